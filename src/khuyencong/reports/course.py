"""Money in the course of a year: what was reached by the end of each quarter, against the year's plan."""

from dataclasses import dataclass

from khuyencong.terms.cases import CourseCase
from khuyencong.terms.facts import PLANNED, REACHED, Role
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import Selector

from .figures import figure_of, with_estimate


@dataclass(frozen=True, slots=True)
class Part:
    period: Period
    reached: Figure


@dataclass(frozen=True, slots=True)
class Course:
    """`parts` from the year's beginning to the end of a quarter, where more was told by then; the whole year last."""

    planned: Figure
    parts: tuple[Part, ...]

    @property
    def parted(self) -> bool:
        """Whether anything was told of less than the whole year."""
        return len(self.parts) > 1

    @property
    def until(self) -> Period | None:
        """The part that the year's sum goes no further than, for nothing was told of the rest of the year."""
        *parts, year = self.parts
        ended = (part for part in reversed(parts) if part.period.window.last < year.period.window.last)
        return next((part.period for part in ended if part.reached.value == year.reached.value), None)


def course(case: CourseCase) -> Course:
    told, before = [], None
    for period, reached in case.reached.items():
        part = Part(period, _reached(case, period))
        if period == case.year or (reached != before and part.reached.state is not State.MISSING):
            told.append(part)
        before = reached
    return Course(figure_of(case.planned, _selector(case, case.year, PLANNED)), tuple(told))


def _reached(case: CourseCase, period: Period) -> Figure:
    final, estimate = case.reached[period]
    asked = _selector(case, period, REACHED)
    return with_estimate(figure_of(final + estimate, asked), estimate, asked)


def _selector(case: CourseCase, period: Period, roles: tuple[Role, ...]) -> Selector:
    return Selector(case.root, case.money, roles, period.window, act=case.as_of)
