"""How a total is split over areas: «3 tỷ đồng (thành phố Long Khánh 1 tỷ đồng, huyện Xuân Lộc 2 tỷ đồng)» tells one
total of the paper, and none that is the whole of an area's plan."""

import re
from dataclasses import replace

from ....terms.facts import Total
from ....terms.vietnamese import fold
from .passage import Found

_AREA = re.compile(
    r"\W*(?:(?:trong (?:so )?do|gom|bao gom|rieng|con|va)\W+)*(?:dia ban |cac )?"
    r"(?:thanh pho|tp|thi xa|thi tran|huyen|quan|xa|phuong|dac khu|khu vuc)\b(?! hoi hoa)[^\d:;()]{0,40}"
)
MOST_AREAS = 200


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
