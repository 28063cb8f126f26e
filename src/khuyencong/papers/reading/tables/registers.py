"""Lists of products and establishments: which table is one, what its columns hold, and its rows with what is unclear.

A column may be read otherwise than its head says: a person maps it once, and all rows are read anew.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ....terms.facts import REACHED, Problem, RegisterKind, RegisterRow, Role, Span
from ....terms.tables import figure_in
from ....terms.vietnamese import fold, fold_in_place
from ..grammar.roles import Context
from ..text.grid import Grid, blocks_in, grid_of, is_row
from ..text.scan import Scan
from .around import unit_note
from .cells import amount_in
from .columns import money_factor
from .heads import HEAD_ROWS, SUM_ROW, below_unit_note, first_data_row, has_words, heads_of
from .list_times import day_told, last_day_told, period_told, says_how_long, without_day
from .named import OF_OTHERS, lists_told
from .register_heads import (
    NAMES,
    Holds,
    are_agencies,
    columns_held,
    columns_said,
    is_to_come,
    may_be_contents,
    names_whom_works_are_for,
)

STARS = range(1, 6)


_NAMING = re.compile(  # a cell that may be a head of a list; without one nothing more is looked at
    r"(?m)(?:^|[|\t]|  )\s*(?:ten\s*(?:[|\t]|  )|(?:ten )?(?:bo |cac )?(?:san pham|sp|co so|don vi"
    r"|doanh nghiep|hop tac xa|htx|cong ty"
    r"|to chuc|chu the|chu so huu|nha san xuat|doi tuong)\b)"
)
_LEVEL = re.compile(r"(?:xa|phuong|thi tran|huyen|thi xa|thanh pho|tp)\b")
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")
_STARS = re.compile(r"(?<!\d)0?(?P<stars>[1-5])(?: ?sao)?(?![\d/])")
_GROUP_STARS = re.compile(r"\b0?(?P<stars>[1-5]) sao\b")
_NUMBER_HEAD = re.compile(r"(?:stt|tt|so tt|so thu tu)\b")
_MOST_POINTS = 100
_TIMES = {
    Holds.DECIDED_ON: (day_told, period_told),
    Holds.VALID_TO: (last_day_told,),
    Holds.TIME: (period_told, day_told),
}
_LASTS = (Holds.VALID_TO, Holds.TIME)  # what may also be told as so many months
_YEAR = re.compile(r"\b20\d\d\b")
_HAS_WORDS, _FIGURE = re.compile(r"\w"), re.compile(r"\d")
LINES_ABOVE, LONGEST_ABOVE = 8, 160
_LIST = re.compile(r"\bdanh (?:sach|muc)\b")
_PART_OF = re.compile(r"\((?:kem|ban hanh)[^)]*\)?")
CAPTION = 400  # characters over a table in which its title is sought
_CONTENTS_OVER = re.compile(r"\b(?:ke hoach|du toan|phan bo|bao cao)\b")
_OF_OTHERS = re.compile(rf"\b(?:{OF_OTHERS})\b")


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A table that lists things; `columns` says what each holds, `first` is its first row behind the heads. Names that
    a sentence lists are one of a single column, headed by the words that open them."""

    start: int
    grid: Grid
    first: int
    heads: tuple[str, ...]
    columns: tuple[Holds, ...]
    units: tuple[int | None, ...] = ()  # the đồng of one number of each column, where it is told
    year: str | None = None  # the one that the lines over it name
    to_come: bool = False  # what it tells of each is only asked for or planned
    is_open: bool = False  # heads and title leave it to `list_or_contents.py` whether its rows are contents

    @property
    def span(self) -> Span:
        return Span(self.start, self.grid.rows[-1][-1].end + 1)

    @property
    def kind(self) -> RegisterKind:
        return RegisterKind.PRODUCT if Holds.PRODUCT in self.columns else RegisterKind.ESTABLISHMENT

    def head_of(self, *held: Holds | str) -> str:
        """What is printed over the first column that holds one of these."""
        at = [head for head, holds in zip(self.heads, self.columns, strict=True) if holds in held]
        return at[0] if at else ""

    def count(self, content: str) -> int:
        """How many rows name something, told without reading them: groups and sums do not."""
        (name, *_) = [j for j, holds in enumerate(self.columns) if holds in NAMES]
        rows = (row for row in self.grid.rows[self.first :] if has_words(row[name]) and self._is_told(content, row))
        return sum(not SUM_ROW.match(fold(content[row[name].start : row[name].end].strip())) for row in rows)

    def _is_told(self, content: str, row: Sequence[Span]) -> bool:
        told = sum(has_words(cell) for cell, holds in zip(row, self.columns, strict=True) if holds is not Holds.SUPPORT)
        return self.grid.width == 1 or told > 2 or content[row[0].start : row[0].end].strip(" .").isdecimal()

    def read_as(self, columns: Sequence[Holds]) -> "RegisterTable":
        """The same table by another mapping."""
        return replace(self, columns=tuple(columns))


