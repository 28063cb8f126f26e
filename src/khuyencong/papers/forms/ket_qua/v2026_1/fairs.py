"""The annex of fairs and exhibitions: where and when each was held, who took part and what was sold there."""

from collections.abc import Iterator

from khuyencong.terms.document import Annex, Block, Cell, Column, Row, TableBlock
from khuyencong.terms.results import Fair, Results, TargetResult
from khuyencong.terms.vietnamese import fold

from ...figures import cell, count_cell, digits, estimate_part

_COLUMNS = (
    Column("TT", 4, "center"),
    Column("Hội chợ, triển lãm", 22),
    Column("Địa điểm", 13),
    Column("Thời gian", 11),
    Column("Đơn vị chủ trì", 13),
    Column("Gian hàng", 7, "right"),
    Column("Đơn vị tham gia", 11, "right"),
    Column("Lượt khách", 8, "right"),
    Column("Doanh thu (đồng)", 13, "right"),
    Column("Nguồn kinh phí", 13),
)
_STALLS, _VISITORS, _SOLD = "gian hang", ("luot khach", "khach"), "doanh thu"
_UNITS = ("co so", "don vi", "doanh nghiep", "hop tac xa", "htx", "chu the", "ho")
_TAKING_PART = (*_UNITS, *(f"luot {unit}" for unit in _UNITS))


def held(results: Results) -> tuple[Block, ...]:
    """Nothing where the period had no fair of which more is known than the table of results says."""
    if not results.fairs:
        return ()
    rows = tuple(row for at, fair in enumerate(results.fairs, 1) for row in _rows(at, fair))
    title = f"Hội chợ, triển lãm {results.period.in_words()}"
    return (Annex("", title, (TableBlock(_COLUMNS, rows),), landscape=True),)


def _rows(at: int, fair: Fair) -> Iterator[Row]:
    """A fair's row, and one more for each further kind of unit that took part."""
    taking_part = [one for one in fair.reached if _is(one, *_TAKING_PART)]
    first, *others = taking_part or (None,)
    said = (str(at), fair.title, fair.place, fair.time, fair.lead)
    figures = (_count(fair, _STALLS), _named(first), _count(fair, *_VISITORS), _sold(fair))
    yield Row((*map(Cell, said), *figures, Cell(fair.sources)))
    for other in others:
        blank = tuple(Cell("") for _ in _COLUMNS)
        yield Row((*blank[:6], _named(other), *blank[7:]))


def _is(target: TargetResult, *words: str) -> bool:
    return any(f"{fold(target.unit)} ".startswith(f"{word} ") for word in words)


def _count(fair: Fair, *words: str) -> Cell:
    return _marked(next((one for one in fair.reached if _is(one, *words)), None))


def _sold(fair: Fair) -> Cell:
    return _marked(next((one for one in fair.reached if one.unit == "đồng" and _SOLD in fold(one.measure)), None))


def _marked(target: TargetResult | None) -> Cell:
    """The figure, with the word «ước» where a part of it is only expected."""
    figure = target.actual if target else None
    if figure is None or estimate_part(figure) is None:
        return count_cell(figure)
    return cell(figure, f"{digits(figure)} (gồm ước)")


def _named(target: TargetResult | None) -> Cell:
    """«45 doanh nghiệp»: in one column stand units of several kinds."""
    shown = _marked(target)
    return cell(target.actual, f"{shown.text} {target.noun}") if target and target.actual else shown
