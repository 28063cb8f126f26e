"""What the house remembers, as checks are told it: the figures that stand, and those a paper would state."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .ledger import Stated


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure somebody told: by a fact under review or by a statement that stands. `where` names the paper or hand,
    `told_on` is the paper's day as it is known: «2023-09-28», «2023-09»."""

    id: int
    title: str  # of its item
    measure: int
    is_money: bool
    scale: int
    stated: Stated
    where: str = ""
    told_on: str = ""
    of_teller: bool = False  # a unit below tells it of its own place
    once: tuple[str, ...] = ()  # the places of before that this place is made of, wholly or in part
    before: int | None = None  # what an adjusting paper says it was until then
    adds: bool = True  # two of them apart make a sum: no count of different ones, no level


@dataclass(frozen=True, slots=True)
class Memory:
    """Standing figures of the plan a paper speaks of, and those of a year before by the folded title of their item."""

    standing: tuple[ToldFigure, ...] = ()
    year_before: Mapping[str, tuple[ToldFigure, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """Something a paper reported with a count: `words` is its sentence, folded; `where` names the paper."""

    where: str
    title: str
    words: str
    counts: frozenset[tuple[int | float, str]]
