"""A plan as a paper says it: groups of contents with targets and money, and the sources that pay."""

from dataclasses import dataclass

from .facts import Arranged
from .money import MoneyUnit
from .results import Adjustment, Rounded


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """«khoảng 240 sản phẩm», «28-30 sản phẩm cấp tỉnh»: `approx` is about, over or under."""

    value: int
    unit: str
    value_max: int | None = None
    approx: str | None = None
    selector: str | None = None
    scale: int = 0  # decimals folded into `value`


@dataclass(frozen=True, slots=True)
class PlanSource:
    name: str  # «Nguồn kinh phí khuyến công địa phương»
    money: int
    selector: str | None = None
    rounded: Rounded | None = None
    told_by: int | None = None  # the statement of a sum that a paper told and the ledger does not hold


Paid = tuple[PlanSource, ...]  # what each source pays of one sum, as far as it is told


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One content. Money None means that it stands in an annex nobody has handed in, never 0; where `in_annex` is
    false no paper speaks of money for it at all."""

    number: str
    title: str
    targets: tuple[PlanTarget, ...] = ()
    money: int | None = None
    money_selector: str | None = None
    text: str = ""  # what is to be done, in words, where the plan says more than targets
    in_annex: bool = True
    rounded: Rounded | None = None
    arranged: tuple[tuple[Arranged, str], ...] = ()  # who does it, when, and who gets it; as printed
    paid: Paid = ()
    price: int | None = None  # of one of the first target, where a paper tells it and so many make the money

    def arranged_as(self, kind: Arranged) -> str:
        """«Trung tâm Khuyến công; Hội Nông dân»."""
        return "; ".join(dict.fromkeys(words for told, words in self.arranged if told is kind))


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """A group heading with its contents; a content that stands alone is a group of one without a title of its own."""

    number: str
    title: str
    items: tuple[PlanItem, ...]
    money: int | None = None  # of the whole group, where somebody adds it up
    money_selector: str | None = None
    rounded: Rounded | None = None
    paid: Paid = ()


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """The whole plan of one year; `total` None where the paper gives no sum."""

    title: str  # trích yếu: «Khuyến công tỉnh Đồng Nai năm 2024»
    year: int
    groups: tuple[PlanGroup, ...]
    sources: tuple[PlanSource, ...] = ()
    total: int | None = None
    total_selector: str | None = None
    duties: tuple[str, ...] = ()  # who does what, one sentence each
    money_unit: MoneyUnit = MoneyUnit.DONG
    rounded: Rounded | None = None  # the total
    adjusted: int = 0  # see terms.results.Results
    adjustments: tuple[Adjustment, ...] = ()
    paid: Paid = ()  # by the contents together

    @property
    def has_told_sources(self) -> bool:
        """Whether a total by source stands beside the ledger, as a paper told it."""
        return any(source.told_by for source in self.sources)

    @property
    def items(self) -> tuple[PlanItem, ...]:
        return tuple(item for group in self.groups for item in group.items)


def whole_of(item: PlanItem) -> Paid:
    """Who pays a content, where together they pay all of it: a row whose sources come to less than its sum is false."""
    return item.paid if sum(source.money for source in item.paid) == item.money else ()


def price_of(item: PlanItem) -> int | None:
    """What one of the first target costs, where so many of them make the content's whole money."""
    first = item.targets[0] if item.targets else None
    if item.price is None or first is None or first.value_max is not None or item.money is None:
        return None
    return item.price if item.price * first.value == item.money * 10**first.scale else None
