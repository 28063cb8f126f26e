"""Column widths of a table: the form's shares, never less than a column's longest word or number needs, and moved to
where wordy cells make its rows high."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import ceil

from khuyencong.terms.document import Row, TableBlock

from .contents import contents, told_once

SIZES = (12, 11, 10, 9, 8)
_SMALLEST_READ_WITH_EASE = 10  # points; below only where a word or number would be torn
_HIGH = 2.6  # lines of a row on the average, above which smaller letters are better
_PADDING, _CLOSE = 2.4, 1.7  # millimetres left and right together, with the line between columns; of small letters
_MM_PER_POINT = 0.3528
_STEP, _MOST_STEPS = 2.0, 100  # millimetres moved at a time, and how often
_MOST_ROWS = 60  # so many are weighed at each step; of a longer table those that tell its rows, short to long
# Widths in bold Times, in sizes of the type.
_DIGIT, _MARK, _CAPITAL, _WIDE, _LETTER, _PERCENT = 0.5, 0.3, 0.74, 0.84, 0.51, 1.0
_WIDE_LETTERS = frozenset("mwMW")
_MARKS = frozenset(".,;:!()[]/'-|iìíỉĩịlt ")
_MARKED = 0.7  # where a machine's Times has no Vietnamese letters, and takes those from a wider type
_LEFT_AT_LINE_END = 1.2  # sizes of the type: half a word, for which there was no room

Wordy = Sequence[tuple[int, float]]  # the cells of a row that may take several lines: column, length in sizes


@dataclass(frozen=True, slots=True)
class Stack:
    """A content's rows, and its words that stand beside all of them."""

    beside: Wordy
    rows: Sequence[Wordy]

    @property
    def length(self) -> float:
        return sum(length for row in (self.beside, *self.rows) for _, length in row)

    @property
    def wordy(self) -> set[int]:
        return {number for row in (self.beside, *self.rows) for number, _ in row}


def fitted(table: TableBlock, millimetres: int) -> TableBlock:
    """The table with its widths in tenths of a millimetre that sum up to the page's, and its letters' size.

    Letters go below twelve points where a long number would be broken, or words make the rows high.
    """
    shares = [column.width_percent for column in table.columns]
    wishes = [millimetres * share / sum(shares) for share in shares]
    words = [_longest(table, number) for number in range(len(shares))]
    stacks, blank = _telling(_stacks(table)), _blank_columns(table)
    rows = sum(len(stack.rows) for stack in stacks)
    for size in SIZES:
        needs = _millimetres(words, size)
        needs = [max(need, wishes[number] / 2 if number in blank else 0) for number, need in enumerate(needs)]
        widths = _balanced(stacks, _at_least(needs, wishes, millimetres), needs, size)
        high = size > _SMALLEST_READ_WITH_EASE and _height(stacks, widths, size) > _HIGH * rows
        if sum(needs) <= millimetres and not high:
            break
    columns = zip(table.columns, _in_tenths(widths, millimetres), strict=True)
    return replace(table, columns=tuple(replace(column, width_percent=width) for column, width in columns), size=size)


def _stacks(table: TableBlock) -> list[Stack]:
    return [_stack(table, content) for content in contents(table.rows)]


def _stack(table: TableBlock, content: range) -> Stack:
    once, (first, *further) = told_once(table, content), [table.rows[at] for at in content]
    own = [number for number in range(len(table.columns)) if number not in once]
    return Stack(_wordy(first, sorted(once)), [_wordy(row, own) for row in (first, *further)])


def _wordy(row: Row, columns: Sequence[int]) -> Wordy:
    return [(number, word_width(row.cells[number].text)) for number in columns if " " in row.cells[number].text]


def _telling(stacks: list[Stack]) -> list[Stack]:
    """Contents that stand for a long table's, taken at even steps from the least wordy to the wordiest."""
    if len(stacks) <= _MOST_ROWS:
        return stacks
    by_length = sorted(stacks, key=lambda stack: stack.length)
    return [by_length[(2 * n + 1) * len(stacks) // (2 * _MOST_ROWS)] for n in range(_MOST_ROWS)]


def _blank_columns(table: TableBlock) -> set[int]:
    """Columns where nothing stands yet: room for who writes there by hand."""
    return {n for n in range(len(table.columns)) if not any(row.cells[n].text for row in table.rows)}


def _balanced(stacks: Sequence[Stack], widths: Sequence[float], needs: Sequence[float], size: int) -> list[float]:
    """Widths moved from column to column as long as that makes the table lower."""
    found, height = list(widths), _height(stacks, widths, size)
    wordy = {number for stack in stacks for number in stack.wordy}
    for _ in range(_MOST_STEPS):
        moves = []
        for give, take in product(range(len(found)), wordy):
            if give != take and found[give] - needs[give] >= _STEP:
                moves.append((_height(stacks, _moved(found, give, take), size), give, take))
        if not moves or min(moves)[0] > height - 0.01:
            return found
        height, give, take = min(moves)
        found = _moved(found, give, take)
    return found


def row_lines(row: Row, table: TableBlock) -> int:
    """How many lines a row of a fitted table is high, about."""
    widths = [column.width_percent / 10 for column in table.columns]
    told = list(enumerate(word_width(cell.text) for cell in row.cells))
    return ceil(_height([Stack((), [told])], widths, table.size))


def _moved(widths: Sequence[float], give: int, take: int) -> list[float]:
    after = list(widths)
    after[give] -= _STEP
    after[take] += _STEP
    return after


def _height(stacks: Sequence[Stack], widths: Sequence[float], size: int) -> float:
    """About how many lines the contents are high; parts of a line count, so that every step is felt."""
    room = [max((width - _padding(size)) / size / _MM_PER_POINT, 1) for width in widths]

    def lines(row: Wordy) -> float:
        return max((_lines(length, room[number]) for number, length in row), default=1)

    return sum(max(lines(stack.beside), sum(map(lines, stack.rows))) for stack in stacks)


def _lines(length: float, room: float) -> float:
    return 1 if length <= room else max(length / max(room - _LEFT_AT_LINE_END, 1), 1.5)


def _padding(size: int) -> float:
    return _PADDING if size == SIZES[0] else _CLOSE


def _millimetres(lengths: Sequence[float], size: int) -> list[float]:
    return [length * size * _MM_PER_POINT + _padding(size) for length in lengths]


def _longest(table: TableBlock, number: int) -> float:
    """The longest word of a column, or what its head needs, in sizes of the type."""
    words = {word for row in table.rows for word in row.cells[number].text.split()}
    return max((_head_width(table.columns[number].title), *map(_unbroken, words)))


def _head_width(title: str) -> float:
    """What a head needs: of more than two words two stand in a line («Tỷ lệ», «(%)»)."""
    words = title.split()
    lines = [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)] if len(words) > 2 else words
    return max(map(_unbroken, lines), default=0)


def _unbroken(word: str) -> float:
    """The width that holds a word in one piece on any machine."""
    return sum(max(_letter_width(letter), _MARKED if "\u1ea0" <= letter <= "\u1ef9" else 0) for letter in word)


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
    if letter == "%":
        return _PERCENT
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
