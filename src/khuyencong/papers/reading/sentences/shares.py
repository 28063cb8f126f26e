"""Who pays which part of a thing's sum, where its own sentence says so: «kinh phí 90 triệu đồng, trong đó ngân sách
tỉnh 45 triệu đồng, chủ thể đối ứng 45 triệu đồng». The parts are told as sums by source too, as in every sentence; who
takes them in knows by their place that they are the thing's, and none of the plan."""

import re
from bisect import bisect_left
from dataclasses import replace

from ....terms.facts import Activity, Amount, Share, Total
from ..text.scan import Scan
from .passage import Found

_OPENS = re.compile(r"\s*(?:[,(;:]\s*)?(?:\((?=\D{3,60}\d)|\b(?:trong (?:so )?do|bao gom|gom|do|tu)\b)")


def with_shares(scan: Scan, found: Found) -> Found:
    """The same with such parts as shares of the activity whose sum they make up."""
    told = sorted((t for t in found.totals if t.fund_source), key=_start)
    shared = ((activity, _parts_of(scan, activity, told)) for activity in found.activities)
    return Found([replace(a, shares=tuple(map(_share, parts))) if parts else a for a, parts in shared], found.totals)


def _parts_of(scan: Scan, activity: Activity, told: list[Total]) -> list[Total]:
    """The sums by source right behind the activity's own, in its sentence, when they add up to it."""
    amount = activity.amount
    if amount is None or activity.shares or not _OPENS.match(scan.folded, amount.span.end):
        return []
    end = scan.sentence_end(amount.span.end, len(scan.folded))
    parts = told[bisect_left(told, amount.span.end, key=_start) : bisect_left(told, end, key=_start)]
    alike = all((part.role, part.period) == (activity.role, activity.period) for part in parts)
    added = sum(part.amount_vnd or 0 for part in parts)
    if added == amount.value:
        return parts if len(parts) > 1 and alike else []
    return parts if parts and alike and added < amount.value and _leaves_rest(scan, parts[-1], end) else []


_REST = re.compile(r"[^.;\d]{0,60}[,;]\s(?:phan |so )?con lai\b(?! [^.;]{0,40}\d)")


def _leaves_rest(scan: Scan, last: Total, end: int) -> bool:
    """«…, còn lại là vốn đối ứng của cơ sở»: who pays the rest is named, and not how much."""
    return _REST.match(scan.folded, last.span.end, end) is not None


def _start(total: Total) -> int:
    return total.span.start


def _share(total: Total) -> Share:
    return Share(total.fund_source or "", Amount(total.amount_vnd or 0, total.span, rule="share"))
