"""Column widths of a table: the form's shares, never less than a column's longest word or number needs, and moved to
where wordy cells make its rows high."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from math import ceil

from khuyencong.terms.document import Row, TableBlock

SIZES = (12, 11, 10, 9, 8)
_SMALLEST_READ_WITH_EASE = 10  # points; below only where a word or number would be torn
_HIGH = 2.6  # lines of a row on the average, above which smaller letters are better
_PADDING = 2.4  # millimetres left and right together, with the line between columns
_MM_PER_POINT = 0.3528
_STEP, _MOST_STEPS = 4.0, 50  # millimetres moved at a time, and how often
_MOST_ROWS = 60  # so many are weighed at each step; of a longer table those that tell its rows, short to long
_DIGIT, _MARK, _CAPITAL, _WIDE, _LETTER = 0.5, 0.3, 0.74, 0.84, 0.51  # widths in bold Times, in sizes of the type
_WIDE_LETTERS = frozenset("mwMW")
_MARKS = frozenset(".,;:!()[]/'-|iìíỉĩịlt ")
_LEFT_AT_LINE_END = 1.2  # sizes of the type: half a word, for which there was no room

Wordy = Sequence[tuple[int, float]]  # the cells of a row that may take several lines: column, length in sizes


def fitted(table: TableBlock, millimetres: int) -> TableBlock:
    """The table with its widths in tenths of a millimetre that sum up to the page's, and its letters' size.

    Letters go below twelve points where a long number would be broken, or words make the rows high.
    """
    shares = [column.width_percent for column in table.columns]
    wishes = [millimetres * share / sum(shares) for share in shares]
    words = [_longest(table, number) for number in range(len(shares))]
    rows, blank = _telling(_wordy_rows(table)), _blank_columns(table)
    for size in SIZES:
        needs = _millimetres(words, size)
        needs = [max(need, wishes[number] / 2 if number in blank else 0) for number, need in enumerate(needs)]
        widths = _balanced(rows, _at_least(needs, wishes, millimetres), needs, size)
        high = size > _SMALLEST_READ_WITH_EASE and rows and _height(rows, widths, size) > _HIGH * len(rows)
        if sum(needs) <= millimetres and not high:
            break
    columns = zip(table.columns, _in_tenths(widths, millimetres), strict=True)
    return replace(table, columns=tuple(replace(column, width_percent=width) for column, width in columns), size=size)


def _wordy_rows(table: TableBlock) -> list[Wordy]:
    return [
        [(number, word_width(cell.text)) for number, cell in enumerate(row.cells) if " " in cell.text]
        for row in table.rows
    ]


def _telling(rows: list[Wordy]) -> list[Wordy]:
    """Rows that stand for a long table's, taken at even steps from the least wordy to the wordiest."""
    if len(rows) <= _MOST_ROWS:
        return rows
    by_length = sorted(rows, key=lambda row: sum(length for _, length in row))
    return [by_length[(2 * n + 1) * len(rows) // (2 * _MOST_ROWS)] for n in range(_MOST_ROWS)]


def _blank_columns(table: TableBlock) -> set[int]:
    """Columns where nothing stands yet: room for who writes there by hand."""
    return {n for n in range(len(table.columns)) if not any(row.cells[n].text for row in table.rows)}


def _balanced(rows: Sequence[Wordy], widths: Sequence[float], needs: Sequence[float], size: int) -> list[float]:
    """Widths moved from column to column as long as that makes the table lower."""
    found, height = list(widths), _height(rows, widths, size)
    wordy = {number for row in rows for number, _ in row}
    for _ in range(_MOST_STEPS):
        moves = []
        for give, take in product(range(len(found)), wordy):
            if give != take and found[give] - needs[give] >= _STEP:
                moves.append((_height(rows, _moved(found, give, take), size), give, take))
        if not moves or min(moves)[0] > height - 0.01:
            return found
        height, give, take = min(moves)
        found = _moved(found, give, take)
    return found


def row_lines(row: Row, table: TableBlock) -> int:
    """How many lines a row of a fitted table is high, about."""
    widths = [column.width_percent / 10 for column in table.columns]
    return ceil(_height([list(enumerate(word_width(cell.text) for cell in row.cells))], widths, table.size))


def _moved(widths: Sequence[float], give: int, take: int) -> list[float]:
    after = list(widths)
    after[give] -= _STEP
    after[take] += _STEP
    return after


def _height(rows: Sequence[Wordy], widths: Sequence[float], size: int) -> float:
    """About how many lines the rows are high; parts of a line count, so that every step is felt."""
    room = [max((width - _PADDING) / size / _MM_PER_POINT, 1) for width in widths]
    return sum(max((_lines(length, room[number]) for number, length in row), default=1) for row in rows)


def _lines(length: float, room: float) -> float:
    return 1 if length <= room else max(length / max(room - _LEFT_AT_LINE_END, 1), 1.5)


def _millimetres(lengths: Sequence[float], size: int) -> list[float]:
    return [length * size * _MM_PER_POINT + _PADDING for length in lengths]


def _longest(table: TableBlock, number: int) -> float:
    """The longest word of a column, its title's words among them, in sizes of the type."""
    texts = {table.columns[number].title, *(row.cells[number].text for row in table.rows)}
    return max((word_width(word) for word in {word for text in texts for word in text.split()}), default=0)


def word_width(word: str) -> float:
    """A careful guess at a word's width, in sizes of the type."""
    return sum(map(_letter_width, word))


def _letter_width(letter: str) -> float:
    if letter.isdigit():
        return _DIGIT
    if letter in _MARKS:
        return _MARK
    if letter in _WIDE_LETTERS:
        return _WIDE
    return _CAPITAL if letter.isupper() else _LETTER


def _at_least(needs: Sequence[float], wishes: Sequence[float], whole: float) -> list[float]:
    """Wishes, raised to the needs; what that takes is given by columns with room, each by as much room as it has.

    Where the needs alone are too much for the page they share it, and long words are broken.
    """
    if sum(needs) >= whole:
        return [need * whole / sum(needs) for need in needs]
    raised = [max(need, wish) for need, wish in zip(needs, wishes, strict=True)]
    room = [width - need for width, need in zip(raised, needs, strict=True)]
    given = (sum(raised) - whole) / sum(room) if sum(room) else 0
    return [width - share * given for width, share in zip(raised, room, strict=True)]


def _in_tenths(widths: Sequence[float], whole: float) -> list[int]:
    tenths = [round(10 * width) for width in widths]
    tenths[-1] += round(10 * whole) - sum(tenths)
    return tenths
