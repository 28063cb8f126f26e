"""A plan in short: its lines with what is worth saying of each, and how far the whole is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khuyencong.records.models import Plan
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.lateness import is_late, passed
from khuyencong.reports.results import results
from khuyencong.terms.cases import PlanCase
from khuyencong.terms.results import LineResult, Outcome, Results, TargetResult

from .choices import Choices
from .figures import Rate, plus_minus, rate_of

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
