"""What the cells of a row say of who gets its content, who does it, when and where."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from ....terms.facts import Arranged, Arrangement, Role, Span
from ..grammar.arranged_times import period_arranged
from ..grammar.periods import spans_years
from ..grammar.recipients import listed_recipients, told_recipients
from ..text.scan import Scan
from .column import Column, Kind
from .heads import has_words
from .table_row import TableRow


def arranged_in(
    scan: Scan, columns: Sequence[Column], row: TableRow, role: Role | None, period: str | None
) -> tuple[Arrangement, ...]:
    """Recipients and place of any figure; of a planned one also who does it, and when; `period` is what the table
    speaks of."""
    cells = [(c.arranges, cell) for c, cell in zip(columns, row.cells, strict=True) if c.arranges and has_words(cell)]
    recipients = list(_recipients(scan, cells)) or list(told_recipients(scan, row.title))
    told = [Arrangement(Arranged.RECIPIENT, scan.words(span), span) for span in recipients]
    for kind, cell in cells:
        if role is not Role.PLAN and kind is not Arranged.VENUE:
            continue
        if kind is not Arranged.RECIPIENT and not any(cell.start <= one.start < cell.end for one in recipients):
            is_time = kind is Arranged.TIME
            when = period_arranged(scan.fold(cell), period and period[:4], bare=False) if is_time else None
            told.append(Arrangement(kind, scan.words(cell), cell, when))
    return tuple(told)


def titles_again(scan: Scan, rows: Iterable[TableRow]) -> frozenset[str]:
    """What more than one row of a table is called."""
    told = Counter(scan.fold(row.title) for row in rows)
    return frozenset(title for title, times in told.items() if times > 1)


def money_time(
    scan: Scan, columns: Sequence[Column], row: TableRow, period: str | None, again: Collection[str]
) -> str | None:
    """The time of a row's figures where it is not that of its column: the year by which a row of a table of years is
    called, or the part of the year that tells rows of one name apart, `again`. Else when in the year a content is to be
    done is told by its arrangement, as in sentences: its money is the year's."""
    if called := _YEAR.fullmatch(scan.words(row.title)):
        return called["year"]
    if scan.fold(row.title) not in again:
        return None
    cell = next((cell for c, cell in zip(columns, row.cells, strict=True) if c.kind is Kind.TIME), None)
    when = period_arranged(scan.fold(cell), period and period[:4], bare=False) if cell else None
    of_one_year = period is not None and not spans_years(period)
    return None if when and of_one_year and spans_years(when) else when


_YEAR = re.compile(r"(?:Năm )?(?P<year>20\d\d)")


def _recipients(scan: Scan, cells: Sequence[tuple[Arranged, Span]]) -> Iterator[Span]:
    """Of their own column; or firms that carry out what is given to them."""
    for kind, cell in cells:
        if kind in (Arranged.RECIPIENT, Arranged.DOER):
            yield from listed_recipients(scan, cell, any_name=kind is Arranged.RECIPIENT)
