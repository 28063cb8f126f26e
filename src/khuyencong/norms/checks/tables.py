"""Checks of tables: the rows of a column against the total that is printed for them, the rows of a group against its.

A column adds up when its total is the sum of its items, or of its outermost groups. Where items and groups disagree
among themselves nothing is said: which of them the total means cannot be known.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, islice, zip_longest

from ...terms.facts import Finding, Span
from ...terms.numbers import format_decimal
from ...terms.tables import depth_of, figure_in
from ...terms.vietnamese import fold
from .case import Case, error

_TOTAL = re.compile(r"(?:tong cong|tong so|tong kinh phi|tong|cong)(?: \([a-z0-9 +,]+\))?\W*")
_NOT_ADDED = re.compile(r"%|ty le|ti le|don gia|muc |dinh muc|binh quan|\bgia\b|\bstt\b|\btt\b|\bnam 20\d\d$")
_MOST_COLUMNS = 200  # no table of a paper is wider; a line of bars may be
_RULE = re.compile(r"[\s|:-]+")  # the line under a head in Markdown


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[str, int], ...]  # the words and where they begin
    depth: int
    is_total: bool
    is_group: bool = False  # the next row stands under it


def table_sums(case: Case) -> Iterator[Finding]:
    """Rows of a table that do not add up to its one total, or rows of a group to its own."""
    for rows in _tables(case):
        for column in range(1, min(max(len(row.cells) for row in rows), _MOST_COLUMNS)):
            yield from _group_mismatches(rows, column)
        totals = [row for row in rows if row.is_total]
        if len(totals) != 1:
            continue
        for column in range(1, min(len(totals[0].cells), _MOST_COLUMNS)):
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


def _group_mismatches(rows: list[_Row], column: int) -> Iterator[Finding]:
    """Groups whose sum is not that of their items, in a column where the sums of other groups are."""
    figures = _added_figures(rows, column)
    groups = ((i, [figures[j] for j in _items_of(rows, i, figures)]) for i in figures if rows[i].is_group)
    added = [(i, items) for i, items in groups if len(items) > 1]
    wrong = [(i, items) for i, items in added if not _nearly(figures[i], sum(items), items)]
    if len(wrong) * 2 < len(added):
        yield from (_does_not_add_up("Các dòng của nhóm", rows[i], column, sum(items)) for i, items in wrong)


def _items_of(rows: list[_Row], group: int, figures: Container[int]) -> Iterator[int]:
    """Which rows with figures are the items under a group; so is a group that alone tells what stands under it."""
    for i in _under(rows, group):
        if i in figures and not (rows[i].is_group and any(j in figures for j in _under(rows, i))):
            yield i


def _under(rows: list[_Row], group: int) -> Iterator[int]:
    ends = (i for i in range(group + 1, len(rows)) if rows[i].is_total or rows[i].depth <= rows[group].depth)
    return iter(range(group + 1, next(ends, len(rows))))


def _added_figures(rows: list[_Row], column: int) -> dict[int, Decimal]:
    """What the rows have in a column, by their place; nothing where its head says that figures are not added."""
    words = {i: row.cells[column][0] for i, row in enumerate(rows) if column < len(row.cells)}
    figures = {i: figure_in(told) for i, told in words.items()}
    heads = islice((words[i] for i, figure in figures.items() if figure is None), 3)
    if any(_NOT_ADDED.search(fold(head)) for head in heads):
        return {}
    return {i: figure for i, figure in figures.items() if figure is not None}


def _mismatch(rows: list[_Row], total: _Row, column: int) -> Finding | None:
    figures = {i: figure for i, figure in _added_figures(rows, column).items() if rows[i] is not total}
    whole = figure_in(total.cells[column][0])
    if whole is None or len(figures) < 2:
        return None
    items = sum(figure for i, figure in figures.items() if not rows[i].is_group)
    outer = min(rows[i].depth for i in figures)
    groups = sum(figure for i, figure in figures.items() if rows[i].depth == outer)
    if items != groups or _nearly(whole, items, [*figures.values()]):
        return None
    return _does_not_add_up("Các dòng của bảng", total, column, items)


def _does_not_add_up(members: str, whole: _Row, column: int, added: Decimal | int) -> Finding:
    printed, start = whole.cells[column]
    words = f"{members} cộng lại được {format_decimal(added)}, khác dòng tổng {printed}"
    return error("sum-mismatch", words, Span(start, start + len(printed)), printed, format_decimal(added))


def _nearly(whole: Decimal, added: Decimal | int, values: list[Decimal]) -> bool:
    """Rounded figures may be off by half of their last place each."""
    places = max(-int(v.as_tuple().exponent) for v in (whole, *values))
    return abs(whole - added) <= (Decimal(len(values)) / 2 / 10**places if places else 0)
