"""Pictures in a Word file: read as scans are where this machine can, told of where it cannot.

Only what is as large as an annex pasted in: seals, signatures and logos say nothing that is counted. Pictures have no
place on a page; their words stand behind the paragraph or row in which they are shown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Any

from ....terms.facts import Finding, Severity, UnreadablePaper
from .lines import Line, Reading
from .ocr import LIMIT_PICTURES, WARNING, Pictures, can_read_pictures, words_of_picture
from .word_package import files_named

LEAST_WIDTH, LEAST_HEIGHT = 8.0, 3.0  # centimetres
READ = "Chữ của {} ảnh trong văn bản được nhận dạng ({})"
UNREAD = "{} ảnh trong văn bản chưa đọc được ({}): hãy xem bản gốc hoặc gửi bản có chữ"
WORDLESS = "{} ảnh trong văn bản không thấy chữ nào ({})"
PLACES_TOLD = 5
LONGEST_PLACE = 60
_EMU = 360_000  # to the centimetre
_POINTS = 28.35
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_VML = "{urn:schemas-microsoft-com:vml}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BOX = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}txbxContent"
_STYLED = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5}(?:\.\d{1,6})?)\s*(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1 / _POINTS, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture or a chart by its name in the package's list of relations, and how many lines stand before it."""

    before: int
    relation: str


def large_pictures(drawn: Any) -> Iterator[str]:
    """The relations of the pictures that a drawing shows, in the new way or the old; those in its boxes come later."""
    for frame in drawn.iter(_DRAWN + "inline", _DRAWN + "anchor"):
        extent = frame.find(_DRAWN + "extent")
        if _is_large(_centimetres(extent, "cx"), _centimetres(extent, "cy")):
            yield from _named(drawn, frame.iter(_BLIP), "embed")
    for shape in drawn.iter(_VML + "shape", _VML + "rect"):
        styled = _STYLED.findall(shape.get("style", ""))
        told = {side: float(number) * _UNITS[unit or "px"] for side, number, unit in styled}
        if _is_large(told.get("width"), told.get("height")):
            yield from _named(drawn, shape.iter(_VML + "imagedata"), "id")


def with_pictures(reading: Reading, shown: Sequence[Shown], data: bytes, name: str, pictures: Pictures) -> Reading:
    """The reading with the words of its pictures, or with how many wait; what nothing reads is told."""
    if not shown:
        return reading
    if can_read_pictures() and not pictures.read:
        return replace(reading, unread=len(shown))
    if can_read_pictures() and len(shown) > LIMIT_PICTURES:
        raise UnreadablePaper(f"{name}: trên {LIMIT_PICTURES} ảnh. Hãy tách thành nhiều tệp rồi gửi lại.")
    files = files_named({picture.relation for picture in shown}, data)
    words = list[tuple[Line, ...] | None]()
    for done, picture in enumerate(shown, 1):
        words.append(_words(files.get(picture.relation), name))
        pictures.told(done, len(shown))
    lines = [*reading.lines]
    for picture, said in reversed([*zip(shown, words, strict=True)]):
        lines[picture.before : picture.before] = said or ()
    findings = [WARNING] if any(words) else []
    findings += _told(Severity.INFO, READ, shown, [bool(said) for said in words], reading.lines)
    findings += _told(Severity.WARNING, UNREAD, shown, [said is None for said in words], reading.lines)
    findings += _told(Severity.INFO, WORDLESS, shown, [said == () for said in words], reading.lines)
    return replace(reading, lines=tuple(lines), findings=(*findings, *reading.findings), ocr=any(words))


def _words(file: bytes | None, name: str) -> tuple[Line, ...] | None:
    """The lines of a picture, none for one without words; None where it cannot be read."""
    if file is None or not can_read_pictures():
        return None
    try:
        return words_of_picture(file, name)
    except UnreadablePaper:
        return None


def _told(
    severity: Severity, how: str, shown: Sequence[Shown], such: Sequence[bool], lines: Sequence[Line]
) -> Iterator[Finding]:
    """One finding for all pictures that are such, with their places."""
    before = [lines[: picture.before] for picture in compress(shown, such)]
    if before:
        yield Finding("damaged-text", severity, how.format(len(before), _places_told(before)), found=str(len(before)))


def _places_told(before: Sequence[Sequence[Line]]) -> str:
    """Where things are shown, by the lines before each."""
    listed = "; ".join(dict.fromkeys(place_told(lines) for lines in before[:PLACES_TOLD]))
    return listed + (" …" if len(before) > PLACES_TOLD else "")


def place_told(before: Sequence[Line]) -> str:
    """Behind which words a picture stands."""
    words = next((line.text.strip() for line in reversed(before) if line.text.strip()), "")
    if not words:
        return "ở đầu văn bản"
    return f"sau «{words if len(words) <= LONGEST_PLACE else words[:LONGEST_PLACE].rstrip() + ' …'}»"


def _is_large(width: float | None, height: float | None) -> bool:
    """Also one that does not tell how large it is."""
    return (width is None or width >= LEAST_WIDTH) and (height is None or height >= LEAST_HEIGHT)


def _named(drawn: Any, pictures: Iterable[Any], key: str) -> Iterator[str]:
    for picture in pictures:
        if in_own_drawing(picture, drawn) and (relation := picture.get(_RELATION + key)):
            yield relation


def in_own_drawing(shown: Any, drawn: Any) -> bool:
    """Whether a drawing shows this itself, and not a text box of it, which is read later."""
    box = next(shown.iterancestors(_BOX), None)
    return box is None or all(above is not drawn for above in box.iterancestors())


def _centimetres(extent: Any, side: str) -> float | None:
    told = extent.get(side, "") if extent is not None else ""
    return int(told) / _EMU if told.isdecimal() and len(told) <= 12 else None