def register_tables(content: str, as_lists: Mapping[int, bool] | None = None) -> tuple[RegisterTable, ...]:
    """The lists of a paper's text, in its order, also those whose rows may be contents; `as_lists`: what was said of
    its tables."""
    return tuple(_lists(Scan.of(content, as_lists), len(content)))


def register_rows(scan: Scan, end: int) -> tuple[RegisterRow, ...]:
    """The rows of every list up to a character."""
    lists = (table for table in _lists(scan, end) if not table.is_open or scan.said_of(table.grid))
    return tuple(row for table in lists for row in rows_of(scan, table))


def is_register(scan: Scan, grid: Grid) -> bool:
    """Whether a table is read as a list: as it was said, else as its heads and title tell."""
    if (said := scan.said_of(grid)) is not None:
        return said
    return (found := _register(scan, grid)) is not None and not found.is_open


def over_list(scan: Scan, grid: Grid, context: Context) -> Context:
    """What holds for a table's rows: what a report lists as asked for is planned, for the year that the list names."""
    if context.role not in REACHED or not (found := _register(scan, grid)) or not found.to_come:
        return context
    return replace(context, role=Role.PLAN, period=found.year or context.period)


def rows_of(scan: Scan, table: RegisterTable) -> Iterator[RegisterRow]:
    """What each row names; a row that only groups those below lends them its place, stars or trade."""
    if table.grid.width == 1:
        yield from _named(scan, table)
        return
    reader = _RowReader(scan, table)
    for number in range(table.first, len(table.grid.rows)):
        if row := reader.row(number):
            yield row


def _named(scan: Scan, table: RegisterTable) -> Iterator[RegisterRow]:
    for number, (name,) in enumerate(table.grid.rows, 1):
        yield RegisterRow(RegisterKind.ESTABLISHMENT, scan.words(name), table.start, number, name)


def _lists(scan: Scan, end: int) -> list[RegisterTable]:
    told = (
        RegisterTable(
            lead.start, Grid(tuple((name,) for name in names)), 0, (scan.words(lead),), (Holds.ESTABLISHMENT,)
        )
        for lead, names in lists_told(scan, end)
    )
    return sorted([*listed_tables(scan, end), *told], key=lambda table: table.start)


def listed_tables(scan: Scan, end: int) -> Iterator[RegisterTable]:
    """The tables up to a character that list things, or may, and are not said to be contents."""
    for block in blocks_in(scan.content, 0, end):
        top = scan.content[block[0].start : block[: HEAD_ROWS + 1][-1].end]
        grid = grid_of(scan.content, block) if scan.as_lists or _NAMING.search(fold_in_place(top)) else None
        said = scan.said_of(grid) if grid else None
        if grid is None or said is False:
            continue
        if (table := _register(scan, grid, is_said=bool(said))) and (said or not _is_of_others(scan, table)):
            yield table


def listed_works(scan: Scan, grid: Grid) -> RegisterTable | None:
    """A table of works as the list of those whom they are for, where it names them."""
    table = _register(scan, grid, is_said=True)
    heads = [" ".join(fold(head).split()) for head in table.heads] if table else []
    return table if table and names_whom_works_are_for(heads, table.columns) else None


def _is_of_others(scan: Scan, table: RegisterTable) -> bool:
    """Whether the title over a table, or one of its heads, says that its rows were refused or only help."""
    lines = _lines_above(scan, table.start)
    opens = next((i for i, line in enumerate(lines) if _LIST.search(line)), len(lines) - 1)
    return any(_OF_OTHERS.search(words) for words in (" ".join(lines[max(opens, 0) :]), *map(fold, table.heads)))


