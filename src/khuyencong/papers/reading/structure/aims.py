"""Sections of aims: what a plan as a whole shall reach is none of its contents."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ....terms.facts import Activity, Quantity, Role, Span
from ..sentences.passage import Found
from ..text.scan import Scan
from .outline import PLAIN, Node

_AIMS = re.compile(r"(?:cac )?muc tieu\b(?! quoc gia\b)(?!.{0,60}\b(?:noi dung|nhiem vu|kinh phi|giai phap)\b)")
# «I. CÁC CHỈ TIÊU CHỦ YẾU» beside contents that cost something; alone they are the contents
_TARGETS = re.compile(r"(?:cac )?chi tieu(?: (?:chu yeu|phan dau|nhiem vu|cu the|chinh|(?:den )?nam 20\d\d))*\W*$")
_LONGEST_LEAD = 40


def with_aims(scan: Scan, root: Node, found: Found) -> Found:
    """The same, where what «I. MỤC TIÊU» counts is aimed at by the whole plan; words without a figure tell none."""
    costs = any(a.amount and a.role is Role.PLAN for a in found.activities)
    sections = [*_sections(root, (_AIMS, _TARGETS) if costs else (_AIMS,))]
    aims = [a for a in found.activities if _is_aim(a, sections)]
    counted = Counter((a.period, q.unit, q.note) for a in aims for q in a.quantities)
    told = (_of_whole(scan, a, counted) if a in aims else a for a in found.activities)
    return Found([a for a in told if not a.of_whole or a.quantities or a.status], found.totals)


def _sections(node: Node, heads: Sequence[re.Pattern[str]]) -> Iterator[Span]:
    for child in node.children:
        if child.level < PLAIN and any(head.match(child.folded) for head in heads):
            yield Span(child.paragraph.start, child.last)
        else:
            yield from _sections(child, heads)


def _is_aim(activity: Activity, sections: Iterable[Span]) -> bool:
    """What costs something is no mere aim."""
    told = activity.role is Role.PLAN and activity.amount is None
    return told and any(section.start <= activity.span.start < section.end for section in sections)


def _of_whole(scan: Scan, aim: Activity, counted: Counter[tuple[str | None, str, str]]) -> Activity:
    """Of one thing aimed at twice, «Đánh giá mới 36 sản phẩm», «Đánh giá lại 18 sản phẩm», each number by its lead."""
    quantities = (
        replace(q, note=_lead(scan, aim, q)) if counted[aim.period, q.unit, q.note] > 1 else q for q in aim.quantities
    )
    return replace(aim, of_whole=True, quantities=tuple(quantities))


def _lead(scan: Scan, aim: Activity, count: Quantity) -> str:
    words = scan.words(Span(aim.span.start, count.span.start)).strip(" ,:–-")
    lead = words[:1].lower() + words[1:]
    return count.note if count.note or not lead or len(lead) > _LONGEST_LEAD else lead
