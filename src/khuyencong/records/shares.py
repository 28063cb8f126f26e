"""Whose the figures of a period are: of lines of which only units below told anything, each of its own place."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from khuyencong.terms.facts import REACHED
from khuyencong.terms.ledger import BEGINNING, Outcome
from khuyencong.terms.periods import Window

from .ledger import Statement, stated_by
from .plans import Line, Plan
from .queries import ancestors

COUNTS = (Outcome.POSTED, Outcome.CORRECTS, Outcome.CONFIRMS)  # a figure told again moves nothing, and goes on
OF_A_PLACE = Q(area__path=F("fact__paper__sender__area__path")) | Q(area__path=F("fact__paper__told_by__area__path"))


def told_of_places(plan: Plan, window: Window, act: int) -> Mapping[int, frozenset[int]]:
    """The areas whose units told all that was reached of a line in the window, as of an act; without the lines of which
    anybody told the whole."""
    told = Statement.objects.filter(
        stated_by(act),
        Q(first__gte=window.first) | Q(first=BEGINNING),
        role__in=[role.value for role in REACHED],
        outcome__in=COUNTS,
        value__isnull=False,
        last__lte=window.last,
    ).order_by()
    whole, left = _by_who_told(plan, told)
    places: dict[int, set[int | None]] = defaultdict(set)
    areas = told.filter(line__in=left).values_list("line__path", Case(When(OF_A_PLACE, then=F("area"))))
    for path, area in areas.distinct() if left else ():
        for line in ancestors(path):
            places[line].add(area)
    parts = {line: of for line, of in places.items() if line not in whole and None not in of}
    return {line: frozenset(area for area in of if area) for line, of in parts.items()}


def _by_who_told(plan: Plan, told: QuerySet[Statement]) -> tuple[set[int], set[int]]:
    """The lines of which, or below which, something was told of no place, and the others of which something was told:
    only these, mostly none, have all their figures looked through."""
    of_line = told.filter(line=OuterRef("pk"))
    by_whom = Case(
        When(Exists(of_line.filter(area=None)), then=Value("whole")),
        When(Exists(of_line), then=Value("parts")),
        default=Value(""),
    )
    lines = list(Line.objects.filter(plan=plan).order_by().values_list("pk", "path", by_whom))
    whole = {above for _, path, told_by in lines if told_by == "whole" for above in ancestors(path)}
    return whole, {line for line, _, told_by in lines if told_by == "parts"} - whole
