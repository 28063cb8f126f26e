"""How a total is split over areas: «3 tỷ đồng (thành phố Long Khánh 1 tỷ đồng, huyện Xuân Lộc 2 tỷ đồng)» tells one
total of the paper, and none that is the whole of an area's plan."""

import re
from dataclasses import replace
from itertools import takewhile

from ....terms.facts import Activity, Span, Total
from ....terms.vietnamese import fold
from ..text.scan import Scan
from .passage import Found, as_total

_AREA_WORDS = (
    r"\W*(?:(?:trong (?:so )?do|gom|bao gom|rieng|con|va)\W+)*(?:dia ban |cac )?"
    r"(?:thanh pho|tp|thi xa|thi tran|huyen|quan|xa|phuong|dac khu|khu vuc)\b(?! hoi hoa)[^\d:;()]{0,40}"
)
_AREA = re.compile(_AREA_WORDS)
_HAS_PROJECTS = re.compile(rf"(?P<area>{_AREA_WORDS}?),?(?: (?:co|duoc|la))* (?=\d[\d.]* (?:de an|du an|mo hinh)\b)")
MOST_AREAS = 200


def without_areas_again(scan: Scan, found: Found) -> Found:
    """«Đông Hòa có 4 đề án với 720 triệu đồng, …» behind contents that come to the whole: the same money by areas."""
    told = Found()
    for i, activity in enumerate(found.activities):
        area = _HAS_PROJECTS.match(scan.folded, activity.span.start, activity.span.end)
        if area and activity.amount and _are_whole(scan, found, i):
            label = scan.words(Span(*area.span("area"))).strip(" ,")
            told.totals.append(replace(as_total(activity, activity.amount), label=label, of_group=True))
        else:
            told.activities.append(activity)
    return Found(told.activities, [*found.totals, *told.totals])


def _are_whole(scan: Scan, found: Found, i: int) -> bool:
    """Whether what stands before the areas, of the same role and time, comes to a total that is printed."""
    own = found.activities[i]
    alike = [a for a in found.activities[:i] if (a.role, a.period) == (own.role, own.period)]
    of_areas = [*takewhile(lambda a: _HAS_PROJECTS.match(scan.folded, a.span.start, a.span.end), reversed(alike))]
    things: list[Activity] = alike[: len(alike) - len(of_areas)]
    value = sum(a.amount.value for a in things if a.amount)
    return bool(value) and any(
        total.amount_vnd == value and (total.role, total.period) == (own.role, own.period) for total in found.totals
    )


def with_area_parts(found: Found) -> Found:
    """The same with such parts as sums of a group, where those right behind a total, each named by nothing but its
    area, come to it."""
    totals = [*found.totals]
    for i, whole in enumerate(found.totals):
        for k in _areas_of(whole, found.totals[i + 1 : i + 1 + MOST_AREAS]):
            totals[i + 1 + k] = replace(totals[i + 1 + k], of_group=True)
    return Found(found.activities, totals)


def _areas_of(whole: Total, following: list[Total]) -> range:
    value = 0
    for k, part in enumerate(following):
        alike = (part.role, part.period) == (whole.role, whole.period)
        if not (whole.amount_vnd and part.amount_vnd and alike and _AREA.fullmatch(fold(part.label))):
            break
        value += part.amount_vnd
        if value >= whole.amount_vnd:
            return range(k + 1) if k and value == whole.amount_vnd else range(0)
    return range(0)
