"""One count told twice of one content, by a narrower and by a wider word: it keeps the narrower, so that it is one.

«46 sản phẩm cấp tỉnh» in the text and «46 sản phẩm» in the table; «05 cơ sở công nghiệp nông thôn» and «05 cơ sở».
Where the content's plan counts by one of the two words, what was reached of it keeps the plan's.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ....terms.facts import REACHED, Activity, Quantity, Role
from ....terms.vietnamese import fold
from .passage import Found

_Case = tuple[str, Role | None, str | None]
_Number = tuple[float, float | None]
_Word = tuple[str, str, str]  # the section a number is counted in, its unit and note


def with_one_count(found: Found) -> Found:
    """The same with such counts by one word in every activity of their content, role and period."""
    told: dict[_Case, dict[_Number, set[_Word]]] = defaultdict(lambda: defaultdict(set))
    for activity in found.activities:
        words, section = told[_case(activity)], _section(activity)
        for q in activity.quantities:
            words[q.value, q.value_max].add((section, q.unit, q.note))
    planned: dict[str, set[_Word]] = defaultdict(set)
    read = [a if a.role in REACHED else _in_one_word(a, told[_case(a)], set()) for a in found.activities]
    for plan in (a for a in read if a.role is Role.PLAN):
        planned[fold(plan.title)] |= {(_section(plan), q.unit, q.note) for q in plan.quantities}
    read = [_in_one_word(a, told[_case(a)], planned[fold(a.title)]) if a.role in REACHED else a for a in read]
    return Found(read, found.totals)


def _case(activity: Activity) -> _Case:
    return fold(activity.title), activity.role, activity.period


def _section(activity: Activity) -> str:
    return fold(activity.group_title or "")


def _in_one_word(activity: Activity, told: dict[_Number, set[_Word]], planned: set[_Word]) -> Activity:
    if not activity.title:
        return activity
    section, own = _section(activity), activity.quantities
    by_plan = _of_section(section, planned)
    counts = tuple(_by_plan(q, own, _of_section(section, told[q.value, q.value_max]), by_plan) for q in own)
    return activity if counts == own else replace(activity, quantities=counts)


def _of_section(section: str, told: Iterable[_Word]) -> set[tuple[str, str]]:
    """The words of a number that may be of one content: like titles of two sections are two."""
    return {(unit, note) for of, unit, note in told if not (of and section) or of == section}


def _by_plan(
    count: Quantity, beside: Iterable[Quantity], words: set[tuple[str, str]], planned: set[tuple[str, str]]
) -> Quantity:
    """A count in the plan's word where the paper counts the same by it too, else in the narrower."""
    for unit, note in sorted(words & planned):
        if (unit, note) == (count.unit, count.note):
            return count
        by_plan = replace(count, unit=unit, note=note)
        if _says_more(count.unit, count.note, by_plan) and by_plan not in beside:
            return by_plan
    return _as_narrower(count, beside, words)


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
