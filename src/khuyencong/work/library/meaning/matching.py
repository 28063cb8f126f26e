"""Which line of its plan a fact of a paper seems to mean: asked when the paper is read, and once more as the plan
stands when it is looked at or accepted."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from khuyencong.norms.matching import (
    KnownLine,
    Match,
    match_line,
    named_in_part,
    named_whole,
    says_no_more,
    worth_asking,
)
from khuyencong.records.models import Fact, Line, Measure, Paper, Plan, Statement
from khuyencong.records.queries import first_title, is_emptied, is_undone
from khuyencong.terms.facts import REACHED, Role

from .areas import leave_venues
from .sources_of_adjusted import pay_as_planned
from .stating import PART, is_of_plan, window_of

OPEN, CLOSED, EMPTIED = range(3)
NAMED_BY_TITLE = 90
SAID = 100  # the certainty of what a person chose, be it a line or a new one


class PlanLines:
    """The contents of a plan that papers may mean, as they stand now."""

    def __init__(self, plan: Plan | None) -> None:
        self.plan = plan
        items = plan.lines.filter(kind=Line.Kind.ITEM).exclude(is_undone()) if plan else Line.objects.none()
        items = items.annotate(is_emptied=is_emptied(), first_title=first_title())
        self.by_id: dict[int, Line] = {line.pk: line for line in items}
        self.known: dict[tuple[str, int], list[KnownLine]] = defaultdict(list)
        for line in items:
            outside = plan is not None and f"/{plan.outside_id}/" in line.path
            place = Fact.Place.OUTSIDE if outside else Fact.Place.ITEM
            rank = EMPTIED if line.is_emptied else CLOSED if line.closed_in_id else OPEN
            self.known[place, rank].append(KnownLine(line.pk, line.number, line.title))
            if line.first_title not in (None, line.title):  # papers of before a decision renamed it call it so
                self.known[place, rank].append(KnownLine(line.pk, "", line.first_title))

    def match(self, fact: Fact) -> None:
        """Give the fact the line it seems to mean; certainty tells how much it seems so."""
        if fact.place == Fact.Place.ROOT:
            fact.line, fact.line_certainty = (self.plan.root, SAID) if self.plan else (None, 0)
        else:
            self.give(fact, self.like(fact))

    def give(self, fact: Fact, found: Match | None) -> None:
        fact.line, fact.line_certainty = (self.by_id[found.line], found.certainty) if found else (None, 0)

    def like(self, fact: Fact, but: Collection[int] = ()) -> Match | None:
        """An open line, else a closed one, else one whose figures were taken back: none gets a twin."""
        for rank in (OPEN, CLOSED, EMPTIED):
            known = [line for line in self.known[fact.place, rank] if line.id not in but]
            if found := match_line(fact.path, fact.title, known):
                return found
        return None

    def like_first(self, told: Sequence[Fact], but: Collection[int]) -> Match | None:
        return self.like(told[0], but)

    def like_and_counted(self, told: Sequence[Fact], but: Collection[int]) -> Match | None:
        """The only open line that a content's title names in part, where it counts what that line plans."""
        known = [line for line in self.known[told[0].place, OPEN] if line.id not in but]
        found = named_in_part(told[0].title, known)
        return found if found and any(self.planned(fact, found.line) for fact in told) else None

    def named_by(self, title: str) -> Line | None:
        """The one content that a paper is about."""
        found = named_whole(title, self.known[Fact.Place.ITEM, OPEN])
        return self.by_id[found] if found else None

    def worth_asking(self, fact: Fact) -> Line | None:
        found = worth_asking(fact.title, self.known[fact.place, OPEN])
        return self.by_id[found] if found else None

    def planned(self, fact: Fact, line: int | None) -> Measure | None:
        """What of the line's planned measures a count is told in: the same, or the only one that it names with more
        words of the content («cuốn sổ tay» of «In sổ tay …»)."""
        if fact.kind != Fact.Kind.QUANTITY or fact.measure is None or line not in self.by_id:
            return None
        counted, title = self._counted[line], self.by_id[line].title
        same = [m for m in counted if m.pk == fact.measure_id]
        more = same or [m for m in counted if _note(m) == _note(fact.measure) and m.scale == fact.measure.scale]
        meant = same or [m for m in more if says_no_more(fact.measure.unit, m.unit, f"{title} {fact.title}")]
        return meant[0] if len(meant) == 1 else None

    @cached_property
    def _counted(self) -> dict[int, list[Measure]]:
        """What each line plans to count."""
        counted: dict[int, dict[int, Measure]] = defaultdict(dict)
        aims = Statement.objects.filter(plan=self.plan, role=Role.PLAN, standing=Statement.Standing.STANDS)
        for aim in aims.filter(measure__is_money=False).select_related("measure").order_by("pk"):
            counted[aim.line_id][aim.measure_id] = aim.measure
        return defaultdict(list, {line: [*measures.values()] for line, measures in counted.items()})


def _note(measure: Measure) -> str:
    """«(3 sao)» of «sản phẩm (3 sao)»."""
    return measure.name.removeprefix(measure.unit).strip()


