"""Take back one's own last decision on a paper, the day it was made: a key pressed wrongly costs nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Fact, Note, Paper, PlanVersion, Statement, User

from ..acts import seal
from ..ledger import Posting
from ..permissions import Refused
from .review import close_when_done, locked

_DECIDES = ("accept", "reject")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person may take back: the act, and how many figures it decided."""

    act: Act
    count: int


def last_decision(user: User, paper: Paper, facts: Sequence[Fact]) -> Decision | None:
    """What the person decided last of this paper, if it was today; `facts` are the paper's, with their acts."""
    mine = [f for f in facts if f.act and f.reviewed_by_id == user.pk and f.act.verb in _DECIDES]
    last = max((f.act for f in mine if f.act), key=lambda act: act.number, default=None)
    if last is None or timezone.localdate(last.at) != timezone.localdate():
        return None
    return Decision(last, sum(fact.act_id == last.pk for fact in mine))


def undo(user: User, paper: Paper, number: int) -> list[int]:
    """Let the figures of one's last decision wait again; what they moved is moved back. Returns the facts.

    Contents that accepting opened stay, with who leads them: the figures find them when they are accepted again.
    """
    with transaction.atomic():
        paper = locked(user, paper, "accept")
        facts = list(paper.facts.select_related("act").order_by("position"))
        last = last_decision(user, paper, facts)
        if last is None or last.act.number != number:
            raise Refused(_("Chỉ hoàn tác được lần duyệt gần nhất của chính mình trong ngày: hãy xem lại trang."))
        decided = [fact.pk for fact in facts if fact.act_id == last.act.pk]
        told = {"paper": paper.pk, "act": number, "facts": decided}
        words = f"Hoàn tác hành vi {number}: {last.count} số của «{paper}» chờ duyệt lại"
        if last.act.verb == "reject":
            seal(paper.province, user, "undo", paper, words, told)
        else:
            _take_out(user, paper, last, words, told)
        waiting = {"review": Fact.Review.PENDING, "reviewed_by": None, "act": None}
        Fact.objects.filter(pk__in=decided).update(**waiting, correction="")
        close_when_done(paper)
        return decided


def _take_out(user: User, paper: Paper, last: Decision, words: str, told: dict[str, object]) -> Act:
    """Withdraw what an acceptance stated, and state again what it took the place of."""
    if paper.plan is None:
        raise LookupError(f"paper {paper.pk} was accepted without a plan")
    posting = Posting(paper.plan)
    _refuse_approved(paper)
    own = Statement.objects.filter(fact__paper=paper, fact__act=last.act).select_related("fact")
    stated = list(own.exclude(standing=Statement.Standing.WITHDRAWN).select_related(*_SIDES))
    if any(statement.act_id != last.act.pk for statement in stated):
        raise Refused(_("Một số vừa nhận đã được quyết định tiếp ở trang khác: hãy rút từng số trong sổ."))
    posting.withdraw(*stated)
    posting.state_anew(list(Statement.objects.filter(withdrawn_in=last.act).select_related(*_SIDES)))
    act = posting.sealed(user, "undo", words, told)
    Note.objects.filter(act=last.act, withdrawn_at_act=None).update(withdrawn_at_act=act.number)
    return act


def _refuse_approved(paper: Paper) -> None:
    """What an approval counted on stays. The plan is locked: nobody approves it meanwhile."""
    if PlanVersion.objects.filter(paper=paper).exclude(state=PlanVersion.State.DRAFT).exists():
        raise Refused(_("Kế hoạch theo văn bản này đã được phê duyệt: số đã ghi chỉ đổi bằng điều chỉnh hoặc rút số."))


_SIDES = ("line", "measure", "unit", "area", "source")
