"""Snapshots: frozen cases out of the memory, for the rooms that know no database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from khuyencong.terms.cases import (
    CaseArrangement,
    CaseLine,
    CaseMeasure,
    CaseNote,
    CaseSource,
    CourseCase,
    PaidBy,
    PlanCase,
    SumKey,
    ToldTotal,
    sooner,
    to_date,
)
from khuyencong.terms.facts import REACHED, Arranged, Role
from khuyencong.terms.fared import not_yet
from khuyencong.terms.ledger import Amounts, Cell, Outcome, Stated
from khuyencong.terms.memory import ToldFigure
from khuyencong.terms.periods import Period, Window
from khuyencong.terms.results import State
from khuyencong.terms.selector import Selector
from khuyencong.terms.vietnamese import fold

from .cumulative import more_than_before
from .folds import WindowSums, cut_to, plan_sums
from .history import stood
from .ledger import Entry, Statement, Summary, stated_by
from .library import Fact, Note
from .plans import FundSource, Line, LineClosing, Measure, Plan
from .qualifiers import qualifiers_of
from .queries import amounts_of, ancestors, is_told, title_at, was_told
from .registers import recognised_in


def plan_case(
    plan: Plan, period: Period, as_of: int | None = None, unit: str = "/", source: str = "/", closed: bool = False
) -> PlanCase:
    """Lines, sums and notes of a period, as of an act (None = now); cut to units or a source, only lines of these."""
    year, is_whole = Period.parse(str(plan.year)).window, unit == source == "/"
    so_far, before = to_date(year, period), sooner(year, period)
    told = plan_sums(plan, (year, period.window, so_far, *([before] if before else ())), as_of, unit, source)
    planned, measures = told.windows[year], _measures({measure for _, measure in told.told_order}, plan)
    more = more_than_before(plan, told, so_far, before, measures) if before else None
    reached = more or told.windows[period.window]
    sources = _sources(plan, year, told.act, is_whole)
    lines = _chosen(plan, told.act, reached, closed)
    lines = lines if is_whole else _of_cut(lines, (*planned.by_line, *reached.by_line), measures, source != "/")
    return PlanCase(
        plan=plan.pk,
        title=plan.title,
        programme=plan.programme.name,
        period=period,
        year=year,
        as_of=told.act,
        unit=unit,
        source=source,
        root=plan.top.pk,
        outside=plan.outside_top.pk,
        lines=lines,
        measures=measures,
        planned=planned.by_line,
        reached=reached.by_line,
        to_date=told.windows[so_far].by_line,
        beyond=before if more else None,
        told_order=told.told_order,
        qualifiers=qualifiers_of(plan, year, period.window, told.act, cut_to(unit, source)),
        notes=_notes(plan, period.window, told.act),
        **_of_sources(planned, reached, sources),
        told_totals=_told_totals(sources) if is_whole else {},
        from_plan_paper=plan.origin == Plan.Origin.PAPER,
        recognised=recognised_in(plan, period.window, told.act) if is_whole else (),
    )


def told_figure(statement: Statement, stated: Stated) -> ToldFigure:
    """A standing statement as checks see it."""
    paper = statement.fact.paper if statement.fact else None
    where, day = (f"«{paper}»", paper.dated) if paper else ("ghi tay", "")
    measure, title = statement.measure, statement.line.title
    of_measure = (measure.pk, measure.is_money, measure.scale)
    return ToldFigure(statement.pk, title, *of_measure, stated, where, day, adds=measure.adds)


def year_before(plan: Plan) -> dict[str, tuple[ToldFigure, ...]]:
    """The money that the same programme's items of the year before hold, by the folded title of the item."""
    window = Period.parse(str(plan.year - 1)).window
    kept = Summary.objects.filter(
        line__plan__programme=plan.programme_id,
        line__plan__year=plan.year - 1,
        line__kind=Line.Kind.ITEM,
        measure__is_money=True,
        bucket__startswith=str(plan.year - 1),  # the year, its halves and quarters
    )
    rows = kept.values("line_id", "measure_id", "role", path=F("line__path"), title=F("line__title"))
    result: dict[str, tuple[ToldFigure, ...]] = {}
    for row in rows.annotate(low=Sum("value"), high=Sum("value_high")):
        cell = Cell(row["path"], window)
        stated = Stated(0, cell, Role(row["role"]), State.GIVEN, row["low"], row["high"])
        told = ToldFigure(row["line_id"], row["title"], row["measure_id"], True, 0, stated, f"năm {plan.year - 1}")
        key = fold(row["title"])
        result[key] = (*result.get(key, ()), told)
    return result


Reached = tuple[Amounts, Amounts]  # final, estimate


