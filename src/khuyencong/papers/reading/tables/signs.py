"""What a note beside a table says of its signs: «ghi 0 khi chưa có số» makes a zero of it no figure."""

import re

from ....terms.facts import Span
from ..text.grid import Grid
from ..text.scan import Scan
from .around import NOTE_REACH

_ZERO_UNTOLD = re.compile(
    r"\b(?:ghi|de|dien|nhap)(?: so)? \W?0\W? (?:khi|neu|doi voi|cho|o)\b[^.|]{0,60}"
    r"\b(?:chua|khong) (?:co|duoc)(?: so| du| bao)(?! (?:lieu )?phat sinh)"
    r"|\bso \W?0\W? (?:la|nghia la|tuc la) chua co so"
)
_ZERO = re.compile(r"0+(?:,0+)?")


def without_untold(scan: Scan, grid: Grid) -> Grid:
    """The table with blank cells where its note says that a zero stands for a figure nobody has."""
    first, last = grid.rows[0][0].start, grid.rows[-1][-1].end
    noted = (
        _ZERO_UNTOLD.search(scan.folded, start, end)
        for start, end in ((max(0, first - NOTE_REACH), first), (last, last + NOTE_REACH))
    )
    return Grid(tuple(tuple(_told(scan, cell) for cell in row) for row in grid.rows)) if any(noted) else grid


def _told(scan: Scan, cell: Span) -> Span:
    return Span(cell.start, cell.start) if _ZERO.fullmatch(scan.words(cell)) else cell
