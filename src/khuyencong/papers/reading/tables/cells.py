"""What one cell of a table holds: a sum in its own unit or its column's, and numbers as they are told."""

from decimal import Decimal

from ....terms.facts import Amount, Span
from ....terms.tables import figure_in
from ..grammar.money import find_money
from ..text.scan import Scan, trimmed


def amount_in(scan: Scan, cell: Span, factor: int | None) -> Amount | None:
    """The sum in a cell: with its own unit, else in the column's; a large bare number is đồng."""
    told = find_money(scan, cell)
    if told:
        return told[0].amount
    tight = trimmed(scan, cell)
    value = figure_in(scan.words(tight))
    if value is None:
        return None
    if factor is None and value >= 1_000_000:
        factor = 1
    exact = value * factor if factor else None
    if exact is None or exact != int(exact):
        return None
    return Amount(int(exact), tight, rule="table")


def plain_number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
