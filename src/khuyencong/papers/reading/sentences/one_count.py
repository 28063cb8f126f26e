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


def with_one_count(found: Found) -> Found:
    """The same with such counts by the narrower word in every activity of their content, role and period."""
    told: dict[_Case, list[Activity]] = defaultdict(list)
    for activity in found.activities:
        told[_case(activity)].append(activity)
    return Found(
        [_narrowed(a, told[_case(a)]) if len(told[_case(a)]) > 1 else a for a in found.activities], found.totals
    )


def _case(activity: Activity) -> _Case:
    return fold(activity.title), activity.role, activity.period


def _narrowed(activity: Activity, alike: list[Activity]) -> Activity:
    others = [q for other in alike if other is not activity and _may_be_one(activity, other) for q in other.quantities]
    quantities = tuple(_as_narrower(q, activity.quantities, others) for q in activity.quantities)
    return activity if quantities == activity.quantities else replace(activity, quantities=quantities)


def _may_be_one(one: Activity, other: Activity) -> bool:
    """Whether like titles may name one content: no two sections tell of it, and it has a title at all."""
    sections = {fold(a.group_title) for a in (one, other) if a.group_title}
    return bool(one.title) and len(sections) < 2


def _as_narrower(count: Quantity, beside: Iterable[Quantity], others: Iterable[Quantity]) -> Quantity:
    """A count in the words of the one other that says more of the same number; as it is where several do."""
    narrower = {(q.unit, q.note) for q in others if _says_more(q, count)}
    if len(narrower) != 1 or any(_says_more(q, count) for q in beside):
        return count
    unit, note = narrower.pop()
    return replace(count, unit=unit, note=note)


def _says_more(one: Quantity, count: Quantity) -> bool:
    if (one.value, one.value_max) != (count.value, count.value_max) or (one.unit, one.note) == (count.unit, count.note):
        return False
    unit, plain = fold(one.unit), fold(count.unit)
    return (unit == plain or unit.startswith(f"{plain} ")) and count.note in ("", one.note)
