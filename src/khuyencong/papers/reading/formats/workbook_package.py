"""The parts of a workbook, read as streams: its sheets, their cells, the strings and formats the cells point to."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import join, normpath
from typing import Any

from lxml import etree

from .legacy import in_font
from .number_formats import BUILT_IN, GENERAL

FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    KeyError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    OverflowError,
)
LIMIT_CELLS = 2_000_000
LIMIT_VALUES = 600_000  # cells with words or numbers, as of two thousand full pages: more take many seconds to print
_PIECE = 1024 * 1024  # bytes
LIMIT_COLUMNS = 200  # a form has dozens of columns; what stands far to the right is scratch or an attack
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


FORMULA = "formula"


class TooManyCells(Exception):
    """More cells than any form has."""


class TooManyValues(Exception):
    """More cells with words or numbers than any paper has."""


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    part: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a file tells of a cell: its words, or a number with its format, or why it has neither."""

    column: int  # from 0
    words: str = ""
    number: float | None = None
    format: str = GENERAL
    unread: str = ""  # FORMULA without a saved value, or the error that Excel shows («#REF!»)


@dataclass(frozen=True, slots=True)
class Font:
    name: str = ""
    is_struck: bool = False


@dataclass(slots=True)
class Row:
    number: int
    cells: list[Cell] = field(default_factory=list)
    is_hidden: bool = False


