"""What every reader gives: lines in reading order, each with its place; this file tells how a table is written.

A row of a table is one line, its cells parted by « | » with one cell for every column of the grid, so that the bars
of a head and of the rows below it stand for the same columns. A merged cell tells its words once, in its first column
and its first row; its other places are empty («Kinh phí |  | Ghi chú»). The bar of an empty last cell stays («a |»).
Line ends within a cell are blanks, a bar within a cell is printed «¦», rows without a word are left out. A table in a
cell follows the row it stands in. Tables that only lay out a page (head and signature) are told cell by cell, as
paragraphs. `Place.row` counts the rows of its table from 1 (in a workbook: of its sheet); `Place.column` is told where
a line is one cell of a table. A workbook's sheet opens with its name as a line of its own when there are several.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....terms.facts import Finding, Place, Severity
from ....terms.values import value_class
from ....terms.vietnamese import fold

CELL_SEPARATOR = " | "
LONGEST_NUMBER = 40
NOWHERE = Place()
_LAYOUT_WORDS = ("cong hoa xa", "doc lap -", "noi nhan", "so:", "giam doc", "chu tich")
_BROKEN_NUMBER = re.compile(
    r"(?<=\d\.)\n(?=\d{3}(?!\d))|(?<=\d)\n(?=\.\d{3}(?!\d))|(?<=\.\d)\n(?=\d\d(?!\d))|(?<=\.\d\d)\n(?=\d(?!\d))"
)
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])\n(?=(?:ng|nh|ch|[cghmnpt])(?![^\W_]))", re.IGNORECASE)
_FIGURES = re.compile(r"[\d.\s]+")
_BEGUN = re.compile(r"(?<![\d.,/-])\d{1,3}(?:\.\d{3})*(?P<dot>\.?)$")
_REST = re.compile(  # of an amount: of its thousands, or with its unit
    r"(?P<dot>\.?)(?P<figures>(?:\d{3}\.)*(?:000|\d{3}(?<=\.\d{3})|\d{3}(?=\s?(?:đồng|đ)\b)))(?![\d/])(?![.,]\d)"
)


@value_class(frozen=True, slots=True)
class Line:
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole file; `ocr` = the words were guessed from pictures, `unread` = pages that are pictures left for later.

    `notes` stand in the file at the foot of its pages or behind its end; in the text they follow the paper's own lines.
    """

    lines: tuple[Line, ...]
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
    ocr: bool = False
    unread: int = 0
    notes: tuple[Line, ...] = ()


STRUCK_TOLD = 5
LONGEST_STRUCK = 120  # characters


def struck_out(words: Sequence[str]) -> tuple[Finding, ...]:
    """A person is told what a line through the words has taken out of the reading."""
    if not words:
        return ()
    more = " …" if len(words) > STRUCK_TOLD else ""
    listed = "; ".join(said[:LONGEST_STRUCK] for said in words[:STRUCK_TOLD]) + more
    message = f"Chữ bị gạch ngang không được đọc: «{listed}». Bỏ gạch rồi gửi lại nếu còn hiệu lực"
    return (Finding("damaged-text", Severity.WARNING, message, found=str(len(words))),)


def row_text(cells: Sequence[str]) -> str:
    """The cells of one row as a line; empty when no cell says anything."""
    told = [" ".join(cell.split()).replace("|", "¦") for cell in cells]
    return CELL_SEPARATOR.join(told).rstrip() if any(told) else ""


def is_layout(cells: Sequence[str]) -> bool:
    """The two-column tables in which papers keep their head and their signature."""
    words = fold(" ".join(cells))
    return len(cells) <= 2 and any(mark in words for mark in _LAYOUT_WORDS)


def with_whole_numbers(lines: Sequence[Line]) -> list[Line]:
    """«… kinh phí 2.596.» over «690.000 đồng»: the rest of a number that the line's end has cut stands with it."""
    whole: list[Line] = []
    for line in lines:
        rest = _rest_of_number(whole[-1], line) if whole else ""
        if rest:
            whole[-1] = replace(whole[-1], text=whole[-1].text + rest)
            line = replace(line, text=line.text[len(rest) :].lstrip())
        if line.text or not rest:
            whole.append(line)
    return whole


def _rest_of_number(above: Line, below: Line) -> str:
    """«… 25.» over «300 lao động»: one may as well end a sentence and the other begin the next."""
    if above.place.row is not None or below.place.row is not None:
        return ""
    rest = _REST.match(below.text)
    begun = _BEGUN.search(above.text[-LONGEST_NUMBER:]) if rest else None
    return rest.group() if rest and begun and bool(begun["dot"]) is not bool(rest["dot"]) else ""


def whole_figure(words: str) -> str:
    """The same for a cell that tells nothing but a number, whose writer may have ended other lines on purpose."""
    return unbroken(words) if _FIGURES.fullmatch(words) else words


def unbroken(words: str) -> str:
    """A narrow cell breaks numbers («3.240.00 / 0») and words («nghiệ / p»): no word is only the end of a syllable."""
    if _FIGURES.fullmatch(words):
        words = words.replace(" ", "\n")  # pdfium tells some of the breaks as blanks
    return _BROKEN_WORD.sub("", _BROKEN_NUMBER.sub("", words))
