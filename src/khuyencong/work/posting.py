"""Posting: the figures that one act states or takes back in a plan, collected and then written together."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Authority, Entry, Fact, Measure, Plan, Statement, User
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.queries import last_act
from khuyencong.terms.facts import PLANNED, Role
from khuyencong.terms.ledger import (
    BEGINNING,
    Amounts,
    Cell,
    Outcome,
    left_crossing,
    moves,
    outcome,
    yields,
)
from khuyencong.terms.numbers import format_vnd

from .acts import seal
from .neighbours import Neighbours, as_stated, cell_of
from .notifications import Event, notify, tell_moved_sentences
from .permissions import Refused
from .sums import keep_sums, planned_total

Key = tuple[Cell, Role]


@dataclass
class Posting:
    """The figures that one act moves in one plan: collected here, written by `sealed`.

    The plan row is locked first, so that no other act computes rests of the same plan meanwhile.
    """

    plan: Plan
    entries: list[Entry] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    withdrawn: list[Statement] = field(default_factory=list)
    turned: list[Statement] = field(default_factory=list)  # told before, and standing otherwise since this act
    taking_back: list[tuple[Entry, Statement]] = field(default_factory=list)  # what lessens a cell, and its cause
    near: Neighbours = field(default_factory=Neighbours)

    def __post_init__(self) -> None:
        plans = Plan.objects.select_related("province", "root").select_for_update(of=("self",))
        self.plan = plans.get(pk=self.plan.pk)

    @cached_property
    def _sides(self) -> dict[tuple[int, int, str], str]:
        """Who speaks for which figure of the plan, where a row says so."""
        rows = Authority.objects.filter(line__plan=self.plan)
        return {(row.line_id, row.measure_id, row.role): row.side for row in rows}

    def foresee(self, statements: Sequence[Statement]) -> None:
        """Ask at once for what stands around these, which the act is about to take in one after the other."""
        self.near.meet(statements)

    def state(self, statement: Statement) -> Outcome:
        """Take a new statement in: post what it changes, or hold it. Returns what it came to."""
        came_to = self._take_in(statement)
        self.statements.append(statement)
        return came_to

    def state_anew(self, withdrawn: Sequence[Statement]) -> None:
        """State once more what an earlier act took back; what it said then stays withdrawn."""
        for statement in withdrawn:
            statement.pk, statement.act, statement.withdrawn_in = None, None, None
            statement._state.adding = True
        self.foresee(withdrawn)
        for statement in withdrawn:
            self.state(statement)

    def compare(self, statement: Statement) -> Outcome:
        """Keep a statement beside the ledger: it is compared with the figures and never added to them."""
        self.near.meet([statement])
        statement.outcome, statement.standing = Outcome.COMPARED, Statement.Standing.COMPARED
        self.statements.append(statement)
        return Outcome.COMPARED

    def decide(self, told: Statement, take: bool) -> None:
        """What a person decided of a statement that does not stand: it is stated now, or kept to compare."""
        told = self.near.own(told)
        if take:
            self.state(told)
        else:
            self.compare(told)
        self.turned.append(told)

    def withdraw(self, *statements: Statement) -> None:
        """Take statements back: what they moved is moved back, what they covered stands again."""
        self.near.part_with(statements)
        gone = list(map(self.near.own, statements))
        if any(statement.standing == Statement.Standing.WITHDRAWN for statement in gone):
            raise Refused(_("Số liệu này đã được rút trước đó."))
        self._end(gone, Statement.Standing.WITHDRAWN)
        self.withdrawn += gone
        for statement in gone:
            self._bring_back(statement)

    def suspend(self, *statements: Statement) -> None:
        """Keep statements that stood only to compare."""
        self.near.part_with(statements)
        gone = list(map(self.near.own, statements))
        self._turn(gone, Outcome.COMPARED)
        for statement in gone:
            self._bring_back(statement)

    def _take_in(self, statement: Statement) -> Outcome:
        standing = self.near.around(statement)
        came_to = self._outcome(statement, standing)
        statement.outcome, statement.standing = came_to, _STANDING.get(came_to, Statement.Standing.STANDS)
        if statement.standing == Statement.Standing.STANDS:
            standing = self._set_aside(standing, statement)
            self._move(statement, standing, [*standing, statement])
            self._let_stand_within(statement)
            if statement.role == Role.ACTUAL and any(s.role == Role.ESTIMATE for s in standing):
                self._hold_within(statement)  # an estimate that this puts away may have been the whole around others
        return came_to

    def _turn(self, statements: Sequence[Statement], outcome: Outcome) -> None:
        """Let statements no longer stand, though nobody withdrew them."""
        for statement in statements:
            statement.outcome = outcome
        self._end(statements, _STANDING[outcome])
        self.turned += statements

    def _end(self, statements: Sequence[Statement], standing: Statement.Standing) -> None:
        """Let statements no longer stand: what they moved is moved back, what they were the whole around may wait."""
        stood = [s for s in statements if s.standing == Statement.Standing.STANDS]
        for statement in statements:
            statement.standing = standing
            if statement in stood:
                others = self.near.around(statement)
                self._move(statement, [*others, statement], others)
        for statement in stood:
            self._hold_within(statement)

    def _let_stand_within(self, whole: Statement) -> None:
        """State those that waited because they cross others, where the whole around them is told now."""
        waiting = self.near.waiting_in(whole)
        self.near.meet(waiting)
        for held in waiting:  # one that stands meanwhile was let in by another, whose part it is
            if held.standing == Statement.Standing.HELD and self._take_in(held) != Outcome.OVERLAP:
                self.turned.append(held)

    def _hold_within(self, whole: Statement) -> None:
        """Let those wait for a decision that cross others with no whole around them, since this one changed."""
        cell, stands = cell_of(whole), whole.standing == Statement.Standing.STANDS
        inside = {s.pk: s for s in self.near.around(whole) if cell.contains(cell_of(s))}
        if not stands and any(cell_of(s) == cell and as_stated(s).counts for s in inside.values()):
            return  # another tells the same whole
        crossing = left_crossing([as_stated(s) for s in (*inside.values(), *([whole] if stands else []))])
        self._turn([inside[s.order] for s in crossing if s.order in inside], Outcome.OVERLAP)

    def _set_aside(self, standing: Sequence[Statement], new: Statement) -> list[Statement]:
        """Keep to compare those totals by source that give way to a new statement; returns the others."""
        giving_way = [s for s in standing if yields(as_stated(s), (as_stated(new),))]
        self._turn(giving_way, Outcome.CUT_OTHERWISE)
        return [s for s in standing if s.standing == Statement.Standing.STANDS]

    def _bring_back(self, gone: Statement) -> None:
        """State anew the totals by source that nothing cuts another way since a statement no longer stands."""
        for total in self.near.set_aside_above(gone):
            if self._take_in(total) != Outcome.CUT_OTHERWISE:
                self.turned.append(total)

    def sealed(self, actor: User, verb: str, summary: str, changes: dict[str, object]) -> Act:
        """Write the entries under a numbered act and keep the summary with them."""
        self.near.store_changes()
        self._name_reversed()
        self._keep_to_approved_total()
        self._tell_levels_from_the_beginning()
        self._tell_held()
        if self.turned:
            changes = {**changes, "turned": {str(s.pk): s.standing for s in self.turned}}
        act = seal(self.plan.province, actor, verb, self.plan, summary, changes, self.entries)
        for group, column in ((self.statements, "act"), (self.withdrawn, "withdrawn_in")):
            Statement.objects.filter(pk__in=[s.pk for s in group]).update(**{column: act})
        self._keep_reviews()
        keep_sums(self.entries)
        tell_moved_sentences(self.plan, self.entries)
        return act

    def _keep_reviews(self) -> None:
        """A paper's review goes on saying what became of its figures, also when another paper's changed it."""
        told: dict[Fact.Review, list[int]] = {}
        for statement in self.turned:
            if statement.fact_id and statement.standing != Statement.Standing.WITHDRAWN:
                told.setdefault(REVIEWS[Outcome(statement.outcome)], []).append(statement.fact_id)
        for review, facts in told.items():
            Fact.objects.filter(pk__in=facts).update(review=review)

    def _tell_held(self) -> None:
        """Who may decide hears, once for the act, that figures cross others."""
        told = {s.pk: s for s in (*self.statements, *self.turned)}
        held = [s for s in told.values() if s.standing == Statement.Standing.HELD]
        if held:
            key = f"held:{held[0].pk}:{last_act(self.plan.province)}"  # it may stand meanwhile and be held again
            words = f"{len(held)} số liệu chồng lấn với số đã ghi, chờ quyết định; đầu tiên: «{held[0].line}»"
            notify(Event(NotificationKind.HELD, key, words, held[0]), "reverse", self.plan.unit)

    @property
    def planned_change(self) -> int:
        """What this act makes of the plan's money, đồng: added to `planned_total` it is the new one."""
        return sum(entry.value for entry in self._planned_money())

    def _planned_money(self) -> list[Entry]:
        money = [e for e in self.entries if e.role in PLANNED and e.measure.is_money]
        return [e for e in money if e.line.path.startswith(self.plan.top.path)]

    def _keep_to_approved_total(self) -> None:
        """Under one approving decision the plan's money never exceeds its total; a later draft brings its own."""
        inside = self._planned_money()
        latest = self.plan.versions.order_by("number").last() if inside else None
        if latest is None or latest.state != "approved" or latest.approved_total is None:
            return
        total = planned_total(self.plan) + self.planned_change
        if total > latest.approved_total:
            over = format_vnd(total - latest.approved_total)
            raise Refused(
                _(
                    "Kinh phí kế hoạch sẽ vượt %(over)s đồng so với tổng %(approved)s đồng đã duyệt theo %(decision)s. "
                    "Giảm ở nội dung khác hoặc nhận văn bản điều chỉnh có tổng mới."
                )
                % {"decision": latest.decision_number, "over": over, "approved": format_vnd(latest.approved_total)}
            )

    def _tell_levels_from_the_beginning(self) -> None:
        """Levels, and nothing else, open at the beginning: somebody may have said meanwhile what a measure is.

        The measures stay locked until the act is written, so that nobody says it between this look and the figures.
        """
        told = {s.measure_id for s in self.statements}
        kinds = Measure.objects.filter(pk__in=told, is_money=False).order_by("pk").select_for_update(no_key=True)
        rows = list(kinds.values_list("pk", "kind", "merged_into"))
        levels = {pk for pk, kind, _merged in rows if kind == Measure.Kind.STOCK}
        if any(merged for *_of, merged in rows):
            raise Refused(_("Chỉ tiêu vừa được gộp vào chỉ tiêu khác: hãy mở lại trang rồi ghi lại."))
        if any((s.measure_id in levels) != (s.first == BEGINNING) for s in self.statements):
            raise Refused(_("Cách cộng của chỉ tiêu vừa được đổi: hãy mở lại trang rồi ghi lại."))

    def _outcome(self, statement: Statement, standing: Sequence[Statement]) -> Outcome:
        key = (statement.line_id, statement.measure_id, statement.role)
        if self._sides.get(key, Statement.Side.STATEMENTS) != statement.side:
            return Outcome.COMPARED
        new = as_stated(statement)
        return outcome(new, [as_stated(s) for s in standing])

    def _move(self, cause: Statement, before: Sequence[Statement], after: Sequence[Statement]) -> None:
        by_key: dict[Key, Statement] = {}
        for statement in (*before, *after):
            stated = as_stated(statement)
            by_key[stated.cell, stated.role] = statement
        for key, amounts in moves(map(as_stated, before), map(as_stated, after)).items():
            place = by_key.get(key) or _summed(key, by_key)
            self.entries.append(self._entry(place, cause, amounts))

    def _entry(self, place: Statement, cause: Statement, amounts: Amounts) -> Entry:
        """An entry at the cell of `place`. Its origin is `cause`, or what stands there when `cause` was withdrawn."""
        origin = cause if cause.standing == Statement.Standing.STANDS or place is cause else place
        entry = Entry(
            **{name: getattr(place, name) for name in _CELL},
            plan=self.plan,
            statement=origin,
            value=amounts.low,
            value_high=amounts.high,
            given=amounts.given,
            nil=amounts.nil,
            missing=amounts.missing,
            qualifier=cause.qualifier if place is cause else "",
            stated=cause.stated if place is cause else "",
        )
        if not (amounts.given > 0 or amounts.nil > 0 or amounts.missing > 0):  # one figure more takes nothing back
            self.taking_back.append((entry, cause))
        return entry

    def _name_reversed(self) -> None:
        """Name what an entry takes back, where it is just one unreversed entry with exactly these amounts."""
        if not self.taking_back:
            return
        lessened = [entry for entry, _cause in self.taking_back]
        before: dict[tuple[object, ...], list[Entry]] = {}
        unreversed = Entry.objects.filter(plan=self.plan, reverses=None, reversed_by=None)
        for entry in unreversed.filter(
            line__in={e.line_id for e in lessened},
            measure__in={e.measure_id for e in lessened},
            role__in={e.role for e in lessened},
            value__in={-e.value for e in lessened},
        ):
            before.setdefault(_moved(entry), []).append(entry)
        for entry, cause in self.taking_back:
            candidates = before.get(_moved(entry, -1), [])
            if not (entry.given or entry.nil or entry.missing):  # a difference is undone with the statement it is of
                candidates = [e for e in candidates if e.statement_id == cause.pk]
            if len(candidates) == 1:
                entry.reverses = candidates[0]
                before[_moved(entry, -1)].remove(candidates[0])


