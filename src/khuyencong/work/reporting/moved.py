"""What issued papers printed and the ledger no longer says: asked anew each time, for the ledger moves on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import Sum

from khuyencong.records.models import Entry, Issue
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import WHOLE, Cell
from khuyencong.terms.periods import Window
from khuyencong.terms.selector import Selector

_PLACES = ("line__path", "unit__path", "area__path", "source__path", "area__present_path")


class Movement(NamedTuple):
    """Entries of one act that any selector takes together, and the sum of their values."""

    act: int
    place: Cell
    measure: int
    role: Role
    today: str
    by: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A printed figure that is another one now: `by` how much, and the selector of what it is today."""

    selector: Selector
    by: int


def moved_figures(issues: Sequence[Issue]) -> dict[int, tuple[Moved, ...]]:
    """The printed figures of each issue that acts after it have changed; asked once for all of them."""
    found: dict[int, tuple[Moved, ...]] = {issue.pk: () for issue in issues}
    later = _movements(issues)
    touched = {plan for plan, moves in later.items() if moves}
    told = Issue.objects.filter(pk__in=[issue.pk for issue in issues if issue.plan_id in touched])
    for pk, plan, as_of, document in told.values_list("pk", "plan", "as_of", "document"):
        moves = [move for move in later[plan] if move.act > as_of]
        found[pk] = tuple(_moved(document, moves)) if moves else ()
    return found


def _movements(issues: Sequence[Issue]) -> dict[int, list[Movement]]:
    """What was entered in each plan since the oldest of its issues."""
    later: dict[int, list[Movement]] = {issue.plan_id: [] for issue in issues}
    since = min((issue.as_of for issue in issues), default=0)
    entries = Entry.objects.filter(plan__in=later, act_number__gt=since).order_by()
    told = entries.values_list("plan", "act_number", "measure", "role", "first", "last", *_PLACES)
    for plan, act, measure, role, first, last, *paths, by in told.annotate(Sum("value")):
        line, unit, area, source, today = (path or WHOLE for path in paths)
        place = Cell(line, Window(first, last), unit, area, source)
        later[plan].append(Movement(act, place, measure, Role(role), today, by))
    return later


def _moved(document: object, moves: Sequence[Movement]) -> Iterator[Moved]:
    for code in dict.fromkeys(_selectors(document)):
        selector = Selector.decode(code)
        by = sum(move.by * selector.counts(move.place, move.measure, move.role, move.today) for move in moves)
        if by:
            less = replace(selector.less, act=None) if selector.less else None
            yield Moved(replace(selector, act=None, less=less), by)


def _selectors(part: object) -> Iterator[str]:
    """Every selector in a document's JSON, in the order of its words."""
    if isinstance(part, dict):
        if code := part.get("selector"):
            yield str(code)
        for inner in part.values():
            yield from _selectors(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _selectors(inner)
