"""The statements around those an act states or takes back: asked for many at once, known as the act leaves them.

The plan is locked meanwhile: nobody else changes them. What the act makes of them is stored when it is sealed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khuyencong.records.models import Entry, Statement
from khuyencong.records.queries import neighbourhood, set_aside_above
from khuyencong.terms.facts import PLANNED, Role
from khuyencong.terms.ledger import WHOLE, Cell, Outcome, Stated, family, prefixes
from khuyencong.terms.periods import Window
from khuyencong.terms.results import State

from .rows import insert

_AT_ONCE = 200  # statements whose surroundings are asked for in one query
_AS_NEW = (Statement.Standing.STANDS, Outcome.POSTED)  # how a statement is stored first: what becomes of most


def as_stated(statement: Statement) -> Stated:
    """The statement as the ledger's arithmetic sees it."""
    low = statement.value or 0
    return Stated(
        order=statement.pk or 0,
        cell=cell_of(statement),
        role=Role(statement.role),
        state=State(statement.state),
        low=low,
        high=low if statement.value_high is None else statement.value_high,
    )


def cell_of(row: Statement | Entry) -> Cell:
    return Cell(
        line=row.line.path,
        window=Window(row.first, row.last),
        unit=row.unit.path if row.unit else "/",
        area=row.area.path if row.area else "/",
        source=row.source.path if row.source else "/",
    )


class Neighbours:
    """The statements one act has met, each as one object, found by where they hang."""

    def __init__(self) -> None:
        self._met: dict[int, Statement] = {}
        self._stored: dict[int, tuple[str, str]] = {}  # standing and outcome as the database has them
        self._asked: set[int] = set()
        self._parted: set[int] = set()
        self._at: dict[tuple[int, str], list[Statement]] = {}  # by measure and line
        self._from: dict[tuple[int, str], list[Statement]] = {}  # by measure and each line they hang under

    def meet(self, told: Sequence[Statement]) -> None:
        """Store those of these that are new, and ask once what stands around all of them."""
        self._store([s for s in told if s.pk is None])
        unasked = [s for s in map(self.own, told) if s.pk not in self._asked]
        roles = {role for s in unasked for role in family(Role(s.role))}
        for part in (unasked[at : at + _AT_ONCE] for at in range(0, len(unasked), _AT_ONCE)):
            for found in neighbourhood(part, roles):
                self.own(found)
        self._asked |= {s.pk for s in unasked}

    def own(self, statement: Statement) -> Statement:
        """The one object by which this act knows the statement."""
        known = self._met.get(statement.pk)
        if known is None:
            known = self._met[statement.pk] = statement
            self._stored[statement.pk] = (statement.standing, statement.outcome)
            self._place(statement)
        return known

    def around(self, statement: Statement) -> list[Statement]:
        """Those that stand now, of the same measure and family of roles, whose cells meet this one's but for the fund
        source: of a whole that its sources tell, all of them are looked at together."""
        return self._meeting(statement, Statement.Standing.STANDS)

    def waiting_in(self, whole: Statement) -> list[Statement]:
        """Those inside this one's cell that wait for a decision, as they came."""
        cell = cell_of(whole)
        waiting = self._meeting(whole, Statement.Standing.HELD)
        return sorted((s for s in waiting if cell.contains(cell_of(s))), key=lambda s: s.pk)

    def _meeting(self, statement: Statement, standing: Statement.Standing) -> list[Statement]:
        self.meet([statement])
        roles, cell = family(Role(statement.role)), replace(cell_of(statement), source=WHOLE)
        return [
            other
            for other in self._near(statement)
            if other is not statement and other.standing == standing
            if other.role in roles and cell.meets(cell_of(other))
        ]

    def part_with(self, gone: Sequence[Statement]) -> None:
        """Ask once what stands around these, and which totals may stand again when they are gone."""
        self.meet(gone)
        unasked = [s for s in gone if s.role in PLANNED and s.pk not in self._parted]
        for total in set_aside_above(unasked) if unasked else ():
            self.own(total)
        self._parted |= {s.pk for s in unasked}

    def set_aside_above(self, gone: Statement) -> list[Statement]:
        """The planned totals by source, on lines above, that are compared for they are cut another way."""
        self.part_with([gone])
        measure, above = gone.measure_id, prefixes(gone.line.path)[:-1]
        known = (total for line in above for total in self._at.get((measure, line), ()) if total.role == gone.role)
        aside = (Statement.Standing.COMPARED, Outcome.CUT_OTHERWISE)
        return sorted((t for t in known if (t.standing, t.outcome) == aside), key=lambda total: total.pk)

    def store_changes(self) -> None:
        """Tell the database what became of the statements met."""
        changed: dict[tuple[str, str], list[int]] = {}
        for pk, statement in self._met.items():
            now = (statement.standing, statement.outcome)
            if now != self._stored[pk]:
                changed.setdefault(now, []).append(pk)
                self._stored[pk] = now
        for (standing, outcome), those in changed.items():
            Statement.objects.filter(pk__in=those).update(standing=standing, outcome=outcome)

    def _store(self, new: Sequence[Statement]) -> None:
        """New statements get their order by being stored; until its turn comes, none of them stands."""
        for statement in new:
            statement.standing, statement.outcome = _AS_NEW
        insert(new)
        for statement in new:
            self.own(statement).standing = ""

    def _place(self, statement: Statement) -> None:
        measure, path = statement.measure_id, statement.line.path
        self._at.setdefault((measure, path), []).append(statement)
        for line in prefixes(path):
            self._from.setdefault((measure, line), []).append(statement)

    def _near(self, statement: Statement) -> Iterator[Statement]:
        """Those of the measure on its line, above it and below."""
        measure, path = statement.measure_id, statement.line.path
        for line in prefixes(path)[:-1]:
            yield from self._at.get((measure, line), ())
        yield from self._from.get((measure, path), ())
