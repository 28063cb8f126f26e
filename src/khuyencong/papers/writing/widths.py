"""Column widths of a table: the form's shares, but never less than a column's longest word or number needs."""

from collections.abc import Sequence
from dataclasses import replace

from khuyencong.terms.document import TableBlock

# Points, and in how many lines a column must hold its longest cell: the first that fits; from nine down only words.
_STEPS = ((12, 4), (11, 4), (10, 4), (10, 6), (9, 0), (8, 0))
SIZES = tuple(dict.fromkeys(size for size, _ in _STEPS))
_PADDING = 2.4  # millimetres left and right together, with the line between columns
_MM_PER_POINT = 0.3528
_DIGIT, _MARK, _CAPITAL, _WIDE, _LETTER = 0.5, 0.3, 0.74, 0.84, 0.51  # widths in bold Times, in sizes of the type
_WIDE_LETTERS = frozenset("mwMW")
_MARKS = frozenset(".,;:!()[]/'-|iìíỉĩịlt ")


def fitted(table: TableBlock, millimetres: int) -> TableBlock:
    """The table with its widths in tenths of a millimetre that sum up to the page's, and its letters' size.

    Letters go below twelve points where a long number would be broken, or words stand in a narrow tower beside it.
    """
    size, needs = _size_and_needs(table, millimetres)
    shares = [column.width_percent for column in table.columns]
    widths = _at_least(needs, [millimetres * share / sum(shares) for share in shares], millimetres)
    columns = zip(table.columns, widths, strict=True)
    return replace(table, columns=tuple(replace(column, width_percent=width) for column, width in columns), size=size)


def _size_and_needs(table: TableBlock, millimetres: int) -> tuple[int, list[float]]:
    columns = range(len(table.columns))
    words = [_longest(table, number) for number in columns]
    fullest = [_fullest(table, number) for number in columns]
    for size, lines in _STEPS:
        room = [cell / lines for cell in fullest] if lines else words
        needs = _millimetres(list(map(max, words, room)), size)
        if sum(needs) <= millimetres:
            break
    return size, needs


def _millimetres(lengths: Sequence[float], size: int) -> list[float]:
    return [length * size * _MM_PER_POINT + _PADDING for length in lengths]


def _fullest(table: TableBlock, number: int) -> float:
    """The longest cell of a column on one line, in sizes of the type."""
    return max((word_width(row.cells[number].text) for row in table.rows), default=0)


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


def _at_least(needs: Sequence[float], wishes: Sequence[float], whole: float) -> list[int]:
    """Wishes, raised to the needs; what that takes is given by columns with room, each by as much room as it has.

    Where the needs alone are too much for the page they share it, and long words are broken.
    """
    if sum(needs) >= whole:
        widths = [need * whole / sum(needs) for need in needs]
    else:
        raised = [max(need, wish) for need, wish in zip(needs, wishes, strict=True)]
        room = [width - need for width, need in zip(raised, needs, strict=True)]
        given = (sum(raised) - whole) / sum(room) if sum(room) else 0
        widths = [width - share * given for width, share in zip(raised, room, strict=True)]
    tenths = [round(10 * width) for width in widths]
    tenths[-1] += round(10 * whole) - sum(tenths)
    return tenths
