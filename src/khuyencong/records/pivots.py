"""Free pivots of the ledger: figures of some plans cut by any dimensions, from kept sums where they suffice.

The summary answers what is asked by line, source, role and period; the summary of places also by unit and area, down to
the lines right below a plan. Deeper lines cut by unit or area, and anything «as of», are counted from the entries.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet

from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period, Window, bucket

from .ledger import SUMS, Entry, PlaceSummary, Summary
from .plans import Line, Plan
from .queries import ancestors

Key = tuple[int | str, ...]


class Dimension(StrEnum):
    """By what a pivot may be cut. A value is the id of the row it names (0: not told by it), a year or a code."""

    PROGRAMME = "programme"
    YEAR = "year"  # of the plan
    PLAN = "plan"
    GROUP = "group"  # the line right below the plan; the plan's own top where nothing below was told
    LINE = "line"
    SOURCE = "source"
    ROLE = "role"
    PERIOD = "period"  # the smallest calendar quarter, half or year of a figure; «» over several years
    UNIT = "unit"
    AREA = "area"


_LINES = {Dimension.GROUP, Dimension.LINE}
_PLACES = {Dimension.UNIT, Dimension.AREA}
_KEPT_AS = {
    Dimension.SOURCE: "source_key",
    Dimension.ROLE: "role",
    Dimension.PERIOD: "bucket",
    Dimension.UNIT: "unit_key",
    Dimension.AREA: "area_key",
}
_COUNTED_AS = {
    Dimension.SOURCE: ("source_id",),
    Dimension.ROLE: ("role",),
    Dimension.PERIOD: ("first", "last"),
    Dimension.UNIT: ("unit_id",),
    Dimension.AREA: ("area_id",),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Figures of one measure in some roles, in plans a person may see; `act` is the last that counts (None: all).

    Entries may be asked for of every measure (None); sums are of one.
    """

    plans: QuerySet[Plan]
    measure: int | None
    roles: tuple[Role, ...]
    act: int | None = None


class _Place(NamedTuple):
    """Where a line stands, by the names of the dimensions that it decides."""

    programme: int
    year: int
    plan: int
    group: int
    line: int
    above: int | None


class _Told(NamedTuple):
    """A sum, where it stands, and the values of the other dimensions asked for, in their order."""

    place: _Place
    own: Sequence[Any]
    amounts: Sequence[int]


def pivot(
    question: Question, rows: Sequence[Dimension], columns: Sequence[Dimension]
) -> dict[tuple[Key, Key], Amounts]:
    """The sum of every cell in which something moved, by (values of the row's dimensions, of the column's).

    Whatever the dimensions, the cells add up to the entries of the question.
    """
    asked = {*rows, *columns}
    own = sorted(asked & _KEPT_AS.keys())
    row_of, column_of = _key(rows, own), _key(columns, own)
    cells: dict[tuple[Key, Key], list[int]] = {}
    for told in _told(question, asked, own):
        cell = cells.setdefault((row_of(told), column_of(told)), [0] * len(SUMS))
        for at, value in enumerate(told.amounts):
            cell[at] += value
    return {key: Amounts(*cell) for key, cell in cells.items() if any(cell)}


def _key(dimensions: Sequence[Dimension], own: Sequence[Dimension]) -> Callable[[_Told], Key]:
    parts = [own.index(d) if d in own else d.value for d in dimensions]
    return lambda told: tuple(told.own[p] if isinstance(p, int) else getattr(told.place, p) for p in parts)


def _told(question: Question, asked: set[Dimension], own: Sequence[Dimension]) -> Iterator[_Told]:
    places = _places(question.plans)
    by_place = bool(asked & _PLACES)
    if question.act is not None or (by_place and Dimension.LINE in asked):
        return _counted(question, own, places)
    kept = PlaceSummary.objects.all() if by_place else Summary.objects.all()
    if asked & _LINES:
        return _by_line(kept, question, own, places)
    return _kept(kept.filter(line__parent=None), question, own, places)


