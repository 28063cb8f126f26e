"""The table of the comparison: planned, reached, difference and share of every line, in quantity and in money.

A sum is a formula only where it is the sum of its rows: a group may hold money that no content of it has been given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from khuyencong.terms.document import Annex, Cell, Column, Formula, Row, RowKind, TableBlock
from khuyencong.terms.numbers import format_scaled
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, State, TargetResult
from khuyencong.terms.selector import Selector

from ...figures import (
    MISSING,
    UNTOLD,
    count_cell,
    estimate_part,
    final_part,
    funds_title,
    legend,
    money_cell,
    share,
    share_cell,
    until,
)
from ...periods import beside_groups, plan_title

_PLAN_COUNT, _ACTUAL_COUNT, _PLAN_FUNDS, _FINAL_FUNDS = 3, 4, 7, 8  # columns that others follow from
_NOTES = {
    Outcome.NOT_DONE: "không thực hiện",
    Outcome.DROPPED: "thôi thực hiện do điều chỉnh kế hoạch",
    Outcome.LATER: "chưa thực hiện",
    Outcome.UNPAID: "đã thực hiện, chưa thanh toán",
    Outcome.NO_COST: "không phát sinh kinh phí",
    Outcome.OVER: "vượt kế hoạch",
    Outcome.OUT_OF_PLAN: "ngoài kế hoạch",
}

_UNSAID = {Outcome.NOT_DONE: "chưa nêu nguyên nhân", Outcome.OVER: "chưa nêu nguồn bù"}


def comparison(results: Results, subject: str) -> Annex:
    lines = _Lines(results)
    table = TableBlock(lines.columns(), tuple(row.row for row in lines.rows()))
    return Annex("", f"So sánh kế hoạch và thực hiện {subject}", (table, *legend(table)), landscape=True)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with its line, for the sums below and above it; further targets of a line have no line."""

    row: Row
    line: LineResult | None = None


class _Lines:
    """Writes the rows; sums know which rows they add up. An estimate anywhere splits what was reached into final, ước
    and both."""

    def __init__(self, results: Results) -> None:
        self.results = results
        lines = (*results.lines, *results.beside)
        self.split = any(figure.estimate for figure in (results.money_actual, *(line.money_actual for line in lines)))
        self.reached_at = _FINAL_FUNDS + 2 if self.split else _FINAL_FUNDS

    def columns(self) -> tuple[Column, ...]:
        """Widths are shares; writers see to it that a long sum stands on one line."""
        counts, funds, plan = "Số lượng", funds_title(self.results.money_unit), plan_title(self.results)
        reached = ("Thực hiện", "Ước", "Cộng cả ước") if self.split else ("Thực hiện",)
        return (
            Column("TT", 4, "center"),
            Column("Nội dung", 22),
            Column("ĐVT", 8, "center"),
            *(Column(title, 5, "right", counts) for title in (plan, "Thực hiện", "Chênh lệch", "Tỷ lệ (%)")),
            *(Column(title, 9, "right", funds) for title in (plan, *reached, "Chênh lệch")),
            Column("Tỷ lệ (%)", 6, "right", funds),
            Column("Ghi chú", 16),
        )

    def rows(self) -> list[_Placed]:
        placed: list[_Placed] = []
        for line in self.results.lines:
            placed += self._line(line)
        tops = self._under(placed, -1, min((line.depth for line in self.results.lines), default=0) - 1)
        for number, one in enumerate(placed):
            if one.line and one.line.is_group:
                under = self._under(placed, number, one.line.depth)
                placed[number] = _Placed(self._summed(one.row, placed, under), one.line)
        total = self._total()
        placed.append(_Placed(self._summed(total, placed, tops)))
        return placed + self._outside()

    def _under(self, placed: Sequence[_Placed], top: int, depth: int) -> list[int]:
        """The rows right below a line, by number."""
        below = []
        for number in range(top + 1, len(placed)):
            line = placed[number].line
            if line is None:
                continue
            if line.depth <= depth:
                break
            if line.depth == depth + 1:
                below.append(number)
        return below

    def _summed(self, row: Row, placed: Sequence[_Placed], under: list[int]) -> Row:
        cells = list(row.cells)
        for column in range(_PLAN_FUNDS, self.reached_at + 1):
            parts = [_printed(placed[number].row.cells[column]) for number in under]
            if under and sum(parts) == _printed(cells[column]):
                cells[column] = _with_formula(cells[column], Formula("sum", tuple(under)))
        return Row(tuple(cells), row.kind)

    def _line(self, line: LineResult) -> Iterator[_Placed]:
        """A line's first row holds its money; each further target has a row of its own."""
        kind: RowKind = "group" if line.is_group else "item"
        first, *others = line.targets or (None,)
        head = (Cell(line.number.rstrip(".")), Cell(line.title))
        funds = self._funds(line.money_plan, line.money_actual)
        cells = (*head, *self._counts(first), *funds, Cell(_note(line)))
        yield _Placed(Row(cells, kind), line)
        for target in others:
            blank = tuple(Cell("") for _ in funds)
            told = (f"{'gồm ước' if _is_estimated(target) else ''}{until(target.actual)}".strip(), _apart(line, target))
            note = Cell("; ".join(filter(None, told)))
            yield _Placed(Row((Cell(""), Cell(""), *self._counts(target), *blank, note)))

    def _total(self) -> Row:
        plan, actual = self.results.money_plan, self.results.money_actual
        note = Cell("gồm ước" if actual.estimate else "")
        return Row((Cell(""), Cell("Cộng"), *self._counts(None), *self._funds(plan, actual), note), "total")

    def _outside(self) -> list[_Placed]:
        """What came from outside the plan, or is another's to answer for, stands below the sum and is not in it."""
        blank, placed = tuple(Cell("") for _ in self.columns()[2:]), list[_Placed]()
        for title, lines in beside_groups(self.results):
            placed.append(_Placed(Row((Cell(""), Cell(title), *blank), "group")))
            placed += [row for line in lines for row in self._line(line)]
        return placed

    def _counts(self, target: TargetResult | None) -> tuple[Cell, ...]:
        if target is None:
            return tuple(Cell("") for _ in range(5))
        plan, actual = target.plan, target.actual
        unit, told = Cell(target.noun), (count_cell(plan or UNTOLD), count_cell(actual or UNTOLD))
        if plan is None or actual is None or not (_is_plain(plan) and _is_plain(actual)):
            return (unit, *told, Cell(""), Cell(""))
        columns = (_ACTUAL_COUNT, _PLAN_COUNT)
        return (unit, *told, _difference(actual, plan, columns), _percent(actual, plan, columns))

    def _funds(self, plan: Figure, actual: Figure) -> tuple[Cell, ...]:
        columns = (self.reached_at, _PLAN_FUNDS)
        compared = (_difference(actual, plan, columns), _percent(actual, plan, columns))
        return (money_cell(plan), *self._reached(actual), *compared)

    def _reached(self, actual: Figure) -> tuple[Cell, ...]:
        """Where all is ước nobody has said anything final, so that cell stays blank, not 0."""
        if not self.split:
            return (money_cell(actual),)
        final, both = final_part(actual), money_cell(actual)
        if actual.estimate:
            both = _with_formula(both, Formula("plus", (_FINAL_FUNDS, _FINAL_FUNDS + 1)))
        told = None if actual.estimate and not final.value else final
        return (money_cell(told), money_cell(estimate_part(actual)), both)


