"""Tables without drawn lines: columns are what white space parts, from a head that begins with «STT» down.

Only such a head opens a table, and words that run under two of its columns end it: prose is never taken for cells.
A table that reaches the end of its page goes on overleaf under the same head, told again or not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from ....terms.vietnamese import fold
from .white_rows import rows_apart
from .white_words import FIGURE, Word

LEAST_COLUMNS, LEAST_ROWS = 3, 3  # with the head
GAP = 0.7  # heights of a word: white as wide parts cells, not words
NEAR = 0.6  # of a height: words whose middles are nearer stand on one line
LOOSE = 2.5  # heights from line to line: words that open no row go on nearer, a signature stands lower
FAR = 4.0  # heights from line to line: what follows is no part of the table
_NUMBERED = re.compile(r"(?:so )?s?tt\.?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one line with no wide gap between them."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def overlaps(self, other: "Stretch") -> bool:
        return self.left < other.right and other.left < self.right


TableLine = list[Stretch]
Column = tuple[float, float]  # from the left edge of its words to the right


@dataclass(frozen=True, slots=True)
class WhiteRow:
    """The cells of a row, and the words in them."""

    cells: tuple[str, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class WhiteTable:
    rows: tuple[WhiteRow, ...]
    heads: tuple[TableLine, ...]  # the line that begins with «STT», and what else stands over the rows

    @property
    def head(self) -> TableLine:
        return self.heads[0]

    @property
    def words(self) -> Iterator[Word]:
        return (word for row in self.rows for word in row.words)


def white_tables(words: Sequence[Word], begun: Sequence[TableLine] = ()) -> Iterator[WhiteTable]:
    """The tables of a page, from the top down; `begun` is the head of one that may go on from the page before."""
    if not words or not (begun or any(_NUMBERED.fullmatch(fold(word.text)) for word in words)):
        return
    height = median(word.bottom - word.top for word in words)
    lines = [_stretches(line, height) for line in _lines(words, height)]
    start = 0
    told = _told_again(lines, begun)
    if begun and (told or not _is_head(lines[0])):
        start = _end(lines, told, begun[0], height)
        if rest := _rest(lines[:told], lines[told:start], begun, height):
            yield rest
        start = start if rest else 0
    while start < len(lines):
        end = _end(lines, start + 1, lines[start], height) if _is_head(lines[start]) else start
        table = _table(lines[start:end], height)
        if table:
            yield table
        start = end if table else start + 1


def _lines(words: Iterable[Word], height: float) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in sorted(words, key=lambda word: word.middle):
        if line and word.middle - line[-1].middle > NEAR * height:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _stretches(line: list[Word], height: float) -> TableLine:
    told: list[list[Word]] = []
    for word in sorted(line, key=lambda word: word.left):
        is_numbered = len(told) == 1 and _NUMBERED.fullmatch(fold(told[0][0].text))
        if told and not is_numbered and word.left - told[-1][-1].right < GAP * height:
            told[-1].append(word)
        else:
            told.append([word])
    return [Stretch(tuple(words)) for words in told]


def _is_head(line: TableLine) -> bool:
    return len(line) >= LEAST_COLUMNS and bool(_NUMBERED.fullmatch(fold(line[0].text)))


def _end(lines: Sequence[TableLine], start: int, head: TableLine, height: float) -> int:
    """The first line, from `start` on, behind the table of this head."""
    end, has_rows = start, False
    while end < len(lines):
        opens = _opens_row(lines[end], head[0].right)
        farthest = LOOSE if has_rows and not opens else FAR
        below = lines[end][0].words[0].middle - lines[max(end - 1, 0)][0].words[0].middle
        if below > farthest * height or any(sum(told.overlaps(cell) for cell in head) > 1 for told in lines[end]):
            break
        end, has_rows = end + 1, has_rows or opens
    return end


def _told_again(lines: Sequence[TableLine], head: Sequence[TableLine]) -> int:
    """With how many of its lines a head is told again at the top of a page."""
    same = (_words(line) == _words(other) for line, other in zip(lines, head, strict=False))
    return sum(1 for _ in takewhile(bool, same))


def _words(line: TableLine) -> list[str]:
    return [stretch.text for stretch in line]


def _table(lines: Sequence[TableLine], height: float) -> WhiteTable | None:
    """The head's lines and the rows; None where these are too few. A wide head may have one: the page ends there."""
    opening = [i for i, line in enumerate(lines) if i and _opens_row(line, lines[0][0].right)]
    if len(opening) < (1 if lines and len(lines[0]) > LEAST_COLUMNS else LEAST_ROWS - 1):
        return None
    columns = _columns(lines[0], lines[opening[0] :])
    if apart := _apart(lines[1:], columns, height):
        heads = [lines[0], *apart[0]]
        return WhiteTable((*_told(_head_rows(heads, columns), columns), *apart[1]), tuple(heads))
    heads = [*lines[: opening[0]]]
    rows = [*_head_rows(heads, columns)]
    rows += (lines[start:end] for start, end in pairwise([*opening, len(lines)]))
    return WhiteTable(tuple(_told(rows, columns)), tuple(heads))


