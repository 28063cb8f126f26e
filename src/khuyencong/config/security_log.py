"""Events an inspector of security asks for, one line each: who (by number), what, from where (as a keyed digest).

Names, addresses and what was typed never enter the log: a name guessed at the door may be somebody's password.
"""

import logging
from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from .middleware import Middleware

log = logging.getLogger("khuyencong.security")
# Pages that show personal data of others: each look is an event; so is a search that found an account.
PERSONAL_ROUTES = frozenset({"users", "person"})
_REFUSALS = {400: "bad_request", 403: "refused", 413: "too_large", 429: "too_often"}


def tell(event: str, request: HttpRequest | None, person: object = None, **more: object) -> None:
    """Write one event. `person` is a user, or None when nobody is known."""
    number = getattr(person, "pk", None)
    route = request.resolver_match.url_name if request is not None and request.resolver_match else ""
    told = {"event": event, "person": number, "route": route, "origin": origin(request), **more}
    log.info("%s person=%s route=%s origin=%s", event, number, route, told["origin"], extra=told)


def origin(request: HttpRequest | None) -> str:
    """The address under our key: equal ones can be counted together, none can be read."""
    return digest("address", request.META.get("REMOTE_ADDR", "")) if request is not None else ""


def digest(kind: str, words: str) -> str:
    return salted_hmac(f"khuyencong.log.{kind}", words, algorithm="sha256").hexdigest()[:12]


class SecurityLog(Middleware):
    """Tells refusals, files handed out, and looks at pages with other people's data."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        event = _event(request, answer)
        if event:
            tell(event, request, getattr(request, "user", None), status_code=answer.status_code)
        return answer


def _event(request: HttpRequest, answer: HttpResponse) -> str:
    if answer.status_code in _REFUSALS:
        return _REFUSALS[answer.status_code]
    if answer.get("Content-Disposition", "").startswith("attachment"):
        return "export"
    match = request.resolver_match
    looked = (match and match.url_name in PERSONAL_ROUTES) or getattr(request, "shows_accounts", False)
    return "personal_seen" if answer.status_code == 200 and looked else ""


def _on_sign_in(request: HttpRequest, user: object, **_: Any) -> None:
    tell("sign_in", request, user)


def _on_sign_out(request: HttpRequest, user: object, **_: Any) -> None:
    tell("sign_out", request, user)


def _on_failure(request: HttpRequest | None = None, credentials: dict[str, Any] | None = None, **_: Any) -> None:
    tell("sign_in_failed", request, name_digest=digest("name", str((credentials or {}).get("username", "")).casefold()))


def _on_lock_out(request: HttpRequest, username: str, **_: Any) -> None:
    tell("locked_out", request, name_digest=digest("name", (username or "").casefold()))


def _on_password(request: HttpRequest, user: object, **_: Any) -> None:
    tell("password_changed", request, user)


def _on_step_added(request: HttpRequest, user: object, **_: Any) -> None:
    tell("second_step_added", request, user)


def _on_step_removed(request: HttpRequest, user: object, **_: Any) -> None:
    tell("second_step_removed", request, user)


def listen() -> None:
    """Called once at start; names keep a reload from hearing twice."""
    heard = {
        user_logged_in: _on_sign_in,
        user_logged_out: _on_sign_out,
        user_login_failed: _on_failure,
        user_locked_out: _on_lock_out,
        password_changed: _on_password,
        authenticator_added: _on_step_added,
        authenticator_removed: _on_step_removed,
    }
    for signal, hear in heard.items():
        signal.connect(hear, dispatch_uid=f"khuyencong.{hear.__name__}")
