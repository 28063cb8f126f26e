"""Papers that decide nothing: what a submission or the minutes of a council plan is only proposed, and what the council
agrees on stands for what was asked of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Activity, Amount, PaperHead, Role, Status, Total
from ....terms.vietnamese import fold
from ..grammar.roles import Context
from ..sentences.passage import Found, as_total
from ..text.scan import Scan
from .opinions import with_opinions
from .outline import Node
from .refused import without_refused

_KINDS = ("proposal", "minutes")
_AGREED = re.compile(
    r"\W*(?:sau khi [^.;:]{3,90}, )?(?:(?:cac )?thanh vien )?(?:hoi dong|hoi nghi|cuoc hop|to tham dinh)\b"
    r"[^.;:\d]{0,60}?(?<!khong )(?<!chua )\b(?:thong nhat|dong y|nhat tri|ket luan|de nghi|thong qua)\b(?! khong\b)"
    r"|\W*(?:ket luan|y kien)(?: cua (?:hoi dong|chu toa|chu tich))?: ?[^.;\d]{0,40}"
    r"\b(?:dong y|thong nhat|nhat tri|ho tro)\b"
)
_VOTES = "phiếu"


# a letter «V/v đăng ký nhu cầu kinh phí khuyến công năm 2027»
_ASKS = re.compile(
    r"(?:v/v |ve viec |viec )?(?:(?:bao cao|tong hop) )?(?:(?:dang ky|de xuat|nhu cau|xin) "
    r"(?!thu tuc|y kien|lui|gia han)"
    r"|de nghi (?:ho tro|cap|bo sung|bo tri|phe duyet|tham dinh|xem xet|(?:cho phep )?dieu chinh)\b)"
)


def as_undecided(scan: Scan, root: Node, context: Context, head: PaperHead, found: Found) -> Found:
    """The same, with all that such a paper plans as proposed."""
    if head.kind not in _KINDS and not (head.kind == "letter" and _ASKS.match(fold(head.title or ""))):
        return found
    told = _as_agreed(scan, root, context, found) if head.kind == "minutes" else found
    asked = (
        replace(a, status=Status.PROPOSED) if a.role is Role.PLAN and a.status is None else a for a in told.activities
    )
    return Found([*asked], told.totals)


def _as_agreed(scan: Scan, root: Node, context: Context, found: Found) -> Found:
    told = with_opinions(scan, root, context, without_refused(scan, root, _with_agreed(scan, found)))
    contents = (a for a in told.activities if a.amount or a.status or not _OF_MEETING.match(fold(a.title)))
    return Found([*contents], told.totals)


# «Hội đồng đã nghe Trung tâm trình bày 04 đề án», «Tổng kinh phí Hội đồng thống nhất: … cho 02 đề án»
_OF_MEETING = re.compile(
    r"\W*(?:sau khi |tai cuoc hop,? )?(?:hoi dong|hoi nghi|cuoc hop|cac thanh vien)\b.*"
    r"\b(?:nghe|trinh bay|bao cao|thao luan|xem xet|tham dinh)\b|\W*tong (?:so |muc )?(?:kinh phi|so tien)\b"
)


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
    for total in found.totals:  # «Kết luận: hỗ trợ 150 triệu đồng» behind what was asked, which names nothing
        asked = next((a for a in reversed(told.activities) if a.amount and a.amount.span.end <= total.span.start), None)
        if asked and asked.amount and total.amount_vnd and _is_agreed(scan, asked.amount.span.end, total):
            at = told.activities.index(asked)
            told.activities[at] = replace(asked, amount=Amount(total.amount_vnd, total.span, rule="money"))
            told.totals[told.totals.index(total)] = replace(as_total(asked, asked.amount), of_group=True)
    return told


def _is_agreed(scan: Scan, asked_end: int, total: Total) -> bool:
    """Whether a total stands in the same line as what was asked, in a sentence that agrees on it."""
    start = scan.clause_start(total.span.start, asked_end)
    return "\n" not in scan.content[asked_end : total.span.start] and _AGREED.match(scan.folded, start) is not None


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
