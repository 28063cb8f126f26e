"""The sums of money within a span, each with its kind."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from ....terms.facts import Amount, Approx, Span
from ....terms.values import value_class
from ..text.scan import Scan
from .money_kinds import MoneyKind, is_revenue, money_kind
from .parts import FIRST_SENTENCE, first_sentence
from .programmes import OF_SCHEME
from .rates import goes_on_with_rates, is_at_level, is_level, is_rate
from .sources import INCOME
from .sums import MONEY, approx_before, low_before, sums_in_words, value_of

REACH = 300  # how far behind a sum its parts may be announced
APPROX_REACH = 30
LIST_REACH = 80  # a member of a list of revenues names little more than who sold


@value_class(frozen=True, slots=True)
class Money:
    value: int
    span: Span
    approx: Approx | None = None
    kind: MoneyKind = MoneyKind.SPENDING

    @property
    def amount(self) -> Amount:
        return Amount(self.value, self.span, self.approx, rule="money")


@lru_cache(maxsize=16)  # rules ask for those of one sentence one after the other
def find_money(scan: Scan, span: Span) -> tuple[Money, ...]:
    """Sums within the span, each with its kind by the words around it."""
    return tuple(_sums(scan, span))


@value_class(frozen=True, slots=True)
class _Told:
    """A sum as printed: of a range the upper end; `each`: so much for every one."""

    value: int
    span: Span
    is_range: bool = False
    each: bool = False


def _sums(scan: Scan, span: Span) -> Iterator[Money]:
    before: Money | None = None
    for told in sorted([*_in_digits(scan, span), *_in_words(scan, span)], key=lambda one: one.span.start):
        at, last = told.span, before.span.end if before else span.start
        approx = approx_before(scan.folded[max(last, at.start - APPROX_REACH) : at.start])
        for_each = told.each or (
            told.is_range and is_at_level(scan.folded[max(last, at.start - LIST_REACH) : at.start])
        )
        kind = MoneyKind.NORM if for_each else _kind(scan, span, at, before)
        yield (before := Money(told.value, at, Approx.MOST if told.is_range else approx, kind))


def _in_digits(scan: Scan, span: Span) -> Iterator[_Told]:
    """Each sum of digits; the lower end of a range is told with its upper end."""
    matched = [(m, value_of(scan, m)) for m in MONEY.finditer(scan.masked, span.start, span.end)]
    sums = [(match, value, low_before(scan, match, span.start)) for match, value in matched if value is not None]
    for (match, value, low), following in zip_longest(sums, sums[1:]):
        if following and following[2] is not None and following[2] <= match.start("value"):
            continue
        end = max(map(match.end, ("value", "scale", "more_scale", "half", "unit")))
        start = match.start("value") if low is None else low
        yield _Told(value, Span(start, end), is_range=low is not None, each=bool(match["each"]))


def _in_words(scan: Scan, span: Span) -> Iterator[_Told]:
    if told := sums_in_words(scan.flat):
        first, last = (bisect_left(told, at, key=lambda one: one[1].start) for at in (span.start, span.end))
        yield from (_Told(value, at) for value, at in told[first:last])


def _kind(scan: Scan, span: Span, at: Span, before: Money | None) -> MoneyKind:
    last = before.span.end if before else span.start
    start = scan.clause_start(at.start, last)
    lead, after = scan.folded[start : at.start], _behind(scan, at, before)
    kind = money_kind(lead, after)
    if kind is MoneyKind.SPENDING and OF_SCHEME.search(scan.flat, start, at.start):
        kind = MoneyKind.TOTAL
    if kind is MoneyKind.SPENDING and _goes_on_with_revenue(scan, span, lead, before):
        kind = MoneyKind.REVENUE
    if is_level(lead, after) or (before and before.kind is MoneyKind.NORM and goes_on_with_rates(lead, after)):
        return MoneyKind.NORM
    if kind is MoneyKind.REVENUE:
        return MoneyKind.SPENDING if _pays_cost(scan, lead, at) else kind
    if is_rate(scan, at):
        return MoneyKind.NORM
    added_up = scan.landmarks.in_yearly_sums(at.start) or _ADDED.search(scan.flat, max(last, at.start - 20), at.start)
    return MoneyKind.TOTAL if kind is MoneyKind.SPENDING and added_up else kind


# «kinh phí 800 triệu đồng, trong đó ngân sách 500 triệu đồng, thu từ cho thuê gian hàng 300 triệu đồng»
_COST_PAID = re.compile(
    r"\b(?:kinh phi|chi phi|du toan|tong chi|(?<=: )(?=\d))[^.;\d]{0,60}\d[\d.,]* ?(?:nghin |trieu |ty |ti )?dong"
    r"[\s.,;:]{0,4}(?:\(|\b(?:trong (?:so )?do|bao gom|gom|do|tu)\b|(?=nguon thu))"
    rf"(?:(?!doanh (?:thu|so)|tong thu)(?:[^.()]|\.(?=\d))){{0,200}}?\b{INCOME}[^.;:\d]{{0,60}}:?\s*\Z"
)
COST_REACH = 300


def _pays_cost(scan: Scan, lead: str, at: Span) -> bool:
    """Whether what a fair took in is told as a part of the money that it cost."""
    return "thu " in lead and _COST_PAID.search(scan.folded, max(0, at.start - COST_REACH), at.start) is not None


_ADDED = re.compile(r"\bcộng(?: tăng| giảm)?:?\s*$", re.IGNORECASE)  # printed words: «Công» is a name


def _behind(scan: Scan, at: Span, before: Money | None) -> str:
    """The words behind a sum that may part it; the next sentence parts a whole list, not its last member."""
    if _ends_bullet(scan, at):
        return ""
    after = scan.masked[at.end : at.end + REACH]
    if before is None or before.kind is not MoneyKind.SPENDING:
        return after
    return after if FIRST_SENTENCE.search(scan.folded, before.span.end, at.start) else first_sentence(after)


_LINE_ENDS = re.compile(r"[^\S\n]*[.;]?[^\S\n]*\n")
_BULLET = re.compile(r"[^\S\n]*[-+*•–][^\S\n]")


def _ends_bullet(scan: Scan, at: Span) -> bool:
    """Whether a sum is the last word of a bullet: «Chia theo nội dung, …» in a line behind it parts the whole list."""
    if not _LINE_ENDS.match(scan.content, at.end):
        return False
    return _BULLET.match(scan.content, scan.content.rfind("\n", 0, at.start) + 1) is not None


_OF_ALL_BEFORE = re.compile(r"\s*:\s*")  # «Hội chợ, doanh thu 2 tỷ đồng: 300 triệu đồng»: the cost behind the colon
_OF_REVENUE = re.compile(r"[\s,;(]*(?:rieng|trong do|gom|bao gom|con)\b")  # a part of the revenue told before it
_SPENT = re.compile(r"kinh phi|ho tro|\bchi\b|\bvon\b|ngan sach|dau tu|trao|tang\b(?! len| them| gap)")
_PART = re.compile(r"[\s,;(]*trong (?:so )?do\b(?!.*(?:kinh phi|ho tro|\bvon\b|ngan sach))")


def _goes_on_with_revenue(scan: Scan, span: Span, lead: str, before: Money | None) -> bool:
    """A member of a list of revenues, or a part of the revenue that the last sentence told."""
    if _OF_ALL_BEFORE.fullmatch(lead):
        return False
    if before and before.kind is MoneyKind.REVENUE:
        return bool(_OF_REVENUE.match(lead)) or (len(lead) < LIST_REACH and not _SPENT.search(lead))
    if scan.landmarks.in_revenue_list(span.start):
        return not _SPENT.search(lead)
    last = scan.folded[max(0, span.start - REACH) : span.start].rstrip(" .")
    return before is None and bool(_PART.match(lead) and is_revenue(last[last.rfind(". ") + 1 :]))
