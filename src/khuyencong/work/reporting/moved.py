"""What issued papers printed and the ledger no longer says: asked anew each time, for the ledger moves on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Sum

from khuyencong.records.models import Entry, Issue
from khuyencong.terms.selector import JUST_THERE, ON_TODAYS_MAP, Selector

_TOLD = ("plan", "act_number", "measure", "role", "first", "last", "line__path", "source__path", "unit__path")
_PLACES = ("area__path", "area__present_path")
Movement = Mapping[str, Any]  # entries of one act that any selector takes together, and the sum of their values


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
        moves = [move for move in later[plan] if move["act_number"] > as_of]
        found[pk] = tuple(_moved(document, moves)) if moves else ()
    return found


def _movements(issues: Sequence[Issue]) -> dict[int, list[Movement]]:
    """What was entered in each plan since the oldest of its issues."""
    later: dict[int, list[Movement]] = {issue.plan_id: [] for issue in issues}
    since = min((issue.as_of for issue in issues), default=0)
    entries = Entry.objects.filter(plan__in=later, act_number__gt=since).order_by()
    for move in entries.values(*_TOLD, *_PLACES).annotate(moved=Sum("value")):
        later[move["plan"]].append(move)
    return later


def _moved(document: object, moves: Sequence[Movement]) -> Iterator[Moved]:
    for code in dict.fromkeys(_selectors(document)):
        selector = Selector.decode(code)
        by = sum(how * move["moved"] for move in moves if (how := _counts(selector, move)))
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


def _counts(selector: Selector, move: Movement) -> int:
    """How a movement counts in a figure: added, taken off, not at all; chosen as `records.queries.selected` does."""
    if selector.less is not None:
        return _counts(replace(selector, less=None), move) - _counts(selector.less, move)
    window = selector.window
    inside = window.first <= move["first"] and move["last"] <= window.last
    of_it = move["measure"] == selector.measure and move["role"] in selector.roles
    below = any(f"/{line}/" in move["line__path"] for line in selector.lines)
    return int(inside and of_it and below and all(_meets(selector, side, move) for side in ("source", "unit", "area")))


def _meets(selector: Selector, side: str, move: Movement) -> bool:
    path = str(getattr(selector, side))
    if path.startswith(ON_TODAYS_MAP):
        return bool(move["area__present_path"] == path.removeprefix(ON_TODAYS_MAP))
    if path.startswith(JUST_THERE):
        return bool(move["area__path"] == path.removeprefix(JUST_THERE))
    return path == "/" or (move[f"{side}__path"] or "").startswith(path)
