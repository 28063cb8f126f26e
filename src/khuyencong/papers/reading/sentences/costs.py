"""Which sums of a passage are what its things cost, which are their sources, and which are wholes of others."""

import re
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Span
from ..grammar.budget import names_thing
from ..grammar.counts import find_counts
from ..grammar.money import REACH, Money, find_money
from ..grammar.money_kinds import MoneyKind
from ..grammar.parts import is_parted
from ..grammar.sources import PROMOTION
from ..text.scan import Scan
from .called_totals import as_cost, is_of_scheme
from .fields import is_of_year, with_fields
from .givers import COSTS, SOURCE_ALONE, SOURCE_WORDS, as_part, may_cost, with_givers_alone
from .listed import is_member
from .paid_out import with_paid_out
from .passage import Passage
from .payers import with_payers
from .projects import with_projects_alone
from .purposes import NAMED_REACH, of_nothing
from .risen import without_changes
from .sum_sources import with_givers_behind, with_paid_up
from .supports import is_shared, is_supported, with_supported_costs, with_supports
from .year_parts import with_this_years_part


def settled(scan: Scan, passage: Passage) -> tuple[Money, ...]:
    """The sums of a passage with their kinds as what stands around them says."""
    span, is_named = passage.span, passage.is_named
    sums = _with_rates(scan, without_changes(scan, passage, find_money(scan, span)), span)
    if passage.overall:
        return _of_whole_section(scan, sums, span)
    costs = [m for before, m in zip((None, *sums), sums, strict=False) if may_cost(scan, before, m, span.start)]
    told: list[Money] = []
    for i, money in enumerate(sums):
        before = told[-1] if told else None
        if _is_bracketed_cost(scan, before, money, span.start):
            told.append(replace(money, kind=MoneyKind.SPENDING))
            continue
        if money.kind is MoneyKind.SPENDING and (is_of_scheme(scan, money) or is_of_year(scan, passage, money)):
            told.append(replace(money, kind=MoneyKind.TOTAL))
            continue
        if money.kind is MoneyKind.TOTAL and not is_supported(scan, told, money):
            money = as_cost(scan, passage, money, told, costs)
        if not (before is None and is_shared(scan, money, sums[i + 1 : i + 2])):
            money = as_part(scan, before, money, span.start)
        told.append(money if is_named and costs else of_nothing(scan, money, span))
    if len(told) < 2:  # no other sum stands beside it
        return tuple(with_projects_alone(scan, passage, with_payers(scan, told, span)))
    told = with_supported_costs(scan, _with_brackets_parted(scan, told))
    if is_named and (costs or len(sums) > 1) and passage.is_numbered:
        told = with_supports(scan, told, span)
    told = with_givers_alone(scan, told, span.start) if is_named else told
    told = with_projects_alone(scan, passage, with_payers(scan, told, span))
    told = with_paid_up(scan, passage, with_givers_behind(scan, told))
    told = with_this_years_part(scan, passage, with_paid_out(scan, passage, told))
    return _with_listed_parts(scan, _with_sums_as_totals(scan, with_fields(scan, told, span.start)))


def _of_whole_section(scan: Scan, sums: tuple[Money, ...], span: Span) -> tuple[Money, ...]:
    """All that is spent as totals, but what is told besides."""
    besides = _BESIDES.search(scan.folded, span.start, span.end)
    end = besides.start() if besides else span.end
    is_part = [m.kind is MoneyKind.SPENDING and m.span.start < end for m in sums]
    return tuple(replace(m, kind=MoneyKind.TOTAL) if part else m for m, part in zip(sums, is_part, strict=True))


_BESIDES = re.compile(r"\. (?:ngoai ra|ben canh do)\b")  # no part of the whole that was told


def _with_rates(scan: Scan, sums: tuple[Money, ...], span: Span) -> tuple[Money, ...]:
    """In a list of what each may get at most, a member that counts nothing is such a rate too."""
    if sum(m.kind is MoneyKind.NORM for m in sums) < 2:
        return sums
    return tuple(replace(m, kind=MoneyKind.NORM) if _is_among_rates(scan, m, span) else m for m in sums)


_MAY_GET = re.compile(r"\W*(?:\w+ )?ho tro(?: them)?\s*$")
_FOR_WHO = re.compile(
    r" (?:cho|doi voi) (?:moi )?(?:co so|san pham|chu the|lang nghe|to chuc|ca nhan|doanh nghiep|htx)\b"
)


def _is_among_rates(scan: Scan, money: Money, span: Span) -> bool:
    """«Hỗ trợ 50 triệu đồng cho cơ sở thuê cửa hàng»"""
    start = scan.clause_start(money.span.start, span.start)
    if money.kind is not MoneyKind.SPENDING or not _MAY_GET.fullmatch(scan.folded, start, money.span.start):
        return False
    member = Span(money.span.end, scan.clause_end(money.span.end, span.end))
    return _FOR_WHO.match(scan.folded, money.span.end) is not None and not find_counts(scan, member)


