"""Table cells as a workbook holds them: which text is a number, how it is shown, and the formulas between cells."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from xlsxwriter.utility import xl_rowcol_to_cell

from khuyencong.terms.document import Cell, Column, Formula
from khuyencong.terms.numbers import parse_number

_NUMERAL = re.compile(r"(?P<minus>-?)(?P<digits>\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+)")

_VIETNAMESE = "[$-42A]"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the workbook's format that shows it as the paper prints it."""

    value: int | Decimal
    format: str


def numeral_of(cell: Cell, column: Column) -> Numeral | None:
    """The number a cell prints; None for words, ordinals («1.1»), ranges, «khoảng 140» and what is missing («–»)."""
    if cell.value is None and cell.formula is None and column.align != "right":
        return None
    found = _NUMERAL.fullmatch(cell.text)
    if found is None:
        return None
    value = parse_number(found["digits"])
    return Numeral(-value if found["minus"] else value, _format(found["digits"], cell.formula))


def _format(digits: str, formula: Formula | None) -> str:
    """«00» for a count under ten; two decimals where a workbook reckons a share. Points and commas as in Vietnamese,
    where the program can do so in another language."""
    if re.fullmatch(r"0\d", digits):
        return "00"
    decimals = 2 if formula and formula.kind == "percent" else len(digits.partition(",")[2])
    return f"{_VIETNAMESE}#,##0" + ("." + "0" * decimals if decimals else "")


Place = Callable[[int | None, int | None], str]


def place(first: int, at: int, spans: list[tuple[int, int]], span: tuple[int, int]) -> Place:
    """Names cells of a table whose rows begin at `first`: by row of the table, or by column in the row `at`."""

    def named(row: int | None, column: int | None) -> str:
        line = at if row is None else first + row
        return str(xl_rowcol_to_cell(line, span[0] if column is None else spans[column][0]))

    return named


def formula_text(formula: Formula, named: Place) -> str:
    if formula.kind == "sum":
        return f"=SUM({','.join(_ranges(formula.of, named))})"
    one, other = (named(None, column) for column in formula.of)
    if formula.kind in ("plus", "difference"):
        return f"={one}{'+' if formula.kind == 'plus' else '-'}{other}"
    return f'=IF({other}=0,"",ROUND(100*{one}/{other},2))'


def _ranges(rows: tuple[int, ...], named: Place) -> list[str]:
    """Neighbouring rows as one range."""
    ranges = []
    for _, pairs in groupby(enumerate(sorted(rows)), key=lambda pair: pair[1] - pair[0]):
        together = [row for _, row in pairs]
        first, last = named(together[0], None), named(together[-1], None)
        ranges.append(first if first == last else f"{first}:{last}")
    return ranges