def _kept(
    kept: QuerySet[Any], question: Question, own: Sequence[Dimension], places: Mapping[int, _Place]
) -> Iterator[_Told]:
    """Rows of a summary; each holds all that is below its line."""
    told = kept.filter(line__plan__in=question.plans, measure=question.measure, role__in=question.roles).order_by()
    for line, *rest in told.values_list("line_id", *(_KEPT_AS[d] for d in own)).annotate(**SUMS):
        yield _Told(places[line], rest[: len(own)], rest[len(own) :])


def _by_line(
    kept: QuerySet[Any], question: Question, own: Sequence[Dimension], places: Mapping[int, _Place]
) -> Iterator[_Told]:
    """Where lines are told apart each is taken from the one above: what stays there was told of no line below."""
    for told in _kept(kept, question, own, places):
        yield told
        if told.place.above is not None:
            yield _Told(places[told.place.above], told.own, [-value for value in told.amounts])


def _counted(question: Question, own: Sequence[Dimension], places: Mapping[int, _Place]) -> Iterator[_Told]:
    """Sums of the entries themselves."""
    columns = [column for d in own for column in _COUNTED_AS[d]]
    for line, *rest in _entries_of(question).order_by().values_list("line_id", *columns).annotate(**SUMS):
        raw = iter(rest)
        values = [_value(d, [next(raw) for _ in _COUNTED_AS[d]]) for d in own]
        yield _Told(places[line], values, list(raw))


def _value(dimension: Dimension, raw: Sequence[Any]) -> int | str:
    return bucket(Window(*raw)) if dimension is Dimension.PERIOD else raw[0] or 0


def _places(plans: QuerySet[Plan]) -> dict[int, _Place]:
    lines = Line.objects.filter(plan__in=plans).order_by()
    places = {}
    for pk, path, *rest in lines.values_list("pk", "path", "parent_id", "plan_id", "plan__programme_id", "plan__year"):
        above, plan, programme, year = rest
        places[pk] = _Place(programme, year, plan, (ancestors(path)[1:2] or [pk])[0], pk, above)
    return places


def entries_in(question: Question, inside: Mapping[Dimension, int | str]) -> QuerySet[Entry]:
    """The entries of the question that a cell is made of; `inside` says what the cell is cut by."""
    told = _entries_of(question)
    for dimension, value in inside.items():
        told = told.filter(_cut(dimension, value))
    return told


def _entries_of(question: Question) -> QuerySet[Entry]:
    told = Entry.objects.filter(plan__in=question.plans, role__in=question.roles)
    if question.measure is not None:
        told = told.filter(measure=question.measure)
    if question.act is not None:
        told = told.filter(act_number__lte=question.act)
    return told


def _cut(dimension: Dimension, value: int | str) -> Q:
    if dimension is Dimension.PERIOD:
        return _in_bucket(str(value))
    if dimension is Dimension.GROUP:
        return _in_group(int(value))
    if dimension in _NAMED:
        return Q(**{f"{_NAMED[dimension]}": value})
    column = _COUNTED_AS[dimension][0]
    return Q(**{column: value}) if value else Q(**{f"{column}__isnull": True})


_NAMED = {
    Dimension.PROGRAMME: "plan__programme",
    Dimension.YEAR: "plan__year",
    Dimension.PLAN: "plan",
    Dimension.LINE: "line",
    Dimension.ROLE: "role",
}


def _in_group(line: int) -> Q:
    """A group with all below it; the plan's own top alone, since what is below stands under its groups."""
    top = Line.objects.filter(pk=line, parent=None).exists()
    return Q(line=line) if top else Q(line__path__contains=f"/{line}/")


def _in_bucket(code: str) -> Q:
    """Inside this quarter, half or year and inside no smaller one; «» is what crosses years."""
    if not code:
        return ~Q(first__year=F("last__year"))
    window, smaller = Period.parse(code).window, {"": ("H1", "H2"), "H1": ("Q1", "Q2"), "H2": ("Q3", "Q4")}
    inside = Q(first__gte=window.first, last__lte=window.last)
    for part in smaller.get(code[4:], ()):
        within = Period.parse(f"{code[:4]}{part}").window
        inside &= ~Q(first__gte=within.first, last__lte=within.last)
    return inside
