"""What a person who approves a version puts in force: its sum by source beside the plan before it, and what is open."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.records.models import Fact, Paper, Plan, PlanVersion, User
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.balances import added
from khuyencong.reports.plans import plan_paper
from khuyencong.reports.results import results
from khuyencong.reports.versions import Comparison, Fate, compare
from khuyencong.terms.cases import PlanCase
from khuyencong.terms.facts import PLANNED, Status
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, Results
from khuyencong.work.reporting import source_doubts

from ..access import openable
from ..rules import told_in_sentence
from .held import held_of
from .table import moved_by_source
from .versions import Point, points_of

NAMED = 6  # contents told by their titles


@dataclass(frozen=True, slots=True)
class Open:
    """Something that is not decided yet, and where a person decides it («» where this one may not)."""

    words: str
    address: str = ""
    more: str = ""
    figures: tuple[tuple[str, Figure], ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """`before` is the state the version changes; None for a plan's first version."""

    before: Point | None
    told: Comparison
    open: tuple[Open, ...]
    moved: tuple[tuple[str, Figure], ...] = ()  # see PlanTable

    @property
    def changes(self) -> list[tuple[Fate, int]]:
        return [(fate, count) for fate in Fate if fate is not Fate.SAME and (count := self.told.count(fate))]


def weighed(user: User, version: PlanVersion) -> Weighed:
    plan, year = version.plan, Period.parse(str(version.plan.year))
    before = next((p for p in points_of(plan) if p.code == f"truoc-{version.number}"), None)
    now = plan_case(plan, year, None, closed=True)
    was = plan_case(plan, year, before.act, closed=True) if before else now
    told = results(now)
    return Weighed(before, compare(was, now), tuple(_open(user, plan, now, told)), moved_by_source(now, told))


def _open(user: User, plan: Plan, now: PlanCase, told: Results) -> Iterator[Open]:
    yield from _unread(user, plan)
    if held := held_of([plan]).filter(role__in=PLANNED).count():
        yield Open(
            _("%(n)s số kế hoạch chồng lấn chờ quyết định") % {"n": held}, f"{reverse('plan', args=[plan.pk])}#cho"
        )
    yield from _unshared(plan, now, told)


def _unread(user: User, plan: Plan) -> Iterator[Open]:
    """Planned figures that papers tell and nobody has accepted or set aside; what is only asked for is no plan yet."""
    pending = Fact.objects.filter(paper__plan=plan, role__in=PLANNED, review=Fact.Review.PENDING)
    waiting = pending.exclude(status=Status.PROPOSED)
    money = Sum("value", filter=Q(kind=Fact.Kind.AMOUNT))
    by_paper = waiting.order_by("paper").values_list("paper").annotate(count=Count("pk"), money=money)
    papers = Paper.objects.defer("text", "places").in_bulk([paper for paper, *_counted in by_paper])
    seen = openable(user, papers)
    for paper, count, sum_told in by_paper:
        words = _("«%(paper)s»: %(n)s số kế hoạch chưa duyệt") % {"paper": papers[paper], "n": count}
        worth = _("kinh phí các nội dung: %(sum)s đồng") % {"sum": format_vnd(sum_told)} if sum_told else ""
        yield Open(words, f"{reverse('paper', args=[paper])}#so-lieu" if paper in seen else "", worth)


def _unshared(plan: Plan, now: PlanCase, told: Results) -> Iterator[Open]:
    """Money of no content, contents without money, and totals by source that do not make up the sum."""
    line = reverse("line", args=[plan.pk, plan.top.pk])
    if told.unparted:
        words = _("%(sum)s đồng chưa phân cho nội dung nào")
        if told.unparted < 0:
            words = _("Các nội dung cộng lại nhiều hơn tổng kế hoạch %(sum)s đồng")
        parts = added([one.money_plan for one in told.lines if one.depth == 0])
        both = ((_("tổng kế hoạch"), told.money_plan), (_("các nội dung cộng lại"), parts))
        yield Open(words % {"sum": format_vnd(abs(told.unparted))}, line, figures=both)
    bare = [f"{item.number} {item.title}".strip() for item in plan_paper(now).items if item.money is None]
    if bare:
        named = "; ".join(bare[:NAMED]) + ("; …" if len(bare) > NAMED else "")
        yield Open(_("%(n)s nội dung chưa có kinh phí") % {"n": len(bare)}, reverse("plan", args=[plan.pk]), named)
    yield from (Open(told_in_sentence(finding.rule, finding.message_vi), line) for finding in source_doubts(told))
