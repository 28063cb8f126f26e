"""What a page may be asked for: the period, the day of the figures, the unit money is printed in."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from khuyencong.records.models import Plan
from khuyencong.records.queries import last_act_on
from khuyencong.terms.periods import Period
from khuyencong.terms.vietnamese import fold

from .days import WrongDay, parse_day
from .figures import MILLION

PERIODS = ("Y", "H1", "H2", "9M", "Q1", "Q2", "Q3", "Q4")


@dataclass(frozen=True, slots=True)
class Choices:
    """The question a page answers. `as_of` is the last act that counts; None = everything so far."""

    period: Period
    day: date | None
    as_of: int | None
    unit: str
    state: str
    words: str
    problem: str = ""

    @property
    def folded(self) -> str:
        return fold(self.words)


def choices_of(query: QueryDict, plan: Plan) -> Choices:
    """The choices in an address; what cannot be understood is said and leaves the usual choice standing."""
    period, wrong_period = _period(query.get("ky", ""), plan.year)
    day, wrong_day = _day(query.get("ngay", ""))
    return Choices(
        period=period,
        day=day,
        as_of=last_act_on(plan.province, day) if day else None,
        unit=MILLION if query.get("don_vi") == MILLION else "",
        state=query.get("trang_thai", ""),
        words=query.get("tim", "")[:100],
        problem=wrong_period or wrong_day,
    )


def periods_of(year: int) -> list[tuple[str, str]]:
    """The periods a plan's figures may be asked for, with their names."""
    periods = [Period.of_year(year, name) for name in PERIODS]
    return [(period.code, period.in_words()) for period in periods]


def _period(code: str, year: int) -> tuple[Period, str]:
    whole_year = Period.parse(str(year))
    if not code:
        return whole_year, ""
    try:
        return Period.parse(code), ""
    except ValueError:
        return whole_year, _("Không rõ kỳ «%(code)s»: đang xem cả năm.") % {"code": code[:20]}


def _day(words: str) -> tuple[date | None, str]:
    if not words.strip():
        return None, ""
    try:
        return parse_day(words), ""
    except WrongDay as wrong:
        return None, str(wrong)