def _summed(key: Key, by_key: Mapping[Key, Statement]) -> Statement:
    """The place of a whole that only its fund sources tell: that of one of them, of the wider source."""
    whole, role = key
    at = {cell: statement for (cell, _role), statement in by_key.items() if cell != whole}
    place = copy(next(s for cell, s in at.items() if replace(cell, source=whole.source) == whole))
    place.source = next(s.source for cell, s in at.items() if cell.source == whole.source)
    place.role = role
    return place


def _moved(entry: Entry, sign: int = 1) -> tuple[object, ...]:
    """The cell an entry moves and by how much; with -1 those of the entry that it takes back."""
    cell = (getattr(entry, name if name in _PLAIN else f"{name}_id") for name in _CELL[1:])
    return (*cell, *(sign * amount for amount in entry.amounts.as_tuple()))


_CELL = ("province_id", "line", "measure", "role", "source", "unit", "area", "first", "last")
_PLAIN = ("role", "first", "last")  # of the cell; the rest names rows
_STANDING = {
    Outcome.OVERLAP: Statement.Standing.HELD,
    Outcome.LATE_ESTIMATE: Statement.Standing.COMPARED,
    Outcome.COMPARED: Statement.Standing.COMPARED,
    Outcome.CUT_OTHERWISE: Statement.Standing.COMPARED,
}
REVIEWS = {
    Outcome.POSTED: Fact.Review.POSTED,
    Outcome.CONFIRMS: Fact.Review.CONFIRMS,
    Outcome.CORRECTS: Fact.Review.CORRECTS,
    Outcome.OVERLAP: Fact.Review.HELD,
    Outcome.LATE_ESTIMATE: Fact.Review.COMPARED,
    Outcome.COMPARED: Fact.Review.COMPARED,
    Outcome.CUT_OTHERWISE: Fact.Review.COMPARED,
}
"""What a paper's review says of a figure, from what stating it came to."""
