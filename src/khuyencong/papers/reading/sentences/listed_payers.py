"""A thing's whole cost over a list of who pays it: what the programme gives is the thing's sum, as in one sentence.

«Tổng kinh phí thực hiện đề án: 860 triệu đồng. Trong đó:» over «- Khuyến công: 250 triệu đồng; - HTX: 610 triệu đồng».
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....terms.facts import Activity, Amount, Total
from ....terms.vietnamese import fold
from ..text.scan import Scan
from .passage import Found, as_total
from .payers import names_firm

_OPENS = re.compile(r"[\s.,;]{0,8}(?:[Tt]rong đó|[Gg]ồm|[Bb]ao gồm)?\s{0,4}:\s{1,8}(?<=\n)\s{0,8}[-+*•–]")
_NEXT_LINE = re.compile(r"[\s.;,]{1,8}(?<=\n)\s{0,8}[-+*•–][^\n]{0,200}")
_OURS = re.compile(r"(?:\W|(?:tu |von |nguon |kinh phi |chuong trinh ))*(?:khuyen cong|kcqg|kcdp)\b")
_OTHERS = re.compile(
    r"\b(?:doi ung|tu co|thu huong|co so|cong ty|doanh nghiep|dntn|htx|hop tac xa|to hop tac|ho (?:gia dinh|kinh doanh)"
    r"|chu (?:the|dau tu|co so)|(?:von|nguon) (?:vay|khac))\b"
)
MOST_PAYERS = 4


def with_listed_payers(scan: Scan, found: Found) -> Found:
    """The same with such a cost as a total, and what the programme pays of it as the content's sum."""
    totals = sorted(found.totals, key=lambda total: total.span.start)
    told: list[Activity] = []
    taken: dict[Total, Total] = {}
    lines: set[int] = set()
    for activity in found.activities:
        payers = _payers(scan, activity, totals)
        ours = next((p for p in payers if _OURS.match(fold(p.label))), None)
        if ours is None or activity.amount is None or not _supports(scan, ours, activity.amount):
            told.append(activity)
            continue
        taken[ours] = replace(as_total(activity, activity.amount), of_group=True)
        lines |= {payer.span.start for payer in payers}
        amount = Amount(ours.amount_vnd or 0, ours.span, rule=activity.amount.rule)
        told.append(replace(activity, amount=amount, fund_source=ours.fund_source))
    if not taken:
        return found
    return Found([a for a in told if not _is_line_alone(a, lines)], [taken.get(t, t) for t in found.totals])


_GIVES = re.compile(r"\b(?:ho tro|cap|tai tro)\b")


def _supports(scan: Scan, ours: Total, whole: Amount) -> bool:
    return _GIVES.search(fold(ours.label)) is not None or names_firm(scan, whole.span.start)


def _payers(scan: Scan, whole: Activity, totals: Sequence[Total]) -> list[Total]:
    """The programme and whom it supports, told line by line right behind a sum that they make up."""
    opened = _OPENS.match(scan.content, whole.amount.span.end) if whole.amount else None
    if opened is None or whole.amount is None:
        return []
    payers: list[Total] = []
    end, value = scan.content.rfind("\n", opened.start(), opened.end()), 0
    for total in totals:
        if total.span.start < opened.end():
            continue
        if not _NEXT_LINE.fullmatch(scan.content, end, total.span.start) or len(payers) == MOST_PAYERS:
            return []
        payers.append(total)
        end, value = total.span.end, value + (total.amount_vnd or 0)
        if value >= whole.amount.value:
            break
    names = [fold(payer.label) for payer in payers]
    ours = sum(_OURS.match(name) is not None for name in names)
    is_all = value == whole.amount.value and ours == 1
    return payers if is_all and all(_OURS.match(name) or _OTHERS.search(name) for name in names) else []


def _is_line_alone(activity: Activity, lines: set[int]) -> bool:
    """Whether nothing but a payer's line was taken for a content."""
    if activity.amount or activity.quantities or activity.status:
        return False
    return any(activity.span.start <= at < activity.span.end for at in lines)
