"""A thing's whole cost over a list of who pays it: his parts are shares of it, as in one sentence.

«Tổng kinh phí thực hiện đề án: 860 triệu đồng. Trong đó:» over «- Khuyến công: 250 triệu đồng; - HTX: 610 triệu đồng».
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ....terms.facts import Activity, Amount, Share, Span, Total
from ....terms.vietnamese import fold
from ..grammar.sources import FundSourceName, source_named
from ..text.scan import Scan
from .own_money import SUPPORT, told_within
from .passage import Found, as_total
from .shares import RULE

_OPENS = re.compile(r"[\s.,;]{0,8}(?:(?:[Tt]rong đó|[Gg]ồm|[Bb]ao gồm)?\s{0,4}:)?\s{1,8}(?<=\n)\s{0,8}[-+*•–]")
_NEXT_LINE = re.compile(r"[\s.;,]{1,8}(?<=\n)\s{0,8}[-+*•–][^\n]{0,200}")
_OURS = re.compile(r"(?:\W|(?:tu |von |nguon |kinh phi |chuong trinh ))*(?:khuyen cong|kcqg|kcdp)\b")
_GIVEN = re.compile(r"(?:\W|(?:phan|muc|kinh phi|von|so tien|nha nuoc) )*ho tro\b")
_OTHERS = re.compile(
    r"\b(?:doi ung|tu co|thu huong|co so|cong ty|doanh nghiep|dntn|htx|hop tac xa|to hop tac|ho (?:gia dinh|kinh doanh)"
    r"|chu (?:the|dau tu|co so)|(?:von|nguon) (?:vay|khac))\b"
)
MOST_PAYERS = 4
LONGEST_LABEL = 60
LONGEST_LEAD = 240  # with all its blanks; a line of a thousand sums is not read again for each of them
_BULLETS = ("-", "+", "*", "•", "–")


def with_listed_payers(scan: Scan, found: Found) -> Found:
    """The same with what each line says that somebody pays as a share of the content whose sum the lines make up."""
    totals = sorted(found.totals, key=_start)
    payers = sorted([*totals, *_lines(scan, found.activities)], key=_start)
    told: list[Activity] = []
    lines: set[int] = set()
    wholes: set[int] = set()
    for activity in found.activities:
        costing = activity if activity.amount else _of_total(activity, totals)
        shares = _payers(scan, costing, payers)
        if not shares or costing.amount is None:
            told.append(activity)
            continue
        told.append(replace(costing, fund_source=None, shares=tuple(shares)))
        lines |= {share.amount.span.start for share in shares}
        wholes.add(costing.amount.span.start)
    if not lines:
        return found
    kept = [activity for activity in told if not _is_line_alone(activity, lines)]
    return Found(kept, [total for total in found.totals if total.span.start not in wholes])


def _lines(scan: Scan, activities: Sequence[Activity]) -> Iterator[Total]:
    """«- Kinh phí hỗ trợ: 300 triệu đồng», taken for a content, as what it may tell of the sum above it."""
    for activity in activities:
        if activity.amount and not activity.quantities and not activity.shares:
            start = scan.content.rfind("\n", 0, activity.amount.span.start) + 1
            if activity.amount.span.start - start > LONGEST_LEAD:
                continue
            label = scan.words(Span(start, activity.amount.span.start))
            if len(label) <= LONGEST_LABEL and label.startswith(_BULLETS):
                yield replace(as_total(activity, activity.amount), label=label.strip(" -+*•–:"), fund_source=None)


def _of_total(activity: Activity, totals: Sequence[Total]) -> Activity:
    whole = next((total for total in told_within(activity, totals) if total.amount_vnd and not total.fund_source), None)
    return replace(activity, amount=Amount(whole.amount_vnd or 0, whole.span, rule="money")) if whole else activity


def _payers(scan: Scan, activity: Activity, totals: Sequence[Total]) -> list[Share]:
    """The state and whom it supports, told line by line right behind a sum that they make up."""
    whole = activity.amount
    opened = _OPENS.match(scan.content, whole.span.end) if whole and not activity.shares else None
    if opened is None or whole is None:
        return []
    payers: list[Share] = []
    end, value = scan.content.rfind("\n", opened.start(), opened.end()), 0
    for total in totals[bisect_left(totals, opened.end(), key=_start) :]:
        source = _payer(total)
        if source is None or not _NEXT_LINE.fullmatch(scan.content, end, total.span.start):
            return []
        payers.append(Share(source, Amount(total.amount_vnd or 0, total.span, rule=RULE)))
        end, value = total.span.end, value + (total.amount_vnd or 0)
        if value >= whole.value or len(payers) == MOST_PAYERS:
            break
    ours = [share.fund_source for share in payers if share.fund_source != FundSourceName.OTHER]
    is_clear = 0 < len(ours) < len(payers) and (len(ours) == 1 or SUPPORT not in ours)
    return payers if value == whole.value and is_clear else []


def _payer(total: Total) -> str | None:
    label = fold(total.label)
    if named := total.fund_source or source_named(label):
        return named
    if _OURS.match(label):
        return FundSourceName.PROMOTION
    if _GIVEN.match(label):
        return SUPPORT
    return FundSourceName.OTHER if _OTHERS.search(label) else None


def _start(total: Total) -> int:
    return total.span.start


def _is_line_alone(activity: Activity, lines: set[int]) -> bool:
    """Whether nothing but a payer's line was taken for a content."""
    if activity.amount and activity.amount.span.start in lines:
        return True
    if activity.amount or activity.quantities or activity.status:
        return False
    return any(activity.span.start <= at < activity.span.end for at in lines)
