"""Times in the cells of lists: a day as people and workbooks print it, the last day of a month or a year, a period."""

import re
from datetime import date, timedelta

from ....terms.periods import Period
from ....terms.vietnamese import fold
from ..grammar.dates import ANY_DATE, iso_date
from ..grammar.periods import find_period

_ISO = re.compile(r"(?P<day>20\d\d-\d\d-\d\d)(?:[ T][\d:.]+)?")
_SHORT = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d\d)")  # 12/3/25
_MONTH = re.compile(r"(\d{1,2})\s?[/.-]\s?(20\d\d)")
_MONTH_ALONE = re.compile(r"thang (?:0?[1-9]|1[0-2])")
_SERIAL = re.compile(r"[3-6]\d{4}")  # a workbook's own number of a day, in a cell that is shown as a number
_FIRST_DAY = date(1899, 12, 30)
_SO_LONG = re.compile(r"\d{1,3} (?:thang|nam)")  # «36 tháng», which the rule of the day tells too
_IN_TIME = re.compile(r"\((?:so )?(?:thang|nam)\)|\bso (?:thang|nam)\b")


def day_told(words: str) -> str:
    """The day that a cell tells, as 2025-03-12; empty where it tells none."""
    words = words.strip(" .;*()")
    if _SERIAL.fullmatch(words):
        return (_FIRST_DAY + timedelta(days=int(words))).isoformat()
    if short := _SHORT.fullmatch(words):
        words = "{}/{}/20{}".format(*short.groups())
    if found := _ISO.fullmatch(words):
        return _iso(found["day"])
    return iso_date(words) or ""


def period_told(words: str, year: str | None = None) -> str:
    """The month, quarter or year that a cell tells: «tháng 6/2025», «6/2025», «quý II/2025», «năm 2025», «2025»; of
    `year` where it names none."""
    folded = fold(words).strip(" .;*()")
    if month := _MONTH.fullmatch(folded):
        folded = "thang {}/{}".format(*month.groups())
    elif year and _MONTH_ALONE.fullmatch(folded):
        folded = f"{folded}/{year}"
    return find_period(folded, year=year) or ""


def last_day_told(words: str) -> str:
    """The day that a cell tells, or the last one of its month or year."""
    if day := day_told(words):
        return day
    period = period_told(words)
    return Period.parse(period).window.last.isoformat() if period else ""


def says_how_long(words: str, head: str = "") -> bool:
    """«36 tháng», or «36» under «Thời hạn (tháng)»."""
    told = fold(words).strip(" .;*()")
    return _SO_LONG.fullmatch(told) is not None or (_IN_TIME.search(fold(head)) is not None and told.isdecimal())


def without_day(words: str) -> tuple[str, str]:
    """«12/QĐ-UBND ngày 12/3/2025» as its number and its day."""
    found = ANY_DATE.search(words)
    day = iso_date(found.group()) if found else None
    if found is None or day is None:
        return words, ""
    return (words[: found.start()] + words[found.end() :]).strip(" ,;()") or words, day


def _iso(day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""
