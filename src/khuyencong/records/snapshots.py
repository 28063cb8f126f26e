"""Snapshots: frozen cases out of the memory, for the rooms that know no database."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Min, Q

from khuyencong.terms.cases import CaseLine, CaseMeasure, CaseNote, CaseSource, PlanCase, SumKey
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts, Cell, Stated
from khuyencong.terms.memory import ToldFigure
from khuyencong.terms.periods import Period, Window, day_in_words
from khuyencong.terms.results import State
from khuyencong.terms.vietnamese import fold

from .ledger import Entry, Statement, Summary
from .library import Note
from .plans import FundSource, Line, Measure, Plan, PlanVersion
from .queries import ancestors, last_act, sums, sums_by_source


def plan_case(plan: Plan, period: Period, as_of: int | None = None) -> PlanCase:
    """The plan's lines, sums and notes for a period, as of an act (None = now)."""
    now = last_act(plan.province)
    year = Period.parse(str(plan.year)).window
    folds = _folds(plan, year, period.window, as_of)
    if as_of is None and last_act(plan.province) != now:  # somebody posted between: count as of the act we name
        folds = _folds(plan, year, period.window, now)
    act = now if as_of is None else as_of
    return PlanCase(
        plan=plan.pk,
        title=plan.title,
        programme=plan.programme.name,
        period=period,
        year=year,
        as_of=act,
        root=plan.top.pk,
        outside=plan.outside_top.pk,
        lines=_lines(plan),
        measures=_measures({measure for _, measure, _ in (*folds.planned, *folds.reached)}, plan),
        planned=folds.planned,
        reached=folds.reached,
        told_order=_told_order(plan),
        qualifiers=_qualifiers(plan, act),
        notes=_notes(plan, period.window, act),
        sources=tuple(CaseSource(s.path, s.name) for s in FundSource.objects.filter(province=plan.province_id)),
        planned_by_source=folds.planned_by_source,
        reached_by_source=folds.reached_by_source,
        from_plan_paper=plan.origin == Plan.Origin.PAPER,
    )


def told_figure(statement: Statement, stated: Stated) -> ToldFigure:
    """A standing statement as checks see it."""
    where = f"«{statement.fact.paper}»" if statement.fact else "ghi tay"
    measure = statement.measure
    return ToldFigure(statement.pk, statement.line.title, measure.pk, measure.is_money, measure.scale, stated, where)


def year_before(plan: Plan) -> dict[str, tuple[ToldFigure, ...]]:
    """The money that the same programme's plan of the year before holds, by the folded title of its items."""
    before = Plan.objects.filter(programme=plan.programme_id, year=plan.year - 1).select_related("root").first()
    if before is None:
        return {}
    window = Period.parse(str(before.year)).window
    lines = {line.pk: line for line in Line.objects.filter(plan=before, kind=Line.Kind.ITEM)}
    money = set(Measure.objects.filter(province=plan.province_id, is_money=True).values_list("pk", flat=True))
    result: dict[str, tuple[ToldFigure, ...]] = {}
    for (line, measure, role), amounts in sums(before, window, None).items():
        if line in lines and measure in money and amounts.low:
            title = lines[line].title
            stated = Stated(0, Cell(lines[line].path, window), role, State.GIVEN, amounts.low, amounts.high)
            told = ToldFigure(line, title, measure, True, 0, stated, f"năm {before.year}")
            result[fold(title)] = (*result.get(fold(title), ()), told)
    return result


class _Folds(NamedTuple):
    """The four sums a case is made of, all as of one act."""

    planned: dict[SumKey, Amounts]
    reached: dict[SumKey, Amounts]
    planned_by_source: dict[tuple[str, int, Role], Amounts]
    reached_by_source: dict[tuple[str, int, Role], Amounts]


def _folds(plan: Plan, year: Window, window: Window, act: int | None) -> _Folds:
    planned, planned_by_source = sums(plan, year, act), sums_by_source(plan, year, act)
    if window == year:
        return _Folds(planned, planned, planned_by_source, planned_by_source)
    return _Folds(planned, sums(plan, window, act), planned_by_source, sums_by_source(plan, window, act))


def _lines(plan: Plan) -> tuple[CaseLine, ...]:
    """Lines in the plan's order, a parent before its children."""
    rows = list(Line.objects.filter(plan=plan))
    children: dict[int | None, list[Line]] = {}
    for line in rows:
        children.setdefault(line.parent_id, []).append(line)
    result: list[CaseLine] = []

    def walk(parent: int | None) -> None:
        for line in sorted(children.get(parent, []), key=lambda x: (x.position, x.pk)):
            depth = len(ancestors(line.path)) - 1
            result.append(CaseLine(line.pk, line.parent_id, line.kind, line.number, line.title, depth))
            walk(line.pk)

    walk(None)
    return tuple(result)


def _measures(used: set[int], plan: Plan) -> Mapping[int, CaseMeasure]:
    wanted = Measure.objects.filter(Q(pk__in=used) | Q(is_money=True), province=plan.province_id)
    return {m.pk: CaseMeasure(m.pk, m.name, m.unit, m.is_money, m.scale) for m in wanted.order_by("pk")}


def _told_order(plan: Plan) -> dict[tuple[int, int], int]:
    rows = Summary.objects.filter(line__plan=plan).values_list("line_id", "measure_id").annotate(first=Min("pk"))
    return {(line, measure): first for line, measure, first in rows}


def _qualifiers(plan: Plan, act: int) -> dict[SumKey, str]:
    rows = Entry.objects.filter(plan=plan, act_number__lte=act, reversed_by=None).exclude(qualifier="")
    return {(e["line_id"], e["measure_id"], Role(e["role"])): e["qualifier"] for e in rows.order_by("pk").values()}


def _notes(plan: Plan, window: Window, act: int) -> tuple[CaseNote, ...]:
    told = Note.objects.filter(
        Q(withdrawn_at_act__isnull=True) | Q(withdrawn_at_act__gt=act),
        line__plan=plan,
        act_number__lte=act,
        first__gte=window.first,
        last__lte=window.last,
    )
    return tuple(CaseNote(n.line_id, n.kind, n.text, n.fact_id) for n in told.order_by("pk"))


def decision_on(plan: Plan) -> str:
    """What approved the version in force: «Quyết định số 12/QĐ-UBND ngày 04 tháng 6 năm 2024»; "" before approval."""
    version = plan.versions.filter(state=PlanVersion.State.APPROVED).first()
    if version is None or version.decision_date is None:
        return ""
    return f"Quyết định số {version.decision_number} {day_in_words(version.decision_date)}"
