"""The one place that knows every form: its name, what it is written from, and the periods it can be asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from khuyencong.papers.forms.bien_ban import v2026_1 as bien_ban
from khuyencong.papers.forms.cong_van import v2026_1 as cong_van
from khuyencong.papers.forms.danh_sach import v2026_1 as danh_sach
from khuyencong.papers.forms.dieu_chinh import v2026_1 as dieu_chinh
from khuyencong.papers.forms.don_doc import v2026_1 as don_doc
from khuyencong.papers.forms.frame import FIELD, FRAME, PLAN, REPORT, framed, is_field, reported_to, with_annex
from khuyencong.papers.forms.giay_moi import v2026_1 as giay_moi
from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.forms.quyet_dinh import v2026_1 as quyet_dinh
from khuyencong.papers.forms.so_sanh import v2026_1 as so_sanh
from khuyencong.papers.forms.thong_bao import v2026_1 as thong_bao
from khuyencong.papers.forms.to_trinh import v2026_1 as to_trinh
from khuyencong.papers.writing import FORMATS
from khuyencong.records.models import Paper
from khuyencong.reports.numbering import in_own_numbers, plan_in_own_numbers
from khuyencong.reports.plans import plan_paper
from khuyencong.reports.results import results
from khuyencong.reports.rounding import in_unit, plan_in_unit
from khuyencong.reports.versions import moved
from khuyencong.terms.blanks import NONE, Answers, Blank, open_blanks
from khuyencong.terms.cases import PlanCase
from khuyencong.terms.document import Document
from khuyencong.terms.facts import Finding
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Results
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Told

from ..permissions import Refused
from . import doubts

LETTERS = "CV"
YEAR = ("Y",)
PARTS = ("Y", "H1", "H2", "9M", "Q1", "Q2", "Q3", "Q4", *(f"M{month}" for month in range(1, 13)))

Written = tuple[Document, list[Finding]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a paper is to be written from."""

    case: PlanCase
    sheet: Sheet
    money: MoneyUnit
    answers: Answers
    reached: Results | None = None  # of a unit, which are not all of the case

    @property
    def told(self) -> Told:
        plan = plan_in_own_numbers(plan_paper(self.case))
        reached, decision = in_unit(self.results, self.money), self.case.decision
        return Told(plan_in_unit(plan, self.money), reached, decision, moved(self.case), self.case.adjusted_for)

    @property
    def results(self) -> Results:
        return in_own_numbers(self.reached or results(self.case))


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
    content: Callable[[Asked], Written]
    blanks: tuple[Blank, ...] = FRAME
    usual: Callable[[Asked], Mapping[str, str]] = lambda _: {}
    purpose: Paper.Purpose = Paper.Purpose.RESULT
    formats: tuple[str, ...] = FORMATS
    compares: bool = False  # with the plan before its last adjusting paper
    tells_of_fairs: bool = False  # of which place by place
    approves: bool = False  # puts the newest version of a plan in force

    @property
    def book(self) -> str:
        """The kind of paper under which the number book counts it."""
        return self.symbol or LETTERS

    def build(
        self, case: PlanCase, sheet: Sheet, money: MoneyUnit, answers: Answers = NONE, reached: Results | None = None
    ) -> tuple[Document, list[Finding], Answers]:
        """The whole paper: content in its frame, and the annex somebody pasted; and what stands in its blanks."""
        asked = Asked(case, sheet, money, answers, reached)
        full = answers.over(self.usual(asked))
        document, findings = self.content(replace(asked, sheet=framed(sheet, full), answers=full))
        return with_annex(document, full), findings, full

    @property
    def is_composed(self) -> bool:
        """Whether an officer's own words make the paper, so that it begins with blanks to fill in."""
        return self.purpose is Paper.Purpose.OTHER

    def hindrances(self, answers: Answers) -> Iterator[str]:
        """Why the paper cannot be issued with these answers."""
        if left := [pgettext("paper", blank.label) for blank in open_blanks(self.blanks, answers)]:
            yield _("Chưa điền: %(blanks)s.") % {"blanks": "; ".join(left)}
        if answers.given(FIELD.name) and not is_field(answers.line(FIELD.name)):
            yield _("«%(blank)s» chỉ gồm chữ in hoa, ví dụ KH.") % {"blank": pgettext("paper", FIELD.label)}
        if answers.given("issuer"):
            yield _("Văn bản của cơ quan cấp trên không phát hành tại đây: tải dự thảo để trình ký.")

    def require(self, period: Period, year: int) -> None:
        """Raise Refused, with the periods that can be asked for, unless this one can."""
        if period not in (Period.of_year(year, name) for name in self.periods):
            names = ", ".join(self.periods)
            raise Refused(
                _("Mẫu «%(form)s» của kế hoạch năm %(year)s không lập cho kỳ %(period)s; chọn: %(names)s.")
                % {"form": self.name, "year": year, "period": period.code, "names": names}
            )


