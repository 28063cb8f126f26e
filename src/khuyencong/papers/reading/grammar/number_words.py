"""Counts said in words: «ba lớp», «hai đoàn», «mười lăm học viên»; never ordinals, months, or «một số»."""

import re
from collections.abc import Iterator

from ....terms.facts import Quantity, Span
from ....terms.numbers import parse_words
from ..text.scan import Scan
from .units import UNIT

_ONES = "một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín"
_SAID = re.compile(
    rf"(?=[hbnstcm])(?<![\w-])(?:(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+mươi(?:\s+(?:{_ONES}))?|mười(?:\s+(?:{_ONES}))?"
    r"|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)(?=\s)",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"\s+(?P<unit>{UNIT})")
_EVENTS = (
    "lop|doan|hoi cho|hoi nghi|hoi thao|phien cho|khoa|cuoc|dot|mo hinh|chuyen|de an|du an|phong su|hoi thi|phim"
    "|website"
    "|toa dam|dien dan|tuan hang|cum cong nghiep|nhan hieu"
)
_OTHERS = (
    "gian hang|doanh nghiep|co so|hop tac xa|htx|san pham|chu the|huyen|chuyen de|nguoi|hoc vien|diem|may"
    "|day chuyen|don vi"
    "|ho so|buoi|video|lao dong|cong ty|xa|so|ky|ho|to|nghe nhan|dai bieu"
)
_COUNTED = re.compile(rf"(?:{_EVENTS}|{_OTHERS})\b")
_COUNTED_ONCE = re.compile(rf"(?!dot\b)(?:{_EVENTS})\b")  # «trong một đợt xét sau đó» counts none
_ORDINAL_BEFORE = re.compile(
    r"(?:thứ|tháng|quý|số|lần|phần|cấp|hạng|khoản|điều|mục|nhóm|bước|mỗi|mọi|từng|cả|khu|ngày|phiên|loại)\s+$",
    re.IGNORECASE,
)
_FIVE_AFTER = re.compile(
    r"(?:tổ chức|mở|hỗ trợ|cho|gồm|có|với|được|tham gia|xây dựng|và|nghiệm thu|triển khai|thực hiện|đạt|[,:])\s+$",
    re.IGNORECASE,
)


def counts_in_words(scan: Scan, span: Span) -> Iterator[Quantity]:
    """Number words right before a unit in which such papers count."""
    for said in _SAID.finditer(scan.flat, span.start, span.end):
        unit = _UNIT.match(scan.masked, said.end(), span.end)
        if unit and _counts(scan, said, unit["unit"]) and (value := parse_words(said.group().lower())):
            words = scan.words(Span(unit.start("unit"), unit.end("unit")))
            yield Quantity(value, words.lower(), Span(said.start(), unit.end("unit")), rule="words")


def _counts(scan: Scan, said: re.Match[str], unit: str) -> bool:
    """«năm» is a year unless a verb stands before it; «một» counts events only («mỗi xã một sản phẩm» none).

    A unit with a capital is a part of a name: «cơ sở Ba So».
    """
    before, word = scan.flat[max(0, said.start() - 16) : said.start()], said.group().lower()
    if scan.flat[said.end() : said.end() + 8].lstrip()[:1].isupper() and not said.group().isupper():
        return False
    if _ORDINAL_BEFORE.search(before) or (word == "năm" and not _FIVE_AFTER.search(before)):
        return False
    return bool((_COUNTED_ONCE if word == "một" else _COUNTED).match(unit))
