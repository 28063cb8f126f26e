"""What the tables of a paper under review are read as: lists in short, each leading to its page, and contents. One
click reads a table the other way; where the same table of a paper before was read so, the page says it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from khuyencong.papers.layout import Block, Part, tables_of
from khuyencong.papers.reading.tables.register_heads import Holds
from khuyencong.papers.reading.tables.registers import RegisterTable
from khuyencong.records.models import Paper
from khuyencong.work.library import (
    Cell,
    TableAs,
    TablesAs,
    heads_told,
    is_to_come,
    read_before,
    table_around,
    tables_as,
    tables_listed,
)
from khuyencong.work.library.tables.teach import UNREAD


@dataclass(frozen=True, slots=True)
class OtherWay:
    """A table that may be read the other way; `like`: the paper before, whose same table was."""

    table: int
    words: str
    like: Paper | None


@dataclass(frozen=True, slots=True)
class ListInShort:
    """A list of a paper as its review page tells of it: what it is read as, why, and the other way."""

    start: int
    kind: str
    count: int
    taken: int
    has_money: bool
    to_come: bool
    read: TableAs
    other: OtherWay | None


def tables_told(
    paper: Paper, before: Mapping[str, tuple[bool, Paper]], tables: Iterable[tuple[int, str]], *, may_correct: bool
) -> dict[str, object]:
    """What the page tells of a paper's tables: its lists, those that part a content, and those of contents."""
    lists = lists_of(paper, before)
    contents = list(contents_of(paper, tables, before, lists)) if may_correct else ()
    return {"lists": lists, "parted": list(parts_of(paper)), "contents": contents}


def lists_of(paper: Paper, before: Mapping[str, tuple[bool, Paper]]) -> list[ListInShort]:
    """The lists a paper holds, each with how many of its rows were taken."""
    tables = tables_listed(paper)
    if not tables:
        return []
    taken = list(paper.register.filter(withdrawn_at_act=None).values_list("table", flat=True))
    read = tables_as(paper)
    return [_in_short(paper, table, taken.count(table.start), before, read) for table in tables]


def _in_short(
    paper: Paper, table: RegisterTable, taken: int, before: Mapping[str, tuple[bool, Paper]], told: TablesAs
) -> ListInShort:
    block, read = table_around(paper, table.start), told.of(table)
    other = _other(paper, block.span.start, "", before, as_list=not read.is_list) if block else None
    has_money = Holds.SUPPORT in table.columns
    to_come = is_to_come(paper, table)
    return ListInShort(table.start, table.kind, table.count(paper.text), taken, has_money, to_come, read, other)


@dataclass(frozen=True, slots=True)
class Parts:
    """A table whose rows only part a content that another one tells."""

    content: str
    other: OtherWay


def parts_of(paper: Paper) -> Iterator[Parts]:
    """The tables of a paper that only part one of its contents."""
    for start, content in tables_as(paper).parts().items():
        if block := table_around(paper, start):
            yield Parts(content, OtherWay(block.span.start, "", None))


def tables_with_facts(paper: Paper, blocks: Sequence[Block], cells: Mapping[int, Cell]) -> Iterator[tuple[int, str]]:
    """The tables of which figures were read, or wait to be, and which nobody said to be lists: where they begin and
    their number."""
    told = {cell.table for cell in cells.values()} | tables_unread(paper)
    told -= {int(start) for start, said in (paper.tables_as or {}).items() if said}
    tables = (block.span.start for block in blocks if block.part is Part.TABLE and block.span.start in told)
    yield from ((start, _("Bảng %(number)d") % {"number": number}) for number, start in enumerate(tables, 1))


def tables_unread(paper: Paper) -> set[int]:
    """The tables with a column of which a person is asked how it is read."""
    asked = [f.start for f in paper.findings.all() if f.rule == UNREAD and not f.settled and f.start is not None]
    around = (table_around(paper, start) for start in asked)
    return {block.span.start for block in around if block}


def contents_of(
    paper: Paper,
    tables: Iterable[tuple[int, str]],
    before: Mapping[str, tuple[bool, Paper]],
    lists: Sequence[ListInShort],
) -> Iterator[OtherWay]:
    """The tables of which figures were read: each may be a list. One told of as a list has its own words."""
    told = {one.other.table for one in lists if one.other}
    return (_other(paper, start, words, before, as_list=True) for start, words in tables if start not in told)


def _other(
    paper: Paper, start: int, words: str, before: Mapping[str, tuple[bool, Paper]], *, as_list: bool
) -> OtherWay:
    said, like = before.get(heads_told(paper, tables_of(paper.text)[start]), (None, None))
    return OtherWay(start, words, like if said is as_list else None)


def ways_before(paper: Paper) -> dict[str, tuple[bool, Paper]]:
    """How tables of papers before were read, while this one waits."""
    return read_before(paper) if paper.state == Paper.State.READ and "|" in paper.text else {}