def _is_plain(figure: Figure) -> bool:
    """«28-30» and «khoảng 140» say no number that another could be taken from."""
    return figure.value_high is None and figure.qualifier is None


def _difference(actual: Figure, plan: Figure, columns: tuple[int, int]) -> Cell:
    """Printed less printed, so that the row holds for whoever checks it by hand; with what is missing, nothing."""
    if actual.value is None or plan.value is None:
        return Cell("")
    by, decimals = actual.value - plan.value, actual.scale
    words = _signed(by, decimals)
    if actual.rounded and plan.rounded:
        words = _signed(actual.rounded.value - plan.rounded.value, actual.rounded.scale.decimals)
    return Cell(words, _both(actual, plan), by, Formula("difference", columns))


def _both(actual: Figure, plan: Figure) -> str | None:
    """What leads back to the entries of either; nothing where one stands beside the ledger."""
    if not (actual.selector and plan.selector):
        return None
    return replace(Selector.decode(actual.selector), less=Selector.decode(plan.selector)).encode()


def _percent(actual: Figure, plan: Figure, columns: tuple[int, int]) -> Cell:
    """The share of exact figures; rounded ones beside it would give another, so there it is no formula."""
    exact = share(actual, plan) and _is_printed_exactly(actual) and _is_printed_exactly(plan)
    return share_cell(actual, plan, Formula("percent", columns) if exact else None)


def _is_printed_exactly(figure: Figure) -> bool:
    return figure.rounded is None or figure.rounded.value * figure.rounded.scale.step == figure.value


def _signed(value: int, decimals: int) -> str:
    return f"-{format_scaled(-value, decimals)}" if value < 0 else format_scaled(value, decimals)


def _with_formula(cell: Cell, formula: Formula) -> Cell:
    return Cell(cell.text, cell.selector, cell.value, formula)


def _printed(cell: Cell) -> Decimal:
    """What the cell says, in the unit of the paper."""
    return Decimal(0 if cell.text in ("", MISSING) else cell.text.replace(".", "").replace(",", "."))


def _is_estimated(target: TargetResult) -> bool:
    return bool(target.actual and target.actual.estimate)


def _note(line: LineResult) -> str:
    parts = []
    if line.money_actual.estimate or (line.targets and _is_estimated(line.targets[0])):
        parts.append("gồm ước")
    if line.money_actual.until:
        parts.append(f"kinh phí{until(line.money_actual)}")
    if line.targets:
        parts += [until(line.targets[0].actual).strip(), _apart(line, line.targets[0])]
    if line.money_plan.state is State.MISSING and line.outcome is not Outcome.OUT_OF_PLAN and not line.is_group:
        parts.append("kinh phí theo phụ lục" if line.money_plan.in_annex else "chưa có số liệu kế hoạch")
    if not line.is_group:
        parts.append(_outcome(line))
    return "; ".join(part for part in parts if part)


def _apart(line: LineResult, target: TargetResult) -> str:
    planned = line.planned_otherwise(target)
    return f"kế hoạch tính bằng {planned}" if planned else ""


def _outcome(line: LineResult) -> str:
    """What became of the line, and why; last in the remark, for a reason may run on."""
    what = _NOTES.get(line.outcome, "")
    if what and line.reasons:
        return f"{what}: {line.why}"
    return f"{what}, {_UNSAID[line.outcome]}" if line.outcome in _UNSAID else what
