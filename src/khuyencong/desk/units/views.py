"""Units: the list on a day, and one unit with its names, family, people, papers and plans."""

from datetime import date

from django.db.models import Case, F, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khuyencong.records.library import heavy
from khuyencong.records.models import Membership, Unit, UnitTitle
from khuyencong.records.scopes import papers_for, plans_for, units_for
from khuyencong.records.units import EARLIEST_FIRST, UnitType, within
from khuyencong.work.permissions import may

from ..access import Request, counter, get_or_404, today
from ..address import one_of
from ..days import day_asked
from ..history import acts_on
from ..pages import matching, page_of
from .titles import with_titles

LATEST = 20


@require_safe
@counter
def units(request: Request) -> HttpResponse:
    """The units that existed on a day, in the order of their tree; by any name they ever had."""
    day, wrong = day_of(request)
    words, kind = request.GET.get("q", "")[:100], one_of(request.GET, "loai", UnitType.values)
    visible = units_for(request.user, today())
    found = visible.filter(within(day))
    if kind:
        found = found.filter(type=kind)
    if words:
        titles = UnitTitle.objects.filter(unit__in=visible).select_related("unit")
        found = found.filter(pk__in={t.unit_id for t in matching(titles, words, _words)})
    local = When(type__in=[UnitType.COMMUNE_COMMITTEE, UnitType.DISTRICT_COMMITTEE], then=1)
    ordered = found.annotate(local=Case(local, default=0)).order_by("local", "path")  # departments, then the many below
    context = {
        "page": page_of(request, with_titles(ordered.select_related("parent"), day=day)),
        "q": words,
        "kind": kind,
        "kinds": UnitType.choices,
        "day": day,
        "wrong": wrong,
    }
    return render(request, "units/units.html", context)


@require_safe
@counter
def unit(request: Request, unit: int) -> HttpResponse:
    """Everything known of a unit, and what hangs on it."""
    found = unit_or_404(request, unit)
    day = today()
    people = Membership.objects.filter(within(day), unit=found, user__is_active=True).select_related("user")
    context = {
        "unit": found,
        "today": day,
        "titles": found.titles.order_by(EARLIEST_FIRST),
        "identifiers": found.identifiers.order_by(EARLIEST_FIRST),
        "came_from": found.predecessions.select_related("old").order_by("date"),
        "went_to": found.successions.select_related("new").order_by("date"),
        "children": _children(found, day),
        "people": people.order_by("office", "user__full_name"),
        "papers": papers_for(request.user, day).filter(unit=found).defer(*heavy()).order_by("-pk")[:LATEST],
        "plans": plans_for(request.user, day).filter(unit=found).order_by("-year"),
        "keeps": may(request.user, "administer", found),
        "acts": acts_on("unit", found.pk),
    }
    return render(request, "units/unit.html", context)


def unit_or_404(request: Request, pk: int) -> Unit:
    return get_or_404(units_for(request.user, today()).select_related("parent", "area", "province"), pk)


def day_of(request: HttpRequest) -> tuple[date, str]:
    """The day looked at («tại ngày»), today unless told; and what was wrong with the words told."""
    day, wrong = day_asked(request.GET.get("ngay", ""))
    return day or today(), wrong


def _children(unit: Unit, day: date) -> QuerySet[Unit]:
    """Its units, those of today first."""
    return with_titles(unit.children.order_by(F("valid_to").desc(nulls_first=True), "type", "code"), day=day)


def _words(title: UnitTitle) -> str:
    return f"{title.title} {title.short_title} {title.unit.code} {title.unit.symbol}"
