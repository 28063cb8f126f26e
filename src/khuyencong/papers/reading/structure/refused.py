"""What the minutes of a council refuse is not done, with the words that refuse it; what was asked for it stands beside:
«đề nghị hỗ trợ 150 triệu đồng. Hội đồng không thống nhất hỗ trợ do hồ sơ chưa đủ»."""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import zip_longest

from ....terms.facts import Activity, Role, Span, Status
from ....terms.vietnamese import fold
from ..sentences.passage import Found, as_total
from ..text.scan import Scan, trimmed
from .outline import TABLE, Node

_OPINION = (
    r"\W*(?:(?:va|nhung|tuy nhien|sau khi thao luan|cac|100%|\d+/\d+)\s|(?:thanh vien|hoi dong|hoi nghi|cuoc hop"
    r"|to tham dinh|chu tich|chu tri|y kien|ket luan|ket qua(?: tham dinh| bo phieu)?|co y kien|thong nhat|nhat tri"
    r"|dong y|de nghi|quyet dinh|deu|da|cua|la)\b[\s,:]*)*"
)
_IT = r"(?:(?:cac |viec )?(?:de an|noi dung|nhiem vu|du an|ho so)(?: nay| tren| sau)?)"
_REFUSES = (
    r"khong (?:duoc )?(?:(?:hoi dong )?(?:thong nhat|dong y|nhat tri|thong qua|chap thuan|phe duyet|de nghi)"
    r"(?! (?:voi )?(?:muc|so|kinh phi|de xuat|noi dung chi)\b)(?: (?:xem xet|de nghi|phe duyet))*(?: ho tro| bo tri)?"
    r"(?: kinh phi)?"
    rf"|(?:xem xet )?(?:ho tro|bo tri)(?: kinh phi)?(?=\W*$|[.;,:)]| (?:do|vi)\b| {_IT})"
    r"|du dieu kien(?: ho tro)?|dat yeu cau|dat(?=\W*$|[.;,)]))"
)
_REFUSED = re.compile(_OPINION + _REFUSES + r"\b")
_OPENS = re.compile(rf"{_OPINION}(?P<says>{_REFUSES}|khong (?:xem xet )?(?:ho tro|bo tri)(?: kinh phi)?(?: cho)?)\b")
_HEADS = re.compile(rf"{_OPINION}{_REFUSES}\b|.*\b{_IT}\b.* {_REFUSES}\W*$")
_EDGE = re.compile(r"[.;:,(|]\s*")
_MAY_REFUSE = "khong "
_AT_END = " \n\t.;,()"


def without_refused(scan: Scan, root: Node, found: Found) -> Found:
    """The same, with each content that the council refused as not done."""
    nodes = [node for node in root.walk() if node is not root]
    if not any(_MAY_REFUSE in node.folded for node in nodes):
        return found
    told, starts = Found(totals=[*found.totals]), [node.span.start for node in nodes]
    for activity, later in zip_longest(found.activities, found.activities[1:]):
        if told.activities and _tells_again(told.activities[-1], activity):
            continue
        at = bisect_right(starts, activity.span.start)
        words = _refusing(scan, nodes[at - 1], activity, later) if at else None
        told.activities.append(_refused(scan, activity, words) if words else activity)
        if words and activity.amount and activity.amount.value:
            told.totals.append(replace(as_total(told.activities[-1], activity.amount), of_group=True))
    told.totals.sort(key=lambda total: total.span.start)
    return told


def _tells_again(refused: Activity, activity: Activity) -> bool:
    """«Kết quả: 02/07 phiếu đồng ý, không đạt» of the content that it refuses."""
    is_one = (refused.path, refused.title) == (activity.path, activity.title)
    return is_one and refused.status is Status.NOT_DONE and not (activity.amount or activity.quantities)


def _refusing(scan: Scan, node: Node, activity: Activity, later: Activity | None) -> Span | None:
    """The words that refuse a content: those of its line up to the next content, or of the heading over it."""
    start, end = activity.span.start, activity.span.end if node.level == TABLE else node.span.end
    if later and start < later.span.start < end and (later.amount or later.title != activity.title):
        end = later.span.start
    head = node.parent
    if head and head.level >= 0 and _HEADS.match(head.folded):
        return trimmed(scan, head.span)
    return refusal_in(scan, Span(start, end))


def refusal_in(scan: Scan, span: Span) -> Span | None:
    """The clause of a span that refuses, with the cause that it gives."""
    if scan.folded.find(_MAY_REFUSE, span.start, span.end) < 0:
        return None
    for edge in (span.start, *(mark.end() for mark in _EDGE.finditer(scan.folded, span.start, span.end))):
        if said := (_OPENS if edge == span.start else _REFUSED).match(scan.folded, edge, span.end):
            return trimmed(scan, Span(edge, scan.sentence_end(said.end(), span.end)), _AT_END)
    return None


def _refused(scan: Scan, activity: Activity, words: Span) -> Activity:
    said = _OPENS.match(fold(activity.title))
    title = activity.title[said.end("says") :].strip(" ,:") if said else activity.title
    return replace(
        activity, role=Role.PLAN, status=Status.NOT_DONE, amount=None, shares=(), fund_source=None,
        title=title[:1].upper() + title[1:] or activity.title, reason=scan.words(words), reason_span=words,
    )  # fmt: skip
