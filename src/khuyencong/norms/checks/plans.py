"""Checks of results against their plan within one paper, and of events told twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ...terms.facts import REACHED, Activity, Finding, Role, Status
from ...terms.memory import ToldEvent
from ...terms.numbers import format_vnd
from ...terms.vietnamese import fold
from .case import Case, crossing, info, same_count, title_key, warning

_ADMITTED = re.compile(r"\bchua neu (?:nguyen nhan|ly do|nguon bu)|(?:nguyen nhan|ly do): chua neu\b")
SHARED_WORDS = 7  # so many words in a row, and the same count, make two sentences tell one event


def over_plan(case: Case) -> Iterator[Finding]:
    """More spent than planned, and no cause given."""
    planned = {_thing(a): a.amount.value for a in case.facts.activities if a.role is Role.PLAN and a.amount}
    admitted = {title_key(a) for a in case.facts.activities if _admits(case, a)}
    for actual in case.facts.activities:
        plan = planned.get(_thing(actual))
        spent = actual.role in REACHED and actual.amount
        if plan and spent and spent.value > plan and not actual.reason:
            told = info if title_key(actual) in admitted else warning
            yield told(
                "over-plan-unexplained",
                f"Thực hiện vượt kế hoạch {format_vnd(spent.value - plan)} đồng mà không nêu lý do",
                spent.span,
                format_vnd(spent.value),
                format_vnd(plan),
            )


def _admits(case: Case, activity: Activity) -> bool:
    """Whether the paper says itself that a cause is still missing: its writer has seen what a check would tell."""
    return bool(_ADMITTED.search(case.folded, activity.span.start, activity.span.end))


def _thing(activity: Activity) -> tuple[str, str, str]:
    """One item of one year: a two-year paper plans for the next year what it reports of this one."""
    return activity.path, activity.title, (activity.period or "")[:4]


def not_done_without_reason(case: Case) -> Iterator[Finding]:
    """Listed as not done, and no cause given to it or to its list."""
    undone = [a for a in case.facts.activities if a.status is Status.NOT_DONE]
    explained = {a.path for a in undone if a.reason and not a.amount}
    for activity in undone:
        if not activity.reason and activity.path not in explained:
            told = info if _admits(case, activity) else warning
            yield told("not-done-without-reason", "Không thực hiện mà không nêu lý do", activity.span, activity.title)


def overlaps(case: Case) -> Iterator[Finding]:
    """One thing told for periods that cross («9 tháng» and «6 tháng cuối»): their figures cannot be added."""
    told: dict[tuple[str, Role | None], dict[str | None, list[Activity]]] = defaultdict(lambda: defaultdict(list))
    for activity in case.facts.activities:
        periods = told[title_key(activity), activity.role]
        others = (a for period, named in periods.items() if period != activity.period for a in named)
        other = next((earlier for earlier in others if crossing(earlier, activity)), None)
        periods[activity.period].append(activity)
        if other:
            yield overlap(activity, f"kỳ {other.period} ở mục {other.path} {other.item}".strip())


def overlap(activity: Activity, other: str) -> Finding:
    words = f"Kỳ {activity.period} đè lên một phần của {other}: hai số không cộng được"
    return warning("overlap", words, activity.span, activity.period)


def repeated_events(case: Case) -> Iterator[Finding]:
    """One event told in two places; a person decides whether it counts once."""
    told: dict[str, Activity] = {}
    for activity in case.facts.activities:
        if not activity.quantities or activity.role is not Role.ACTUAL:
            continue
        runs = runs_of(case.folded[activity.span.start : activity.span.end])
        before = next((told[run] for run in runs if run in told and _one_event(told[run], activity)), None)
        if before:
            yield info(
                "repeated-event",
                f"Sự kiện đã kể ở mục {before.path} {before.item}".strip(),
                activity.span,
                activity.title,
            )
        told.update((run, activity) for run in runs if run not in told)


def told_before(case: Case, events: Iterable[ToldEvent]) -> Iterator[Finding]:
    """An event that an earlier paper told under another title; under the same one it is the same figure again."""
    told: dict[str, ToldEvent] = {run: event for event in events for run in runs_of(event.words)}
    for activity in case.facts.activities:
        if activity.role is not Role.ACTUAL or not activity.quantities:
            continue
        counts = {(q.value, fold(q.unit)) for q in activity.quantities}
        runs = runs_of(case.folded[activity.span.start : activity.span.end])
        before = next((told[run] for run in runs if run in told and told[run].counts & counts), None)
        if before and fold(before.title) != fold(activity.title):
            words = f"Sự kiện có thể đã kể trong {before.where}: tính một lần"
            yield info("repeated-event", words, activity.span, activity.title)


def _one_event(one: Activity, other: Activity) -> bool:
    """Members of one list, and rows of one table, are told apart by the list."""
    return one.path != other.path and _list_of(one) != _list_of(other) and same_event(one, other)


def _list_of(activity: Activity) -> str:
    return activity.path if activity.item else activity.path.rpartition(".")[0]


def runs_of(folded: str) -> list[str]:
    """Every few words in a row of a sentence, in its order, by which another telling of it is known."""
    words = folded.split()
    return [" ".join(words[i : i + SHARED_WORDS]) for i in range(len(words) - SHARED_WORDS + 1)]


def same_event(one: Activity, other: Activity) -> bool:
    """Equal counts; sentences that name other places tell other events."""
    same_places = not one.places or not other.places or bool(set(one.places) & set(other.places))
    return same_places and same_count(one, other)
