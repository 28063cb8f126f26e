"""The words of a page that pdfium takes for one written from the top down, as it does where narrow columns fill it.

It then ends a line behind every letter that the file draws for itself, as browsers do. Words over the whole width of
the page make it think otherwise: they are put there unseen, and taken away again once the page is read.
"""

from ctypes import c_ushort
from typing import Any

import pypdfium2.raw as pdfium

LEAST_LINES, SHORTEST_LINE = 40, 4.0  # signs of a line, on average: words are longer in any language
_WORDS = "HHHHHHHHHH"
_WIDTH = 7.22  # of these in Helvetica, for each point of its size
_HEIGHT = 8.0  # points: what is lower than one counts as nothing


def words_of(page: Any) -> tuple[Any, str]:
    """pypdfium2's text page, and its words."""
    words = page.get_textpage()
    text: str = words.get_text_range()
    lines = text.count("\r\n")
    if lines < LEAST_LINES or len(text) - 2 * lines > SHORTEST_LINE * lines or page.get_rotation() in (90, 270):
        return words, text
    drawn = _drawn_over(page)
    pdfium.FPDFPage_InsertObject(page.raw, drawn)
    words = page.get_textpage()
    text = words.get_text_range()
    pdfium.FPDFPage_RemoveObject(page.raw, drawn)
    pdfium.FPDFPageObj_Destroy(drawn)
    return words, text.removesuffix(_WORDS).rstrip("\r\n")


def _drawn_over(page: Any) -> Any:
    drawn = pdfium.FPDFPageObj_NewTextObj(page.pdf.raw, b"Helvetica", 1.0)
    pdfium.FPDFText_SetText(drawn, (c_ushort * (len(_WORDS) + 1))(*map(ord, _WORDS), 0))
    pdfium.FPDFTextObj_SetTextRenderMode(drawn, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    left, bottom, right, _ = page.get_bbox()
    pdfium.FPDFPageObj_SetMatrix(drawn, pdfium.FS_MATRIX((right - left) / _WIDTH, 0, 0, _HEIGHT, left, bottom + 1))
    return drawn
