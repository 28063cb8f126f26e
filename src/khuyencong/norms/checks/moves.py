"""Checks of a paper that adjusts a plan: by how much, against what stood and what stands, and all moves against their
sum."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal

from ...terms.facts import Activity, Finding, Role, Span, Status, Total
from ...terms.numbers import NotANumber, format_vnd
from .case import Case, error, printed_figure, warning
from .listed_leads import List, lists_in
from .sums import rounding

_SUM = r"(?P<{}>\d[\d.,]*(?: (?:nghin|trieu|ty|ti))?)(?: dong| d\b)"
_MONEY = re.compile(_SUM.format("sum"))
_GOES = r"(?:xuong|len|con|thanh)(?: con| thanh)?"
_THREE = re.compile(
    rf"\b(?:tang|giam|bo sung)(?: them| bot)? {_SUM.format('by')}[^.;:\d]{{0,40}}?[,( ]+tu {_SUM.format('before')},? "
    rf"{_GOES} {_SUM.format('after')}"
)
_BY = re.compile(rf"\b(?:tang|giam|bo sung|cat|bot)(?: them| bot| so tien| kinh phi| la|:)* {_SUM.format('by')}")
_MOVES = re.compile(r"\b(?:tang|giam|cat|bo sung|khong thuc hien)\b")
_KEPT = re.compile(r"\btong\b.*\b(?:khong (?:thay )?doi|giu nguyen)\b")
_RESERVE = re.compile(
    r"\b(?:chua phan bo|du phong|tiet kiem|ket du|con (?:du|lai|thua)|chua su dung|nguon thu)\b"
)  # pays for more
_PASSES = re.compile(r"\b(?:chuyen|dieu hoa|dieu tiet)\b")
_SAYS_MORE = re.compile(r"\b(?:trong do|con lai)\b")


def moves_in_clauses(case: Case) -> Iterator[Finding]:
    """«giảm 600 triệu đồng, từ 4.800 triệu đồng còn 4.300 triệu đồng», as exactly as the figures are printed."""
    three = _THREE.finditer(case.folded) if " tu " in case.folded else ()
    told = [said for said in three if not _is_of_part(case, said.start())]
    for said in told:
        values = [_value(said[name]) for name in ("by", "before", "after")]
        if all(values) and (wrong := _off(*(value for value in values if value))):
            yield _otherwise(Span(*said.span("by")), wrong, case.words(Span(*said.span("by"))))
    adjusted = (one for one in case.facts.activities if one.before and one.amount)
    for one in adjusted:
        if any(said.start() < one.span.end and one.span.start < said.end() for said in told):
            continue
        by = [*_BY.finditer(case.folded, one.span.start, one.span.end)]
        if len(by) == 1 and not _SAYS_MORE.search(case.folded, one.span.start, by[0].start()):
            yield from _unlike_its_sums(case, one, by[0])


def _unlike_its_sums(case: Case, one: Activity, said: re.Match[str]) -> Iterator[Finding]:
    """A content told with what stood and what stands, and by how much beside them."""
    moved = _value(said["by"])
    if moved is None or one.before is None or one.amount is None:
        return
    stood, stands = (
        (Decimal(told.value), rounding(case, told.span.start, told.value)) for told in (one.before, one.amount)
    )
    if wrong := _off(moved, stood, stands):
        yield _otherwise(Span(*said.span("by")), wrong, case.words(Span(*said.span("by"))))


def _is_of_part(case: Case, at: int) -> bool:
    """«tăng 40 triệu đồng, trong đó ngân sách tỉnh tăng 30 triệu đồng, …»"""
    return _SAYS_MORE.search(case.folded, max(case.folded.rfind(";", 0, at), at - 60, 0), at) is not None


def _otherwise(span: Span, right: Decimal, printed: str) -> Finding:
    message = "Số tăng, giảm khác hiệu của số trước và số sau điều chỉnh"
    return error("sum-mismatch", message, span, printed, format_vnd(int(right)))


def _off(
    by: tuple[Decimal, Decimal], before: tuple[Decimal, Decimal], after: tuple[Decimal, Decimal]
) -> Decimal | None:
    """By how much it moved, where that is another sum."""
    apart = abs(after[0] - before[0])
    return apart if abs(apart - by[0]) > by[1] + before[1] + after[1] else None


def _value(printed: str) -> tuple[Decimal, Decimal] | None:
    digits, _, scale = printed.partition(" ")
    with suppress(NotANumber):
        return printed_figure(digits, scale)
    return None


def moves_against_sums(case: Case) -> Iterator[Finding]:
    """«Giảm 03 nội dung, tổng kinh phí giảm 640 triệu đồng: a) …; b) …; c) …», and a plan whose total stays."""
    sums = [t for t in case.facts.totals if t.amount_vnd and t.role is Role.PLAN]
    moves = [t for t in sums if t.of_group and _MOVES.search(_label(case, t))]
    lists = [*lists_in(case)] if moves else []
    for total in moves:
        told = [abs(move) if move is not None else None for move in map(moved_by, _listed(case, total, lists))]
        added = _sum(told)
        if len(told) > 1 and added is not None and added != total.amount_vnd:
            message = f"Các khoản điều chỉnh liệt kê cộng lại được {format_vnd(added)} đồng, khác số tổng ghi ở trên"
            yield error("sum-mismatch", message, total.span, format_vnd(total.amount_vnd or 0), format_vnd(added))
    kept = next((t for t in sums if not t.of_group and _KEPT.search(_label(case, t) + _goes_on(case, t))), None)
    if kept and (apart := _sum(map(moved_by, _contents(case)))):
        more = "tăng nhiều hơn giảm" if apart > 0 else "giảm nhiều hơn tăng"
        message = f"Tổng kinh phí ghi là không đổi mà các khoản điều chỉnh {more} {format_vnd(abs(apart))} đồng"
        yield warning("sum-mismatch", message, kept.span, "0", format_vnd(apart))


def _label(case: Case, total: Total) -> str:
    start = case.folded.rfind("\n", 0, total.span.start) + 1
    return case.folded[max(start, total.span.start - 200) : total.span.end]


def _goes_on(case: Case, total: Total) -> str:
    """What its sentence says behind a sum: «…, không thay đổi»."""
    said = _REST.match(case.text, total.span.end)
    return case.folded[said.start() : said.end()] if said else ""


_REST = re.compile(r"[^.;\n]{0,60}")


def _sum(moves: Iterable[int | None]) -> int | None:
    told = [*moves]
    return None if not told or None in told else sum(move for move in told if move is not None)


def moved_by(one: Activity) -> int | None:
    """By how much a content is moved, where the paper says so."""
    if one.status is Status.NOT_DONE:
        return -one.before.value if one.before else None
    if one.amount is None:
        return None
    if one.before:
        return one.amount.value - one.before.value
    return {"increase": one.amount.value, "decrease": -one.amount.value}.get(one.adjustment or "")


def _listed(case: Case, total: Total, lists: Sequence[List]) -> list[Activity]:
    """The contents behind a sum on its own line, or in the list that its line leads to."""
    end = case.text.find("\n", total.span.end)
    own = Span(total.span.end, end if end >= 0 else len(case.text))
    listed = next((found for found in lists if found.lead.start <= total.span.start < found.lead.end), None)
    within = Span(listed.items[0].start, listed.items[-1].end) if listed else own
    planned = ((a, (a.amount or a.before or a).span.start) for a in case.facts.activities if a.role is Role.PLAN)
    told = [a for a, at in planned if within.start <= at < within.end]
    sums = (said.start() for said in _MONEY.finditer(case.folded, within.start, within.end))
    are_all = all(any(a.span.start <= at < a.span.end for a in told) for at in sums)
    return told if are_all else []


def _contents(case: Case) -> list[Activity]:
    """All that a paper does to contents; none where it passes money between agencies, pays for more from
    what is left, or has an annex of its own."""
    told = [a for a in case.facts.activities if a.role is Role.PLAN and (a.adjustment or a.amount)]
    if any(_PASSES.search(case.folded, a.span.start, a.span.end) for a in told) or "|" in case.text:
        return []
    if _RESERVE.search(case.folded):
        return []
    return told
