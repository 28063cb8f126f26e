"""Accept, reject or correct what was read in a paper: nothing reaches the ledger without a person."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khuyencong.records.agencies import agency_of
from khuyencong.records.models import (
    Act,
    Fact,
    Line,
    Note,
    Paper,
    Plan,
    PlanVersion,
    Statement,
    User,
)
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.queries import is_undone, is_undone_plan
from khuyencong.terms.facts import PLANNED, Status
from khuyencong.terms.ledger import Outcome

from ...acts import as_recorded, seal
from ...adjust import absorb
from ...closing import left_out, refuse_closed
from ...notes import said
from ...notifications import Event, notify
from ...permissions import Refused
from ...plans import NewLine, add_line, add_lines, open_plan
from ...posting import REVIEWS, Posting
from ...programmes import programme_meant
from ...titles import retitle
from ..meaning.described import purpose_told
from ..meaning.earlier import waits_as_strange
from ..meaning.ended_sources import ended_with
from ..meaning.matching import match_waiting
from ..meaning.moves import moved_by
from ..meaning.overtaken import overtaken_by
from ..meaning.programmes import plan_meant
from ..meaning.same_decision import same_decision
from ..meaning.stating import FIGURES, items_reached, only_compared, statement_of, window_of
from .arranging import take_arrangements
from .aside import set_facts_aside
from .doubts import UNSURE, clean_ids, doubts_of
from .heads import asks_whose
from .seen import mended_since
from .under_review import close_when_done, locked, pending_facts


@dataclass(frozen=True, slots=True)
class Accepted:
    """What accepting came to: the act, and how many facts had which outcome."""

    act: Act | None
    outcomes: Counter[str]


def accept_clean(user: User, paper: Paper, among: Collection[int] | None = None, seen: int | None = None) -> Accepted:
    """Accept every fact (or every one of a block) that nothing speaks against, in one act."""
    with transaction.atomic():
        paper = locked(user, paper, "accept")
        meant = plan_meant(paper)
        if meant is not None:
            Posting(meant)  # locks the plan: what is clean now is what is posted
        facts = list(paper.facts.select_related("measure", "line", "source", "area"))
        match_waiting(meant, facts, facts)
        clean = clean_ids(facts, list(paper.findings.all()), doubts_of(paper, facts))
        return accept(user, paper, clean if among is None else clean & set(among), seen)


def accept(user: User, paper: Paper, fact_ids: Collection[int], seen: int | None = None) -> Accepted:
    """Post the chosen facts in one act. Facts that somebody decided meanwhile are passed over, and so are those that
    somebody mended after act number `seen`: the figure on the person's page was another one."""
    with transaction.atomic():
        paper = locked(user, paper, "accept")
        facts = list(pending_facts(paper, set(fact_ids) - mended_since(paper, seen, user)))
        if not facts:
            return Accepted(None, Counter())
        _refuse_nobodys(paper)
        _refuse_guessed(paper, facts)
        _refuse_unclear(facts)
        _settle_purpose(paper, facts)
        acceptance = _Acceptance(user, paper, facts)
        acceptance.run()
        return acceptance.sealed()


