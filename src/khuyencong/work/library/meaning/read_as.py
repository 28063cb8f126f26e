"""What the tables of a paper are read as: lists, or contents. A person says it, else the reader."""

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


def table_as(paper: Paper, table: RegisterTable) -> TableAs:
    """Whether a list of a paper is one alone, or its rows are contents too, and why."""
    told = (read for at, read in (paper.tables_read or {}).items() if stands_in(table.span, int(at)))
    read = next((TableAs(*one) for one in told), TableAs(not table.is_open))
    said = next((said for at, said in said_of(paper).items() if stands_in(table.span, at)), read.is_list)
    return read if said is read.is_list else TableAs(said)


def said_of(paper: Paper) -> dict[int, bool]:
    """Of the tables of a paper, by where they begin, whether a person said that they are lists."""
    blocks = tables_of(paper.text) if paper.tables_as else {}
    told = ((blocks.get(int(start)), said) for start, said in (paper.tables_as or {}).items())
    return {block.grid.rows[0][0].start: said for block, said in told if block and block.grid}


def read_as(paper: Paper) -> dict[int, bool]:
    """The same with what the reader decided of the other lists."""
    said, read = said_of(paper), (paper.tables_read or {}).items()
    told = {int(at): is_list for at, (is_list, why, _content) in read if why != PARTS and int(at) not in said}
    return said | told  # of one table, what is told first holds


def lists_told(paper: Paper) -> dict[int, bool]:
    """The same without those whose rows are contents: they are lists beside that, by their heads."""
    said = said_of(paper)
    return {at: is_list for at, is_list in read_as(paper).items() if is_list or at in said}


def parts_told(paper: Paper) -> dict[int, str]:
    """Of the tables that only part a content, where they begin and which one, unless a person said they are more."""
    said, read = said_of(paper), (paper.tables_read or {}).items()
    parts = ((int(at), content) for at, (_is_list, why, content) in read if why == PARTS)
    return {at: content for at, content in parts if said.get(at) is not False}


def table_around(paper: Paper, position: int) -> Block | None:
    """The table that a character of a paper's text stands in."""
    return next((block for block in tables_of(paper.text).values() if stands_in(block.span, position)), None)


def is_list(paper: Paper, block: Block) -> bool:
    """Whether a table of a paper is read as a list, or parts a content, and tells none."""
    if any(stands_in(block.span, at) for at in parts_told(paper)):
        return True
    lists = (one for one in register_tables(paper.text, lists_told(paper)) if stands_in(block.span, one.start))
    return any(table_as(paper, one).is_list for one in lists)


def holds_contents(paper: Paper, block: Block) -> bool:
    """Whether figures may be read in a table of a paper: in any that is no list."""
    return block.grid is not None and not is_list(paper, block)


def stands_in(span: Span, position: int) -> bool:
    return span.start <= position < span.end
