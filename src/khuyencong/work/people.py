"""People's verbs: open an account with an office in a unit, give another office, end one."""

from datetime import date, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from khuyencong.records.models import Act, Membership, Office, Unit, User

from .acts import seal
from .permissions import Refused, require


def create_user(
    actor: User | None, username: str, full_name: str, password: str | None, office: Office | str, unit: Unit
) -> User:
    """A new account. Without an actor it is the operator at the command line; without a password it cannot sign in
    until it is given one."""
    with transaction.atomic():
        _may_administer(actor, unit)
        user = User(username=User.normalize_username(username.strip()), full_name=full_name.strip())
        _set_password(user, password)
        _check(user)
        user.save()
        membership = _membership(user, office, unit)
        words = f"Tạo tài khoản «{user.username}»: {_told(membership)}"
        seal(unit.province, actor, "create_user", user, words, {"office": membership.office, "unit": unit.code})
    return user


def give_office(actor: User | None, user: User, office: Office | str, unit: Unit) -> Membership:
    """One more office for a person who has an account."""
    with transaction.atomic():
        _may_administer(actor, unit)
        membership = _membership(user, office, unit)
        words = f"Giao vai trò cho «{user.username}»: {_told(membership)}"
        seal(unit.province, actor, "give_office", user, words, {"office": membership.office, "unit": unit.code})
    return membership


def end_office(actor: User | None, membership: Membership, last_day: date) -> Act:
    """The office ends with the day given; what was done in it stays."""
    with transaction.atomic():
        current = Membership.objects.select_for_update().select_related("user", "unit").get(pk=membership.pk)
        _may_administer(actor, current.unit)
        if current.valid_to is not None and current.valid_to <= last_day:
            raise Refused(f"Vai trò này đã kết thúc ngày {current.valid_to:%d/%m/%Y}.")
        if current.valid_from is not None and last_day < current.valid_from:
            raise Refused(f"Ngày kết thúc phải từ ngày bắt đầu ({current.valid_from:%d/%m/%Y}) trở đi.")
        current.valid_to = last_day
        current.save(update_fields=["valid_to"])
        words = f"Kết thúc vai trò của «{current.user.username}»: {_told(current)}"
        changes = {"office": current.office, "unit": current.unit.code, "last_day": last_day.isoformat()}
        return seal(current.unit.province, actor, "end_office", current.user, words, changes)


def _told(membership: Membership) -> str:
    """«Chuyên viên, Phòng Quản lý Công nghiệp»: the office in the unit's name of today."""
    title = membership.unit.title_on(timezone.localdate())
    return f"{membership.get_office_display()}, {title.title if title else membership.unit.code}"


def _may_administer(actor: User | None, unit: Unit) -> None:
    if actor is not None:
        require(actor, "administer", unit)


def _set_password(user: User, password: str | None) -> None:
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused(f"Mật khẩu chưa đạt: {' '.join(weak.messages)}") from weak
    user.set_password(password)


def _check(user: User) -> None:
    """A name that can be signed in with, and that nobody else has in whatever spelling."""
    if User.objects.filter(username__iexact=user.username).exists():
        raise Refused(f"Tên đăng nhập «{user.username}» đã có người dùng.")
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as wrong:
        raise Refused(f"Không tạo được tài khoản: {' '.join(wrong.messages)}") from wrong


def _membership(user: User, office: Office | str, unit: Unit) -> Membership:
    """The office from today on; the same office twice at once is refused."""
    if office not in Office.values:
        raise Refused(f"Không có vai trò «{office}»; chọn một trong: {', '.join(Office.values)}.")
    today = timezone.localdate()
    held = Membership.objects.filter(user=user, unit=unit, office=office)
    if any(m.valid_to is None or m.valid_to >= today for m in held):
        raise Refused(f"«{user.username}» đang giữ vai trò này.")
    begins = max([today, *(m.valid_to + timedelta(days=1) for m in held if m.valid_to)])
    return Membership.objects.create(user=user, unit=unit, office=office, valid_from=begins)