def course_case(plan: Plan, as_of: int | None = None, money: int | None = None) -> CourseCase:
    """The plan's money from the beginning of its year to the end of each quarter, as of an act (None = now); `money`
    is its measure, where that is known already."""
    parts = {name: Period.of_year(plan.year, name) for name in ("Q1", "H1", "Q3", "H2", "Y")}
    told = plan_sums(plan, [part.window for part in parts.values()], as_of, of_root=True)
    money, root = money or Measure.objects.get(province=plan.province_id, is_money=True).pk, plan.top.pk

    def sum_of(part: str, *roles: Role) -> Amounts:
        sums = told.windows[parts[part].window].by_line
        return sum((sums.get((root, money, role), Amounts()) for role in roles), Amounts())

    reached = {part: (sum_of(part, Role.ACTUAL), sum_of(part, Role.ESTIMATE)) for part in parts}
    nine = Period.of_year(plan.year, "9M")
    of_nine = _in_nine_months(reached, Selector(root, money, (), nine.window, act=told.act))
    by_quarter = {parts["Q1"]: reached["Q1"], parts["H1"]: reached["H1"], nine: of_nine, parts["Y"]: reached["Y"]}
    planned = sum_of("Y", Role.PLAN, Role.ADJUSTMENT)
    return CourseCase(root, money, as_of=told.act, year=parts["Y"], planned=planned, reached=by_quarter)


def _in_nine_months(reached: Mapping[str, Reached], nine: Selector) -> Reached:
    """What was reached before the last quarter. No kept sum is of it: where the year holds more than its halves, some
    may have been told of nine months as such, and it is counted."""
    of_halves, to_september = (_added(reached["H1"], reached[later]) for later in ("H2", "Q3"))
    if reached["Y"] == of_halves:
        return to_september
    final, estimate = (amounts_of(replace(nine, roles=(role,))) for role in REACHED)
    return final, estimate


def _added(one: Reached, other: Reached) -> Reached:
    return one[0] + other[0], one[1] + other[1]


def _chosen(plan: Plan, act: int, reached: WindowSums, closed: bool) -> tuple[CaseLine, ...]:
    """The lines told of; those that a later version left out where something was reached of them, or all of them where
    the `closed` are asked for."""
    lines = _lines(plan, act)
    return lines if closed else _open_or_reached(lines, reached.by_line)


def _lines(plan: Plan, act: int) -> tuple[CaseLine, ...]:
    """Lines in the plan's order, a parent before its children; without those of which nothing stands any more, or not
    yet, though something was told of them: they are no content of the plan."""
    arranged: dict[int, list[CaseArrangement]] = defaultdict(list)
    children: dict[int | None, dict[int, Any]] = defaultdict(dict)
    for row in _lines_as_they_stood(plan, act):
        children[row.parent_id][row.pk] = row
        if row.said_kind:
            told = (Arranged(row.said_kind), row.said_words, row.said_unit, row.said_period, row.said_one)
            arranged[row.pk].append(CaseArrangement(*told))

    def below(parent: int | None) -> list[CaseLine]:
        return [line for row in children.get(parent, {}).values() for line in of(row)]

    def of(row: Any) -> list[CaseLine]:
        """The line and those below it; nothing where it is empty, as a group is that has only such."""
        found = below(row.pk)
        had_something = row.was_told or row.pk in children
        if had_something and not (row.stands or row.was_closed or found or row.parent_id is None):
            return []
        told = (row.pk, row.parent_id, row.kind, row.number, row.title_then, len(ancestors(row.path)) - 1)
        return [CaseLine(*told, tuple(arranged[row.pk]), row.was_closed, row.left_none, row.price), *found]

    return tuple(below(None))


def _lines_as_they_stood(plan: Plan, act: int) -> QuerySet[Line, Any]:
    """Each line with what stood of it at an act, one row for each arrangement: all in one question."""
    closing = LineClosing.objects.filter(line=OuterRef("pk"), closed_at_act__lte=act)
    rows = Line.objects.filter(plan=plan).annotate(
        said=FilteredRelation("arrangements", condition=stood(act, "arrangements__")),
        title_then=title_at(act),
        said_kind=F("said__kind"),
        said_words=F("said__words"),
        said_unit=F("said__unit"),
        said_period=F("said__period"),
        said_one=Coalesce("said__establishment__same_as", "said__establishment"),
        was_closed=Exists(closing.filter(Q(reopened_at_act=None) | Q(reopened_at_act__gt=act))),
        was_told=was_told(),
        stands=is_told(act),
        left_none=Exists(_left_none(act)),
        price=Subquery(_prices(act).values("price")[:1]),
    )
    return rows.order_by("position", "pk", "said__pk")


def _left_none(act: int) -> QuerySet[Fact]:
    """What a paper told of a line's money that stood at an act, and says itself that it was more than nothing until
    then."""
    return _planned_money(act, value=0).filter(before__gt=0)


def _prices(act: int) -> QuerySet[Fact]:
    """What papers told that one of a line's things costs, beside planned money that stood at an act; the last first."""
    return _planned_money(act).filter(price__gt=0).order_by("-pk")


def _planned_money(act: int, **also: int) -> QuerySet[Fact]:
    """What papers told of a line's planned money that stood at an act: a line has fewer facts than statements."""
    money = Statement.objects.filter(stated_by(act), fact=OuterRef("pk"), measure__is_money=True, role=Role.PLAN)
    return Fact.objects.filter(Exists(money.filter(**also)), line=OuterRef("pk"))


