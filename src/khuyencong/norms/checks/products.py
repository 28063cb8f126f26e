"""Checks of products: so many at such a price against the sum printed for them, in a table and in a sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal
from math import prod

from ...terms.facts import Activity, Amount, Finding, Span
from ...terms.numbers import NotANumber, format_decimal, parse_number, parse_scaled
from ...terms.tables import figure_in
from .case import Case, error


def product_mismatches(case: Case) -> Iterator[Finding]:
    """A count times a price that is not the sum beside it."""
    yield from _rows(case)
    yield from _sentences(case)


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
        allowed = (_last_place(case, amount) + times * _last_place(case, price)) / 2
        if abs(times * price.value - amount.value) <= allowed:
            return True
    return False


def _last_place(case: Case, amount: Amount) -> Decimal:
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
