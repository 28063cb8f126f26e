"""What waits for the person: to be signed, approved, decided, reviewed, or finished writing."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khuyencong.records.models import Paper, PlanVersion, SigningRequest
from khuyencong.records.scopes import drafts_for
from khuyencong.work.permissions import may, where_may

from ..asker import Asker
from ..figures import scaled
from ..library.views import AT_WORK, counted
from ..panel_rows import Row
from ..plans.held import held_of
from ..signing.waiting import waiting_for
from ..words import naming, official

MOST_PAPERS = 10
LATE = 7  # days after which what waits looks late; a habit of the counter, no rule of law


def to_do(asker: Asker) -> list[Row]:
    """Everything that waits for this person, what only they can do first."""
    kinds = (_papers_to_sign, _versions_to_approve, _held_figures, _papers_to_review)
    return [row for kind in kinds for row in kind(asker)]


def _papers_to_sign(asker: Asker) -> Iterator[Row]:
    """Papers laid before the person, signed ones that wait for the person's number, and the person's own sent back."""
    for row in waiting_for(asker.user):
        address, since = reverse("signing_request", args=[row.pk]), timezone.localdate(row.asked_at)
        if row.state == SigningRequest.State.WAITING:
            yield Row(asker.waited(since), row.title, address, _("chờ ký"), _tone(asker, row), official(row.post))
        elif row.state == SigningRequest.State.SIGNED:
            yield Row(asker.waited(since), row.title, address, _("chờ phát hành"), "wait", _("đã ký"))
        else:
            yield Row(asker.waited(since), row.title, address, _("trả lại"), "bad", official(row.note))


def _tone(asker: Asker, request: SigningRequest) -> str:
    return "bad" if (asker.day - timezone.localdate(request.asked_at)).days >= LATE else "wait"


def _versions_to_approve(asker: Asker) -> Iterator[Row]:
    """The newest version of each plan, where it is a draft: those before it cannot be approved any more."""
    theirs = where_may(asker.user, "approve", "plan__unit__")
    newer = PlanVersion.objects.filter(plan=OuterRef("plan"), number__gt=OuterRef("number"))
    drafts = PlanVersion.objects.filter(theirs, ~Exists(newer), plan__in=asker.ranked, state=PlanVersion.State.DRAFT)
    for version in drafts.select_related("plan").order_by("-plan__year", "pk")[:5]:
        number = _("bản %(number)s") % {"number": version.number}
        address = reverse("approve_plan", args=[version.plan_id])
        yield Row(number, str(version.plan), address, _("chờ phê duyệt"), "wait")


def _held_figures(asker: Asker) -> Iterator[Row]:
    for held in held_of(asker.ranked).filter(where_may(asker.user, "reverse", "plan__unit__"))[:8]:
        amount = f"{scaled(held.value or 0, held.measure.scale)} {held.measure.unit}"
        address, act = reverse("settle", args=[held.pk]), held.act
        age = asker.waited(timezone.localdate(act.at)) if act else ""
        yield Row(age, str(held.line), address, _("chờ quyết định"), "wait", official(f"{amount} · {held.plan}"))


def _papers_to_review(asker: Asker) -> Iterator[Row]:
    """Papers to decide on, the longest waiting first, and those still being read."""
    if not may(asker.user, "accept", None):
        return
    theirs = Q(where_may(asker.user, "accept", "unit__"), state=Paper.State.READ)
    waiting = asker.papers.filter(theirs | Q(state__in=[*AT_WORK, Paper.State.FAILED]))
    first = list(counted(waiting).order_by("pk")[: MOST_PAPERS + 1])
    for paper in first[:MOST_PAPERS]:
        age, address = asker.waited(timezone.localdate(paper.received_at)), reverse("paper", args=[paper.pk])
        if paper.state in AT_WORK:
            yield Row(f"{paper.progress} %", str(paper), address, _("đang đọc"), "info")
        elif paper.state == Paper.State.FAILED:
            yield Row(age, str(paper), address, _("không đọc được"), "bad", official(paper.failure))
        else:
            yield Row(age, str(paper), address, _("chờ duyệt"), "wait", _what_waits(paper))
    if len(first) > MOST_PAPERS:
        left = waiting.count() - MOST_PAPERS
        address = f"{reverse('papers')}?trang_thai={Paper.State.READ}"
        yield Row(f"+ {left}", _("văn bản nữa chờ duyệt: xem tất cả"), address, official=False)


def _what_waits(paper: Paper) -> str:
    """What it is, «Quyết định 18/QĐ-UBND», how many figures wait, and what wants a look first."""
    count = paper.waiting  # type: ignore[attr-defined]
    words = _("%(count)s số") % {"count": count} if count else _("không có số liệu")
    if paper.doubts:  # type: ignore[attr-defined]
        words += " · " + _doubts(paper.doubts)  # type: ignore[attr-defined]
    which = f"{paper.kind} {paper.number}".strip()
    return naming(f"%(which)s · {words.replace('%', '%%')}", which=which) if which else words


def _doubts(count: int) -> str:
    words = ngettext(
        "%(count)s phát hiện cần xem trước khi nhận",
        "%(count)s phát hiện cần xem trước khi nhận",
        count,
    )
    return words % {"count": count}


def my_drafts(asker: Asker) -> list[Row]:
    """What the person began or last changed and has not finished."""
    mine = Q(made_by=asker.user) | Q(changed_by=asker.user)
    drafts = drafts_for(asker.user, asker.day).filter(mine, issue=None, put_aside_at_act=None).select_related("plan")
    return [
        Row(
            asker.waited(timezone.localdate(draft.changed_at)),
            draft.title,
            reverse("compose", args=[draft.pk]),
            _("dự thảo"),
            "info",
            official(draft.plan),
        )
        for draft in drafts[:6]
    ]
