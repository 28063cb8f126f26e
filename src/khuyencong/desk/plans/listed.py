"""Who gets a content, as rows of official lists say, and what these are given beside what was spent: told, and never
added to the ledger, which has the content's money from papers and acts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from khuyencong.records.given import money_kept
from khuyencong.records.library import heavy
from khuyencong.records.models import Line, RegisterRecord, User
from khuyencong.records.personal import without_people
from khuyencong.records.scopes import register_for
from khuyencong.reports.figures import figure_of
from khuyencong.terms.facts import Role
from khuyencong.terms.fund_sources import is_own
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure
from khuyencong.terms.selector import JUST_THERE, Selector
from khuyencong.work.plans import money_of

from ..access import openable, today

MOST = 60  # told one by one; of more their number


@dataclass(frozen=True, slots=True)
class ListedRow:
    record: RegisterRecord
    name: str
    seen: bool


@dataclass(frozen=True, slots=True)
class ListedOf:
    """The rows of one content; what they are given and are to be given, in đồng, None where nobody tells it; and what
    the state spent, as figures that lead to their entries."""

    rows: tuple[ListedRow, ...]
    count: int
    given: int | None
    to_come: int | None
    spent_by: tuple[Figure, ...]

    @property
    def spent(self) -> int | None:
        return sum(one.value or 0 for one in self.spent_by) if self.spent_by else None

    @property
    def over(self) -> int | None:
        """By how much the lists tell more than was spent; below nought, less."""
        return None if self.given is None or self.spent is None else self.given - self.spent

    @property
    def apart(self) -> int | None:
        return None if self.over is None else abs(self.over)

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def listed_of(user: User, line: Line) -> ListedOf | None:
    """What lists tell of a content and of all below it; None where none does."""
    of_it = (
        register_for(user, today())
        .filter(line__plan=line.plan_id, line__path__startswith=line.path)
        .select_related("paper")
        .defer(*heavy("paper__"))
    )
    records = list(of_it.order_by("to_come", "paper", "table", "row"))
    if not records:
        return None
    shown = records[:MOST]
    open_to = openable(user, (one.paper_id for one in shown))
    rows = (_row(one, seen=one.paper_id in open_to) for one in shown)
    given, to_come = ([one for one in records if one.to_come is asked] for asked in (False, True))
    return ListedOf(tuple(rows), len(records), _sum(given), _sum(to_come), _spent(line))


def _row(one: RegisterRecord, *, seen: bool) -> ListedRow:
    name = one.name if one.kind == RegisterRecord.Kind.ESTABLISHMENT or not one.holder else f"{one.name} ({one.holder})"
    return ListedRow(one, name if seen else without_people(name), seen)


def _sum(records: Iterable[RegisterRecord]) -> int | None:
    told = [one.support for one in records if one.support is not None]
    return sum(told) if told else None


def _spent(line: Line) -> tuple[Figure, ...]:
    """What was spent of a content, without what those bring who get it: lists tell what they are given. One figure, or
    one of each source where own money stands beside them."""
    kept = money_kept([line.pk]).items()
    told = {source: sums for (_line, source, role), sums in kept if role is Role.ACTUAL and (sums.given or sums.nil)}
    states = {source: sums for source, sums in told.items() if not is_own(source)}
    if not states:
        return ()
    asked = Selector(line.pk, money_of(line.plan.province).pk, (Role.ACTUAL,), Period.parse(str(line.plan.year)).window)
    if len(states) == len(told):
        return (figure_of(sum(states.values(), Amounts()), asked),)
    return tuple(figure_of(states[path], replace(asked, source=f"{JUST_THERE}{path}")) for path in sorted(states))
