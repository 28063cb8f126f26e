"""One paper seen three ways of equal length: as printed, folded, and with what is no figure masked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ...terms.facts import Span
from ...terms.vietnamese import fold_in_place

MASK = "·"
USUAL_CLAUSE = 150
LONGEST_CLAUSE = 1500  # looking further back would make hostile papers slow
_BLANK = re.compile(r"\s")
_ABBREVIATED = r"(?<!\btp)(?<!\btx)(?<!\btt)(?<!\bp)(?<!\bq)"  # «TP. Biên Hòa», «P. Trảng Dài»
_SENTENCE_END = re.compile(rf"{_ABBREVIATED}[.!?](?=\s|$)")
_CLAUSE_END = re.compile(rf"{_ABBREVIATED}[.;!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Scan:
    """`flat` has blanks for line ends, `folded` is `flat` without marks; positions are those of the paper's text."""

    content: str
    flat: str
    folded: str
    masked: str  # folded, with citations, dates, addresses and standards blotted out

    @classmethod
    def of(cls, content: str) -> "Scan":
        flat = _BLANK.sub(" ", content)
        folded = fold_in_place(flat)
        return cls(content, flat, folded, folded)

    def without(self, spans: Iterable[Span]) -> "Scan":
        """The same paper with these spans masked."""
        parts, last = [], 0
        for span in sorted(spans, key=lambda s: s.start):
            if span.start >= last:
                parts += [self.masked[last : span.start], MASK * (span.end - span.start)]
                last = span.end
        return Scan(self.content, self.flat, self.folded, "".join([*parts, self.masked[last:]]))

    def words(self, span: Span) -> str:
        """The printed words of a span on one line."""
        return " ".join(self.content[span.start : span.end].split())

    def fold(self, span: Span) -> str:
        return self.folded[span.start : span.end]

    def sentences(self, span: Span) -> list[Span]:
        """The sentences of a span, each with its end mark."""
        ends = [found.end() for found in _SENTENCE_END.finditer(self.folded, span.start, span.end)]
        edges = [span.start, *(end for end in ends if end < span.end), span.end]
        return [Span(a, b) for a, b in pairwise(edges) if not self.flat[a:b].isspace()]

    def clause_start(self, position: int, least: int) -> int:
        """Where the sentence or list member around a position begins, not before `least`."""
        least = max(least, position - LONGEST_CLAUSE)
        for first in (max(least, position - USUAL_CLAUSE), least):
            ends = [found.end() for found in _CLAUSE_END.finditer(self.folded, first, position)]
            if ends or first == least:
                break
        return ends[-1] if ends else least

    def sentence_end(self, position: int, most: int) -> int:
        """Where the sentence around a position ends, not behind `most`."""
        most = min(most, position + LONGEST_CLAUSE)
        found = _SENTENCE_END.search(self.folded, position, most)
        return found.end() if found else most

    def clause_end(self, position: int, most: int) -> int:
        most = min(most, position + LONGEST_CLAUSE)
        found = _CLAUSE_END.search(self.folded, position, most)
        return found.start() if found else most


def trimmed(scan: Scan, span: Span, blanks: str = " \n\t,;.:") -> Span:
    """The span without blanks and marks at its ends."""
    start, end = span.start, span.end
    while start < end and scan.content[start] in blanks:
        start += 1
    while end > start and scan.content[end - 1] in blanks:
        end -= 1
    return Span(start, end)


def overlaps(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
