"""Support against what a thing cost in all: which of the two is the sum of the paper's own money."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Span
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.sums import ABOUT
from ..text.scan import Scan

_SUPPORTS = re.compile(rf"\bho tro(?: kinh phi| so tien)?{ABOUT}:?\s*$")
_INVESTED = re.compile(rf"\btong (?:kinh phi|von|chi phi|muc)(?: (?:dau tu|thuc hien)(?: de an| du an)?)?{ABOUT}:?\s*$")


def is_supported(scan: Scan, told: list[Money], money: Money) -> bool:
    """«Khuyến công hỗ trợ 145 triệu đồng mua lò, tổng kinh phí đầu tư 300 triệu đồng»: only the support is ours."""
    return any(_is_support(scan, m, money) for m in told if m.kind is MoneyKind.SPENDING and m.value < money.value)


SHARED_REACH = 80
_BUDGETS = re.compile(r"\b(?:ngan sach|nguon)\b")  # what they give is a share of many things


def is_shared(scan: Scan, money: Money, following: Sequence[Money]) -> bool:
    """«Khuyến công hỗ trợ 90 triệu đồng, công ty bỏ ra 200 triệu đồng»: a support, and what was brought beside it."""
    brought = [m for m in following if m.kind is MoneyKind.OTHER]
    if money.kind is not MoneyKind.SPENDING or not brought:
        return False
    first = scan.clause_start(money.span.start, max(0, money.span.start - SHARED_REACH))
    given = _SUPPORTS.search(scan.folded, first, money.span.start)
    if given is None or _BUDGETS.search(scan.folded, first, given.start()):
        return False
    return any(scan.sentence_end(money.span.end, m.span.start) >= m.span.start for m in brought)


def _is_support(scan: Scan, support: Money, money: Money) -> bool:
    between = Span(support.span.end, money.span.start)
    in_one = scan.sentence_end(between.start, between.end) >= between.end and ";" not in scan.fold(between)
    given = _SUPPORTS.search(scan.folded, max(0, support.span.start - 30), support.span.start)
    return in_one and given is not None and bool(_INVESTED.search(scan.folded, between.start, between.end))


def with_supported_costs(scan: Scan, told: list[Money]) -> list[Money]:
    """«máy hút 900 triệu đồng, được hỗ trợ 200 triệu đồng»: the second is ours, the first what the thing cost."""
    read = list(told)
    for i, (cost, support) in enumerate(pairwise(told)):
        both = cost.kind is support.kind is MoneyKind.SPENDING and support.value < cost.value
        if both and (_GETS.fullmatch(scan.folded, cost.span.end, support.span.start) or _is_given(scan, cost, support)):
            read[i] = replace(cost, kind=MoneyKind.TOTAL)
    return read


_GETS = re.compile(
    r"(?: cua [a-z ]{2,30}| (?:de )?(?:mua|lap|lap dat|xay|xay dung|dau tu|trang bi) [^.;:,()\d]{2,60})?,?"
    r" (?:trong do )?duoc (?:(?:nguon |chuong trinh )?khuyen cong (?:tinh |quoc gia |dia phuong )?|nha nuoc |tinh "
    r"|ngan sach )?ho tro(?: kinh phi)?(?: la)?(?: hon| gan)? "
)


_GIVEN = re.compile(
    r"[,;] (?:trong (?:so )?do,? )?(?:(?:de nghi|phan|muc|so|kinh phi|von) )*ho tro(?: kinh phi| so tien)?"
    rf"(?: tu nguon [a-z ]{{3,40}}?)?{ABOUT}:?\s*"
)
_FOR = (" cho ", " de ", " mua ", " lap ", " xay ")


def _is_given(scan: Scan, cost: Money, support: Money) -> bool:
    """«…, tổng kinh phí 900 triệu đồng, đề nghị hỗ trợ 200 triệu đồng»: with nothing that the second alone is for."""
    if not _GIVEN.fullmatch(scan.folded, cost.span.end, support.span.start):
        return False
    first = scan.clause_start(cost.span.start, max(0, cost.span.start - SHARED_REACH))
    is_whole = _INVESTED.search(scan.folded, first, cost.span.start) is not None
    return is_whole and not scan.folded.startswith(_FOR, support.span.end)


def with_supports(scan: Scan, told: list[Money], span: Span) -> list[Money]:
    """«Kinh phí 130 triệu đồng, trong đó tập huấn 50 triệu đồng»: an item costs the first; the second is in it."""
    if _is_told_in_part(scan, told, span) or _is_investment_by_source(scan, told):
        return [replace(told[0], kind=MoneyKind.SPENDING), *(replace(m, kind=MoneyKind.TOTAL) for m in told[1:])]
    return told


def _is_told_in_part(scan: Scan, told: list[Money], span: Span) -> bool:
    """«Kinh phí 130 triệu đồng, trong đó tập huấn 50 triệu đồng»: what an item's only parts leave has no name."""
    if len(told) < 2 or told[0].kind is not MoneyKind.TOTAL or any(m.kind is not MoneyKind.SPENDING for m in told[1:]):
        return False
    opened = _IN_IT.fullmatch(scan.folded, told[0].span.end, min(told[1].span.start, told[0].span.end + 12))
    if OF_ALL.search(scan.folded, max(span.start, told[0].span.start - ALL_REACH), told[0].span.start):
        return False
    return bool(opened) and told[0].value > sum(m.value for m in told[1:])


# «Tổng kinh phí thực hiện các đề án này hơn 3 tỷ đồng, trong đó 8 đề án quốc gia 2 tỷ đồng»: of several things
OF_ALL = re.compile(
    rf"\btong [^.;:,]{{0,40}}\b(?:cac|nhung|\d+) (?:de an|du an|mo hinh|nhiem vu)\b[^.;:,\d]{{0,12}}{ABOUT}\s*$"
)
ALL_REACH = 90
_IN_IT = re.compile(r"[\s,;(]*trong do\b.{0,4}?", re.DOTALL)


def _is_investment_by_source(scan: Scan, told: list[Money]) -> bool:
    """«Tổng mức đầu tư 90 tỷ đồng, trong đó ngân sách tỉnh 2 tỷ đồng»: an item that budgets pay for with others."""
    if len(told) < 2 or told[0].kind is not MoneyKind.OTHER:
        return False
    opened = _IN_IT.match(scan.folded, told[0].span.end)
    return opened is not None and all(
        _BUDGET_ALONE.fullmatch(scan.folded[max(before.span.end, opened.end()) : m.span.start])
        for before, m in pairwise(told)
    )


_BUDGET_ALONE = re.compile(r"\W*(?:(?:von|nguon) )*ngan sach [a-z ]{2,30}:?\s*")
