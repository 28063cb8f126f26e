"""The columns of a sheet: those of its widest table, over which other tables and all lines of text are merged."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from khuyencong.terms.document import Block, Column, TableBlock

_PORTRAIT, _LANDSCAPE = 84, 129  # units of column width in 165 and 252 mm of paper, with the gaps between columns
_HEAD = (40, 60)  # a sheet without table has the two columns of a paper's head
_MIDDLE = 0.4  # of the width; left of it the agency, right of it the state's name, which needs most of the line
_LEAST, _MOST = 0.33, 0.43  # where the head may part and both names still stand as they should


@dataclass(frozen=True, slots=True)
class Grid:
    widths: tuple[float, ...]

    @property
    def last(self) -> int:
        return len(self.widths) - 1

    @property
    def middle(self) -> int:
        """The last column of the left part of the head, two fifths of the width."""
        return nearest_edge(edges(self.widths), _MIDDLE, 1, self.last) - 1

    def parted(self) -> "Grid":
        """The same columns, one of them cut in two where none ends near the middle of the head."""
        lines = edges(self.widths)
        if any(_LEAST <= line <= _MOST for line in lines):
            return self
        cut = next(number for number, line in enumerate(lines) if line > _MIDDLE)
        right = (lines[cut] - _MIDDLE) * sum(self.widths)
        return Grid((*self.widths[:cut], self.widths[cut] - right, right, *self.widths[cut + 1 :]))


def sheet_grid(blocks: Sequence[Block], landscape: bool) -> Grid:
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    widest = max(tables, key=lambda table: len(table.columns), default=None)
    shares = [column.width_percent for column in widest.columns] if widest else list(_HEAD)
    if len(shares) == 1:
        shares = [shares[0] * part // 100 for part in _HEAD]
    whole = _LANDSCAPE if landscape else _PORTRAIT
    return Grid(tuple(whole * share / sum(shares) for share in shares))


def edges(widths: Sequence[float]) -> list[float]:
    """Right edges of columns as parts of the whole width."""
    return [edge / sum(widths) for edge in accumulate(widths)]


def spans_of(columns: Sequence[Column], grid: Grid) -> list[tuple[int, int]]:
    """The grid columns (first, last) that each column of a table covers, as near to its share as they come."""
    if len(columns) == len(grid.widths):
        return [(number, number) for number in range(len(columns))]
    lines, wanted = edges(grid.widths), edges([column.width_percent for column in columns])
    spans, first = [], 0
    for number, edge in enumerate(wanted):
        left = len(columns) - number - 1
        after = nearest_edge(lines, edge, first + 1, len(lines) - left) if left else len(lines)
        spans.append((first, after - 1))
        first = after
    return spans


def nearest_edge(lines: Sequence[float], wanted: float, low: int, high: int) -> int:
    """How many columns end at the edge nearest to the wanted one, between `low` and `high`."""
    return min(range(low, high + 1), key=lambda count: abs(lines[count - 1] - wanted))
