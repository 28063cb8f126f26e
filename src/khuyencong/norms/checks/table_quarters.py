"""Columns of a table that are to come to another of its row: four quarters to their year, an adjustment to what stands
after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ...terms.facts import Finding, Span
from ...terms.numbers import format_decimal
from ...terms.tables import figure_in, written_english
from .case import Case, error, info, warning
from .table_rows import Row, body_of, heads_of
from .tables import unread

_QUARTER = re.compile(r".*\bquy (?P<number>iv|i{1,3}|[1-4])(?:(?:/| nam )20\d\d)?\W*")
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = re.compile(r".*(?:\bca nam|\btoan nam|\btong(?: cong| so)?|\bcong|\bke hoach(?: nam)?|\bnam)(?: 20\d\d)?\W*")
_UNIT_ONLY = re.compile(r"(?:dvt|don vi(?: tinh)?)\W*")
_MOST_BETWEEN = 3  # columns between two quarters: «6 tháng», «9 tháng»


@dataclass(frozen=True, slots=True)
class _Sum:
    """The columns that are added and taken away, and the one that tells what they come to."""

    plus: tuple[int, ...]
    minus: tuple[int, ...]
    whole: int
    words: str
    by_heads: bool = False  # their words leave no doubt


def column_sums(case: Case) -> Iterator[Finding]:
    """Rows whose columns do not come to what another column tells, where others of the table do."""
    for rows in case.tables:
        body = body_of(rows)
        heads = heads_of(rows, body)
        for told in _years(heads):
            yield from _wrong(rows[body:], told)
        for told in _adjustments(heads):
            yield from _wrong(rows[body:], told)
            yield from _told_by_others(case, rows, told)
        yield from _moves_alone(rows, heads)


def _years(heads: Sequence[str]) -> Iterator[_Sum]:
    """Four quarters in a row of columns, and their year right before or behind them."""
    quarters = [(j, found["number"]) for j, head in enumerate(heads) if (found := _QUARTER.fullmatch(head))]
    for at in range(len(quarters) - 3):
        run = quarters[at : at + 4]
        columns = [j for j, _ in run]
        numbers = [_NUMBERS.get(number) or int(number) for _, number in run]
        if numbers != [1, 2, 3, 4] or any(b - a > _MOST_BETWEEN for a, b in pairwise(columns)):
            continue
        before = next((j for j in range(columns[0] - 1, 0, -1) if not _UNIT_ONLY.fullmatch(heads[j])), 0)
        beside = [j for j in (columns[-1] + 1, before) if 0 < j < len(heads) and j not in columns]
        whole = next((j for j in beside if _is_year(heads[j])), None)
        if whole is not None:
            yield _Sum(tuple(columns), (), whole, "Bốn quý")


def _is_year(head: str) -> bool:
    return _YEAR.fullmatch(head) is not None or re.search(r"\bkinh phi\b|\bso luong\b", head) is not None


_AFTER = re.compile(r"\bsau (?:khi )?(?:duoc )?(?:dieu chinh|dc\b)")
_BEFORE = re.compile(
    r"\btruoc (?:khi )?(?:dieu chinh|dc\b)|\b(?:da|duoc) (?:phe )?(?:duyet|giao)\b|\bda phe duyet\b|\bban dau\b"
)
_UP = re.compile(r"(?:.*\b(?:dieu chinh|bo sung) )?(?:so )?(?:tang|bo sung)(?: them)?(?: \([^)]*\))?\W*")
_DOWN = re.compile(r"(?:.*\b(?:dieu chinh|cat) )?(?:so )?(?:giam)(?: di)?(?: \([^)]*\))?\W*")


def _adjustments(heads: Sequence[str]) -> Iterator[_Sum]:
    """«Kế hoạch đã giao | Điều chỉnh tăng | Điều chỉnh giảm | Kế hoạch sau điều chỉnh», one column of each."""
    after = [j for j, head in enumerate(heads) if _AFTER.search(head)]
    before = [j for j, head in enumerate(heads) if _BEFORE.search(head) and j not in after]
    up, down = _moves(heads)
    if all(len(at) == 1 for at in (after, before, up, down)):
        yield _Sum((*before, *up), (*down,), after[0], "Số trước điều chỉnh cộng tăng, trừ giảm", by_heads=True)


def _moves(heads: Sequence[str]) -> tuple[list[int], list[int]]:
    up, down = ([j for j, head in enumerate(heads) if way.fullmatch(head)] for way in (_UP, _DOWN))
    return up, down


def _moves_alone(rows: Sequence[Row], heads: Sequence[str]) -> Iterator[Finding]:
    """Columns of what went up and what went down without one of what stands afterwards: nothing of them is read."""
    up, down = _moves(heads)
    if not (up and down) or any(map(_AFTER.search, heads)):
        return
    for j in (*up, *down):
        told = [row.cells[j] for row in rows if j < len(row.cells) and figure_in(row.cells[j][0].lstrip("+-"))]
        if told:
            yield unread(rows, j, told)


def _told_by_others(case: Case, rows: Sequence[Row], told: _Sum) -> Iterator[Finding]:
    """What moved a sum is told by what stood before it and what stands afterwards: its columns are not read."""
    up = told.plus[1]
    head = next((row.cells[up] for row in rows if len(row.cells) > up and row.cells[up][0]), None)
    if head and any(activity.before for activity in case.facts.activities):
        words = "Cột tăng, giảm chỉ dùng để kiểm tra: số ghi sổ lấy từ cột sau điều chỉnh, kèm số trước điều chỉnh"
        yield info("column-unread", words, Span(head[1], head[1] + len(head[0])), head[0])


_IS_WHOLE = re.compile(r"(?:.*\b)?(?:tong|cong)\b(?!.*(?:kinh phi|von|tien|du toan|gia tri|dong\b)).*")
_NO_PART = re.compile(
    r"%|\bty le\b|ghi chu|kinh phi|don gia|luy ke|tien\b|von\b|du toan|nam 20|ke hoach|thuc hien|\bdong\b|^$"
)
_LEAST_AGREE = 2  # rows that show what the columns are


def counts_in_columns(case: Case) -> Iterator[Finding]:
    """«Tổng số | Nam | Nữ», «Tổng | 3 sao | 4 sao | 5 sao», «Tổng | Xuân Lộc | Tân Phú»: the columns beside a total
    that come to it in most rows, and not in one."""
    paid = {a.amount.span.start for a in case.facts.activities if a.amount}
    for rows in case.tables:
        body = body_of(rows)
        heads = heads_of(rows, body)
        told = [row for row in rows[body:] if not any(start in paid for _, start in row.cells)]
        for whole in (j for j, head in enumerate(heads) if j and _IS_WHOLE.fullmatch(head)):
            yield from _counts_beside(told, heads, whole)


def _counts_beside(rows: Sequence[Row], heads: Sequence[str], whole: int) -> Iterator[Finding]:
    """Of the runs of columns behind a total, that which comes to it in most rows; columns of something else may
    follow."""
    end = next((j for j in range(whole + 1, len(heads)) if _NO_PART.search(heads[j])), len(heads))
    best: tuple[int, list[tuple[Row, Decimal]]] = (_LEAST_AGREE - 1, [])
    for last in range(whole + 3, end + 1):
        columns = _Sum(tuple(range(whole + 1, last)), (), whole, "")
        filled = [row for row in rows if all(j < len(row.cells) and row.cells[j][0] for j in range(whole, last))]
        sums = [(row, told) for row in filled if (told := _figures(row, columns, english=False))]
        wrong = [(row, added) for row, (printed, added, _) in sums if printed != added]
        right = [row for row, (printed, added, _) in sums if printed == added and _has_parts(row, columns)]
        if len(right) > best[0] or (best[1] and not wrong):
            best = (len(right), wrong if len(wrong) * 2 < len(sums) else [])
    for row, added in best[1]:
        printed, start = row.cells[whole]
        words = f"Các cột cạnh «{heads[whole][:40]}» cộng lại được {format_decimal(added)}, khác số ghi trong bảng"
        yield warning("count-mismatch", words, Span(start, start + len(printed)), printed, format_decimal(added))


def _has_parts(row: Row, columns: _Sum) -> bool:
    return sum(bool(figure_in(row.cells[j][0])) for j in columns.plus) > 1


def _wrong(rows: Sequence[Row], told: _Sum) -> Iterator[Finding]:
    english = written_english(" ".join(words for row in rows for words, _ in row.cells))
    sums = [(row, figures) for row in rows if (figures := _figures(row, told, english=english))]
    wrong = [(row, added) for row, (whole, added, places) in sums if abs(whole - added) > places]
    most = len(sums) - 1 if told.by_heads else len(sums) // 2
    if len(wrong) > most and len(sums) > 1:
        return
    for row, added in wrong:
        printed, start = row.cells[told.whole]
        words = f"{told.words} được {format_decimal(added)}, khác số ghi trong bảng"
        yield error("sum-mismatch", words, Span(start, start + len(printed)), printed, format_decimal(added))


def _figures(row: Row, told: _Sum, *, english: bool) -> tuple[Decimal, Decimal, Decimal] | None:
    """What the row tells as the whole, what its columns come to, and by how much rounding may part the two."""
    columns = (*told.plus, *told.minus, told.whole)
    cells = {j: row.cells[j][0].lstrip("+-") if j < len(row.cells) else "" for j in columns}
    figures = {j: figure_in(words, english=english) for j, words in cells.items()}
    whole = figures.pop(told.whole)
    if whole is None or not any(figures.values()):
        return None
    added = sum((figures[j] or Decimal() for j in told.plus), Decimal())
    added -= sum((figures[j] or Decimal() for j in told.minus), Decimal())
    places = max(-int(figure.as_tuple().exponent) for figure in (whole, *figures.values()) if figure is not None)
    return whole, added, Decimal(len(columns)) / 2 / 10**places if places > 0 else Decimal()