class _Acceptance:
    """One act of accepting: opens the plan and lines it needs, states the figures, keeps the notes."""

    def __init__(self, user: User, paper: Paper, facts: Sequence[Fact]) -> None:
        self.user, self.paper, self.facts = user, paper, facts
        self.plan = paper.plan or _open_plan(paper, facts)
        own = {fact.pk: fact for fact in facts}
        self.told = [own.get(fact.pk, fact) for fact in paper.facts.select_related("line")]
        self.items, self.goes_on = items_reached(self.told), any(fact.act_id for fact in self.told)
        self.posting = Posting(self.plan)
        self.lines = _Lines(self.plan, paper)
        self.outcomes: Counter[str] = Counter()
        self.notes: list[Note] = []
        self.ended: list[Statement] = []
        self.overtaken: list[Statement] = []
        self.adjusted: set[int | None] = set()  # facts that an adjustment of the version in force tells too

    def run(self) -> None:
        self.lines.match(self.facts)
        refuse_closed([fact.line_id for fact in self.facts if fact.line_id and fact.role in PLANNED])
        self.lines.open_for(self.facts)
        for fact in self.facts:
            fact.line = self.lines.of(fact)
            fact.reviewed_by = self.user
        self._state([fact for fact in self.facts if fact.kind != Fact.Kind.NOTE])
        self._note([fact for fact in self.facts if fact.kind == Fact.Kind.NOTE])
        self.outcomes = Counter(fact.review for fact in self.facts)

    def sealed(self) -> Accepted:
        if _speaks_for_the_plan(self.paper, self.facts) and self._brings_news():
            _open_version(self.plan, self.paper, self.user)
        told = ", ".join(f"{as_recorded(Fact.Review(k).label)} {n}" for k, n in self.outcomes.items())
        words = f"Ghi sổ từ «{self.paper}»: {told}"
        if self.ended:
            words += f"; rút {len(self.ended)} số của nguồn văn bản không nêu nữa"
        if self.overtaken:
            words += f"; rút {len(self.overtaken)} tổng theo nguồn nêu trước khi điều chỉnh, nay cộng từ các nội dung"
        act = self.posting.sealed(self.user, "accept", words, {"paper": self.paper.pk, **self.outcomes})
        for fact in self.facts:
            fact.act = act
        self._keep_reviews(act)
        take_arrangements(self.paper, self.plan.top, self.lines.known(self.facts), act)
        for note in self.notes:
            note.act, note.act_number = act, act.number
        Note.objects.bulk_create(self.notes)
        retitle(self.notes)
        close_when_done(self.paper)
        return Accepted(act, self.outcomes)

    def _brings_news(self) -> bool:
        """Whether a plan's paper says anything that is to be approved: a figure of its own, or a content left out once
        all of it is decided. A paper that repeats the plan brings no version of it."""
        planned = [fact for fact in self.facts if fact.role in PLANNED and fact.pk not in self.adjusted]
        # That a content is moved its arrangement tells; what it costs from then on is news like any figure.
        planned = [fact for fact in planned if fact.status != Status.MOVED or fact.kind != Fact.Kind.NOTE]
        if any(fact.review != Fact.Review.CONFIRMS for fact in planned) or not self.plan.versions.exists():
            return True
        waits = self.paper.facts.filter(review=Fact.Review.PENDING).exclude(pk__in=[fact.pk for fact in self.facts])
        last = self.plan.versions.count() + 1
        return not waits.exists() and bool(left_out(PlanVersion(plan=self.plan, number=last, paper=self.paper)))

    def _keep_reviews(self, act: Act) -> None:
        """Line, measure, source and place differ from fact to fact; the rest is told once for all alike."""
        Fact.objects.bulk_update(self.facts, ["line", "line_certainty", "measure", "source", "area"])
        for review in self.outcomes:
            alike = [fact.pk for fact in self.facts if fact.review == review]
            Fact.objects.filter(pk__in=alike).update(review=review, reviewed_by=self.user, act=act)

    def _state(self, facts: Sequence[Fact]) -> None:
        figures = [statement_of(fact, self.paper, self.plan) for fact in facts]
        for statement in figures:
            statement.made_by = self.user  # before they are foreseen, which stores them
        compared = self._as_adjusted(figures)
        absorb(self.posting, figures)
        self.ended = ended_with(figures, self.paper if self.goes_on else None, self.plan)
        self.overtaken = [s for s in overtaken_by(figures, self.paper, self.plan) if s not in self.ended]
        self.posting.withdraw(*self.ended, *self.overtaken)
        self.posting.foresee(figures)
        for fact, statement in zip(facts, figures, strict=True):
            beside = only_compared(fact, self.items) or statement in compared
            take_in = self.posting.compare if beside else self.posting.state
            take_in(statement)
        for fact, statement in zip(facts, figures, strict=True):  # a later one may have let an earlier one stand
            fact.review = REVIEWS[Outcome(statement.outcome)]

    def _as_adjusted(self, figures: Sequence[Statement]) -> list[Statement]:
        """What an adjustment at the counter tells already of this very decision is stated as that one does; returned is
        what a later decision moved since, and what only tells again by how much the plan was moved."""
        same = same_decision(self.paper, self.plan)
        again = moved_by(figures, self.told, same)
        if same is None:
            return again
        told = [statement for statement in figures if same.takes(statement)]
        for statement in told:
            same.restate(statement)
            self.adjusted.add(statement.fact_id)
        return [*again, *(statement for statement in told if same.overtakes(statement))]

    def _note(self, facts: Sequence[Fact]) -> None:
        """Keep what is said for the first time of its line and window, in this paper or another."""
        stand = Note.objects.filter(line__in={fact.line_id for fact in facts}, withdrawn_at_act=None)
        known = set(map(said, stand)) if facts else set()
        for fact in facts:
            window = window_of(fact, self.plan.year)
            note = Note(line=fact.line, first=window.first, last=window.last, kind=fact.note_kind, text=fact.reason)
            note.fact, note.new_title = fact, fact.new_title
            note.old_title = fact.line.title if fact.new_title and fact.line else ""
            fact.review = Fact.Review.CONFIRMS if said(note) in known else Fact.Review.POSTED
            if said(note) not in known:
                known.add(said(note))
                self.notes.append(note)


_Words = tuple[Line | None, str, str]


def _words(line: Line | NewLine) -> _Words:
    return line.parent, line.number[:20], line.title[:300]


