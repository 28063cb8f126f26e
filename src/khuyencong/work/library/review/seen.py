"""What others did to a paper under review since a person's page was shown: nothing is decided on a figure unseen.

A page carries the number of the province's last act as it was when the page was made.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from khuyencong.records.models import Act, Fact, Paper, User

_MENDS = ("correct", "teach", "read_table", "say_whose")


@dataclass(frozen=True, slots=True)
class Change:
    """One act of somebody else on this paper: who, what in words, and the facts it touched."""

    act: Act
    facts: frozenset[int]


def changes_since(paper: Paper, seen: int, user: User) -> list[Change]:
    """What others decided or mended in this paper after act number `seen`, oldest first."""
    acts = {act.pk: act for act in _mends(paper, seen, user)}
    touched: dict[int, set[int]] = {act.pk: set(_mended_in(act)) for act in acts.values()}
    decided = paper.facts.filter(act__number__gt=seen).exclude(reviewed_by=user).select_related("act__actor")
    for fact in decided.defer("reason"):
        if fact.act is not None:
            acts[fact.act.pk] = fact.act
            touched.setdefault(fact.act.pk, set()).add(fact.pk)
    ordered = sorted(acts.values(), key=lambda act: act.number)
    return [Change(act, frozenset(touched.get(act.pk, ()))) for act in ordered]


def mended_since(paper: Paper, seen: int | None, user: User) -> set[int]:
    """The facts others mended after act number `seen`; None = the person decides on what stands now."""
    if seen is None:
        return set()
    return {fact for act in _mends(paper, seen, user) for fact in _mended_in(act)}


def last_mend(fact: Fact, seen: int | None, user: User) -> Act | None:
    """Who mended a fact after act number `seen`, if somebody else did."""
    if seen is None:
        return None
    acts = [act for act in _mends(fact.paper, seen, user) if fact.pk in set(_mended_in(act))]
    return acts[-1] if acts else None


def _mends(paper: Paper, seen: int, user: User) -> QuerySet[Act]:
    made = Act.objects.filter(province=paper.province_id, number__gt=seen, verb__in=_MENDS)
    return made.filter(subject_kind="paper", subject_id=paper.pk).exclude(actor=user).select_related("actor")


def _mended_in(act: Act) -> Iterator[int]:
    yield from (act.changes[name] for name in ("fact",) if name in act.changes)
    for name in ("alike", "facts"):
        yield from act.changes.get(name, ())
