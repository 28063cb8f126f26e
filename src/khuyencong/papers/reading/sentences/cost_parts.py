"""What the sum of one thing was spent on, or where: «98 triệu đồng, trong đó thuê gian hàng 60 triệu đồng, vận chuyển
38 triệu đồng». The whole is the thing's sum; its parts are no things of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Span
from ..grammar.counts import find_counts
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..text.scan import Scan
from .givers import COSTS
from .passage import Passage
from .sum_sources import MOST_PARTS, words_of_payer

_ANNOUNCED = r"(?:trong (?:so )?do|bao gom|gom|cu the|chia ra)"
_OPENS = re.compile(rf"\s*(?:,? ?\({_ANNOUNCED}?|[,;:]? ?{_ANNOUNCED}\b)")
_NEXT = re.compile(r"\s*(?:[,;+]|va\b|\))")
_CALLED = re.compile(r"\b(?:tong|ke hoach|chuong trinh|danh muc|de an|du an|nhiem vu|noi dung)\b")
_THINGS = re.compile(
    r"\b(?:de an|du an|nhiem vu|mo hinh|hoi cho|hoi nghi|hoi thao|lop|phien cho|doan|cuoc|tap huan|dao tao|truyen thong"
    r"|tuyen truyen|khao sat)\b"
)


def with_cost_parts(scan: Scan, passage: Passage, told: Sequence[Money]) -> list[Money]:
    """The same with what one numbered and named thing cost as spent, and nothing of what it was spent on."""
    read = list(told)
    if not (passage.is_numbered and passage.is_named):
        return read
    for i, whole in enumerate(told):
        parts = _parts(scan, told[i : i + MOST_PARTS], passage.span.end) if whole.kind in COSTS else 0
        if parts and not _is_of_several(scan, passage, whole):
            read[i] = replace(whole, kind=MoneyKind.SPENDING)
            read[i + 1 : i + 1 + parts] = [replace(m, kind=MoneyKind.NORM) for m in told[i + 1 : i + 1 + parts]]
    return read


def _parts(scan: Scan, told: Sequence[Money], most: int) -> int:
    """How many sums behind the first, announced as its parts, come to it without one that counts or names a content."""
    whole, value = told[0], 0
    end = scan.sentence_end(whole.span.end, most)
    if not _OPENS.match(scan.folded, whole.span.end, end):
        return 0
    for count, (before, part) in enumerate(pairwise(told), 1):
        value += part.value
        between = Span(before.span.end, part.span.start)
        if part.span.start >= end or value > whole.value or part.kind not in COSTS:
            return 0
        if count > 1 and not _NEXT.match(scan.folded, between.start):
            return 0
        if find_counts(scan, between) or _THINGS.search(scan.fold(between)):
            return 0
        if words_of_payer(scan, before.span.end, part.span, end, beside=True)[1]:
            return 0
        if value == whole.value:
            return count if count > 1 else 0
    return 0


def _is_of_several(scan: Scan, passage: Passage, whole: Money) -> bool:
    start = scan.clause_start(whole.span.start, passage.span.start)
    return _CALLED.search(scan.folded, start, whole.span.start) is not None
