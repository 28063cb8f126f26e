"""Reports as they would leave the house now: the memory folded into a form, with the sentences people edited."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.papers.forms.edited import Link, SentenceEdit, with_edits
from khuyencong.records.adjustments import adjusting_papers, adjustments_of
from khuyencong.records.agencies import agency_of, issuer_of, letterhead_on
from khuyencong.records.decisions import decision_on, last_adjusted
from khuyencong.records.fairs import with_fairs
from khuyencong.records.history import stood
from khuyencong.records.models import Issue, Paper, Plan, ReportEdit, Unit, User
from khuyencong.records.references import known_documents
from khuyencong.records.snapshots import plan_case
from khuyencong.records.stationery import stationery_of
from khuyencong.records.told_until import told_until
from khuyencong.records.units import UnitType
from khuyencong.reports.leading import led_lines, results_of_unit
from khuyencong.reports.results import results
from khuyencong.terms.blanks import NONE, Answers
from khuyencong.terms.cases import PlanCase
from khuyencong.terms.document import Document
from khuyencong.terms.facts import Finding, Severity
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Results
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.signing import signature

from ..permissions import Refused, require
from .catalogue import Asked, Form, form_named
from .decided import doubts_of_decision
from .doubts import NO_LEAD, of_bases, of_citing, of_lead, of_words
from .parts import of_parts
from .returns import with_returns

COMMITTEE = "Ủy ban nhân dân"  # signs as a body


@dataclass(frozen=True, slots=True)
class Preview:
    """A report as a draft document, its figures, and what to look at before issuing."""

    document: Document
    results: Results
    findings: tuple[Finding, ...]
    form: Form
    unfilled: tuple[str, ...] = ()  # what its officer still has to say before it may be issued

    @property
    def errors(self) -> tuple[str, ...]:
        return tuple(one.message_vi for one in self.findings if one.severity is Severity.ERROR)

    @property
    def hindrances(self) -> tuple[str, ...]:
        """Why the paper may not be issued as it stands."""
        return (*self.unfilled, *self.errors)

    def require_ready(self) -> None:
        """Raise Refused unless the paper may be issued as it stands."""
        if self.hindrances:
            raise NotReady(self)


class NotReady(Refused):
    """A paper that may not be issued as it stands; pages tell each hindrance in their reader's language."""

    def __init__(self, shown: Preview) -> None:
        super().__init__(" ".join(shown.hindrances))
        self.shown = shown


def preview(
    user: User | None,
    plan: Plan,
    period: Period,
    as_of: int | None = None,
    sheet: Sheet | None = None,
    *,
    form: str = "ket-qua",
    money: MoneyUnit = MoneyUnit.DONG,
    answers: Answers = NONE,
    cut: Unit | None = None,
    replaces: Issue | None = None,
) -> Preview:
    """A form of a plan and period, as of an act (None = now), its money in the unit asked for, its blanks filled.

    `cut` asks for what one unit answers for (see reports.leading); its words are the form's own, edited by nobody.
    """
    require(user, "prepare_report", plan.unit)
    chosen = form_named(form)
    chosen.require(period, plan.year)
    if part := _part(cut, plan):
        if chosen.compares:
            raise Refused(_("Quyết định điều chỉnh là của cả kế hoạch: không lập riêng cho một đơn vị."))
        return _of_unit(part, plan, period, as_of, chosen, sheet or _own_sheet(plan, chosen, answers), money, answers)
    case = _case(plan, period, as_of, chosen)
    document, doubts, filled = chosen.build(case, sheet or _own_sheet(plan, chosen, answers), money, answers)
    edited, moved = with_edits(document, edits_of(plan, form, period, case.as_of))
    number = sheet.number if sheet else ""
    decided = doubts_of_decision(plan, chosen, case, _issuer(plan.unit, answers), number, replaces)
    of_plan = (*decided, *_of_lead(chosen, plan), *_of_parts(chosen, plan, period))
    found = [*moved, *doubts, *of_plan, *_of_bases(edited.bases, plan, case.decision), *of_citing(edited)]
    if any(answers.values.values()) or edited != document:  # somebody's own words stand in it
        found += of_words(edited, known_documents(plan.province), found)
    return Preview(edited, results(case), _gravest_first(found), chosen, tuple(chosen.hindrances(filled)))


def _of_lead(form: Form, plan: Plan) -> Iterable[Finding]:
    if form.purpose is Paper.Purpose.PLAN and plan.top.lead_id is None:
        return (NO_LEAD,)
    own, lead = agency_of(plan.unit), plan.in_charge
    return of_lead(_name(lead), _name(own)) if form.purpose is Paper.Purpose.RESULT and lead != own else ()


def _of_parts(form: Form, plan: Plan, period: Period) -> Iterable[Finding]:
    return of_parts(plan, period.window) if form.purpose is Paper.Purpose.RESULT else ()


def _of_bases(bases: tuple[str, ...], plan: Plan, decision: str) -> Iterable[Finding]:
    return of_bases(bases, known_documents(plan.province), timezone.localdate(), decision) if bases else ()


