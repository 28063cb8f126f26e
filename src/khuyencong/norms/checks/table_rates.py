"""Checks of rates in tables: «Tỷ lệ %» against the two figures of its row that it is the share of.

Which two they are is said by the heads «Kế hoạch | Thực hiện | Tỷ lệ (%)»; else the rows themselves show it, where most
of them agree. What rounding of the figures may explain is left alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from ...terms.facts import Finding, Span
from ...terms.numbers import percent_text
from ...terms.tables import figure_in, written_english
from .case import Case, warning
from .table_rows import Row, body_of, heads_of

_RATE = re.compile(r"%|\b(?:ty|ti) (?:le|trong)\b|\bco cau\b|muc do hoan thanh")
_OF_PLAN = re.compile(
    r"(?:(?:ty|ti) le|muc do|dat|hoan thanh|thuc hien|giai ngan|so(?: sanh)?|voi|ke hoach|kh|th|du toan|ket qua|[\W_])*"
)
_PLAN = re.compile(r"\b(?:ke hoach|kh|du toan|duoc giao|giao|chi tieu)\b")
_REACHED = re.compile(r"\b(?:thuc hien|th|ket qua|giai ngan|quyet toan|dat duoc|da chi|uoc|luy ke|cong)\b")
_FEW_ROWS = 2  # that show what a rate is of
_NEAR = 8  # columns around a rate among which it may be
Figures = Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class _Column:
    """The figures of a column by their rows; `half`: by how much rounding may have moved each."""

    figures: Figures
    half: Decimal


@dataclass(frozen=True, slots=True)
class _Printed:
    """A rate as a cell prints it, and one unit of its last decimal."""

    rate: Decimal
    place: Decimal


@dataclass(frozen=True, slots=True)
class _Rates:
    """What a rate may be: the exact value of every row, the two columns it is made of, and how these are told."""

    exact: Figures
    one: _Column
    other: _Column
    words: str
    times: int = 100  # of a part of one: 1

    def agreeing(self, printed: Mapping[int, _Printed]) -> list[int]:
        return [i for i, told in printed.items() if i in self.exact and abs(self.exact[i] - told.rate) <= told.place]

    def wrong(self, printed: Mapping[int, _Printed]) -> list[int]:
        """The rows that print what no rounding explains."""
        told = [(i, one.place, abs(self.exact[i] - one.rate)) for i, one in printed.items() if i in self.exact]
        return [i for i, place, off in told if off > place + self._loose(i)]

    def _loose(self, i: int) -> Decimal:
        """By how much rounding of the two figures may have moved the exact value."""
        part, whole = self.one.figures[i], self.other.figures[i]
        return self.times * (self.one.half + part / whole * self.other.half) / whole


def rate_mismatches(case: Case) -> Iterator[Finding]:
    """Cells of a column of rates that are not what its other rows and its head say they are."""
    for rows in (table[:_MOST_ROWS] for table in case.tables):
        body = body_of(rows)
        heads = heads_of(rows, body)
        at = [j for j, head in enumerate(heads[:_MOST_COLUMNS]) if j and _RATE.search(head)]
        if not at:
            continue
        others = [j for j in range(1, len(heads)) if j not in at]
        columns = {j: _column(rows, body, j, is_scaled=case.is_scaled(rows, heads[j])) for j in others}
        told = {j: column for j, column in columns.items() if column.figures}
        for j in at:
            yield from _wrong_in(rows, heads, told, j, _printed(rows, body, j))


_MOST_COLUMNS, _MOST_ROWS = 40, 500  # of a table: every two columns near a rate are tried


def last_place(printed: Decimal) -> Decimal:
    """One unit of the last printed decimal: 78.32 may be off by 0.01, 57 by 1."""
    return Decimal(1).scaleb(min(int(printed.as_tuple().exponent), 0))


def _printed(rows: list[Row], body: int, column: int) -> dict[int, _Printed]:
    """The rates as they are printed: «83,33», «83%», «-3,2»."""
    told = ((i, row.cells[column][0]) for i, row in enumerate(rows) if i >= body and column < len(row.cells))
    rates = ((i, _rate_in(words)) for i, words in told)
    return {i: _Printed(rate, last_place(rate)) for i, rate in rates if rate is not None}


def _rate_in(words: str) -> Decimal | None:
    figure = figure_in(words.strip(" %+-").strip())
    return -figure if figure is not None and words.strip().startswith("-") else figure


def _column(rows: list[Row], body: int, column: int, *, is_scaled: bool) -> _Column:
    words = {i: row.cells[column][0] for i, row in enumerate(rows) if i >= body and column < len(row.cells)}
    english = written_english(" ".join(words.values()))
    read = ((i, figure_in(told, english=english)) for i, told in words.items())
    figures = {i: figure for i, figure in read if figure is not None}
    places = max((-int(figure.as_tuple().exponent) for figure in figures.values()), default=0)
    return _Column(figures, Decimal(1).scaleb(-max(places, 0)) / 2 if is_scaled or places > 0 else Decimal(0))


def _wrong_in(
    rows: list[Row], heads: Sequence[str], columns: Mapping[int, _Column], at: int, printed: Mapping[int, _Printed]
) -> Iterator[Finding]:
    rates = _said(heads, columns, at, printed) or _shown(rows, heads, columns, at, printed)
    if rates is None:
        return
    for i in rates.wrong(printed):
        words, start = rows[i].cells[at]
        exact = rates.exact[i] if rates.times == 100 else rates.exact[i] * 100
        message = f"Tỷ lệ ghi trong bảng khác tỷ lệ tính từ {rates.words}"
        yield warning("percent-mismatch", message, Span(start, start + len(words)), words, percent_text(exact))


def _said(
    heads: Sequence[str], columns: Mapping[int, _Column], at: int, printed: Mapping[int, _Printed]
) -> _Rates | None:
    """By the heads, where one column tells the plan and one the result; not against most of the rows."""
    if not _OF_PLAN.fullmatch(heads[at]):
        return None
    planned = [j for j in columns if _PLAN.search(heads[j])]
    reached = [j for j in columns if _REACHED.search(heads[j]) and j not in planned]
    if len(planned) != 1 or len(reached) != 1:
        return None
    rates = _shares(columns[reached[0]], columns[planned[0]], "kế hoạch và kết quả của dòng")
    agreeing, wrong = rates.agreeing(printed), rates.wrong(printed)
    return rates if len(agreeing) >= len(wrong) or len(printed) == 1 else None


def _shown(
    rows: list[Row], heads: Sequence[str], columns: Mapping[int, _Column], at: int, printed: Mapping[int, _Printed]
) -> _Rates | None:
    """By the rows: the two columns of which most of them print the share; None where two pairs tell different."""
    near = sorted(columns, key=lambda j: abs(j - at))[:_NEAR]
    tried = [rates for j, k in permutations(near, 2) for rates in _of_two(columns[j], columns[k])]
    tried += [rates for j in near if (rates := _of_whole(rows, columns[j]))]
    likely = [(rates, len(a)) for rates in tried if _shows(a := rates.agreeing(printed), printed)]
    scored = [(rates, agreeing, tuple(rates.wrong(printed))) for rates, agreeing in likely]
    shown = [(rates, agreeing, wrong) for rates, agreeing, wrong in scored if agreeing > len(wrong)]
    most = max((agreeing for _, agreeing, _ in shown), default=0)
    best = [(rates, wrong) for rates, agreeing, wrong in shown if agreeing == most]
    return best[0][0] if len({wrong for _, wrong in best}) == 1 else None


def _shows(agreeing: Sequence[int], printed: Mapping[int, _Printed]) -> bool:
    """Whether rates are such that only one reading gives them: «100» is the share of any two that are equal."""
    return (
        len(agreeing) >= _FEW_ROWS
        and len({printed[i].rate for i in agreeing} - {Decimal(0), Decimal(100)}) >= _FEW_ROWS
    )


def _of_two(one: _Column, other: _Column) -> Iterator[_Rates]:
    yield _shares(one, other, "hai số của dòng")
    yield _shares(one, other, "hai số của dòng", less=1)
    yield _shares(one, other, "hai số của dòng", times=1)


def _shares(one: _Column, other: _Column, words: str, *, times: int = 100, less: int = 0) -> _Rates:
    """What the first is of the second, in percent or as a part of one; `less` one of it where the change is meant."""
    both = {i: (part, other.figures[i]) for i, part in one.figures.items() if other.figures.get(i)}
    exact = {i: times * (part / whole - less) for i, (part, whole) in both.items()}
    return _Rates(exact, one, other, words, times)


def _of_whole(rows: list[Row], column: _Column) -> _Rates | None:
    """What every row is of the column's one total."""
    totals = [i for i in column.figures if rows[i].is_total]
    if len(totals) != 1 or not (whole := column.figures[totals[0]]):
        return None
    return _shares(column, _Column(dict.fromkeys(column.figures, whole), column.half), "dòng và tổng của bảng")
