"""What a reader finds in a paper: figures and sentences, each with its span of the repaired text.

Offsets are characters of `Text.content`. Money is integer đồng as printed. Role and period are stated only where the
text or its headings give them. The JSON of `extract` (schema khuyencong.facts/1) is these values, field for field.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .numbers import format_scaled
from .values import value_class

SCHEMA = "khuyencong.facts/1"


class Role(StrEnum):
    """What a figure is: planned, moved by an adjustment, reached, expected, or a stage of payment."""

    PLAN = "plan"
    ADJUSTMENT = "adjustment"
    ACTUAL = "actual"
    ESTIMATE = "estimate"
    COMMITTED = "committed"
    ADVANCED = "advanced"
    PAID = "paid"
    SETTLED = "settled"
    RETURNED = "returned"


PLANNED = (Role.PLAN, Role.ADJUSTMENT)  # together what a plan gives now
REACHED = (Role.ACTUAL, Role.ESTIMATE)  # «thực hiện (gồm ước)»


class Approx(StrEnum):
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    LEAST = "least"
    MOST = "most"


class Status(StrEnum):
    NOT_DONE = "not_done"
    PROPOSED = "proposed"
    OUT_OF_PLAN = "out_of_plan"
    MOVED = "moved"  # to another time or place, which its arrangements tell


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@value_class(frozen=True, slots=True)
class Span:
    """Characters [start, end) of the repaired text."""

    start: int
    end: int


@value_class(frozen=True, slots=True)
class Quantity:
    """A count with its unit as printed. `value_max` ends a range; `note` tells apart equal units («cấp tỉnh»)."""

    value: int | float
    unit: str
    span: Span
    value_max: int | float | None = None
    approx: Approx | None = None
    note: str = ""
    rule: str = ""


@value_class(frozen=True, slots=True)
class Amount:
    """Money as printed, integer đồng; 0 = the text says nothing was spent."""

    value: int
    span: Span
    approx: Approx | None = None
    rule: str = ""


@value_class(frozen=True, slots=True)
class Share:
    """What one source pays of an activity's amount: a cell of a column that names the source."""

    fund_source: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an activity's amount that is no content of its own: what it was laid out for, who got it, or of what
    kind; in the paper's words."""

    label: str
    amount: Amount


class Arranged(StrEnum):
    """What is arranged for a content: who leads it, who carries it out, who takes part, when, where, and who gets
    it."""

    LEAD = "lead"
    DOER = "doer"
    PARTNER = "partner"
    TIME = "time"
    VENUE = "venue"
    RECIPIENT = "recipient"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """«Đơn vị chủ trì: …»: the unit, time or place as printed, and the sentence that says so; `period` of a time."""

    kind: Arranged
    words: str
    span: Span
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Differing:
    """A figure of a content, and what its row in the paper's own annex tells instead: đồng, or so many of a unit."""

    span: Span
    value: int | float
    annex_span: Span
    annex_value: int | float
    unit: str = ""


@value_class(frozen=True, slots=True)
class Activity:
    """One thing planned or reported: a numbered item in one role and one period.

    `path` is the paper's own numbering («II.3.a»), `item` the ordinal of an unnumbered bullet within it.
    `reason` tells why it was not done, cost nothing or went over, in the paper's words.
    """

    path: str
    item: str
    title: str
    span: Span
    role: Role | None = None
    period: str | None = None
    status: Status | None = None
    adjustment: str | None = None
    quantities: tuple[Quantity, ...] = ()
    amount: Amount | None = None
    unit_price: Amount | None = None  # of which a table says that the amount is so many times it
    fund_source: str | None = None
    shares: tuple[Share, ...] = ()  # of the amount, where more than one source pays it or one pays a part
    parts: tuple[Part, ...] = ()  # of the amount, whoever pays; where no amount is printed, all that is told of it
    reason: str | None = None
    reason_span: Span | None = None
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    group_title: str | None = None  # the heading the item stands under
    arrangements: tuple[Arrangement, ...] = ()
    before: Amount | None = None  # what stood until the paper adjusted it to the amount
    new_title: str | None = None  # what the paper calls it from now on
    of_whole: bool = False  # aims of the plan, none of its contents
    in_annex: tuple[Differing, ...] = ()  # what its row in the annex tells otherwise

    @property
    def is_move(self) -> bool:
        """Whether its figures are by how much a plan is adjusted, and none of what stands: «giảm 20 triệu đồng»."""
        return self.adjustment is not None and self.before is None


@dataclass(frozen=True, slots=True)
class Task:
    """What an assignment asks of a unit."""

    unit: str
    text: str
    span: Span
    deadline: str | None = None
    frequency: str | None = None


@value_class(frozen=True, slots=True)
class Total:
    label: str
    amount_vnd: int | None
    span: Span
    percent: float | None = None
    role: Role | None = None
    period: str | None = None
    fund_source: str | None = None
    of_group: bool = False  # of some rows of a table, which tell their money themselves; of one thing, whoever pays


