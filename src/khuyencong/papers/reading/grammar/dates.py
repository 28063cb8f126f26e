"""Dates as papers print them; blanks in a draft make a partial date."""

import re
from collections.abc import Iterator
from datetime import date

from ..text.scan import found_from

DATE = r"\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
_PARTS = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{4})")
ANY_DATE = re.compile(
    rf"(?:(?:ngày\s+)?(?<![\d/])(?:{DATE})(?!\d)|(?:ngày\s+)?(?<![\d/.])\d{{1,2}}/\d{{1,2}}(?=\s*(?:[-–]"
    rf"|đến)\s*(?:ngày\s+)?\d{{1,2}}/\d)"
    r"|(?:ngày|từ|đến)\s+\d{1,2}/\d{1,2}(?![\d/])|\btháng\s+\d{1,2}(?:[/-]|\s+năm\s+)\d{4})",
    re.IGNORECASE,
)


_OPENS = re.compile(r"[\dnNtTđĐ](?:(?<=\d)\d?(?:\s?[/-]|\.(?=\d\d?\.\d{4})|\s+(?=[tT]))|(?i:gày|háng|ừ|ến)\s+(?=\d))")


def dates_in(text: str) -> Iterator[re.Match[str]]:
    return found_from(_OPENS, ANY_DATE, text)


def iso_date(printed: str) -> str | None:
    """«09/2/2021» or «21 tháng 05 năm 2012» as 2021-02-09; None when there is no such day."""
    found = _PARTS.search(printed)
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
