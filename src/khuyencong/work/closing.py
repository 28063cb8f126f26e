"""Contents that a new version of a plan leaves out: they close with it, and open when its approval is taken back."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Fact, Line, LineClosing, Paper, PlanVersion, Statement, User
from khuyencong.records.queries import ancestors
from khuyencong.terms.facts import PLANNED, Role, Status
from khuyencong.terms.vietnamese import fold

from .permissions import Refused, require
from .posting import Posting


def left_out(version: PlanVersion) -> list[Line]:
    """The planned contents that stood before this version and of which its paper says nothing.

    Of a first version, or one whose paper told of no content at all, nothing is left out; nor of one whose paper says
    what its contents had until then, by how much they change or that one is dropped, nor of a decision that adjusts a
    plan in its articles: the others stay as they are.
    """
    plan = version.plan
    told = Fact.objects.filter(paper=version.paper_id, line__plan=plan).exclude(review=Fact.Review.REJECTED)
    figures = list(told.exclude(line=plan.root).values_list("line", "before", "role", "status", "rule"))
    named = {line for line, *_told in figures}
    adjusts = any(
        before is not None or role == Role.ADJUSTMENT or (role in PLANNED and status == Status.NOT_DONE)
        for _line, before, role, status, _rule in figures
    )
    if version.number == 1 or version.paper is None or not named or adjusts:
        return []
    if _adjusts(version.paper) and all(rule != _TABLE for *_told, rule in figures):
        return []
    planned = Statement.objects.filter(plan=plan, role__in=PLANNED, standing=Statement.Standing.STANDS)
    items = plan.lines.filter(
        kind=Line.Kind.ITEM, closed_in=None, path__startswith=plan.top.path, pk__in=planned.values("line")
    )
    told_of = {pk for path in plan.lines.filter(pk__in=named).values_list("path", flat=True) for pk in ancestors(path)}
    return [line for line in items.order_by("parent__position", "position") if line.pk not in told_of]


_DECIDES, _ADJUSTS = "quyet dinh", "dieu chinh"
_TABLE = "table"  # the rule of what a row tells: an annex may be the whole plan anew


def _adjusts(paper: Paper) -> bool:
    return fold(paper.kind) == _DECIDES and _ADJUSTS in fold(paper.title)


def close(posting: Posting, version: PlanVersion, chosen: Iterable[int]) -> list[int]:
    """Take the planned figures of left out contents back; what was reached of them stays told."""
    lines = {line.pk: line for line in left_out(version)}
    closing = sorted(set(chosen))
    if not lines.keys() >= set(closing):
        raise Refused(_("Một nội dung được chọn để đóng đã được nêu trong bản này. Xem lại rồi gửi lại."))
    posting.withdraw(*_standing([lines[pk] for pk in closing]))
    return closing


def reopen(posting: Posting, version: PlanVersion) -> list[int]:
    """State anew, under this act, what closing with the version took back; returns the lines. A content that a person
    opened meanwhile gets its figures back too, unless others were planned of it since."""
    approved = Act.objects.filter(verb="approve", subject_kind="plan", subject_id=posting.plan.pk)
    act = approved.filter(changes__version=version.number).order_by("number").last()
    if act is None:
        return []
    closed = Line.objects.filter(closings__version=version, closings__closed_at_act=act.number).order_by("path")
    lines = [line for line in closed if line.closed_in_id or not _standing([line])]
    posting.state_anew(_figures(Statement.objects.filter(withdrawn_in=act), lines))
    return [line.pk for line in lines]


def _standing(lines: Iterable[Line]) -> list[Statement]:
    return _figures(Statement.objects.filter(standing=Statement.Standing.STANDS), lines)


def _figures(statements: QuerySet[Statement], lines: Iterable[Line]) -> list[Statement]:
    """The planned figures of these lines and all below them, in the order they were told."""
    below = Q(pk__in=[])
    for line in lines:
        below |= Q(line__path__startswith=line.path)
    told = statements.filter(below, role__in=PLANNED).select_related("line", "unit", "area", "source", "measure")
    return list(told.order_by("pk"))


def reopen_line(user: User, line: Line, reason: str) -> Act:
    """Open a closed content again without the figures it had: what is planned of it now is stated anew."""
    with transaction.atomic():
        posting = Posting(line.plan)
        require(user, "enter", posting.plan.unit)
        if not reason.strip():
            raise Refused(_("Mở lại mục phải nêu lý do, căn cứ."))
        current = _closed_as_seen(line)
        told = {"line": current.pk, "reason": reason.strip()}
        act = posting.sealed(user, "reopen_line", f"Mở lại {current}: {reason.strip()}", told)
        mark_open([current.pk], act)
        return act


def _closed_as_seen(seen: Line) -> Line:
    """The line, still closed with the version it was seen closed with. Called with the plan locked."""
    current = Line.objects.get(pk=seen.pk)
    if current.closed_in_id is None:
        raise Refused(_("Mục này đang mở."))
    if current.closed_in_id != seen.closed_in_id:
        raise Refused(_("Trong lúc anh/chị xem, người khác đã đóng mục này cùng một bản khác."))
    return current


def refuse_closed(lines: Iterable[int]) -> None:
    """Nothing is planned of a closed content before it is opened again. Called with the plan locked."""
    closed = Line.objects.filter(pk__in=lines).exclude(closed_in=None).select_related("closed_in").first()
    if closed is not None and closed.closed_in is not None:
        words = _("«%(line)s» đã đóng cùng bản %(number)s: mở lại mục ấy trước.")
        raise Refused(words % {"line": closed, "number": closed.closed_in.number})


def mark_closed(lines: Iterable[int], version: PlanVersion, act: Act) -> None:
    closed = list(lines)
    Line.objects.filter(pk__in=closed).update(closed_in=version)
    LineClosing.objects.bulk_create(
        LineClosing(line_id=line, version=version, closed_at_act=act.number) for line in closed
    )


def mark_open(lines: Iterable[int], act: Act) -> None:
    Line.objects.filter(pk__in=lines).update(closed_in=None)
    LineClosing.objects.filter(line__in=lines, reopened_at_act=None).update(reopened_at_act=act.number)
