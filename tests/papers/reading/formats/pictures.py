"""Pictures of a page: one of our own papers, drawn in grey."""

import zlib
from functools import cache

import pypdfium2
import pytest

from khuyencong.papers.reading.formats.ocr import can_read_pictures
from khuyencong.papers.writing import write_paper
from khuyencong.terms.document import Document, Paragraph, Run
from tests.papers.reading.formats.pdf_files import packed

with_tesseract = pytest.mark.skipif(not can_read_pictures(), reason="Tesseract with Vietnamese is not installed")
SENTENCE = "Năm 2031, Sở đã hỗ trợ 07 cơ sở đổi mới máy móc với kinh phí 1.250.000.000 đồng."


@cache
def drawn_page(*words: str) -> tuple[int, int, bytes]:
    """A written paper drawn as a grey picture: width, height and dots."""
    blocks = tuple(Paragraph((Run(said),)) for said in words)
    document = Document("Báo cáo", "Kết quả", "Sở Công Thương", blocks=blocks)
    drawn = pypdfium2.PdfDocument(write_paper(document, "pdf"))[0].render(scale=2.5, grayscale=True)
    rows = bytes(drawn.buffer)
    dots = b"".join(rows[y * drawn.stride : y * drawn.stride + drawn.width] for y in range(drawn.height))
    return drawn.width, drawn.height, dots


def scanned_pdf(pages: int, *words: str, layer: str = "", before: str = "") -> bytes:
    """Pages that are pictures; `layer` and `before` are drawn over and under each, where the page has a font «F1»."""
    width, height, dots = drawn_page(*(words or (SENTENCE,)))
    image = zlib.compress(dots)
    content = f"{before} q 595 0 0 842 0 0 cm /I Do Q {layer}".encode()
    kids = b"3 0 R " * pages
    return packed(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /I 5 0 R >> /Font << /F1 6 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
            b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (width, height, len(image), image),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
    )


def png(*words: str) -> bytes:
    width, height, dots = drawn_page(*(words or (SENTENCE,)))
    rows = b"".join(b"\x00" + dots[y * width : (y + 1) * width] for y in range(height))

    def chunk(kind: bytes, told: bytes) -> bytes:
        return len(told).to_bytes(4, "big") + kind + told + zlib.crc32(kind + told).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
