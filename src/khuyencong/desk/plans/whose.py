"""Whose the figures of a period are, where not the whole plan's: the units below that told them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from khuyencong.records.models import Area, Plan
from khuyencong.records.shares import told_of_places
from khuyencong.terms.periods import Window

_NAMED = 3  # more are counted


@dataclass(frozen=True, slots=True)
class Whose:
    """Of what was reached in the plan, and in single lines where theirs are another's: the places; «» of the whole."""

    of_plan: str
    of_lines: Mapping[int, str]


def whose_of(plan: Plan, window: Window, act: int) -> Whose:
    told = told_of_places(plan, window, act)
    areas = Area.objects.in_bulk({area for places in told.values() for area in places}) if told else {}
    words = {line: _words([areas[area] for area in sorted(places)]) for line, places in told.items()}
    of_plan = words.get(plan.top.pk, "")
    return Whose(of_plan, {line: told for line, told in words.items() if told != of_plan})


def _words(areas: Iterable[Area]) -> str:
    names = sorted({f"{area.type.lower()} {area.name}" for area in areas})
    if len(names) <= _NAMED:
        return ", ".join(names)
    return ngettext("%(count)s đơn vị", "%(count)s đơn vị", len(names)) % {"count": len(names)}
