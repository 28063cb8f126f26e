"""Where and when fairs were held: what was reached of them, by the area and the days it was told of."""

from khuyencong.terms.cases import CasePlaced, PlanCase
from khuyencong.terms.facts import REACHED, Role
from khuyencong.terms.ledger import WHOLE, Amounts
from khuyencong.terms.periods import Window

from .ledger import AMOUNTS, SUMS, Entry
from .plans import Plan

_CUT = ("line_id", "measure_id", "role", "first", "last", "area__path", "area__type", "area__name", "source__name")


def reached_at_places(plan: Plan, case: PlanCase) -> tuple[CasePlaced, ...]:
    """Of the fairs of a whole plan; one cut to a unit tells of no fair as a whole."""
    fairs = case.fairs if case.unit == case.source == WHOLE else ()
    if not fairs:
        return ()
    entries = Entry.objects.filter(
        plan=plan,
        line__in=[line.id for line in fairs],
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
