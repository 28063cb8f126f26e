"""Who may do what, with the reason in words when not. Every verb asks here before it changes anything."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.agencies import agency_of, issuer_of
from khuyencong.records.models import Membership, Office, Province, Unit, User
from khuyencong.records.scopes import offices_of
from khuyencong.records.units import UnitType, within


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether something is allowed; when not, `reason` says so to the person."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


class Refused(Exception):
    """An act that this person may not do, or that the state of things does not allow; the message is for the person."""


ALLOWED = Permission(True)

# What each office may do, in its own unit and the units below it. Reading is decided by `records.scopes`.
_RIGHTS: dict[str, frozenset[str]] = {
    Office.OFFICER: frozenset(
        {
            "receive",
            "accept",
            "correct",
            "enter",
            "reverse",
            "prepare_report",
            "edit_report",
            "issue",
            "adjust",
            "recall",
            "number",
            "take_back",
            "authority",
            "keep_library",
            "keep_measures",
            "keep_sources",
            "give_task",
        }
    ),
    Office.CENTRE: frozenset({"receive", "accept", "correct", "prepare_report", "give_own_task"}),
    Office.COMMUNE: frozenset({"receive"}),
    Office.AGENCY: frozenset({"receive", "give_own_task"}),
    Office.LEADER: frozenset({"approve", "signers", "prepare_report", "give_task"}),
    Office.INSPECTOR: frozenset({"prepare_report"}),
    Office.ADMIN: frozenset({"administer", "signers"}),
}
_WORDS = {
    "receive": gettext_lazy("nhận văn bản"),
    "accept": gettext_lazy("ghi số liệu vào sổ"),
    "correct": gettext_lazy("sửa số liệu đọc được"),
    "enter": gettext_lazy("ghi tay vào sổ"),
    "reverse": gettext_lazy("rút số liệu"),
    "prepare_report": gettext_lazy("lập báo cáo"),
    "edit_report": gettext_lazy("sửa câu chữ của báo cáo"),
    "issue": gettext_lazy("phát hành văn bản"),
    "signers": gettext_lazy("ghi chức vụ và việc giao ký"),
    "adjust": gettext_lazy("điều chỉnh kinh phí kế hoạch"),
    "recall": gettext_lazy("thu hồi văn bản"),
    "number": gettext_lazy("giữ sổ đăng ký văn bản đi"),
    "take_back": gettext_lazy("nhận lại văn bản đã ký"),
    "authority": gettext_lazy("đổi nguồn có thẩm quyền"),
    "approve": gettext_lazy("phê duyệt kế hoạch"),
    "keep_measures": gettext_lazy("đặt chỉ tiêu và cách cộng"),
    "keep_sources": gettext_lazy("thêm nguồn kinh phí"),
    "keep_library": gettext_lazy("cập nhật thư viện căn cứ"),
    "give_task": gettext_lazy("giao việc"),
    "give_own_task": gettext_lazy("giao việc thuộc nội dung đơn vị chủ trì"),
    "administer": gettext_lazy("quản trị hệ thống"),
}


def may(user: User, right: str, unit: Unit | None, day: date | None = None) -> Permission:
    """Whether the user holds an office that gives the right in this unit (or in a unit above it) on the day."""
    if not user.is_active:
        return Permission(False, _("Tài khoản đã bị khóa."))
    return _given(offices_of(user, day or timezone.localdate()), right, unit)


def _given(offices: Sequence[Membership], right: str, unit: Unit | None) -> Permission:
    if any(_gives(office, right, unit) for office in offices):
        return ALLOWED
    held = ", ".join(sorted({office.get_office_display() for office in offices})) or _("chưa có vai trò")
    return Permission(
        False, _("Anh/chị (%(held)s) không có quyền %(right)s của đơn vị này.") % {"held": held, "right": _WORDS[right]}
    )


def require(user: User | None, right: str, unit: Unit | None) -> None:
    """Raise Refused with the reason unless the user may. None is the operator at the machine's own command line."""
    if user is None:
        return
    permission = may(user, right, unit)
    if not permission:
        raise Refused(permission.reason)


