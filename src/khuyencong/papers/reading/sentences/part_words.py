"""By which words a sum is told as a part of one before or behind it: an expense, somebody who got it, a kind of what
is counted, or a name in a list that makes up the whole."""

import re
from dataclasses import dataclass
from enum import Enum

from ....terms.facts import Activity, Span, Total
from ....terms.values import value_class
from ....terms.vietnamese import UPPER
from ..grammar.counts import find_counts
from ..text.scan import Scan, trimmed
from .listed import own_sum
from .passage import Found
from .sum_sources import words_of_payer

MARKS = " \n\t;,.:)+-*("
_LED_BY = (
    r"(?:(?:\d+|trong|so|do|gom|bao|cu|the|la|chi|phi|kinh|tien|cho|va|con|lai|mua|thue|lam|tra|cac|khoan|phan)\W+)*"
)
EXPENSE = re.compile(
    rf"{_LED_BY}(?:"
    r"thu lao|boi duong|(?:can bo )?giang vien|giao vien|bao cao vien|giang day|phien dich|bien dich|nhan cong|phuc vu"
    r"|cong (?:tho|nghe nhan|day|giang day|lao dong)|quan ly(?: (?:lop|phi|hoc vien)|(?=\W*$))"
    r"|bao ve|hoi truong|gian hang|mat bang|trang tri|dan dung|am thanh|bang ron|pa ?no"
    r"|thiet ke(?! (?:bao bi|nhan|mau|logo|web))|ve sinh"
    r"|dien nuoc|khai mac|be mac|tai lieu|hoc lieu|in (?:an|tai lieu|giay|phong|bang)|van phong pham|vat tu"
    r"|(?:nguyen |nhien |vat )+lieu|(?:ho tro )?tien an|an (?:uong|trua|nghi|o)|nuoc uong|giai khat|luu tru"
    r"|di lai|cong tac phi|xang xe|van chuyen|xe(?: (?:cho|dua don|o to))?(?! [a-z])|may bay|khau hao|phat sinh|khac"
    r"|(?:tien |giai |khen )+thuong|trao giai"
    r")\b"
)
# what is done for something greater where it stands among expenses: «thuê mặt bằng 200 …; tuyên truyền 100 …»
_AMONG_EXPENSES = re.compile(
    rf"{_LED_BY}(?:to chuc )?(?:(?:thong tin|tuyen truyen|truyen thong|quang (?:cao|ba)|hop bao)\b[ ,-]*(?:va )?)+"
    r"(?: ?tren (?:bao|dai|truyen hinh)[a-z, ]*)?(?::|la|\W)*\d"
)
_OPENING = re.compile(r"(?:(?:và|trong đó|trong số đó|gồm|bao gồm|cụ thể|cho|là|có)\W+)*", re.IGNORECASE)
_FIRM = re.compile(
    r"(?:công ty|ctcp|dntn|doanh nghiệp|htx|hợp tác xã|cơ sở|xưởng|hộ|tổ hợp tác|tht|làng nghề)\b", re.IGNORECASE
)
_NAME = re.compile(rf"\s[^.;:\d]{{0,60}}?(?<!\w)[{UPPER}]")
# what a firm gets makes it a content; what it pays is none of the sum
_DONE = re.compile(
    r"\b(?:đầu tư|mua|máy|thiết bị|dây chuyền|lắp đặt|xây dựng|ứng dụng|để|hỗ trợ|đối ứng|đóng góp|góp|tự|bỏ|vốn"
    r"|chi)\b",
    re.IGNORECASE,
)
_KIND = re.compile(r"(?P<unit>[a-z]+) [a-z][a-z ]{0,40}")
_THINGS = re.compile(
    r"\b(?:de an|du an|nhiem vu|mo hinh|hoi cho|hoi nghi|hoi thao|phien cho|doan|cuoc|tap huan|dao tao|truyen thong"
    r"|tuyen truyen|khao sat|(?P<kind>lop))\b"
)
_NEXT = re.compile(r"\s*(?:[,;+]|va\b|\))")
LONGEST_NAME = 90


class ToldAs(Enum):
    """What the words before a sum say that it is a part as."""

    EXPENSE = "expense"
    RECIPIENT = "recipient"
    KIND = "kind"
    NAMED = "named"  # only where all parts come to the whole
    AMONG = "among"  # only where it stands among expenses


@value_class(frozen=True, slots=True)
class Sum:
    """A total, or what an activity spent, in the order of the paper."""

    span: Span
    value: int
    activity: Activity | None = None
    total: Total | None = None

    @property
    def start(self) -> int:
        return self.span.start


def sums_of(found: Found) -> list[Sum]:
    """All that is told as a total or as spent, in the order of the paper."""
    told = [Sum(t.span, t.amount_vnd or 0, total=t) for t in found.totals]
    told += [Sum(a.amount.span, a.amount.value, a) for a in found.activities if a.amount and own_sum(a)]
    return sorted(told, key=lambda one: one.start)


