"""The head of a scanned paper where its two columns touch: all of the left, then all of the right, as on a PDF page."""

import re
from collections.abc import Sequence
from itertools import takewhile

from ....terms.vietnamese import fold
from .white_words import Word

HEAD_LINES = 10
BELOW_MOTTO = 2  # lines in which the day may stand
LINES_OF_SUBJECT = 4
_OPENS_RIGHT = re.compile(r"cong hoa xa\b|doc lap\W+tu do\b")
_ABOUT = re.compile(r"v/v\b")
_DAY = re.compile(r",? ngay\b.{0,20}\bthang\b.{0,20}\bnam\b")


def with_head_apart(lines: Sequence[list[Word]]) -> list[list[Word]]:
    """The lines of a page; those of its head that run over both columns as one of each."""
    opened = [(i, word) for i, line in enumerate(lines[:HEAD_LINES]) if (word := _right_column(line))]
    if not opened:
        return [*lines]
    edge, last = min(word.left for _, word in opened), opened[-1][0]
    days = [i for i in range(last + 1, last + 1 + BELOW_MOTTO) if i < len(lines) and _DAY.search(_folded(lines[i]))]
    end = max([last, *days]) + 1
    if any(_ABOUT.match(_folded(line)) for line in lines[:end]):
        end += sum(1 for _ in takewhile(lambda line: _goes_on(line, edge), lines[end : end + LINES_OF_SUBJECT]))
    head = lines[:end]
    left = [[word for word in line if _middle(word) < edge] for line in head]
    right = [[word for word in line if _middle(word) >= edge] for line in head]
    return [*filter(None, left), *filter(None, right), *lines[len(head) :]]


def _goes_on(line: Sequence[Word], edge: float) -> bool:
    """Whether a line below the day is still of the left column: the rest of a letter's subject."""
    return max(word.right for word in line) < edge and line[0].text[:1].islower()


def _right_column(line: Sequence[Word]) -> Word | None:
    """The word with which the state's name or its motto begins."""
    return next((word for i, word in enumerate(line) if _OPENS_RIGHT.match(_folded(line[i : i + 5]))), None)


def _middle(word: Word) -> float:
    return (word.left + word.right) / 2


def _folded(line: Sequence[Word]) -> str:
    return fold(" ".join(word.text for word in line))
