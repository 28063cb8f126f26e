"""A report's money in nghìn or triệu đồng whose printed rows still add up; the exact figures stay beneath.

A paper has as many decimals as its figures need (see terms.money), so that most are printed exactly. Every sum is
rounded once, from the top: the total to the nearest unit, then shared out to what it is made of. What is final and what
is only expected are shared out each on its own tree, so that both and their sum add up in every row.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from khuyencong.terms.money import MoneyScale, MoneyUnit, nearest, shared_out
from khuyencong.terms.plan_paper import Paid, PlanGroup, PlanItem, PlanPaper, price_of, whole_of
from khuyencong.terms.results import Adjustment, Figure, LineResult, Results, Rounded

_TOP = -1  # stands above the first lines of a tree


def in_unit(results: Results, unit: MoneyUnit) -> Results:
    """The results with every sum of money rounded to the unit; in đồng they are as they were."""
    if unit is MoneyUnit.DONG:
        return results
    paid_by = [value for line in results.lines for value in _paid_by(line)]
    scale = MoneyScale.of(unit, (*_amounts(results), *paid_by))
    if any(value % scale.step for value in paid_by):  # as of plans
        results = replace(results, lines=tuple(replace(line, paid=()) for line in results.lines))
    sums = _Sums.of(results, scale)
    funds = [(line.money_plan, line.money_actual) for line in results.lines]
    lines = sums.shown(funds, _tree([line.depth for line in results.lines]))
    paid = [
        *((plan, actual) for _, plan, actual in results.sources),
        *([results.unsourced] if results.unsourced else ()),
    ]
    by_source = sums.shown(paid, _tree([0 for _ in paid]))
    actual = Rounded(sums.final.whole + sums.estimate.whole, scale, sums.estimate.whole)
    return replace(
        results,
        lines=tuple(_with(line, f) for line, f in zip(results.lines, lines, strict=True)),
        out_of_plan=tuple(_alone(line, scale) for line in results.out_of_plan),
        shared=tuple(_alone(line, scale) for line in results.shared),
        money_plan=_given(results.money_plan, Rounded(sums.plan.whole, scale)),
        money_actual=_given(results.money_actual, actual),
        sources=tuple((name, *f) for (name, *_), f in zip(results.sources, by_source, strict=False)),
        unsourced=by_source[-1] if results.unsourced else None,
        adjustments=tuple(_adjusted(one, scale) for one in results.adjustments),
        money_unit=unit,
    )


def plan_in_unit(plan: PlanPaper, unit: MoneyUnit) -> PlanPaper:
    """The plan with every sum rounded to the unit; in đồng it is as it was."""
    if unit is MoneyUnit.DONG:
        return plan
    groups = [_sum_of(group) for group in plan.groups]
    total = sum(groups) if plan.total is None else plan.total
    funds = [source.money for source in plan.sources]
    paid = [source.money for item in plan.items for source in whole_of(item)]
    prices = [part for item in plan.items for part in _price_and_sum(item)]
    scale = MoneyScale.of(unit, (total, *groups, *funds, *(item.money or 0 for item in plan.items), *paid, *prices))
    if any(part % scale.step for part in paid):  # rows and columns of a table cannot be rounded both
        plan = _without_payers(plan)
    if any(part % scale.step for part in prices):  # count × price is the sum that stands beside it
        plan = _without_prices(plan)
    whole = nearest(total, scale.step)
    shares = shared_out(whole, (*groups, total - sum(groups)), scale.step)
    by_source = shared_out(whole, (*funds, total - sum(funds)), scale.step)
    return replace(
        plan,
        groups=tuple(_group(g, scale, share) for g, share in zip(plan.groups, shares, strict=False)),
        sources=tuple(
            replace(source, rounded=Rounded(share, scale))
            for source, share in zip(plan.sources, by_source, strict=False)
        ),
        adjustments=tuple(_adjusted(one, scale) for one in plan.adjustments),
        money_unit=unit,
        rounded=Rounded(whole, scale),
        paid=_exactly(plan.paid, scale),
    )


def _adjusted(one: Adjustment, scale: MoneyScale) -> Adjustment:
    """What an adjustment made of the total, in the paper's unit where that loses nothing of either sum."""
    sums = (one.before, one.after)
    if any(_value(figure) % scale.step for figure in sums):
        return one
    before, after = (_given(figure, Rounded(_value(figure) // scale.step, scale)) for figure in sums)
    return replace(one, before=before, after=after)


def _price_and_sum(item: PlanItem) -> tuple[int, ...]:
    """The price that is printed, with the sum it makes; nothing where none is."""
    return () if (price := price_of(item)) is None else (price, item.money or 0)


def _without_payers(plan: PlanPaper) -> PlanPaper:
    """Without what each source pays of a content; the sums of sources stay."""
    groups = (replace(g, paid=(), items=tuple(replace(item, paid=()) for item in g.items)) for g in plan.groups)
    return replace(plan, groups=tuple(groups), paid=())


def _without_prices(plan: PlanPaper) -> PlanPaper:
    groups = (replace(g, items=tuple(replace(item, price=None) for item in g.items)) for g in plan.groups)
    return replace(plan, groups=tuple(groups))


def _exactly(paid: Paid, scale: MoneyScale) -> Paid:
    return tuple(replace(source, rounded=Rounded(source.money // scale.step, scale)) for source in paid)


def _sum_of(group: PlanGroup) -> int:
    return sum(item.money or 0 for item in group.items) if group.money is None else group.money


def _group(group: PlanGroup, scale: MoneyScale, whole: int) -> PlanGroup:
    parts = [item.money or 0 for item in group.items]
    shares = shared_out(whole, (*parts, _sum_of(group) - sum(parts)), scale.step)
    items = (
        replace(item, rounded=Rounded(share, scale), paid=_exactly(item.paid, scale))
        for item, share in zip(group.items, shares, strict=False)
    )
    return replace(group, items=tuple(items), rounded=Rounded(whole, scale), paid=_exactly(group.paid, scale))


# Results ------------------------------------------------------------------------------------------

Funds = tuple[Figure, Figure]  # what a row plans and what it reached


def _amounts(results: Results) -> Iterator[int]:
    """Every sum of money of the report, and what of it is only expected."""
    rows = ((line.money_plan, line.money_actual) for line in (*results.lines, *results.beside))
    by_source = ((plan, actual) for _, plan, actual in results.sources)
    rest = (results.unsourced,) if results.unsourced else ()
    for plan, actual in (*rows, *by_source, *rest, (results.money_plan, results.money_actual)):
        yield from (_value(plan), _value(actual), actual.estimate)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total in đồng and in the last place printed."""

    exact: int
    whole: int
    step: int

    def shared(self, amounts: Sequence[int], tree: Mapping[int, Sequence[int]], under: int = _TOP) -> dict[int, int]:
        """Rounded amounts by row. What a sum holds beyond its rows takes its share too and is not printed."""
        below = tree[under]
        parts = [amounts[row] for row in below]
        shares = shared_out(self.whole, (*parts, self.exact - sum(parts)), self.step)
        result = dict(zip(below, shares, strict=False))
        for row, share in zip(below, shares, strict=False):
            result |= _Sum(amounts[row], share, self.step).shared(amounts, tree, row)
        return result


@dataclass(frozen=True, slots=True)
class _Sums:
    """The three totals every row's money is shared out of."""

    scale: MoneyScale
    plan: _Sum
    final: _Sum
    estimate: _Sum

    @classmethod
    def of(cls, results: Results, scale: MoneyScale) -> "_Sums":
        """The report's own totals; where nobody gave one, what its first lines come to."""
        top = min((line.depth for line in results.lines), default=0)
        tops = [line for line in results.lines if line.depth == top]
        plan, actual = results.money_plan, results.money_actual
        planned = sum(_value(line.money_plan) for line in tops) if plan.value is None else plan.value
        final = sum(_final(line.money_actual) for line in tops) if actual.value is None else _final(actual)
        return cls.of_amounts(scale, planned, final, actual.estimate)

    @classmethod
    def of_amounts(cls, scale: MoneyScale, plan: int, final: int, estimate: int) -> "_Sums":
        step = scale.step
        parts = shared_out(nearest(final + estimate, step), (final, estimate), step)
        planned = _Sum(plan, nearest(plan, step), step)
        return cls(scale, planned, _Sum(final, parts[0], step), _Sum(estimate, parts[1], step))

    def shown(self, rows: Sequence[Funds], tree: Mapping[int, Sequence[int]]) -> list[Funds]:
        """The rows' figures with what is printed for them."""
        plans = self.plan.shared([_value(plan) for plan, _ in rows], tree)
        finals = self.final.shared([_final(actual) for _, actual in rows], tree)
        estimates = self.estimate.shared([actual.estimate for _, actual in rows], tree)
        return [
            (
                _given(plan, Rounded(plans[row], self.scale)),
                _given(actual, Rounded(finals[row] + estimates[row], self.scale, estimates[row])),
            )
            for row, (plan, actual) in enumerate(rows)
        ]


def _tree(depths: Sequence[int]) -> dict[int, list[int]]:
    """Which rows stand right under which, from their depths in reading order."""
    children: dict[int, list[int]] = {_TOP: []}
    above = [(_TOP, min(depths, default=0) - 1)]
    for row, depth in enumerate(depths):
        while above[-1][1] >= depth:
            above.pop()
        children[above[-1][0]].append(row)
        children[row] = []
        above.append((row, depth))
    return children


def _alone(line: LineResult, scale: MoneyScale) -> LineResult:
    """A line outside every total is rounded for itself."""
    plan, actual = line.money_plan, line.money_actual
    sums = _Sums.of_amounts(scale, _value(plan), _final(actual), actual.estimate)
    (shown,) = sums.shown([(plan, actual)], _tree([0]))
    return _with(line, shown)


def _with(line: LineResult, funds: Funds) -> LineResult:
    told = funds[0].rounded or funds[1].rounded
    paid = tuple((name, _exact(plan, told), _exact(actual, told)) for name, plan, actual in line.paid)
    return replace(line, money_plan=funds[0], money_actual=funds[1], paid=paid)


def _exact(figure: Figure, told: Rounded | None) -> Figure:
    """A figure that is whole in the last place printed."""
    if told is None or figure.value is None:
        return figure
    step = told.scale.step
    return replace(figure, rounded=Rounded(figure.value // step, told.scale, figure.estimate // step))


def _paid_by(line: LineResult) -> Iterator[int]:
    for _, plan, actual in line.paid:
        yield from (_value(plan), _value(actual), actual.estimate)


def _given(figure: Figure, rounded: Rounded) -> Figure:
    """A missing figure stays missing."""
    return figure if figure.value is None else replace(figure, rounded=rounded)


def _value(figure: Figure) -> int:
    return figure.value or 0


def _final(figure: Figure) -> int:
    return _value(figure) - figure.estimate
