"""WordprocessingML as text: paragraphs, rules and tables of computed layout, escaped in one place.

Whole blocks are written as text and parsed once; a table of 200 rows built cell by cell takes seconds.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from xml.sax.saxutils import escape

from khuyencong.terms.document import Align, Column, Row, Run, TableBlock

from .contents import contents, told_once
from .together import end_begins, row_leads_on, stays_whole

TWIPS_PER_MM = 56.6929
TABLE_SIZE = 12  # points of the styles «Đầu bảng» and «Ô bảng»
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True, slots=True)
class Span:
    """What a head cell covers: `columns` wide, and with `merge` two rows high."""

    title: str
    columns: int = 1
    merge: str = ""  # «restart» opens a cell over two rows, «continue» is its lower half


class WordXml:
    """Writes elements; knows the ids behind style names."""

    def __init__(self, style_ids: Mapping[str, str]) -> None:
        self.style_ids = style_ids

    def paragraph(self, style: str, content: str, extra: str = "") -> str:
        """`content` is runs; `extra` is further paragraph properties in schema order after the style."""
        properties = f'<w:pPr><w:pStyle w:val="{self.style_ids[style]}"/>{extra}</w:pPr>'
        return f"<w:p>{properties}{content}</w:p>"

    def line(self, style: str, text: str) -> str:
        return self.paragraph(style, run(text)) if text else ""

    def rule(self, width: int, within: int) -> str:
        """A thin line `width` twips long in the middle of `within`: the top border of an almost empty paragraph."""
        side = max(within - width, 0) // 2
        border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        layout = '<w:spacing w:before="60" w:after="0" w:line="40" w:lineRule="exact"/>'
        return self.paragraph("Kẻ ngang", "", f'{border}{layout}<w:ind w:left="{side}" w:right="{side}"/>')

    def stamp(self, words: str, within: int) -> str:
        """A red box 8 mm high in the middle of `within` twips: the urgency marks of the decree."""
        if not words:
            return ""
        width = round((40 if len(words) > 8 else 30 if len(words) > 4 else 20) * TWIPS_PER_MM)
        side = max(within - width, 0) // 2
        sides = ("top", "left", "bottom", "right")
        borders = "".join(f'<w:{each} w:val="single" w:sz="8" w:space="3" w:color="FF0000"/>' for each in sides)
        layout = f'<w:pBdr>{borders}</w:pBdr><w:ind w:left="{side}" w:right="{side}"/>'
        return self.paragraph("Mức độ khẩn", run(words), layout)

    def grid(self, widths: tuple[int, ...], rows: Iterable[tuple[str, ...]]) -> str:
        """A table without borders that only places its cells, kept on one page."""
        empty = self.paragraph("Normal", "")
        body = "".join(
            _row("".join(_cell(width, cell or empty) for width, cell in zip(widths, row, strict=True))) for row in rows
        )
        margins = '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        return _table(widths, "", margins, body)

    def table(self, table: TableBlock, width: int, words_follow: bool = False) -> str:
        """A table of figures; its head repeats on every page, no row is torn, and none stands where it tells nothing:
        the last one with the words that follow."""
        total = sum(column.width_percent for column in table.columns)
        widths = tuple(width * column.width_percent // total for column in table.columns)
        size = table.size if table.size != TABLE_SIZE else 0
        head = "".join(self.head_row(spans, widths, size) for spans in head_spans(table.columns))
        rows = "".join(
            self.row(row, table.columns, widths, size, keep, merged)
            for row, keep, merged in zip(table.rows, _kept(table, words_follow), _merged(table), strict=True)
        )
        beside = 40 if size else 60  # small letters stand closer to the lines, see `widths`
        sides = (("top", 40), ("left", beside), ("bottom", 40), ("right", beside))
        margins = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side, twips in sides)
        note = self.line("Đơn vị tính", table.unit_note)
        return self.line("Tên bảng", table.caption) + note + _table(widths, _BORDERS, margins, head + rows)

    def head_row(self, spans: tuple[Span, ...], widths: tuple[int, ...], size: int) -> str:
        cells, column = "", 0
        for span in spans:
            merge = f'<w:gridSpan w:val="{span.columns}"/>' if span.columns > 1 else ""
            merge += f'<w:vMerge w:val="{span.merge}"/>' if span.merge else ""
            wide = sum(widths[column : column + span.columns])
            cells += _cell(wide, self.paragraph("Đầu bảng", run(span.title, size=size)), merge, centred=True)
            column += span.columns
        return _row(cells, "<w:tblHeader/>")

    def row(
        self,
        row: Row,
        columns: tuple[Column, ...],
        widths: tuple[int, ...],
        size: int,
        kept: bool,
        merged: Mapping[int, str],
    ) -> str:
        bold = row.kind != "item"
        keep = "<w:keepNext/>" if kept else ""
        cells = "".join(
            _cell(
                width,
                self.paragraph("Ô bảng", run(cell.text, bold, size=size), keep + _aligned(column.align)),
                merged.get(at, ""),
                centred=True,
            )
            for at, (cell, column, width) in enumerate(zip(row.cells, columns, widths, strict=True))
        )
        return _row(cells)


def _kept(table: TableBlock, words_follow: bool) -> Iterator[bool]:
    """Of each row, whether it stays on the page of what is below it."""
    end = 0 if stays_whole(table) else end_begins(table)
    for at, (row, below) in enumerate(pairwise(table.rows)):
        yield at >= end or row_leads_on(row, below)
    yield words_follow


def _merged(table: TableBlock) -> Iterator[Mapping[int, str]]:
    """Of each row, which cells stand beside all rows of a content, or are covered by such a cell above."""
    for content in contents(table.rows):
        once = told_once(table, content)
        for at in content:
            merge = "restart" if at == content.start else "continue"
            yield dict.fromkeys(once, f'<w:vMerge w:val="{merge}"/>')


def run(text: str, bold: bool = False, italic: bool = False, size: int = 0) -> str:
    """One run; style bits and size (points) are named only where they differ from the paragraph's style."""
    if not text:
        return ""
    properties = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties += f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>' if size else ""
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{styled}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def runs(items: Iterable[Run]) -> str:
    return "".join(run(item.text, item.bold, item.italic) for item in items)


def head_spans(columns: tuple[Column, ...]) -> tuple[tuple[Span, ...], ...]:
    """The head's rows: one, or two where columns of a group share a merged cell above."""
    if not any(column.group for column in columns):
        return (tuple(Span(column.title) for column in columns),)
    upper: list[Span] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        below = list(members)
        upper += [Span(group, len(below))] if group else [Span(column.title, 1, "restart") for column in below]
    lower = tuple(Span(column.title) if column.group else Span("", 1, "continue") for column in columns)
    return tuple(upper), lower


def _aligned(align: Align) -> str:
    return "" if align == "left" else f'<w:jc w:val="{align}"/>'


def _row(cells: str, extra: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{extra}</w:trPr>{cells}</w:tr>"


def _cell(width: int, content: str, merge: str = "", centred: bool = False) -> str:
    middle = '<w:vAlign w:val="center"/>' if centred else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{middle}</w:tcPr>{content}</w:tc>'


def _table(widths: tuple[int, ...], borders: str, margins: str, rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
