"""Which line of its plan a fact of a paper seems to mean: asked when the paper is read, and once more as the plan
stands when it is looked at or accepted."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from khuyencong.norms.matching import KnownLine, Match, match_line
from khuyencong.records.models import Fact, Line, Plan

SAID = 100  # the certainty of what a person chose, be it a line or a new one


class PlanLines:
    """The contents of a plan that papers may mean, as they stand now."""

    def __init__(self, plan: Plan | None) -> None:
        self.plan = plan
        self.by_id = {line.pk: line for line in plan.lines.filter(kind=Line.Kind.ITEM)} if plan else {}
        self.known: dict[tuple[str, bool], list[KnownLine]] = defaultdict(list)
        for line in self.by_id.values():
            outside = plan is not None and f"/{plan.outside_id}/" in line.path
            place = Fact.Place.OUTSIDE if outside else Fact.Place.ITEM
            self.known[place, line.closed_in_id is not None].append(KnownLine(line.pk, line.number, line.title))

    def match(self, fact: Fact) -> None:
        """Give the fact the line it seems to mean; certainty tells how much it seems so."""
        if fact.place == Fact.Place.ROOT:
            fact.line, fact.line_certainty = (self.plan.root, SAID) if self.plan else (None, 0)
        else:
            self.give(fact, self.like(fact))

    def give(self, fact: Fact, found: Match | None) -> None:
        fact.line, fact.line_certainty = (self.by_id[found.line], found.certainty) if found else (None, 0)

    def like(self, fact: Fact, but: Collection[int] = ()) -> Match | None:
        """An open line, else a closed one: what is closed opens again rather than have a twin."""
        for closed in (False, True):
            known = [line for line in self.known[fact.place, closed] if line.id not in but]
            if found := match_line(fact.path, fact.title, known):
                return found
        return None


def match_waiting(plan: Plan | None, facts: Sequence[Fact], told: Sequence[Fact]) -> None:
    """Match what waits without a line once more, unsaved: another paper may have opened its line since the reading.

    What the paper `told` apart stays apart: each content gets a line that no other content of the paper has, and the
    content most like it gets it. What a person said to be new stays new.
    """
    waiting = [fact for fact in facts if _waits(fact)]
    if plan is None or not waiting:
        return
    had = {_content(fact): fact.line_id for fact in told if fact.line_id}
    lines, taken = PlanLines(plan), set(had.values())
    contents = {_content(fact): fact for fact in reversed(waiting) if _content(fact) not in had}
    likely = [(match, content) for content, fact in contents.items() if (match := lines.like(fact, taken))]
    found: dict[tuple[str, int], Match] = {}
    for match, content in sorted(likely, key=lambda one: -one[0].certainty):
        if match.line not in taken:
            taken.add(match.line)
            found[content] = match
    for fact in waiting:
        lines.give(fact, found.get(_content(fact)))


def _content(fact: Fact) -> tuple[str, int]:
    return fact.place, fact.same_as


def _waits(fact: Fact) -> bool:
    pending = fact.review == Fact.Review.PENDING and fact.place != Fact.Place.ROOT
    return pending and fact.line_id is None and fact.line_certainty != SAID
