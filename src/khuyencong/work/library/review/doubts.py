"""Doubts that the memory raises against figures under review, asked anew each time: the ledger moves on meanwhile."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.db.models import Q

from khuyencong.norms import against_memory, told_again
from khuyencong.records.library import OTHER_PROVINCE
from khuyencong.records.models import Fact, Line, Paper, PaperFinding, Plan, PlanVersion, Statement
from khuyencong.records.queries import standing_near
from khuyencong.records.snapshots import told_figure, year_before
from khuyencong.records.units import went_into
from khuyencong.terms.facts import PLANNED, Finding, Role, Severity, Status
from khuyencong.terms.memory import Memory, ToldFigure
from khuyencong.terms.results import State
from khuyencong.terms.vietnamese import fold

from ...neighbours import as_stated
from ..meaning.areas import is_of_no_place, unplaced_plans
from ..meaning.ended_sources import doubts_of_ended
from ..meaning.matching import SAID, line_around, match_waiting
from ..meaning.moves import doubts_of_moves, is_move
from ..meaning.programmes import plan_meant
from ..meaning.same_decision import SameDecision, beside_adjustment, same_decision
from ..meaning.stating import FIGURES, items_reached, only_compared, statement_of
from ..meaning.two_words import told_by_two_words
from .heads import asks_whose
from .look_first import doubts_of_look

_SPOKEN = (Role.PLAN, Role.ADJUSTMENT, Role.ACTUAL, Role.ESTIMATE)


UNSURE = ("ocr", "lost-letters")  # findings of a paper whose words were guessed from pictures, or have lost letters
PART_OF_PLAN = "part-of-plan"
NEW_CONTENT = "content-new"  # its `expected` is the content a person is asked about first
ASKED_FOR = (ONLY_PROPOSED, ASKED_OF_UNIT) = ("only-proposed", "asked-of-unit")  # planned by nobody yet
_ALARMS = (Severity.ERROR, Severity.WARNING)


def clean_ids(facts: Iterable[Fact], findings: Sequence[PaperFinding], doubts: Mapping[int, Finding]) -> set[int]:
    """Pending facts that neither a check nor the ledger speaks against, and whose role and period are known.

    Of a paper whose words were guessed from pictures, or lost letters, none is: each figure needs a person's look; nor
    of another province's paper. What several sources pay of one sum stands or falls together.
    """
    if any(f.rule in UNSURE or (f.rule == OTHER_PROVINCE and not f.settled) for f in findings):
        return set()
    doubtful = {f.fact_id for f in findings if f.fact_id and not f.settled and f.severity in _ALARMS} | set(doubts)
    shared = {f.activity for f in facts if f.pk in doubtful and f.kind == Fact.Kind.AMOUNT}
    return {
        f.pk
        for f in facts
        if f.review == Fact.Review.PENDING and _is_clear(f)
        if f.pk not in doubtful and not (f.kind == Fact.Kind.AMOUNT and f.activity in shared)
    }


def _is_clear(fact: Fact) -> bool:
    return bool(fact.period and (fact.role or fact.kind not in FIGURES)) and not _is_mark(fact)


def _is_mark(fact: Fact) -> bool:
    """Stars and points judge a thing, they count none; a place of sale is a «điểm» too."""
    unit = fold(fact.unit_text) if fact.kind == Fact.Kind.QUANTITY else ""
    return unit == "sao" or (unit == "diem" and "diem" not in fold(f"{fact.title} {fact.group_title}"))


def doubts_of(paper: Paper, facts: Sequence[Fact] | None = None) -> dict[int, Finding]:
    """For each pending figure the ledger speaks against, what it says. `facts` saves asking for them again."""
    return beside_ledger(paper, facts)[0]


def beside_ledger(paper: Paper, facts: Sequence[Fact] | None = None) -> tuple[dict[int, Finding], frozenset[int]]:
    """The same, and the pending figures that stand in the ledger just so: told again, they move nothing."""
    meant = plan_meant(paper)
    if facts is None:
        facts = list(paper.facts.select_related("measure", "line", "source", "area"))
        match_waiting(meant, facts, facts)
    return beside_plan(paper, facts, meant, same_decision(paper, paper.plan))


def beside_plan(
    paper: Paper, facts: Sequence[Fact], meant: Plan | None, same: SameDecision | None
) -> tuple[dict[int, Finding], frozenset[int]]:
    """The same of facts that were matched with the plan the paper means, and of what the counter wrote of this very
    decision: none of it is asked for again."""
    new = list(_told(paper, facts, same))
    near, changed = _near(paper.plan, facts) if paper.plan and new else ([], [])
    own = dict(
        [
            *doubts_of_look(paper, facts),
            *told_by_two_words(facts, near),
            *_of_head(paper, facts),
            *_of_sender(paper, facts),
            *_of_closed(facts),
            *doubts_of_moves(paper, facts),
            *_of_new(paper, facts, meant),
            *_of_part(paper, facts, meant),
            *_of_proposed(paper, facts),
            *_of_tasks(paper, facts),
        ]
    )
    adjusted, again = beside_adjustment(same, paper, facts) if same else ({}, frozenset())
    if paper.plan is None or not new:
        return adjusted | own, again
    standing = [told_figure(s, as_stated(s)) for s in near]
    memory = Memory(tuple(standing), year_before(paper.plan))
    doubts = dict(against_memory(new, memory)) | adjusted | own
    return _beside(doubts, doubts_of_ended(paper, facts, changed)), again | told_again(new, memory)


def _near(plan: Plan, facts: Iterable[Fact]) -> tuple[list[Statement], list[Statement]]:
    """What stands at the lines of these facts, and around them; and what stands adjusted in their plan."""
    lines = {fact.line_id: fact.line for fact in facts if fact.line is not None}
    lines[plan.top.pk] = plan.top
    return standing_near(plan, list(lines.values()))


def _beside(doubts: dict[int, Finding], more: Mapping[int, Finding]) -> dict[int, Finding]:
    """Both, told in one where they are of one figure."""
    both = {
        pk: replace(doubts[pk], message_vi=f"{doubts[pk].message_vi}. {one.message_vi}") if pk in doubts else one
        for pk, one in more.items()
    }
    return doubts | both


def _of_sender(paper: Paper, facts: Sequence[Fact]) -> Iterator[tuple[int, Finding]]:
    """What a unit below tells as planned may be its own share: nobody takes it for the whole plan's unseen."""
    words = "Kế hoạch do đơn vị gửi nêu, có thể chỉ của địa bàn ấy: xem rồi nhận, hoặc chọn địa bàn"
    for fact in unplaced_plans(paper, facts):
        yield fact.pk, Finding("place-conflict", Severity.WARNING, words)

    for fact in facts:
        if paper.teller and fact.review == Fact.Review.PENDING and is_of_no_place(fact):
            yield fact.pk, Finding("place-conflict", Severity.WARNING, _NO_PLACE)


