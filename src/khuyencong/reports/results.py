"""Plan against actual: the fold of a plan's ledger for one period."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from khuyencong.terms.cases import CaseLine, CaseNote, PaidBy, PlanCase, SumKey
from khuyencong.terms.facts import PLANNED, REACHED, Role
from khuyencong.terms.fund_sources import is_own
from khuyencong.terms.ledger import BEGINNING, WHOLE, Amounts
from khuyencong.terms.periods import Window
from khuyencong.terms.reasons import Reason
from khuyencong.terms.results import Figure, FundedBy, LineResult, Outcome, Results, State, TargetResult
from khuyencong.terms.selector import TOLD_OF_NONE, Selector

from .fairs import fairs, sold
from .figures import figure_of, with_estimate


def results(case: PlanCase) -> Results:
    """The whole report of a case: groups and items in the plan's order, tasks outside the plan apart."""
    outside = case.outside_lines
    told = [line for line in case.lines if line.id not in (case.root, case.outside)]
    money = money_of(case)
    return Results(
        plan=case.plan,
        plan_title=case.title,
        programme=case.programme,
        period=case.period,
        as_of=case.as_of,
        lines=tuple(_line(case, line) for line in told if line.id not in outside),
        out_of_plan=tuple(_line(case, line) for line in told if line.id in outside),
        money_plan=planned(case, case.root, money),
        money_actual=reached(case, case.root, money),
        sources=sources_of(case),
        unsourced=unsourced_of(case),
        decision=case.decision,
        adjusted=adjusted(case),
        adjustments=case.adjustments,
        returns=case.returns,
        causes=_reasons(case, case.root, ("cause",)),
        recognised=case.recognised,
        fairs=fairs(case),
        sold=sold(case),
        beyond=case.beyond,
    )


def planned(case: PlanCase, line: int, measure: int) -> Figure:
    """What the plan of the whole year, with its adjustments, gives a line."""
    amounts = given_by_plan(case, line, measure)
    figure = line_figure(case, line, measure, PLANNED, case.year, amounts)
    left = case.from_plan_paper and figure.state is State.MISSING and amounts.missing > 0
    return replace(figure, in_annex=True) if left else figure


def given_by_plan(case: PlanCase, line: int, measure: int) -> Amounts:
    return sum_of(case.planned.get((line, measure, role)) for role in PLANNED)


def is_dropped(case: PlanCase, line: int) -> bool:
    """Whether an adjustment, written here or read in a paper, took all money of a content of which nothing was reached:
    it is no longer to be done. A case cut to a source or unit cannot tell: the rest may have gone to another."""
    if not case.source == case.unit == WHOLE:
        return False
    money = money_of(case)
    adjusted_now = case.planned.get((line, money, Role.ADJUSTMENT), Amounts())
    taken = adjusted_now.given > 0 or line in case.left_none
    if not taken or given_by_plan(case, line, money).low:
        return False
    told = [amounts for (at, _, role), amounts in case.to_date.items() if at == line and role in REACHED]  # or sooner
    told += [
        case.reached[line, m, role]
        for m in case.measures_of.get(line, ())
        for role in REACHED
        if (line, m, role) in case.reached
    ]
    called_off = any(note.kind == "not_done" for note in case.notes_of.get(line, ()))
    return not any(a.low or a.high for a in told) and (called_off or not told)


def _is_told(case: PlanCase, line: int) -> bool:
    return any((line, m, role) in case.reached for m in case.measures_of.get(line, ()) for role in REACHED)


def _has_reached(case: PlanCase, line: int) -> bool:
    """Whether anything beside nought was reached: what was put off has been carried out since."""
    told = (case.reached.get((line, m, role)) for m in case.measures_of.get(line, ()) for role in REACHED)
    return any(amounts and (amounts.low or amounts.high) for amounts in told)


def adjusted(case: PlanCase) -> int:
    """What adjustments made of the plan's money, đồng."""
    return case.planned.get((case.root, money_of(case), Role.ADJUSTMENT), Amounts()).low


def reached(case: PlanCase, line: int, measure: int) -> Figure:
    """What was reached in the period, «gồm ước» where only an estimate stands."""
    told = {role: case.reached.get((line, measure, role)) for role in REACHED}
    figure, until = _reached(case, line, measure, told), _until(case, line, measure)
    return replace(figure, until=until) if until else figure


def _until(case: PlanCase, line: int, measure: int) -> date | None:
    """The last day that a figure was told to, where others of its content go further: it is not of the whole period."""
    own = case.told_until.get((line, measure))
    further = (day for (of, _), day in case.told_until.items() if of == line)
    return own if own and own < max(further) and not case.measures[measure].is_level else None


def _reached(case: PlanCase, line: int, measure: int, told: Mapping[Role, Amounts | None], source: str = "/") -> Figure:
    selector = selector_of(case, line, measure, REACHED, case.period.window, source)
    return with_estimate(_figure(case, selector, sum_of(told.values())), told[Role.ESTIMATE] or Amounts(), selector)


