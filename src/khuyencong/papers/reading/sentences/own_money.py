"""What whoever is supported pays of his own stands beside a content's sum, and in it only where the thing is not his.

«Hỗ trợ 02 cơ sở máy sấy, tổng kinh phí 900 triệu đồng, trong đó ngân sách tỉnh 300 triệu đồng, còn lại cơ sở tự đầu tư
600 triệu đồng»: 300 triệu đồng. A fair that the province holds with others costs what all of them pay.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ....terms.facts import Activity, Amount, Share, Total
from ....terms.fund_sources import OTHER
from ....terms.vietnamese import fold
from ..grammar.sources import OF_PROMOTION, PAYER
from ..text.scan import Scan
from .passage import Found, as_total
from .payers import names_firm
from .shares import RULE, shares_behind

_SUPPORTS = re.compile(r"\W*(?:cac )?(?:de an |du an |noi dung )?(?:nha nuoc |khuyen cong |tiep tuc |da )*ho tro\b")
_WHOLE = re.compile(r"(?:/tong|\btong (?:muc |von |kinh phi |chi phi )?dau tu|\b(?:muc|von) dau tu)\b[^.;:()\d]{0,40}$")
_GIVEN = re.compile(
    r"[\s,;(]*(?:trong (?:so )?do,? )?(?:(?:de nghi|duoc|nha nuoc|khuyen cong|phan|muc|so|kinh phi|von) )*ho tro"
    r"(?: (?:la|tu nguon [a-z ]{3,40}?|kinh phi|so tien))*:? ?(?:hon |gan |khoang )?"
)
_SUPPORT = re.compile(r"(?:trong (?:so )?do,? )?(?:(?:phan|muc|so|kinh phi|von) )*ho tro")
_REST_OF_OTHERS = re.compile(
    rf"[^.;\d]{{0,60}}[,;]\s(?:phan |so )?con lai\b[^.;\d]{{0,40}}?"
    rf"(?:{PAYER}|doi ung|tu (?:dau tu|co|lo|bo)|htx|cong ty)"
)


def with_own_money_apart(scan: Scan, found: Found) -> Found:
    """The same with the support as the content's sum; the whole, and what was brought beside it, as totals of it."""
    totals = sorted(found.totals, key=_start)
    told: list[Activity] = []
    beside: dict[int, Total] = {}
    gone: set[int] = set()
    for one in found.activities:
        activity = one if one.amount else _costing(scan, one, totals)
        ours = _support(scan, activity)
        if ours is None or activity.amount is None:
            told.append(one)
            beside |= {total.span.start: total for total in _brought(scan, one, totals)}
            continue
        own = [share for share in activity.shares if share is not ours]
        told.append(replace(activity, amount=ours.amount, fund_source=_named(ours), shares=()))
        gone.add(ours.amount.span.start)
        for source, amount in ((None, activity.amount), *((share.fund_source, share.amount) for share in own)):
            beside[amount.span.start] = replace(as_total(activity, amount), fund_source=source)
    if not beside:
        return found
    kept = _kept(found.totals, gone, beside)
    return Found(told, [*kept, *(replace(total, of_group=True) for total in beside.values())])


def _costing(scan: Scan, activity: Activity, totals: Sequence[Total]) -> Activity:
    """«Mô hình: tổng vốn đầu tư 900 triệu đồng (khuyến công 300, cơ sở 600)»: a content whose whole cost was taken for
    a total, with who pays it."""
    within = told_within(activity, totals)
    whole = next((total for total in within if not total.fund_source), None)
    if whole is None or not whole.amount_vnd:
        return activity
    amount = Amount(whole.amount_vnd, whole.span, rule="own money")
    told = [replace(t, fund_source=SUPPORT) if _SUPPORT.fullmatch(fold(t.label)) else t for t in within]
    shares = shares_behind(scan, replace(activity, amount=amount), told)
    return replace(activity, amount=amount, shares=shares) if shares else activity


def _brought(scan: Scan, activity: Activity, totals: Sequence[Total]) -> Iterator[Total]:
    """«… hỗ trợ 60 triệu đồng, cơ sở góp 20 triệu đồng», «hỗ trợ 60 triệu đồng/tổng vốn 90 triệu đồng»: what is told
    beside a content's sum, and is no share of it."""
    shares = {share.amount.span for share in activity.shares}
    for total in told_within(activity, totals) if activity.amount else ():
        if (total.fund_source == OTHER or _is_whole(scan, activity, total)) and total.span not in shares:
            yield total


def _is_whole(scan: Scan, activity: Activity, total: Total) -> bool:
    """Whether a total is what the content's thing costs in all: called so, or told right before what is given of it."""
    amount = activity.amount
    if amount is None or total.fund_source or (total.amount_vnd or 0) <= amount.value:
        return False
    if _WHOLE.search(scan.folded, activity.span.start, total.span.start):
        return True
    return _GIVEN.fullmatch(scan.folded, total.span.end, amount.span.start) is not None


def told_within(activity: Activity, totals: Sequence[Total]) -> Sequence[Total]:
    first = bisect_left(totals, activity.span.start, key=_start)
    return totals[first : bisect_left(totals, activity.span.end, key=_start)]


def _start(total: Total) -> int:
    return total.span.start


SUPPORT = "hỗ trợ"  # where nobody is named who gives it


def _named(ours: Share) -> str | None:
    return None if ours.fund_source == SUPPORT else ours.fund_source


def _kept(totals: Sequence[Total], gone: set[int], beside: dict[int, Total]) -> list[Total]:
    """The totals without the support; those told of the thing already keep their words, and are none of the plan's."""
    kept: list[Total] = []
    for total in totals:
        if of_thing := beside.pop(total.span.start, None):
            kept.append(replace(total, fund_source=of_thing.fund_source, of_group=True))
        elif total.span.start not in gone:
            kept.append(total)
    return kept


def _support(scan: Scan, activity: Activity) -> Share | None:
    """What the state gives, told as one sum beside what somebody pays for a thing of his own."""
    if activity.amount is None or any(share.amount.rule != RULE for share in activity.shares):
        return None  # a table says by its heads what is a support
    ours = [share for share in activity.shares if share.fund_source != OTHER]
    if len(ours) != 1 or not (len(activity.shares) > 1 or _leaves_rest_to_others(scan, ours[0])):
        return None
    return (
        ours[0]
        if ours[0].fund_source in (*OF_PROMOTION, SUPPORT) or _is_of_others(scan, activity, activity.amount)
        else None
    )


def _leaves_rest_to_others(scan: Scan, ours: Share) -> bool:
    return _REST_OF_OTHERS.match(scan.folded, ours.amount.span.end) is not None


def _is_of_others(scan: Scan, activity: Activity, whole: Amount) -> bool:
    """Whether what is paid for belongs to whom it is given: «Hỗ trợ …», or a firm that is named."""
    return _SUPPORTS.match(fold(activity.title)) is not None or names_firm(scan, whole.span.start)
