"""Tables that a Word file sets with tabs: a head that begins with «STT», and rows of as many cells below it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ....terms.facts import Place
from ....terms.vietnamese import fold
from .lines import Line, row_text

LEAST_COLUMNS, LEAST_ROWS = 3, 3  # with the head
_NUMBERED = re.compile(r"(?:so )?s?tt\.?")
_TABS = re.compile(r"\t+")


def with_tabs_shown(lines: Sequence[Line]) -> list[Line]:
    """As many lines: those of such tables as rows, a tab of any other as the blank a person sees."""
    shown: list[Line] = []
    while len(shown) < len(lines):
        shown += _table(lines, len(shown)) or [_blank(lines[len(shown)])]
    return shown


def _blank(line: Line) -> Line:
    return replace(line, text=line.text.replace("\t", " ")) if "\t" in line.text else line


def _table(lines: Sequence[Line], start: int) -> list[Line]:
    """The rows of a table that begins here; none where none does."""
    if "\t" not in lines[start].text or not _NUMBERED.fullmatch(fold(lines[start].text.partition("\t")[0].strip())):
        return []
    block = [*takewhile(lambda line: "\t" in line.text and line.place.row is None, lines[start:])]
    parted = [line.text.split("\t") for line in block]
    rows = next(filter(None, (_even(parted), _even([_TABS.split(line.text) for line in block]), _padded(parted))), [])
    cells = zip(block[: len(rows)], rows, strict=True)
    return [replace(line, text=row_text(row), place=Place(row=i)) for i, (line, row) in enumerate(cells, 1)]


def _even(rows: list[list[str]]) -> list[list[str]]:
    """Rows of one length."""
    return rows if _is_table(rows) and all(len(row) == len(rows[0]) for row in rows) else []


def _padded(rows: list[list[str]]) -> list[list[str]]:
    """The same where the last empty cells of a row have lost their tabs."""
    width = len(rows[0])
    is_whole = _is_table(rows) and all(rows[0]) and all(len(row) <= width for row in rows)
    return [row + [""] * (width - len(row)) for row in rows] if is_whole else []


def _is_table(rows: list[list[str]]) -> bool:
    return len(rows) >= LEAST_ROWS and len(rows[0]) >= LEAST_COLUMNS
