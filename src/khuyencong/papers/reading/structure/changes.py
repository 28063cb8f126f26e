"""Sentences that move a content to another time or place, or call it off: they tell no figure, and yet change the plan.

«Hội chợ … chuyển sang phường …, tổ chức trong quý III», «dời … sang tháng 11», «Phiên chợ …: không tổ chức theo …».
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ....terms.facts import Activity, Role, Span, Status
from ..grammar.changes import CHANGING, ENDING, ENDS, HELD, MAY, MOVING, Change, ended, expected, moved, put_off
from ..grammar.roles import Context
from ..sentences.passage import Found
from ..text.scan import Scan, overlaps, trimmed
from .outline import TABLE, Node

# What is held or carried out: a unit, a person or money that moves is no content.
_THING = (
    r"(?:(?:nội dung|nhiệm vụ|đề án|hoạt động|việc tổ chức) )?"
    r"(?:hội (?:chợ|nghị|thảo|thi)|phiên chợ|chợ phiên|triển lãm|tuần (?:lễ|hàng)|lễ hội|ngày hội|diễn đàn|cuộc thi"
    r"|lớp|khóa|khoá|tập huấn|đoàn|chương trình|đề án|mô hình|nhiệm vụ|nội dung|hoạt động|sự kiện)\b(?!,)"
)
_ONE_THING = r"(?:đề án|mô hình|lớp|hội chợ|phiên chợ|hội nghị|cuộc thi|đoàn|tuần hàng)\b(?! nào)"
_SUBJECT = rf"(?P<subject>{_THING}(?:(?=\stừ\s)|[^.;:|\n]{{3,200}}?))"
_OPENS = (
    r"(?:\W|\d|Điều\b|Khoản\b|Riêng\b|Đối với\b|Trong đó\b|(?:Việc )?tổ chức\b"
    r"|(?:Đồng ý|Cho phép|Thống nhất|Chấp thuận)\b(?: cho\b)?)*"
)
_AWAY = r":?\s(?:từ|sang|về|đến|tới|vào|qua|tại|thành)\s"
_MOVED = tuple(
    re.compile(_OPENS + words, re.IGNORECASE)
    for words in (
        rf"{_SUBJECT}\s?[:,]?\s{MAY}{MOVING}(?:,\s{MAY}{HELD})?(?={_AWAY})",
        rf"{MAY}{MOVING}\s{_SUBJECT}(?={_AWAY})",
    )
)
# The plan's money that a content called off leaves: no sum of its own.
_FREED = (
    r",?\s\(?giảm\s(?:(?:toàn bộ|kinh phí|dự toán|số tiền|là)\s){0,4}"
    r"\d[\d.,]{0,20}\s(?:(?:nghìn|triệu|tỷ|tỉ)\s)?đồng\W*$"
)
_FREES = re.compile(_FREED, re.IGNORECASE)
_ENDED = tuple(  # «chưa tổ chức» calls nothing off
    re.compile(_OPENS + words, re.IGNORECASE)
    for words in (
        rf"{_SUBJECT}\s?[:,]?\s{MAY}(?!chưa){ENDING}{ENDS}",
        rf"{MAY}(?!chưa){ENDING}\s{_SUBJECT}(?=,?\s(?:theo|do|vì)\s|[.;]?\s*$)",
        rf"{MAY}{ENDING}\s(?P<subject>[^.,;:|\n]{{3,200}}?)(?={_FREED})",
        # «Chưa thực hiện được đề án điểm do …»: one thing, and why; «chưa tổ chức được nhiều hội chợ do …» is none
        rf"(?:chưa|không)\s(?:thể\s)?(?:thực hiện|triển khai|tổ chức|mở)(?:\sđược)?\s(?P<subject>{_ONE_THING}"
        r"[^.;:,|\n\d]{2,120}?)(?=,?\s(?:do|vì)\s)",
    )
)
_ANY = re.compile(  # «Nội dung đề nghị dừng thực hiện:» heads what is
    r"(?:nội dung|đề án|nhiệm vụ|hoạt động)(?:\s(?:đề nghị|xin|được|khác|còn lại|khuyến công))*", re.IGNORECASE
)
_LONGEST = 600  # characters of a sentence that is looked at


def with_changes(scan: Scan, root: Node, context: Context, found: Found) -> Found:
    """The same, and what no figure tells: which contents are held elsewhere, at another time or not at all."""
    found.activities = [_put_off(scan, one) for one in found.activities]
    words = _words_of_change(scan, Span(0, len(scan.flat)))  # in each line only those of the paper are looked for
    if not words:
        return found
    told_in = (node for node in root.walk() if _may_tell(scan, node, root, words))
    changes = [one for node in told_in for one in _changes(scan, node, context)]
    told = [_with_its_sum(_as_listed(change, found.activities), found.activities) for change in changes]
    known = [one for one in found.activities if not any(_is_only(scan, one, change) for change in told)]
    spans = [span for one in known for span in (one.span, one.reason_span) if span]
    new = (change for change in told if not any(overlaps(change.span, span) for span in spans))
    return Found(sorted([*known, *new], key=lambda one: one.span.start), found.totals) if told else found


def _put_off(scan: Scan, told: Activity) -> Activity:
    """What was not done, for no cause that the paper names, is only moved where its sentence says to when."""
    year = told.period[:4] if told.period else None
    if told.status is Status.NOT_DONE and told.role is Role.ACTUAL and not told.arrangements:
        told = replace(told, arrangements=tuple(expected(scan, told.span, year)))
    is_undone = told.status is Status.NOT_DONE and not told.reason
    change = put_off(scan, told.span, year) if is_undone else None
    if change is None or change.reason is None:
        return told
    reason = scan.words(change.reason)
    return replace(
        told, status=change.status, reason=reason, reason_span=change.reason, arrangements=change.arrangements
    )


def _as_listed(change: Activity, listed: Iterable[Activity]) -> Activity:
    """With the number and the group under which the paper lists it."""
    item = next((one for one in listed if one.title == change.title and overlaps(one.span, change.span)), None)
    return replace(change, path=item.path, item=item.item, group_title=item.group_title) if item else change


def _with_its_sum(change: Activity, listed: Iterable[Activity]) -> Activity:
    """«Chuyển hội chợ sang quý IV; kinh phí giữ nguyên 400 triệu đồng»: what the plan goes on having for it."""
    if change.status is not Status.MOVED or change.role is not Role.PLAN:
        return change
    paid = (one for one in listed if one.amount and change.title in one.title and overlaps(one.span, change.span))
    own = next((one for one in paid if one.role is Role.PLAN), None)
    sum_told = ("amount", "fund_source", "before", "adjustment")
    return replace(change, **{name: getattr(own, name) for name in sum_told}) if own else change


def _is_only(scan: Scan, known: Activity, change: Activity) -> bool:
    """Whether an article was taken for a content that tells nothing but this change: «Điều 1. Chuyển … sang …»,
    «Không tổ chức …, giảm 100 triệu đồng»."""
    if known.quantities or known.status or change.title not in known.title or not overlaps(known.span, change.span):
        return False
    if known.amount is None or known.amount == change.amount:
        return True
    freed = _FREES.search(scan.flat, change.span.start, change.span.end)
    return change.status is Status.NOT_DONE and freed is not None and overlaps(Span(*freed.span()), known.amount.span)


def _may_tell(scan: Scan, node: Node, root: Node, words: Sequence[str]) -> bool:
    if node is root or node.level == TABLE or node.folded.startswith("can cu") or node.words.isupper():
        return False  # «ĐỀ ÁN XIN DỪNG THỰC HIỆN» heads what is called off
    return bool(_words_of_change(scan, node.span, words))


def _words_of_change(scan: Scan, span: Span, words: Sequence[str] = CHANGING) -> list[str]:
    small = scan.flat[span.start : span.end].lower()
    return [word for word in words if word in small]


def _changes(scan: Scan, node: Node, context: Context) -> Iterator[Activity]:
    for sentence in scan.sentences(node.span):
        if sentence.end - sentence.start <= _LONGEST and (found := _change(scan, sentence, context)):
            title, change = found
            yield Activity(
                "", "", title, trimmed(scan, sentence), context.role or Role.ACTUAL, context.period, change.status,
                reason=scan.words(change.reason) if change.reason else None, reason_span=change.reason,
                arrangements=change.arrangements,
            )  # fmt: skip


def _change(scan: Scan, sentence: Span, context: Context) -> tuple[str, Change] | None:
    """The content that a sentence names, as itself and not by the number of its line, and what becomes of it."""
    if said := _first(scan, sentence, _MOVED):
        subject = Span(*said.span("subject"))
        opens = _words_of_change(scan, Span(sentence.start, subject.start))  # «Chuyển hội chợ … sang …»
        change = moved(scan, sentence if opens else Span(subject.end, sentence.end), context.year)
        return (_title(scan, subject), change) if change else None
    said = _first(scan, sentence, _ENDED)
    if said and not _ANY.fullmatch(said["subject"]):
        return _title(scan, Span(*said.span("subject"))), ended(scan, Span(said.end() - 1, sentence.end))
    return None


def _first(scan: Scan, sentence: Span, patterns: tuple[re.Pattern[str], ...]) -> re.Match[str] | None:
    return next(filter(None, (p.match(scan.flat, sentence.start, sentence.end) for p in patterns)), None)


def _title(scan: Scan, subject: Span) -> str:
    return scan.words(subject).strip(' “”"«»,')
