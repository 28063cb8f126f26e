"""Root of all addresses: the counter, signing in under «tai-khoan/», and the ear for browsers' policy reports."""

from typing import NoReturn

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import include, path

from khuyencong.desk.notifications import choose_language

from .policy_reports import policy_report


def closed(request: HttpRequest, rest: str = "") -> NoReturn:
    """Ways of the sign-in library this house does not have, or has its own page for."""
    raise Http404


def icon(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(static("desk/seal.svg"))


urlpatterns = [
    path("tai-khoan/password/reset/", closed),
    path("tai-khoan/password/reset/<path:rest>", closed),
    path("tai-khoan/password/set/", closed),
    path("tai-khoan/sessions/", closed),
    path("tai-khoan/email/", closed),
    path("tai-khoan/confirm-email/", closed),
    path("tai-khoan/confirm-email/<path:rest>", closed),
    path("tai-khoan/login/code/confirm/", closed),
    path("ngon-ngu/", choose_language, name="language"),
    path("bao-chinh-sach/", policy_report, name="policy_report"),
    path("tai-khoan/", include("allauth.urls")),
    path("favicon.ico", icon),  # browsers ask for it beside pages that name their icon themselves
    path("", include("khuyencong.desk.urls")),
]
