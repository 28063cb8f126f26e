"""The door of official papers: bytes → text → facts, and documents → bytes."""

from ..terms.facts import Citation, UnreadablePaper
from .reading.formats import READABLE_ENDINGS, read_text
from .reading.grammar import citations
from .reading.paper import find_facts
from .reading.text.scan import Scan

__all__ = ["READABLE_ENDINGS", "UnreadablePaper", "find_citations", "find_facts", "read_text"]


def find_citations(text: str) -> tuple[Citation, ...]:
    """The numbered documents that a stretch of text cites."""
    return citations.find_citations(Scan.of(text))
