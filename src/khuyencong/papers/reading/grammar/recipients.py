"""Who gets what a content gives: firms, co-operatives and households that a paper names, never kinds of them."""

import re
from collections.abc import Iterator

from ....terms.facts import Span
from ....terms.vietnamese import fold
from ..text.scan import Scan, trimmed

_FORM = (
    r"(?:chi nhánh )?(?:tổng )?công ty|cty|ct(?= ?(?:tnhh|cp)\b)|(?:liên hiệp )?(?:hợp tác xã|htx)|tổ hợp tác|tht|dntn"
    r"|doanh nghiệp|xí nghiệp|hkd|cơ sở|hộ(?: kinh doanh| sản xuất| gia đình| cá thể)?(?: ông| bà)?|ông|bà|nghệ nhân"
)
_BUSINESS = re.compile(rf"\b(?:{_FORM})(?=\s)", re.IGNORECASE)
_PARTS = re.compile(rf"\s*(?:[;\n]|,(?=\s*(?:{_FORM})\s)|\svà(?=\s+(?:{_FORM})\s))\s*", re.IGNORECASE)
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
    r"|cnnt|ocop"
)
_GIVEN = re.compile(r"\b(?:ho tro|cho|tai|cua)\s+$")
_SUPPORT = re.compile(r"\bho tro\b")
_FEW = 12  # characters in which «hỗ trợ», «cho», «tại» stand before a name


def listed_recipients(scan: Scan, cell: Span, *, any_name: bool) -> Iterator[Span]:
    """Those that a cell or a line «Đơn vị thụ hưởng: …» names, one after the other; of `any_name` also such as are no
    business («UBND xã Phú Lý»)."""
    edges = [(m.start(), m.end()) for m in _PARTS.finditer(scan.content, cell.start, cell.end)]
    starts, ends = [cell.start, *(end for _, end in edges)], [*(start for start, _ in edges), cell.end]
    for start, end in zip(starts, ends, strict=True):
        part = trimmed(scan, Span(start, end), _MARKS)
        number = _NUMBER.match(scan.content, part.start, part.end)
        part = Span(number.end(), part.end) if number else part
        if (any_name or _BUSINESS.match(scan.content, part.start, part.end)) and _names_somebody(scan, part):
            yield part


def told_recipients(scan: Scan, sentence: Span) -> Iterator[Span]:
    """«Hỗ trợ Công ty TNHH Gỗ Thành Đạt đầu tư máy …», «… cho HTX Bàu Sen»: names that something is given to."""
    if not _SUPPORT.search(scan.folded, sentence.start, sentence.end):
        return
    at = sentence.start
    while found := _BUSINESS.search(scan.content, at, sentence.end):
        at = found.end()
        end = _name_end(scan, found.start(), sentence.end)
        opens = not scan.folded[sentence.start : found.start()].strip(_MARKS)
        if end and (opens or _GIVEN.search(scan.folded, max(sentence.start, found.start() - _FEW), found.start())):
            yield Span(found.start(), end)
            at = end


def _names_somebody(scan: Scan, span: Span) -> bool:
    words = _WORD.findall(scan.content, span.start, span.end)
    return not _KIND.match(scan.content, span.start, span.end) and any(map(_is_own, words[1:]))


def _name_end(scan: Scan, start: int, end: int) -> int | None:
    """Where a name that begins here ends: behind its last word of its own; None where it has none."""
    last, before = None, start
    for word in _WORD.finditer(scan.content, start, end):
        if scan.content[before : word.start()].strip():
            break
        before, bare = word.end(), word.group().rstrip(",.")
        if not (_is_own(bare) or _GOES_ON.fullmatch(fold(bare)) or _OF_FORM.fullmatch(fold(bare))):
            break
        if _is_own(bare):
            last = word.start() + len(bare)
        if bare != word.group() and not _OF_FORM.fullmatch(fold(bare)):  # «SX, TM và DV» goes on behind its comma
            break
    return last


def _is_own(word: str) -> bool:
    """A word of a name of its own: a capital or a number, and no part of a legal form."""
    return word[:1].isupper() and not _OF_FORM.fullmatch(fold(word.strip(",.")))
