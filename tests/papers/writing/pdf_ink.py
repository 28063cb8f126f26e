"""Where words stand in a written PDF, how big and in which face: points from the page's lower left corner."""

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Ink:
    left: float
    right: float
    top: float
    baseline: float
    size: float
    face: str

    @property
    def bold(self) -> bool:
        return "Bold" in self.face

    @property
    def italic(self) -> bool:
        return "Italic" in self.face


def ink_of(page: pdfium.PdfPage, words: str) -> Ink:
    """The first place of the words on a page."""
    text = page.get_textpage()
    found = text.search(words, match_case=True).get_next()
    assert found is not None, words
    first, count = found
    boxes = [text.get_charbox(first + n) for n in range(count) if words[n] != " "]
    return Ink(
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        top=max(box[3] for box in boxes),
        baseline=_baseline(text, first),
        size=round(raw.FPDFText_GetFontSize(text, first), 1),
        face=_face(text, first),
    )


def _baseline(text: pdfium.PdfTextPage, index: int) -> float:
    x, y = raw.c_double(), raw.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    return round(y.value, 2)


def _face(text: pdfium.PdfTextPage, index: int) -> str:
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 100, flags)
    return name.value.decode()
