"""A paper on its way from the unit that sends it to the agency that reviews it, and the agency's answer."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.agencies import agency_of
from khuyencong.records.models import Act, Fact, Paper, Unit, User
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.queries import last_act
from khuyencong.records.units import UnitType

from ...acts import seal
from ...notifications import Event, notify, reading_key
from ...permissions import Refused, agencies_with, require
from ..meaning.areas import place_sent
from .aside import set_facts_aside


def recipients_of(unit: Unit) -> list[Unit]:
    """The agencies to which a unit may send a paper: where somebody accepts figures. Inside such an agency nothing is
    sent: its people see the paper anyway."""
    agencies = agencies_with("accept", unit.province)
    inside = any(unit.path.startswith(agency.path) for agency in agencies)
    return [] if inside else agencies


def may_be_sent_to(paper: Paper, rights: Collection[str]) -> list[Unit]:
    """The agencies to which somebody with these rights in its unit may send a paper that nobody else sees yet. Where a
    department's own people accept it, nobody is looked for."""
    kept = paper.sender_id is None and paper.state == Paper.State.READ and "receive" in rights
    is_own = "accept" in rights and agency_of(paper.unit).type == UnitType.DEPARTMENT
    return recipients_of(paper.unit) if kept and not is_own else []


def require_recipient(unit: Unit, to: Unit) -> None:
    if to not in recipients_of(unit):
        raise Refused(_("Cơ quan ấy không nhận văn bản của đơn vị này: hãy chọn trong danh sách."))


def send(user: User, paper: Paper, to: Unit) -> Act:
    """A paper that its unit kept for itself goes to the agency, which reviews it from here on."""
    with transaction.atomic():
        paper = Paper.objects.select_for_update().get(pk=paper.pk)
        require(user, "receive", paper.unit)
        require_recipient(paper.unit, to)
        if paper.sender_id or paper.direction != Paper.Direction.RECEIVED or paper.state != Paper.State.READ:
            raise Refused(_("Chỉ gửi được văn bản đơn vị đang giữ, đã đọc xong và chưa ai duyệt."))
        paper.sender, paper.unit = paper.unit, to
        paper.save(update_fields=["sender", "unit"])
        Fact.objects.bulk_update(place_sent(paper, paper.facts.select_related("measure")), ["area"])
        day = timezone.localdate()
        words = f"{paper.sender.name_on(day)} gửi «{paper}»"
        notify(Event(NotificationKind.PAPER_READ, reading_key(paper), words, paper), "accept", to)
        return seal(paper.province, user, "send_paper", paper, f"Gửi văn bản «{paper}» tới {to.name_on(day)}")


def return_paper(user: User, paper: Paper, reason: str) -> Act:
    """The agency takes nothing of a paper and says why; its unit sends another one."""
    with transaction.atomic():
        paper = Paper.objects.select_for_update().get(pk=paper.pk)
        require(user, "accept", paper.unit)
        _refuse_to_return(paper, reason)
        paper.state, paper.answer = Paper.State.RETURNED, reason
        paper.save(update_fields=["state", "answer"])
        act = seal(paper.province, user, "return_paper", paper, f"Trả lại văn bản «{paper}»: {reason}")
        tell_sender(paper)
        set_facts_aside(paper.facts.all(), user, "văn bản trả lại", act)
        return act


def _refuse_to_return(paper: Paper, reason: str) -> None:
    if paper.sender_id is None:
        raise Refused(_("Văn bản này không do đơn vị khác gửi nên không trả lại được."))
    if paper.state != Paper.State.READ or paper.facts.exclude(review=Fact.Review.PENDING).exists():
        raise Refused(_("Văn bản này đã được duyệt một phần hoặc đã có người trả lại: hãy xem trang mới nhất."))
    if not reason.strip():
        raise Refused(_("Trả lại phải nêu lý do để đơn vị gửi biết mà sửa."))


def tell_sender(paper: Paper) -> None:
    """Who sent the paper hears what became of it, each time anew."""
    if paper.sender is None:
        return
    words = f"{paper.unit.name_on(timezone.localdate())} {_outcome(paper)}: «{paper}»"
    key = f"answered:{paper.pk}:{last_act(paper.province)}"  # another decision after an undo is told too
    notify(Event(NotificationKind.ANSWERED, key, words, paper), "receive", paper.sender)


def _outcome(paper: Paper) -> str:
    if paper.state == Paper.State.RETURNED:
        return f"trả lại văn bản, lý do: {paper.answer}"
    left = Count("pk", filter=Q(review=Fact.Review.REJECTED))
    told = paper.facts.aggregate(all=Count("pk"), left=left)
    return f"đã duyệt xong, nhận {told['all'] - told['left']} số, bỏ {told['left']} số" if told["all"] else "đã xem"
