"""One row of a table: its cells, what it is called and how deep its number stands."""

from dataclasses import dataclass

from ....terms.facts import Span


@dataclass(frozen=True, slots=True)
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
