"""Which plan a paper speaks of, by its words and its year."""

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


def new_plans(paper: Paper) -> list[Programme]:
    """The programmes of which a paper may open the plan of its year: those that have none, the one it names first."""
    if paper.year is None:
        return []
    of_year = Plan.objects.filter(programme__province=paper.province_id, year=paper.year).exclude(is_undone_plan())
    free = Programme.objects.filter(province=paper.province_id).exclude(pk__in=of_year.values("programme"))
    named = programme_named(paper)
    return sorted(free, key=lambda one: (one.code != named, one.pk))
