"""The tables of a paper's text as its checks see them: rows of words, how deep each stands, and which add up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from ...terms.tables import UNNUMBERED, depth_of
from ...terms.vietnamese import fold

TOTAL = re.compile(r"(?:tong cong|tong so|tong kinh phi|tong|cong)(?: \([a-z0-9 +,]+\))?\W*")
_PART = re.compile(r"trong (?:so )?do\b|[-+–] *[a-z]")
_RULE = re.compile(r"[\s|:-]+")  # the line under a head in Markdown


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[tuple[str, int], ...]  # the words and where they begin
    depth: int
    is_total: bool
    is_group: bool = False  # the next row stands under it

    @property
    def is_part(self) -> bool:
        """«Trong đó: …», «- bằng tiền»: of the row above, and perhaps not all of it."""
        return any(_PART.match(fold(words)) for words, _ in self.cells[:3])


def tables_in(text: str) -> Iterator[list[Row]]:
    """Runs of lines with bars; a table told in Markdown has them at both ends."""
    lines = [(found.start(), found.group()) for found in re.finditer(r"[^\n]+", text)]
    for has_bars, run in groupby(lines, key=lambda line: "|" in line[1]):
        told = [(start, line) for start, line in run if not _RULE.fullmatch(line)] if has_bars else []
        if len(told) > 2:
            framed = all(line.lstrip().startswith("|") for _, line in told)
            yield [*_with_groups([_row(start, line, framed=framed) for start, line in told])]


def _with_groups(rows: list[Row]) -> Iterator[Row]:
    for row, following in zip_longest(rows, rows[1:]):
        opens = following is not None and not following.is_total and following.depth > row.depth
        yield replace(row, is_group=True) if opens else row


def _row(start: int, line: str, *, framed: bool) -> Row:
    cells, at = [], start
    for cell in line.split("|"):
        first = at + len(cell) - len(cell.lstrip())
        cells.append((cell.strip(), first))
        at += len(cell) + 1
    told = cells[1:] if framed else cells
    index = told[0][0].strip(" .()") if told else ""
    label = next((words for words, _ in told[:2] if words), "")
    return Row(tuple(told), depth_of(index), bool(TOTAL.fullmatch(fold(label))))


_HEAD_ROWS = 4  # so many rows at most are heads
_TOLD = re.compile(r"[+-]?\d[\d.,]*%?")


def body_of(rows: list[Row]) -> int:
    """Where the rows behind the heads begin: with the first that holds an index and words, or figures."""
    for i, row in enumerate(rows[: _HEAD_ROWS + 1]):
        words = [told for told, _ in row.cells]
        figures = [told for told in words[1:] if _TOLD.fullmatch(told) and not _YEAR.fullmatch(told)]
        if i and (figures or row.depth < UNNUMBERED) and not all(_COLUMN_NUMBER.fullmatch(w) for w in words if w):
            return i
    return 1


_YEAR = re.compile(r"20\d\d")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?(?: ?= ?[\d\s()x*/+:-]+)?")


def heads_of(rows: list[Row], body: int) -> list[str]:
    """The folded words over every column; a merged head stands above all that it covers."""
    heads = [""] * max(len(row.cells) for row in rows)
    for i, row in enumerate(rows[:body]):
        above = ""
        for j, (told, _) in enumerate(row.cells):
            below = any(j < len(other.cells) and other.cells[j][0] for other in rows[i + 1 : body])
            above = told or (above if below else "")
            words = fold(above).strip()
            if words and not _COLUMN_NUMBER.fullmatch(above):
                heads[j] = f"{heads[j]} {words}".strip()
    return heads
