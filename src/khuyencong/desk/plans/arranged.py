"""Who does a line, when, and who gets it, as its page shows it: each with its sentence or its act."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from khuyencong.records.models import Arrangement, Line, User
from khuyencong.records.personal import without_people
from khuyencong.records.queries import ancestors
from khuyencong.terms.facts import Arranged
from khuyencong.terms.periods import Period
from khuyencong.work.reporting import sentence_around

from ..access import openable
from ..units.titles import short_title, with_titles
from ..words import period_words


@dataclass(frozen=True, slots=True)
class Shown:
    """One arrangement in words, its sentence in three parts, and the reason where a person gave one."""

    told: Arrangement
    words: str
    before: str
    marked: str
    after: str
    reason: str
    of_whole_plan: bool
    may_open: bool

    @property
    def stands(self) -> bool:
        return self.told.withdrawn_at_act is None


def arranged(user: User, line: Line) -> list[Shown]:
    """What stands of the line itself, then what it has from above, then what stood before."""
    rows = list(_told_of(line, Arrangement.objects.filter(state=Arrangement.State.TAKEN)))
    standing = [row for row in rows if row.withdrawn_at_act is None]
    past = [row for row in rows if row.line_id == line.pk and row.withdrawn_at_act not in (None, row.act_number)]
    return _shown(user, line, [*_nearest(standing, line), *past])


def arranged_at(user: User, line: Line, as_of: int | None) -> list[Shown]:
    """What stood of the line at an act, or stands now; of a kind it says nothing of itself, what it has from above."""
    return _shown(user, line, _nearest(_told_of(line, Arrangement.objects.standing(as_of)), line))


def _nearest(standing: Iterable[Arrangement], line: Line) -> list[Arrangement]:
    rows = list(standing)
    own = {row.kind for row in rows if row.line_id == line.pk}
    return [row for row in rows if row.line_id == line.pk or row.kind not in own]


def _shown(user: User, line: Line, shown: list[Arrangement]) -> list[Shown]:
    open_to = openable(user, (row.paper_id for row in shown))
    return [_in_words(row, line, row.paper_id in open_to) for row in sorted(shown, key=_order)]


def _order(row: Arrangement) -> tuple[bool, int, int]:
    return row.withdrawn_at_act is not None, list(Arranged).index(Arranged(row.kind)), -row.pk


def _told_of(line: Line, rows: QuerySet[Arrangement]) -> QuerySet[Arrangement]:
    """Those of the line and of what it lies below, with what their units are called."""
    told = rows.filter(line__in=ancestors(line.path)).select_related("unit", "paper", "act__actor", "establishment")
    return with_titles(told, "unit__")


def _in_words(row: Arrangement, line: Line, may_open: bool) -> Shown:
    unit = short_title(row.unit) if row.unit else ""
    if row.establishment and row.paper_id and not may_open:
        return Shown(row, without_people(row.words), "", "", "", "", row.line_id != line.pk, may_open)
    said = str(period_words(Period.parse(row.period))) if row.period else unit or row.words
    sentence = sentence_around(row.paper.text, row.start, row.end) if row.paper else ("", "", "")
    reason = str(row.act.changes.get("reason", "")) if row.act and not row.paper_id else ""
    return Shown(row, said, *sentence, reason, row.line_id != line.pk, may_open)
