"""XLSX by XlsxWriter: a paper as sheets, its tables as numbers and live formulas, its words never as formulas.

Written row by row (`constant_memory`): nothing above the current row can be changed, so no cell spans two rows.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby, zip_longest
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from khuyencong.terms.document import Annex, Block, Heading, Paragraph, Row, Run, TableBlock

from .cells import Numeral, formula_text, numeral_of, place
from .grid import Grid, sheet_grid, spans_of
from .package import repeatable
from .printed import (
    RECIPIENTS_TITLE,
    SALUTATION,
    STATE_MOTTO,
    STATE_NAME,
    Printed,
    annex_label,
    heading_text,
    with_places,
)

_A4 = 9
_INCH = 25.4  # millimetres
_MARGINS = {"left": 30 / _INCH, "right": 15 / _INCH, "top": 20 / _INCH, "bottom": 20 / _INCH}
_BODY_SHEET = "Văn bản"
_WORDS = 13  # points of letters in running words
_LINE_HEIGHT = 1.31  # of a line, in sizes of its letters
_LETTERS_A_UNIT = 13.65  # letters of one point in one unit of column width, careful enough that no line is cut


def xlsx_bytes(paper: Printed) -> bytes:
    """The paper as a workbook: its text on one sheet, each annex on a sheet of its own."""
    stream = BytesIO()
    book = Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = datetime(paper.dated.year, paper.dated.month, paper.dated.day)  # noqa: DTZ001 - a day without a clock
    book.set_properties({"title": paper.name, "author": paper.author, "subject": paper.subject, "created": day})
    ink = _Ink(book)
    if not paper.annexes_only:
        ink.body(paper)
    for annex in paper.annexes:
        ink.annex(annex, paper.attached_to)
    book.close()
    return repeatable(stream.getvalue(), paper.dated)


class _Ink:
    """Writes sheets; keeps one format for each look."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def look(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            base = {"font_name": "Times New Roman", "font_size": _WORDS, "text_wrap": True, "valign": "vcenter"}
            self.formats[key] = self.book.add_format(base | properties)
        return self.formats[key]

    def body(self, paper: Printed) -> None:
        page = self.page(_BODY_SHEET, sheet_grid(paper.body, landscape=False), landscape=False)
        if paper.circulation:
            page.pair("", paper.circulation, right={"bold": True, "align": "right"})
        page.pair(with_places(paper.parent_agency), STATE_NAME, right={"bold": True})
        page.pair(with_places(paper.agency), STATE_MOTTO, left={"bold": True}, right={"bold": True})
        page.pair(paper.number, paper.dateline, right={"italic": True})
        if paper.matter:
            page.pair(paper.matter, "", left={"font_size": 12})
        if paper.draft:
            page.pair(paper.draft, "", left={"bold": True})
        if paper.urgency:
            page.pair(paper.urgency, "", left={"bold": True, "font_color": "#FF0000"})
        for words in ("", paper.kind, paper.title, "") if paper.kind else ("",):
            page.line(words, bold=True, align="center")
        self.salutation(page, paper)
        if paper.decided_by:
            page.line(paper.decided_by, bold=True, align="center")
        for basis in paper.bases:
            page.line(basis, italic=True)
        if paper.resolved:
            page.line(paper.resolved, bold=True, align="center")
        page.blocks(paper.body)
        self.closing(page, paper)
        if paper.address:
            page.line("")
            page.line(paper.address, font_size=11, align="center", top=1)

    def salutation(self, page: "_Page", paper: Printed) -> None:
        if len(paper.addressees) == 1:
            page.line(f"{SALUTATION} {paper.addressees[0]}", align="center")
        elif paper.addressees:
            page.line(SALUTATION, align="center")
            for addressee in paper.addressees:
                page.line(addressee, indent=12)

    def closing(self, page: "_Page", paper: Printed) -> None:
        """Nơi nhận left and the signature right, level with each other; of minutes both signatures, then Nơi nhận."""
        recipients = [RECIPIENTS_TITLE, *paper.recipients] if paper.recipients else []
        small: dict[str, Any] = {"font_size": 11, "align": "left"}
        page.line("")
        if not paper.second_authority:
            page.sides(recipients, _signed(paper.authority, paper.signer), left=small, right={"bold": True})
            return
        seconds = _signed(paper.second_authority, paper.second_signer)
        page.sides(seconds, _signed(paper.authority, paper.signer), left={"bold": True}, right={"bold": True})
        page.sides(recipients, [], left=small, right={})

    def annex(self, annex: Annex, attached_to: str) -> None:
        name = annex_label(annex)
        page = self.page(name, sheet_grid(annex.blocks, annex.landscape), annex.landscape)
        page.line(name, bold=True, align="center")
        page.line(annex.title.upper(), bold=True, align="center")
        page.line(with_places(attached_to), italic=True, align="center")
        page.line("")
        page.blocks(annex.blocks)

    def page(self, name: str, grid: Grid, landscape: bool) -> "_Page":
        sheet = self.book.add_worksheet(name[:31])
        (sheet.set_landscape if landscape else sheet.set_portrait)()
        sheet.set_paper(_A4)
        sheet.set_margins(**_MARGINS)
        sheet.set_header('&C&"Times New Roman"&14&P', {"margin": 8 / _INCH})
        sheet.fit_to_pages(1, 0)
        for number, width in enumerate(grid.widths):
            sheet.set_column(number, number, width)
        return _Page(sheet, grid, self)


