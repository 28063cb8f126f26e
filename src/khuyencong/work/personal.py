"""Verbs on personal data: give a person everything held about them, and erase a person from everything but papers.

Official papers keep their signers and their text, and history keeps which account did what; after erasing, that account
bears no name (Luật 91/2025, archives law). What erasing does to each field is declared in records.personal.
"""

from datetime import date, datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Membership, Notification, NotificationChoice, User
from khuyencong.records.people import ERASED_PREFIX
from khuyencong.records.personal import Fate, with_fate

from .acts import seal
from .people import account, changed, close_sessions, province_of, reason_without_names
from .permissions import Refused

_ACCOUNT = tuple(one.name for one in with_fate(Fate.EMPTIED, "records.User") if one.name != "password")
_SIGN_INS = (AccessAttempt, AccessLog, AccessFailureLog)


def export_person(actor: User | None, user: User) -> dict[str, Any]:
    """Everything held about a person, as plain JSON values. People may ask for their own."""
    with transaction.atomic():
        current = account(actor, user, own=True)
        told = {
            "account": {name: _plain(getattr(current, name)) for name in ("id", *_ACCOUNT, "date_joined", "is_active")},
            "offices": [_office(held) for held in current.memberships.select_related("unit").order_by("pk")],
            "acts": [_act(act) for act in Act.objects.filter(actor=current).order_by("province_id", "number")],
            "named_in": {field: rows for field, rows in _links(current) if rows},
            "email": list(EmailAddress.objects.filter(user=current).values_list("email", flat=True)),
            "second_steps": list(Authenticator.objects.filter(user=current).values_list("type", flat=True)),
            "sign_ins": [_plain_row(row) for row in _sign_ins(current)],
        }
        words = f"Trích xuất dữ liệu cá nhân của tài khoản số {current.pk}"
        seal(province_of(current), actor, "export_person", current, words, {"parts": sorted(told)})
    return told


def erase_person(actor: User | None, user: User, reason: str) -> Act:
    """Empty and lock the account, end its offices, forget its sign-ins. It cannot be undone."""
    with transaction.atomic():
        current = account(actor, user)
        said = reason_without_names(current, reason)
        if actor is not None and actor.pk == current.pk:
            raise Refused(_("Không tự xóa tài khoản của mình: hãy nhờ một quản trị khác."))
        changes = changed(current, *_ACCOUNT)
        _forget_sign_ins(current)
        _end_offices(current)
        _empty(current)
        words = f"Xóa dữ liệu cá nhân của tài khoản số {current.pk}: {said}"
        return seal(province_of(current), actor, "erase_person", current, words, changes)


def held_of(user: User) -> dict[str, int]:
    """How much of a person erasing would take away, in words and numbers, for who must be sure."""
    names = sum(bool(said) for said in (user.full_name, user.username, user.email))
    kept = {
        "họ tên, tên đăng nhập, thư điện tử": names,
        "lần vào": len(_sign_ins(user)),
        "xác thực hai bước": Authenticator.objects.filter(user=user).count(),
        "thông báo": Notification.objects.filter(user=user).count(),
        "vai trò phải kết thúc": user.memberships.filter(valid_to=None).count(),
    }
    return {words: number for words, number in kept.items() if number}


def _empty(user: User) -> None:
    user.username, user.is_active = f"{ERASED_PREFIX}{user.pk}", False
    user.full_name = user.first_name = user.last_name = user.email = ""
    user.last_login = None
    user.set_unusable_password()
    user.save(update_fields=[*_ACCOUNT, "password", "is_active"])


def _end_offices(user: User) -> None:
    """Offices end yesterday; one that began today, today."""
    yesterday = timezone.localdate() - timedelta(days=1)
    for held in user.memberships.all():
        if held.valid_to is None or held.valid_to > yesterday:
            held.valid_to = max(yesterday, held.valid_from or yesterday)
            held.save(update_fields=["valid_to"])


def _forget_sign_ins(user: User) -> None:
    for model in _SIGN_INS:
        model.objects.filter(username__iexact=user.username).delete()
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    close_sessions(user)
    Notification.objects.filter(user=user).delete()  # with the mails
    NotificationChoice.objects.filter(user=user).delete()


def _links(user: User) -> list[tuple[str, list[int]]]:
    """For each field that names the account, the rows that do; acts and offices are told in words already."""
    apart = ("records.Act", "records.Membership")
    fields = [one for one in with_fate(Fate.LINK) if one.model not in apart]
    return [
        (
            one.field,
            list(apps.get_model(one.model)._default_manager.filter(**{one.name: user}).values_list("pk", flat=True)),
        )
        for one in fields
    ]


def _sign_ins(user: User) -> list[dict[str, Any]]:
    columns = ("attempt_time", "ip_address", "user_agent")
    return [row for model in _SIGN_INS for row in model.objects.filter(username__iexact=user.username).values(*columns)]


def _office(held: Membership) -> dict[str, Any]:
    dates = {"from": _plain(held.valid_from), "to": _plain(held.valid_to)}
    return {"office": held.office, "unit": held.unit.code, **dates}


def _act(act: Act) -> dict[str, Any]:
    return {"number": act.number, "at": act.at.isoformat(), "verb": act.verb, "summary": act.summary}


def _plain_row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
