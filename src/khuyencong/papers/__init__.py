"""The door of official papers: bytes → text → facts, and documents → bytes."""

from collections.abc import Mapping

from ..terms.facts import Citation, PaperFacts, Text, UnreadablePaper
from .reading.formats import READABLE_ENDINGS, read_text
from .reading.grammar import citations
from .reading.text.scan import Scan

__all__ = ["READABLE_ENDINGS", "UnreadablePaper", "find_citations", "find_facts", "read_text"]


def find_facts(text: Text, as_lists: Mapping[int, bool] | None = None) -> PaperFacts:
    """What a paper says. Its rules are made ready at the first asking, which takes longer than to read the words of a
    paper or to draw a page of it: who asks for no more waits for no more."""
    from .reading import paper  # noqa: PLC0415

    return paper.find_facts(text, as_lists)


def find_citations(text: str) -> tuple[Citation, ...]:
    """The numbered documents that a stretch of text cites."""
    return citations.find_citations(Scan.of(text))
