"""Plans: open one, add lines to it, and approve a version under a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import (
    Act,
    Entry,
    Fact,
    Line,
    Measure,
    Plan,
    PlanVersion,
    Programme,
    Province,
    Unit,
    User,
)
from khuyencong.records.notifications import NotificationKind
from khuyencong.terms.facts import PLANNED
from khuyencong.terms.numbers import format_vnd, item_order
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.vietnamese import fold

from .acts import begin_province
from .closing import close, mark_closed, mark_open, reopen
from .notifications import Event, notify
from .permissions import Refused, not_the_same, require
from .posting import Posting
from .sources import load_sources
from .sums import planned_total as planned_total

MONEY_KEY = "dong"
PROGRAMMES = (
    ("khuyen-cong", "Khuyến công"),
    ("ocop", "Mỗi xã một sản phẩm (OCOP)"),
    ("xttm", "Xúc tiến thương mại"),
    ("khcn", "Khoa học và công nghệ"),
)


def prepare_province(province: Province) -> None:
    """Head row, programmes, fund sources and the money measure of a province; may be called again."""
    begin_province(province)
    for code, name in PROGRAMMES:
        Programme.objects.get_or_create(province=province, code=code, defaults={"name": name})
    load_sources(province)
    Measure.objects.get_or_create(
        province=province, key=MONEY_KEY, defaults={"name": "Kinh phí", "unit": "đồng", "is_money": True}
    )


def money_of(province: Province) -> Measure:
    return Measure.objects.get(province=province, is_money=True)


def open_plan(programme: Programme, year: int, title: str, unit: Unit, origin: Plan.Origin) -> Plan:
    """A plan with its two tops: the root of its own lines, and the place for tasks given outside the plan."""
    plan = Plan.objects.create(
        province=programme.province, programme=programme, year=year, title=title, unit=unit, origin=origin
    )
    plan.root = add_line(plan, None, Line.Kind.ROOT, "", title)
    plan.outside = add_line(plan, None, Line.Kind.OUTSIDE, "", "Nhiệm vụ được giao ngoài kế hoạch")
    plan.save(update_fields=["root", "outside"])
    return plan


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to be opened: under which one, of what kind, with which number and words."""

    parent: Line | None
    kind: Line.Kind
    number: str
    title: str


def add_line(plan: Plan, parent: Line | None, kind: Line.Kind, number: str, title: str) -> Line:
    """A new line among those of its parent, by its number; its path is fixed for good."""
    return add_lines(plan, [NewLine(parent, kind, number, title)])[0]


def add_lines(plan: Plan, wanted: Sequence[NewLine]) -> list[Line]:
    """New lines among those of their parents, one after the other as if each came alone."""
    children = Q(parent=None) | Q(parent__in={new.parent.pk for new in wanted if new.parent})
    beside: dict[int | None, list[Line]] = {}
    for line in Line.objects.filter(children, plan=plan).order_by("position", "pk"):
        beside.setdefault(line.parent_id, []).append(line)
    opened = [_among(beside.setdefault(new.parent.pk if new.parent else None, []), plan, new) for new in wanted]
    moved = [line for siblings in beside.values() for line in _renumbered(siblings) if line.pk]
    Line.objects.bulk_create(opened)
    for line in opened:
        line.path = f"{line.parent.path if line.parent else '/'}{line.pk}/"
    Line.objects.bulk_update([*opened, *moved], ["path", "position"])
    return opened


def _among(beside: list[Line], plan: Plan, new: NewLine) -> Line:
    """The new line, before the first with a higher number, at the end where there is none.

    Items are taken in the order in which people review them; a plan tells them in its own.
    """
    key, number = fold(f"{new.number} {new.title}")[:300], new.number[:20]
    line = Line(plan=plan, parent=new.parent, kind=new.kind, number=number, title=new.title[:300], key=key)
    behind = (at for at, other in enumerate(beside) if number and _is_after(other.number, number))
    beside.insert(next(behind, len(beside)), line)
    return line


def _is_after(other: str, number: str) -> bool:
    return bool(other) and item_order(other) > item_order(number)


