"""Long lists as files, row by row: CSV that a spreadsheet opens with its marks, and XLSX in flat memory.

Text that a spreadsheet would take for a formula never becomes one: in XLSX it is a text cell, in CSV an apostrophe
goes before it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO

from xlsxwriter import Workbook


class Link(str):
    """An address that a workbook opens."""

    __slots__ = ()


Value = str | int | Decimal | date | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ROWS_A_PIECE = 500
_WIDTH = 18
_MOST_LINKS = 60_000  # Excel opens no sheet with more than 65,530; the rest are words


def write_csv(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """Pieces of a CSV file in UTF-8 with its mark, by which Excel knows the letters."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    writer.writerow(head)
    for number, row in enumerate(rows, 1):
        writer.writerow([_plain(value) for value in row])
        if number % _ROWS_A_PIECE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def write_xlsx(head: Sequence[str], rows: Iterable[Sequence[Value]], stream: IO[bytes], name: str) -> None:
    """One sheet of that name with its head frozen and a filter over it."""
    with Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(name)
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        number = book.add_format({"num_format": "#,##0.####"})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(head) - 1, _WIDTH)
        sheet.write_row(0, 0, head, bold)
        at = 0
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, moment if isinstance(value, datetime) else day)
                elif isinstance(value, int | Decimal):
                    sheet.write_number(at, column, value, number)
                elif isinstance(value, Link) and at <= _MOST_LINKS:
                    sheet.write_url(at, column, value)
                elif value:
                    sheet.write_string(at, column, value)
        sheet.autofilter(0, 0, at, len(head) - 1)


def _plain(value: Value) -> str | int | Decimal:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece
