"""Sums that are the whole of others told behind them: they are totals, in whatever words they stand."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ...terms.facts import Activity, Amount, Role, Total
from .costs import are_projects
from .passages import ASIDE, Found
from .periods import lies_within
from .scan import Scan

_OVERALL = re.compile(r"tong (?:kinh phi|muc|nguon|so|von)|giai ngan|kinh phi duoc giao")
_Case = tuple[Role | None, str | None]


def with_wholes(scan: Scan, found: Found) -> Found:
    """The same with such sums as totals, and with them the plan or the earlier sum that they are compared with."""
    told = set(_wholes(scan, found.activities))
    wholes = [(a, a.amount) for i, a in enumerate(found.activities) if i in told]
    found.totals = [*(_as_total(activity, amount) for activity, amount in wholes if amount), *found.totals]
    kept = [replace(a, amount=None) if i in told else a for i, a in enumerate(found.activities)]
    found.activities = [a for i, a in enumerate(kept) if i not in told or a.quantities]
    return found


def with_opening(opening: Found, items: Found) -> Found:
    """What stands before the items, then the items; a sum of so many tasks there that holds theirs is their total."""
    sums: dict[_Case, list[int]] = defaultdict(list)
    for item in items.activities:
        if own := _own_sum(item):
            sums[_case(item)].append(own)
    kept: list[Activity] = []
    for activity in opening.activities:
        own, theirs = _own_sum(activity), sums[_case(activity)]
        if own and are_projects(activity.quantities) and len(theirs) > 1 and own >= sum(theirs) and activity.amount:
            opening.totals.append(_as_total(activity, activity.amount))
            activity = replace(activity, amount=None)
        kept.append(activity)
    return Found([*kept, *items.activities], [*opening.totals, *items.totals])


def _wholes(scan: Scan, activities: list[Activity]) -> Iterator[int]:
    """Which activities hold such sums, looked at from the last to the first."""
    behind: dict[_Case, list[int]] = defaultdict(list)
    first = {_case(a): i for i, a in reversed(list(enumerate(activities))) if _own_sum(a)}
    for i, activity in reversed(list(enumerate(activities))):
        own = _own_sum(activity)
        if own and _is_whole(scan, activity, own, behind, first=first[_case(activity)] == i):
            yield from (i, *_beside(activities, i))
        elif own:
            behind[_case(activity)].append(own)


def _case(activity: Activity) -> _Case:
    return activity.role, activity.period


def _own_sum(activity: Activity) -> int:
    """What an activity spent itself: no move of money, nothing it is only compared with."""
    amount = None if activity.adjustment else activity.amount
    return amount.value if amount and amount.rule != ASIDE else 0


def _is_whole(scan: Scan, whole: Activity, value: int, behind: dict[_Case, list[int]], *, first: bool) -> bool:
    """All of its role and period behind it add up to it; or it calls itself the whole and they do not exceed it."""
    parts = [sums for case, sums in behind.items() if _is_within(case, whole)]
    many = sum(map(len, parts)) > 1
    added = sum(map(sum, parts)) if many else 0
    if many and first and value == added:
        return True
    return many and not whole.path and value >= added and _is_overall(scan, whole)


def _is_within(case: _Case, whole: Activity) -> bool:
    role, period = case
    if role is not whole.role or period == whole.period:
        return role is whole.role
    return bool(period and whole.period and lies_within(period, whole.period))


def _is_overall(scan: Scan, activity: Activity) -> bool:
    """Whether a sum calls itself the whole or what was paid out of it."""
    amount = activity.amount
    if amount is None or _MEMBER.search(scan.folded[max(0, activity.span.start - 12) : activity.span.start + 12]):
        return False
    return bool(_OVERALL.search(scan.folded, activity.span.start, amount.span.start))


_MEMBER = re.compile(r"(?:trong do|cu the|gom|theo do)\b|;\s*")  # the first or a later member of a list


def _beside(activities: list[Activity], i: int) -> Iterator[int]:
    """What stands right before a sum and is compared with it."""
    while i and (beside := activities[i - 1].amount) and beside.rule == ASIDE:
        i -= 1
        yield i


def _as_total(activity: Activity, amount: Amount) -> Total:
    return Total(activity.title, amount.value, amount.span, role=activity.role, period=activity.period)
