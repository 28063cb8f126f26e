"""What is asked of the person's unit: tasks given by hand or by papers, and reports that fall due."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from khuyencong.norms.reporting import Often
from khuyencong.records.models import AskedTask, GivenTask, Paper, Plan, TaskShare, Unit, UnitTitle
from khuyencong.records.scopes import reach_of
from khuyencong.records.tasks import shares_done, shares_for
from khuyencong.records.units import LATEST_FIRST, UnitType
from khuyencong.terms.periods import day_in_figures
from khuyencong.work.permissions import may
from khuyencong.work.report_duties import Owed, last_day_of, owed_by_law, owed_by_papers, who_reports

from ..asker import Asker
from ..panel_rows import Row, Words, tasks_in_sight
from ..recorded import recorded
from ..words import frequency_words, naming, official, period_words
from .answers import Answers, Return, returns_of

BACK, AHEAD = 14, 60  # days looked at around today
BY_LAW = "khuyen-cong"  # the programme that the shipped duties of the law are about


def asked(asker: Asker) -> list[Row]:
    """The most urgent of it, what is coming beside it, and the way to the rest; without the reports that stand among
    those due. Where nothing is left, where the rest stands."""
    apart = {one.task for one in _owed_once(own_reports(asker), asker.day)}
    rows = tasks_in_sight(asked_of(asker, apart), reverse("tasks"))
    if rows or not (apart or (done := shares_done(asker.units).count())):
        return rows
    if apart:
        return [Row(str(len(apart)), _("báo cáo: xem «Báo cáo đến hạn»"), reverse("due_reports"), official=False)]
    return [Row(str(done), _("việc đã báo xong; không còn việc nào chờ"), reverse("tasks"), official=False)]


def asked_of(asker: Asker, apart: Collection[int] = ()) -> list[Row]:
    """What agencies and papers ask of the person's units and is not done, what is overdue first, then by its day; of
    papers that lie elsewhere only the task."""
    given = [_given(asker, share) for share in shares_for(asker.user, asker.day)]
    told = [task for task in asker.own_tasks if task.to_us and not task.done and task.pk not in apart]  # type: ignore[attr-defined]
    rows = [*given, *((day := last_day_of(task), _task(asker, task, day)) for task in told)]
    rows.sort(key=lambda row: row[0] or date.max)
    return [row for _day, row in rows]


def _given(asker: Asker, share: TaskShare) -> tuple[date, Row]:
    task = cast(GivenTask, share.given)
    more = naming(f"%(who)s · {_('hạn')} {day_in_figures(task.due)}", who=getattr(share, "giver", "") or task.unit.code)
    row = Row(day_in_figures(task.due), task.text, reverse("task", args=[task.pk]), more=more)
    return task.due, _urgent(row, asker, task.due)


def _task(asker: Asker, task: AskedTask, day: date | None) -> Row:
    by = official(task.deadline) if task.deadline else frequency_words(task.frequency) or _("không ghi hạn")
    row = Row(by, task.deed, reverse("asked_task", args=[task.pk]), more=official(f"{task.unit} · {task.paper}"))
    return _urgent(row, asker, day)


def _urgent(row: Row, asker: Asker, day: date | None) -> Row:
    """The row with how many days are left; overdue stands out."""
    if day is None:
        return row
    days = (day - asker.day).days
    return replace(row, state=_days(days), tone="bad" if days < 0 else "wait")


def _plan_page(paper: Paper) -> str:
    return reverse("plan", args=[paper.plan_id]) if paper.plan_id else ""


def own_reports(asker: Asker) -> list[AskedTask]:
    """The reports that are asked of the person's units and nobody has said to be done."""
    return [task for task in asker.own_tasks if task.reports and not task.done]  # type: ignore[attr-defined]


def _named(told: str, names: set[str]) -> bool:
    return any(name in told for name in names)


def due(asker: Asker) -> list[Row]:
    """Those nearest to the day, overdue and coming, and the way to the rest."""
    return tasks_in_sight(due_of(asker), reverse("due_reports"))


