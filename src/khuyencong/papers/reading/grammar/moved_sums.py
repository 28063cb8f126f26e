"""Which of the sums of a clause stood, which is by how much a plan is adjusted, and which stands from now on.

«kinh phí đã duyệt 200 triệu đồng, điều chỉnh giảm 40 triệu đồng, kinh phí sau điều chỉnh 160 triệu đồng»: each sum is
known by the words between the one before it and itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ....terms.facts import Amount, Span
from ..text.scan import Scan
from .money import Money

_LEAD = 110  # characters before a sum that name it
_SO_MANY = r"(?:\s\d{1,4}\s[^\d,;:()]{2,40},)?"  # «điều chỉnh còn 04 lớp, kinh phí …»
_IS = (
    _SO_MANY
    + r"(?:\s(?:là|bằng|khoảng|chỉ|mức|số tiền|kinh phí|tổng kinh phí|dự toán|được duyệt|được giao))*\s?[:(]?\s*$"
)
_AFTER = re.compile(
    r"(?:\bsau\s(?:khi\s)?(?:được\s)?điều chỉnh\b[^,;:(]{0,40}"
    r"|\b(?:nâng|đưa|tăng|giảm|hạ|rút|điều chỉnh)\b[^,;:(]{0,60}\s(?:lên|xuống|còn|thành|về)(?:\s(?:còn|thành))?"
    r"|^\s*\(?(?:lên|xuống|thành|còn)(?:\s(?:còn|thành))?"
    r"|[,;(]\s*(?:(?:nay|chỉ|kinh phí|tổng kinh phí|dự toán|số kinh phí|tổng mức)\s)*"
    r"(?:còn(?:\slại)?|lên|xuống(?:\scòn)?|thành)"
    r"|[,;(]\s*nay(?:\s(?:điều chỉnh|giao|phê duyệt|bố trí))+(?:\s(?:lại|thành))?"
    rf"|\b(?:kinh phí|dự toán)(?:\scòn)?\s(?:mới|lại|còn lại|điều chỉnh)){_IS}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\b(?:đã|được)\s(?:được\s)?(?:phê\s)?(?:duyệt|giao|bố trí|phân bổ|cấp|phân khai)\b[^,;(]{0,60}"
    r"|\b(?:ban đầu|đầu năm|trước\s(?:khi\s)?điều chỉnh|hiện có|đang có|cũ)|\btừ"
    r"|\b(?:theo|tại)\s(?:quyết định|kế hoạch)\b[^,;(]{0,60}"
    r"|\bkế hoạch(?:\s(?:đầu năm|vốn|năm\s20\d\d|giao|kinh phí))*"
    rf"|\b(?:kinh phí|dự toán)(?:\s(?:thực hiện|hỗ trợ|kế hoạch|phê duyệt))*){_IS}",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:(?:cắt\s)?giảm|tăng|bổ sung|bớt|cắt|thêm)"
    r"(?:\s(?:thêm|bớt|đi|trừ|là|số|số tiền|kinh phí|dự toán|tiền|khoảng|tương ứng))*\s?:?\s*$",
    re.IGNORECASE,
)


_PARTED = re.compile(r"\b(?:trong đó|(?:bao )?gồm|chia ra)\b", re.IGNORECASE)
_SINCE = re.compile(r"\s(?:\S+\s)?so với\s", re.IGNORECASE)  # «kinh phí 150 triệu đồng, tăng 30 triệu đồng so với …»
_LESS = re.compile(r"\b(?:giảm|bớt|cắt)\b", re.IGNORECASE)
_VERB_REACH = 30
_WHOLE = re.compile(
    r"[,;(]\s*tổng\s(?:mức\s|số\s)?(?:kinh phí|dự toán|hỗ trợ)(?:\s(?:thực hiện|hỗ trợ|là|của \S+))*\s*$", re.IGNORECASE
)
WHOLE = "whole"  # behind the move it is what stands
BEFORE, BY, AFTER = "before", "by", "after"


@dataclass(frozen=True, slots=True)
class MovedSums:
    """Of each kind the first that a clause tells."""

    before: Amount | None = None
    by: Amount | None = None
    after: Amount | None = None
    is_less: bool = False

    @property
    def before_by(self) -> Amount | None:
        """What stood, by what stands and the move."""
        if self.by is None or self.after is None:
            return None
        apart = self.by.value if self.is_less else -self.by.value
        return replace(self.by, value=self.after.value + apart, rule="before")


def moved_sums(scan: Scan, span: Span, sums: Sequence[Money]) -> MovedSums:
    told = dict[str, Money]()
    for kind, money in _labelled(scan, span, sums):
        if kind != WHOLE or BY in told:
            told.setdefault(AFTER if kind == WHOLE else kind, money)
    _name_the_other(scan, told, sums)
    if BY in told and BEFORE in told and AFTER not in told and _SINCE.match(scan.flat, told[BY].span.end):
        told[AFTER] = told.pop(BEFORE)
    before, by, after = (told[kind].amount if kind in told else None for kind in (BEFORE, BY, AFTER))
    verb = scan.flat[max(span.start, by.span.start - _VERB_REACH) : by.span.start] if by else ""
    return MovedSums(before, by, after, is_less=_LESS.search(verb) is not None)


def _name_the_other(scan: Scan, told: dict[str, Money], sums: Sequence[Money]) -> None:
    """«300 triệu đồng điều chỉnh thành 220 triệu đồng», «220 triệu đồng thay vì 300 triệu đồng»: one for the other."""
    if len(sums) != 2:
        return
    first, second = sums
    between = scan.flat[first.span.end : second.span.start]
    if _BECOMES.fullmatch(between):
        told |= {BEFORE: first, AFTER: second}
    elif _INSTEAD_OF.fullmatch(between):
        told |= {BEFORE: second, AFTER: first}


_BECOMES = re.compile(
    r",?\s(?:nay\s)?(?:được\s)?điều chỉnh(?:\s(?:lại|giảm|tăng))*\s(?:thành|còn|xuống|lên)(?:\scòn)?\s", re.IGNORECASE
)
_INSTEAD_OF = re.compile(r",?\s\(?thay\s(?:vì|cho)(?:\smức)?\s", re.IGNORECASE)


def _labelled(scan: Scan, span: Span, sums: Sequence[Money]) -> Iterator[tuple[str, Money]]:
    """What a sum is parted into is neither: «giảm 50 triệu đồng, trong đó ngân sách tỉnh 30 triệu đồng, còn lại …»."""
    at, closes = span.start, 0
    for money in sums:
        lead = scan.flat[max(at, money.span.start - _LEAD) : money.span.start]
        at = money.span.end
        if parted := _PARTED.search(lead):
            closes = scan.flat.find(")", money.span.start, span.end) if "(" in lead[: parted.start()] else span.end
        if money.span.start < closes:
            continue
        if kind := next((kind for kind, words in _WORDS if words.search(lead)), None):
            yield kind, money


_WORDS = ((AFTER, _AFTER), (BY, _BY), (WHOLE, _WHOLE), (BEFORE, _BEFORE))
