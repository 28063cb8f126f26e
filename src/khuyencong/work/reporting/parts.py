"""Parts that come to more than the whole they lie in, as the ledger holds them now: told until a person mends one."""

from collections import defaultdict
from collections.abc import Collection
from operator import attrgetter

from django.db.models import Sum

from khuyencong.norms import over_their_wholes
from khuyencong.records.library import heavy
from khuyencong.records.models import Entry, Plan, Statement
from khuyencong.records.queries import with_below
from khuyencong.records.snapshots import told_figure
from khuyencong.terms.facts import Finding, Role
from khuyencong.terms.memory import ToldFigure
from khuyencong.terms.periods import Window

from ..neighbours import as_stated

_CELL = ("line_id", "measure_id", "first", "last", "unit_id", "area_id", "source_id")
_cell_of = attrgetter(*_CELL)


def of_parts(plan: Plan, window: Window) -> list[Finding]:
    """For the time asked about. Only where a whole is left with less than nothing beside what lies in it."""
    reached = Entry.objects.filter(plan=plan, role=Role.ACTUAL).order_by()
    taken_off = reached.filter(value__lt=0).values("line")  # elsewhere no cell can hold less than nothing
    below = reached.filter(line__in=taken_off).values(*_CELL).annotate(held=Sum("value"))
    short = set(below.filter(held__lt=0).values_list(*_CELL))
    wholes: dict[int, list[ToldFigure]] = defaultdict(list)
    standing: dict[int, list[ToldFigure]] = defaultdict(list)
    for statement in _standing_below(plan, {line for line, *_ in short}) if short else ():
        told = told_figure(statement, as_stated(statement))
        standing[told.measure].append(told)
        if _cell_of(statement) in short:
            wholes[told.measure].append(told)
    found = (one for measure, those in wholes.items() for one in over_their_wholes(those, standing[measure]))
    return [finding for parts, finding in found if any(part.stated.cell.window.meets(window) for part in parts)]


def _standing_below(plan: Plan, lines: Collection[int]) -> list[Statement]:
    """What was reached of these lines and of those under them, as it stands."""
    reached = Statement.objects.filter(plan=plan, role=Role.ACTUAL, standing=Statement.Standing.STANDS)
    standing = reached.filter(line__in=with_below(lines))
    told = standing.select_related("line", "unit", "area", "source", "measure", "fact__paper")
    return list(told.defer(*heavy("fact__paper__")).order_by("pk"))
