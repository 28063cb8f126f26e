"""Pages of portals: the main text by where most words stand, without menus, share buttons, scripts and footers.

The main part is found in `html_main`; a page that an office program wrote is all paper.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree

from ....terms.facts import Place, UnreadablePaper
from .html_edges import without_edges
from .html_main import BLOCKS, drop_hidden, drop_struck, free_head, main_part
from .legacy import decoded, restored
from .lines import Line, Reading, is_layout, row_text, struck_out
from .plain import without_control
from .refusal import LIMIT_CHARACTERS, refuse_long
from .sheet_rows import LEAST_OF_A_TABLE
from .symbols import marks_note
from .word_numbering import formatted

LIMIT_CELLS = 50_000  # of all tables of a page: no paper on a portal has ten thousand rows
LIMIT_TAGS = 500_000
LIMIT_COLUMNS = 200
LIMIT_ROWS_SPANNED = 1000
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_VIEWS = re.compile(  # how often the portal showed the page, behind the day it was posted
    r"(?:^|\s*[-–|•]\s*)(?:số )?lượt (?:xem|đọc|truy cập)\s*:?\s*\d[\d.,]*(?: lượt)?(?=\s*(?:[-–|•]|$))", re.IGNORECASE
)
_NOTE = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d+")  # what Word and LibreOffice call a note
_BLANKS = re.compile(r"\s+")
_TAG = re.compile(  # with all that no person sees; what is not closed goes on to the next or to the end
    r"<!--[^-]*+(?:-(?!->)[^-]*+)*+|<(script|style)\b[^<]*+(?:<(?!/\1)[^<]*+)*+|<[^<>]*+>?|(?<=\s)\s+", re.IGNORECASE
)
_EMBEDDED = re.compile(r"(?<=;base64,)[\w+/=]++")  # a picture within the page; of ten megabytes the parser stops
_STOPPED = re.compile(r"xcessive depth|limit exceeded")
_ENTITY = re.compile(r"&#?\w{1,8};")
_MARKED = re.compile(r"\s*(?:[-–•+*]|\w{1,4}[.)])\s")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z]+-(?:roman|alpha|latin))", re.IGNORECASE)
_NUMBERED = {
    "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter", "upper-roman": "upperRoman",
    "lower-roman": "lowerRoman", "upper-alpha": "upperLetter", "lower-alpha": "lowerLetter",
    "upper-latin": "upperLetter", "lower-latin": "lowerLetter",
}  # fmt: skip


def html_reading(data: bytes, name: str) -> Reading:
    page = _measured(_decoded(data), name)
    try:
        root = _tree(page)
    except (etree.LxmlError, ValueError, AssertionError) as fault:
        raise UnreadablePaper(f"{name}: trang web hỏng, không đọc được. Hãy lưu lại trang rồi gửi lại.") from fault
    if root is None:
        return Reading(())
    free_head(root)
    by_office = _is_by_office(root)
    if sum(1 for _ in islice(root.iter("td", "th"), LIMIT_CELLS + 1)) > LIMIT_CELLS:
        raise UnreadablePaper(f"{name}: bảng trên 50.000 ô. Hãy tách trang, hoặc gửi bảng ấy bằng tệp Excel (XLSX).")
    struck = struck_out(drop_struck(root))
    drop_hidden(root)
    main = root if by_office else main_part(root)
    teller = _Teller(chained=by_office)
    lines = [*teller.told(main)]
    told = lines if by_office else without_edges(lines)
    return Reading(tuple(told), findings=struck, notes=tuple(teller.notes))


def _is_by_office(root: Any) -> bool:
    """LibreOffice writes «2.1.» as the first of a list within the second, and leaves the «2.» out."""
    made_by = next((meta.get("content", "") for meta in root.iter("meta") if meta.get("name") == "generator"), "")
    return bool(made_by.startswith(("LibreOffice", "OpenOffice")))


def _decoded(data: bytes) -> str:
    """The page as text: by its mark or its own word, else UTF-8, else an old Vietnamese code."""
    named = _CHARSET.search(data[:4000])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return restored(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return decoded(data) or data.decode(_known(named[1].decode() if named else "cp1258"), errors="replace")


def _known(charset: str) -> str:
    try:
        return "cp1258" if "\u1ebf".encode(charset, errors="ignore") == b"" else charset
    except LookupError:
        return "cp1258"


def _measured(page: str, name: str) -> str:
    """The same page. Before it is taken apart: how many letters and tags it has, for a tree of millions takes long."""
    if page.count("<") > LIMIT_TAGS:
        raise UnreadablePaper(f"{name}: trang web có trên 500.000 thẻ. Hãy tách trang rồi gửi lại.")
    if len(page) > LIMIT_CHARACTERS:
        refuse_long(len(_ENTITY.sub("x", _TAG.sub("", page))), name)
    return page


_LONG_TAG = re.compile(
    r"<[a-z](?:[^\"'>]|\"[^\"]*\"|'[^']*'){4000,}+"
    r"|<(?P<raw>script|style)\b[^<]*+(?:<(?!/(?P=raw))[^<]*+)*+",  # within these «<» opens no tag
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"[^\s=/>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?")
MOST_ATTRIBUTES = 1000  # the parser looks through all before each: ten thousand take it seconds


def _refuse_crowded(page: str) -> None:
    for tag in _LONG_TAG.finditer(page):
        attributes = () if tag["raw"] else islice(_ATTRIBUTE.finditer(tag.group()), MOST_ATTRIBUTES)
        if len([*attributes]) == MOST_ATTRIBUTES:
            raise ValueError("a tag with more attributes than any page has")


def _tree(page: str) -> Any:
    _refuse_crowded(page)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    told = _EMBEDDED.sub("", page.replace("\x00", ""))
    root = etree.fromstring(told.encode("utf-8", errors="replace"), parser)
    if any(_STOPPED.search(fault.message) for fault in parser.error_log):
        raise ValueError("nested deeper, or with a longer piece, than any page is: the rest of it was not read")
    return root


class _Teller:
    """Turns elements into lines, one for each block."""

    def __init__(self, *, chained: bool = False) -> None:
        self.words: list[str] = []
        self.chained = chained  # a number within a numbered item is told behind that item's own
        self.chain: dict[int, str] = {}  # for each depth the number last told there
        self.marker = ""  # of a list item whose words have not begun: they may stand in a block of their own
        self.as_set = False  # within «pre», where line ends are the paper's own
        self.items: dict[Any, int] = {}  # for each list how many of its items were told
        self.notes: list[Line] = []  # those of Word's and LibreOffice's pages, each as one line

    def told(self, element: Any) -> Iterator[Line]:
        yield from self._element(element)
        yield from self._line()

    def _element(self, element: Any) -> Iterator[Line]:
        if element.tag == "table":
            yield from self._line()
            yield from self._table(element)
        elif element.tag == "div" and _NOTE.fullmatch(element.get("id", "")):
            yield from self._line()
            told = (*self._inside(element), *self._line())
            self.notes.append(Line(" ".join(line.text for line in told)))
        elif element.tag in BLOCKS:
            yield from self._line()
            self.marker = self._marker(element) or self.marker
            self.as_set = self.as_set or element.tag == "pre"
            yield from self._inside(element)
            yield from self._line()
            self.as_set = self.as_set and element.tag != "pre"
            if element.tag == "li":
                self.marker = ""
        elif not self._is_note_mark(element):
            self.words.append("\n" if element.tag == "br" else "")
            yield from self._inside(element)

    def _is_note_mark(self, element: Any) -> bool:
        """«110.000.000<sup>1</sup>», «đồng<sup>1</sup>»."""
        return element.tag == "sup" and marks_note("".join(self.words[-3:]), "".join(element.itertext()))

    def _inside(self, element: Any) -> Iterator[Line]:
        self._add(element.text)
        for child in element:
            yield from self._element(child)
            self._add(child.tail)

    def _add(self, words: str | None) -> None:
        self.words.append(words or "" if self.as_set else _BLANKS.sub(" ", words or ""))

    def _line(self) -> Iterator[Line]:
        words, self.words = "".join(self.words), []
        if not words.strip():
            return
        words, self.marker = self.marker + words.lstrip(), ""
        for part in without_control(words).split("\n"):
            if said := _VIEWS.sub("", " ".join(part.split())):
                yield Line(said)

    def _marker(self, element: Any) -> str:
        """The number or dash a browser shows before a list item, unless its words bring their own."""
        parent = element.getparent()
        if element.tag != "li" or parent is None:
            return ""
        own = element.get("value", "")
        following = self.items.get(parent, _first_number(parent) - 1) + 1
        self.items[parent] = number = int(own) if own.isdecimal() and len(own) < 6 else following
        if _MARKED.match("".join(element.itertext())[:20]):
            return ""
        if parent.tag == "ol":
            return f"{self._shown(number, element, parent)}. "
        return "+ " if next(parent.iterancestors("ul"), None) is not None else "- "

    def _shown(self, number: int, element: Any, parent: Any) -> str:
        shown = _numbered(number, element, parent)
        if not self.chained:
            return shown
        depth = sum(1 for above in element.iterancestors("ol"))
        above = self.chain.get(depth - 1, "")
        if above and shown.isdecimal():
            shown = f"{above}.{shown}"
        self.chain = {known: told for known, told in self.chain.items() if known < depth}
        self.chain[depth] = shown if shown[-1:].isdecimal() else ""
        return shown

    def _table(self, table: Any) -> Iterator[Line]:
        open_cells: dict[int, int] = {}
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
        told = [[[*_Teller().told(cell)] for cell in cells] for cells in rows]
        above = _rows_above(told)
        for number, (cells, lines_of) in enumerate(zip(rows, told, strict=True), 1):
            words = [" ".join(line.text for line in lines) for lines in lines_of]
            if _lays_out(cells, words) or (number <= above and sum(map(bool, words)) < 2):
                for column, lines in enumerate(lines_of, 1):
                    yield from (Line(line.text, Place(row=number, column=column)) for line in lines)
            elif line := row_text(_spread(cells, words, open_cells)):
                yield Line(line, Place(row=number))


def _rows_above(told: list[list[list[Line]]]) -> int:
    """How many rows stand above the first that fills three cells: a sheet saved as a page tells its titles so."""
    wide = (i for i, cells in enumerate(told) if sum(map(bool, cells)) >= LEAST_OF_A_TABLE)
    return next(wide, 0)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.findall("tr")
        elif child.tag == "caption":
            yield _as_row(child)


def _as_row(caption: Any) -> Any:
    row = etree.Element("tr")
    cell = etree.SubElement(row, "td")
    cell.text = " ".join("".join(caption.itertext()).split())
    return row


def _lays_out(cells: list[Any], words: list[str]) -> bool:
    """A table around the page's own blocks, or of the head and the signature, is no table of figures."""
    return len(cells) == 1 or is_layout(words) or any(cell.find(".//table") is not None for cell in cells)


