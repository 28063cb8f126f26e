"""Which plan a paper speaks of, by its words and its year, and which new one it may open."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from khuyencong.records.models import Paper, Plan, Programme
from khuyencong.records.queries import is_undone_plan

from ...programmes import programme_named
from .earlier import waits_as_strange


def plan_meant(paper: Paper) -> Plan | None:
    """The plan of the paper, or the one it would be given to; of another province's paper a person says which."""
    if paper.plan is not None or waits_as_strange(paper):
        return paper.plan
    return plan_of_its_year(paper)


def plan_of_its_year(paper: Paper) -> Plan | None:
    """Results that tell no time are held against the plan of the year they are dated in."""
    dated = paper.dated[:4] if paper.purpose == Paper.Purpose.RESULT else ""
    year = paper.year or (int(dated) if dated else None)
    if year is None:
        return None
    meant = Plan.objects.filter(programme__province=paper.province_id, programme__code=programme_named(paper))
    return meant.filter(year=year).exclude(is_undone_plan()).first()


class PlanRow(NamedTuple):
    """A programme with one of its plans, or with none; a plan that was undone does not stand."""

    programme: int
    code: str
    name: str
    plan: int | None
    year: int | None
    title: str | None
    stands: bool


PLAN_ROW = ("pk", "code", "name", "plans", "plans__year", "plans__title", "stands")


def plan_rows(paper: Paper) -> QuerySet[Programme]:
    """The programmes of a paper's province with their plans, the latest first: `PLAN_ROW` of each is a `PlanRow`."""
    standing = Plan.objects.exclude(is_undone_plan()).filter(pk=OuterRef("plans"))
    rows = Programme.objects.filter(province=paper.province_id).order_by("-plans__year", "pk")
    return rows.annotate(stands=Exists(standing))


def may_open(paper: Paper, rows: Iterable[PlanRow]) -> list[PlanRow]:
    """The programmes of which a paper may open the plan of its year: those that have none, the one it names first."""
    rows, named = list(rows), programme_named(paper)
    taken = {row.programme for row in rows if row.stands and row.year == paper.year}
    free = {row.programme: row for row in rows if paper.year and row.programme not in taken}
    return sorted(free.values(), key=lambda row: (row.code != named, row.programme))
