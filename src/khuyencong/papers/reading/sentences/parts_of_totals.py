"""Sums of years and of sources that are parts of a total: of them too only how many projects they paid for is told.

«Tổng 6 tỷ đồng. Trong đó: 4 đề án khuyến công quốc gia 4,4 tỷ đồng; 13 đề án khuyến công địa phương 1,6 tỷ đồng»
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ....terms.facts import Activity, Role, Span, Total
from ....terms.values import value_class
from ..grammar.budget import names_only_projects
from ..grammar.periods import lies_within, spans_years
from ..grammar.sums import ABOUT
from ..text.scan import Scan
from .listed import MOST_PARTS, own_sum
from .passage import Found
from .projects import are_projects

MOST_SOURCES = 12
_ROSE_TO = re.compile(r"\b(?:tang len|giam (?:con|xuong)) \d+ (?:de an|du an|nhiem vu)\b")


def years_beside(scan: Scan, found: Found) -> Iterator[int]:
    """«Năm 2016 có 13 đề án, 1,2 tỷ đồng. Năm 2017 tăng lên 24 đề án với tổng kinh phí 2,2 tỷ đồng»: the money of a
    year is a total where that of the next, told beside it, is one."""
    told = sorted(found.totals, key=_start)
    for i, activity in enumerate(found.activities):
        if activity.amount is None or not are_projects(activity.quantities) or spans_years(activity.period):
            continue
        end = activity.amount.span.end
        at = bisect_left(told, end, key=_start)
        following = told[at] if at < len(told) else None
        if following and following.period != activity.period and _ROSE_TO.search(scan.folded, end, _start(following)):
            yield i


def years_of_wholes(scan: Scan, found: Found) -> Iterator[int]:
    """«Giai đoạn 2016 - 2018: 51 đề án, 11 tỷ đồng. Năm 2016: 15 đề án, 3 tỷ đồng; …»: a total's years are totals."""
    told = [_Sum(_at(a), own_sum(a), a.role, a.period, i) for i, a in enumerate(found.activities) if own_sum(a)]
    told += [_Sum(t.span.start, t.amount_vnd or 0, t.role, t.period) for t in found.totals]
    told.sort(key=lambda one: one.start)
    for total in (one for one in told if one.i is None and spans_years(one.period)):
        years: list[_Sum] = []
        first = bisect_right(told, total.start, key=lambda one: one.start)
        for part in told[first : first + MOST_PARTS]:
            is_told = part.i is None or _tells_only_projects(scan, found.activities[part.i])
            if not (is_told and _is_year_of(part, total)) or any(part.period == one.period for one in years):
                break
            years.append(part)
        if len(years) > 1 and sum(part.value for part in years) == total.value:
            yield from (part.i for part in years if part.i is not None)


@value_class(frozen=True, slots=True)
class _Sum:
    """A total, or what activity `i` spent, in the order of the paper."""

    start: int
    value: int
    role: Role | None
    period: str | None
    i: int | None = None


def _at(told: Activity) -> int:
    return told.amount.span.start if told.amount else told.span.start


_ABOUT_SUM = re.compile(rf"{ABOUT}\s*$")
_ITS_YEAR = re.compile(r"\W*(?:(?:trong|rieng|con|va) )*nam 20\d\d(?: (?:la|bo tri|cap|duoc|chi))*[\s:,(]*$")


def _tells_only_projects(scan: Scan, told: Activity, least: int = 0) -> bool:
    """Whether nothing is told of a sum, from `least` on, but its year, or how many projects it is for and who gives."""
    if told.amount is None:
        return False
    start = scan.clause_start(told.amount.span.start, max(least, told.span.start))
    if not told.quantities:
        return _ITS_YEAR.match(_ABOUT_SUM.sub("", scan.folded[start : told.amount.span.start])) is not None
    return are_projects(told.quantities) and names_only_projects(scan, Span(start, told.span.end))


_BY_SOURCE = re.compile(
    r"khuyen cong (?:quoc gia|dia phuong|(?:cap )?tinh)|\b(?:kcqg|kcdp)\b"
    r"|\b(?:de an|du an|nhiem vu|nguon|von|cap|chuong trinh) (?:quoc gia|dia phuong|tinh|huyen|trung uong|bo)\b"
    r"|\bngan sach\b"
)
NEAR_A_WHOLE = 25  # rounded sources come to their rounded whole but for a twenty-fifth
SOURCE_REACH = 90  # of a source's name before its sum


def sources_of_wholes(scan: Scan, found: Found) -> Iterator[tuple[int, str | None]]:
    """Sums of the sources of a total, of which nothing but how many projects is told: as its other parts are totals."""
    told = [(a.amount.span.start, i) for i, a in enumerate(found.activities) if a.amount and own_sum(a)]
    told.sort()
    for total in found.totals:
        whole = total.amount_vnd or 0
        first = bisect_left(told, (total.span.end, 0))
        sources: list[int] = []
        value = 0
        for _, i in told[first : first + MOST_SOURCES]:
            part = found.activities[i]
            if part.period != total.period or not _is_of_source(scan, part):
                break
            sources, value = [*sources, i], value + own_sum(part)
            if len(sources) > 1 and abs(value - whole) * NEAR_A_WHOLE <= whole:
                only = ((k, found.activities[k]) for k in sources)
                yield from ((k, a.fund_source) for k, a in only if _tells_only_projects(scan, a, total.span.end))
                break


def _is_of_source(scan: Scan, part: Activity) -> bool:
    at = part.amount.span.start if part.amount else part.span.end
    line = scan.content.rfind("\n", 0, at) + 1
    start = scan.clause_start(at, max(line, at - SOURCE_REACH))
    return _BY_SOURCE.search(scan.folded, start, at) is not None


def _is_year_of(part: _Sum, total: _Sum) -> bool:
    within = part.period is not None and total.period is not None and lies_within(part.period, total.period)
    return within and part.role is total.role and not spans_years(part.period)


def _start(total: Total) -> int:
    return total.span.start
