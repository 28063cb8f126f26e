"""Parts of one content's sum are no contents: what it was laid out for, who got it by name, of which kinds it is.

«Mở 03 lớp, kinh phí 180 triệu đồng (giáo viên 60 triệu đồng, vật liệu 90 triệu đồng, tiền ăn 30 triệu đồng)», «hỗ trợ
02 cơ sở, 450 triệu đồng, trong đó: HTX A 200 triệu đồng, Công ty B 250 triệu đồng» are one content each. A firm told
with what it gets, and what is counted or is something to do, is a content of its own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ....terms.facts import Activity, Amount, Arranged, Arrangement, Part, Span, Total
from ....terms.vietnamese import UPPER, fold
from ..grammar.budget import names_thing, title_names_thing
from ..grammar.counts import find_counts
from ..text.scan import Scan
from .bare_shares import bare_parts
from .listed import MOST_PARTS
from .part_words import EXPENSE, LIST_REACH, MARKS, Named, Sum, ToldAs, is_firm, named_part, recipient_or_kind, sums_of
from .passage import Found

LEAST_PARTS = 2
RULE = "part"
_ANNOUNCED = re.compile(
    r":\s|(?P<line>[.;]?\s{1,4}[-+*•–]\s)"
    r"|[^.;(\d]{0,60}(?:\(|[.;,:] (?:kinh phi )?(?:trong (?:so )?do|(?:bao )?gom|cu the|chia ra|chi cho)\b)"
)
_OPENS = re.compile(r"\s*(?:,? ?\(|: |[,;:.]? ?(?:trong (?:so )?do|bao gom|gom|cu the|chia ra)\b)")
_IN_IT = re.compile(r"\s*[,;(.]? ?trong (?:so )?do\b")  # of a sum one expense alone may be told so
_CALLED = re.compile(r"\b(?:tong|ke hoach|chuong trinh|danh muc|de an|du an|nhiem vu|noi dung)\b")


@dataclass(frozen=True, slots=True)
class _Parted:
    """Sums that are contents with their parts, and those told as parts of a sum that is not printed."""

    costing: dict[int, tuple[Sum, list[Named]]]  # by where the sum of the content stands till now
    counted: dict[int, Named]  # what a content counts, by where its sum stands
    opening: set[int]  # where the sum of the first of these stands, which was the content's
    gone: set[int]


def with_cost_parts(scan: Scan, found: Found) -> Found:
    """The same, where a sum and its parts are one content of that sum."""
    parted = _parted_sums(scan, found)
    if not parted.costing and not parted.counted:
        return found
    activities: list[Activity] = []
    for activity in found.activities:
        start = activity.amount.span.start if activity.amount else -1
        if start in parted.costing:
            activities.append(_costing(scan, activity, *parted.costing[start]))
        elif start in parted.counted:
            activities += _counting(scan, activity, parted.counted[start], opens=start in parted.opening)
        elif start not in parted.gone:
            activities.append(activity)
    told = {*parted.gone, *parted.costing}
    return Found(activities, [total for total in found.totals if total.span.start not in told])


def _parted_sums(scan: Scan, found: Found) -> _Parted:
    told = sums_of(found)
    read = _Parted({}, {}, set(), set())
    for at, whole in enumerate(told):
        if whole.start in read.gone or whole.start in read.costing or not whole.value:
            continue
        following = told[at + 1 : at + 1 + MOST_PARTS]
        if parts := _parts_before(scan, whole, told[max(0, at - MOST_PARTS) : at]):
            sum_: Sum | None = parts[0].sum
        elif parts := _parts(scan, whole, following):
            sum_ = _sum_of_thing(scan, whole, parts)
        if parts and sum_:
            read.costing[sum_.start] = whole, parts
            read.gone.update({one.start for one in (whole, *(part.sum for part in parts))} - {sum_.start})
        elif whole.start not in read.counted and (parts := _unsummed(scan, whole, following)):
            read.counted.update({part.sum.start: part for part in parts})
            read.opening.add(whole.start)
    return read


def _counting(scan: Scan, activity: Activity, told: Named, *, opens: bool) -> list[Activity]:
    """What counts those who got something, before the first of them: without a printed sum each is a content."""
    title = scan.words(told.words)
    named = replace(activity, title=title[:1].upper() + title[1:], quantities=() if opens else activity.quantities)
    return [replace(activity, amount=None), named] if opens else [named]


def _costing(scan: Scan, activity: Activity, whole: Sum, named: Sequence[Named]) -> Activity:
    """The activity with its parts and the sum that they are of."""
    amount = Amount(whole.value, whole.span, rule="money")
    source = whole.total.fund_source if whole.total else None
    costing = activity if whole.activity is activity else replace(activity, amount=amount)
    if whole.total and activity.span.start > whole.start:
        costing = _heading(scan, costing, whole.total)
    told = [(one.words, Amount(one.sum.value, one.sum.span, rule=RULE)) for one in named]
    if named[0].told is ToldAs.NAMED:  # what each counts is among those that the content does
        listed = Span(named[0].words.start, named[-1].sum.span.end)
        counts = tuple(q for q in costing.quantities if not listed.start <= q.span.start < listed.end)
        costing = replace(costing, quantities=counts or costing.quantities)
    return _parted(
        scan,
        replace(costing, fund_source=source or activity.fund_source),
        told,
        are_recipients=named[0].told is ToldAs.RECIPIENT,
    )


def _parted(scan: Scan, activity: Activity, told: Iterable[tuple[Span, Amount]], *, are_recipients: bool) -> Activity:
    """The activity with its parts; those who got them get the content."""
    parts = [(Part(scan.words(words), amount), words) for words, amount in told]
    gets = tuple(Arrangement(Arranged.RECIPIENT, part.label, at) for part, at in parts if are_recipients)
    return replace(activity, parts=tuple(part for part, _ in parts), arrangements=(*activity.arrangements, *gets))


def _sum_of_thing(scan: Scan, whole: Sum, parts: Sequence[Named]) -> Sum | None:
    """The sum of the content that parts are of: the whole, or the first part where that was taken for a total."""
    first = parts[0].sum
    activity = whole.activity or first.activity
    if activity is None:
        return None
    before = Span(activity.span.start, max(activity.span.start, whole.start))
    if any(part.told is ToldAs.NAMED for part in parts) and not (activity.path and names_thing(scan, before)):
        return None
    if whole.activity:
        return whole
    if _names_thing(activity) and activity.span.start <= whole.start:
        return first
    return first if _are_listed_below(whole, parts) else None


def _are_listed_below(whole: Sum, parts: Sequence[Named]) -> bool:
    """«Tổ chức hội chợ: 450 triệu đồng, trong đó:» over lines of expenses that come to it."""
    below = parts[0].sum.activity
    if whole.total is None or below is None or not below.path or not title_names_thing(whole.total.label):
        return False
    are_expenses = all(part.told in (ToldAs.EXPENSE, ToldAs.AMONG) for part in parts)
    return are_expenses and sum(part.sum.value for part in parts) == whole.value


def _heading(scan: Scan, first: Activity, total: Total) -> Activity:
    """The content of a line over its expenses, in the place of the first of them."""
    line = Span(scan.content.rfind("\n", 0, total.span.start) + 1, total.span.end)
    counts = find_counts(scan, Span(line.start, total.span.start))
    return replace(first, title=total.label, span=line, quantities=counts, reason=None, reason_span=None)


def _names_thing(activity: Activity) -> bool:
    """Whether a content is called by a thing, and not by the first of its parts."""
    return EXPENSE.match(fold(activity.title).lstrip(MARKS)) is None and not is_firm(activity.title)


def _parts(scan: Scan, whole: Sum, following: Sequence[Sum]) -> list[Named]:
    """The sums behind one that are told as its parts: all that it holds, or all that its sentence tells of it."""
    parts: list[Named] = []
    announced: re.Match[str] | None = None
    end, rest = whole.span.end, whole.value
    path = next((one.activity.path for one in (whole, *following) if one.activity), "")
    for part in following:
        if part.value > whole.value or (part.activity and part.activity.path != path):
            break
        announced = announced or _ANNOUNCED.match(scan.folded, end, part.start)
        if announced is None:
            return []
        named = named_part(scan, whole, Span(end, part.start), part, is_first=not parts)
        if named is None or (part.value > rest and named.told is ToldAs.NAMED):
            break
        parts.append(named)
        end, rest = part.span.end, rest - part.value
        if rest <= 0:
            break
    more = following[len(parts)].start if len(parts) < len(following) else len(scan.folded) + 1
    is_all = rest == 0 or scan.sentence_end(whole.span.end, more) < more
    told = {part.told for part in parts}
    told -= {ToldAs.AMONG} if ToldAs.EXPENSE in told else set()
    opens = told == {ToldAs.EXPENSE} or _OPENS.match(scan.folded, whole.span.end)
    least = 1 if told == {ToldAs.EXPENSE} and _IN_IT.match(scan.folded, whole.span.end) else LEAST_PARTS
    if len(parts) < least or not (is_all and opens) or -rest * NEARLY > whole.value:
        return []
    if announced and announced["line"] and rest:
        return []
    if ToldAs.NAMED in told:
        is_of_several = _CALLED.search(scan.folded, scan.clause_start(whole.start, 0), whole.start)
        return parts if rest == 0 and told <= {ToldAs.NAMED, ToldAs.EXPENSE} and not is_of_several else []
    return parts if len(told) == 1 else []


_BRACKET_BEFORE = re.compile(
    r"\(([^()]{8,400})\)\s*[:,;]?\s*(?:(?:voi |tong |so )*(?:kinh phi|chi phi)(?: thuc hien| ho tro)?(?: la)?:? ?)?\Z"
)
BRACKET_REACH = 480


def _parts_before(scan: Scan, whole: Sum, before: Sequence[Sum]) -> list[Named]:
    """«Dự 02 hội chợ (Hà Nội 60 triệu đồng, Huế 40 triệu đồng): 100 triệu đồng»: all sums of a bracket right before."""
    if not before or scan.folded.rfind(")", before[-1].span.end, whole.start) < 0:
        return []
    bracket = _BRACKET_BEFORE.search(scan.folded, max(0, whole.start - BRACKET_REACH), whole.start)
    told = [one for one in before if bracket and one.start > bracket.start()]
    first = told[0].activity if told else None
    is_all = len(told) >= LEAST_PARTS and sum(one.value for one in told) == whole.value
    if bracket is None or first is None or not is_all or not first.path or not _names_thing(first):
        return []
    edges = [bracket.start(1), *(one.span.end for one in told)]
    named = [
        named_part(scan, whole, Span(edge, one.start), one, is_first=edge is edges[0])
        for edge, one in zip(edges, told, strict=False)
    ]
    return [one for one in named if one] if None not in named else []


NEARLY = 4  # by a slip parts may be more than their whole by a fourth


def _unsummed(scan: Scan, first: Sum, following: Sequence[Sum]) -> list[Named]:
    """«Hỗ trợ 03 cơ sở: HTX A 200 triệu đồng, Cơ sở B 100 triệu đồng, …»: parts of a sum that is not printed."""
    activity = first.activity
    beside = following[0].activity if following else None
    if activity is None or beside is None or beside.path != activity.path:
        return []
    colon = scan.folded.rfind(":", activity.span.start, first.start)
    if colon < 0 or not _names_thing(activity):
        return []
    named = named_part(scan, first, Span(colon, first.start), first, is_first=True)
    parts = [named] if named else []
    end = scan.sentence_end(first.start, activity.span.end + LIST_REACH)
    for part in following if parts else ():
        if part.start >= end or part.activity is None or part.activity.path != activity.path:
            break
        named = named_part(scan, first, Span(parts[-1].sum.span.end, part.start), part, is_first=False)
        if named is None:
            return []
        parts.append(named)
    told = {part.told for part in parts}
    counted = any(q.value > 1 for q in activity.quantities)
    are_places = told == {ToldAs.NAMED} and counted and all(_PLACE.fullmatch(scan.words(p.words)) for p in parts)
    are_told = told in ({ToldAs.RECIPIENT}, {ToldAs.KIND}) or are_places
    return parts if len(parts) >= LEAST_PARTS and are_told else []


_PLACE = re.compile(rf"(?:(?:tỉnh|thành phố|TP\.?) ?)?[{UPPER}]\w*(?:[ -][{UPPER}]\w*){{0,3}}")


def with_bare_parts(scan: Scan, found: Found) -> Found:
    """«90 triệu đồng (giảng viên 30, tài liệu 60)»: the same, of parts that are told in the unit of their sum."""
    return Found([_with_bare(scan, activity) for activity in found.activities], found.totals)


def _with_bare(scan: Scan, activity: Activity) -> Activity:
    if activity.amount is None or not activity.amount.value or activity.shares or activity.parts:
        return activity
    told = bare_parts(scan, activity.amount)
    whole = Sum(activity.amount.span, activity.amount.value, activity)
    kinds = {
        ToldAs.EXPENSE if EXPENSE.match(scan.fold(words)) else recipient_or_kind(scan, whole, words)
        for words, _ in told
    }
    if len(told) < LEAST_PARTS or len(kinds) != 1 or None in kinds:
        return activity
    parts = ((words, replace(amount, rule=RULE)) for words, amount in told)
    return _parted(scan, activity, parts, are_recipients=kinds == {ToldAs.RECIPIENT})
