"""What the ledger is asked: which plans, which measure and roles, cut by what, as of which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khuyencong.records.models import Measure, Plan
from khuyencong.records.pivots import Dimension, Question
from khuyencong.records.queries import last_act_on
from khuyencong.terms.facts import PLANNED, REACHED, Role

from ..address import id_in, one_of, unheard
from ..days import day_asked

Words = str | Promise

DIMENSIONS: Mapping[Dimension, Words] = {
    Dimension.PROGRAMME: _("chương trình"),
    Dimension.YEAR: _("năm kế hoạch"),
    Dimension.PLAN: _("kế hoạch"),
    Dimension.GROUP: _("nhóm nội dung"),
    Dimension.LINE: _("nội dung"),
    Dimension.SOURCE: _("nguồn kinh phí"),
    Dimension.ROLE: _("là số"),
    Dimension.PERIOD: _("kỳ"),
    Dimension.UNIT: _("đơn vị"),
    Dimension.AREA: _("địa bàn"),
}
SIDES: Mapping[str, tuple[Words, tuple[Role, ...]]] = {
    "ke-hoach": (_("kế hoạch (gồm điều chỉnh)"), PLANNED),
    "thuc-hien": (_("thực hiện (gồm ước)"), REACHED),
    "ca-hai": (_("kế hoạch và thực hiện"), (Role.PLAN, Role.ADJUSTMENT, Role.ACTUAL, Role.ESTIMATE)),
    "dong-tien": (
        _("cam kết, tạm ứng, chi trả, quyết toán"),
        (Role.COMMITTED, Role.ADVANCED, Role.PAID, Role.SETTLED, Role.RETURNED),
    ),
}
_ADDING = ("ke-hoach", "thuc-hien")
EVERY = "moi"  # in place of a measure: entries of all measures, in all roles
NARROWING = ("chuong_trinh", "nam", "chi_tieu", "so", "ngay")
_HEARD = {*NARROWING, "hang", "cot", "tep", "trang", *(f"o_{dimension}" for dimension in Dimension)}


@dataclass(frozen=True, slots=True)
class LedgerChoices:
    """The question, and how its answer is laid out. `problem` says what of the address was not understood.

    `measure` None: entries of every measure.
    """

    question: Question
    measure: Measure | None
    side: str
    rows: tuple[Dimension, ...]
    columns: tuple[Dimension, ...]
    day: date | None
    problem: str = ""

    @property
    def adds(self) -> bool:
        """Whether figures of the chosen roles may be added: plan and actual may not, nor the stages of money."""
        return self.side in _ADDING and self.measure is not None and self.measure.adds

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        return (*self.rows, *self.columns)


def ledger_choices(query: QueryDict, plans: QuerySet[Plan]) -> LedgerChoices:
    """The choices in an address; what is not said is: money, kế hoạch and thực hiện, by group and role."""
    measures = Measure.objects.filter(province__in=plans.values("province"))
    every = query.get("chi_tieu") == EVERY
    money = _measure(None if every else id_in(query, "chi_tieu"), measures)
    side = one_of(query, "so", SIDES, "ca-hai")
    roles = tuple(Role) if every and "so" not in query else SIDES[side][1]
    day, wrong_day = day_asked(query.get("ngay", ""))
    act = last_act_on(money.province, day) if day else None
    rows, wrong_rows = _dimensions(query.getlist("hang"), (Dimension.YEAR, Dimension.GROUP))
    columns, wrong_columns = _dimensions(query.getlist("cot"), (Dimension.ROLE,))
    columns = columns[:1]
    if side not in _ADDING and Dimension.ROLE not in (*rows, *columns):
        columns = (Dimension.ROLE,)
    return LedgerChoices(
        question=Question(_plans(query, plans), None if every else money.pk, roles, act),
        measure=None if every else money,
        side=side,
        rows=rows,
        columns=columns,
        day=day,
        problem=" ".join(filter(None, (wrong_day, wrong_rows or wrong_columns, unheard(query, _HEARD)))),
    )


def _measure(asked: int | None, measures: QuerySet[Measure]) -> Measure:
    chosen = measures.filter(is_money=True) if asked is None else measures.filter(pk=asked)
    found = chosen.select_related("province").first()
    if found is None:
        raise Http404
    return found


def _plans(query: QueryDict, plans: QuerySet[Plan]) -> QuerySet[Plan]:
    programme, year = id_in(query, "chuong_trinh"), id_in(query, "nam")
    if programme is not None:
        plans = plans.filter(programme=programme)
    return plans if year is None else plans.filter(year=year)


def _dimensions(asked: Sequence[str], usual: tuple[Dimension, ...]) -> tuple[tuple[Dimension, ...], str]:
    """The known ones of those asked for, each once, at most two; and words for the others."""
    told = dict.fromkeys(filter(None, asked))
    known = [Dimension(word) for word in told if word in set(Dimension)]
    others = ", ".join(f"«{word[:40]}»" for word in told if word not in set(Dimension))
    problem = _("Không cắt được theo %(names)s.") % {"names": others} if others else ""
    return tuple(known[:2]) or usual, problem
