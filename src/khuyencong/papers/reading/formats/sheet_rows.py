"""Rows of a sheet as lines, whoever read its cells; what lays out the sheet around its table is told cell by cell."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ....terms.facts import Place
from ....terms.vietnamese import fold
from .lines import Line, is_layout, row_text

LEAST_OF_A_TABLE = 3  # cells with words in a row
_UNIT_NOTE = re.compile(r"\(?(?:dvt|don vi(?: (?:tinh|tien))?)\s*:")
Told = tuple[int, Mapping[int, str]]  # a row's number and what its cells say, by column


def sheet_lines(told: Sequence[Told], hidden: frozenset[int] = frozenset()) -> Iterator[Line]:
    """Rows by their number on the sheet, with a place for every column that is shown."""
    used = sorted({column for _, words in told for column in words})
    columns = [column for column in range(used[0], used[-1] + 1) if column not in hidden] if used else []
    wide = [i for i, (_, words) in enumerate(told) if len(words) >= LEAST_OF_A_TABLE]
    for i, (number, words) in enumerate(told):
        above, below = bool(wide) and i < wide[0], bool(wide) and i > wide[-1]
        alone = len(words) == 1 and (columns[0] in words or (above and i + 1 < wide[0]))
        if alone or _is_unit_note(words) or ((above or below) and is_layout([*words.values()])):
            yield from _by_cell(words, columns, number)
        else:
            yield Line(row_text([words.get(column, "") for column in columns]), Place(row=number))


def _by_cell(words: Mapping[int, str], columns: list[int], number: int) -> Iterator[Line]:
    """Titles, the head's two columns, the signature."""
    for column, said in words.items():
        yield from (Line(part, Place(row=number, column=columns.index(column) + 1)) for part in _parts(said))


def _is_unit_note(words: Mapping[int, str]) -> bool:
    """«Đơn vị tính: triệu đồng» over the right edge of a table."""
    return len(words) == 1 and bool(_UNIT_NOTE.match(fold(next(iter(words.values())))))


def _parts(words: str) -> Iterator[str]:
    return (said for part in words.split("\n") if (said := " ".join(part.split())))
