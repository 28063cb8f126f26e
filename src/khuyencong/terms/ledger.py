"""The arithmetic of the ledger: what may stand in a cell, and what moves when somebody states a figure.

A statement says a value of a cell. A cell is a line's subtree × a window × subtrees of unit, area and fund source.
A figure is always one SUM of entries, so whoever states posts only what that statement changes: the *rest* of a cell
is its stated value less what the ledger holds inside it, and `moves` is the difference of the rests after and before.
Because rests depend on the standing statements alone, nested statements give the same sums in any order. Cells that
cross may both stand when somebody told the whole around them: what both count is then taken out of the whole's rest.
A whole that is told by its fund sources alone is the sum of these, and so told as well.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import product

from .facts import PLANNED, REACHED, Role
from .periods import Window
from .results import State

BEGINNING = date(1900, 1, 1)
"""A stock measure is stated «from the beginning»: its cells open here, so that levels of later days nest around."""
WHOLE = "/"  # of a tree: no branch of it was told


class Relation(StrEnum):
    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    APART = "apart"
    CROSSING = "crossing"


@dataclass(frozen=True, slots=True)
class Cell:
    """Tree dimensions are paths of ids that end in «/»; a prefix is an ancestor and «/» is the whole."""

    line: str
    window: Window
    unit: str = WHOLE
    area: str = WHOLE
    source: str = WHOLE

    def _paths(self) -> tuple[str, str, str, str]:
        return self.line, self.unit, self.area, self.source

    def contains(self, other: "Cell") -> bool:
        pairs = zip(self._paths(), other._paths(), strict=True)
        return self.window.contains(other.window) and all(theirs.startswith(ours) for ours, theirs in pairs)

    def meets(self, other: "Cell") -> bool:
        pairs = zip(self._paths(), other._paths(), strict=True)
        return self.window.meets(other.window) and all(a.startswith(b) or b.startswith(a) for a, b in pairs)

    def relation(self, other: "Cell") -> Relation:
        """How `other` lies to this cell: same, inside it, around it, apart from it, or crossing it."""
        if self == other:
            return Relation.SAME
        if self.contains(other):
            return Relation.INSIDE
        if other.contains(self):
            return Relation.AROUND
        return Relation.CROSSING if self.meets(other) else Relation.APART

    def join(self, other: "Cell") -> "Cell":
        """The smallest cell that holds both."""
        window = Window(min(self.window.first, other.window.first), max(self.window.last, other.window.last))
        line, unit, area, source = map(_common, self._paths(), other._paths())
        return Cell(line, window, unit, area, source)

    def of_source(self, part: "Cell") -> "Cell | None":
        """The cell around `part` that this is one fund source of: the same money cut another way. None where `part` is
        of no wider source, or would not lie in this cell but for the source."""
        if part.source == self.source or not self.source.startswith(part.source):
            return None
        whole = replace(self, source=part.source)
        return whole if whole.contains(part) else None

    def cuts_otherwise(self, part: "Cell") -> bool:
        """Whether this is of one fund source, and `part` of all of them on a line below."""
        return part.line != self.line and self.of_source(part) is not None

    def told_whole(self, part: "Cell") -> "Cell | None":
        """The cell around a sooner `part` of the same line and place that is told source by source, here by one."""
        return self.of_source(part) if self._is_beside(part) else None

    def tells_other_times(self, other: "Cell") -> bool:
        """Whether both are of single sources of one line and place, and their times cross: no whole is told by both."""
        crossing = self.window.meets(other.window) and not (
            self.window.contains(other.window) or other.window.contains(self.window)
        )
        return crossing and WHOLE not in (self.source, other.source) and self._is_beside(other)

    def _is_beside(self, other: "Cell") -> bool:
        return (self.line, self.unit, self.area) == (other.line, other.unit, other.area)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What adds up: low and high ends, and how many stated figures are given, declared nil, or missing."""

    low: int = 0
    high: int = 0
    given: int = 0
    nil: int = 0
    missing: int = 0

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(
            self.low + other.low,
            self.high + other.high,
            self.given + other.given,
            self.nil + other.nil,
            self.missing + other.missing,
        )

    def __sub__(self, other: "Amounts") -> "Amounts":
        return Amounts(*(a - b for a, b in zip(self.as_tuple(), other.as_tuple(), strict=True)))

    def as_tuple(self) -> tuple[int, int, int, int, int]:
        return self.low, self.high, self.given, self.nil, self.missing


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement that stands: `order` is when it was made; of one cell the latest counts."""

    order: int
    cell: Cell
    role: Role
    state: State
    low: int = 0
    high: int = 0

    def amounts(self) -> Amounts:
        return Amounts(
            self.low,
            self.high,
            int(self.state is State.GIVEN),
            int(self.state is State.NIL),
            int(self.state is State.MISSING),
        )

    @property
    def counts(self) -> bool:
        """A missing figure stands in no sum, so it nests in nothing and crosses nothing."""
        return self.state is not State.MISSING


class Outcome(StrEnum):
    """What stating a figure comes to."""

    POSTED = "posted"
    CORRECTS = "corrects"
    CONFIRMS = "confirms"
    OVERLAP = "overlap"
    LATE_ESTIMATE = "late_estimate"
    COMPARED = "compared"  # the other side has authority over this line, measure and role
    CUT_OTHERWISE = "cut_otherwise"  # a planned total by fund source, beside lines that tell the same money


def family(role: Role) -> tuple[Role, ...]:
    """Roles that share one tree of cells: an estimate stands where no actual figure does."""
    return REACHED if role in REACHED else (role,)


def yields(total: Stated, others: Iterable[Stated]) -> bool:
    """Whether a planned total by fund source gives way: lines below it tell the same money without that source.

    It depends on who stands alone, so that it is no matter which of the two came first.
    """
    if total.role not in PLANNED or not total.counts:
        return False
    return any(s.role is total.role and s.counts and total.cell.cuts_otherwise(s.cell) for s in others)


def crosses(new: Stated, other: Stated) -> bool:
    """Whether the two count something twice: they overlap, neither holds the other nor yields, and neither is of the
    sources that tell a whole around the other; or whether they are sources that would tell two wholes that overlap."""
    if not (new.counts and other.counts) or yields(new, (other,)) or yields(other, (new,)):
        return False
    ours, theirs = new.cell, other.cell
    if ours.told_whole(theirs) or theirs.told_whole(ours):
        return False
    return ours.relation(theirs) is Relation.CROSSING or ours.tells_other_times(theirs)


def conflicts(new: Stated, standing: Sequence[Stated]) -> list[Stated]:
    """Those among which a person must decide: they cross the new one, and nobody told the whole around the two.

    A half-year's sum of one source crosses the first quarter's sum of all; the half-year's sum of all holds both.
    """
    crossed = [s for s in standing if crosses(new, s)]
    wholes = {s.cell for s in effective(standing) if s.counts} if crossed else set()
    return [s for s in crossed if new.cell.join(s.cell) not in wholes]


def left_crossing(standing: Sequence[Stated]) -> list[Stated]:
    """Those that must wait for a decision when a whole around them is gone: of two that conflict the later one."""
    waiting: list[Stated] = []
    for earlier, later in sorted(_conflicting(standing), key=lambda pair: pair[1].order):
        if earlier not in waiting and later not in waiting:
            waiting.append(later)
    return waiting


def _conflicting(standing: Sequence[Stated]) -> Iterable[tuple[Stated, Stated]]:
    """The pairs that cross with no whole around the two, each as earlier and later."""
    wholes = {s.cell for s in effective(standing) if s.counts}
    for stated, other in _on_the_way_up(standing):
        if crosses(stated, other) and stated.cell.join(other.cell) not in wholes:
            yield (stated, other) if stated.order < other.order else (other, stated)


def _on_the_way_up(standing: Sequence[Stated]) -> Iterable[tuple[Stated, Stated]]:
    """Each with those on its line or above it whose unit holds its own or lies in it: what two hundred units tell of
    one content is not compared pair by pair."""
    at: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    under: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for stated in standing:
        at[stated.cell.line, stated.cell.unit].append(stated)
        for unit in prefixes(stated.cell.unit):
            under[stated.cell.line, unit].append(stated)
    for stated in standing:
        unit = stated.cell.unit
        for line in prefixes(stated.cell.line):
            holding = (other for wider in prefixes(unit)[:-1] for other in at.get((line, wider), ()))
            yield from ((stated, other) for other in (*under.get((line, unit), ()), *holding))


def outcome(new: Stated, standing: Sequence[Stated]) -> Outcome:
    """What becomes of `new` among the standing statements of its plan, measure and family of roles."""
    if yields(new, standing):
        return Outcome.CUT_OTHERWISE
    if conflicts(new, standing):
        return Outcome.OVERLAP
    related = [(new.cell.relation(s.cell), s) for s in standing if new.counts and s.counts]
    if new.role is Role.ESTIMATE and any(
        s.role is Role.ACTUAL and how in (Relation.SAME, Relation.AROUND) for how, s in related
    ):
        return Outcome.LATE_ESTIMATE
    same = [s for s in standing if s.cell == new.cell and s.role is new.role]
    if not same:
        return Outcome.POSTED
    if not new.counts and any(s.counts for s in same):
        return Outcome.CONFIRMS
    last = max(same, key=lambda s: (s.counts, s.order))
    return Outcome.CONFIRMS if last.amounts() == new.amounts() else Outcome.CORRECTS


def effective(standing: Iterable[Stated]) -> list[Stated]:
    """The statements that count: the latest of each cell and role, no missing mark where a figure is; no estimate at
    or inside an actual figure."""
    latest: dict[tuple[Cell, Role], Stated] = {}
    for stated in sorted(standing, key=lambda s: (s.counts, s.order)):
        latest[stated.cell, stated.role] = stated
    finals = [s.cell for s in latest.values() if s.role is Role.ACTUAL and s.counts]
    return [s for s in latest.values() if not _superseded(s, finals)]


def _superseded(stated: Stated, finals: Sequence[Cell]) -> bool:
    if stated.role is Role.ESTIMATE:
        return any(cell.contains(stated.cell) for cell in finals)
    return False


def rests(standing: Iterable[Stated]) -> dict[tuple[Cell, Role], Amounts]:
    """For each stated cell its value less the rests inside it: what the ledger holds at that cell.

    A whole that only its fund sources tell is worth their sum, so it holds the counterpart of what lies in it beside
    them: the first quarter's sum of all sources in a half-year told source by source.
    """
    counting = effective(standing)
    result = defaultdict(Amounts, {(stated.cell, stated.role): stated.amounts() for stated in counting})
    roles: dict[Cell, set[Role]] = defaultdict(set)
    for stated in counting:
        if stated.counts:
            roles[stated.cell].add(stated.role)
    sources_of = _told_by_source(roles)
    index = _index([*roles, *sources_of])
    for cell in sorted([*roles, *sources_of], key=_size):
        for around in _around(cell, index):
            summed = around in sources_of
            if summed and not _is_wider(cell, sources_of[around]):
                continue
            for role in roles[cell]:
                inside = Amounts(result[cell, role].low, result[cell, role].high)
                if summed:
                    own = _role_in_sum(role, around, sources_of[around], roles)
                    roles[around].add(own)
                for at in (own,) if summed else roles[around]:
                    result[around, at] -= inside
    return dict(result)


def _role_in_sum(role: Role, whole: Cell, sources: Iterable[str], roles: Mapping[Cell, Collection[Role]]) -> Role:
    """As what the sum of its sources counts something that lies in it: what was reached stays reached where they are
    only expected, and what is expected is less."""
    final = any(Role.ACTUAL in roles.get(replace(whole, source=source), ()) for source in sources)
    return Role.ESTIMATE if role is Role.ACTUAL and not final else role


def _told_by_source(stated: Collection[Cell]) -> dict[Cell, set[str]]:
    """The wholes that nobody stated and their fund sources tell, each with these, where something lies in them that is
    of no single source."""
    beside: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
    for cell in stated:
        beside[cell.line, cell.unit, cell.area].append(cell)
    sources_of: dict[Cell, set[str]] = defaultdict(set)
    for told in stated:
        if told.source != WHOLE:
            parts = beside[told.line, told.unit, told.area]
            for whole in {whole for part in parts if (whole := told.told_whole(part))}.difference(stated):
                sources_of[whole].add(told.source)
    return sources_of


def _is_wider(cell: Cell, sources: Iterable[str]) -> bool:
    """Whether what lies in a whole is of a wider source than those that tell the whole, so that their sum counts it
    already. What is of one of them is a part of that one; what is of a source not told of is one more."""
    own = cell.source
    return any(s.startswith(own) for s in sources) and not any(own.startswith(s) for s in sources)


def _size(cell: Cell) -> tuple[int, int]:
    """Orders cells so that each comes before those around it."""
    return -sum(map(len, cell._paths())), (cell.window.last - cell.window.first).days


_Index = dict[tuple[str, ...], list[Cell]]


def _index(cells: Iterable[Cell]) -> _Index:
    """Cells by their places in the trees, so that the few around a cell are found without looking at all."""
    index: _Index = {}
    for cell in cells:
        index.setdefault(cell._paths(), []).append(cell)
    return index


def _around(cell: Cell, index: _Index) -> list[Cell]:
    """The cells that hold this one."""
    places = product(*map(prefixes, cell._paths()))
    return [c for place in places for c in index.get(place, ()) if c != cell and c.window.contains(cell.window)]


def _common(one: str, other: str) -> str:
    """The tree place that holds both."""
    return next(place for place in reversed(prefixes(one)) if other.startswith(place))


def prefixes(path: str) -> list[str]:
    """A tree place and all above it: «/», «/1/», «/1/7/»."""
    return [path[: at + 1] for at, sign in enumerate(path) if sign == "/"]


def moves(before: Iterable[Stated], after: Iterable[Stated]) -> dict[tuple[Cell, Role], Amounts]:
    """What must be posted at each cell when the standing statements change from `before` to `after`.

    Both may be the neighbourhood only (all statements that meet the changed cell): what lies outside is in neither.
    """
    old, new = rests(before), rests(after)
    keys: Mapping[tuple[Cell, Role], None] = dict.fromkeys((*old, *new))
    difference = {key: new.get(key, Amounts()) - old.get(key, Amounts()) for key in keys}
    return {key: amounts for key, amounts in difference.items() if amounts != Amounts()}
