"""The rows of one content: the first tells it, each further one tells a further target of it."""

from collections.abc import Iterator, Sequence

from khuyencong.terms.document import Row, TableBlock

_NAMED = 2  # columns of the number and the title


def goes_on(row: Row) -> bool:
    """Whether a row tells a further target of the content above it."""
    return row.kind == "item" and not any(cell.text for cell in row.cells[:_NAMED])


def contents(rows: Sequence[Row]) -> Iterator[range]:
    """The places of the rows of each content; a row that is no content's stands alone."""
    first = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[first].kind != "item" or not goes_on(rows[at]):
            yield range(first, at)
            first = at


def told_once(table: TableBlock, content: range) -> set[int]:
    """The columns whose first cell stands beside all rows of a content: its number, its title, and words that no
    further row adds to. A blank number is none: there a target is not told."""
    further = [table.rows[at] for at in content[1:]]
    words = (number for number, column in enumerate(table.columns) if number < _NAMED or column.align == "left")
    return {number for number in words if further and not any(row.cells[number].text for row in further)}
