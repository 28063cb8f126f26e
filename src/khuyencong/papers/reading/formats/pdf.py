"""PDF with a text layer: lines of each page in reading order, ruled tables row by row; pictures of pages go to OCR."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
from pypdfium2 import PdfiumError

from ....terms.facts import Finding, Place, Severity, UnreadablePaper
from ....terms.vietnamese import fold_in_place
from .legacy import restored
from .lines import Line, Reading, is_layout, row_text
from .noise import repeated_heads
from .ocr import WARNING, can_read_pictures, pictured_lines
from .pdf_tables import Box, Grid, find_grids

LIMIT_PAGES = 2000
LEAST_CHARACTERS_PER_PAGE = 20
BROKEN = "hỏng, không mở được"
DAMAGED_SHARE = 0.02
_STATE_NAME = re.compile(r"cong hoa xa hoi chu nghia")
_DAY = re.compile(r"ngay\b.{0,20}\bthang\b.{0,20}\bnam\b[^\n]{0,8}")
_HEAD = 1200  # characters within which the head of a paper ends


@dataclass(frozen=True, slots=True)
class Page:
    lines: tuple[Line, ...]
    is_picture: bool = False
    is_broken: bool = False

    def prose(self) -> list[str]:
        return [line.text for line in self.lines if line.place.row is None]


def pdf_reading(data: bytes, name: str) -> Reading:
    """Lines with their pages. Refused when the file is encrypted, broken, or only pictures that nothing here reads."""
    with _opened(data, name) as document:
        if len(document) > LIMIT_PAGES:
            raise UnreadablePaper(f"{name}: PDF trên 2.000 trang. Hãy tách thành nhiều tệp rồi gửi lại.")
        pages = [_page(document, number) for number in range(1, len(document) + 1)]
        if all(page.is_broken for page in pages):
            raise _broken(name)
        pictures = any(page.is_picture for page in pages)
        ocr = pictures and can_read_pictures()
        if ocr:
            pages = _recognised(document, pages, name)
        elif pictures and not any(page.lines for page in pages if not page.is_picture):
            raise UnreadablePaper(_only_pictures(name))
    findings = (*((WARNING,) if ocr else ()), *_unseen(pages))
    lines = _restored(_without_running_heads(_without_repeated_table_heads(pages)))
    return Reading(lines, len(pages), (*findings, *_damage(lines)), ocr)


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except PdfiumError as fault:
        raise _broken(name, "có mật khẩu" if "password" in str(fault).lower() else BROKEN) from fault


def _broken(name: str, reason: str = BROKEN) -> UnreadablePaper:
    return UnreadablePaper(f"{name}: tệp PDF {reason}. Hãy gửi bản không khóa hoặc xuất lại từ Word.")


def _only_pictures(name: str) -> str:
    return (
        f"{name}: PDF chỉ có ảnh chụp, không có lớp chữ. Hãy gửi bản Word hoặc PDF xuất từ Word; "
        "hoặc nhờ quản trị cài tesseract-ocr và tesseract-ocr-vie để đọc bản chụp."
    )


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    """The words of a page; one that cannot be loaded has none, and a finding will say so."""
    try:
        page = document[number - 1]
        words = page.get_textpage()
        whole = _plain(words.get_text_bounded())
    except PdfiumError:
        return Page((), is_broken=True)
    if len(whole.strip()) < LEAST_CHARACTERS_PER_PAGE:
        return Page(
            _lines(whole, number), is_picture=_shows_picture(page) or (not whole.strip() and len(document) == 1)
        )
    head = _head_columns(words, whole) if number == 1 else None
    grids = find_grids(page)
    if head is None and not grids:
        return Page(_lines(whole, number))
    return Page((*_head_lines(words, head, number), *_with_tables(words, head, grids, number)))


def _shows_picture(page: Any) -> bool:
    kinds = (pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)
    return next(iter(page.get_objects(filter=kinds, max_depth=3)), None) is not None


def _lines(words: str, number: int) -> tuple[Line, ...]:
    return tuple(Line(line.rstrip(), Place(page=number)) for line in words.split("\n"))


def _plain(words: str) -> str:
    """pdfium writes U+FFFE or U+0002 for a hyphen at a line's end; Vietnamese breaks no word, so it belongs there."""
    words = words.replace("\ufffe", "-").replace("\x02", "-").replace("\u00ad", "").replace("\x00", "")
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")


def _bounded(words: Any, box: Box) -> str:
    return _plain(words.get_text_bounded(box.left, box.bottom, box.right, box.top))


def _head_lines(words: Any, head: tuple[Box, Box] | None, number: int) -> Iterator[Line]:
    for column in head or ():
        yield from _told(_bounded(words, column), number)


def _with_tables(words: Any, head: tuple[Box, Box] | None, grids: list[Grid], number: int) -> Iterator[Line]:
    """Words above, between and below the tables as lines; tables row by row. Of a page with a head, what is below."""
    left, bottom, right, top = words.page.get_bbox()
    top = head[0].bottom if head else top
    for grid in (grid for grid in grids if grid.top <= top):
        yield from _told(_bounded(words, Box(left, grid.top, right, top)), number)
        yield from _rows(words, grid, number)
        top = grid.bottom
    yield from _told(_bounded(words, Box(left, bottom, right, top)), number)


