"""The annex of fairs and exhibitions: where and when each was held, who took part and what was sold there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from khuyencong.terms.document import Annex, Cell, Column, Paragraph, Row, TableBlock
from khuyencong.terms.results import Fair, Figure, Results, Sold, TargetResult

from ...figures import cell, count_cell, digits, estimate_part, money, sentence

_REVENUE = "Doanh thu (đồng)"
_COLUMNS = (
    Column("TT", 4, "center"),
    Column("Hội chợ, triển lãm", 22),
    Column("Địa điểm", 13),
    Column("Thời gian", 11),
    Column("Đơn vị chủ trì", 13),
    Column("Gian hàng", 7, "right"),
    Column("Đơn vị tham gia", 11, "right"),
    Column("Lượt khách", 8, "right"),
    Column(_REVENUE, 13, "right"),
    Column("Nguồn kinh phí", 13),
)
_STALLS = re.compile(r"gian hàng\b", re.IGNORECASE)
_TAKING_PART = re.compile(r"(?:lượt )?(?:cơ sở|đơn vị|doanh nghiệp|hợp tác xã|htx|chủ thể|hộ)\b(?! sơ)", re.IGNORECASE)
_VISITORS = re.compile(r"(?:lượt )?khách\b(?! sạn)", re.IGNORECASE)
_SOLD = "doanh thu"


def with_fairs(of_results: Annex, results: Results) -> tuple[Annex, ...]:
    """The annex of results and that of fairs; a few rows stand under the former rather than on a page of their own.

    Nothing where the period had no fair of which more is known than the table of results says.
    """
    told = [rows for fair in results.fairs if _tells_more(rows := list(_rows(fair)))]
    rows = [row for at, own in enumerate(told, 1) for row in _numbered(at, own)]
    if not rows:
        return (of_results,)
    table = _without_empty(TableBlock(_COLUMNS, (*rows, *_total(results.sold))))
    title, below = f"Hội chợ, triển lãm {results.period.in_words()}", tuple(_told(results.sold))
    if len(table.rows) > _FEW:
        return (of_results, Annex("", title, (table, *below), landscape=True))
    return (replace(of_results, blocks=(*of_results.blocks, replace(table, caption=title), *below)),)


_FEW = 3  # rows that take no page
_NAMED = 2  # columns that stand whatever is told: the number and the name


def _tells_more(rows: Sequence[Row]) -> bool:
    """Whether more is known of a fair than its name and who pays for it, which the table of results tells."""
    return any(cell.text for row in rows for cell in row.cells[_NAMED:-1])


def _numbered(at: int, rows: Sequence[Row]) -> Iterator[Row]:
    first, *others = rows
    yield Row((Cell(str(at)), *first.cells[1:]))
    yield from others


def _without_empty(table: TableBlock) -> TableBlock:
    """The table without the columns in which nothing is told of any fair."""
    told = [at for at in range(len(table.columns)) if at < _NAMED or any(row.cells[at].text for row in table.rows)]
    rows = (Row(tuple(row.cells[at] for at in told), row.kind) for row in table.rows)
    return TableBlock(tuple(table.columns[at] for at in told), tuple(rows))


def _total(sold: Sold | None) -> Iterator[Row]:
    """What was sold at all of them."""
    if sold:
        revenue = _marked(sold.at_fairs)
        shown = (revenue if column.title == _REVENUE else Cell("") for column in _COLUMNS[2:])
        yield Row((Cell(""), Cell("Cộng"), *shown), "total")


def _told(sold: Sold | None) -> Iterator[Paragraph]:
    """Where the whole was told apart from its fairs: the difference is the reader's to see."""
    if sold and sold.told:
        yield sentence("sold", "Ghi chú: doanh thu đã ghi của cả kế hoạch là ", *money(sold.told), ".")


def _rows(fair: Fair) -> Iterator[Row]:
    """A fair's row, and one more for each further kind of stall, unit that took part, visitor or revenue."""
    stalls, taking_part, visitors = (_counted(fair, kind) for kind in (_STALLS, _TAKING_PART, _VISITORS))
    sold = [one for one in fair.reached if one.unit == "đồng" and _SOLD in one.measure.lower()]
    told = list(zip_longest(stalls, taking_part, visitors, sold)) or [(None,) * 4]
    said = ("", fair.title, fair.place, fair.time, fair.lead)
    for number, (stall, unit, visitor, revenue) in enumerate(told):
        shown = said if number == 0 else ("",) * len(said)
        beside = fair.sources if number == 0 else ""
        figures = (_kind(stall, stalls), _kind(unit, (unit, unit)), _kind(visitor, visitors), _kind(revenue, sold))
        yield Row((*map(Cell, shown), *figures, Cell(beside)))


def _counted(fair: Fair, kind: re.Pattern[str]) -> list[TargetResult]:
    return [one for one in fair.reached if kind.match(one.unit)]


def _kind(target: TargetResult | None, alike: Sequence[TargetResult | None]) -> Cell:
    """The figure; by name where the column holds several kinds, blank where it has no more."""
    if target is None:
        return Cell("") if any(alike) else _marked(None)
    return _named(target) if len(alike) > 1 else _marked(target.actual)


def _marked(figure: Figure | None) -> Cell:
    """The figure, with the word «ước» where a part of it is only expected."""
    if figure is None or estimate_part(figure) is None:
        return count_cell(figure)
    return cell(figure, f"{digits(figure)} (gồm ước)")


def _named(target: TargetResult) -> Cell:
    """«45 doanh nghiệp»: in one column stand units of several kinds."""
    shown = _marked(target.actual)
    return cell(target.actual, f"{shown.text} {target.noun}") if target.actual else shown
