"""What a row's remarks say: why, and what becomes of a content of which nothing was reached."""

from collections.abc import Sequence
from dataclasses import replace

from ....terms.facts import REACHED, Activity, Span
from ..grammar.changes import change_in_cell
from ..grammar.reasons import Reason, is_not_done, nothing_spent, reason_in_cell
from ..text.scan import Scan
from .column import Kind


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


def reason_in(scan: Scan, remarks: Sequence[tuple[Kind, Span]], *, for_nothing: bool) -> Reason | None:
    """What a row's remarks say of why; of a thing for which nothing was spent whatever is remarked, but that alone."""
    told = (reason_in_cell(scan, cell, only_causes=kind is Kind.REMARK) for kind, cell in remarks)
    if (reason := next(filter(None, told), None)) or not for_nothing:
        return reason
    whys = (cell for _, cell in remarks if not (nothing_spent(scan, cell) or is_not_done(scan, cell)))
    return next(filter(None, (reason_in_cell(scan, cell, only_causes=False) for cell in whys)), None)