_NO_PLACE = "Số của một địa bàn, mà chỉ tiêu này không chia theo địa bàn: nhận là ghi cho cả kế hoạch"


def _of_head(paper: Paper, facts: Sequence[Fact]) -> Iterator[tuple[int, Finding]]:
    """What a commune's own paper tells is nobody else's: none of it is taken for the whole plan's unseen."""
    words = "Đầu và tên văn bản ghi một địa bàn: chọn ở đầu trang số liệu là của đơn vị nào"
    for fact in facts if asks_whose(paper) else ():
        if fact.review == Fact.Review.PENDING:
            yield fact.pk, Finding("place-conflict", Severity.WARNING, words)


def _of_closed(facts: Sequence[Fact]) -> Iterator[tuple[int, Finding]]:
    """Planned figures of contents that a version left out: they open again, or the paper means another."""
    planned = [f for f in facts if f.review == Fact.Review.PENDING and f.line_id and f.role in PLANNED]
    ended = {fact.line_id for fact in planned if fact.line and fact.line.closed_in_id}
    versions = dict(Line.objects.filter(pk__in=ended).values_list("pk", "closed_in__number")) if ended else {}
    for fact in planned:
        if number := versions.get(fact.line_id or 0):
            words = f"Nội dung này đã đóng cùng bản {number} của kế hoạch: mở lại, hoặc chọn nội dung khác"
            yield fact.pk, Finding("content-closed", Severity.WARNING, words)


