"""Facts under review as rows: together by item and by role, with what speaks against each, and in pages."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from khuyencong.norms.matching import TITLE_ALONE_NEEDS, title_likeness
from khuyencong.records.models import Fact, Line, PaperFinding
from khuyencong.terms.facts import PLANNED
from khuyencong.work.library import Cell

from ..figures import scaled

SEVERITIES = {"error": 0, "warning": 1, "info": 2}
_TONES = {"posted": "ok", "confirms": "ok", "corrects": "ok", "rejected": "", "held": "wait", "compared": "info"}
_TELLS_NO_VALUE = ("over-plan-unexplained", "content-new")  # what they expect is the plan's, or a content
PAGE_WEIGHT = 180
_SENTENCE, _CELL = 3, 1  # a fact told in a sentence needs more room than one of a table's row


@dataclass(frozen=True, slots=True)
class FactRow:
    fact: Fact
    value: str
    printed: str
    findings: tuple[PaperFinding, ...]
    tone: str
    clean: bool
    again: bool = False  # the ledger has just this figure already

    @property
    def pending(self) -> bool:
        return self.fact.review == Fact.Review.PENDING

    @property
    def of(self) -> str:
        """What it counts beside its unit, by the measure's name: «kinh phí», «doanh thu» for two sums of đồng."""
        measure = self.fact.measure
        if measure is None:
            return ""
        return measure.name.lower() if measure.is_money else measure.name.removeprefix(measure.unit).strip(" ()")

    @property
    def spoken(self) -> str:
        """The printed words, where they are more than the value they were read as («2,7 tỷ đồng»)."""
        return "" if self.fact.printed.startswith(self.value) else self.fact.printed

    @property
    def offers(self) -> list[tuple[str, str]]:
        """What a finding expects, ready to be put in: a number, or another measure («tính là»)."""
        return [_offer(f) for f in self.findings if f.expected and f.rule not in _TELLS_NO_VALUE]

    @property
    def before(self) -> str:
        """What an adjusting paper says it was until then."""
        return figure_words(self.fact, self.fact.before, None)

    @property
    def corrected(self) -> bool:
        return bool(self.fact.correction) and self.fact.review != Fact.Review.REJECTED


@dataclass(frozen=True, slots=True)
class Activity:
    """Facts of one item in one role and period, as the paper tells them together."""

    first: Fact
    rows: tuple[FactRow, ...]

    @property
    def parted(self) -> FactRow | None:
        """The figure under which it is told what the sum is made of: once, though each figure of money knows it."""
        return next((row for row in self.rows if row.fact.parts), None)


