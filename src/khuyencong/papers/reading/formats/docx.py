"""Word files as Word shows them: numbers before paragraphs, accepted changes, results of fields, tables, text boxes.

Headers and footers are left out. Footnotes and endnotes stand at the end, without their marks in the text, where a
raised digit behind a sum would make it another sum. A row of a table is one line (see `lines`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ....terms.facts import Place
from ..text.broken import are_broken
from .charts import told_of
from .legacy import in_font, restored_lines
from .lines import Line, Reading, is_layout, row_text, struck_out, whole_figure
from .ocr import Pictures
from .plain import without_control, without_pages
from .symbols import marks_note, symbol
from .word_charts import charts_in, drawn_in_word
from .word_numbering import Numbering
from .word_package import W, attribute, is_on, whole, word_parts
from .word_pictures import Shown, large_pictures, with_pictures
from .word_runs import unglued
from .word_styles import Drawn, Styles
from .word_tabs import with_tabs_shown

LIMIT_COLUMNS = 200
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GONE = frozenset(W + tag for tag in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "rt", "tblPr", "tcPr", "instrText"))
_MARKS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_RAISED, _LEVEL = "\x02", "\x03"  # around what is set higher than its line; no XML file can hold these signs
_FRAMED = re.compile(f"{_RAISED}([^{_LEVEL}]*){_LEVEL}")
_SPECIAL_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_BOX = W + "txbxContent"


def docx_reading(data: bytes, name: str, pictures: Pictures) -> Reading:
    parts = word_parts(data, name)
    paper = _Paper(Styles(parts.get("styles")), parts.get("numbering"))
    lines, shown, charts = list[Line](), list[Shown](), list[Shown]()
    for line in paper.blocks(parts["document"].find(W + "body")):
        lines += (replace(line, text=part.rstrip()) for part in without_control(line.text).split("\n"))
        shown += paper.met_pictures(len(lines))
        charts += paper.met_charts(len(lines))
    shown += paper.met_pictures(len(lines))
    charts += paper.met_charts(len(lines))
    lines = with_tabs_shown(restored_lines(lines))
    if not (shown or charts) and are_broken(line.text for line in lines if line.place.row is None):
        lines = without_pages(lines)
    notes = tuple(note for kind in ("footnotes", "endnotes") for note in paper.notes(parts.get(kind)))
    drawn, told = told_of(drawn_in_word(charts, lines, data), lines)
    reading = Reading(tuple(lines), findings=(*struck_out(paper.struck), *told), notes=(*notes, *drawn))
    return with_pictures(reading, shown, data, name, pictures)


class _Paper:
    """Walks the file once, in order: numbering and fields go on from paragraph to paragraph."""

    def __init__(self, styles: Styles, numbering: Any) -> None:
        self.styles = styles
        self.numbering = Numbering(numbering, styles)
        self.fields: list[bool] = []  # for each field we are in: whether its result has begun
        self.struck: list[str] = []  # words with a line through them: no longer said
        self.boxes: list[Any] = []  # text boxes met in the paragraph that is being read
        self.pictures: list[str] = []  # and large pictures, by their names in the package
        self.charts: list[str] = []  # and charts

    def blocks(self, parent: Any) -> Iterator[Line]:
        """Paragraphs and tables; a paragraph whose mark was deleted goes on with the next one."""
        begun = ""
        for child in _children(parent):
            if child.tag == W + "p":
                words, boxes = self.paragraph(child, begun), self._met_boxes()
                begun = words if _mark_is_deleted(child) else ""
                if not _mark_is_deleted(child):
                    yield Line(words)
                for box in boxes:
                    yield from self.blocks(box)
            elif child.tag == W + "tbl":
                yield from self.table(child)
        if begun:
            yield Line(begun)

    def _met_boxes(self) -> list[Any]:
        boxes, self.boxes = self.boxes, []
        return boxes

    def met_pictures(self, before: int) -> list[Shown]:
        pictures, self.pictures = self.pictures, []
        return [Shown(before, picture) for picture in pictures]

    def met_charts(self, before: int) -> list[Shown]:
        charts, self.charts = self.charts, []
        return [Shown(before, chart) for chart in charts]

    def paragraph(self, paragraph: Any, begun: str = "") -> str:
        """Its words behind those `begun` before it; the number is told, and counted, where its mark still stands."""
        properties = paragraph.find(W + "pPr")
        parts = [*self._words(paragraph, attribute(properties, "pStyle"))]
        words = _FRAMED.sub(_unless_note_mark, unglued(parts))
        label = "" if _mark_is_deleted(paragraph) else self.numbering.label(properties)
        return label + begun + words

    def _words(self, parent: Any, style: str | None) -> Iterator[str]:
        """Text of the runs of a paragraph in this style; inserted words in, deleted words out."""
        for child in parent:
            if child.tag in _GONE or _is_placeholder(child):
                continue
            if child.tag == W + "r":
                yield from self._run(child, style)
            elif child.tag == _BOX:
                self.boxes.append(child)
            elif child.tag == _MATH + "t":
                yield child.text or ""
            else:
                yield "/" if child.tag == _MATH + "den" else ""
                yield from self._words(_chosen(child), style)

    def _run(self, run: Any, style: str | None) -> Iterator[str]:
        properties = run.find(W + "rPr")
        drawn = Drawn(self.styles, properties, style)
        if drawn.is_on("vanish"):
            return
        if drawn.is_on("strike") or drawn.is_on("dstrike"):
            self.struck += [words for child in run if (words := _text(child).strip())]
            return
        raised = attribute(properties, "vertAlign") == "superscript"
        shown: Callable[[str], str] = str.upper if drawn.is_on("caps") else str
        for child in run:
            if child.tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif child.tag in (W + "drawing", W + "pict", W + "object", _ALTERNATIVES + "AlternateContent"):
                self.boxes += _boxes(child)
                self.pictures += large_pictures(_chosen(child))
                self.charts += charts_in(_chosen(child))
            elif child.tag == W + "softHyphen":
                yield "\xad"  # seen at the end of a line only: the two parts are one word
            elif all(self.fields):
                words = shown(in_font(_text(child), drawn.font))
                yield f"{_RAISED}{words}{_LEVEL}" if raised and words else words

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def table(self, table: Any) -> Iterator[Line]:
        rows = [row for row in _children(table) if row.tag == W + "tr" and not _is_deleted_row(row)]
        for number, row in enumerate(rows, 1):
            yield from self._row(row, number)

    def _row(self, row: Any, number: int) -> Iterator[Line]:
        """The row as one line, then what its cells hold of further tables; a layout row cell by cell."""
        cells = [cell for cell in _children(row) if cell.tag == W + "tc"]
        told = [[*self._cell(cell, number, column)] for column, cell in enumerate(cells, 1)]
        words = ["\n".join(line.text for line in lines if line.place.column is not None) for lines in told]
        if (len(cells) == 1 and not _is_continued(cells[0])) or is_layout(words):
            yield from (line for lines in told for line in lines if line.text.strip())
            return
        if line := row_text(_spread(row, cells, [*map(whole_figure, words)])):
            yield Line(line, Place(row=number))
        yield from (line for lines in told for line in lines if line.place.column is None)

    def _cell(self, cell: Any, row: int, column: int) -> Iterator[Line]:
        """A cell's own lines carry their column; those of tables within it only their row there."""
        for child in _children(cell):
            if child.tag == W + "p":
                yield Line(self.paragraph(child), Place(row=row, column=column))
                for box in self._met_boxes():
                    yield from (replace(line, place=Place(row=row, column=column)) for line in self.blocks(box))
            elif child.tag == W + "tbl":
                yield from (replace(line, place=Place(row=line.place.row or 1)) for line in self.table(child))

    def notes(self, root: Any) -> Iterator[Line]:
        for note in root if root is not None else ():
            if note.get(W + "type") not in _SPECIAL_NOTES:
                words = " ".join(line.text.strip() for line in self.blocks(note))
                if words.strip():
                    yield Line(without_control(" ".join(words.split())))


