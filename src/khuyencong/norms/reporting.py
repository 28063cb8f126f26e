"""Reports that fall due: how often a duty comes round, and the next day that counts, from dated values handed in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from khuyencong.terms.periods import Period


class Often(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    ONCE = "once"  # by a day that a paper names


@dataclass(frozen=True, slots=True)
class Closes:
    """On which day the figures of a period are closed; `months` are those in which a period of each kind ends."""

    act: str
    article: str
    day: int
    months: Mapping[Often, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """Who must report what, how often, under which article. `due_day` None: the document names no day."""

    code: str
    units: tuple[str, ...]
    what: str
    often: Often
    act: str
    article: str
    valid_from: date
    due_day: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One report that is to be made soon. `is_deadline`: the day is the last to send it, else the close of figures.
    `is_named`: its period is one that is asked for by name or by rule, else only the month of its day."""

    duty: ReportDuty
    period: Period
    day: date
    is_deadline: bool
    is_named: bool = True


def due_soon(duties: Iterable[ReportDuty], closes: Closes, today: date, days: int) -> Iterator[Due]:
    """The reports whose day falls between today and so many days on."""
    for duty in duties:
        for day in (today + timedelta(days=n) for n in range(days + 1)):
            if duty.valid_from <= day and _falls_on(duty, closes, day):
                yield Due(duty, period_of(duty.often, day), day, duty.due_day is not None)


def _falls_on(duty: ReportDuty, closes: Closes, day: date) -> bool:
    months = closes.months.get(duty.often, range(1, 13))
    return day.day == (duty.due_day or closes.day) and day.month in months


def period_of(often: Often, day: date) -> Period:
    """The period whose month, quarter, half or year the day lies in. What is asked once has none."""
    names = {
        Often.MONTH: f"M{day.month:02}",
        Often.QUARTER: f"Q{(day.month + 2) // 3}",
        Often.HALF: f"H{(day.month + 5) // 6}",
        Often.YEAR: "",
    }
    return Period.parse(f"{day.year}{names[often]}")
