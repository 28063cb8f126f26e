"""Which sums of a passage are what its things cost, which are their sources, and which are wholes of others."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Quantity, Span
from ....terms.vietnamese import fold
from ..grammar.budget import names_purpose, names_thing, title_names_thing
from ..grammar.counts import find_counts
from ..grammar.money import REACH, Money, find_money
from ..grammar.money_kinds import MoneyKind
from ..grammar.parts import is_parted, tells_parts
from ..grammar.periods import leading_period
from ..grammar.programmes import PROGRAMME_YEAR, WHOLE_PLAN, is_for_so_many, is_of_programme
from ..grammar.sources import PAYER, SOURCE
from ..grammar.sums import tells_sum
from ..text.scan import Scan
from .supports import is_supported, with_supported_costs, with_supports


def settled(scan: Scan, span: Span, *, title: str, numbered: bool, section: bool, overall: bool) -> tuple[Money, ...]:
    """The sums of a passage with their kinds as what stands around them says.

    `title`: the one thing that the passage is known to be about; `numbered`: it is an item of an outline; `section`:
    it stands in a section beside such items; `overall`: it is told of a whole section, whose sums are totals.
    """
    sums = find_money(scan, span)
    if overall:
        return tuple(replace(m, kind=MoneyKind.TOTAL) if m.kind is MoneyKind.SPENDING else m for m in sums)
    costs = [m for before, m in zip((None, *sums), sums, strict=False) if _may_cost(scan, before, m, span.start)]
    named = bool(title) and (bool(costs) or (numbered and len(sums) > 1)) and title_names_thing(title)
    titled = named and bool(costs)
    told: list[Money] = []
    for money in sums:
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
        money = _as_part(scan, before, money, span.start)
        told.append(money if titled else _of_nothing(scan, money, span))
    told = with_supported_costs(scan, told)
    return _with_sums_as_totals(with_supports(scan, told, span) if named and numbered else told)


_OPENS_BRACKET = re.compile(
    r"[^.;:()]{4,160}?(?=\s*\((?:(?:tong |so |voi |muc )*(?:kinh phi|chi phi|so tien|du toan)"
    r"(?: thuc hien| ho tro| dau tu)?(?: la|:)?)?\s*(?:(?:hon|gan|khoang|tren)\s+)?$)"
)


def _is_bracketed_cost(scan: Scan, before: Money | None, money: Money, first: int) -> bool:
    """«mua máy sấy (tổng kinh phí 2 tỷ đồng)»: the cost of the thing right before its bracket, unless that had one."""
    if (
        money.kind not in _COSTS
        or "(" not in scan.folded[max(first, money.span.start - BRACKET_REACH) : money.span.start]
    ):
        return False
    least = max(first, before.span.end if before else first, money.span.start - NAMED_REACH)
    thing = _OPENS_BRACKET.search(scan.folded, least, money.span.start)
    if (
        thing is None
        or _SOURCE_WORDS.search(thing[0])
        or is_parted(scan.masked[money.span.end : money.span.end + REACH])
    ):
        return False
    own = before is None or thing.start() > least or thing[0].startswith((",", " va "))
    return own and names_thing(scan, Span(*thing.span()))


BRACKET_REACH = 50  # from a bracket's opening to its sum


def _of_nothing(scan: Scan, money: Money, span: Span) -> Money:
    """A sum before which, and right behind which, only money is spoken of, is a total."""
    if money.kind is not MoneyKind.SPENDING or _joins_before(scan, money, span.start):
        return money
    if _opens_with_sum(scan, money):
        return money
    first = max(span.start, money.span.start - NAMED_REACH)
    if names_thing(scan, Span(first, money.span.start)) or names_purpose(scan, _behind(scan, money, span.end)):
        return money
    return replace(money, kind=MoneyKind.TOTAL)


# «Với kinh phí 3 tỷ đồng (…), chương trình sẽ thực hiện 12 đề án»
_WITH_SUM = re.compile(
    r"\W*(?:nam 20\d\d,? )?(?:voi|bang|tu) (?:(?:tong|so|nguon|muc) )*(?:kinh phi|tien|von)\b[^,.;:()]*$"
)
_THEN_SO_MANY = re.compile(
    r"(?:\s*\([^()]{2,40}\))?,(?: [a-z]+){0,8}? (?:thuc hien|ho tro|trien khai|to chuc|mo|xay dung)"
    r"(?: [a-z]+){0,6}? \d+ [a-z]"
)


def _opens_with_sum(scan: Scan, money: Money) -> bool:
    """Whether a sentence opens with a sum and goes on to count what it is for."""
    start = scan.clause_start(money.span.start, max(0, money.span.start - NAMED_REACH))
    if not _WITH_SUM.match(scan.folded, start, money.span.start):
        return False
    return _THEN_SO_MANY.match(scan.folded, money.span.end) is not None


def _joins_before(scan: Scan, money: Money, start: int) -> bool:
    """«Kinh phí thực hiện: …», a sentence of its own, is the cost of the one before it."""
    alone = scan.folded[max(0, start - 3) : start].rstrip()[-1:] not in (",", ";", ":")
    return alone and bool(_JOINS.fullmatch(scan.folded, start, money.span.start))


_JOINS = re.compile(r"\W*(?:tong )?kinh phi(?: thuc hien| ho tro| to chuc| da chi)?(?: la)?\s*:?\s*")
NAMED_REACH = 400  # characters on either side of a sum in which what it is for is named
PURPOSE_REACH = 60
_PURPOSE = re.compile(r"(?:: )?(?:, (?=ho tro|cho|chi cho|de|danh|thuc hien \d|trien khai \d)|[^,.;:()])*")


def _behind(scan: Scan, money: Money, most: int) -> Span:
    """The words right behind a sum that say what it is for."""
    behind = _PURPOSE.match(scan.folded, money.span.end, min(most, money.span.end + NAMED_REACH))
    return Span(money.span.end, behind.end() if behind else money.span.end)


def _is_alone(scan: Scan, money: Money, costs: list[Money], most: int) -> bool:
    """Whether no cost stands before a sum, and no other in its sentence."""
    other = next((m for m in costs[:2] if m is not money), None)
    return other is None or other.span.start >= scan.sentence_end(money.span.end, most)


_COSTS = (MoneyKind.SPENDING, MoneyKind.TOTAL)
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
    r"\b(?:cua|thuc hien) (?:de an|du an|mo hinh)(?: nay| tren)?(?: la| du kien| khoang| hon| gan| tren)*:?\s*$"
)
# what is raised by all or added up since the year began
_RAISED = re.compile(r"\btong (?:kinh phi|nguon luc|nguon von|so von)(?: da)? huy dong\b|^\W*luy ke\b")
_FOR_CONTENTS = re.compile(r"(?:[^.;]|\.\d)*\b(?:cho|thanh|gom) \d+ (?:noi dung|hang muc|nhiem vu)\b")
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
    if _OF_ONE.search(scan.folded, start, money.span.start):
        return money if _FOR_CONTENTS.match(after) else replace(money, kind=MoneyKind.SPENDING)
    lead = Span(max(start, least), money.span.start)
    counts = [q for q in find_counts(scan, lead) if q.rule != "whole"]
    if is_parted(after) and (tells_parts(after) or not are_projects(counts)):
        return money
    if is_of_programme(after) or PROGRAMME_YEAR.search(scan.folded, first, money.span.start):
        return money
    if _RAISED.search(scan.folded[start : money.span.start]) or scan.landmarks.in_yearly_sums(money.span.start):
        return money
    units = [q.unit for q in counts]
    if WHOLE_PLAN.search(scan.folded, start, money.span.start) or (
        not numbered and (_of_several(scan, start, money, counts) or (section and is_alone and are_projects(counts)))
    ):
        return money
    if _OF_EVENT.search(scan.folded, start, money.span.start) or is_for_so_many(after) or _opens_with_sum(scan, money):
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


# «(khuyến công 250 triệu đồng, trung ương 90 triệu đồng)»: who gives, in brackets or in a list of givers
_LISTED_GIVER = (
    r"(?:[(,;+]|\bva)\s*(?:kc|trung uong|tw|dia phuong|tinh|huyen|xa|nha nuoc|chu dau tu|chu co so|dan|htx)"
    r"(?: ho tro| cap| bo tri| gop| dau tu| dong gop)?:?"
)
_SOURCE_WORDS = re.compile(
    rf"(?<![a-z]){SOURCE}|kinh phi ho tro"
    rf"|(?:khuyen cong(?: ho tro)?|{_LISTED_GIVER}|{PAYER}(?: gop| bo ra| dau tu| tu tuc)?)"
    r"(?: tren| hon| gan| khoang| du kien)*\s*$"
)
_SOURCE_ALONE = re.compile(
    rf"[\s(+,;-]*(?:(?:trong do|chia theo nguon|theo nguon)[:,]?\s*)?(?:tu |va )?"
    rf"(?:{SOURCE}|kinh phi (?:kcqg|kcdp|khuyen cong)|(?:trung uong|tinh|huyen|nha nuoc|khuyen cong) (?:ho tro|cap)"
    rf"|{PAYER} (?:tu )?(?:doi ung|dong gop))[a-z ]{{0,60}}(?:20\d\d[a-z ]{{0,12}})?:?\s*$"
)
_FROM_SOURCE = re.compile(
    r"\s*(?:la |duoc lay |lay )?"
    r"(?:(?:den )?(?:tu|do|cua) (?:cac )?(?:nha tai tro|doanh nghiep|co so|chu the|xa hoi|hop tac xa|nguon|ngan sach)"
    r"|(?:von|nguon|ngan sach|kinh phi) (?!khuyen cong \w+ (?:mua|cho)))"
)
_PARTS_OPEN = re.compile(r"\b(?:trong do|gom|con lai|va)\b")
_COST_WORDS = re.compile(r"\W*(?:tong |co cau )?(?:kinh phi|du toan|nguon|von)")
_CLAUSE_MARK = re.compile(r"[.;:(](?=\s|[a-z])")
_MARK = re.compile(r"[.;](?=\s|$)")


def _may_cost(scan: Scan, before: Money | None, money: Money, first: int) -> bool:
    """Whether a sum is neither announced as a part nor only a source of the sum before it."""
    is_source = before is not None and bool(_SOURCE_ALONE.match(scan.folded[before.span.end : money.span.start]))
    return money.kind in _COSTS and not is_source and not _opens_parts(scan, money, first)


def _opens_parts(scan: Scan, money: Money, first: int) -> bool:
    return "trong do" in scan.folded[scan.clause_start(money.span.start, first) : money.span.start]


def _as_part(scan: Scan, before: Money | None, money: Money, first: int) -> Money:
    """Sums of sources are parts of the sum before them: behind «trong đó», in brackets, or a source alone in a list."""
    if money.kind is not MoneyKind.SPENDING:
        return money
    start = max(first, before.span.end if before else first)
    if _counts_things(scan, Span(start if before else money.span.end, money.span.end)):
        return money  # a part that counts things is of them
    if _FOR_PROJECTS.search(scan.folded, start, money.span.start):
        return money
    if before is None and _gives_for(scan, money):
        return money
    is_part = _is_source(scan, before, money, scan.folded[start : money.span.start])
    return replace(money, kind=MoneyKind.TOTAL) if is_part else money


# «hỗ trợ đề án khuyến công quốc gia 400 triệu đồng»: a content, though it names a source
_FOR_PROJECTS = re.compile(r"\b(?:ho tro|thuc hien|trien khai) (?:cac )?(?:de an|du an|mo hinh)\b[^,.;:()]*$")


def _gives_for(scan: Scan, money: Money) -> bool:
    """«Khuyến công quốc gia hỗ trợ 3 tỷ đồng cho các đề án về gỗ»: the giver of a thing, not a part of its cost."""
    behind = _behind(scan, money, len(scan.flat))
    return scan.folded.startswith((" cho ", " de "), behind.start) and names_purpose(scan, behind)


def _counts_things(scan: Scan, span: Span) -> bool:
    """Whether something is counted in a span or in the words right behind it."""
    behind = _PURPOSE.match(scan.folded, span.end, span.end + PURPOSE_REACH)
    return bool(find_counts(scan, Span(span.start, behind.end() if behind else span.end)))


def _is_source(scan: Scan, before: Money | None, money: Money, lead: str) -> bool:
    if before and _PARTS_OPEN.search(lead) and _FROM_SOURCE.match(scan.folded, money.span.end):
        return True
    if before and before.kind in _COSTS and _IN_STAGES.match(lead):
        return True
    if before and _opens_sources(before, lead):
        return before.kind in _COSTS and bool(_SOURCE_WORDS.search(_MARK.split(lead)[-1]))
    if _GIVES_TO.search(lead):
        return False
    clauses = _CLAUSE_MARK.split(lead.rstrip(": "))
    of_cost = before is not None or len(clauses) < 2 or bool(_COST_WORDS.match(clauses[0]))
    of_cost = of_cost or leading_period(f"{clauses[0]} ") is not None
    return of_cost and bool(_SOURCE_ALONE.match(clauses[-1]))


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


def _with_sums_as_totals(sums: list[Money]) -> tuple[Money, ...]:
    """A sum that equals all the sums behind it is their total, whatever it is called."""
    told: list[Money] = []
    behind = count = 0
    for money in reversed(sums):
        if money.kind is MoneyKind.SPENDING and count > 1 and behind == money.value:
            money = replace(money, kind=MoneyKind.TOTAL)
        elif money.kind is MoneyKind.SPENDING:
            behind, count = behind + money.value, count + 1
        told.append(money)
    return tuple(reversed(told))
