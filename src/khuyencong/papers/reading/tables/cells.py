"""What one cell of a table holds: a sum in its own unit or its column's, and numbers as they are told."""

import re
from decimal import Decimal

from ....terms.facts import Amount, Approx, Quantity, Span
from ....terms.tables import figure_in
from ....terms.values import value_class
from ....terms.vietnamese import fold
from ..grammar.money import find_money
from ..grammar.money_kinds import MoneyKind
from ..text.scan import Scan, trimmed


def amount_in(scan: Scan, cell: Span, factor: int | None, *, english: bool = False) -> Amount | None:
    """The sum in a cell: a bare number in the column's unit, where a large one without is đồng; else with its own. Of
    «200 - 250» it is the upper end."""
    tight = trimmed(scan, cell)
    value = figure_in(scan.words(tight), english=english or factor == 1)  # one đồng has no parts
    approx = None
    if value is None and (ends := bare_number(scan, cell, english=english)) and ends.high is not None:
        value, approx = ends.high, Approx.MOST
    if value is None:
        told = find_money(scan, cell)
        return told[0].amount if told else None
    if factor is None and value >= 1_000_000:
        factor = 1
    exact = value * factor if factor else None
    if exact is None or exact != int(exact):
        return None
    return Amount(int(exact), tight, approx, rule="table")


def own_amount(scan: Scan, cell: Span) -> Amount | None:
    """The one sum that a cell tells in its own unit beside what it counts: «04 lớp/240 triệu đồng»."""
    told = find_money(scan, cell)
    return told[0].amount if len(told) == 1 and told[0].kind is MoneyKind.SPENDING else None


_BARE = re.compile(
    r"(?:(?P<about>khoang|tren|hon|gan|duoi|it nhat|toi thieu|toi da|khong qua) )?"
    r"(?P<value>\d[\d.,]*)(?: ?[-–] ?(?P<high>\d[\d.,]*))?"
)
_APPROX = {
    "khoang": Approx.ABOUT, "tren": Approx.OVER, "hon": Approx.OVER, "gan": Approx.UNDER, "duoi": Approx.UNDER,
    "it nhat": Approx.LEAST, "toi thieu": Approx.LEAST, "toi da": Approx.MOST, "khong qua": Approx.MOST,
}  # fmt: skip


@value_class(frozen=True, slots=True)
class BareNumber:
    """A number without a unit, «khoảng 20» or «10-12» too."""

    value: Decimal
    high: Decimal | None
    approx: Approx | None

    def counted(self, unit: str, cell: Span, times: int) -> Quantity:
        """So many of what a head or the row's unit names."""
        most = None if self.high is None else _plain(self.high * times)
        return Quantity(_plain(self.value * times), unit, cell, most, self.approx, rule="table")


def bare_number(scan: Scan, cell: Span, *, english: bool = False) -> BareNumber | None:
    found = _BARE.fullmatch(fold(scan.words(cell)))
    if found is None or (value := figure_in(found["value"], english=english)) is None:
        return None
    return BareNumber(value, figure_in(found["high"] or "", english=english), _APPROX.get(found["about"]))


def _plain(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
