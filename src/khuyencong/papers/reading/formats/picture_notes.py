"""Notes at the foot of a scanned page: lines lower than those of the text, the first with the number of a note.

A picture tells neither a raised sign nor a size of letters; the height of whole lines tells enough, and only lines that
open with the next number and a capital letter are taken.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from statistics import median

from ....terms.vietnamese import UPPER
from .lines import Line
from .noise import without_page_numbers
from .paragraphs import in_one

LOWER = 0.87  # than lines of the text
LONG = 30  # signs: shorter lines may have no letter with a tail
_MARK = re.compile(rf"\W?(?P<number>\d{{1,2}})\s(?=[{UPPER}])(?!.*\s\d[\d.,]*$)")  # a row of a table ends in a figure


def with_notes_apart(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a page from the top down, and its notes, each as one line."""
    told = [lines[i] for i in without_page_numbers([line.text for line in lines])]
    text = [_height(line) for line in told if line.place.row is None and len(line.text) >= LONG]
    least = LOWER * median(text) if text else 0.0
    low = [*takewhile(lambda line: line.place.row is None and 0 < _height(line) < least, reversed(told))]
    notes: list[list[Line]] = []
    following = None
    for line in reversed(low):
        mark = _MARK.match(line.text)
        if mark and following in (None, int(mark["number"])):
            notes.append([line])
            following = int(mark["number"]) + 1
        elif notes:
            notes[-1].append(line)
    noted = {id(line) for note in notes for line in note}
    return tuple(line for line in lines if id(line) not in noted), tuple(map(in_one, notes))


def _height(line: Line) -> float:
    area = line.place.area
    return area.bottom - area.top if area else 0.0
