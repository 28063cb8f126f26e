"""Checks of rates in tables: «Tỷ lệ %» against the two figures of its row that it is the share of.

Which two they are is said by the heads «Kế hoạch | Thực hiện | Tỷ lệ (%)»; else the rows themselves show it, where most
of them agree. What rounding of the figures may explain is left alone.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import islice, permutations

from ...terms.facts import Finding, Span
from ...terms.numbers import percent_text
from ...terms.tables import UNNUMBERED, figure_in, written_english
from ...terms.vietnamese import fold
from .case import Case, last_place, warning
from .table_rows import Row, body_of, heads_of

_RATE = re.compile(r"%|\b(?:ty|ti) (?:le|trong)\b|\bco cau\b|muc do hoan thanh")
_OF_PLAN = re.compile(
    r"(?:(?:ty|ti) le|muc do|dat|hoan thanh|thuc hien|giai ngan|so(?: sanh)?|voi|ke hoach|kh|th|du toan|ket qua|[\W_])*"
)
_PLAN = re.compile(r"\b(?:ke hoach|kh|du toan|duoc giao|giao|chi tieu)\b")
_REACHED = re.compile(r"\b(?:thuc hien|th|ket qua|giai ngan|quyet toan|dat duoc|da chi|uoc|luy ke|cong)\b")
_TURNED = re.compile(r"\b(?:kh|ke hoach)\W+(?:th|thuc hien)\b")  # «Tỷ lệ KH/TH»
_UNIT = re.compile(r"\b(?:trieu|nghin|ngan|ty|ti|1\.?000)? ?dong\b|\btrd\b|\btr\.? ?d|%")
_FEW_ROWS = 2  # that show what a rate is of
_NEAR = 8  # columns around a rate among which it may be
Figures = Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class _Column:
    """The figures of a column by their rows; `half`: by how much rounding may have moved each."""

    figures: Figures
    half: Decimal


@dataclass(frozen=True, slots=True)
class _Rates:
    """What a rate may be: the exact value of every row, by how much rounding may have moved it, and how it is told."""

    exact: Figures
    loose: Figures
    words: str
    is_percent: bool = True

    def agreeing(self, printed: Figures) -> list[int]:
        return [i for i in printed if i in self.exact and abs(self.exact[i] - printed[i]) <= last_place(printed[i])]

    def wrong(self, printed: Figures) -> list[int]:
        return [
            i
            for i in printed
            if i in self.exact and abs(self.exact[i] - printed[i]) > last_place(printed[i]) + self.loose[i]
        ]


def rate_mismatches(case: Case) -> Iterator[Finding]:
    """Cells of a column of rates that are not what its other rows and its head say they are."""
    for rows in case.tables:
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


_MOST_COLUMNS = 40


def _printed(rows: list[Row], body: int, column: int) -> dict[int, Decimal]:
    """The rates as they are printed: «83,33», «83%», «-3,2»."""
    told = (
        (i, row.cells[column][0])
        for i, row in enumerate(rows)
        if i >= body and column < len(row.cells) and not _tells_rate(row)
    )
    rates = ((i, _rate_in(words)) for i, words in told)
    return {i: rate for i, rate in rates if rate is not None}


def _tells_rate(row: Row) -> bool:
    """«Tỷ lệ hộ nghèo (%) | 5 | 4 | 125»: less may be more of it."""
    return any(_rate_in(words) is None and _RATE.search(fold(words)) for words, _ in row.cells[:3])


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
    rows: list[Row], heads: Sequence[str], columns: Mapping[int, _Column], at: int, printed: Figures
) -> Iterator[Finding]:
    rates = _said(heads, columns, at, printed) or _shown(rows, heads, columns, at, printed)
    if rates is None:
        return
    for i in rates.wrong(printed):
        words, start = rows[i].cells[at]
        exact = rates.exact[i] if rates.is_percent else rates.exact[i] * 100
        message = f"Tỷ lệ ghi trong bảng khác tỷ lệ tính từ {rates.words}"
        yield warning("percent-mismatch", message, Span(start, start + len(words)), words, percent_text(exact))


def _said(heads: Sequence[str], columns: Mapping[int, _Column], at: int, printed: Figures) -> _Rates | None:
    """By the heads, where one column tells the plan and one the result in one unit; not against most of the rows, and
    not where no row shows it."""
    if not _OF_PLAN.fullmatch(heads[at]):
        return None
    planned = [j for j in columns if _PLAN.search(heads[j])]
    reached = [j for j in columns if _REACHED.search(heads[j]) and j not in planned]
    if len(planned) != 1 or len(reached) != 1 or _TURNED.search(heads[at]):
        return None
    if len({_unit(heads[j]) for j in (*planned, *reached)}) > 1:
        return None
    rates = _shares(columns[reached[0]], columns[planned[0]], "kế hoạch và kết quả của dòng")
    agreeing, wrong = rates.agreeing(printed), rates.wrong(printed)
    return rates if len(agreeing) >= len(wrong) and _telling(agreeing, printed) else None


def _unit(head: str) -> str:
    told = _UNIT.search(head)
    return " ".join(told.group().split()) if told else ""


def _shown(
    rows: list[Row], heads: Sequence[str], columns: Mapping[int, _Column], at: int, printed: Figures
) -> _Rates | None:
    """By the rows: the two columns of which most of them print the share; None where two pairs tell different."""
    near = sorted(columns, key=lambda j: abs(j - at))[:_NEAR]
    first = dict(islice(printed.items(), _ENOUGH))
    kept = {j: _of_rows(rows, columns[j], first) for j in near}
    readings = [*_readings(near)]
    tried = ((reading, rates) for reading in readings if (rates := reading(rows, kept)))
    scored = ((reading, rates.agreeing(first), rates.wrong(first)) for reading, rates in tried)
    shown = [(reading, len(a), tuple(w)) for reading, a, w in scored if len(a) > len(w) and _shows(a, first)]
    most = max((agreeing for _, agreeing, _ in shown), default=0)
    best = [(reading, wrong) for reading, agreeing, wrong in shown if agreeing == most]
    if len({wrong for _, wrong in best}) != 1:
        return None
    if len(first) == len(printed):
        return best[0][0](rows, kept)
    return _for_all([reading for reading, _ in best], rows, columns, printed) if len(best) <= _MOST_ALIKE else None


_ENOUGH = 30  # rates that show what all of a column are
_MOST_ALIKE = 4  # readings that are looked through to the last row


def _for_all(
    best: Sequence["_Reading"], rows: list[Row], columns: Mapping[int, _Column], printed: Figures
) -> _Rates | None:
    """What the first rates of a long column showed, where most of the others bear it out, and all readings alike."""
    told = [rates for reading in best if (rates := reading(rows, columns))]
    wrong = {tuple(rates.wrong(printed)) for rates in told}
    if len(wrong) != 1 or len(told[0].agreeing(printed)) <= len(wrong.pop()):
        return None
    return told[0]


def _of_rows(rows: list[Row], column: _Column, kept: Figures) -> _Column:
    """A column as far as some rows and its totals go."""
    figures = {i: figure for i, figure in column.figures.items() if i in kept or rows[i].is_total}
    return _Column(figures, column.half)


def _shows(agreeing: Sequence[int], printed: Figures) -> bool:
    """Whether rates are such that only one reading gives them."""
    return len(agreeing) >= _FEW_ROWS and len(_telling(agreeing, printed)) >= _FEW_ROWS


def _telling(agreeing: Sequence[int], printed: Figures) -> set[Decimal]:
    """Without «100», which is the share of any two that are equal."""
    return {printed[i] for i in agreeing} - {Decimal(0), Decimal(100)}


_Reading = Callable[[list[Row], Mapping[int, _Column]], _Rates | None]


def _readings(near: Sequence[int]) -> Iterator[_Reading]:
    """The ways in which a rate may come from the columns around it."""
    for one, other in permutations(near, 2):
        for times, less in ((100, 0), (100, 1), (1, 0)):
            yield partial(_of_two, one, other, times, less)
    yield from (partial(_of_whole, j) for j in near)


def _of_two(one: int, other: int, times: int, less: int, _rows: list[Row], columns: Mapping[int, _Column]) -> _Rates:
    return _shares(columns[one], columns[other], "hai số của dòng", times=times, less=less)


def _shares(one: _Column, other: _Column, words: str, *, times: int = 100, less: int = 0) -> _Rates:
    """What the first is of the second, in percent or as a part of one; `less` one of it where the change is meant."""
    both = {i: (part, other.figures[i]) for i, part in one.figures.items() if other.figures.get(i)}
    exact = {i: times * (part / whole - less) for i, (part, whole) in both.items()}
    loose = {i: times * (one.half + part / whole * other.half) / whole for i, (part, whole) in both.items()}
    return _Rates(exact, loose, words, is_percent=times != 1)


def _of_whole(at: int, rows: list[Row], columns: Mapping[int, _Column]) -> _Rates | None:
    """What every row is of the column's one total; «Trong đó …» may be told of its own row."""
    column = columns[at]
    totals = [i for i in column.figures if rows[i].is_total]
    if len(totals) != 1 or not (whole := column.figures[totals[0]]):
        return None
    are_numbered = any(rows[i].depth < UNNUMBERED for i in column.figures)
    of_all = {
        i: whole
        for i in column.figures
        if rows[i].is_total or not (rows[i].is_part or (are_numbered and rows[i].depth >= UNNUMBERED))
    }
    return _shares(column, _Column(of_all, column.half), "dòng và tổng của bảng")
