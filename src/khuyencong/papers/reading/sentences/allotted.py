"""What an act gives to each of several units: «5 tỷ đồng cho các huyện: huyện Hoa 2 tỷ đồng; huyện Mai 3 tỷ đồng».

Each is a content of the plan, for nothing else tells what its money is for; the sum of them all stays a total.
"""

import re
from collections.abc import Sequence

from ....terms.facts import Activity, Amount, Span, Total
from ....terms.vietnamese import fold
from ..text.scan import Scan
from .passage import Found, as_total

_UNITS = r"(?:huyen|thi xa|thanh pho|xa|phuong|dac khu|dia phuong|don vi|so|nganh|co quan|to chuc)"
_TO_EACH = re.compile(
    rf" (?:cho|ve) (?:cac|\d+) {_UNITS}\b(?:[^.\n]|\.(?=\d)){{0,160}}?(?::|,? (?:gom|trong do|cu the)\b)"
)
_GIVES = re.compile(r"\b(?:phan bo|giao|cap|bo tri|ho tro|chuyen|danh)(?: kinh phi)?(?: hon| gan| khoang)?\s*$")
_UNIT = re.compile(
    r"(?:[^:\n]{0,160}:)?\W*(?:(?:trong do|gom|bao gom|cu the|va)\W+)*(?:ubnd )?"
    r"(?P<unit>(?:thanh pho|tp|thi xa|thi tran|huyen|quan|xa|phuong|dac khu|so|chi cuc|lien minh|hoi|van phong"
    r"|trung tam|ban) [^\d:;()]{2,60})"
)
GIVES_REACH = 40
MOST_UNITS = 120


_Sum = Total | Activity


def with_allotted(scan: Scan, found: Found) -> Found:
    """The same with such sums as contents, where those right behind one come to it, which is a total then."""
    told: list[_Sum] = sorted([*found.totals, *(a for a in found.activities if a.amount)], key=_start)
    wholes: dict[int, _Sum] = {}
    given: dict[int, _Sum] = {}
    for i, whole in enumerate(told):
        if _is_given(scan, whole) and _start(whole) not in given:
            units = _units(whole, told[i + 1 : i + 1 + MOST_UNITS])
            given |= {_start(unit): unit for unit in units}
            wholes |= {_start(whole): whole} if units else {}
    if not wholes:
        return found
    parts = [_content(part, str(i)) for i, part in enumerate(given.values(), 1) if isinstance(part, Total)]
    sums = [as_total(a, a.amount) for a in wholes.values() if isinstance(a, Activity) and a.amount]
    kept = [a for a in found.activities if not (a.amount and _start(a) in wholes)]
    return Found(
        sorted([*kept, *parts], key=lambda content: content.span.start),
        sorted([*(t for t in found.totals if _start(t) not in given), *sums], key=_start),
    )


def _start(told: _Sum) -> int:
    return told.amount.span.start if isinstance(told, Activity) and told.amount else told.span.start


def _value(told: _Sum) -> int:
    if isinstance(told, Total):
        return told.amount_vnd or 0
    return told.amount.value if told.amount else 0


def _is_given(scan: Scan, whole: _Sum) -> bool:
    start = _start(whole)
    end = whole.amount.span.end if isinstance(whole, Activity) and whole.amount else whole.span.end
    lead = scan.folded[max(0, start - GIVES_REACH) : start]
    return _GIVES.search(lead) is not None and _TO_EACH.match(scan.folded, end) is not None


def _units(whole: _Sum, behind: Sequence[_Sum]) -> list[_Sum]:
    """The sums behind a whole that come to it, each named by nothing but its unit."""
    units: list[_Sum] = []
    value = 0
    for part in behind:
        name = part.label if isinstance(part, Total) else part.title
        alike = (part.role, part.period) == (whole.role, whole.period)
        if not (alike and _UNIT.fullmatch(fold(name))):
            break
        units.append(part)
        value += _value(part)
        if value >= _value(whole):
            return units if value == _value(whole) and len(units) > 1 else []
    return []


def _content(part: Total, item: str) -> Activity:
    unit = _UNIT.fullmatch(fold(part.label))
    name = part.label[unit.start("unit") if unit else 0 :].strip(" ,.;:")
    return Activity(
        path="",
        item=item,
        title=name[:1].upper() + name[1:],
        span=Span(part.span.start, part.span.end),
        role=part.role,
        period=part.period,
        amount=Amount(_value(part), part.span, rule="money"),
        fund_source=part.fund_source,
    )
