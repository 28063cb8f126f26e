"""Which plan a paper under review belongs to: those it may be given to, the new ones it may open, and what taking a
plan's paper does to a plan that stands already."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from khuyencong.records.models import Fact, Paper, Plan, PlanVersion, User
from khuyencong.records.scopes import plans_for
from khuyencong.work.library import new_plans
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


@dataclass(frozen=True, slots=True)
class Beside:
    """The last version of the plan that a plan's paper is given to, and how many contents the paper would add."""

    version: PlanVersion
    new: int
    adjusts: bool  # says what its contents had before: those it does not tell of stay


def choices(user: User, paper: Paper) -> list[Choice]:
    """The new plans first: one of each programme that has none of the paper's year, the named one before the others."""
    plans = plans_for(user, today()).filter(province=paper.province_id).select_related("programme").order_by("-year")
    named, free = programme_named(paper), new_plans(paper)

    def is_meant(plan: Plan) -> bool:
        of_year = (plan.year, plan.programme.code) == (paper.year, named)
        return plan.pk == paper.plan_id if paper.plan_id else of_year

    words = _("kế hoạch mới: %(programme)s năm %(year)s")
    told = ((one, words % {"programme": one, "year": paper.year}) for one in free)
    new = [Choice(f"{NEW}{one.pk}", said, not paper.plan_id and one.code == named, False) for one, said in told]
    known = [Choice(str(plan.pk), str(plan), is_meant(plan)) for plan in plans]
    is_chosen = any(one.is_chosen for one in (*new, *known))
    by_words = _("theo tên và năm của văn bản") if paper.year else _("kế hoạch mới")
    return [*([] if is_chosen else [Choice("", by_words, is_name=False)]), *new, *known]


def beside_version(paper: Paper, facts: Sequence[Fact]) -> Beside | None:
    """Told while nothing of the paper is decided."""
    is_waiting = all(fact.review == Fact.Review.PENDING for fact in facts)
    if paper.purpose != Paper.Purpose.PLAN or paper.plan_id is None or not is_waiting:
        return None
    version = PlanVersion.objects.filter(plan=paper.plan_id).exclude(paper=paper).order_by("-number").first()
    if version is None:
        return None
    items = [fact for fact in facts if fact.place == Fact.Place.ITEM]
    new = {fact.same_as for fact in items if fact.line is None}
    return Beside(version, len(new), any(fact.before is not None for fact in items))
