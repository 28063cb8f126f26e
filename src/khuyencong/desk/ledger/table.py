"""The answer of the ledger as a table: words for what its cells are cut by, sums, and the way to the entries."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import starmap
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from khuyencong.records.models import Area, FundSource, Line, Plan, Programme, Unit
from khuyencong.records.pivots import Dimension, Key, pivot
from khuyencong.records.queries import ancestors
from khuyencong.reports.figures import state_of
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period
from khuyencong.terms.results import State

from ..units.titles import short_title, with_titles
from ..words import ROLE_WORDS, period_words
from .choices import LedgerChoices

Place = tuple[Any, ...]  # what a value is sorted by
Names = Mapping[Dimension, Mapping[int | str, tuple[Place, str]]]
_LINES = (Dimension.GROUP, Dimension.LINE)
_ROLE_ORDER = {role.value: at for at, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class PivotCell:
    """A sum under the head of its column, and where its entries stand; None where nothing moved, or where somebody said
    that it is missing."""

    head: str
    value: int | None
    address: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class RowHead:
    """What a row is called; `official` are words of the record, which no translation touches."""

    words: str
    official: bool = False


@dataclass(frozen=True, slots=True)
class PivotRow:
    heads: tuple[RowHead, ...]
    cells: tuple[PivotCell, ...]


@dataclass(frozen=True, slots=True)
class PivotTable:
    """Where roles may be added or all stand in the other direction, rows end with a sum, and `total` sums the rows."""

    heads: tuple[str, ...]
    rows: tuple[PivotRow, ...]
    total: PivotRow | None


def pivot_table(choices: LedgerChoices, query: Mapping[str, str]) -> PivotTable:
    """Every cell in which something moved; `query` is what the addresses of their entries go on from."""
    cells = pivot(choices.question, choices.rows, choices.columns)
    names = _names(choices.dimensions, cells)
    sums = _sums(cells)
    columns: list[Key | None] = [*_in_order(choices.columns, {column for _, column in cells}, names)]
    heads = [_words(choices.columns, key, names)[0] for key in columns if key]
    if choices.adds or Dimension.ROLE in choices.rows:
        columns, heads = [*columns, None], [*heads, _("Cộng")]

    under = list(zip(columns, heads, strict=True))

    def row_of(key: Key | None, named: tuple[RowHead, ...]) -> PivotRow:
        return PivotRow(named, tuple(starmap(partial(_cell, choices, query, sums, key), under)))

    nothing = _unplaced_of_nothing(choices.rows, cells)
    rows = _in_order(choices.rows, {row for row, _ in cells} - nothing, names)
    summed = choices.adds or Dimension.ROLE in choices.columns
    return PivotTable(
        heads=tuple(heads),
        rows=tuple(row_of(key, _row_heads(choices.rows, key, names)) for key in rows),
        total=row_of(None, (RowHead(_("Cộng")),)) if summed else None,
    )


def _unplaced_of_nothing(dimensions: tuple[Dimension, ...], cells: Mapping[tuple[Key, Key], Amounts]) -> set[Key]:
    """Rows of what no content of a plan was told of, where its contents come to all of it."""
    by_line = next((at for at, dimension in enumerate(dimensions) if dimension in _LINES), None)
    if by_line is None:
        return set()
    tops = set(Line.objects.filter(parent=None, pk__in={row[by_line] for row, _ in cells}).values_list("pk", flat=True))
    told = {row for (row, _), amounts in cells.items() if _says_something(amounts)}
    return {row for row, _ in cells if row[by_line] in tops} - told


def _says_something(amounts: Amounts) -> bool:
    return bool(amounts.low or amounts.high or state_of(amounts) is not State.GIVEN)


Sums = dict[tuple[Key | None, Key | None], Amounts]


def _sums(cells: Mapping[tuple[Key, Key], Amounts]) -> Sums:
    """The cells, with the sums of rows, columns and all under None."""
    sums: Sums = {}
    for (row, column), amounts in cells.items():
        for key in ((row, column), (row, None), (None, column), (None, None)):
            sums[key] = sums.get(key, Amounts()) + amounts
    return sums


def _cell(
    choices: LedgerChoices, query: Mapping[str, str], sums: Sums, row: Key | None, column: Key | None, head: str
) -> PivotCell:
    amounts = sums.get((row, column))
    if amounts is None:
        return PivotCell(head, None, "")
    inside = {
        **dict(zip(choices.rows, row or (), strict=False)),
        **dict(zip(choices.columns, column or (), strict=False)),
    }
    narrowed = {**query, **{f"o_{dimension}": str(value) for dimension, value in inside.items()}}
    missing = state_of(amounts) is State.MISSING
    address = f"{reverse('entries')}?{urlencode(narrowed)}"
    return PivotCell(head, None if missing else amounts.low, address, missing)


def _in_order(dimensions: tuple[Dimension, ...], keys: Iterable[Key], names: Names) -> list[Key]:
    def place(key: Key) -> list[Place]:
        return [names[dimension][value][0] for dimension, value in zip(dimensions, key, strict=True)]

    return sorted(keys, key=place)


def _words(dimensions: tuple[Dimension, ...], key: Key, names: Names) -> tuple[str, ...]:
    return tuple(names[dimension][value][1] for dimension, value in zip(dimensions, key, strict=True))


def _row_heads(dimensions: tuple[Dimension, ...], key: Key, names: Names) -> tuple[RowHead, ...]:
    words = _words(dimensions, key, names)
    return tuple(RowHead(told, dimension in _OF_RECORD) for dimension, told in zip(dimensions, words, strict=True))


_TOLD = frozenset({Dimension.YEAR, Dimension.ROLE, Dimension.PERIOD})  # in the reader's language
_OF_RECORD = frozenset(Dimension) - _TOLD


def _names(dimensions: Iterable[Dimension], cells: Mapping[tuple[Key, Key], Amounts]) -> Names:
    """What every value of every dimension is called and sorted by, each dimension asked for once."""
    ordered = tuple(dimensions)
    values = {d: {(*row, *column)[at] for row, column in cells} for at, d in enumerate(ordered)}
    return {dimension: names_of(dimension, told) for dimension, told in values.items()}


def names_of(dimension: Dimension, values: set[int | str]) -> dict[int | str, tuple[Place, str]]:
    found = _NAMES[dimension](values)
    nothing = ((1,), _("(không nêu)"))
    return {value: ((0, *found[value][0]), found[value][1]) if value in found else nothing for value in values}


Found = dict[int | str, tuple[Place, str]]


def _years(values: set[int | str]) -> Found:
    return {value: ((value,), str(value)) for value in values}


def _periods(values: set[int | str]) -> Found:
    """A year holds what lies in none of its halves, be it told of all of it or of nine months."""
    told = {value: Period.parse(str(value)) for value in values if value}
    words = {value: period_words(period) for value, period in told.items()}
    words |= {value: _("%(year)s (cả năm, 9 tháng)") % {"year": words[value]} for value in told if told[value].is_year}
    return {value: ((period.window.first, period.window.last), words[value]) for value, period in told.items()}


def _roles(values: set[int | str]) -> Found:
    return {value: ((_ROLE_ORDER[str(value)],), str(ROLE_WORDS[Role(str(value))])) for value in values}


def _lines(values: set[int | str]) -> Found:
    """Contents as they stand in their plans, then what was told of none of them, and what stands outside a plan."""
    lines = list(Line.objects.filter(pk__in=values).select_related("plan"))
    above = {pk for line in lines for pk in ancestors(line.path)}
    position = dict(Line.objects.filter(pk__in=above).values_list("pk", "position"))

    def place(line: Line) -> Place:
        plan, way = line.plan, [(position[pk], pk) for pk in ancestors(line.path)[1:]]
        return plan.year, plan.programme_id, _is_outside(line), line.parent_id is None, way

    return {line.pk: (place(line), _line_words(line)) for line in lines}


def _is_outside(line: Line) -> bool:
    return line.path.startswith(f"/{line.plan.outside_id}/")


def _line_words(line: Line) -> str:
    if line.parent_id is None:
        return _("chưa phân bổ cho nội dung nào")
    return _("%(line)s (ngoài kế hoạch)") % {"line": line} if _is_outside(line) else str(line)


def _plans(values: set[int | str]) -> Found:
    return {plan.pk: ((plan.year, plan.pk), str(plan)) for plan in Plan.objects.filter(pk__in=values)}


def _programmes(values: set[int | str]) -> Found:
    return {row.pk: ((row.pk,), row.name) for row in Programme.objects.filter(pk__in=values)}


def _sources(values: set[int | str]) -> Found:
    return {row.pk: ((row.path,), row.name) for row in FundSource.objects.filter(pk__in=values)}


def _units(values: set[int | str]) -> Found:
    units = with_titles(Unit.objects.filter(pk__in=values))
    return {unit.pk: ((unit.path,), short_title(unit)) for unit in units}


def _areas(values: set[int | str]) -> Found:
    areas = Area.objects.filter(pk__in=values).select_related("parent")
    return {area.pk: ((area.name, area.pk), f"{area}, {area.parent}" if area.parent else str(area)) for area in areas}


_NAMES: Mapping[Dimension, Callable[[set[int | str]], Found]] = {
    Dimension.PROGRAMME: _programmes,
    Dimension.YEAR: _years,
    Dimension.PLAN: _plans,
    Dimension.GROUP: _lines,
    Dimension.LINE: _lines,
    Dimension.SOURCE: _sources,
    Dimension.ROLE: _roles,
    Dimension.PERIOD: _periods,
    Dimension.UNIT: _units,
    Dimension.AREA: _areas,
}
