"""What the sign-in libraries may do here: accounts are made by an administrator, and guessing locks the name."""

import time
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.records.models import User
from khuyencong.work.people import choose_password


class ClosedDoor(DefaultAccountAdapter):
    """Signing in only; there is no signing up. A password that a person chooses is an act like any other."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Not in the minutes after the password was typed to sign in: nobody types it twice running."""
        return super().is_reauthentication_required(app=app, **more) and not _typed_lately(self.request)

    def clean_password(self, password: str, user: User | None = None) -> str:
        cleaned: str = super().clean_password(password, user)
        if user is not None and user.check_password(cleaned):
            raise ValidationError(_("Mật khẩu mới phải khác mật khẩu đang dùng."))
        return cleaned

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """On to the day's work, not to the form once more."""
        return reverse("home")

    def set_password(self, user: User, password: str) -> None:
        choose_password(user, password)
        user.refresh_from_db(fields=["password", "must_choose_password"])


def _typed_lately(request: HttpRequest) -> bool:
    told = get_authentication_records(request, request.user)
    typed = (record["at"] for record in told if record["method"] == "password")
    return any(time.time() - at < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for at in typed)


def name_guessed(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The name that tries are counted under; sign-in ignores case, so «Canbo» and «CANBO» share one count."""
    given = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(given).strip().casefold()
