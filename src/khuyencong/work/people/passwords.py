"""How a person comes to a password: a link that works once, a first password to be changed, or a choice of their own.

An administrator never knows a password that goes on working: what they hand over ends with its first use.
"""

import secrets

from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, User

from ..acts import seal
from ..permissions import Refused
from .accounts import account, close_sessions, province_of, reason_without_names, set_password
from .offices import refuse_erased

_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that are mistaken for another when read aloud
_GROUPS, _LENGTH = 4, 4  # 80 bits


class _Invitations(PasswordResetTokenGenerator):
    """Tokens that end with the password they lead to, and after settings.PASSWORD_RESET_TIMEOUT."""

    key_salt = "khuyencong.work.people.invitation"


_invitations = _Invitations()


def invite(actor: User | None, user: User) -> str:
    """The token of a link by which the person chooses a password, once. What opened the account before ends."""
    with transaction.atomic():
        current = account(actor, user)
        if not current.is_active:
            raise Refused(_("Tài khoản đang khóa: hãy mở lại trước khi mời."))
        current.set_unusable_password()  # another one each time: an earlier link ends
        current.must_choose_password = False
        current.save(update_fields=["password", "must_choose_password"])
        close_sessions(current)
        seal(province_of(current), actor, "invite", current, f"Cấp đường dẫn vào một lần cho tài khoản số {current.pk}")
    return token_for(current)


def token_for(user: User) -> str:
    """The token of the account as it stands now; only an act that ends what opened it before may hand one out."""
    return _invitations.make_token(user)


def is_invited(user: User, token: str) -> bool:
    """Whether the link still works."""
    return user.is_active and _invitations.check_token(user, token)


def accept_invitation(user: User, token: str, password: str) -> Act:
    """The person chooses a password by the link they were handed."""
    with transaction.atomic():
        current = User.objects.select_for_update().get(pk=user.pk)
        if not is_invited(current, token):
            raise Refused(_("Đường dẫn này đã dùng hoặc đã quá hạn: hãy xin quản trị cấp lại."))
        return _chosen(current, password)


def choose_password(user: User, password: str) -> Act:
    """A password of the person's own; it may not be the one they were given."""
    with transaction.atomic():
        current = User.objects.select_for_update().get(pk=user.pk)
        refuse_erased(current)
        if current.check_password(password):
            raise Refused(_("Mật khẩu mới phải khác mật khẩu đang dùng."))
        return _chosen(current, password)


def first_password(actor: User | None, user: User) -> str:
    """A random password to hand over; whoever signs in with it must choose their own before anything else."""
    made = "-".join("".join(secrets.choice(_SIGNS) for _ in range(_LENGTH)) for _ in range(_GROUPS))
    give_password(actor, user, made)
    return made


def give_password(actor: User | None, user: User, password: str) -> Act:
    """A new password for somebody who lost theirs, to be changed at the next sign-in. A second step stays as it is, and
    every session ends."""
    with transaction.atomic():
        current = account(actor, user)
        set_password(current, password)
        current.must_choose_password = True
        current.save(update_fields=["password", "must_choose_password"])
        close_sessions(current)
        words = f"Đặt lại mật khẩu của tài khoản số {current.pk}"
        return seal(province_of(current), actor, "give_password", current, words, {"changed": ["password"]})


def reset_second_step(actor: User | None, user: User, reason: str) -> Act:
    """Take the second step off for somebody who lost it, after they were recognised in person; every session ends."""
    with transaction.atomic():
        current = account(actor, user)
        said = reason_without_names(current, reason)
        if actor is not None and actor.pk == current.pk:
            raise Refused(_("Xác thực hai bước của mình thì tự đổi trong mục tài khoản."))
        if not Authenticator.objects.filter(user=current).delete()[0]:
            raise Refused(_("Tài khoản này chưa bật xác thực hai bước."))
        close_sessions(current)
        words = f"Gỡ xác thực hai bước của tài khoản số {current.pk}: {said}"
        return seal(province_of(current), actor, "reset_second_step", current, words)


def _chosen(user: User, password: str) -> Act:
    set_password(user, password)
    user.must_choose_password = False
    user.save(update_fields=["password", "must_choose_password"])
    words = f"Tự chọn mật khẩu của tài khoản số {user.pk}"
    return seal(province_of(user), user, "choose_password", user, words, {"changed": ["password"]})
