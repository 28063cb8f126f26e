"""Who gets what a content gives: firms, co-operatives and households that a paper names, never kinds of them."""

import re
from collections.abc import Callable, Iterator

from ....terms.facts import Span
from ....terms.person_names import CAPITALISED, SURNAME
from ....terms.vietnamese import fold
from ..text.scan import Scan, trimmed

_FORM = (
    r"(?:chi nhánh )?(?:tổng )?công ty|cty|ct(?= ?(?:tnhh|cp)\b)|(?:liên hiệp )?(?:hợp tác xã|htx)|tổ hợp tác|tht|dntn"
    r"|doanh nghiệp|xí nghiệp|hkd|cơ sở|hộ(?: kinh doanh| sản xuất| gia đình| cá thể)?(?: ông| bà)?|ông|bà|nghệ nhân"
)
_AGENCY = r"ubnd|ủy ban nhân dân|uỷ ban nhân dân|trung tâm|hội|hiệp hội|liên minh|ban quản lý|trường|chi cục|sở|phòng"
_PERSON = rf"(?-i:{SURNAME}(?:\s+{CAPITALISED}){{1,4}})"
_BUSINESS = re.compile(rf"\b(?=[cdhlntxbô])(?:{_FORM})(?=\s)", re.IGNORECASE)  # with these letters they begin
_OFFICE = re.compile(rf"(?:{_AGENCY})(?=\s)", re.IGNORECASE)
_SOMEBODY = re.compile(_PERSON)
_NEXT = rf"(?=\s*(?:(?:{_FORM}|{_AGENCY})\s|{_PERSON}))"
_PARTS = re.compile(rf"\s*(?:[;\n]|,{_NEXT}|\svà{_NEXT})\s*", re.IGNORECASE)
_PART_MARKS = (";", ",", "va")  # beside line ends: nothing else parts a list
_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s*")
_KIND = re.compile(r"(?:các|những|một số|\d+)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\s;:()|\[\]«»\"“”]+")
_MARKS = " \n\t,;.:-–+•"
# Lower words that go on with a name: «Công ty trách nhiệm hữu hạn một thành viên sản xuất và thương mại Gỗ Minh Tâm»
_GOES_ON = re.compile(
    r"trach|nhiem|huu|han|mot|hai|thanh|vien|co|phan|tu|nhan|hop|danh|san|xuat|che|bien|thuong|mai|dich|vu|nong|nghiep"
    r"|lam|thuy|nhap|khau|xay|dung|ky|thuat|cong|nghe|khi|kinh|doanh|dau|phat|trien|va|&|-|–|ho|ong|ba|gia|dinh|ca|the"
    r"|ty|tac|xa|chi|nhanh"
)
_OF_FORM = re.compile(
    r"tnhh|cp|mtv|sx|tm|dv|xnk|tmdv|sxtm|sxtmdv|cong|ty|cty|htx|hop|tac|xa|tht|dntn|hkd|ct|co|so|ho|ong|ba|doanh|nghiep"
    r"|cnnt|ttcn|kcn|ccn|ocop|i{1,3}|iv"
)
_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}")  # «HTX 19/5»
_FORM_PRINTED = re.compile(  # «Bà Lê Thị Tư», but «Nguyễn Văn Ba», «Hồ Văn Tý»
    r"tnhh|cp|mtv|sx|tm|dv|xnk|tmdv|sxtm|sxtmdv|công|ty|cty|htx|hợp|tác|xã|tht|dntn|hkd|ct|cơ|sở|hộ|ông|bà|doanh|nghiệp"
    r"|cnnt|ttcn|kcn|ccn|ocop|i{1,3}|iv"
)
# «Gạch ngói số 2», «Nông nghiệp 27-7», «Đồng Tiến 3», but no count or address: «Minh Tâm 02 máy», «… số 5 đường …»
_NUMBERED = re.compile(
    r"(?P<kind>(?:\s[^\W\d_]+){0,2}?)\s(?:số\s)?(?P<number>\d{1,3}(?:[/-]\d{1,2})?|[IVX]{1,4}(?=\W|$))"
    r"(?![\w%]|[.,/-]\d)"
    r"(?=\s*(?:$|[,;.:|()\n–-]|(?:đầu tư|mua|ứng dụng|xây dựng|lắp|trang bị|thực hiện|tham gia|sản xuất|mở rộng"
    r"|nâng cấp|đổi mới|thay|cải tiến|tổ chức|với|kinh phí|tại|ở|thuộc|và|đã|được|để|là|do|vay)\b))"
)
_LISTED_FORM = re.compile(r"tnhh|cp|mtv|sx|tm|dv|xnk|tmdv|sxtm|công|ty|hợp|tác|xã|doanh|nghiệp|cnnt|ttcn")
# A capital begins the name of a trade, and the next word ends it
_TRADE = re.compile(
    r"(?:nông|lâm|ngư|công|diêm) nghiệp|xây dựng|thương mại|dịch vụ|sản xuất|chế biến|(?:cơ|hóa|điện) khí|kỹ thuật"
    r"|công nghệ|thủy sản|thuỷ sản|gạch ngói|nhà máy|may mặc|dệt may|chăn nuôi|mỹ nghệ|bao bì|thực phẩm|vật liệu",
    re.IGNORECASE,
)
_PLACED = re.compile(r"huyện|tỉnh|xã|phường|thị|phố|ấp|khu|thôn")
_ELSE = re.compile(  # behind which no name goes on: where somebody is, what of him is told
    r"các|những|tại|trên|theo|có|là|thuộc|ở|trong|của|với|được|đang|đã|trình|do|gồm|cho|để|mua|nhận|vay|người|nghèo"
    r"|năm|Nhỏ|Vừa"
)
_ANY = re.compile(r"(?:doanh nghiep|co so|ho\b)")  # «cơ sở Tân Phú» are those of a place; «HTX Tân Phú» is one
_GIVEN = re.compile(r"\b(?:ho tro|cho|tai|cua)\s+$")
_SUPPORT = re.compile(r"\bho tro\b")
_FEW = 12  # characters in which «hỗ trợ», «cho», «tại» stand before a name


