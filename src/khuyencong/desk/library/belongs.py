"""Which plan a paper under review belongs to: those it may be given to, the new ones it may open, and what taking a
plan's paper does to a plan that stands already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khuyencong.records.models import Fact, Paper, Plan, PlanVersion, User
from khuyencong.records.scopes import plans_for
from khuyencong.terms.facts import Role
from khuyencong.work.library import PLAN_ROW, PlanRow, may_open, plan_rows
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


def belonging(
    user: User, paper: Paper, plan: Plan | None, facts: Sequence[Fact], *, brings_news: bool
) -> dict[str, object]:
    """What the page asks and tells while nothing of a paper is decided; `plan` is the one it has or is given to."""
    rows = list(_plans(user, paper))
    beside = _beside(rows, paper, plan, facts) if brings_news and plan else None
    return {"plans": _choices(rows, paper), "beside": beside}


def _choices(rows: Sequence["_Row"], paper: Paper) -> list[Choice]:
    """The new plans first: one of each programme that has none of the paper's year, the named one before the others."""
    named = programme_named(paper)
    words = "kế hoạch mới: {} năm {}" if get_language() == "vi" else "{} {}"  # where its group says that it is new

    def is_meant(row: PlanRow) -> bool:
        return row.plan == paper.plan_id if paper.plan_id else (row.year, row.code) == (paper.year, named)

    new = [
        Choice(
            f"{NEW}{row.programme}",
            words.format(row.name, paper.year),
            not paper.plan_id and row.code == named,
            is_new=True,
        )
        for row in may_open(paper, (row.told for row in rows))
    ]
    known = [Choice(str(row.told.plan), row.told.title or "", is_meant(row.told)) for row in rows if row.is_seen]
    is_chosen = any(one.is_chosen for one in (*new, *known))
    by_words = _("theo tên và năm của văn bản") if paper.year else _("kế hoạch mới")
    return [*([] if is_chosen else [Choice("", by_words, is_name=False)]), *new, *known]


class _Row(NamedTuple):
    """A programme with one of its plans, or with none, as the page tells it."""

    told: PlanRow
    is_seen: bool
    version: int | None  # the last one that another paper brought
    state: str | None


def _plans(user: User, paper: Paper) -> Iterator[_Row]:
    """Asked at once: the programmes, their plans, and which of these stand and are the person's to see."""
    of_row = OuterRef("plans")
    others = PlanVersion.objects.filter(plan=of_row).exclude(paper=paper).order_by("-number")
    number, state = (Subquery(others.values(name)[:1]) for name in ("number", "state"))
    seen = Exists(plans_for(user, today()).filter(pk=of_row))
    rows = plan_rows(paper).annotate(seen=seen, version=number, state=state)
    told = rows.values_list(*PLAN_ROW, "seen", "version", "state")
    return (_Row(PlanRow(*row), is_seen, version, state) for *row, is_seen, version, state in told)


def _beside(rows: Sequence[_Row], paper: Paper, plan: Plan, facts: Sequence[Fact]) -> Beside | None:
    """Told of a plan's paper alone: what results change, their figures say."""
    row = next((row for row in rows if row.told.plan == plan.pk), None)
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
