"""What the funding annex tells beside counts and sums: who pays each content, and what one of what is counted costs."""

from dataclasses import dataclass

from khuyencong.terms.document import Cell, Column
from khuyencong.terms.plan_paper import Paid, PlanGroup, PlanItem, PlanPaper, price_of, whole_of
from khuyencong.terms.results import Figure, Rounded, State

from .figures import money_cell


@dataclass(frozen=True, slots=True)
class Parts:
    """Its columns beside the sum, as far as some content tells of them: the price of one, and each source in use."""

    plan: PlanPaper
    has_prices: bool
    payers: tuple[str, ...]

    @classmethod
    def of(cls, plan: PlanPaper) -> "Parts":
        used = {source.name for item in plan.items for source in whole_of(item)}
        named = dict.fromkeys([source.name for source in plan.sources])
        return cls(plan, any(map(price_of, plan.items)), tuple(name for name in named if name in used))

    @property
    def sum_title(self) -> str:
        """«Thành tiền (đồng)» behind counts and prices, else «Kinh phí (đồng)»."""
        return f"{'Thành tiền' if self.has_prices else 'Kinh phí'} ({self.plan.money_unit.word})"

    def price_columns(self) -> tuple[Column, ...]:
        return (Column(f"Đơn giá ({self.plan.money_unit.word})", 12, "right"),) if self.has_prices else ()

    def columns(self) -> tuple[Column, ...]:
        over = f"Nguồn kinh phí ({self.plan.money_unit.word})"
        return tuple(Column(short(name), 12, "right", over) for name in self.payers)

    def price(self, item: PlanItem | None = None) -> tuple[Cell, ...]:
        """The price of one, where the content's count and sum bear it out."""
        if not self.has_prices:
            return ()
        value = price_of(item) if item else None
        return (Cell("") if value is None else money_cell(self._as_printed(value)),)

    def paid(self, told: Paid, together: tuple[Paid, ...] | None = None) -> tuple[Cell, ...]:
        """What each source pays of a row; of a sum of rows, only where it is what these `together` come to."""
        by_name = {source.name: source for source in told}
        cells = []
        for name in self.payers:
            source = by_name.get(name)
            is_sum = source is not None and (together is None or source.money == _together(name, together))
            cells.append(
                money_cell(Figure(source.money, State.GIVEN, source.selector or "", rounded=source.rounded))
                if source and is_sum
                else Cell("")
            )
        return tuple(cells)

    def of_item(self, item: PlanItem) -> tuple[Cell, ...]:
        return self.paid(whole_of(item))

    def of_group(self, group: PlanGroup) -> tuple[Cell, ...]:
        return self.paid(group.paid, tuple(map(whole_of, group.items)))

    def of_plan(self) -> tuple[Cell, ...]:
        return self.paid(self.plan.paid, tuple(map(whole_of, self.plan.items)))

    @property
    def tell_all(self) -> bool:
        """Whether the sums below their columns come to the whole, so that no other table need tell the sources."""
        sums = [source.money for source in self.plan.paid if source.name in self.payers]
        return bool(sums) and sum(sums) == self.plan.total and all(cell.text for cell in self.of_plan())

    def _as_printed(self, value: int) -> Figure:
        told = self.plan.rounded
        return Figure(value, State.GIVEN, "", rounded=Rounded(value // told.scale.step, told.scale) if told else None)


def _together(name: str, rows: tuple[Paid, ...]) -> int:
    return sum(source.money for paid in rows for source in paid if source.name == name)


def short(name: str) -> str:
    """«Khuyến công địa phương»: the head over the column says «kinh phí» already."""
    for opening in ("Nguồn kinh phí ", "Kinh phí "):
        if name.startswith(opening):
            rest = name.removeprefix(opening)
            return rest[:1].upper() + rest[1:]
    return name
