"""Which figures are only about, over or under: as the statements say that stood at an act, each in its own cell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q

from khuyencong.terms.cases import SumKey
from khuyencong.terms.facts import PLANNED, Role
from khuyencong.terms.ledger import BEGINNING, WHOLE, Cell
from khuyencong.terms.periods import Window

from .ledger import Entry
from .plans import Plan

_CELL = ("line_id", "measure_id", "role", "unit_id", "area_id", "source_id", "first", "last")
_STATED_OF = tuple(f"statement__{name}" for name in _CELL)
_PATHS = ("line__path", "unit__path", "area__path", "source__path")

Told = dict[Cell, str]
"""Cells of one line, measure and role, each with the qualifier of what was told of it last."""


def qualifiers_of(plan: Plan, year: Window, period: Window, act: int, cut: Q) -> dict[SumKey, str]:
    """The qualifiers of each line's own figures: planned ones of the year, all others of the period.

    A sum of several cells is rough where one of them is; a cell inside another is in what the other says.
    """
    found: dict[SumKey, str] = {}
    for key, told in _told(plan, act, cut).items():
        window = year if key[2] in PLANNED else period
        inside = {cell: said for cell, said in told.items() if _counts_in(window, cell.window)}
        rough = [said for cell, said in inside.items() if said and not _is_within(cell, inside)]
        if rough:
            found[key] = rough[-1]
    return found


def _told(plan: Plan, act: int, cut: Q) -> dict[SumKey, Told]:
    """What was told last of each cell: an entry that takes a figure away ends it, one at the cell of its own statement
    says it anew, and one that makes room for a part says nothing."""
    told: dict[SumKey, Told] = defaultdict(dict)
    for key, cell, given, is_own, qualifier in _rows(plan, act, cut):
        if given < 0:
            told[key].pop(cell, None)
        elif is_own:
            told[key][cell] = qualifier
    return told


def _rows(plan: Plan, act: int, cut: Q) -> Iterator[tuple[SumKey, Cell, int, bool, str]]:
    """The entries of the lines of which anything was ever told roughly, as they came; few plans have any. They are
    asked for by line: by plan the database would read all of it."""
    entries = Entry.objects.filter(cut, act_number__lte=act)
    rough = Entry.objects.filter(plan=plan).exclude(qualifier="").values("line")
    standing = Q(statement__withdrawn_in=None) | Q(statement__withdrawn_in__number__gt=act)
    asked = (*_CELL, *_STATED_OF, *_PATHS, "given", "statement__qualifier")
    for row in entries.filter(standing, line__in=rough).order_by("pk").values_list(*asked):
        own, stated = row[: len(_CELL)], row[len(_CELL) : 2 * len(_CELL)]
        line, measure, role, *_places, first, last = own
        *paths, given, qualifier = row[2 * len(_CELL) :]
        yield (line, measure, Role(role)), _cell(paths, Window(first, last)), given, own == stated, qualifier


def _cell(paths: Iterable[str | None], window: Window) -> Cell:
    line, unit, area, source = (path or WHOLE for path in paths)
    return Cell(line, window, unit, area, source)


def _counts_in(window: Window, told: Window) -> bool:
    """As sums are taken: what lies inside the window, and levels that stand at its end."""
    return told.last <= window.last if told.first == BEGINNING else window.contains(told)


def _is_within(cell: Cell, others: Iterable[Cell]) -> bool:
    return any(other != cell and other.contains(cell) for other in others)
