"""Where in a passage one thing ends and the next begins: each part has at most one sum spent."""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TypeVar

from ....terms.facts import Span
from ....terms.values import value_class
from ..grammar.counts import find_counts
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.reasons import nothing_spent
from ..text.scan import Scan
from .asides import Aside
from .costs import settled
from .passage import Passage
from .purposes import counted_apart

_Told = TypeVar("_Told", Money, Aside)


@value_class(frozen=True, slots=True)
class Segment:
    """A part of a passage with at most one sum spent; `first` is the part that carries the passage's own title."""

    span: Span
    sums: tuple[Money, ...]
    spent: Money | None
    first: bool


def segments(scan: Scan, passage: Passage) -> list[Segment]:
    """Cut behind every sum spent but the last; what follows the last joins it unless it is a sentence of its own,
    behind several or of a thing that cost nothing."""
    span = passage.span
    sums = settled(scan, passage)
    spent = [m for m in sums if m.kind is MoneyKind.SPENDING]
    cuts = [_cut_after(scan, a, b) for a, b in pairwise(spent)]
    has_tail = spent and (len(spent) > 1 or nothing_spent(scan, Span(spent[-1].span.end, span.end)))
    if has_tail and (tail := _own_tail(scan, spent[-1], span)):
        cuts.append(tail)
    apart = () if passage.path else counted_apart(scan, sums, cuts)  # an item tells of one thing
    edges = sorted({span.start, *cuts, span.end, *apart})
    return [_segment(sums, Span(a, b), a == span.start) for a, b in pairwise(edges)]


def _segment(sums: tuple[Money, ...], span: Span, first: bool) -> Segment:
    inside = beginning_within(span, sums)
    spent = next((m for m in inside if m.kind is MoneyKind.SPENDING), None)
    return Segment(span, inside, spent, first)


MARK = re.compile(r"[.;](?=\s|$)")
_COMMA = re.compile(r",(?=\s)")
_CLOSED = re.compile(r"\s*\)[,;]?")  # «máy ép (90 triệu đồng) và máy sấy (…)»
_ASIDE_CLOSED = re.compile(r"\s*\([^()]*\)(?:[,;](?=\s)|(?=\s+va\b))")  # «2 tỷ đồng (tỉnh 1 tỷ đồng, …) và 3 …»
ITS_YEAR = re.compile(r"\s*\((?:thuc hien |trien khai |hoan thanh |trong )*nam (?P<year>20\d\d)\)[,;]?")
_AND_SO_MANY = re.compile(r"\s+(?=va \d)")  # «5 đề án quốc gia, 4 tỷ đồng và 9 đề án địa phương, 6 tỷ đồng»
_AND = re.compile(r"\b(?=va\s*$)")  # «1 tỷ đồng hỗ trợ máy và 2 tỷ đồng …»: each sum before its thing


def _cut_after(scan: Scan, money: Money, following: Money) -> int:
    """The end of the clause behind a sum: its bracket, the next full mark, a comma, else right behind the sum."""
    gap = scan.folded[money.span.end : following.span.start]
    if closed := _CLOSED.match(gap) or ITS_YEAR.match(gap) or _ASIDE_CLOSED.match(gap) or _AND_SO_MANY.match(gap):
        return money.span.end + closed.end()
    if mark := MARK.search(gap):
        return money.span.end + mark.end()
    comma = _COMMA.search(gap) or _AND.search(gap)
    return money.span.end + (comma.end() if comma else 0)


def _own_tail(scan: Scan, money: Money, span: Span) -> int | None:
    """Where a clause behind the last sum begins that counts something itself."""
    mark = MARK.search(scan.folded, money.span.end, span.end)
    if mark and find_counts(scan, Span(mark.end(), span.end)):
        return mark.end()
    return None


def beginning_within(span: Span, told: tuple[_Told, ...]) -> tuple[_Told, ...]:
    """Those of the sums or asides, which stand in order, that begin within a span."""
    if not told:
        return told
    first = bisect_left(told, span.start, key=lambda one: one.span.start)
    return told[first : bisect_left(told, span.end, key=lambda one: one.span.start)]
