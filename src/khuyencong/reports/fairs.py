"""The fairs of a plan's period: what was reached of each, place by place."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from khuyencong.terms.cases import CaseLine, CasePlaced, PlanCase
from khuyencong.terms.facts import REACHED, Arranged, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Window, window_words
from khuyencong.terms.results import Fair, Figure, State, TargetResult
from khuyencong.terms.selector import JUST_THERE, Selector

from .figures import figure_of, with_estimate


def fairs(case: PlanCase) -> tuple[Fair, ...]:
    """In the order of their contents; nothing where the table of results says as much of all of them."""
    told = tuple(fair for line in case.fairs for fair in _held(case, line))
    return told if any(fair.place or fair.time or len(fair.reached) > 1 for fair in told) else ()


def _held(case: PlanCase, line: CaseLine) -> Iterator[Fair]:
    """The content's fairs, those told of no place last."""
    rows = sorted((row for row in case.placed if row.line == line.id), key=lambda row: (not row.place, row.area))
    leads = [one.words for one in case.arranged_of.get(line.id, ()) if one.kind is Arranged.LEAD and one.words]
    for _, group in groupby(rows, key=lambda row: row.area):
        told = [row for row in group if row.amounts != Amounts()]
        if reached := tuple(_targets(case, told)):
            times = _times(case, {row.window for row in told})
            sources = _distinct(row.source for row in told)
            yield Fair(line.id, line.title, told[0].place, times, "; ".join(leads), sources, reached)


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


def _times(case: PlanCase, windows: set[Window]) -> str:
    """The days of a fair; nothing where a figure is of the whole year or of all that is reported on."""
    if windows & {case.year, case.period.window}:
        return ""
    return "; ".join(window_words(window) for window in sorted(windows, key=lambda one: (one.first, one.last)))


def _distinct(words: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))
