"""Lines that belong to the page and not to the paper: page numbers, lone web addresses, repeated heads."""

import re
from collections import Counter

_PAGE_NUMBER = re.compile(
    r"^\s*(?:-\s*)?\d{1,4}(?:\s*-)?\s*$|^\s*(?:trang|page)\s+\d+(?:\s*/\s*\d+)?\s*$", re.IGNORECASE
)
_LONE_ADDRESS = re.compile(r"^\s*(?:https?://|mailto:|www\.)\S+\s*$")
REPEATED_ON_PAGES = 3


def without_noise(lines: list[str]) -> list[int]:
    """Indices of the lines that are kept."""
    return [i for i, line in enumerate(lines) if not (_PAGE_NUMBER.match(line) or _LONE_ADDRESS.match(line))]


def repeated_heads(pages: list[list[str]]) -> frozenset[str]:
    """First and last lines that stand on most pages of a paper."""
    edges = Counter(line for page in pages for line in {*map(str.strip, page[:2]), *map(str.strip, page[-2:])} if line)
    least = max(REPEATED_ON_PAGES, len(pages) // 2)
    return frozenset(line for line, times in edges.items() if times >= least)