def asked_of_new(paper: Paper, facts: Iterable[Fact], meant: Plan | None) -> list[Fact]:
    """What results or an adjustment tell of no content of a plan in force: a person says which one it is, or that it
    is new. What an adjustment calls added is; what a paper that names itself no plan tells as planned is asked too."""
    new = [f for f in facts if f.review == Fact.Review.PENDING and f.place == Fact.Place.ITEM and f.line_id is None]
    asked = [fact for fact in new if fact.line_certainty != SAID and fact.status != Status.PROPOSED]
    if paper.purpose == Paper.Purpose.PLAN:
        added = {fact.same_as for fact in asked if _is_added(fact, fold(line_around(paper, fact)))}
        is_plan = _speaks_for_plan(paper)
        adjusts = _ADJUSTS in fold(paper.title)
        asked = [f for f in asked if f.same_as not in added] if adjusts else [] if is_plan else asked
    return asked if asked and _is_in_force(meant) else []


def _is_added(fact: Fact, line: str) -> bool:
    """«Bổ sung nội dung X» names a new content; «bổ sung 20 triệu đồng cho X» one that stands."""
    return _ADDS_IT.search(line) is not None if is_move(fact) else _ADDED in line


_ADDS_IT = re.compile(
    r"(?<!de )\bbo sung(?: moi| them)?(?: ?:| (?:cac |\d+ )?(?:noi dung|de an|nhiem vu|hang muc|hoat dong|du an)\b)"
)


def _of_new(paper: Paper, facts: Sequence[Fact], meant: Plan | None) -> Iterator[tuple[int, Finding]]:
    words = "Kế hoạch không có nội dung này: chọn nội dung ở «Đổi mục», hoặc nói rõ là mục mới"
    for fact in asked_of_new(paper, facts, meant):
        likely = fact.likely.title if fact.likely else None
        yield fact.pk, Finding(NEW_CONTENT, Severity.WARNING, words, expected=likely)


def _of_part(paper: Paper, facts: Sequence[Fact], meant: Plan | None) -> Iterator[tuple[int, Finding]]:
    """A total of a paper that is no plan is that paper's own: it never stands for an approved plan's unseen."""
    totals = [f for f in facts if f.place == Fact.Place.ROOT and f.role in PLANNED and f.review == Fact.Review.PENDING]
    if totals and not _speaks_for_plan(paper) and _is_approved(meant):
        words = "Tổng của riêng văn bản này, không phải của cả kế hoạch: bỏ, nếu văn bản không duyệt lại cả kế hoạch"
        yield from ((fact.pk, Finding(PART_OF_PLAN, Severity.WARNING, words)) for fact in totals)


def _of_proposed(paper: Paper, facts: Sequence[Fact]) -> Iterator[tuple[int, Finding]]:
    """What a paper asks for is neither planned nor reached before somebody grants it."""
    words = "Văn bản mới đề xuất, chưa được duyệt: hãy bỏ, chỉ nhận khi đã có quyết định"
    asks = fold(paper.kind) in _UNDECIDED
    for fact in facts:
        is_asked = fact.status == Status.PROPOSED or (asks and fact.role in PLANNED)
        if fact.review == Fact.Review.PENDING and is_asked:
            yield fact.pk, Finding(ONLY_PROPOSED, Severity.WARNING, words)


def _of_tasks(paper: Paper, facts: Sequence[Fact]) -> Iterator[tuple[int, Finding]]:
    """What is asked of one unit in numbers is a part of the plan at most, and none of its contents."""
    tasks = paper.tasks.all() if any(f.review == Fact.Review.PENDING and f.role == Role.PLAN for f in facts) else ()
    for fact in facts:
        asked = next((task for task in tasks if task.start <= fact.start < task.end), None)
        if asked and fact.review == Fact.Review.PENDING and fact.role == Role.PLAN:
            words = f"Số của việc giao cho {asked.unit}, không phải của cả kế hoạch: bỏ, nếu kế hoạch không ghi như vậy"
            yield fact.pk, Finding(ASKED_OF_UNIT, Severity.WARNING, words)


