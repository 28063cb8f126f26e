"""By how much a sum rose or fell: «giảm 20 triệu đồng, còn 80 triệu đồng» tells one sum, the 80."""

import re
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import REACHED
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.sums import ABOUT
from ..text.scan import Scan
from .passage import Passage

_BY = re.compile(  # as printed: «tặng» gives
    r"\b(?:tăng|giảm)(?: được| bớt| thêm| là| khoảng| hơn| gần| trên)*\s*$", re.IGNORECASE
)
_TO = re.compile(rf"[,;]?\s*(?:xuong |len |chi )*(?:con|thanh|dat|len|xuong|la)(?: lai| muc| chi)*{ABOUT}\s*")
BY_REACH = 40


def without_changes(scan: Scan, passage: Passage, sums: tuple[Money, ...]) -> tuple[Money, ...]:
    """The sums of a result; a change before the sum that it led to costs nothing. What a plan is changed by is told."""
    context = passage.context
    if len(sums) < 2 or context.role not in REACHED or context.adjustment:
        return sums
    changes = {one.span.start for one, to in pairwise(sums) if _is_change(scan, passage, one, to)}
    return tuple(replace(m, kind=MoneyKind.NORM) if m.span.start in changes else m for m in sums)


def _is_change(scan: Scan, passage: Passage, one: Money, to: Money) -> bool:
    before = max(passage.span.start, one.span.start - BY_REACH)
    return (
        one.kind is MoneyKind.SPENDING
        and _BY.search(scan.flat, before, one.span.start) is not None
        and _TO.fullmatch(scan.folded, one.span.end, to.span.start) is not None
    )
