"""Reporting periods: their codes, calendar windows and Vietnamese names."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from .vietnamese import fold

_CODE = re.compile(
    r"^(?:(?P<y1>\d{4})-(?P<y2>\d{4})"
    r"|(?P<y>\d{4})(?:H(?P<h>[12])|Q(?P<q>[1-4])(?:-Q(?P<q2>[1-4]))?|M(?P<m>\d{2})(?:-M(?P<m2>\d{2}))?)?)$"
)
_TO_ITSELF = re.compile(r"(M\d{2}|Q\d)-\1$")
_ROMAN = ("I", "II", "III", "IV")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_WORD = re.compile(r"[a-z0-9]+")
# How people type a part of a year, without marks and without the year; the name that `Period.of_year` knows.
_TYPED = (
    (r"(?:ca )?(?:nam)?|y", "Y"),
    (r"h1|1h|6t(?: dau)?|(?:6|sau) thang(?: dau)?|nua dau", "H1"),
    (r"h2|2h|6t cuoi|(?:6|sau) thang cuoi|nua cuoi", "H2"),
    (r"9m|9t(?: dau)?|(?:9|chin) thang(?: dau)?", "9M"),
    (r"(?:3|ba) thang dau", "Q1"),
    (r"(?:q|quy) ?(?:1|i)", "Q1"),
    (r"(?:q|quy) ?(?:2|ii)", "Q2"),
    (r"(?:q|quy) ?(?:3|iii)", "Q3"),
    (r"(?:q|quy) ?(?:4|iv)", "Q4"),
)
_MONTH = re.compile(r"(?:m|t|thang ?)(0?[1-9]|1[0-2])(?: nam)?")


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Days from `first` to `last`, both inclusive."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"window ends before it begins: {self.first} – {self.last}")

    def contains(self, other: "Window") -> bool:
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Window") -> bool:
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Period:
    """A named window: `2023`, `2023H1`, `2023Q3`, `2023Q2-Q3`, `2023M05`, `2023M01-M09`, `2021-2025`."""

    code: str
    window: Window

    @classmethod
    def parse(cls, code: str) -> "Period":
        """The period of a code; ValueError when the code is none. From May to May is May."""
        code = _TO_ITSELF.sub(r"\1", code)
        found = _CODE.match(code)
        if not found:
            raise ValueError(f"not a period: {code!r}")
        part = found.groupdict()
        if part["y1"]:
            return cls(code, Window(date(int(part["y1"]), 1, 1), date(int(part["y2"]), 12, 31)))
        return cls(code, _window(int(part["y"]), part))

    @classmethod
    def typed(cls, words: str, year: int) -> "Period":
        """The period that a person means: its code, «2023-H1», «H1/2023», «6 tháng đầu năm 2023», «quý III», «9T2023»,
        «năm 2023»; of `year` where they name none. ValueError when it is not understood."""
        said = fold(words).strip()
        if _CODE.match(said.upper()):
            return cls.parse(said.upper())
        years = _YEAR.findall(said)
        rest = " ".join(_WORD.findall(_YEAR.sub(" ", said)))
        part = _part_named(rest) if rest or years else None
        if part is None or len(years) > 1:
            raise ValueError(f"not a period: {words!r}")
        return cls.of_year(int(years[0]) if years else year, part)

    @classmethod
    def of_year(cls, year: int, name: str = "Y") -> "Period":
        """The period `name` of a year, as the command line says it: Y, H1, H2, Q1 … Q4, 9M, M01 … M12."""
        suffix = {"Y": "", "9M": "M01-M09"}.get(name, name)
        if re.fullmatch(r"M\d", suffix):
            suffix = f"M0{suffix[1]}"
        return cls.parse(f"{year}{suffix}")

    @property
    def year(self) -> int:
        return self.window.first.year

    @property
    def is_year(self) -> bool:
        return self.code == str(self.year)

    def in_words(self) -> str:
        """«năm 2023», «6 tháng đầu năm 2023», «quý III năm 2023» …"""
        if "-" in self.code and len(self.code) == 9 and self.code[4] == "-":
            return f"giai đoạn {self.code}"
        year, rest = self.code[:4], self.code[4:]
        if not rest:
            return f"năm {year}"
        if rest == "M01-M09":
            return f"9 tháng đầu năm {year}"
        if rest[0] == "H":
            return f"6 tháng {'đầu' if rest[1] == '1' else 'cuối'} năm {year}"
        if rest[0] == "Q":
            quarters = [_ROMAN[int(q) - 1] for q in re.findall(r"Q(\d)", rest)]
            return f"quý {'–'.join(quarters)} năm {year}"
        months = [str(int(m)) for m in re.findall(r"M(\d{2})", rest)]
        return f"tháng {'–'.join(months)} năm {year}"


def _part_named(said: str) -> str | None:
    """The part of a year that the words name; None when they name none."""
    if month := _MONTH.fullmatch(said):
        return f"M{int(month[1]):02d}"
    return next((name for words, name in _TYPED if re.fullmatch(f"(?:{words})(?: nam)?", said)), None)


def _window(year: int, part: dict[str, str | None]) -> Window:
    start, end = 1, 12
    if part["h"]:
        start = 1 if part["h"] == "1" else 7
        end = start + 5
    elif part["q"]:
        start = 3 * int(part["q"]) - 2
        end = 3 * int(part["q2"] or part["q"])
    elif part["m"]:
        start, end = int(part["m"]), int(part["m2"] or part["m"])
    if not 1 <= start <= end <= 12:
        raise ValueError(f"not a period: months {start}–{end} of {year}")
    return Window(date(year, start, 1), date(year, end, calendar.monthrange(year, end)[1]))


@lru_cache(maxsize=1024)  # asked for every entry, of few windows
def bucket(window: Window) -> str:
    """The smallest calendar quarter, half or year that holds the window, as a period code; "" when it spans years."""
    if window.first.year != window.last.year:
        return ""
    year = window.first.year
    for code in (*(f"{year}Q{q}" for q in (1, 2, 3, 4)), f"{year}H1", f"{year}H2", f"{year}"):
        if Period.parse(code).window.contains(window):
            return code
    return ""


def calendar_period(window: Window) -> Period | None:
    """The period that is just this window: a quarter, half or year, else months of one year, or several years."""
    first, last = window.first, window.last
    months = f"{first.year}M{first.month:02d}"
    codes = [bucket(window), months, f"{months}-M{last.month:02d}"]
    if first.year != last.year:
        codes = [f"{first.year}-{last.year}"]
    periods = (Period.parse(code) for code in codes if code)
    return next((period for period in periods if period.window == window), None)


def until_words(day: date) -> str:
    """«hết quý I», «hết tháng 8», «ngày 15/08/2026»: to when something was told."""
    if (day + timedelta(days=1)).day != 1:
        return f"ngày {day_in_figures(day)}"
    return f"hết tháng {day.month}" if day.month % 3 else f"hết quý {_ROMAN[day.month // 3 - 1]}"


def window_words(window: Window) -> str:
    """The window's name when it is a calendar one, else its days; pages have words of their own for it."""
    if period := calendar_period(window):
        return period.in_words()
    return f"từ {day_in_figures(window.first)} đến {day_in_figures(window.last)}"


def day_in_figures(day: date) -> str:
    """«04/6/2024»: as `day_in_words` writes it, with strokes; pages, messages and files of rows say a day so."""
    return f"{day.day:02d}/{month_in_figures(day.month)}/{day.year}"


def moment_in_figures(at: datetime) -> str:
    """«08:30 04/6/2024», of a time that is told as it was here."""
    return f"{at:%H:%M} {day_in_figures(at)}"


def month_in_figures(month: int) -> str:
    """«02», «6»: a zero before the first two months only, lest 1 and 2 be made 11 and 12."""
    return f"{month:0{2 if month < 3 else 1}d}"


def day_in_words(day: date) -> str:
    """«ngày 04 tháng 6 năm 2024»: a zero before days under 10 and before months 1 and 2 only (NĐ 30/2020)."""
    return f"ngày {day.day:02d} tháng {month_in_figures(day.month)} năm {day.year}"
