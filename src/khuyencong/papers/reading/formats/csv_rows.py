"""CSV, as other programs export their tables: rows of cells parted by semicolons, tabs or commas."""

import csv
from collections import Counter
from io import StringIO

from ....terms.facts import UnreadablePaper
from .lines import Line
from .plain import decoded_text, without_control
from .sheet_rows import LEAST_OF_A_TABLE, sheet_lines

LIMIT_COLUMNS = 200
MARKS = ";\t,|"  # where several part the lines equally, the first: in a Vietnamese sheet the comma is a decimal one
SAMPLE = 20  # lines


def csv_lines(data: bytes, name: str) -> tuple[Line, ...]:
    """A line per row with words."""
    words = without_control(decoded_text(data, name))
    reader = csv.reader(StringIO(words, newline=""), delimiter=_mark(words), strict=False)
    try:
        rows = [(number, row[:LIMIT_COLUMNS]) for number, row in enumerate(reader, 1)]
    except csv.Error as fault:
        raise UnreadablePaper(f"{name}: tệp CSV hỏng, không đọc được. Hãy mở và lưu lại dạng XLSX.") from fault
    told = [(number, {i: cell for i, cell in enumerate(row) if cell.strip()}) for number, row in rows]
    return tuple(sheet_lines([(number, cells) for number, cells in told if cells]))


def _mark(words: str) -> str:
    """The mark that parts most of the first lines into one same number of cells; else that stands in most of them."""
    lines = [line for line in words[:10_000].split("\n") if line.strip()][:SAMPLE]
    return max(MARKS, key=lambda mark: (_alike(lines, mark), sum(mark in line for line in lines)))


def _alike(lines: list[str], mark: str) -> int:
    """How many lines have one same number of cells, as those of a table; titles with a comma have few."""
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=mark, strict=False))
    return max((count for width, count in widths.items() if width >= LEAST_OF_A_TABLE), default=0)
