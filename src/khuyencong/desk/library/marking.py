"""The text of a paper as a page shows it: laid out in its own shape, every fact marked where it stands."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from khuyencong.papers.layout import Block, Part
from khuyencong.records.models import Fact
from khuyencong.terms.facts import Span

_MARKS = {"pending": "", "rejected": "gone"}
_TAGS = {Part.KIND: ("p", "paper-kind"), Part.TITLE: ("p", "paper-title"), Part.OUTSIDE: ("p", "muted")}
_HEADINGS = {1: "part", 2: "", 3: "small-head"}  # of one rank: a paper may begin at any level
_DAY = re.compile(r"ngày\s*\d{0,2}\s*tháng")
_SIDES = (Part.LEFT, Part.RIGHT)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the facts over it; `anchors` name what begins here: «m12» a fact, «v345» a place."""

    text: str
    facts: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    css: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a paper's text a page shows: its blocks within a window of characters, and the pieces they are cut in.

    `told` are words over the columns of a table, by the character the table begins at: how each column was read.
    """

    blocks: tuple[Block, ...]
    pieces: tuple[Segment, ...]
    window: Span
    told: Mapping[int, SafeString]

    def html(self) -> SafeString:
        return mark_safe("".join(_Page(self).parts()))  # noqa: S308  every part is escaped where it is made


def segments(
    text: str,
    facts: Sequence[Fact],
    flagged: set[int | None],
    targets: Collection[int] = (),
    cuts: Iterable[int] = (),
) -> Iterator[Segment]:
    """The text cut wherever a fact begins or ends or a link leads to, and at `cuts`; every piece knows its facts, the
    narrowest first."""
    own = (cut for fact in facts for cut in (fact.start, fact.end))
    places = sorted({0, len(text), *(cut for cut in (*own, *targets, *cuts) if cut <= len(text))})
    coming = sorted(facts, key=lambda fact: fact.start, reverse=True)
    under: list[Fact] = []
    for start, end in pairwise(places):
        under = [fact for fact in under if end <= fact.end]
        while coming and coming[-1].start <= start:
            fact = coming.pop()
            if end <= fact.end:
                under.append(fact)
        over = sorted(under, key=lambda fact: (fact.end - fact.start, fact.pk))
        anchors = tuple(f"m{fact.pk}" for fact in over if fact.start == start)
        anchors += (f"v{start}",) if start in targets else ()
        yield Segment(text[start:end], tuple(fact.pk for fact in over), anchors, _css(over, flagged), start)


def _css(over: Sequence[Fact], flagged: set[int | None]) -> str:
    if not over:
        return ""
    narrowest = over[0]
    if narrowest.review == Fact.Review.PENDING and narrowest.pk in flagged:
        return "flag"
    return "note" if narrowest.kind == Fact.Kind.NOTE else _MARKS.get(narrowest.review, "done")


def cuts_of(blocks: Iterable[Block]) -> Iterator[int]:
    """Where blocks and the cells of tables begin and end."""
    for block in blocks:
        yield from (block.span.start, block.span.end)
        for row in block.grid.rows if block.grid else ():
            for cell in row:
                yield from (cell.start, cell.end)


def _is_loud(words: str) -> bool:
    return words.isupper() or words.startswith("Độc lập")


class _Page:
    """One rendering; holds where the pieces begin, to find those of a block."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.starts = [piece.start for piece in shown.pieces]

    def parts(self) -> Iterator[str]:
        window = self.shown.window
        seen = (b for b in self.shown.blocks if b.span.start < window.end and b.span.end > window.start)
        for sides, together in groupby(seen, key=lambda block: block.part in _SIDES):
            if sides:
                yield self._two_columns(list(together))
            else:
                yield from (self._block(block) for block in together)

    def _two_columns(self, blocks: list[Block]) -> str:
        left, right = ([b.span for b in blocks if b.part is side] for side in _SIDES)
        loud = {span for span in right if _is_loud(self._words(span))}
        loud |= set(self._agency(left)[-1:])  # under its parent
        columns = ["".join(self._side(span, span in loud) for span in side) for side in (left, right)]
        return f'<div class="sides"><div>{columns[0]}</div><div>{columns[1]}</div></div>'

    def _agency(self, left: Sequence[Span]) -> list[Span]:
        """The lines in capitals above the number."""
        told = [self._words(span) for span in left]
        number = next((i for i, words in enumerate(told) if "/" in words), len(told))
        return [span for span, words in zip(left[:number], told, strict=False) if words.isupper()]

    def _side(self, span: Span, loud: bool) -> str:
        is_day = _DAY.search(self._words(span))
        return self._element("p", "loud" if loud else "day" if is_day else "", span)

    def _words(self, span: Span) -> str:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return "".join(piece.text for piece in self.shown.pieces[first:last])

    def _block(self, block: Block) -> str:
        if block.part is Part.TABLE:
            return self._table(block)
        if block.part is Part.HEADING:
            return self._element("h2", _HEADINGS[block.level], block.span)
        if block.part is Part.BULLET:
            return self._element("p", f"bullet b{block.level}", block.span)
        return self._element(*_TAGS.get(block.part, ("p", "")), block.span)

    def _element(self, tag: str, css: str, span: Span) -> str:
        opened = f'{tag} class="{css}"' if css else tag
        return f"<{opened}>{self._marked(span)}</{tag}>"

    def _table(self, block: Block) -> str:
        rows = block.grid.rows if block.grid else ()
        heads = "".join(self._row(row, "th") for row in rows[: block.heads])
        window = self.shown.window
        body = (row for row in rows[block.heads :] if window.start <= row[0].start < window.end)
        told = self.shown.told.get(block.span.start, "")
        return (
            f'<div class="table-scroll" tabindex="0" role="group"><table><thead>{heads}{told}</thead>'
            f"<tbody>{''.join(self._row(row, 'td') for row in body)}</tbody></table></div>"
        )

    def _row(self, row: Sequence[Span], tag: str) -> str:
        return f"<tr>{''.join(self._cell(cell, tag) for cell in row)}</tr>"

    def _cell(self, span: Span, tag: str) -> str:
        words = self._marked(span)
        tag = tag if words.strip() else "td"  # a head over two rows or columns leaves cells empty, which head nothing
        css = ' class="num"' if tag == "td" and "<mark" in words else ""
        return f"<{tag}{css}>{words}</{tag}>"

    def _marked(self, span: Span) -> str:
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return "".join(_piece(piece) for piece in self.shown.pieces[first:last])


def _piece(piece: Segment) -> str:
    anchors = list(piece.anchors)
    name = f' id="{anchors.pop(0)}"' if anchors and piece.facts else ""
    more = "".join(f'<span id="{anchor}"></span>' for anchor in anchors)
    if not piece.facts:
        return more + escape(piece.text)
    css = f' class="{piece.css}"' if piece.css else ""
    facts = " ".join(map(str, piece.facts))
    return f'{more}<mark{name}{css} data-facts="{facts}">{escape(piece.text)}</mark>'