def gather_under_title(paper: Paper, lines: PlanLines, facts: Sequence[Fact]) -> None:
    """Of a report on one content, what tells of no other is told of it: totals are its sums, table rows its parts."""
    line = lines.named_by(paper.title) if paper.purpose == Paper.Purpose.RESULT else None
    spent = (f.line_id for f in facts if f.kind == Fact.Kind.AMOUNT and f.line and not is_of_plan(f))
    if line is None or any(other != line.pk for other in spent):
        return
    own = [fact for fact in facts if fact.place != Fact.Place.OUTSIDE and (fact.line is None or is_of_plan(fact))]
    for fact in own:
        if fact.kind == Fact.Kind.TOTAL:
            fact.kind, fact.title = Fact.Kind.AMOUNT, fact.title or line.title
        elif fact.kind == Fact.Kind.AMOUNT and "|" in line_around(paper, fact):
            fact.rule = PART
        fact.line, fact.line_certainty, fact.place, fact.same_as = line, NAMED_BY_TITLE, Fact.Place.ITEM, own[0].same_as


def line_around(paper: Paper, fact: Fact) -> str:
    """The line of the text, or the row of its table, in which a fact stands."""
    end = paper.text.find("\n", fact.end)
    return paper.text[paper.text.rfind("\n", 0, fact.start) + 1 : end if end > 0 else None]


def match_waiting(plan: Plan | None, facts: Sequence[Fact], told: Sequence[Fact]) -> None:
    """Match what waits without a line once more, unsaved: another paper may have opened its line since the reading.

    What the paper `told` apart stays apart: each content gets a line that no other content of the paper has, and the
    content most like it gets it. What a person said to be new stays new.
    """
    waiting = [fact for fact in facts if _waits(fact)]
    if plan is None:
        return
    lines = PlanLines(plan)
    if waiting:
        _find_lines(lines, waiting, told)
    _count_as_planned(lines, facts, told, plan.year)
    pay_as_planned(plan, facts, told)
    leave_venues(plan, facts, told)


def _find_lines(lines: PlanLines, waiting: Sequence[Fact], told: Sequence[Fact]) -> None:
    found = {_content(fact): Match(fact.line_id, fact.line_certainty) for fact in told if fact.line_id in lines.by_id}
    contents: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for fact in waiting:
        contents[_content(fact)].append(fact)
    for like in (lines.like_first, lines.like_and_counted):
        taken = {match.line for match in found.values()}
        missing = ((content, facts) for content, facts in contents.items() if content not in found)
        likely = [(match, content) for content, facts in missing if (match := like(facts, taken))]
        for match, content in sorted(likely, key=lambda one: -one[0].certainty):
            if match.line not in taken:
                taken.add(match.line)
                found[content] = match
    for fact in waiting:
        lines.give(fact, found.get(_content(fact)))
        fact.likely = None if fact.line else lines.worth_asking(fact)


class _Place(NamedTuple):
    """Where a figure of a paper will stand; two of one place replace each other."""

    line: int | None
    measure: Measure | None
    role: str
    source: int | None
    last: date
    flow: tuple[date, int | None] | None  # since when and in which area; of a level, neither parts two figures


def _count_as_planned(lines: PlanLines, facts: Sequence[Fact], told: Sequence[Fact], year: int) -> None:
    """What is counted in the planned measure under a longer name meets it, unsaved; what a person said stays, and so do
    two counts of one paper («20 lượt cơ sở, 15 lượt doanh nghiệp») that would replace each other as one measure."""
    of_paper = {fact.pk: fact for fact in (*told, *facts)}.values()  # the one with the line found now, where both are
    found = {_content(fact): fact.line_id for fact in of_paper if fact.line_id}
    counted = [fact for fact in of_paper if fact.measure and fact.review != Fact.Review.REJECTED]
    places = {fact.pk: _place(lines, fact, fact.line_id or found.get(_content(fact)), year) for fact in counted}
    names: dict[_Place, set[int | None]] = defaultdict(set)
    for fact in counted:
        names[places[fact.pk]].add(fact.measure_id)
    for fact in facts:
        place = places.get(fact.pk)
        if place and len(names[place]) == 1 and fact.review == Fact.Review.PENDING and not fact.correction:
            fact.measure = place.measure


def _place(lines: PlanLines, fact: Fact, line: int | None, year: int) -> _Place:
    """Where the figure would stand if it were counted as its line plans to count."""
    measure = lines.planned(fact, line) or fact.measure
    window, role = window_of(fact, year), "reached" if fact.role in REACHED else fact.role
    flow = (window.first, fact.area_id) if measure and measure.kind == Measure.Kind.FLOW else None
    return _Place(line, measure, role, fact.source_id, window.last, flow)


def _content(fact: Fact) -> tuple[str, int]:
    return fact.place, fact.same_as


def _waits(fact: Fact) -> bool:
    pending = fact.review == Fact.Review.PENDING and fact.place != Fact.Place.ROOT
    return pending and fact.line_id is None and fact.line_certainty != SAID
