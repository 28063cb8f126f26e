"""Lists of products and establishments: which table is one, what its columns hold, and its rows with what is unclear.

A column may be read otherwise than its head says: a person maps it once, and all rows are read anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ....terms.facts import Problem, RegisterKind, RegisterRow, Span
from ....terms.tables import figure_in
from ....terms.vietnamese import fold, fold_in_place
from ..text.grid import Grid, blocks_in, grid_of
from ..text.scan import Scan
from .heads import HEAD_ROWS, SUM_ROW, first_data_row, has_words, heads_of
from .named import OF_OTHERS, lists_told

STARS = range(1, 6)


class Holds(StrEnum):
    """What a column of a list holds."""

    PRODUCT = "product"
    ESTABLISHMENT = "establishment"
    HOLDER = "holder"
    ADDRESS = "address"
    RATING = "rating"
    TRADE = "trade"
    DECISION = "decision"
    POINTS = "points"
    NOTHING = ""


_HEADS = (
    (Holds.NOTHING, re.compile(r"(?:stt|tt|so tt|so thu tu)\b|.*(?:dien thoai|sdt|email|dai dien|chu co so|ghi chu)")),
    (
        Holds.POINTS,
        re.compile(r"(?:tong )?(?:so )?diem\b(?! (?:gioi thieu|ban|den))|ket qua (?:cham )?diem|diem (?:so|danh gia)"),
    ),
    (Holds.RATING, re.compile(r".*(?:hang sao|so sao|(?:xep|phan) hang|hang dat|hang san pham)|(?:hang|sao)$")),
    (Holds.DECISION, re.compile(r".*(?:quyet dinh|\bqd\b|so van ban|giay chung nhan)")),
    (
        Holds.TRADE,
        re.compile(r".*(?:nganh|linh vuc|nhom san pham|phan nhom|san pham (?:chinh|san xuat|kinh doanh)|mat hang)"),
    ),
    (Holds.ADDRESS, re.compile(r".*(?:dia chi|dia ban|dia diem|noi san xuat)|(?:xa|phuong|huyen|thi tran)\b")),
    (Holds.HOLDER, re.compile(r".*(?:chu the|chu so huu|(?:co so|don vi|nha|noi) san xuat)")),
    (Holds.PRODUCT, re.compile(r"(?:ten )?(?:(?:bo )?san pham|sp)\b")),
    (
        Holds.ESTABLISHMENT,
        re.compile(r"(?:ten )?(?:(?:cac )?(?:co so|don vi|doanh nghiep|hop tac xa|htx|cong ty|to chuc))\b"),
    ),
)
_ACTIVITIES = re.compile(
    r"(?:ten )?(?:noi dung|nhiem vu|hang muc|hoat dong|cong viec|de an|chuong trinh)\b"
    r"|.*(?:kinh phi|ngan sach|dieu chinh|giai ngan|ho tro|du toan|ke hoach|thuc hien|thanh tien|don gia|so tien)"
)
_NAMING = re.compile(  # a cell that may be a head of a list; without one nothing more is looked at
    r"(?m)(?:^|[|\t]|  )\s*(?:ten )?(?:bo |cac )?(?:san pham|sp|co so|don vi|doanh nghiep|hop tac xa|htx|cong ty"
    r"|to chuc|chu the|chu so huu|nha san xuat)\b"
)
_LEVEL = re.compile(r"(?:xa|phuong|thi tran|huyen|thi xa|thanh pho|tp)\b")
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")
_STARS = re.compile(r"(?<!\d)0?(?P<stars>[1-5])(?: ?sao)?(?![\d/])")
_GROUP_STARS = re.compile(r"\b0?(?P<stars>[1-5]) sao\b")
_NUMBER_HEAD = re.compile(r"(?:stt|tt|so tt|so thu tu)\b")
_MOST_POINTS = 100
CAPTION = 400  # characters over a table in which the line over it is sought
_OF_OTHERS = re.compile(rf"\b(?:{OF_OTHERS})\b")
_NAMES = (Holds.PRODUCT, Holds.ESTABLISHMENT)


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A table that lists things; `columns` says what each holds, `first` is its first row behind the heads. Names that
    a sentence lists are one of a single column, headed by the words that open them."""

    start: int
    grid: Grid
    first: int
    heads: tuple[str, ...]
    columns: tuple[Holds, ...]

    @property
    def kind(self) -> RegisterKind:
        return RegisterKind.PRODUCT if Holds.PRODUCT in self.columns else RegisterKind.ESTABLISHMENT

    def head_of(self, *held: Holds | str) -> str:
        """What is printed over the first column that holds one of these."""
        at = [head for head, holds in zip(self.heads, self.columns, strict=True) if holds in held]
        return at[0] if at else ""

    def read_as(self, columns: Sequence[Holds]) -> "RegisterTable":
        """The same table by another mapping."""
        return replace(self, columns=tuple(columns))


def register_tables(content: str, end: int | None = None) -> tuple[RegisterTable, ...]:
    """The lists of a paper's text, in its order."""
    return tuple(_lists(Scan.of(content), len(content) if end is None else end))


def register_rows(scan: Scan, end: int) -> tuple[RegisterRow, ...]:
    """The rows of every list up to a character."""
    return tuple(row for table in _lists(scan, end) for row in rows_of(scan, table))


def is_register(scan: Scan, grid: Grid) -> bool:
    return _register(scan, grid) is not None


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
    return sorted([*_tables(scan, end), *told], key=lambda table: table.start)


