"""What the tables of a paper are read as: lists, or contents. A person says it, else the reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from khuyencong.papers.layout import Block, tables_of
from khuyencong.papers.reading.tables.registers import RegisterTable, register_tables
from khuyencong.records.models import Paper
from khuyencong.terms.facts import ListOrContents, Span

PARTS = ListOrContents.PARTS.value


@dataclass(frozen=True, slots=True)
class TableAs:
    """What a table that may be either is read as; no `why` where a person said the other, or it was read long ago."""

    is_list: bool
    why: str = ""
    content: str = ""  # the one that tells the list's money


@dataclass(frozen=True, slots=True)
class TablesAs:
    """Of one paper what persons said of its tables, that they are lists or not, and what the reader decided of those
    that may be either; each is told by a character that stands in it."""

    text: str
    said: Mapping[int, bool]
    read: Mapping[int, TableAs]

    def for_reader(self) -> dict[int, bool]:
        """Which are lists, but for those that part a content: with this the paper is read again as it was."""
        decided = {at: one.is_list for at, one in self.read.items() if one.why != PARTS and at not in self.said}
        return {**self.said, **decided}  # of one table, what is told first holds

    def for_register(self) -> dict[int, bool]:
        """The same without those whose rows are contents: they are lists beside that, by their heads."""
        return {at: is_list for at, is_list in self.for_reader().items() if is_list or at in self.said}

    def parts(self) -> dict[int, str]:
        """Those that only part a content, and which one, unless a person said they are more."""
        parts = ((at, one.content) for at, one in self.read.items() if one.why == PARTS)
        return {at: content for at, content in parts if self.said.get(at) is not False}

    def of(self, table: RegisterTable) -> TableAs:
        """Whether a list is one alone, or its rows are contents too, and why."""
        read = next((one for at, one in self.read.items() if stands_in(table.span, at)), TableAs(not table.is_open))
        said = next((said for at, said in self.said.items() if stands_in(table.span, at)), read.is_list)
        return read if said is read.is_list else TableAs(said)

    def is_list(self, block: Block) -> bool:
        """Whether a table is read as a list, or parts a content, and tells none."""
        if any(stands_in(block.span, at) for at in self.parts()):
            return True
        lists = register_tables(self.text, self.for_register())
        return any(self.of(one).is_list for one in lists if stands_in(block.span, one.start))

    def holds_contents(self, block: Block) -> bool:
        """Whether figures may be read in a table: in any that is no list."""
        return block.grid is not None and not self.is_list(block)


def tables_as(paper: Paper) -> TablesAs:
    blocks = tables_of(paper.text) if paper.tables_as else {}
    told = ((blocks.get(int(start)), said) for start, said in (paper.tables_as or {}).items())
    said = {block.grid.rows[0][0].start: said for block, said in told if block and block.grid}
    return TablesAs(paper.text, said, {int(at): TableAs(*one) for at, one in (paper.tables_read or {}).items()})


def table_around(paper: Paper, position: int) -> Block | None:
    """The table that a character of a paper's text stands in."""
    return next((block for block in tables_of(paper.text).values() if stands_in(block.span, position)), None)


def stands_in(span: Span, position: int) -> bool:
    return span.start <= position < span.end
