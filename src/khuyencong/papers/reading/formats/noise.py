"""Lines that belong to the page and not to the paper: page numbers, lone web addresses, repeated heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ....terms.vietnamese import fold

_PAGE_NUMBER = re.compile(
    r"^\s*(?:-\s*)?\d{1,4}(?:\s*-)?\s*$|^\s*(?:trang|page)\s+\d+(?:\s*/\s*\d+)?\s*$", re.IGNORECASE
)
_YEAR = re.compile(r"^\s*(?:19|20)\d\d\s*$")
_AWAITS_YEAR = re.compile(r"(?:\bnam|\bden|-)\s*$")
_BROWSER = (
    re.compile(  # what a browser prints above and below a page: the time and the page's name, its address and number
        r"^\s*(?:\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}|\d{1,2}:\d{2}(?::\d{2})?,? \d{1,2}/\d{1,2}/\d{2,4})(?!\d)"
        r"|^\s*(?:https?|file)://\S+\s+\d{1,4}/\d{1,4}\s*$|^\s*about:blank(?:\s+\d{1,4}/\d{1,4})?\s*$"
    )
)
_CONTENTS, _OVER_NUMBERS = re.compile(r"\W*muc luc\W*$"), re.compile(r"\s*trang\s*$")
_LISTED = re.compile(r"[.…_\s](\d{1,3})\s*$")  # a heading and its page
LONGEST_LABEL, LEAST_LISTED = 20, 3
_LONE_ADDRESS = re.compile(r"^\s*(?:(?:https?|file)://|mailto:|www\.)\S+\s*$")
REPEATED_ON_PAGES = 3
EDGE = 2  # lines above and below that may belong to the page


def without_page_numbers(lines: Sequence[str]) -> list[int]:
    """Indices of the lines that are no page number; a year that ends the line above it is none."""
    kept, above = [], ""
    for i, line in enumerate(lines):
        if not _is_page_number(line, above):
            kept.append(i)
            above = line if line.strip() else above
    return kept


def _is_page_number(line: str, above: str) -> bool:
    return bool(_PAGE_NUMBER.match(line)) and not (_YEAR.match(line) and _AWAITS_YEAR.search(fold(above)))


def without_addresses(lines: Sequence[str]) -> list[int]:
    return [i for i, line in enumerate(lines) if not _LONE_ADDRESS.match(line)]


def without_contents(lines: Sequence[str]) -> list[int]:
    """Indices of the lines but «MỤC LỤC» and the headings it lists, which the paper tells again in their places."""
    start = next((i for i, line in enumerate(lines) if len(line) < LONGEST_LABEL and _CONTENTS.match(fold(line))), -1)
    end, page, count = start + 1, 0, 0
    for i in range(end, len(lines) if start >= 0 else 0):
        listed = _LISTED.search(lines[i])
        if listed and int(listed[1]) >= page:
            end, page, count = i + 1, int(listed[1]), count + 1
        elif lines[i].strip() and not _OVER_NUMBERS.match(fold(lines[i])):
            break
    return [*range(start), *range(end, len(lines))] if count >= LEAST_LISTED else [*range(len(lines))]


def page_furniture(pages: Sequence[Sequence[str]]) -> list[frozenset[int]]:
    """For each page the indices of its page number, and of edge lines that stand on most pages."""
    edges = [dict(_edges(page, number)) for number, page in enumerate(pages, 1)]
    told = Counter(words for page in edges for words in {words for forms in page.values() for words in forms})
    least = max(REPEATED_ON_PAGES, len(pages) // 2)

    def is_furniture(page: Sequence[str], i: int, forms: tuple[str, ...]) -> bool:
        own = _is_page_number(page[i], page[i - 1] if i else "") or _BROWSER.match(page[i])
        return bool(own) or any(told[words] >= least for words in forms)

    return [
        frozenset(i for i, forms in edge.items() if is_furniture(page, i, forms))
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edges(page: Sequence[str], number: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The first and last lines; the outermost also without the page's number («Trang 3/10», or 2 behind a cover)."""
    own = re.compile(rf"(?<!\d)(?:{number}|{number - 1})(?!\d)")
    for i in sorted({*range(min(EDGE, len(page))), *range(max(len(page) - EDGE, 0), len(page))}):
        words = page[i].strip()
        if words and i in (0, len(page) - 1):
            yield i, (words, own.sub("#", words, count=1))
        elif words:
            yield i, (words,)
