"""What one cell of a table holds: a number as printed, or a sum in its own unit or its column's."""

import re
from decimal import Decimal

from ...terms.facts import Amount, Span
from ...terms.numbers import NotANumber, parse_number
from .money import find_money
from .scan import Scan, trimmed
from .table_heads import FIGURES


def number_in(printed: str) -> Decimal | None:
    """A figure of a cell; «1,250,000» and «1,013.50» are written the English way."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?", printed):
        printed = printed.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:,?\d{3})*\.\d{1,2}", printed):
        printed = printed.replace(",", "").replace(".", ",")
    try:
        return Decimal(parse_number(printed))
    except NotANumber:
        return None


def amount_in(scan: Scan, cell: Span, factor: int | None) -> Amount | None:
    """The sum in a cell: with its own unit, else in the column's; a large bare number is đồng."""
    told = find_money(scan, cell)
    if told:
        return told[0].amount
    tight = trimmed(scan, cell)
    words = scan.words(tight)
    if not FIGURES.fullmatch(words) or (value := number_in(words)) is None:
        return None
    if factor is None and value >= 1_000_000:
        factor = 1
    exact = value * factor if factor else None
    if exact is None or exact != int(exact):
        return None
    return Amount(int(exact), tight, rule="table")


def plain_number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
