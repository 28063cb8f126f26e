"""A passage of the paper and the one or more figures of money in it: where one thing ends and the next begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from ....terms.facts import REACHED, Activity, Amount, Quantity, Role, Span, Status
from ..grammar.actors import organisations, places
from ..grammar.budget import names_thing
from ..grammar.counts import find_counts
from ..grammar.money import Money, find_money
from ..grammar.money_kinds import MoneyKind
from ..grammar.periods import lies_within, spans_years
from ..grammar.reasons import bracketed_reason, cause_of_more, is_not_done, reason_of
from ..grammar.roles import Context, is_asked
from ..grammar.sources import fund_source, source_named
from ..grammar.titles import clause_title, thing_title
from ..text.scan import Scan, trimmed
from .asides import Aside, asides_in
from .called_totals import opens_with_total
from .givers import SOURCE_ALONE
from .leading_times import counts_till_years_end
from .listed import is_member
from .paid_out import is_left_of, is_paid_of, is_so_far
from .passage import ASIDE, Found, Passage, as_lowered, as_total, goes_on_as
from .payers import is_support
from .purposes import gives_nothing_named
from .risen import stood_before, words_of_moved
from .segments import ITS_YEAR, Segment, beginning_within, segments
from .spent_sums import amount_of, lead_of
from .statements import Statement, statements
from .sum_sources import is_next_giver, source_of_spent
from .totals import total_beside, totals_of
from .undone import is_called_off, is_under_way, named_without, parted_if_undone, planned_and_undone, tells_some_failed
from .year_parts import is_this_years, with_whole_of_years


def read_passage(scan: Scan, passage: Passage) -> Found:
    """The passage's activities, one per sum spent, and its totals; before a statement what it is compared with."""
    found = Found()
    asides = asides_in(scan, passage.span, passage.context)
    own = scan.without(aside.span for aside in asides) if asides else scan
    told = statements(own, passage.span, passage.context)
    if _plans_and_reaches(own, passage, told):
        passage = replace(passage, is_thing=True)
    for statement in told:
        is_planned = statement.context.role is Role.PLAN and statement.context.period != passage.context.period
        is_own = statement.apart or (is_planned and gives_nothing_named(own, statement.span))
        is_own = is_own or counts_till_years_end(own, statement.span)
        title = passage.title or ("" if is_own else goes_on_as(found))
        of_some = statement.apart and statement.context.undone and told[0] is not statement
        if of_some and (_COUNTS.search(title) or tells_some_failed(own, statement.span)):
            title = ""  # «Hỗ trợ 05 cơ sở …, tạm dừng 02 đề án …»: none of the five
        part = passage.part(statement.span, statement.context, title)
        read = _read_reached(own, part)
        if statement.context.undone:
            period = statement.context.reached
            read.activities = [a for plan in read.activities for a in planned_and_undone(own, part.span, plan, period)]
        if statement.context.adjustment and not passage.context.adjustment:
            read = as_lowered(read, passage.context)
        if beside := beginning_within(statement.span, asides):
            around = Found([*found.activities, *read.activities], [*found.totals, *read.totals])
            found.add(_compared(scan, part, beside, around))
        found.add(read)
    _part_wholes(scan, found)
    found = with_whole_of_years(scan, passage, found)
    if len(told) > 1:
        telling = [a for a in found.activities if a.amount or a.quantities or a.status]
        found.activities = telling or found.activities[:1]
    return found


_COUNTS = re.compile(r"\d")
_LEAD = re.compile(r"\W*[^.:;\d]{4,120}:\s")


def _plans_and_reaches(scan: Scan, passage: Passage, told: Sequence[Statement]) -> bool:
    """«Về máy móc: được giao …; đã thực hiện …»: a plan and what was reached of it, each with one sum,
    are both of what leads to them."""
    if [statement.context.role for statement in told] != [Role.PLAN, Role.ACTUAL]:
        return False
    lead = _LEAD.match(scan.folded, passage.span.start, passage.span.end)
    if lead is None:
        return False
    of_source = source_named(lead[0]) and find_counts(scan, told[1].span)  # where nothing is counted, both are totals
    if not (of_source or names_thing(scan, Span(*lead.span()))):
        return False
    return all(len(find_money(scan, statement.span)) == 1 for statement in told)


