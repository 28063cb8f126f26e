"""Adjustments already made of a plan in force, and taking the last of them back as a whole."""

from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from khuyencong.records.decisions import UNDO_ADJUSTMENT, adjustments_at, agency_of_number
from khuyencong.records.models import Act, Arrangement, Entry, Line, LineClosing, Note, Paper, Plan, Statement, User
from khuyencong.records.queries import last_act
from khuyencong.terms.facts import Role
from khuyencong.terms.known_documents import spelled
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.vietnamese import fold

from .adjust import in_force, purses
from .arrangements import put, put_lead
from .closing import mark_closed
from .permissions import Refused, require
from .plans import last_approval
from .posting import Posting


def adjustments(plan: Plan) -> list[Act]:
    """The adjustments under the decision in force that nobody took back, the last first."""
    return adjustments_at(plan, last_act(plan.province), since=last_approval(plan))


def undo_adjustment(user: User, plan: Plan, number: int, reason: str) -> Act:
    """Give every content the money it had before act `number`; of contents that it added nothing stands any more, so
    that they are none of the plan's.

    Only the last adjustment: an earlier one is what later ones went on from.
    """
    with transaction.atomic():
        posting = Posting(plan)
        require(user, "adjust", posting.plan.unit)
        in_force(posting.plan)
        if not reason.strip():
            raise Refused(_("Hoàn tác điều chỉnh phải nêu lý do."))
        last = next(iter(adjustments(posting.plan)), None)
        if last is None or last.number != number:
            raise Refused(_("Chỉ hoàn tác được lần điều chỉnh gần nhất chưa hoàn tác: hãy xem lại trang."))
        told = list(Statement.objects.filter(act=last).select_related("line", "measure", "unit", "area", "source"))
        if any(statement.standing != Statement.Standing.STANDS for statement in told):
            raise Refused(_("Một văn bản kế hoạch nhận sau đó đã nêu lại các số này: không còn gì để hoàn tác."))
        _refuse_told_by_paper(posting.plan, last, told)
        added = list(Line.objects.filter(pk__in=last.changes.get("added", ())).order_by("path"))
        _refuse_told_since(added, last)
        _refuse_used(posting.plan, last, added)
        posting.withdraw(*told)
        words = f"Hoàn tác điều chỉnh {posting.plan.title} theo {last.changes['basis']} (hành vi {number})"
        act = posting.sealed(user, UNDO_ADJUSTMENT, words, {"undone": number, "reason": reason.strip()})
        _leave_as_before(added, last, act)
        return act


def is_written_of(act: Act, plan: Plan, paper: Paper) -> bool:
    """Whether an adjustment at the counter is by just the decision of a paper: of its number, day and agency.

    «12/QĐ-UBND» may be of a commune as well as of the province.
    """
    if spelled(act.changes["basis"]) != spelled(paper.number) or act.changes.get("day") != paper.dated:
        return False
    meant, own = fold(agency_of_number(plan, paper.number, date.fromisoformat(paper.dated))), fold(paper.issuer)
    return not meant or not own or meant in own or own in meant


def _refuse_told_by_paper(plan: Plan, last: Act, told: list[Statement]) -> None:
    """Its decision came as a paper too, and goes on saying the same."""
    papers = Paper.objects.filter(
        facts__statements__role=Role.ADJUSTMENT,
        facts__statements__standing=Statement.Standing.STANDS,
        facts__statements__line__in={s.line_id for s in told},
    )
    for paper in papers.distinct().order_by("pk"):
        if is_written_of(last, plan, paper):
            words = _("Văn bản «%(paper)s» đã nhận cũng ghi các số này: rút số nhận từ văn bản ấy trước khi hoàn tác.")
            raise Refused(words % {"paper": paper})


def _leave_as_before(added: list[Line], last: Act, act: Act) -> None:
    """Contents that the adjustment opened again are closed with the same version again, and who led one leads it."""
    for closing in LineClosing.objects.filter(line__in=added, reopened_at_act=last.number).select_related("version"):
        if closing.version is not None:
            mark_closed([closing.line_id], closing.version, act)
    leads = Arrangement.objects.filter(kind=Arrangement.Kind.LEAD)
    for line in added:
        if leads.standing().filter(line=line, act_number=last.number).exists():
            put_lead(line, None, act)
            if before := leads.filter(line=line, withdrawn_at_act=last.number).first():
                before.pk, before.withdrawn_at_act = None, None
                put(line, [before], act)


def _refuse_used(plan: Plan, last: Act, added: list[Line]) -> None:
    """No content is left less than what is used of it already, be it of one source; what is used of one added stood
    before it was."""
    moved = Entry.objects.filter(act=last, measure__is_money=True).values_list("line", "source")
    more = {(line, source): value for line, source, value in moved.annotate(Sum("value"))}
    known = [purse for purse in purses(plan) if purse.line not in added]
    for purse in known:
        whole = sum(one.money for one in known if one.line == purse.line)
        all_more = sum(value for (line, _source), value in more.items() if line == purse.line.pk)
        own_more = more.get((purse.line.pk, purse.source.pk if purse.source else None), 0)
        for money, used, by in ((purse.money, purse.used, own_more), (whole, whole - purse.spare, all_more)):
            if money - by < min(used, money):
                words = _("%(item)s: đã thực hiện %(used)s đồng, hoàn tác thì chỉ còn %(before)s đồng kế hoạch.")
                told = {"item": purse.line, "used": format_vnd(used), "before": format_vnd(money - by)}
                raise Refused(words % told)


def _refuse_told_since(added: list[Line], last: Act) -> None:
    """A content that others told figures or news of since is no slip of this adjustment alone."""
    for line in added:
        figures = Statement.objects.filter(line__path__startswith=line.path, act__number__gt=last.number)
        figures = figures.exclude(standing=Statement.Standing.WITHDRAWN)
        news = Note.objects.filter(line__path__startswith=line.path, act_number__gt=last.number, withdrawn_at_act=None)
        if figures.exists() or news.exists():
            words = _("«%(line)s» đã có số liệu ghi sau khi bổ sung: rút số ấy trước khi hoàn tác.")
            raise Refused(words % {"line": line})
