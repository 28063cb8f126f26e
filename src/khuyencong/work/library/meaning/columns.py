"""The columns of a paper's tables as their facts were read: which fact stands in which cell, and what a column says."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from khuyencong.papers.layout import Block, tables_of
from khuyencong.records.models import Fact, Paper
from khuyencong.terms.facts import Span
from khuyencong.terms.numbers import NotANumber, parse_number
from khuyencong.terms.vietnamese import fold

_INDEX = re.compile(r"(?:so )?(?:stt|tt)|so thu tu")
_UNIT_NOTE = re.compile(r"\b(?:don vi|dvt)\b")
_YEAR_IN_HEAD = re.compile(r"20\d\d")
SCALES = (1, 1_000, 1_000_000, 1_000_000_000)  # đồng, nghìn, triệu, tỷ


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell by the character its table begins at, its row and its column."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `role`, `period` … are what all its facts agree on; empty where they differ or tell nothing."""

    index: int
    head: str
    samples: tuple[str, ...]
    facts: tuple[Fact, ...]
    is_money: bool | None
    role: str
    period: str
    scale: int | None
    measure: int | None
    source: int | None

    @property
    def holds_numbers(self) -> bool:
        """Whether it may tell figures; words and the running number of the rows do not."""
        told = any(number_in(sample) is not None for sample in self.samples)
        return bool(self.facts) or (told and not _INDEX.fullmatch(fold(self.head).strip(" .")))


def cells_of(paper: Paper, facts: Iterable[Fact]) -> dict[int, Cell]:
    """For each fact that stands in a table, its cell."""
    spans = list(_all_cells(paper))
    starts = [span.start for _cell, span in spans]
    found: dict[int, Cell] = {}
    for fact in facts:
        at = bisect_right(starts, fact.start) - 1
        if at >= 0 and fact.start < spans[at][1].end:
            found[fact.pk] = spans[at][0]
    return found


def _all_cells(paper: Paper) -> Iterable[tuple[Cell, Span]]:
    """Every cell that says something, in the order of the text."""
    for start, table in tables_of(paper.text).items():
        for i, row in enumerate(table.grid.rows if table.grid else ()):
            for j, span in enumerate(row):
                if span.end > span.start:
                    yield Cell(start, i, j), span


def in_reading_order(facts: Sequence[Fact], cells: Mapping[int, Cell]) -> list[Fact]:
    """Facts as they were read, those of a table row by row where the table began: also those found in it later."""
    began: dict[int, int] = {}
    for fact in facts:
        if cell := cells.get(fact.pk):
            began[cell.table] = min(began.get(cell.table, fact.position), fact.position)

    def place(fact: Fact) -> tuple[int, int, int, int]:
        cell = cells.get(fact.pk)
        return (began[cell.table], cell.row, fact.activity, fact.start) if cell else (fact.position, 0, 0, 0)

    return sorted(facts, key=place)


def columns_told(paper: Paper, table: Block, facts: Sequence[Fact], cells: Mapping[int, Cell]) -> list[Column]:
    """The columns of one table, from left to right."""
    inside: dict[int, list[Fact]] = {}
    for fact in facts:
        cell = cells.get(fact.pk)
        if cell and cell.table == table.span.start and fact.review != Fact.Review.REJECTED:
            inside.setdefault(cell.column, []).append(fact)
    width = table.grid.width if table.grid else 0
    return [_column(paper, table, index, inside.get(index, [])) for index in range(width)]


def time_of_row(table: int, row: int, facts: Iterable[Fact], cells: Mapping[int, Cell]) -> str:
    """The period that the figures of a row agree on: its own, as a column «Thời gian» tells it."""
    told = (f for f in facts if (cell := cells.get(f.pk)) and (cell.table, cell.row) == (table, row))
    return _one({fact.period for fact in told if fact.period})


def times_differ(table: int, facts: Iterable[Fact], cells: Mapping[int, Cell]) -> bool:
    """Whether each row of a table tells one period, and not all the same: then no period is that of a column."""
    rows: dict[int, set[str]] = {}
    for fact in facts:
        if fact.period and (cell := cells.get(fact.pk)) and cell.table == table:
            rows.setdefault(cell.row, set()).add(fact.period)
    return all(len(told) == 1 for told in rows.values()) and len(set[str]().union(*rows.values())) > 1


def _column(paper: Paper, table: Block, index: int, facts: Sequence[Fact]) -> Column:
    figures = [fact for fact in facts if fact.kind in (Fact.Kind.AMOUNT, Fact.Kind.QUANTITY)]
    money = {fact.kind == Fact.Kind.AMOUNT for fact in figures}
    return Column(
        index=index,
        head=head_of(paper, table, index),
        samples=_samples(paper, table, index),
        facts=tuple(figures),
        is_money=money.pop() if len(money) == 1 else None,
        role=_one({fact.role for fact in figures}),
        period=_one({fact.period for fact in figures}),
        scale=_usual_scale(figures),
        measure=_sole({fact.measure_id for fact in figures if fact.kind == Fact.Kind.QUANTITY}),
        source=_sole({fact.source_id for fact in figures}),
    )


def head_of(paper: Paper, table: Block, index: int) -> str:
    rows = table.grid.rows[: table.heads] if table.grid else ()
    told = (_words(paper, row[index]) for row in rows)
    return " · ".join(dict.fromkeys(word for word in told if word))


def heads_told(paper: Paper, table: Block) -> str:
    """What a table is known again by: the words of its heads without their years, and the unit told over them."""
    width = table.grid.width if table.grid else 0
    told = [head_of(paper, table, index) for index in range(width)]
    above = paper.text[: table.span.start].rstrip().rpartition("\n")[2]
    told += [above] if _UNIT_NOTE.search(fold(above)) else []
    return "|".join(_YEAR_IN_HEAD.sub("", fold(words)).strip() for words in told)


def _samples(paper: Paper, table: Block, index: int) -> tuple[str, ...]:
    rows = table.grid.rows[table.heads :] if table.grid else ()
    told = [words for row in rows if (words := _words(paper, row[index]))]
    first = next((i for i, words in enumerate(told) if number_in(words) is not None), 0)  # behind «-» of empty rows
    return tuple(told[first : first + 3] if first > 2 else told[:3])


def _words(paper: Paper, span: Span) -> str:
    return " ".join(paper.text[span.start : span.end].split())


def number_in(words: str) -> Decimal | None:
    """A cell that holds nothing but a number."""
    try:
        return Decimal(parse_number(words.strip(" *")))
    except NotANumber:
        return None


def value_at(printed: str, scale: int) -> int | None:
    """So many of a unit as a cell says, where that is whole: 412,5 triệu, never half a đồng."""
    number = number_in(printed)
    return None if number is None or number * scale % 1 else int(number * scale)


def scale_of(fact: Fact, value: int | None = None) -> int | None:
    """How many đồng one of the printed number is, as the money was read, or as a person says it is worth."""
    worth = fact.value if value is None else value
    if fact.kind != Fact.Kind.AMOUNT or not worth:
        return None
    return next((scale for scale in SCALES if value_at(fact.printed, scale) == worth), None)


def _usual_scale(facts: Iterable[Fact]) -> int | None:
    told = Counter(scale for fact in facts if (scale := scale_of(fact)))
    return told.most_common(1)[0][0] if told else None


def _one(values: set[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""


def _sole(values: set[int | None]) -> int | None:
    return next(iter(values)) if len(values) == 1 else None
