"""Which sums of a passage are what its things cost, which are their sources, and which are wholes of others."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Quantity, Span
from ....terms.vietnamese import fold
from ..grammar.budget import names_thing
from ..grammar.counts import find_counts
from ..grammar.money import REACH, Money, find_money
from ..grammar.money_kinds import MoneyKind
from ..grammar.parts import is_parted, tells_parts
from ..grammar.programmes import OF_SCHEME, PROGRAMME_YEAR, SCHEME, is_for_so_many, is_of_programme, is_programmes
from ..grammar.sources import SOURCE
from ..grammar.sums import tells_sum
from ..text.scan import Scan
from .givers import COSTS, SOURCE_ALONE, SOURCE_WORDS, as_part, may_cost
from .payers import with_payers
from .purposes import NAMED_REACH, is_for_contents, of_nothing, opens_with_sum
from .supports import is_shared, is_supported, with_supported_costs, with_supports


def settled(scan: Scan, span: Span, *, named: bool, numbered: bool, section: bool, overall: bool) -> tuple[Money, ...]:
    """The sums of a passage with their kinds as what stands around them says.

    `named`: the one thing that the passage is about is known; `numbered`: it is an item of an outline; `section`:
    it stands in a section beside such items; `overall`: it is told of a whole section, whose sums are totals.
    """
    sums = _with_rates(scan, find_money(scan, span), span)
    if overall:
        besides = _BESIDES.search(scan.folded, span.start, span.end)
        end = besides.start() if besides else span.end
        is_part = [m.kind is MoneyKind.SPENDING and m.span.start < end for m in sums]
        return tuple(replace(m, kind=MoneyKind.TOTAL) if part else m for m, part in zip(sums, is_part, strict=True))
    costs = [m for before, m in zip((None, *sums), sums, strict=False) if may_cost(scan, before, m, span.start)]
    named = named and (bool(costs) or (numbered and len(sums) > 1))
    titled = named and bool(costs)
    told: list[Money] = []
    for i, money in enumerate(sums):
        before = told[-1] if told else None
        if _is_bracketed_cost(scan, before, money, span.start):
            told.append(replace(money, kind=MoneyKind.SPENDING))
            continue
        if money.kind is MoneyKind.TOTAL and not is_supported(scan, told, money):
            alone = _is_alone(scan, money, costs, span.end)
            least = next((m.span.end for m in reversed(told) if m.kind is not MoneyKind.NORM), span.start)
            money = _as_cost(
                scan, money, span.start, least, is_alone=alone, titled=titled, numbered=numbered, section=section
            )
        if not (before is None and is_shared(scan, money, sums[i + 1 : i + 2])):
            money = as_part(scan, before, money, span.start)
        told.append(money if titled else of_nothing(scan, money, span))
    told = with_supported_costs(scan, told)
    told = with_supports(scan, told, span) if named and numbered else told
    told = with_payers(scan, told, span)
    return _with_listed_parts(scan, _with_sums_as_totals(told))


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


_OPENS_BRACKET = re.compile(
    r"[^.;:()]{4,160}?(?=\s*\((?:(?:tong |so |voi |muc )*(?:kinh phi|chi phi|so tien|du toan)"
    r"(?: thuc hien| ho tro| dau tu)?(?: la|:)?)?\s*(?:(?:hon|gan|khoang|tren)\s+)?$)"
)


def _is_bracketed_cost(scan: Scan, before: Money | None, money: Money, first: int) -> bool:
    """«mua máy sấy (tổng kinh phí 2 tỷ đồng)»: the cost of the thing right before its bracket, unless that had one."""
    if (
        money.kind not in COSTS
        or "(" not in scan.folded[max(first, money.span.start - BRACKET_REACH) : money.span.start]
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


def _is_alone(scan: Scan, money: Money, costs: list[Money], most: int) -> bool:
    """Whether no cost stands before a sum, and no other in its sentence."""
    other = next((m for m in costs[:2] if m is not money), None)
    return other is None or other.span.start >= scan.sentence_end(money.span.end, most)


_OPENS_WITH_TOTAL = re.compile(
    r"[\s+-]*(?:kinh phi[^:]{0,40}:\s*)?(?:du kien |uoc )?(?:tong|cong|nguon (?:kinh phi|von))\b"
)
_WITH_TOTAL = re.compile(r"\b(?:voi|co) tong\b")
_OF_PLAN = re.compile(r"\b(?:ke hoach|chuong trinh|danh muc|du toan|(?<!trung tam )khuyen cong)\b")
_GIVER = re.compile(r"\b(?:(?:kinh phi|nguon|von|chuong trinh|trung tam) )?khuyen cong(?: [a-z]+){0,5}? ho tro\b")
_TIMES = re.compile(r"\bmỗi [^\d.;]{2,30}\d[\d.,]* (?:nghìn |triệu |tỷ |tỉ )?đồng,? tổng cộng\s*$")  # so much each
_OF_EVENT = re.compile(r"(?:chi phi|kinh phi) to chuc\b[^.;]*$")
# «tổng kinh phí thực hiện đề án là …»: one project, and no name of a programme behind it
_OF_ONE = re.compile(
    r"\b(?:cua|thuc hien) (?:de an|du an|mo hinh)(?: nay| tren| [\"“«][^\"”»]{4,160}[\"”»])?"
    r"(?: la| du kien| khoang| hon| gan| tren)*:?\s*$"
)
# what is raised by all, added up since the year began, or told with what others bring
_RAISED = re.compile(
    r"\btong (?:kinh phi|nguon von|so von)(?: da)? huy dong\b|\bnguon luc\b|^\W*(?:luy ke|(?:neu )?(?:tinh|ke) ca)\b"
)
SCHEME_REACH = 1200  # back to where a paper names the programme that it calls «Đề án»
_ROUNDS = re.compile(r"(?:dot|lan|nhom)\b")
_PROJECTS = re.compile(r"(?:de an|chuong trinh|nhiem vu|noi dung|du an)\b")


def are_projects(counts: Iterable[Quantity]) -> bool:
    """Whether nothing but projects is counted, and more than one: what they cost together is a total."""
    counted = [q for q in counts if not _ROUNDS.match(fold(q.unit))]
    return any(q.value > 1 for q in counted) and all(_PROJECTS.match(fold(q.unit)) for q in counted)


def opens_with_total(scan: Scan, start: int) -> bool:
    return bool(_OPENS_WITH_TOTAL.match(scan.folded, start))


def _as_cost(
    scan: Scan, money: Money, first: int, least: int, *, is_alone: bool, titled: bool, numbered: bool, section: bool
) -> Money:
    """What a thing cost, though called «tổng»: it is not parted, and its clause counts or names what it was for."""
    of_item, numbered = is_alone and titled, is_alone and numbered
    after = scan.masked[money.span.end : money.span.end + REACH]
    start = scan.clause_start(money.span.start, first)
    if _OF_ONE.search(scan.folded, start, money.span.start) or _is_paid_with(scan, start, money):
        of_many = SCHEME.search(scan.folded, max(0, start - SCHEME_REACH), start) or is_for_contents(scan, money)
        return money if of_many else replace(money, kind=MoneyKind.SPENDING)
    lead = Span(max(start, least), money.span.start)
    counts = [q for q in find_counts(scan, lead) if q.rule != "whole"]
    if is_parted(after) and (tells_parts(after) or not are_projects(counts)):
        return money
    lead_in = scan.folded[start : money.span.start]
    if is_programmes(lead_in, after) or PROGRAMME_YEAR.search(scan.folded, first, money.span.start):
        return money
    if not of_item and OF_SCHEME.search(scan.flat, start, money.span.start):
        return money
    if _RAISED.search(lead_in) or scan.landmarks.in_yearly_sums(money.span.start):
        return money
    units = [q.unit for q in counts]
    if not numbered and (_of_several(scan, start, money, counts) or (section and is_alone and are_projects(counts))):
        return money
    if _OF_EVENT.search(scan.folded, start, money.span.start) or is_for_so_many(after) or opens_with_sum(scan, money):
        is_cost = True
    elif opens_with_total(scan, start):
        is_cost = of_item and (start > first or scan.folded[start - 1 : start] == ",")
        is_cost = is_cost or (is_alone and _closes_list(scan, start, first))
    else:
        words = _GIVER.sub("", scan.fold(lead))
        is_cost = bool(units) or of_item or (bool(_WITH_TOTAL.search(words)) and not _OF_PLAN.search(words))
        is_cost = is_cost or (is_alone and not _OF_PLAN.search(words) and names_thing(scan, Span(start, lead.end)))
        is_cost = is_cost or bool(_TIMES.search(scan.flat, start, money.span.start))
    return replace(money, kind=MoneyKind.SPENDING) if is_cost else money


# «làm mô hình trình diễn với 1,5 tỷ đồng kinh phí khuyến công»
_WITH = re.compile(r"\b(?:voi|bang|het|ton|nho)(?: (?:hon|gan|tren|khoang))*\s*$")


def _is_paid_with(scan: Scan, start: int, money: Money) -> bool:
    """Whether the words up to a sum name a thing done with it, though the sum is called the programme's."""
    paid = _WITH.search(scan.folded, start, money.span.start)
    if paid is None or not is_of_programme(scan.folded[money.span.end : money.span.end + REACH]):
        return False
    return not _OF_PLAN.search(scan.folded, start, paid.start()) and names_thing(scan, Span(start, paid.start()))


