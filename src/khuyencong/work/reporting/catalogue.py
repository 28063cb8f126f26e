"""The one place that knows every form: its name, what it is written from, and the periods it can be asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from khuyencong.papers.forms.frame import REPORT, framed, with_annex
from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.forms.so_sanh import v2026_1 as so_sanh
from khuyencong.papers.writing import FORMATS
from khuyencong.records.models import Paper
from khuyencong.reports.plans import plan_paper
from khuyencong.reports.results import results
from khuyencong.reports.rounding import in_unit, plan_in_unit
from khuyencong.terms.blanks import NONE, Answers, Blank
from khuyencong.terms.cases import PlanCase
from khuyencong.terms.document import Document
from khuyencong.terms.facts import Finding
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period
from khuyencong.terms.sheet import Sheet

from ..permissions import Refused
from . import doubts

LETTERS = "CV"
YEAR = ("Y",)
PARTS = ("Y", "H1", "H2", "9M", "Q1", "Q2", "Q3", "Q4", *(f"M{month}" for month in range(1, 13)))

Written = tuple[Document, list[Finding]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form in force: `content` folds the case and writes it, with what to look at before it is signed.

    `symbol` is its kind's in the number («BC»); a công văn has none, and stands in the number book as «CV».
    """

    name: str
    title: str
    kind_vi: str
    symbol: str
    periods: tuple[str, ...]
    content: Callable[[PlanCase, Sheet, MoneyUnit, Answers], Written]
    blanks: tuple[Blank, ...] = REPORT
    purpose: Paper.Purpose = Paper.Purpose.RESULT
    formats: tuple[str, ...] = FORMATS

    @property
    def book(self) -> str:
        """The kind of paper under which the number book counts it."""
        return self.symbol or LETTERS

    def build(self, case: PlanCase, sheet: Sheet, money: MoneyUnit, answers: Answers = NONE) -> Written:
        """The whole paper: content in its frame, and the annex somebody pasted."""
        document, findings = self.content(case, framed(sheet, answers), money, answers)
        return with_annex(document, answers), findings

    def require(self, period: Period, year: int) -> None:
        """Raise Refused, with the periods that can be asked for, unless this one can."""
        if period not in (Period.of_year(year, name) for name in self.periods):
            names = ", ".join(self.periods)
            raise Refused(f"Mẫu «{self.name}» của kế hoạch năm {year} không lập cho kỳ {period.code}; chọn: {names}.")


def form_named(name: str) -> Form:
    """The form in force under a name; Refused, with the names there are, for any other."""
    form = CATALOGUE.get(name)
    if form is None:
        raise Refused(f"Không có mẫu «{name}»; chọn một trong: {', '.join(CATALOGUE)}.")
    return form


def _results(case: PlanCase, sheet: Sheet, money: MoneyUnit, _: Answers) -> Written:
    told = results(case)
    return ket_qua.build(in_unit(told, money), sheet), doubts.of_results(told)


def _comparison(case: PlanCase, sheet: Sheet, money: MoneyUnit, _: Answers) -> Written:
    told = results(case)
    return so_sanh.build(in_unit(told, money), sheet), doubts.of_results(told)


def _plan(case: PlanCase, sheet: Sheet, money: MoneyUnit, _: Answers) -> Written:
    plan = plan_paper(case)
    return ke_hoach.build(plan_in_unit(plan, money), sheet), doubts.of_plan(plan)


CATALOGUE = {
    form.name: form
    for form in (
        Form("ket-qua", "Báo cáo kết quả thực hiện kế hoạch", "Báo cáo", "BC", PARTS, _results),
        Form("ke-hoach", "Kế hoạch kèm phụ lục kinh phí", "Kế hoạch", "KH", YEAR, _plan, purpose=Paper.Purpose.PLAN),
        Form("so-sanh", "Bảng so sánh kế hoạch và thực hiện", "Báo cáo", "BC", PARTS, _comparison),
    )
}
