"""One paper seen three ways of equal length: as printed, folded, and with what is no figure masked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ....terms.facts import Span
from ....terms.vietnamese import fold_in_place
from .grid import Grid
from .landmarks import Landmarks

MASK = "·"
LONGEST_CLAUSE = 1500  # looking further back would make hostile papers slow
_BLANK = re.compile(r"[^\S ]")  # any but the plain one


@dataclass(frozen=True, slots=True, eq=False)  # asked of by itself, again and again
class Scan:
    """`flat` has blanks for line ends, `folded` is `flat` without marks; positions are those of the paper's text.

    `as_lists`: of tables, told by a character that stands in each, what was said they are: lists, or contents."""

    content: str
    flat: str
    folded: str
    masked: str  # folded, with citations, dates, addresses and standards blotted out
    landmarks: Landmarks
    as_lists: Mapping[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, content: str, as_lists: Mapping[int, bool] | None = None) -> "Scan":
        flat = _BLANK.sub(" ", content)
        folded = fold_in_place(flat)
        return cls(content, flat, folded, folded, Landmarks(content, flat, folded), as_lists or {})

    def without(self, spans: Iterable[Span]) -> "Scan":
        """The same paper with these spans masked."""
        parts, last = [], 0
        for span in sorted(spans, key=lambda s: s.start):
            if span.start >= last:
                parts += [self.masked[last : span.start], MASK * (span.end - span.start)]
                last = span.end
        return replace(self, masked="".join([*parts, self.masked[last:]]))

    def saying(self, as_lists: Mapping[int, bool]) -> "Scan":
        """The same paper with more said of its tables."""
        return replace(self, as_lists={**self.as_lists, **as_lists})

    def said_of(self, grid: Grid) -> bool | None:
        """Whether a table was said to be a list; None where nobody said it."""
        first, end = grid.rows[0][0].start, grid.rows[-1][-1].end
        return next((said for at, said in self.as_lists.items() if first <= at <= end), None)

    def words(self, span: Span) -> str:
        """The printed words of a span on one line."""
        return " ".join(self.content[span.start : span.end].split())

    def says(self, span: Span, *words: str) -> bool:
        """Whether one of the words stands there: found many times faster than a pattern that needs one of them."""
        for word in words:  # noqa: SIM110 - any() takes longer than what it would look through
            if self.masked.find(word, span.start, span.end) >= 0:
                return True
        return False

    def fold(self, span: Span) -> str:
        return self.folded[span.start : span.end]

    def sentences(self, span: Span) -> list[Span]:
        """The sentences of a span, each with its end mark."""
        edges = [span.start, *self.landmarks.sentences.between(span.start, span.end), span.end]
        return [Span(a, b) for a, b in pairwise(edges) if not self.flat[a:b].isspace()]

    def clause_start(self, position: int, least: int) -> int:
        """Where the sentence or list member around a position begins, not before `least`."""
        first = position - LONGEST_CLAUSE
        return self.landmarks.clauses.last(first if first > least else least, position)

    def sentence_end(self, position: int, most: int) -> int:
        """Where the sentence around a position ends, not behind `most`."""
        most = min(most, position + LONGEST_CLAUSE)
        return self.landmarks.sentences.next(position, most) or most

    def clause_end(self, position: int, most: int) -> int:
        """Where the clause around a position ends, before its mark."""
        most = min(most, position + LONGEST_CLAUSE)
        end = self.landmarks.clauses.next(position, most)
        return most if end is None else end - 1


def trimmed(scan: Scan, span: Span, blanks: str = " \n\t,;.:") -> Span:
    """The span without blanks and marks at its ends."""
    start, end = span.start, span.end
    while start < end and scan.content[start] in blanks:
        start += 1
    while end > start and scan.content[end - 1] in blanks:
        end -= 1
    return Span(start, end)


def found_from(opens: re.Pattern[str], rule: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a rule finds in a whole text, tried only where one of its openings stands: these are found much faster."""
    end = 0
    for opening in opens.finditer(text):
        if opening.start() >= end and (found := rule.match(text, opening.start())):
            end = found.end()
            yield found


def overlaps(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
