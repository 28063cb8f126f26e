"""What stands of a plan's money beside plan and result: moved by adjustments, bound by contracts, and what is left."""

from collections.abc import Sequence
from dataclasses import replace

from khuyencong.terms.cases import PlanCase
from khuyencong.terms.facts import PLANNED, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import Selector

from .figures import state_of
from .results import given_by_plan, line_figure, money_of, planned, selector_of


def adjusted(case: PlanCase, line: int) -> Figure:
    """What adjustments moved; it stands in the plan's figure already."""
    return _of_the_year(case, line, Role.ADJUSTMENT)


def approved(case: PlanCase, line: int) -> Figure:
    """What the plan gave before any adjustment."""
    return _of_the_year(case, line, Role.PLAN)


def committed(case: PlanCase, line: int) -> Figure:
    """What contracts and decisions bind."""
    return _of_the_year(case, line, Role.COMMITTED)


def _of_the_year(case: PlanCase, line: int, role: Role) -> Figure:
    money = money_of(case)
    amounts = case.planned.get((line, money, role), Amounts())
    return line_figure(case, line, money, (role,), case.year, amounts)


def left(case: PlanCase, line: int) -> Figure:
    """Plan less spent, to the end of the period asked about; below 0 where more was spent than planned.

    What nobody reported, or what is only expected, is not spent yet; of money that nobody planned there is nothing left
    to tell.
    """
    money = money_of(case)
    plan = given_by_plan(case, line, money)
    if state_of(plan) is State.MISSING:
        return planned(case, line, money)
    spent = case.to_date.get((line, money, Role.ACTUAL), Amounts())
    taken_off = selector_of(case, line, money, (Role.ACTUAL,), case.year_to_date)
    selector = selector_of(case, line, money, PLANNED, case.year, less=taken_off)
    return Figure(plan.low - spent.low, State.GIVEN, selector.encode())


def left_of(plan: Figure, reached: Figure) -> Figure:
    """What a told result leaves of a told plan; what nobody reported is not spent yet."""
    if plan.value is None:
        return plan
    selector = replace(Selector.decode(plan.selector), less=Selector.decode(reached.selector))
    return Figure(plan.value - (reached.value or 0), State.GIVEN, selector.encode())


def added(figures: Sequence[Figure]) -> Figure:
    """The sum of one column over lines of a plan, none below another: one figure, led back to all its entries."""
    told = [figure for figure in figures if figure.value is not None]
    if len(told) < 2:
        return told[0] if told else figures[0]
    selector = _of_all([Selector.decode(figure.selector) for figure in told])
    estimated = [Selector.decode(figure.estimate_selector) for figure in told if figure.estimate_selector]
    return Figure(
        value=sum(figure.value or 0 for figure in told),
        state=State.GIVEN if any(figure.state is State.GIVEN for figure in told) else State.NIL,
        selector=selector.encode(),
        estimate=sum(figure.estimate for figure in told),
        estimate_selector=_of_all(estimated).encode() if estimated else None,
    )


def _of_all(selectors: Sequence[Selector]) -> Selector:
    first, also = selectors[0], tuple(selector.line for selector in selectors[1:])
    less = replace(first.less, also=also) if first.less else None
    return replace(first, also=also, less=less)