def _closes_list(scan: Scan, start: int, first: int) -> bool:
    """«… hỗ trợ 4 cơ sở mua máy; mở 2 lớp; tổng kinh phí 1,6 tỷ đồng»: what all that its sentence counts cost."""
    if start <= first or scan.folded[start - 1] != ";":
        return False
    return bool(find_counts(scan, Span(first, start))) and not tells_sum(scan.folded[first:start])


_WHOLE_YEAR = re.compile(r"\s*(?:tinh chung )?ca nam\b")
_SPLIT_BEHIND = re.compile(
    rf"[\s,;(]*(?:(?:\.\s)?trong (?:so )?(?:do|nay):?,? (?:co )?(?:\d+ |(?P<source>(?:tu |kinh phi )?{SOURCE}))"
    rf"|(?:gom )?{SOURCE})"
)


def _of_several(scan: Scan, start: int, money: Money, counts: list[Quantity]) -> bool:
    """Whether a sum is of a list of things each counted, or of projects that sources or counts then split."""
    if any("," in scan.flat[a.span.end : b.span.start] and a.unit == b.unit for a, b in pairwise(counts)):
        return True
    if not are_projects(counts):
        return False
    split = _SPLIT_BEHIND.match(scan.folded, money.span.end)
    if split and split["source"]:  # «trong đó khuyến công quốc gia 8 đề án»: each source is counted, none paid alone
        rest = Span(split.end(), scan.sentence_end(split.end(), len(scan.flat)))
        split = split if tells_sum(scan.fold(rest)) else None
    in_rounds = any(_ROUNDS.match(fold(q.unit)) for q in counts)
    return in_rounds or split is not None or bool(_WHOLE_YEAR.match(scan.folded, start))


