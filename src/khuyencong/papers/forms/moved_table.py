"""The table of what an adjustment of a plan moved: what stood, what moves and what stands, content by content."""

from khuyencong.terms.document import Cell, Column, Row, TableBlock
from khuyencong.terms.numbers import format_vnd
from khuyencong.terms.results import Figure
from khuyencong.terms.told import Fate, Moved

from .figures import money_cell, signed

_UNIT = "Kinh phí (đồng)"
_REMARKS = {Fate.ADDED: "Bổ sung mới", Fate.GONE: "Không thực hiện"}


def moved_table(moved: tuple[Moved, ...], caption: str = "") -> TableBlock:
    columns = (
        Column("TT", 6, "center"),
        Column("Nội dung", 36),
        Column("Kinh phí trước điều chỉnh", 16, "right", _UNIT),
        Column("Tăng (+), giảm (-)", 14, "right", _UNIT),
        Column("Kinh phí sau điều chỉnh", 16, "right", _UNIT),
        Column("Ghi chú", 12),
    )
    before, after = (sum(figure.value or 0 for figure in side) for side in _sides(moved))
    return TableBlock(columns, (*map(_row, moved), _total(before, after)), caption=caption)


def _sides(moved: tuple[Moved, ...]) -> tuple[list[Figure], list[Figure]]:
    return [one.before for one in moved], [one.after for one in moved]


def _row(one: Moved) -> Row:
    sums = (_before(one.before), Cell(signed(one.change.value or 0), one.change.selector or None, one.change.value))
    return Row((Cell(one.number), Cell(one.title), *sums, money_cell(one.after), Cell(_REMARKS.get(one.fate, ""))))


def _before(figure: Figure) -> Cell:
    """What stood; a content that is added had nothing."""
    return Cell("") if figure.value is None else money_cell(figure)


def _total(before: int, after: int) -> Row:
    """Of the contents that are adjusted; what else the plan holds is not in it."""
    told = (format_vnd(before), signed(after - before), format_vnd(after))
    return Row((Cell(""), Cell("Cộng các nội dung điều chỉnh"), *map(Cell, told), Cell("")), "total")
