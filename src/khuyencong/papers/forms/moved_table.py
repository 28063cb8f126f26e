"""The table of what an adjustment of a plan moved: what stood, what moves and what stands, content by content."""

from khuyencong.terms.document import Cell, Column, Row, TableBlock
from khuyencong.terms.money import MoneyScale, MoneyUnit
from khuyencong.terms.numbers import format_scaled
from khuyencong.terms.results import Figure
from khuyencong.terms.told import Fate, Moved

from .figures import MISSING, cell, funds_title

_REMARKS = {Fate.ADDED: "Bổ sung mới", Fate.GONE: "Không thực hiện"}


def moved_table(moved: tuple[Moved, ...], unit: MoneyUnit, caption: str = "") -> TableBlock:
    """In the paper's unit where that loses nothing of any sum, for they are what is decided; else in đồng."""
    scale = _scale(moved, unit)
    funds = funds_title(scale.unit)
    columns = (
        Column("TT", 6, "center"),
        Column("Nội dung", 36),
        Column("Kinh phí trước điều chỉnh", 16, "right", funds),
        Column("Tăng (+), giảm (-)", 14, "right", funds),
        Column("Kinh phí sau điều chỉnh", 16, "right", funds),
        Column("Ghi chú", 12),
    )
    before, after = (sum(figure.value or 0 for figure in side) for side in _sides(moved))
    rows = (_row(one, scale) for one in moved)
    return TableBlock(columns, (*rows, _total(before, after, scale)), caption=caption)


def _scale(moved: tuple[Moved, ...], unit: MoneyUnit) -> MoneyScale:
    told = [figure.value or 0 for side in _sides(moved) for figure in side]
    scale = MoneyScale.of(unit, told)
    return scale if not any(value % scale.step for value in told) else MoneyScale(MoneyUnit.DONG)


def _sides(moved: tuple[Moved, ...]) -> tuple[list[Figure], list[Figure]]:
    return [one.before for one in moved], [one.after for one in moved]


def _row(one: Moved, scale: MoneyScale) -> Row:
    """A content that is added had nothing before."""
    before = Cell("") if one.before.value is None else _cell(one.before, scale)
    change = Cell(_signed(one.change.value or 0, scale), one.change.selector or None, one.change.value)
    remark = Cell(_REMARKS.get(one.fate, ""))
    return Row((Cell(one.number), Cell(one.title), before, change, _cell(one.after, scale), remark))


def _cell(figure: Figure, scale: MoneyScale) -> Cell:
    return cell(figure, MISSING if figure.value is None else _digits(figure.value, scale))


def _total(before: int, after: int, scale: MoneyScale) -> Row:
    """Of the contents that are adjusted; what else the plan holds is not in it."""
    told = (_digits(before, scale), _signed(after - before, scale), _digits(after, scale))
    return Row((Cell(""), Cell("Cộng các nội dung điều chỉnh"), *map(Cell, told), Cell("")), "total")


def _signed(value: int, scale: MoneyScale) -> str:
    return f"{'+' if value > 0 else '-' if value < 0 else ''}{_digits(abs(value), scale)}"


def _digits(value: int, scale: MoneyScale) -> str:
    return format_scaled(value // scale.step, scale.decimals)
