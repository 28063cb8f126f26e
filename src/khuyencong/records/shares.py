"""Whose the figures of a period are: of lines of which only units below told anything, each of its own place."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Case, F, Q, When

from khuyencong.terms.facts import REACHED
from khuyencong.terms.ledger import BEGINNING, Outcome
from khuyencong.terms.periods import Window

from .ledger import Statement
from .plans import Plan
from .queries import ancestors

COUNTS = (Outcome.POSTED, Outcome.CORRECTS, Outcome.CONFIRMS)  # a figure told again moves nothing, and goes on
OF_A_PLACE = Q(area__path=F("fact__paper__sender__area__path")) | Q(area__path=F("fact__paper__told_by__area__path"))


def told_of_places(plan: Plan, window: Window, act: int) -> Mapping[int, frozenset[int]]:
    """The areas whose units told all that was reached of a line in the window, as of an act; without the lines of which
    anybody told the whole."""
    told = Statement.objects.filter(
        Q(withdrawn_in=None) | Q(withdrawn_in__number__gt=act),
        Q(first__gte=window.first) | Q(first=BEGINNING),
        plan=plan,
        act__number__lte=act,
        role__in=[role.value for role in REACHED],
        outcome__in=COUNTS,
        value__isnull=False,
        last__lte=window.last,
    ).order_by()
    places: dict[int, set[int | None]] = defaultdict(set)
    for path, area in told.values_list("line__path", Case(When(OF_A_PLACE, then=F("area")))).distinct():
        for line in ancestors(path):
            places[line].add(area)
    return {line: frozenset(area for area in of if area) for line, of in places.items() if None not in of}