def _rest(
    again: Sequence[TableLine], lines: Sequence[TableLine], heads: Sequence[TableLine], height: float
) -> WhiteTable | None:
    """Rows under a head of the page before, told `again` or not: first what was left of the last one there. None where
    it is no table."""
    opening = [i for i, line in enumerate(lines) if _opens_row(line, heads[0][0].right)]
    if not any(len(lines[i]) >= LEAST_COLUMNS for i in opening):
        return None
    columns = _columns(heads[0], lines)
    if apart := _apart(lines, columns, height):
        rows = [*_told([apart[0]] if apart[0] else [], columns), *apart[1]]
    else:
        edges = [*([0] if opening[0] else []), *opening, len(lines)]
        rows = [*_told([lines[start:end] for start, end in pairwise(edges)], columns)]
    return WhiteTable((*_told(_head_rows(again, columns), columns), *rows), tuple(heads))


def _apart(
    lines: Sequence[TableLine], columns: Sequence[Column], height: float
) -> tuple[list[TableLine], list[WhiteRow]] | None:
    """What stands before the first row, and the rows, where names stand around their numbers and not beside them."""
    placed: list[list[Word]] = [[] for _ in columns]
    for stretch in (stretch for line in lines for stretch in line):
        placed[_column(stretch, columns)] += stretch.words
    rows = rows_apart(placed, height) if columns else None
    if rows is None:
        return None
    before = [_stretches(line, height) for line in _lines([word for cell in rows[0] for word in cell], height)]
    return before, [
        WhiteRow(
            tuple(" ".join(word.text for word in cell) for cell in row), tuple(word for cell in row for word in cell)
        )
        for row in rows[1:]
    ]


def _told(rows: Iterable[Sequence[TableLine]], columns: Sequence[Column]) -> Iterator[WhiteRow]:
    return (_row(row, columns) for row in rows if any(row))


def _opens_row(line: TableLine, numbers: float) -> bool:
    """A row begins with its number, under a head that ends at `numbers`, or tells figures; other words go on."""
    return line[0].left < numbers or any(FIGURE.fullmatch(stretch.text) for stretch in line)


def _columns(head: TableLine, body: Iterable[TableLine]) -> list[Column]:
    """Where the rows have words; a head with nothing under it is of the nearest column without one, or its own."""
    columns: list[Column] = []
    for told in sorted((stretch for line in body for stretch in line), key=lambda stretch: stretch.left):
        if columns and told.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], told.right))
        else:
            columns.append((told.left, told.right))
    bare = [column for column in columns if not any(_shared(cell, column) > 0 for cell in head)]
    for cell in head:
        if all(_shared(cell, column) <= 0 for column in columns):
            nearest = max(bare, key=lambda column: _shared(cell, column), default=None)
            if nearest:
                bare.remove(nearest)
                columns.remove(nearest)
            columns.append(
                (min(cell.left, nearest[0]), max(cell.right, nearest[1])) if nearest else (cell.left, cell.right)
            )
    return sorted(columns)


def _shared(told: Stretch, column: Column) -> float:
    """How much of its width a stretch shares with a column; below nought how far apart they are."""
    return min(told.right, column[1]) - max(told.left, column[0])


def _column(told: Stretch, columns: Sequence[Column]) -> int:
    """The first column a stretch stands in: a head over several is told in the first of them."""
    within = (i for i, column in enumerate(columns) if _shared(told, column) > 0)
    return next(within, max(range(len(columns)), key=lambda i: _shared(told, columns[i])))


def _head_rows(lines: Sequence[TableLine], columns: Sequence[Column]) -> Iterator[Sequence[TableLine]]:
    """A further line that parts a head over several columns is a row; one that ends a head's words is none."""
    row: list[TableLine] = []
    for line in lines:
        filled = {_column(told, columns) for above in row for told in above}
        if row and any(_column(told, columns) not in filled for told in line):
            yield row
            row = []
        row.append(line)
    yield row


def _row(lines: Sequence[TableLine], columns: Sequence[Column]) -> WhiteRow:
    told = [stretch for line in lines for stretch in line]
    cells: list[list[str]] = [[] for _ in columns]
    for stretch in told:
        cells[_column(stretch, columns)].append(stretch.text)
    return WhiteRow(tuple(" ".join(cell) for cell in cells), tuple(word for stretch in told for word in stretch.words))
