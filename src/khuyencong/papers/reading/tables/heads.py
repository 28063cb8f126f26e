"""The heads of a table: which rows they are, what stands over each column, and the unit told above it."""

import re

from ....terms.facts import Span
from ....terms.tables import FIGURE, INDEX
from ..text.grid import LEAST_ROWS, Grid
from ..text.scan import Scan
from .columns import money_factor

SUM_ROW = re.compile(  # «Tổng cộng», «Cộng nhóm A»; «Công ty …», «Tổng công ty …» and «Cộng đồng …» name somebody
    r"(?:tong(?! (?:cong ty|dai ly)\b)|cong)\b(?! (?:ty|trinh|tac|cuoc|doan|dong|nghe|nghiep|thuong|bo|ich)\b)"
)
_UNIT_NOTE = re.compile(
    r"(?:dvt|don vi(?: (?:tinh|tien|so tien|kinh phi)){0,2})\s*:\s*[^\n|)]{2,30}"
    r"|\((?:1\.000|nghin|trieu|ty)[^)]{0,12}dong\)"
)
NOTE_REACH = 200
HEAD_ROWS = 4


def below_unit_note(scan: Scan, grid: Grid) -> Grid:
    """The table without the row over its heads in which nothing stands but «Đơn vị tính: …»."""
    told = [cell for cell in grid.rows[0] if has_words(cell)]
    is_note = len(told) == 1 and len(grid.rows) > LEAST_ROWS and _UNIT_NOTE.match(scan.folded, told[0].start)
    return Grid(grid.rows[1:]) if is_note else grid


def first_data_row(scan: Scan, grid: Grid) -> int:
    """Heads end before the first row with an index or a figure."""
    for i, row in enumerate(grid.rows[: HEAD_ROWS + 1]):
        words = [scan.words(cell) for cell in row]
        index = words[0].strip(" .)")
        if i and (INDEX.fullmatch(index) or any(FIGURE.fullmatch(w) for w in words[1:])):
            return i
    return 1


def heads_of(scan: Scan, grid: Grid, count: int) -> list[tuple[str, ...]]:
    """The head of every column from top to bottom; a merged head stands above all that it covers."""
    heads: list[tuple[str, ...]] = [()] * grid.width
    for i, row in enumerate(grid.rows[:count]):
        above = ""
        for j, cell in enumerate(row):
            words = scan.words(cell)
            covered = not words and i + 1 < count and any(has_words(r[j]) for r in grid.rows[i + 1 : count])
            told = above if covered else words
            above = told
            if told and told not in heads[j]:
                heads[j] = (*heads[j], told)
    return heads


def has_words(cell: Span) -> bool:
    return cell.end > cell.start


def unit_note(scan: Scan, start: int) -> int | None:
    """«Đơn vị tính: triệu đồng» right above the table."""
    found = list(_UNIT_NOTE.finditer(scan.folded, max(0, start - NOTE_REACH), start))
    return money_factor(found[-1].group() + " ") if found else None
