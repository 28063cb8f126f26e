"""PDF with a text layer: lines of each page in reading order, ruled tables row by row; pictures of pages go to OCR."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

import pypdfium2
from pypdfium2 import PdfiumError

from ....terms.facts import Finding, Severity, UnreadablePaper
from .legacy import restored_lines
from .lines import Line, Reading, with_whole_numbers
from .lost import lost_letters
from .ocr import LIMIT_PICTURES, WARNING, Pictures, can_read_pictures, pictured_lines
from .paragraphs import joined
from .pdf_active import attached, refuse_programs, spelled_out
from .pdf_bullets import with_depths
from .pdf_overleaf import with_whole_tables
from .pdf_page import PageWords, page_lines
from .pdf_running import without_running_heads
from .pdf_sheet import Sheet
from .pdf_streams import refuse_bombs
from .refusal import refuse_long

LIMIT_PAGES = 2000
LEAST_CHARACTERS_PER_PAGE = 20
BROKEN = "hỏng, không mở được"

DRAWN = Finding(
    "damaged-text",
    Severity.INFO,
    "Lớp chữ của PDF hỏng (mất chữ tiếng Việt): chữ được nhận dạng từ hình của từng trang",
)


@dataclass(frozen=True, slots=True)
class Page:
    lines: tuple[Line, ...]
    notes: tuple[Line, ...] = ()
    is_picture: bool = False
    is_broken: bool = False
    is_guessed: bool = False  # its words lie hidden under a scanner's picture
    shape: float = 0.0  # width by height
    words: PageWords | None = None

    @property
    def letters(self) -> int:
        return sum(len(line.text) for line in (*self.lines, *self.notes))


def pdf_reading(data: bytes, name: str, pictures: Pictures) -> Reading:
    """Lines with their pages. Refused when the file is encrypted, broken, or only pictures that nothing here reads."""
    with _opened(data, name) as document:
        if len(document) > LIMIT_PAGES:
            raise UnreadablePaper(f"{name}: PDF trên 2.000 trang. Hãy tách thành nhiều tệp rồi gửi lại.")
        inside = spelled_out(document, name)
        refuse_programs(inside, name)
        refuse_bombs(inside, name)
        del inside  # as large as the file
        held = tuple(attached(document, name))
        pages, letters = list[Page](), 0
        for number in range(1, len(document) + 1):
            pages.append(_page(document, number, pages[-1] if pages else None))
            letters += pages[-1].letters
            refuse_long(letters, name)
        if all(page.is_broken for page in pages):
            raise _broken(name)
        drawn = can_read_pictures() and bool(lost_letters(_restored(pages)))
        if drawn:
            pages = [replace(page, lines=(), notes=(), is_picture=True) for page in pages]
        pages, ocr = _with_pictures(document, pages, name, pictures)
    ocr = ocr or any(page.is_guessed for page in pages)
    unread = sum(page.is_picture for page in pages) if can_read_pictures() else 0
    findings = (*((WARNING,) if ocr else ()), *((DRAWN,) if drawn else ()), *held, *_unseen(pages))
    shapes = {number: page.shape for number, page in enumerate(pages, 1)}
    whole = with_whole_tables(without_running_heads([page.lines for page in pages]))
    lines = [*with_depths(joined(with_whole_numbers([*chain(*whole)]), shapes))]
    told = restored_lines([*lines, *(note for page in pages for note in page.notes)])
    return Reading(told[: len(lines)], len(pages), findings, ocr, unread, told[len(lines) :])


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


def _page(document: pypdfium2.PdfDocument, number: int, before: Page | None) -> Page:
    """The words of a page; one that cannot be loaded has none, and a finding will say so."""
    try:
        sheet = Sheet(document[number - 1])
    except PdfiumError:
        return Page((), is_broken=True)
    words = page_lines(sheet, number, before.words if before else None)
    page = Page(words.lines, words.notes, shape=sheet.shape, words=words)
    if page.letters >= LEAST_CHARACTERS_PER_PAGE:
        return replace(page, is_guessed=sheet.hides_words())
    is_picture = sheet.shows_picture() or (not words.lines and len(document) == 1)
    return Page(words.lines, is_picture=is_picture, shape=sheet.shape)


def _with_pictures(
    document: pypdfium2.PdfDocument, pages: list[Page], name: str, pictures: Pictures
) -> tuple[list[Page], bool]:
    """The pages with those that are pictures read by OCR, and whether any was."""
    waiting = [i for i, page in enumerate(pages) if page.is_picture]
    if (
        waiting
        and not can_read_pictures()
        and len(waiting) == sum(1 for page in pages if page.is_picture or page.lines)
    ):
        raise UnreadablePaper(_only_pictures(name))
    if not (waiting and pictures.read and can_read_pictures()):
        return pages, False
    if len(waiting) > LIMIT_PICTURES:
        raise UnreadablePaper(f"{name}: trên {LIMIT_PICTURES} trang ảnh chụp. Hãy tách thành nhiều tệp rồi gửi lại.")
    seen = list(pages)
    for done, i in enumerate(waiting, 1):
        lines, notes = pictured_lines(document[i], i + 1, name)
        seen[i] = replace(pages[i], is_picture=False, lines=lines, notes=notes)
        pictures.told(done, len(waiting))
    return seen, True


def _unseen(pages: list[Page]) -> Iterator[Finding]:
    """What a reader must know of pages that were not read: pictures without OCR, and broken ones."""
    for numbers, why in (
        ([i for i, page in enumerate(pages, 1) if page.is_picture], "Trang {} chỉ có ảnh chụp, chưa đọc được"),
        ([i for i, page in enumerate(pages, 1) if page.is_broken], "Trang {} hỏng, không đọc được"),
    ):
        if numbers:
            listed = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
            message = f"{why.format(listed)}: hãy xem bản gốc hoặc gửi bản có lớp chữ"
            yield Finding("damaged-text", Severity.WARNING, message)


def _restored(pages: list[Page]) -> str:
    return "\n".join(line.text for line in restored_lines([line for page in pages for line in page.lines]))