def holders(right: str, unit: Unit) -> list[User]:
    """The people whose offices of today give them the right in the unit."""
    return holders_of(right, unit.province, [unit])


def holders_of(right: str, province: Province, units: Collection[Unit]) -> list[User]:
    """The same of any of these units of a province, asked for at once."""
    return _people(right, province, lambda office: any(_gives(office, right, unit) for unit in units))


def holders_in(right: str, province: Province) -> list[User]:
    """The people whose offices of today give them the right somewhere in the province."""
    return _people(right, province, lambda office: True)


def agencies_with(right: str, province: Province) -> list[Unit]:
    """The departments of the province in which somebody holds the right today, by their code."""
    found = {agency_of(office.unit) for office in _offices_with(right, province)}
    return sorted((unit for unit in found if unit.type == UnitType.DEPARTMENT), key=lambda unit: unit.code)


def _people(right: str, province: Province, fits: Callable[[Membership], bool]) -> list[User]:
    return list({office.user_id: office.user for office in _offices_with(right, province) if fits(office)}.values())


def _offices_with(right: str, province: Province) -> QuerySet[Membership]:
    """The offices of today that give the right, of people who may sign in."""
    giving = [office for office, rights in _RIGHTS.items() if right in rights]
    held = Membership.objects.filter(
        within(timezone.localdate()), unit__province=province, office__in=giving, user__is_active=True
    )
    return held.select_related("user", "unit__parent").order_by("user_id")


def require_in(user: User | None, right: str, province: Province) -> None:
    """The same for what belongs to the whole province: an office with the right in any of its units is enough."""
    if user is None:
        return
    permission = may_in(user, right, province)
    if not permission:
        raise Refused(permission.reason)


def may_in(user: User, right: str, province: Province) -> Permission:
    """Whether the user holds an office of this province that gives the right."""
    offices = [o for o in offices_of(user, timezone.localdate()) if o.unit.province_id == province.pk]
    if user.is_active and any(right in _RIGHTS.get(office.office, frozenset()) for office in offices):
        return ALLOWED
    return Permission(False, _("Anh/chị không có quyền %(right)s.") % {"right": _WORDS[right]})


def not_the_same(writer: User | None, approver: User, what: str) -> None:
    """Who writes does not approve."""
    if writer is not None and writer.pk == approver.pk:
        raise Refused(_("Người lập không được %(act)s: phải là một người khác.") % {"act": what})


def where_may(user: User, right: str, of: str = "") -> Q:
    """Rows in whose unit the user holds the right today, for a list that is cut only afterwards; `of` leads to the unit
    («plan__unit__»)."""
    allowed = Q(pk__in=())
    for office in offices_of(user, timezone.localdate()) if user.is_active else ():
        if right in _RIGHTS.get(office.office, frozenset()):
            allowed |= Q(**{f"{of}path__startswith": _over(office, right).path})
    return allowed


def _gives(office: Membership, right: str, unit: Unit | None) -> bool:
    """Whether the office gives the right in the unit."""
    given = right in _RIGHTS.get(office.office, frozenset())
    return given and (unit is None or unit.path.startswith(_over(office, right).path))


def _over(office: Membership, right: str) -> Unit:
    """The unit over which, with all below it, an office gives a right. Accounts are administered downward only: a
    division works for its department, but an administrator of the division hands out nothing in it."""
    return office.unit if right == "administer" else issuer_of(office.unit)


def rights_of(user: User, units: Iterable[Unit]) -> set[str]:
    """Every right the user holds over all of these units (used to show or hide buttons; verbs check again)."""
    reach, offices = list(units), offices_of(user, timezone.localdate()) if user.is_active else []
    return {right for right in _WORDS if all(_given(offices, right, unit) for unit in reach)}
