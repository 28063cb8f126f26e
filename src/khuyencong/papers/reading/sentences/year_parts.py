"""What of a thing of several years falls in the year that a paper is about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Activity, Role
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.sums import ABOUT
from ..text.scan import Scan
from .listed import own_sum
from .passage import Found, Passage, as_total

# «500 triệu đồng, thực hiện trong 02 năm 2031 - 2032, năm 2031 bố trí 300 triệu đồng»
_THIS_YEARS = re.compile(
    r"\s*[,;.(]?\s*(?:[-+*•–] )?(?:(?:thuc hien|trien khai|keo dai|trong) [^.;:()]{0,40}[,;] )?"
    r"(?:(?:trong do|trong so do|rieng|phan)[,:]? )?(?:(?:ke hoach|kinh phi|von|du toan|bo tri|cua) )*"
    rf"nam (?P<year>20\d\d)(?: (?:bo tri|phan bo|cap|giao|thuc hien|can|su dung|duoc|se))*{ABOUT}:?\s*"
)


def with_this_years_part(scan: Scan, passage: Passage, told: Sequence[Money]) -> list[Money]:
    """The whole as a total and this year's part as what is planned, where the paper is of one year."""
    read = list(told)
    if passage.context.role is not Role.PLAN:
        return read
    for i, (whole, part) in enumerate(pairwise(told)):
        of_thing = whole.kind is MoneyKind.SPENDING or (whole.kind is MoneyKind.TOTAL and passage.is_named)
        if of_thing and is_this_years(scan, whole, part, passage.context.period):
            read[i], read[i + 1] = replace(whole, kind=MoneyKind.TOTAL), replace(part, kind=MoneyKind.SPENDING)
    return read


def with_whole_of_years(scan: Scan, passage: Passage, found: Found) -> Found:
    """«Xây dựng nhà xưởng: tổng dự toán 4.200 triệu đồng, năm 2025 đã bố trí 1.500 triệu đồng, năm 2026 …»: the same
    where the whole of one thing told year by year is a total of that thing alone."""
    told = [a for a in found.activities if a.amount]
    if len({a.period for a in told}) < LEAST_YEARS or len({a.title for a in told}) > 1 or not passage.is_numbered:
        return found
    first, *years = told
    if first.amount and _is_told_in_years(scan, first, years):
        found.totals.append(as_total(first, first.amount))
        counts = replace(years[-1], quantities=(*first.quantities, *years[-1].quantities))
        found.activities = [counts if a is years[-1] else a for a in found.activities if a is not first]
        told = years
    start, value = told[0].amount.span.start if told[0].amount else 0, sum(a.amount.value for a in told if a.amount)
    for i, total in enumerate(found.totals):
        if total.span.start < start and not total.fund_source and (total.amount_vnd or 0) >= value:
            found.totals[i] = replace(total, of_group=True)
    return found


_IN_YEAR = re.compile(r"\bnam (?P<year>20\d\d)\b[^.;,\d]{0,40}$")


def _is_told_in_years(scan: Scan, whole: Activity, years: Sequence[Activity]) -> bool:
    """«1.200 triệu đồng, đã cấp năm 2025 là 300 triệu đồng, năm 2026 cấp 700 triệu đồng»: each sum behind the first
    with its year, the last of them that of the first."""
    if whole.period != years[-1].period or sum(a.amount.value for a in years if a.amount) > own_sum(whole):
        return False
    at = whole.amount.span.end if whole.amount else 0
    for part in years:
        start = part.amount.span.start if part.amount else at
        said = _IN_YEAR.search(scan.folded, at, start)
        if said is None or said["year"] != part.period:
            return False
        at = part.amount.span.end if part.amount else at
    return True


LEAST_YEARS = 2


def is_this_years(scan: Scan, whole: Money, part: Money, period: str | None) -> bool:
    """Whether of a whole of several years the sum behind it is what falls in the one told of."""
    said = _THIS_YEARS.fullmatch(scan.folded, whole.span.end, part.span.start)
    return said is not None and said["year"] == period and part.value < whole.value
