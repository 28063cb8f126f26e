"""What answers a report that is owed: papers issued here, and papers that came, by who sent them and when."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import FilteredRelation, Q
from django.utils import timezone

from khuyencong.norms.reporting import Often
from khuyencong.records.library import heavy
from khuyencong.records.models import AskedTask, Issue, Paper, TaskShare, Unit
from khuyencong.records.units import UnitType
from khuyencong.terms.facts import PLANNED, REACHED
from khuyencong.terms.office_names import plain_name
from khuyencong.terms.periods import Period
from khuyencong.terms.vietnamese import fold
from khuyencong.work.arrangements import UnitNames
from khuyencong.work.report_duties import Owed, names_every_commune

from ..asker import Asker

_TOLD = ("issue__period", "unit__path", "number", "issue__signed_on", "issuer", "sender__path", "received_at")


@dataclass(frozen=True, slots=True)
class Came:
    """A paper that was received: from whom, when, and the last days of the periods whose results it tells."""

    paper: int
    number: str
    issuer: str
    sender: str  # path of the unit that sent it here at the counter
    day: date
    ends: set[date] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)  # whether its figures are a plan's or results

    def is_of(self, owed: Owed, mine: Sequence[str] = ()) -> bool:
        """Whether it is the report that is owed, by who issued or sent it."""
        theirs = plain_name(owed.who) in self.issuer or any(self.sender.startswith(path) for path in mine)
        return theirs and self.tells(owed.due.period)

    def tells(self, period: Period) -> bool:
        """Whether it tells the period's results, whenever since its first day it came: «năm 2026» is told in November.
        A paper that tells no figures is of the period if it came in its last month, in which they close, or later."""
        first, last = period.window.first, period.window.last
        if self.ends:
            return self.day >= first and last in self.ends
        tells_plans_alone = bool(self.roles) and self.roles <= set(PLANNED)
        return self.day >= last.replace(day=1) and not tells_plans_alone

    def is_from(self, unit: Unit, name: str) -> bool:
        """Whether the unit sent it, or it bears the unit's whole name: «xã An» is not «xã An Viễn»."""
        return self.sender.startswith(unit.path) or f" {self.issuer}".endswith(f" {plain_name(name)}")


@dataclass(frozen=True, slots=True)
class Return:
    """What one of many units answered, and on which day: by a paper, or in its own words; none while it has not."""

    unit: Unit
    name: str
    day: date | None = None
    paper: int | None = None
    by: str = ""


def asks_every_commune(owed: Owed) -> bool:
    return names_every_commune(owed.named)


def returns_of(owed: Owed, answers: "Answers", units: Iterable[Unit]) -> list[Return]:
    """What each of those who owe it answered, by name: the units it names, or each commune of these units that stood on
    the day."""
    told = [came for came in answers.came.values() if came.tells(owed.due.period)]
    if not asks_every_commune(owed):
        return answers.of_named(owed.task, owed.who, told)
    return answers.of_each(owed.task, _communes(units, owed.unit.province_id, owed.due.day), told)


def said_of(task: AskedTask, day: date, answers: "Answers", units: Iterable[Unit]) -> list[Return]:
    """What each of those of whom a paper asks anything but a report said: each commune, or the units it names."""
    if not names_every_commune(fold(task.unit)):
        return answers.of_named(task.pk, task.unit)
    return answers.of_each(task.pk, _communes(units, task.paper.unit.province_id, day), ())


def _communes(units: Iterable[Unit], home: int, day: date) -> dict[Unit, str]:
    """The communes of a province that stood on the day, by name."""
    communes = (unit for unit in units if unit.type == UnitType.COMMUNE_COMMITTEE and unit.stands_on(day))
    return {unit: getattr(unit, "titled", "") or unit.code for unit in communes if unit.province_id == home}


def _by_day(came: Came) -> date:
    return came.day


