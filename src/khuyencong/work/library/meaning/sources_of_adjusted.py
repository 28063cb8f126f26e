"""Which source an adjustment lowers that names none: where one source alone pays the content, it is that one's money.
Who pays for more of it the paper has to say."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Sum

from khuyencong.records.models import Entry, Fact, FundSource, Plan
from khuyencong.terms.facts import PLANNED, Role

from .moves import is_move


def pay_as_planned(plan: Plan, facts: Sequence[Fact], told: Sequence[Fact]) -> None:
    """Give pending figures that lower a content without saying of which source the only one that pays it, unsaved;
    what a person said stays, and so does a content of which the paper tells any source itself."""
    of_paper = {fact.pk: fact for fact in (*told, *facts)}.values()
    sourced = {(fact.place, fact.same_as) for fact in of_paper if fact.source_id}
    moved = [f for f in facts if _lowers(f) and not f.source_id and (f.place, f.same_as) not in sourced]
    if not moved:
        return
    only = _only_sources(plan, {fact.line_id for fact in moved if fact.line_id})
    for fact in moved:
        fact.source = only.get(fact.line_id)


def _is_less(fact: Fact) -> bool:
    value = fact.value or 0
    return value < 0 if is_move(fact) else fact.role == Role.PLAN and fact.before is not None and value <= fact.before


def _lowers(fact: Fact) -> bool:
    money = fact.kind == Fact.Kind.AMOUNT and fact.measure is not None and fact.measure.is_money
    return money and _is_less(fact) and fact.review == Fact.Review.PENDING and not fact.correction


def _only_sources(plan: Plan, lines: set[int]) -> dict[int | None, FundSource]:
    """Of each line that one source pays alone, that source."""
    entries = Entry.objects.filter(plan=plan, line__in=lines, measure__is_money=True, role__in=PLANNED).order_by()
    paid: dict[int, list[int | None]] = defaultdict(list)
    for line, source, value in entries.values_list("line", "source").annotate(sum=Sum("value")):
        if value:
            paid[line].append(source)
    alone = {line: sources[0] for line, sources in paid.items() if len(sources) == 1 and sources[0]}
    known = FundSource.objects.in_bulk(set(alone.values())) if alone else {}
    return {line: known[source] for line, source in alone.items() if source in known}
