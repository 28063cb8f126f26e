"""Who pays how much of a sum that stands behind them, in a bracket: «Hỗ trợ máy sấy (ngân sách tỉnh 100 triệu đồng, cơ
sở 150 triệu đồng): 250 triệu đồng» is one content with its shares, as where the sum stands first."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....terms.facts import Activity, Amount, Share, Total
from ....terms.vietnamese import fold
from ..grammar.sources import source_among
from ..text.scan import Scan
from .part_words import Sum, sums_of
from .passage import Found, as_total
from .shares import RULE
from .sum_sources import words_of_payer

_BRACKET = re.compile(
    r"\((?P<inside>[^()]{8,400})\)\s*[:,;=]?\s*"
    r"(?:(?:voi |tong |so |cong )*(?:kinh phi|chi phi|cong|so)?(?: thuc hien| ho tro| du kien)?(?: la)?:? ?)?\Z"
)
_OPENS = re.compile(r"(?:(?:trong (?:so )?do|bao gom|gom|va|phan|so|do|tu)\W+)*")
REACH = 480
LEAST_PAYERS, MOST_PAYERS = 2, 5


def with_payers_before(scan: Scan, found: Found) -> Found:
    """The same, where sums in a bracket that come to the sum right behind it all tell who pays them."""
    told = sums_of(found)
    costing: dict[int, tuple[Sum, list[Total]]] = {}  # by where the sum of the content stands till now
    gone: set[int] = set()
    for at, whole in enumerate(told):
        before = _in_bracket(scan, whole, told[max(0, at - MOST_PAYERS) : at])
        first = next((one for one in (*before, whole) if one.activity), None) if before else None
        if first and first.activity and (payers := _payers(scan, first.activity, before)):
            costing[first.start] = whole, payers
            gone |= {one.start for one in (*before, whole)}
    if not costing:
        return found
    activities: list[Activity] = []
    totals = [total for total in found.totals if total.span.start not in gone]
    for activity in found.activities:
        start = activity.amount.span.start if activity.amount else -1
        if start in costing:
            whole, payers = costing[start]
            shares = tuple(Share(t.fund_source or "", Amount(t.amount_vnd or 0, t.span, rule=RULE)) for t in payers)
            amount = Amount(whole.value, whole.span, rule="money")
            activities.append(replace(activity, amount=amount, fund_source=None, shares=shares))
            totals += payers
        elif start not in gone:
            activities.append(activity)
    return Found(activities, totals)


def _in_bracket(scan: Scan, whole: Sum, before: Sequence[Sum]) -> Sequence[Sum]:
    """The sums of a bracket right before one that they come to."""
    if not before or not whole.value or scan.folded.find(")", before[-1].span.end, whole.start) < 0:
        return ()
    bracket = _BRACKET.search(scan.folded, max(0, whole.start - REACH), whole.start)
    told = [one for one in before if bracket and one.start > bracket.start("inside")]
    return told if len(told) >= LEAST_PAYERS and sum(one.value for one in told) == whole.value else ()


def _payers(scan: Scan, activity: Activity, before: Sequence[Sum]) -> list[Total]:
    """What each pays of the activity's sum; none where one of the sums does not say who."""
    start = scan.folded.rfind("(", 0, before[0].start) + 1
    edges = [start, *(one.span.end for one in before)]
    told = [
        words_of_payer(scan, edge, one.span, edges[-1], beside=edge > start)
        for edge, one in zip(edges, before, strict=False)
    ]
    words = [_OPENS.sub("", fold(scan.words(at)).strip(" ,;:+"), count=1) for at, _ in told]
    of_promotion = "khuyen cong" in scan.folded
    payers: list[Total] = []
    for one, (at, named), said in zip(before, told, words, strict=True):
        named = named or source_among(said, words, of_promotion=of_promotion)
        if named is None or any(named == payer.fund_source for payer in payers):
            return []
        total = as_total(activity, Amount(one.value, one.span))
        payers.append(replace(total, label=scan.words(at).strip(" ,;:+") or total.label, fund_source=named))
    return payers
