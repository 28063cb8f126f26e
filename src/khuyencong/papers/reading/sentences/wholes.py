"""Sums that are the whole of others told behind them: they are totals, in whatever words they stand."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ....terms.facts import Activity, Role
from ....terms.results import OF_NO_SOURCE
from ....terms.values import value_class
from ....terms.vietnamese import fold
from ..grammar.budget import title_names_thing
from ..grammar.periods import spans_years
from ..grammar.sources import FundSourceName, fund_source, source_named
from ..grammar.sums import SUM
from ..text.scan import Scan
from .cost_parts import with_cost_parts
from .fields import with_field_lines
from .listed import (
    MOST_PARTS,
    adds_up,
    are_bullets,
    counts_make_up,
    counts_parted,
    heads_priced_list,
    is_part_of_case,
    opens_detail,
    own_sum,
    parted_in_turn,
    told_in_detail,
)
from .listed_things import with_listed_things
from .parts_of_totals import sources_of_wholes, years_beside, years_of_wholes
from .passage import ASIDE, Found, as_total, parts_of_rows
from .payers_before import with_payers_before
from .projects import are_projects

LEAST_SHARE = 5  # examples that are less than a fifth of a sum do not make it a total
_OVERALL = re.compile(r"tong (?:kinh phi|muc|nguon|so|von)|giai ngan|kinh phi duoc giao")
_Case = tuple[Role | None, str | None]


def with_wholes(scan: Scan, found: Found) -> Found:
    """The same with such sums as totals, and with them the plan or the earlier sum that they are compared with."""
    found = with_payers_before(scan, with_field_lines(scan, found))
    found = with_cost_parts(scan, with_listed_things(scan, found))
    again = dict(_told_again(scan, found))
    told = {*_wholes(scan, found.activities), *_sums_of_before(scan, found.activities), *again}
    told |= {k for i in told_in_detail(scan, found.activities) for k in (i, *_beside(found.activities, i))}
    givers = {**dict(_beside_sources(scan, found)), **dict(sources_of_wholes(scan, found))}
    told |= {*givers, *years_beside(scan, found), *years_of_wholes(scan, found)}
    wholes = [(as_total(a, a.amount), i) for i, a in enumerate(found.activities) if i in told and a.amount]
    sums = (replace(t, label=again.get(i, t.label), fund_source=givers.get(i)) for t, i in wholes)
    found.totals = [*sums, *found.totals]
    kept = [replace(a, amount=None, fund_source=None) if i in told else a for i, a in enumerate(found.activities)]
    found.activities = [a for i, a in enumerate(kept) if i not in told or a.quantities]
    return found


def without_unsourced(found: Found) -> Found:
    """«Chưa nêu nguồn: … đồng» among the sources of a whole: the rest of it is neither a content nor a total."""
    found.activities = [activity for activity in found.activities if activity.title != OF_NO_SOURCE]
    found.totals = [total for total in found.totals if total.label != OF_NO_SOURCE]
    return found


_PROVIDES = re.compile(
    r"\b(?:can doi|tham dinh|giao|bo tri|bao dam|dam bao|cap|tong hop|trinh|phe duyet|xem xet|de nghi)\b"
    r"[^.;:]{0,120}?(?:du toan|kinh phi|ngan sach|\d[\d.,]* (?:trieu |ty |nghin )?dong (?:tu|trong) )"
)


def _told_again(scan: Scan, found: Found) -> Iterator[tuple[int, str]]:
    """«Sở Tài chính cân đối 3 tỷ đồng …»: who is to provide a total that the paper has told before, and as what."""
    totals = sorted(found.totals, key=lambda total: -total.span.start)
    first = {total.amount_vnd: total.span.start for total in totals}
    labels = {total.amount_vnd: total.label for total in totals}
    for i, activity in enumerate(found.activities):
        own = own_sum(activity)
        if not own or activity.quantities or first.get(own, activity.span.start) >= activity.span.start:
            continue
        if activity.amount and scan.folded.startswith(" cho ", activity.amount.span.end):
            continue  # for a thing of its own
        if _PROVIDES.search(scan.folded, activity.span.start, activity.span.end):
            of_source = fund_source(scan, activity.span.start, activity.span.end)
            yield i, activity.title if of_source else labels[own]
            yield from ((k, found.activities[k].title) for k in _beside(found.activities, i))


_BY_GIVERS = re.compile(r"[\s,.;:(]*(?:trong (?:so )?do|gom|bao gom|chia theo nguon)\b")
MOST_GIVERS = 12
LEAST_SOURCES = 2


@value_class(frozen=True, slots=True)
class _Given:
    """A sum in the order of the paper: a total, one of a source among them, or what activity `i` spent."""

    start: int
    value: int
    i: int | None = None
    of_source: bool = False


def _beside_sources(scan: Scan, found: Found) -> Iterator[tuple[int, FundSourceName | None]]:
    """«Tổng nguồn vốn 126 tỷ đồng, trong đó: khuyến công …; các chương trình khác 2 tỷ đồng; vốn đối ứng …»: who gives
    among sources that with him make up the whole is one too, whatever he is called; and which, where it is known."""
    told = [_Given(t.span.start, t.amount_vnd or 0, of_source=bool(t.fund_source)) for t in found.totals]
    told += [_Given(a.amount.span.start, own_sum(a), i) for i, a in enumerate(found.activities) if a.amount]
    told.sort(key=lambda given: given.start)
    for at, whole in enumerate(told):
        if whole.i is None and not whole.of_source and whole.value and _is_by_givers(scan, whole):
            parts = _make_up(whole.value, told[at + 1 : at + 1 + MOST_GIVERS])
            if sum(part.of_source for part in parts) >= LEAST_SOURCES:
                givers = (p for p in parts if p.i is not None and not found.activities[p.i].quantities)
                yield from ((p.i, _giver(scan, p.start)) for p in givers if p.i is not None)


def _giver(scan: Scan, start: int) -> FundSourceName | None:
    """«Chương trình MTQG … 660 triệu đồng» among sources: the words before a sum are all who gives it."""
    return source_named(scan.folded[scan.clause_start(start, 0) : start].strip(" :-"))


def _is_by_givers(scan: Scan, whole: _Given) -> bool:
    end = scan.clause_end(whole.start, len(scan.folded))
    return _BY_GIVERS.search(scan.folded, whole.start, end) is not None


def _make_up(whole: int, following: list[_Given]) -> list[_Given]:
    """The next sums that add up to a whole; none where they do not."""
    added = 0
    for count, part in enumerate(following, 1):
        added += part.value
        if added >= whole:
            return following[:count] if added == whole else []
    return []


def with_tables(scan: Scan, found: Found) -> Found:
    """The same, where sentences that tell a table's total name no content: «Các đơn vị đã giải ngân 900 triệu đồng»."""
    in_table = [a for a in found.activities if "|" in scan.content[a.span.start : a.span.end]]
    rows = Counter((*_case(a), a.amount.value if a.amount else None) for a in in_table)
    sums = {(t.role, t.period, t.amount_vnd): t for t in found.totals if _is_in_row(scan, t.span.start)}
    if not sums or len(in_table) < LEAST_ROWS:
        return found
    told = Found(totals=found.totals)
    for activity in found.activities:
        amount = activity.amount
        told_as = (*_case(activity), amount.value if amount else None)
        total = sums.get(told_as)
        if total is None or amount is None or activity in in_table or rows[told_as]:
            told.activities.append(activity)
            continue
        told.totals.append(replace(as_total(activity, amount), of_group=total.of_group))
        if activity.quantities or activity.reason:
            told.activities.append(replace(activity, amount=None, fund_source=None, shares=()))
    return Found(told.activities, sorted(told.totals, key=lambda one: one.span.start))


