"""Which papers adjusted a plan after it was first approved, and what each made of its money."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q, Sum

from khuyencong.terms.facts import PLANNED
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Adjustment, Figure, State
from khuyencong.terms.selector import Selector

from .decisions import adjustments_at, approvals_in_force, cited, kind_of
from .history import Act
from .ledger import Entry
from .plans import Line, Measure, Plan, PlanVersion
from .queries import amounts_of


@dataclass(frozen=True, slots=True)
class Adjusting:
    """A paper that adjusted the plan, and the numbers of the acts that wrote it into the ledger, in order."""

    number: str
    words: str  # «Quyết định số 7/QĐ-SCT ngày 01 tháng 3 năm 2026 của …»
    acts: tuple[int, ...]

    @property
    def since(self) -> int:
        """Up to which act the plan stood before it."""
        return self.acts[0] - 1


def adjusting_papers(plan: Plan, act: int) -> list[Adjusting]:
    """The papers that adjusted a plan in force, up to an act and in order: those written at the counter, and those
    whose reading brought a version of the plan. One that was both is told once."""
    approvals = approvals_in_force(plan, act)
    if not approvals:
        return []
    read = list(_read(plan, approvals, act))
    known = {one.number for one in read}
    entered = (one for one in _entered(plan, act) if one.number not in known)
    return sorted((*read, *entered), key=lambda one: one.acts)


def adjustments_of(plan: Plan, papers: Sequence[Adjusting]) -> tuple[Adjustment, ...]:
    """What each made of the plan's money; nothing of one that moved none."""
    if not papers:
        return ()
    money = Measure.objects.get(province=plan.province_id, is_money=True)
    told = [_adjustment(plan, paper, money) for paper in papers]
    return tuple(one for one in told if one.less or one.before.value != one.after.value)


def _entered(plan: Plan, act: int) -> Iterator[Adjusting]:
    done = reversed(adjustments_at(plan, act))
    for (number, day), acts in groupby(done, key=lambda one: (one.changes["basis"], one.changes.get("day", ""))):
        yield Adjusting(number, _words(plan, number, day), tuple(one.number for one in acts))


def _read(plan: Plan, approvals: Sequence[Act], act: int) -> Iterator[Adjusting]:
    """By the decision that approved the version, or before that by the paper's own head."""
    approved = {one.changes["version"]: one.changes for one in approvals}
    for version in plan.versions.filter(number__gt=1).exclude(paper=None).select_related("paper").order_by("number"):
        of_paper = Act.objects.filter(facts__paper=version.paper_id, number__lte=act).order_by("number")
        acts = tuple(dict.fromkeys(of_paper.values_list("number", flat=True)))
        if acts and acts[0] > approvals[0].number:
            number, day = _head(version, approved.get(version.number, {}))
            yield Adjusting(number, _words(plan, number, day), acts)


def _head(version: PlanVersion, approval: dict[str, str]) -> tuple[str, str]:
    paper = version.paper
    if approval.get("decision") or paper is None:
        return approval.get("decision") or version.decision_number, approval.get("day", "")
    return paper.number, paper.dated


def _words(plan: Plan, number: str, day: str) -> str:
    if not number:
        return "bản điều chỉnh chưa phê duyệt"
    dated = len(day) == len("2026-01-20")
    told = cited(plan, number, date.fromisoformat(day)) if dated else f"{kind_of(number)} số {number}"
    return f"{told[:1].lower()}{told[1:]}" if told.startswith("Văn bản") else told


def _adjustment(plan: Plan, paper: Adjusting, money: Measure) -> Adjustment:
    def total(act: int) -> Figure:
        selector = Selector(plan.top.pk, money.pk, PLANNED, Period.parse(str(plan.year)).window, act=act)
        return Figure(amounts_of(selector).low, State.GIVEN, selector.encode())

    entries = Entry.objects.filter(plan=plan, act_number__in=paper.acts, measure=money, role__in=PLANNED)
    by_content = entries.filter(line__kind=Line.Kind.ITEM).order_by().values("line").annotate(moved=Sum("value"))
    less = sum(min(row["moved"], 0) for row in by_content)
    names_sources = entries.filter(~Q(source=None), reverses=None).exists()
    return Adjustment(paper.words, total(paper.since), total(paper.acts[-1]), less, names_sources)
