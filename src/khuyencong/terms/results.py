"""Plan against actual of one plan and one period, as values: what the form `ket-qua` is written from.

Every figure carries its encoded selector; Σ of the selected ledger entries equals its value.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .measure_words import are_times_and_heads, noun_of
from .money import MoneyScale, MoneyUnit
from .periods import Period, Window
from .reasons import Reason, together

OF_NO_SOURCE = "Chưa nêu nguồn"
ANNEX_ROW = "PL."  # before the number of a content that only an annex of the plan's paper tells: «PL.I.1»


class State(StrEnum):
    """GIVEN: a number. NIL: declared «không phát sinh». MISSING: nobody has said it yet, which is never 0."""

    GIVEN = "given"
    NIL = "nil"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Rounded:
    """A sum of money in the last place its paper prints, rounded together with the sums around it (see
    reports.rounding)."""

    value: int
    scale: MoneyScale
    estimate: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum over the ledger in the measure's smallest unit (đồng, heads …).

    `value` is None only when MISSING. `estimate` is the part of value that is ước («gồm ước»), with its own selector.
    `scale` is the number of decimals folded into the integer (hectares have 4; đồng and heads 0).
    `in_annex` tells, of a MISSING figure, that the plan's own paper leaves it to an annex nobody has handed in.
    `told_by` is the statement of a figure that stands beside the ledger, as a paper told it: no entries add up to it,
    and its selector is empty.
    """

    value: int | None
    state: State
    selector: str
    value_high: int | None = None
    qualifier: str | None = None  # of Approx
    estimate: int = 0
    estimate_selector: str | None = None
    scale: int = 0
    in_annex: bool = False
    rounded: Rounded | None = None
    told_by: int | None = None
    until: date | None = None  # the last day it was told to, where other figures of its content go further

    @property
    def done(self) -> int | None:
        """What of it is more than expected; None where nobody has said anything but an estimate."""
        if self.value is None or (self.estimate and self.estimate == self.value):
            return None
        return self.value - self.estimate


@dataclass(frozen=True, slots=True)
class TargetResult:
    """One measure of a line: what was planned and what was reached."""

    measure: str  # «sản phẩm (cấp tỉnh)»
    unit: str  # «sản phẩm»
    plan: Figure | None
    actual: Figure | None

    @property
    def noun(self) -> str:
        """What follows the number in a sentence or stands as its unit in a table."""
        return noun_of(self.measure, self.unit)

    @property
    def called(self) -> str:
        """The measure, and before it the unit of money that its own words do not tell."""
        own = self.measure.startswith(self.unit) or not self.unit.endswith("đồng")
        return self.measure if own else self.noun


class Outcome(StrEnum):
    """What became of a line, decided from figures and notes, in this order of precedence."""

    OUT_OF_PLAN = "out_of_plan"
    NOT_DONE = "not_done"  # the paper lists it as not carried out
    DROPPED = "dropped"  # an adjustment of the plan left it no money before anything was done
    LATER = "later"  # not yet carried out or put off, and nothing of it was told since
    UNPAID = "unpaid"  # carried out, and the money for it was not paid yet
    NO_COST = "no_cost"  # carried out, and it cost no money
    OVER = "over"  # spent more than planned
    DONE = "done"
    OPEN = "open"  # nothing reported yet


class Standing(StrEnum):
    """As what a content counts, when a report says how many fared how: each as one of these, once."""

    DONE = "done"
    OVER = "over"
    EXPECTED = "expected"  # nothing but estimates
    TOLD = "told"  # spoken of without a figure
    NOT_DONE = "not_done"
    DROPPED = "dropped"  # an adjustment left it no money
    LATER = "later"  # not yet carried out, or put off
    UNPAID = "unpaid"  # carried out and not paid yet
    NO_COST = "no_cost"
    OPEN = "open"
    CLOSED = "closed"  # a later version of the plan left it out


_STANDING = {
    Outcome.OVER: Standing.OVER,
    Outcome.NOT_DONE: Standing.NOT_DONE,
    Outcome.DROPPED: Standing.DROPPED,
    Outcome.LATER: Standing.LATER,
    Outcome.UNPAID: Standing.UNPAID,
    Outcome.NO_COST: Standing.NO_COST,
    Outcome.OPEN: Standing.OPEN,
}


FundedBy = tuple[str, Figure, Figure]
"""The name of a fund source, what is planned from it and what was reached."""


