"""The annex: every figure of the report in one wide table, and the sums by fund source."""

from collections.abc import Iterable
from dataclasses import dataclass

from khuyencong.terms.document import Annex, Block, Cell, Column, Row, RowKind, TableBlock
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, State, TargetResult
from khuyencong.terms.told import Moved

from ...figures import (
    UNTOLD,
    beside_legend,
    count_cell,
    estimate_part,
    final_part,
    funds_title,
    legend,
    money_cell,
    share_cell,
    until,
)
from ...moved_table import moved_table
from ...periods import beside_groups, plan_title
from .payers import payers

_COUNTS = "Số lượng"
_NOTES = {
    Outcome.NOT_DONE: "không thực hiện",
    Outcome.DROPPED: "thôi thực hiện do điều chỉnh kế hoạch",
    Outcome.LATER: "chưa thực hiện",
    Outcome.UNPAID: "đã thực hiện, chưa thanh toán",
    Outcome.NO_COST: "không phát sinh kinh phí",
    Outcome.OVER: "vượt kế hoạch",
}


def annex(results: Results, about: str, moved: tuple[Moved, ...] = ()) -> Annex:
    """Phụ lục, landscape: one row per line and target, «Cộng», then what came from outside the plan; and what the plan
    was before it was adjusted, of the contents that were."""
    table = _Layout.of(results).table(results)
    told = legend(table, nil=True)
    by_source: tuple[Block, ...] = ()
    if results.sources:
        sources = _sources(results)
        by_source = (sources, *beside_legend(results), *(() if told else legend(sources, nil=True)))
    changes = (moved_table(moved, results.money_unit, "Kế hoạch trước và sau điều chỉnh"),) if moved else ()
    blocks: tuple[Block, ...] = (table, *told, *by_source, *payers(results), *changes)
    return Annex("", f"Tổng hợp kết quả thực hiện {about}", blocks, landscape=True)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which columns the table has: an estimate anywhere splits «Thực hiện» into final, ước and both."""

    counts_split: bool
    funds_split: bool
    funds_title: str
    plan_title: str

    @classmethod
    def of(cls, results: Results) -> "_Layout":
        lines = (*results.lines, *results.beside)
        counts = (target.actual for line in lines for target in line.targets)
        funds = (results.money_actual, *(line.money_actual for line in lines))
        split = any(figure and figure.estimate for figure in counts), any(figure.estimate for figure in funds)
        return cls(*split, funds_title(results.money_unit), plan_title(results))

    def table(self, results: Results) -> TableBlock:
        rows = [row for line in results.lines for row in self.rows(line)]
        rows.append(self.sum_row("Cộng", results.money_plan, results.money_actual, "total"))
        blank = tuple(Cell("") for _ in self.columns()[2:])
        for title, lines in beside_groups(results):
            rows.append(Row((Cell(""), Cell(title), *blank), "group"))
            rows += [row for line in lines for row in self.rows(line)]
        return TableBlock(self.columns(), tuple(rows))

    def columns(self) -> tuple[Column, ...]:
        """Widths are shares; the table takes the whole line whatever their sum."""
        return (
            Column("TT", 4, "center"),
            Column("Nội dung", 22),
            Column("ĐVT", 9, "center"),
            *_actual_columns(self.plan_title, _COUNTS, 7, self.counts_split),
            *_actual_columns(self.plan_title, self.funds_title, 11, self.funds_split),
            Column("Tỷ lệ (%)", 7, "right"),
            Column("Ghi chú", 15),
        )

    def rows(self, line: LineResult) -> Iterable[Row]:
        """A line's first row holds its money; each further target has a row of its own."""
        kind: RowKind = "group" if line.is_group else "item"
        first, *others = line.targets or (None,)
        head = (Cell(line.number.rstrip(".")), Cell(line.title))
        tail = (*self.funds(line.money_plan, line.money_actual), Cell(_note(line)))
        yield Row((*head, *self.counts(first), *tail), kind)
        for target in others:
            blank = tuple(Cell("") for _ in tail[:-1])
            yield Row((Cell(""), Cell(""), *self.counts(target), *blank, Cell(_target_note(target))), kind)

    def counts(self, target: TargetResult | None) -> tuple[Cell, ...]:
        unit = Cell(target.noun if target else "")
        plan, actual = (target.plan or UNTOLD, target.actual or UNTOLD) if target else (None, None)
        return (unit, count_cell(plan), *(count_cell(figure) for figure in _split(actual, self.counts_split)))

    def funds(self, plan: Figure, actual: Figure) -> tuple[Cell, ...]:
        reached = (money_cell(figure) for figure in _split(actual, self.funds_split))
        return (money_cell(plan), *reached, share_cell(actual, plan))

    def sum_row(self, title: str, plan: Figure, actual: Figure, kind: RowKind) -> Row:
        note = Cell("gồm ước" if actual.estimate else "")
        return Row((Cell(""), Cell(title), *self.counts(None), *self.funds(plan, actual), note), kind)


def _actual_columns(plan: str, group: str, width: int, split: bool) -> tuple[Column, ...]:
    names = (plan, "Thực hiện", "Ước", "Cộng cả ước") if split else (plan, "Thực hiện")
    return tuple(Column(name, width, "right", group) for name in names)


def _split(figure: Figure | None, split: bool) -> tuple[Figure | None, ...]:
    """Final, ước and both; where all is ước nobody has said anything final, so that cell stays blank, not 0."""
    if not split:
        return (figure,)
    if figure is None:
        return (None, None, None)
    final = final_part(figure)
    return (None if figure.estimate and not final.value else final, estimate_part(figure), figure)


def _note(line: LineResult) -> str:
    """What a reader must know to read the row right, in few words."""
    parts = [_NOTES.get(line.outcome, "")] if not line.is_group else []
    if line.money_actual.estimate:
        parts.append("gồm ước")
    if line.money_actual.until:
        parts.append(f"kinh phí{until(line.money_actual)}")
    if line.money_plan.state is State.MISSING and line.outcome is not Outcome.OUT_OF_PLAN and not line.is_group:
        parts.append("kinh phí theo phụ lục" if line.money_plan.in_annex else "chưa có số liệu kế hoạch")
    if line.flagged:
        parts.append("chưa nêu nguồn bù")
    if line.targets:
        parts.append(_target_note(line.targets[0]))
    return "; ".join(dict.fromkeys(part for part in parts if part))


def _target_note(target: TargetResult) -> str:
    told = target.actual
    return f"{'gồm ước' if told and told.estimate else ''}{until(told)}".strip()


def _sources(results: Results) -> TableBlock:
    """Plan and reached by fund source and of none, the second table of the annex."""
    split = any(actual.estimate for _, _, actual in results.by_source)
    columns = (
        Column("Nguồn kinh phí", 40),
        *_actual_columns(plan_title(results), funds_title(results.money_unit), 20, split),
    )
    rows = (
        Row((Cell(name), money_cell(plan), *(money_cell(figure) for figure in _split(actual, split))))
        for name, plan, actual in results.by_source
    )
    return TableBlock(columns, tuple(rows), caption="Kinh phí theo nguồn")
