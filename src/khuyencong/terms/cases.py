"""Frozen cases: what reports and checks are told about a plan, taken from the memory at one act."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from .facts import Arranged, Role
from .ledger import Amounts
from .periods import Period, Window
from .results import Adjustment, Recognised, Returns

_FAIR = re.compile(r"\b(?:hội chợ|triển lãm|phiên chợ|tuần hàng|festival)\b", re.IGNORECASE)
_TAUGHT = re.compile(r"(?:tổ chức |mở )?(?:\d+ )?(?:lớp |khóa )?(?:tập huấn|đào tạo|bồi dưỡng)\b", re.IGNORECASE)


def is_fair(title: str, *counted: str) -> bool:
    """Whether a content is a fair, by its name or by what is counted of it."""
    return not _TAUGHT.match(title) and any(_FAIR.search(words) for words in (title, *counted))


SumKey = tuple[int, int, Role]
"""(line, measure, role): what the sums of a case are told by; a line's sum holds its whole subtree."""
PaidBy = Mapping[tuple[str, Role], Amounts]
"""Money by the path of its fund source, and role."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    id: int
    parent: int | None
    kind: str  # root, group, item, outside
    number: str
    title: str
    depth: int
    arranged: tuple["CaseArrangement", ...] = ()
    closed: bool = False  # a later version of the plan left it out
    left_none: bool = False  # a paper that adjusts the plan took all its money away
    price: int | None = None  # of one of what is counted, as a paper of the plan tells it


@dataclass(frozen=True, slots=True)
class CaseArrangement:
    """Who leads a line, carries it out or takes part, or when; `unit` None: the house knows nobody by these words."""

    kind: Arranged
    words: str
    unit: int | None = None
    period: str = ""
    given_to: int | None = None  # of a recipient the one who stands for all spellings of the name


@dataclass(frozen=True, slots=True)
class CaseMeasure:
    id: int
    name: str
    unit: str
    is_money: bool
    scale: int = 0
    is_level: bool = False  # a stock: what stands at a day, summed from the beginning
    adds: bool = True

    @property
    def is_revenue(self) -> bool:
        return self.unit == "đồng" and "doanh thu" in self.name.lower()


@dataclass(frozen=True, slots=True)
class CaseNote:
    """A sentence on a line: kind as in records.library.Note (not_done, later, unpaid, cause, …)."""

    line: int
    kind: str
    text: str
    fact: int | None = None
    last: date | None = None  # of the time it was told of


@dataclass(frozen=True, slots=True)
class CaseSource:
    path: str
    name: str


@dataclass(frozen=True, slots=True)
class ToldTotal:
    """A plan's money from one fund source as a paper told it, kept beside the ledger to compare."""

    statement: int
    value: int


