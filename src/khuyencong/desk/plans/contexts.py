"""What pages say of plans: a line with its state, a plan in short, and plans in a list."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khuyencong.records.ledger import SUMS
from khuyencong.records.models import Line, Measure, Plan, PlanVersion, Statement, Summary
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.figures import figure_of, with_estimate
from khuyencong.reports.lateness import is_late, passed
from khuyencong.reports.results import results
from khuyencong.terms.cases import PlanCase
from khuyencong.terms.facts import PLANNED, REACHED, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, TargetResult
from khuyencong.terms.selector import Selector

from ..choices import Choices
from ..figures import Rate, plus_minus, rate_of

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Chip:
    words: Words
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the tree table with what is worth saying about it."""

    line: LineResult
    rate: Rate
    tone: str
    chips: tuple[Chip, ...]
    late: bool = False  # beside the part of the year that is over

    @property
    def remarks(self) -> tuple[str, ...]:
        return tuple(reason.text for reason in self.line.reasons)

    @property
    def is_top_sum(self) -> bool:
        """Whether the home page shows it: a group at the top, or an item there that has money of its own."""
        return self.line.depth == 0 and (self.line.is_group or self.line.money_plan.value is not None)

    @property
    def aimed(self) -> tuple[TargetResult, ...]:
        """Measures the plan has a target for."""
        return tuple(target for target in self.line.targets if target.plan)

    @property
    def beside(self) -> tuple[TargetResult, ...]:
        """What was reached beside the targets."""
        return tuple(target for target in self.line.targets if not target.plan)


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A plan in short: its lines with their state, and how far the whole is."""

    case: PlanCase
    told: Results
    rows: tuple[Row, ...]
    rate: Rate
    flagged: int

    @property
    def sources_remark(self) -> str:
        """Why the sums by source do not come to the plan's sum; «» where nothing keeps them from it."""
        if not (self.told.has_told_sources and self.told.adjusted):
            return ""
        words = _("Kinh phí theo nguồn ghi theo văn bản, chưa tính các lần điều chỉnh (%(change)s đồng).")
        return str(words % {"change": plus_minus(self.told.adjusted)})


def plan_table(plan: Plan, choices: Choices) -> PlanTable:
    case = plan_case(plan, choices.period, choices.as_of)
    told, over = results(case), passed(choices.period, choices.day or timezone.localdate())
    return PlanTable(
        case=case,
        told=told,
        rows=tuple(row_of(line, over) for line in told.lines),
        rate=rate_of(told.money_actual, told.money_plan),
        flagged=sum(line.flagged for line in told.lines),
    )


def row_of(line: LineResult, over: int = 0) -> Row:
    """A line with what is worth saying of it where `over` per cent of the year has passed."""
    return Row(
        line, progress(line), "over" if line.outcome is Outcome.OVER else "", tuple(_chips(line)), is_late(line, over)
    )


def _is_over(line: LineResult) -> bool:
    """A group is over when its contents together are, whatever became of each."""
    return line.is_group and (line.money_actual.value or 0) > (line.money_plan.value or 0) > 0


def progress(line: LineResult) -> Rate:
    """Money spent of money planned; where no money was planned, the first measure that has a target."""
    by_money = rate_of(line.money_actual, line.money_plan)
    if by_money != Rate(None):
        return by_money
    aimed = next((target for target in line.targets if target.plan and target.actual), None)
    return rate_of(aimed.actual, aimed.plan) if aimed and aimed.actual and aimed.plan else by_money


_WAIT = {Outcome.LATER: _("chưa thực hiện"), Outcome.UNPAID: _("chưa thanh toán")}


def _chips(line: LineResult) -> Iterable[Chip]:
    money = line.money_actual
    if line.closed:
        yield Chip(_("đã đóng, bản mới không nêu"))
        return
    if money.estimate:
        yield Chip(_("ước") if money.estimate == money.value else _("gồm ước"), "info")
    if line.outcome is Outcome.NOT_DONE:
        yield Chip(_("không thực hiện"), "bad")
    elif line.outcome is Outcome.DROPPED:
        yield Chip(_("thôi thực hiện"))
    elif line.outcome in _WAIT:
        yield Chip(str(_WAIT[line.outcome]), "wait")
    elif line.outcome is Outcome.NO_COST:
        yield Chip(_("không phát sinh kinh phí"))
    elif line.outcome is Outcome.OVER:
        yield Chip(_("chưa giải trình"), "bad") if line.flagged else Chip(_("vượt, có giải trình"), "wait")
    elif _is_over(line):
        yield Chip(_("vượt kế hoạch"), "wait")
    elif line.outcome is Outcome.OPEN and not line.is_group:
        yield Chip(_("chưa có báo cáo"))


def newest_told(plans: QuerySet[Plan]) -> Plan | None:
    """The newest plan that something was reported on; else the newest. One of shares only comes after all others."""
    return told_first(plans).first()


def told_first(plans: QuerySet[Plan], led_by: Q | None = None, own: Collection[int] = ()) -> QuerySet[Plan]:
    """Plans in that order; of one year those first of which the most contents are of these leads. Before all others
    the plans of one's `own` units, those first in which these lead anything."""
    reported = Summary.objects.filter(role__in=REACHED)
    told = Q(Exists(reported.filter(line=OuterRef("root")))) | Q(Exists(reported.filter(line=OuterRef("outside"))))
    chosen = plans.annotate(of_shares=_of_shares(), told=told, led=_led(led_by) if led_by else Value(0))
    first = [Case(When(unit__in=own, led__gt=0, then=0), When(unit__in=own, then=1), default=2)] if own else []
    return chosen.order_by("of_shares", *first, "-told", "-year", "-led", "programme_id")


def _led(by: Q) -> Coalesce:
    """How many contents of a plan. Counted beside the plans: a join would carry all of a plan through each content."""
    theirs = Line.objects.filter(by, plan=OuterRef("pk")).order_by().values("plan")
    return Coalesce(Subquery(theirs.annotate(many=Count("pk")).values("many")), 0)


def _of_shares() -> Q:
    """Whether a plan holds nothing but what units below told of their own places: their sum is no plan of the whole."""
    told = Statement.objects.filter(plan=OuterRef("pk")).exclude(standing=Statement.Standing.WITHDRAWN)
    of_whole = told.filter(Q(area=None) | Q(fact__isnull=False, fact__paper__sender=None, fact__paper__told_by=None))
    versions = PlanVersion.objects.filter(plan=OuterRef("pk"))
    rebuilt = Q(origin=Plan.Origin.RESULTS)  # asked first: most plans need no look at their statements
    return rebuilt & ~Q(Exists(versions)) & Q(Exists(told)) & ~Q(Exists(of_whole))


def origins_of(plans: Sequence[Plan]) -> dict[int, Words]:
    """Where each plan comes from, in words."""
    rebuilt = [plan.pk for plan in plans if plan.origin == Plan.Origin.RESULTS]  # no others are asked about
    shares = set(Plan.objects.filter(_of_shares(), pk__in=rebuilt).values_list("pk", flat=True))
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
