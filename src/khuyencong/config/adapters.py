"""What the sign-in library may do here: accounts are made by an administrator, never by a visitor."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """Signing in only; there is no signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
