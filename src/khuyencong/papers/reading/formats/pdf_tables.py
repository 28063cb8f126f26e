"""Ruled tables of a PDF page: the drawn lines make a grid, and each cell of it is asked for its words.

Only drawn lines count. A page of prose costs the look at its drawn objects and nothing more.
"""

from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float, c_int
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from .pdf_bullets import is_dot
from .pdf_sheet import Box, Sheet

LIMIT_OBJECTS = 20_000  # a page with more is a drawing
LIMIT_RULES = 400
THIN = 2.5  # points: what is thinner is a line
NEAR = 3.0  # points: lines nearer than this are one
SHORTEST = 6.0
LEAST_OPEN = 8.0  # points: no line of words is lower
INSET = 1.0  # a cell is asked within its lines


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: across at height `at`, or down at the place `at`, from `start` to `end`."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        return self.start - NEAR <= place <= self.end + NEAR


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: columns from left to right, rows from top to bottom, and the lines that part them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]  # from the top down
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[-1], self.xs[-1], self.ys[0])

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    def row_box(self, row: int) -> Box:
        return Box(self.xs[0], self.ys[row + 1], self.xs[-1], self.ys[row])

    def column_boxes(self, row: Box) -> list[Box]:
        """What a row would be cut into by the lines down of the others."""
        return [Box(left + INSET, row.bottom, right - INSET, row.top) for left, right in pairwise(self.xs)]

    def cells(self) -> Iterator[tuple[int, int, Box]]:
        """Row, column and box of each cell; a merged cell once, at its first row and column."""
        taken: set[tuple[int, int]] = set()
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                if (row, column) not in taken:
                    last_row, last_column = self._extent(row, column)
                    rows, columns = range(row, last_row + 1), range(column, last_column + 1)
                    taken.update((r, c) for r in rows for c in columns)
                    yield row, column, self._box(row, column, last_row, last_column)

    def _extent(self, row: int, column: int) -> tuple[int, int]:
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        last_column = column
        while last_column < len(self.xs) - 2 and not _is_drawn(self.down, self.xs[last_column + 1], middle):
            last_column += 1
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        last_row = row
        while last_row < len(self.ys) - 2 and not _is_drawn(self.across, self.ys[last_row + 1], middle):
            last_row += 1
        return last_row, last_column

    def _box(self, row: int, column: int, last_row: int, last_column: int) -> Box:
        return Box(
            self.xs[column] + INSET,
            self.ys[last_row + 1] + INSET,
            self.xs[last_column + 1] - INSET,
            self.ys[row] - INSET,
        )


def _is_drawn(rules: Iterable[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) <= NEAR and rule.start < place < rule.end for rule in rules)


def grids_of(across: list[Rule], down: list[Rule]) -> list[Grid]:
    """What lines make, the topmost first: two or more that cross are a table."""
    if len(across) < 2 or len(down) < 3:
        return []
    across, down = _joined(across), _joined(down)
    if len(across) + len(down) > LIMIT_RULES:
        return []
    grids = [grid for group in _groups(across, down) if (grid := _grid(*group))]
    return _apart(sorted(grids, key=lambda grid: -grid.box.top))


def _apart(grids: Sequence[Grid]) -> list[Grid]:
    """Tables one under another; one beside or within another is left to the words around it."""
    kept: list[Grid] = []
    for grid in grids:
        if not kept or grid.box.top <= kept[-1].box.bottom + NEAR:
            kept.append(grid)
    return kept


def drawn_rules(sheet: Sheet) -> tuple[list[Rule], list[Rule], list[Box]]:
    """Lines across and down among the drawn objects, thin shapes and the sides of drawn rectangles; and bullets."""
    across, down, dots = list[Rule](), list[Rule](), list[Box]()
    page = sheet.page.raw
    count = pdfium.FPDFPage_CountObjects(page)
    sides = [c_float() for _ in range(4)]
    left, bottom, right, top = sides
    for i in range(count if count <= LIMIT_OBJECTS else 0):
        shape = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPageObj_GetBounds(shape, *map(byref, sides)):
            box = sheet.shown(Box(left.value, bottom.value, right.value, top.value))
            if is_dot(box.right - box.left, box.top - box.bottom):
                dots.append(box)
            else:
                _add_rules(box, shape, across, down)
    return across, down, dots


