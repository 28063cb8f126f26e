"""Lines of a page back into paragraphs, by where they stand: a line goes on with a full one when it begins at the margin.

Where the page does not tell (no indents, no blank space between paragraphs) lines are left as they are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from ....terms.facts import Area, Place
from .lines import Line

NEAR = 0.008  # of the page's width: what stands nearer is at the same place
INDENT = 0.015
LONG = 0.45  # of the page's width; only such lines tell where the margins are
LEAST_STARTS = 3  # indented paragraphs that tell a style
_MARKED = re.compile(r"(?:[-–—•*+●▪]|\(?(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)/])\s")
_RECIPIENTS = re.compile(r"Nơi nhận\s*:?")
_CLOSED = re.compile(r"[.;:!?][\"”»)]*$")
_NUMBER_BROKEN = re.compile(r"\w[/-]$")


@dataclass(frozen=True, slots=True)
class Column:
    """The text of a page: its margins, and the step from line to line."""

    left: float
    right: float
    step: float


def joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with those of one paragraph made one; a line without an area or of a table stays."""
    columns = {page: column for page, told in _by_page(lines) if (column := _column(told))}
    indented = _is_indented(lines, columns)
    paragraphs: list[list[Line]] = []
    recipients = False
    for line in lines:
        before = paragraphs[-1][-1] if paragraphs else None
        recipients = recipients or bool(_RECIPIENTS.match(line.text))
        listed = recipients and _MARKED.match(paragraphs[-1][0].text) if before else False
        if before and (
            _goes_on(before, line, columns, indented=indented) or (listed and _is_same_recipient(before, line))
        ):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(map(_paragraph, paragraphs))


def _by_page(lines: Iterable[Line]) -> Iterator[tuple[int | None, list[Line]]]:
    for page, told in groupby(lines, key=lambda line: line.place.page):
        yield page, [line for line in told if line.place.area and line.place.row is None]


def _column(lines: list[Line]) -> Column | None:
    """The margins that at least two long lines share."""
    areas = [line.place.area for line in lines if line.place.area]
    long = [area for area in areas if area.right - area.left >= LONG]
    left = next((a for a, b in pairwise(sorted(area.left for area in long)) if b - a <= NEAR), None)
    right = next((a for a, b in pairwise(sorted((area.right for area in long), reverse=True)) if a - b <= NEAR), None)
    steps = [below.top - above.top for above, below in pairwise(areas) if below.top > above.top]
    if left is None or right is None or not steps:
        return None
    return Column(left, right, median(steps))


def _is_indented(lines: Sequence[Line], columns: dict[int | None, Column]) -> bool:
    """Whether paragraphs of this paper begin further right than their other lines."""
    starts = margins = 0
    for before, line in pairwise(lines):
        column, area = columns.get(line.place.page), line.place.area
        if column and area and before.place.page == line.place.page and not _is_full(before, line, column):
            starts += column.left + INDENT < area.left < column.left + 8 * INDENT
            margins += abs(area.left - column.left) <= NEAR
    return starts >= LEAST_STARTS and starts > margins


def _is_full(line: Line, following: Line, column: Column) -> bool:
    """Whether the first word of the following line would not have fitted on this one."""
    area, next_area = line.place.area, following.place.area
    if area is None or next_area is None or not following.text:
        return False
    sign = (next_area.right - next_area.left) / len(following.text)
    word = following.text.split(maxsplit=1)[0]
    return area.right + (len(word) + 1) * sign >= column.right - NEAR / 2


def _goes_on(before: Line, line: Line, columns: dict[int | None, Column], *, indented: bool) -> bool:
    above, below = columns.get(before.place.page), columns.get(line.place.page)
    if not (above and below and _is_beside_margin(line, below) and _is_full(before, line, above)):
        return False
    if not _is_next(before.place, line.place, above) or not _is_alike(before.place.area, line.place.area):
        return False
    closed, marked = bool(_CLOSED.search(before.text)), bool(_MARKED.match(line.text))
    return not (closed and marked) if indented else not (closed or marked)


def _is_same_recipient(before: Line, line: Line) -> bool:
    """A recipient begins with a dash and ends with a mark: what stands right below an open one belongs to it."""
    one, other = before.place.area, line.place.area
    if one is None or other is None or before.place.page != line.place.page or _MARKED.match(line.text):
        return False
    below = 0 < other.top - one.top <= 2 * (one.bottom - one.top) and abs(other.left - one.left) <= INDENT
    return below and not _CLOSED.search(before.text)


def _is_beside_margin(line: Line, column: Column) -> bool:
    area = line.place.area
    return area is not None and line.place.row is None and abs(area.left - column.left) <= NEAR


def _is_next(before: Place, place: Place, column: Column) -> bool:
    """The next line down on the same page, or the first of the next."""
    if before.row is not None or before.area is None or place.area is None or None in (before.page, place.page):
        return False
    if before.page != place.page:
        return (before.page or 0) + 1 == place.page
    return 0 < place.area.top - before.area.top <= 1.4 * column.step


def _is_alike(one: Area | None, other: Area | None) -> bool:
    """Of one size: a footnote is no part of the sentence above it."""
    if one is None or other is None:
        return False
    return 0.8 <= (one.bottom - one.top) / max(other.bottom - other.top, 1e-6) <= 1.25


def _paragraph(lines: list[Line]) -> Line:
    first = lines[0]
    if len(lines) == 1:
        return first
    words = [first.text]
    for before, line in pairwise(lines):
        words += ("" if _NUMBER_BROKEN.search(before.text) else " ", line.text)
    areas = [line.place.area for line in lines if line.place.area and line.place.page == first.place.page]
    return Line("".join(words), replace(first.place, area=_around(areas)))


def _around(areas: list[Area]) -> Area:
    return Area(
        min(area.left for area in areas),
        min(area.top for area in areas),
        max(area.right for area in areas),
        max(area.bottom for area in areas),
    )
