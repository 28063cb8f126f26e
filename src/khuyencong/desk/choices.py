"""What a page may be asked for: the period, the day of the figures, the unit money is printed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from khuyencong.records.models import Draft, Plan, Unit, User
from khuyencong.records.queries import last_act_on
from khuyencong.records.scopes import drafts_for
from khuyencong.terms.blanks import NONE, Answers
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import CATALOGUE, Form, form_named

from .access import get_or_404, today
from .address import id_in, one_of, unknown
from .days import day_asked
from .figures import MILLION
from .words import period_words

PERIODS = ("Y", "H1", "H2", "9M", "Q1", "Q2", "Q3", "Q4")
_SCALES = ("dong", MILLION)  # as the filter of a plan offers them


@dataclass(frozen=True, slots=True)
class Choices:
    """The question a page answers. `as_of` is the last act that counts; None = everything so far."""

    period: Period
    day: date | None
    as_of: int | None
    unit: str
    form: Form
    money: MoneyUnit
    problem: str = ""
    cut: Unit | None = None  # whose part a report is; None = everybody's
    answers: Answers = NONE  # of the draft the page is about
    draft: int | None = None
    revision: int | None = None  # of the draft, as it was read for this page

    @property
    def is_the_whole_now(self) -> bool:
        """Today's figures of everybody in đồng: what sentences are edited over."""
        return self.as_of is None and self.cut is None and self.draft is None and self.money is MoneyUnit.DONG


def choices_of(query: QueryDict, plan: Plan, user: User) -> Choices:
    """The choices in an address; what cannot be understood is said and leaves the usual choice standing."""
    if (asked := id_in(query, "soan")) is not None:
        return of_draft(get_or_404(drafts_for(user, today()).filter(plan=plan), asked))
    form = CATALOGUE[one_of(query, "mau", CATALOGUE, "ket-qua")]
    period, wrong_period = _period(query.get("ky", ""), plan.year, form)
    day, wrong_day = day_asked(query.get("ngay", ""))
    return Choices(
        period=period,
        day=day,
        as_of=last_act_on(plan.province, day) if day else None,
        unit=MILLION if one_of(query, "don_vi", _SCALES) == MILLION else "",
        form=form,
        money=MoneyUnit(one_of(query, "tien", set(MoneyUnit), MoneyUnit.DONG)),
        problem=wrong_period or wrong_day,
        cut=_cut(query, plan),
    )


def understood(query: QueryDict, plan: Plan, user: User) -> Choices:
    """The choices in an address of a file, a form or a line, where nothing could say that another period is shown."""
    choices = choices_of(query, plan, user)
    if choices.problem:
        name = "ngay" if day_asked(query.get("ngay", ""))[1] else "ky"
        raise unknown(name, query.get(name, ""))
    return choices


def of_draft(draft: Draft) -> Choices:
    """What a draft is written from."""
    return Choices(
        period=Period.parse(draft.period),
        day=None,
        as_of=None,
        unit="",
        form=form_named(draft.form),
        money=MoneyUnit(draft.money),
        answers=Answers(draft.answers),
        draft=draft.pk,
        revision=draft.revision,
    )


def periods_of(year: int, names: Sequence[str] = PERIODS) -> list[tuple[str, str]]:
    """The periods a plan's figures may be asked for, with their names."""
    periods = [Period.of_year(year, name) for name in names]
    return [(period.code, period_words(period)) for period in periods]


def _period(code: str, year: int, form: Form) -> tuple[Period, str]:
    whole_year = Period.parse(str(year))
    if not code:
        return whole_year, ""
    try:
        period = Period.typed(code, year)
        if period.year != year:
            words = _("Kỳ «%(code)s» không thuộc năm kế hoạch %(year)s, đang xem cả năm.")
            return whole_year, words % {"code": code[:20], "year": year}
        form.require(period, year)
    except ValueError:
        words = _("Không hiểu kỳ «%(code)s», đang xem cả năm. Ví dụ: 6 tháng, 9 tháng, quý III, H1/2023, 2023Q3.")
        return whole_year, words % {"code": code[:20]}
    except Refused as refusal:
        return whole_year, _("%(reason)s Đang xem cả năm.") % {"reason": refusal}
    return period, ""


def _cut(query: QueryDict, plan: Plan) -> Unit | None:
    if not (code := query.get("phan", "")):
        return None
    if (unit := Unit.objects.filter(province=plan.province_id, code=code).first()) is None:
        raise unknown("phan", code)
    return unit