def _of_unit(
    unit: Unit,
    plan: Plan,
    period: Period,
    as_of: int | None,
    form: Form,
    sheet: Sheet,
    money: MoneyUnit,
    answers: Answers,
) -> Preview:
    """The contents a unit leads and its part in those of others; of a unit that leads none, what was told of it."""
    whole = _case(plan, period, as_of, form)
    own = _case(plan, period, whole.as_of, form, unit)
    theirs = Unit.objects.filter(path__startswith=unit.path).values_list("pk", flat=True)
    led = led_lines(whole, frozenset(theirs))
    told = results_of_unit(whole, own, led)
    if not (told.lines or told.beside):
        words = _(
            "Sổ chưa có số liệu nào ghi theo đơn vị «%(unit)s», đơn vị cũng không chủ trì nội dung nào của kế hoạch."
        )
        raise Refused(words % {"unit": _name(unit)})
    document, doubts, _filled = form.build(own, sheet, money, answers, told)
    of_it = f"phần do {_name(unit)} chủ trì" if led else f"số liệu ghi theo {_name(unit)}"
    return Preview(replace(document, title=f"{document.title}, {of_it}"), told, tuple(doubts), form)


def _gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: [*Severity].index(finding.severity)))


def _part(cut: Unit | None, plan: Plan) -> Unit | None:
    """The unit to cut to; to the plan's own unit, or one above it, everything belongs and nothing is cut."""
    return None if cut is None or plan.unit.path.startswith(cut.path) else cut


def _name(unit: Unit) -> str:
    title = unit.title_on(timezone.localdate())
    return title.title if title else unit.code


def usual_answers(plan: Plan, period: Period, form: str, money: MoneyUnit) -> dict[str, str]:
    """What usually stands in the blanks of a form, before anybody wrote anything."""
    chosen = form_named(form)
    asked = Asked(_case(plan, period, None, chosen), _own_sheet(plan, chosen), money, NONE)
    return dict(chosen.usual(asked))


def _case(plan: Plan, period: Period, as_of: int | None, form: Form, part: Unit | None = None) -> PlanCase:
    told = plan_case(plan, period, as_of, part.path if part else "/")
    if form.purpose is not Paper.Purpose.PLAN:  # a plan stands before what approves it
        told = replace(told, decision=decision_on(plan, told.as_of))
    if not form.is_composed:
        told = replace(told, told_until=told_until(plan, told))
        told = told if part else _adjusted(plan, told)
        told = with_returns(plan, told) if form.purpose is Paper.Purpose.RESULT and not part else told
        return with_fairs(plan, told) if form.tells_of_fairs else told
    if adjusted := last_adjusted(plan, told.as_of) if form.compares else None:
        return replace(told, before=plan_case(plan, period, adjusted[0]), adjusted_for=adjusted[1])
    return told


def _adjusted(plan: Plan, told: PlanCase) -> PlanCase:
    """The case with the papers that adjusted its plan, and what the plan was before them."""
    papers = adjusting_papers(plan, told.as_of)
    if not (adjustments := adjustments_of(plan, papers)):
        return told
    return replace(told, adjustments=adjustments, before=plan_case(plan, told.period, papers[0].since))


def generated(plan: Plan, period: Period, form: str) -> Document:
    """The report as the form alone writes it now, without anybody's edits."""
    chosen = form_named(form)
    chosen.require(period, plan.year)
    return chosen.build(_case(plan, period, None, chosen), _own_sheet(plan, chosen), MoneyUnit.DONG)[0]


def _own_sheet(plan: Plan, form: Form, answers: Answers = NONE) -> Sheet:
    return sheet_for(_issuer(plan.unit, answers), timezone.localdate(), form.symbol)


def _issuer(unit: Unit, answers: Answers) -> Unit:
    """Whose paper it is: the unit's own, or one drafted for the agency above to sign."""
    if not answers.given("issuer"):
        return unit
    return issuer_of(unit).parent or unit


def edits_of(plan: Plan, form: str, period: Period, act: int) -> list[SentenceEdit]:
    """The edits that stood at an act, so that a report rebuilt as of it says the same words."""
    told = ReportEdit.objects.filter(stood(act), plan=plan, form=form, period=period.code)
    return [as_edit(edit) for edit in told]


def as_edit(edit: ReportEdit) -> SentenceEdit:
    links = tuple(Link(*link) for link in edit.links)
    return SentenceEdit(edit.key, edit.text, edit.figures, links)


def sheet_for(unit: Unit, day: date, kind: str) -> Sheet:
    """The frame of a paper of this unit on a day: names and place follow the day."""
    try:
        head = letterhead_on(unit, day)
    except LookupError as nameless:
        raise Refused(str(nameless)) from nameless
    stationery = stationery_of(unit)
    return Sheet(
        agency=head.agency,
        parent_agency=head.parent_agency,
        place=head.place,
        symbol=f"{kind}-{head.symbol}" if kind else _letter_symbol(unit, head.symbol),
        signature=signature("Chủ tịch", "", collective=COMMITTEE) if head.collective else signature("Giám đốc", ""),
        written_on=day,
        address=stationery.address if stationery else "",
        recipients=(f"Lưu: {_kept_by(unit)}",),
    )


def _kept_by(unit: Unit) -> str:
    """Where a copy stays: with the clerks, and with the division that drafted it (Phụ lục I of the decree, II.9)."""
    return f"VT, {unit.symbol}" if unit.type == UnitType.DIVISION and unit.symbol else "VT"


def _letter_symbol(unit: Unit, agency: str) -> str:
    """«SCT-CN»: a công văn names the division that drafted it in the place of its kind."""
    return f"{agency}-{unit.symbol}" if unit.type == UnitType.DIVISION and unit.symbol else agency
