"""Which plan a paper under review belongs to: those it may be given to, the new ones it may open, and what taking a
plan's paper does to a plan that stands already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khuyencong.records.models import Fact, Paper, Plan, PlanVersion, Programme, User
from khuyencong.records.queries import is_undone_plan
from khuyencong.records.scopes import plans_for
from khuyencong.terms.facts import Role
from khuyencong.work.programmes import programme_named

from ..access import today

NEW = "moi-"  # before the programme whose plan is opened


@dataclass(frozen=True, slots=True)
class Choice:
    """A plan that a paper may belong to, or one that it opens."""

    value: str
    words: str
    is_chosen: bool = False
    is_name: bool = True  # in the words of the plan, not of this house
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """The last version of the plan that a plan's paper is given to, and how many contents the paper would add."""

    version: int
    is_approved: bool
    new: int
    adjusts: bool  # says what its contents had before: those it does not tell of stay


def belonging(user: User, paper: Paper, facts: Sequence[Fact], *, brings_news: bool) -> dict[str, object]:
    """What the page asks and tells while nothing of a paper is decided."""
    rows = list(_plans(user, paper))
    return {"plans": _choices(rows, paper), "beside": _beside(rows, paper, facts) if brings_news else None}


def _choices(rows: Sequence["_Row"], paper: Paper) -> list[Choice]:
    """The new plans first: one of each programme that has none of the paper's year, the named one before the others."""
    named = programme_named(paper)
    taken = {row.code for row in rows if row.stands and row.year == paper.year}
    free = {row.programme: row for row in rows if paper.year and row.code not in taken}

    words = "kế hoạch mới: {} năm {}" if get_language() == "vi" else "{} {}"  # where its group says that it is new

    def is_meant(row: _Row) -> bool:
        return row.plan == paper.plan_id if paper.plan_id else (row.year, row.code) == (paper.year, named)

    def is_named(row: _Row) -> bool:
        return not paper.plan_id and row.code == named

    new = [
        Choice(f"{NEW}{pk}", words.format(row.name, paper.year), is_named(row), is_new=True)
        for pk, row in sorted(free.items(), key=lambda one: (one[1].code != named, one[0]))
    ]
    known = [Choice(str(row.plan), row.title or "", is_meant(row)) for row in rows if row.is_seen]
    is_chosen = any(one.is_chosen for one in (*new, *known))
    by_words = _("theo tên và năm của văn bản") if paper.year else _("kế hoạch mới")
    return [*([] if is_chosen else [Choice("", by_words, is_name=False)]), *new, *known]


class _Row(NamedTuple):
    """A programme with one of its plans, or with none."""

    programme: int
    code: str
    name: str
    plan: int | None
    year: int | None
    title: str | None
    stands: bool
    is_seen: bool
    version: int | None  # the last one that another paper brought
    state: str | None


def _plans(user: User, paper: Paper) -> Iterator[_Row]:
    """Asked at once: the programmes, their plans, and which of these stand and are the person's to see."""
    of_row = OuterRef("plans")
    standing, seen = Plan.objects.exclude(is_undone_plan()), plans_for(user, today())
    rows = Programme.objects.filter(province=paper.province_id).order_by("-plans__year", "pk")
    told = rows.values_list("pk", "code", "name", "plans", "plans__year", "plans__title")
    marked = told.annotate(stands=Exists(standing.filter(pk=of_row)), seen=Exists(seen.filter(pk=of_row)))
    others = PlanVersion.objects.filter(plan=of_row).exclude(paper=paper).order_by("-number")
    number, state = (Subquery(others.values(name)[:1]) for name in ("number", "state"))
    return (_Row(*row) for row in marked.annotate(version=number, state=state))


def _beside(rows: Sequence[_Row], paper: Paper, facts: Sequence[Fact]) -> Beside | None:
    """Told of a plan's paper alone: what results change, their figures say."""
    row = next((row for row in rows if row.plan and row.plan == paper.plan_id), None)
    if paper.purpose != Paper.Purpose.PLAN or row is None or row.version is None:
        return None
    items = [fact for fact in facts if fact.place == Fact.Place.ITEM]
    new = {fact.same_as for fact in items if fact.line is None}
    is_approved = row.state == PlanVersion.State.APPROVED
    return Beside(
        row.version,
        is_approved,
        len(new),
        any(fact.before is not None or fact.role == Role.ADJUSTMENT for fact in items),
    )