class Answers:
    """What was issued here for the periods asked about, whose papers came since they began, and what units said that
    they did of these tasks and of those that ask for what is owed."""

    def __init__(self, asker: Asker, owed: Sequence[Owed], tasks: Iterable[int] = ()) -> None:
        periods = {one.due.period for one in owed}
        begun = min((period.window.first for period in periods), default=asker.day)
        left = Q(issue__period__in={one.code for one in periods}, issue__state=Issue.State.ISSUED)
        came = Q(direction=Paper.Direction.RECEIVED, received_at__date__gte=begun)
        came &= (
            (~Q(issuer="") | Q(sender__isnull=False))
            & ~Q(purpose=Paper.Purpose.PLAN)
            & ~Q(state__in=[Paper.State.RETURNED, Paper.State.MENDED])
        )
        figures = FilteredRelation("facts", condition=Q(facts__role__in=(*REACHED, *PLANNED)))
        papers = (asker.papers if owed else Paper.objects.none()).filter(left | came).annotate(figure=figures)
        told = papers.order_by("-pk").values_list("pk", *_TOLD, "figure__role", "figure__period").distinct()
        self.asker = asker
        self.issued: dict[int, tuple[str, str, str, date]] = {}
        self.came: dict[int, Came] = {}
        for pk, period, path, number, signed_on, issuer, sender, received_at, role, of in told.iterator():
            if period:
                self.issued[pk] = period, path, number, signed_on
                continue
            first_told = Came(pk, number, plain_name(issuer), sender or "-", timezone.localdate(received_at))
            came_now = self.came.setdefault(pk, first_told)
            came_now.roles.add(role)
            if role in REACHED and of:
                came_now.ends.add(Period.parse(of).window.last)

        asked = {one.task for one in owed if one.due.duty.often is Often.ONCE}.union(tasks)
        shares = TaskShare.objects.filter(asked__in=asked).select_related("paper").defer(*heavy("paper__"))
        self.said = {(share.asked_id, share.unit_id): share for share in shares}

    @cached_property
    def names(self) -> UnitNames:
        return UnitNames(self.asker.units[0].province_id, self.asker.day)

    def of_named(self, task: int, words: str, told: Collection[Came] = ()) -> list[Return]:
        """What each unit that the words name answered."""
        return self.of_each(task, {unit: self.names.titles[unit] for unit in self.names.all_in(words)}, told)

    def of_each(self, task: int, units: Mapping[Unit, str], told: Collection[Came]) -> list[Return]:
        """What each of these units answered: what it said itself, else the first of these papers that it sent."""
        returned = (self._return(task, unit, name, told) for unit, name in units.items())
        return sorted(returned, key=lambda one: fold(one.name))

    def _return(self, task: int, unit: Unit, name: str, told: Iterable[Came]) -> Return:
        if (said := self.said.get((task, unit.pk))) is not None:
            return Return(unit, name, said.done_on, said.paper_id, said.word or str(said.paper))
        came = min((came for came in told if came.is_from(unit, name)), key=_by_day, default=None)
        return Return(unit, name, came.day, came.paper, came.number) if came else Return(unit, name)

    def answer_to(self, owed: Owed) -> tuple[str, date] | None:
        """The number and day of the paper issued here for what the law asks, else the day on which one came."""
        if isinstance(owed.basis, Paper):
            days = [came.day for came in self.came.values() if came.is_of(owed, self._senders(owed))]
            return ("", min(days)) if days else None
        code, path = owed.due.period.code, owed.unit.path
        here = (row for row in self.issued.values() if row[0] == code and row[1].startswith(path))
        issued = next(((number, signed_on) for _period, _path, number, signed_on in here), None)
        return issued or self._by_the_unit(owed)

    def _by_the_unit(self, owed: Owed) -> tuple[str, date] | None:
        """The day on which a report came that the unit wrote elsewhere: on paper, in Word."""
        name = getattr(owed.unit, "titled", "") or owed.who
        told = (came for came in self.came.values() if came.tells(owed.due.period) and came.is_from(owed.unit, name))
        return next((("", came.day) for came in sorted(told, key=_by_day)), None)

    def _senders(self, owed: Owed) -> list[str]:
        """Whose papers answer a duty, beside those that its words name: the person's own unit's, where it is theirs."""
        return [] if self.asker.collects_for(owed.unit) else [unit.path for unit in self.asker.units]