class Workbook:
    """An opened package. Any of FAULTS may be raised by a broken one."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        if damaged := archive.testzip():  # also finds a part that unpacks to more than it says
            raise zipfile.BadZipFile(damaged)
        self._strings = tuple(self._shared_strings())
        self._formats = tuple(self._cell_formats())
        self._fonts = tuple(self._cell_fonts())
        self.struck: list[str] = []  # words with a line through them: no longer said
        self.mac_dates = False
        self._cells_told = 0

    def sheets(self) -> Iterator[Sheet]:
        """All of them, in their order."""
        targets = self._targets()
        for element in self._elements("xl/workbook.xml", "workbookPr", "sheet"):
            if _name(element) == "workbookPr":
                self.mac_dates = element.get("date1904") in ("1", "true")
            else:
                is_hidden = element.get("state", "visible") != "visible"
                relation = element.get(_RELATION_ID) or element.get(_STRICT_RELATION_ID)
                yield Sheet(" ".join((element.get("name") or "").split()), targets.get(relation, ""), is_hidden)

    def values(self, sheet: Sheet) -> int:
        """How many cells of a sheet hold anything, told by its bytes, which takes no time."""
        with self._archive.open(sheet.part) as stream:
            pieces = iter(lambda: stream.read(_PIECE), b"")
            return sum(piece.count(b"<v>") + piece.count(b"<is>") for piece in pieces)

    def rows(self, sheet: Sheet) -> tuple[list[Row], frozenset[int]]:
        """The rows with cells, top down, and the columns that are hidden."""
        hidden: set[int] = set()
        rows: dict[int, Row] = {}
        number = 0
        for element in self._elements(sheet.part, "col", "row"):
            if _name(element) == "col" and _is_hidden(element, "width"):
                hidden.update(
                    range(_whole(element.get("min"), 1) - 1, min(_whole(element.get("max"), 0), LIMIT_COLUMNS))
                )
            elif _name(element) == "row":
                number = _whole(element.get("r"), number + 1)
                self._read_row(element, number, rows)
        return [rows[number] for number in sorted(rows)], frozenset(hidden)

    def _read_row(self, element: Any, number: int, rows: dict[int, Row]) -> None:
        """A cell that does not say where it is stands behind the one before it."""
        column = -1
        is_hidden = _is_hidden(element, "ht")
        for told in element:
            if _name(told) != "c":
                continue
            self._cells_told += 1
            if self._cells_told > LIMIT_CELLS:
                raise TooManyCells
            place = _PLACE.fullmatch((told.get("r") or "").upper())
            column = _column(place[1]) if place else column + 1
            if column < LIMIT_COLUMNS and (cell := self._cell(told, column)) and not self._is_struck(told, cell):
                row = int(place[2]) if place else number
                rows.setdefault(row, Row(row, is_hidden=is_hidden)).cells.append(cell)

    def _is_struck(self, told: Any, cell: Cell) -> bool:
        style = _whole(told.get("s"), 0)
        is_struck = style < len(self._fonts) and self._fonts[style].is_struck
        if is_struck:
            self.struck.append(cell.words or _child_text(told, "v"))
        return is_struck

    def _cell(self, told: Any, column: int) -> Cell | None:
        kind, value = told.get("t", "n"), _child_text(told, "v")
        if kind == "inlineStr":
            inline = next((child for child in told if _name(child) == "is"), None)
            words = "" if inline is None else _string(inline)
        elif kind == "s":
            words = self._strings[int(value)] if value and int(value) < len(self._strings) else ""
        elif kind == "b":
            words = "x" if value == "1" else ""
        elif kind == "e":
            return Cell(column, unread=value) if value else None
        else:
            return self._number(told, column, value) if kind == "n" else _worded(column, value)
        style = _whole(told.get("s"), 0)
        return _worded(column, in_font(words, self._fonts[style].name if style < len(self._fonts) else ""))

    def _number(self, told: Any, column: int, value: str) -> Cell | None:
        style = _whole(told.get("s"), 0)
        code = self._formats[style] if style < len(self._formats) else GENERAL
        if value.strip():
            return Cell(column, number=float(value), format=code)
        return Cell(column, unread=FORMULA) if any(_name(child) == "f" for child in told) else None

    def charts(self, sheet: Sheet) -> Iterator[bytes]:
        """The parts of the charts that a sheet shows over its cells."""
        for drawing in self._related(sheet.part, "/drawing"):
            yield from map(self._archive.read, self._related(drawing, "/chart", "/chartEx"))

    def _related(self, part: str, *kinds: str) -> list[str]:
        """The parts that a part points to, as far as the package has them."""
        folder, _, file = part.rpartition("/")
        listed, held = f"{folder}/_rels/{file}.rels", self._archive.NameToInfo
        found = self._elements(listed, "Relationship") if listed in held else ()
        return [path for e in found if (e.get("Type") or "").endswith(kinds) and (path := _target(folder, e)) in held]

    def _targets(self) -> Mapping[str | None, str]:
        """The part of each relation of the workbook, as the package names it."""
        found = self._elements("xl/_rels/workbook.xml.rels", "Relationship")
        return {element.get("Id"): _target("xl", element) for element in found}

    def _shared_strings(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" in self._archive.namelist():
            yield from map(_string, self._elements("xl/sharedStrings.xml", "si"))

    def _cell_formats(self) -> Iterator[str]:
        """The format code of each style that a cell may name."""
        if "xl/styles.xml" not in self._archive.namelist():
            return
        own: dict[int, str] = {}
        for element in self._elements("xl/styles.xml", "numFmt", "cellXfs"):
            if _name(element) == "numFmt":
                own[_whole(element.get("numFmtId"), 0)] = element.get("formatCode") or GENERAL
            else:
                numbers = [_whole(style.get("numFmtId"), 0) for style in element]
                yield from (own.get(number) or BUILT_IN.get(number, GENERAL) for number in numbers)

    def _cell_fonts(self) -> Iterator[Font]:
        """The font of each style that a cell may name: it tells the code of words from before Unicode."""
        if "xl/styles.xml" not in self._archive.namelist():
            return
        fonts: list[Font] = []
        for element in self._elements("xl/styles.xml", "fonts", "cellXfs"):
            if _name(element) == "fonts":
                fonts = [Font(_font_name(font), _has_line_through(font)) for font in element]
            else:
                numbers = [_whole(style.get("fontId"), 0) for style in element]
                yield from (fonts[number] if number < len(fonts) else Font() for number in numbers)

    def _elements(self, part: str, *names: str) -> Iterator[Any]:
        """Elements of these names, each read and then forgotten, or a long part would stand in memory as a tree."""
        tags = [f"{{*}}{name}" for name in names]
        with self._archive.open(part) as stream:
            for _, element in etree.iterparse(
                stream, tag=tags, resolve_entities=False, no_network=True, load_dtd=False
            ):
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]


def _target(folder: str, relation: Any) -> str:
    return normpath(join(folder, relation.get("Target") or "")).lstrip("/")


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _child_text(element: Any, name: str) -> str:
    return next((child.text or "" for child in element if _name(child) == name), "")


def _string(element: Any) -> str:
    """The words of a string, without the reading aids of Eastern scripts; «_x000D_» is a written-out sign."""
    told = (text for text in element.iter("{*}t") if not _is_unsaid(text.getparent()))
    parts = (in_font(text.text or "", _run_font(text.getparent())) for text in told)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(parts))


def _is_unsaid(run: Any) -> bool:
    """A reading aid, or a run with a line through it."""
    properties = next((child for child in run if _name(child) == "rPr"), ())
    return _name(run) == "rPh" or _has_line_through(properties)


def _run_font(run: Any) -> str:
    """The font that a run of a string in several fonts names."""
    properties = next((child for child in run if _name(child) == "rPr"), None)
    return "" if properties is None else _font_name(properties)


def _font_name(properties: Any) -> str:
    return next((child.get("val") or "" for child in properties if _name(child) in ("name", "rFont")), "")


def _has_line_through(properties: Any) -> bool:
    told = next((child for child in properties if _name(child) == "strike"), None)
    return told is not None and told.get("val") not in ("0", "false")


def _is_hidden(element: Any, size: str) -> bool:
    """A column or a row; what is drawn to nothing is seen no more than what is hidden by name."""
    return element.get("hidden") in ("1", "true") or element.get(size) in ("0", "0.0")


def _worded(column: int, words: str) -> Cell | None:
    return Cell(column, words) if words else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(column: int) -> str:
    letters = ""
    while column >= 0:
        column, digit = divmod(column, 26)
        letters, column = chr(65 + digit) + letters, column - 1
    return letters


def _whole(told: str | None, default: int) -> int:
    return int(told) if told and told.isdecimal() and len(told) < 8 else default
