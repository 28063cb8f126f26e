"""Checks between papers: one thing with two figures, one document with two numbers."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from ...terms.facts import Activity, Finding, Role
from ...terms.numbers import format_vnd
from ...terms.vietnamese import fold
from .case import Case, crossing, error, info, same_count, similar, title_key, warning
from .plans import overlap, runs_of, same_event

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
    title = title_key(activity)
    return (title, activity.role, activity.period) if title and activity.period and activity.amount else None


def overlaps(cases: list[Named]) -> Iterator[Finding]:
    """One thing told in two papers for periods that cross."""
    for (name, one), (_, other) in combinations(cases, 2):
        for activity in other.facts.activities:
            before = next((a for a in one.facts.activities if crossing(a, activity)), None)
            if before:
                yield overlap(activity, f"kỳ {before.period} trong {name}")


def repeated_events(cases: list[Named]) -> Iterator[Finding]:
    """One event told in two papers under other items; a person decides whether it counts once."""
    for (name, one), (_, other) in combinations(cases, 2):
        told = {run: a for a in _events(one) for run in runs_of(_words(one, a))}
        for activity in _events(other):
            runs = runs_of(_words(other, activity))
            if any(run in told and _told_elsewhere(told[run], activity) for run in runs):
                yield info("repeated-event", f"Sự kiện đã kể trong {name}", activity.span, activity.title)


def _events(case: Case) -> list[Activity]:
    return [a for a in case.facts.activities if a.quantities and a.role is Role.ACTUAL]


def _words(case: Case, activity: Activity) -> str:
    return case.folded[activity.span.start : activity.span.end]


def _told_elsewhere(one: Activity, other: Activity) -> bool:
    """The same event under another title; under the same one it is the same figure told again."""
    return fold(one.title) != fold(other.title) and same_event(one, other)


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


CHECKS: tuple[Callable[[list[Named]], Iterator[Finding]], ...] = (
    unit_slips,
    conflicts,
    overlaps,
    repeated_events,
    citation_years,
)
