"""The plan as its own paper says it: the fold of a plan's planned figures into groups, contents and sources."""

from collections.abc import Iterator

from khuyencong.terms.cases import CaseLine, PlanCase
from khuyencong.terms.facts import PLANNED, Arranged
from khuyencong.terms.periods import Period
from khuyencong.terms.plan_paper import Paid, PlanGroup, PlanItem, PlanPaper, PlanSource, PlanTarget
from khuyencong.terms.results import Figure, TargetResult, by_source, names_a_source

from .results import (
    adjusted,
    is_dropped,
    line_figure,
    money_of,
    paid_in,
    planned,
    sources_of,
    targets_of,
    unsourced_of,
)

_KIND = "Kế hoạch "


def plan_paper(case: PlanCase) -> PlanPaper:
    """The plan of the whole year with every figure's selector; what nobody has said stays missing."""
    total = planned(case, case.root, money_of(case))
    return PlanPaper(
        title=_title(case.title),
        year=case.year.first.year,
        groups=tuple(_group(case, line) for line in case.lines if line.parent == case.root and _stands(case, line)),
        sources=tuple(_sources(case)),
        total=total.value,
        total_selector=total.selector,
        adjusted=adjusted(case),
        adjustments=case.adjustments,
        paid=_paid(case, case.root),
    )


def _title(title: str) -> str:
    """«Khuyến công năm 2024»: the paper prints its kind itself."""
    short = title.removeprefix(_KIND)
    return short[:1].upper() + short[1:]


def _stands(case: PlanCase, line: CaseLine) -> bool:
    """Whether a paper of the plan still speaks of a line: not of a dropped content, nor of a group of no others."""
    if line.kind == "item":
        return not is_dropped(case, line.id)
    below = [one for one in case.lines if one.kind == "item" and case.is_below(one.id, {line.id})]
    return not below or any(_stands(case, one) for one in below)


def _group(case: PlanCase, line: CaseLine) -> PlanGroup:
    """A group with the contents below it, at whatever depth; a content that stands alone is its own group."""
    if line.kind != "group":
        return PlanGroup(line.number, line.title, (_item(case, line, line.number),))
    money = planned(case, line.id, money_of(case))
    contents = tuple(_item(case, item, _own_number(item, line)) for item in _items_under(case, line.id))
    return PlanGroup(line.number, line.title, contents, money.value, money.selector, paid=_paid(case, line.id))


def _items_under(case: PlanCase, top: int) -> tuple[CaseLine, ...]:
    """Every content of a group in the plan's order, but those dropped; lines come with a parent before its children."""
    inside = {top}
    for line in case.lines:
        if line.parent in inside:
            inside.add(line.id)
    items = (line for line in case.lines if line.id in inside and line.kind == "item")
    return tuple(line for line in items if not is_dropped(case, line.id))


def _own_number(item: CaseLine, group: CaseLine) -> str:
    """«a» of «3.a», as the paper numbers it under its group; «3.1» stays whole."""
    letter = item.number.removeprefix(f"{group.number}.")
    return letter if letter.isalpha() else item.number


def _item(case: PlanCase, line: CaseLine, number: str) -> PlanItem:
    money = planned(case, line.id, money_of(case))
    return PlanItem(
        number,
        line.title,
        tuple(_target(row, row.plan) for row in targets_of(case, line.id) if row.plan),
        money.value,
        money.selector,
        in_annex=money.in_annex,
        arranged=_arranged(case, line),
        paid=_paid(case, line.id),
        price=line.price,
    )


def _paid(case: PlanCase, line: int) -> Paid:
    """What the ledger holds of a line's planned money by source, under the names that the plan's sums are told by."""
    told, found = case.planned_by_payer.get(line, {}), []
    for source in case.payers if told else ():
        amounts = paid_in(told, source.path, PLANNED)
        if amounts.low:
            figure = line_figure(case, line, money_of(case), PLANNED, case.year, amounts, source.path)
            found.append(PlanSource(source.name, amounts.low, figure.selector))
    return tuple(found)


def _arranged(case: PlanCase, line: CaseLine) -> tuple[tuple[Arranged, str], ...]:
    """What is arranged for this content or its group; what is said of the whole plan needs no column."""
    of_all = case.arranged_of.get(case.root, ())
    told = (one for one in case.arranged_of.get(line.id, ()) if one not in of_all)
    return tuple((one.kind, words) for one in told if (words := one.words or _when(one.period)))


def _when(period: str) -> str:
    return Period.parse(period).in_words() if period else ""


def _target(row: TargetResult, plan: Figure) -> PlanTarget:
    return PlanTarget(plan.value or 0, row.noun, plan.value_high, plan.qualifier, plan.selector, plan.scale)


def _sources(case: PlanCase) -> Iterator[PlanSource]:
    """Every source that money was told of, and last what was told of none: with it they come to the whole. None, where
    only what was reached is told by source."""
    rows = [(name, plan) for name, plan, _ in by_source(sources_of(case), unsourced_of(case))]
    for name, plan in rows if names_a_source(rows) else ():
        if plan.value is not None:
            yield PlanSource(name, plan.value, plan.selector, told_by=plan.told_by)