def _renumbered(siblings: Sequence[Line]) -> list[Line]:
    """The lines whose positions make room for new ones, which get theirs."""
    changed, free = [], 0
    for line in siblings:
        place = free if line.pk is None else max(line.position, free)
        if place != line.position:
            line.position = place
            changed.append(line)
        free = place + 1
    return changed


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper by which a version is approved: «195/KH-UBND», its day, and the total it allows (đồng).

    `closes` are the contents that the new version leaves out and that end with it (`closing.left_out`).
    """

    number: str
    day: date
    total: int | None = None
    closes: frozenset[int] = frozenset()


def approve(user: User, version: PlanVersion, decision: Decision, seen: int | None = None) -> Act:
    """Put a version in force. Who prepared it may not approve it, and its lines may not sum over the decided total.

    `seen` is the last act when the person's page was made (None: they decide on what stands now).
    """
    with transaction.atomic():
        posting = Posting(version.plan)
        plan = posting.plan
        require(user, "approve", plan.unit)
        current = _draft_as_seen(plan, version, seen)
        _refuse_own_work(user, current)
        closed = close(posting, current, decision.closes)
        total = planned_total(plan) + posting.planned_change
        _check_decision(decision, total)
        plan.versions.filter(state=PlanVersion.State.APPROVED).update(state=PlanVersion.State.REPLACED)
        current.state = PlanVersion.State.APPROVED
        current.decision_number, current.decision_date = decision.number.strip(), decision.day
        current.approved_total = decision.total if decision.total is not None else total
        current.approved_by = user
        current.save()
        words = f"Phê duyệt {plan.title}, bản {current.number}, theo {current.decision_number}"
        notify(Event(NotificationKind.APPROVED, f"approved:{current.pk}", words, plan), "enter", plan.unit, user)
        by = {"decision": current.decision_number, "day": decision.day.isoformat()}
        told = {"total": current.approved_total, "version": current.number, "closed": closed, **by}
        act = posting.sealed(user, "approve", words, told)
        mark_closed(closed, current, act)
        return act


def take_back_approval(user: User, version: PlanVersion, reason: str, seen: int | None = None) -> Act:
    """An approval recorded wrongly is taken back: the version is a draft again, the one before stands, and the contents
    that closed with it are open with the money they had. `seen` is the last act when the person's page was made."""
    with transaction.atomic():
        posting = Posting(version.plan)
        plan = posting.plan
        require(user, "approve", plan.unit)
        if not reason.strip():
            raise Refused(_("Thu hồi phê duyệt phải nêu lý do."))
        current = _approval_as_seen(plan, version, seen)
        opened = reopen(posting, current)
        decision = current.decision_number
        current.state, current.decision_number, current.decision_date = PlanVersion.State.DRAFT, "", None
        current.approved_total = current.approved_by = None
        current.save()
        before = plan.versions.filter(state=PlanVersion.State.REPLACED).order_by("number").last()
        if before is not None:
            before.state = PlanVersion.State.APPROVED
            before.save(update_fields=["state"])
        words = f"Thu hồi phê duyệt {plan.title}, bản {current.number}, theo {decision}"
        told = {"version": current.number, "decision": decision, "reason": reason.strip(), "opened": opened}
        act = posting.sealed(user, "take_back_approval", words, told)
        mark_open(opened, act)
        return act


def _approval_as_seen(plan: Plan, version: PlanVersion, seen: int | None) -> PlanVersion:
    """The version, in force by the approval the person looked at. Called with the plan locked."""
    current = PlanVersion.objects.get(pk=version.pk)
    newest = plan.versions.order_by("number").last()
    if current.state != PlanVersion.State.APPROVED or newest != current:
        raise Refused(_("Chỉ thu hồi được phê duyệt của bản đang có hiệu lực và là bản mới nhất."))
    if seen is not None and last_approval(plan) > seen:
        words = _("%(who)s vừa phê duyệt lại bản này theo %(decision)s: hãy xem lại rồi quyết định thu hồi.")
        raise Refused(words % {"who": current.approved_by, "decision": current.decision_number})
    return current


def _draft_as_seen(plan: Plan, version: PlanVersion, seen: int | None) -> PlanVersion:
    """The version, still the newest and a draft, and the figures those the person looked at. Called with the plan
    locked."""
    current = plan.versions.filter(pk=version.pk).select_related("paper").first()
    if current is None:
        raise Refused(_("Bản này vừa được hoàn tác: không còn gì để phê duyệt."))
    if current.state != PlanVersion.State.DRAFT:
        raise Refused(_("Bản kế hoạch này không còn là dự thảo."))
    newest = plan.versions.select_related("prepared_by").order_by("number").last()
    if newest is not None and newest != current:
        words = _("%(who)s vừa mở bản %(newer)s sau bản %(number)s: hãy xem bản %(newer)s rồi phê duyệt bản ấy.")
        raise Refused(words % {"who": newest.prepared_by, "newer": newest.number, "number": current.number})
    if seen is not None:
        _refuse_unseen(plan, current, seen)
    return current