@dataclass(frozen=True, slots=True)
class CasePlaced:
    """What was reached of a line's own in a measure, a role and a window, told of just one area (path «/»: of none)
    and, of money, from one source."""

    line: int
    measure: int
    role: Role
    window: Window
    area: str
    place: str
    source: str
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class PlanCase:
    """A plan, the period asked about, and its sums as of an act. Planned figures are of the plan's whole year.

    `to_date` holds what stands from the year's beginning to the end of the period. Where papers told only such sums,
    `beyond` is the time before the period, and `reached` is what the longer sums hold more than those of it.
    """

    plan: int
    title: str
    programme: str
    period: Period
    year: Window
    as_of: int
    root: int
    outside: int
    lines: tuple[CaseLine, ...]
    measures: Mapping[int, CaseMeasure]
    planned: Mapping[SumKey, Amounts]
    reached: Mapping[SumKey, Amounts]
    to_date: Mapping[SumKey, Amounts] = field(default_factory=dict)
    told_order: Mapping[tuple[int, int], int] = field(default_factory=dict)  # (line, measure): when first told
    qualifiers: Mapping[SumKey, str] = field(default_factory=dict)
    notes: tuple[CaseNote, ...] = ()
    sources: tuple[CaseSource, ...] = ()
    planned_by_source: Mapping[tuple[str, int, Role], Amounts] = field(default_factory=dict)
    reached_by_source: Mapping[tuple[str, int, Role], Amounts] = field(default_factory=dict)
    planned_by_payer: Mapping[int, PaidBy] = field(default_factory=dict)  # by line, with its subtree
    reached_by_payer: Mapping[int, PaidBy] = field(default_factory=dict)
    told_totals: Mapping[str, ToldTotal] = field(default_factory=dict)  # by the path of their fund source
    before: "PlanCase | None" = None  # the plan before it was adjusted, for a paper that tells both
    adjusted_for: str = ""  # why it was adjusted
    adjustments: tuple[Adjustment, ...] = ()  # by which papers, and what each made of its money
    decision: str = ""  # what approved the plan: «Quyết định số 12/QĐ-UBND ngày 04 tháng 6 năm 2024 của UBND tỉnh …»
    returns: Returns | None = None  # who was due to report on the period
    recognised: tuple[Recognised, ...] = ()  # products that decisions of the period recognised
    told_until: Mapping[tuple[int, int], date] = field(default_factory=dict)  # (line, measure): what is reached of it
    placed: tuple[CasePlaced, ...] = ()  # of the lines that are fairs, where and when
    fair_places: Mapping[int, str] = field(default_factory=dict)  # line: where its papers say it is held
    fair_sources: Mapping[int, str] = field(default_factory=dict)  # line: who is planned to pay
    unit: str = "/"  # path of the units whose figures these are; «/» = everybody's
    source: str = "/"  # path of the fund sources that money is of; «/» = all
    beyond: Window | None = None
    from_plan_paper: bool = False  # the plan's own paper was read, not only a report on its results
    # What is asked of line after line, found once.
    measures_of: Mapping[int, frozenset[int]] = field(init=False)  # line: what was told of it in any role
    notes_of: Mapping[int, tuple[CaseNote, ...]] = field(init=False)
    outside_lines: frozenset[int] = field(init=False)  # `outside` and all below it
    parent_of: Mapping[int, int | None] = field(init=False)
    parted: frozenset[int | None] = field(init=False)  # the lines that others stand right under
    left_none: frozenset[int] = field(init=False)
    arranged_of: Mapping[int, tuple[CaseArrangement, ...]] = field(init=False)  # of its own, or of the line above
    payers: tuple[CaseSource, ...] = field(init=False)  # the sources that money is told of, each in no other such

    @property
    def fairs(self) -> tuple[CaseLine, ...]:
        """The contents that are fairs or exhibitions, by their name or by what is counted of them."""
        own = (line for line in self.lines if line.kind == "item" and line.id not in self.parted)
        return tuple(line for line in own if self._is_fair(line))

    def _is_fair(self, line: CaseLine) -> bool:
        return is_fair(line.title, *(self.measures[measure].name for measure in self.measures_of.get(line.id, ())))

    def units_of(self, line: int) -> frozenset[int]:
        """The units that lead a line or carry it out."""
        told = (one for one in self.arranged_of.get(line, ()) if one.kind in (Arranged.LEAD, Arranged.DOER))
        return frozenset(one.unit for one in told if one.unit)

    def leads_of(self, line: int) -> frozenset[int]:
        """The units that lead a line."""
        told = (one for one in self.arranged_of.get(line, ()) if one.kind is Arranged.LEAD)
        return frozenset(one.unit for one in told if one.unit)

    def is_below(self, line: int, tops: Container[int | None]) -> bool:
        """Whether a line stands under one of these, at whatever depth."""
        return any(above in tops for above in self.above(line))

    def above(self, line: int) -> Iterator[int]:
        """The lines a line stands under, from the nearest up."""
        at = self.parent_of.get(line)
        while at is not None:
            yield at
            at = self.parent_of.get(at)

    @property
    def year_to_date(self) -> Window:
        """From the plan's first day to the last of the period asked about."""
        return to_date(self.year, self.period)

    def __post_init__(self) -> None:
        measures: dict[int, set[int]] = defaultdict(set)
        for line, measure, _ in (*self.planned, *self.reached):
            measures[line].add(measure)
        notes: dict[int, tuple[CaseNote, ...]] = defaultdict(tuple)
        for note in self.notes:
            notes[note.line] += (note,)
        object.__setattr__(self, "measures_of", {line: frozenset(told) for line, told in measures.items()})
        object.__setattr__(self, "notes_of", dict(notes))
        object.__setattr__(self, "parent_of", {line.id: line.parent for line in self.lines})
        object.__setattr__(self, "parted", frozenset(self.parent_of.values()))
        object.__setattr__(self, "left_none", frozenset(line.id for line in self.lines if line.left_none))
        object.__setattr__(self, "arranged_of", _with_what_stands_above(self.lines))
        object.__setattr__(self, "outside_lines", _with_all_below(self.outside, self.lines))
        object.__setattr__(self, "payers", tuple(self._payers()))

    def _payers(self) -> Iterator[CaseSource]:
        """In the order of their paths: a whole comes before its parts, which stand in it, so that all add up."""
        money = {measure.id for measure in self.measures.values() if measure.is_money}
        sums = (*self.planned_by_source.items(), *self.reached_by_source.items())
        told = {of for (of, m, _), amounts in sums if m in money and amounts != Amounts()} | {*self.told_totals}
        whole = ""
        for source in self.sources:
            if source.path in told and not (whole and source.path.startswith(whole)):
                whole = source.path
                yield source


def _with_what_stands_above(lines: Iterable[CaseLine]) -> dict[int, tuple[CaseArrangement, ...]]:
    """Of each kind what is said of the line itself, else of the nearest above; a parent comes before its children."""
    found: dict[int, tuple[CaseArrangement, ...]] = {}
    for line in lines:
        own = {one.kind for one in line.arranged}
        above = found.get(line.parent or 0, ())
        found[line.id] = (*line.arranged, *(one for one in above if one.kind not in own))
    return found


def to_date(year: Window, period: Period) -> Window:
    return Window(min(year.first, period.window.first), period.window.last)


def sooner(year: Window, period: Period) -> Window | None:
    """The part of the year before the period; None where it begins with the year, or lies elsewhere."""
    first = period.window.first
    return Window(year.first, first - timedelta(days=1)) if year.first < first <= year.last else None


def _with_all_below(top: int, lines: Iterable[CaseLine]) -> frozenset[int]:
    """A line and those under it; `lines` come with a parent before its children."""
    found = {top}
    for line in lines:
        if line.parent in found:
            found.add(line.id)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class CourseCase:
    """Money of a plan's root in its year and in the parts of it, as of an act."""

    root: int
    money: int
    as_of: int
    year: Period
    planned: Amounts
    reached: Mapping[Period, tuple[Amounts, Amounts]]  # final, estimate