class _Page:
    """One sheet, written downwards."""

    def __init__(self, sheet: Worksheet, grid: Grid, ink: _Ink) -> None:
        self.sheet, self.grid, self.ink = sheet, grid, ink
        self.at = 0
        self.frozen = False

    def line(self, text: str, **look: Any) -> None:
        """Words over the whole width."""
        self.words(0, self.grid.last, text, self.ink.look(**look))
        self.next(text, spans=[(0, self.grid.last)])

    def pair(
        self, one: str, other: str, left: dict[str, Any] | None = None, right: dict[str, Any] | None = None
    ) -> None:
        """Words left and right, as in the head and below the signature."""
        if not one and not other:
            self.at += 1
            return
        middle = self.grid.middle
        self.words(0, middle, one, self.ink.look(**{"align": "center", **(left or {})}))
        self.words(middle + 1, self.grid.last, other, self.ink.look(**{"align": "center", **(right or {})}))
        self.next(one, other, spans=[(0, middle), (middle + 1, self.grid.last)])

    def sides(self, texts: list[str], others: list[str], **looks: dict[str, Any]) -> None:
        """Lines beside lines, from the same row down."""
        for one, other in zip_longest(texts, others, fillvalue=""):
            self.pair(one, other, **looks)

    def words(self, first: int, last: int, text: str, look: Any) -> None:
        """A string, whatever it begins with; a merged cell is begun empty and then filled."""
        if last > first:
            self.sheet.merge_range(self.at, first, self.at, last, "", look)
        self.sheet.write_string(self.at, first, text, look) if text else self.sheet.write_blank(
            self.at, first, None, look
        )

    def next(self, *texts: str, spans: Sequence[tuple[int, int]], size: int = _WORDS) -> None:
        """To the next row; no program makes a row of merged cells high enough by itself, so the height is reckoned."""
        lines = (self.lines(text, *span, size) for text, span in zip(texts, spans, strict=True))
        self.sheet.set_row(self.at, size * _LINE_HEIGHT * max(lines, default=1))
        self.at += 1

    def lines(self, text: str, first: int, last: int, size: int) -> int:
        """How many lines words take in these columns."""
        letters = int(sum(self.grid.widths[first : last + 1]) * _LETTERS_A_UNIT / size)
        return len(wrap(text, max(letters, 1))) or 1

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            match block:
                case Heading():
                    self.line(heading_text(block), bold=True)
                case Paragraph():
                    self.line(_plain(block.runs), italic=block.italic)
                case TableBlock():
                    self.table(block)

    def table(self, table: TableBlock) -> None:
        if table.caption:
            self.line(table.caption, bold=True, align="center")
        if table.unit_note:
            self.line(table.unit_note, italic=True, align="right")
        spans = spans_of(table.columns, self.grid)
        top = self.at
        self.head(table, spans)
        if not self.frozen:  # the first table's head stays in sight and is printed on every page
            self.sheet.freeze_panes(self.at, 0)
            self.sheet.repeat_rows(top, self.at - 1)
            self.frozen = True
        first = self.at
        for row in table.rows:
            self.row(row, table, spans, first)
        self.at += 1

    def head(self, table: TableBlock, spans: list[tuple[int, int]]) -> None:
        """Groups above titles; a column without group leaves the upper cell open."""
        columns, size = table.columns, table.size
        grouped = any(column.group for column in columns)
        if grouped:
            numbered = list(zip(columns, spans, strict=True))
            for group, members in groupby(numbered, key=lambda pair: pair[0].group):
                under = [span for _, span in members]
                pieces = [(under[0][0], under[-1][1])] if group else under
                for piece in pieces:
                    self.words(*piece, group, self.title_look(size, open_below=not group))
            self.at += 1
        for column, span in zip(columns, spans, strict=True):
            self.words(*span, column.title, self.title_look(size, open_above=grouped and not column.group))
        self.next(*(column.title for column in columns), spans=spans, size=size)

    def title_look(self, size: int, open_below: bool = False, open_above: bool = False) -> Any:
        open_sides = {"bottom": 0} if open_below else {"top": 0} if open_above else {}
        return self.ink.look(bold=True, align="center", font_size=size, border=1, **open_sides)

    def row(self, row: Row, table: TableBlock, spans: list[tuple[int, int]], first: int) -> None:
        bold = row.kind != "item"
        for cell, column, span in zip(row.cells, table.columns, spans, strict=True):
            number = numeral_of(cell, column)
            look = {"bold": bold, "align": column.align, "font_size": table.size, "border": 1}
            if number is None:
                self.words(*span, cell.text, self.ink.look(**look))
                continue
            refs = formula_text(cell.formula, place(first, self.at, spans, span)) if cell.formula else ""
            self.number(span, number, refs, self.ink.look(**look, num_format=number.format))
        self.next(*(cell.text for cell in row.cells), spans=spans, size=table.size)

    def number(self, span: tuple[int, int], number: Numeral, formula: str, look: Any) -> None:
        if span[1] > span[0]:
            self.sheet.merge_range(self.at, span[0], self.at, span[1], "", look)
        if formula:
            self.sheet.write_formula(self.at, span[0], formula, look, number.value)
        else:
            self.sheet.write_number(self.at, span[0], number.value, look)


def _signed(authority: tuple[str, ...], signer: str) -> list[str]:
    """The lines of a signature, with room for the hand that signs."""
    return [*authority, *([""] * 4), signer]


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
