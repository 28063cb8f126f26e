"""Figures that a sentence sets beside its own: «… 268/275 triệu đồng», «đạt 95% kế hoạch (02 lớp)», «cùng kỳ: 3 tỷ»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from ....terms.facts import REACHED, Amount, Quantity, Role, Span
from ....terms.numbers import NotANumber, parse_number, parse_scaled
from ..grammar.counts import find_counts
from ..grammar.money import Money, find_money
from ..grammar.money_kinds import MoneyKind
from ..grammar.periods import find_period, spans_years, year_of
from ..grammar.roles import Context
from ..grammar.sums import NUMBER, SCALE
from ..grammar.units import UNIT
from ..text.scan import Scan


@dataclass(frozen=True, slots=True)
class Aside:
    """What a sentence compares with; `span` is left out when the sentence itself is read."""

    span: Span
    role: Role
    period: str | None
    amount: Amount | None = None
    quantities: tuple[Quantity, ...] = ()
    others: tuple[Money, ...] = ()  # its sources, told behind it


def asides_in(scan: Scan, span: Span, context: Context) -> tuple[Aside, ...]:
    """What a passage is compared with, in order: results with their plan, everything with earlier periods."""
    told = list(_earlier(scan, span, context.period))
    if context.role in REACHED:
        told += [*_plans(scan, span, context.period), *_behind_slash(scan, span, context.period)]
    told.sort(key=lambda aside: aside.span.start)
    told = [*_each_its_own(scan, told)]
    return tuple(_as_earned(scan, span, told)) if any(aside.amount for aside in told) else tuple(told)


def _each_its_own(scan: Scan, told: list[Aside]) -> Iterator[Aside]:
    """«(kế hoạch 05 lớp, 600 triệu đồng; cùng kỳ 04 lớp, 580 triệu đồng)»: of one bracket each has what is told before
    the next."""
    end = 0
    for aside, following in zip_longest(told, told[1:]):
        within = aside.span.end < end
        end = max(end, aside.span.end)
        stops = min(end, following.span.start) if following else end
        if within or stops < aside.span.end:
            yield _told(scan, Span(aside.span.start, stops), aside.role, aside.period)
        else:
            yield aside


_OF_MONEY_SPENT = re.compile(r"\b(?:kinh phi|von|du toan|ngan sach|ho tro|chi)\b|[.;]\s")


def _as_earned(scan: Scan, span: Span, told: list[Aside]) -> Iterator[Aside]:
    """«doanh thu 2,4 tỷ đồng, tăng 20% so với năm 2023 (2 tỷ đồng)»: what revenue is compared with was earned too."""
    sums = [m for m in find_money(scan, span) if m.kind is not MoneyKind.NORM]
    for aside in told:
        at = aside.amount.span if aside.amount else aside.span
        before = [m for m in sums if m.span.start < min(at.start, aside.span.start)][-1:]
        earned = aside.amount and before and before[0].kind is MoneyKind.REVENUE
        if earned and not _OF_MONEY_SPENT.search(scan.masked, before[0].span.end, at.start):
            part = Span(at.start, max(at.end, aside.span.end))
            revenues = tuple(replace(m, kind=MoneyKind.REVENUE) for m in find_money(scan, part))
            yield replace(aside, amount=None, quantities=find_counts(scan, part, revenues), others=())
        else:
            yield aside


_FIGURE = r"(?:la |khoang |hon |tren |gan |tu |it nhat )?(?=\d)(?!20\d\d\b|\d+ thang|[\d,]+ ?%)"
_PLAN = (
    r"(?:ke hoach|\bkh\b|du toan|chi tieu|muc tieu|(?<=so voi )nhiem vu(?= (?:duoc )?giao)"
    r"|(?<=% )(?:tong )?(?:chuong trinh|kinh phi)(?= duoc (?:duyet|giao|phe duyet)))"
)
_PLAN_WORDS = ("ke hoach", "kh", "du toan", "chi tieu", "muc tieu", " duoc ", " giao")  # no plan is told without one
_PLAN_TAIL = (
    r"(?: (?:nam|ca nam|giao|duoc|de ra|dat ra|da|tinh|von|kinh phi|phe duyet|duyet|ban dau|la|quy|dau nam|bo tri|nay"
    r"|cua|20\d\d|ngan sach|trung uong|dia phuong|phan bo|hang|ubnd|ke hoach|va|du toan|thang|[69] thang|dau|cuoi))*"
)
_BESIDE = re.compile(
    r"(?<![.;:,]\s)(?<!\d )(?<!xay dung )(?<!lap )(?<! co )"  # «xây dựng kế hoạch 20 đề án» is what is told itself
    rf"(?P<lead>\(\s*)?{_PLAN}{_PLAN_TAIL}(?P<open>\s*[:(]\s*|\s+){_FIGURE}"
)
_GIVEN_OF = re.compile(
    r"(?:so voi|(?:trong|tren|cua) tong (?:so|von|kinh phi|du toan)|(?<=trieu dong )tren|(?<=ty dong )tren) "
    r"(?=\d[\d.,]*[^.;,\d]{2,24}?(?:dong)? (?:[a-z]+ ){0,3}?(?:du kien|ke hoach|du toan|duoc giao|bo tri))"
)
# «đã giải ngân 3 tỷ đồng trong tổng kinh phí 4 tỷ đồng»
_PAID_OF = re.compile(
    r"\b(?:giai ngan|thanh toan|da chi|su dung|thuc hien)(?: duoc)?(?: hon| gan| khoang| tren)?"
    r" \d[\d.,]* (?:trieu |ty )?dong (?:trong|tren) tong (?:so|von|kinh phi|du toan)(?: von| kinh phi)?(?: la)? (?=\d)"
)
# «(cùng kỳ 580 triệu đồng, kế hoạch 600 triệu đồng)»
_BEHIND_EARLIER = re.compile(
    rf"\((?:so voi )?(?:cung ky|nam 20\d\d)\b[^()]{{1,60}}[,;] (?P<plan>{_PLAN}{_PLAN_TAIL}\s*:?\s*){_FIGURE}"
)
_EARLIER_WORDS = ("(cung ky", "(so voi", "(nam ")
_GIVEN_WORDS = ("so voi ", " tong ", "tren ")
_TOTAL_WORDS = (" tong ",)
_PLANS = (
    (_BESIDE, _PLAN_WORDS),
    (_BEHIND_EARLIER, _EARLIER_WORDS),
    (_GIVEN_OF, _GIVEN_WORDS),
    (_PAID_OF, _TOTAL_WORDS),
)
_DIFFERENCE = re.compile(r"(?:vuot|tang|giam|thap|cao|it|nhieu|them|hon)(?: hon| them)?(?: so voi)?(?: muc)?\s*$")
# «đưa ra mục tiêu hỗ trợ 10 cơ sở và đã hoàn thành»: what was aimed at is what was reached
AIM_REACHED = re.compile(
    r"\bmuc tieu\b[^.;\d]{0,120}\d[^.;]{0,80}?(?:,| va) (?:den nay )?da (?:deu |duoc )?(?:hoan thanh|dat(?: duoc)?)"
    r"(?: (?:100 ?%|toan bo|muc tieu|ke hoach|nay|de ra|dung (?:tien do|thoi han|ke hoach)))*"
    r"(?=\s*(?:[.;)]|\Z|, (?:voi )?(?:tong )?kinh phi))"
)
_END = re.compile(r"[.;,](?=\s|$)|\)|\s(?:va|da|nay|thuc hien|ket qua|dat|giai ngan|bang)\b")
_END_OF_BRACKET = re.compile(r"\)|[.](?=\s|$)")


def _plans(scan: Scan, span: Span, period: str | None) -> Iterator[Aside]:
    last = span.start
    for pattern, words in _PLANS:
        for mark in pattern.finditer(scan.masked, span.start, span.end) if scan.says(span, *words) else ():
            if mark.start() < last or _is_difference(scan, mark):
                continue
            if AIM_REACHED.match(scan.masked, mark.start(), span.end):
                continue
            in_bracket = "(" in mark.group()
            aside = _told(
                scan,
                Span(mark.end(), _end(scan, mark.end(), span.end, in_bracket=in_bracket)),
                Role.PLAN,
                find_period(mark.groupdict().get("plan") or mark.group()) or year_of(period),
            )
            if not (aside.amount or aside.quantities):
                aside = replace(aside, quantities=tuple(_in_same_unit(scan, span, mark)))
            if aside.amount or aside.quantities:
                yield aside
                last = aside.span.end


_BARE = re.compile(r"\d{1,5}(?=\s*(?:[.;)]|,(?!\d)|$)|\s+(?:dat|tang|giam|vuot|bang)\b)")
UNIT_REACH = 40


def _in_same_unit(scan: Scan, span: Span, mark: re.Match[str]) -> Iterator[Quantity]:
    """«04 hội chợ so với kế hoạch 05»: of what was counted right before."""
    bare = _BARE.match(scan.masked, mark.end(), span.end)
    if bare and (counted := find_counts(scan, Span(max(span.start, mark.start() - UNIT_REACH), mark.start()))):
        at = Span(*bare.span())
        yield Quantity(int(bare[0]), counted[-1].unit, at, rule="aside")


def _is_difference(scan: Scan, mark: re.Match[str]) -> bool:
    """«vượt kế hoạch 12 sản phẩm» tells a difference, «vượt kế hoạch (40 sản phẩm)» the plan."""
    return "(" not in mark.group() and bool(_DIFFERENCE.search(scan.masked, max(0, mark.start() - 30), mark.start()))


_BEFORE = re.compile(
    r"(?<!hon )(?:so voi |bang [\d,]+ ?% )?cung ky(?: nam)?(?: (?P<year>20\d\d)| truoc| ngoai)?\s*"
    r"(?P<open>\(|la |dat |thuc hien |to chuc |: |(?=\d)(?!20\d\d\b))"
    r"|so voi (?P<part>quy (?:iv|i{1,3}|[1-4])|thang \d{1,2})\s*(?P<open4>\()(?=\d|khoang)"
    r"|so voi (?:[a-z]+ ){0,4}?nam (?:(?P<year2>20\d\d)|truoc|ngoai)\s*(?P<open2>\()(?=\d|khoang)"
    r"|(?P<open3>\(|; |, (?=nam 20\d\d ?:))nam (?:(?P<year3>20\d\d)|truoc)\s*(?::|la|dat|co|,)\s*"
)
# «tăng từ 2 tỷ đồng năm 2022 lên 3 tỷ đồng năm 2023»
_RISEN_FROM = re.compile(
    r"\btu (?:khoang |hon |gan )?(?P<figure>\d(?:[^.;:()]|\.(?=\d)){2,40}?) (?:(?:trong|cua|vao) )?nam (?P<year>20\d\d)"
    r" (?:tang |giam )?(?:len|xuong|con|thanh)\b"
)
_BEFORE_WORDS = ("cung ky", "so voi", "nam ")


def _earlier(scan: Scan, span: Span, period: str | None) -> Iterator[Aside]:
    """«so với năm 2022 (3 tỷ đồng)», «cùng kỳ năm trước (116 triệu)», «(năm 2016: 4 hội chợ, 515 triệu đồng)»."""
    if not scan.says(span, *_BEFORE_WORDS):
        return
    yield from _risen_from(scan, span, period)
    for mark in _BEFORE.finditer(scan.masked, span.start, span.end):
        if mark["part"]:
            yield from _of_part(scan, mark, span, period)
            continue
        year = mark["year"] or mark["year2"] or mark["year3"] or (str(int(period[:4]) - 1) if period else None)
        if year is None or (period and year >= period[:4]):
            continue
        same = period[4:] if period and "cung ky" in mark.group() and not spans_years(period) else ""
        in_bracket = "(" in mark.group() or scan.masked[mark.start() - 1 : mark.start()] == "("
        aside = _told(
            scan, Span(mark.end(), _end(scan, mark.end(), span.end, in_bracket=in_bracket)), Role.ACTUAL, year + same
        )
        if aside.amount or aside.quantities:
            yield aside


def _risen_from(scan: Scan, span: Span, period: str | None) -> Iterator[Aside]:
    told = [m for m in _RISEN_FROM.finditer(scan.masked, span.start, span.end) if period and m["year"] < period[:4]]
    sums = find_money(scan, span) if told else ()
    spent = (MoneyKind.SPENDING, MoneyKind.TOTAL)
    for mark in told:
        figure = Span(*mark.span("figure"))
        if all(m.kind in spent for m in sums if figure.start <= m.span.start < figure.end):
            yield _told(scan, figure, Role.ACTUAL, mark["year"])


def _of_part(scan: Scan, mark: re.Match[str], span: Span, period: str | None) -> Iterator[Aside]:
    """«so với quý I (3 đề án, 700 triệu đồng)»: a part of the same year."""
    told = find_period(mark["part"] + " ", year=period[:4] if period else None)
    if told and told != period:
        yield _told(scan, Span(mark.end(), _end(scan, mark.end(), span.end, in_bracket=True)), Role.ACTUAL, told)


def _end(scan: Scan, start: int, most: int, *, in_bracket: bool) -> int:
    found = (_END_OF_BRACKET if in_bracket else _END).search(scan.masked, start, most)
    return found.start() if found else most


def _told(scan: Scan, part: Span, role: Role, period: str | None) -> Aside:
    sums = [m for m in find_money(scan, part) if m.kind in (MoneyKind.SPENDING, MoneyKind.TOTAL)]
    return Aside(part, role, period, sums[0].amount if sums else None, find_counts(scan, part), tuple(sums[1:]))


_SLASH_SUM = re.compile(
    rf"(?:\d|dong|trieu|ty|ti)\s*/\s*(?P<value>{NUMBER})\s*(?P<scale>{SCALE})?\s*(?P<unit>dong\b|d\b)?"
)


@cache
def _counts_behind_slash() -> re.Pattern[str]:
    """Made where a slash is first met in results: all units twice take a program's start longer than any other rule."""
    return re.compile(rf"(?:\d|(?P<left>{UNIT}))\s*/\s*(?P<value>\d[\d.]*)\s+(?P<unit>{UNIT})")


