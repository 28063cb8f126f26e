"""Which of several plans comes first: what was told of, what is newest, what is most a person's own."""

from collections.abc import Collection

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from khuyencong.terms.facts import REACHED

from .ledger import Statement, Summary
from .plans import Line, Plan, PlanVersion


def newest_told(plans: QuerySet[Plan]) -> Plan | None:
    """The newest plan that something was reported on; else the newest. One of shares only comes after all others."""
    return told_first(plans).first()


def told_first(plans: QuerySet[Plan], led_by: Q | None = None, own: Collection[int] = ()) -> QuerySet[Plan]:
    """Plans in that order; of one year those first of which the most contents are of these leads. Before all others
    the plans of one's `own` units, those first in which these lead anything."""
    reported = Summary.objects.filter(role__in=REACHED)
    told = Q(Exists(reported.filter(line=OuterRef("root")))) | Q(Exists(reported.filter(line=OuterRef("outside"))))
    chosen = plans.annotate(of_shares=of_shares(), told=told, led=_led(led_by) if led_by else Value(0))
    first = [Case(When(unit__in=own, led__gt=0, then=0), When(unit__in=own, then=1), default=2)] if own else []
    return chosen.order_by("of_shares", *first, "-told", "-year", "-led", "programme_id")


def _led(by: Q) -> Coalesce:
    """How many contents of a plan. Counted beside the plans: a join would carry all of a plan through each content."""
    theirs = Line.objects.filter(by, plan=OuterRef("pk")).order_by().values("plan")
    return Coalesce(Subquery(theirs.annotate(many=Count("pk")).values("many")), 0)


def of_shares() -> Q:
    """Whether a plan holds nothing but what units below told of their own places: their sum is no plan of the whole."""
    told = Statement.objects.filter(plan=OuterRef("pk")).exclude(standing=Statement.Standing.WITHDRAWN)
    of_whole = told.filter(Q(area=None) | Q(fact__isnull=False, fact__paper__sender=None, fact__paper__told_by=None))
    versions = PlanVersion.objects.filter(plan=OuterRef("pk"))
    rebuilt = Q(origin=Plan.Origin.RESULTS)  # asked first: most plans need no look at their statements
    return rebuilt & ~Q(Exists(versions)) & Q(Exists(told)) & ~Q(Exists(of_whole))
