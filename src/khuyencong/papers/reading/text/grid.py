"""Tables as text: rows of cells parted by bars, tabs or wide gaps, as lines of the paper's own text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ....terms.facts import Span

_RULE = re.compile(r"[\s|+:=–-]*[-=]{2,}[\s|+:=–-]*")  # «|---|---|» under a head
_LINE = re.compile(r"[^\n]+")
_GAP = re.compile(r" {3,}|\t")
_OUTER_BAR = re.compile(r"\s*\|.*\|\s*")
LEAST_ROWS = 2
Rows = Sequence[Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equal length; a cell is the span of its words, empty where the row has none."""

    rows: tuple[tuple[Span, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0])


def is_row(content: str, start: int, end: int) -> bool:
    """Whether a line may be a row: bars or tabs part it into cells, or wide gaps part it into three or more."""
    line = content[start:end].strip()
    return "|" in line or "\t" in line or ("   " in line and len(_GAP.split(line)) > 2)


def tables_in(content: str, start: int, end: int) -> list[Span]:
    """Blocks of lines that are tables."""
    return [Span(block[0].start, block[-1].end) for block in blocks_in(content, start, end) if grid_of(content, block)]


@lru_cache(maxsize=8)
def blocks_in(content: str, start: int, end: int) -> Sequence[list[Span]]:
    """Blocks of lines that may be tables: at least two rows in a row. Asked for again by lists, annexes and parts."""
    if not any(mark in content[start:end] for mark in ("|", "\t", "   ")):
        return ()
    blocks: list[list[Span]] = [[]]
    for line in _LINE.finditer(content, start, end):
        row = is_row(content, *line.span())
        barred = "|" in line.group()
        if blocks[-1] and line.group().strip() and not (row and barred is _is_barred(content, blocks[-1][0])):
            blocks.append([])
        if row:
            blocks[-1].append(Span(*line.span()))
    return tuple(block for block in blocks if len(block) >= LEAST_ROWS)


def _is_barred(content: str, line: Span) -> bool:
    """A line with wide gaps over a table with bars («số      /…») is none of its rows."""
    return "|" in content[line.start : line.end]


def grid_at(content: str, span: Span) -> Grid | None:
    """The table that stands in a block of lines."""
    return grid_of(
        content, [Span(*m.span()) for m in _LINE.finditer(content, span.start, span.end) if m.group().strip()]
    )


def grid_of(content: str, lines: list[Span]) -> Grid | None:
    """The lines as a grid; None when they are no table."""
    return _grid(content, tuple(lines))


@lru_cache(maxsize=8)
def _grid(content: str, lines: tuple[Span, ...]) -> Grid | None:
    """A table is looked at as items, as a list and as an annex: its cells are found once."""
    kept = [line for line in lines if not _RULE.fullmatch(content, line.start, line.end)]
    if len(kept) < LEAST_ROWS:
        return None
    edges = _edges_of(content, kept)
    rows = [tuple(_trimmed(content, a, b) for a, b in pairwise(edge)) for edge in edges]
    width = max(map(len, rows))
    if width < 2 or not (_has_bars(content, kept) or _is_even(content, kept, rows)):
        return None
    return Grid(tuple(row + (Span(row[-1].end, row[-1].end),) * (width - len(row)) for row in rows))


def _is_even(content: str, lines: list[Span], rows: list[tuple[Span, ...]]) -> bool:
    """Rows of one length; after tabs a row may have lost its last empty cells, with the blanks at the line's end."""
    if all("\t" in content[line.start : line.end] for line in lines) and len(rows[0]) > 2:
        return all(len(row) <= len(rows[0]) for row in rows)
    return len({len(row) for row in rows}) == 1


def _has_bars(content: str, lines: list[Span]) -> bool:
    return all("|" in content[line.start : line.end] for line in lines)


def _edges_of(content: str, lines: list[Span]) -> list[list[int]]:
    """Where the cells of each row begin and end; bars at both ends of all rows frame the table."""
    if not _has_bars(content, lines):
        by_tab = all("\t" in content[line.start : line.end] for line in lines)
        return [_gap_edges(content, line, re.compile(r"\t") if by_tab else _GAP) for line in lines]
    framed = all(_OUTER_BAR.fullmatch(content, line.start, line.end) for line in lines)
    edges = []
    for line in lines:
        bars = [i for i in range(line.start, line.end) if content[i] == "|"]
        edges.append(bars if framed else [line.start, *bars, line.end])
    return edges


def _gap_edges(content: str, line: Span, gap: re.Pattern[str]) -> list[int]:
    return [line.start, *(m.start() for m in gap.finditer(content, line.start, line.end)), line.end]


def _trimmed(content: str, start: int, end: int) -> Span:
    while start < end and content[start] in "| \t":
        start += 1
    while end > start and content[end - 1] in "| \t":
        end -= 1
    return Span(start, end)
