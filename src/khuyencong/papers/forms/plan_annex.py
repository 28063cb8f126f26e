"""The funding annex of a plan, and how a plan's targets and sums become figures."""

from dataclasses import replace

from khuyencong.terms.document import Annex, Cell, Column, Paragraph, Row, TableBlock
from khuyencong.terms.facts import Arranged
from khuyencong.terms.plan_paper import PlanGroup, PlanItem, PlanPaper, PlanSource, PlanTarget
from khuyencong.terms.results import Figure, Rounded, State

from .figures import beside_legend, count_cell, funds_title, legend, money_cell
from .plan_parts import Parts

Kinds = tuple[Arranged, ...]


def annex(plan: PlanPaper) -> Annex:
    """Every content with targets and money, and who pays it; a sum nobody handed in shows its dash."""
    parts = Parts.of(plan)
    columns = (
        Column("TT", 5, "center"),
        Column("Nội dung", 40),
        Column("ĐVT", 15, "center"),
        Column("Số lượng", 10, "right"),
        *parts.price_columns(),
        Column(parts.sum_title, 15, "right"),
        *parts.columns(),
        *_last_columns(plan),
    )
    kinds = arranged_kinds(plan)
    rows = [row for group in plan.groups for row in _rows(group, kinds, parts)]
    rows.append(_total_row(total_of(plan), kinds, parts))
    table = TableBlock(columns, tuple(rows))
    title = f"Nội dung và kinh phí {lowered(plan.title)}"
    return Annex("", title, (table, *legend(table), *(() if parts.tell_all else _by_source(plan))), landscape=True)


_ARRANGED = {
    Arranged.LEAD: "Đơn vị chủ trì",
    Arranged.DOER: "Đơn vị thực hiện",
    Arranged.PARTNER: "Đơn vị phối hợp",
    Arranged.TIME: "Thời gian",
    Arranged.VENUE: "Địa điểm",
    Arranged.RECIPIENT: "Đơn vị thụ hưởng",
}


def arranged_kinds(plan: PlanPaper) -> Kinds:
    """What is arranged for one content at least: each has a column."""
    return tuple(kind for kind in _ARRANGED if any(item.arranged_as(kind) for item in plan.items))


def _last_columns(plan: PlanPaper) -> tuple[Column, ...]:
    """Who and when; where nothing is arranged, room for remarks."""
    return tuple(Column(_ARRANGED[kind], 16) for kind in arranged_kinds(plan)) or (Column("Ghi chú", 15),)


def _by_source(plan: PlanPaper) -> tuple[TableBlock | Paragraph, ...]:
    """A table of its own, lest a source be taken for one of the contents."""
    if not plan.sources:
        return ()
    columns = (Column("Nguồn kinh phí", 70), Column(funds_title(plan.money_unit), 30, "right"))
    rows = tuple(Row((Cell(source.name), money_cell(source_of(source)))) for source in plan.sources)
    return (TableBlock(columns, rows, caption="Kinh phí theo nguồn"), *beside_legend(plan))


def _rows(group: PlanGroup, kinds: Kinds, parts: Parts) -> list[Row]:
    alone = is_alone(group)
    numbers = [group.number] if alone else [item.number for item in group.items]
    rows = [
        row for number, item in zip(numbers, group.items, strict=True) for row in _item_rows(number, item, kinds, parts)
    ]
    return rows if alone else [_group_row(group, kinds, parts), *rows]


def _blank(kinds: Kinds) -> tuple[Cell, ...]:
    return tuple(Cell("") for _ in kinds) or (Cell(""),)


def _group_row(group: PlanGroup, kinds: Kinds, parts: Parts) -> Row:
    """The group's own sum, where somebody added it up."""
    funds = funds_of(group.money, group.money_selector, group.rounded)
    money = Cell("") if group.money is None else money_cell(funds)
    named, paid = (Cell(group.number), Cell(group.title), Cell(""), Cell("")), parts.of_group(group)
    return Row((*named, *parts.price(), money, *paid, *_blank(kinds)), "group")


def _item_rows(number: str, item: PlanItem, kinds: Kinds, parts: Parts) -> list[Row]:
    """The first row holds the money and what is arranged; each further target has a row of its own."""
    first, *others = item.targets or (None,)
    arranged = tuple(Cell(item.arranged_as(kind)) for kind in kinds) or _blank(kinds)
    paid = (*parts.price(item), money_cell(item_funds(item)), *parts.of_item(item))
    rows = [Row((Cell(number), Cell(item.title), *_count_cells(first), *paid, *arranged))]
    blank = tuple(Cell("") for _ in (*paid, *arranged))
    return rows + [Row((Cell(""), Cell(""), *_count_cells(other), *blank)) for other in others]


def _count_cells(target: PlanTarget | None) -> tuple[Cell, Cell]:
    return (Cell(target.unit), count_cell(target_of(target))) if target else (Cell(""), Cell(""))


def _total_row(figure: Figure, kinds: Kinds, parts: Parts) -> Row:
    named = (Cell(""), Cell("Cộng"), Cell(""), Cell(""))
    return Row((*named, *parts.price(), money_cell(figure), *parts.of_plan(), *_blank(kinds)), "total")


def is_alone(group: PlanGroup) -> bool:
    """Whether the group is itself its only content."""
    return len(group.items) == 1 and group.items[0].title == group.title


def target_of(target: PlanTarget) -> Figure:
    code = target.selector or ""
    return Figure(target.value, State.GIVEN, code, target.value_max, target.approx, scale=target.scale)


def item_funds(item: PlanItem) -> Figure:
    return funds_of(item.money, item.money_selector, item.rounded)


def total_of(plan: PlanPaper) -> Figure:
    return funds_of(plan.total, plan.total_selector, plan.rounded)


def source_of(source: PlanSource) -> Figure:
    return replace(funds_of(source.money, source.selector, source.rounded), told_by=source.told_by)


def funds_of(amount: int | None, selector: str | None, rounded: Rounded | None) -> Figure:
    state = State.MISSING if amount is None else State.GIVEN
    return Figure(amount, state, selector or "", rounded=rounded)


def lowered(title: str) -> str:
    return title[:1].lower() + title[1:]
