"""Plans in a list: where each comes from, its version and what became of its money."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khuyencong.records.ledger import SUMS
from khuyencong.records.models import Measure, Plan, PlanVersion, Summary
from khuyencong.records.plan_order import of_shares
from khuyencong.reports.figures import figure_of, with_estimate
from khuyencong.terms.facts import PLANNED, REACHED, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure
from khuyencong.terms.selector import Selector

from ..figures import Rate, rate_of

Words = str | Promise


def origins_of(plans: Sequence[Plan]) -> dict[int, Words]:
    """Where each plan comes from, in words."""
    rebuilt = [plan.pk for plan in plans if plan.origin == Plan.Origin.RESULTS]  # no others are asked about
    shares = set(Plan.objects.filter(of_shares(), pk__in=rebuilt).values_list("pk", flat=True))
    words = _("từ phần của đơn vị cấp dưới, chưa có kế hoạch chung")
    return {plan.pk: words if plan.pk in shares else plan.get_origin_display() for plan in plans}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in a list: its version and what became of its money."""

    plan: Plan
    origin: Words
    version: PlanVersion | None
    money_plan: Figure
    money_actual: Figure
    rate: Rate


def plan_rows(plans: Iterable[Plan]) -> list[PlanRow]:
    """Plans with their money, in as many queries for one plan as for fifty."""
    listed = list(plans)
    kept, origins = _kept_money(listed), origins_of(listed)
    money = {m.province_id: m.pk for m in Measure.objects.filter(is_money=True)}
    rows = []
    for plan in listed:
        planned = _figure(plan, money, PLANNED, kept)
        reached = _figure(plan, money, REACHED, kept)
        versions = list(plan.versions.all())
        version = versions[-1] if versions else None
        rows.append(PlanRow(plan, origins[plan.pk], version, planned, reached, rate_of(reached, planned)))
    return rows


Kept = dict[tuple[int, Role], Amounts]


def _kept_money(plans: Sequence[Plan]) -> Kept:
    """The sums of each plan's root, by role, inside the plan's own year."""
    years = {plan.root_id: str(plan.year) for plan in plans}
    sums = Summary.objects.filter(line__in=years, measure__is_money=True).values_list("line_id", "role", "bucket")
    kept: Kept = defaultdict(Amounts)
    for root, role, bucket, *told in sums.annotate(**SUMS):
        if bucket.startswith(years[root]):
            kept[root, Role(role)] += Amounts(*told)
    return kept


def _figure(plan: Plan, money: dict[int, int], roles: tuple[Role, ...], kept: Kept) -> Figure:
    root = plan.root_id or 0
    selector = Selector(root, money[plan.province_id], roles, Period.parse(str(plan.year)).window)
    told = figure_of(sum((kept[root, role] for role in roles), Amounts()), selector)
    return with_estimate(told, kept[root, Role.ESTIMATE], selector) if Role.ESTIMATE in roles else told
