"""A table without figures that says of each content when, where and by whom it is done: «Phân công thực hiện»."""

from dataclasses import replace

from ....terms.facts import Activity, Role
from ..grammar.roles import Context
from ..grammar.titles import heading_title
from ..text.grid import Grid
from ..text.scan import Scan
from .arranged_cells import arranged_in
from .column import Kind
from .columns import columns_of
from .heads import first_data_row, has_words, heads_of, is_numbering
from .registers import is_register
from .table_row import TableRow


def arranged_rows(scan: Scan, grid: Grid, context: Context, path: str) -> list[Activity]:
    """What each row plans for the content it names, of a plan's paper; such a row alone is no content."""
    if context.role is not Role.PLAN or is_register(scan, grid):
        return []
    first = first_data_row(scan, grid)
    columns = columns_of(heads_of(scan, grid, first), context.year, only_arranged=True)
    if columns is None:
        return []
    kinds = [column.kind for column in columns]
    title_at = kinds.index(Kind.TITLE)
    rows = []
    for cells in grid.rows[first:]:
        index = scan.words(cells[kinds.index(Kind.INDEX)]).strip(" .()") if Kind.INDEX in kinds else ""
        row = TableRow(cells, cells[title_at], index, 0)
        arranged = arranged_in(scan, columns, row, Role.PLAN, context.period)
        if arranged and has_words(row.title) and not is_numbering(scan, cells):
            told = Activity(f"{path}.{index}".rstrip("."), "", heading_title(scan.words(row.title)), row.span)
            rows.append(replace(told, role=Role.PLAN, period=context.period, arrangements=arranged))
    return rows
