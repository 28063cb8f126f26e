"""The lines of one PDF page: the head's columns one after the other, ruled tables row by row, the rest as it comes.

The notes at its foot are told apart, each as one line, so that paragraphs and tables go on overleaf.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ....terms.facts import Place
from ....terms.vietnamese import fold
from .lines import Line, is_layout, row_text
from .noise import without_page_numbers
from .paragraphs import in_one
from .pdf_bullets import BULLET, opens_with_dot
from .pdf_notes import BOTTOM_MARGIN, address_at_foot, has_mark_above, notes_at_foot
from .pdf_sheet import Box, PageLine, Sheet
from .pdf_tables import INSET, Grid, drawn_rules, grids_of
from .white_columns import TableLine, white_tables
from .white_words import Word

_STATE_NAME = re.compile(r"cong hoa xa hoi chu nghia")
_DAY = re.compile(r", ?ngay\b.{0,20}\bthang\b.{0,20}\bnam\b.{0,8}$")
_HEAD_LINES = 25
CELL_MARGIN = 2.0  # points: words stand as far from a line between cells
_NUMBERED = re.compile(r"(?:Số )?S?TT\b")


@dataclass(frozen=True, slots=True)
class PageWords:
    """Lines with their places, the notes, and the head of a table without drawn lines that may go on overleaf."""

    lines: tuple[Line, ...]
    notes: tuple[Line, ...]
    open_head: tuple[TableLine, ...] = ()


def page_lines(sheet: Sheet, number: int, before: PageWords | None = None) -> PageWords:
    """All words of a page; a note and a table may have begun on the page before."""
    goes_on = bool(before and before.notes)
    across, down, dots = drawn_rules(sheet)
    reader = _PageReader(sheet, number, before.open_head if before else (), dots)
    grids = grids_of(across, down)
    boxes, told = [grid.box for grid in grids], list(sheet.lines)
    foot = address_at_foot(sheet, told, across, boxes)
    told = [line for line in told if line not in foot]
    notes = notes_at_foot(sheet, told, across, boxes, goes_on=goes_on)
    noted = [*chain(*notes)]
    lines = reader.lines([line for line in told if line not in noted], grids)
    noted_lines = tuple(in_one([reader.prose(line) for line in note]) for note in notes)
    return PageWords(tuple(lines), noted_lines, reader.open_head)


class _PageReader:
    def __init__(self, sheet: Sheet, number: int, begun: Sequence[TableLine], dots: Sequence[Box]) -> None:
        self.sheet, self.dots = sheet, dots
        self.number = number
        self.begun = begun
        self.open_head: tuple[TableLine, ...] = ()

    def lines(self, told: list[PageLine], grids: list[Grid]) -> Iterator[Line]:
        if self.number == 1:
            told = self._with_head_apart(told)
        outside = [line for line in told if not any(grid.box.holds(line.box) for grid in grids)]
        unruled = [*self._unruled(outside)]
        outside = [line for line in outside if not any(box.holds(line.box) for box, _ in unruled)]
        tables = [*((grid.box, self._rows(grid)) for grid in grids), *unruled]
        for box, rows in sorted(tables, key=lambda table: table[0].top, reverse=True):
            above = [line for line in outside if line.box.middle[1] > box.middle[1]]
            outside = [line for line in outside if line not in above]
            yield from map(self.prose, above)
            yield from rows
        yield from map(self.prose, outside)

    def _unruled(self, outside: Sequence[PageLine]) -> Iterator[tuple[Box, Iterable[Line]]]:
        """Tables without drawn lines, each with its place."""
        if not (self.begun or any(_NUMBERED.match(line.text) for line in outside)):
            return
        own = [*self._without_margins(outside)]
        for table in white_tables([word for line in own for word in self.sheet.words(line)], self.begun):
            lowest = -max(word.bottom for word in table.words)
            below = max((line for line in own if line.box.top < lowest), key=lambda line: line.box.top, default=None)
            self.open_head = table.heads if below is None or has_mark_above(self.sheet, below) else ()
            boxes = [_as_wide(_around(row.words), table.head) for row in table.rows]
            places = (Place(self.number, i, area=self.sheet.area(box)) for i, box in enumerate(boxes, 1))
            rows = zip(table.rows, places, strict=True)
            yield _around([*table.words]), [Line(row_text(row.cells), place) for row, place in rows]

    def _without_margins(self, lines: Sequence[PageLine]) -> Iterator[PageLine]:
        """Without the page's number and what stands in the margin below: neither is a row."""
        told = sorted(lines, key=lambda line: -line.box.bottom)
        edges = told[:1] + told[-1:]
        numbers = [line for line in edges if not without_page_numbers([line.text])]
        return (line for line in lines if line not in numbers and line.box.top > BOTTOM_MARGIN)

    def prose(self, line: PageLine) -> Line:
        bullet = f"{BULLET} " if self.dots and opens_with_dot(line, self.dots) else ""
        return Line(bullet + line.text, Place(self.number, area=self.sheet.area(line.box)))

    def _with_head_apart(self, told: list[PageLine]) -> list[PageLine]:
        """Lines that came out side by side in the head's two columns: all of the left, then all of the right."""
        top = ((line, fold(line.text)) for line in told[:_HEAD_LINES])
        marks = [line for line, words in top if _STATE_NAME.search(words) or _DAY.search(words)]
        gaps = {line: self.sheet.widest_gap(line) for line in marks}
        gap = next((gap for gap in gaps.values() if gap is not None), None)
        if gap is None:
            return told
        bottom = min(line.box.bottom for line in marks if line.box.left > gap or gaps[line] is not None)
        head = [line for line in told if line.box.middle[1] > bottom]
        if sum(self._runs_over(line, gap) for line in head) > 1:
            return told  # one column, set with wide blanks
        parts = [self.sheet.parted(line, gap) for line in head]
        columns = [*(left for left, _ in parts if left), *(right for _, right in parts if right)]
        return columns + [line for line in told if line not in head]

    def _runs_over(self, line: PageLine, at: float) -> bool:
        return any(word.left + 1 < at < word.right - 1 for word in self.sheet.words(line))

    def _rows(self, grid: Grid) -> Iterator[Line]:
        rows: list[list[tuple[str, Box | None]]] = [[("", None)] * (len(grid.xs) - 1) for _ in grid.ys[1:]]
        for row, column, drawn in grid.cells():
            whole = column == 0 and drawn.right > grid.xs[-1] - 2 * INSET
            boxes = grid.column_boxes(drawn) if whole and self._stands_in_columns(grid, drawn) else [drawn]
            for at, box in enumerate(boxes, column):
                rows[row][at] = self.sheet.words_in(box), box
        for ordinal, cells in enumerate(rows, 1):
            words = [said for said, _ in cells]
            if is_layout(words):
                yield from self._layout(cells, ordinal)
            elif line := row_text(words):
                yield Line(line, Place(self.number, ordinal, area=self.sheet.area(grid.row_box(ordinal - 1))))

    def _stands_in_columns(self, grid: Grid, row: Box) -> bool:
        """Whether words of a row without lines down, as every other one in Word's banded tables, stand in the columns
        of the rows around it, with white at every line between them."""
        words = [word for line in self.sheet.lines if row.holds(line.box) for word in self.sheet.words(line)]
        inner = grid.xs[1:-1]
        filled = {bisect_right(inner, (word.left + word.right) / 2) for word in words}
        crossing = (word for word in words for x in inner if word.left - CELL_MARGIN < x < word.right + CELL_MARGIN)
        return len(filled) > 1 and len(inner) > 1 and next(crossing, None) is None

    def _layout(self, cells: Sequence[tuple[str, Box | None]], row: int) -> Iterator[Line]:
        """Head and signature in a table with lines around it are told cell by cell."""
        for column, (words, box) in enumerate(cells, 1):
            place = Place(self.number, row, column, self.sheet.area(box) if box else None)
            yield from (Line(line.strip(), place) for line in words.split("\n") if line.strip())


def _as_wide(box: Box, head: TableLine) -> Box:
    """A row as wide as its head at least, so that those of two pages are seen to be of one table."""
    return Box(min(box.left, head[0].left), box.bottom, max(box.right, head[-1].right), box.top)


def _around(words: Sequence[Word]) -> Box:
    """The box of words, of which down is more."""
    return Box(
        min(word.left for word in words),
        -max(word.bottom for word in words),
        max(word.right for word in words),
        -min(word.top for word in words),
    )
