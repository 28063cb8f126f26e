"""When a session ends by itself, and who must show a second step before the counter opens."""

import time
from contextlib import suppress

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.desk.access import page_behind
from khuyencong.records.models import Office, User
from khuyencong.records.scopes import offices_of
from khuyencong.work.people import end_own_sessions
from khuyencong.work.permissions import Refused

from .middleware import Middleware

BEGAN, SEEN, SHOWN = "began", "seen", "second_step"
_STEP_S = 300  # «seen» is written at most so often: a page is not worth a write


@receiver(user_logged_in)
def begin(request: HttpRequest, **_signal: object) -> None:
    request.session[BEGAN] = request.session[SEEN] = int(time.time())
    if request.META.get("REMOTE_ADDR"):  # a person at a browser: shown on the page of one's sessions
        UserSession.objects.create_from_request(request)


@receiver([authenticator_added, authenticator_removed])
def end_others(request: HttpRequest, user: User, **_signal: object) -> None:
    """Whoever changed their second step is signed out everywhere else."""
    with suppress(Refused):  # there may be no other
        end_own_sessions(user, request.session.session_key or "")


class Sessions(Middleware):
    """Ends a session that stood idle too long or has lasted a working day; asks for the second step where it is due."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = int(time.time())
        if is_over(request.session.get(BEGAN, now), request.session.get(SEEN, now), now):
            logout(request)
            messages.info(request, _("Phiên làm việc đã hết: hãy đăng nhập lại."))
            return redirect_to_login(page_behind(request))
        if now - request.session.get(SEEN, 0) >= _STEP_S:
            request.session.setdefault(BEGAN, now)
            request.session[SEEN] = now
            UserSession.objects.create_from_request(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Redirect a person who owes a password of their own or a second step to where it is set up; account pages stay
        open."""
        if not request.user.is_authenticated or _is_of_account(request):
            return None
        if request.user.must_choose_password:
            messages.warning(request, _("Mật khẩu này do quản trị cấp: hãy chọn mật khẩu của riêng mình rồi làm tiếp."))
            return redirect("account_change_password")
        if not owes_second_step(request):
            return None
        messages.warning(request, _("Vai trò của anh/chị cần xác thực hai bước: hãy bật rồi làm tiếp."))
        return redirect("mfa_activate_totp")


def is_over(began: int, seen: int, now: int) -> bool:
    return now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE


def owes_second_step(request: HttpRequest) -> bool:
    """Whether this person's offices need a second step that is not set up. Once shown, the session remembers."""
    if settings.SECOND_STEP == "none" or request.session.get(SHOWN):
        return False
    user = request.user
    if not isinstance(user, User) or not is_due(user):
        return False
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        request.session[SHOWN] = True
        return False
    return True


def is_due(user: User) -> bool:
    if settings.SECOND_STEP == "all":
        return True
    return any(held.office == Office.ADMIN for held in offices_of(user, timezone.localdate()))


def _is_of_account(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and (match.url_name or "").startswith(("account_", "mfa_", "health", "policy_report"))
