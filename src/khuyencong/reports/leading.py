"""The report of one unit: the contents it leads, whole; beside them, in no sum, its part in what others lead."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from khuyencong.terms.cases import PlanCase
from khuyencong.terms.results import Figure, LineResult, Results, State

from .balances import added
from .results import results


def led_lines(case: PlanCase, units: Collection[int]) -> frozenset[int]:
    """The contents that one of the units leads, and the groups of which it leads all."""
    lines = [line for line in case.lines if line.id not in (case.root, case.outside)]
    led = {line.id for line in lines if case.leads_of(line.id) & set(units)}
    for line in lines:
        if line.id not in led:
            led -= set(case.above(line.id))
    return frozenset(led)


def results_of_unit(whole: PlanCase, own: PlanCase, led: Collection[int]) -> Results:
    """What a unit answers for: of the whole plan the lines it leads, and of the case cut to what was told of it the
    others. Of a unit that leads nothing that is all there is to say, with its sum."""
    if not led:
        return replace(results(own), is_part=True)
    told = results(whole)
    lines = tuple(_line(line, told.lines[at + 1 :], led) for at, line in enumerate(told.lines))
    kept = tuple(line for line in lines if line is not None)
    tops = [line for line in told.lines if line.line in led and not whole.is_below(line.line, led)]
    return replace(
        told,
        is_part=True,
        lines=kept,
        out_of_plan=tuple(line for line in told.out_of_plan if line.line in led),
        shared=tuple(_shared(results(own), led)),
        money_plan=_sum([line.money_plan for line in tops], told.money_plan),
        money_actual=_sum([line.money_actual for line in tops], told.money_actual),
        sources=(),
        fairs=tuple(fair for fair in told.fairs if fair.line in led),
        sold=None,
        causes=(),
        adjusted=0,
        adjustments=(),
        returns=None,
    )


def _line(line: LineResult, after: Sequence[LineResult], led: Collection[int]) -> LineResult | None:
    """A line that is led; of one above it, what its led lines come to; None of all others."""
    if line.line in led:
        return line
    tops = list(_tops(line.depth, after, led))
    if not tops:
        return None
    plan = _sum([top.money_plan for top in tops], line.money_plan)
    return replace(line, money_plan=plan, money_actual=_sum([top.money_actual for top in tops], line.money_actual))


def _tops(depth: int, after: Sequence[LineResult], led: Collection[int]) -> Iterator[LineResult]:
    """The led lines below a line, without those below another led one."""
    inside = None
    for line in after:
        if line.depth <= depth:
            return
        if inside is not None and line.depth > inside:
            continue
        inside = line.depth if line.line in led else None
        if inside is not None:
            yield line


def _sum(figures: Sequence[Figure], like: Figure) -> Figure:
    """The sum of what was told of led lines; where nothing was, missing as the sum around them is asked for."""
    return added(figures) if figures else replace(like, value=None, state=State.MISSING, estimate=0)


def _shared(own: Results, led: Collection[int]) -> Iterator[LineResult]:
    """The contents that others lead, with what this unit told of its part in them."""
    for line in (*own.lines, *own.out_of_plan):
        told = line.money_actual.value is not None or any(target.actual for target in line.targets)
        if line.line not in led and not (line.is_group or line.has_parts) and told:
            yield line