LEAST_ROWS = 2  # a table with fewer has no total that could be told from its content


def _is_in_row(scan: Scan, position: int) -> bool:
    end = scan.content.find("\n", position)
    return "|" in scan.content[scan.content.rfind("\n", 0, position) + 1 : end if end > 0 else None]


def with_opening(opening: Found, items: Found) -> Found:
    """What stands before the items, then the items; a sum of so many tasks there that holds theirs is their total."""
    sums: dict[_Case, list[int]] = defaultdict(list)
    for item in items.activities:
        if own := own_sum(item):
            sums[_case(item)].append(own)
    kept: list[Activity] = []
    for activity in opening.activities:
        own, theirs = own_sum(activity), sums[_case(activity)]
        holds = own == sum(theirs) or (own > sum(theirs) and are_projects(activity.quantities))
        if own and holds and len(theirs) > 1 and activity.amount:
            opening.totals.append(as_total(activity, activity.amount))
            activity = replace(activity, amount=None)
        kept.append(activity)
    return Found([*kept, *items.activities], [*opening.totals, *items.totals])


_ADDED_UP = re.compile(
    r"\W*(?:(?:nhu vay,? |tinh chung,? )?(?:tong|cong|kinh phi)|(?:tinh chung,? )?ca (?:nam|ky|giai doan))\b"
)


def _sums_of_before(scan: Scan, activities: list[Activity]) -> Iterator[int]:
    """«Như vậy, tổng kinh phí 4 nhiệm vụ là …», «Cả năm có 16 cơ sở …» behind what adds up to it."""
    for i, activity in enumerate(activities):
        if not own_sum(activity) or not _ADDED_UP.match(scan.folded, activity.span.start):
            continue
        before = activities[max(0, i - MOST_PARTS) : i][::-1]
        if _sums_make_up(activity, before) or counts_make_up(activity, before):
            yield from (i, *_beside(activities, i))


