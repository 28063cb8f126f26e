"""A decision that came as a paper after an officer had written its adjustment at the counter: one thing, told once.

What it gives the contents is what the adjustment made of them: it is confirmed or set right there, and no new version.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Sum

from khuyencong.records.models import Act, Entry, Fact, Paper, Plan, Statement
from khuyencong.terms.facts import PLANNED, Finding, Role, Severity
from khuyencong.terms.ledger import WHOLE
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.periods import Period
from khuyencong.terms.results import State

from ...adjustments_made import adjustments, is_written_of
from .earlier import waits_as_strange
from .stating import statement_of

_DAY = len("2026-07-03")


@dataclass(frozen=True, slots=True)
class SameDecision:
    """The `acts` that wrote it at the counter, and each planned entry by now: whose line and source, of which role."""

    plan: Plan
    acts: tuple[Act, ...]
    sums: Sequence[tuple[str, str | None, str, int]]
    later: frozenset[str]  # lines that another decision moved since

    def takes(self, told: Statement) -> bool:
        """Whether it is planned money of the whole year, as the adjustment tells it."""
        year = Period.parse(str(self.plan.year)).window
        of_year = (told.first, told.last) == (year.first, year.last) and told.area_id is None
        money = bool(told.measure_id and told.measure.is_money and told.state != State.MISSING)
        return money and of_year and told.role == Role.PLAN and told.value_high in (None, told.value)

    def overtakes(self, told: Statement) -> bool:
        return told.line.path in self.later

    def stands(self, told: Statement, *roles: Role) -> int:
        """What these roles have of the content and source of a statement."""
        line, source = told.line.path, told.source.path if told.source else WHOLE
        own = (v for path, of, role, v in self.sums if path.startswith(line) and role in roles and _in(source, of))
        return sum(own)

    def restate(self, told: Statement) -> None:
        """As the adjustment says it: what is more or less than the plan's own paper gave."""
        told.value = (told.value or 0) - self.stands(told, Role.PLAN)
        told.value_high, told.role, told.state = told.value, Role.ADJUSTMENT, State.GIVEN


def _in(source: str, told: str | None) -> bool:
    return source == WHOLE or (told or "").startswith(source)


def same_decision(paper: Paper, plan: Plan | None) -> SameDecision | None:
    """What the counter wrote under the version in force by just this decision: of its number, day and agency."""
    if plan is None or paper.purpose != Paper.Purpose.PLAN or not paper.number or len(paper.dated) != _DAY:
        return None
    if not Act.objects.filter(subject_kind="plan", subject_id=plan.pk, verb="adjust").exists():
        return None
    made = adjustments(plan)
    acts = tuple(act for act in made if is_written_of(act, plan, paper))
    if not acts or paper.teller or waits_as_strange(paper):
        return None
    later = [act for act in made if act.number > acts[0].number and act not in acts]
    planned = Entry.objects.filter(plan=plan, measure__is_money=True, role__in=PLANNED).order_by()
    of_each = planned.values_list("line__path", "source__path", "role").annotate(sum=Sum("value"))
    moved = Entry.objects.filter(act__in=later, role=Role.ADJUSTMENT).values_list("line__path", flat=True)
    return SameDecision(plan, acts, list(of_each), frozenset(moved) if later else frozenset())


def beside_adjustment(
    same: SameDecision, paper: Paper, facts: Iterable[Fact]
) -> tuple[dict[int, Finding], frozenset[int]]:
    """What the paper gives otherwise than the counter wrote, and the figures that stand in the ledger just so."""
    doubts, again = dict[int, Finding](), set[int]()
    for fact in facts:
        told = statement_of(fact, paper, same.plan)
        if fact.review != Fact.Review.PENDING or fact.line is None or not same.takes(told):
            continue
        stands = same.stands(told, *PLANNED)
        if told.value == stands:
            again.add(fact.pk)
        else:
            doubts[fact.pk] = Finding("cross-paper-conflict", Severity.WARNING, _otherwise(same, told, stands))
    return doubts, frozenset(again)


def _otherwise(same: SameDecision, told: Statement, stands: int) -> str:
    written = f"Sổ đang ghi {format_vnd(stands)} đồng sau lần điều chỉnh ghi theo chính quyết định này"
    if same.overtakes(told):
        return f"{written} và theo quyết định sau đó: nhận số này chỉ để đối chiếu"
    return f"{written} (hành vi số {same.acts[0].number}): nhận thì số điều chỉnh ấy sửa theo văn bản"
