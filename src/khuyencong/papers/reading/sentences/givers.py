"""Sums that tell only who gives a part of the sum before them: «…, trong đó ngân sách tỉnh 90 triệu đồng»."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ....terms.facts import Span
from ..grammar.money import Money
from ..grammar.money_kinds import MoneyKind
from ..grammar.periods import leading_period
from ..grammar.sources import NATIONAL_TARGET, PAYER, SOURCE, FundSourceName, source_named
from ..grammar.sums import ABOUT
from ..text.scan import Scan
from .purposes import counts_things, gives_for, is_for_projects, opens_with_sum

COSTS = (MoneyKind.SPENDING, MoneyKind.TOTAL)
# «(khuyến công 250 triệu đồng, trung ương 90 triệu đồng)»: who gives, in brackets or in a list of givers
_LISTED_GIVER = (
    r"(?:[(,;+]|\bva)\s*(?:kc|trung uong|tw|dia phuong|tinh|huyen|xa|nha nuoc|chu dau tu|chu co so|dan|htx)"
    r"(?: ho tro| cap| bo tri| gop| dau tu| dong gop)?:?"
)
SOURCE_WORDS = re.compile(
    rf"(?<![a-z])(?:{SOURCE}|{NATIONAL_TARGET})|kinh phi ho tro"
    rf"|(?:khuyen cong(?: ho tro)?|{_LISTED_GIVER}|{PAYER}(?: gop| bo ra| dau tu| tu tuc)?)"
    rf"{ABOUT}\s*$"
)
# «ngân sách huyện, xã», «vốn của các tổ chức, cá nhân»: one source of two givers
_AND_GIVER = r", (?=(?:xa|phuong|huyen|thi xa|thanh pho|ca nhan|to chuc|doanh nghiep|hop tac xa|htx|co so|ho)\b)"
SOURCE_ALONE = re.compile(
    rf"[\s(+,;-]*(?:(?:trong do|theo do|cu the|chia theo nguon|theo nguon)[:,]?\s*)?"
    rf"(?:(?:kinh phi )?(?:trich )?tu |va |phan )?(?:{SOURCE}|{NATIONAL_TARGET}|kinh phi (?:kcqg|kcdp|khuyen cong)"
    r"|(?:trung uong|tinh|huyen|nha nuoc|khuyen cong) (?:ho tro|cap)"
    rf"|{PAYER} (?:tu )?(?:doi ung|dong gop))(?:[a-z ]|{_AND_GIVER}){{0,60}}(?:20\d\d[a-z ]{{0,12}})?:?\s*$"
)
_FROM_SOURCE = re.compile(
    r"\s*(?:la |duoc lay |lay )?"
    r"(?:(?:den )?(?:tu|do|cua) (?:cac )?(?:nha tai tro|doanh nghiep|co so|chu the|xa hoi|hop tac xa"
    r"|nguon|ngan sach|chuong trinh (?:mtqg|muc tieu))"
    r"|,? ?(?:(?:tu|do|cua) )?(?:chuong trinh )?khuyen cong (?:quoc gia|dia phuong|tinh)? ?"
    r"(?:ho tro\b(?! [a-z])|(?=[,.;)]|va\b|$))"
    r"|(?:von|nguon|ngan sach|kinh phi) (?!(?:de )?(?:ho tro|thuc hien|to chuc) [a-z]|khuyen cong \w+ (?:mua|cho)))"
)
_NEXT_MEMBER = re.compile(r"[^.:]{0,160}[;,] (?:va )?(?:hon |gan |tren |khoang )?")
_PARTS_OPEN = re.compile(r"\b(?:trong do|gom|con lai|va)\b")
_IN_IT = re.compile(r"\W*trong (?:so )?do[:,]? ?")
_COST_WORDS = re.compile(r"\W*(?:tong |co cau )?(?:kinh phi|du toan|nguon|von)")
_CLAUSE_MARK = re.compile(r"[.;:(](?=\s|[a-z])")
_MARK = re.compile(r"[.;](?=\s|$)")


_OF_GIVER = re.compile(rf"(?<![a-z]){SOURCE}(?:[a-z ]|20\d\d){{0,60}}:?\s*$")
_OF_WHOLE = re.compile(r"\btong\b|\btrong (?:so )?do\b")


def with_givers_alone(scan: Scan, told: Sequence[Money], first: int) -> list[Money]:
    """«Tập huấn: khuyến công quốc gia 150 triệu đồng, kinh phí địa phương 100 triệu đồng»: where no sum before them
    tells the whole, what each gives is a sum of the thing's own."""
    if len(told) < 2:
        return [*told]
    edges = [first, *(m.span.end for m in told)]
    leads = [scan.folded[edge : m.span.start] for edge, m in zip(edges, told, strict=False)]
    run = [m for m, _ in takewhile(lambda one: _gives_alone(*one, leads[0]), zip(told, leads, strict=True))]
    givers = {source_named(lead) for lead in leads[: len(run)]}
    if len(run) < 2 or len(givers) < len(run) or FundSourceName.STATE_BUDGET in givers:
        return [*told]
    if _OF_WHOLE.search(leads[0]) or 2 * run[0].value == sum(m.value for m in run):
        return [*told]
    return [*(replace(m, kind=MoneyKind.SPENDING) for m in run), *told[len(run) :]]


