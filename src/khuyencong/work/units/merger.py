"""What goes over with a unit that is merged wholly into another: the offices of its people, and the area it governs."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Area, AreaSuccession, Membership, Unit, User
from khuyencong.records.units import Coverage

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
    for office in going:
        _carry(office, new, since)
        words = (
            f"Chuyển vai trò của tài khoản số {office.user_id} theo sáp nhập: {as_recorded(office.get_office_display)}"
        )
        changes = {"office": office.office, "from": old.code, "to": new.code, "first_day": since.isoformat()}
        seal(old.province, actor, "carry_office", office.user, words, changes)
    return len(going)


def _carry(office: Membership, new: Unit, since: date) -> None:
    if office.valid_from is not None and office.valid_from >= since:
        office.unit = new
        office.save(update_fields=["unit"])
        return
    until, office.valid_to = office.valid_to, since - timedelta(days=1)
    office.save(update_fields=["valid_to"])
    there = Membership.objects.filter(user=office.user, unit=new, office=office.office)
    if not there.filter(Q(valid_to=None) | Q(valid_to__gte=since)).exists():
        Membership.objects.create(user=office.user, unit=new, office=office.office, valid_from=since, valid_to=until)


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
