"""Reminding units of what they owe: which task or report, by when, how many days late; and where it is answered.

What an agency gave by hand is reminded of by itself, on the first day late and each week after; of a report that its
papers ask for, when an officer says so.
"""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, AskedTask, GivenTask, TaskShare, Unit, User
from khuyencong.records.notifications import NotificationKind
from khuyencong.terms.periods import day_in_figures

from .acts import seal
from .notifications import Event, tell
from .permissions import Refused, holders, holders_of
from .tasks import require_giver

WEEK, WEEKS = 7, 8  # how often, and how long, what is late is reminded of by itself
_LONGEST = 160  # letters of the task: the day and the delay stand before it and are never cut


def remind_of_late_tasks(day: date) -> int:
    """Every unit that has not done a task behind its day hears of it; how many parts are late."""
    late = TaskShare.objects.filter(done_on=None, given__withdrawn_at_act=None, given__due__lt=day)
    rows = list(late.select_related("given__unit", "unit__province"))
    for share in rows:
        task = share.given
        if task is None or (weeks := ((day - task.due).days - 1) // WEEK) >= WEEKS:
            continue
        words = f"{_delay(task.due, day)}: {task.unit.name_on(day)} giao «{_cut(task.text)}»"
        event = Event(NotificationKind.TASK, f"late:{share.pk}:{weeks}", words, task)
        tell(holders("receive", share.unit), event)
    return len(rows)


class UrgedBefore(Refused):
    """Somebody reminded of it today already."""

    def __init__(self, act: Act) -> None:
        words = _("%(who)s đã nhắc lúc %(time)s hôm nay; mỗi ngày chỉ nhắc một lần.")
        super().__init__(words % {"who": act.who, "time": f"{timezone.localtime(act.at):%H:%M}"})


def urge(user: User, task: GivenTask | AskedTask, what: str, due: date, units: Collection[Unit]) -> Act:
    """Remind these units of a task or a report due on a day, once a day whoever does it; those who answer for them are
    told where to say it."""
    giver, day = task.unit if isinstance(task, GivenTask) else task.paper.unit, timezone.localdate()
    require_giver(user, giver)
    if not units:
        raise Refused(_("Không còn đơn vị nào chưa xong để nhắc."))
    words = f"{_delay(due, day)}: {giver.name_on(day)} nhắc «{_cut(what)}»"
    event = Event(NotificationKind.TASK, f"urged:{task._meta.model_name}:{task.pk}:{due}:{day}", words, task)
    changes = {"units": sorted(unit.code for unit in units), "due": due.isoformat()}
    with transaction.atomic():
        _lock(task)
        if (before := urged_on(day, task, due)) is not None:
            raise UrgedBefore(before)
        tell(holders_of("receive", giver.province, units), event)
        summary = f"Nhắc {len(units)} đơn vị: «{what}», hạn {day_in_figures(due)}"
        return seal(giver.province, user, "urge", task, summary, changes)


def urged_on(day: date, task: GivenTask | AskedTask, due: date) -> Act | None:
    """The reminder of that day; of a report that is asked for again and again, of the one due on this day."""
    same = {"subject_kind": task._meta.model_name, "subject_id": task.pk, "changes__due": due.isoformat()}
    return Act.objects.filter(verb="urge", at__date=day, **same).select_related("actor").first()


def _lock(task: GivenTask | AskedTask) -> None:
    """One person reminds of it at a time: until the end of the transaction nobody else learns whether it was done."""
    type(task)._default_manager.select_for_update(of=["self"], no_key=True).get(pk=task.pk)


def _delay(due: date, day: date) -> str:
    days = (day - due).days
    if days > 0:
        return f"Quá hạn {days} ngày (hạn {day_in_figures(due)})"
    return f"Còn {-days} ngày (hạn {day_in_figures(due)})"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
