"""Snapshots: frozen cases out of the memory, for the rooms that know no database."""

from collections.abc import Mapping

from django.db.models import Q

from khuyencong.terms.cases import CaseLine, CaseMeasure, CaseNote, CaseSource, PlanCase, SumKey
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period, Window

from .ledger import Entry
from .library import Note
from .plans import FundSource, Line, Measure, Plan
from .queries import ancestors, last_act, sums, sums_by_source


def plan_case(plan: Plan, period: Period, as_of: int | None = None) -> PlanCase:
    """The plan's lines, sums and notes for a period, as of an act (None = now)."""
    now = last_act(plan.province)
    year = Period.parse(str(plan.year)).window
    planned = sums(plan, year, as_of)
    reached = sums(plan, period.window, as_of)
    if as_of is None and last_act(plan.province) != now:  # somebody posted between: count as of the act we name
        planned, reached = sums(plan, year, now), sums(plan, period.window, now)
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
        measures=_measures({measure for _, measure, _ in (*planned, *reached)}, plan),
        planned=planned,
        reached=reached,
        qualifiers=_qualifiers(plan, act),
        notes=_notes(plan, period.window, act),
        sources=tuple(CaseSource(s.path, s.name) for s in FundSource.objects.filter(province=plan.province_id)),
        planned_by_source=sums_by_source(plan, year, act),
        reached_by_source=sums_by_source(plan, period.window, act),
    )


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