def _tables(scan: Scan, end: int) -> Iterator[RegisterTable]:
    for block in blocks_in(scan.content, 0, end):
        top = scan.content[block[0].start : block[: HEAD_ROWS + 1][-1].end]
        grid = grid_of(scan.content, block) if _NAMING.search(fold_in_place(top)) else None
        if grid and (table := _register(scan, grid)) and not _is_of_others(scan, table):
            yield table


def _is_of_others(scan: Scan, table: RegisterTable) -> bool:
    """Whether the line over a table, or one of its heads, says that its rows were refused or only help."""
    above = scan.folded[max(0, table.start - CAPTION) : table.start].rstrip(" \n|").rpartition("\n")[2]
    return any(_OF_OTHERS.search(words) for words in (above, *map(fold, table.heads)))


def _register(scan: Scan, grid: Grid) -> RegisterTable | None:
    """The table as a list, when a column names things, another tells more of them, and none tells of money or work."""
    first = _first_row(scan, grid)
    heads = tuple(" ".join(parts) for parts in heads_of(scan, grid, first))
    folded = [" ".join(fold(head).split()) for head in heads]
    if any(_ACTIVITIES.match(head) for head in folded):
        return None
    columns = _one_name([_held(head) for head in folded], folded)
    if not (set(columns) & set(_NAMES) and set(columns) - {*_NAMES, Holds.NOTHING}):
        return None
    return RegisterTable(grid.rows[0][0].start, grid, first, heads, columns)


def _first_row(scan: Scan, grid: Grid) -> int:
    """A group's row right under the heads is none of them."""
    first = first_data_row(scan, grid)
    while first > 1 and sum(map(has_words, grid.rows[first - 1])) == 1:
        first -= 1
    return first


def _held(head: str) -> Holds:
    return next((holds for holds, pattern in _HEADS if head and pattern.match(head)), Holds.NOTHING)


def _one_name(columns: list[Holds], heads: Sequence[str]) -> tuple[Holds, ...]:
    """One column names the rows: «Tên …» before others, then the leftmost; what names beside it tells more of them."""
    named = [i for i, holds in enumerate(columns) if holds in _NAMES]
    if not named:  # «STT | Chủ thể | Địa chỉ»: whoever holds is listed
        return tuple(Holds.ESTABLISHMENT if holds is Holds.HOLDER else holds for holds in columns)
    main = min(named, key=lambda i: (not heads[i].startswith("ten"), i))
    if columns[main] is Holds.ESTABLISHMENT:
        beside = {Holds.PRODUCT: Holds.TRADE, Holds.ESTABLISHMENT: Holds.NOTHING, Holds.HOLDER: Holds.NOTHING}
    else:
        held = Holds.HOLDER in columns
        beside = {Holds.ESTABLISHMENT: Holds.NOTHING if held else Holds.HOLDER, Holds.PRODUCT: Holds.NOTHING}
    return tuple(holds if i == main else beside.get(holds, holds) for i, holds in enumerate(columns))


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
        if len(told) == 1 or (len(told) == 2 and self._is_group(words)):
            self._group(told[-1])
            return None
        return self._read(words, number, Span(cells[0].start, cells[-1].end))

    def _is_none(self, words: list[str], told: list[str]) -> bool:
        """Heads told again, «(1) | (2)» under them, and sums."""
        heads = [" ".join(self.scan.words(cell) for cell in row) for row in self.table.grid.rows[: self.table.first]]
        numbers = len(told) > 2 and all(map(_NUMBERING.fullmatch, told))
        return numbers or " ".join(words) in heads or any(SUM_ROW.match(fold(word)) for word in told[:2])

    def _is_group(self, words: list[str]) -> bool:
        """«I | Huyện Tân Phú |  |  »: an index and one more cell."""
        return bool(words[0]) and len(words[0]) <= 4 and not _NUMBERING.fullmatch(words[0])

    def _group(self, words: str) -> None:
        folded = fold(words)
        if stars := _GROUP_STARS.search(folded):
            self.stars = int(stars["stars"])
        elif _LEVEL.match(folded):
            self.place = words
        else:
            self.trade = words

    def _read(self, words: list[str], number: int, span: Span) -> RegisterRow:
        said = {holds: self._said(holds, words) for holds in Holds}
        if Holds.HOLDER in self.table.columns and not said[Holds.HOLDER]:  # a merged cell tells its words once
            said |= {holds: said[holds] or self.above.get(holds, "") for holds in (Holds.HOLDER, Holds.ADDRESS)}
        self.above = said
        rating, problems = self._rating(said[Holds.RATING]), []
        name = said[Holds.PRODUCT] or said[Holds.ESTABLISHMENT]
        if not name:
            problems.append(Problem(self.table.head_of(*_NAMES), "thiếu tên"))
        if said[Holds.RATING] and rating is None:
            problems.append(Problem(self.table.head_of(Holds.RATING), f"không rõ mấy sao: «{said[Holds.RATING][:40]}»"))
        address = ", ".join(filter(None, (said[Holds.ADDRESS], self.place)))
        return RegisterRow(
            self.table.kind, name, self.table.start, number + 1, span, said[Holds.HOLDER], address,
            rating or self.stars, said[Holds.TRADE] or self.trade, said[Holds.DECISION], tuple(problems),
            number=self._number(words), points=_points(said[Holds.POINTS]),
        )  # fmt: skip

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
