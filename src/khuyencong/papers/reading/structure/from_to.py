"""A content told with what it had before and what it has from now on: «X: kinh phí từ 70 triệu đồng lên 90»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from ....terms.facts import Activity, Amount, Quantity, Role, Span
from ....terms.vietnamese import fold
from ..grammar.adjusting import ASKING, INTO, THING
from ..grammar.from_to import FROM_BARE, FROM_TO, FROM_TO_ALONE
from ..grammar.money import find_money
from ..grammar.sources import fund_source
from ..text.scan import Scan, overlaps

_DIRECTED = re.compile(r"^\W*(?:\d+\W+)?(?:dieu chinh )?(?:tang|giam)\b")
_INTO = re.compile(rf"\s*{INTO}\s")
_DIGITS = re.compile(r"\d[\d.,]*")
BARE_REACH = 40


def adjusted(scan: Scan, activity: Activity) -> Activity | None:
    """A content told with what it had before and what it has from now on. Under a heading that tells what is moved, the
    move is the figure."""
    if activity.role is not Role.PLAN or _DIRECTED.search(fold(activity.group_title or "")):
        return None
    start, end = activity.span.start, activity.span.end
    if scan.content.find("từ ", start, end) < 0 or scan.content.find("|", start, end) >= 0:
        return None
    asks = ASKING.match(scan.content, start, end)
    opens = asks.end() if asks else start
    said = next(filter(None, (pattern.match(scan.content, opens, end) for pattern in FROM_TO)), None)
    alone = None if said else FROM_TO_ALONE.match(scan.content, start, end)
    found = said or alone
    told_so = (activity.before, activity.amount) if activity.before and activity.amount else None
    sums = told_so or (moved(scan, Span(found.end(), end)) if found else None)
    counts = tuple(from_now_on(scan, activity.quantities))
    if found is None or (sums is None and (activity.amount or counts == activity.quantities)):
        return None
    title = name_in(scan, Span(*said.span("title"))) if said else _heading(activity)
    told = replace(activity, title=title, adjustment=None, quantities=counts)
    if sums is None:
        return told
    before, after = sums
    source = fund_source(scan, start, said.start("title")) if said else activity.fund_source
    if told.reason_span and overlaps(told.reason_span, after.span):  # «tăng từ … lên …» says no cause
        told = replace(told, reason=None, reason_span=None)
    return replace(told, amount=after, before=before, fund_source=source, shares=())


def _heading(activity: Activity) -> str:
    """What the item above is called: a line under it only tells what of it is adjusted."""
    above = _NUMBER.sub("", activity.group_title or "")
    return activity.title if not above or "dieu chinh" in fold(above) else above


_NUMBER = re.compile(r"^(?:Điều\s)?[\dIVXa-zđ.]{1,8}[.)]\s+")


def moved(scan: Scan, span: Span) -> tuple[Amount, Amount] | None:
    """The first two sums of which one becomes the other."""
    sums = find_money(scan, span)
    for one in sums:
        if bare := FROM_BARE.search(scan.content, max(span.start - 4, one.span.start - BARE_REACH), one.span.start):
            own = scan.content[one.span.start : one.span.end]
            told = find_money(whole := Scan.of(_DIGITS.sub(bare["before"], own, count=1)), Span(0, len(whole.content)))
            return (replace(told[0].amount, span=Span(*bare.span("before"))), one.amount) if told else None
    for one, into in pairwise(sums):
        if _INTO.fullmatch(scan.content, one.span.end, into.span.start):
            return one.amount, into.amount
    return None


def from_now_on(scan: Scan, counts: Sequence[Quantity]) -> Iterator[Quantity]:
    """«từ 03 lớp lên 04 lớp»: the four."""
    for count, after in zip_longest(counts, counts[1:]):
        if after is None or not _INTO.fullmatch(scan.content, count.span.end, after.span.start):
            yield count


_QUOTED = re.compile(rf"(?:{THING}\s?:?\s)?[“\"«](?P<title>[^”\"»]{{2,300}})[”\"»]?\W*", re.IGNORECASE)


def name_in(scan: Scan, span: Span) -> str:
    """The words of a span as a title; of a quoted name only that."""
    if quoted := _QUOTED.fullmatch(scan.flat, span.start, span.end):
        span = Span(*quoted.span("title"))
    name = scan.words(span).strip(' “”"«»:,')
    return name[:1].upper() + name[1:]