def _gives_alone(money: Money, lead: str, opening: str) -> bool:
    words = _OF_GIVER.search(lead) if lead is opening else SOURCE_ALONE.match(lead)
    return money.kind in COSTS and words is not None and source_named(lead) is not None


def may_cost(scan: Scan, before: Money | None, money: Money, first: int) -> bool:
    """Whether a sum is neither announced as a part nor only a source of the sum before it."""
    is_source = before is not None and bool(SOURCE_ALONE.match(scan.folded[before.span.end : money.span.start]))
    return money.kind in COSTS and not is_source and not _opens_parts(scan, money, first)


def _opens_parts(scan: Scan, money: Money, first: int) -> bool:
    return "trong do" in scan.folded[scan.clause_start(money.span.start, first) : money.span.start]


_COUNTED_BEFORE = re.compile(r"\s*\([^()]{3,60}\)[,;]?")


def as_part(scan: Scan, before: Money | None, money: Money, first: int) -> Money:
    """Sums of sources are parts of the sum before them: behind «trong đó», in brackets, or a source alone in a list."""
    if money.kind is not MoneyKind.SPENDING:
        return money
    start = max(first, before.span.end if before else first)
    if before and (counted := _COUNTED_BEFORE.match(scan.folded, start, money.span.start)):
        start = counted.end()  # «…, quốc gia 2 tỷ đồng (06 đề án), địa phương …» counts what the first paid for
    if is_for_projects(scan, start, money):
        return money
    if counts_things(scan, Span(start if before else money.span.end, money.span.end)):
        return money  # a part that counts things is of them
    lead = scan.folded[start : money.span.start]
    beside = before is None or (before.kind is MoneyKind.OTHER and lead.lstrip().startswith((";", ",")))
    if beside and "trong do" not in lead and gives_for(scan, money):
        return money
    if before is None and opens_with_sum(scan, money):
        return money
    is_part = _is_source(scan, before, money, lead)
    return replace(money, kind=MoneyKind.TOTAL) if is_part else money


def _is_source(scan: Scan, before: Money | None, money: Money, lead: str) -> bool:
    in_list = before is not None and before.kind is MoneyKind.TOTAL and _NEXT_MEMBER.fullmatch(lead)
    if (
        (before or _IN_IT.fullmatch(lead))
        and (_PARTS_OPEN.search(lead) or in_list)
        and _FROM_SOURCE.match(scan.folded, money.span.end)
    ):
        return True
    if before and before.kind in COSTS and _IN_STAGES.match(lead):
        return True
    if before and _opens_sources(before, lead):
        return before.kind in COSTS and bool(SOURCE_WORDS.search(_MARK.split(lead.rpartition("trong do")[2])[-1]))
    if _GIVES_TO.search(lead):
        return False
    clauses = _CLAUSE_MARK.split(lead.rstrip(": "))
    of_cost = (
        (before is not None and before.kind is not MoneyKind.REVENUE)
        or len(clauses) < 2
        or bool(_COST_WORDS.match(clauses[0]))
    )
    of_cost = of_cost or leading_period(f"{clauses[0]} ") is not None
    return of_cost and bool(SOURCE_ALONE.match(clauses[-1]))


# «Khuyến công hỗ trợ cơ sở Hoa Mai …»: who gives and who gets
_GIVES_TO = re.compile(
    r"\bho tro (?:cho )?(?:\d+ )?(?:co so|cong ty|doanh nghiep|hop tac xa|htx|ho (?:kinh doanh|san xuat)"
    r"|lang nghe) [a-z]"
)
_IN_STAGES = re.compile(
    r"\s*[(,]\s*(?:trong do |rieng )?(?:nam (?:20\d\d|nay)|dot \d|quy \w+),? (?:da )?(?:cap|bo tri|giao)"
)
_GOM = re.compile(r"^[\s,;(]*gom\b")


def _opens_sources(before: Money, lead: str) -> bool:
    """Whether the words between two sums announce the second as a part of the first."""
    return (
        "trong do" in lead
        or _GOM.search(lead) is not None
        or "(" in lead
        or (before.kind is MoneyKind.TOTAL and not _MARK.search(lead))
    )
