"""Papers told in sentences, without an outline: each sentence or list member with figures is an activity."""

import re
from dataclasses import replace
from itertools import pairwise

from ...terms.facts import Activity, Amount, Role, Span, Total
from .counts import find_counts
from .grid import grid_at
from .money import find_money
from .outline import DASH, LETTER, PLAIN, TABLE, Node, folded_words
from .passages import Found, Passage, read_passage, read_totals
from .periods import find_period, leading_period
from .roles import Context, adjustment_of, heading_role, last_year, opens_section, sentence_role, under_heading
from .scan import Scan, trimmed
from .tables import read_table
from .titles import sentence_title, shortened

LEAD_REACH = 60  # «Nhiệm vụ năm 2022: …» tells role and period
_LIST_LEAD = re.compile(r"^[^;]{4,90}?:\s")


def read_sentences(scan: Scan, root: Node, context: Context) -> Found:
    """Activities and totals of every sentence that holds a figure, numbered in order."""
    found = Found()
    _read_under(scan, root, context, found)
    return _numbered(scan, _with_lone_total(scan, _without_grand_total(scan, found)))


def _read_under(scan: Scan, above: Node, context: Context, found: Found) -> None:
    """The sentences under a node; headings without figures tell role and period of what follows them."""
    last = context
    for node in above.children:
        if node.level == TABLE:
            grid = grid_at(scan.content, Span(node.paragraph.start, node.paragraph.end))
            found.add(read_table(scan, grid, context, "") if grid else Found())
            continue
        outer = last if DASH <= node.level < PLAIN else context
        inner = _read_node(scan, node, outer, found)
        last = inner if node.level == PLAIN else last  # bullets take what the sentence above them said
        is_heading = node.level < LETTER and opens_section(folded_words(scan.content, node))
        _read_under(scan, node, under_heading(folded_words(scan.content, node), outer) if is_heading else inner, found)


def _read_node(scan: Scan, node: Node, above: Context, found: Found) -> Context:
    """The node's own sentences; what they say of period and role goes on to the next ones."""
    own = above
    for sentence in _sentences(scan, Span(node.paragraph.body, node.paragraph.end)):
        own = _said(scan, sentence, own, above)
        read = _read(scan, sentence, own)
        if not _joined(scan, found, read):
            found.add(read)
    return own


def _sentences(scan: Scan, span: Span) -> list[Span]:
    ends = [m.end() for m in re.finditer(r"[.!?](?=\s|$)", scan.folded[span.start : span.end])]
    edges = [span.start, *(span.start + e for e in ends)]
    if edges[-1] < span.end:
        edges.append(span.end)
    return [trimmed(scan, Span(a, b), " \n\t") for a, b in pairwise(edges)]


def _said(scan: Scan, sentence: Span, before: Context, document: Context) -> Context:
    """What a sentence says of period, role and adjustment; a period lasts to the paragraph's end."""
    words = scan.fold(sentence)
    year = document.period[:4] if document.period else None
    lead = words.partition(":")[0] if ":" in words[:LEAD_REACH] else ""
    if told := heading_role(lead):
        return replace(before, role=told, period=find_period(lead, year=year, bare=False) or before.period)
    period = leading_period(words, year=year)
    role = sentence_role(words.partition(";")[0], before.role if document.role is None else document.role)
    if role is not document.role and period is None:
        said = find_period(words, bare=False)
        period = None if said and "M" in said else said
    if period and document.period and period[:4] > last_year(document.period) and document.role is Role.ACTUAL:
        role = Role.PLAN
    return replace(
        before, period=period or before.period, role=role, adjustment=adjustment_of(words) or before.adjustment
    )


def _read(scan: Scan, sentence: Span, context: Context) -> Found:
    sums = find_money(scan, sentence)
    if not sums and not find_counts(scan, sentence):
        return Found()
    if context.adjustment:
        context = replace(context, role=Role.PLAN)
    if _SOURCES.match(scan.fold(sentence)):
        return Found(totals=read_totals(scan, Passage(sentence, context)))
    start = _behind_lead(scan, sentence)
    title = "" if sums else sentence_title(scan, Span(start, sentence.end), "")
    read = read_passage(scan, Passage(sentence, context, title=title))
    read.activities = [_of_its_time(scan, a, context) for a in read.activities if a.amount is not None or a.quantities]
    return read


def _of_its_time(scan: Scan, activity: Activity, context: Context) -> Activity:
    """A list member may name a year of its own: «năm 2021 … ; năm 2022 dự kiến …»."""
    words = scan.fold(activity.span)
    period = leading_period(words, year=context.period[:4] if context.period else None)
    if period is None or period == activity.period:
        return activity
    return replace(activity, period=period, role=sentence_role(words, activity.role))


