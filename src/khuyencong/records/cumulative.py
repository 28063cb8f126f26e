"""A part of the year of which papers told only sums from the year's beginning: what the last of these holds more than
the one before, added up from the entries and posted nowhere."""

from collections.abc import Container, Hashable, Mapping
from datetime import timedelta
from typing import TypeVar

from khuyencong.terms.cases import CaseMeasure
from khuyencong.terms.facts import REACHED, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Window

from .folds import PlanSums, WindowSums
from .ledger import Entry
from .plans import Plan

Key = TypeVar("Key", bound=tuple[Hashable, int, Role])


def more_than_before(
    plan: Plan, told: PlanSums, to_date: Window, before: Window, measures: Mapping[int, CaseMeasure]
) -> WindowSums | None:
    """What was reached by the end of `to_date` and not in the time `before` it; None where the period's own figures say
    as much, or nobody told how far things were on the day before it."""
    period = Window(before.last + timedelta(days=1), to_date.last)
    own, whole, sooner = (told.windows[window] for window in (period, to_date, before))
    adding = {pk for pk, measure in measures.items() if measure.adds}
    more = WindowSums(
        _more(own.by_line, whole.by_line, sooner.by_line, adding),
        _more(own.by_source, whole.by_source, sooner.by_source, adding),
        _more(own.by_payer, whole.by_payer, sooner.by_payer, adding),
    )
    says_more = more.by_line != own.by_line or more.by_source != own.by_source
    return more if says_more and _is_told_on(plan, before, told.act) else None


def _more(
    own: Mapping[Key, Amounts], whole: Mapping[Key, Amounts], sooner: Mapping[Key, Amounts], adding: Container[int]
) -> dict[Key, Amounts]:
    """The sums of a period, those that add as differences. One below nothing is no result: it stays untold."""
    more = {key: amounts for key, amounts in own.items() if key[1] not in adding or key[2] not in REACHED}
    for key in whole:
        if key[1] in adding and key[2] in REACHED:
            left = whole[key] - sooner.get(key, Amounts())
            if left != Amounts() and left.low >= 0:
                more[key] = left
    return more


def _is_told_on(plan: Plan, before: Window, act: int) -> bool:
    """Whether anybody told what was reached from some day of the year to just the last of that time."""
    told = Entry.objects.filter(plan=plan, act_number__lte=act, role__in=[role.value for role in REACHED])
    return told.filter(first__gte=before.first, last=before.last, given__gt=0).exists()