class _Lines:
    """The lines of a plan while a paper is being accepted: found, or opened when the paper brings new ones."""

    def __init__(self, plan: Plan, paper: Paper) -> None:
        self.plan, self.paper = plan, paper
        self.opened: dict[tuple[str, int], Line] = {}
        kept = list(plan.lines.filter(Q(kind=Line.Kind.GROUP) | is_undone()).select_related("parent"))
        self.groups = {line.title: line for line in kept if line.kind == Line.Kind.GROUP}
        # Contents whose acceptance was undone, by their place and words: with the same ones they stand again.
        self.undone: dict[_Words, list[Line]] = defaultdict(list)
        for line in kept:
            if line.kind != Line.Kind.GROUP:
                self.undone[_words(line)].append(line)
        self.sections = _sections(paper)
        self.told = tuple(paper.facts.select_related("line", "measure"))
        # What earlier acceptances of this paper opened for the same item.
        for fact in self.told:
            if fact.place != Fact.Place.ROOT and fact.line is not None and fact.line.plan_id == plan.pk:
                self.opened.setdefault((fact.place, fact.same_as), fact.line)

    def match(self, facts: Sequence[Fact]) -> None:
        """Find lines that another paper opened since this one was read."""
        match_waiting(self.plan, facts, self.told)

    def open_for(self, facts: Iterable[Fact]) -> None:
        """Open the lines of contents that have none, all at once."""
        new: dict[tuple[str, int], Fact] = {}
        for fact in facts:
            if fact.line is None and fact.place != Fact.Place.ROOT:
                new.setdefault((fact.place, fact.same_as), fact)
        told = {key: self._new(fact) for key, fact in new.items() if key not in self.opened}
        for key in [key for key, line in told.items() if self.undone.get(_words(line))]:
            self.opened[key] = self.undone[_words(told.pop(key))].pop(0)
        lines = add_lines(self.plan, list(told.values())) if told else []
        self.opened.update(zip(told, lines, strict=True))

    def of(self, fact: Fact) -> Line:
        if fact.line is not None:
            return fact.line
        return self.plan.top if fact.place == Fact.Place.ROOT else self.opened[fact.place, fact.same_as]

    def known(self, facts: Iterable[Fact]) -> dict[tuple[str, int], Line]:
        """The line of each content the paper speaks of, as far as its figures were taken."""
        matched = {(fact.place, fact.same_as): fact.line for fact in facts if fact.line is not None}
        return {**self.opened, **matched}

    def _new(self, fact: Fact) -> NewLine:
        top = self.plan.outside_top if fact.place == Fact.Place.OUTSIDE else self._group(fact)
        return NewLine(top, Line.Kind.ITEM, fact.path, fact.title)

    def _group(self, fact: Fact) -> Line:
        """The group an item stands under, by the paper's heading; the root when the item is its own heading."""
        root = self.plan.top
        number, title = _heading(fact.group_title)
        if not title or ("." not in fact.path and fact.group_title not in self.sections):
            return root
        if title not in self.groups:
            self.groups[title] = add_line(self.plan, root, Line.Kind.GROUP, number or fact.path.split(".")[0], title)
        return self.groups[title]


def _sections(paper: Paper) -> frozenset[str]:
    """Headings «I.», «II.» of a plan's paper that part its money among them: groups, among them one with a single
    content that has a number of its own. A single heading is only where the list stands, and in a report they part
    results from causes and plans."""
    if paper.purpose != Paper.Purpose.PLAN:
        return frozenset()
    money = Q(kind=Fact.Kind.AMOUNT, place=Fact.Place.ITEM, role__in=PLANNED)
    told = paper.facts.filter(money).exclude(path__contains=".").exclude(path="")
    contents = set(told.values_list("group_title", "same_as", "path"))  # each once, by however many sources it is paid
    counted = Counter(heading for heading, _content, _number in contents)
    held = frozenset(title for title, items in counted.items() if items > 1 and _heading(title)[0])
    numbered = frozenset(heading for heading, _, number in contents if number.isdecimal() and _heading(heading)[0])
    return held | numbered if len(held) > 1 else frozenset()


def _heading(group_title: str) -> tuple[str, str]:
    """«3. Phát triển sản phẩm» is ("3", "Phát triển sản phẩm")."""
    number, dot, title = group_title.partition(". ")
    return (number, title.strip()) if dot and len(number) <= 6 and number[:1].isalnum() else ("", group_title.strip())