def _add_rules(box: Box, shape: Any, across: list[Rule], down: list[Rule]) -> None:
    width, height = box.right - box.left, box.top - box.bottom
    if height <= THIN and width >= SHORTEST:
        across.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
    elif width <= THIN and height >= SHORTEST:
        down.append(Rule((box.left + box.right) / 2, box.bottom, box.top))
    elif width > THIN and height > THIN and _is_outlined_rectangle(shape):
        across += (Rule(y, box.left, box.right) for y in (box.bottom, box.top))
        down += (Rule(x, box.bottom, box.top) for x in (box.left, box.right))


def _is_outlined_rectangle(shape: Any) -> bool:
    fill, stroke = c_int(), c_int()
    if not pdfium.FPDFPath_GetDrawMode(shape, byref(fill), byref(stroke)) or not stroke.value:
        return False
    return pdfium.FPDFPath_CountSegments(shape) in (4, 5)


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces on one line that touch are one line."""
    joined: list[Rule] = []
    for level in _levels(rules):
        at = sum(rule.at for rule in level) / len(level)
        start, end = level[0].start, level[0].end
        for rule in level[1:]:
            if rule.start > end + NEAR:
                joined.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        joined.append(Rule(at, start, end))
    return joined


def _levels(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Lines at one height, each level from its first piece on."""
    level: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if level and rule.at - level[0].at > THIN:
            yield sorted(level, key=lambda rule: rule.start)
            level = []
        level.append(rule)
    if level:
        yield sorted(level, key=lambda rule: rule.start)


def _groups(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that cross or touch belong together."""
    left_across, left_down = set(across), set(down)
    while left_across:
        first = left_across.pop()
        rows, columns, edge = [first], list[Rule](), [(first, True)]
        while edge:
            rule, is_across = edge.pop()
            others = left_down if is_across else left_across
            met = [other for other in others if rule.covers(other.at) and other.covers(rule.at)]
            others.difference_update(met)
            (columns if is_across else rows).extend(met)
            edge += ((other, not is_across) for other in met)
        yield rows, columns


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    """A grid of at least two rows and two columns, or one row of three: the last of a table, alone overleaf."""
    xs, ys = _places(down), _places([*across, *_open_edges(across, down)])
    if len(xs) < 3 or len(ys) < 2 or len(xs) + len(ys) < 6:
        return None
    return Grid(tuple(xs), tuple(reversed(ys)), tuple(across), tuple(down))


def _open_edges(across: list[Rule], down: list[Rule]) -> Iterator[Rule]:
    """Where the end of a page has cut a row the lines down go on past the last across, all as far; of a banded table
    only the two at its sides."""
    if len(down) < 3:
        return
    low, high = (edge(rule.at for rule in across) for edge in (min, max))
    sides = [rule.at for rule in down]
    for ends, edge in (([rule.start for rule in down], min), ([rule.end for rule in down], max)):
        end = edge(ends)
        reach = [rule.at for rule, one in zip(down, ends, strict=True) if abs(one - end) <= NEAR]
        at_sides = len(reach) == 2 and sorted(reach) == [min(sides), max(sides)]
        if (end < low - LEAST_OPEN or end > high + LEAST_OPEN) and (len(reach) > 2 or at_sides):
            yield Rule(end, min(rule.start for rule in across), max(rule.end for rule in across))


def _places(rules: list[Rule]) -> list[float]:
    places = sorted(rule.at for rule in rules)
    return places[:1] + [later for earlier, later in pairwise(places) if later - earlier > NEAR]
