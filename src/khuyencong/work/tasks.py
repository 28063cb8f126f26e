"""Tasks of units: given by hand with a last day, said to be done with a word or a paper, withdrawn."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, AskedTask, GivenTask, Line, Paper, Plan, TaskShare, Unit, User
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.queries import is_emptied
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.plain_words import kept

from .acts import seal
from .notifications import Event, tell
from .permissions import Refused, holders, holders_of, may, require

_LONGEST = 500  # characters


def give_task(
    user: User,
    giver: Unit,
    text: str,
    due: date,
    units: Collection[Unit],
    plan: Plan | None = None,
    line: Line | None = None,
) -> GivenTask:
    """Ask units of the province for something until a day; whoever answers for a unit is told. A unit that only leads
    contents gives tasks for one of these, which the task names."""
    require_giver(user, giver)
    if not may(user, "give_task", giver):
        _refuse_beyond_own(giver, line, units)
    words = _said(f"{line.number} {line.title}: {text}" if line and text.strip() else text)
    plan = line.plan if line else plan
    _refuse_task(giver, words, due, units)
    with transaction.atomic():
        giver = Unit.objects.select_for_update(no_key=True).get(pk=giver.pk)  # the same task is not given twice at once
        if GivenTask.objects.filter(unit=giver, text=words, due=due, withdrawn_at_act=None).exists():
            raise Refused(_("Việc này, hạn này đã giao rồi: hãy xem ở danh sách việc đã giao."))
        task = GivenTask.objects.create(province=giver.province, unit=giver, plan=plan, text=words, due=due)
        TaskShare.objects.bulk_create(TaskShare(given=task, unit=unit) for unit in units)
        told = f"{giver.name_on(timezone.localdate())} giao: «{words}», hạn {day_in_figures(due)}"
        tell(holders_of("receive", giver.province, units), Event(NotificationKind.TASK, f"task:{task.pk}", told, task))
        summary = f"Giao {len(units)} đơn vị: «{words}», hạn {day_in_figures(due)}"
        changes = {"units": sorted(unit.code for unit in units)}
        task.act = seal(giver.province, user, "give_task", task, summary, changes)
        task.save(update_fields=["act"])
    return task


def require_giver(user: User, giver: Unit) -> None:
    """Raise Refused unless the user may give tasks in the unit's name: any, or those for contents that it leads."""
    if not may(user, "give_own_task", giver):
        require(user, "give_task", giver)


def led_by(unit: Unit) -> QuerySet[Line]:
    """The contents that plans in force say a unit leads."""
    led = Line.objects.filter(lead__path__startswith=unit.path, kind=Line.Kind.ITEM, closed_in=None)
    return led.filter(~is_emptied()).select_related("plan").order_by("-plan__year", "plan", "position")


def _refuse_beyond_own(giver: Unit, line: Line | None, units: Collection[Unit]) -> None:
    if line is None or not led_by(giver).filter(pk=line.pk).exists():
        raise Refused(_("Đơn vị chỉ giao việc thuộc nội dung mà kế hoạch ghi đơn vị chủ trì: chọn nội dung ấy."))
    if any(giver.path.startswith(unit.path) for unit in units):
        raise Refused(_("Không giao việc cho chính mình hoặc cho cơ quan cấp trên."))


def finish_task(
    user: User, task: GivenTask | AskedTask, unit: Unit, word: str = "", paper: Paper | None = None
) -> TaskShare:
    """A unit says that its part is done, in words or by the paper that it sent."""
    require(user, "receive", unit)
    words = _said(word)
    if not words and paper is None:
        raise Refused(_("Ghi một câu về kết quả, hoặc chọn văn bản đã gửi."))
    with transaction.atomic():
        share = _open_share(task, unit)
        share.done_on, share.done_by, share.word, share.paper = timezone.localdate(), user, words, paper
        share.save()
        summary = f"{unit.name_on(share.done_on)} báo đã xong: «{task.text[:200]}»"
        if isinstance(task, GivenTask):
            event = Event(NotificationKind.TASK, f"task:{task.pk}:{unit.pk}", summary, task)
            tell([*holders("give_task", task.unit), *holders("give_own_task", task.unit)], event)
        told = {"word": words, "paper": paper.pk if paper else None}
        seal(unit.province, user, "finish_task", share.given or share.asked, summary, told)
    return share


def withdraw_task(user: User, task: GivenTask, reason: str) -> Act:
    """The agency asks for it no longer; what units said they did stays in history."""
    require_giver(user, task.unit)
    if not (words := _said(reason)):
        raise Refused(_("Phải ghi lý do."))
    with transaction.atomic():
        task = GivenTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
        if task.withdrawn_at_act is not None:
            raise Refused(_("Việc này đã có người rút."))
        act = seal(task.province, user, "withdraw_task", task, f"Rút việc đã giao «{task}»: {words}")
        task.withdrawn_at_act = act.number
        task.save(update_fields=["withdrawn_at_act"])
    return act


def _said(words: str) -> str:
    return kept(" ".join(words.split()))[:_LONGEST]


def _refuse_task(giver: Unit, words: str, due: date, units: Collection[Unit]) -> None:
    if not words:
        raise Refused(_("Ghi việc phải làm."))
    if due < timezone.localdate():
        raise Refused(_("Hạn phải từ hôm nay trở đi."))
    if not units or any(unit.province_id != giver.province_id for unit in units):
        raise Refused(_("Chọn ít nhất một đơn vị của tỉnh."))


def _open_share(task: GivenTask | AskedTask, unit: Unit) -> TaskShare:
    """The unit's part, locked; of two people who say at once that it is done the second is told so."""
    if isinstance(task, GivenTask):
        standing = TaskShare.objects.select_for_update(of=("self",)).filter(given__withdrawn_at_act=None)
        share = standing.filter(given=task, unit=unit).first()
        if share is None:
            raise Refused(_("Việc này không (còn) giao cho đơn vị."))
    else:
        if task.frequency:
            raise Refused(_("Việc này lặp lại theo kỳ: gửi báo cáo của từng kỳ, không báo xong một lần."))
        AskedTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
        done = TaskShare.objects.filter(asked=task, unit=unit).first()
        share = done or TaskShare(asked=task, unit=unit)
    if share.done_on:
        raise Refused(_("Đơn vị đã báo xong ngày %(day)s.") % {"day": day_in_figures(share.done_on)})
    return share