def listed_recipients(scan: Scan, cell: Span, *, any_name: bool) -> Iterator[Span]:
    """Those that a cell or a line «Đơn vị thụ hưởng: …» names, one after the other; of `any_name` also such as are no
    business («UBND xã Phú Lý»)."""
    told = scan.folded[cell.start : cell.end]
    parted = "\n" in scan.content[cell.start : cell.end] or any(mark in told for mark in _PART_MARKS)
    parts = _PARTS.finditer(scan.content, cell.start, cell.end) if parted else ()
    edges = [(m.start(), m.end()) for m in parts]
    starts, ends = [cell.start, *(end for _, end in edges)], [*(start for start, _ in edges), cell.end]
    for start, end in zip(starts, ends, strict=True):
        part = trimmed(scan, Span(start, end), _MARKS)
        number = _NUMBER.match(scan.content, part.start, part.end)
        part = Span(number.end(), part.end) if number else part
        if stop := _listed_end(scan, part, any_name=any_name):
            yield Span(part.start, stop)


def told_recipients(scan: Scan, sentence: Span) -> Iterator[Span]:
    """«Hỗ trợ Công ty TNHH Gỗ Thành Đạt đầu tư máy …», «… cho HTX Bàu Sen»: names that something is given to."""
    first = scan.folded.find("ho tro", sentence.start, sentence.end)
    if first < 0 or not _SUPPORT.search(scan.folded, first, sentence.end):
        return
    at, named = sentence.start, False
    while found := _BUSINESS.search(scan.content, at, sentence.end):
        start, before = found.start(), scan.folded[at : found.start()].strip(_MARKS)
        end = _name_end(scan, found, sentence.end, over=lambda word: _GOES_ON.fullmatch(fold(word)))
        opens = not scan.folded[sentence.start : start].strip(_MARKS) or (named and before in ("", "va"))
        given = opens or _GIVEN.search(scan.folded, max(sentence.start, start - _FEW), start)
        at, named = found.end(), False
        if end and given:
            yield Span(start, end)
            at, named = end, True


