"""Offices: what a person may do in a unit, from a day to a day."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Membership, Office, Unit, User
from khuyencong.records.people import HELD_IN
from khuyencong.records.units import UnitType
from khuyencong.terms.periods import day_in_figures

from ..acts import as_recorded, seal
from ..permissions import Refused, require
from ..units import standing


def give_office(
    actor: User | None,
    user: User,
    office: Office | str,
    unit: Unit,
    first: date | None = None,
    last: date | None = None,
) -> Membership:
    """One more office for a person who has an account; nobody gives one to themselves."""
    with transaction.atomic():
        may_administer(actor, unit)
        current = User.objects.select_for_update().get(pk=user.pk)
        if actor is not None and actor.pk == current.pk:
            raise Refused(_("Không tự giao vai trò cho mình: hãy nhờ một quản trị khác."))
        refuse_erased(current)
        membership = new_membership(current, office, unit, first, last)
        words = f"Giao vai trò cho tài khoản số {current.pk}: {told(membership)}"
        changes = {"office": membership.office, "unit": unit.code, **_dates(membership)}
        seal(unit.province, actor, "give_office", current, words, changes)
    return membership


def end_office(actor: User | None, membership: Membership, last_day: date) -> Act:
    """The office ends with the day given; what was done in it stays."""
    with transaction.atomic():
        current = Membership.objects.select_for_update().select_related("user", "unit").get(pk=membership.pk)
        may_administer(actor, current.unit)
        if actor is not None and actor.pk == current.user_id:
            raise Refused(_("Không tự kết thúc vai trò của mình: hãy nhờ một quản trị khác."))
        if current.valid_to is not None and current.valid_to <= last_day:
            raise Refused(_("Vai trò này đã kết thúc ngày %(day)s.") % {"day": day_in_figures(current.valid_to)})
        if current.valid_from is not None and last_day < current.valid_from:
            raise Refused(
                _("Ngày kết thúc phải từ ngày bắt đầu (%(day)s) trở đi.") % {"day": day_in_figures(current.valid_from)}
            )
        current.valid_to = last_day
        current.save(update_fields=["valid_to"])
        words = f"Kết thúc vai trò của tài khoản số {current.user_id}: {told(current)}"
        changes = {"office": current.office, "unit": current.unit.code, "last_day": last_day.isoformat()}
        return seal(current.unit.province, actor, "end_office", current.user, words, changes)


def new_membership(
    user: User, office: Office | str, unit: Unit, first: date | None = None, last: date | None = None
) -> Membership:
    """The office from a day on, today unless told; the same office twice at once is refused."""
    if office not in Office.values:
        raise Refused(
            _("Không có vai trò «%(office)s»; chọn một trong: %(offices)s.")
            % {"office": office, "offices": ", ".join(Office.values)}
        )
    if unsuited := why_not_there(Office(office), unit):
        raise Refused(unsuited)
    standing(unit, last)
    today = timezone.localdate()
    held = Membership.objects.filter(user=user, unit=unit, office=office)
    first = first or today
    if first < today:
        raise Refused(_("Vai trò bắt đầu sớm nhất là hôm nay."))
    if last is not None and last < first:
        raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
    if held.filter(Q(valid_to=None) | Q(valid_to__gte=first)).exists():
        raise Refused(_("«%(name)s» đang giữ vai trò này.") % {"name": user.username})
    return Membership.objects.create(user=user, unit=unit, office=office, valid_from=first, valid_to=last)


def why_not_there(office: Office, unit: Unit) -> str:
    """Why a kind of unit has no such office, in words; «» where it has."""
    kinds = HELD_IN.get(office, (unit.type,))
    if unit.type in kinds:
        return ""
    return _("Vai trò «%(office)s» không có ở %(unit)s (%(kind)s); chỉ giao được ở: %(kinds)s.") % {
        "office": office.label,
        "unit": unit.name_on(timezone.localdate()),
        "kind": unit.get_type_display(),
        "kinds": ", ".join(str(UnitType(kind).label) for kind in kinds),
    }


def may_administer(actor: User | None, unit: Unit) -> None:
    require(actor, "administer", unit)


def refuse_erased(user: User) -> None:
    if user.is_erased:
        raise Refused(_("Dữ liệu của tài khoản này đã được xóa."))


def told(membership: Membership) -> str:
    """«Chuyên viên, Phòng Quản lý Công nghiệp»: the office in the unit's name of today."""
    return f"{as_recorded(membership.get_office_display)}, {membership.unit.name_on(timezone.localdate())}"


def _dates(membership: Membership) -> dict[str, str]:
    """From when and until when, where that is told."""
    days = {"first_day": membership.valid_from, "last_day": membership.valid_to}
    return {name: day.isoformat() for name, day in days.items() if day}