def _sums_make_up(whole: Activity, before: Iterable[Activity]) -> bool:
    """Whether the last sums before a whole add up to it."""
    rest, parts = own_sum(whole), 0
    for part in before:
        value = own_sum(part)
        if rest <= 0 or not is_part_of_case(part.role, part.period, whole):
            break
        rest, parts = rest - value, parts + bool(value)
    return rest == 0 and parts > 1


def _wholes(scan: Scan, activities: list[Activity]) -> Iterator[int]:
    """Which activities hold such sums, looked at from the last to the first."""
    behind: dict[_Case, _Sums] = defaultdict(_Sums)
    near: dict[_Case, _Sums] = defaultdict(_Sums)  # of these, up to the next that is told as something more
    listed: deque[int] = deque(maxlen=MOST_PARTS)  # the next that have a sum and are no whole themselves
    first = {_case(a): i for i, a in reversed(list(enumerate(activities))) if own_sum(a)}
    of_rows = parts_of_rows(activities)
    for i, activity in reversed(list(enumerate(activities))):
        if (own := own_sum(activity)) and i not in of_rows:
            following = [activities[k] for k in listed]
            if (
                _is_sum_of(scan, activities, i, behind, first=first[_case(activity)] == i)
                or adds_up(scan, activity, following)
                or counts_parted(scan, activity, activities[i + 1 : i + 1 + MOST_PARTS])
                or heads_priced_list(scan, activity, following)
                or _holds(scan, activity, own, near, following=activities[i + 1 : i + 2])
            ):
                yield from (i, *_beside(activities, i))
            elif count := parted_in_turn(activity, following):
                yield from (i, *(listed.popleft() for _ in range(count - 1)))
            else:
                behind[_case(activity)].add(own)
                near[_case(activity)].add(own)
                listed.appendleft(i)
        if _ADDS.match(scan.folded, activity.span.start):
            near.clear()


def _case(activity: Activity) -> _Case:
    return activity.role, activity.period


_ADDS = re.compile(
    r"(?:ngoai ra|ben canh do|dong thoi|cung voi do|them vao do)\b"
    r"|cung (?:trong|tu|voi|bang)\b"
    r"|(?:[a-z]+ ){1,8}(?:cung|con) (?:da |duoc )?(?:ho tro|to chuc|trien khai|thuc hien|cap|chi|danh)\b"
)


@dataclass(slots=True)
class _Sums:
    """How many sums there are and what they add up to; of thousands each is looked at once."""

    count: int = 0
    total: int = 0

    def add(self, value: int, count: int = 1) -> None:
        self.count += count
        self.total += value


def _parts(behind: dict[_Case, _Sums], whole: Activity) -> _Sums:
    parts = _Sums()
    for case, sums in behind.items():
        if is_part_of_case(*case, whole):
            parts.add(sums.total, sums.count)
    return parts


def _is_sum_of(scan: Scan, activities: Sequence[Activity], i: int, behind: dict[_Case, _Sums], *, first: bool) -> bool:
    """All of its role and period behind the first add up to it, and it is no item among them: by chance a plan of three
    may have 500, 300 and 200 triệu đồng."""
    parts = _parts(behind, activities[i]) if first else _Sums()
    is_sum = parts.count > 1 and own_sum(activities[i]) == parts.total
    return is_sum and not _is_item_among(scan, activities[i], activities[i + 1 :])


_CALLED_WHOLE = re.compile(r"\W*(?:tong|cong|kinh phi|nguon|du toan|nhu cau)\b")


def _is_item_among(scan: Scan, one: Activity, others: Sequence[Activity]) -> bool:
    """Whether others stand beside it in a list, and it is called by its thing."""
    if _CALLED_WHOLE.match(fold(one.title)) or not title_names_thing(one.title):
        return False
    above, _, item = one.path.rpartition(".")
    beside = (other.path.rpartition(".")[0] == above for other in others if other.path != one.path)
    return (item != "" and any(beside)) or are_bullets(scan, (one, *others[:1]))


def _holds(scan: Scan, whole: Activity, value: int, near: dict[_Case, _Sums], *, following: list[Activity]) -> bool:
    """In sentences: what it calls its parts, or several behind a sum that calls itself the whole, do not exceed it."""
    if whole.path or _is_member(scan, whole):
        return False
    if are_projects(whole.quantities) and spans_years(whole.period) and not near[_case(whole)].count:
        return False  # what is told of single years behind the projects of several is no list of them
    parts = _parts(near, whole)
    if not parts.count or value < parts.total or _opens_examples(scan, following):
        return False
    if any(a.amount and (opens_detail(scan, a) or _is_parted_by(scan, whole, a)) for a in following):
        return True
    if value >= LEAST_SHARE * parts.total or are_bullets(scan, (whole, *following)):
        return False
    if parts.count < 2:
        return any(_IN_IT.match(scan.folded, a.span.start) for a in following) and _leaves_rest(scan, whole)
    return _is_overall(scan, whole) or (_leaves_rest(scan, whole) and not _goes_on(scan, whole, following[0]))


