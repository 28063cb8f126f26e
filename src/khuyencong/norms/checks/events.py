"""Events told twice: in two places of a paper, in two papers, or by a paper that came earlier.

An event is known again by many words in a row and an equal count, or by its day and its name. What names other places
or other days is another event.
"""

import re
from collections.abc import Iterable, Iterator

from ...terms.facts import Activity, Finding, Role
from ...terms.memory import ToldEvent
from ...terms.vietnamese import fold
from .case import Case, info, same_count

SHARED_WORDS = 7  # so many words in a row, and the same count, make two sentences tell one event
NAME_WORDS = 4  # so many from «hội chợ …» on, and the same day
_KINDS = (
    r"hoi (?:cho|nghi|thao|thi)|trien lam|phien cho|ngay hoi|tuan (?:hang|le)|tuan le|le (?:hoi|cong bo|ton vinh|trao)"
    r"|dien dan|lop|tap huan|toa dam|khoa (?:hoc|tap huan)|doan (?:khao sat|tham quan|cong tac|giao thuong)"
)
_NAME = re.compile(rf"\b(?={_KINDS})(?:[a-z]+ ){{{NAME_WORDS - 1}}}[a-z]+")
_DAYS = re.compile(
    r"(?<![\d/])(?:(?P<first>\d{1,2})(?:/\d{1,2}(?:/20\d\d)?)?(?: ?[-–] ?| den (?:het )?(?:ngay )?))?"
    r"(?P<day>\d{1,2})(?:/| thang )(?P<month>\d{1,2})(?![\d.,])(?! ?%)"
)
_Key = str | tuple[int, int, str]  # words in a row; or day, month and name
_Day = tuple[int, int]
CITED = 14  # characters between a document's number and its date


def repeated_events(case: Case) -> Iterator[Finding]:
    """One event told in two places; a person decides whether it counts once."""
    told: dict[_Key, Activity] = {}
    for activity in reached(case):
        keys = keys_of(case, activity)
        before = next((told[key] for key in keys if key in told and _is_one(case, told[key], activity, key)), None)
        if before:
            place = f"{before.path} {before.item}".strip()
            words = f"Sự kiện đã kể ở mục {place}" if before.path else "Sự kiện đã kể ở đoạn trên"
            yield info("repeated-event", words, activity.span, activity.title)
        for key in keys:
            told.setdefault(key, activity)


def told_before(case: Case, events: Iterable[ToldEvent]) -> Iterator[Finding]:
    """An event that an earlier paper told under another title; under the same one it is the same figure again."""
    told: dict[str, ToldEvent] = {run: event for event in events for run in _runs_of(event.words)}
    for activity in reached(case) if told else ():
        counts = {(q.value, fold(q.unit)) for q in activity.quantities}
        runs = _runs_of(_words(case, activity))
        before = next((told[run] for run in runs if run in told and told[run].counts & counts), None)
        if before and fold(before.title) != fold(activity.title):
            words = f"Sự kiện có thể đã kể trong {before.where}: tính một lần"
            yield info("repeated-event", words, activity.span, activity.title)


def reached(case: Case) -> list[Activity]:
    """What the paper reports with a count."""
    return [a for a in case.facts.activities if a.quantities and a.role is Role.ACTUAL]


def keys_of(case: Case, activity: Activity) -> list[_Key]:
    """By what another telling of it is known."""
    words = _words(case, activity)
    days, names = _days(case, activity), [" ".join(m.group().split()) for m in _NAME.finditer(words)]
    return [*((*day, name) for day in sorted(days) for name in names), *_runs_of(words)]


def same_event(case: Case, one: Activity, beside: Case, other: Activity, key: _Key) -> bool:
    """Whether what is known by one key names no other place or day, and counts the same where words alone agree."""
    days, other_days = _days(case, one), _days(beside, other)
    if (one.places and other.places and not set(one.places) & set(other.places)) or (
        days and other_days and not days & other_days
    ):
        return False
    return isinstance(key, tuple) or same_count(one, other)


def _is_one(case: Case, one: Activity, other: Activity, key: _Key) -> bool:
    """Members of one list, rows of a table, sentences of a paragraph are told apart by it, unless the day is one."""
    if not (isinstance(key, tuple) or _in_two_places(one, other) or _is_within(case, one, other)):
        return False
    parted = case.text.find("\n", one.span.end, other.span.start) >= 0
    return parted and same_event(case, one, case, other, key)


_NUMBER = re.compile(r"^(?:[-+–•]|\w{1,4}[.)])? ?")


def _is_within(case: Case, one: Activity, other: Activity) -> bool:
    """Whether one is told word for word in the other, whose heading may stand before it."""
    first, second = (_NUMBER.sub("", _words(case, a)).strip(" .;:") for a in (one, other))
    return first == second or (one.path != other.path and (f" {first}" in f" {second}" or f" {second}" in f" {first}"))


def _in_two_places(one: Activity, other: Activity) -> bool:
    if not (one.path or other.path):
        return True
    return one.path != other.path and _list_of(one) != _list_of(other)


def _list_of(activity: Activity) -> str:
    return activity.path if activity.item else activity.path.rpartition(".")[0]


def _words(case: Case, activity: Activity) -> str:
    return " ".join(case.folded[activity.span.start : activity.span.end].split())


def _runs_of(folded: str) -> list[str]:
    """Every few words in a row of a sentence, in its order."""
    words = folded.split()
    return [" ".join(words[i : i + SHARED_WORDS]) for i in range(len(words) - SHARED_WORDS + 1)]


def _days(case: Case, activity: Activity) -> set[_Day]:
    """The days on which a sentence says that something was; the date of a document is none."""
    said = [*_DAYS.finditer(case.folded, activity.span.start, activity.span.end)]
    cited = [c.span.end for c in case.facts.citations] if said else []
    return {
        (int(day[name]), int(day["month"]))
        for day in said
        if not any(day.start() - CITED <= end <= day.end() for end in cited)
        for name in ("first", "day")
        if day[name]
    }
