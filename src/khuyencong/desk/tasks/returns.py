"""Who of those a paper asks for a report has sent it, and one letter to those that have not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khuyencong.records.models import AskedTask, Paper, Plan
from khuyencong.terms.periods import Period
from khuyencong.work.permissions import Refused, may
from khuyencong.work.programmes import programme_meant
from khuyencong.work.report_duties import ASKS_TO_REPORT, Owed, owed_by_papers
from khuyencong.work.urging import urged_on

from ..access import Request, counter, openable, today
from ..asker import Asker
from .answers import Answers, Return, asks_every_commune, returns_of
from .duties import due_of, reporting
from .views import REMINDER, owing, remind_now

_LOOK = 130  # days around the end of a period in which its report falls due: a year's may be asked for in September


@require_safe
@counter
def due_reports(request: Request) -> HttpResponse:
    """Every report that is overdue or due soon, by its day; the home shows those nearest to it."""
    rows = due_of(Asker(request.user, today(), request.GET))
    return render(request, "tasks/due_reports.html", {"rows": rows})


@require_safe
@counter
def returns(request: Request, task: int, period: str) -> HttpResponse:
    """The late ones first; what they sent leads to the paper."""
    asker = Asker(request.user, today(), request.GET)
    owed, told = _told(asker, task, period)
    late = [one for one in told if one.day is None]
    plan = _plan_of(asker, owed)
    urges = bool(may(request.user, "give_task", owed.unit))
    context = {
        "owed": owed,
        "late": late,
        "sent": [one for one in told if one.day],
        "all": len(told),
        "plan": plan,
        "writes": may(request.user, "edit_report", plan.unit if plan else owed.unit),
        "urges": urges,
        "urged": urged_on(today(), AskedTask(pk=task), owed.due.day) if late and urges else None,
        "reminder": REMINDER,
        "addressees": "\n".join(one.name for one in late),
        "owing": owing(_what(owed), owed.due.day),
        "openable": openable(request.user, (one.paper for one in told)),
    }
    return render(request, "tasks/returns.html", context)


@require_POST
@counter
def urge_returns(request: Request, task: int, period: str) -> HttpResponse:
    """Remind those that have not sent it, here and by mail."""
    owed, told = _told(Asker(request.user, today(), request.GET), task, period)
    late = [one.unit for one in told if one.day is None]
    if request.POST.get("viec") != "nhac":
        return redirect("returns", task, period)
    asked = AskedTask.objects.select_related("paper__unit").get(pk=task)
    remind_now(request, asked, _what(owed), owed.due.day, late)
    return redirect("returns", task, period)


def _what(owed: Owed) -> str:
    due = owed.due
    return f"báo cáo {due.period.in_words()}: {due.duty.what}" if due.is_named else due.duty.what


def _told(asker: Asker, task: int, period: str) -> tuple[Owed, list[Return]]:
    """The report that is owed, and what each of those who owe it answered, for who collects it."""
    owed = _owed(asker, task, period)
    if not asker.collects_for(owed.unit):
        raise Refused(_("Danh sách này dành cho cơ quan tổng hợp báo cáo."))
    told = returns_of(owed, Answers(asker, [owed]), reporting(asker))
    if not told:
        raise Http404
    return owed, told


@dataclass(frozen=True, slots=True)
class Returned:
    """How many of all communes have sent the report that a paper asks of them."""

    owed: Owed
    sent: int
    of: int


def returned(asker: Asker, plan: Plan, period: Period) -> Returned | None:
    """Of a plan's period, where its agency's papers ask every commune to report and the person collects."""
    if not asker.collects_for(plan.unit):
        return None
    tasks = asker.tasks.filter(ASKS_TO_REPORT, paper__unit=plan.unit)
    every = (one for one in _owed_for(tasks, period) if asks_every_commune(one))
    owed = next((one for one in every if _plan_of(asker, one) == plan), None)
    if owed is None:
        return None
    told = returns_of(owed, Answers(asker, [owed]), reporting(asker))
    return Returned(owed, sum(one.day is not None for one in told), len(told))


def _plan_of(asker: Asker, owed: Owed) -> Plan | None:
    """The plan whose letter of reminder it is: the year's, of the programme that the asking paper is about."""
    paper = cast(Paper, owed.basis)
    programme = paper.plan.programme_id if paper.plan else programme_meant(paper).pk
    return asker.plans.filter(programme=programme, year=owed.due.period.year).first()


def _owed(asker: Asker, task: int, code: str) -> Owed:
    """The report that a task the person may see asks for the period."""
    try:
        period = Period.parse(code)
    except ValueError as damaged:
        raise Http404 from damaged
    found = next(_owed_for(asker.tasks.filter(pk=task), period), None)
    if found is None:
        raise Http404
    return found


def _owed_for(tasks: Iterable[AskedTask], period: Period) -> Iterator[Owed]:
    due = owed_by_papers(tasks, period.window.last - timedelta(days=_LOOK), 2 * _LOOK)
    return (one for one in due if one.due.period.code == period.code)
