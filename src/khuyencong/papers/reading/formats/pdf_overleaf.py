"""A table that goes on overleaf: its head is told once, and a row that the page's end has cut is one row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .lines import CELL_SEPARATOR, Line

_LONGEST_HEAD = 4  # rows
_FIGURES = re.compile(r"[\d.,%/\s–—-]+")
_DIGIT = re.compile(r"\d")
_AWAITS = re.compile(
    r"(?:(?<!\w)(?:xã|phường|huyện|tỉnh|đặc khu|thành phố|công ty|tại|của|và|các|với)|[,(])$", re.IGNORECASE
)
_FIGURE_FIRST = re.compile(r"\s*[+-]?\d")


def with_whole_tables(pages: Iterable[Sequence[Line]]) -> list[tuple[Line, ...]]:
    """The lines of each page as if no page had ended within a table."""
    result: list[tuple[Line, ...]] = []
    rows_before: list[Line] = []
    for lines in pages:
        rows = [line for line in lines if line.place.row is not None]
        repeated = rows[: _repeated(rows, rows_before)]
        kept = [line for line in lines if line not in repeated]
        if result and kept and (whole := _cut_row(result[-1], kept[0])):
            result[-1] = (*result[-1][:-1], whole)
            kept = kept[1:]
        result.append(tuple(kept))
        rows_before = rows
    return result


def _repeated(rows: Sequence[Line], before: Sequence[Line]) -> int:
    """How many rows of a page's first table repeat the head of the page before."""
    count = 0
    while count < min(len(rows) - 1, len(before), _LONGEST_HEAD) and rows[count].text == before[count].text:
        count += 1
    return count


def _cut_row(before: Sequence[Line], following: Line) -> Line | None:
    """The row at a page's end with the rest of it overleaf: words that go on, with neither number nor figures."""
    if not before or before[-1].place.row is None or following.place.row is None:
        return None
    above, rest = (f"{line.text} ".split(CELL_SEPARATOR) for line in (before[-1], following))
    if len(above) != len(rest):
        return None
    told = [(over, words) for over, words in zip(above, rest, strict=True) if words.strip()]
    if rest[0].strip() or not all(over.strip() for over, _ in told) or any(_FIGURES.fullmatch(w) for _, w in told):
        return None
    if any(_tells_anew(over.strip(), words.strip()) for over, words in told):
        return None
    if not any(_goes_on(words.strip()) or _AWAITS.search(over.strip()) for over, words in told):
        return None
    cells = [f"{over.strip()} {words.strip()}".strip() for over, words in zip(above, rest, strict=True)]
    return replace(before[-1], text=CELL_SEPARATOR.join(cells).rstrip())


def _tells_anew(over: str, words: str) -> bool:
    """«200 triệu đồng» under «300 triệu đồng», «trên 06» under «20», the same words again: of a row of their own."""
    if _FIGURE_FIRST.match(over) and _FIGURE_FIRST.match(words):
        return True
    return over == words or bool(_FIGURES.fullmatch(over) and _DIGIT.search(words))


def _goes_on(words: str) -> bool:
    """In small letters, and not with the letter of an item («a) Chi thường xuyên»)."""
    return words[0].islower() and words[1:2] not in (".", ")", "/")
