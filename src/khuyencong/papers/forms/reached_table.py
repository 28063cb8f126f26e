"""The table in which a unit tells what it reached of a plan in a period: empty, to be filled in, or filled.

It is no form of the catalogue: no ledger stands behind it yet. What comes back is received and read like any paper.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from khuyencong.terms.document import Cell, Column, Document, Paragraph, Row, Run, TableBlock
from khuyencong.terms.facts import Role
from khuyencong.terms.numbers import format_scaled, format_vnd
from khuyencong.terms.results import LineResult, Results, TargetResult
from khuyencong.terms.sheet import Sheet

from .periods import about

FORM = "bang-so-lieu/2026-1"
SYMBOL = "BC"
UNSIGNED = "Số liệu nhập theo bảng trong hệ thống, không thay báo cáo đã ký."
_HEADS = {Role.ACTUAL: "thực hiện", Role.ESTIMATE: "ước thực hiện"}


@dataclass(frozen=True, slots=True)
class Reached:
    """What was typed for a content: by measure in its smallest unit, money in đồng and of it what each source paid,
    words. None: nothing typed."""

    counts: Mapping[str, int]
    money: int | None = None
    note: str = ""
    shares: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_told(self) -> bool:
        return bool(self.counts or self.note or self.shares) or self.money is not None

    @property
    def whole(self) -> int | None:
        """The money of the content; of who tells only what each source paid, their sum."""
        return sum(self.shares.values()) if self.money is None and self.shares else self.money


NOTHING = Reached({})
Sources = Sequence[str]


def askable(told: Results) -> list[LineResult]:
    """The contents whose figures are asked for: those that no other stands under and no version left out."""
    return [line for line in told.lines if not (line.is_group or line.has_parts or line.closed)]


def scale_of(target: TargetResult) -> int:
    """How many decimals are folded into the target's figures."""
    return next((figure.scale for figure in (target.plan, target.actual) if figure), 0)


def reached_table(
    told: Results, reached: Mapping[int, Reached] | None, role: Role, sheet: Sheet, sources: Sources = ()
) -> Document:
    """The paper with the rows that were filled, by line; with every row and empty cells where `reached` is None. Each
    of these sources has a column of its own, last: a block copied from the sheet stands on the page as it does here."""
    lines = [line for line in askable(told) if reached is None or reached.get(line.line, NOTHING).is_told]
    period, head = told.period.in_words(), _HEADS[role]
    columns = (
        Column("TT", 6, "center"),
        Column("Nội dung", 36),
        Column("ĐVT", 12, "center"),
        Column(f"Số lượng {head} {period}", 14, "right"),
        Column(f"Kinh phí {head} {period} (đồng)", 16, "right"),
        Column("Ghi chú", 16),
        *(Column(f"{source} (đồng)", 14, "right") for source in sources),
    )
    rows = tuple(row for line in lines for row in _rows(line, (reached or {}).get(line.line, NOTHING), sources))
    title = f"Số liệu {head} {about(told)}"
    blocks = (TableBlock(columns, rows), Paragraph((Run(UNSIGNED),), italic=True))
    return sheet.paper("Báo cáo", title, blocks, FORM, told.plan_title)


def _rows(line: LineResult, reached: Reached, sources: Sources) -> Iterator[Row]:
    """A row for each target; the first names the content and bears its money."""
    shares = tuple(_money(reached.shares.get(source)) for source in sources)
    first = (Cell(line.number), Cell(line.title)), (_money(reached.whole), Cell(reached.note), *shares)
    empty = (Cell(""), Cell("")), (Cell(""), Cell(""), *(Cell("") for _ in sources))
    for target in line.targets or (None,):
        (named, told), first = first, empty
        yield Row((*named, Cell(target.noun if target else ""), _count(target, reached), *told))


def _money(value: int | None) -> Cell:
    return Cell("" if value is None else format_vnd(value), value=value)


def _count(target: TargetResult | None, reached: Reached) -> Cell:
    value = reached.counts.get(target.measure) if target else None
    if target is None or value is None:
        return Cell("")
    return Cell(format_scaled(value, scale_of(target)), value=value)
