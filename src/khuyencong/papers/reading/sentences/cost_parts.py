"""Parts of one content's sum are no contents: what it was laid out for, who got it by name, of which kinds it is.

«Mở 03 lớp, kinh phí 180 triệu đồng (giáo viên 60 triệu đồng, vật liệu 90 triệu đồng, tiền ăn 30 triệu đồng)», «hỗ trợ
02 cơ sở, 450 triệu đồng, trong đó: HTX A 200 triệu đồng, Công ty B 250 triệu đồng» are one content each. A firm told
with what it gets, and what is counted or is something to do, is a content of its own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ....terms.facts import Activity, Amount, Arranged, Arrangement, Part, Span, Total
from ....terms.values import value_class
from ....terms.vietnamese import UPPER, fold
from ..grammar.budget import names_thing
from ..grammar.counts import find_counts
from ..text.scan import Scan, trimmed
from .bare_shares import bare_parts
from .listed import MOST_PARTS, own_sum
from .passage import Found
from .sum_sources import words_of_payer

LEAST_PARTS = 2
RULE = "part"
_MARKS = " \n\t;,.:)+-*("
_ANNOUNCED = re.compile(
    r":\s|[^.;(\d]{0,60}(?:\(|[.;,:] (?:kinh phi )?(?:trong (?:so )?do|(?:bao )?gom|cu the|chia ra|chi cho)\b)"
)
_OPENS = re.compile(r"\s*(?:,? ?\(|: |[,;:.]? ?(?:trong (?:so )?do|bao gom|gom|cu the|chia ra)\b)")
_IN_IT = re.compile(r"\s*[,;(.]? ?trong (?:so )?do\b")  # of a sum one expense alone may be told so
_LED_BY = (
    r"(?:(?:\d+|trong|so|do|gom|bao|cu|the|la|chi|phi|kinh|tien|cho|va|con|lai|mua|thue|lam|tra|cac|khoan|phan)\W+)*"
)
_EXPENSE = re.compile(
    rf"{_LED_BY}(?:"
    r"thu lao|boi duong|(?:can bo )?giang vien|giao vien|bao cao vien|giang day|phien dich|bien dich|nhan cong|phuc vu"
    r"|quan ly (?:lop|phi|hoc vien)|bao ve|hoi truong|gian hang|mat bang|trang tri|dan dung|am thanh|bang ron|pa ?no"
    r"|thiet ke(?! (?:bao bi|nhan|mau|logo|web))|ve sinh"
    r"|dien nuoc|khai mac|be mac|tai lieu|hoc lieu|in (?:an|tai lieu|giay|phong|bang)|van phong pham|vat tu"
    r"|(?:nguyen |nhien |vat )+lieu|(?:ho tro )?tien an|an (?:uong|trua|nghi|o)|nuoc uong|giai khat|luu tru"
    r"|di lai|cong tac phi|xang xe|van chuyen|xe(?: (?:cho|dua don|o to))?(?! [a-z])|may bay|khau hao|phat sinh|khac"
    r"|(?:tien |giai |khen )+thuong|trao giai"
    r")\b"
)
# what is done for something greater where it stands among expenses: «thuê mặt bằng 200 …; tuyên truyền 100 …»
_AMONG_EXPENSES = re.compile(
    rf"{_LED_BY}(?:to chuc )?(?:(?:thong tin|tuyen truyen|truyen thong|quang (?:cao|ba)|hop bao)\b[ ,-]*(?:va )?)+"
    r"(?: ?tren (?:bao|dai|truyen hinh)[a-z, ]*)?(?::|la|\W)*\d"
)
_OPENING = re.compile(r"(?:(?:và|trong đó|trong số đó|gồm|bao gồm|cụ thể|cho|là|có)\W+)*", re.IGNORECASE)
_FIRM = re.compile(
    r"(?:công ty|ctcp|dntn|doanh nghiệp|htx|hợp tác xã|cơ sở|xưởng|hộ|tổ hợp tác|tht|làng nghề)\b", re.IGNORECASE
)
_NAME = re.compile(rf"\s[^.;:\d]{{0,60}}?(?<!\w)[{UPPER}]")
# what a firm gets makes it a content; what it pays is none of the sum
_DONE = re.compile(
    r"\b(?:đầu tư|mua|máy|thiết bị|dây chuyền|lắp đặt|xây dựng|ứng dụng|để|hỗ trợ|đối ứng|đóng góp|góp|tự|bỏ|vốn"
    r"|chi)\b",
    re.IGNORECASE,
)
_KIND = re.compile(r"(?P<unit>[a-z]+) [a-z][a-z ]{0,40}")
_CALLED = re.compile(r"\b(?:tong|ke hoach|chuong trinh|danh muc|de an|du an|nhiem vu|noi dung)\b")
_THINGS = re.compile(
    r"\b(?:de an|du an|nhiem vu|mo hinh|hoi cho|hoi nghi|hoi thao|phien cho|doan|cuoc|tap huan|dao tao|truyen thong"
    r"|tuyen truyen|khao sat|(?P<kind>lop))\b"
)
_NEXT = re.compile(r"\s*(?:[,;+]|va\b|\))")
LONGEST_NAME = 90


class _As(Enum):
    """What the words before a sum say that it is a part as."""

    EXPENSE = "expense"
    RECIPIENT = "recipient"
    KIND = "kind"
    NAMED = "named"  # only where all parts come to the whole
    AMONG = "among"  # only where it stands among expenses


@value_class(frozen=True, slots=True)
class _Sum:
    """A total, or what an activity spent, in the order of the paper."""

    span: Span
    value: int
    activity: Activity | None = None
    total: Total | None = None

    @property
    def start(self) -> int:
        return self.span.start


@dataclass(frozen=True, slots=True)
class _Named:
    """A sum that is told as a part, and the words that say of what."""

    sum: _Sum
    told: _As
    words: Span


@dataclass(frozen=True, slots=True)
class _Parted:
    """Sums that are contents with their parts, and those told as parts of a sum that is not printed."""

    costing: dict[int, tuple[_Sum, list[_Named]]]  # by where the sum of the content stands till now
    counted: dict[int, _Named]  # what a content counts, by where its sum stands
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
    told = [_Sum(t.span, t.amount_vnd or 0, total=t) for t in found.totals]
    told += [_Sum(a.amount.span, a.amount.value, a) for a in found.activities if a.amount and own_sum(a)]
    told.sort(key=lambda one: one.start)
    read = _Parted({}, {}, set(), set())
    for at, whole in enumerate(told):
        if whole.start in read.gone or whole.start in read.costing or not whole.value:
            continue
        following = told[at + 1 : at + 1 + MOST_PARTS]
        if parts := _parts_before(scan, whole, told[max(0, at - MOST_PARTS) : at]):
            sum_: _Sum | None = parts[0].sum
        elif parts := _parts(scan, whole, following):
            sum_ = _sum_of_thing(scan, whole, parts)
        if parts and sum_:
            read.costing[sum_.start] = whole, parts
            read.gone.update({one.start for one in (whole, *(part.sum for part in parts))} - {sum_.start})
        elif whole.start not in read.counted and (parts := _unsummed(scan, whole, following)):
            read.counted.update({part.sum.start: part for part in parts})
            read.opening.add(whole.start)
    return read


def _counting(scan: Scan, activity: Activity, told: _Named, *, opens: bool) -> list[Activity]:
    """What counts those who got something, before the first of them: without a printed sum each is a content."""
    title = scan.words(told.words)
    named = replace(activity, title=title[:1].upper() + title[1:], quantities=() if opens else activity.quantities)
    return [replace(activity, amount=None), named] if opens else [named]


def _costing(scan: Scan, activity: Activity, whole: _Sum, named: Sequence[_Named]) -> Activity:
    """The activity with its parts and the sum that they are of."""
    amount = Amount(whole.value, whole.span, rule="money")
    source = whole.total.fund_source if whole.total else None
    costing = activity if whole.activity is activity else replace(activity, amount=amount)
    told = [(one.words, Amount(one.sum.value, one.sum.span, rule=RULE)) for one in named]
    if named[0].told is _As.NAMED:  # what each counts is among those that the content does
        listed = Span(named[0].words.start, named[-1].sum.span.end)
        counts = tuple(q for q in costing.quantities if not listed.start <= q.span.start < listed.end)
        costing = replace(costing, quantities=counts or costing.quantities)
    return _parted(
        scan,
        replace(costing, fund_source=source or activity.fund_source),
        told,
        are_recipients=named[0].told is _As.RECIPIENT,
    )


def _parted(scan: Scan, activity: Activity, told: Iterable[tuple[Span, Amount]], *, are_recipients: bool) -> Activity:
    """The activity with its parts; those who got them get the content."""
    parts = [(Part(scan.words(words), amount), words) for words, amount in told]
    gets = tuple(Arrangement(Arranged.RECIPIENT, part.label, at) for part, at in parts if are_recipients)
    return replace(activity, parts=tuple(part for part, _ in parts), arrangements=(*activity.arrangements, *gets))


def _sum_of_thing(scan: Scan, whole: _Sum, parts: Sequence[_Named]) -> _Sum | None:
    """The sum of the content that parts are of: the whole, or the first part where that was taken for a total."""
    first = parts[0].sum
    activity = whole.activity or first.activity
    if activity is None:
        return None
    before = Span(activity.span.start, max(activity.span.start, whole.start))
    if any(part.told is _As.NAMED for part in parts) and not (activity.path and names_thing(scan, before)):
        return None
    if whole.activity:
        return whole
    return first if _names_thing(activity) and activity.span.start <= whole.start else None


def _names_thing(activity: Activity) -> bool:
    """Whether a content is called by a thing, and not by the first of its parts."""
    return _EXPENSE.match(fold(activity.title).lstrip(_MARKS)) is None and not _is_firm(activity.title)


def _parts(scan: Scan, whole: _Sum, following: Sequence[_Sum]) -> list[_Named]:
    """The sums behind one that are told as its parts: all that it holds, or all that its sentence tells of it."""
    parts: list[_Named] = []
    end, rest = whole.span.end, whole.value
    path = next((one.activity.path for one in (whole, *following) if one.activity), "")
    for part in following:
        if part.value > whole.value or (part.activity and part.activity.path != path):
            break
        if not parts and not _ANNOUNCED.match(scan.folded, end, part.start):
            return []
        named = _named(scan, whole, Span(end, part.start), part, is_first=not parts)
        if named is None or (part.value > rest and named.told is _As.NAMED):
            break
        parts.append(named)
        end, rest = part.span.end, rest - part.value
        if rest <= 0:
            break
    more = following[len(parts)].start if len(parts) < len(following) else len(scan.folded) + 1
    is_all = rest == 0 or scan.sentence_end(whole.span.end, more) < more
    told = {part.told for part in parts}
    told -= {_As.AMONG} if _As.EXPENSE in told else set()
    opens = told == {_As.EXPENSE} or _OPENS.match(scan.folded, whole.span.end)
    least = 1 if told == {_As.EXPENSE} and _IN_IT.match(scan.folded, whole.span.end) else LEAST_PARTS
    if len(parts) < least or not (is_all and opens) or -rest * NEARLY > whole.value:
        return []
    if _As.NAMED in told:
        is_of_several = _CALLED.search(scan.folded, scan.clause_start(whole.start, 0), whole.start)
        return parts if rest == 0 and told <= {_As.NAMED, _As.EXPENSE} and not is_of_several else []
    return parts if len(told) == 1 else []


_BRACKET_BEFORE = re.compile(
    r"\(([^()]{8,400})\)\s*[:,;]?\s*(?:(?:voi |tong |so )*(?:kinh phi|chi phi)(?: thuc hien| ho tro)?(?: la)?:? ?)?\Z"
)
BRACKET_REACH = 480


def _parts_before(scan: Scan, whole: _Sum, before: Sequence[_Sum]) -> list[_Named]:
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
        _named(scan, whole, Span(edge, one.start), one, is_first=edge is edges[0])
        for edge, one in zip(edges, told, strict=False)
    ]
    return [one for one in named if one] if None not in named else []


NEARLY = 4  # by a slip parts may be more than their whole by a fourth


def _unsummed(scan: Scan, first: _Sum, following: Sequence[_Sum]) -> list[_Named]:
    """«Hỗ trợ 03 cơ sở: HTX A 200 triệu đồng, Cơ sở B 100 triệu đồng, …»: parts of a sum that is not printed."""
    activity = first.activity
    beside = following[0].activity if following else None
    if activity is None or beside is None or beside.path != activity.path:
        return []
    colon = scan.folded.rfind(":", activity.span.start, first.start)
    if colon < 0 or not _names_thing(activity):
        return []
    named = _named(scan, first, Span(colon, first.start), first, is_first=True)
    parts = [named] if named else []
    end = scan.sentence_end(first.start, activity.span.end + LIST_REACH)
    for part in following if parts else ():
        if part.start >= end or part.activity is None or part.activity.path != activity.path:
            break
        named = _named(scan, first, Span(parts[-1].sum.span.end, part.start), part, is_first=False)
        if named is None:
            return []
        parts.append(named)
    told = {part.told for part in parts}
    counted = any(q.value > 1 for q in activity.quantities)
    are_places = told == {_As.NAMED} and counted and all(_PLACE.fullmatch(scan.words(p.words)) for p in parts)
    are_told = told in ({_As.RECIPIENT}, {_As.KIND}) or are_places
    return parts if len(parts) >= LEAST_PARTS and are_told else []


_PLACE = re.compile(rf"(?:(?:tỉnh|thành phố|TP\.?) ?)?[{UPPER}]\w*(?:[ -][{UPPER}]\w*){{0,3}}")


# «đã thanh toán 120 triệu đồng, còn 80 triệu đồng»: when it is paid, and not what for
_STAGE = re.compile(rf"{_LED_BY}(?:(?:da|se|moi|duoc) )*(?:thanh toan|giai ngan|tam ung|quyet toan|cap|bo tri|con|\d)")

LIST_REACH = 1000  # in which the parts of one content are listed


def _named(scan: Scan, whole: _Sum, between: Span, part: _Sum, *, is_first: bool) -> _Named | None:
    """What a sum is told as by the words between the sum before it and itself."""
    words = _words(scan, between)
    lead = scan.fold(between).lstrip(_MARKS)
    if _EXPENSE.match(lead.removeprefix("dong").lstrip(_MARKS)):
        return _Named(part, _As.EXPENSE, words)
    if _AMONG_EXPENSES.match(scan.fold(Span(between.start, part.start + 1)).lstrip(_MARKS)):
        return _Named(part, _As.AMONG, words)
    in_line = scan.content.find("\n", between.start, between.end) < 0
    if in_line and (told := _recipient_or_kind(scan, whole, words)):
        return _Named(part, told, words)
    if not is_first and not _NEXT.match(scan.folded, between.start):
        return None
    if in_line and (own := _with_own_count(scan, whole, between, words)):
        return _Named(part, _As.NAMED, own)
    if find_counts(scan, between) or _STAGE.match(lead) or _THINGS.search(scan.fold(between)) or not in_line:
        return None
    end = scan.sentence_end(part.span.end, len(scan.folded))
    if words_of_payer(scan, between.start, part.span, end, beside=True)[1]:
        return None
    return _Named(part, _As.NAMED, words)


_OWN_COUNT = re.compile(r",? (?:(?:mo|to chuc|co|duoc) )?\d+ (?P<unit>[a-z]+)(?: [a-z ]{2,20})?:?\Z")
_AREA = re.compile(r"(?:huyen|xa|phuong|thi tran|thi xa|thanh pho|dac khu|hoi|chi cuc|trung tam|phong|so)\b")


def _with_own_count(scan: Scan, whole: _Sum, between: Span, words: Span) -> Span | None:
    """«… 05 lớp, 150 triệu đồng (Hội Nông dân 02 lớp: 60 triệu đồng; …)»: whose so many of those counted are."""
    counted = find_counts(scan, between)
    own = _OWN_COUNT.search(scan.folded, words.start, words.end) if len(counted) == 1 else None
    if own is None or not (scan.flat[words.start].isupper() or _AREA.match(scan.folded, words.start, own.start())):
        return None
    first = scan.clause_start(whole.start, max(0, whole.start - LIST_REACH))
    line = scan.content.rfind("\n", 0, whole.start) + 1
    among = re.compile(rf"\b\d+ {own['unit']}\b").search(scan.folded, min(first, line), whole.start)
    return Span(words.start, own.start()) if among and own.start() > words.start else None


def _words(scan: Scan, between: Span) -> Span:
    """The words of a part, without what announces it."""
    whole = trimmed(scan, between, _MARKS)
    colon = scan.folded.rfind(": ", whole.start, whole.end)
    told = trimmed(scan, Span(max(whole.start, colon + 1), whole.end), _MARKS)
    opening = _OPENING.match(scan.flat, told.start, told.end)
    named = Span(opening.end() if opening else told.start, told.end)
    bracket = scan.folded.find(" (", named.start, named.end)  # «HTX A (xã Tân An)»
    return Span(named.start, bracket) if bracket > 0 else named


def _recipient_or_kind(scan: Scan, whole: _Sum, words: Span) -> _As | None:
    if words.end - words.start > LONGEST_NAME:
        return None
    if _is_firm(scan.words(words)):
        return _As.RECIPIENT
    kind = _KIND.fullmatch(scan.folded, words.start, words.end)
    thing = _THINGS.search(scan.folded, words.start, words.end)
    if kind is None or (thing and not thing["kind"]):
        return None
    counted = re.compile(rf"\b\d+ {kind['unit']}\b")
    first = scan.clause_start(whole.start, max(0, whole.start - LIST_REACH))
    return _As.KIND if counted.search(scan.folded, first, words.start) else None


def _is_firm(words: str) -> bool:
    """Whether words name a firm and nothing that it gets or pays."""
    firm = _FIRM.match(words)
    return firm is not None and _NAME.match(words, firm.end()) is not None and not _DONE.search(words)


def with_bare_parts(scan: Scan, found: Found) -> Found:
    """«90 triệu đồng (giảng viên 30, tài liệu 60)»: the same, of parts that are told in the unit of their sum."""
    return Found([_with_bare(scan, activity) for activity in found.activities], found.totals)


def _with_bare(scan: Scan, activity: Activity) -> Activity:
    if activity.amount is None or not activity.amount.value or activity.shares or activity.parts:
        return activity
    told = bare_parts(scan, activity.amount)
    whole = _Sum(activity.amount.span, activity.amount.value, activity)
    kinds = {
        _As.EXPENSE if _EXPENSE.match(scan.fold(words)) else _recipient_or_kind(scan, whole, words) for words, _ in told
    }
    if len(told) < LEAST_PARTS or len(kinds) != 1 or None in kinds:
        return activity
    parts = ((words, replace(amount, rule=RULE)) for words, amount in told)
    return _parted(scan, activity, parts, are_recipients=kinds == {_As.RECIPIENT})
