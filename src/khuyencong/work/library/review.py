"""What the acts of a review share: the locked paper, its pending facts, and when it is done."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Fact, Paper, User

from ..acts import seal
from ..permissions import Refused, require
from .sending import tell_sender


def locked(user: User, paper: Paper, right: str) -> Paper:
    """The paper, locked, once the user may: two officers at the same paper come one after the other."""
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    require(user, right, paper.unit)
    if paper.state not in (Paper.State.READ, Paper.State.ACCEPTED, Paper.State.NOTED):
        raise Refused(_("Văn bản chưa đọc xong hoặc không đọc được."))
    return paper


def pending_facts(paper: Paper, fact_ids: Collection[int]) -> QuerySet[Fact]:
    pending = paper.facts.filter(pk__in=fact_ids, review=Fact.Review.PENDING)
    return pending.select_related("line", "measure", "source", "area").order_by("position")


def close_when_done(paper: Paper) -> None:
    done = not paper.facts.filter(review=Fact.Review.PENDING).exists()
    state = Paper.State.ACCEPTED if done else Paper.State.READ
    if Paper.objects.filter(pk=paper.pk).exclude(state=state).update(state=state) and done:
        tell_sender(paper)


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
        return act
