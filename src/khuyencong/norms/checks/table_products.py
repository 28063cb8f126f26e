"""So many at such a price against the sum beside it, in tables that do not say what they count."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ...terms.facts import Finding, Span
from ...terms.numbers import format_decimal
from ...terms.tables import figure_in
from .case import Case, last_place, warning
from .table_rows import Row, body_of, heads_of

_COUNT = re.compile(r"\b(?:so luong|khoi luong|sl)\b")
_PRICE = re.compile(r"\bdon gia\b")
_SUM = re.compile(r"\bthanh tien\b")
_RATE = re.compile(r"%|\b(?:thue|vat|gtgt|(?:ty|ti) le)\b")
_NUMBER = re.compile(r"(?P<number>\d[\d.,]*(?<![.,]))(?P<percent> ?%)?")
_MOST_FACTORS = 6
_MOST_TURNS = 9  # days that the row does not tell; ten times is a slip of the comma
_Places = tuple[int, int, int]  # the columns of the count, the price and the sum
_SCALES = tuple(Decimal(1).scaleb(power) for power in (0, 3, -3, 6, -6))  # prices in đồng, sums in triệu


def products_in_tables(case: Case) -> Iterator[Finding]:
    """Rows whose sum is not their count times their price, where no other row of the table shows another reckoning."""
    for rows in case.tables:
        body = body_of(rows)
        heads = heads_of(rows, body)
        told = [[j for j, head in enumerate(heads) if kind.search(head)] for kind in (_COUNT, _PRICE, _SUM)]
        if all(len(at) == 1 for at in told):
            count, price, total = (at[0] for at in told)
            yield from _wrong(rows[body:], heads, (count, price, total))


def _wrong(rows: Sequence[Row], heads: Sequence[str], at: _Places) -> Iterator[Finding]:
    rates = [j for j, head in enumerate(heads) if _RATE.search(head)]
    figures = [(row, _figures(row)) for row in rows if not row.is_total]
    priced = [(row, told) for row, told in figures if all(told.get(j) for j in at)]
    tried = [(scale, [r for r in priced if not _agrees(*r, at, rates, scale)]) for scale in _SCALES]
    scale, wrong = min(tried, key=lambda one: len(one[1]))
    if 2 * len(wrong) > len(priced) and not (len(priced) == 1 and scale == 1):
        return
    count, price, total = at
    for row, told in wrong:
        printed, start = row.cells[total]
        meant = told[count] * told[price] * scale
        words = f"Số lượng nhân đơn giá được {format_decimal(meant)}, khác thành tiền của dòng"
        yield warning("sum-mismatch", words, Span(start, start + len(printed)), printed, format_decimal(meant))


def _figures(row: Row) -> dict[int, Decimal]:
    read = ((j, figure_in(words.rstrip(" %"))) for j, (words, _) in enumerate(row.cells) if j)
    return {j: figure for j, figure in read if figure is not None}


def _agrees(row: Row, told: dict[int, Decimal], at: _Places, rates: Sequence[int], scale: Decimal) -> bool:
    """Also where further figures of the row count days or turns or add a tax, or where nobody wrote how many days it
    was; as exactly as the figures are printed."""
    count, price, total = at
    once = told[count] * told[price] * scale
    allowed = (last_place(told[total]) + told[count] * scale * last_place(told[price])) / 2
    more = [1 + figure / 100 if j in rates else figure for j, figure in told.items() if j not in at]
    more += [factor for words in _named(row, told) for found in _NUMBER.finditer(words) for factor in _factors(found)]
    products = {Decimal(1)}
    for figure in more[:_MOST_FACTORS]:
        products |= {product * figure for product in products}
    turns = map(Decimal, range(1, _MOST_TURNS + 1))
    return any(abs(once * n - told[total]) <= allowed * max(n, Decimal(1)) for n in (*products, *turns))


def _factors(told: re.Match[str]) -> Iterator[Decimal]:
    """What a number among words may make of a sum: «x 12 ngày», «đã giảm 20%»."""
    figure = figure_in(told["number"])
    if figure and told["percent"]:
        yield from (1 + figure / 100, 1 - figure / 100)
    elif figure:
        yield figure


def _named(row: Row, told: dict[int, Decimal]) -> Iterator[str]:
    """The cells of words, which may say «40 người x 2 ngày»."""
    return (words for j, (words, _) in enumerate(row.cells) if j and j not in told)
