"""Blanks: what a paper asks its officer to fill in, because no figure of the ledger can say it; and the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

DOTS = "……"  # stands in a draft where something is still to be filled in


class Kind(StrEnum):
    LINE = "line"
    TEXT = "text"  # one or more paragraphs
    LINES = "lines"  # a list, one entry a line
    DAY = "day"  # kept as 2024-06-04
    TABLE = "table"  # rows pasted from a sheet, the first of them the heads
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing to fill in. A required one is asked for before the paper may be issued; a draft shows dots for it."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    help: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()  # value, words


@dataclass(frozen=True, slots=True)
class Answers:
    """What was filled in, by name of the blank; an answer left empty is none."""

    values: Mapping[str, str] = field(default_factory=dict)

    def given(self, name: str) -> bool:
        return bool(self.values.get(name, "").strip())

    def line(self, name: str, otherwise: str = DOTS) -> str:
        """The answer in one line."""
        return " ".join(self.values.get(name, "").split()) or otherwise

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of an answer that say something."""
        return tuple(words for line in self.values.get(name, "").splitlines() if (words := " ".join(line.split())))

    def over(self, usual: "Mapping[str, str]") -> "Answers":
        """These answers, and the usual ones where nobody answered. An answer that was emptied stays empty."""
        return Answers({**usual, **self.values})

    def day(self, name: str) -> date | None:
        return date.fromisoformat(self.values[name]) if self.given(name) else None

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Rows of a pasted table, cells between tabs or «|», every row as wide as the widest."""
        lines = (line for line in self.values.get(name, "").splitlines() if line.strip())
        rows = [[" ".join(cell.split()) for cell in line.replace("|", "\t").strip("\n").split("\t")] for line in lines]
        width = max(map(len, rows), default=0)
        return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def open_blanks(blanks: Iterable[Blank], answers: Answers) -> list[Blank]:
    """Required blanks that nobody has filled in."""
    return [blank for blank in blanks if blank.required and not answers.given(blank.name)]


NONE = Answers()