@dataclass(frozen=True, slots=True)
class Item:
    """What the paper tells of one item in one place: the block that is accepted at once."""

    first: Fact
    line: Line | None
    activities: tuple[Activity, ...]
    in_table: bool
    heading: str = ""

    @property
    def rows(self) -> Iterator[FactRow]:
        return (row for activity in self.activities for row in activity.rows)

    @property
    def pending(self) -> bool:
        return any(row.pending for row in self.rows)

    @property
    def meant(self) -> Line | None:
        """The content it seems to mean, or, where it has none, the one a person is asked about first."""
        return self.line or self.first.likely

    @property
    def closed(self) -> bool:
        """Whether it plans anew what a version left out."""
        planned = any(row.fact.role in PLANNED for row in self.rows)
        return planned and self.line is not None and self.line.closed_in_id is not None

    @property
    def clean(self) -> int:
        return sum(row.clean for row in self.rows)

    @property
    def certainty(self) -> int:
        return self.first.line_certainty

    @property
    def by_number(self) -> bool:
        """Whether it was taken for its content because both bear one number, though their titles differ."""
        line, told = self.line, self.first
        if line is None or told.path != line.number or not 0 < self.certainty < 100:
            return False
        return title_likeness(told.title, line.title) < TITLE_ALONE_NEEDS

    @property
    def start(self) -> int:
        return min(row.fact.start for row in self.rows)

    @property
    def weight(self) -> int:
        parts = sum(len(activity.parted.fact.made_of) for activity in self.activities if activity.parted)
        return parts * _CELL + sum(_CELL if self.in_table else _SENTENCE for _row in self.rows)


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list that is shown at once."""

    number: int
    items: tuple[Item, ...]

    @property
    def pending(self) -> int:
        return sum(row.pending for item in self.items for row in item.rows)

    @property
    def start(self) -> int:
        return min((item.start for item in self.items), default=0)

    @property
    def clean(self) -> int:
        return sum(item.clean for item in self.items)

    @property
    def facts(self) -> set[int]:
        return {row.fact.pk for item in self.items for row in item.rows}


def rows_of(
    facts: Iterable[Fact], findings: Iterable[PaperFinding], clean: set[int], again: Collection[int] = ()
) -> list[FactRow]:
    own: dict[int | None, list[PaperFinding]] = {}
    for finding in findings:
        if not finding.settled:
            own.setdefault(finding.fact_id, []).append(finding)
    return [_row(fact, own.get(fact.pk, ()), fact.pk in clean, fact.pk in again) for fact in facts]


def _row(fact: Fact, findings: Sequence[PaperFinding], clean: bool, again: bool) -> FactRow:
    value, printed = figure_words(fact, fact.value, fact.value_high), ""
    if (fact.printed_value, fact.printed_high) != (fact.value, fact.value_high):
        printed = figure_words(fact, fact.printed_value, fact.printed_high)
    return FactRow(fact, value, printed, _one_each(findings), _TONES.get(fact.review, ""), clean, again)


def _one_each(findings: Iterable[PaperFinding]) -> tuple[PaperFinding, ...]:
    """One finding per rule, the gravest first."""
    kept: dict[str, PaperFinding] = {}
    for finding in sorted(findings, key=lambda f: SEVERITIES[f.severity]):
        kept.setdefault(finding.rule, finding)
    return tuple(kept.values())


def _offer(finding: PaperFinding) -> tuple[str, str]:
    if finding.rule == "measure-mismatch":
        return _("Tính là %(measure)s") % {"measure": finding.expected}, urlencode({"chi_tieu": finding.expected})
    return _("Sửa thành %(value)s") % {"value": finding.expected}, urlencode({"gia_tri": finding.expected})


def figure_words(fact: Fact, low: int | None, high: int | None) -> str:
    if low is None:
        return ""
    scale = fact.measure.scale if fact.measure else 0
    words = scaled(low, scale)
    return f"{words}–{scaled(high, scale)}" if high is not None and high != low else words


def items_of(rows: Sequence[FactRow], cells: Mapping[int, Cell]) -> list[Item]:
    """Facts of one item that follow one another; in a table those of one row."""

    def together(row: FactRow) -> tuple[object, ...]:
        cell = cells.get(row.fact.pk)
        return (cell.table, cell.row) if cell else (row.fact.same_as, row.fact.place)

    return list(_headed(_item(tuple(told), cells) for _key, told in groupby(rows, key=together)))


def _headed(items: Iterable[Item]) -> Iterator[Item]:
    """Each with the heading it stands under. A content that is itself number 2 between the groups «1. …» and «3. …»
    has none: under «I. …», which is around all of them, it would seem to stand in another part."""
    before = 0  # the number of the group or the content that a next one would go on from
    for item in items:
        heading, path = item.first.group_title, item.first.path
        number = heading.partition(".")[0]
        goes_on = before > 0 and path == str(before + 1) and number != path
        yield item if goes_on else replace(item, heading=heading)
        before = int(path) if goes_on else int(number) if number.isdecimal() else 0


def _item(rows: tuple[FactRow, ...], cells: Mapping[int, Cell]) -> Item:
    activities = tuple(
        Activity(told[0].fact, told) for _n, group in groupby(rows, lambda r: r.fact.activity) if (told := tuple(group))
    )
    line = next((row.fact.line for row in rows if row.fact.line), None)
    return Item(rows[0].fact, line, activities, rows[0].fact.pk in cells)


def pages_of(items: Iterable[Item]) -> list[Page]:
    """Items in pages of about equal weight, none of them cut."""
    pages: list[list[Item]] = [[]]
    weight = 0
    for item in items:
        if pages[-1] and weight + item.weight > PAGE_WEIGHT:
            pages.append([])
            weight = 0
        pages[-1].append(item)
        weight += item.weight
    return [Page(number, tuple(page)) for number, page in enumerate(pages, 1)]
