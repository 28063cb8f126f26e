"""The door of official papers: bytes → text → facts, and documents → bytes."""

from ..terms.facts import UnreadablePaper
from .reading.formats import read_text
from .reading.paper import find_facts

__all__ = ["UnreadablePaper", "find_facts", "read_text"]
