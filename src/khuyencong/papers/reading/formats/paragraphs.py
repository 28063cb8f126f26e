"""Lines of a page back into paragraphs, by where they stand.

A line goes on with a full one above it when it begins at the margin. Where the page does not tell (no indents, no blank
space between paragraphs) lines are left as they are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from types import MappingProxyType

from ....terms.facts import Area
from ....terms.vietnamese import UPPER
from .lines import Line

NEAR = 0.008  # of the page's width: what stands nearer is at the same place
INDENT = 0.015
WIDEST_INDENT = 0.12
WIDEST_BLOCK = 0.25
SAME = 0.05  # steps: as far down as the next line of a paragraph
SPACED = 1.2  # steps down: more is blank space between paragraphs
FAR = 1.7
LEAST_RIGHT = 0.75  # what ends further left is no column of text
LONG = 0.45  # of the page's width; only such lines tell where the margins are
SIGN_DOUBT = 0.5  # signs: a word's width is reckoned from those of its line
LEAST_STARTS = 3  # indented paragraphs that tell a style
_MARKER = re.compile(
    rf"(?:[-–—•*+●▪○◦]|o(?=\s+[{UPPER}])"  # «o» is the second bullet of Word
    r"|\(?(?:\d{1,2}|[1-9]\d\d(?=\.\s)|[IVX]{1,5}|[a-zđ])[.)/]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+(?=\S)"
)
_COUNTED = re.compile(r"\((\d{1,2})\)\s")
_CURRENCY = re.compile(r"đ[.)/]\s")
# «447.500.000 đồng», «265,6 triệu đồng»: kept on one line by whoever writes with care
_WITH_UNIT = re.compile(r"\d(?:[\d.,]*\d)?\s(?:(?:nghìn|triệu|tỷ)\s(?=đồng))?[^\W\d_]+")
_RECIPIENTS = re.compile(r"Nơi nhận\b")
_ATTACHED = re.compile(r"\((?:Kèm theo|Ban hành kèm)\b")  # under a title, never a part of it
_DAY = re.compile(r", ?ngày .{1,8} ?tháng .{1,8} ?năm ?.{0,8}$")
_CLOSED = re.compile(r"[.;:!?][\"”»)]*$")
_BROKEN = re.compile(r"(?:\w-|[\dA-ZĐ]/)$")  # a number that went on in the next line, such as 12/KH-UBND


@dataclass(frozen=True, slots=True)
class Column:
    """The text of a page: its margins, and the step from line to line within a paragraph."""

    left: float
    right: float
    step: float


def joined(lines: Sequence[Line], shapes: Mapping[int, float] = MappingProxyType({})) -> tuple[Line, ...]:
    """The lines with those of one paragraph made one; a line without an area or of a table stays.

    `shapes` tells the pages that lie from those that stand: pages of one shape have the same margins.
    """
    layout = _Layout(lines, shapes)
    paragraphs: list[list[Line]] = []
    recipients = False
    for line in lines:
        before = paragraphs[-1] if paragraphs else []
        listed = recipients and bool(before) and bool(_MARKER.match(before[0].text))
        if before and (layout.goes_on(before, line) or _completes(before[-1], line, recipient=listed)):
            before.append(line)
        else:
            paragraphs.append([line])
        recipients = recipients or bool(_RECIPIENTS.match(line.text))
    return tuple(map(in_one, paragraphs))


class _Layout:
    """How the pages of one file set their paragraphs apart: by an indent, by blank space, or by nothing one sees."""

    def __init__(self, lines: Sequence[Line], shapes: Mapping[int, float]) -> None:
        self._columns = _columns(lines, shapes)
        starts = [pair for pair in pairwise(lines) if self._is_start(*pair)]
        indents = sum(self._indent(line) > INDENT for _, line in starts)
        spaces = sum(self._steps(before, line) > SPACED for before, line in starts)
        self._indented = indents >= LEAST_STARTS and indents > len(starts) / 2
        self._spaced = spaces >= LEAST_STARTS and spaces > len(starts) / 2

    def goes_on(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether a line belongs to the paragraph of the lines before it."""
        before = paragraph[-1]
        steps = self._steps(before, line)
        hangs = self._hangs(paragraph, line) or self._is_in_block(paragraph, line)
        at_margin = hangs or abs(self._indent(line)) <= NEAR
        if not (_is_alike(before, line) and at_margin) or _ends_head(before, line):
            return False
        if not 0 < steps <= (SPACED if self._spaced else FAR):
            return False
        bracketed = _is_in_brackets(paragraph, line)
        unspaced = self._spaced and abs(steps - 1) < SAME and before.place.page == line.place.page
        if not (bracketed or (unspaced and _is_long(before)) or self._is_full(before, line) or _is_amid(before, line)):
            return False
        if _opens_item(line.text) and not (bracketed or _counts_on(paragraph, line.text)):
            return False
        return hangs or self._indented or self._spaced or _promises(before, line) or not _closes(before, line)

    def _hangs(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether it begins where the words behind the bullet of its paragraph do, as all lines since, under a full
        one: Word sets its lists so."""
        first, before, own = paragraph[0].place.area, paragraph[-1].place.area, line.place.area
        if first is None or before is None or own is None or not _MARKER.match(paragraph[0].text):
            return False
        if not (NEAR < own.left - first.left < WIDEST_INDENT and self._is_full(paragraph[-1], line)):
            return False
        is_alone = len(paragraph) == 1 or paragraph[-1].place.page != line.place.page
        return is_alone or abs(own.left - before.left) <= NEAR

    def _is_in_block(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether it goes on under the first words of an open line that stands further in, its bullet drawn before it:
        so browsers print lists."""
        before, own = paragraph[-1].place.area, line.place.area
        if before is None or own is None or _CLOSED.search(paragraph[-1].text):
            return False
        is_under = abs(own.left - before.left) <= NEAR < self._indent(line) < WIDEST_BLOCK
        return is_under and self._is_full(paragraph[-1], line)

    def _is_start(self, before: Line, line: Line) -> bool:
        """Surely the first line of a paragraph: on the line above it there was room."""
        within = before.place.page == line.place.page and abs(self._indent(line)) < WIDEST_INDENT
        return within and self._steps(before, line) > 0 and not self._is_full(before, line)

    def _indent(self, line: Line) -> float:
        """How far right of the margin it begins; far, where there is no margin."""
        column, area = self._columns.get(line.place.page or 0), line.place.area
        return area.left - column.left if column and area and line.place.row is None else 1.0

    def _steps(self, before: Line, line: Line) -> float:
        """How many lines down it stands; 1 for the first line overleaf."""
        column, one, other = self._columns.get(before.place.page or 0), before.place.area, line.place.area
        if column is None or one is None or other is None or before.place.row is not None:
            return 0.0
        if before.place.page != line.place.page:
            return float((before.place.page or 0) + 1 == line.place.page)
        return (other.bottom - one.bottom) / column.step

    def _is_full(self, line: Line, following: Line) -> bool:
        """Whether the first word of the following line, a number with its unit, would not have fitted on this one."""
        column, area, other = self._columns.get(line.place.page or 0), line.place.area, following.place.area
        if column is None or area is None or other is None:
            return False
        sign = (other.right - other.left) / len(following.text)
        counted = _WITH_UNIT.match(following.text)
        word = counted.group() if counted else following.text.split(maxsplit=1)[0]
        return area.right + (len(word) + 1 + SIGN_DOUBT) * sign >= column.right - NEAR / 2


def _columns(lines: Sequence[Line], shapes: Mapping[int, float]) -> dict[int, Column]:
    """The column of each page; one that does not show its margins has those of the other pages of its shape."""
    shown: dict[float, dict[int, Column | None]] = {}
    for page, told in groupby(lines, key=lambda line: line.place.page or 0):
        column = _column([line for line in told if line.place.row is None])
        shown.setdefault(shapes.get(page, 0), {})[page] = column
    return {page: column for alike in shown.values() for page, column in _completed(alike)}


def _completed(alike: dict[int, Column | None]) -> Iterator[tuple[int, Column]]:
    """Margins may be mirrored from page to page, but the column is as wide on each."""
    known = [column for column in alike.values() if column]
    if not known:
        return
    widest = Column(min(c.left for c in known), max(c.right for c in known), min(c.step for c in known))
    for page, column in alike.items():
        if column is None:
            yield page, widest
        elif (widest.right - widest.left) - (column.right - column.left) <= 2 * NEAR:
            yield page, column
        else:
            yield page, replace(column, left=widest.left, right=widest.right)


def _column(lines: list[Line]) -> Column | None:
    """The margins that at least two lines share: long ones, on the left also those right below a long one.

    Where no two end alike, the lines are ragged: none goes further than their margin, so the longest tells it.
    """
    told = [(line.text, line.place.area) for line in lines if line.place.area]
    areas = [area for _, area in told]
    long = {words: area for words, area in told if area.right - area.left >= LONG}
    below = [after for before, after in pairwise(areas) if before.right - before.left >= LONG]
    left = _shared(sorted(area.left for area in {*long.values(), *below}))
    ends = sorted((area.right for area in long.values()), reverse=True)
    right = _shared(ends) or next(iter(ends), None)
    steps = sorted(below.bottom - above.bottom for above, below in pairwise(areas) if below.bottom > above.bottom)
    if left is None or right is None or right < LEAST_RIGHT or not steps:
        return None
    return Column(left, right, steps[len(steps) // 4])


def _shared(places: list[float]) -> float | None:
    """The first place at which two stand."""
    return next((one for one, other in pairwise(places) if abs(one - other) <= NEAR), None)


def _closes(before: Line, line: Line) -> bool:
    return bool(_CLOSED.search(before.text) or _MARKER.match(line.text))


def _promises(before: Line, line: Line) -> bool:
    """«Kinh phí thực hiện:» at a full line's end is followed by its figure."""
    return before.text.endswith(":") and line.text[:1].isdigit() and not _MARKER.match(line.text)


def _is_amid(before: Line, line: Line) -> bool:
    """A long line without an end, and small letters below it: a wide word went to the next line."""
    if not _is_long(before) or _MARKER.match(line.text) or _CLOSED.search(before.text):
        return False
    return line.text[:1].islower() or before.text.endswith(",")


def _ends_head(before: Line, line: Line) -> bool:
    """«…, ngày 05 tháng 7 năm 2024» over «BÁO CÁO»: the words of the head reach the margin, too."""
    return line.text.isupper() and bool(_DAY.search(before.text))


def _is_long(line: Line) -> bool:
    return line.place.area is not None and line.place.area.right - line.place.area.left >= LONG


def _is_in_brackets(paragraph: Sequence[Line], line: Line) -> bool:
    """«… (từ 13/8» over «– 18/8/2023). …»."""
    said = "".join(told.text for told in paragraph)
    closed, opened = line.text.find(")"), line.text.find("(")
    return not _CLOSED.search(said) and said.count("(") > said.count(")") and closed >= 0 and not 0 <= opened < closed


def _opens_item(words: str) -> bool:
    """«- Mở lớp», «2.1. Hội chợ»; a dash or number before a small letter may as well be the sentence's own."""
    marker = _MARKER.match(words)
    opens = _RECIPIENTS.match(words) or _ATTACHED.match(words)
    return bool(opens) or (marker is not None and not words[marker.end()].islower())


def _counts_on(paragraph: Sequence[Line], words: str) -> bool:
    """No item of its own: «đ.» behind a sum, or «(2)» of a list whose «(1)» stands within the sentence above."""
    if counted := _COUNTED.match(words):
        said = " ".join(line.text for line in paragraph)
        return said.find(f"({int(counted[1]) - 1})") > 0
    return bool(_CURRENCY.match(words)) and paragraph[-1].text[-1:].isdigit()


def _completes(before: Line, line: Line, *, recipient: bool) -> bool:
    """Whether a line right below ends what was left open: a number broken at its hyphen, a recipient without mark."""
    one, other = before.place.area, line.place.area
    if one is None or other is None or before.place.row is not None or line.place.row is not None:
        return False
    if before.place.page != line.place.page or _MARKER.match(line.text):
        return False
    is_open = _BROKEN.search(before.text) or (recipient and not _CLOSED.search(before.text))
    below = 0 < other.bottom - one.bottom <= 2 * (one.bottom - one.top)
    return bool(is_open) and below and other.left <= one.left + INDENT


def _is_alike(before: Line, line: Line) -> bool:
    """Of one size: a footnote is no part of the sentence above it."""
    one, other = before.place.area, line.place.area
    if one is None or other is None:
        return False
    return 0.8 <= (one.bottom - one.top) / max(other.bottom - other.top, 1e-6) <= 1.25


def in_one(lines: Sequence[Line]) -> Line:
    """The lines of one paragraph as one."""
    first = lines[0]
    if len(lines) == 1:
        return first
    words = [first.text]
    for before, line in pairwise(lines):
        words += ("" if _BROKEN.search(before.text) else " ", line.text)
    areas = [line.place.area for line in lines if line.place.area and line.place.page == first.place.page]
    return Line("".join(words), replace(first.place, area=_around(areas)))


def _around(areas: list[Area]) -> Area:
    return Area(
        min(area.left for area in areas),
        min(area.top for area in areas),
        max(area.right for area in areas),
        max(area.bottom for area in areas),
    )
