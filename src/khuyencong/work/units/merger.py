"""What goes over with a unit that is merged wholly into another: the offices of its people, and the area it governs."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import (
    Area,
    AreaSuccession,
    Membership,
    Office,
    SigningDelegation,
    SigningPost,
    Unit,
    User,
)
from khuyencong.records.people import HELD_IN
from khuyencong.records.units import EARLIEST_FIRST, Coverage

from ..acts import as_recorded, seal
from ..permissions import Refused


def carry_offices(actor: User | None, old: Unit, new: Unit, since: date) -> int:
    """Offices that would outlive the old unit go on in the new one from that day, each told in its person's history;
    one begun since then was never of a unit that stood. How many went over."""
    last_day = since - timedelta(days=1)
    held = old.memberships.filter(Q(valid_to=None) | Q(valid_to__gt=last_day)).select_related("user")
    going = list(held.order_by("pk").select_for_update(of=("self",)))
    if actor is not None and any(office.user_id == actor.pk for office in going):
        raise Refused(_("Không tự giao vai trò cho mình: hãy nhờ một quản trị khác."))
    _refuse_unsuited(going, old, new)
    for office in going:
        _carry(office, new, since)
        words = (
            f"Chuyển vai trò của tài khoản số {office.user_id} theo sáp nhập: {as_recorded(office.get_office_display)}"
        )
        changes = {"office": office.office, "from": old.code, "to": new.code, "first_day": since.isoformat()}
        seal(old.province, actor, "carry_office", office.user, words, changes)
    return len(going)


def _refuse_unsuited(going: list[Membership], old: Unit, new: Unit) -> None:
    """An office of communes does not become one of a department by a merger: somebody decides what its person does."""
    unsuited = [office for office in going if new.type not in HELD_IN.get(Office(office.office), (new.type,))]
    if unsuited and old.type != new.type:
        names = ", ".join(f"{office.user} ({office.get_office_display()})" for office in unsuited)
        raise Refused(
            _("Vai trò không hợp với đơn vị kế thừa: %(names)s. Hãy kết thúc và giao vai trò khác trước.")
            % {"names": names}
        )


def _carry(office: Membership, new: Unit, since: date) -> None:
    """The days left of an office, in the new unit; those on which its person holds it there anyway are not given
    twice."""
    first, last = max(office.valid_from or since, since), office.valid_to
    if office.valid_from is not None and office.valid_from >= since:
        office.delete()
    else:
        office.valid_to = since - timedelta(days=1)
        office.save(update_fields=["valid_to"])
    there = Membership.objects.filter(user=office.user_id, unit=new, office=office.office)
    before: Membership | None = None  # the one that ends the day before `first`
    for held in there.order_by(EARLIEST_FIRST, "pk").select_for_update(of=("self",)):
        if held.valid_to is not None and held.valid_to < first - timedelta(days=1):
            continue
        if held.valid_from is not None and held.valid_from > first:
            _hold(before, office, new, first, _earlier(last, held.valid_from - timedelta(days=1)))
        if held.valid_to is None:
            return
        before, first = held, max(first, held.valid_to + timedelta(days=1))
        if last is not None and first > last:
            return
    _hold(before, office, new, first, last)


def _earlier(last: date | None, other: date) -> date:
    return other if last is None else min(last, other)


def _hold(before: Membership | None, office: Membership, new: Unit, first: date, last: date | None) -> None:
    """These days of an office: the one before them goes on, where there is one."""
    if before is None:
        kept = {"user_id": office.user_id, "unit": new, "office": office.office}
        Membership.objects.create(**kept, valid_from=first, valid_to=last)
        return
    before.valid_to = last
    before.save(update_fields=["valid_to"])


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """How many signing posts, delegations and tasks to do stay with a unit that is merged into another."""

    posts: int
    delegations: int
    tasks: int


def left_behind(old: Unit, day: date) -> LeftBehind:
    posts = SigningPost.objects.filter(Q(unit=old) | Q(division=old), Q(valid_to=None) | Q(valid_to__gte=day))
    granted = SigningDelegation.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), withdrawn_at_act=None)
    handed = granted.filter(Q(grantor__in=posts) | Q(grantee__in=posts))
    tasks = old.task_shares.filter(given__withdrawn_at_act=None, done_on=None).exclude(given=None)
    return LeftBehind(posts.count(), handed.count(), tasks.count())


def merge_area(old: Unit, new: Unit, since: date, source: str) -> None:
    """All the territory of the one committee is the other's from that day: figures told of it stand on today's map in
    the area that holds it now."""
    if since > timezone.localdate():
        raise Refused(_("Địa bàn nhập vào ngày còn ở phía trước: ghi từ ngày ấy trở đi."))
    keys = [pk for pk in (old.area_id, new.area_id) if pk]
    areas = {area.pk: area for area in Area.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",))}
    if len(areas) < 2 or old.area_id == new.area_id:
        raise Refused(_("Hai đơn vị không có hai địa bàn để nhập làm một."))
    gone, stays = areas[old.area_id or 0], areas[new.area_id or 0]
    if gone.level != stays.level or gone.valid_to or stays.valid_to:
        raise Refused(_("Chỉ nhập được hai địa bàn cùng cấp đang có."))
    if any(area.valid_from and area.valid_from >= since for area in (gone, stays)):
        raise Refused(_("Có địa bàn mới lập từ sau ngày ấy: xem lại ngày."))
    gone.valid_to = since - timedelta(days=1)
    gone.save(update_fields=["valid_to"])
    AreaSuccession.objects.create(old=gone, new=stays, coverage=Coverage.FULL, date=since, instrument=source[:80])
    Area.objects.filter(present_path=gone.path).update(present_path=stays.path)