def due_of(asker: Asker) -> list[Row]:
    """Reports due soon or lately, the nearest first, and whether each was sent: the own ones and, where reports are
    collected, those of the units that report there."""
    first = asker.day - timedelta(days=BACK)
    days = BACK + AHEAD
    asked = [task for task in asker.reports if asker.collects_for(task.paper.unit) or is_own(asker, who_reports(task))]
    units = list(reporting(asker))
    by_law = owed_by_law(units, first, days) if _works_by_law(asker) else ()
    often = [*by_law, *owed_by_papers((task for task in asked if task.frequency), first, days)]
    often.sort(key=lambda one: one.due.day)
    nearest = {(one.who, one.due.duty.what, one.due.duty.often): one for one in reversed(often)}
    once = {(one.who, one.due.duty.what, one.due.day): one for one in _owed_once(asked, asker.day)}
    rows = sorted([*nearest.values(), *once.values()], key=lambda one: one.due.day)
    sent = Answers(asker, rows)
    counted = {one.key: returns_of(one, sent, units) for one in rows if _is_counted(asker, one)}
    rows = [one for one in rows if one.due.day >= first or not _is_settled(one, sent, counted.get(one.key))]
    ways = _ways(asker, rows)
    openable = {task.paper_id for task in asked if task.openable}  # type: ignore[attr-defined]
    return [_due(asker, one, sent, ways.get(one.key, ()), openable, counted.get(one.key, ())) for one in rows]


def _works_by_law(asker: Asker) -> bool:
    """Whether the duties of the law, which are of one programme, are theirs: not where all plans are of others."""
    plan = asker.plan
    return plan is None or any(one.programme.code == BY_LAW for one in (plan, *asker.ranked))


def _owed_once(asked: Iterable[AskedTask], day: date) -> Iterator[Owed]:
    """What papers ask for by a day: soon, or of this year and passed, when it is owed until it is sent."""
    first, last = min(date(day.year, 1, 1), day - timedelta(days=BACK)), day + timedelta(days=AHEAD)
    return owed_by_papers((task for task in asked if not task.frequency), first, (last - first).days)


def _is_settled(owed: Owed, sent: Answers, returned: Sequence[Return] | None) -> bool:
    if returned:
        return all(one.day for one in returned)
    return sent.answer_to(owed) is not None


def _is_counted(asker: Asker, owed: Owed) -> bool:
    """Whether it is told how many of those who owe it have sent: what the person collects, and no report of the law."""
    return bool(owed.task) and asker.collects_for(owed.unit)


def is_own(asker: Asker, named: str) -> bool:
    return _named(named, asker.names)


def reporting(asker: Asker) -> QuerySet[Unit]:
    """The units whose reports the person has a hand in: their own and, where they collect, those below and every
    commune."""
    mine = Q(pk__in=[unit.pk for unit in asker.units])
    for office in asker.offices:
        if asker.collects_for(office.unit):
            mine |= Q(path__startswith=reach_of(office))
            mine |= Q(type=UnitType.COMMUNE_COMMITTEE, province=office.unit.province_id)
    called = UnitTitle.objects.on(asker.day).filter(unit=OuterRef("pk")).order_by(LATEST_FIRST).values("short_title")
    titled = called.values("title")
    names = {"called": Subquery(called[:1]), "titled": Subquery(titled[:1])}
    return Unit.objects.filter(mine).select_related("province").annotate(**names, **_plans_of_years(asker.day))


def _plans_of_years(day: date) -> dict[str, Subquery]:
    """A unit's plan of each year that a report looked at may be of."""
    years = {(day - timedelta(days=BACK)).year, (day + timedelta(days=AHEAD)).year}
    own = Plan.objects.filter(unit=OuterRef("pk"), programme__code=BY_LAW).order_by("pk").values("pk")
    return {f"plan_{year}": Subquery(own.filter(year=year)[:1]) for year in years}


