"""The lists of products and establishments in a paper under review, in short: each leads to its table to check."""

from dataclasses import dataclass

from khuyencong.records.models import Paper
from khuyencong.work.library import tables_listed


@dataclass(frozen=True, slots=True)
class ListInShort:
    """A list of a paper as its review page tells of it."""

    start: int
    kind: str
    count: int
    taken: int


def lists_of(paper: Paper) -> list[ListInShort]:
    """The lists a paper holds, each with how many of its rows were taken."""
    tables = tables_listed(paper)
    if not tables:
        return []
    taken = list(paper.register.filter(withdrawn_at_act=None).values_list("table", flat=True))
    return [ListInShort(t.start, t.kind, len(t.grid.rows) - t.first, taken.count(t.start)) for t in tables]