def _register(scan: Scan, grid: Grid, *, is_said: bool = False) -> RegisterTable | None:
    """The table as a list, when its heads and the lines over it, or a person, say that its rows are things, not
    works."""
    grid = below_unit_note(scan, grid)
    start, first = grid.rows[0][0].start, _first_row(scan, grid)
    heads = tuple(" ".join(parts) for parts in heads_of(scan, grid, first))
    folded = [" ".join(fold(head).split()) for head in heads]
    above = " ".join(_lines_above(scan, start))
    columns = columns_held(folded, above) or (columns_said(folded) if is_said else None)
    if columns is None or not set(columns) & set(NAMES):
        return None
    if not is_said and Holds.SUPPORT in columns and are_agencies(_names(scan, grid, first, columns)):
        return None
    years = set(_YEAR.findall(above))
    noted = money_factor(unit_note(scan, start))
    units = tuple(money_factor(head) or noted for head in folded)
    to_come = bool({Holds.SUPPORT, Holds.GIVEN} & set(columns)) and is_to_come(folded, above)
    in_paper = _CONTENTS_OVER.search(fold(scan.content[max(0, start - CAPTION) : start])) is not None
    is_open = Holds.SUPPORT in columns and (to_come or may_be_contents(folded, above, in_paper=in_paper))
    year = years.pop() if len(years) == 1 else None
    return RegisterTable(start, grid, first, heads, columns, units, year, to_come, is_open)


def _names(scan: Scan, grid: Grid, first: int, columns: Sequence[Holds]) -> list[str]:
    (at, *_) = [j for j, holds in enumerate(columns) if holds in NAMES]
    told = (scan.fold(row[at]).strip() for row in grid.rows[first:])
    return [name for name in told if name and not SUM_ROW.match(name)]


def _lines_above(scan: Scan, start: int) -> list[str]:
    """The short lines right over a table, without what it is a part of: «(Kèm theo Kế hoạch số …)»."""
    above = scan.content[max(0, start - CAPTION) : start].split("\n")[-LINES_ABOVE:]
    lines = (_PART_OF.sub(" ", fold(line)).strip() for line in above if len(line) <= LONGEST_ABOVE)
    return [line for line in lines if line and not is_row(line, 0, len(line))]


def _first_row(scan: Scan, grid: Grid) -> int:
    """A group's row right under the heads is none of them."""
    first = first_data_row(scan, grid)
    while first > 1 and sum(map(has_words, grid.rows[first - 1])) == 1:
        first -= 1
    return first


