"""«I. TÌNH HÌNH CHUNG»: what a paper tells of the economy around its programme is none of its contents."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ....terms.facts import Activity, Span
from ..sentences.passage import Found
from ..text.scan import Scan
from .outline import DASH, Node

_GENERAL = re.compile(
    r"(?:(?:danh gia|khai quat|mot so (?:net|dac diem)|tong quan|so luoc)(?: chinh| chung)?(?: ve)? )?"
    r"(?:tinh hinh (?:chung|kinh te|phat trien|san xuat|cong nghiep|thuong mai)|boi canh|dac diem|khai quat|tong quan"
    r"|thuc trang)\b"
)
_INDICATOR = re.compile(
    r"\b(?:gia tri (?:san xuat|tang them)|kim ngach|tong muc (?:ban le|luu chuyen)|grdp|gdp|chi so (?:san xuat|gia)|iip"
    r"|tang truong|thu ngan sach|von dau tu (?:toan xa hoi|phat trien)|thu nhap binh quan|dan so|co cau kinh te"
    r"|(?:toan|dia ban) (?:tinh|thanh pho|huyen|xa)[^.;\d]{0,40}\bco (?:khoang |hon |tren )?\d"
    r"|hien (?:nay )?co (?:khoang |hon |tren )?\d)"
)


def without_economy(scan: Scan, root: Node, found: Found) -> Found:
    """The same without what general sections tell in sentences of such indicators."""
    sections = [*_sections(root)]
    if not sections:
        return found
    told = (_without(scan, a) if _stands_in(a.span, sections) else a for a in found.activities)
    kept = [a for a in told if a is not None]
    totals = [t for t in found.totals if not (_stands_in(t.span, sections) and _tells_economy(scan, t.span))]
    return Found(kept, totals)


def _sections(node: Node) -> Iterator[Span]:
    for child in node.children:
        if child.level >= DASH:  # neither a bullet nor a sentence heads a section
            continue
        if _GENERAL.match(child.folded):
            yield Span(child.paragraph.start, child.last)
        else:
            yield from _sections(child)


def _stands_in(span: Span, sections: Iterable[Span]) -> bool:
    return any(section.start <= span.start < section.end for section in sections)


def _without(scan: Scan, told: Activity) -> Activity | None:
    counts = tuple(q for q in told.quantities if not _tells_economy(scan, q.span))
    is_of_it = told.amount is not None and _tells_economy(scan, told.amount.span)
    if counts == told.quantities and not is_of_it:
        return told
    amount = None if is_of_it else told.amount
    if not (counts or amount or told.status):
        return None
    return replace(told, quantities=counts, amount=amount, shares=told.shares if amount else ())


def _tells_economy(scan: Scan, figure: Span) -> bool:
    start, end = scan.clause_start(figure.start, 0), scan.clause_end(figure.end, len(scan.folded))
    return _INDICATOR.search(scan.folded, start, end) is not None
