"""Teach a paper how a column of its table is to be read, once for all its rows, after a look at what will change."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.papers.layout import Block, tables_of
from khuyencong.records.models import Act, Fact, FundSource, Measure, Paper, PaperFinding, User
from khuyencong.terms.facts import Span
from khuyencong.terms.results import State

from ...acts import digest, seal
from ...permissions import Refused
from ...plans import money_of
from ..meaning.areas import place_sent
from ..meaning.columns import Cell, cells_of, columns_told, heads_told, number_in, time_of_row, value_at
from ..meaning.read_as import tables_as
from ..meaning.told_twice import ask_again
from ..review.correct import plain
from ..review.under_review import close_when_done, locked

MENDED = "đã sửa: "  # why a finding about a mended figure is settled
UNREAD = "column-unread"  # the finding that a column of money was not read
RULE = "column"  # of facts that a lesson found in cells nobody had read


class ReadAs(StrEnum):
    """What the figures of a column are."""

    AS_READ = ""
    MONEY = "money"
    COUNT = "count"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a column is to be read; what is None or empty stays as it was, and a figure that nobody had read is of its
    row's period. `scale`: the đồng in one of its numbers."""

    read_as: ReadAs = ReadAs.AS_READ
    role: str = ""
    period: str = ""
    scale: int | None = None
    measure: Measure | None = None
    source: FundSource | None = None

    def told(self) -> dict[str, Any]:
        """As history keeps it."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Taught:
    """One fact that a lesson changes, finds anew, or sets aside; `after` holds the columns that change."""

    fact: Fact
    after: Mapping[str, Any]
    column: int

    @property
    def is_new(self) -> bool:
        return self.fact.pk is None

    @property
    def is_set_aside(self) -> bool:
        return self.after.get("review") == Fact.Review.REJECTED


def taught_by(paper: Paper, table: int, lessons: Mapping[int, Lesson]) -> list[Taught]:
    """What these lessons would change in a table, and in those of the paper that are the same; nothing is written."""
    changes: list[Taught] = []
    facts = _facts_of(paper)
    for block in _alike(paper, table, lessons, facts):
        changes += _Table(paper, block, facts, changes).taught(lessons)
    return changes


def taught_in(paper: Paper, table: int, lessons: Mapping[int, Lesson]) -> list[Taught]:
    """The same of this one table."""
    return list(_Table(paper, _table_at(paper, table), _facts_of(paper)).taught(lessons))


def _facts_of(paper: Paper) -> list[Fact]:
    return list(paper.facts.select_related("measure", "source", "line").order_by("position"))


def _table_at(paper: Paper, table: int) -> Block:
    block = tables_of(paper.text).get(table)
    if block is None or block.grid is None:
        raise Refused(_("Không thấy bảng này trong văn bản."))
    return block


def _alike(paper: Paper, table: int, columns: Collection[int], facts: Sequence[Fact]) -> list[Block]:
    """A table, then the others of the paper under the same heads of which these columns were read just so: one whose
    unit another line tells, or that a person mended before, is another; a list has no figures."""
    first, cells = _table_at(paper, table), cells_of(paper, facts)

    def read(block: Block) -> list[object]:
        told = [column for column in columns_told(paper, block, facts, cells) if column.index in columns]
        return [(c.is_money, c.role, c.period, c.scale, c.measure, c.source) for c in told]

    others = (block for start, block in tables_of(paper.text).items() if start != table and block.grid)
    same = [block for block in others if heads_told(paper, block) == heads_told(paper, first)]
    return [first, *(block for block in same if read(block) == read(first) and tables_as(paper).holds_contents(block))]


def fingerprint(changes: Sequence[Taught]) -> str:
    """What a person looked at before agreeing: the same figures changed the same way, or the page is shown anew."""
    return digest([[c.fact.pk, c.fact.start, _before_and_after(c)] for c in changes])


def _before_and_after(change: Taught) -> dict[str, Any]:
    return {name: [plain(getattr(change.fact, name)), plain(value)] for name, value in change.after.items()}


def teach(user: User, paper: Paper, table: int, lessons: Mapping[int, Lesson], reason: str, agreed: str) -> Act:
    """Apply the lessons that a person looked at; refused when the paper has moved on since."""
    with transaction.atomic():
        paper = locked(user, paper, "correct")
        if not reason.strip():
            raise Refused(_("Sửa cách đọc cột phải nêu lý do."))
        alike = _alike(paper, table, lessons, _facts_of(paper))
        changes = taught_by(paper, table, lessons)
        if not changes:
            raise Refused(_("Không có số nào đổi theo cách đọc này."))
        if fingerprint(changes) != agreed:
            raise Refused(_("Văn bản vừa được người khác duyệt hoặc sửa: xin xem lại những số sẽ đổi."))
        touched = apply_taught(changes, user, reason.strip())
        _settle_unread(paper, alike, {change.column for change in changes}, reason.strip())
        told = {
            "facts": touched,
            "columns": {str(index): lesson.told() for index, lesson in lessons.items()},
            "heads": heads_told(paper, tables_of(paper.text)[table]),
            "reason": reason.strip(),
        }
        act = seal(paper.province, user, "teach", paper, f"Sửa cách đọc {len(lessons)} cột của «{paper}»", told)
        paper.facts.filter(pk__in=touched, review=Fact.Review.REJECTED).update(act=act)
        ask_again(paper)
        close_when_done(paper)
        return act


def apply_taught(changes: Sequence[Taught], user: User | None, reason: str) -> list[int]:
    """The facts with what they say now, written together: a column may hold hundreds. What a person mends settles what
    was found in it; what the machine proposes (no `user`) settles nothing."""
    new = [change.fact for change in changes if change.is_new]
    known = [change.fact for change in changes if not change.is_new]
    for change in changes:
        for name, value in change.after.items():
            setattr(change.fact, name, value)
        change.fact.correction = reason
        if change.is_set_aside:
            change.fact.reviewed_by = user
    if changes:
        place_sent(changes[0].fact.paper, [change.fact for change in changes])  # what was found, or is reached now
    Fact.objects.bulk_create(new)
    if known:
        said = {"area", "correction", "reviewed_by"}.union(*(change.after for change in changes))
        Fact.objects.bulk_update(known, sorted(said))
    if known and user is not None:
        PaperFinding.objects.filter(fact__in=known, settled="").update(settled=f"{MENDED}{reason}"[:200])
    return [change.fact.pk for change in changes]


def _settle_unread(paper: Paper, tables: Sequence[Block], columns: Collection[int], reason: str) -> None:
    """What was found of a column as a whole, of which no figure had been read, is mended with it."""
    rows = [row for block in tables for row in (block.grid.rows if block.grid else ())]
    cells = [row[index].start for row in rows for index in columns]
    unread = paper.findings.filter(rule=UNREAD, start__in=cells, settled="")
    unread.update(settled=f"{MENDED}{reason}"[:200])


class _Table:
    """One table while its lessons are worked out."""

    def __init__(self, paper: Paper, block: Block, facts: Sequence[Fact], changed: Sequence[Taught] = ()) -> None:
        self.paper, self.block, self.facts = paper, block, facts
        self.anew: dict[int, Fact | None] = {}  # by their rows, contents of which nobody had read anything
        self.filled: set[int] = set()  # facts without a value that a figure was found for
        self.cells = cells_of(paper, facts)
        self.money = money_of(paper.province)
        known = [*facts, *(change.fact for change in changed)]
        self.next_position = max((fact.position for fact in known), default=-1) + 1
        self.next_same = max((fact.same_as for fact in known), default=-1)
        self.next_activity = max((fact.activity for fact in known), default=-1) + 1

    def taught(self, lessons: Mapping[int, Lesson]) -> Iterator[Taught]:
        for index, lesson in sorted(lessons.items()):
            for row, cells in self._rows():
                cell = Cell(self.block.span.start, row, index)
                told = [fact for fact in self.facts if self.cells.get(fact.pk) == cell]
                for fact in told:
                    if fact.review == Fact.Review.PENDING and (after := self._after(fact, lesson)):
                        yield Taught(fact, after, index)
                if not told and (found := self._found(cell, cells[index], lesson)):
                    waits = self._waits_for(found, cell)
                    yield Taught(waits, _filled(found), index) if waits else Taught(found, _what_is_said(found), index)

    def _unread_row(self, row: int) -> Fact | None:
        """A content of which nothing was read, by its row: one that is numbered and has words; sums and groups are
        none."""
        if row not in self.anew:
            grid = self.block.grid
            cells = [self.paper.text[c.start : c.end].strip() for c in (grid.rows[row] if grid else ())]
            title = next((c for c in cells[1:] if number_in(c) is None and any(map(str.isalpha, c))), "")
            number = cells[0].strip(" .") if cells else ""
            is_content = bool(title) and number.replace(".", "").isdecimal()
            self.anew[row] = self._content(number, title) if is_content else None
        return self.anew[row]

    def _content(self, number: str, title: str) -> Fact:
        self.next_same += 1
        place = Fact.Place.ITEM
        return Fact(
            paper=self.paper,
            path=number[:20],
            title=title[:400],
            place=place,
            same_as=self.next_same,
            activity=self.next_activity,
        )

    def _waits_for(self, found: Fact, cell: Cell) -> Fact | None:
        """What was read of this content without its figure, which is this one."""
        for fact in self.facts:
            at = self.cells.get(fact.pk)
            is_near = at is not None and (at.table, at.row) == (cell.table, cell.row)
            waits = fact.review == Fact.Review.PENDING and fact.state == State.MISSING and fact.pk not in self.filled
            if waits and is_near and (fact.kind, fact.role, fact.period) == (found.kind, found.role, found.period):
                self.filled.add(fact.pk)
                return fact
        return None

    def _rows(self) -> Iterator[tuple[int, tuple[Span, ...]]]:
        rows = self.block.grid.rows if self.block.grid else ()
        yield from ((i, row) for i, row in enumerate(rows) if i >= self.block.heads)

    def _after(self, fact: Fact, lesson: Lesson) -> dict[str, Any]:
        """The columns of a fact that a lesson changes."""
        if lesson.read_as is ReadAs.NOTHING:
            return {"review": Fact.Review.REJECTED}
        wanted = self._figure(fact, lesson)
        wanted |= {name: value for name in ("role", "period", "source") if (value := getattr(lesson, name))}
        return {name: value for name, value in wanted.items() if getattr(fact, name) != value}

    def _figure(self, fact: Fact, lesson: Lesson) -> dict[str, Any]:
        """The value in its measure, from the number as it is printed."""
        is_money = fact.kind == Fact.Kind.AMOUNT if lesson.read_as is ReadAs.AS_READ else lesson.read_as is ReadAs.MONEY
        if is_money:
            scale = lesson.scale
            figure: dict[str, Any] = {"kind": Fact.Kind.AMOUNT, "measure": self.money, "unit_text": "đồng"}
        else:
            measure = lesson.measure or (fact.measure if fact.kind == Fact.Kind.QUANTITY else None)
            if measure is None:
                return {}
            scale = 10**measure.scale
            figure = {"kind": Fact.Kind.QUANTITY, "measure": measure, "unit_text": measure.name}
        value = None if scale is None else value_at(fact.printed, scale)
        if value is not None and (is_money or lesson.read_as is ReadAs.COUNT):
            figure |= {"value": value, "state": State.GIVEN if value else State.NIL}
        return figure

    def _found(self, cell: Cell, span: Span, lesson: Lesson) -> Fact | None:
        """A figure in a cell nobody had read, told of the item of its row."""
        printed = self.paper.text[span.start : span.end]
        if lesson.read_as not in (ReadAs.MONEY, ReadAs.COUNT) or number_in(printed) is None:
            return None
        near = [
            fact
            for fact in self.facts
            if (at := self.cells.get(fact.pk)) and at.row == cell.row and at.table == cell.table
        ]
        period = lesson.period or time_of_row(cell.table, cell.row, near, self.cells)
        like = near[0] if near else self._unread_row(cell.row)
        if like is None or not (lesson.role and period):
            return None
        base = next((f for f in near if (f.role, f.period) == (lesson.role, period)), None)
        fact = _elsewhere(base or like, printed, span)
        fact.role, fact.period, fact.source = lesson.role, period, lesson.source
        if base is None:
            fact.activity, self.next_activity = self.next_activity, self.next_activity + 1
        figure = self._figure(fact, lesson)
        if "value" not in figure:
            return None
        for name, value in figure.items():
            setattr(fact, name, value)
        fact.printed_value = fact.value
        fact.position, self.next_position = self.next_position, self.next_position + 1
        return fact


def _elsewhere(like: Fact, printed: str, span: Span) -> Fact:
    """A new pending fact of the same item as another one, standing elsewhere."""
    same = ("paper", "activity", "path", "title", "group_title", "status", "place", "same_as", "line", "line_certainty")
    return Fact(
        **{name: getattr(like, name) for name in same},
        start=span.start,
        end=span.end,
        printed=printed[:300],
        rule=RULE,
    )


def _filled(found: Fact) -> dict[str, Any]:
    """What a fact that had no figure says once its figure was found."""
    place = {name: getattr(found, name) for name in ("start", "end", "printed", "printed_value", "rule", "state")}
    return _what_is_said(found) | place | {"kind": found.kind, "unit_text": found.unit_text}


def _what_is_said(fact: Fact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in ("value", "role", "period", "measure", "source")}
