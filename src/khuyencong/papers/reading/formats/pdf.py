"""PDF with a text layer: lines of each page, repeated heads and hyphens of line ends dropped."""

import pypdfium2
from pypdfium2 import PdfiumError

from ....terms.facts import Place, UnreadablePaper
from .noise import repeated_heads

LEAST_CHARACTERS_PER_PAGE = 20


def pdf_lines(data: bytes, name: str) -> tuple[list[str], list[Place], int]:
    """Lines with their pages. Refused when the file is encrypted, broken, or only pictures."""
    pages = _pages(data, name)
    if sum(len(line) for page in pages for line in page) < LEAST_CHARACTERS_PER_PAGE * len(pages):
        raise UnreadablePaper(f"{name}: PDF chỉ có ảnh chụp, không có lớp chữ. Hãy gửi bản Word hoặc PDF xuất từ Word.")
    dropped = repeated_heads(pages)
    lines: list[str] = []
    places: list[Place] = []
    for number, page in enumerate(pages, 1):
        for line in page:
            if line.strip() not in dropped:
                lines.append(line)
                places.append(Place(page=number))
    return lines, places, len(pages)


def _pages(data: bytes, name: str) -> list[list[str]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as fault:
        reason = "có mật khẩu" if "password" in str(fault).lower() else "hỏng, không mở được"
        raise UnreadablePaper(f"{name}: tệp PDF {reason}. Hãy gửi bản không khóa hoặc xuất lại từ Word.") from fault
    with document:
        return [_page_lines(document, i) for i in range(len(document))]


def _page_lines(document: pypdfium2.PdfDocument, index: int) -> list[str]:
    page = document[index]
    text = page.get_textpage().get_text_bounded()
    # pdfium writes U+FFFE or U+0002 for a hyphen at a line's end; Vietnamese breaks no word, so it belongs there.
    text = (
        text.replace("\ufffe", "-").replace("\x02", "-").replace("\u00ad", "").replace("\r\n", "\n").replace("\r", "\n")
    )
    return [line.replace("\xa0", " ").rstrip() for line in text.split("\n")]
