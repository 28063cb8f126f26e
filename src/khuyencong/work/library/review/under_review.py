"""What the acts of a review share: the locked paper, its pending facts, and when it is done."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khuyencong.records.library import REVIEWED
from khuyencong.records.models import Act, Fact, Paper, PaperFinding, User

from ...acts import seal
from ...notifications import waits_no_more
from ...permissions import Refused, require
from ..meaning.earlier import DUPLICATE
from .sending import tell_sender


def locked(user: User, paper: Paper, right: str) -> Paper:
    """The paper, locked, once the user may: two officers at the same paper come one after the other."""
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    require(user, right, paper.unit)
    if paper.state not in (Paper.State.READ, *REVIEWED):
        raise Refused(_("Văn bản chưa đọc xong hoặc không đọc được."))
    return paper


def pending_facts(paper: Paper, fact_ids: Collection[int]) -> QuerySet[Fact]:
    pending = paper.facts.filter(pk__in=fact_ids, review=Fact.Review.PENDING)
    return pending.select_related("line", "measure", "source", "area").order_by("position")


def close_when_done(paper: Paper) -> None:
    state = _state_of(paper)
    if Paper.objects.filter(pk=paper.pk).exclude(state=state).update(state=state) and state != Paper.State.READ:
        tell_sender(paper)
        waits_no_more(paper)


def _state_of(paper: Paper) -> Paper.State:
    """What became of a paper under review: nobody takes one of which nothing was recorded for a recorded one."""
    reviews = set(paper.facts.order_by().values_list("review", flat=True).distinct())
    if Fact.Review.PENDING in reviews:
        return Paper.State.READ
    if reviews - {Fact.Review.REJECTED} or paper.register.exists():
        return Paper.State.ACCEPTED
    if paper.findings.filter(sets_aside=True).exists():
        return Paper.State.COPY
    return Paper.State.UNTAKEN if reviews else Paper.State.READ


def may_settle(finding: PaperFinding) -> bool:
    """Whether a person may say it was looked at and stays: it is of the paper as a whole, whose every figure was
    decided, and nothing else decides about it."""
    whole = finding.pk is not None and finding.fact_id is None and finding.rule != DUPLICATE
    return whole and finding.paper.state in (Paper.State.ACCEPTED, Paper.State.UNTAKEN)


def settle_finding(user: User, finding: PaperFinding) -> Act:
    """Say that what a check found in the paper as a whole was looked at, and stays as it is."""
    with transaction.atomic():
        paper = locked(user, finding.paper, "accept")
        current = paper.findings.get(pk=finding.pk)
        current.paper = paper
        if current.settled:
            raise Refused(_("Phát hiện này đã được xử lý: %(how)s.") % {"how": current.settled})
        if not may_settle(current):
            raise Refused(_("Hãy quyết định hết các số của văn bản trước."))
        current.settled = "đã xem, để nguyên"
        current.save(update_fields=["settled"])
        words = f"Đã xem phát hiện của «{paper}»: {current.message}"
        return seal(paper.province, user, "settle_finding", paper, words, {"finding": current.pk})


def note_paper(user: User, paper: Paper) -> Act:
    """Say that a paper was looked at which tells no figure: an assignment, an invitation."""
    with transaction.atomic():
        paper = locked(user, paper, "accept")
        if paper.state != Paper.State.READ or paper.facts.exists():
            raise Refused(_("Văn bản này có số liệu hoặc đã xem rồi; hãy duyệt từng số."))
        paper.state = Paper.State.NOTED
        paper.save(update_fields=["state"])
        paper.findings.filter(settled="").update(settled="đã xem")
        act = seal(paper.province, user, "note_paper", paper, f"Xem xong văn bản không có số liệu «{paper}»")
        tell_sender(paper)
        waits_no_more(paper)
        return act