def form_named(name: str) -> Form:
    """The form in force under a name; Refused, with the names there are, for any other."""
    form = CATALOGUE.get(name)
    if form is None:
        raise Refused(
            _("Không có mẫu «%(name)s»; chọn một trong: %(names)s.") % {"name": name, "names": ", ".join(CATALOGUE)}
        )
    return form


def _results(asked: Asked) -> Written:
    told = asked.results
    changes = () if told.is_part else moved(asked.case)
    return ket_qua.build(in_unit(told, asked.money), asked.sheet, asked.answers, changes), doubts.of_results(told)


def _comparison(asked: Asked) -> Written:
    told = asked.results
    return so_sanh.build(in_unit(told, asked.money), asked.sheet), doubts.of_results(told)


def _reported(asked: Asked) -> Mapping[str, str]:
    return reported_to(asked.sheet)


def _plan(asked: Asked) -> Written:
    plan = plan_in_own_numbers(plan_paper(asked.case))
    found = [*doubts.of_plan(plan), *doubts.of_total(asked.results), *doubts.of_sources(asked.results)]
    return ke_hoach.build(plan_in_unit(plan, asked.money), asked.sheet, asked.answers), found


def _composed(
    form: Any, periods: tuple[str, ...], *, lists: bool = False, compares: bool = False, approves: bool = False
) -> Form:
    """A form of `papers.forms` whose content is the ledger's figures and an officer's words; `lists` the contents of a
    plan, without which it says nothing."""
    blanks: tuple[Blank, ...] = form.BLANKS

    def content(asked: Asked) -> Written:
        told = asked.told
        found = doubts.of_moves(told.moved) if compares else doubts.of_nothing(told.plan) if lists else []
        if not form.SYMBOL:
            found += doubts.of_letter(asked.sheet.symbol)
        left = doubts.of_blanks(open_blanks(blanks, asked.answers))
        return form.build(told, asked.answers, asked.sheet), [*found, *left]

    def usual(asked: Asked) -> Mapping[str, str]:
        said: Mapping[str, str] = form.usual(asked.told, asked.sheet)
        return said

    name, other = form.FORM.partition("/")[0], Paper.Purpose.OTHER
    known = (name, form.TITLE, form.KIND, form.SYMBOL, periods, content, blanks, usual, other)
    return Form(*known, compares=compares, approves=approves)


CATALOGUE = {
    form.name: form
    for form in (
        Form(
            "ket-qua",
            "Báo cáo kết quả thực hiện kế hoạch",
            "Báo cáo",
            "BC",
            PARTS,
            _results,
            REPORT,
            _reported,
            tells_of_fairs=True,
        ),
        Form(
            "ke-hoach", "Kế hoạch kèm phụ lục kinh phí", "Kế hoạch", "KH", YEAR, _plan, PLAN, purpose=Paper.Purpose.PLAN
        ),
        Form("so-sanh", "Bảng so sánh kế hoạch và thực hiện", "Báo cáo", "BC", PARTS, _comparison, usual=_reported),
        _composed(to_trinh, YEAR, lists=True),
        _composed(quyet_dinh, YEAR, lists=True, approves=True),
        _composed(dieu_chinh, YEAR, compares=True),
        _composed(thong_bao, YEAR, lists=True),
        _composed(don_doc, PARTS),
        _composed(cong_van, PARTS),
        _composed(giay_moi, PARTS),
        _composed(bien_ban, PARTS),
        _composed(danh_sach, PARTS, lists=True),
    )
}
