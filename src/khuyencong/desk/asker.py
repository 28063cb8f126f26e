"""Who is at the counter, and what several parts of their pages want to know of them; each thing is asked once.

Who may see what is decided by the scoped queries it asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import or_

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.db.models.functions import Left, Length
from django.http import QueryDict
from django.utils.translation import gettext as _

from khuyencong.records.library import heavy
from khuyencong.records.models import (
    AskedTask,
    Membership,
    Office,
    Paper,
    Plan,
    PlanVersion,
    TaskShare,
    Unit,
    UnitTitle,
    User,
)
from khuyencong.records.plan_order import told_first
from khuyencong.records.queries import ancestors
from khuyencong.records.scopes import OUTSIDE, offices_of, papers_for, plans_for, reach_of
from khuyencong.records.tasks import tasks_of_ours
from khuyencong.records.units import UnitType
from khuyencong.terms.vietnamese import fold
from khuyencong.work.report_duties import ASKS_TO_REPORT, EVERY_COMMUNE

from .address import id_of
from .choices import Choices, choices_of
from .plan_in_short import PlanTable, plan_table

_COLLECTING = (Office.OFFICER, Office.LEADER)


def _naming(names: Iterable[str], column: str = "folded") -> Q:
    """Tasks in whose words one of these stands, written without marks."""
    return reduce(or_, (Q(**{f"{column}__contains": name}) for name in names), Q(pk__in=()))


@dataclass(frozen=True)
class Asker:
    """The person at the counter, and what several panels want to know; each thing is asked once."""

    user: User
    day: date
    query: QueryDict

    @cached_property
    def offices(self) -> list[Membership]:
        return offices_of(self.user, self.day)

    @property
    def awaits_plan(self) -> bool:
        """Whether their work begins with a plan, and none is there: communes and partner agencies only send papers."""
        apart = (Office.ADMIN, Office.COMMUNE, Office.AGENCY, Office.COUNCIL, Office.APPLICANT)
        return self.plan is None and any(office.office not in apart for office in self.offices)

    @cached_property
    def units(self) -> list[Unit]:
        return list({office.unit_id: office.unit for office in self.offices if office.office not in OUTSIDE}.values())

    @property
    def papers(self) -> QuerySet[Paper]:
        return papers_for(self.user, self.day).select_related("unit__parent").defer(*heavy())

    @property
    def tasks(self) -> QuerySet[AskedTask]:
        """What papers ask of units, the newest first, also papers that lie elsewhere: a plan, or an agency's letter to
        every commune, is told to all it gives duties to; the paper itself is opened by its keeper."""
        seen = papers_for(self.user, self.day)
        brought = PlanVersion.objects.filter(plan__in=plans_for(self.user, self.day))
        mine = Q(paper__in=seen) | Q(paper__in=brought.values("paper")) | self._asked_of_communes
        tasks = tasks_of_ours().filter(mine)
        tasks = tasks.annotate(openable=Exists(seen.filter(pk=OuterRef("paper")))).order_by("-paper", "start")
        return tasks.select_related("paper__unit", "paper__plan").defer(*heavy("paper__"))

    @property
    def _asked_of_communes(self) -> Q:
        """What the province's agencies ask of every commune, where the person is of one."""
        provinces = {unit.province_id for unit in self.units if unit.type == UnitType.COMMUNE_COMMITTEE}
        theirs = ~Q(paper__unit__type=UnitType.COMMUNE_COMMITTEE) & Q(paper__sender=None)
        return _naming(EVERY_COMMUNE) & theirs & Q(paper__province__in=provinces)

    @property
    def asked(self) -> QuerySet[AskedTask]:
        """What is asked of the person's units: whether it is given `to_us` by name, `reports`, and is `done`."""
        who = Left("folded", Length("unit"))  # a letter keeps its place when its marks go
        to_us = ExpressionWrapper(_naming(self.names, "who"), BooleanField())
        reports = ExpressionWrapper(ASKS_TO_REPORT & _naming(self.names), BooleanField())
        tasks = self.tasks.alias(who=who).annotate(to_us=to_us, reports=reports, done=self._done)
        return tasks.filter(Q(to_us=True) | Q(reports=True))

    @property
    def _done(self) -> Exists:
        """Whether one of the person's units has said that it did a task."""
        return Exists(TaskShare.objects.filter(asked=OuterRef("pk"), unit__in=self.units))

    @cached_property
    def own_tasks(self) -> list[AskedTask]:
        """The same, for the several panels that look at it."""
        return list(self.asked)

    @property
    def reports(self) -> Iterable[AskedTask]:
        """The tasks that still ask the person's units for reports; who collects them is shown those of others too."""
        if self.collected:
            return self.tasks.filter(ASKS_TO_REPORT).exclude(self._done)
        return [task for task in self.own_tasks if task.reports and not task.done]  # type: ignore[attr-defined]

    @cached_property
    def names(self) -> set[str]:
        """What the person's units are or were called, without marks; communes answer to «UBND các xã» too."""
        titles = UnitTitle.objects.filter(unit__in=self.units).values_list("title", "short_title")
        names = {fold(name) for pair in titles for name in pair if name}
        if any(unit.type == UnitType.COMMUNE_COMMITTEE for unit in self.units):
            names.update(EVERY_COMMUNE)
        return names

    @cached_property
    def collected(self) -> list[str]:
        """The paths of the units whose reports come together at the person's desk."""
        return [reach_of(office) for office in self.offices if office.office in _COLLECTING]

    def collects_for(self, unit: Unit) -> bool:
        """Whether reports that this unit asks for come together at the person's desk."""
        return any(unit.path.startswith(path) for path in self.collected)

    @cached_property
    def plans(self) -> QuerySet[Plan]:
        whole = plans_for(self.user, self.day)
        return whole.select_related("programme", "province", "unit__parent", "root", "outside")

    @cached_property
    def ranked(self) -> list[Plan]:
        """Their plans, that first which is most theirs: of their agency, reported on, with contents that they lead."""
        mine = reduce(or_, (Q(lead__path__startswith=unit.path) for unit in self.units), Q())
        agencies = {pk for unit in self.units for pk in ancestors(unit.path)}
        return list(told_first(self.plans, mine, agencies))

    @cached_property
    def plan(self) -> Plan | None:
        """The plan the home is about: the first, or the one they chose."""
        chosen = id_of(self.query.get("ke_hoach", ""))
        first = self.ranked[0] if self.ranked else None
        return next((plan for plan in self.ranked if plan.pk == chosen), first)

    @property
    def of_the_year(self) -> list[Plan]:
        """All plans of that year, where there is more than one to look at."""
        plans = [plan for plan in self.ranked if self.plan and plan.year == self.plan.year]
        return plans if len(plans) > 1 else []

    @cached_property
    def choices(self) -> Choices | None:
        return choices_of(self.query, self.plan, self.user) if self.plan else None

    @cached_property
    def table(self) -> PlanTable | None:
        return plan_table(self.plan, self.choices) if self.plan and self.choices else None

    @property
    def of_others(self) -> Unit | None:
        """Whose the plan in hand is, where none of the plans is of the person's own agencies or of one below them."""
        above = {pk for unit in self.units for pk in ancestors(unit.path)}
        below = tuple(unit.path for unit in self.units)
        own = any(plan.unit_id in above or plan.unit.path.startswith(below) for plan in self.ranked)
        return self.plan.unit if self.plan and not own else None

    def waited(self, since: date) -> str:
        """How long something waits, as an amount."""
        days = (self.day - since).days
        return _("%(days)s ngày") % {"days": days} if days > 0 else _("hôm nay")
