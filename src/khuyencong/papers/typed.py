"""Numbers in a person's words that count something: not days, years, periods, ordinals, parts or numbers of papers."""

import re
from collections.abc import Iterator

NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:-\d+(?:\.\d+)*)?")
_OF_TIME = r"tháng|quý|thứ|lần|đợt|khóa"
_OF_PAPER = r"điều|khoản|mục|phần|chương|phụ lục|biểu|mẫu"
_NO_COUNT = re.compile(
    rf"\b(?:{_OF_TIME}|{_OF_PAPER})(?: số| thứ)? \d{{1,2}}(?:\.\d{{1,2}})*(?:/\d{{4}})?(?![\d/]|[.,]\d)"  # «mục 2.1»
    r"|\b(?:ngày|từ|đến) \d{1,2}/\d{1,2}\b|\bngày \d{1,2}\b|\d{1,2}/\d{1,2}/\d{4}"
    r"|\d+(?:/\d{4})?/[A-ZĐ][\w-]*"  # «12/QĐ-UBND»
    r"|\b\d{1,2} (?:tháng|quý)\b|\b(?:19|20)\d\d\b(?![.,]\d)",  # «9 tháng»; a year
    re.IGNORECASE,
)


def counting(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a text that count something, with their places."""
    return NUMBER.finditer(_NO_COUNT.sub(lambda found: " " * len(found[0]), text))
