"""The heads of a table: which rows they are, what stands over each column, and the unit told above it."""

import re

from ....terms.facts import Span
from ....terms.tables import FIGURE, INDEX
from ..text.grid import LEAST_ROWS, Grid
from ..text.scan import Scan

SUM_ROW = re.compile(  # «Tổng cộng», «Cộng nhóm A»; «Công ty …», «Tổng công ty …» and «Cộng đồng …» name somebody
    r"(?:tong(?! (?:cong ty|dai ly)\b)|cong)\b(?! (?:ty|trinh|tac|cuoc|doan|dong|nghe|nghiep|thuong|bo|ich)\b)"
)
UNIT_NOTE = re.compile(
    r"(?:dvt|don vi(?: (?:tinh|tien|so tien|kinh phi)){0,2})\s*:\s*[^\n|)]{2,30}"
    r"|\((?:1\.000|nghin|trieu|ty)[^)]{0,12}dong\)"
)
_SCALED = r"(?:(?:1\.?000|nghin|ngan|trieu|ty|ti) ?(?:dong|d\b|vnd)|tr\.? ?d(?:ong)?\b)"
# In the line right over a table: «Kết quả 9 tháng (kinh phí: triệu đồng)»; «(hai tỷ đồng)» is a sum in words.
CAPTION_UNIT = re.compile(
    r"\((?:(?:dvt|don vi|kinh phi|so tien|von|gia tri|tinh)\b(?:[a-z ]{0,25}[:,]| bang| theo| la)? ?)?"
    rf"{_SCALED}(?: viet nam)?\)|\((?:dong|d|vnd)\)"
    rf"|\b(?:dvt|don vi tinh|(?:kinh phi|so tien|von)\s*:|tinh (?:bang|theo)(?: don vi)?)(?: la)? {_SCALED}"
    r"|\b(?:(?:kinh phi|so tien|von)\s*:|tinh bang) (?:dong|vnd)\b(?! [a-z])"
)
_NUMBERING = re.compile(
    r"\s*(?:\(?(?:\d{1,2}|[a-zđ])\)?(?:\s*=\s*[\d\s()x*/+:-]+)?|\(\d+\)\s*[=:].*)\s*", re.IGNORECASE
)
_YEAR = re.compile(r"20\d\d")  # over the columns of «Chia theo năm»
HEAD_ROWS = 4


def below_unit_note(scan: Scan, grid: Grid) -> Grid:
    """The table without the row over its heads in which nothing stands but «Đơn vị tính: …»."""
    told = [cell for cell in grid.rows[0] if has_words(cell)]
    is_note = len(told) == 1 and len(grid.rows) > LEAST_ROWS and UNIT_NOTE.match(scan.folded, told[0].start)
    return Grid(grid.rows[1:]) if is_note else grid


def first_data_row(scan: Scan, grid: Grid) -> int:
    """Heads end before the first row with an index or a figure."""
    for i, row in enumerate(grid.rows[: HEAD_ROWS + 1]):
        words = [scan.words(cell) for cell in row]
        index = words[0].strip(" .)")
        is_told = INDEX.fullmatch(index) or any(FIGURE.fullmatch(w) and not _YEAR.fullmatch(w) for w in words[1:])
        if i and (is_told or is_numbering(scan, row)):
            return i
    return 1


def is_numbering(scan: Scan, row: tuple[Span, ...]) -> bool:
    """«(1) | (2) | (3)» under the heads."""
    told = [cell for cell in row if has_words(cell)]
    return len(told) > 2 and all(_NUMBERING.fullmatch(scan.words(cell)) for cell in told)


def heads_of(scan: Scan, grid: Grid, count: int) -> list[tuple[str, ...]]:
    """The head of every column from top to bottom; a merged head stands above all that it covers."""
    heads: list[tuple[str, ...]] = [()] * grid.width
    named = [any(has_words(row[j]) for row in grid.rows[:count]) for j in range(grid.width)]
    for i, row in enumerate(grid.rows[:count]):
        above = ""
        for j, cell in enumerate(row):
            if not named[j]:
                continue  # the rest of a cell merged over several columns of its sheet
            words = scan.words(cell)
            covered = not words and i + 1 < count and any(has_words(r[j]) for r in grid.rows[i + 1 : count])
            told = above if covered else words
            above = told
            if told and told not in heads[j]:
                heads[j] = (*heads[j], told)
    return heads


def has_words(cell: Span) -> bool:
    return cell.end > cell.start
