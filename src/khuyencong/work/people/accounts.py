"""Accounts: opened, locked, opened again, signed out; and what every verb on an account asks first."""

import re

from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Office, Province, Unit, User
from khuyencong.terms.plain_words import has_control, kept
from khuyencong.terms.vietnamese import fold

from ..acts import seal
from ..permissions import Refused, require
from .offices import may_administer, new_membership, refuse_erased, told


def create_user(
    actor: User | None,
    username: str,
    full_name: str,
    password: str | None,
    office: Office | str,
    unit: Unit,
    email: str = "",
) -> User:
    """A new account. Without an actor it is the operator at the command line. Whoever made it knows the password, so it
    is changed at the first sign-in; without one nobody can sign in until they are invited."""
    with transaction.atomic():
        may_administer(actor, unit)
        lock_names()
        user = User(username=User.normalize_username(username.strip()), full_name=kept(full_name.strip()))
        user.email = User.objects.normalize_email(email.strip())
        user.must_choose_password = password is not None
        set_password(user, password)
        _check(user)
        user.save()
        membership = new_membership(user, office, unit)
        words = f"Tạo tài khoản số {user.pk}: {told(membership)}"
        given = ("username", "full_name", "email") if user.email else ("username", "full_name")
        changes = {"office": membership.office, "unit": unit.code, **changed(user, *given)}
        seal(unit.province, actor, "create_user", user, words, changes)
    return user


def lock_names() -> None:
    """Until the end of the transaction nobody else takes a sign-in name: names are one list for all provinces."""
    list(Province.objects.order_by("pk").select_for_update(no_key=True))


def lock_account(actor: User | None, user: User, reason: str) -> Act:
    """Nobody signs in by it any more, and whoever is signed in is out with the next page."""
    with transaction.atomic():
        current = account(actor, user)
        said = reason_without_names(current, reason)
        if actor is not None and actor.pk == current.pk:
            raise Refused(_("Không tự khóa tài khoản của mình: hãy nhờ một quản trị khác."))
        if not current.is_active:
            raise Refused(_("Tài khoản này đã khóa."))
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
            raise Refused(_("Tài khoản này đang mở."))
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


def end_own_sessions(user: User, kept_key: str, one: int | None = None) -> Act:
    """End one of a person's other sessions, or all of them; the one they are in stays."""
    with transaction.atomic():
        others = UserSession.objects.select_for_update().filter(user=user).exclude(session_key=kept_key)
        ended = list(others if one is None else others.filter(pk=one))
        if not ended:
            raise Refused(_("Phiên này đã kết thúc."))
        for session in ended:
            session.end()
        words = f"Tự kết thúc {len(ended)} phiên khác của tài khoản số {user.pk}"
        return seal(province_of(user), user, "end_sessions", user, words, {"sessions": len(ended)})


def close_sessions(user: User) -> int:
    """Delete the sessions that bear the account, inside the caller's transaction; returns how many there were."""
    living = Session.objects.filter(expire_date__gt=timezone.now())
    UserSession.objects.filter(user=user).delete()
    own = [row.pk for row in living.iterator() if row.get_decoded().get("_auth_user_id") == str(user.pk)]
    return Session.objects.filter(pk__in=own).delete()[0]


def account(actor: User | None, user: User, own: bool = False) -> User:
    """The account, locked for a change, if the actor administers every unit it holds an office in, or held its last."""
    current = User.objects.select_for_update().get(pk=user.pk)
    if own and actor is not None and actor.pk == current.pk:
        return current
    for unit in (*_units_of(current),) or (None,):
        require(actor, "administer", unit)
    refuse_erased(current)
    return current


def _units_of(user: User) -> list[Unit]:
    """The units of the offices held or to come; of one who holds none any more, those of the offices held once."""
    of_user = Unit.objects.filter(memberships__user=user).distinct()
    held = Q(memberships__valid_to=None) | Q(memberships__valid_to__gte=timezone.localdate())
    return list(Unit.objects.filter(held, memberships__user=user).distinct()) or list(of_user)


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
        raise Refused(_("Phải ghi lý do."))
    told_fully = (user.username, user.email, user.full_name)
    given_name = user.full_name.split()[-1:]  # as it is written: «nam» is a word, «Nam» may be the man
    if any(_has_word(fold(said), fold(name)) for name in told_fully) or any(
        _has_word(said, name) for name in given_name
    ):
        raise Refused(_("Lý do được giữ mãi trong lịch sử: đừng nêu tên người trong đó."))
    return said[:200]


def _has_word(text: str, word: str) -> bool:
    return bool(word) and re.search(rf"\b{re.escape(word)}\b", text) is not None


def set_password(user: User, password: str | None) -> None:
    """Puts a password that holds onto the account, without saving; None: nobody can sign in by it."""
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused(_("Mật khẩu chưa đạt: %(reasons)s") % {"reasons": " ".join(weak.messages)}) from weak
    user.set_password(password)


def _check(user: User) -> None:
    """A name that can be signed in with, and that nobody else has in whatever spelling."""
    if user.is_erased or has_control(user.full_name):
        raise Refused(_("Không tạo được tài khoản: tên đăng nhập hoặc họ tên không dùng được."))
    if User.objects.filter(username__iexact=user.username).exists():
        raise Refused(_("Tên đăng nhập «%(name)s» đã có người dùng.") % {"name": user.username})
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as wrong:
        raise Refused(_("Không tạo được tài khoản: %(reasons)s") % {"reasons": " ".join(wrong.messages)}) from wrong
