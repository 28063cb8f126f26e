"""A report's own numbers: «1», «1.2» down its tree, whatever the plan calls its lines («PL.I.1», «3.a», a gap)."""

from collections.abc import Sequence
from dataclasses import replace

from khuyencong.terms.plan_paper import PlanGroup, PlanPaper
from khuyencong.terms.results import ANNEX_ROW, LineResult, Results
from khuyencong.terms.vietnamese import LETTERED


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
    """A plan keeps its own numbers, which later papers cite, and its points stand in the order of their letters. One
    read from an annex alone has none to keep; letters that do not run («f» behind «e», a point left out) are not
    written again."""
    numbers = (number for group in plan.groups for number in (group.number, *(item.number for item in group.items)))
    if all(number and not number.startswith(ANNEX_ROW) for number in numbers) and all(map(_runs, plan.groups)):
        lettered = tuple(map(_in_letters, plan.groups))
        return plan if lettered == plan.groups else replace(plan, groups=lettered)
    return replace(plan, groups=tuple(_group(n, group) for n, group in enumerate(plan.groups, start=1)))


def _letters(group: PlanGroup) -> list[str]:
    """The letters of its contents, «a», «b», where all of them bear one."""
    letters = [item.number.rstrip(").") for item in group.items]
    return letters if all(len(one) == 1 and one.isalpha() for one in letters) else []


def _runs(group: PlanGroup) -> bool:
    letters = _letters(group)
    return not letters or sorted(letters, key=LETTERED.find) == [*LETTERED[: len(letters)]]


def _in_letters(group: PlanGroup) -> PlanGroup:
    if not (letters := _letters(group)):
        return group
    items = sorted(zip(letters, group.items, strict=True), key=lambda pair: LETTERED.find(pair[0]))
    return replace(group, items=tuple(item for _, item in items))


def _group(number: int, group: PlanGroup) -> PlanGroup:
    items = (replace(item, number=f"{number}.{n}") for n, item in enumerate(group.items, start=1))
    return replace(group, number=str(number), items=tuple(items))