@dataclass(frozen=True, slots=True)
class Citation:
    """One occurrence of a numbered document; the issuer stands behind it. `date` may be partial (`2019-08`)."""

    kind_vi: str | None
    number: str
    date: str | None
    span: Span
    issuer: str | None = None
    issuer_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Result of a check. `rule` is a name of contracts.md; `found`, `expected` are printed forms."""

    rule: str
    severity: Severity
    message_vi: str
    span: Span | None = None
    found: str | None = None
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class PaperHead:
    """Who issued what, when: None where the paper leaves it blank."""

    kind: str | None = None  # plan, result, report, assignment, decision, letter …
    kind_vi: str | None = None
    number: str | None = None
    date: str | None = None
    place: str | None = None
    issuer: str | None = None
    title: str | None = None
    signer: str | None = None
    recipients: tuple[str, ...] = ()


class RegisterKind(StrEnum):
    """What a list names in its rows."""

    PRODUCT = "product"
    ESTABLISHMENT = "establishment"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell of a row cannot be taken as it is: the head of its column, and what is wrong."""

    column: str
    message_vi: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A product or an establishment as a list names it. `row` counts the rows of its table from 1, heads included;
    `rating` is in stars; what no column tells is empty."""

    kind: RegisterKind
    name: str
    table: int  # the character its table begins at
    row: int
    span: Span
    holder: str = ""
    address: str = ""
    rating: int | None = None
    trade: str = ""
    decision: str = ""
    problems: tuple[Problem, ...] = ()
    number: str = ""  # as the list numbers its rows
    points: int | None = None  # in hundredths
    decided_on: str = ""  # the day of recognition, as 2025-03-12
    valid_to: str = ""  # the last day, as 2028-03-12
    period: str = ""  # the month or year of recognition where no day is told; the time of what is given
    given: str = ""  # what somebody gets
    support: int | None = None  # its money in đồng: theirs, never a plan's
    told_on: str = ""  # the day in that period, as 2025-03-12, where a column tells it

    @property
    def in_points(self) -> str:
        return "" if self.points is None else format_scaled(self.points, 2)


class ListOrContents(StrEnum):
    """Why the rows of a list that tells money are, or are not, contents of the paper."""

    ONLY = "only"  # no other content tells money
    TOTAL = "total"  # the others make the paper's total without it
    ADDED = "added"  # they make it only with its money
    HELD = "held"  # one of them, or all together, tells its money already
    MORE = "more"  # none of them holds as much
    PARTS = "parts"  # no list: its rows part one of them, by places or projects


@dataclass(frozen=True, slots=True)
class TableRead:
    """What a table was read as where its heads and title leave it open, and the content that tells its money. Rows of a
    list, and of one that only parts a content, are no contents."""

    start: int  # the character its first cell begins at
    is_list: bool
    why: ListOrContents
    content: str = ""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Everything read from one paper."""

    head: PaperHead
    citations: tuple[Citation, ...] = ()
    activities: tuple[Activity, ...] = ()
    tasks: tuple[Task, ...] = ()
    totals: tuple[Total, ...] = ()
    findings: tuple[Finding, ...] = ()
    register_rows: tuple[RegisterRow, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()  # of the plan as a whole
    tables: tuple[TableRead, ...] = ()  # those that may be lists or contents


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page as shares of its width and height, from the upper left corner: (0, 0) to (1, 1)."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, left: float, top: float, right: float, bottom: float) -> "Area":
        """Within the page, as fine as an eye can tell."""
        return cls(*(round(min(max(side, 0.0), 1.0), 4) for side in (left, top, right, bottom)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line of text stands in the file: page (from 1), for tables row and column, and the area on the page.

    Of a line that runs over a page's end the part on the first page is meant.
    """

    page: int | None = None
    row: int | None = None
    column: int | None = None
    area: Area | None = None


def as_row(place: Place) -> list[float | None]:
    """A place as few numbers, for storing: page, row, column and, where it has one, the four sides of its area."""
    area = place.area
    return [place.page, place.row, place.column, *((area.left, area.top, area.right, area.bottom) if area else ())]


def place_of(row: Sequence[Any]) -> Place:
    """The place that `as_row` told."""
    page, number, column, *sides = row
    return Place(page, number, column, Area(*sides) if sides else None)


@dataclass(frozen=True, slots=True)
class Text:
    """A paper as repaired text. `line_places[i]` tells where line i stood; `repairs` counts mended places.

    `ocr` = words were guessed from pictures: no figure of this paper may be accepted without a person's look.
    `unread` counts the pages that are pictures and were left for later. From the character `notes_from` on stand the
    notes of the paper's pages and of its end: they tell of figures, but none of their own.
    """

    content: str
    media_type: str
    pages: int | None = None
    repairs: int = 0
    line_places: tuple[Place, ...] = ()
    findings: tuple[Finding, ...] = ()
    ocr: bool = False
    unread: int = 0
    notes_from: int | None = None


class UnreadablePaper(ValueError):
    """A file that is refused; the message says why and how to mend it, in Vietnamese."""


class SecretPaper(UnreadablePaper):
    """A paper stamped with a secrecy mark: no byte of it may stay here."""