def _line(case: PlanCase, line: CaseLine) -> LineResult:
    money = money_of(case)
    plan, actual = planned(case, line.id, money), reached(case, line.id, money)
    outcome = _outcome(case, line, plan, actual)
    put_off = ("later",) if outcome is Outcome.LATER else ()  # once it is held, that is news of it and no reason
    reasons = _reasons(case, line.id, ("not_done", *put_off, "unpaid", "no_cost", "over", "cause"))
    notes = case.notes_of.get(line.id, ())
    explained = any(note.kind == "over" for note in notes)
    return LineResult(
        line=line.id,
        number=line.number,
        title=line.title,
        depth=line.depth - 1,
        is_group=line.kind == "group",
        outcome=outcome,
        money_plan=plan,
        money_actual=actual,
        targets=() if line.kind == "group" else targets_of(case, line.id),
        reasons=reasons,
        notes=tuple(note.text for note in notes if note.kind in ("result", *({"later"} - {*put_off}))),
        flagged=outcome is Outcome.OVER and not explained,
        closed=line.closed,
        has_parts=line.id in case.parted,
        paid=tuple(_paid(case, line.id)),
    )


def _paid(case: PlanCase, line: int) -> Iterator[FundedBy]:
    """What each source was to pay of a line and paid, under the names that the sums of all are told by."""
    planned_by, reached_by = case.planned_by_payer.get(line, {}), case.reached_by_payer.get(line, {})
    if not (planned_by or reached_by):
        return
    for source in case.payers:
        plan = paid_in(planned_by, source.path, PLANNED)
        told = {role: paid_in(reached_by, source.path, (role,)) for role in REACHED}
        if plan.low or any(amounts.low for amounts in told.values()):
            money = money_of(case)
            figure = line_figure(case, line, money, PLANNED, case.year, plan, source.path)
            yield source.name, figure, _reached(case, line, money, told, source.path)


def paid_in(paid: PaidBy, path: str, roles: Container[Role]) -> Amounts:
    return sum_of(a for (source, role), a in paid.items() if role in roles and source.startswith(path))


def _outcome(case: PlanCase, line: CaseLine, plan: Figure, actual: Figure) -> Outcome:
    kinds = {note.kind for note in case.notes_of.get(line.id, ())}
    if line.id in case.outside_lines:
        return Outcome.OUT_OF_PLAN
    if line.kind == "group":
        return Outcome.OPEN if actual.state is State.MISSING else Outcome.DONE
    if any(note.kind == "not_done" and not _is_overtaken(case, note) for note in case.notes_of.get(line.id, ())):
        return Outcome.NOT_DONE
    if is_dropped(case, line.id):
        return Outcome.DROPPED
    if "later" in kinds and not _has_reached(case, line.id):
        return Outcome.LATER
    if "unpaid" in kinds and not actual.value:
        return Outcome.UNPAID
    if not actual.value and "no_cost" not in kinds and _is_untouched(case, line.id):
        return Outcome.LATER
    if actual.state is State.NIL or (actual.value == 0 and actual.state is State.GIVEN):
        return Outcome.NO_COST
    if _is_over(case, line.id, plan, actual):
        return Outcome.OVER
    told = actual.state is State.GIVEN or _is_told(case, line.id)
    return Outcome.DONE if told or kinds else Outcome.OPEN


def _is_over(case: PlanCase, line: int, plan: Figure, actual: Figure) -> bool:
    """Whether more was spent than planned, and more of it the state's: what firms bring themselves keeps no plan. Where
    no source is told of what was reached, the whole is held against the whole."""
    if plan.value is None or actual.value is None or actual.value <= plan.value:
        return False
    if not (reached := case.reached_by_payer.get(line)):
        return True
    own = _own(case.planned_by_payer.get(line, {}), PLANNED)
    return actual.value - _own(reached, REACHED) > plan.value - own


def _own(paid: PaidBy, roles: Container[Role]) -> int:
    return sum(amounts.low for (source, role), amounts in paid.items() if role in roles and is_own(source))


def _is_untouched(case: PlanCase, line: int) -> bool:
    """Whether nothing was reached of any target that was told: at 30/6 a task of quarter III has not cost nothing,
    it has not begun."""
    counted = (m for m in case.measures_of.get(line, ()) if not case.measures[m].is_money)
    told = any((line, m, role) in case.reached for m in counted for role in REACHED)
    return told and not _has_reached(case, line)


def _is_overtaken(case: PlanCase, note: CaseNote) -> bool:
    """Whether what was not done in a part of the time, as was told of that part, has been carried out since."""
    return note.last is not None and note.last < case.period.window.last and _has_reached(case, note.line)


def targets_of(case: PlanCase, line: int) -> tuple[TargetResult, ...]:
    """The line's own measures beside money: planned ones first, in the order they were first told."""
    told = {m for m in case.measures_of.get(line, ()) if not case.measures[m].is_money}
    aimed = {m for m in told if any((line, m, role) in case.planned for role in PLANNED)}
    rows = []
    for measure in sorted(told, key=lambda m: (m not in aimed, case.told_order.get((line, m), 0))):
        plan, actual = planned(case, line, measure), reached(case, line, measure)
        known = case.measures[measure]
        rows.append(
            TargetResult(
                known.name,
                known.unit,
                None if plan.state is State.MISSING else plan,
                None if actual.state is State.MISSING else actual,
            )
        )
    return tuple(row for row in rows if row.plan or row.actual)


