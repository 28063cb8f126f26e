"""Areas: the tree on a day, one area with what it came from and where it went, and «xã X nay thuộc đâu»."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khuyencong.records.models import Area, Unit
from khuyencong.records.scopes import areas_for, units_for
from khuyencong.records.units import EARLIEST_FIRST, AreaLevel, AreaQuerySet, area_successions
from khuyencong.terms.vietnamese import fold

from ..access import Request, counter, get_or_404, today
from ..pages import matching
from .titles import with_titles
from .views import day_of

MOST = 60
# The days on which the map of the province last stood still before it changed; see the seed's README.
TURNS = (date(2024, 10, 31), date(2025, 6, 30), date(2026, 4, 29))


@dataclass(frozen=True, slots=True)
class Placed:
    """An area and where it stands today: (area, whether all of it went there)."""

    area: Area
    now: tuple[tuple[Area, bool], ...]

    @property
    def unchanged(self) -> bool:
        """Whether it stands today as it is."""
        return len(self.now) == 1 and self.now[0][0].pk == self.area.pk


@dataclass(frozen=True, slots=True)
class Group:
    """The communes of one district, or of the province itself where it has no districts."""

    above: Area
    below: tuple[Placed, ...]


@require_safe
@counter
def areas(request: Request) -> HttpResponse:
    """The province's areas on a day; or, for words, every area that ever bore the name and where it is today."""
    day, wrong = day_of(request)
    words = request.GET.get("q", "").strip()[:100]
    ours = areas_for(request.user, today())
    context: dict[str, object] = {"day": day, "wrong": wrong, "q": words, "turns": TURNS, "today": today()}
    if words:
        found = matching(ours.exclude(level=AreaLevel.PROVINCE).select_related("parent"), words, _words)
        found.sort(key=lambda one: fold(words) not in fold(one.full_name))  # the whole name before scattered words
        context |= {"found": placed(found[:MOST], today()), "more": len(found) - MOST}
    else:
        context |= {"groups": _groups(ours.on(day)), "provinces": ours.on(day).filter(level=AreaLevel.PROVINCE)}
    return render(request, "units/areas.html", context)


@require_safe
@counter
def area(request: Request, area: int) -> HttpResponse:
    """One version of an area: its time, what it was made of, what became of it, and who governs it."""
    found = get_or_404(areas_for(request.user, today()).select_related("parent"), area)
    committees = Unit.objects.filter(area__code=found.code, pk__in=units_for(request.user, today()))
    (here,) = placed([found], today())
    context = {
        "here": here,
        "came_from": found.predecessions.select_related("old").order_by("date", "old__code"),
        "went_to": found.successions.select_related("new").order_by("date", "new__code"),
        "versions": Area.objects.filter(code=found.code).exclude(pk=found.pk).order_by(EARLIEST_FIRST),
        "children": found.children.order_by("code", EARLIEST_FIRST),
        "committees": with_titles(committees),
        "today": today(),
    }
    return render(request, "units/area.html", context)


def placed(areas: Sequence[Area], day: date) -> list[Placed]:
    """The areas with what holds each of them on a day, asked once for all."""
    successions = area_successions()
    held = {one.pk: successions.holders(one.pk, day) for one in areas}
    known = Area.objects.in_bulk({key for found in held.values() for key in found})
    return [Placed(one, tuple((known[key], whole) for key, whole in held[one.pk].items())) for one in areas]


def _groups(areas: AreaQuerySet) -> list[Group]:
    """The communes of a day under what stood above them that day, which need not be the last version of its code."""
    above = {one.code: one for one in areas.exclude(level=AreaLevel.COMMUNE)}
    communes = areas.filter(level=AreaLevel.COMMUNE).select_related("parent").order_by("parent__code", "code")
    rows = placed(list(communes), today())
    by_code = groupby(rows, key=lambda row: row.area.parent.code if row.area.parent else "")
    return [Group(above[code], tuple(below)) for code, below in by_code if code in above]


def _words(area: Area) -> str:
    return f"{area.full_name} {area.code} {area.parent.full_name if area.parent else ''}"
