"""What the ledger tells the papers that an officer composes: the plan they speak of and how far it has come."""

from dataclasses import dataclass
from enum import StrEnum

from .plan_paper import PlanPaper
from .results import Figure, LineResult, Results, State


class Fate(StrEnum):
    """What became of a content between two states of its plan."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Moved:
    """A content whose money an adjustment changed: what stood, what stands, and the difference with its sign."""

    number: str
    title: str
    before: Figure
    after: Figure
    change: Figure
    fate: Fate


@dataclass(frozen=True, slots=True)
class Told:
    """Plan and results of one period, their money in one unit. `decision` approved the plan, where one did."""

    plan: PlanPaper
    results: Results
    decision: str = ""  # «Quyết định số 12/QĐ-UBND ngày 04 tháng 6 năm 2024»
    moved: tuple[Moved, ...] = ()  # by the last paper that adjusted the plan
    moved_for: str = ""  # why

    @property
    def name(self) -> str:
        """«Kế hoạch khuyến công tỉnh … năm 2024», for the middle of a sentence."""
        return plan_name(self.results)

    @property
    def programme(self) -> str:
        """«khuyến công», «mỗi xã một sản phẩm (OCOP)»: the name inside a sentence, short names as they are written."""
        name = self.results.programme
        return f"{name[:1].lower()}{name[1:]}"

    @property
    def year(self) -> int:
        return self.plan.year

    @property
    def silent(self) -> tuple[LineResult, ...]:
        """Contents nobody has said the money of for this period, and that nobody calls not done."""
        return tuple(
            line
            for line in self.results.lines
            if not line.is_group and line.money_actual.state is State.MISSING and line.is_to_be_done
        )


def plan_name(results: Results) -> str:
    """«Kế hoạch khuyến công tỉnh … năm 2024», for the middle of a sentence."""
    title = results.plan_title
    return title if title.startswith("Kế hoạch") else f"Kế hoạch {title[:1].lower()}{title[1:]}"


def approved_by(results: Results) -> str:
    """What approved the plan, with what it is about, as the first citing of a document goes; "" before approval."""
    decision = results.decision
    if decision.startswith("Kế hoạch"):  # a plan that was issued itself
        return f"{decision} về {plan_name(results).removeprefix('Kế hoạch ')}"
    return f"{decision} phê duyệt {plan_name(results)}" if decision.startswith("Quyết định") else decision
