"""A word and its place on a page."""

import re
from dataclasses import dataclass

FIGURE = re.compile(r"[\d.,%/() -]*\d[\d.,%/() -]*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place, down is more; `line` names the line of which its reader takes it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    line: str = ""

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2
