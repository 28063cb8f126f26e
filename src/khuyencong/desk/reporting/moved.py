"""Beside an issued paper: the figures it printed that are others now, each with what it was and what it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from khuyencong.records.models import Issue, Line, Measure
from khuyencong.records.queries import amounts_of
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import Selector
from khuyencong.work.reporting import moved_figures

from ..figures import scaled
from ..words import ROLE_WORDS, window_words

MOST = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what of, what was printed, what it is now."""

    words: str
    told: str
    unit: str
    before: str
    now: Figure


def moved_in(issue: Issue) -> tuple[int, list[Row]]:
    """How many printed figures moved, and those that moved most."""
    moved = sorted(moved_figures([issue])[issue.pk], key=lambda one: -abs(one.by))
    shown = moved[:MOST]
    lines = Line.objects.select_related("plan").in_bulk({one.selector.line for one in shown})
    measures = Measure.objects.in_bulk({one.selector.measure for one in shown})
    return len(moved), [
        _row(one.selector, one.by, lines[one.selector.line], measures[one.selector.measure]) for one in shown
    ]


def _row(selector: Selector, by: int, line: Line, measure: Measure) -> Row:
    now = amounts_of(selector).low
    figure = Figure(now, State.GIVEN, selector.encode(), scale=measure.scale)
    told = ", ".join(_told(selector))
    return Row(str(line), told, measure.unit, scaled(now - by, measure.scale), figure)


def _told(selector: Selector) -> Iterator[str]:
    for role in selector.roles:
        yield str(ROLE_WORDS[role])
    yield window_words(selector.window)
