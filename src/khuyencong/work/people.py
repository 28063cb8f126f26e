"""People's verbs: open an account with an office in a unit, give another office, end one, lock and open an account.

History speaks of an account by its number: names must be able to go (Luật 91/2025), history never goes.
"""

import re
from datetime import date, timedelta

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from khuyencong.records.models import Act, Membership, Office, Province, Unit, User
from khuyencong.terms.plain_words import has_control, kept
from khuyencong.terms.vietnamese import fold

from .acts import seal
from .permissions import Refused, require

ERASED_PREFIX = "da-xoa-"


def create_user(
    actor: User | None, username: str, full_name: str, password: str | None, office: Office | str, unit: Unit
) -> User:
    """A new account. Without an actor it is the operator at the command line; without a password it cannot sign in
    until it is given one."""
    with transaction.atomic():
        _may_administer(actor, unit)
        user = User(username=User.normalize_username(username.strip()), full_name=kept(full_name.strip()))
        _set_password(user, password)
        _check(user)
        user.save()
        membership = _membership(user, office, unit)
        words = f"Tạo tài khoản số {user.pk}: {_told(membership)}"
        changes = {"office": membership.office, "unit": unit.code, **changed(user, "username", "full_name")}
        seal(unit.province, actor, "create_user", user, words, changes)
    return user


def give_office(actor: User | None, user: User, office: Office | str, unit: Unit) -> Membership:
    """One more office for a person who has an account."""
    with transaction.atomic():
        _may_administer(actor, unit)
        membership = _membership(user, office, unit)
        words = f"Giao vai trò cho tài khoản số {user.pk}: {_told(membership)}"
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
        words = f"Kết thúc vai trò của tài khoản số {current.user_id}: {_told(current)}"
        changes = {"office": current.office, "unit": current.unit.code, "last_day": last_day.isoformat()}
        return seal(current.unit.province, actor, "end_office", current.user, words, changes)


def give_password(actor: User | None, user: User, password: str) -> Act:
    """A new password for somebody who lost theirs. A second step stays as it is, and every session ends."""
    with transaction.atomic():
        current = account(actor, user)
        _set_password(current, password)
        current.save(update_fields=["password"])
        close_sessions(current)
        words = f"Đặt lại mật khẩu của tài khoản số {current.pk}"
        return seal(province_of(current), actor, "give_password", current, words, {"changed": ["password"]})


def lock_account(actor: User | None, user: User, reason: str) -> Act:
    """Nobody signs in by it any more, and whoever is signed in is out with the next page."""
    with transaction.atomic():
        current = account(actor, user)
        said = reason_without_names(current, reason)
        if actor is not None and actor.pk == current.pk:
            raise Refused("Không tự khóa tài khoản của mình: hãy nhờ một quản trị khác.")
        if not current.is_active:
            raise Refused("Tài khoản này đã khóa.")
        current.is_active = False
        current.save(update_fields=["is_active"])
        close_sessions(current)
        return seal(province_of(current), actor, "lock_account", current, f"Khóa tài khoản số {current.pk}: {said}")


def open_account(actor: User | None, user: User, reason: str) -> Act:
    """Open a locked account again; an erased one stays closed."""
    with transaction.atomic():
        current = account(actor, user)
        said = reason_without_names(current, reason)
        if current.is_active:
            raise Refused("Tài khoản này đang mở.")
        current.is_active = True
        current.save(update_fields=["is_active"])
        return seal(province_of(current), actor, "open_account", current, f"Mở lại tài khoản số {current.pk}: {said}")


def end_sessions(actor: User | None, user: User) -> Act:
    """Sign a person out everywhere; people may do it for themselves."""
    with transaction.atomic():
        current = account(actor, user, own=True)
        ended = close_sessions(current)
        words = f"Kết thúc mọi phiên của tài khoản số {current.pk}"
        return seal(province_of(current), actor, "end_sessions", current, words, {"sessions": ended})


def close_sessions(user: User) -> int:
    """Delete the sessions that bear the account, inside the caller's transaction; returns how many there were."""
    living = Session.objects.filter(expire_date__gt=timezone.now())
    own = [row.pk for row in living.iterator() if row.get_decoded().get("_auth_user_id") == str(user.pk)]
    return Session.objects.filter(pk__in=own).delete()[0]


def account(actor: User | None, user: User, own: bool = False) -> User:
    """The account, locked for a change, if the actor administers every unit it holds an office in."""
    current = User.objects.select_for_update().get(pk=user.pk)
    if own and actor is not None and actor.pk == current.pk:
        return current
    units = Unit.objects.filter(memberships__user=current).distinct()
    for unit in units or [None]:
        require(actor, "administer", unit)
    if current.username.startswith(ERASED_PREFIX):
        raise Refused("Dữ liệu của tài khoản này đã được xóa.")
    return current


def province_of(user: User) -> Province:
    """Whose history tells of the account: the province of its offices, else the only one there may be."""
    held = user.memberships.select_related("unit__province").order_by("pk").first()
    return held.unit.province if held else Province.objects.order_by("pk")[0]


def changed(user: User, *fields: str) -> dict[str, object]:
    """What history keeps of personal fields: that they changed, and a digest under our key."""
    values = "\n".join(str(getattr(user, field) or "") for field in fields)
    keyed = salted_hmac("khuyencong.personal", f"{user.pk}\n{values}", algorithm="sha256").hexdigest()
    return {"changed": list(fields), "keyed_digest": keyed}


def reason_without_names(user: User, reason: str) -> str:
    """The reason as history will keep it for good: it must say something, and not who the person is."""
    said = kept(reason.strip())
    if not said or has_control(said):
        raise Refused("Phải ghi lý do.")
    told_fully = (user.username, user.email, user.full_name)
    given_name = user.full_name.split()[-1:]  # as it is written: «nam» is a word, «Nam» may be the man
    if any(_has_word(fold(said), fold(name)) for name in told_fully) or any(
        _has_word(said, name) for name in given_name
    ):
        raise Refused("Lý do được giữ mãi trong lịch sử: đừng nêu tên người trong đó.")
    return said[:200]


def _has_word(text: str, word: str) -> bool:
    return bool(word) and re.search(rf"\b{re.escape(word)}\b", text) is not None


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
    if user.username.startswith(ERASED_PREFIX) or has_control(user.full_name):
        raise Refused("Không tạo được tài khoản: tên đăng nhập hoặc họ tên không dùng được.")
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