def _ways(asker: Asker, rows: Sequence[Owed]) -> dict[str, tuple[tuple[Words, str], ...]]:
    """What the person can do about each report: prepare it with plan and period filled in, or send a paper."""
    found: dict[str, tuple[tuple[Words, str], ...]] = {}
    for one in rows:
        plan = getattr(one.unit, f"plan_{one.due.period.year}", None)
        by_paper = isinstance(one.basis, Paper)
        if not asker.collects_for(one.unit) and (by_paper or one.unit in asker.units):
            asking = f"?gui_toi={one.basis.unit_id}" if isinstance(one.basis, Paper) else ""  # who asks gets it
            found[one.key] = ((_("Gửi báo cáo"), f"{reverse('papers')}{asking}#gui"),)
        elif not by_paper and plan and may(asker.user, "prepare_report", one.unit):
            address = f"{reverse('report', args=[plan])}?ky={one.due.period.code}"
            found[one.key] = ((_("Lập báo cáo"), address),)
    return found


def _due(
    asker: Asker,
    owed: Owed,
    sent: Answers,
    ways: tuple[tuple[Words, str], ...],
    openable: set[int],
    returned: Sequence[Return],
) -> Row:
    days, period = (owed.due.day - asker.day).days, period_words(owed.due.period)
    state, tone = _state(owed, sent, days)
    if returned:
        state, tone = _counted(returned, days)
        ways = ((_("Xem đơn vị nào chưa gửi"), _page_of_returns(owed)), *ways)
    if owed.due.duty.often is Often.ONCE and not asker.collects_for(owed.unit):
        address = reverse("asked_task", args=[owed.task])  # where it is said to be done
    elif isinstance(owed.basis, Paper) and owed.basis.pk in openable:
        address = reverse("paper", args=[owed.basis.pk])
    elif isinstance(owed.basis, Paper):
        address = _plan_page(owed.basis)
    else:
        address = reverse("reference", args=[owed.basis.pk])
    what = recorded(owed.due.duty.what)
    words = format_html("{}, {}", what, period) if owed.due.is_named else what
    return Row(_days(days), words, address, state, tone, _basis(owed), ways=ways, official=False)


def _page_of_returns(owed: Owed) -> str:
    """Of what is asked once the page of the task itself."""
    if owed.due.duty.often is Often.ONCE:
        return reverse("asked_task", args=[owed.task])
    return reverse("returns", args=[owed.task, owed.due.period.code])


def _counted(told: Sequence[Return], days: int) -> tuple[Words, str]:
    """How many of all that owe it have sent; one paper is not the answer of ninety-five."""
    came = sum(one.day is not None for one in told)
    words = _("đã gửi %(came)s/%(all)s") % {"came": came, "all": len(told)}
    return words, "ok" if came == len(told) else "bad" if days < 0 else "wait"


def _basis(owed: Owed) -> str:
    day = day_in_figures(owed.due.day)
    when = _("hạn gửi %(day)s") if owed.due.is_deadline else _("chốt số liệu %(day)s, ngày gửi không được ghi")
    who = getattr(owed.unit, "called", "") or owed.who
    basis = f"{owed.basis} {owed.due.duty.article}".strip()
    return naming(f"%(who)s · {when % {'day': day}} · %(basis)s", who=who, basis=basis)


def _days(days: int) -> Words:
    if days < 0:
        return _("quá %(days)s ngày") % {"days": -days}
    return _("còn %(days)s ngày") % {"days": days} if days else _("hôm nay")


def _state(owed: Owed, sent: Answers, days: int) -> tuple[Words, str]:
    answer = sent.answer_to(owed)
    if answer is None:
        missing = _("chưa gửi") if isinstance(owed.basis, Paper) else _("chưa phát hành, chưa gửi")
        return missing, "bad" if days < 0 else "wait"
    number, day = answer
    said = _("đã có %(number)s") % {"number": number} if number else _("đã nhận %(day)s") % {"day": day_in_figures(day)}
    late = (day - owed.due.day).days if owed.due.is_deadline else 0
    return (_("%(said)s, muộn %(days)s ngày") % {"said": said, "days": late}, "wait") if late > 0 else (said, "ok")