def _goes_on(scan: Scan, whole: Activity, member: Activity) -> bool:
    """«máy móc (8,4 tỷ đồng), mô hình (2,1 tỷ đồng) … Phần còn lại …»: in one sentence it is a member among them."""
    told = whole.amount.span.end if whole.amount else whole.span.end
    return re.match(r"\)?(?:,| và)\s(?!trong đó)", scan.flat[told : member.span.start + 1]) is not None


_IN_IT = re.compile(r"trong (?:so )?do\b")


_PARTED_BY = re.compile(r"\b(?:phan|chia)(?: ra)? theo (?!(?:tung )?nguon)[a-z ]{2,40}:")


def _is_parted_by(scan: Scan, whole: Activity, part: Activity) -> bool:
    """«… 13 tỷ đồng. Kinh phí phân theo lĩnh vực: …»"""
    told = whole.amount.span.end if whole.amount else whole.span.end
    return _PARTED_BY.search(scan.folded, told, part.span.start) is not None


_REST = re.compile(
    r"\b(?:phan|so|kinh phi|von|nguon) con lai (?:la )?(?:danh|cho|ho tro|chi|de|phan bo|thuc hien|su dung)\b"
    r"|[.;] con lai,? (?:la (?:kinh phi|von|chi)|danh cho|chi cho) [a-z]"
)
REST_REACH = 900  # from a whole to where what is left of it is told without a sum


def _leaves_rest(scan: Scan, whole: Activity) -> bool:
    """«… 13 tỷ đồng. Lĩnh vực nông nghiệp 5 tỷ đồng, y tế 4 tỷ đồng. Phần còn lại dành cho …»"""
    return _REST.search(scan.folded, whole.span.end, whole.span.end + REST_REACH) is not None


_EXAMPLES = re.compile(
    r"\W*(?:dang chu y|noi bat|dien hinh|tieu bieu (?:la|nhu|co)|vi du|(?:trong do |co the |phai )+ke\b)"
)


def _opens_examples(scan: Scan, following: list[Activity]) -> bool:
    """«Đáng chú ý là …», «Điển hình: …»: what follows stands out of many, and is no list of parts."""
    return any(_EXAMPLES.match(scan.folded, a.span.start) for a in following)


def _is_overall(scan: Scan, activity: Activity) -> bool:
    """Whether a sum calls itself the whole or what was paid out of it, and is not what one thing cost."""
    amount = activity.amount
    if amount is None or _ONE_THING.match(scan.folded, activity.span.start):
        return False
    lead = SUM.split(scan.folded[activity.span.start : amount.span.start])[-1]  # what is told of sums before is theirs
    return bool(_OVERALL.search(lead))


# «Đề án máy rang cà phê cho … có tổng kinh phí»
_ONE_THING = re.compile(
    r"\W*(?:rieng |con )?(?:1 |01 |mot )?(?:de an|du an|mo hinh|day chuyen|hoi cho|lop)\b(?! khuyen cong\b)"
)


def _is_member(scan: Scan, activity: Activity) -> bool:
    """Whether an activity is the first or a later member of a list."""
    start = activity.span.start
    listed = scan.folded[max(0, start - 12) : start + 12]
    if activity.amount and (
        _LIST_OPENS.search(scan.folded, start, activity.amount.span.start)
        or _LIST_GOES_ON.match(scan.folded, activity.amount.span.end)
    ):
        return True
    if _SAYS.search(scan.folded, max(0, start - 24), start):
        return False
    return bool(_MEMBER.search(listed)) or scan.folded[max(0, start - 4) : start].rstrip()[-1:] == ","


_SAYS = re.compile(r"\bcho (?:biet|hay|thay),?\s*$")  # who says so lists nothing
_LIST_OPENS = re.compile(r"\b(?:gom|nhu sau|sau day)\s*:")
_LIST_GOES_ON = re.compile(r"\s*;(?!\s*(?:trong do|cu the|tap trung cho|gom|bao gom|theo do|rieng)\b)")
_MEMBER = re.compile(r"(?:trong do|cu the|gom|theo do)\b|;\s*")


def _beside(activities: list[Activity], i: int) -> Iterator[int]:
    """What stands right before a sum and is compared with it."""
    while i and (beside := activities[i - 1].amount) and beside.rule == ASIDE:
        i -= 1
        yield i