def _part_wholes(scan: Scan, found: Found) -> None:
    """«Được giao 1 tỷ đồng. Trong đó: … 400 triệu đồng; … 600 triệu đồng»: the sum of all behind it is their total."""
    spent = [a for a in found.activities if a.amount and a.amount.value and a.amount.rule != ASIDE]
    first, other = (spent[0].amount, spent[1].amount) if len(spent) > 2 else (None, None)
    if first is None or other is None or is_member(scan, first.span, other.span):
        return
    if first.value == sum(a.amount.value for a in spent[1:] if a.amount):
        found.totals.append(as_total(spent[0], first))
        found.activities = [replace(a, amount=None) if a is spent[0] else a for a in found.activities]


def _compared(scan: Scan, passage: Passage, asides: tuple[Aside, ...], read: Found) -> Found:
    """What stands beside the figures `read`: counts up to a sum of their role and time make one activity with it."""
    found, counts = Found(), ()  # type: Found, tuple[Quantity, ...]
    for aside, following in zip_longest(asides, asides[1:]):
        counts = (*counts, *aside.quantities)
        is_last = following is None or (following.role, following.period) != (aside.role, aside.period)
        found.totals += [replace(total, role=aside.role) for total in totals_of(scan, aside.others, passage)]
        if aside.amount and (
            passage.overall or _is_beside_total(aside, read) or _is_shared_out(scan, passage, aside, read)
        ):
            found.totals.append(total_beside(scan, aside, aside.amount))
            aside = replace(aside, amount=None)
        if aside.amount or (counts and is_last):
            found.activities.append(_beside(scan, passage, aside, counts))
            counts = ()
    return found


_OF_SUM = re.compile(r"\btrong (?:tong(?: so| kinh phi)?|so)(?: gan| hon| tren)?\s*$")


def _is_shared_out(scan: Scan, passage: Passage, aside: Aside, read: Found) -> bool:
    """«Trong tổng số 2 tỷ đồng được giao, đã chi 1,3 tỷ đồng mở hội chợ; 400 triệu đồng …»: no one thing's plan."""
    if passage.is_named or passage.is_numbered or aside.amount is None or len(read.activities) < 2:
        return False
    return _OF_SUM.search(scan.folded, passage.span.start, aside.amount.span.start) is not None


def _is_beside_total(aside: Aside, read: Found) -> bool:
    """Whether the sum that an aside is compared with, the last before it or where it leads the next, is a total."""
    at = aside.span.start
    totals = [t.span.start for t in read.totals]
    costs = [a.amount.span.start for a in read.activities if a.amount]
    before = [start for start in (*totals, *costs) if start < at]
    beside = max(before) if before else min((*totals, *costs), default=None)
    return beside in totals


_REACHED_OF = re.compile(r"\d[\d.,]*\s*/\s*\Z")  # «máy móc 2.100/2.600 triệu đồng»


def _beside(scan: Scan, passage: Passage, aside: Aside, counts: tuple[Quantity, ...]) -> Activity:
    figures = [q.span for q in counts] + ([aside.amount.span] if aside.amount else [])
    start = scan.clause_start(figures[0].start, passage.span.start)
    reached = _REACHED_OF.search(scan.folded, start, figures[-1].start)
    return Activity(
        path=passage.path,
        item=passage.item,
        title=passage.title or clause_title(scan, start, reached.start() if reached else figures[-1].start, ""),
        span=Span(min(s.start for s in figures), max(s.end for s in figures)),
        role=aside.role,
        period=aside.period,
        quantities=counts,
        amount=aside.amount and replace(aside.amount, rule=ASIDE),
        fund_source=fund_source(scan, aside.span.start, aside.span.end),
        group_title=passage.group,
    )


def _is_paid_of(scan: Scan, passage: Passage, whole: Money | None, paid: Money) -> bool:
    if passage.is_numbered and is_so_far(scan, paid):
        return True
    if whole is None or not (passage.is_numbered and passage.is_named):
        return False
    return is_paid_of(scan, whole, paid) or is_left_of(scan, whole, paid)


