"""Who leads a line, carries it out or takes part, and when, as its page shows it: each with its sentence or its act."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from khuyencong.records.models import Arrangement, Line, User
from khuyencong.records.queries import ancestors, papers_for
from khuyencong.terms.facts import Arranged
from khuyencong.terms.periods import Period
from khuyencong.work.reporting import sentence_around

from ..access import today
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
    above = ancestors(line.path)
    rows = list(_taken(above))
    own = {row.kind for row in rows if row.line_id == line.pk and row.withdrawn_at_act is None}
    shown = [r for r in rows if r.line_id == line.pk or (r.withdrawn_at_act is None and r.kind not in own)]
    papers = {row.paper_id for row in shown if row.paper_id}
    openable = set(papers_for(user, today()).filter(pk__in=papers).values_list("pk", flat=True))
    return [_in_words(row, line, row.paper_id in openable) for row in sorted(shown, key=_order)]


def _order(row: Arrangement) -> tuple[bool, int, int]:
    return row.withdrawn_at_act is not None, list(Arranged).index(Arranged(row.kind)), -row.pk


def _taken(lines: Iterable[int]) -> QuerySet[Arrangement]:
    rows = Arrangement.objects.filter(line__in=lines, state=Arrangement.State.TAKEN)
    return with_titles(rows.select_related("unit", "paper", "act__actor"), "unit__")


def _in_words(row: Arrangement, line: Line, may_open: bool) -> Shown:
    unit = short_title(row.unit) if row.unit else ""
    said = str(period_words(Period.parse(row.period))) if row.period else unit or row.words
    sentence = sentence_around(row.paper.text, row.start, row.end) if row.paper else ("", "", "")
    reason = str(row.act.changes.get("reason", "")) if row.act and not row.paper_id else ""
    return Shown(row, said, *sentence, reason, row.line_id != line.pk, may_open)
