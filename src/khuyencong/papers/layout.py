"""The shape of a paper's text on a page: its head in two columns, headings, paragraphs, bullets, tables, its foot.

A block is a stretch of the text; blocks follow one another and hold every word of it. What no rule knows is a plain
paragraph, so a paper of any form can be shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ..terms.facts import Span
from ..terms.vietnamese import UPPER
from .reading.structure.head import Frame, read_frame
from .reading.structure.outline import LETTER, NUMBER, PLAIN, PLUS, ROMAN, TABLE, paragraphs
from .reading.tables.heads import first_data_row
from .reading.text.grid import Grid, grid_at
from .reading.text.scan import Scan


class Part(StrEnum):
    LEFT = "left"  # of the head or the foot: agency, number; recipients
    RIGHT = "right"  # of the head or the foot: state, motto, place and day; signature
    KIND = "kind"
    TITLE = "title"
    HEADING = "heading"
    WORDS = "words"
    BULLET = "bullet"
    TABLE = "table"
    OUTSIDE = "outside"  # a portal's own lines behind the paper


@dataclass(frozen=True, slots=True)
class Block:
    """`level` of a heading: 1 a part, 2 a section, 3 an item; of a bullet: how deep. `grid` of a table, with how many
    of its rows are heads."""

    part: Part
    span: Span
    level: int = 0
    grid: Grid | None = None
    heads: int = 0


_LINE = re.compile(r"[^\n]+")
_GAP = re.compile(r" {3,}|\t+| \| ")
_RIGHT = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–—]|ngày\s*\d{0,2}\s*tháng\s*\d{0,2}\s*năm", re.IGNORECASE)
_AGENCY = re.compile(rf"\W*+(?:[{UPPER}&.,-]\s*+){{2,}}+\W*+")  # nothing is tried twice: the line may be any
_NUMBER = re.compile(r"[\W_]*Số\s*:?.*/")
_ABOUT = re.compile(r"[\W_]*V/v\b")
_RECIPIENTS = re.compile(r"[\W_]*Nơi nhận\b")
_ANNEX = re.compile(r"(?m)^[\W_]*(?:PHỤ LỤC|Phụ lục)\b")
LONGEST_HEADING = 160


@lru_cache(maxsize=16)  # a reviewer comes back to one paper after each decision
def lay_out(content: str) -> tuple[Block, ...]:
    """The blocks of a paper's text, in its order."""
    scan = Scan.of(content)
    frame = read_frame(scan)
    foot_end = _foot_end(content, frame)
    return (
        *_head(content, frame),
        *_body(scan, frame.body.start, frame.body.end),
        *(_foot(content, frame.body.end, foot_end) if frame.formal else _outside(content, frame.body.end, foot_end)),
        *_body(scan, foot_end, frame.page_end),
        *_outside(content, frame.page_end, len(content)),
    )


def tables_of(content: str) -> dict[int, Block]:
    """The tables of a paper by the character they begin at."""
    return {block.span.start: block for block in lay_out(content) if block.part is Part.TABLE}


def _lines(content: str, start: int, end: int) -> Iterator[Span]:
    for match in _LINE.finditer(content, start, end):
        yield from _trimmed(content, *match.span())


def _outside(content: str, start: int, end: int) -> Iterator[Block]:
    return (Block(Part.OUTSIDE, line) for line in _lines(content, start, end))


def _trimmed(content: str, start: int, end: int) -> Iterator[Span]:
    words = content[start:end]
    if words.strip():
        yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _head(content: str, frame: Frame) -> Iterator[Block]:
    """Agency and number at the left, state and day at the right, then the kind and the title in the middle."""
    kind = (frame.head.kind_vi or "").upper()
    below_kind, in_subject = not frame.formal, False
    for line in _lines(content, 0, frame.body.start):
        words = content[line.start : line.end].strip(" *_#")
        if below_kind:
            yield Block(Part.TITLE, line)
        elif kind and words == kind:
            below_kind = True
            yield Block(Part.KIND, line)
        else:
            for cell in _cells(content, line):
                side = _side(content[cell.start : cell.end])
                in_subject = (in_subject and side is Part.WORDS) or bool(_ABOUT.match(content, cell.start))
                yield Block(Part.LEFT if in_subject else side, cell)


def _cells(content: str, line: Span) -> Iterator[Span]:
    """«UBND TỈNH …      CỘNG HÒA …» on one line are two."""
    right = _RIGHT.search(content, line.start, line.end)
    gaps = list(_GAP.finditer(content, line.start, right.start())) if right else []
    if gaps:
        yield from _trimmed(content, line.start, gaps[-1].start())
        yield from _trimmed(content, gaps[-1].end(), line.end)
    else:
        yield line


def _side(words: str) -> Part:
    if _RIGHT.search(words):
        return Part.RIGHT
    is_left = _AGENCY.fullmatch(words) or _NUMBER.match(words) or _ABOUT.match(words) or words.strip(" *_") == "DỰ THẢO"
    return Part.LEFT if is_left else Part.WORDS


def _foot_end(content: str, frame: Frame) -> int:
    """Behind recipients and signature stand annexes, each opening with its name or a table."""
    annex = _ANNEX.search(content, frame.body.end, frame.page_end)
    return annex.start() if annex else frame.page_end


def _foot(content: str, start: int, end: int) -> Iterator[Block]:
    """Recipients at the left, the signature at the right, whichever is told first."""
    lines = list(_lines(content, start, end))
    signing = not any(_RECIPIENTS.match(content, line.start, line.end) for line in lines)
    for line in lines:
        words = content[line.start : line.end]
        if _RECIPIENTS.match(words):
            signing = False
        elif words.strip(" *_#").isupper() and not words.lstrip().startswith(("-", "+")):
            signing = True
        yield Block(Part.RIGHT if signing else Part.LEFT, line)


def _body(scan: Scan, start: int, end: int) -> Iterator[Block]:
    for paragraph in paragraphs(scan.content, start, end):
        span = Span(paragraph.start, paragraph.end)
        if paragraph.level == TABLE:
            yield from _table(scan, span)
        elif paragraph.level == PLAIN:
            yield Block(Part.WORDS, span)
        elif paragraph.level > LETTER:
            yield Block(Part.BULLET, span, 2 if paragraph.level == PLUS else 1)
        else:
            yield _numbered(scan.content, span, paragraph.level)


def _numbered(content: str, span: Span, level: int) -> Block:
    """A number opens a heading where its words are few and no sentence."""
    words = content[span.start : span.end].rstrip(" *_")
    is_heading = len(words) <= LONGEST_HEADING and not words.endswith((".", ";")) and level < LETTER
    if not is_heading:
        return Block(Part.WORDS, span)
    return Block(Part.HEADING, span, 1 if level < ROMAN else 2 if level < NUMBER else 3)


def _table(scan: Scan, span: Span) -> Iterator[Block]:
    grid = grid_at(scan.content, span)
    if grid is None:
        yield from (Block(Part.WORDS, line) for line in _lines(scan.content, span.start, span.end))
    else:
        yield Block(Part.TABLE, span, grid=grid, heads=first_data_row(scan, grid))