def _read_reached(scan: Scan, passage: Passage) -> Found:
    found, spent = Found(), None  # type: Found, Money | None
    for segment in segments(scan, passage):
        totals = totals_of(scan, segment.sums, passage, (MoneyKind.TOTAL, MoneyKind.OTHER))
        whole = _supported(scan, passage, segment)  # of its thing alone, and none of the paper's
        of_thing = [m.span for m in segment.sums if m is whole or _is_paid_of(scan, passage, segment.spent, m)]
        found.totals += [replace(t, of_group=True) if t.span in of_thing else t for t in totals]
        activity = _activity(scan, passage, segment)
        if found.activities and segment.spent and spent and is_paid_of(scan, spent, segment.spent):
            found.activities[-1] = replace(found.activities[-1], role=Role.PLAN)  # the rest is still to be paid
            told_of = found.activities[-1].title.partition(scan.words(spent.span))[0]
            activity = replace(activity, title=told_of.rstrip(" ,:;("))
        spent = segment.spent
        if found.activities and segment.spent and is_next_giver(scan, segment.span, segment.spent):
            activity = replace(activity, title=found.activities[-1].title)
        if activity.amount and _sets_frame(scan, passage, segment, activity):
            found.totals.append(as_total(activity, activity.amount))
        elif not _only_total(scan, passage, segment, activity):
            found.activities += _undone(scan, passage.context, activity)
    return found


def _undone(scan: Scan, context: Context, activity: Activity) -> Sequence[Activity]:
    """«…; 01 lớp không mở được do …, 50 triệu đồng nộp trả ngân sách»: planned, and not done."""
    given_back = context.role is Role.ACTUAL and activity.role is Role.PLAN and not context.undone
    if activity.status is Status.NOT_DONE and context.role is Role.ACTUAL:
        activity = replace(activity, title=named_without(activity.title))
    if given_back and tells_some_failed(scan, activity.span):
        return planned_and_undone(scan, activity.span, activity, activity.period)
    return parted_if_undone(activity, listed=context.status is Status.NOT_DONE)


_SET_ASIDE = re.compile(r"\b(?:danh|bo tri|phan bo|huy dong|dau tu)(?: (?:khoang|hon|gan|tren|kinh phi))*\s*$")


def _sets_frame(scan: Scan, passage: Passage, segment: Segment, activity: Activity) -> bool:
    """Whether sentences tell what is set aside for several years without a count: a programme's whole money."""
    if not spans_years(activity.period) or passage.path or activity.quantities or segment.spent is None:
        return False
    return bool(_SET_ASIDE.search(scan.folded, segment.span.start, segment.spent.span.start))


def _only_total(scan: Scan, passage: Passage, segment: Segment, activity: Activity) -> bool:
    """A line that tells nothing but a total is no activity."""
    told = activity.amount is not None or bool(activity.quantities)
    if passage.overall and not activity.status:
        return not told
    if told or activity.status or not segment.sums:
        return False
    lead = Span(segment.span.start, segment.sums[0].span.start)
    return opens_with_total(scan, lead.start) or (passage.in_section and not names_thing(scan, lead))


def _activity(scan: Scan, passage: Passage, segment: Segment) -> Activity:
    context, span = passage.context, trimmed(scan, segment.span)
    amount, role = amount_of(scan, segment, context.role)
    before = stood_before(scan, passage, segment.spent) if segment.spent else None
    role = Role.PLAN if before and role in REACHED else role  # a report tells that its plan was adjusted
    status = context.status or (_status(scan, segment, role, amount))
    unspent = status is Status.NOT_DONE or (amount is not None and amount.value == 0)
    reason = reason_of(scan, segment.span, unspent=unspent)
    if reason is None and status is Status.NOT_DONE:
        reason = bracketed_reason(scan, segment.span)
    if reason is None and amount and amount.value and role in REACHED:
        reason = cause_of_more(scan, Span(amount.span.end, segment.span.end))
    counts = quantities(scan, segment.span, segment.sums)
    if role in REACHED:
        counts = tuple(q for q in counts if not is_under_way(scan, segment.span, q))
    if reason and amount and amount.value and role in REACHED:  # «…, vượt 12 triệu đồng do bổ sung 02 chuyến»
        counts = tuple(q for q in counts if not reason.span.start <= q.span.start < reason.span.end)
    title = _title(scan, passage, segment, amount)
    return Activity(
        path=passage.path,
        item=passage.item,
        title=title if passage.path else thing_title(scan, segment.span, title, counts),
        span=span,
        role=role,
        period=_its_year(scan, segment, context.period) or context.period,
        status=status,
        adjustment=None if before else context.adjustment,
        quantities=counts,
        amount=amount,
        fund_source=source_of_spent(scan, segment.span, segment.sums, segment.spent),
        reason=reason.text if reason else None,
        reason_span=reason.span if reason else None,
        organisations=organisations(scan, span),
        places=places(scan, span),
        group_title=passage.group,
        before=before,
    )


