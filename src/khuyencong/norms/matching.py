"""Which known line of a plan an item of a paper speaks of: by number and title, with a certainty a person can judge."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ..terms.vietnamese import fold

SAME_NUMBER_NEEDS = 55
AMONG_FEW_NEEDS = 62
TITLE_ALONE_NEEDS = 82


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A line a paper may speak of; `number` is the plan's own numbering («3.5»)."""

    id: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Match:
    line: int
    certainty: int  # per cent


def match_line(number: str, title: str, known: Sequence[KnownLine]) -> Match | None:
    """The line that a numbered, titled item means; None when no line is like it."""
    scored = [(_certainty(number, title, line), line) for line in known]
    certain = [(score, line) for score, line in scored if score]
    if not certain:
        return None
    score, line = max(certain, key=lambda pair: pair[0])
    return Match(line.id, score)


def likest(known: Sequence[KnownLine], title: str) -> Match | None:
    """The line most like a title among few candidates, when it is likely at all."""
    scored = [(title_likeness(title, line.title), line) for line in known]
    score, line = max(scored, key=lambda pair: pair[0], default=(0, None))
    return Match(line.id, score) if line is not None and score >= AMONG_FEW_NEEDS else None


def _certainty(number: str, title: str, line: KnownLine) -> int:
    """Equal numbers help a likely title; a title alone must be very like."""
    likeness = title_likeness(title, line.title)
    if number and number == line.number and likeness >= SAME_NUMBER_NEEDS:
        return min(100, likeness + 15)
    return likeness if likeness >= TITLE_ALONE_NEEDS else 0


def title_likeness(one: str, other: str) -> int:
    """0–100: how alike two titles are, whatever their marks, case and order of words; one may say more."""
    a, b = fold(one), fold(other)
    return (round(fuzz.token_set_ratio(a, b) + fuzz.token_sort_ratio(a, b)) + 1) // 2
