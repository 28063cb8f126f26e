"""What the sign-in libraries may do here: accounts are made by an administrator, and guessing locks the name."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """Signing in only; there is no signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def name_guessed(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The name that tries are counted under; sign-in ignores case, so «Canbo» and «CANBO» share one count."""
    given = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(given).strip().casefold()
