"""A report's own numbers: «1», «1.2» down its tree, whatever the plan calls its lines («PL.I.1», «3.a», a gap)."""

from collections.abc import Sequence
from dataclasses import replace

from khuyencong.terms.plan_paper import PlanGroup, PlanPaper
from khuyencong.terms.results import ANNEX_ROW, LineResult, Results


def in_own_numbers(results: Results) -> Results:
    """The results numbered as the paper on them is; each line keeps beside it the number it has in the plan."""
    return replace(
        results,
        lines=_numbered(results.lines),
        out_of_plan=_numbered(results.out_of_plan),
        shared=_numbered(results.shared),
    )


def _numbered(lines: Sequence[LineResult]) -> tuple[LineResult, ...]:
    top, counts, told = min((line.depth for line in lines), default=0), [0], []
    for line in lines:
        level = min(line.depth - top, len(counts))
        counts = [*counts[: level + 1], *[0] * (level + 1 - len(counts))]
        counts[level] += 1
        told.append(replace(line, number=".".join(map(str, counts)), plan_number=line.number))
    return tuple(told)


def plan_in_own_numbers(plan: PlanPaper) -> PlanPaper:
    """A plan keeps its own numbers, which later papers cite; one read from an annex alone has none to keep."""
    numbers = (number for group in plan.groups for number in (group.number, *(item.number for item in group.items)))
    if all(number and not number.startswith(ANNEX_ROW) for number in numbers):
        return plan
    return replace(plan, groups=tuple(_group(n, group) for n, group in enumerate(plan.groups, start=1)))


def _group(number: int, group: PlanGroup) -> PlanGroup:
    items = (replace(item, number=f"{number}.{n}") for n, item in enumerate(group.items, start=1))
    return replace(group, number=str(number), items=tuple(items))
