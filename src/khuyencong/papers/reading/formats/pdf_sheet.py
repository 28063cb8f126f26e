"""A PDF page as a person sees it: upright, its lines with their places.

Places are points from the lower left corner of the page as it is shown, whichever way the file turns it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from ....terms.facts import Area
from .lines import unbroken
from .pdf_across import words_of
from .pdf_scattered import in_order
from .symbols import marks_note, with_symbols_shown
from .white_words import Word

COLUMN_GAP = 18.0  # points: blanks as wide as this part columns, not words
OVERLAP = 1.0  # points: so far may a sign reach into the next
_SCAN_SHARE = 0.7  # of the page: pictures that cover as much are its scan
_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
TAILS = 2.5  # points: how far letters reach under their line
LINE_FALL = 0.8  # of the letters' height: what stands so far below is on another line
DESCENT = 0.21  # of the letters' height: how far their tails reach below the line they stand on
NOTE_SIZE = 0.75  # of the letters around it: smaller digits mark a note
_DIGITS = re.compile(r"(?<=[^\s])\d+(?!\d)")
_WORD, _LAST_WORD = re.compile(r"\S+"), re.compile(r"\S+\Z")
LONGEST_WORD = 40  # signs looked back for the beginning of a word
_LINE_END = re.compile(r"\r\n|(?<=[\ufffe\x02])")  # behind a hyphen pdfium tells no line end


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, other: "Box") -> bool:
        """Whether the other's middle lies within."""
        across, up = other.middle
        return self.left <= across <= self.right and self.bottom <= up <= self.top


@dataclass(frozen=True, slots=True)
class PageLine:
    """Words on one line: characters [start, end) of the page's text."""

    text: str
    box: Box
    start: int
    end: int