class _RowReader:
    """Reads rows from top to bottom, keeping what groups and merged cells say of the rows below them."""

    def __init__(self, scan: Scan, table: RegisterTable) -> None:
        self.scan, self.table = scan, table
        self.place, self.trade = "", ""
        self.stars: int | None = None
        self.above: dict[Holds, str] = {}

    def row(self, number: int) -> RegisterRow | None:
        cells = self.table.grid.rows[number]
        words = [self.scan.words(cell) for cell in cells]
        told = [word for word in words if word]
        if not told or self._is_none(words, told):
            return None
        if group := self._group_in(words, told):
            self._group(group)
            return None
        return self._read(words, number)

    def _is_none(self, words: list[str], told: list[str]) -> bool:
        """Heads told again, «(1) | (2)» under them, and sums."""
        heads = [" ".join(self.scan.words(cell) for cell in row) for row in self.table.grid.rows[: self.table.first]]
        numbers = len(told) > 2 and all(map(_NUMBERING.fullmatch, told))
        return numbers or " ".join(words) in heads or any(SUM_ROW.match(fold(word)) for word in told[:2])

    def _group_in(self, words: list[str], told: list[str]) -> str:
        """«I | Huyện Tân Phú |  |  »: an index and one more cell, beside the sum of those below."""
        if len(told) == 1:
            return told[0]
        unpaid = [
            word for word, holds in zip(words, self.table.columns, strict=True) if word and holds is not Holds.SUPPORT
        ]
        is_numbered = bool(words[0]) and len(words[0]) <= 4 and not _NUMBERING.fullmatch(words[0])
        return unpaid[-1] if is_numbered and len(unpaid) == 2 else ""

    def _group(self, words: str) -> None:
        folded = fold(words)
        if stars := _GROUP_STARS.search(folded):
            self.stars = int(stars["stars"])
        elif _LEVEL.match(folded):
            self.place = words
        else:
            self.trade = words

    def _read(self, words: list[str], number: int) -> RegisterRow:
        cells = self.table.grid.rows[number]
        said = {holds: self._said(holds, words) for holds in Holds}
        if Holds.HOLDER in self.table.columns and not said[Holds.HOLDER]:  # a merged cell tells its words once
            said |= {holds: said[holds] or self.above.get(holds, "") for holds in (Holds.HOLDER, Holds.ADDRESS)}
        self.above = said
        decision, day = without_day(said[Holds.DECISION])
        day = day_told(said[Holds.DECIDED_ON]) or day
        return RegisterRow(
            self.table.kind,
            said[Holds.PRODUCT] or said[Holds.ESTABLISHMENT],
            self.table.start,
            number + 1,
            Span(cells[0].start, cells[-1].end),
            said[Holds.HOLDER],
            ", ".join(filter(None, (said[Holds.ADDRESS], self.place))),
            self._rating(said[Holds.RATING]) or self.stars,
            said[Holds.TRADE] or self.trade,
            decision,
            tuple(self._problems(said, cells)),
            number=self._number(words),
            points=_points(said[Holds.POINTS]),
            decided_on=day,
            valid_to=last_day_told(said[Holds.VALID_TO]),
            period=self._period(said, day),
            told_on=day_told(said[Holds.TIME]),
            given=said[Holds.GIVEN],
            support=self._support(cells),
        )

    def _problems(self, said: Mapping[Holds, str], cells: Sequence[Span]) -> Iterator[Problem]:
        """What of a row cannot be taken as it stands."""
        if not (said[Holds.PRODUCT] or said[Holds.ESTABLISHMENT]):
            yield Problem(self.table.head_of(*NAMES), "thiếu tên")
        if said[Holds.RATING] and self._rating(said[Holds.RATING]) is None:
            yield Problem(self.table.head_of(Holds.RATING), f"không rõ mấy sao: «{said[Holds.RATING][:40]}»")
        for holds, tells in _TIMES.items():
            head = self.table.head_of(holds)
            if not _HAS_WORDS.search(said[holds]) or any(told(said[holds]) for told in tells):
                continue
            if holds in _LASTS and says_how_long(said[holds], head):
                continue
            if holds is not Holds.TIME or not period_told(said[holds], self.table.year):
                yield Problem(head, f"không rõ ngày: «{said[holds][:40]}»")
        paid = [self.scan.words(cells[j]) for j in self._of_support()]
        if self._support(cells) is None and (told := next(filter(_FIGURE.search, paid), "")):
            yield Problem(self.table.head_of(Holds.SUPPORT), f"không rõ số tiền: «{told[:40]}»")

    def _period(self, said: Mapping[Holds, str], day: str) -> str:
        """When a row was recognised, where no day tells it, else when its thing was given: the year may stand above."""
        if not day and said[Holds.DECIDED_ON]:
            return period_told(said[Holds.DECIDED_ON])
        words = said[Holds.TIME]
        return day_told(words)[:7].replace("-", "M") or period_told(words, self.table.year)

    def _support(self, cells: Sequence[Span]) -> int | None:
        """What somebody is given, in đồng: the sum of the columns that tell it."""
        units = self.table.units or (None,) * len(cells)
        told = [amount_in(self.scan, cells[j], units[j]) for j in self._of_support()]
        sums = [amount.value for amount in told if amount]
        return sum(sums) if sums else None

    def _of_support(self) -> list[int]:
        return [j for j, holds in enumerate(self.table.columns) if holds is Holds.SUPPORT]

    def _said(self, holds: Holds, words: list[str]) -> str:
        """What the columns of one meaning say; «Phú Lập» under «Xã» is «xã Phú Lập»."""
        told = []
        for head, column, word in zip(self.table.heads, self.table.columns, words, strict=True):
            if column is holds and word and holds is not Holds.NOTHING:
                level = head.split()[0].split("/")[0] if holds is Holds.ADDRESS and _LEVEL.match(fold(head)) else ""
                told.append(f"{level.lower()} {word}" if level and not _LEVEL.match(fold(word)) else word)
        return ", ".join(told)

    def _number(self, words: list[str]) -> str:
        told = zip(self.table.heads, words, strict=True)
        return next((word[:12] for head, word in told if _NUMBER_HEAD.match(fold(head))), "")

    def _rating(self, words: str) -> int | None:
        drawn = sum(words.count(sign) for sign in "★⭐*")
        if drawn:
            return drawn if drawn in STARS else None
        found = _STARS.search(fold(words))
        return int(found["stars"]) if found else None


def _points(words: str) -> int | None:
    """«74,2» as hundredths; no mark out of the hundred is none."""
    found = figure_in(words.removesuffix("điểm").strip())
    return int(found * 100) if found is not None and 0 < found <= _MOST_POINTS else None