def _with_listed_parts(scan: Scan, told: tuple[Money, ...]) -> tuple[Money, ...]:
    """«600 triệu đồng, gồm: triển khai ở huyện 30 triệu đồng; …»: in a list that adds up to a total all are things."""
    if len(told) < 3 or told[0].kind is not MoneyKind.TOTAL or told[0].value != sum(m.value for m in told[1:]):
        return told
    kinds = {m.kind for m in told[1:]}
    named = not any(SOURCE_ALONE.match(scan.folded[a.span.end : b.span.start]) for a, b in pairwise(told))
    if kinds != {MoneyKind.SPENDING, MoneyKind.TOTAL} or not named:
        return told
    return (told[0], *(replace(m, kind=MoneyKind.SPENDING) for m in told[1:]))


def _with_sums_as_totals(sums: list[Money]) -> tuple[Money, ...]:
    """The first sum that equals all the sums behind it is their total, whatever it is called; more would be chance."""
    spent = [m.value for m in sums if m.kind is MoneyKind.SPENDING]
    behind, count = sum(spent), len(spent)
    for i, money in enumerate(sums):
        if money.kind is MoneyKind.SPENDING:
            behind, count = behind - money.value, count - 1
        if count > 1 and behind == money.value and money.kind in COSTS:
            return (*sums[:i], replace(money, kind=MoneyKind.TOTAL), *sums[i + 1 :])
    return tuple(sums)
