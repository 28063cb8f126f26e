"""What a row's remark says becomes of a content of which nothing was reached."""

from collections.abc import Sequence
from dataclasses import replace

from ....terms.facts import REACHED, Activity, Span
from ..grammar.changes import change_in_cell
from ..text.scan import Scan


def put_off(scan: Scan, told: Sequence[Activity], remarks: Sequence[Span], year: str | None) -> list[Activity]:
    """The row's activities with «Triển khai quý III», «Không tổ chức» told of the first reached one; unchanged where
    something was reached, or nobody says so."""
    reached = [i for i, one in enumerate(told) if one.role in REACHED]
    change = next(filter(None, (change_in_cell(scan, cell, year) for cell in remarks)), None) if reached else None
    if change is None or any(_tells_something(told[i]) for i in reached):
        return [*told]
    first = told[reached[0]]
    reason = scan.words(change.reason) if change.reason else None
    arranged = (*first.arrangements, *change.arrangements)
    changed = replace(first, status=change.status, reason=reason, reason_span=change.reason, arrangements=arranged)
    return [changed if i == reached[0] else one for i, one in enumerate(told)]


def _tells_something(activity: Activity) -> bool:
    return bool(activity.amount and activity.amount.value) or any(q.value for q in activity.quantities)
