"""What of a thing of several years falls in the year that a paper is about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Role
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.sums import ABOUT
from ..text.scan import Scan
from .passage import Passage

# «500 triệu đồng, thực hiện trong 02 năm 2031 - 2032, năm 2031 bố trí 300 triệu đồng»
_THIS_YEARS = re.compile(
    r"\s*[,;(]?\s*(?:(?:thuc hien|trien khai|keo dai) [^.;:()]{0,40}, )?"
    r"(?:(?:trong do|trong so do|rieng|phan)[,:]? )?(?:(?:kinh phi|von|du toan)(?: cua)? )?nam (?P<year>20\d\d)"
    rf"(?: (?:bo tri|phan bo|cap|giao|thuc hien|can|su dung|duoc|se))*{ABOUT}:?\s*"
)


def with_this_years_part(scan: Scan, passage: Passage, told: Sequence[Money]) -> list[Money]:
    """The whole as a total and this year's part as what is planned, where the paper is of one year."""
    read = list(told)
    if passage.context.role is not Role.PLAN:
        return read
    for i, (whole, part) in enumerate(pairwise(told)):
        if whole.kind is MoneyKind.SPENDING and is_this_years(scan, whole, part, passage.context.period):
            read[i], read[i + 1] = replace(whole, kind=MoneyKind.TOTAL), replace(part, kind=MoneyKind.SPENDING)
    return read


def is_this_years(scan: Scan, whole: Money, part: Money, period: str | None) -> bool:
    """Whether of a whole of several years the sum behind it is what falls in the one told of."""
    said = _THIS_YEARS.fullmatch(scan.folded, whole.span.end, part.span.start)
    return said is not None and said["year"] == period and part.value < whole.value
