"""Take back one's own last decision on a paper, the day it was made: a key pressed wrongly costs nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Fact, Line, Note, Paper, Plan, PlanVersion, Statement, User
from khuyencong.records.queries import is_undone, is_undone_plan

from ...acts import seal
from ...ledger import refuse_moved_on
from ...permissions import Refused
from ...posting import Posting
from ...titles import retitle
from ..meaning.matching import SAID
from .arranging import release_arrangements
from .under_review import close_when_done, locked

_DECIDES = ("accept", "reject")
_UNDECIDED = (Fact.Review.PENDING, Fact.Review.REJECTED)  # nothing of these stands in the ledger


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person may take back: the act, and how many figures it decided."""

    act: Act
    count: int


def last_decision(user: User, facts: Sequence[Fact]) -> Decision | None:
    """What the person decided last of a paper, if it was today; `facts` are all of it, with their acts."""
    mine = [f for f in facts if f.act and f.reviewed_by_id == user.pk and f.act.verb in _DECIDES]
    last = max((f.act for f in mine if f.act), key=lambda act: act.number, default=None)
    if last is None or timezone.localdate(last.at) != timezone.localdate():
        return None
    return Decision(last, sum(fact.act_id == last.pk for fact in mine))


def to_undo(user: User, paper: Paper, facts: Sequence[Fact]) -> Decision | None:
    """The same, where it may still be taken back."""
    last = last_decision(user, facts)
    return None if last and last.act.verb == "accept" and _is_approved(paper) else last


def undo(user: User, paper: Paper, number: int) -> list[int]:
    """Let the figures of one's last decision wait again; what they moved is moved back. Returns the facts.

    Contents, and the plan, that accepting opened and nothing else uses are none any more: no paper is matched with
    them, and the same words open them again, with who leads them. Who gets them waits with the figures.
    """
    with transaction.atomic():
        paper = locked(user, paper, "accept")
        facts = list(paper.facts.select_related("act").order_by("position"))
        last = last_decision(user, facts)
        if last is None or last.act.number != number:
            raise Refused(_("Chỉ hoàn tác được lần duyệt gần nhất của chính mình trong ngày: hãy xem lại trang."))
        decided = [fact.pk for fact in facts if fact.act_id == last.act.pk]
        told = {"paper": paper.pk, "act": number, "facts": decided}
        words = f"Hoàn tác hành vi {number}: {last.count} số của «{paper}» chờ duyệt lại"
        if last.act.verb == "reject":
            seal(paper.province, user, "undo", paper, words, told)
        else:
            stays = any(f.act_id != last.act.pk and f.review not in _UNDECIDED for f in facts)
            _take_out(user, paper, last, words, told, stays=stays)
        waiting: dict[str, object] = {"review": Fact.Review.PENDING, "reviewed_by": None, "act": None}
        if last.act.verb == "reject":
            waiting["correction"] = ""  # why it was set aside; why a figure taken in was mended stays
        Fact.objects.filter(pk__in=decided).update(**waiting)
        if last.act.verb == "accept":
            _leave_undone(paper, decided)
        close_when_done(paper)
        return decided


def _take_out(user: User, paper: Paper, last: Decision, words: str, told: dict[str, object], *, stays: bool) -> Act:
    """Withdraw what an acceptance stated, and state again what it took the place of. Unless something of the paper
    `stays` in the ledger, the draft version that it brought goes too: an empty one would wait for approval."""
    if paper.plan is None:
        raise LookupError(f"paper {paper.pk} was accepted without a plan")
    posting = Posting(paper.plan)
    _refuse_approved(paper)
    own = Statement.objects.filter(fact__paper=paper, fact__act=last.act).select_related("fact")
    stated = list(own.exclude(standing=Statement.Standing.WITHDRAWN).select_related(*_SIDES))
    if any(statement.act_id != last.act.pk for statement in stated):
        raise Refused(_("Một số vừa nhận đã được quyết định tiếp ở trang khác: hãy rút từng số trong sổ."))
    refuse_moved_on(*stated)
    posting.withdraw(*stated)
    posting.state_anew(list(Statement.objects.filter(withdrawn_in=last.act).select_related(*_SIDES)))
    drafts = PlanVersion.objects.filter(paper=paper, state=PlanVersion.State.DRAFT)
    if not stays and (numbers := list(drafts.values_list("number", flat=True))):
        drafts.delete()
        told = {**told, "versions": numbers}
    act = posting.sealed(user, "undo", words, told)
    release_arrangements(last.act, act)
    notes = Note.objects.filter(fact__paper=paper, fact__act=last.act, withdrawn_at_act=None)  # told again by hand, too
    untold = list(notes)
    notes.update(withdrawn_at_act=act.number)
    retitle(untold)
    return act


def _leave_undone(paper: Paper, decided: Sequence[int]) -> None:
    """What waits is matched afresh, not with contents that the acceptance opened for nothing, nor with their plan."""
    undone = Line.objects.filter(is_undone(), plan=paper.plan_id)
    waiting = Fact.objects.filter(line__in=undone, review__in=_UNDECIDED)
    waiting.filter(Q(pk__in=decided) | ~Q(line_certainty=SAID)).update(line=None)
    if paper.plan and Plan.objects.filter(is_undone_plan(but=paper), pk=paper.plan.pk).exists():
        paper.plan = None
        paper.save(update_fields=["plan"])


def _refuse_approved(paper: Paper) -> None:
    """What an approval counted on stays. The plan is locked: nobody approves it meanwhile."""
    if _is_approved(paper):
        raise Refused(_("Kế hoạch theo văn bản này đã được phê duyệt: số đã ghi chỉ đổi bằng điều chỉnh hoặc rút số."))


def _is_approved(paper: Paper) -> bool:
    return PlanVersion.objects.filter(paper=paper).exclude(state=PlanVersion.State.DRAFT).exists()


_SIDES = ("line", "measure", "unit", "area", "source")
