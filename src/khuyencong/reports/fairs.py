"""The fairs of a plan's period: what was reached of each, place by place."""

from collections.abc import Iterable, Iterator, Sequence

from khuyencong.terms.cases import CaseLine, CasePlaced, PlanCase
from khuyencong.terms.facts import REACHED, Arranged, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period, Window, calendar_period, window_words
from khuyencong.terms.results import Fair, Figure, Sold, State, TargetResult
from khuyencong.terms.selector import JUST_THERE, Selector

from .figures import figure_of, with_estimate


def fairs(case: PlanCase) -> tuple[Fair, ...]:
    """In the order of their contents; nothing where the table of results says as much of all of them."""
    told = tuple(fair for line in case.fairs for fair in _held(case, line))
    return told if any(fair.place or fair.time or len(fair.reached) > 1 for fair in told) else ()


def _held(case: PlanCase, line: CaseLine) -> Iterator[Fair]:
    """The content's fairs, those told of no place last. What no report told of a content's only fair its plan says."""
    rows = sorted((row for row in case.placed if row.line == line.id), key=lambda row: (not row.place, row.area))
    groups = [[row for row in rows if row.area == area and row.amounts != Amounts()] for area in _areas(rows)]
    told = [(group, reached) for group in groups if (reached := tuple(_targets(case, group)))]
    for group, reached in told:
        place, times = group[0].place, _days(case, {row.window for row in group})
        if len(told) == 1:
            place = place or _said(case, line, Arranged.VENUE) or case.fair_places.get(line.id, "")
            times = times or _said(case, line, Arranged.TIME)
        sources = _distinct(row.source for row in group) or case.fair_sources.get(line.id, "")
        yield Fair(line.id, line.title, place, times, _said(case, line, Arranged.LEAD), sources, reached)


def _areas(rows: Sequence[CasePlaced]) -> Iterable[str]:
    return dict.fromkeys(row.area for row in rows)


def _said(case: PlanCase, line: CaseLine, kind: Arranged) -> str:
    told = (one for one in case.arranged_of.get(line.id, ()) if one.kind is kind)
    return _distinct(one.words or (Period.parse(one.period).in_words() if one.period else "") for one in told)


def _targets(case: PlanCase, rows: Sequence[CasePlaced]) -> Iterator[TargetResult]:
    """What was reached there beside money, which the table of results tells by content."""
    first_told = {measure: at for (_, measure), at in case.told_order.items()}
    measures = {row.measure for row in rows if not case.measures[row.measure].is_money}
    for measure in sorted(measures, key=lambda m: (first_told.get(m, 0), m)):
        figure = _figure(case, [row for row in rows if row.measure == measure])
        if figure.state is not State.MISSING and (figure.value or 0) >= 0:  # less than nothing is a finding, no fair
            yield TargetResult(case.measures[measure].name, case.measures[measure].unit, None, figure)


def _figure(case: PlanCase, rows: Sequence[CasePlaced]) -> Figure:
    one = rows[0]
    area = f"{JUST_THERE}{one.area}"
    selector = Selector(one.line, one.measure, REACHED, case.period.window, area=area, act=case.as_of)
    figure = figure_of(sum((row.amounts for row in rows), Amounts()), selector)
    expected = sum((row.amounts for row in rows if row.role is Role.ESTIMATE), Amounts())
    return with_estimate(figure, expected, selector)


def sold(case: PlanCase) -> Sold | None:
    """What the fairs earned together; nothing where one alone did, or where they are told in several measures."""
    measures = [m for m in case.measures.values() if m.is_revenue]
    if len(measures) != 1:
        return None
    (revenue,) = measures
    lines = [line.id for line in case.fairs if _amounts(case, [line.id], revenue.id) != Amounts()]
    if len(lines) < 2 or not case.placed:
        return None
    at_fairs = _sum(case, lines, revenue.id)
    told = _sum(case, [case.root], revenue.id)
    return Sold(at_fairs, told if told.value != at_fairs.value else None)


def _sum(case: PlanCase, lines: Sequence[int], measure: int) -> Figure:
    first, *also = lines
    selector = Selector(first, measure, REACHED, case.period.window, also=tuple(also), act=case.as_of)
    figure = figure_of(_amounts(case, lines, measure), selector)
    return with_estimate(figure, _amounts(case, lines, measure, (Role.ESTIMATE,)), selector)


def _amounts(case: PlanCase, lines: Sequence[int], measure: int, roles: Sequence[Role] = REACHED) -> Amounts:
    told = (case.reached.get((line, measure, role), Amounts()) for line in lines for role in roles)
    return sum(told, Amounts())


def _days(case: PlanCase, windows: Iterable[Window]) -> str:
    """The days of a fair, or its month. Longer parts of a year, and the time reported on, are a report's time."""
    days = sorted((w for w in windows if _is_of_event(case, w)), key=lambda one: (one.first, one.last))
    return "; ".join(window_words(window) for window in days)


def _is_of_event(case: PlanCase, window: Window) -> bool:
    of_month = (window.first.year, window.first.month) == (window.last.year, window.last.month)
    return window != case.period.window and (of_month or calendar_period(window) is None)


def _distinct(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))
