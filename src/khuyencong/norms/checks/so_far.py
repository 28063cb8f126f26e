"""Checks of what is told quarter by quarter and «lũy kế» of them in one sentence."""

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

from ...terms.facts import Finding, Span
from ...terms.numbers import NotANumber, format_decimal, parse_number, parse_scaled
from .case import Case, error, warning

_FIGURE = (
    r"\b[^\d.;|]{{0,40}}? (?P<{0}>\d[\d.]*(?:,\d+)?)"
    r"(?: (?P<{0}_unit>(?!quy\b|luy\b|thang\b)[a-z]+(?: (?!quy\b|luy\b)[a-z]+)?))?"
)
_ONE, _TWO, _THREE, _WHOLE = (_FIGURE.format(name) for name in ("one", "two", "three", "whole"))
_NEXT = r"(?: [a-z]+){0,4}[,;]? (?:va )?"
_QUARTERS = re.compile(
    rf"\bquy (?:i|1){_ONE}{_NEXT}quy (?:ii|2){_TWO}(?:{_NEXT}quy (?:iii|3){_THREE})?"
    rf"(?: [a-z]+){{0,4}}[,;:]? (?:luy ke|tong cong|cong)(?: [a-z]+){{0,3}} (?P<months>[69]) thang(?: dau nam)?{_WHOLE}"
)
_MONEY = re.compile(r"(?:nghin|ngan|trieu|ty|ti|dong)\b")


def sums_so_far(case: Case) -> Iterator[Finding]:
    """«quý I 02 lớp, quý II 03 lớp, lũy kế 6 tháng 04 lớp»: all quarters of the time are told."""
    for said in _QUARTERS.finditer(case.folded) if " quy " in case.folded else ():
        names = [name for name in ("one", "two", "three") if said[name]]
        if (len(names) == len(("one", "two"))) is not (said["months"] == "6"):
            continue
        units = {(said[f"{name}_unit"] or "").partition(" ")[0] for name in (*names, "whole")} - {""}
        unit = said["whole_unit"] or said["one_unit"] or ""
        with suppress(NotANumber):
            parts, whole = [_value(said[name], unit) for name in names], _value(said["whole"], unit)
            if len(units) == 1 and sum(parts) != whole:
                span, added = Span(*said.span("whole")), format_decimal(sum(parts, Decimal()))
                words = f"Các quý cộng lại được {added}, khác số lũy kế"
                is_money = _MONEY.match(unit) is not None
                raised, rule = (error, "sum-mismatch") if is_money else (warning, "count-mismatch")
                yield raised(rule, words, span, format_decimal(whole), added)


def _value(printed: str, unit: str) -> Decimal:
    scale = unit.partition(" ")[0]
    is_scaled = _MONEY.match(unit) and scale != "dong"
    return Decimal(parse_scaled(printed, scale) if is_scaled else parse_number(printed.rstrip(".")))