@dataclass(frozen=True, slots=True)
class LineResult:
    line: int
    number: str
    title: str
    depth: int  # 0 = group
    is_group: bool
    outcome: Outcome
    money_plan: Figure
    money_actual: Figure  # actual + estimate
    targets: tuple[TargetResult, ...] = ()
    reasons: tuple[Reason, ...] = ()
    notes: tuple[str, ...] = ()
    flagged: bool = False  # over plan and no reason given
    closed: bool = False  # a later version of the plan left it out
    has_parts: bool = False  # other contents stand under it, and are counted in its place
    paid: tuple[FundedBy, ...] = ()  # by the sources that are told of this line
    plan_number: str = ""  # in the plan, where the paper's own number is another

    @property
    def standing(self) -> Standing | None:
        """As what it counts; None of a group and of a content of contents."""
        if self.is_group or self.has_parts:
            return None
        if self.closed:
            return Standing.CLOSED
        if self.outcome in (Outcome.DONE, Outcome.OVER):
            return self._standing_of_figures
        return _STANDING.get(self.outcome)

    @property
    def _standing_of_figures(self) -> Standing:
        figures = [self.money_actual, *(target.actual for target in self.targets if target.actual)]
        told = [figure for figure in figures if figure.value is not None]
        if not told:
            return Standing.TOLD
        if all(figure.estimate == figure.value for figure in told if figure.value):
            return Standing.EXPECTED
        return _STANDING.get(self.outcome, Standing.DONE)

    @property
    def in_plan(self) -> str:
        """«mục 13 Phụ lục», «mục 3.5»: where a reader finds it in the plan; "" where it has no number there."""
        number = self.plan_number.rstrip(".")
        if number.startswith(ANNEX_ROW):
            return f"mục {number.removeprefix(ANNEX_ROW)} Phụ lục"
        return f"mục {number}" if number else ""

    @property
    def is_silent(self) -> bool:
        """A content nobody has told anything of."""
        told = any(target.actual and target.actual.value is not None for target in self.targets)
        return self.outcome is Outcome.OPEN and not (self.is_group or told or self.notes or self.reasons)

    @property
    def is_to_be_done(self) -> bool:
        """Whether figures of the period are still waited for."""
        return self.outcome not in (Outcome.NOT_DONE, Outcome.DROPPED, Outcome.LATER)

    def planned_otherwise(self, target: TargetResult) -> str:
        """The unit in which the plan counts what was reached in another: who came, or how often they came."""
        if target.plan is not None or target.actual is None:
            return ""
        planned = (one.noun for one in self.targets if one.plan is not None)
        return next((noun for noun in planned if are_times_and_heads(noun, target.noun)), "")

    @property
    def why(self) -> str:
        """The reasons as one clause without a closing mark."""
        return together(self.reasons)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A product that a decision recognised, as the register has it."""

    name: str
    holder: str
    place: str
    stars: int | None
    decision: str
    decided_on: date
    address: str = ""  # of the holder, as told
    points: str = ""  # «90,5»


@dataclass(frozen=True, slots=True)
class Fair:
    """What was reached of a fair or exhibition at one place; "" where nobody has said where, when, who or paid by whom.
    A content that tells of fairs at several places has one for each."""

    line: int
    title: str
    place: str
    time: str
    lead: str
    sources: str
    reached: tuple[TargetResult, ...]


@dataclass(frozen=True, slots=True)
class Sold:
    """What several fairs earned together, and what was told of the plan as a whole where that is another sum."""

    at_fairs: Figure
    told: Figure | None = None


@dataclass(frozen=True, slots=True)
class Returns:
    """How many units papers asked for a report on the period, and the names of those that told no figure of it."""

    asked_by: str  # «Công văn số 212/SCT-CN»
    due: int
    missing: tuple[str, ...]

    @property
    def is_in_part(self) -> bool:
        """Whether some told figures and some did not: where none did, the figures are of who reports for all."""
        return 0 < len(self.missing) < self.due


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What a paper made of the plan's money: the total until then and from then on, and what contents gave up for
    others (below zero)."""

    decision: str  # «Quyết định số 7/QĐ-SCT ngày 01 tháng 3 năm 2026 của …», told in full once
    before: Figure
    after: Figure
    less: int
    names_sources: bool  # one that names none leaves the shares of sources as they were

    @property
    def in_short(self) -> str:
        """By kind and number, where the decision was told in full before (Phụ lục I of the decree)."""
        return self.decision.partition(" ngày ")[0]


