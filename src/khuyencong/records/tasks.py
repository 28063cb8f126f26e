"""Tasks that an agency gives by hand, and each unit's part in a task, whether given by hand or asked by a paper."""

from collections.abc import Collection
from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from .library import OTHER_PROVINCE, AskedTask, PaperFinding
from .people import User
from .scopes import OUTSIDE, offices_of, reach_of
from .units import LATEST_FIRST, Unit, UnitTitle


class GivenTask(models.Model):
    """What an agency asks of units outside any paper, and the last day for it. Never changed: it is withdrawn."""

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="+")
    unit = models.ForeignKey("records.Unit", models.PROTECT, related_name="given_tasks", verbose_name="đơn vị giao")
    plan = models.ForeignKey("records.Plan", models.PROTECT, null=True, related_name="+")
    text = models.CharField("việc", max_length=500)
    due = models.DateField("hạn")
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="+")
    withdrawn_at_act = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="given_task_says_what"),
            models.UniqueConstraint(
                "unit", "text", "due", condition=Q(withdrawn_at_act__isnull=True), name="given_task_once"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class TaskShare(models.Model):
    """One unit's part in a task; of what a paper asks there is one from the day the unit says that it is done."""

    given = models.ForeignKey(GivenTask, models.PROTECT, null=True, related_name="shares")
    asked = models.ForeignKey("records.AskedTask", models.PROTECT, null=True, related_name="shares")
    unit = models.ForeignKey("records.Unit", models.PROTECT, related_name="task_shares")
    done_on = models.DateField("xong ngày", null=True)
    done_by = models.ForeignKey("records.User", models.PROTECT, null=True, related_name="+")
    word = models.CharField("kết quả", max_length=500, blank=True)
    paper = models.ForeignKey("records.Paper", models.PROTECT, null=True, related_name="+", verbose_name="văn bản")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(given=None) ^ Q(asked=None), name="task_share_of_one_task"),
            models.CheckConstraint(condition=Q(done_on=None) | ~Q(word="") | ~Q(paper=None), name="task_done_says_how"),
            models.CheckConstraint(condition=Q(asked=None) | ~Q(done_on=None), name="asked_task_share_is_done"),
            models.UniqueConstraint("given", "unit", condition=~Q(given=None), name="task_share_once"),
            models.UniqueConstraint("asked", "unit", condition=~Q(asked=None), name="asked_task_done_once"),
        ]


def tasks_of_ours() -> QuerySet[AskedTask]:
    """What papers ask of units, without what another province's paper asks of its own, while nobody says it is ours."""
    strange = PaperFinding.objects.filter(paper=OuterRef("paper"), rule=OTHER_PROVINCE, settled="")
    return AskedTask.objects.exclude(Exists(strange))


def tasks_for(user: User, day: date) -> QuerySet[GivenTask]:
    """The standing tasks that a user's agencies gave, or in which a unit of theirs has a part."""
    mine = Q(pk__in=())
    for office in (o for o in offices_of(user, day) if o.office not in OUTSIDE):
        mine |= Q(unit__path__startswith=reach_of(office))
        mine |= Q(pk__in=TaskShare.objects.filter(unit__path__startswith=office.unit.path).values("given"))
    return GivenTask.objects.filter(mine, withdrawn_at_act=None)


def shares_done(units: Collection[Unit]) -> QuerySet[TaskShare]:
    """What these units have said that they did of tasks that stand, the latest first."""
    standing = TaskShare.objects.filter(unit__in=units, given__withdrawn_at_act=None).exclude(done_on=None)
    return standing.order_by("-done_on", "-pk")


def shares_for(user: User, day: date) -> QuerySet[TaskShare]:
    """The parts of the user's own units in tasks given by hand that stand and are not done, each with its `giver`."""
    mine = Q(pk__in=())
    for office in (o for o in offices_of(user, day) if o.office not in OUTSIDE):
        mine |= Q(unit__path__startswith=office.unit.path)
    titles = UnitTitle.objects.on(day).filter(unit=OuterRef("given__unit")).order_by(LATEST_FIRST).values("short_title")
    waiting = TaskShare.objects.filter(mine, given__withdrawn_at_act=None, done_on=None).exclude(given=None)
    return waiting.select_related("given__unit").annotate(giver=Subquery(titles[:1])).order_by("given__due", "pk")