def _its_year(scan: Scan, segment: Segment, period: str | None) -> str | None:
    """«… 500 triệu đồng (năm 2021), …»: of the years told of, the one in brackets beside a sum."""
    if segment.spent is None or period is None or not spans_years(period):
        return None
    said = ITS_YEAR.match(scan.folded, segment.spent.span.end, segment.span.end)
    return said["year"] if said and lies_within(said["year"], period) else None


def quantities(scan: Scan, span: Span, sums: tuple[Money, ...]) -> tuple[Quantity, ...]:
    counts = find_counts(scan, span, tuple(m for m in sums if m.kind is MoneyKind.REVENUE))
    if len(counts) < 2:
        return counts
    counts = _of_its_time(scan, span, counts)
    longer = {(q.value, q.note, shorter) for q in counts for shorter in _shorter(q.unit)}
    return tuple(q for q in counts if (q.value, q.note, q.unit) not in longer)


# «52 sản phẩm được công nhận; lũy kế đến nay có 317 sản phẩm», «xây dựng 02 điểm (lũy kế 15 điểm)»
_IN_ALL = re.compile(r"[;,.(] ?(?:va |nay |tinh )*(?:luy ke|cong don|nang tong so)\b(?:[^;.()]|\.(?=\d)){0,200}")


def _of_its_time(scan: Scan, span: Span, counts: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Without what all years had together, where it is told beside what its own time had."""
    for said in _IN_ALL.finditer(scan.folded, span.start, span.end) if scan.landmarks.tells_all_years else ():
        if counts[0].span.start < said.start():
            counts = tuple(q for q in counts if not said.start() < q.span.start < said.end())
    return counts


def _shorter(unit: str) -> Iterator[str]:
    """«lượt» of «lượt phát sóng»: «48 lượt, … 48 lượt phát sóng» is one count, told twice."""
    words = unit.split(" ")
    return (" ".join(words[:count]) for count in range(1, len(words)))


def _status(scan: Scan, segment: Segment, role: Role | None, amount: Amount | None) -> Status | None:
    if segment.spent and role is Role.PLAN and is_asked(lead_of(scan, segment.span, segment.spent)):
        return Status.PROPOSED
    if role is not Role.ACTUAL or (amount is not None and amount.value):
        return None
    if amount is None and is_called_off(scan, segment.span):
        return Status.NOT_DONE
    failed = is_not_done(scan, segment.span) and (amount is None or _WAS_NOT.match(scan.folded, segment.span.start))
    return Status.NOT_DONE if failed else None


# «Chưa triển khai do chưa được bố trí kinh phí»: that nothing was spent is why; «không phát sinh kinh phí» may be of a
# thing that was done
_WAS_NOT = re.compile(
    r"\W*(?:[^.;:\d]{3,120}: )?(?:khong|chua) (?:duoc )?(?:thuc hien|trien khai|to chuc)\b(?! hieu qua)"
)


def _title(scan: Scan, passage: Passage, segment: Segment, amount: Amount | None) -> str:
    if amount is not None and amount.value == 0 and segment.spent and segment.spent.span.start > amount.span.end:
        return clause_title(scan, amount.span.end, segment.spent.span.start, passage.title)
    if segment.first and passage.title:
        return passage.title
    words = scan.words(segment.span)
    if known := next((t for t in passage.known_titles if t in words), None):
        return known
    end = _thing_end(scan, passage, segment, amount)
    if passage.title and SOURCE_ALONE.match(scan.folded[segment.span.start : end]):
        return passage.title  # what another gives to the same thing
    moved = words_of_moved(scan, passage, segment.span.start, segment.spent) if segment.spent else None
    if moved:
        return clause_title(scan, moved.start, moved.end, passage.title)
    return clause_title(scan, segment.span.start, end, passage.title)


def _thing_end(scan: Scan, passage: Passage, segment: Segment, amount: Amount | None) -> int:
    """Where the words before a sum end that name its thing; those between a whole cost and our part name who gives."""
    if segment.spent is None:
        return amount.span.start if amount and amount.span.start > segment.span.start else segment.span.end
    whole = _supported(scan, passage, segment)
    return (whole or segment.spent).span.start


def _supported(scan: Scan, passage: Passage, segment: Segment) -> Money | None:
    """What a thing cost in all, of which the sum spent is our part, or this year's."""
    spent = segment.spent
    whole = next((m for m in reversed(segment.sums) if m.span.start < spent.span.start), None) if spent else None
    if whole is None or spent is None:
        return None
    is_part = is_support(scan, whole, spent) or is_this_years(scan, whole, spent, passage.context.period)
    return whole if is_part else None
