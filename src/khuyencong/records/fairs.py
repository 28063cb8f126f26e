"""Where and when fairs were held: what was reached of them, by the area and the days it was told of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Sum

from khuyencong.terms.cases import CasePlaced, PlanCase
from khuyencong.terms.facts import PLANNED, REACHED, Role
from khuyencong.terms.gazetteer.sites import held_at
from khuyencong.terms.ledger import WHOLE, Amounts
from khuyencong.terms.periods import Window

from .ledger import AMOUNTS, SUMS, Entry, Statement, stated_by
from .library import Paper
from .plans import Plan

_CUT = ("line_id", "measure_id", "role", "first", "last", "area__path", "area__type", "area__name", "source__name")


def with_fairs(plan: Plan, case: PlanCase) -> PlanCase:
    """The case with what is known of the fairs of a whole plan; one cut to a unit tells of no fair as a whole."""
    lines = [line.id for line in case.fairs] if case.unit == case.source == WHOLE else []
    if not lines:
        return case
    return replace(
        case,
        placed=_reached(plan, case, lines),
        fair_places=_places(plan, case, lines),
        fair_sources=_planned_sources(plan, case, lines),
    )


def _reached(plan: Plan, case: PlanCase, lines: Sequence[int]) -> tuple[CasePlaced, ...]:
    entries = Entry.objects.filter(
        plan=plan,
        line__in=lines,
        role__in=[role.value for role in REACHED],
        first__gte=case.period.window.first,
        last__lte=case.period.window.last,
        act_number__lte=case.as_of,
    )
    rows = entries.order_by("first", "last", "area__path", "source__path").values(*_CUT).annotate(**SUMS)
    return tuple(
        CasePlaced(
            line=row["line_id"],
            measure=row["measure_id"],
            role=Role(row["role"]),
            window=Window(row["first"], row["last"]),
            area=row["area__path"] or WHOLE,
            place=f"{row['area__type']} {row['area__name']}" if row["area__path"] else "",
            source=row["source__name"] or "",
            amounts=Amounts(*(row[f"{name}_sum"] for name in AMOUNTS)),
        )
        for row in rows
    )


def _planned_sources(plan: Plan, case: PlanCase, lines: Sequence[int]) -> dict[int, str]:
    """By line the fund sources that its plan is paid from."""
    planned = [role.value for role in PLANNED]
    entries = Entry.objects.filter(plan=plan, line__in=lines, role__in=planned, act_number__lte=case.as_of)
    rows = entries.exclude(source=None).order_by("source__path").values_list("line_id", "source__name")
    names: dict[int, list[str]] = defaultdict(list)
    for line, name, money in rows.annotate(money=Sum("value")):
        if money:
            names[line].append(name)
    return {line: "; ".join(told) for line, told in names.items()}


def _places(plan: Plan, case: PlanCase, lines: Sequence[int]) -> dict[int, str]:
    """By line where the sentences of its figures say that it is held; what a report said before what its plan did."""
    facts = Statement.objects.filter(stated_by(case.as_of), plan=plan, line__in=lines, fact__isnull=False)
    rows = list(facts.order_by("pk").values_list("line_id", "role", "fact__paper_id", "fact__start"))
    texts = dict(Paper.objects.filter(pk__in={paper for *_, paper, _ in rows}).values_list("pk", "text"))
    places: dict[int, str] = {}
    for line, _, paper, start in sorted(rows, key=lambda row: row[1] in PLANNED):
        if line not in places and (place := held_at(_line_at(texts[paper], start))):
            places[line] = place
    return places


def _line_at(text: str, start: int) -> str:
    return text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