@dataclass(frozen=True, slots=True)
class Named:
    """A sum that is told as a part, and the words that say of what."""

    sum: Sum
    told: ToldAs
    words: Span


# «đã thanh toán 120 triệu đồng, còn 80 triệu đồng»: when it is paid, and not what for
_STAGE = re.compile(rf"{_LED_BY}(?:(?:da|se|moi|duoc) )*(?:thanh toan|giai ngan|tam ung|quyet toan|cap|bo tri|con|\d)")

LIST_REACH = 1000  # in which the parts of one content are listed


def named_part(scan: Scan, whole: Sum, between: Span, part: Sum, *, is_first: bool) -> Named | None:
    """What a sum is told as by the words between the sum before it and itself."""
    words = _words(scan, between)
    lead = scan.fold(between).lstrip(MARKS)
    if EXPENSE.match(lead.removeprefix("dong").lstrip(MARKS)):
        return Named(part, ToldAs.EXPENSE, words)
    if _AMONG_EXPENSES.match(scan.fold(Span(between.start, part.start + 1)).lstrip(MARKS)):
        return Named(part, ToldAs.AMONG, words)
    in_line = scan.content.find("\n", between.start, between.end) < 0
    if in_line and (told := recipient_or_kind(scan, whole, words)):
        return Named(part, told, words)
    if not is_first and not _NEXT.match(scan.folded, between.start):
        return None
    if in_line and (own := _with_own_count(scan, whole, between, words)):
        return Named(part, ToldAs.NAMED, own)
    if find_counts(scan, between) or _STAGE.match(lead) or _THINGS.search(scan.fold(between)) or not in_line:
        return None
    end = scan.sentence_end(part.span.end, len(scan.folded))
    if words_of_payer(scan, between.start, part.span, end, beside=True)[1]:
        return None
    return Named(part, ToldAs.NAMED, words)


_OWN_COUNT = re.compile(r",? (?:(?:mo|to chuc|co|duoc) )?\d+ (?P<unit>[a-z]+)(?: [a-z ]{2,20})?:?\Z")
_AREA = re.compile(r"(?:huyen|xa|phuong|thi tran|thi xa|thanh pho|dac khu|hoi|chi cuc|trung tam|phong|so)\b")


def _with_own_count(scan: Scan, whole: Sum, between: Span, words: Span) -> Span | None:
    """«… 05 lớp, 150 triệu đồng (Hội Nông dân 02 lớp: 60 triệu đồng; …)»: whose so many of those counted are."""
    counted = find_counts(scan, between)
    own = _OWN_COUNT.search(scan.folded, words.start, words.end) if len(counted) == 1 else None
    if own is None or not (scan.flat[words.start].isupper() or _AREA.match(scan.folded, words.start, own.start())):
        return None
    first = scan.clause_start(whole.start, max(0, whole.start - LIST_REACH))
    line = scan.content.rfind("\n", 0, whole.start) + 1
    among = re.compile(rf"\b\d+ {own['unit']}\b").search(scan.folded, min(first, line), whole.start)
    return Span(words.start, own.start()) if among and own.start() > words.start else None


def _words(scan: Scan, between: Span) -> Span:
    """The words of a part, without what announces it."""
    whole = trimmed(scan, between, MARKS)
    colon = scan.folded.rfind(": ", whole.start, whole.end)
    told = trimmed(scan, Span(max(whole.start, colon + 1), whole.end), MARKS)
    opening = _OPENING.match(scan.flat, told.start, told.end)
    named = Span(opening.end() if opening else told.start, told.end)
    bracket = scan.folded.find(" (", named.start, named.end)  # «HTX A (xã Tân An)»
    return Span(named.start, bracket) if bracket > 0 else named


def recipient_or_kind(scan: Scan, whole: Sum, words: Span) -> ToldAs | None:
    if words.end - words.start > LONGEST_NAME:
        return None
    if is_firm(scan.words(words)):
        return ToldAs.RECIPIENT
    kind = _KIND.fullmatch(scan.folded, words.start, words.end)
    thing = _THINGS.search(scan.folded, words.start, words.end)
    if kind is None or (thing and not thing["kind"]):
        return None
    counted = re.compile(rf"\b\d+ {kind['unit']}\b")
    first = scan.clause_start(whole.start, max(0, whole.start - LIST_REACH))
    return ToldAs.KIND if counted.search(scan.folded, first, words.start) else None


def is_firm(words: str) -> bool:
    """Whether words name a firm and nothing that it gets or pays."""
    firm = _FIRM.match(words)
    return firm is not None and _NAME.match(words, firm.end()) is not None and not _DONE.search(words)
