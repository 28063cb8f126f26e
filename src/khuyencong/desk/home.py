"""Home: what waits for the person today, and the state of the newest plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khuyencong.records.models import Office, Paper, Plan, PlanVersion, SigningRequest, Summary, User
from khuyencong.records.queries import issues_for, offices_of, papers_for, plans_for
from khuyencong.work.permissions import may

from .access import Request, counter, today
from .choices import choices_of
from .figures import scaled
from .library.views import AT_WORK, counted
from .plans.contexts import plan_table
from .plans.held import held_of
from .signing.waiting import waiting_for


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing that waits: how much of it, where it leads, and how urgent it looks."""

    amount: str | Promise
    words: str
    address: str
    state: str | Promise
    tone: str
    more: str | Promise = ""


@require_safe
@counter
def home(request: Request) -> HttpResponse:
    """What waits for me, then the state of my programme."""
    plans = plans_for(request.user, today()).select_related("programme", "province", "unit__parent", "root", "outside")
    newest = newest_told(plans)
    offices = offices_of(request.user, today())
    context: dict[str, Any] = {
        "todos": list(todos_of(request.user, plans)),
        "plan": newest,
        "others": list(plans.exclude(pk=newest.pk).order_by("-year")[:6]) if newest else [],
        "offices": offices,
        "works": any(office.office != Office.ADMIN for office in offices),  # papers are not an administrator's to see
        "today": today(),
    }
    if newest:
        choices = choices_of(request.GET, newest)
        context |= {"table": plan_table(newest, choices), "choices": choices}
    return render(request, "desk/home.html", context)


def newest_told(plans: QuerySet[Plan]) -> Plan | None:
    """The newest plan that something was reported on; else the newest."""
    by_year = plans.order_by("-year", "programme_id")
    reported = Summary.objects.filter(role__in=["actual", "estimate"])
    told = by_year.filter(
        Exists(reported.filter(line=OuterRef("root"))) | Exists(reported.filter(line=OuterRef("outside")))
    )
    return told.first() or by_year.first()


def todos_of(user: User, plans: QuerySet[Plan]) -> Iterable[Todo]:
    papers = papers_for(user, today()).select_related("unit__parent").defer("text")
    yield from _papers_to_review(user, papers)
    yield from _held_figures(user, plans)
    yield from _versions_to_approve(user, plans)
    yield from _papers_to_sign(user)
    yield from _papers_at_work(papers)
    yield from _lately_issued(user)


def _papers_to_review(user: User, papers: QuerySet[Paper]) -> Iterable[Todo]:
    waiting = counted(papers.filter(state__in=[Paper.State.READ, Paper.State.FAILED])).order_by("-pk")[:8]
    accepts = {unit.pk: may(user, "accept", unit) for unit in {paper.unit for paper in waiting}}
    for paper in waiting:
        address = reverse("paper", args=[paper.pk])
        if paper.state == Paper.State.FAILED:
            yield Todo("!", str(paper), address, _("không đọc được"), "bad", paper.failure)
        elif accepts[paper.unit_id]:
            more = _doubts(paper.doubts)  # type: ignore[attr-defined]
            amount = _("%(count)s số") % {"count": paper.waiting}  # type: ignore[attr-defined]
            yield Todo(amount, str(paper), address, _("chờ duyệt"), "wait", more)


def _doubts(count: int) -> str:
    return _("%(count)s phát hiện cần xem trước khi nhận") % {"count": count} if count else ""


def _held_figures(user: User, plans: QuerySet[Plan]) -> Iterable[Todo]:
    waiting = held_of(plans)[:8]
    decides = {unit.pk: may(user, "reverse", unit) for unit in {held.plan.unit for held in waiting}}
    for held in waiting:
        if decides[held.plan.unit_id]:
            address = reverse("settle", args=[held.pk])
            amount = scaled(held.value or 0, held.measure.scale)
            yield Todo(amount, str(held.line), address, _("chờ quyết định"), "wait", str(held.plan))


def _versions_to_approve(user: User, plans: QuerySet[Plan]) -> Iterable[Todo]:
    drafts = PlanVersion.objects.filter(plan__in=plans, state=PlanVersion.State.DRAFT)
    for version in drafts.select_related("plan__unit__parent").order_by("-plan__year")[:5]:
        if may(user, "approve", version.plan.unit):
            address = reverse("approve_plan", args=[version.plan_id])
            yield Todo(
                _("bản %(number)s") % {"number": version.number}, str(version.plan), address, _("chờ phê duyệt"), "wait"
            )


def _papers_at_work(papers: QuerySet[Paper]) -> Iterable[Todo]:
    for paper in papers.filter(state__in=AT_WORK).order_by("-pk")[:5]:
        yield Todo(f"{paper.progress} %", str(paper), reverse("paper", args=[paper.pk]), _("đang đọc"), "info")


def _papers_to_sign(user: User) -> Iterable[Todo]:
    """Papers laid before the person, and signed ones that wait for the person's number."""
    for row in waiting_for(user):
        address = reverse("signing_request", args=[row.pk])
        if row.state == SigningRequest.State.WAITING:
            yield Todo(_("trình ký"), row.title, address, _("chờ ký"), "wait", str(row.post))
        else:
            yield Todo(_("đã ký"), row.title, address, _("chờ phát hành"), "wait", str(row.post))


def _lately_issued(user: User) -> Iterable[Todo]:
    issued = issues_for(user, today()).select_related("paper").defer("document", "paper__text")
    for issue in issued.order_by("-pk")[:3]:
        address = reverse("issue", args=[issue.pk])
        yield Todo(issue.paper.number, issue.paper.title, address, _("đã phát hành"), "ok")
