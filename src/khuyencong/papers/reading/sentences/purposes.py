"""What a sum is for, by the words before it and right behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ....terms.facts import Span
from ..grammar.budget import names_purpose, names_thing
from ..grammar.counts import find_counts
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.sums import ABOUT
from ..text.scan import Scan

NAMED_REACH = 400  # characters on either side of a sum in which what it is for is named
PURPOSE_REACH = 60
# «…, tổ chức 2 lớp, dự 3 hội chợ»: no one thing
_MORE = r"(?:[,;]| va) (?:ho tro|to chuc|tham gia|du|mo|xay dung|trien khai|nghiem thu|thuc hien) (?:[a-z]+ ){0,3}\d"
LISTS_MORE = re.compile(_MORE)
_PURPOSE = re.compile(
    r"(?:: )?(?:, (?=duoc (?:su )?(?:dung|danh|chi|bo tri)\b"
    r"|ho tro|cho|chi cho|dung (?:cho|de)|de|danh|thuc hien \d|trien khai \d)|\.(?=\d)"
    rf"|, (?=(?:to chuc|mo|dao tao|tap huan|truyen nghe|xay dung|tham gia|du|mua|trang bi) \d"
    rf"(?![^.;]{{0,160}}?{_MORE}))"
    r"|, (?=phan dau (?:[a-z]+ ){1,5}\d)"
    r"|, (?=(?:huyen|thanh pho|thi xa|xa|phuong|so|nganh)\b)|[^,.;:()])*"
)


def words_behind(scan: Scan, money: Money, most: int) -> Span:
    """The words right behind a sum that say what it is for."""
    behind = _PURPOSE.match(scan.folded, money.span.end, min(most, money.span.end + NAMED_REACH))
    return Span(money.span.end, behind.end() if behind else money.span.end)


def of_nothing(scan: Scan, money: Money, span: Span) -> Money:
    """A sum before which, and right behind which, only money is spoken of, is a total."""
    if money.kind is not MoneyKind.SPENDING or _joins_before(scan, money, span.start):
        return money
    if opens_with_sum(scan, money) or _counts_in_bracket(scan, money):
        return money
    first = max(span.start, money.span.start - NAMED_REACH)
    if _is_agencys(scan, money, first, span.end):
        return replace(money, kind=MoneyKind.TOTAL)
    if names_thing(scan, Span(first, money.span.start)) or names_purpose(scan, words_behind(scan, money, span.end)):
        return money
    return replace(money, kind=MoneyKind.TOTAL)


# «Sở Khoa học và Công nghệ được giao 12 tỷ đồng.»
_AGENCY_GETS = re.compile(
    r"\W*(?:(?:trong )?nam (?:20\d\d|nay),? )?(?:so|trung tam|chi cuc|van phong|ban quan ly|lien minh|ubnd|tinh|huyen"
    r"|thanh pho|thi xa|nganh)\b[^.;:,\d]{0,90} duoc (?:[a-z]+ ){0,3}?(?:giao|cap|phan bo|bo tri)"
    rf"(?: (?:tong|kinh phi|von|du toan|nguon|so|tien))*{ABOUT}\s*"
)


def _is_agencys(scan: Scan, money: Money, first: int, most: int) -> bool:
    """Whether a sum is what an agency was given, and nothing says what for."""
    start = scan.clause_start(money.span.start, first)
    if _AGENCY_GETS.fullmatch(scan.folded, start, money.span.start) is None:
        return False
    return not names_purpose(scan, words_behind(scan, money, most))


_BRACKET = re.compile(r"\s*\((?!\d+ (?:de an|du an|nhiem vu|chuong trinh)\b)[^()\n]{3,60}\)")


def _counts_in_bracket(scan: Scan, money: Money) -> bool:
    """«huyện Kế Sách 620 triệu đồng (12 sản phẩm)»"""
    behind = _BRACKET.match(scan.folded, money.span.end)
    return behind is not None and bool(find_counts(scan, Span(*behind.span())))


def _joins_before(scan: Scan, money: Money, start: int) -> bool:
    """«Kinh phí thực hiện: …», a sentence of its own, is the cost of the one before it in the paragraph."""
    alone = scan.content[max(0, start - 3) : start].rstrip(" ")[-1:] not in (",", ";", ":", "\n")
    return alone and bool(_JOINS.fullmatch(scan.folded, start, money.span.start))


_JOINS = re.compile(
    r"\W*(?:tong )?kinh phi(?: thuc hien| ho tro| to chuc| da chi| du toan| du kien)*"
    rf"{ABOUT}\s*:?\s*"
)
# «Với kinh phí 3 tỷ đồng (…), chương trình sẽ thực hiện 12 đề án»
_WITH_SUM = re.compile(
    r"\W*(?:nam (?:20\d\d|qua|nay),? )?(?:voi|bang|tu) (?:(?:tong|so|nguon|muc) )*(?:kinh phi|tien|von)\b[^,.;:()]*$"
)
_THEN_SO_MANY = re.compile(
    r"(?:\s*\([^()]{2,40}\))?,(?: [a-z]+){0,8}? (?:thuc hien|ho tro|trien khai|to chuc|mo|xay dung)"
    r"(?: [a-z]+){0,6}? \d+ [a-z]"
)

# «Với gần 200 triệu đồng, hợp tác xã mua máy ép»
_WITH_MONEY = re.compile(
    r"\W*(?:nam (?:20\d\d|qua|nay),? )?(?:voi|tu|nho)"
    r"(?: (?:so|nguon|muc|khoan|kinh phi|tien|von|ho tro|gan|hon|tren|khoang))*\s*$"
)
_THEN_BOUGHT = re.compile(
    r"[^.;:,()]{0,90},(?: [a-z]+){1,8}? (?:mua|dau tu|trang bi|lap dat|xay dung|sam|lap)\b(?: \d+)?"
    r"(?: [a-z]+){0,2} [a-z]{2,}"
)


# «Được hỗ trợ 100 triệu đồng từ khuyến công, cơ sở Hoa Mai …»: what one got
_GOT = re.compile(rf"\W*(?:nam (?:20\d\d|qua|nay),? )?duoc (?:ho tro|cap){ABOUT}\s*$")
_WHO_GOT = re.compile(
    r"[^.;:,()\d]{0,60}, (?:cong ty|co so|htx|hop tac xa|to hop tac|dntn|doanh nghiep|ho|gia dinh|ong|ba|anh|chi)\b"
)


def opens_with_sum(scan: Scan, money: Money) -> bool:
    """Whether a sentence opens with a sum and goes on to count what it is for, or to name who got it."""
    line = scan.content.rfind("\n", 0, money.span.start) + 1
    start = scan.clause_start(money.span.start, max(line, money.span.start - NAMED_REACH))
    if _WITH_MONEY.match(scan.folded, start, money.span.start) and _THEN_BOUGHT.match(scan.folded, money.span.end):
        return True
    if _GOT.match(scan.folded, start, money.span.start) and _WHO_GOT.match(scan.folded, money.span.end):
        return True
    if not _WITH_SUM.match(scan.folded, start, money.span.start):
        return False
    return _THEN_SO_MANY.match(scan.folded, money.span.end) is not None


def counts_things(scan: Scan, span: Span) -> bool:
    """Whether something is counted in a span or in the words right behind it."""
    behind = _PURPOSE.match(scan.folded, span.end, span.end + PURPOSE_REACH)
    return bool(find_counts(scan, Span(span.start, behind.end() if behind else span.end)))


_FOR_CONTENTS = re.compile(r"(?:[^.;]|\.\d)*\b(?:cho|thanh|gom) \d+ (?:noi dung|hang muc|nhiem vu)\b")


def is_for_contents(scan: Scan, money: Money) -> bool:
    """«9 tỷ đồng, …, phân bổ cho 5 nội dung»: what follows parts it."""
    return _FOR_CONTENTS.match(scan.folded, money.span.end, money.span.end + NAMED_REACH) is not None


# «hỗ trợ đề án khuyến công quốc gia 400 triệu đồng»: a content, though it names a source
_FOR_PROJECTS = re.compile(r"\b(?:ho tro|thuc hien|trien khai) (?:cac )?(?:de an|du an|mo hinh)\b[^,.;:()]*$")


def is_for_projects(scan: Scan, start: int, money: Money) -> bool:
    return _FOR_PROJECTS.search(scan.folded, start, money.span.start) is not None


def gives_for(scan: Scan, money: Money) -> bool:
    """«Khuyến công quốc gia hỗ trợ 3 tỷ đồng cho các đề án về gỗ»: the giver of a thing, not a part of its cost."""
    is_for = scan.folded.startswith((" cho ", " de "), money.span.end)
    return is_for and names_purpose(scan, words_behind(scan, money, len(scan.flat)))


def counted_apart(scan: Scan, sums: Sequence[Money], starts: Sequence[int]) -> Iterator[int]:
    """Where, behind what one clause counts, another names what its sum is for: «mở 2 lớp; dự hội chợ 90 triệu đồng»."""
    for start in starts:
        spent = next((m for m in sums if m.span.start >= start), None)
        if spent is None or spent.kind is not MoneyKind.SPENDING:
            continue
        mark = scan.folded.rfind("; ", start, spent.span.start)
        if scan.folded[mark + 2].isdigit():
            continue  # «02 lớp; 60 học viên, kinh phí …» counts one thing
        if mark > 0 and names_thing(scan, Span(mark + 1, spent.span.start)) and find_counts(scan, Span(start, mark)):
            yield mark + 1


_GIVES_ONLY = re.compile(r"\b(?:bo tri|danh|phan bo|cap|giao|duyet|huy dong|nhu cau)\b")


def gives_nothing_named(scan: Scan, span: Span) -> bool:
    """«…; năm 2023 bố trí 18 tỷ đồng» behind what was done in another year: what that year has in all."""
    return _GIVES_ONLY.search(scan.fold(span)) is not None and not names_thing(scan, span)