def _open_or_reached(lines: tuple[CaseLine, ...], reached: Mapping[SumKey, Amounts]) -> tuple[CaseLine, ...]:
    """The open lines, and closed ones of which something was reached."""
    done = {line for (line, _, role), amounts in reached.items() if role in REACHED and amounts.low}
    return tuple(line for line in lines if not line.closed or line.id in done)


def _of_cut(
    lines: tuple[CaseLine, ...], told: Iterable[SumKey], measures: Mapping[int, CaseMeasure], money_only: bool
) -> tuple[CaseLine, ...]:
    """The lines of which something was told; of a fund source, money: what is counted has no source."""
    with_figures = {line for line, measure, _ in told if measures[measure].is_money or not money_only}
    return tuple(line for line in lines if line.id in with_figures)


def _of_sources(planned: WindowSums, reached: WindowSums, sources: Sequence[FundSource]) -> dict[str, Any]:
    """What was planned of each source and reached, of the whole plan and of every line."""
    return {
        "sources": tuple(CaseSource(source.path, source.name) for source in sources),
        "planned_by_source": _by_path(planned, sources),
        "reached_by_source": _by_path(reached, sources),
        "planned_by_payer": _by_payer(planned, sources),
        "reached_by_payer": _by_payer(reached, sources),
    }


def _by_path(sums: WindowSums, sources: Iterable[FundSource]) -> dict[tuple[str, int, Role], Amounts]:
    paths = {source.pk: source.path for source in sources}
    return {(paths[source], m, role): amounts for (source, m, role), amounts in sums.by_source.items()}


def _by_payer(sums: WindowSums, sources: Iterable[FundSource]) -> dict[int, PaidBy]:
    paths = {source.pk: source.path for source in sources}
    told = defaultdict[int, dict[tuple[str, Role], Amounts]](dict)
    for ((line, source), _, role), amounts in sums.by_payer.items():
        told[line][paths[source], role] = amounts
    return dict(told)


def _sources(plan: Plan, year: Window, act: int, is_whole: bool) -> list[Any]:
    """The house's fund sources, of a whole plan each with its total that stood beside the ledger at an act: told by
    then, with nothing posted in its cell."""
    sources = FundSource.objects.filter(province=plan.province_id)
    if not is_whole:
        return list(sources)
    cell = {"plan": plan, "line": plan.top, "measure__is_money": True, "role": Role.PLAN, "unit": None, "area": None}
    cell |= {"first": year.first, "last": year.last}
    posted = Entry.objects.filter(**cell, source=OuterRef("source"), act_number__lte=act).order_by().values("source")
    told = Statement.objects.filter(
        stated_by(act),
        **cell,
        source=OuterRef("pk"),
        value__isnull=False,
        outcome__in=(Outcome.CUT_OTHERWISE, Outcome.POSTED, Outcome.CORRECTS, Outcome.CONFIRMS),
    ).annotate(stands=Coalesce(Subquery(posted.annotate(n=Sum(F("given") + F("nil"))).values("n")), 0))
    last = told.filter(stands=0).order_by("-pk")[:1]
    return list(sources.annotate(told_by=Subquery(last.values("pk"))))


def _told_totals(sources: Iterable[Any]) -> dict[str, ToldTotal]:
    """These totals by the path of their fund source; most plans have none, and nothing is asked."""
    told = {source.told_by: source.path for source in sources if source.told_by}
    values = Statement.objects.filter(pk__in=told).values_list("pk", "value") if told else ()
    return {told[pk]: ToldTotal(pk, value) for pk, value in values if value is not None}


def _measures(used: set[int], plan: Plan) -> Mapping[int, CaseMeasure]:
    wanted = Measure.objects.filter(Q(pk__in=used) | Q(is_money=True), province=plan.province_id)
    return {
        m.pk: CaseMeasure(m.pk, m.name, m.unit, m.is_money, m.scale, m.kind == Measure.Kind.STOCK, m.adds)
        for m in wanted.order_by("pk")
    }


def _notes(plan: Plan, window: Window, act: int) -> tuple[CaseNote, ...]:
    """What was told of the time asked about, without the reasons of sums that were planned; and what «chưa tổ chức, dự
    kiến tháng 11» says of all that leads to it."""
    inside = Q(first__gte=window.first, last__lte=window.last)
    ahead = Q(kind=Note.Kind.RESULT, fact__role=Role.PLAN, first__lte=window.last, last__gte=window.first)
    rows = Note.objects.filter(inside | ahead, stood(act), line__plan=plan).annotate(role=F("fact__role"))
    told = []
    for n in rows.order_by("pk"):
        waits = not_yet(n.text) if n.kind == Note.Kind.RESULT and n.role == Role.PLAN else ""
        if waits:
            told.append(CaseNote(n.line_id, Note.Kind.LATER, waits, n.fact_id, n.last))
        elif window.first <= n.first and n.last <= window.last and (n.kind, n.role) != (Note.Kind.OVER, Role.PLAN):
            told.append(CaseNote(n.line_id, n.kind, n.text, n.fact_id, n.last))
    return tuple(told)
