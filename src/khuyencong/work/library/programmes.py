"""Which programme and plan a paper speaks of, by its words and its year."""

from khuyencong.records.models import Paper, Plan, Programme
from khuyencong.records.queries import is_undone_plan
from khuyencong.terms.vietnamese import fold

from .earlier import waits_as_strange

_PROGRAMME_WORDS = (
    ("ocop", ("ocop", "moi xa mot san pham", "moi xa phuong mot san pham")),
    ("xttm", ("xuc tien thuong mai",)),
    ("khuyen-cong", ("khuyen cong",)),
)


def programme_meant(paper: Paper) -> Programme:
    return Programme.objects.get(province=paper.province, code=programme_named(paper))


def programme_named(paper: Paper) -> str:
    """The programme its title names first, else its file's name or its opening; khuyến công, the trade of this house,
    where none is named."""
    opening = fold(f"{paper.name} {paper.text[:600]}")
    return _named_first(fold(paper.title)) or next(
        (code for code, names in _PROGRAMME_WORDS if any(name in opening for name in names)), "khuyen-cong"
    )


def _named_first(title: str) -> str | None:
    """«Khuyến công và xúc tiến thương mại» is a plan of khuyến công, which names what else it holds."""
    named = [(title.find(name), code) for code, names in _PROGRAMME_WORDS for name in names if name in title]
    return min(named)[1] if named else None


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
