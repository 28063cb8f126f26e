"""Parts that come to more than the whole they lie in, as the ledger holds them now: told until a person mends one."""

from collections import defaultdict

from django.db.models import Sum

from khuyencong.norms import over_their_wholes
from khuyencong.records.library import heavy
from khuyencong.records.models import Entry, Plan, Statement
from khuyencong.records.snapshots import told_figure
from khuyencong.terms.facts import Finding, Role
from khuyencong.terms.memory import ToldFigure
from khuyencong.terms.periods import Window

from ..neighbours import as_stated

_CELL = ("line", "measure", "first", "last", "unit", "area", "source")


def of_parts(plan: Plan, window: Window) -> list[Finding]:
    """For the time asked about. Only where a whole is left with less than nothing beside what lies in it."""
    below = Entry.objects.filter(plan=plan, role=Role.ACTUAL).order_by().values(*_CELL).annotate(held=Sum("value"))
    places = set(below.filter(held__lt=0).values_list("line", "measure"))
    told: dict[tuple[int, int], list[ToldFigure]] = defaultdict(list)
    for statement in _standing(plan, {line for line, _ in places}) if places else ():
        told[statement.line_id, statement.measure_id].append(told_figure(statement, as_stated(statement)))
    found = (pair for place in sorted(places) for pair in over_their_wholes(told[place]))
    return [finding for part, finding in found if part.stated.cell.window.meets(window)]


def _standing(plan: Plan, lines: set[int]) -> list[Statement]:
    standing = Statement.objects.filter(
        plan=plan, line__in=lines, role=Role.ACTUAL, standing=Statement.Standing.STANDS
    ).select_related("line", "unit", "area", "source", "measure", "fact__paper")
    return list(standing.defer(*heavy("fact__paper__")).order_by("pk"))