def reject(
    user: User, paper: Paper, fact_ids: Collection[int], reason: str = "", seen: int | None = None
) -> Act | None:
    """Set facts aside: they never reach the ledger. They stay in the review, with who did it and why. Facts that
    somebody mended after act number `seen` are passed over: the person saw another figure."""
    with transaction.atomic():
        paper = locked(user, paper, "accept")
        facts = list(pending_facts(paper, set(fact_ids) - mended_since(paper, seen, user)))
        if not facts:
            return None
        words = f"Bỏ {len(facts)} số liệu của «{paper}»"
        changes = {"facts": [f.pk for f in facts], "reason": reason}
        act = seal(paper.province, user, "reject", paper, words, changes)
        set_facts_aside(facts, user, reason, act)
        close_when_done(paper)
        return act


def _refuse_nobodys(paper: Paper) -> None:
    """Not one figure is taken in before it is said whose they are: once one stands, the others could not be told of
    another unit any more."""
    if asks_whose(paper):
        raise Refused(_("Đầu và tên văn bản ghi một địa bàn: chọn ở đầu trang số liệu là của đơn vị nào rồi mới nhận."))


def _refuse_guessed(paper: Paper, facts: Sequence[Fact]) -> None:
    """Figures of words guessed from pictures, or that lost letters, are taken one by one, each looked at."""
    if len(facts) > 1 and paper.findings.filter(rule__in=UNSURE).exists():
        raise Refused(_("Số đọc từ ảnh chụp hoặc từ tệp bị mất chữ: hãy đối chiếu với bản gốc và nhận từng số."))


def _refuse_unclear(facts: Sequence[Fact]) -> None:
    unclear = [f for f in facts if f.kind in FIGURES and not (f.role and f.period and f.measure_id)]
    if unclear:
        names = "; ".join(f"«{f.printed or f.title}»"[:80] for f in unclear[:3])
        raise Refused(
            ngettext(
                "Chưa rõ vai trò hoặc kỳ của %(count)s số liệu: %(names)s. Sửa trước khi nhận.",
                "Chưa rõ vai trò hoặc kỳ của %(count)s số liệu: %(names)s. Sửa trước khi nhận.",
                len(unclear),
            )
            % {"count": len(unclear), "names": names}
        )


def _settle_purpose(paper: Paper, facts: Sequence[Fact]) -> None:
    """What nothing in a paper told, a person has said by the roles of its figures: a plan, or results."""
    if paper.purpose == Paper.Purpose.OTHER:
        paper.purpose = purpose_told({fact.role for fact in facts if fact.kind in FIGURES})
        paper.save(update_fields=["purpose"])


def _speaks_for_the_plan(paper: Paper, facts: Sequence[Fact]) -> bool:
    """Whether a paper brings a version of the plan: a unit below that tells its own share brings none, else approving
    it would close every content its paper leaves out."""
    whole = any(fact.role in PLANNED and fact.area_id is None for fact in facts)
    return paper.purpose == Paper.Purpose.PLAN and (paper.teller is None or whole)


def _open_plan(paper: Paper, facts: Sequence[Fact]) -> Plan:
    """The plan a paper brings with it; from a result paper, or one of a share, it is marked as rebuilt."""
    if waits_as_strange(paper):
        raise Refused(_("Văn bản của tỉnh khác: nếu đúng là số của tỉnh ta, hãy chọn kế hoạch trước khi nhận."))
    if paper.year is None:
        paper.year = _year_said(facts)
    if paper.year is None:
        raise Refused(_("Không rõ văn bản nói về năm nào: hãy chọn kế hoạch trước khi nhận."))
    programme = programme_meant(paper)
    plan = Plan.objects.filter(programme=programme, year=paper.year).first()
    origin = Plan.Origin.PAPER if _speaks_for_the_plan(paper, facts) else Plan.Origin.RESULTS
    if plan is not None and Plan.objects.filter(is_undone_plan(), pk=plan.pk).update(origin=origin):
        plan.refresh_from_db()
    if plan is None:
        title = f"Kế hoạch {programme.name[:1].lower()}{programme.name[1:]} năm {paper.year}"
        plan = open_plan(programme, paper.year, title, agency_of(paper.unit), origin)
    paper.plan = plan
    paper.save(update_fields=["plan", "year"])
    return plan


def _year_said(facts: Sequence[Fact]) -> int | None:
    """The one year of the periods that a person gave to figures of a paper that tells none."""
    years = {fact.period[:4] for fact in facts if fact.period}
    return int(years.pop()) if len(years) == 1 else None


def _open_version(plan: Plan, paper: Paper, user: User) -> None:
    """A plan paper brings a version, a draft until its decision is recorded."""
    if not plan.versions.filter(paper=paper).exists():
        number = (plan.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        version = PlanVersion.objects.create(plan=plan, number=number, paper=paper, prepared_by=user)
        words = f"{plan.title}: bản {number} chờ phê duyệt"
        notify(Event(NotificationKind.VERSION_WAITS, f"waits:{version.pk}", words, plan), "approve", plan.unit, user)
