"""Bullets of a page: browsers draw them instead of writing them, and how deep one stands is seen by its place alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .lines import Line
from .pdf_sheet import Box, PageLine

SMALLEST, LARGEST = 2.0, 7.0  # points: of a bullet that is drawn
FARTHEST = 22.0  # points from a bullet to its words
DEEPER = 0.02  # of the page's width
BULLET, INNER = "•", "○"
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[IVX]{1,5}|[a-zđ])(?:\.\d{1,2})*[.)/]\s")


def is_dot(width: float, height: float) -> bool:
    return SMALLEST <= width <= LARGEST and abs(width - height) < 1


def opens_with_dot(line: PageLine, dots: Iterable[Box]) -> bool:
    """Whether one of the drawn dots stands right before a line, amid its height."""
    return any(
        line.box.bottom < dot.middle[1] < line.box.top and 0 < line.box.left - dot.right < FARTHEST for dot in dots
    )


def with_depths(lines: Sequence[Line]) -> Iterator[Line]:
    """The same, where «•» further right than the one above it is told as of a list within."""
    outer: float | None = None
    for line in lines:
        if not line.text.startswith(BULLET) or not line.place.area or line.place.row is not None:
            outer = None if _NUMBERED.match(line.text) else outer
            yield line
            continue
        left = line.place.area.left
        is_inner = outer is not None and left - outer > DEEPER
        outer = outer if is_inner else left
        yield replace(line, text=INNER + line.text[1:]) if is_inner else line
