"""So many at such a price against the sum beside it, in tables that do not say what they count."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ...terms.facts import Finding, Span
from ...terms.numbers import format_decimal
from ...terms.tables import figure_in
from .case import Case, error
from .table_rows import Row, body_of, heads_of

_COUNT = re.compile(r"\b(?:so luong|khoi luong|sl)\b")
_PRICE = re.compile(r"\bdon gia\b")
_SUM = re.compile(r"\bthanh tien\b")
_SCALES = tuple(Decimal(1).scaleb(power) for power in (0, 3, -3, 6, -6))  # prices in đồng, sums in triệu


def products_in_tables(case: Case) -> Iterator[Finding]:
    """Rows whose sum is not their count times their price, where no other row of the table shows another reckoning."""
    for rows in case.tables:
        body = body_of(rows)
        heads = heads_of(rows, body)
        told = [[j for j, head in enumerate(heads) if kind.search(head)] for kind in (_COUNT, _PRICE, _SUM)]
        if all(len(at) == 1 for at in told):
            yield from _wrong(rows[body:], *(at[0] for at in told))


def _wrong(rows: Sequence[Row], count: int, price: int, total: int) -> Iterator[Finding]:
    figures = [(row, _figures(row)) for row in rows if not row.is_total]
    priced = [(row, told) for row, told in figures if all(told.get(j) for j in (count, price, total))]
    tried = [(scale, [r for r in priced if not _agrees(r[1], count, price, total, scale)]) for scale in _SCALES]
    scale, wrong = min(tried, key=lambda one: len(one[1]))
    if 2 * len(wrong) > len(priced) and not (len(priced) == 1 and scale == 1):
        return
    for row, told in wrong:
        printed, start = row.cells[total]
        meant = told[count] * told[price] * scale
        words = f"Số lượng nhân đơn giá được {format_decimal(meant)}, khác thành tiền của dòng"
        yield error("sum-mismatch", words, Span(start, start + len(printed)), printed, format_decimal(meant))


def _figures(row: Row) -> dict[int, Decimal]:
    read = ((j, figure_in(words)) for j, (words, _) in enumerate(row.cells) if j)
    return {j: figure for j, figure in read if figure is not None}


def _agrees(told: dict[int, Decimal], count: int, price: int, total: int, scale: Decimal) -> bool:
    """Also where a further figure of the row counts days or turns; as exactly as the figures are printed."""
    once = told[count] * told[price] * scale
    more = (figure for j, figure in told.items() if j not in (count, price, total))
    allowed = (_last_place(told[total]) + told[count] * scale * _last_place(told[price])) / 2
    return any(abs(once * times - told[total]) <= allowed * max(times, Decimal(1)) for times in (Decimal(1), *more))


def _last_place(figure: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(figure.as_tuple().exponent))