def _spread(cells: list[Any], words: list[str], open_cells: dict[int, int]) -> list[str]:
    """One place for every column; `open_cells` tells for a column how many rows from above still run through it."""
    spread: list[str] = []
    for cell, said in zip(cells, words, strict=True):
        _pass_open(spread, open_cells)
        down = min(_span(cell, "rowspan"), LIMIT_ROWS_SPANNED) - 1
        first, wide = len(spread), min(_span(cell, "colspan"), LIMIT_COLUMNS)
        spread += [said, *[""] * (wide - 1)]
        if down:
            open_cells.update(dict.fromkeys(range(first, first + wide), down))
    _pass_open(spread, open_cells)
    return spread


def _pass_open(spread: list[str], open_cells: dict[int, int]) -> None:
    while left := open_cells.get(len(spread), 0):
        open_cells[len(spread)] = left - 1
        spread.append("")


def _span(cell: Any, name: str) -> int:
    told = cell.get(name, "1").strip()
    return int(told) if told.isdecimal() and 0 < len(told) < 6 and int(told) else 1


def _numbered(number: int, element: Any, parent: Any) -> str:
    """The number in the form its list asks for: «II», «b»."""
    form = element.get("type") or parent.get("type") or ""
    styled = _LIST_STYLE.search(f"{element.get('style', '')};{parent.get('style', '')}")
    return formatted(number, _NUMBERED.get(styled[1].lower() if styled else form, "decimal"))


def _first_number(parent: Any) -> int:
    start = parent.get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 6 else 1
