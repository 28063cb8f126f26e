"""A table behind the last item of a section that lists the section's items once more: it is the section's own."""

from ....terms.vietnamese import fold
from ..grammar.titles import heading_title
from ..text.grid import Grid, grid_at
from ..text.scan import Scan
from .outline import DASH, TABLE, Node


def free_table(scan: Scan, section: Node) -> None:
    """«3. Hội chợ: chưa phát sinh.» over rows of «1», «2» and «3»: the table leaves the item for its section."""
    last = section.children[-1] if section.children else None
    if last is None or last.level >= DASH or not last.children or last.children[-1].level != TABLE:
        return
    table = last.children[-1]
    grid = grid_at(scan.content, table.span)
    others = {fold(heading_title(item.words)) for item in section.children[:-1]}
    if grid and not others.isdisjoint(_cells(scan, grid)):
        last.children.pop()
        table.path, table.parent = section.path, section
        section.children.append(table)


def _cells(scan: Scan, grid: Grid) -> set[str]:
    return {fold(scan.words(cell)) for row in grid.rows for cell in row}
