"""Checks between papers: one thing with two figures, one document with two numbers.

Each finding comes with the name of the paper in which it stands; its words name the other.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

from ...terms.facts import Activity, Amount, Finding
from ...terms.known_documents import spelled
from ...terms.numbers import format_vnd
from ...terms.vietnamese import fold
from ..matching import TITLE_ALONE_NEEDS, title_likeness
from .case import Case, crossing, error, info, same_count, similar, title_key, warning
from .events import keys_of, reached, same_event
from .plans import overlap

Named = tuple[str, Case]
Standing = tuple[str, Finding]  # the paper it stands in
THOUSAND = 1000


def unit_slips(cases: list[Named]) -> Iterator[Standing]:
    """The same count of the same thing, and exactly a thousandth of the money, in another paper."""
    for (here, one), (name, other) in _pairs(cases):
        for small in one.facts.activities:
            if any(_is_thousandth(small, large) for large in other.facts.activities) and small.amount:
                told, meant = format_vnd(small.amount.value), format_vnd(small.amount.value * THOUSAND)
                words = f"Số tiền bằng một phần nghìn của mục cùng nội dung trong {name}"
                yield here, error("unit-slip", words, small.amount.span, told, meant)


def _is_thousandth(small: Activity, large: Activity) -> bool:
    if not (small.amount and large.amount and small.amount.value) or small.is_move or large.is_move:
        return False
    return small.amount.value * THOUSAND == large.amount.value and (same_count(small, large) or similar(small, large))


def conflicts(cases: list[Named]) -> Iterator[Standing]:
    """Like titles, one role and period, and another amount; which of the two is right nobody can tell."""
    for (name, one), (here, other) in combinations(cases, 2):
        known = _once(one)
        for activity, amount in _once(other):
            alike = [(a, sum_) for a, sum_ in known if _same_thing(a, activity)]
            if alike and not any(_agree(told, (activity, amount)) for told in alike):
                _, before = max(alike, key=lambda told: title_likeness(told[0].title, activity.title))
                words = f"«{activity.title}» có số tiền khác trong {name}: {format_vnd(before.value)} đồng"
                yield here, warning("cross-paper-conflict", words, amount.span, format_vnd(amount.value))


def _agree(one: tuple[Activity, Amount], other: tuple[Activity, Amount]) -> bool:
    """Of one sum, or one of them says that it stands where the other's stood until then."""
    stood = {a.before.value for a, _ in (one, other) if a.before}
    return one[1].value == other[1].value or not stood.isdisjoint((one[1].value, other[1].value))


def _once(case: Case) -> list[tuple[Activity, Amount]]:
    """What a paper tells one amount of, under a title that says enough."""
    paid = [(a, a.amount) for a in case.facts.activities if a.amount and a.period and title_key(a) and not a.is_move]
    told = Counter((title_key(a), a.role, a.period) for a, _ in paid)
    return [(a, amount) for a, amount in paid if told[title_key(a), a.role, a.period] == 1]


def _same_thing(one: Activity, other: Activity) -> bool:
    """Like titles of one role and period; a place, a name or a number that only one of them tells parts them."""
    if (one.role, one.period) != (other.role, other.period):
        return False
    if title_key(one) == title_key(other):
        return True
    return _names(one) == _names(other) and title_likeness(one.title, other.title) >= TITLE_ALONE_NEEDS


def _names(activity: Activity) -> frozenset[str]:
    """What tells one thing from others like it: numbers, and words in capitals behind the first."""
    words = re.findall(r"\w+", activity.title)
    return frozenset(fold(word) for i, word in enumerate(words) if word.isdigit() or (i and word[0].isupper()))


def overlaps(cases: list[Named]) -> Iterator[Standing]:
    """One thing told in two papers for periods that cross."""
    for (name, one), (here, other) in combinations(cases, 2):
        for activity in other.facts.activities:
            before = next((a for a in one.facts.activities if crossing(a, activity)), None)
            if before:
                yield here, overlap(activity, f"kỳ {before.period} trong {name}")


def repeated_events(cases: list[Named]) -> Iterator[Standing]:
    """One event told in two papers under other titles; a person decides whether it counts once."""
    for (name, one), (here, other) in combinations(cases, 2):
        told = {key: a for a in reached(one) for key in keys_of(one, a)}
        for activity in reached(other):
            known = ((key, told[key]) for key in keys_of(other, activity) if key in told)
            if any(_told_elsewhere(a, activity) and same_event(one, a, other, activity, key) for key, a in known):
                yield here, info("repeated-event", f"Sự kiện đã kể trong {name}", activity.span, activity.title)


def _told_elsewhere(one: Activity, other: Activity) -> bool:
    """Under another title; under the same one it is the same figure told again."""
    return fold(one.title) != fold(other.title)


def citation_years(cases: list[Named]) -> Iterator[Standing]:
    """A number that another paper cites with its year's digits in another order."""
    for (name, one), (here, other) in _pairs(cases):
        years = {_yearless(c.number): c.number for c in one.facts.citations if "/" in _yearless(c.number)}
        for citation in other.facts.citations:
            known = years.get(_yearless(citation.number))
            swapped = known and known != citation.number and sorted(known) == sorted(citation.number)
            if swapped and not citation.date:
                words = f"Số {citation.number} có thể viết nhầm năm: {name} ghi {known}"
                yield here, warning("cross-paper-conflict", words, citation.span, citation.number, known)


def citation_days(cases: list[Named]) -> Iterator[Standing]:
    """A paper beside is cited with another day of one year than it bears; an individual number comes every year."""
    for (name, one), (here, other) in _pairs(cases):
        head = one.facts.head
        if not (head.number and head.date and len(head.date) == len("2024-01-31")):
            continue
        for citation in other.facts.citations:
            told = citation.date if spelled(citation.number) == spelled(head.number) else None
            if told and told[:4] == head.date[:4] and not head.date.startswith(told):
                words = f"{citation.number} mang ngày khác trong {name}"
                yield here, warning("citation-date", words, citation.span, told, head.date)
                break


def _yearless(number: str) -> str:
    return re.sub(r"/\d{4}/", "//", number)


def _pairs(cases: list[Named]) -> Iterator[tuple[Named, Named]]:
    for one, other in combinations(cases, 2):
        yield one, other
        yield other, one


CHECKS: tuple[Callable[[list[Named]], Iterator[Standing]], ...] = (
    unit_slips,
    conflicts,
    overlaps,
    repeated_events,
    citation_years,
    citation_days,
)
