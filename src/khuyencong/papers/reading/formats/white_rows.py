"""Rows of a table without drawn lines whose cells are centred, or stand at the foot, beside names of several lines.

The numbers of a row stand at one height; the lines of its name around that height, or over it. Where names begin
beside the numbers a table needs none of this.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from math import inf

from .white_words import FIGURE, Word

LEVEL = 0.35  # heights of a word: those nearer stand on one line
EMPTY = 0.5  # heights: as far off may the lines of a name stand rather than leave a cell empty
FARTHEST = 1.0  # heights: counted for a name that stands elsewhere, as where a page's end has cut its row
LEAST_GAIN, MOST_LEFT = 0.5, 0.7  # heights, and share, by which names stand better otherwise than beside their numbers
MOST_LINES, MOST_ROWS, MOST_OF_ONE = 90, 50, 15
WIDER = 1.12  # of the step from line to line within a name: white between two
APART = 0.5  # heights: as far off may a name stand rather than go on over such white, or begin in small letters
_Level = tuple[float, list[Word]]  # the middle of a line, and its words
_ANCHORS: tuple[Callable[[float, float], float], ...] = (
    lambda first, last: first,
    lambda first, last: (first + last) / 2,
    lambda first, last: last,
)


def rows_apart(columns: Sequence[Sequence[Word]], height: float) -> list[list[list[Word]]] | None:
    """The words of each row by column, behind what stands before the first; None where names begin their rows."""
    levels = [_levels(words, height) for words in columns]
    anchors = _anchors(levels, height)
    wordy = max(levels, key=len)
    if not 1 < len(anchors) <= MOST_ROWS or not len(anchors) < len(wordy) <= MOST_LINES:
        return None
    costs = [_parted(wordy, anchors, height, how) for how in _ANCHORS]
    best = min(range(len(costs)), key=lambda i: costs[i][0])
    beside, otherwise = costs[0][0], costs[best][0]
    if beside - otherwise < LEAST_GAIN or otherwise > MOST_LEFT * beside:
        return None
    rows: list[list[list[Word]]] = [[[] for _ in columns] for _ in range(len(anchors) + 1)]
    for j, lines in enumerate(levels):
        edges = _parted(lines[:MOST_LINES], anchors, height, _ANCHORS[best])[1]
        for row, (start, end) in enumerate(pairwise([0, *edges])):
            rows[row][j] = [word for _, words in lines[start:end] for word in words]
    return rows


def _levels(words: Sequence[Word], height: float) -> list[_Level]:
    levels: list[_Level] = []
    for word in sorted(words, key=lambda word: word.middle):
        if levels and word.middle - levels[-1][0] < LEVEL * height:
            levels[-1][1].append(word)
        else:
            levels.append((word.middle, [word]))
    return [(middle, sorted(told, key=lambda word: word.left)) for middle, told in levels]


def _anchors(columns: Sequence[list[_Level]], height: float) -> list[float]:
    """The heights at which numbers stand: those of the first column, and of columns of nothing but figures."""
    numbers = [columns[0], *(told for told in columns[1:] if all(_is_figure(words) for _, words in told))]
    anchors: list[float] = []
    for middle in sorted(middle for told in numbers for middle, _ in told):
        if not anchors or middle - anchors[-1] > LEVEL * height:
            anchors.append(middle)
    return anchors


def _is_figure(words: Sequence[Word]) -> bool:
    return FIGURE.fullmatch(" ".join(word.text for word in words)) is not None


def _parted(
    levels: Sequence[_Level], anchors: Sequence[float], height: float, how: Callable[[float, float], float]
) -> tuple[float, list[int]]:
    """How far the names stand from their numbers in all, at the best, and behind which line each of them ends."""
    lines = [middle for middle, _ in levels]
    are_names = any(words[0].text[:1].isupper() for _, words in levels)
    amid = [APART if are_names and words[0].text[:1].islower() else 0.0 for _, words in levels]
    gaps = [0, *accumulate(_are_wide(lines))]
    costs = [0.0, *(0.0 if line < anchors[0] else inf for line in lines)]
    chosen: list[list[int]] = []
    for anchor in anchors:
        told = [cost + EMPTY for cost in costs]
        starts = [*range(len(costs))]
        for end in range(1, len(costs)):
            for start in range(max(end - MOST_OF_ONE, 0), end):
                off = min(abs(how(lines[start], lines[end - 1]) - anchor) / height, FARTHEST)
                cost = costs[start] + off + amid[start] + APART * (gaps[end - 1] - gaps[start])
                if cost < told[end]:
                    told[end], starts[end] = cost, start
        costs = told
        chosen.append(starts)
    edges, end = list[int](), len(lines)
    for starts in reversed(chosen):
        edges.append(end)
        end = starts[end]
    return costs[-1], [end, *reversed(edges)]


def _are_wide(lines: Sequence[float]) -> list[bool]:
    """For each gap between two lines whether it is wider than the step within a name."""
    gaps = [below - above for above, below in pairwise(lines)]
    return [gap > WIDER * min(gaps) for gap in gaps]
