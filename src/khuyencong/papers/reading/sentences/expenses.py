"""What a thing's money was laid out for is no thing of its own: a hall, teachers, printing, meals.

«Mở 03 lớp, kinh phí 180 triệu đồng (bao gồm: thù lao giáo viên 60 triệu đồng, vật liệu 90 triệu đồng, tiền ăn 30 triệu
đồng)» is one content of 180 million, not three.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....terms.facts import Activity, Amount, Total
from ....terms.vietnamese import fold
from ..text.scan import Scan
from .listed import MOST_PARTS, own_sum
from .passage import Found

LEAST_EXPENSES = 2
_MARKS = " \n\t;,.:)+-*("
_ANNOUNCED = re.compile(r"[^.;(\d]{0,60}(?:\(|[.;,:] (?:kinh phi )?(?:trong (?:so )?do|(?:bao )?gom|cu the|chi cho)\b)")
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
    r")\b"
)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total, or what an activity spent, in the order of the paper."""

    start: int
    end: int
    value: int
    activity: Activity | None = None
    total: Total | None = None


def with_whole_costs(scan: Scan, found: Found) -> Found:
    """The same, where a sum and what it was laid out for are one content of that sum."""
    told = [_Sum(t.span.start, t.span.end, t.amount_vnd or 0, total=t) for t in found.totals]
    sums = ((a, a.amount) for a in found.activities if a.amount and own_sum(a))
    told += [_Sum(amount.span.start, amount.span.end, amount.value, activity) for activity, amount in sums]
    told.sort(key=lambda one: one.start)
    of_thing: dict[int, Total] = {}  # by where the sum of the thing's activity stands
    gone: set[int] = set()
    for at, whole in enumerate(told):
        parts = _expenses(scan, whole, told[at + 1 : at + 1 + MOST_PARTS]) if whole.value else []
        if parts and whole.total and parts[0].activity and _names_thing(parts[0].activity):
            of_thing[parts[0].start] = whole.total
            gone |= {whole.start, *(part.start for part in parts[1:])}
        elif whole.activity and parts:
            gone |= {part.start for part in parts}
    if not gone:
        return found
    kept = (a for a in found.activities if a.amount is None or a.amount.span.start not in gone)
    told_whole = [_costing(a, of_thing.get(a.amount.span.start) if a.amount else None) for a in kept]
    return Found(told_whole, [total for total in found.totals if total.span.start not in gone])


def _expenses(scan: Scan, whole: _Sum, following: Sequence[_Sum]) -> list[_Sum]:
    """The sums behind one that only tell what it was laid out for: listed one after another, and all that it holds, or
    all that its sentence tells of it."""
    parts: list[_Sum] = []
    end, rest = whole.end, whole.value
    path = next((one.activity.path for one in (whole, *following) if one.activity), "")
    for part in following:
        is_of_thing = part.activity is None or part.activity.path == path
        if part.value > rest or not (is_of_thing and _is_expense(scan, end, part.start)):
            break
        if not parts and not _ANNOUNCED.match(scan.folded, end, part.start):
            return []
        parts.append(part)
        end, rest = part.end, rest - part.value
    more = following[len(parts)].start if len(parts) < len(following) else len(scan.folded)
    is_all = rest == 0 or scan.sentence_end(whole.end, more) < more
    return parts if len(parts) >= LEAST_EXPENSES and is_all else []


def _names_thing(activity: Activity) -> bool:
    """Whether what is told of a sum's first part is called by a thing named before the sum, and not by the expense."""
    return _EXPENSE.match(fold(activity.title).lstrip(_MARKS)) is None


def _is_expense(scan: Scan, end: int, start: int) -> bool:
    """Whether the words between two sums begin, behind what leads to them, with something bought for another."""
    lead = scan.folded[end:start].lstrip(_MARKS)
    return _EXPENSE.match(lead.removeprefix("dong").lstrip(_MARKS)) is not None


def _costing(activity: Activity, whole: Total | None) -> Activity:
    if whole is None:
        return activity
    amount = Amount(whole.amount_vnd or 0, whole.span, rule="expenses")
    return replace(activity, amount=amount, fund_source=whole.fund_source or activity.fund_source)
