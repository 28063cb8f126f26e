"""Signing in to a demonstration by choosing a role, and the list of accounts for administrators."""

import ipaddress

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from khuyencong.records.models import Membership, Unit, User
from khuyencong.records.queries import offices_of

from ..access import Request, counter, needs, today

DEMO_PREFIX = "demo-"


def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Choose a role; only in a demonstration, and only from this very machine."""
    if not (settings.DEMO and _is_loopback(request)):
        raise Http404
    people = User.objects.filter(username__startswith=DEMO_PREFIX, is_active=True).order_by("pk")
    if request.method == "POST":
        person = people.filter(username=request.POST.get("vai", "")).first()
        if person is None:
            raise Http404
        login(request, person, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("home")
    offices = Membership.objects.filter(user__in=people).select_related("user", "unit").order_by("user_id", "pk")
    return render(request, "people/demo_sign_in.html", {"offices": offices})


@require_safe
@counter
def users(request: Request) -> HttpResponse:
    """Accounts of the administrator's units, with their offices."""
    unit = _administered(request.user)
    needs(request, "administer", unit)
    within_reach = Membership.objects.filter(unit__path__startswith=unit.path if unit else "-")
    offices = within_reach.select_related("user", "unit").order_by("user__username", "pk")
    return render(request, "people/users.html", {"offices": offices})


def _administered(user: User) -> Unit | None:
    """The unit whose accounts a person looks after: the one of the first office held."""
    held = sorted(offices_of(user, today()), key=lambda o: o.office != "admin")
    return held[0].unit if held else None


def _is_loopback(request: HttpRequest) -> bool:
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