_ADJUSTS, _ADDED = "dieu chinh", "bo sung"
_PLAN_KINDS = ("ke hoach", "chuong trinh")
_PROGRAMME = r"(?:khuyen cong|xuc tien thuong mai|ocop)(?: (?:quoc gia|dia phuong|tinh|thanh pho))*(?: nam 20\d\d|\W*$)"
_OF_PLAN = re.compile(  # «danh mục đề án được hỗ trợ (đợt 2)», «bổ sung 01 máy sấy cho …» are a part of one
    r"(?<!theo )(?<!thuoc )(?<!trong )(?<!tu )(?<!thuc hien )(?:ke hoach|chuong trinh|du toan|phan bo|chi tieu"
    r"|danh muc(?!.*\b(?:duoc (?:ho tro|thuong)|thu huong|dot (?:thu )?(?:\d|[ivx]+\b))))"
    rf"|dieu chinh(?:,| va)? bo sung|bo sung (?:(?:mot so|cac|kinh phi|von|noi dung|nhiem vu|de an|va) )*{_PROGRAMME}"
    r"|\bgiao (?:kinh phi|von|nhiem vu)"
)
_UNDECIDED = ("to trinh", "bien ban")


def _speaks_for_plan(paper: Paper) -> bool:
    """Whether what a paper plans is the whole plan's, by its kind or its title: a decision that grants a part of it, a
    letter, a list are none."""
    kind = fold(paper.kind)
    return kind in _PLAN_KINDS or (kind not in _UNDECIDED and _OF_PLAN.search(fold(paper.title)) is not None)


def _is_in_force(plan: Plan | None) -> bool:
    """Approved here, or told by a plan's own paper that has its number: that it was signed needs nobody to say so."""
    if plan is None:
        return False
    signed = Q(paper__purpose=Paper.Purpose.PLAN) & ~Q(paper__number="")
    return plan.versions.filter(Q(state=PlanVersion.State.APPROVED) | signed).exists()


def _is_approved(plan: Plan | None) -> bool:
    return plan is not None and plan.versions.filter(state=PlanVersion.State.APPROVED).exists()


def _has_a_line(fact: Fact) -> bool:
    """Or will have one under the plan's top when it is accepted."""
    opens = fact.place == Fact.Place.ITEM and fact.kind == Fact.Kind.AMOUNT and fact.role in PLANNED
    return fact.line is not None or opens


def _told(paper: Paper, facts: Sequence[Fact], same: SameDecision | None) -> Iterable[ToldFigure]:
    """The pending figures as they would be stated beside others. What has no line yet meets nothing, but for planned
    money: under a line of its own it meets what was told of the plan as a whole."""
    plan, items = paper.plan, items_reached(facts)
    own = paper.teller.area if paper.teller else None
    once = went_into(own) if own else ()
    for fact in facts:
        if plan is None or fact.measure is None or fact.role not in _SPOKEN or not _has_a_line(fact):
            continue
        if is_move(fact):
            continue  # it stands for nothing by itself
        waits = fact.review == Fact.Review.PENDING and fact.state != State.MISSING
        if not waits or not fact.period or only_compared(fact, items):
            continue
        statement = statement_of(fact, paper, plan)
        if fact.line is None:
            statement.line = Line(path=f"{plan.top.path}0/")
        elif same and same.takes(statement):
            continue  # it meets what an adjustment wrote of this very decision
        stated, measure = as_stated(statement), fact.measure
        of_measure = (measure.pk, measure.is_money, measure.scale)
        told = ToldFigure(fact.pk, fact.title, *of_measure, stated, adds=measure.adds, before=fact.before)
        yield replace(told, of_teller=True, once=once) if own and fact.area_id == own.pk else told
