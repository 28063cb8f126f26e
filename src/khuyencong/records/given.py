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
from .library import heavy
from .plans import FundSource, Line, Plan
from .queries import is_emptied

_ONE = Coalesce("establishment__same_as", "establishment")


def given_to(establishments: Iterable[int], plans: QuerySet[Plan]) -> QuerySet[Arrangement]:
    """What stands of contents of these plans that are given to these, by whatever name; the newest plans first."""
    known = Q(establishment__in=establishments) | Q(establishment__same_as__in=establishments)
    rows = _given().filter(known, line__plan__in=plans)
    rows = rows.select_related("line__plan__programme", "paper", "act__actor", "establishment").defer(*heavy("paper__"))
    return rows.order_by("-line__plan__year", "line__plan", "line__position", "line", "pk")


def _given() -> QuerySet[Arrangement]:
    """What says that a content is given to somebody; not of those that nothing told stands of any more."""
    told = Arrangement.objects.standing().filter(kind=Arrangement.Kind.RECIPIENT)
    return told.exclude(line__in=Line.objects.filter(is_emptied()))


def with_contents(establishments: QuerySet[Establishment]) -> QuerySet[Establishment]:
    """Those of these to whom some content is given, by whatever name: one misread once, and taken back, is nobody's."""
    ones = _given().order_by().annotate(one=_ONE).values("one")
    return establishments.filter(Q(pk__in=ones) | Q(same_as__in=ones))


def count_given(lines: Collection[int]) -> dict[int, int]:
    """How many get each of these lines."""
    rows = _given().filter(line__in=lines)
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
