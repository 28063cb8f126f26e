"""A table that goes on overleaf: its head is told once, and a row that the page's end has cut is one row.

What stands between its last row on a page and its first overleaf (a note without a mark, a foot that only this page
has) is told behind its rows. A table with words of its own above it keeps its head, though it be that of the page
before: «Phụ lục II» often has the columns of «Phụ lục I».
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from .lines import CELL_SEPARATOR, Line

_LONGEST_HEAD = 4  # rows
SAME_PLACE = 0.01  # of the page's width
_FIGURES = re.compile(r"[\d.,%/\s–—-]+")
_DIGIT = re.compile(r"\d")
_AWAITS = re.compile(
    r"(?:(?<!\w)(?:xã|phường|huyện|tỉnh|đặc khu|thành phố|công ty|tại|của|và|các|với)|[,(])$", re.IGNORECASE
)
_FIGURE_FIRST = re.compile(r"\s*[+-]?\d")


def with_whole_tables(pages: Iterable[Sequence[Line]]) -> list[tuple[Line, ...]]:
    """The lines of each page as if no page had ended within a table."""
    result: list[tuple[Line, ...]] = []
    before: Sequence[Line] = ()  # the last table of the page before
    for lines in pages:
        rows, kept = _first_table(lines), list(lines)
        foot = _words_behind(result[-1]) if result else ()
        if not foot:
            kept = kept[_repeated(rows, before) :]
        elif _goes_on(before, rows):
            result[-1] = result[-1][: -len(foot)]
            kept[len(rows) : len(rows)] = foot
        if result and kept and (whole := _cut_row(result[-1], kept[0])):
            result[-1] = (*result[-1][:-1], whole)
            kept = kept[1:]
        result.append(tuple(kept))
        before = _last_table(lines)
    return result


def _first_table(lines: Sequence[Line]) -> list[Line]:
    """The rows with which a page begins."""
    rows: list[Line] = []
    for line in lines:
        if line.place.row is None or (rows and line.place.row <= (rows[-1].place.row or 0)):
            break
        rows.append(line)
    return rows


def _last_table(lines: Sequence[Line]) -> list[Line]:
    """The rows of a page's last table, whatever words stand below it."""
    rows: list[Line] = []
    for line in reversed(lines[: len(lines) - len(_words_behind(lines))]):
        if line.place.row is None or (rows and line.place.row >= (rows[0].place.row or 0)):
            break
        rows.insert(0, line)
    return rows


def _words_behind(lines: Sequence[Line]) -> tuple[Line, ...]:
    """What stands below a page's last table; all, where it has none."""
    return tuple(takewhile(lambda line: line.place.row is None, reversed(lines)))[::-1]


def _goes_on(before: Sequence[Line], rows: Sequence[Line]) -> bool:
    """Whether rows with which a page begins have the columns of the table before, and no head of their own."""
    if not (before and rows):
        return False
    above, below = before[-1].place.area, rows[0].place.area
    if above is None or below is None or len(_cells(before[-1])) != len(_cells(rows[0])):
        return False
    is_under = abs(above.left - below.left) <= SAME_PLACE and abs(above.right - below.right) <= SAME_PLACE
    has_figures = any(_FIGURES.fullmatch(cell) and _DIGIT.search(cell) for cell in _cells(rows[0]))
    return is_under and (has_figures or _cut_row(before, rows[0]) is not None)


def _cells(row: Line) -> list[str]:
    return [cell.strip() for cell in f"{row.text} ".split(CELL_SEPARATOR)]


def _repeated(rows: Sequence[Line], before: Sequence[Line]) -> int:
    """How many of the rows with which a page begins repeat the head of the table before."""
    count = 0
    while count < min(len(rows) - 1, len(before), _LONGEST_HEAD) and rows[count].text == before[count].text:
        count += 1
    return count


def _cut_row(before: Sequence[Line], following: Line) -> Line | None:
    """The row at a page's end with the rest of it overleaf: words that go on, with neither number nor figures."""
    if not before or before[-1].place.row is None or following.place.row is None:
        return None
    above, rest = _cells(before[-1]), _cells(following)
    if len(above) != len(rest):
        return None
    told = [(over, words) for over, words in zip(above, rest, strict=True) if words]
    if rest[0] or not all(over for over, _ in told):
        return None
    if any(_FIGURES.fullmatch(words) for _, words in told) and not _is_last_number(above, rest):
        return None
    if any(_tells_anew(over, words) for over, words in told):
        return None
    if not any(_is_rest(words) or _FIGURES.fullmatch(words) or _AWAITS.search(over) for over, words in told):
        return None
    cells = [f"{over} {words}".strip() for over, words in zip(above, rest, strict=True)]
    return replace(before[-1], text=CELL_SEPARATOR.join(cells).rstrip())


def _is_last_number(above: Sequence[str], rest: Sequence[str]) -> bool:
    """«Hội chợ đợt» over nothing but «3»: a number that a name of the row ends with."""
    at = [i for i, words in enumerate(rest) if words]
    return at == [1] and rest[1].isdigit() and len(above[1]) > 2 and above[1][-1].isalpha()


def _tells_anew(over: str, words: str) -> bool:
    """«200 triệu đồng» under «300 triệu đồng», «trên 06» under «20», the same words again: of a row of their own."""
    if _FIGURE_FIRST.match(over) and _FIGURE_FIRST.match(words):
        return True
    return over == words or bool(_FIGURES.fullmatch(over) and _DIGIT.search(words))


def _is_rest(words: str) -> bool:
    """In small letters, and not with the letter of an item («a) Chi thường xuyên»)."""
    return words[0].islower() and words[1:2] not in (".", ")", "/")
