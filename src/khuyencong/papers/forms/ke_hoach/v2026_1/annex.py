"""The funding annex of a plan, and how a plan's targets and sums become figures."""

from khuyencong.terms.document import Annex, Cell, Column, Row, RowKind, TableBlock
from khuyencong.terms.plan_paper import PlanGroup, PlanItem, PlanPaper, PlanTarget
from khuyencong.terms.results import Figure, State

from ...figures import count_cell, money_cell

_ANNEX_ONLY = "theo phụ lục, chưa có"


def annex(plan: PlanPaper) -> Annex:
    """Every content with targets and money; a sum nobody handed in shows its dash and why."""
    columns = (
        Column("TT", 5, "center"),
        Column("Nội dung", 40),
        Column("ĐVT", 15, "center"),
        Column("Số lượng", 10, "right"),
        Column("Kinh phí (đồng)", 15, "right"),
        Column("Ghi chú", 15),
    )
    rows = [row for group in plan.groups for row in _rows(group)]
    rows.append(_sum_row("Cộng", funds_of(plan.total, plan.total_selector), "total"))
    rows += [_sum_row(source.name, funds_of(source.money, source.selector), "item") for source in plan.sources]
    title = f"Nội dung và kinh phí {lowered(plan.title)}"
    return Annex("", title, (TableBlock(columns, tuple(rows)),), landscape=True)


def _rows(group: PlanGroup) -> list[Row]:
    alone = is_alone(group)
    head = [] if alone else [Row((Cell(group.number), Cell(group.title), *(Cell("") for _ in range(4))), "group")]
    numbers = [group.number] if alone else [item.number for item in group.items]
    return head + [row for number, item in zip(numbers, group.items, strict=True) for row in _item_rows(number, item)]


def _item_rows(number: str, item: PlanItem) -> list[Row]:
    """The first row holds the money; each further target has a row of its own."""
    first, *others = item.targets or (None,)
    note = Cell("" if item.money is not None else f"kinh phí {_ANNEX_ONLY}")
    funds = money_cell(funds_of(item.money, item.money_selector))
    rows = [Row((Cell(number), Cell(item.title), *_count_cells(first), funds, note))]
    return rows + [Row((Cell(""), Cell(""), *_count_cells(other), Cell(""), Cell(""))) for other in others]


def _count_cells(target: PlanTarget | None) -> tuple[Cell, Cell]:
    return (Cell(target.unit), count_cell(target_of(target))) if target else (Cell(""), Cell(""))


def _sum_row(title: str, figure: Figure, kind: RowKind) -> Row:
    note = Cell("" if figure.value is not None else _ANNEX_ONLY)
    return Row(
        (Cell(""), Cell(title), Cell(""), Cell(""), money_cell(figure), note), "total" if kind == "total" else "item"
    )


def is_alone(group: PlanGroup) -> bool:
    """Whether the group is itself its only content."""
    return len(group.items) == 1 and group.items[0].title == group.title


def target_of(target: PlanTarget) -> Figure:
    return Figure(target.value, State.GIVEN, target.selector or "", target.value_max, target.approx)


def funds_of(amount: int | None, selector: str | None) -> Figure:
    return Figure(amount, State.MISSING if amount is None else State.GIVEN, selector or "")


def lowered(title: str) -> str:
    return title[:1].lower() + title[1:]
