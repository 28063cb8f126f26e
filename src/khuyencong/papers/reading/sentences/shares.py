"""Who pays which part of a thing's sum, where its own sentence says so: «kinh phí 90 triệu đồng, trong đó ngân sách
tỉnh 45 triệu đồng, chủ thể đối ứng 45 triệu đồng». The parts are told as sums by source too, as in every sentence; who
takes them in knows by their place that they are the thing's, and none of the plan."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ....terms.facts import Activity, Amount, Share, Total
from ....terms.vietnamese import fold
from ..grammar.sources import PROMOTION, FundSourceName
from ..text.scan import Scan
from .passage import Found

_OPENS = re.compile(r"\s*(?:[,(;:]\s*)?(?:\((?=\D{3,60}\d)|\b(?:trong (?:so )?do|bao gom|gom|do|tu)\b)")


_FOLLOWS = re.compile(r"\.\s{1,3}(?:trong (?:so )?do|bao gom|gom|cu the)\b:?")
_LISTS = re.compile(
    rf"{_OPENS.pattern}|[;,]\s|{_FOLLOWS.pattern}"
)  # where they make up the sum, nothing else need say so
RULE = "share"  # told in a sentence


def with_shares(scan: Scan, found: Found) -> Found:
    """The same with such parts as shares of the activity whose sum they make up."""
    told = sorted(found.totals, key=_start)
    shared = [(activity, shares_behind(scan, activity, told)) for activity in found.activities]
    payers = {share.amount.span.start: share.fund_source for _, shares in shared for share in shares}
    totals = [replace(total, fund_source=payers.get(total.span.start, total.fund_source)) for total in found.totals]
    return Found([replace(a, shares=shares) if shares else a for a, shares in shared], totals)


def shares_behind(scan: Scan, activity: Activity, told: Sequence[Total]) -> tuple[Share, ...]:
    """Who pays which part of an activity's sum, by the totals `told` behind it in the order of the paper."""
    return tuple(map(_share, _parts_of(scan, activity, told)))


_LEADS = re.compile(r"(?:(?:trong (?:so )?do|bao gom|gom|va|phan|so|do)\W+)*")


def _with_payer(total: Total) -> Total:
    """«khuyến công 300 triệu đồng», «ngân sách 200 triệu đồng»: who pays a part, though not of which level."""
    if total.fund_source:
        return total
    label = _LEADS.sub("", fold(total.label), count=1)
    if PROMOTION.fullmatch(label):
        return replace(total, fund_source=FundSourceName.PROMOTION)
    return replace(total, fund_source=FundSourceName.STATE_BUDGET) if _BUDGET.fullmatch(label) else total


_BUDGET = re.compile(r"ngan sach(?: (?:cap|bo tri|chi))?")


def _parts_of(scan: Scan, activity: Activity, told: Sequence[Total]) -> list[Total]:
    """The sums by source right behind the activity's own, in its sentence, when they add up to it."""
    amount = activity.amount
    if amount is None or activity.shares or not _LISTS.match(scan.folded, amount.span.end):
        return []
    follows = _FOLLOWS.match(scan.folded, amount.span.end)
    end = scan.sentence_end(follows.end() if follows else amount.span.end, len(scan.folded))
    behind = told[bisect_left(told, amount.span.end, key=_start) : bisect_left(told, end, key=_start)]
    parts = [part for part in map(_with_payer, behind) if part.fund_source]
    alike = all((part.role, part.period) == (activity.role, activity.period) for part in parts)
    added = sum(part.amount_vnd or 0 for part in parts)
    if added == amount.value:
        return parts if len(parts) > 1 and alike else []
    if not _OPENS.match(scan.folded, amount.span.end):
        return []
    return parts if parts and alike and added < amount.value and _leaves_rest(scan, parts[-1], end) else []


_REST = re.compile(r"[^.;\d]{0,60}[,;]\s(?:phan |so )?con lai\b(?! [^.;]{0,40}\d)")


def _leaves_rest(scan: Scan, last: Total, end: int) -> bool:
    """«…, còn lại là vốn đối ứng của cơ sở»: who pays the rest is named, and not how much."""
    return _REST.match(scan.folded, last.span.end, end) is not None


def _start(total: Total) -> int:
    return total.span.start


def _share(total: Total) -> Share:
    return Share(total.fund_source or "", Amount(total.amount_vnd or 0, total.span, rule=RULE))