_OF_PLAN = re.compile(rf"{_PLAN}|dat (?:ty le )?[\d,]+ ?%")


# «đã tổ chức 2/3 hội chợ»: of those that were to be. Of people and places so many of all there are may be meant.
_DONE_OF = re.compile(r"\b(?:to chuc|thuc hien|trien khai|hoan thanh|nghiem thu|mo)(?: duoc| xong)? \d[\d.]*$")
_TOOK_PART_IN = re.compile(r"(?:\b(?:tham gia|ho tro|tham du|dang cai)(?: duoc)?|[:(]) \d[\d.]*$")
_HELD = re.compile(
    r"(?:hoi (?:cho|nghi|thao|thi)|phien cho|cho phien|lop|khoa|de an|mo hinh|cuoc|doan|chuyen|tuan hang|nhiem vu"
    r"|noi dung|chuong trinh)\b"
)
DONE_REACH = 30


def _behind_slash(scan: Scan, span: Span, period: str | None) -> Iterator[Aside]:
    """«268 triệu đồng/275 triệu đồng»; «6 lớp/7 lớp»; «03/04 lớp» where a plan is spoken of."""
    if scan.masked.find("/", span.start, span.end) < 0:
        return
    for match in _SLASH_SUM.finditer(scan.masked, span.start, span.end):
        if (match["scale"] or match["unit"]) and (value := _sum(match)):
            at = Span(match.start("value"), match.end())
            shares_unit = scan.masked[match.start()].isdigit()  # «268/275 triệu»
            told = _with_slash(match) if shares_unit else at
            yield Aside(told, Role.PLAN, year_of(period), Amount(value, at, rule="aside"))
    of_plan = False
    for match in _counts_behind_slash().finditer(scan.masked, span.start, span.end):
        if match["left"]:
            alike = match["left"].partition(" ")[0] == match["unit"].partition(" ")[0]
        else:
            alike = of_plan or _is_of_plan(scan, match, span)
        if alike:  # «5 lớp/150 học viên» compares nothing
            of_plan = not match["left"]  # «04/05 lớp, 120/150 học viên»: so are those behind
            yield from _slash_count(scan, match, period)


