"""Who gets a content, as rows of official lists say, and what these are given beside what was spent: told, and never
added to the ledger, which has the content's money from papers and acts."""

from collections.abc import Iterable
from dataclasses import dataclass

from khuyencong.records.given import money_kept
from khuyencong.records.library import heavy
from khuyencong.records.models import Line, RegisterRecord, User
from khuyencong.records.personal import without_people
from khuyencong.records.scopes import register_for
from khuyencong.terms.facts import Role
from khuyencong.terms.fund_sources import is_own

from ..access import openable, today

MOST = 60  # told one by one; of more their number


@dataclass(frozen=True, slots=True)
class ListedRow:
    record: RegisterRecord
    name: str
    seen: bool


@dataclass(frozen=True, slots=True)
class ListedOf:
    """The rows of one content; what they are given, are to be given and what the state spent, in đồng, None where
    nobody tells it."""

    rows: tuple[ListedRow, ...]
    count: int
    given: int | None
    to_come: int | None
    spent: int | None

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


def _spent(line: Line) -> int | None:
    """What was spent of a content, without what those bring who get it: lists tell what they are given."""
    kept = money_kept([line.pk]).items()
    told = [sums for (_line, source, role), sums in kept if role is Role.ACTUAL and not is_own(source)]
    return sum(sums.low for sums in told) if any(sums.given or sums.nil for sums in told) else None
