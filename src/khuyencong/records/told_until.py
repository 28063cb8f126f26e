"""To which day figures were told: what a paper on a longer time leaves out is no figure of that time."""

from datetime import date

from django.db.models import Max

from khuyencong.terms.cases import PlanCase
from khuyencong.terms.facts import REACHED

from .ledger import Statement, stated_by
from .plans import Plan
from .shares import COUNTS


def told_until(plan: Plan, case: PlanCase) -> dict[tuple[int, int], date]:
    """The last day, within the period, that a line's own figures of a measure were told to, as of the case's act."""
    window = case.period.window
    told = Statement.objects.filter(
        stated_by(case.as_of),
        plan=plan,
        role__in=[role.value for role in REACHED],
        outcome__in=COUNTS,
        value__isnull=False,
        first__gte=window.first,
        last__lte=window.last,
    )
    rows = told.order_by().values_list("line_id", "measure_id").annotate(last_told=Max("last"))
    return {(line, measure): last for line, measure, last in rows}