def _listed_end(scan: Scan, part: Span, *, any_name: bool) -> int | None:
    """Where the name that a part of a list begins with ends."""
    if _KIND.match(scan.content, part.start, part.end):
        return None
    if found := _BUSINESS.match(scan.content, part.start, part.end):
        return _name_end(scan, found, part.end, over=lambda word: not _PLACED.fullmatch(word))
    if any_name and (found := _OFFICE.match(scan.content, part.start, part.end)):
        return _name_end(scan, found, part.end, over=str.isalpha)
    found = _SOMEBODY.match(scan.content, part.start, part.end) if any_name else None
    return found.end() if found else None


def _name_end(scan: Scan, form: re.Match[str], end: int, *, over: Callable[[str], object]) -> int | None:
    """Where a name behind its form ends: with its last word of its own; None where it has none, or only a place's.

    A lower word it goes `over` may stand among its own: «Gỗ mỹ nghệ Minh Tâm»."""
    first = last = None
    before = form.end()
    for word in _WORD.finditer(scan.content, form.end(), end):
        bare = word.group().rstrip(",.")
        own = _is_own(bare) or (last is None and bool(_DAY.fullmatch(bare))) or _opens_trade(scan, word)
        goes_on = own or (not _ELSE.fullmatch(bare) and (_OF_FORM.fullmatch(fold(bare)) or over(bare)))
        if scan.content[before : word.start()].strip() or not goes_on:
            break
        before = word.end()
        if own:
            first, last = first or word.start(), word.start() + len(bare)
        if bare != word.group() and not _LISTED_FORM.fullmatch(bare.lower()):  # «SX, TM và DV» goes on behind its comma
            break
    if first is None or last is None:
        return None if _ANY.match(fold(form.group())) else _number_alone(scan, form.end(), before, end)
    last = _with_trade_and_number(scan, first, last, end)
    of_place = any(place.start <= first and last <= place.end for place in scan.landmarks.named.places)
    of_place = of_place and bool(_ANY.match(fold(form.group())))
    return None if of_place or scan.folded[first:last] == "viet nam" else last


def _with_trade_and_number(scan: Scan, first: int, last: int, end: int) -> int:
    """The end of a name with the rest of its trade and the number by which it is told from others of that name."""
    word = scan.content.rfind(" ", first, last) + 1 or first
    trade = _TRADE.match(scan.content, max(word, first), end)
    last = trade.end() if trade and trade.end() > last else last
    numbered = _NUMBERED.match(scan.content, last, end)
    kind = numbered["kind"].split() if numbered else []
    is_name = all(k.islower() and not _NO_TRADE.fullmatch(k) for k in kind)
    return numbered.end("number") if numbered and is_name else last


def _number_alone(scan: Scan, start: int, forms_end: int, end: int) -> int | None:
    """«Công ty TNHH MTV 622»: a number of more digits than a count of members behind nothing but its form."""
    for at in (forms_end, scan.content.rfind(" ", start, forms_end)):
        numbered = _NUMBERED.match(scan.content, at, end) if at >= 0 else None
        if numbered and not numbered["kind"] and len(numbered["number"]) > 1:
            return numbered.end("number")
    return None


def _opens_trade(scan: Scan, word: re.Match[str]) -> bool:
    """«Cơ khí», «Công nghệ» of a name, which begin as forms do."""
    return word.group()[:1].isupper() and _TRADE.match(scan.content, word.start()) is not None


_NO_TRADE = re.compile(
    rf"(?:{_ELSE.pattern}|đợt|lần|lớp|quý|tháng|khóa|khoá|đường|nhà|ngõ|tổ|ấp|thôn|khu|hỗ|trợ|máy|số|và)"
)


def _is_own(word: str) -> bool:
    """A word of a name of its own: one with a capital that is no part of a legal form, nor says a kind."""
    return word[:1].isupper() and not _ELSE.fullmatch(word) and not _FORM_PRINTED.fullmatch(word.strip(",.").lower())
