"""Lines that a portal puts around a paper within the same block: its buttons as words, its counters, its foot."""

import re
from collections.abc import Sequence

from ....terms.vietnamese import fold
from .lines import Line

LONGEST_BUTTONS = 100  # characters
MOST_OF_FOOT = 0.4  # of a page's words: what is more is no foot
_BUTTONS = re.compile(
    r"(?:(?:in (?:bai(?: viet)?|trang)|gui (?:email|phan hoi|bai viet)|(?:tro )?ve trang (?:truoc|chu)|quay lai"
    r"|(?:dong|tat) cua so|(?:len|ve) dau trang|phan hoi|chia se|luu bai(?: viet)?|danh gia bai viet|binh chon"
    r"|co chu|email)|[\W\d_])+"
)
_OPENS_FOOT = re.compile(
    r"(?:©|copyright\b|ban quyen (?:thuoc|cua|©)|thong ke truy cap|dang (?:online|truy cap)\s*:"
    r"|tong (?:so )?luot truy cap"
    r"|(?:co quan|don vi) chu quan\s*:|chiu trach nhiem (?:chinh|noi dung|xuat ban)\b|ghi ro nguon )"
)
_TELLS = re.compile(r"\d (?:nghìn|triệu|tỷ|đồng)\b|^\s*(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.)]\s")


def without_edges(lines: Sequence[Line]) -> list[Line]:
    """A page's lines without those; rows of tables with figures stay, whatever they say."""
    told = [line for line in lines if _is_row(line) or not _is_buttons(line.text)]
    letters, left = sum(len(line.text) for line in told), 0
    foot = len(told)
    for i in range(len(told) - 1, -1, -1):
        left += len(told[i].text)
        if left > MOST_OF_FOOT * letters:
            break
        if _TELLS.search(told[i].text):  # «Cơ quan chủ quản: …» of a project: a paper tells more behind it
            break
        foot = i if not _is_row(told[i]) and _OPENS_FOOT.match(fold(told[i].text)) else foot
    return told[:foot]


def _is_row(line: Line) -> bool:
    """A cell of a table that lays out the page is told with its column."""
    return line.place.row is not None and line.place.column is None


def _is_buttons(words: str) -> bool:
    folded = fold(words) if len(words) <= LONGEST_BUTTONS else ""
    return any(map(str.isalpha, folded)) and bool(_BUTTONS.fullmatch(folded))
