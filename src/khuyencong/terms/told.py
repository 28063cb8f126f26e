"""What the ledger tells the papers that an officer composes: the plan they speak of and how far it has come."""

from dataclasses import dataclass

from .plan_paper import PlanPaper
from .results import LineResult, Outcome, Results, State


@dataclass(frozen=True, slots=True)
class Told:
    """Plan and results of one period, their money in one unit. `decision` approved the plan, where one did."""

    plan: PlanPaper
    results: Results
    decision: str = ""  # «Quyết định số 12/QĐ-UBND ngày 04 tháng 6 năm 2024»

    @property
    def name(self) -> str:
        """«Kế hoạch khuyến công tỉnh … năm 2024», for the middle of a sentence."""
        title = self.results.plan_title
        return title if title.startswith("Kế hoạch") else f"Kế hoạch {title[:1].lower()}{title[1:]}"

    @property
    def year(self) -> int:
        return self.plan.year

    @property
    def silent(self) -> tuple[LineResult, ...]:
        """Contents nobody has said the money of for this period, and that nobody calls not done."""
        return tuple(
            line
            for line in self.results.lines
            if not line.is_group and line.money_actual.state is State.MISSING and line.outcome is not Outcome.NOT_DONE
        )