def _told(words: str, number: int) -> Iterator[Line]:
    return (line for line in _lines(words, number) if line.text.strip())


def _rows(words: Any, grid: Grid, number: int) -> Iterator[Line]:
    columns = len(grid.xs) - 1
    rows = [[""] * columns for _ in range(len(grid.ys) - 1)]
    for row, column, box in grid.cells():
        rows[row][column] = _bounded(words, box)
    for ordinal, cells in enumerate(rows, 1):
        if is_layout(cells):
            for column, cell in enumerate(cells, 1):
                lines = _told(cell, number)
                yield from (replace(line, place=Place(number, ordinal, column)) for line in lines)
        elif line := row_text(cells):
            yield Line(line, Place(page=number, row=ordinal))


def _head_columns(words: Any, whole: str) -> tuple[Box, Box] | None:
    """The head's two columns, where their words came out side by side; None where they did not."""
    folded = fold_in_place(whole[:_HEAD].lower())
    state, day = _STATE_NAME.search(folded), _DAY.search(folded)
    if state is None or day is None or whole[: state.start()].rpartition("\n")[2].strip() == "":
        return None
    at, last = _index(words, whole, state.start()), _index(words, whole, day.end() - 1)
    if at is None or last is None:
        return None
    before = at - 1
    while before > 0 and words.get_text_range(before, 1).isspace():
        before -= 1
    gap = (words.get_charbox(before)[2] + words.get_charbox(at)[0]) / 2
    bottom = words.get_charbox(last, loose=True)[1]
    left, _, right, top = words.page.get_bbox()
    return Box(left, bottom, gap, top), Box(gap, bottom, right, top)


def _index(words: Any, whole: str, place: int) -> int | None:
    """The number of a character on the page: pdfium's own count holds the same characters in the same order."""
    counted = _plain(words.get_text_range())
    return place if counted[: place + 1] == whole[: place + 1] else None


def _recognised(document: pypdfium2.PdfDocument, pages: list[Page], name: str) -> list[Page]:
    """The pages with those that are pictures read by OCR."""
    return [
        Page(tuple(Line(words, Place(page=number)) for words in pictured_lines(document[number - 1], name)))
        if page.is_picture
        else page
        for number, page in enumerate(pages, 1)
    ]


def _unseen(pages: list[Page]) -> Iterator[Finding]:
    """What a reader must know of pages that were not read: pictures without OCR, and broken ones."""
    for numbers, why in (
        ([i for i, page in enumerate(pages, 1) if page.is_picture], "chỉ có ảnh chụp, chưa đọc được"),
        ([i for i, page in enumerate(pages, 1) if page.is_broken], "hỏng, không đọc được"),
    ):
        if numbers:
            listed = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
            message = f"Trang {listed} {why}: hãy xem bản gốc hoặc gửi bản có lớp chữ"
            yield Finding("damaged-text", Severity.WARNING, message)


def _without_repeated_table_heads(pages: list[Page]) -> list[Page]:
    """A table that goes on overleaf tells its head once."""
    result: list[Page] = []
    before: list[str] = []
    for page in pages:
        rows = [line.text for line in page.lines if line.place.row is not None]
        repeated = 0
        while repeated < min(len(rows) - 1, len(before), 4) and rows[repeated] == before[repeated]:
            repeated += 1
        dropped = [line for line in page.lines if line.place.row is not None][:repeated]
        result.append(replace(page, lines=tuple(line for line in page.lines if line not in dropped)))
        before = rows
    return result


def _without_running_heads(pages: list[Page]) -> Iterator[Line]:
    dropped = repeated_heads([page.prose() for page in pages])
    for page in pages:
        yield from (line for line in page.lines if line.place.row is not None or line.text.strip() not in dropped)


def _restored(lines: Iterator[Line]) -> tuple[Line, ...]:
    """Letters of ABC and VNI fonts, which a PDF without their meaning gives as Western ones, as Vietnamese."""
    given = tuple(lines)
    whole = "\n".join(line.text for line in given)
    sound = restored(whole)
    if sound is whole:
        return given
    return tuple(replace(line, text=text) for line, text in zip(given, sound.split("\n"), strict=True))


def _damage(lines: tuple[Line, ...]) -> tuple[Finding, ...]:
    """A text layer whose fonts do not say what their signs mean gives signs that no Vietnamese paper has."""
    signs = "".join(line.text for line in lines)
    strange = sum(map(_is_strange, signs))
    if not strange or strange < DAMAGED_SHARE * len(signs):
        return ()
    message = (
        f"Lớp chữ của PDF hỏng (phông thiếu bảng mã): {strange} ký tự lạ. Hãy gửi bản Word, hoặc đối chiếu từng số"
    )
    return (Finding("damaged-text", Severity.WARNING, message, found=str(strange)),)


def _is_strange(sign: str) -> bool:
    if sign < "\u0250":
        return (sign < " " and sign != "\t") or "\x7f" <= sign < "\xa0"
    if unicodedata.category(sign) in ("Co", "Cn", "Cc", "Cs") or sign == "\ufffd":
        return True
    return sign.isalpha() and not "\u1e00" <= sign <= "\u1eff" and not unicodedata.combining(sign)
