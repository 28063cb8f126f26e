"""A unit mends the figures it sent: another table over the first, with the reason; nothing of the first is lost.

Until its agency has taken anything, the first is set aside for the second. Afterwards the second asks for a correction:
who reviews it posts the difference, as of any paper that tells a figure anew.
"""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.papers.forms.reached_table import Reached
from khuyencong.records.library import REVIEWED, heavy
from khuyencong.records.models import Fact, Paper, Plan, Unit, User
from khuyencong.records.notifications import NotificationKind
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period

from ...acts import seal
from ...notifications import Event, notify
from ...permissions import Refused, require
from ..review.aside import set_facts_aside
from .reached import send_table, table_period

_AT_WORK = (Paper.State.RECEIVED, Paper.State.READING)


class MendedBefore(Refused):
    """Somebody mended these figures since the person opened them: `paper` is what they sent."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        words = _("%(who)s đã sửa số liệu này sau khi anh/chị mở: hãy xem chỗ khác rồi gửi lại.")
        super().__init__(words % {"who": paper.received_by})


def newest_of(paper: Paper) -> Paper:
    """What stands for a paper today: the last that mended it, or itself."""
    unit = told_from(paper)
    of_unit = Paper.objects.filter(Q(sender=unit) | Q(sender=None, unit=unit), mends__isnull=False)
    newer = {one.mends_id: one for one in of_unit.select_related("received_by").defer(*heavy())}
    while paper.pk in newer:
        paper = newer[paper.pk]
    return paper


def mend_table(
    user: User,
    paper: Paper,
    plan: Plan,
    period: Period,
    reached: Mapping[int, Reached],
    role: Role,
    reason: str,
) -> Paper:
    """Send the table anew over what was sent before; what another sent meanwhile is shown first."""
    with transaction.atomic():
        old = Paper.objects.select_for_update(of=["self"]).get(pk=paper.pk)
        unit = told_from(old)
        require(user, "receive", unit)
        _refuse_to_mend(old, plan, period, reason)
        new = send_table(user, unit, plan, period, reached, role, old.unit if old.sender else None)
        new.mends, new.mend_reason = old, reason.strip()
        new.save(update_fields=["mends", "mend_reason"])
        taken = is_taken(old)
        verb = "Đề nghị đính chính số liệu đã nhận" if taken else "Sửa số liệu đã gửi"
        words = f"{verb} ở «{old}»: {new.mend_reason}"
        act = seal(old.province, user, "mend_table", new, words, {"mends": old.pk, "reason": new.mend_reason})
        if old.state == Paper.State.READ and not taken:
            old.state = Paper.State.MENDED
            old.save(update_fields=["state"])
            set_facts_aside(old.facts.all(), user, "đơn vị gửi bản sửa", act)
        told = f"{unit.name_on(timezone.localdate())}: {words[0].lower()}{words[1:]}"
        notify(Event(NotificationKind.PAPER_READ, f"mended:{new.pk}", told, new), "accept", new.unit, user)
    return new


def told_from(paper: Paper) -> Unit:
    """The unit whose paper it is, sent or kept."""
    return paper.sender or paper.unit


def _refuse_to_mend(old: Paper, plan: Plan, period: Period, reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Sửa số liệu đã gửi phải nêu lý do."))
    if (newest := newest_of(old)) != old:
        raise MendedBefore(newest)
    if old.state in _AT_WORK:
        raise Refused(_("Văn bản đang được đọc: chờ đọc xong rồi sửa."))
    if old.plan_id != plan.pk or table_period(old) != period.code:
        raise Refused(_("Chỉ sửa được bảng số liệu đã gửi của đúng kế hoạch và kỳ này."))


def is_taken(paper: Paper) -> bool:
    """Whether its agency has taken or left any figure of it: then it stands, and is only asked to be corrected."""
    if paper.state not in (Paper.State.READ, *REVIEWED):
        return False
    return paper.facts.exclude(review=Fact.Review.PENDING).exists()