class Sheet:
    """One page, opened for its words; `page` is pypdfium2's."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.size: tuple[float, float] = page.get_size()
        self._turn = page.get_rotation()
        self._edges = Box(*page.get_bbox())
        self._words, self.text = words_of(page)
        self._numbers: list[int] | None = None  # pdfium's, of signs that were put in order
        if ordered := in_order(self._words, self.text):
            self.text, self._numbers = ordered

    @property
    def shape(self) -> float:
        return round(self.size[0] / max(self.size[1], 1), 2)

    @cached_property
    def lines(self) -> tuple[PageLine, ...]:
        """Lines with words, in the order in which the page tells them."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[PageLine]:
        start, held = 0, None
        for found in _LINE_END.finditer(self.text + "\r\n"):
            for line in self._on_their_levels(start, found.start()):
                if held and self._goes_on_behind_digits(held, line):
                    line = self._one_line(held, line)
                elif held:
                    yield held
                held = line
            start = found.end()
        if held:
            yield held

    def parted(self, line: PageLine, at: float) -> tuple[PageLine | None, PageLine | None]:
        """A line that runs over two columns as one line of each."""
        first_right = next((i for i in self._signs(line) if self._box(i).middle[0] > at), line.end)
        return self._line(line.start, first_right), self._line(first_right, line.end)

    def widest_gap(self, line: PageLine) -> float | None:
        """The middle of the widest blank in a line, where it is wide enough to part two columns."""
        boxes = [self._box(i) for i in self._signs(line)]
        gaps = [(after.left - before.right, (after.left + before.right) / 2) for before, after in pairwise(boxes)]
        width, middle = max(gaps, default=(0.0, 0.0))
        return middle if width >= COLUMN_GAP else None

    def words(self, line: PageLine) -> Iterator[Word]:
        """The words of a line, each with its place."""
        for found in _WORD.finditer(self.text, line.start, line.end):
            if said := plain(found.group()):
                first, last = self._box(found.start()), self._box(found.end() - 1)
                yield Word(said, first.left, -line.box.top, last.right, -line.box.bottom)

    def words_in(self, box: Box) -> str:
        """The words of a cell. Its lowest strip holds nothing but tails of letters, and the marks of the row below."""
        inner = self._as_stored(Box(box.left, min(box.bottom + TAILS, box.top), box.right, box.top))
        said: str = self._words.get_text_bounded(inner.left, inner.bottom, inner.right, inner.top)
        said = said if self._numbers is None else self._ordered_in(box)
        for place, (start, end) in self._marks_on_page:
            if box.holds(place) and (word := _LAST_WORD.search(self.text, max(start - LONGEST_WORD, 0), start)):
                said = said.replace(self.text[word.start() : end], word.group(), 1)
        return unbroken(plain(said))

    def _ordered_in(self, box: Box) -> str:
        """The signs within a cell, in the order of the page's lines."""
        told = ["".join(self._held(line, box)).strip() for line in self.lines]
        return "\r\n".join(filter(None, told))

    def _held(self, line: PageLine, box: Box) -> Iterator[str]:
        for i in range(line.start, line.end):
            if box.holds(self._box(i)):
                yield self.text[i]

    def size_of(self, line: PageLine) -> float:
        """Of the letters amid a line: a mark of a note may stand at either end."""
        signs = [*self._signs(line)]
        return self._font_size(signs[len(signs) // 2])

    def opens_raised(self, line: PageLine) -> bool:
        """Whether a line begins smaller than it goes on, as behind the mark of a note."""
        return self._font_size(next(self._signs(line))) < NOTE_SIZE * self.size_of(line)

    @cached_property
    def note_marks(self) -> frozenset[str]:
        """What stands raised behind words of the page to lead to a note."""
        return frozenset(self.text[start:end] for start, end in self._note_marks)

    def shown(self, stored: Box) -> Box:
        """A box of the file as it lies on the upright page."""
        edges = self._edges
        left, right = stored.left - edges.left, stored.right - edges.left
        bottom, top = stored.bottom - edges.bottom, stored.top - edges.bottom
        width, height = edges.right - edges.left, edges.top - edges.bottom
        if self._turn == 90:
            return Box(bottom, width - right, top, width - left)
        if self._turn == 180:
            return Box(width - right, height - top, width - left, height - bottom)
        if self._turn == 270:
            return Box(height - top, left, height - bottom, right)
        return Box(left, bottom, right, top)

    def shows_picture(self) -> bool:
        kinds = (pdfium.FPDF_PAGEOBJ_IMAGE,)
        return next(iter(self.page.get_objects(filter=kinds, max_depth=3)), None) is not None

    def hides_words(self) -> bool:
        """Whether all words lie unseen, or under pictures of the whole page: a scanner guessed them."""
        pictured, seen = 0.0, False
        for drawn in self.page.get_objects(max_depth=3):
            if drawn.type == pdfium.FPDF_PAGEOBJ_TEXT:
                seen = seen or pdfium.FPDFTextObj_GetTextRenderMode(drawn.raw) not in _UNSEEN
            elif drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                pictured += self._share(Box(*drawn.get_bounds()))
                seen = seen and pictured < _SCAN_SHARE
        return pictured >= _SCAN_SHARE and not seen

    def _share(self, stored: Box) -> float:
        """How much of the page a box covers."""
        edges = self._edges
        whole = (edges.right - edges.left) * (edges.top - edges.bottom)
        return (stored.right - stored.left) * (stored.top - stored.bottom) / max(whole, 1.0)

    def area(self, box: Box) -> Area:
        """A box as shares of the page."""
        width, height = (max(side, 1.0) for side in self.size)
        return Area.of(box.left / width, 1 - box.top / height, box.right / width, 1 - box.bottom / height)

    def _as_stored(self, box: Box) -> Box:
        edges = self._edges
        width, height = edges.right - edges.left, edges.top - edges.bottom
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if self._turn == 90:
            left, bottom, right, top = width - top, left, width - bottom, right
        elif self._turn == 180:
            left, bottom, right, top = width - right, height - top, width - left, height - bottom
        elif self._turn == 270:
            left, bottom, right, top = bottom, height - right, top, height - left
        return Box(left + edges.left, bottom + edges.bottom, right + edges.left, top + edges.bottom)

    def _line(self, start: int, end: int) -> PageLine | None:
        told = plain(self._without_note_marks(start, end)).replace("\n", " ").strip()
        if not told:
            return None
        ends = self._ends(start, end)
        first, last = map(self._box, ends)
        size = self._font_size(ends[0])
        bottom = min(map(self._level, ends)) - DESCENT * size
        top = bottom + size
        return PageLine(told, Box(min(first.left, last.left), bottom, max(first.right, last.right), top), start, end)

    def _on_their_levels(self, start: int, end: int) -> Iterator[PageLine]:
        """pdfium tells no line end before a page number close under a table's last row: it is no word of that row."""
        line = self._line(start, end)
        if line and self._falls(*self._ends(start, end)):
            falls = [after for before, after in pairwise(self._signs(line)) if self._falls(before, after)]
            parts = pairwise([start, *falls, end])
            yield from filter(None, (self._line(*part) for part in parts))
        elif line:
            yield line

    def _falls(self, before: int, after: int) -> bool:
        """Whether a sign stands a line or more below the one before it."""
        return self._box(before).bottom - self._box(after).bottom > LINE_FALL * self._font_size(before)

    def _ends(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last sign of words."""
        raw = self.text[start:end]
        return start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()) - 1

    def _goes_on_behind_digits(self, line: PageLine, following: PageLine) -> bool:
        """pdfium ends a line at a raised digit; the words behind it stand on the same line still."""
        if not -OVERLAP <= following.box.left - line.box.right < COLUMN_GAP:
            return False
        if line.text.isdigit() and self.size_of(line) < NOTE_SIZE * self.size_of(following):
            return following.box.bottom <= line.box.bottom < following.box.top
        level = abs(following.box.bottom - line.box.bottom) < (line.box.top - line.box.bottom) / 2
        end = line.start + len(self.text[line.start : line.end].rstrip())
        before = self._raised[: bisect_left(self._raised, (end, end))]
        return level and bool(before) and before[-1][1] == end

    def _one_line(self, line: PageLine, following: PageLine) -> PageLine:
        one, other = line.box, following.box
        box = Box(one.left, min(one.bottom, other.bottom), other.right, max(one.top, other.top))
        blank = " " if self.text[following.start].isspace() or line.text.isdigit() else ""
        return PageLine(f"{line.text}{blank}{following.text}", box, line.start, following.end)

    def _without_note_marks(self, start: int, end: int) -> str:
        """«110.000.000¹»: the small digit of a note is no part of the number it stands behind."""
        marks = self._note_marks
        within = marks[bisect_left(marks, (start, start)) : bisect_left(marks, (end, end))]
        kept, last = [], start
        for first, behind in within:
            kept.append(self.text[last:first])
            last = behind
        return "".join([*kept, self.text[last:end]])

    @cached_property
    def _raised(self) -> list[tuple[int, int]]:
        """Where digits stand that are smaller than what they stand behind."""
        found = []
        for run in _DIGITS.finditer(self.text):
            small = NOTE_SIZE * self._font_size(run.start() - 1)
            if self._font_size(run.end() - 1) < small:
                found.append((next(i for i in range(*run.span()) if self._font_size(i) < small), run.end()))
        return found

    @cached_property
    def _marks_on_page(self) -> list[tuple[Box, tuple[int, int]]]:
        return [(self._box(mark[0]), mark) for mark in self._note_marks]

    @cached_property
    def _note_marks(self) -> list[tuple[int, int]]:
        return [(a, b) for a, b in self._raised if marks_note(self.text[max(a - 3, 0) : a], self.text[a:b])]

    def _signs(self, line: PageLine) -> Iterator[int]:
        return (i for i in range(line.start, line.end) if not self.text[i].isspace())

    def _box(self, place: int) -> Box:
        """Where a character of the text stands; its upper end is its own, so that only `_font_size` tells a height."""
        return self.shown(Box(*self._words.get_charbox(self._number(place), loose=True)))

    def _level(self, place: int) -> float:
        """The height at which a character stands; boxes of one line differ from font to font."""
        across, up = c_double(), c_double()
        number = self._number(place)
        if not pdfium.FPDFText_GetCharOrigin(self._words.raw, number, byref(across), byref(up)):
            return self._box(place).bottom
        return self.shown(Box(across.value, up.value, across.value, up.value)).bottom

    def _font_size(self, place: int) -> float:
        """In points of the page: the font's own size as the character's matrix draws it."""
        matrix, number = pdfium.FS_MATRIX(), self._number(place)
        if not pdfium.FPDFText_GetMatrix(self._words.raw, number, matrix):
            return 0.0
        size: float = pdfium.FPDFText_GetFontSize(self._words.raw, number)
        return size * hypot(matrix.c, matrix.d)

    def _number(self, place: int) -> int:
        """pdfium's own number of a character of the text."""
        if self._numbers is not None:
            return self._numbers[place]
        number: int = pdfium.FPDFText_GetCharIndexFromTextIndex(self._words.raw, place)
        return max(number, 0)


def plain(words: str) -> str:
    """pdfium writes U+FFFE or U+0002 for a hyphen at a line's end; Vietnamese breaks no word, so it belongs there."""
    words = words.replace("\ufffe", "-").replace("\x02", "-").replace("\u00ad", "").replace("\x00", "")
    return with_symbols_shown(words.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "))
