"""What belongs to the pages of a PDF and not to the paper: page numbers, running heads and feet."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from .lines import Line
from .noise import page_furniture

SAME_PLACE = 0.005  # of a page's height
SHORTEST_FOOT = 10  # characters
TOP_MARGIN = 0.067  # of a page's height, the 20 mm that the decree leaves above a paper's own words
_NUMBER = re.compile(r"(?:Số ?:? ?)?\d{1,5}/(?:(?:19|20)\d\d/)?[A-ZĐ]{2}[A-ZĐa-z-]*")


def without_running_heads(pages: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """Each page's lines but page numbers and what stands above or below on most pages."""
    prose = [sorted((line for line in lines if line.place.row is None), key=_height) for lines in pages]
    furniture = page_furniture([[line.text for line in lines] for lines in prose])
    dropped = {id(lines[i]) for lines, indices in zip(prose, furniture, strict=True) for i in indices}
    left = [[line for line in lines if id(line) not in dropped] for lines in prose]
    dropped.update(_twice([lines[-1:] for lines in left], _is_foot), _twice([lines[:1] for lines in left], _is_above))
    return [tuple(line for line in lines if id(line) not in dropped) for lines in pages]


def _twice(edges: Sequence[Sequence[Line]], may_be: Callable[[Line], bool]) -> Iterator[int]:
    """What opens or closes two pages in the same words at the same height; a cover or a last page may have none."""
    told = defaultdict[str, list[Line]](list)
    for number, lines in enumerate(edges, 1):
        for line in filter(may_be, lines):
            told[_unnumbered(line, number)].append(line)
    for alike in told.values():
        for one, other in pairwise(sorted(alike, key=_height)):
            if _height(other) - _height(one) <= SAME_PLACE:
                yield from (id(one), id(other))


def _is_foot(line: Line) -> bool:
    return len(line.text) >= SHORTEST_FOOT or bool(_NUMBER.fullmatch(line.text))


def _is_above(line: Line) -> bool:
    return _is_foot(line) and line.place.area is not None and line.place.area.bottom <= TOP_MARGIN


def _unnumbered(line: Line, page: int) -> str:
    """Its words without the page's number before or behind them."""
    return re.sub(rf"^{page}(?=\s)|(?<=\s){page}(?:\s?/\s?\d+)?$", "", line.text)


def _height(line: Line) -> float:
    """How far down it stands: what is above and below a page may be told anywhere among its lines."""
    return line.place.area.top if line.place.area else 0.0
