"""Two states of a plan side by side: which contents came, went or changed, in targets and money, and their sums."""

from collections import defaultdict
from dataclasses import dataclass, replace

from khuyencong.terms.cases import CaseArrangement, CaseLine, PlanCase
from khuyencong.terms.facts import Arranged
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import Selector
from khuyencong.terms.told import Fate as Fate
from khuyencong.terms.told import Moved
from khuyencong.terms.vietnamese import fold

from .results import is_dropped, money_of, planned, sources_of, targets_of


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure before and after."""

    measure: str
    before: Figure | None
    after: Figure | None

    @property
    def change(self) -> Figure | None:
        """How much is more or less now, led back to what was written in between; None where nobody told a number."""
        told = [figure for figure in (self.before, self.after) if figure and figure.value is not None]
        if not told:
            return None
        one, other = (figure.value or 0 if figure else 0 for figure in (self.before, self.after))
        return Figure(other - one, State.GIVEN, _between(self.before, self.after), scale=told[0].scale)

    @property
    def is_told(self) -> bool:
        """Whether either state has a figure, or says where it will be found."""
        return any(figure and (figure.value is not None or figure.in_annex) for figure in (self.before, self.after))

    @property
    def differs(self) -> bool:
        return _said(self.before) != _said(self.after)


def _between(before: Figure | None, after: Figure | None) -> str:
    """The selector of the entries of a figure between two states; empty where one stands beside the ledger."""
    if not (before and after and before.selector and after.selector):
        return ""
    since, now = Selector.decode(before.selector).act, Selector.decode(after.selector)
    in_order = since is not None and now.act is not None and since <= now.act
    return replace(now, since=since).encode() if in_order else ""


def _said(figure: Figure | None) -> tuple[int | None, int | None, str | None]:
    told = figure if figure and figure.value is not None else None
    return (told.value, told.value_high, told.qualifier) if told else (None, None, None)


@dataclass(frozen=True, slots=True)
class ComparedLine:
    line: int
    number: str
    title: str
    depth: int
    is_group: bool
    fate: Fate
    money: Pair
    targets: tuple[Pair, ...]
    moved: tuple[tuple[Arranged, str, str], ...] = ()  # when or where it was to be held, and is now


@dataclass(frozen=True, slots=True)
class Comparison:
    """`before` and `after` are the acts the two states stand at."""

    before: int
    after: int
    lines: tuple[ComparedLine, ...]
    total: Pair
    sources: tuple[Pair, ...]

    def count(self, fate: Fate) -> int:
        return sum(line.fate is fate and not line.is_group for line in self.lines)


def compare(before: PlanCase, after: PlanCase) -> Comparison:
    """The plan as of two acts. Lines are those of both; a line nobody planned yet is in neither sum."""
    lines = _lines_of_both(before, after)
    return Comparison(
        before.as_of,
        after.as_of,
        tuple(row for line in lines if (row := _row(before, after, line))),
        _money(before, after, after.root, "Tổng kinh phí"),
        _sources(before, after),
    )


def _lines_of_both(before: PlanCase, after: PlanCase) -> list[CaseLine]:
    """The plan's lines in its order; one that only the earlier state has stands behind the one it stood behind."""
    below: dict[int | None, list[CaseLine]] = defaultdict(list)
    for line in after.lines:
        below[line.parent].append(line)
    stands, elder = {line.id for line in after.lines}, dict[int | None, int]()
    for line in before.lines:
        here = below[line.parent]
        if line.id not in stands:
            here.insert(1 + next((at for at, one in enumerate(here) if one.id == elder.get(line.parent)), -1), line)
        elder[line.parent] = line.id

    def under(line: int) -> list[CaseLine]:
        return [found for child in below[line] for found in (child, *under(child.id))]

    return under(after.root)


def moved(case: PlanCase) -> tuple[Moved, ...]:
    """The contents whose money differs from what stood before the plan was adjusted."""
    if case.before is None:
        return ()
    lines = (line for line in compare(case.before, case).lines if not line.is_group)
    return tuple(_moved(line) for line in lines if line.money.differs)


def _moved(line: ComparedLine) -> Moved:
    nothing = Figure(None, State.MISSING, "")
    before, after, change = line.money.before or nothing, line.money.after or nothing, line.money.change or nothing
    return Moved(line.number, line.title, before, after, change, line.fate)


def _row(before: PlanCase, after: PlanCase, line: CaseLine) -> ComparedLine | None:
    was, stands = _is_planned(before, line), _is_planned(after, line)
    if not (was or stands):
        return None
    money = _money(before, after, line.id, "Kinh phí")
    targets = () if line.kind == "group" else _targets(before, after, line.id)
    moved = _rearranged(before, after, line.id) if was and stands else ()
    if was and stands:
        changed = money.differs or moved or any(pair.differs for pair in targets)
        fate = Fate.CHANGED if changed else Fate.SAME
    else:
        fate = Fate.ADDED if stands else Fate.GONE
    told = (line.id, line.number, line.title, line.depth - 1, line.kind == "group", fate, money, targets)
    return ComparedLine(*told, moved)


def _rearranged(before: PlanCase, after: PlanCase, line: int) -> tuple[tuple[Arranged, str, str], ...]:
    """When and where the content was to be held and is now, where another word was said of it."""
    kinds = (Arranged.TIME, Arranged.VENUE)
    pairs = ((kind, _when_or_where(before, line, kind), _when_or_where(after, line, kind)) for kind in kinds)
    return tuple((kind, was, now) for kind, was, now in pairs if was and now and fold(was) != fold(now))


def _when_or_where(case: PlanCase, line: int, kind: Arranged) -> str:
    return "; ".join(_in_words(one) for one in case.arranged_of.get(line, ()) if one.kind is kind)


def _in_words(one: CaseArrangement) -> str:
    return Period.parse(one.period).in_words() if one.period else one.words


def _is_planned(case: PlanCase, line: CaseLine) -> bool:
    """Whether anybody planned anything of the line: also money that is still missing is planned, but not a content that
    an adjustment left none."""
    if line.kind == "item" and is_dropped(case, line.id):
        return False
    inside = (amounts for (of, _, _), amounts in case.planned.items() if of == line.id)
    return any(amounts.given > 0 or amounts.nil > 0 or amounts.missing > 0 or amounts.low for amounts in inside)


def _money(before: PlanCase, after: PlanCase, line: int, words: str) -> Pair:
    return Pair(words, planned(before, line, money_of(before)), planned(after, line, money_of(after)))


def _targets(before: PlanCase, after: PlanCase, line: int) -> tuple[Pair, ...]:
    old = {row.measure: row.plan for row in targets_of(before, line)}
    new = {row.measure: row.plan for row in targets_of(after, line)}
    pairs = (Pair(measure, old.get(measure), new.get(measure)) for measure in {**old, **new})
    return tuple(pair for pair in pairs if pair.before or pair.after)


def _sources(before: PlanCase, after: PlanCase) -> tuple[Pair, ...]:
    old = {name: plan for name, plan, _ in sources_of(before)}
    new = {name: plan for name, plan, _ in sources_of(after)}
    pairs = (Pair(name, old.get(name), new.get(name)) for name in {**old, **new})
    return tuple(pair for pair in pairs if pair.is_told)
