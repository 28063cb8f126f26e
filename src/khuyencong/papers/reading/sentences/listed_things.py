"""So many things, listed one by one with their sums: «Hỗ trợ 02 đề án gồm: máy sấy của HTX A 300 triệu đồng, máy ép của
Công ty B 150 triệu đồng». The line counts them, and each is a content of its own, called by its own words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from ....terms.facts import Activity, Quantity, Span, Status
from ..grammar.actors import places
from ..grammar.sources import source_named
from ..grammar.sums import SUM
from ..grammar.titles import clause_title
from ..text.scan import Scan, trimmed
from .part_words import EXPENSE, MARKS
from .passage import ASIDE, Found

MOST = 30  # things listed in one line
_LEAD = re.compile(r":\s|\b(?:bao )?gom(?: co)?:?\s")
# what a sum may be told as that is no thing: when, how far, who pays; what it is laid out for, in `part_words`
_NO_THING = re.compile(
    r"\W*(?:(?:trong (?:so )?do|va|la|tu)\W+)*(?:nam|quy|thang|dot|lan|giai doan|da|con|chua|duoc|uoc|du kien|nguon|von"
    r"|ngan sach|kinh phi|co so doi ung|doi ung|xa hoi hoa|ns[a-z]+|tien|chi|thue|tong|binh quan|moi|tang|giam)\b"
)
_BEFORE_LIST = re.compile(r"[\s,]+(?:bao )?gồm\b.*$")
_PAYS = re.compile(r"\b(?:doi ung|dong gop|tu bo|dau tu von|tu dau tu|xa hoi hoa|ngan sach)\b")


def with_listed_things(scan: Scan, found: Found) -> Found:
    """The same, where what counts them and the first of them are two contents."""
    told: list[Activity] = []
    at = 0
    while at < len(found.activities):
        opens = _opens_list(scan, found.activities[at])
        listed = _listed(scan, found.activities[at : at + 2 * MOST]) if opens else []
        told += _apart(scan, listed) if listed else [found.activities[at]]
        at += len(listed) or 1
    return Found(told, found.totals) if len(told) > len(found.activities) else found


def _opens_list(scan: Scan, first: Activity) -> bool:
    """Whether a line counts several things and then leads to a list, before any sum."""
    if not (first.path and first.amount and _has_sum(first) and any(q.value > 1 for q in first.quantities)):
        return False
    return _list_start(scan, first, first.amount.span.start) < first.amount.span.start


def _listed(scan: Scan, told: Sequence[Activity]) -> list[Activity]:
    """The things of a line that counts as many as it lists, from the first on, with what was not done of them."""
    first = told[0]
    line = [first]
    end = scan.sentence_end(first.amount.span.end, len(scan.folded)) if first.amount else 0
    for one in told[1:]:
        if one.path != first.path or one.item != first.item or one.span.start >= end:
            break
        line.append(one)
    things = [one for one in line if _has_sum(one)]
    alike = all((one.role, one.period) == (first.role, first.period) for one in things)
    are_all = alike and any(_are_so_many(q, things) for q in first.quantities if q.value > 1)
    return line if are_all and all(map(partial(_name, scan), things, things[1:])) else []


def _has_sum(activity: Activity) -> bool:
    amount = activity.amount
    is_own = amount is not None and amount.value > 0 and amount.rule != ASIDE
    return is_own and not (activity.parts or activity.shares or activity.adjustment)


def _are_so_many(count: Quantity, things: Sequence[Activity]) -> bool:
    """Whether what a line counts are the things with a sum, or what these count of it."""
    if len(things) < 2:
        return False
    theirs = [sum(q.value for q in one.quantities if q is not count and q.unit == count.unit) for one in things]
    return count.value == sum(theirs) if any(theirs) else count.value == len(things)


def _name(scan: Scan, before: Activity | None, thing: Activity) -> str:
    """What a thing is called: the words behind what leads to the list, or behind the sum before it; "" for no thing."""
    start, end = thing.span.start, thing.amount.span.start if thing.amount else thing.span.start
    if before is None:
        start = _list_start(scan, thing, end)
    words = scan.fold(Span(start, end))
    if _NO_THING.match(words) or EXPENSE.match(words.lstrip(MARKS)) or not any(map(str.isalpha, words)):
        return ""
    if _PAYS.search(words) or source_named(words):
        return ""
    own = scan.words(trimmed(scan, Span(start, end), MARKS)).removeprefix("và ")
    return clause_title(scan, start, end, own[:1].upper() + own[1:])


def _list_start(scan: Scan, first: Activity, end: int) -> int:
    """Where, behind what a line counts, its list begins; its `end` where a sum stands before: «…, 450 triệu đồng, gồm
    …» has the sum of all."""
    counted = min(q.span.end for q in first.quantities if q.value > 1)
    lead = _LEAD.search(scan.folded, counted, end)
    return end if lead is None or SUM.search(scan.folded, first.span.start, lead.end()) else lead.end()


def _apart(scan: Scan, line: Sequence[Activity]) -> Iterator[Activity]:
    """What a line counts, without a sum of its own, and then each thing under its own name."""
    first, before, name = line[0], None, ""
    lead = _list_start(scan, first, first.amount.span.start if first.amount else first.span.end)
    title = _BEFORE_LIST.sub("", first.title)
    counts = tuple(q for q in first.quantities if q.span.start < lead)
    kind = next(q.unit for q in counts if q.value > 1)
    yield replace(first, title=title, quantities=counts, amount=None, fund_source=None, reason=None, reason_span=None)
    for one in line:
        if _has_sum(one):
            name, before = _name(scan, before, one), one
            if name in places(scan, one.span):  # «02 hội chợ: Cần Thơ 120 triệu đồng, …»
                name = f"{kind[:1].upper()}{kind[1:]} {name}"
            one = replace(one, quantities=tuple(q for q in one.quantities if q not in counts))
        yield replace(one, title=name) if _has_sum(one) or one.status is Status.NOT_DONE else one