MOST_IN_BRACKET = 12
_IN_BRACKET = re.compile(r"\s*\((?P<inner>[^()\n]{8,240})\)")


def _with_brackets_parted(scan: Scan, told: list[Money]) -> list[Money]:
    """«2 tỷ đồng (ngân sách 1,4 tỷ đồng, thu gian hàng 600 triệu đồng)»: where one is a source, all of a bracket that
    make up the sum before it say who pays; where none is, they are the things that it was for."""
    read = list(told)
    for i, whole in enumerate(told):
        bracket = _IN_BRACKET.match(scan.folded, whole.span.end) if whole.kind in COSTS else None
        if bracket is None:
            continue
        behind = range(i + 1, min(len(told), i + 1 + MOST_IN_BRACKET))
        inner = [k for k in behind if told[k].span.start < bracket.end()]
        is_all = len(inner) > 1 and sum(told[k].value for k in inner) == whole.value
        if not is_all or any(told[k].kind not in COSTS for k in inner):
            continue
        edges = [bracket.start("inner"), *(told[k].span.end for k in inner)]
        leads = (scan.folded[edge : told[k].span.start] for edge, k in zip(edges, inner, strict=False))
        is_paid = any(SOURCE_ALONE.match(lead) or SOURCE_WORDS.search(f"({lead.rstrip(': ')}") for lead in leads)
        parts = inner if is_paid else [i]
        for k in parts:
            read[k] = replace(told[k], kind=MoneyKind.TOTAL) if told[k].kind is MoneyKind.SPENDING else told[k]
    return read


_OPENS_BRACKET = re.compile(
    r"[^.;:()]{4,160}?(?=\s*\((?:(?:tong |so |voi |muc )*(?:kinh phi|chi phi|so tien|du toan)"
    r"(?: thuc hien| ho tro| dau tu)?(?: la|:)?)?\s*(?:(?:hon|gan|khoang|tren)\s+)?$)"
)


def _is_bracketed_cost(scan: Scan, before: Money | None, money: Money, first: int) -> bool:
    """«mua máy sấy (tổng kinh phí 2 tỷ đồng)»: the cost of the thing right before its bracket, unless that had one."""
    if (
        money.kind not in COSTS
        or scan.folded.find("(", max(first, money.span.start - BRACKET_REACH), money.span.start) < 0
    ):
        return False
    least = max(first, before.span.end if before else first, money.span.start - NAMED_REACH)
    thing = _OPENS_BRACKET.search(scan.folded, least, money.span.start)
    if (
        thing is None
        or SOURCE_WORDS.search(thing[0])
        or is_parted(scan.masked[money.span.end : money.span.end + REACH])
    ):
        return False
    own = before is None or thing.start() > least or thing[0].startswith((",", " va "))
    return own and names_thing(scan, Span(*thing.span()))


BRACKET_REACH = 50  # from a bracket's opening to its sum


def _with_listed_parts(scan: Scan, told: tuple[Money, ...]) -> tuple[Money, ...]:
    """«600 triệu đồng, gồm: triển khai ở huyện 30 triệu đồng; …»: in a list that adds up to a total all are things."""
    if len(told) < 3 or told[0].kind is not MoneyKind.TOTAL or told[0].value != sum(m.value for m in told[1:]):
        return told
    kinds = {m.kind for m in told[1:]}
    leads = [scan.folded[a.span.end : b.span.start] for a, b in pairwise(told)]
    named = not any(SOURCE_ALONE.match(lead) or PROMOTION.fullmatch(lead.strip(" ,;:(-+")) for lead in leads)
    if kinds != {MoneyKind.SPENDING, MoneyKind.TOTAL} or not named:
        return told
    return (told[0], *(replace(m, kind=MoneyKind.SPENDING) for m in told[1:]))


def _with_sums_as_totals(scan: Scan, sums: list[Money]) -> tuple[Money, ...]:
    """The first sum that equals all the sums behind it is their total, whatever it is called; more would be chance."""
    spent = [m.value for m in sums if m.kind is MoneyKind.SPENDING]
    behind, count = sum(spent), len(spent)
    for i, money in enumerate(sums):
        if money.kind is MoneyKind.SPENDING:
            behind, count = behind - money.value, count - 1
        if (
            count > 1
            and behind == money.value
            and money.kind in COSTS
            and not is_member(scan, money.span, sums[i + 1].span)
        ):
            return (*sums[:i], replace(money, kind=MoneyKind.TOTAL), *sums[i + 1 :])
    return tuple(sums)