def _refuse_unseen(plan: Plan, version: PlanVersion, seen: int) -> None:
    """Nothing is put in force that the page did not show: tell who changed what, and what it made of the sum."""
    moved = Entry.objects.filter(plan=plan, role__in=PLANNED, act_number__gt=seen)
    of_paper = Q(subject_kind="paper", subject_id=version.paper_id)
    of_contents = Q(subject_kind="plan", subject_id=plan.pk, verb__in=("edit_item", "reopen_line"))
    since = Act.objects.filter(
        of_paper | of_contents | Q(pk__in=moved.values("act")), province=plan.province_id, number__gt=seen
    )
    act = since.select_related("actor").order_by("number").last()
    if act is None:
        return
    money = moved.filter(measure__is_money=True, line__path__startswith=plan.top.path)
    now = planned_total(plan)
    before = now - (money.aggregate(sum=Sum("value"))["sum"] or 0)
    words = _(
        "Sau khi anh/chị mở trang, %(who)s đã đổi bản này: «%(what)s» (hành vi số %(act)s); tổng kinh phí kế hoạch "
        "trước là %(before)s đồng, nay là %(now)s đồng. Trang đã cập nhật: hãy xem lại rồi phê duyệt."
    )
    sums = {"before": format_vnd(before), "now": format_vnd(now)}
    raise Refused(words % {"who": act.who, "what": act.summary, "act": act.number, **sums})


def _refuse_own_work(user: User, version: PlanVersion) -> None:
    """Who had a hand in what is approved, be it in one figure, leaves the approval to another."""
    if version.prepared_by_id == user.pk or _had_a_hand_in(user, version):
        not_the_same(user, user, _("phê duyệt kế hoạch"))


def _had_a_hand_in(user: User, version: PlanVersion) -> bool:
    """Whether they accepted or mended what its paper says, or since the last approval moved a planned figure."""
    own = Act.objects.filter(actor=user, province=version.plan.province_id)
    on_paper = own.filter(subject_kind="paper", subject_id=version.paper_id).exclude(verb__in=_NO_HAND)
    on_plan = own.filter(subject_kind="plan", subject_id=version.plan_id, number__gt=last_approval(version.plan))
    moved = Entry.objects.filter(act=OuterRef("pk"), role__in=PLANNED)
    edited = on_plan.exclude(verb__in=_NO_HAND).filter(Q(verb="edit_item") | Exists(moved))
    decided = Fact.objects.filter(paper=version.paper_id, reviewed_by=user)
    return on_paper.exists() or edited.exists() or decided.exists()


_NO_HAND = ("receive", "send_paper", "approve", "take_back_approval")  # acts that shape nothing of what is approved


def last_approval(plan: Plan) -> int:
    """The act that put the version now in force there; 0 where none is."""
    standing = plan.versions.filter(state=PlanVersion.State.APPROVED).values_list("number", flat=True).first()
    approved = Act.objects.filter(verb="approve", subject_kind="plan", subject_id=plan.pk, changes__version=standing)
    return approved.order_by("-number").values_list("number", flat=True).first() or 0 if standing else 0


def refuse_future(day: date) -> None:
    """What nobody has signed yet puts nothing in force."""
    if day > (today := timezone.localdate()):
        words = _("Văn bản đề ngày %(day)s, ở sau hôm nay (%(today)s): hãy ghi ngày đã ký.")
        raise Refused(words % {"day": day_in_figures(day), "today": day_in_figures(today)})


def _check_decision(decision: Decision, total: int) -> None:
    if not decision.number.strip():
        raise Refused(_("Phải ghi số của văn bản phê duyệt."))
    refuse_future(decision.day)
    if decision.total is not None and total > decision.total:
        words = _("Các nội dung cộng lại vượt %(over)s đồng so với tổng được duyệt %(approved)s đồng.")
        sums = {"over": format_vnd(total - decision.total), "approved": format_vnd(decision.total)}
        raise Refused(words % sums)
