"""XLSX by XlsxWriter: a paper as sheets, its tables as numbers and live formulas, its words never as formulas.

Written row by row (`constant_memory`): nothing above the current row can be changed, so no cell spans two rows.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import chain, groupby, zip_longest
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from khuyencong.terms.document import Annex, Block, Heading, Paragraph, Row, Run, TableBlock

from .cells import Numeral, formula_text, numeral_of, place
from .grid import Grid, sheet_grid, spans_of
from .lines import line_count, text_width
from .package import repeatable
from .printed import (
    RECIPIENTS_TITLE,
    SALUTATION,
    STATE_MOTTO,
    STATE_NAME,
    TABLE_NOTES,
    Printed,
    annex_label,
    heading_text,
    with_places,
)
from .together import end_begins, parted

_A4 = 9
_INCH = 25.4  # millimetres
_MARGINS = {"left": 30 / _INCH, "right": 15 / _INCH, "top": 20 / _INCH, "bottom": 20 / _INCH}
_ROOM, _WIDE_ROOM = 728, 482  # points of A4 between margins of 20 millimetres, upright and across
_DRAWN = range(92, 101)  # per cent of their size in which programs draw the rows of a sheet, to fit its width
_BODY_SHEET = "Văn bản"
_TYPE = "Times New Roman"
_WORDS = 13  # points of letters in running words
_PLAIN_ROW = 15  # points of a row that nobody set
_LINE_HEIGHT = 1.31  # of a line, in sizes of its letters
_POINTS_A_UNIT = 5.2  # points in one unit of column width, careful enough that no line is cut
_BOLD = 1.06  # how much wider bold letters are
_NOTE = 12  # points of what is said under a table
_NAME, _MOTTO = 12, 13  # points of the head's letters: the decree's own example, in which both names keep apart
_PIXELS, _RULED = 4 / 3, 6  # of a screen in one point; points that a line below a row's words takes
_SINGLE = 1.15  # sizes of the letters from line to line

_Line = tuple[str, dict[str, Any]]  # words and how they look

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    # Columns are measured in digits of the book's own type: in one that every office has they are as wide everywhere.
    "default_format_properties": {"font_name": _TYPE, "font_size": 11, "font_scheme": False},
}


def xlsx_bytes(paper: Printed) -> bytes:
    """The paper as a workbook: its text on one sheet, each annex on a sheet of its own."""
    stream = BytesIO()
    book = Workbook(stream, _OPTIONS)
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
            base = {"font_name": _TYPE, "font_size": _WORDS, "text_wrap": True, "valign": "vcenter"}
            self.formats[key] = self.book.add_format(base | properties)
        return self.formats[key]

    def body(self, paper: Printed) -> None:
        page = self.page(_BODY_SHEET, sheet_grid(paper.body, landscape=False).parted(), landscape=False)
        self.head(page, paper)
        self.salutation(page, paper)
        if paper.decided_by:
            page.line(paper.decided_by, bold=True, align="center")
        for basis in paper.bases:
            page.line(basis, italic=True)
        if paper.resolved:
            page.line(paper.resolved, bold=True, align="center")
        before, ending = parted(paper.body)
        page.blocks(before)
        page.ends = [*page.ends, page.at] if ending else page.ends or [page.at]
        page.blocks(ending)
        self.closing(page, paper)
        if paper.address:
            page.line("")
            page.line(paper.address, font_size=11, align="center", top=1)
        page.keep_end()

    def head(self, page: "_Page", paper: Printed) -> None:
        """From the names of agency and state down to what the paper is called."""
        if paper.circulation:
            page.pair("", paper.circulation, right={"bold": True, "align": "right"})
        self.names(page, paper)
        page.pair(paper.number, paper.dateline, right={"italic": True})
        if paper.matter:
            page.pair(paper.matter, "", left={"font_size": 12})
        if paper.draft:
            page.pair(paper.draft, "", left={"bold": True})
        if paper.urgency:
            page.pair(paper.urgency, "", left={"bold": True, "font_color": "#FF0000"})
        for words in ("", paper.kind, paper.title, "") if paper.kind else ("",):
            page.line(words, bold=True, align="center")
        if paper.kind:
            page.rule((0, page.grid.last), text_width(paper.title) * _WORDS * _BOLD, 2 / 5, 2)

    def names(self, page: "_Page", paper: Printed) -> None:
        """Who issues the paper beside the state's name, apart from each other, and the lines under agency and motto."""
        above, own = (with_places(name) for name in (paper.parent_agency, paper.agency))
        first, second = (above, own) if above else (own, "")
        state, motto = ({"bold": True, "font_size": size} for size in (_NAME, _MOTTO))
        upper: dict[str, Any] = {**state, "valign": "bottom"}
        page.pair(first, STATE_NAME, left={**upper, "bold": not above}, right=upper, size=_NAME, bold=not above)
        page.pair(second, STATE_MOTTO, left={**state, "valign": "top"}, right={**motto, "valign": "top"}, below=_RULED)
        left, right = page.halves()
        lines = line_count(second, page.points(left) / _NAME / _BOLD) if second else 0
        page.rule(left, text_width(own) * _NAME * _BOLD, 2 / 5, lines * _NAME * _SINGLE + 2)
        page.rule(right, text_width(STATE_MOTTO) * _MOTTO * _BOLD, 1, _MOTTO * _SINGLE + 2)

    def salutation(self, page: "_Page", paper: Printed) -> None:
        if len(paper.addressees) == 1:
            page.line(f"{SALUTATION} {paper.addressees[0]}", align="center")
        elif paper.addressees:
            page.line(SALUTATION, align="center")
            for addressee in paper.addressees:
                page.line(addressee, indent=12)

    def closing(self, page: "_Page", paper: Printed) -> None:
        """Nơi nhận left and the signature right, level with each other; of minutes both signatures, then Nơi nhận."""
        small: dict[str, Any] = {"font_size": 11, "align": "left", "valign": "top"}
        recipients = [(line, small) for line in paper.recipients]
        if recipients:
            recipients.insert(0, (RECIPIENTS_TITLE, {**small, "font_size": 12, "bold": True, "italic": True}))
        signed = _signed(paper.authority, paper.signer)
        page.line("")
        if not paper.second_authority:
            page.sides(recipients, signed)
            return
        page.sides(_signed(paper.second_authority, paper.second_signer), signed)
        page.sides(recipients, [])

    def annex(self, annex: Annex, attached_to: str) -> None:
        name = annex_label(annex)
        page = self.page(name, sheet_grid(annex.blocks, annex.landscape), annex.landscape)
        page.line(name, bold=True, align="center")
        page.line(annex.title.upper(), bold=True, align="center")
        page.line(with_places(attached_to), italic=True, align="center")
        page.line("")
        page.blocks(annex.blocks)
        page.keep_end()

    def page(self, name: str, grid: Grid, landscape: bool) -> "_Page":
        sheet = self.book.add_worksheet(name[:31])
        (sheet.set_landscape if landscape else sheet.set_portrait)()
        sheet.set_paper(_A4)
        sheet.set_margins(**_MARGINS)
        sheet.set_header(f'&C&"{_TYPE}"&14&P', {"margin": 8 / _INCH})
        sheet.fit_to_pages(1, 0)
        for number, width in enumerate(grid.widths):
            sheet.set_column(number, number, width)
        return _Page(sheet, grid, self, _WIDE_ROOM if landscape else _ROOM)


