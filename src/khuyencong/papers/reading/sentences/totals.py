"""The sums of a passage that are totals, each with its words, share, source, role and period."""

import re

from ....terms.facts import Amount, Role, Span, Total
from ..grammar.money import Money, find_money
from ..grammar.money_kinds import MoneyKind
from ..grammar.roles import money_role
from ..grammar.sources import fund_source
from ..text.scan import Scan, trimmed
from .asides import Aside, asides_in
from .passage import Passage
from .risen import words_of_moved
from .sum_sources import words_of_payer

SHARE_REACH = 40
_NO_SHARE = re.compile(r"\d|\b(?:dat|hoan thanh|tang|giam|bang|vuot|so voi)\b|\)")
_PERCENT = re.compile(r"(?<![\d,.])(\d{1,3}(?:,\d+)?)\s*%")


def read_totals(scan: Scan, passage: Passage) -> list[Total]:
    """Every sum of a passage about funding, as a total."""
    asides = [a for a in asides_in(scan, passage.span, passage.context) if a.amount]
    of_plan = {a.amount.span.start for a in asides if a.amount and a.role is Role.PLAN and _in_bracket(scan, a.amount)}
    sums = tuple(m for m in find_money(scan, passage.span) if m.span.start not in of_plan)
    told = {m.span.start for m in sums}
    beside = [a for a in asides if a.amount and a.amount.span.start not in told]
    return [*totals_of(scan, sums, passage), *(total_beside(scan, a, a.amount) for a in beside if a.amount)]


def _in_bracket(scan: Scan, amount: Amount) -> bool:
    """«đạt 52% kế hoạch (6.000 triệu đồng)»: the plan's own sum."""
    return scan.flat[amount.span.start - 2 : amount.span.start].rstrip().endswith("(")


# the unit and the share of the sum before, and what leads to this one
_NO_LABEL = re.compile(r"^đồng,?\s+|^\)[,;]?\s+|^[^()]{1,40}\)[,;]?\s+|\s+(?:là|khoảng|ước khoảng|ước)$")
_TWICE = re.compile(r"^(.+) \1$")  # a heading, and the sentence under it that begins with the same words
_NOT_NORM = tuple(kind for kind in MoneyKind if kind is not MoneyKind.NORM)


def totals_of(
    scan: Scan, sums: tuple[Money, ...], passage: Passage, kinds: tuple[MoneyKind, ...] = _NOT_NORM
) -> list[Total]:
    """The sums of some kinds as totals; the words of each begin behind the sum before it."""
    edges = [passage.span.start, *(m.span.end for m in sums)]
    return [_total(scan, m, passage, edge) for m, edge in zip(sums, edges, strict=False) if m.kind in kinds]


def _total(scan: Scan, money: Money, passage: Passage, least: int) -> Total:
    start = scan.clause_start(money.span.start, least)
    if (whole := scan.folded.rfind("/tong ", start, money.span.start)) >= 0:
        start = whole + 1  # «hỗ trợ 500 triệu đồng từ ngân sách tỉnh/tổng vốn đầu tư 4 tỷ đồng»
    end = scan.clause_end(money.span.end, passage.span.end)
    percent = _PERCENT.search(scan.folded, money.span.end, min(end, money.span.end + SHARE_REACH))
    if percent and _NO_SHARE.search(scan.folded, money.span.end, percent.start()):
        percent = None
    beside = start == least > passage.span.start
    moved = words_of_moved(scan, passage, scan.clause_start(money.span.start, passage.span.start), money)
    if moved:
        told, named = words_of_payer(scan, moved.start, Span(moved.end, money.span.end), end, beside=False)
    else:
        told, named = words_of_payer(scan, start, money.span, end, beside=beside)
    lead = trimmed(scan, told, " \n\t,;.:-+(")
    label = _TWICE.sub(r"\1", _NO_LABEL.sub("", scan.words(lead)).rstrip(" :"))
    year = scan.landmarks.sums_in_turn.get(money.span.start)
    return Total(
        label=f"Năm {year}" if year else label or passage.title,
        amount_vnd=money.value,
        span=money.span,
        percent=float(percent[1].replace(",", ".")) if percent else None,
        role=None
        if _is_carried_on(scan, money, passage) or _is_to_be_paid(scan, scan.fold(lead), money)
        else _role(passage.context.role, scan.fold(lead)),
        period=year or passage.context.period,
        fund_source=named,
    )


_CARRIED_ON = re.compile(r" (?:duoc |se |phai )?chuyen (?:tiep )?sang (?:thuc hien |trong |vao )*nam (?P<to>20\d\d)")


_IS_LEFT = re.compile(r"(?:va )?(?:(?:so|phan|kinh phi|tien) )*con(?: lai)?")
_TO_BE_PAID = re.compile(r"(?: con lai)? (?:se |du kien |duoc )*(?:thanh toan|giai ngan|quyet toan)\b")


def _is_to_be_paid(scan: Scan, lead: str, money: Money) -> bool:
    """«…, còn 80 triệu đồng sẽ thanh toán»: a rest of what was told before it."""
    return _IS_LEFT.fullmatch(lead) is not None and _TO_BE_PAID.match(scan.folded, money.span.end) is not None


def _is_carried_on(scan: Scan, money: Money, passage: Passage) -> bool:
    """Money that goes to a later year was neither spent nor planned in this one; of that year's it is planned."""
    carried = _CARRIED_ON.match(scan.folded, money.span.end)
    of_later = carried is not None and (passage.context.role, passage.context.period) == (Role.PLAN, carried["to"])
    return carried is not None and not of_later


_LEFT = re.compile(
    r"\b(?:con (?:lai|du|thua)|(?:chua|khong) (?:giai ngan|su dung|phan bo|chi)(?: het)?)"
    r"(?: (?:chua|khong) (?:giai ngan|su dung|phan bo|thanh toan))?(?: la| khoang| hon| gan)*$"
)


# «Dự toán giao đầu năm 5.000 triệu đồng; bổ sung 400 triệu đồng»
_ADDED = re.compile(
    r"(?:va |duoc |da |trong nam |giua nam )*(?:giao |cap |phan bo )?bo sung(?: them| trong nam| giua nam| la)*\W*"
)


def _role(role: Role | None, lead: str) -> Role | None:
    """Of the money of a result what is left was neither spent nor planned, and what was added to it is planned."""
    if role is Role.ACTUAL and _ADDED.fullmatch(lead):
        return Role.PLAN
    return None if role is Role.ACTUAL and _LEFT.search(lead) else money_role(role, lead)


def total_beside(scan: Scan, aside: Aside, amount: Amount) -> Total:
    label = "Kế hoạch" if aside.role is Role.PLAN else "Cùng kỳ"
    start = scan.clause_start(amount.span.start, max(0, aside.span.start - SHARE_REACH))
    source = fund_source(scan, start, amount.span.start)
    return Total(label, amount.value, amount.span, role=aside.role, period=aside.period, fund_source=source)
