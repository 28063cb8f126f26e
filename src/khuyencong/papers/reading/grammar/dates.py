"""Dates as papers print them; blanks in a draft make a partial date."""

import re
from datetime import date

DATE = r"\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
_PARTS = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{4})")
ANY_DATE = re.compile(
    r"(?=\d\d?(?:\s?[/-]|\.\d|\s+t)|ngày\s|tháng\s|từ\s|đến\s)(?:"  # where no date can begin, no more is tried
    rf"(?:ngày\s+)?(?<![\d/])(?:{DATE})(?!\d)|(?:ngày\s+)?(?<![\d/.])\d{{1,2}}/\d{{1,2}}(?=\s*(?:[-–]"
    rf"|đến)\s*(?:ngày\s+)?\d{{1,2}}/\d)"
    r"|(?:ngày|từ|đến)\s+\d{1,2}/\d{1,2}(?![\d/])|\btháng\s+\d{1,2}(?:[/-]|\s+năm\s+)\d{4})",
    re.IGNORECASE,
)


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
