"""What is remembered of who gets what: the contents that are given to somebody, and their kept money."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts

from .arrangements import Arrangement
from .establishments import Establishment
from .ledger import AMOUNTS, Summary
from .plans import FundSource, Plan

_ONE = Coalesce("establishment__same_as", "establishment")


def given_to(establishments: Iterable[int], plans: QuerySet[Plan]) -> QuerySet[Arrangement]:
    """What stands of contents of these plans that are given to these, by whatever name; the newest plans first."""
    known = Q(establishment__in=establishments) | Q(establishment__same_as__in=establishments)
    rows = Arrangement.objects.standing().filter(known, kind=Arrangement.Kind.RECIPIENT, line__plan__in=plans)
    rows = rows.select_related("line__plan__programme", "paper", "act__actor", "establishment")
    return rows.order_by("-line__plan__year", "line__plan", "line__position", "line", "pk")


def count_given(lines: Collection[int]) -> dict[int, int]:
    """How many get each of these lines."""
    rows = Arrangement.objects.standing().filter(line__in=lines, kind=Arrangement.Kind.RECIPIENT)
    return dict(rows.order_by().values_list("line").annotate(n=Count(_ONE, distinct=True)))


def contents_of(establishments: Iterable[Establishment], plans: QuerySet[Plan]) -> dict[int, int]:
    """How many contents each of these gets."""
    rows = given_to([one.pk for one in establishments], plans).order_by().annotate(one=_ONE)
    return dict(rows.values_list("one").annotate(n=Count("line", distinct=True)))


def money_kept(lines: Collection[int]) -> dict[tuple[int, str, Role], Amounts]:
    """The kept money of lines with all below them within the year of their plan, by the path of its source."""
    paths = dict(FundSource.objects.filter(province__plans__lines__in=lines).values_list("pk", "path"))
    rows = Summary.objects.filter(line__in=lines, measure__is_money=True)
    told: dict[tuple[int, str, Role], Amounts] = defaultdict(Amounts)
    columns = ("line", "line__plan__year", "bucket", "source_key", "role", *AMOUNTS)
    for line, year, bucket, source, role, *sums in rows.values_list(*columns):
        if bucket.startswith(str(year)):
            told[line, paths.get(source, "/"), Role(role)] += Amounts(*sums)
    return dict(told)
