"""One count told twice of one content, by a narrower and by a wider word: it keeps the narrower, so that it is one.

«46 sản phẩm cấp tỉnh» in the text and «46 sản phẩm» in the table; «05 cơ sở công nghiệp nông thôn» and «05 cơ sở».
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ....terms.facts import Activity, Quantity, Role
from ....terms.vietnamese import fold
from .passage import Found

_Case = tuple[str, Role | None, str | None]
_Number = tuple[float, float | None]
_Word = tuple[str, str, str]  # the section a number is counted in, its unit and note


def with_one_count(found: Found) -> Found:
    """The same with such counts by the narrower word in every activity of their content, role and period."""
    told: dict[_Case, dict[_Number, set[_Word]]] = defaultdict(lambda: defaultdict(set))
    for activity in found.activities:
        for q in activity.quantities:
            told[_case(activity)][q.value, q.value_max].add((fold(activity.group_title or ""), q.unit, q.note))
    return Found([_narrowed(a, told[_case(a)]) if a.title else a for a in found.activities], found.totals)


def _case(activity: Activity) -> _Case:
    return fold(activity.title), activity.role, activity.period


def _narrowed(activity: Activity, told: dict[_Number, set[_Word]]) -> Activity:
    section = fold(activity.group_title or "")
    quantities = tuple(
        _as_narrower(q, activity.quantities, _of_section(section, told[q.value, q.value_max]))
        for q in activity.quantities
    )
    return activity if quantities == activity.quantities else replace(activity, quantities=quantities)


def _of_section(section: str, told: Iterable[_Word]) -> set[tuple[str, str]]:
    """The words of a number that may be of one content: like titles of two sections are two."""
    return {(unit, note) for of, unit, note in told if not (of and section) or of == section}


def _as_narrower(count: Quantity, beside: Iterable[Quantity], words: Iterable[tuple[str, str]]) -> Quantity:
    """A count in the words of the one other that says more of the same number; as it is where several do."""
    narrower = {word for word in words if _says_more(*word, count)}
    own = (q for q in beside if (q.value, q.value_max) == (count.value, count.value_max))
    if len(narrower) != 1 or any(_says_more(q.unit, q.note, count) for q in own):
        return count
    unit, note = narrower.pop()
    return replace(count, unit=unit, note=note)


def _says_more(unit: str, note: str, count: Quantity) -> bool:
    if (unit, note) == (count.unit, count.note):
        return False
    said, plain = fold(unit), fold(count.unit)
    return (said == plain or said.startswith(f"{plain} ")) and count.note in ("", note)
