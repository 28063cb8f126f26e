"""What a thing cost in all, and what each who pays has in it: the state's support, and what was brought beside it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ...terms.facts import Amount, Role, Span, Total
from ...terms.fund_sources import OTHER
from .case import Case

_SENTENCE_ENDS = re.compile(r"(?<!\d)\.\s|\.\s(?=\D)|\n")


@dataclass(frozen=True, slots=True)
class Cost:
    """A sum and those that pay it; `is_supported`: one of them is what the content gets, another is brought beside."""

    whole: Amount
    parts: tuple[Amount, ...]
    is_supported: bool = False

    @property
    def added(self) -> int:
        return sum(part.value for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Told:
    amount: Amount
    case: tuple[Role | None, str | None]
    is_own: bool = False


def supported_costs(case: Case) -> Iterator[Cost]:
    """Of each thing that is told with its whole cost, its support and what was brought beside it."""
    beside = [total for total in case.facts.totals if total.of_group and total.amount_vnd]
    told = [_Told(_amount(t), (t.role, t.period), is_own=True) for t in beside if t.fund_source == OTHER]
    if not told:
        return
    told += [_Told(a.amount, (a.role, a.period)) for a in case.facts.activities if a.amount]
    told.sort(key=_start)
    for whole in (total for total in beside if not total.fund_source):
        first, end = _reach(case, whole)
        near = told[bisect_left(told, first, key=_start) : bisect_left(told, end, key=_start)]
        parts = [one for one in near if one.case == (whole.role, whole.period)]
        if any(one.is_own for one in parts) and sum(not one.is_own for one in parts) == 1:
            yield Cost(_amount(whole), tuple(one.amount for one in parts), is_supported=True)


def _start(told: _Told) -> int:
    return told.amount.span.start


def _amount(total: Total) -> Amount:
    return Amount(total.amount_vnd or 0, total.span)


def _reach(case: Case, whole: Total) -> tuple[int, int]:
    """The rest of the sentence, or the row of a table, in which who pays is told."""
    start = case.text.rfind("\n", 0, whole.span.start) + 1
    line = _line_end(case, whole.span)
    if " | " in case.text[start:line]:
        return start, line
    ended = _SENTENCE_ENDS.search(case.text, whole.span.end, line)
    return whole.span.end, ended.start() if ended else line


def _line_end(case: Case, span: Span) -> int:
    end = case.text.find("\n", span.end)
    return len(case.text) if end < 0 else end
