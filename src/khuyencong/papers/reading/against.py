"""Figures of the plan told inside a sentence of results: «… 268/275 triệu đồng», «(kế hoạch 02 lớp)»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...terms.facts import Amount, Quantity, Role, Span
from ...terms.numbers import NotANumber, parse_number, parse_scaled
from .counts import find_counts
from .money import NUMBER, Money, MoneyKind, find_money
from .periods import find_period
from .scan import Scan
from .units import UNIT

_WORD = r"(?:ke hoach|\bkh\b|du toan|chi tieu|muc tieu)"
_TAIL = (
    r"(?: (?:nam|ca nam|giao|duoc|de ra|dat ra|da|tinh|von|kinh phi|phe duyet|duyet|ban dau|la|quy|dau nam|bo tri|nay"
    r"|cua|20\d\d|phan bo|duoc giao|hang|ubnd|ke hoach|va|du toan|thang|[69] thang|dau|cuoi))*"
)
_FIGURE = r"(?:la |khoang |hon |tren |gan |tu |it nhat )?(?=\d)(?!20\d\d\b|\d+ thang|[\d,]+ ?%)"
# Behind «đạt 95%», «so với» or in brackets the figure follows at once; at the head of a clause verbs may stand between.
_BESIDE = re.compile(rf"(?P<lead>\(\s*)?{_WORD}{_TAIL}(?P<open>\s*[:(]\s*|\s+){_FIGURE}")
_AHEAD = re.compile(
    rf"(?:^|[.;:(]\s+)(?:theo )?(?:ke hoach|kh|chi tieu|muc tieu|du toan)\b"
    rf"(?:(?! (?:thuc hien|dat|da|vuot|ket qua|tang|giam)\b)[a-z :]){{0,45}}?\s{_FIGURE}"
)
_DIFFERENCE = re.compile(r"(?:vuot|tang|giam|thap hon|cao hon|it hon|nhieu hon|them|bang [\d,]+ ?%)[^.;(]{0,40}$")
_ENDS = re.compile(r"[.;](?=\s|$)|\)|,? (?:da |nay )?(?:thuc hien|ket qua|dat|giai ngan)\b|, da\b")
_REACHED = re.compile(
    r"[.;,]\s+(?:den nay,? |den ngay [^,]{4,12},? )?(?:da|thuc hien|ket qua|uoc|giai ngan|hoan thanh|nghiem thu|dat)\b"
)
_SLASH_SUM = re.compile(
    rf"(?:\d|dong|trieu|ty|ti)\s*/\s*(?P<value>{NUMBER})\s*(?P<scale>nghin|ngan|trieu|ty|ti)?\s*(?P<unit>dong\b|d\b)?"
)
_SLASH_COUNT = re.compile(rf"\d\s*/\s*(?P<value>\d[\d.]*)\s+(?P<unit>{UNIT})")
_PLAN_WORDS = re.compile(rf"{_WORD}|dat (?:ty le )?[\d,]+ ?%")


@dataclass(frozen=True, slots=True)
class Planned:
    """What a sentence of results says was planned; `span` is left out when the results are read."""

    span: Span
    amount: Amount | None = None
    quantities: tuple[Quantity, ...] = ()
    period: str | None = None
    others: tuple[Money, ...] = ()  # its sources, told behind it
    role: Role = Role.PLAN  # ACTUAL for what an earlier period reached


def planned_in(scan: Scan, span: Span, period: str | None) -> tuple[Planned, ...]:
    """The plan's figures in a passage of results, in order."""
    told = [*_named(scan, span, period), *_behind_slash(scan, span), *_earlier(scan, span, period)]
    if not told:
        told = list(_approved_first(scan, span, period))
    return tuple(sorted(told, key=lambda p: p.span.start))


def _named(scan: Scan, span: Span, period: str | None) -> list[Planned]:
    found: list[Planned] = []
    for pattern in (_BESIDE, _AHEAD):
        for mark in pattern.finditer(scan.masked, span.start, span.end):
            if any(p.span.start <= mark.end() <= p.span.end for p in found) or _is_difference(scan, mark, span):
                continue
            most = _reached_from(scan, mark.end(), span.end) if pattern is _AHEAD else None
            part = Span(mark.end(), most or _end(scan, mark.end(), span.end))
            planned = _planned(scan, part, _period_of(mark.group(), period))
            if planned.amount or planned.quantities:
                found.append(planned)
    return found


def _approved_first(scan: Scan, span: Span, period: str | None) -> Iterator[Planned]:
    """«… kinh phí được giao 4,2 tỷ đồng; đã thực hiện 4,05 tỷ»: what was given, then what was spent of it."""
    for mark in _REACHED.finditer(scan.masked, span.start, span.end):
        first, rest = Span(span.start, mark.start()), Span(mark.start(), span.end)
        if _PAST.search(scan.folded, first.start, first.end):
            return
        spent = [m for m in find_money(scan, rest) if m.kind is MoneyKind.SPENDING]
        given = find_money(scan, first)
        if given and spent and _SPENT.search(scan.folded, mark.start(), spent[0].span.start):
            planned = _planned(scan, first, period)
            if planned.amount:
                yield planned
            return
    for mark in _NOT_USED.finditer(scan.masked, span.start, span.end):
        part = Span(*mark.span("given" if mark["given"] else "given2"))
        planned = _planned(scan, part, period)
        if planned.amount:
            yield planned