_SOURCES = re.compile(
    r"^(?:ve )?(?:nguon (?:kinh phi|von)|kinh phi (?:tu|gom|lay tu)|nhu cau (?:kinh phi|von)|ghi chu\b"
    r"|kinh phi thuc hien (?:chuong trinh|ke hoach)|trong do:?\s+(?:von|nguon|ngan sach|kinh phi)\b"
    r"|tong (?:von|kinh phi|nguon)[^.]*?(?:trong do|gom)[^.]{0,12}(?:ngan sach|nguon|von|khuyen cong (?:quoc|dia)))"
)
_COST = re.compile(r"^(?:tong )?kinh phi(?: thuc hien| ho tro| to chuc| da chi)?(?: la)?\s*:?\s*\d")


def _joined(scan: Scan, found: Found, read: Found) -> bool:
    """«Kinh phí thực hiện: …» alone in a sentence is the cost of the sentence before it."""
    if len(read.activities) != 1 or not found.activities or found.activities[-1].amount is not None:
        return False
    cost, before = read.activities[0], found.activities[-1]
    if not _COST.match(scan.fold(cost.span)) or cost.role != before.role:
        return False
    found.activities[-1] = replace(
        before, amount=cost.amount, fund_source=cost.fund_source, span=Span(before.span.start, cost.span.end)
    )
    found.totals += read.totals
    return True


def _behind_lead(scan: Scan, sentence: Span) -> int:
    """«Kết quả: …», «Các khoản giảm: …» open a list and name nothing."""
    lead = _LIST_LEAD.match(scan.flat, sentence.start, sentence.end)
    return lead.end() if lead and lead.end() - sentence.start < 40 else sentence.start


def _without_grand_total(scan: Scan, found: Found) -> Found:
    """An opening sum that all later ones add up to is their total, in whatever words; one that calls itself total
    or paid-out is theirs too when they do not exceed it."""
    found = _without_overall_sums(scan, found)
    sums = [a for a in found.activities if a.amount is not None and not a.adjustment]
    if len(sums) > 2 and sums[0].amount and sums[0].amount.value == sum(a.amount.value for a in sums[1:] if a.amount):
        first = sums[0]
        found.totals.insert(0, _as_total(first, sums[0].amount))
        found.activities = [replace(a, amount=None) if a is first else a for a in found.activities]
    return found


def _without_overall_sums(scan: Scan, found: Found) -> Found:
    """«… 16 đề án với tổng kinh phí 3,45 tỷ; đã giải ngân 3,2 tỷ», then the things they were spent on."""
    parts: dict[tuple[Role | None, str | None], list[int]] = {}
    for i, activity in reversed(list(enumerate(found.activities))):
        if activity.amount is None or activity.adjustment:
            continue
        later = parts.setdefault((activity.role, activity.period), [])
        if len(later) > 1 and activity.amount.value >= sum(later) and _is_overall(scan, activity):
            found.totals.insert(0, _as_total(activity, activity.amount))
            found.activities[i] = replace(activity, amount=None)
        else:
            later.append(activity.amount.value)
    return found


def _is_overall(scan: Scan, activity: Activity) -> bool:
    return activity.amount is not None and bool(
        _OVERALL.search(scan.folded, activity.span.start, activity.amount.span.start)
        or {q.unit for q in activity.quantities} & {"nhiệm vụ", "đề án", "nội dung"}
    )


def _as_total(activity: Activity, amount: Amount) -> Total:
    return Total(activity.title, amount.value, amount.span, role=activity.role, period=activity.period)


_OVERALL = re.compile(r"tong (?:kinh phi|muc|nguon|so|von)|giai ngan|kinh phi duoc giao")


def _with_lone_total(scan: Scan, found: Found) -> Found:
    """«Tổng kinh phí …» right behind the only thing told of a period is what that thing cost."""
    for total in tuple(found.totals):
        told = [a for a in found.activities if a.span.end <= total.span.start]
        later = [a for a in found.activities if a.amount and (a.role, a.period) == (total.role, total.period)]
        if not told or later or not _follows(scan, told[-1].span.end, total):
            continue
        amount = Amount(total.amount_vnd or 0, total.span, rule="total")
        found.activities = [replace(a, amount=amount) if a is told[-1] else a for a in found.activities]
        found.totals.remove(total)
    return found


def _follows(scan: Scan, end: int, total: Total) -> bool:
    """Whether a total opens the sentence right behind a position, in the same paragraph, and is of no single source."""
    between = scan.folded[end : total.span.start]
    same_paragraph = "\n" not in scan.content[end : total.span.start]
    return same_paragraph and total.fund_source is None and bool(_TOTAL_SENTENCE.fullmatch(between))


_TOTAL_SENTENCE = re.compile(r"\s*[.;]?\s*tong (?:kinh phi|muc|chi phi)[a-z ]{0,40}:?\s*(?:khoang|hon|gan|tren)?\s*")


def _numbered(scan: Scan, found: Found) -> Found:
    """Number the activities in order; sentences have no numbers of their own."""
    found.activities = [
        replace(a, item=a.item if a.path else str(i), title=a.title or shortened(scan.words(a.span)))
        for i, a in enumerate(found.activities, 1)
    ]
    return found
