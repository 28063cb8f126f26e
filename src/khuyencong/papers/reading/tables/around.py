"""What stands around a table and holds for its columns where their heads say nothing: role, period, unit of money."""

from dataclasses import replace

from ....terms.facts import REACHED, Role
from ..grammar.periods import year_of
from ..grammar.roles import Context
from ..text.scan import Scan
from .columns import Column, Kind, foreign_unit, money_factor
from .heads import UNIT_NOTE

NOTE_REACH = 200


def unit_note(scan: Scan, start: int) -> str:
    """«Đơn vị tính: triệu đồng» right above the table, in folded words."""
    found = list(UNIT_NOTE.finditer(scan.folded, max(0, start - NOTE_REACH), start))
    return found[-1].group() + " " if found else ""


def settled_by(columns: list[Column], context: Context, note: str) -> list[Column]:
    """Columns with the role, period and unit that stand around the table where their heads say none."""
    columns = _in_foreign_money(columns, note)
    opposed = {c.role for c in columns} >= {Role.PLAN} and any(c.role in REACHED for c in columns)
    shared = money_factor(note) or _shared_factor(columns)
    settled = []
    for column in columns:
        role = column.role
        if role is None or (not opposed and context.role and role is not Role.ESTIMATE):
            role = context.role if not opposed or column.role is None else role
        around = year_of(context.period) if opposed and role is Role.PLAN else context.period  # a plan is of its year
        unit = {Kind.COUNT: None, Kind.AMOUNT: shared, Kind.BEFORE: shared}.get(column.kind, money_factor(note))
        settled.append(replace(column, role=role, period=column.period or around, factor=column.factor or unit))
    return settled


def _shared_factor(columns: list[Column]) -> int | None:
    """The unit that stands at one head of money holds for those beside it: «Giải ngân (triệu đồng) | Trong đó: …»."""
    told = {column.factor for column in columns if column.kind is Kind.AMOUNT and column.factor}
    return told.pop() if len(told) == 1 else None


def _in_foreign_money(columns: list[Column], note: str) -> list[Column]:
    """«ĐVT: USD» over a table: columns of money without a unit of their own count dollars."""
    if (foreign := foreign_unit(note)) is None:
        return columns
    unit, factor = foreign
    return [
        replace(c, kind=Kind.COUNT, unit=unit, factor=factor, source=None)
        if c.kind in (Kind.AMOUNT, Kind.FIGURE) and not c.factor
        else c
        for c in columns
    ]
