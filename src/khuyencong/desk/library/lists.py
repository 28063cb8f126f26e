"""The lists of products and establishments in a paper under review, in short: each leads to its table to check."""

from dataclasses import dataclass

from khuyencong.papers.reading.tables.register_heads import Holds
from khuyencong.papers.reading.tables.registers import RegisterTable
from khuyencong.records.models import Paper
from khuyencong.work.library import tables_listed


@dataclass(frozen=True, slots=True)
class ListInShort:
    """A list of a paper as its review page tells of it."""

    start: int
    kind: str
    count: int
    taken: int
    has_money: bool


def lists_of(paper: Paper) -> list[ListInShort]:
    """The lists a paper holds, each with how many of its rows were taken."""
    tables = tables_listed(paper)
    if not tables:
        return []
    taken = list(paper.register.filter(withdrawn_at_act=None).values_list("table", flat=True))
    return [_in_short(paper, table, taken.count(table.start)) for table in tables]


def _in_short(paper: Paper, table: RegisterTable, taken: int) -> ListInShort:
    return ListInShort(table.start, table.kind, table.count(paper.text), taken, Holds.SUPPORT in table.columns)