class _Page:
    """One sheet, written downwards."""

    def __init__(self, sheet: Worksheet, grid: Grid, ink: _Ink, room: int) -> None:
        self.sheet, self.grid, self.ink, self.room = sheet, grid, ink, room
        self.heights: list[float] = []  # of the rows above, in points
        self.repeated = 0.0  # points of the rows printed again on every page
        self.ends: list[int] = []  # rows that begin the end of something that should stay on one page
        self.frozen = False

    @property
    def at(self) -> int:
        """The row to write next."""
        return len(self.heights)

    def skip(self) -> None:
        self.heights.append(_PLAIN_ROW)

    def keep_end(self) -> None:
        """The last rows of a table with what is below it, the last words with who signs: if they could be torn, a new
        page begins with them. They are no more than half a page."""
        row = next((row for row in self.ends if 2 * sum(self.heights[row:]) < self.room), 0)
        if row and any(self.is_torn_after(row, 100 * self.room / drawn) for drawn in _DRAWN):
            self.sheet.set_h_pagebreaks([row])

    def is_torn_after(self, row: int, room: float) -> bool:
        """Whether a page with so much room ends between this row and the last."""
        filled = 0.0
        for number, height in enumerate(self.heights):
            if filled + height > room:
                if number > row:
                    return True
                filled = self.repeated
            filled += height
        return False

    def line(self, text: str, **look: Any) -> None:
        """Words over the whole width."""
        self.words(0, self.grid.last, text, self.ink.look(**look))
        size = look.get("font_size", _WORDS)
        self.next(text, spans=[(0, self.grid.last)], size=size, bold=look.get("bold", False))

    def pair(
        self,
        one: str,
        other: str,
        left: dict[str, Any] | None = None,
        right: dict[str, Any] | None = None,
        **room: Any,
    ) -> None:
        """Words left and right, as in the head and below the signature; `room` is what the row's height goes by."""
        if not one and not other:
            self.skip()
            return
        halves = self.halves()
        for span, text, look in zip(halves, (one, other), (left, right), strict=True):
            self.words(*span, text, self.ink.look(**{"align": "center", **(look or {})}))
        self.next(one, other, spans=halves, **{"bold": True, **room})

    def halves(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The columns left and right in the head."""
        return (0, self.grid.middle), (self.grid.middle + 1, self.grid.last)

    def points(self, span: tuple[int, int]) -> float:
        return sum(self.grid.widths[span[0] : span[1] + 1]) * _POINTS_A_UNIT

    def rule(self, span: tuple[int, int], words: float, share: float, down: float) -> None:
        """A thin line in the middle of columns, as long as a share of the words above it, so many points down the row
        just written: drawn, as the decree says; no border of a cell is as long as words are."""
        before, within = (self.pixels(*columns) for columns in ((0, span[0] - 1), span))
        long = min(words * _PIXELS, within) * share
        self.sheet.insert_textbox(self.at - 1, 0, "", {
            "x_offset": before + (within - long) / 2, "y_offset": down * _PIXELS, "width": long, "height": 1,
            "line": {"none": True}, "fill": {"color": "#000000"}, "object_position": 1, "decorative": True,
        })  # fmt: skip

    def pixels(self, first: int, last: int) -> int:
        """How wide columns stand on a screen, of which each takes five for its edges."""
        return sum(int(7 * width + 5.5) for width in self.grid.widths[first : last + 1])

    def sides(self, texts: list[_Line], others: list[_Line]) -> None:
        """Lines beside lines, from the same row down."""
        for (one, left), (other, right) in zip_longest(texts, others, fillvalue=("", {})):
            self.pair(one, other, left=left, right=right, size=_NAME, bold=False)

    def words(self, first: int, last: int, text: str, look: Any) -> None:
        """A string, whatever it begins with; a merged cell is begun empty and then filled."""
        if last > first:
            self.sheet.merge_range(self.at, first, self.at, last, "", look)
        self.sheet.write_string(self.at, first, text, look) if text else self.sheet.write_blank(
            self.at, first, None, look
        )

    def next(
        self,
        *texts: str,
        spans: Sequence[tuple[int, int]],
        size: int = _WORDS,
        bold: bool = False,
        below: float = 0,
    ) -> None:
        """To the next row, with so many points free `below` its words; no program makes a row of merged cells high
        enough by itself, so the height is reckoned."""
        rooms = (width / size / (_BOLD if bold else 1) for width in map(self.points, spans))
        height = size * _LINE_HEIGHT * max(map(line_count, texts, rooms), default=1) + below
        self.sheet.set_row(self.at, height)
        self.heights.append(height)

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            match block:
                case Heading():
                    self.line(heading_text(block), bold=True)
                case Paragraph():
                    self.paragraph(block)
                case TableBlock():
                    self.table(block)

    def paragraph(self, block: Paragraph) -> None:
        """Its words; where some are bold («Điều 1.») they are so here too."""
        look: dict[str, Any] = {"italic": block.italic, **({"font_size": _NOTE} if block.key in TABLE_NOTES else {})}
        self.line(_plain(block.runs), **look)
        told = [run for run in block.runs if run.text]
        if len(told) > 1 and any(run.bold for run in told):
            parts = ((self.ink.look(**look, bold=run.bold), run.text) for run in told)
            self.sheet.write_rich_string(self.at - 1, 0, *chain.from_iterable(parts), self.ink.look(**look))

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
            self.repeated = sum(self.heights[top:])
            self.frozen = True
        first = self.at
        self.ends.append(first + end_begins(table))
        for row in table.rows:
            self.row(row, table, spans, first)
        self.skip()

    def head(self, table: TableBlock, spans: list[tuple[int, int]]) -> None:
        """Groups above titles; a column without group leaves the upper cell open."""
        columns, size = table.columns, table.size
        grouped = any(column.group for column in columns)
        if grouped:
            numbered = list(zip(columns, spans, strict=True))
            upper: list[tuple[str, tuple[int, int]]] = []
            for group, members in groupby(numbered, key=lambda pair: pair[0].group):
                under = [span for _, span in members]
                upper += [(group, (under[0][0], under[-1][1]))] if group else [("", span) for span in under]
            for group, span in upper:
                self.words(*span, group, self.title_look(size, open_below=not group))
            self.next(*(group for group, _ in upper), spans=[span for _, span in upper], size=size, bold=True)
        for column, span in zip(columns, spans, strict=True):
            self.words(*span, column.title, self.title_look(size, open_above=grouped and not column.group))
        self.next(*(column.title for column in columns), spans=spans, size=size, bold=True)

    def title_look(self, size: int, open_below: bool = False, open_above: bool = False) -> Any:
        open_sides = {"bottom": 0} if open_below else {"top": 0} if open_above else {}
        return self.ink.look(bold=True, align="center", font_size=size, border=1, **open_sides)

    def row(self, row: Row, table: TableBlock, spans: list[tuple[int, int]], first: int) -> None:
        bold = row.kind != "item"
        numbers = list(map(numeral_of, row.cells, table.columns))
        for cell, number, column, span in zip(row.cells, numbers, table.columns, spans, strict=True):
            look = {"bold": bold, "align": column.align, "font_size": table.size, "border": 1}
            if number is None:
                self.words(*span, cell.text, self.ink.look(**look))
                continue
            refs = formula_text(cell.formula, place(first, self.at, spans, span)) if cell.formula else ""
            self.number(span, number, refs, self.ink.look(**look, num_format=number.format))
        words = ("" if number else cell.text for cell, number in zip(row.cells, numbers, strict=True))
        self.next(*words, spans=spans, size=table.size, bold=bold)

    def number(self, span: tuple[int, int], number: Numeral, formula: str, look: Any) -> None:
        if span[1] > span[0]:
            self.sheet.merge_range(self.at, span[0], self.at, span[1], "", look)
        if formula:
            self.sheet.write_formula(self.at, span[0], formula, look, number.value)
        else:
            self.sheet.write_number(self.at, span[0], number.value, look)


def _signed(authority: tuple[str, ...], signer: str) -> list[_Line]:
    """The lines of a signature, with room for the hand that signs."""
    return [(words, {"bold": True}) for words in (*authority, *([""] * 4), signer)]


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
