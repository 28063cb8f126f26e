"""A passage of the paper, and what has been read of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ....terms.facts import Activity, Amount, Span, Total
from ....terms.values import value_class
from ..grammar.budget import title_names_thing
from ..grammar.periods import comes_before, is_within_year
from ..grammar.roles import Context
from ..grammar.titles import uncounted

ASIDE = "aside"  # the rule of sums that stand beside a passage's own
_SECTION = re.compile(r"(?:Điều \d+|[IVX]+|[A-H])(?:\.[IVX]+)?")  # paths of no item, but of a section


@value_class(frozen=True, slots=True)
class Passage:
    """Text about one item, with what is known of it from above."""

    span: Span
    context: Context
    path: str = ""
    item: str = ""
    title: str = ""
    group: str | None = None
    known_titles: tuple[str, ...] = ()  # other things that the same item has named before
    overall: bool = False  # told of a whole section: its sums are totals
    is_thing: bool = False  # though its title names none: «1. Khuyến công quốc gia», whose lines count projects
    of_time: bool = False  # in a section whose numbered heading names no thing: «2. Kế hoạch năm 2024»
    is_cost: bool = False  # a line of nothing but what the heading over it costs: «- Tổng kinh phí: 450 triệu đồng»

    def part(self, span: Span, context: Context, title: str) -> "Passage":
        """A stretch of it, about the same item; itself where that is all of it."""
        if span == self.span and context is self.context and title == self.title:
            return self
        above = (self.group, self.known_titles, self.overall, self.is_thing, self.of_time, self.is_cost)
        return Passage(span, context, self.path, self.item, title, *above)

    @property
    def in_section(self) -> bool:
        """Whether it stands in a section, beside numbered items."""
        return self.of_time or _SECTION.fullmatch(self.path) is not None

    @property
    def is_numbered(self) -> bool:
        """Whether it is an item of an outline, or stands under one."""
        return bool(self.path) and not self.in_section

    @property
    def is_named(self) -> bool:
        """Whether the one thing that it is about is known."""
        return self.is_thing or (bool(self.title) and title_names_thing(self.title))


@dataclass(slots=True)
class Found:
    """What has been read so far, in the paper's order."""

    activities: list[Activity] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        self.activities += other.activities
        self.totals += other.totals


_OF_YEAR = re.compile(r"(?:Trong |Riêng )?[Nn]ăm 20\d\d\b")


def goes_on_as(found: Found) -> str:
    """What a passage without a title of its own has told first; the year that opens a list of years names nothing."""
    title = found.activities[0].title if found.activities else ""
    return "" if _OF_YEAR.match(title) else title


def of_all_times(found: Found) -> Found:
    """What an item tells of one half of a year and then of the other goes on under one title, without the count of the
    first: «6 tháng đầu năm tham gia 02 hội chợ; 6 tháng cuối năm tham gia 01 hội chợ»."""
    apart = {one.title for one, other in pairwise(found.activities) if _goes_on(one, other)}
    renamed = (replace(a, title=uncounted(a.title)) if a.title in apart else a for a in found.activities)
    return Found([*renamed], found.totals)


def _goes_on(one: Activity, other: Activity) -> bool:
    """Whether a later time is told behind an earlier one; «…, tăng 02 lớp so với năm 2022» only compares."""
    if (one.title, one.role) != (other.title, other.role) or not (one.period and other.period):
        return False
    return comes_before(one.period, other.period) and _first_figure(one) < _first_figure(other)


def _first_figure(told: Activity) -> int:
    amount = (told.amount.span.start,) if told.amount else ()
    return min((*amount, *(q.span.start for q in told.quantities)), default=told.span.end)


def parts_of_rows(activities: Sequence[Activity]) -> set[int]:
    """Which are the quarters of a row that tells its year too: no sums beside it."""
    told = [(a.span, a.role) if a.amount and a.amount.rule == "table" else None for a in activities]
    years = {row for a, row in zip(activities, told, strict=True) if row and a.period and not is_within_year(a.period)}
    return {i for i, row in enumerate(told) if row in years and is_within_year(activities[i].period)}


def as_total(activity: Activity, amount: Amount) -> Total:
    """What was taken for a thing of its own, as the total that it is."""
    return Total(activity.title, amount.value, amount.span, role=activity.role, period=activity.period)


def as_lowered(read: Found, context: Context) -> Found:
    """«Sở đã điều chỉnh giảm 02 lớp, 80 triệu đồng» of a report: what a plan lost, told of the thing alone; what the
    decision moves is in the ledger by the decision."""
    lost = [as_total(a, a.amount) for a in read.activities if a.amount]
    named = [Activity(a.path, a.item, a.title, a.span, context.role, context.period) for a in read.activities]
    return Found(named, [replace(total, of_group=True) for total in (*read.totals, *lost)])
