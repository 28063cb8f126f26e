"""Sums that are the whole of others told behind them: they are totals, in whatever words they stand."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ...terms.facts import Activity, Amount, Total
from .passages import ASIDE, Found
from .periods import lies_within
from .scan import Scan

_OVERALL = re.compile(r"tong (?:kinh phi|muc|nguon|so|von)|giai ngan|kinh phi duoc giao")
_PARTS_OF_A_PLAN = {"nhiệm vụ", "đề án", "nội dung"}


def with_wholes(scan: Scan, found: Found) -> Found:
    """The same with such sums as totals, and with them the plan or the earlier sum that they are compared with."""
    told: set[int] = set()
    for i in reversed(range(len(found.activities))):
        if _is_whole(scan, found.activities, i, told):
            told |= {i, *_beside(found.activities, i)}
    wholes = [(a, a.amount) for i, a in enumerate(found.activities) if i in told]
    found.totals = [*(_as_total(activity, amount) for activity, amount in wholes if amount), *found.totals]
    kept = [replace(a, amount=None) if i in told else a for i, a in enumerate(found.activities)]
    found.activities = [a for i, a in enumerate(kept) if i not in told or a.quantities]
    return found


def _beside(activities: list[Activity], i: int) -> Iterator[int]:
    """What stands right before a sum and is compared with it."""
    while i and (beside := activities[i - 1].amount) and beside.rule == ASIDE:
        i -= 1
        yield i


def _is_whole(scan: Scan, activities: list[Activity], i: int, told: set[int]) -> bool:
    """All of its role and period behind it add up to it; or it calls itself the whole and they do not exceed it."""
    whole = activities[i]
    if whole.amount is None or whole.adjustment or whole.amount.rule == ASIDE:
        return False
    parts = [
        a.amount.value for n, a in enumerate(activities) if n > i and n not in told and a.amount and _is_part(a, whole)
    ]
    if len(parts) < 2:
        return False
    first = not any(_is_part(a, whole) for a in activities[:i])
    if first and whole.amount.value == sum(parts):
        return True
    return not whole.path and whole.amount.value >= sum(parts) and _is_overall(scan, whole, activities[i + 1 :])


def _is_part(part: Activity, whole: Activity) -> bool:
    if part.amount is None or part.amount.rule == ASIDE or part.adjustment or part.role is not whole.role:
        return False
    if part.amount.value == 0:
        return False
    return part.period == whole.period or bool(part.period and whole.period and lies_within(part.period, whole.period))


def _is_overall(scan: Scan, activity: Activity, behind: list[Activity]) -> bool:
    """Whether a sum calls itself the whole, or is of projects where nothing behind it counts projects again."""
    if activity.amount is None:
        return False
    if _OVERALL.search(scan.folded, activity.span.start, activity.amount.span.start):
        return True
    counted = {q.unit for q in activity.quantities} & _PARTS_OF_A_PLAN
    return bool(counted) and not any(q.unit in counted for a in behind for q in a.quantities)


def _as_total(activity: Activity, amount: Amount) -> Total:
    return Total(activity.title, amount.value, amount.span, role=activity.role, period=activity.period)
