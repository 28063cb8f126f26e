"""Papers that decide nothing: what a submission or the minutes of a council plan is only proposed, and what the council
agrees on stands for what was asked of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Activity, Role, Status
from ..sentences.passage import Found, as_total
from ..text.scan import Scan

_KINDS = ("proposal", "minutes")
_AGREED = re.compile(
    r"\W*(?:sau khi [^.;:]{3,90}, )?(?:(?:cac )?thanh vien )?(?:hoi dong|hoi nghi|cuoc hop|to tham dinh)\b"
    r"[^.;:\d]{0,60}?\b(?:thong nhat|dong y|nhat tri|ket luan|de nghi|thong qua)\b"
)
_VOTES = "phiếu"


def as_undecided(scan: Scan, kind: str | None, found: Found) -> Found:
    """The same, with all that such a paper plans as proposed; `kind`: of the paper's head."""
    if kind not in _KINDS:
        return found
    told = _with_agreed(scan, found) if kind == "minutes" else found
    asked = (
        replace(a, status=Status.PROPOSED) if a.role is Role.PLAN and a.status is None else a for a in told.activities
    )
    return Found([*asked], told.totals)


def _with_agreed(scan: Scan, found: Found) -> Found:
    """«…, đề nghị hỗ trợ 300 triệu đồng. Hội đồng thống nhất mức hỗ trợ 280 triệu đồng (07/07 phiếu)»: one thing with
    the second sum, beside which stands what was asked."""
    told = Found(totals=[*found.totals])
    for activity in map(_without_votes, found.activities):
        asked = told.activities[-1] if told.activities else None
        if asked and asked.amount and activity.amount and _agrees(scan, asked, activity):
            told.activities[-1] = replace(asked, amount=activity.amount, span=activity.span)
            told.totals.append(replace(as_total(asked, asked.amount), of_group=True))
        else:
            told.activities.append(activity)
    return told


def _agrees(scan: Scan, asked: Activity, activity: Activity) -> bool:
    same = bool(activity.path) and (asked.path, asked.item, asked.role) == (activity.path, activity.item, activity.role)
    return same and any(_AGREED.match(scan.folded, at) for at in _openings(scan, activity))


def _openings(scan: Scan, activity: Activity) -> Iterator[int]:
    """Where a content's own words begin: its sentence, or the clause before its sum."""
    yield activity.span.start
    if activity.amount:
        yield scan.clause_start(activity.amount.span.start, activity.span.start)


def _without_votes(activity: Activity) -> Activity:
    return replace(activity, quantities=tuple(q for q in activity.quantities if q.unit != _VOTES))
