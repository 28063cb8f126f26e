"""Numbers of a workbook as its cells show them: dates, per cents, places behind the comma, leading noughts, units.

A cell holds a bare number and a format code such as `#,##0.0`; papers print Vietnamese marks, whatever the code says.
"""

import datetime as dt
import math
import re
from collections.abc import Callable
from functools import cache

from ....terms.numbers import format_decimal

GENERAL = "General"
BUILT_IN = {0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0",
            39: "#,##0.00", 40: "#,##0.00", 49: "@", **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm"),
            **dict.fromkeys((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)), "d/m/yyyy")}  # fmt: skip
LARGEST_EXACT = 2**53
SHOWN_DIGITS, MOST_PLACES = 10, 9  # of a number without a format: 5611,73533 million is a sum to the đồng
YEARS = range(1900, 2101)  # printed without a dot; a sum as small as these is rare and reads the same
_FIRST_DAY, _FIRST_DAY_MAC = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001 - a workbook knows no zone
_LAST_DAY = 2_958_465  # 31/12/9999
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[0#@dmyhs]|general|standard", re.IGNORECASE)
_CONDITION = re.compile(r"\[[<>=]")  # «[>1000]…»: sections by size
_PLACES = re.compile(r"[#0?][#0?,]*(?:\.([#0?]*))?")


@cache
def printer(code: str, mac_dates: bool = False) -> Callable[[float], str]:
    """How numbers in a cell of this format read. Its sections are for sums above, below and of nought: one without
    places for digits shows its own words, a dash or nothing, whatever the number."""
    shown = _printer(code, mac_dates)
    sections = code.split(";")
    if len(sections) == 1 or _CONDITION.search(code):
        return shown
    said = [None if _DIGITS.search(_LITERAL.sub("", section)) else _literals(section) for section in sections[:3]]

    def of_sign(value: float) -> str:
        words = said[1 if value < 0 else -1 if value == 0 and len(said) > 2 else 0]
        return shown(value) if words is None else words

    return of_sign


def _literals(section: str) -> str:
    return "".join(found[1] or found[2] or "" for found in _LITERAL.finditer(section)).strip()


def _printer(code: str, mac_dates: bool) -> Callable[[float], str]:
    section = code.split(";")[0]
    literals = _literals(section)
    bare = _LITERAL.sub("", section)
    if code not in (GENERAL, "@") and re.search(r"[dmyhs]", bare, re.IGNORECASE):
        return lambda value: _moment(value, bare, mac_dates)
    places = _PLACES.search(bare)
    if code in (GENERAL, "@") or places is None:
        return plain_number
    return _Number(bare, places, literals).shown


class _Number:
    """A numeric format, taken apart once."""

    def __init__(self, code: str, places: re.Match[str], literals: str) -> None:
        whole = places.group().partition(".")[0]
        self.decimals = len(places[1] or "")
        self.grouped = "," in whole.rstrip(",")
        self.factor = 100.0 if "%" in code else 1000.0 ** -(len(whole) - len(whole.rstrip(",")))
        self.width = whole.count("0")
        self.suffix = "%" if "%" in code else f" {literals}" if literals[:1].isalpha() else literals

    def shown(self, value: float) -> str:
        if not _is_finite(value):
            return ""
        scaled = _half_up(value * self.factor, self.decimals)
        if self.width > 1 and 0 <= scaled == int(scaled) and not self.decimals:
            return f"{int(scaled):0{self.width}}{self.suffix}"
        if not self.grouped and not self.decimals and int(scaled) in YEARS:
            return f"{int(scaled)}{self.suffix}"
        return format_decimal(int(scaled) if scaled == int(scaled) else scaled, self.decimals) + self.suffix


def _half_up(value: float, decimals: int) -> float:
    """Rounded as Excel does, a half away from nought; binary fractions just below a half count as one."""
    scale = 10.0**decimals
    return math.copysign(math.floor(abs(value) * scale + 0.5 + 1e-9) / scale, value)


def plain_number(value: float) -> str:
    """A number without a format: 1.234.567, 97,5."""
    if not _is_finite(value):
        return ""
    if value in YEARS:
        return str(int(value))
    places = min(max(SHOWN_DIGITS - len(str(int(abs(value)))), 0), MOST_PLACES)
    rounded = round(value, places)
    return format_decimal(int(rounded) if rounded == int(rounded) else rounded, places)


def _is_finite(value: float) -> bool:
    return abs(value) <= LARGEST_EXACT  # of NaN this is false


def _moment(value: float, code: str, mac_dates: bool) -> str:
    """A day, a day with its time, or a time; what is no day in any calendar reads as a number."""
    if not 0 <= value <= _LAST_DAY:
        return plain_number(value)
    seconds = round(value * 86_400)  # 8:30 is kept as the binary fraction of a day just below it
    moment = (_FIRST_DAY_MAC if mac_dates else _FIRST_DAY) + dt.timedelta(seconds=seconds)
    if not re.search(r"[dy]", code, re.IGNORECASE) and value < 1:
        return moment.strftime("%H:%M")
    has_year = re.search("y", code, re.IGNORECASE)  # «mm» without one is of minutes
    if has_year and moment.time() == dt.time() and not re.search("d", code, re.IGNORECASE):
        return moment.strftime("%m/%Y" if re.search("m", code, re.IGNORECASE) else "%Y")
    return moment.strftime("%d/%m/%Y" if moment.time() == dt.time() else "%d/%m/%Y %H:%M")