def of_no_source(adjustments: Iterable[Adjustment]) -> str:
    """The decisions that moved money and named no source of it: «Quyết định số 7/QĐ-SCT; Quyết định số 9/QĐ-SCT»."""
    return "; ".join(one.in_short for one in adjustments if not one.names_sources)


def by_source(sources: tuple[FundedBy, ...], unsourced: tuple[Figure, Figure] | None) -> tuple[FundedBy, ...]:
    """The sources told, and last what was told of none, so that the rows come to the whole: nobody takes what one paper
    told of one content for the sources of all."""
    return (*sources, (OF_NO_SOURCE, *unsourced)) if unsourced else sources


def names_a_source(rows: Iterable[tuple[str, Figure]]) -> bool:
    """Whether money is told of a source by its name: «Chưa nêu nguồn» alone parts no sum."""
    return any(figure.value is not None for name, figure in rows if name != OF_NO_SOURCE)


@dataclass(frozen=True, slots=True)
class Results:
    """The whole report. `lines` in the plan's order, groups before their items; out-of-plan lines stand apart."""

    plan: int
    plan_title: str
    programme: str
    period: Period
    as_of: int  # last act that counts
    lines: tuple[LineResult, ...]
    out_of_plan: tuple[LineResult, ...]
    money_plan: Figure
    money_actual: Figure
    sources: tuple[FundedBy, ...] = ()
    unsourced: tuple[Figure, Figure] | None = None  # plan and actual told of no source, beside those of sources

    @property
    def unparted(self) -> int:
        """Planned đồng told of the plan as a whole and of none of its contents; below zero the contents plan more."""
        parts = [line.money_plan.value for line in self.lines if line.depth == 0 and line.money_plan.value is not None]
        return self.money_plan.value - sum(parts) if parts and self.money_plan.value is not None else 0

    is_part: bool = False  # of what one unit answers for, not of the whole plan
    shared: tuple[LineResult, ...] = ()  # of a unit's report: its part in contents that others lead, in no sum
    causes: tuple[Reason, ...] = ()  # causes told for the not-done list as a whole
    decision: str = ""  # what approved the plan: «Quyết định số 12/QĐ-UBND ngày 04 tháng 6 năm 2024 của UBND tỉnh …»
    adjusted: int = 0  # what adjustments made of the plan's money; totals by source that a paper told are without it
    adjustments: tuple[Adjustment, ...] = ()  # of the whole plan, in order
    returns: Returns | None = None  # of units that were due to report; of a unit's own report none
    recognised: tuple[Recognised, ...] = ()  # products of the period, in a programme that recognises any
    fairs: tuple[Fair, ...] = ()  # held in the period, in the order of their contents
    sold: "Sold | None" = None  # at those fairs together
    beyond: Window | None = None  # papers told sums from the year's beginning: what is reached is theirs less those of
    money_unit: MoneyUnit = MoneyUnit.DONG  # what the figures' `rounded` are in

    @property
    def beside(self) -> tuple[LineResult, ...]:
        """The lines whose figures are in no sum of the report."""
        return (*self.out_of_plan, *self.shared)

    @property
    def standings(self) -> dict[Standing, int]:
        """How many contents count as what."""
        return Counter(line.standing for line in self.lines if line.standing)

    @property
    def by_source(self) -> tuple[FundedBy, ...]:
        return by_source(self.sources, self.unsourced)

    @property
    def has_told_sources(self) -> bool:
        """Whether a total by source stands beside the ledger, as a paper told it."""
        return any(plan.told_by for _, plan, _ in self.sources)

    @property
    def not_done(self) -> tuple[LineResult, ...]:
        return tuple(line for line in self.lines if line.outcome is Outcome.NOT_DONE)

    @property
    def later(self) -> tuple[LineResult, ...]:
        return tuple(line for line in self.lines if line.outcome is Outcome.LATER)

    @property
    def unpaid(self) -> tuple[LineResult, ...]:
        return tuple(line for line in self.lines if line.outcome is Outcome.UNPAID)

    @property
    def no_cost(self) -> tuple[LineResult, ...]:
        return tuple(line for line in self.lines if line.outcome is Outcome.NO_COST)

    @property
    def over(self) -> tuple[LineResult, ...]:
        return tuple(line for line in self.lines if line.outcome is Outcome.OVER)