def sources_of(case: PlanCase) -> tuple[FundedBy, ...]:
    """Money told by fund source, at the root: its name, planned and reached. A source within another one that is told
    stands in its whole, so that the rows add up."""
    money, rows = money_of(case), []
    for source in case.payers:
        plan = _within(case.planned_by_source, source.path, money, PLANNED)
        told = {role: _within(case.reached_by_source, source.path, money, (role,)) for role in REACHED}
        actual = _reached(case, case.root, money, told, source.path)
        rows.append((source.name, _planned_of(case, source.path, plan), actual))
    return tuple(rows)


def unsourced_of(case: PlanCase) -> tuple[Figure, Figure] | None:
    """The plan's money told of no fund source, where some is told of one: with it the sources come to the whole."""
    money = money_of(case)
    if not any(m == money and amounts.low for (_, m, _), amounts in _by_source(case)):
        return None
    plan = _rest(case, case.planned, case.planned_by_source, PLANNED)
    told = {role: _rest(case, case.reached, case.reached_by_source, (role,)) for role in REACHED}
    figures = (
        line_figure(case, case.root, money, PLANNED, case.year, Amounts() if case.told_totals else plan, TOLD_OF_NONE),
        _reached(case, case.root, money, told, TOLD_OF_NONE),
    )
    plan_left, reached_left = (figure if (figure.value or 0) > 0 else replace(figure, **_NOTHING) for figure in figures)
    return (plan_left, reached_left) if plan_left.value or reached_left.value else None


_NOTHING: Any = {
    "value": None,
    "value_high": None,
    "state": State.MISSING,
}  # all of it, or more, was told of sources: no 0


def _rest(
    case: PlanCase,
    sums: Mapping[SumKey, Amounts],
    by_source: Mapping[tuple[str, int, Role], Amounts],
    roles: Iterable[Role],
) -> Amounts:
    money = money_of(case)
    return sum_of(sums.get((case.root, money, role)) for role in roles) - _within(by_source, WHOLE, money, roles)


def _by_source(case: PlanCase) -> Iterable[tuple[tuple[str, int, Role], Amounts]]:
    return (*case.planned_by_source.items(), *case.reached_by_source.items())


def _within(sums: Mapping[tuple[str, int, Role], Amounts], path: str, money: int, roles: Iterable[Role]) -> Amounts:
    return sum_of(told for (of, m, role), told in sums.items() if m == money and role in roles and of.startswith(path))


def _planned_of(case: PlanCase, source: str, told: Amounts) -> Figure:
    """What the plan gives from a source: as its paper told the total where that stands beside the ledger, for then the
    ledger knows at most the part that some contents say the source of."""
    if total := case.told_totals.get(source):
        return Figure(total.value, State.GIVEN if total.value else State.NIL, "", told_by=total.statement)
    return line_figure(case, case.root, money_of(case), PLANNED, case.year, told, source)


def line_figure(
    case: PlanCase,
    line: int,
    measure: int,
    roles: tuple[Role, ...],
    window: Window,
    amounts: Amounts,
    source: str = "/",
) -> Figure:
    return _figure(case, selector_of(case, line, measure, roles, window, source), amounts)


def _figure(case: PlanCase, selector: Selector, amounts: Amounts) -> Figure:
    told = (case.qualifiers.get((selector.line, selector.measure, role)) for role in selector.roles)
    qualifiers = {qualifier for qualifier in told if qualifier is not None}
    qualifier = qualifiers.pop() if len(qualifiers) == 1 else None
    return figure_of(amounts, selector, qualifier, case.measures[selector.measure].scale)


def selector_of(
    case: PlanCase,
    line: int,
    measure: int,
    roles: tuple[Role, ...],
    window: Window,
    source: str = "/",
    less: Selector | None = None,
) -> Selector:
    known = case.measures[measure]
    if known.is_level:
        window = Window(BEGINNING, window.last)
    if known.is_money and source == "/":
        source = case.source
    told = Selector(line, measure, roles, window, source=source, unit=case.unit, act=case.as_of, less=less)
    if case.beyond and known.adds and window == case.period.window:
        before = replace(told, window=case.beyond)
        return replace(told, window=Window(case.beyond.first, window.last), less=before)
    return told


def sum_of(parts: Iterable[Amounts | None]) -> Amounts:
    return sum((part for part in parts if part), Amounts())


def money_of(case: PlanCase) -> int:
    return next(m.id for m in case.measures.values() if m.is_money)


def _reasons(case: PlanCase, line: int, kinds: tuple[str, ...]) -> tuple[Reason, ...]:
    return tuple(Reason(n.text, n.fact) for n in case.notes_of.get(line, ()) if n.kind in kinds and n.text)
