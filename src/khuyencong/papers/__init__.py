"""The door of official papers: bytes → text → facts, and documents → bytes."""

from ..terms.facts import UnreadablePaper
from .reading.formats import READABLE_ENDINGS, read_text
from .reading.paper import find_facts

__all__ = ["READABLE_ENDINGS", "UnreadablePaper", "find_facts", "read_text"]
