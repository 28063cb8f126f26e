"""Which papers adjusted a plan after it was first approved, and what each made of its money."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from khuyencong.terms.facts import PLANNED, Role
from khuyencong.terms.known_documents import spelled
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
    """A paper that adjusted the plan, and the numbers of the acts that wrote it into the ledger, in order. Acts of
    other papers may stand between them: two officers work at once, and a paper may be entered in parts."""

    number: str
    day: str
    acts: tuple[int, ...]
    agency: str = ""  # as it was told at the counter

    @property
    def since(self) -> int:
        """Up to which act the plan stood before it."""
        return self.acts[0] - 1

    @property
    def last(self) -> int:
        return self.acts[-1]


def adjusting_papers(plan: Plan, act: int) -> list[Adjusting]:
    """The papers that adjusted a plan in force, up to an act and in order: those written at the counter, and those
    whose reading brought a version of the plan. One of several acts, or that was both, is told once."""
    approvals = approvals_in_force(plan, act)
    if not approvals:
        return []
    unnumbered, papers = [], dict[str, Adjusting]()
    for one in (*_read(plan, approvals, act), *_entered(plan, act)):
        if not one.number:
            unnumbered.append(one)
            continue
        known = papers.get(one.number, one)
        acts = tuple(sorted({*known.acts, *one.acts}))
        papers[one.number] = Adjusting(one.number, known.day or one.day, acts, known.agency or one.agency)
    return sorted((*papers.values(), *unnumbered), key=lambda one: one.acts)


def adjustments_of(plan: Plan, papers: Sequence[Adjusting]) -> tuple[Adjustment, ...]:
    """What each made of the plan's money; nothing of one that moved none."""
    if not papers:
        return ()
    money = Measure.objects.get(province=plan.province_id, is_money=True)
    told = [_adjustment(plan, papers, at, money) for at in range(len(papers))]
    return tuple(one for one in told if one.less or one.before.value != one.after.value)


def _entered(plan: Plan, act: int) -> Iterator[Adjusting]:
    done = list(reversed(adjustments_at(plan, act)))
    for one in done:
        told = one.changes
        yield Adjusting(told["basis"], told.get("day", ""), (one.number,), told.get("agency", ""))
    named = {spelled(one.changes["basis"]): one.changes["basis"] for one in done}
    for number, at in _set_right(plan, act) if done else ():
        if basis := named.get(spelled(number)):
            yield Adjusting(basis, "", (at,))


def _set_right(plan: Plan, act: int) -> list[tuple[str, int]]:
    """The acts by which such a decision, come as a paper, set right what had been written of it; with its number."""
    moved = Entry.objects.filter(plan=plan, role=Role.ADJUSTMENT, act_number__lte=act).exclude(statement__fact=None)
    return list(moved.values_list("statement__fact__paper__number", "act_number").order_by().distinct())


def _read(plan: Plan, approvals: Sequence[Act], act: int) -> Iterator[Adjusting]:
    """By the decision that approved the version, or before that by the paper's own head."""
    approved = {one.changes["version"]: one.changes for one in approvals}
    for version in plan.versions.filter(number__gt=1).exclude(paper=None).select_related("paper").order_by("number"):
        of_paper = Act.objects.filter(facts__paper=version.paper_id, number__lte=act).order_by("number")
        acts = tuple(dict.fromkeys(of_paper.values_list("number", flat=True)))
        if acts and acts[0] > approvals[0].number:
            yield Adjusting(*_head(version, approved.get(version.number, {})), acts)


def _head(version: PlanVersion, approval: dict[str, str]) -> tuple[str, str]:
    paper = version.paper
    if approval.get("decision") or paper is None:
        return approval.get("decision") or version.decision_number, approval.get("day", "")
    return paper.number, paper.dated


def _words(plan: Plan, paper: Adjusting) -> str:
    number, day = paper.number, paper.day
    if not number:
        return "bản điều chỉnh chưa phê duyệt"
    dated = len(day) == len("2026-01-20")
    whole = cited(plan, number, date.fromisoformat(day), told=paper.agency) if dated else ""
    told = whole or f"{kind_of(number)} số {number}"
    return f"{told[:1].lower()}{told[1:]}" if told.startswith("Văn bản") else told


def _adjustment(plan: Plan, papers: Sequence[Adjusting], at: int, money: Measure) -> Adjustment:
    paper = papers[at]
    before, after = (
        _total(plan, papers[:at], papers[at:], money),
        _total(plan, papers[: at + 1], papers[at + 1 :], money),
    )
    entries = Entry.objects.filter(plan=plan, act_number__in=paper.acts, measure=money, role__in=PLANNED)
    by_content = entries.filter(line__kind=Line.Kind.ITEM).order_by().values("line").annotate(moved=Sum("value"))
    less = sum(min(row["moved"], 0) for row in by_content)
    names_sources = entries.filter(~Q(source=None), reverses=None).exists()
    return Adjustment(_words(plan, paper), before, after, less, names_sources)


def _total(plan: Plan, done: Sequence[Adjusting], to_come: Sequence[Adjusting], money: Measure) -> Figure:
    """What some papers had made of the plan before the next began, without what these wrote between."""
    act = max([one.last for one in done] + [one.since for one in to_come[:1]])
    besides = sorted(number for one in to_come for number in one.acts if number <= act)
    window = Period.parse(str(plan.year)).window
    selector = Selector(plan.top.pk, money.pk, PLANNED, window, act=act, besides=tuple(besides))
    return Figure(amounts_of(selector).low, State.GIVEN, selector.encode())
