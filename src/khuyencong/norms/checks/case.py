"""What every check is given: a paper's text, its folded form of equal length, and its facts."""

import re
from dataclasses import dataclass

from ...terms.facts import Activity, Finding, PaperFacts, Severity, Span, Text
from ...terms.vietnamese import fold, fold_in_place

_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    flat: str  # line ends as blanks
    folded: str
    facts: PaperFacts
    repairs: int = 0

    @classmethod
    def of(cls, text: Text, facts: PaperFacts) -> "Case":
        flat = _BLANK.sub(" ", text.content)
        return cls(text.content, flat, fold_in_place(flat), facts, text.repairs)

    def words(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())


def warning(rule: str, message: str, span: Span | None, found: str | None, expected: str | None = None) -> Finding:
    return Finding(rule, Severity.WARNING, message, span, found, expected)


def error(rule: str, message: str, span: Span | None, found: str | None, expected: str | None = None) -> Finding:
    return Finding(rule, Severity.ERROR, message, span, found, expected)


def info(rule: str, message: str, span: Span | None, found: str | None, expected: str | None = None) -> Finding:
    return Finding(rule, Severity.INFO, message, span, found, expected)


def similar(one: Activity, other: Activity) -> bool:
    """Whether two activities are about one thing: half of the shorter title's words are in the other's."""
    first, second = set(fold(one.title).split()), set(fold(other.title).split())
    return len(first & second) * 2 >= min(len(first), len(second)) > 0


def same_count(one: Activity, other: Activity) -> bool:
    """Whether both count equally many of the same unit («09 cơ sở»)."""
    units = {(q.value, fold(q.unit)) for q in one.quantities}
    return any((q.value, fold(q.unit)) in units for q in other.quantities)
