"""What a thing cost in all, and what is told of it: who pays it, what it was laid out for, who got it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ...terms.facts import Activity, Amount, Role, Span, Total
from ...terms.fund_sources import OTHER
from ...terms.vietnamese import fold
from .case import Case

_SENTENCE_ENDS = re.compile(r"(?<!\d)\.\s|\.\s(?=\D)|\n")


@dataclass(frozen=True, slots=True)
class Cost:
    """A sum and what it is told to be made of: sources, or parts."""

    whole: Amount
    parts: tuple[Amount, ...]
    of: str = "nguồn"

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
            yield Cost(_amount(whole), tuple(one.amount for one in parts))


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


_OPENS_SOURCES = re.compile(r"\s*(?:[,(;:]\s*)?(?:(?P<bracket>\()|(?:(?P<some>trong (?:so )?do)|bao gom|gom)\b)")
LEAST_SOURCES = 2


def sourced_costs(case: Case) -> Iterator[Cost]:
    """Of each content whose sources, told right behind its sum, are no shares of it because they do not come to it: all
    of them where own money is told too, or no «trong đó» says that they are some."""
    told = sorted((t for t in case.facts.totals if t.fund_source and t.amount_vnd), key=lambda t: t.span.start)
    starts = [total.span.start for total in told]
    for activity in case.facts.activities if len(told) >= LEAST_SOURCES else ():
        whole = activity.amount
        opened = _OPENS_SOURCES.match(case.folded, whole.span.end) if whole else None
        if whole is None or opened is None or activity.shares or activity.parts:
            continue
        ended = _SENTENCE_ENDS.search(case.text, whole.span.end, _line_end(case, whole.span))
        end = ended.start() if ended else _line_end(case, whole.span)
        if opened["bracket"]:
            end = min(end, case.text.find(")", opened.end()) % (len(case.text) + 1))
        sources = told[bisect_left(starts, whole.span.end) : bisect_left(starts, end)]
        is_all = not opened["some"] or any(total.fund_source == OTHER for total in sources)
        alike = all((t.role, t.period) == (activity.role, activity.period) for t in sources)
        if len(sources) >= LEAST_SOURCES and is_all and alike:
            yield Cost(whole, tuple(map(_amount, sources)))


_SOME = re.compile(r"\btrong (?:so )?do\b")
_NEARLY = 10  # of what a list says to be only some of it no more than a tenth may be wanting by a slip
_GETS = re.compile(r"(?:co so|doanh nghiep|htx|hop tac xa|cong ty|don vi|chu the|ho|to hop tac)\b")


def parted_costs(case: Case) -> Iterator[Cost]:
    """Of each content that is told with parts of its sum, all of it: what is only «trong đó» may name some."""
    for activity in case.facts.activities:
        whole, parts = activity.amount, tuple(part.amount for part in activity.parts)
        if whole is None or not parts or not whole.value:
            continue
        cost = Cost(whole, parts, of="phần")
        some = _SOME.search(case.folded, whole.span.end, parts[0].span.start) and not _are_counted(activity)
        if not some or (whole.value - cost.added) * _NEARLY < whole.value:
            yield cost


def _are_counted(activity: Activity) -> bool:
    """«02 cơ sở, trong đó: HTX A …, Công ty B …»: as many parts as the content counts are all of them."""
    labels = [fold(part.label) for part in activity.parts]
    counted = [fold(q.unit) for q in activity.quantities if q.value == len(labels)]
    alike = ((unit.split(" ")[0], label) for unit in counted for label in labels)
    firms = any(map(_GETS.match, counted)) and all(map(_GETS.match, labels))
    return firms or any(label.startswith(f"{unit} ") for unit, label in alike)
