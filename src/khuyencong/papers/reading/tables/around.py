"""What stands around a table and holds for its columns where their heads say nothing: role, period, unit of money."""

import re
from dataclasses import replace

from ....terms.facts import REACHED, Role
from ....terms.numbers import parse_scaled
from ....terms.tables import figure_in
from ..grammar.periods import comes_before, year_of
from ..grammar.roles import Context
from ..grammar.sums import may_be_told_in
from ..text.grid import Rows, is_row
from ..text.scan import Scan
from .column import Column, Kind
from .columns import foreign_unit, money_factor
from .heads import CAPTION_UNIT, UNIT_NOTE

NOTE_REACH = 200


def unit_note(scan: Scan, start: int) -> str:
    """«Đơn vị tính: triệu đồng» right above the table, in folded words; over another table it says nothing of this."""
    found = list(UNIT_NOTE.finditer(scan.folded, max(0, start - NOTE_REACH), start))
    between = scan.content[found[-1].end() : start].partition("\n")[2] if found else ""
    if found and not any(is_row(between, *line.span()) for line in re.finditer(r"[^\n]+", between)):
        return found[-1].group() + " "
    above = len(scan.content[max(0, start - NOTE_REACH) : start].rstrip())
    end = max(0, start - NOTE_REACH) + above
    in_caption = CAPTION_UNIT.search(scan.folded, max(scan.content.rfind("\n", 0, end) + 1, end - above), end)
    return in_caption.group() + " " if in_caption else ""


def unit_before(scan: Scan, rows: Rows, columns: list[Column]) -> int | None:
    """The đồng of the unit that the text says its sums are told in, for a table of money that says none: where all its
    sums fit it."""
    unit = scan.landmarks.money_units.at(rows[0][0].start)
    money = [j for j, column in enumerate(columns) if column.kind is Kind.AMOUNT]
    if not unit or any(columns[j].factor for j in money):
        return None
    factor = parse_scaled("1", unit)
    figures = (figure_in(scan.words(row[j])) for row in rows for j in money)
    fits = all(may_be_told_in(unit, int(figure * factor)) for figure in figures if figure is not None)
    return factor if fits else None


_LEAST_DONG = 1_000_000


def told_in_dong(scan: Scan, rows: Rows, columns: list[Column]) -> list[Column]:
    """«Kế hoạch | Thực hiện» without any unit, where every figure is so large and so round that nothing is counted in
    it: đồng, as in a column of money."""
    at = [j for j, c in enumerate(columns) if c.kind is Kind.FIGURE]
    if not at or any(c.kind in (Kind.UNIT, Kind.COUNT, Kind.PRICE) or c.factor for c in columns):
        return columns
    told = [figure for row in rows for j in at if (figure := figure_in(scan.words(row[j])))]
    round_ones = sum(figure % 1000 == 0 for figure in told)
    if len(told) < 2 or min(told) < _LEAST_DONG or round_ones * 3 < len(told) * 2:
        return columns
    return [replace(c, factor=1) if j in at else c for j, c in enumerate(columns)]


def settled_by(columns: list[Column], context: Context, note: str, before: int | None = None) -> list[Column]:
    """Columns with the role, period and unit that stand around the table where their heads say none; `before`: the
    unit of sums that was said farther off."""
    columns = _beside_counts(_in_foreign_money(columns, note), note)
    opposed = {c.role for c in columns} >= {Role.PLAN} and any(c.role in REACHED for c in columns)
    noted, lent = money_factor(note), _told_factor(columns)
    of_money_only = _OF_MONEY.search(note) and any(c.kind is Kind.AMOUNT for c in columns)
    settled = []
    for column in columns:
        role = column.role
        was = role in REACHED and context.role is Role.PLAN and _is_past(column, context)
        if role is None or (not (opposed or was or column.is_plan) and context.role and role is not Role.ESTIMATE):
            role = context.role if not opposed or column.role is None else role
        around = (
            year_of(context.period) if (opposed or column.is_plan) and role is Role.PLAN else context.period
        )  # a plan is of its year
        is_count = column.kind is Kind.COUNT and not column.is_revenue
        is_other = is_count or (of_money_only and column.kind is Kind.FIGURE)
        unit = None if is_other else noted or _borrowed(column, lent)
        unit = unit or (before if column.kind is Kind.AMOUNT else None)
        settled.append(replace(column, role=role, period=column.period or around, factor=column.factor or unit))
    return settled


def _is_past(column: Column, context: Context) -> bool:
    """«Kinh phí thực hiện 6 tháng đầu năm» in the plan of the rest of it was spent; without a time it is the plan's."""
    return bool(column.period and context.period) and comes_before(column.period, context.period)


_OF_MONEY = re.compile(r"\W*(?:kinh phi|so tien|von)\b")  # «(kinh phí: triệu đồng)» says nothing of other figures


def _told_factor(columns: list[Column]) -> tuple[int, set[Role | None]] | None:
    """The one unit that stands at heads of money, and the roles of their columns."""
    told = [(column.factor, column.role) for column in columns if column.kind is Kind.AMOUNT and column.factor]
    units = {unit for unit, _ in told}
    return (units.pop(), {role for _, role in told}) if len(units) == 1 else None


def _borrowed(column: Column, lent: tuple[int, set[Role | None]] | None) -> int | None:
    """A whole's unit holds for its sources: «Giải ngân (triệu đồng) | Trong đó: …»; and for what stood before it."""
    if lent is None:
        return None
    unit, roles = lent
    is_of_it = column.source is not None and (column.role is None or column.role in roles)
    return unit if column.kind is Kind.BEFORE or (column.kind is Kind.AMOUNT and is_of_it) else None


def _beside_counts(columns: list[Column], note: str) -> list[Column]:
    """«ĐVT | Số lượng | Kế hoạch | Thực hiện», «… | Kế hoạch | Đã chi» under «Đơn vị tính: triệu đồng»: the row's unit
    is that of what is counted, the others tell money."""
    kinds = [c.kind for c in columns]
    counted = any(c.kind is Kind.COUNT and not c.role and not c.unit for c in columns)
    if not (counted and Kind.UNIT in kinds and money_factor(note)):
        return columns
    paid = {c.role for c in columns if c.kind is Kind.AMOUNT}  # «Kinh phí» alone says nothing of «Thực hiện» beside it
    told = {c.role for c in columns if c.kind is Kind.FIGURE}
    opposed = not paid or (None not in paid | told and not paid & told)
    return [replace(c, kind=Kind.AMOUNT) if opposed and c.kind is Kind.FIGURE else c for c in columns]


def _in_foreign_money(columns: list[Column], note: str) -> list[Column]:
    """«ĐVT: USD» over a table: columns of money without a unit of their own count dollars."""
    if (foreign := foreign_unit(note)) is None:
        return columns
    unit, factor = foreign
    return [
        replace(c, kind=Kind.COUNT, unit=unit, factor=factor, source=None, is_revenue=False)
        if (c.kind in (Kind.AMOUNT, Kind.FIGURE) or c.is_revenue) and not c.factor
        else c
        for c in columns
    ]
