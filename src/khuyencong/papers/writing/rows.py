"""Long lists as files, row by row: CSV that a spreadsheet opens with its marks, and XLSX in flat memory.

Text that a spreadsheet would take for a formula never becomes one: in XLSX it is a text cell, in CSV an apostrophe
goes before it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from khuyencong.terms.periods import day_in_figures


class Link(str):
    """An address of this counter, at most 255 signs, that a workbook opens. It is written as a formula: links proper
    are kept until the sheet is closed, and Excel opens none with more than 65,530."""

    __slots__ = ()


Value = str | int | Decimal | date | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ROWS_A_PIECE = 500
_WIDEST = 36  # letters; longer words go on in the next line
_LINE = 15  # points of one line of a row
_TALLEST = 409  # points; Excel opens no taller row
_PAGE = 190  # letters across a lying A4 page that are still read with ease
_ARROW = 3  # letters: room beside a head for the filter's button
_A4 = 9


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


@dataclass(frozen=True, slots=True)
class Summed:
    """A column that is added up below the rows, if each of the columns `alike` says one thing all the way down."""

    column: int
    alike: tuple[int, ...] = ()


def write_xlsx(
    head: Sequence[str], rows: Iterable[Sequence[Value]], stream: IO[bytes], name: str, summed: Summed | None = None
) -> None:
    """One sheet of that name, as wide as its words need, its head frozen, with a filter, ready to be printed."""
    with Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = _Rows(book, name, head, summed)
        for row in rows:
            sheet.row(row)
        sheet.close()


class _Rows:
    """The sheet while it is written downwards; it remembers of the rows only what its columns need."""

    def __init__(self, book: Workbook, name: str, head: Sequence[str], summed: Summed | None) -> None:
        self.sheet, self.at, self.last = book.add_worksheet(name), 0, len(head) - 1
        shown = {"text_wrap": True, "valign": "top"}
        self.bold = book.add_format({**shown, "bold": True, "bottom": 1})
        self.words = book.add_format(shown)
        self.address = book.get_default_url_format()
        self.day = book.add_format({**shown, "num_format": "dd/mm/yyyy"})
        self.moment = book.add_format({**shown, "num_format": "dd/mm/yyyy hh:mm"})
        self.number = book.add_format({"valign": "top", "num_format": "#,##0.####"})
        self.total = book.add_format({"bold": True, "top": 1, "num_format": "#,##0.####"})
        self.widths = [max(map(len, words.split()), default=0) + _ARROW for words in head]
        self.told: list[set[Value]] = [set() for _ in head]  # at most two: whether a column says one thing
        self.links = set[int]()
        self.summed, self.sum = summed, Decimal()
        self.sheet.set_row(0, 2 * _LINE)
        self.sheet.write_row(0, 0, head, self.bold)

    def row(self, row: Sequence[Value]) -> None:
        self.at += 1
        lines = max((_lines(value) for value in row if not isinstance(value, Link)), default=1)
        self.sheet.set_row(
            self.at, min(_LINE * lines, _TALLEST)
        )  # not every program makes room for wrapped words by itself
        for column, value in enumerate(row):
            self.cell(column, value)
            self.widths[column] = max(self.widths[column], _width(value))
            if len(self.told[column]) < 2:
                self.told[column].add(value)
            if self.summed and column == self.summed.column and isinstance(value, int | Decimal):
                self.sum += value

    def cell(self, column: int, value: Value) -> None:
        at, sheet = self.at, self.sheet
        if isinstance(value, date):
            sheet.write_datetime(at, column, value, self.moment if isinstance(value, datetime) else self.day)
        elif isinstance(value, int | Decimal):
            sheet.write_number(at, column, value, self.number)
        elif isinstance(value, Link):
            self.links.add(column)
            address = value.replace('"', '""')
            sheet.write_formula(at, column, f'=HYPERLINK("{address}")', self.address, value)
        elif value:
            sheet.write_string(at, column, value, self.words)

    def close(self) -> None:
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, min(width, _WIDEST))
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, self.at, self.last)
        rows, summed = self.at, self.summed
        if summed and rows and all(len(self.told[column]) == 1 for column in summed.alike):
            self.at += 1  # SUBTOTAL adds what the filter leaves in sight
            span = xl_range(1, summed.column, rows, summed.column)
            shown = int(self.sum) if self.sum == int(self.sum) else float(self.sum)  # to who does not reckon
            self.sheet.write_formula(self.at, summed.column, f"=SUBTOTAL(109,{span})", self.total, shown)
        self._set_for_print()

    def _set_for_print(self) -> None:
        """Lying A4, as many pages wide as can be read, the head on each; addresses at the end are not printed."""
        last = next((column for column in range(self.last, -1, -1) if column not in self.links), self.last)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        across = sum(min(width, _WIDEST) for width in self.widths[: last + 1])
        self.sheet.fit_to_pages(max(1, round(across / _PAGE)), 0)
        self.sheet.repeat_rows(0)
        self.sheet.print_area(0, 0, self.at, last)
        self.sheet.set_footer("&C&P/&N")


def _width(value: Value) -> int:
    """About how many letters a value is wide in its cell."""
    if isinstance(value, int | Decimal):
        return len(f"{value:,}") + 1
    return max(map(len, str(_plain(value)).split("\n"))) + 1


def _lines(value: Value) -> int:
    """In how many lines a value stands in its cell: those it has itself, each as long as the cell is wide."""
    return sum(-(-_width(part) // _WIDEST) for part in (value.split("\n") if isinstance(value, str) else (value,)))


def _plain(value: Value) -> str | int | Decimal:
    if isinstance(value, datetime):
        return f"{day_in_figures(value)} {value:%H:%M}"
    if isinstance(value, date):
        return day_in_figures(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece
