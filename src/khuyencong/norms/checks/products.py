"""Checks of products: so many at such a price against the sum printed for them, in a table and in a sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from math import prod

from ...terms.facts import Activity, Amount, Finding, Quantity, Span
from ...terms.numbers import NotANumber, format_decimal, parse_number, parse_scaled
from ...terms.tables import figure_in
from ...terms.vietnamese import fold
from .case import Case, error, warning
from .table_products import products_in_tables


def product_mismatches(case: Case) -> Iterator[Finding]:
    """A count times a price that is not the sum beside it."""
    rows = [*_rows(case)]
    yield from rows
    told = {finding.span for finding in rows}
    yield from (finding for finding in products_in_tables(case) if finding.span not in told)
    yield from _sentences(case)
    yield from _priced(case)


def _rows(case: Case) -> Iterator[Finding]:
    """Rows of tables with a price; where most disagree, their sums are something else than the product."""
    priced = [(a, a.amount, a.unit_price) for a in case.facts.activities if a.amount and a.unit_price and a.quantities]
    wrong = [told for told in priced if not _agrees(case, *told)]
    if len(priced) > 1 and len(wrong) * 2 > len(priced):
        return
    for activity, amount, price in wrong:
        if len(activity.quantities) == 1:
            meant = Decimal(str(activity.quantities[0].value)) * price.value
            yield _mismatch(amount.span, format_decimal(amount.value), meant)


def _agrees(case: Case, activity: Activity, amount: Amount, price: Amount) -> bool:
    """Whether one of the row's counts, or all of them together, make the sum, as exactly as both are printed."""
    counts = [Decimal(str(count.value)) for count in activity.quantities]
    for times in (*counts, Decimal(prod(counts))):
        allowed = (_printed_place(case, amount) + times * _printed_place(case, price)) / 2
        if abs(times * price.value - amount.value) <= allowed:
            return True
    return False


def _printed_place(case: Case, amount: Amount) -> Decimal:
    """The đồng of one unit of the last digit that is printed: «12,5» in triệu may be off by half of 100.000."""
    printed = _DIGITS.match(case.text, amount.span.start, amount.span.end)
    number = figure_in(printed.group()) if printed else None
    return Decimal(amount.value) / number * Decimal(10) ** int(number.as_tuple().exponent) if number else Decimal(1)


_DIGITS = re.compile(r"\d[\d.]*(?:,\d+)?")
_SCALE = r"(?:(?:nghin|ngan) )?(?:ty|ti)\b|nghin\b|ngan\b|trieu\b|trd\b|tr\b"
_FACTOR = rf"\d[\d.,]*(?: ?%| ?(?:{_SCALE}))?[^\d=×*;()\n]{{0,40}}?"
_TIMES = r"(?: [x×*] ?|[×*])"
_PRODUCT = re.compile(
    rf"(?=\d)(?<![\w.,+–/×*-])(?<![+–x×*-] )(?P<factors>{_FACTOR}(?:{_TIMES}{_FACTOR}){{1,5}}) ?= ?"
    rf"(?P<sum>\d[\d.,]*\d|\d) ?(?P<scale>{_SCALE})? ?(?P<unit>dong|vnd|d\b)?(?! ?[x×*+])"
)
_NUMBER = re.compile(rf"(?P<number>\d[\d.,]*\d|\d) ?(?:(?P<percent>%)|(?P<scale>{_SCALE}))?")


def _sentences(case: Case) -> Iterator[Finding]:
    """«05 gian hàng x 18 triệu đồng = 90 triệu đồng»."""
    if "=" not in case.folded:
        return
    for said in _PRODUCT.finditer(case.folded):
        try:
            printed = parse_scaled(said["sum"], said["scale"] or "")
            step = parse_scaled("1", said["scale"] or "")
            meant = Decimal(prod(map(_value_of, re.split(_TIMES, said["factors"]))))
        except NotANumber:
            continue
        is_money = bool(said["scale"] or said["unit"])
        if is_money and meant * step == printed:
            continue  # «5 gian x 18 = 90 triệu đồng»: one unit for both
        decimals = len(said["sum"].partition(",")[2])
        if abs(meant - printed) > Decimal(step) / 2 / 10**decimals:
            yield _mismatch(Span(said.start("sum"), said.end()), case.text[said.start("sum") : said.end()], meant)


def _value_of(factor: str) -> Decimal:
    said = _NUMBER.match(factor.strip())
    if said is None:
        raise NotANumber(factor)
    if said["percent"]:
        return Decimal(parse_number(said["number"])) / 100
    return (
        Decimal(parse_scaled(said["number"], said["scale"])) if said["scale"] else Decimal(parse_number(said["number"]))
    )


def _mismatch(span: Span, printed: str, meant: Decimal) -> Finding:
    told = f"Số lượng nhân đơn giá được {format_decimal(meant)}, khác số tiền ghi trong văn bản"
    return error("sum-mismatch", told, span, printed.strip(), format_decimal(meant))


_PRICE = rf"(?P<price>\d(?<![\d.,]\d)[\d.]*+(?:,\d++)?) ?(?P<scale>{_SCALE})?"
_EACH = (
    re.compile(rf"{_PRICE} ?(?:dong|d)? ?/ ?(?P<unit>[a-z]+(?: [a-z]+)?)\b(?! ?/)"),  # «35 triệu đồng/cơ sở»
    re.compile(rf"moi(?<!\wmoi) (?P<unit>[a-z]+(?: [a-z]+)?) {_PRICE} dong\b"),  # «mỗi gian 15 triệu đồng»
)
_AT_MOST = re.compile(
    r"\b(?:toi da|khong qua|den|binh quan|trung binh|khoang|tu|duoi|tren|dinh muc|cao nhat|thap nhat|uoc)\b[^\d]{0,20}$"
)
_SUM_BESIDE = re.compile(r"[\s,;:(]*(?:(?:tong )?(?:kinh phi|thanh tien|so tien|cong)(?: la)?)?[\s,:(]*")
FAR_OFF = 5  # a fifth and more: the sum is of something else, too
_TIME = re.compile(r"(?:ngay|thang|nam|quy|buoi|gio|dot|lan)\b")  # what is paid each day is paid for several
_CLAUSE = re.compile(r"[.;:](?=\s)|\n")
CLAUSE_REACH = 200  # characters to either side of a price


def _priced(case: Case) -> Iterator[Finding]:
    """«04 cơ sở, mức 35 triệu đồng/cơ sở, kinh phí 150 triệu đồng»: one count, one price, one sum in a clause."""
    paid = [(a.amount, a.quantities) for a in case.facts.activities if a.amount and a.quantities and not a.unit_price]
    paid.sort(key=_place)
    for said in _prices(case, 0, len(case.folded)) if paid else ():
        if _TIME.match(said["unit"]) or _AT_MOST.search(case.folded, max(0, said.start() - 40), said.start()):
            continue
        start, end = _clause(case, said)
        if "=" in case.text[start:end] or len(_prices(case, start, end)) > 1:
            continue
        within = paid[bisect_left(paid, start, key=_place) : bisect_left(paid, end, key=_place)]
        counts = [q for _, told in within for q in told if start <= q.span.start < end and _is_of(q, said["unit"])]
        if len(within) == len(counts) == 1 and _is_beside(case, within[0][0].span, said):
            yield from _against_price(case, within[0][0], Decimal(str(counts[0].value)), said)


def _place(told: tuple[Amount, tuple[Quantity, ...]]) -> int:
    return told[0].span.start


def _prices(case: Case, start: int, end: int) -> list[re.Match[str]]:
    return [said for each in _EACH for said in each.finditer(case.folded, start, end)]


def _clause(case: Case, said: re.Match[str]) -> tuple[int, int]:
    """Where the words around a price begin and end."""
    first, last = max(0, said.start() - CLAUSE_REACH), said.end() + CLAUSE_REACH
    starts = [stop.end() for stop in _CLAUSE.finditer(case.text, first, said.start())]
    end = _CLAUSE.search(case.text, said.end(), last)
    return (starts[-1] if starts else first), (end.start() if end else last)


def _is_beside(case: Case, amount: Span, said: re.Match[str]) -> bool:
    """«…/cơ sở, kinh phí 150 triệu đồng», «315 triệu đồng (63 triệu đồng/lớp)»: nothing else stands between."""
    if amount.start < said.end() and said.start() < amount.end:
        return False
    first, last = sorted(((amount.start, amount.end), said.span()))
    return bool(_SUM_BESIDE.fullmatch(case.folded, first[1], last[0]))


def _is_of(count: Quantity, unit: str) -> bool:
    """«gian» and «gian hàng», «lớp» and «lớp tập huấn»; a price told with words behind its unit takes in the first."""
    said = fold(count.unit)
    return count.value_max is None and f"{said} ".startswith((f"{unit} ", f"{unit.partition(' ')[0]} "))


def _against_price(case: Case, amount: Amount, times: Decimal, said: re.Match[str]) -> Iterator[Finding]:
    digits, scale = said["price"], said["scale"] or ""
    try:
        price = Decimal(parse_scaled(digits, scale))
    except NotANumber:
        return
    step = Decimal(parse_scaled("1", scale)).scaleb(-len(digits.partition(",")[2]))
    off = abs(times * price - amount.value)
    if (_printed_place(case, amount) + times * step) / 2 < off < Decimal(amount.value) / FAR_OFF:
        told = f"Số lượng nhân đơn giá được {format_decimal(times * price)}, khác số tiền ghi trong văn bản"
        yield warning("sum-mismatch", told, amount.span, format_decimal(amount.value), format_decimal(times * price))
