"""What who signs hands over: a leave with who stands in, an order of the working rules, a written authority.

Told with its days, so that a paper bears the lines of its day; ended early or called off, never overwritten in silence.
"""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, SigningDelegation, SigningPost, Unit, User
from khuyencong.terms.signing import Ground

from .acts import as_recorded, seal
from .permissions import Refused, require
from .signing import ends_as_seen
from .standing_in import pass_on, told

_Rank = SigningPost.Rank
_IN_A_DIVISION = (_Rank.DIVISION_HEAD, _Rank.DIVISION_DEPUTY)


def delegate(user: User | None, delegation: SigningDelegation) -> Act:
    """Record a leave, an order or a written authority (unsaved)."""
    with transaction.atomic():
        unit = Unit.objects.select_for_update(no_key=True).get(pk=delegation.grantor.unit_id)
        require(user, "signers", unit)
        _check(delegation)
        if delegation.ground == Ground.LEAVE:
            _check_nobody_is_away(delegation)
        delegation.save()
        words = (
            f"{as_recorded(delegation.get_ground_display).capitalize()}: {told(delegation)}, theo {delegation.basis}"
        )
        changes = {"delegation": delegation.pk, "ground": delegation.ground, "kinds": delegation.kinds}
        delegation.act = seal(unit.province, user, "delegate", unit, words, changes)
        delegation.save(update_fields=["act"])
        pass_on(delegation, timezone.localdate())
        return delegation.act


def end_delegation(user: User | None, delegation: SigningDelegation, last: date, seen: date | None) -> Act:
    """Something that was handed over ends earlier than it said. `seen` is its last day as the person saw it."""
    with transaction.atomic():
        current = ends_as_seen(_in_force(user, delegation), seen)
        if last < current.valid_from or (current.valid_to is not None and last > current.valid_to):
            raise Refused(_("Ngày kết thúc phải nằm trong thời hạn đã ghi."))
        current.valid_to = last
        current.save(update_fields=["valid_to"])
        words = f"Kết thúc {as_recorded(current.get_ground_display)}: {told(current)}"
        unit = current.grantor.unit
        return seal(unit.province, user, "end_delegation", unit, words, {"delegation": current.pk})


def call_off(user: User | None, delegation: SigningDelegation, reason: str) -> Act:
    """What was to be handed over and has not begun does not come about: nobody signed under it."""
    with transaction.atomic():
        current = _in_force(user, delegation)
        if not reason.strip():
            raise Refused(_("Bỏ việc nghỉ, việc giao phải nêu lý do."))
        if current.valid_from <= timezone.localdate():
            raise Refused(_("Việc nghỉ, việc giao này đã bắt đầu: hãy ghi ngày kết thúc."))
        words = f"Bỏ {as_recorded(current.get_ground_display)}: {told(current)}: {reason.strip()}"
        changes = {"delegation": current.pk, "reason": reason.strip()}
        act = seal(current.grantor.unit.province, user, "call_off", current.grantor.unit, words, changes)
        current.withdrawn_at_act = act.number
        current.save(update_fields=["withdrawn_at_act"])
        return act


def _in_force(user: User | None, delegation: SigningDelegation) -> SigningDelegation:
    """The delegation as it stands, its agency locked; whoever called it off first is told to the second."""
    unit = Unit.objects.select_for_update(no_key=True).get(pk=delegation.grantor.unit_id)
    require(user, "signers", unit)
    related = ("grantor__unit__province", "grantee")
    current = SigningDelegation.objects.select_related(*related).get(pk=delegation.pk)
    if current.withdrawn_at_act is not None:
        raise Refused(_("Việc nghỉ, việc giao này đã bỏ ở hành vi số %(act)s.") % {"act": current.withdrawn_at_act})
    return current


def _check(delegation: SigningDelegation) -> None:
    if not delegation.basis.strip():
        raise Refused(_("Phải ghi văn bản giao: giấy ủy quyền, quy chế làm việc, giấy nghỉ phép."))
    if delegation.valid_to is not None and delegation.valid_to < delegation.valid_from:
        raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
    if delegation.grantee_id == delegation.grantor_id:
        raise Refused(_("Không giao cho chính mình."))
    if delegation.ground == Ground.LEAVE:
        _need_end(delegation, _("Nghỉ phép, đi công tác"))
        _check_stands_in(delegation)
        return
    if delegation.grantee is None:
        raise Refused(_("Phải chọn người được giao."))
    if delegation.grantor.rank not in SigningPost.AT_THE_TOP:
        raise Refused(_("Chỉ người đứng đầu giao ký thừa lệnh hoặc ủy quyền; người được ủy quyền không ủy quyền lại."))
    if delegation.ground == Ground.EMPOWERED:
        _need_end(delegation, _("Ủy quyền"))


def _need_end(delegation: SigningDelegation, what: str) -> None:
    if delegation.valid_to is None:
        raise Refused(_("%(act)s phải có ngày kết thúc.") % {"act": what})


def _check_stands_in(leave: SigningDelegation) -> None:
    """Who stands in must be one whose own post lets them sign for the grantor: else nobody could sign those days."""
    if leave.grantee is None or _fits(leave.grantor, leave.grantee):
        return
    raise Refused(
        _(
            "%(title)s không phụ trách thay %(absent)s được: "
            "phải là cấp phó (của phòng thì cùng phòng), hoặc ghi ủy quyền."
        )
        % {"title": leave.grantee.title, "absent": leave.grantor.title}
    )


def _fits(absent: SigningPost, instead: SigningPost) -> bool:
    if absent.rank in _IN_A_DIVISION:
        return instead.rank in _IN_A_DIVISION and instead.division_id == absent.division_id
    if absent.rank in SigningPost.AT_THE_TOP:
        return instead.rank == _Rank.DEPUTY
    return absent.rank == _Rank.DEPUTY and instead.rank in (*SigningPost.AT_THE_TOP, _Rank.DEPUTY)


def _check_nobody_is_away(leave: SigningDelegation) -> None:
    """One leave at a time, and nobody who stands in is away. Called with the agency locked."""
    concerned = [pk for pk in (leave.grantor_id, leave.grantee_id) if pk is not None]
    leaves = SigningDelegation.objects.filter(ground=Ground.LEAVE, withdrawn_at_act=None)
    of_them = Q(grantor__in=concerned) | Q(grantee=leave.grantor)
    inside = Q(valid_from__lte=leave.valid_to, valid_to__gte=leave.valid_from)
    if other := leaves.filter(of_them, inside).select_related("grantor", "grantee").first():
        raise Refused(_("Đã ghi trong thời gian này: %(told)s.") % {"told": f"nghỉ, đi công tác {told(other)}"})
