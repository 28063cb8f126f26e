"""Columns for the quarters of a year: «Quý I | Quý II | Quý III | Quý IV | Cả năm», each of its own period."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ....terms.facts import Role, Span
from ....terms.tables import figure_in
from ....terms.vietnamese import fold_in_place
from ..grammar.periods import find_period, is_within_year
from ..text.grid import Grid, Rows
from ..text.scan import Scan
from .column import Column, Kind

_QUARTER = re.compile(
    r"(?:(?:ke hoach|kh|thuc hien|th|du toan|du kien|kinh phi|von|so luong|nhu cau) )*quy (?:iv|i{1,3}|[1-4])"
    r"(?:(?:/| nam )20\d\d)?\W*"
)
_PART = re.compile(r"(?:[69]|sau|chin) thang(?: (?:dau|cuoi))?(?: nam)?(?: 20\d\d)?\W*")
_WHOLE = re.compile(
    r"(?:(?:tong|cong|tong cong|tong so|ke hoach|kh|so luong|luy ke) ?)*(?:(?:(?:ca|toan) )?nam(?: 20\d\d)?)?\W*"
)
_FEW = 2  # quarters that stand side by side
_NEVER = (Kind.INDEX, Kind.TITLE, Kind.UNIT, Kind.REASON, Kind.REMARK, Kind.LEAD, Kind.PRICE, Kind.SOURCE)
_TOLD = (Kind.AMOUNT, Kind.COUNT, Kind.FIGURE)
Case = tuple[Role | None, str | None]


def with_quarters(columns: list[Column], heads: Sequence[tuple[str, ...]], year: str | None) -> list[Column]:
    """The columns with those of quarters as figures of their own time, and what they add up to as the year's."""
    words = [fold_in_place(parts[-1]) if parts else "" for parts in heads]
    quarters = [j for j, c in enumerate(columns) if c.kind not in _NEVER and _QUARTER.fullmatch(words[j])]
    if len(quarters) < _FEW or year is None:
        return columns
    found = list(columns)
    for j, column in enumerate(columns):
        if j in quarters or (column.kind is Kind.OTHER and _PART.fullmatch(words[j])):
            period = find_period(words[j], year=year) or find_period(f"{words[j]} dau nam", year=year)
            found[j] = replace(column, kind=_kept(column), period=period)
        elif _is_whole(column, words[j]):
            found[j] = replace(column, kind=_kept(column, but=Kind.AMOUNT), period=year)
    return found


def wholes_first(cases: Mapping[Case, list[int]]) -> dict[Case, list[int]]:
    """Roles and periods of columns with the year before its quarters, where there are several of these."""
    if sum("Q" in (period or "") for _, period in cases) < _FEW:
        return dict(cases)
    return dict(sorted(cases.items(), key=lambda case: is_within_year(case[0][1])))


def _kept(column: Column, but: Kind | None = None) -> Kind:
    return column.kind if column.kind in _TOLD and column.kind is not but else Kind.FIGURE


def _is_whole(column: Column, words: str) -> bool:
    """«Cả năm», «Tổng»: of what the quarters tell, and not of money by itself."""
    is_bare = column.kind in (Kind.OTHER, Kind.FIGURE, Kind.AMOUNT) and not (column.source or column.factor)
    return bool(words) and is_bare and _WHOLE.fullmatch(words) is not None


_RUNNING = re.compile(r"\b(?:luy ke|cong don)\b")
_CAPTION_REACH = 200  # characters above a table in which its title stands
_CAPTION_LINES = 3


def without_running(
    scan: Scan, grid: Grid, first: int, heads: Sequence[tuple[str, ...]], columns: list[Column]
) -> list[Column]:
    """Without quarters that each go on with the one before, as the title, a head or a row says: «lũy kế»."""
    words = [fold_in_place(parts[-1]) if parts else "" for parts in heads]
    quarters = [j for j, c in enumerate(columns) if c.period and _QUARTER.fullmatch(words[j])]
    if not quarters:
        return columns
    told = [fold_in_place(" ".join(heads[j])) for j in quarters] + _caption(scan, grid.rows[0][0].start)
    labels = [j for j, c in enumerate(columns) if c.kind is Kind.TITLE]
    told += [scan.fold(row[j]) for row in grid.rows[first:] for j in labels]
    if not any(map(_RUNNING.search, told)):
        return columns
    return [Column(Kind.OTHER) if j in quarters else column for j, column in enumerate(columns)]


def _caption(scan: Scan, start: int) -> list[str]:
    """The lines right above a table that are no sentences."""
    above = fold_in_place(scan.content[max(0, start - _CAPTION_REACH) : start])
    lines = [line.strip() for line in above.split("\n") if line.strip()]
    return [line for line in lines[-_CAPTION_LINES:] if not line.endswith((".", ";"))]


def settled_quarters(
    scan: Scan, rows: Rows, heads: Sequence[tuple[str, ...]], columns: list[Column]
) -> list[Column] | None:
    """The same in the unit of what they are quarters of: a sum or a count beside them, where nothing else says it.
    Quarters that are only marked («x») tell no figures; None where the table then tells none."""
    words = [fold_in_place(parts[-1]) if parts else "" for parts in heads]
    quarters = [j for j, c in enumerate(columns) if c.kind is Kind.FIGURE and _QUARTER.fullmatch(words[j])]
    if len(quarters) < _FEW:
        return columns
    told = [j for j in quarters if any(_number(scan, row, j) is not None for row in rows)]
    if not told:
        columns = [Column(Kind.OTHER) if j in quarters else c for j, c in enumerate(columns)]
        return columns if any(c.kind in _TOLD for c in columns) else None
    unit_told = any(c.kind is Kind.UNIT for c in columns) or any(columns[j].factor for j in quarters)
    whole = None if unit_told else _whole_of(scan, rows, columns, quarters)
    if whole is None:
        return columns
    return [
        replace(c, kind=whole.kind, unit=whole.unit, factor=whole.factor) if c.kind is Kind.FIGURE and c.period else c
        for c in columns
    ]


def _whole_of(scan: Scan, rows: Rows, columns: list[Column], quarters: list[int]) -> Column | None:
    """The one column of money or of a count beside the quarters, or that of two to which they add up."""
    beside = [j for j, c in enumerate(columns) if c.kind in (Kind.AMOUNT, Kind.COUNT) and not c.source]
    if len(beside) > 1:
        beside = [j for j in beside if _adds_up(scan, rows, j, quarters)]
    return columns[beside[0]] if len(beside) == 1 else None


def _adds_up(scan: Scan, rows: Rows, whole: int, quarters: list[int]) -> bool:
    """Whether in most rows that tell the whole the quarters come to it."""
    told = [(_number(scan, row, whole), sum(_number(scan, row, j) or 0 for j in quarters)) for row in rows]
    sums = [(printed, added) for printed, added in told if printed is not None]
    return 2 * sum(printed == added for printed, added in sums) > len(sums)


def _number(scan: Scan, row: Sequence[Span], j: int) -> Decimal | None:
    return figure_in(scan.words(row[j]))