def _is_of_plan(scan: Scan, match: re.Match[str], span: Span) -> bool:
    first, at = max(span.start, match.start() - DONE_REACH), match.start() + 1
    if _DONE_OF.search(scan.folded, first, at):
        return True
    if _HELD.match(match["unit"]) and _TOOK_PART_IN.search(scan.folded, first, at):
        return True
    return _OF_PLAN.search(scan.folded, match.end(), scan.clause_end(match.end(), span.end)) is not None


def _sum(match: re.Match[str]) -> int | None:
    try:
        return parse_scaled(match["value"], match["scale"] or "")
    except NotANumber:
        return None


def _slash_count(scan: Scan, match: re.Match[str], period: str | None) -> Iterator[Aside]:
    try:
        value = parse_number(match["value"])
    except NotANumber:
        return
    unit = scan.words(Span(match.start("unit"), match.end("unit")))
    at = Span(match.start("value"), match.end("unit"))
    count = Quantity(int(value), unit, at, rule="aside")
    yield Aside(at if match["left"] else _with_slash(match), Role.PLAN, year_of(period), quantities=(count,))


def _with_slash(match: re.Match[str]) -> Span:
    """«/275» of «268/275 triệu»: the unit belongs to both."""
    return Span(match.start() + 1, match.end("value"))