_NOT_USED = re.compile(
    r"duoc (?:giao|bo tri|phan bo|phe duyet|cap) (?P<given>\d[^.;]{4,30}?dong)\b[^.;]{0,30}"
    r"(?:nhung|song|, (?:phai|khong|chua)|chua)"
    r"|so voi (?P<given2>\d[^.;,]{2,24}?(?:dong)?) (?:du kien|ke hoach|du toan|duoc giao)"
)
_PAST = re.compile(r"\bda (?!duoc)|ket qua|hoan thanh|nghiem thu|to chuc duoc|thuc hien (?:duoc|dat)")
_SPENT = re.compile(r"quyet toan|giai ngan|da chi|thuc chi|kinh phi thuc hien|da thuc hien|thuc hien (?:duoc )?$")


def _earlier(scan: Scan, span: Span, period: str | None) -> Iterator[Planned]:
    """«so với năm 2022 (3 tỷ đồng)», «cùng kỳ năm trước (116 triệu)», «(năm 2016: 4 hội chợ, 515 triệu đồng)»."""
    for mark in _BEFORE.finditer(scan.masked, span.start, span.end):
        year = mark["year"] or mark["year2"] or mark["year3"] or (str(int(period[:4]) - 1) if period else None)
        if year is None or (period and year >= period[:4]):
            continue
        same = period[4:] if period and "cung ky" in mark.group() and "-" not in period[:5] else ""
        part = Span(mark.end(), _end(scan, mark.end(), span.end))
        told = _planned(scan, part, year + same)
        if told.amount or told.quantities:
            yield replace(told, role=Role.ACTUAL)


_BEFORE = re.compile(
    r"(?:so voi |bang [\d,]+ ?% )?cung ky(?: nam)?(?: (?P<year>20\d\d)| truoc| ngoai)?\s*"
    r"(?:\(|la |dat |thuc hien |to chuc |: )"
    r"|so voi nam (?:(?P<year2>20\d\d)|truoc|ngoai)\s*\((?=\d|khoang)"
    r"|(?:\(|; )nam (?:(?P<year3>20\d\d)|truoc)\s*(?::|la|dat|co|,)\s*"
)


def _is_difference(scan: Scan, mark: re.Match[str], span: Span) -> bool:
    """«vượt kế hoạch 12 sản phẩm» tells a difference, «vượt kế hoạch (40 sản phẩm)» the plan."""
    before = scan.folded[scan.clause_start(mark.start(), span.start) : mark.start()]
    return bool(_DIFFERENCE.search(before)) and "(" not in mark.group()


def _reached_from(scan: Scan, start: int, most: int) -> int | None:
    """Where a plan told first gives way to what was reached: «kế hoạch 04 lớp; kinh phí …; đã mở 03 lớp»."""
    found = _REACHED.search(scan.masked, start, most)
    return found.start() if found else None


def _end(scan: Scan, start: int, most: int) -> int:
    found = _ENDS.search(scan.masked, start, most)
    return found.start() if found else most


def _planned(scan: Scan, part: Span, period: str | None) -> Planned:
    sums = [m for m in find_money(scan, part) if m.kind in (MoneyKind.SPENDING, MoneyKind.TOTAL)]
    return Planned(part, sums[0].amount if sums else None, find_counts(scan, part), period, tuple(sums[1:]))


def _period_of(mark: str, period: str | None) -> str | None:
    """«dự toán năm» within a report of half a year is the year's."""
    if said := find_period(mark):
        return said
    return period[:4] if period and re.search(r"\b(?:ca )?nam\b", mark) and "-" not in period[:5] else period


def _behind_slash(scan: Scan, span: Span) -> list[Planned]:
    """«268 triệu đồng/275 triệu đồng»; «03/04 lớp» where the sentence speaks of a plan."""
    found = []
    for match in _SLASH_SUM.finditer(scan.masked, span.start, span.end):
        if (match["scale"] or match["unit"]) and (value := _sum(match)):
            at = Span(match.start("value"), match.end())
            told = (
                Span(at.start, at.start) if scan.masked[match.start()].isdigit() else at
            )  # «268/275 triệu» shares a unit
            found.append(Planned(told, Amount(value, at, rule="against")))
    for match in _SLASH_COUNT.finditer(scan.masked, span.start, span.end):
        if _PLAN_WORDS.search(scan.folded, match.end(), scan.clause_end(match.end(), span.end)):
            found += _slash_count(scan, match)
    return found


def _sum(match: re.Match[str]) -> int | None:
    try:
        return parse_scaled(match["value"], match["scale"] or "")
    except NotANumber:
        return None


def _slash_count(scan: Scan, match: re.Match[str]) -> list[Planned]:
    try:
        value = parse_number(match["value"])
    except NotANumber:
        return []
    unit = scan.words(Span(match.start("unit"), match.end("unit")))
    at = Span(match.start("value"), match.end("unit"))
    return [Planned(Span(at.start, at.start), quantities=(Quantity(int(value), unit, at, rule="against"),))]
