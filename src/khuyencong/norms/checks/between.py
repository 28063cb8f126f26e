"""Checks between papers: one thing with two figures, one document with two numbers."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from ...terms.facts import Activity, Finding, Role
from ...terms.numbers import format_vnd
from ...terms.vietnamese import fold
from .case import Case, error, same_count, similar, warning

Named = tuple[str, Case]
THOUSAND = 1000


def unit_slips(cases: list[Named]) -> Iterator[Finding]:
    """The same count of the same thing, and exactly a thousandth of the money, in another paper."""
    for (_, one), (name, other) in _pairs(cases):
        for small in one.facts.activities:
            if any(_is_thousandth(small, large) for large in other.facts.activities) and small.amount:
                yield error(
                    "unit-slip",
                    f"Số tiền bằng một phần nghìn của mục cùng nội dung trong {name}",
                    small.amount.span,
                    format_vnd(small.amount.value),
                    format_vnd(small.amount.value * THOUSAND),
                )


def _is_thousandth(small: Activity, large: Activity) -> bool:
    if not (small.amount and large.amount and small.amount.value):
        return False
    return small.amount.value * THOUSAND == large.amount.value and (same_count(small, large) or similar(small, large))


def conflicts(cases: list[Named]) -> Iterator[Finding]:
    """The same title, role and period with another amount."""
    for (name, one), (_, other) in combinations(cases, 2):
        known = {key: a for a in one.facts.activities if (key := _key(a))}
        for activity in other.facts.activities:
            before = known.get(_key(activity) or ("", None, ""))
            if before and before.amount and activity.amount and before.amount.value != activity.amount.value:
                yield warning(
                    "cross-paper-conflict",
                    f"«{activity.title}» có số tiền khác trong {name}",
                    activity.amount.span,
                    format_vnd(activity.amount.value),
                    format_vnd(before.amount.value),
                )


def _key(activity: Activity) -> tuple[str, Role | None, str] | None:
    title = re.sub(r"\W+", " ", fold(activity.title)).strip()
    if not activity.period or not activity.amount or len(title.split()) < 3:
        return None
    return title, activity.role, activity.period


def citation_years(cases: list[Named]) -> Iterator[Finding]:
    """A number that another paper cites with its year's digits in another order."""
    for (name, one), (_, other) in _pairs(cases):
        years = {_yearless(c.number): c.number for c in one.facts.citations if "/" in _yearless(c.number)}
        for citation in other.facts.citations:
            known = years.get(_yearless(citation.number))
            swapped = known and known != citation.number and sorted(known) == sorted(citation.number)
            if swapped and not citation.date:
                yield warning("cross-paper-conflict", f"{name} ghi {known}", citation.span, citation.number, known)


def _yearless(number: str) -> str:
    return re.sub(r"/\d{4}/", "//", number)


def _pairs(cases: list[Named]) -> Iterator[tuple[Named, Named]]:
    for one, other in combinations(cases, 2):
        yield one, other
        yield other, one


CHECKS: tuple[Callable[[list[Named]], Iterator[Finding]], ...] = (unit_slips, conflicts, citation_years)
