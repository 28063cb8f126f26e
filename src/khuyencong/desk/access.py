"""Who is asking at the counter, what they may see of a table, and the page that says why something is refused."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps
from http.client import OK
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from khuyencong.records.models import Plan, Province, Unit, User
from khuyencong.records.openings import Opened
from khuyencong.records.scopes import keep_offices, offices_of, papers_for, plans_for, provinces_of
from khuyencong.work.openings import opened
from khuyencong.work.permissions import Refused, may, require

M = TypeVar("M", bound=Model)
P = ParamSpec("P")


class Request(HttpRequest):
    """A request of a signed-in person, as every view behind `counter` gets it."""

    user: User
    htmx: HtmxDetails
    shows_accounts: bool  # of a page that found some: the security log tells it


View = Callable[Concatenate[Request, P], HttpResponseBase]


def counter(view: View[P]) -> Callable[..., HttpResponseBase]:
    """A page for people with an account; what a verb refuses becomes a page with the reason in words."""

    @wraps(view)
    def guarded(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(page_behind(request))
        if request.method in ("GET", "HEAD"):  # what a verb asks must be as it is when it asks
            keep_offices(request.user)
        try:
            answer = view(request, *args, **kwargs)
        except Refused as refusal:
            return refused(request, str(refusal))
        if request.method == "GET" and answer.status_code == OK:
            _keep_opening(request, kwargs)
        return answer

    return guarded


def _keep_opening(request: Request, named: Mapping[str, Any]) -> None:
    """Keep that a person saw a paper or a list that names people, where the page is one of those kept; who sees the
    picture of a page saw the paper."""
    route = request.resolver_match.url_name if request.resolver_match else ""
    route = Opened.PAPER if route == "page_picture" else route
    if route in Opened.values:
        subject = next((value for value in named.values() if isinstance(value, int)), 0)
        opened(request.user, Opened(route), subject)


def page_behind(request: HttpRequest) -> str:
    """The page a person was on: this one, or the one whose form was sent here; home where nobody can tell."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    sent_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(sent_from, {request.get_host()}, require_https=request.is_secure())
    return urlsplit(sent_from)._replace(scheme="", netloc="").geturl() if ours else "/"


def way_back(request: HttpRequest) -> str:
    """Where what was just sent was typed; empty for a page that was only opened."""
    return page_behind(request) if request.method == "POST" else ""


def refused(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "desk/refused.html", {"reason": reason, "back": way_back(request)}, status=403)


def get_or_404(visible: QuerySet[M], pk: int) -> M:
    """The object, if it is among those this person may see; a stranger learns nothing about it."""
    found = visible.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def plan_or_404(request: Request, pk: int) -> Plan:
    """The plan with all that its pages ask of it."""
    visible = plans_for(request.user, today())
    return get_or_404(visible.select_related("programme", "province", "unit__parent", "root", "outside"), pk)


def province_of(request: Request) -> Province | None:
    """The province for whose agencies the person works."""
    return Province.objects.filter(pk__in=provinces_of(request.user, today())).first()


def openable(user: User, papers: Iterable[int | None]) -> set[int]:
    """Which of these papers this person may open; what the others say is quoted without a way to them."""
    named = {paper for paper in papers if paper is not None}
    return set(papers_for(user, today()).filter(pk__in=named).values_list("pk", flat=True)) if named else set()


def needs(request: Request, right: str, unit: Unit | None) -> None:
    """Refuse before a form is shown that could not be sent."""
    require(request.user, right, unit)


def today() -> date:
    return timezone.localdate()


def receiving_units(request: Request) -> list[Unit]:
    """The units a person may receive papers for: those of the offices held."""
    units = {o.unit_id: o.unit for o in offices_of(request.user, today()) if may(request.user, "receive", o.unit)}
    return list(units.values())
