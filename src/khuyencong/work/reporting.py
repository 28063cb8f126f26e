"""Reports and traces: answers that compose the memory, the folds and the forms, and write nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.records.models import Entry, Fact, Issue, Line, Measure, Plan, Unit, User
from khuyencong.records.queries import amounts_of, issues_for, plans_for, selected
from khuyencong.records.snapshots import plan_case
from khuyencong.records.units import letterhead_on
from khuyencong.reports.results import results
from khuyencong.terms.document import Document, Signature
from khuyencong.terms.facts import Finding, Role, Severity
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Outcome, Results, State
from khuyencong.terms.selector import Selector
from khuyencong.terms.sheet import Sheet

from .permissions import Refused, require

FORMS = {"ket-qua": "Báo cáo kết quả thực hiện kế hoạch"}
SYMBOLS = {"ket-qua": "BC"}
SENTENCE_AROUND = 220  # characters of the paper shown on each side of a figure


@dataclass(frozen=True, slots=True)
class Preview:
    """A report as it would leave the house now: a draft document, its figures, and what to look at before issuing."""

    document: Document
    results: Results
    findings: tuple[Finding, ...]


def preview(
    user: User | None, plan: Plan, period: Period, as_of: int | None = None, sheet: Sheet | None = None
) -> Preview:
    """The report `ket-qua` of a plan and period, as of an act (None = now)."""
    require(user, "prepare_report", plan.unit)
    told = results(plan_case(plan, period, as_of))
    frame = sheet or sheet_for(plan.unit, timezone.localdate(), SYMBOLS["ket-qua"])
    return Preview(ket_qua.build(told, frame), told, tuple(_doubts(told)))


def sheet_for(unit: Unit, day: date, kind: str) -> Sheet:
    """The frame of a paper of this unit on a day: names and place follow the day."""
    try:
        head = letterhead_on(unit, day)
    except LookupError as nameless:
        raise Refused(str(nameless)) from nameless
    return Sheet(
        agency=head.agency,
        parent_agency=head.parent_agency,
        place=head.place,
        symbol=f"{kind}-{head.symbol}",
        signature=Signature(("GIÁM ĐỐC",)),
        written_on=day,
    )


def _doubts(told: Results) -> list[Finding]:
    """What a careful officer would ask about the report before it is signed."""
    doubts = []
    for line in told.over:
        if line.flagged and line.money_actual.value is not None and line.money_plan.value is not None:
            more = format_vnd(line.money_actual.value - line.money_plan.value)
            words = f"Mục {line.number} {line.title}: vượt kế hoạch {more} đồng, chưa nêu nguồn bù."
            doubts.append(Finding("over-plan-unexplained", Severity.WARNING, words))
    for line in told.not_done:
        if not line.reasons and not told.causes:
            words = f"Mục {line.number} {line.title}: không thực hiện, chưa nêu nguyên nhân."
            doubts.append(Finding("not-done-without-reason", Severity.WARNING, words))
    for line in (*told.lines, *told.out_of_plan):
        if not line.is_group and line.money_actual.state is State.MISSING and line.outcome is not Outcome.NOT_DONE:
            words = f"Mục {line.number} {line.title}: chưa có số liệu kinh phí thực hiện."
            doubts.append(Finding("missing-value", Severity.INFO, words))
    return doubts


# Trace --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """The sentence an entry came from, or the reason a person gave."""

    before: str = ""
    marked: str = ""
    after: str = ""
    paper: int | None = None
    paper_title: str = ""
    fact: int | None = None
    item: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One entry of a figure. `undone` entries and the ones that undid them sum to nothing."""

    entry: int
    value: int
    value_high: int
    role: str
    line: str
    state: State
    estimate: bool
    act: int
    at: datetime
    who: str
    undone: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything behind one figure: Σ of the rows' values is `amounts.low`."""

    selector: Selector
    line: Line
    measure: Measure
    amounts: Amounts
    rows: tuple[TraceRow, ...]
    issues: tuple[Issue, ...]


def trace(user: User | None, selector: Selector) -> Trace:
    """The entries behind a figure with their origins. A person who may not see the plan learns nothing of it."""
    today = timezone.localdate()
    line = Line.objects.select_related("plan").filter(pk=selector.line, plan__in=plans_for(user, today)).first()
    measure = Measure.objects.filter(pk=selector.measure).first()
    if line is None or measure is None:
        raise Refused("Không có số liệu này, hoặc anh/chị không được xem.")
    entries = selected(selector).select_related("line", "act__actor", "statement__fact__paper", "statement__made_by")
    reversing = {e.reverses_id for e in entries if e.reverses_id}
    issues = tuple(issues_for(user, today).filter(plan=line.plan).select_related("paper")[:5])
    rows = tuple(_row(entry, entry.pk in reversing) for entry in entries.order_by("act_number", "pk"))
    return Trace(selector, line, measure, amounts_of(selector), rows, issues)


def _row(entry: Entry, undone: bool) -> TraceRow:
    return TraceRow(
        entry=entry.pk,
        value=entry.value,
        value_high=entry.value_high,
        role=entry.role,
        line=str(entry.line),
        state=State.NIL if entry.nil else State.MISSING if entry.missing else State.GIVEN,
        estimate=entry.role == Role.ESTIMATE,
        act=entry.act_number,
        at=entry.act.at,
        who=str(entry.act.actor or ""),
        undone=undone or entry.reverses_id is not None,
        origin=_origin(entry),
    )


def _origin(entry: Entry) -> Origin:
    statement = entry.statement
    if statement.fact is None:
        return Origin(reason=statement.reason)
    fact = statement.fact
    return Origin(
        *sentence_around(fact.paper.text, fact.start, fact.end),
        paper=fact.paper_id,
        paper_title=str(fact.paper),
        fact=fact.pk,
        item=fact.path,
        reason=fact.correction,
    )


def sentence_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words before a span, the span, and the words after, cut at the line and at whole words."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    before, after = text[left:start], text[end : right if right >= 0 else len(text)]
    if len(before) > SENTENCE_AROUND:
        before = "… " + before[-SENTENCE_AROUND:].partition(" ")[2]
    if len(after) > SENTENCE_AROUND:
        after = after[:SENTENCE_AROUND].rpartition(" ")[0] + " …"
    return before, text[start:end], after


def facts_of_line(line: Line) -> Sequence[Fact]:
    """What papers said of a line."""
    return list(Fact.objects.filter(line=line).select_related("paper", "measure").order_by("-paper_id", "position"))
