"""Checks of tables: the rows of a column against the total that is printed for them.

A column adds up when its total is the sum of its items, or of its outermost groups. Where items and groups disagree
among themselves nothing is said: which of them the total means cannot be known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

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
    cells: tuple[tuple[str, Span], ...]
    depth: int

    def figure(self, column: int) -> Decimal | None:
        return figure_in(self.cells[column][0]) if column < len(self.cells) else None

    @property
    def is_total(self) -> bool:
        label = next((words for words, _ in self.cells[:2] if words), "")
        return bool(_TOTAL.fullmatch(fold(label)))


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
            yield [_row(start, line, framed=framed) for start, line in told]


def _row(start: int, line: str, *, framed: bool) -> _Row:
    cells, at = [], start
    for cell in line.split("|"):
        first = at + len(cell) - len(cell.lstrip())
        cells.append((cell.strip(), Span(first, first + len(cell.strip()))))
        at += len(cell) + 1
    told = cells[1:] if framed else cells
    index = told[0][0].strip(" .()") if told else ""
    return _Row(tuple(told), depth_of(index))


def _mismatch(rows: list[_Row], total: _Row, column: int) -> Finding | None:
    whole = total.figure(column)
    members = [row for row in rows if row is not total and row.figure(column) is not None]
    heads = [row.cells[column][0] for row in rows if column < len(row.cells) and row.figure(column) is None]
    if whole is None or len(members) < 2 or any(_NOT_ADDED.search(fold(head)) for head in heads[:3]):
        return None
    values = [row.figure(column) or Decimal(0) for row in members]
    items = sum(v for v, row in zip(values, members, strict=True) if not _is_group(rows, row))
    outer = min(row.depth for row in members)
    groups = sum(v for v, row in zip(values, members, strict=True) if row.depth == outer)
    if items != groups or _nearly(whole, items, values):
        return None
    printed, span = total.cells[column]
    return error(
        "sum-mismatch",
        f"Các dòng của bảng cộng lại được {format_decimal(items)}, khác dòng tổng {printed}",
        span,
        printed,
        format_decimal(items),
    )


def _is_group(rows: list[_Row], row: _Row) -> bool:
    """Whether the next row stands under this one."""
    at = next(i for i, other in enumerate(rows) if other is row)
    following = rows[at + 1] if at + 1 < len(rows) else None
    return following is not None and not following.is_total and following.depth > row.depth


def _nearly(whole: Decimal, added: Decimal | int, values: list[Decimal]) -> bool:
    """Rounded figures may be off by half of their last place each."""
    places = max(-int(v.as_tuple().exponent) for v in (whole, *values))
    return abs(whole - added) <= (Decimal(len(values)) / 2 / 10**places if places else 0)
