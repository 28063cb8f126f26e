"""What stays on one page: a head with what it opens, a sum with what it adds up, the last words with who signs."""

from itertools import takewhile

from khuyencong.terms.document import Block, Paragraph, Row, TableBlock

from .contents import goes_on
from .widths import row_lines

_WITH_SIGNATURE = 2  # paragraphs: the closing words and what they close
_SMALL_TABLE, _TABLES_END, _ONE_ROW = 10, 14, 30  # lines that stay on one page, which may leave as many empty above


def leads_on(block: Block) -> bool:
    """Whether words open what follows («gồm:», «Trong đó:»), so that no page ends with them."""
    return isinstance(block, Paragraph) and "".join(run.text for run in block.runs).rstrip().endswith(":")


def parted(body: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The body, and its last words: at most two paragraphs that go with the signature to its page."""
    kept = sum(1 for _ in takewhile(lambda block: isinstance(block, Paragraph), reversed(body[-_WITH_SIGNATURE:])))
    return body[: len(body) - kept], body[len(body) - kept :]


def row_leads_on(row: Row, below: Row) -> bool:
    """Whether a row stays with the one below: a group with its first content, a content with its further targets, the
    last content with the sum."""
    return row.kind == "group" or goes_on(below) or below.kind == "total"


def may_be_torn(row: Row, table: TableBlock) -> bool:
    """Whether a row is so high that it needs two pages; all others stay whole."""
    return row_lines(row, table) > _ONE_ROW


def stays_whole(table: TableBlock) -> bool:
    """Whether a table is so small that it goes to the next page rather than leave a row there under its head again."""
    return sum(row_lines(row, table) for row in table.rows) <= _SMALL_TABLE


def end_begins(table: TableBlock) -> int:
    """The row from which a table stays on one page with the note below it: the last content before the sum, or before
    the end; none where that is too high."""
    sums = [number for number, row in enumerate(table.rows) if row.kind == "total"]
    for at in (*sums[-1:], len(table.rows) - 1):
        first = _opened_at(table, at)
        if sum(row_lines(row, table) for row in table.rows[first:]) <= _TABLES_END:
            return first
    return len(table.rows)


def _opened_at(table: TableBlock, at: int) -> int:
    """The first of the rows that lead on to this one."""
    while at > 0 and row_leads_on(table.rows[at - 1], table.rows[at]):
        at -= 1
    return at
