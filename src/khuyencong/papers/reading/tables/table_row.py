"""One row of a table: its cells, what it is called and how deep its number stands."""

from collections.abc import Sequence
from itertools import pairwise

from ....terms.facts import Span
from ....terms.tables import adds_up_english
from ....terms.values import value_class
from ..text.scan import Scan
from .heads import SUM_ROW

LONGEST_NUMBER = 3
LONGEST_LIST = 40  # rows with letters under one number


@value_class(frozen=True, slots=True)
class TableRow:
    cells: tuple[Span, ...]
    title: Span
    index: str
    depth: int
    is_revenue: bool = False

    @property
    def span(self) -> Span:
        return Span(self.cells[0].start, self.cells[-1].end)


def named(group: TableRow, words: str) -> str:
    return f"{group.index}. {words}".lstrip(". ")


def path_of(start: str, groups: Sequence[str], before: Sequence[TableRow], index: str) -> str:
    """«I.1.a»: the numbers of the groups over a row, of the item that its letter stands under, and its own."""
    lettered = index.isalpha() and index.islower()
    near = (row.index for row in before[: -LONGEST_LIST - 1 : -1] if lettered and row.index.isdecimal())
    return ".".join(part for part in (start, *groups, next(near, ""), index) if part)


def rows_below(scan: Scan, rows: Sequence[TableRow], i: int) -> list[TableRow]:
    """The rows that stand under a row by their numbers."""
    below: list[TableRow] = []
    for row in rows[i + 1 :]:
        if row.depth <= rows[i].depth or SUM_ROW.match(scan.fold(row.title)):
            break
        below.append(row)
    return below


def leaves_out(rows: Sequence[TableRow]) -> bool:
    """«1, 2, 3, 7, 8»: the numbers are those of another list, of which some are not here; one may be a slip."""
    numbers = [int(row.index) for row in rows if row.index.isdecimal() and len(row.index) <= LONGEST_NUMBER]
    return sum(max(0, after - before - 1) for before, after in pairwise(numbers)) > 1


def shows_english(scan: Scan, rows: Sequence[TableRow], money: Sequence[int]) -> bool:
    """Whether one column of money shows by its rows against its total that commas stand between thousands."""
    totals = [row for row in rows if SUM_ROW.match(scan.fold(row.title))]
    items = [row for i, row in enumerate(rows) if row not in totals and not rows_below(scan, rows, i)]
    return len(totals) == 1 and any(
        adds_up_english([scan.words(row.cells[j]) for row in items], scan.words(totals[0].cells[j])) for j in money
    )
