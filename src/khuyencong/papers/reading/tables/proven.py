"""Columns whose heads nobody knows, and whose figures prove them to be sources of the rows' sums."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ....terms.tables import figure_in
from ....terms.vietnamese import fold_in_place
from ..text.grid import Rows
from ..text.scan import Scan
from .column import Column, Kind
from .columns import payer_in_head
from .supported import as_support, is_payer, tells_support

_LEAST_ROWS = 2  # of a column that not even its head says to be money


def with_proven_sources(
    scan: Scan, rows: Rows, heads: Sequence[tuple[str, ...]], columns: list[Column]
) -> list[Column]:
    """«Tổng | Ngân sách tỉnh | Quỹ hỗ trợ nông dân»: the third is a source too, called as it is printed, where what it
    tells is just what the known ones leave of the whole."""
    known = [j for j, c in enumerate(columns) if c.kind is Kind.AMOUNT and (c.source or c.is_support)]
    whole = next((j for j, c in enumerate(columns) if known and _is_whole(c, columns[known[0]])), None)
    if whole is None:
        return columns
    unnamed = [j for j, c in enumerate(columns) if j != whole and heads[j] and _may_be(c, columns[whole], heads[j])]
    for tried in (unnamed, *([j] for j in unnamed)):
        least = 1 if all(columns[j].kind is Kind.AMOUNT for j in tried) else _LEAST_ROWS
        if tried and _make_up(scan, rows, whole, [*known, *tried], tried) >= least:
            named = {j: payer_in_head(heads[j]) for j in tried}
            return [_proven(columns[whole], named[j], heads[j]) if j in named else c for j, c in enumerate(columns)]
    return columns


def _proven(whole: Column, name: str, parts: tuple[str, ...]) -> Column:
    head = fold_in_place(" ".join(parts))
    return as_support(whole, head) if tells_support(head) else replace(whole, source=name)


def _is_whole(column: Column, part: Column) -> bool:
    same = (column.role, column.period) == (part.role, part.period)
    return column.kind is Kind.AMOUNT and not (column.source or column.is_support) and same


def _may_be(column: Column, whole: Column, parts: tuple[str, ...]) -> bool:
    return column.kind is Kind.OTHER or _is_whole(column, whole) or is_payer(column, fold_in_place(" ".join(parts)))


def _make_up(scan: Scan, rows: Rows, whole: int, parts: list[int], tried: list[int]) -> int:
    """How many rows that tell one of the tried columns add up to their whole; none when one of them does not."""
    sums = [
        (told[whole], sum((told.get(j, Decimal()) for j in parts), Decimal()))
        for told in _numbers(scan, rows)
        if whole in told and any(told.get(j) for j in tried)
    ]
    return len(sums) if all(printed == added for printed, added in sums) else 0


def _numbers(scan: Scan, rows: Rows) -> Iterator[dict[int, Decimal]]:
    for row in rows:
        figures = ((j, figure_in(scan.words(cell).strip(" *"))) for j, cell in enumerate(row))
        yield {j: figure for j, figure in figures if figure is not None}
