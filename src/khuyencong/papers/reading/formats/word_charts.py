"""Charts and diagrams (SmartArt) in a Word file: their figures and words are not read, and a person is told where."""

from collections.abc import Iterator, Sequence
from typing import Any

from ....terms.facts import Finding, Severity
from .lines import Line
from .word_pictures import in_own_drawing, places_told

UNREAD = "{} biểu đồ, sơ đồ trong văn bản không được đọc ({}): xem số và chữ trong đó ở bản gốc"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_KINDS = ("/chart", "/chartex", "/diagram")


def charts_in(drawn: Any) -> int:
    """How many charts and diagrams a drawing shows; those in its text boxes come with them."""
    shown = (graphic for graphic in drawn.iter(_DRAWN) if graphic.get("uri", "").endswith(_KINDS))
    return sum(in_own_drawing(graphic, drawn) for graphic in shown)


def unread_charts(before: Sequence[int], lines: Sequence[Line]) -> Iterator[Finding]:
    """One finding for all, with the words behind which each stands."""
    if before:
        told = UNREAD.format(len(before), places_told([lines[:count] for count in before]))
        yield Finding("damaged-text", Severity.WARNING, told, found=str(len(before)))
