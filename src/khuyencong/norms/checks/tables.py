"""Checks of tables: the rows of a column against the total that is printed for them.

A column adds up when its total is the sum of its items, or of its outermost groups. Where items and groups disagree
among themselves nothing is said: which of them the total means cannot be known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, zip_longest

from ...terms.facts import Finding, Span
from ...terms.numbers import format_decimal
from ...terms.tables import depth_of, figure_in
from ...terms.vietnamese import fold
from .case import Case, error

_TOTAL = re.compile(r"(?:tong cong|tong so|tong kinh phi|tong|cong)(?: \([a-z0-9 +,]+\))?\W*")
_NOT_ADDED = re.compile(r"%|ty le|ti le|don gia|muc |dinh muc|binh quan|\bgia\b|\bstt\b|\btt\b|\bnam 20\d\d$")
_RULE = re.compile(r"[\s|:-]+")  # the line under a head in Markdown


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[str, int], ...]  # the words and where they begin
    depth: int
    is_total: bool
    is_group: bool = False  # the next row stands under it


def table_sums(case: Case) -> Iterator[Finding]:
    """Rows of a table that do not add up to its one total."""
    for rows in _tables(case):
        totals = [row for row in rows if row.is_total]
        if len(totals) != 1:
            continue
        for column in range(1, len(totals[0].cells)):
            if found := _mismatch(rows, totals[0], column):
                yield found


def _tables(case: Case) -> Iterator[list[_Row]]:
    """Runs of lines with bars; a table told in Markdown has them at both ends."""
    lines = [(found.start(), found.group()) for found in re.finditer(r"[^\n]+", case.text)]
    for has_bars, run in groupby(lines, key=lambda line: "|" in line[1]):
        told = [(start, line) for start, line in run if not _RULE.fullmatch(line)]
        if has_bars and len(told) > 3:
            framed = all(line.lstrip().startswith("|") for _, line in told)
            yield [*_with_groups([_row(start, line, framed=framed) for start, line in told])]


def _with_groups(rows: list[_Row]) -> Iterator[_Row]:
    for row, following in zip_longest(rows, rows[1:]):
        opens = following is not None and not following.is_total and following.depth > row.depth
        yield replace(row, is_group=True) if opens else row


def _row(start: int, line: str, *, framed: bool) -> _Row:
    cells, at = [], start
    for cell in line.split("|"):
        first = at + len(cell) - len(cell.lstrip())
        cells.append((cell.strip(), first))
        at += len(cell) + 1
    told = cells[1:] if framed else cells
    index = told[0][0].strip(" .()") if told else ""
    label = next((words for words, _ in told[:2] if words), "")
    return _Row(tuple(told), depth_of(index), bool(_TOTAL.fullmatch(fold(label))))


def _mismatch(rows: list[_Row], total: _Row, column: int) -> Finding | None:
    printed, start = total.cells[column]
    whole = figure_in(printed)
    cells = [(row, row.cells[column][0]) for row in rows if column < len(row.cells) and row is not total]
    figures = [(row, words, figure_in(words)) for row, words in cells]
    heads = [words for _, words, figure in figures if figure is None]
    members = [(row, figure) for row, _, figure in figures if figure is not None]
    if whole is None or len(members) < 2 or any(_NOT_ADDED.search(fold(head)) for head in heads[:3]):
        return None
    items = sum(figure for row, figure in members if not row.is_group)
    outer = min(row.depth for row, _ in members)
    groups = sum(figure for row, figure in members if row.depth == outer)
    if items != groups or _nearly(whole, items, [figure for _, figure in members]):
        return None
    return error(
        "sum-mismatch",
        f"Các dòng của bảng cộng lại được {format_decimal(items)}, khác dòng tổng {printed}",
        Span(start, start + len(printed)),
        printed,
        format_decimal(items),
    )


def _nearly(whole: Decimal, added: Decimal | int, values: list[Decimal]) -> bool:
    """Rounded figures may be off by half of their last place each."""
    places = max(-int(v.as_tuple().exponent) for v in (whole, *values))
    return abs(whole - added) <= (Decimal(len(values)) / 2 / 10**places if places else 0)