def _unless_note_mark(framed: re.Match[str]) -> str:
    return "" if marks_note(framed.string[: framed.start()], framed[1]) else framed[1]


def _children(parent: Any) -> Iterator[Any]:
    """Children of a block, those in content controls and other wrappers among them; deleted ones left out."""
    for child in parent if parent is not None else ():
        if child.tag in (W + "p", W + "tbl", W + "tr", W + "tc"):
            yield child
        elif child.tag not in _GONE and not _is_placeholder(child):
            yield from _children(_chosen(child))


def _is_placeholder(element: Any) -> bool:
    """A content control that nobody has filled shows «Nhấp để nhập …»."""
    return element.tag == W + "sdt" and is_on(element.find(W + "sdtPr"), "showingPlcHdr")


def _chosen(element: Any) -> Any:
    """Of a thing drawn in a new and in an old way, the new one; anything else is itself."""
    if element.tag != _ALTERNATIVES + "AlternateContent":
        return element
    choice = element.find(_ALTERNATIVES + "Choice")
    return element if choice is None else choice


def _boxes(element: Any) -> Iterator[Any]:
    """Text boxes drawn here; those within a box come with the box."""
    for child in _chosen(element):
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)


def _text(node: Any) -> str:
    if node.tag == W + "t":
        return str(node.text or "").replace("\n", " ")
    if node.tag == W + "sym":
        return symbol(node.get(W + "font"), node.get(W + "char"))
    return _MARKS.get(node.tag, "")


def _mark_is_deleted(paragraph: Any) -> bool:
    """Deleted, or moved to another place."""
    return any(paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None for gone in ("del", "moveFrom"))


def _is_deleted_row(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _is_continued(cell: Any) -> bool:
    """The lower part of a cell merged downwards."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(W + "val") != "restart"


def _spread(row: Any, cells: list[Any], words: list[str]) -> list[str]:
    """One place for every column of the grid: merged and skipped columns are empty."""
    skipped = whole(attribute(row.find(W + "trPr"), "gridBefore"), 0)
    spread = [""] * min(max(skipped, 0), LIMIT_COLUMNS)
    for cell, said in zip(cells, words, strict=True):
        span = whole(attribute(cell.find(W + "tcPr"), "gridSpan"), 1)
        spread += ["" if _is_continued(cell) else said, *[""] * (min(max(span, 1), LIMIT_COLUMNS) - 1)]
    return spread
