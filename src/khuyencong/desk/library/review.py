"""What the review page shows: the paper in its shape with every fact marked, the facts by item, and what speaks
against them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import prefetch_related_objects
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from khuyencong.papers.layout import Block, Part, lay_out
from khuyencong.records.agencies import agency_of
from khuyencong.records.library import STILL_ASKED, heavy
from khuyencong.records.models import Act, AskedTask, Fact, Paper, PaperFinding, Plan, Statement, Unit, User
from khuyencong.records.scopes import papers_for, provinces_overseen
from khuyencong.terms.facts import Finding, Place, Severity, Span
from khuyencong.work.library import (
    ASKED_FOR,
    DUPLICATE,
    NEW_CONTENT,
    Cell,
    Column,
    SameDecision,
    absent_plans,
    asks_whose,
    beside_plan,
    cells_of,
    clean_ids,
    columns_told,
    held_here,
    in_reading_order,
    issuing_units,
    match_waiting,
    may_be_sent_to,
    may_settle,
    other_sender,
    placeable_plans,
    plan_meant,
    read_after,
    same_decision,
    same_paper,
    to_undo,
)
from khuyencong.work.library.tables.teach import UNREAD
from khuyencong.work.permissions import rights_of

from ..access import today
from ..address import id_of
from ..plans.mending import mended
from ..words import ROLE_WORDS, SCALE_WORDS, code_words
from .arranging import Said, said_in, units_then
from .belongs import belonging
from .forms import lines_of
from .lists import tables_told, tables_with_facts, ways_before
from .marking import Shown, cuts_of, segments
from .places import places_of
from .rows import SEVERITIES, FactRow, Page, items_of, pages_of, rows_of

WHOLE_TEXT = 40_000  # characters of a paper shown at once; of a longer one, the part its page of facts stands in
WHOLE_FACTS = 320


@dataclass(frozen=True, slots=True)
class Review:
    """`findings` are those that nobody has settled: `alarms` may be slips, `remarks` are information (form, unknown
    citations). `seen` is the last act by then."""

    paper: Paper
    text: Shown
    page: Page
    pages: tuple[Page, ...]
    findings: tuple[PaperFinding, ...]
    tasks: tuple[AskedTask, ...]
    tables: tuple[tuple[int, str], ...]
    sections: Mapping[str, int]  # heading → how many of its facts nothing speaks against
    unknown: Mapping[str, int]  # heading → how many of its facts tell of contents that the approved plan does not have
    held: Mapping[int, int]
    cited_here: frozenset[int]  # papers of this system that it cites and the library of documents does not know
    places: Mapping[int, Place]  # where in the file the facts of this page stand
    settled: int
    pending: int
    clean: int
    again: int  # how many pending figures the ledger has just so
    decided: int
    seen: int
    written: tuple[Act, ...]  # the adjustments at the counter that stand on this very decision, the last first

    @property
    def following(self) -> Page | None:
        return self.pages[self.page.number] if self.page.number < len(self.pages) else None

    @property
    def before(self) -> Page | None:
        return self.pages[self.page.number - 2] if self.page.number > 1 else None

    @property
    def total(self) -> int:
        return self.decided + self.pending

    @property
    def new(self) -> FactRow | None:
        """Where a paper repeats what is known: the first pending figure that is another or new."""
        rows = (row for page in self.pages for item in page.items for row in item.rows)
        figures = (row for row in rows if row.pending and row.fact.kind != Fact.Kind.NOTE)
        return next((row for row in figures if not row.again), None) if self.again else None

    @property
    def taken(self) -> int:
        return self.decided - self.left

    @property
    def left(self) -> int:
        """How many figures were decided against."""
        return sum(fact.review == Fact.Review.REJECTED for fact in self.facts)

    @property
    def facts(self) -> list[Fact]:
        return [row.fact for page in self.pages for item in page.items for row in item.rows]

    @property
    def alarms(self) -> tuple[PaperFinding, ...]:
        """Of contents that the plan does not have only the first, whose row counts the others, and of figures that are
        only asked for the first of those of which the same is told."""
        alarms = [f for f in self.findings if f.severity != "info"]
        shown = {_told_once(f): f for f in reversed(alarms)}
        return tuple(f for f in alarms if shown[_told_once(f)] is f)

    @property
    def seen_through(self) -> set[int]:
        """Of what was found in the paper as a whole: what a person may say to have looked at."""
        return {finding.pk for finding in self.alarms if may_settle(finding)}

    @property
    def remarks(self) -> tuple[PaperFinding, ...]:
        return tuple(f for f in self.findings if f.severity == "info")

    @property
    def roleless(self) -> int:
        """Of how many pending figures nothing says whether they are planned or reached."""
        rows = (row for page in self.pages for item in page.items for row in item.rows)
        return sum(row.pending and row.fact.kind != Fact.Kind.NOTE and not row.fact.role for row in rows)

    @property
    def unread(self) -> bool:
        """Whether a person is asked how a column is read."""
        return any(finding.rule == UNREAD for finding in self.findings)

    @property
    def unknown_facts(self) -> int:
        return sum(self.unknown.values())

    @property
    def percent(self) -> int:
        return 100 * self.decided // self.total if self.total else 100


def _told_once(finding: PaperFinding) -> object:
    """What findings have in common that stand in one row; itself where each has its own."""
    if finding.rule == NEW_CONTENT:
        return NEW_CONTENT
    return (finding.rule, finding.message) if finding.rule in ASKED_FOR else id(finding)


def review_page(user: User, paper: Paper, query: QueryDict, mending: int | None = None) -> dict[str, object]:
    """Everything the page needs: the review, what the person may do, and what may be chosen."""
    rights = rights_of(user, [paper.unit])
    arrangements = said_in(paper)
    plan, review = plan_meant(paper), review_of(paper, query, mending, arrangements)
    moving, may_correct, asks = query.get("muc", ""), "correct" in rights, asks_whose(paper)
    brings_news = review.new is not None or not (review.again or review.written)
    undecided, before = may_correct and not review.decided, ways_before(paper) if may_correct else {}
    return {
        "paper": paper,
        **tables_told(paper, before, review.tables, may_correct=may_correct),
        "review": review,
        "copy_of": _copy_of(user, paper, review),
        "cited_here": papers_for(user, today()).filter(pk__in=review.cited_here).defer(*heavy())
        if review.cited_here
        else (),
        "rights": rights,
        "oversees": paper.province_id in provinces_overseen(user, today()),
        "last": to_undo(user, paper, review.facts) if "accept" in rights else None,
        "recipients": may_be_sent_to(paper, rights),
        **mended(user, paper),
        **(belonging(user, paper, plan, review.facts, brings_news=brings_news) if undecided else {}),
        "tellers": tellers_of(paper) if may_correct and (undecided or asks) and paper.state == Paper.State.READ else (),
        "asks_whose": asks,
        "plan_owner": agency_of(paper.unit),
        "plan_in_hand": plan,
        "own_plans": len(placeable_plans(paper, review.facts)),
        "moving": id_of(moving),
        "lines": list(lines_of(paper, plan)) if moving else [],
        "taught": read_after(review.facts),
        "arrangements": arrangements,
        "units_then": units_then(paper) if any(said.names_unit for said in arrangements) else (),
    }


def tellers_of(paper: Paper) -> list[Unit | None]:
    """Whose the paper's figures may be said to be, beside whose they are now; None for the whole. Empty where its head
    leaves no question and nobody answered one."""
    named, now = issuing_units(paper), paper.teller
    if (not named or named == [now]) and paper.told_by is None:
        return []
    whole = (None,) if not paper.sender and (now or asks_whose(paper)) else ()
    return [*(u for u in dict.fromkeys((*named, paper.sender)) if u and u.area_id and u != now), *whole]


def _copy_of(user: User, paper: Paper, review: "Review") -> Paper | None:
    """The earlier paper that this one repeats, or that a person has to decide about, if they may see it."""
    asked = any(finding.rule == DUPLICATE for finding in review.alarms)
    if not (asked or paper.state == Paper.State.COPY):
        return None
    earlier = same_paper(paper)
    visible = papers_for(user, today())
    return visible.filter(pk=earlier.pk).first() if earlier else None


def _matched(paper: Paper) -> tuple[list[Fact], Plan | None, SameDecision | None]:
    """The facts with the lines accepting would find, the plan meant, and what was written of this very decision."""
    prefetch_related_objects([paper], "findings", "tasks")
    meant = plan_meant(paper)
    facts = list(paper.facts.select_related("measure", "line", "source", "area__parent", "reviewed_by", "act"))
    match_waiting(meant, facts, facts)
    return facts, meant, same_decision(paper, paper.plan)


def review_of(paper: Paper, query: QueryDict, mending: int | None, arrangements: Sequence[Said]) -> Review:
    seen = paper.province.head.number  # read with the paper: what is done since is news
    facts, meant, same = _matched(paper)
    doubts, again = beside_plan(paper, facts, meant, same)
    cited = list(paper.citations.values_list("start", "reference__number", "reference__dated"))
    tasks = tuple(paper.tasks.all())
    days = {number: dated for _, number, dated in cited}
    told_then, cited_here = _still_told(paper, days)
    findings = [*told_then, *_found_now(paper, doubts, set(days))]
    clean = clean_ids(facts, findings, doubts)
    cells = cells_of(paper, facts)
    rows = rows_of(in_reading_order(facts, cells), findings, clean, again)
    pages = pages_of(items_of(rows, cells))
    open_findings = tuple(_open(findings, facts))
    page = _wanted(pages, query, mending)
    targets = {start for start, _number, _dated in cited} | _spoken_of(facts, arrangements, tasks, findings)
    blocks = lay_out(paper.text)
    told = {b.span.start: _column_heads(paper, b, facts, cells) for b in blocks if b.part is Part.TABLE}
    pieces = tuple(segments(paper.text, facts, _flagged(open_findings), targets, cuts_of(blocks)))
    return Review(
        paper=paper,
        text=Shown(blocks, pieces, _window(paper, pages, page, len(facts)), told),
        page=page,
        pages=tuple(pages),
        findings=open_findings,
        tasks=tasks,
        tables=tuple(tables_with_facts(paper, blocks, cells)),
        sections=Counter(fact.group_title for fact in facts if fact.pk in clean),
        unknown=Counter(f.group_title for f in facts if f.pk in doubts and doubts[f.pk].rule == NEW_CONTENT),
        held=_held(facts),
        cited_here=cited_here,
        places=places_of(paper, [row.fact for item in page.items for row in item.rows]),
        settled=sum(bool(f.settled) for f in findings),
        pending=sum(row.pending for row in rows),
        clean=len(clean),
        again=len(again),
        decided=sum(not row.pending for row in rows),
        seen=seen,
        written=same.acts if same else (),
    )


def _flagged(findings: Iterable[PaperFinding]) -> set[int | None]:
    """The figures of which a finding warns."""
    return {finding.fact_id for finding in findings if finding.severity != "info"}


def _spoken_of(
    facts: Iterable[Fact], arrangements: Iterable[Said], tasks: Iterable[AskedTask], findings: Iterable[PaperFinding]
) -> set[int]:
    """The places of the text that the page leads to, beside its figures and citations."""
    arranged = (said.first.start for said in arrangements)
    parts = (part.start for fact in facts for part in fact.made_of)
    return {*arranged, *parts, *(task.start for task in tasks), *(f.start for f in findings if f.start is not None)}


def _open(findings: Iterable[PaperFinding], facts: Iterable[Fact]) -> list[PaperFinding]:
    """What nobody has settled, the gravest first; of a figure that was decided nothing is asked any more."""
    decided = {fact.pk for fact in facts if fact.review not in STILL_ASKED}
    asking = (finding for finding in findings if not finding.settled and finding.fact_id not in decided)
    return sorted(asking, key=lambda finding: (SEVERITIES[finding.severity], finding.start or 0))


def facts_of_page(paper: Paper, number: int) -> set[int]:
    """The facts that stand in one part of the list."""
    facts = list(paper.facts.select_related("measure", "line"))
    cells = cells_of(paper, facts)
    pages = pages_of(items_of(rows_of(in_reading_order(facts, cells), (), set()), cells))
    return pages[number - 1].facts if 0 < number <= len(pages) else set()


def _still_told(paper: Paper, cited: Mapping[str, str]) -> tuple[list[PaperFinding], frozenset[int]]:
    """What was found at the reading, without the documents called unknown that this system has, and their papers."""
    told = list(paper.findings.all())
    unknown = {finding.found for finding in told if finding.rule == "citation-unknown"}
    here = held_here(paper, {number: cited.get(number, "") for number in unknown}) if unknown else {}
    left = [finding for finding in told if finding.rule != "citation-unknown" or finding.found not in here]
    return left, frozenset(pk for pk in here.values() if pk)


def _found_now(paper: Paper, doubts: Mapping[int, Finding], cited: set[str]) -> Iterator[PaperFinding]:
    """What is asked anew each time, for the ledger and the house move on."""
    return chain(_live(paper, doubts), _absent(paper, cited), _of_another(paper))


def _live(paper: Paper, doubts: Mapping[int, Finding]) -> Iterator[PaperFinding]:
    """What the ledger speaks against now, as findings; never stored, for the ledger moves on."""
    for fact, doubt in doubts.items():
        yield PaperFinding(
            paper=paper,
            fact_id=fact,
            rule=doubt.rule,
            severity=doubt.severity,
            message=doubt.message_vi,
            found=doubt.found or "",
            expected=doubt.expected or "",
        )


def _absent(paper: Paper, cited: set[str]) -> Iterator[PaperFinding]:
    """Plans that a result paper names and the house does not hold."""
    missing = absent_plans(paper, cited)
    if missing:
        words = _(
            "Kết quả dẫn chiếu kế hoạch chưa có trong hệ thống: %(numbers)s. Nhận kế hoạch trước thì các mục tự khớp."
        )
        has_plan = paper.plan is not None and paper.plan.origin == Plan.Origin.PAPER
        yield PaperFinding(
            paper=paper,
            rule="plan-absent",
            severity=Severity.INFO if has_plan else Severity.WARNING,
            message=words % {"numbers": ", ".join(missing[:5])},
        )


def _of_another(paper: Paper) -> Iterator[PaperFinding]:
    if sender := other_sender(paper):
        words = _("Văn bản ghi cơ quan ban hành «%(issuer)s», đơn vị gửi là %(sender)s: xem có gửi nhầm tệp không.")
        message = words % {"issuer": paper.issuer, "sender": sender}
        yield PaperFinding(paper=paper, rule="issuer-not-sender", severity=Severity.INFO, message=message)


def _held(facts: Sequence[Fact]) -> dict[int, int]:
    """The statement that waits for a decision, of each fact that crosses others."""
    held = [fact.pk for fact in facts if fact.review == Fact.Review.HELD]
    if not held:
        return {}
    waiting = Statement.objects.filter(fact__in=held, standing=Statement.Standing.HELD)
    return {fact: pk for fact, pk in waiting.values_list("fact_id", "pk") if fact is not None}


def _wanted(pages: Sequence[Page], query: QueryDict, mending: int | None) -> Page:
    """The page asked for, the page of the fact asked for, or the first on which something waits."""
    fact = mending or id_of(query.get("so", ""))
    if found := next((page for page in pages if fact in page.facts), None):
        return found
    asked = id_of(query.get("trang", "")) or 0
    if 0 < asked <= len(pages):
        return pages[asked - 1]
    return next((page for page in pages if page.pending), pages[0])


def _window(paper: Paper, pages: Sequence[Page], page: Page, facts: int) -> Span:
    """The whole text, or from the line of the page's first fact to that of the next; windows miss nothing between."""
    whole = Span(0, len(paper.text) + 1)
    if len(pages) == 1 or (len(paper.text) <= WHOLE_TEXT and facts <= WHOLE_FACTS):
        return whole
    first = (max(p.start for p in pages[:number]) for number in range(2, len(pages) + 1))
    starts = [0, *(paper.text.rfind("\n", 0, start) + 1 for start in first), whole.end]
    return Span(starts[page.number - 1], max(starts[page.number], starts[page.number - 1] + 1))


def _column_heads(paper: Paper, table: Block, facts: Sequence[Fact], cells: Mapping[int, Cell]) -> SafeString:
    """A row under the heads: how each column was read."""
    columns = columns_told(paper, table, facts, cells)
    if not any(column.facts for column in columns):
        return SafeString("")
    return format_html(
        '<tr class="told">{}</tr>', format_html_join("", "<td>{}</td>", ((_read_as(c),) for c in columns))
    )


def _read_as(column: Column) -> str:
    if not column.facts:
        return ""
    unit = SCALE_WORDS.get(column.scale or 0, "") if column.is_money else ""
    told = (ROLE_WORDS.get(column.role, ""), code_words(column.period), unit)
    return " · ".join(str(word) for word in told if word) or _("nhiều cách đọc")
