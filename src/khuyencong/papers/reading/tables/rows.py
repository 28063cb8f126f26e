"""Rows of a table as activities and totals: plans with money, and plan against result, by the heads of the columns."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ....terms.facts import REACHED, Activity, Amount, Quantity, Role, Span, Status, Total
from ....terms.tables import depth_of, written_english
from ..grammar.actors import organisations, places
from ..grammar.counts import find_counts
from ..grammar.money import find_money
from ..grammar.money_kinds import is_revenue
from ..grammar.reasons import is_not_done
from ..grammar.roles import Context, under_heading
from ..grammar.sources import source_named
from ..grammar.titles import heading_title
from ..sentences.passage import Found
from ..text.grid import Grid
from ..text.scan import Scan
from .around import settled_by, told_in_dong, unit_before, unit_note
from .arranged_cells import arranged_in, money_time, titles_again
from .cells import amount_in, bare_number, own_amount
from .column import OF_SOURCES, Column, Kind
from .columns import columns_of, money_factor, unit_in_brackets
from .granted import granted_heads
from .heads import SUM_ROW, below_unit_note, first_data_row, has_words, heads_of, is_numbering
from .proven import with_proven_sources
from .quarters import settled_quarters, wholes_first, without_running
from .registers import is_register, over_list
from .remarks import put_off, reason_in
from .shares import NOTHING, Paid, paid_in, paid_outside
from .signs import without_untold
from .supported import beside_support, totals_beside, with_granted, with_supports
from .table_row import TableRow, leaves_out, named, path_of, rows_below, shows_english

_WHOLE_COST = re.compile(r"kinh phi(?: thuc hien| ho tro)?(?: \(.*\))?")


def read_table(scan: Scan, grid: Grid, context: Context, path: str, group: str | None = None) -> Found:
    """Activities of the rows that tell things, totals of the rows that add them up; nothing when heads are unknown."""
    if is_register(scan, grid):
        return Found()
    context = over_list(scan, grid, context)
    grid = without_untold(scan, below_unit_note(scan, grid))
    first = first_data_row(scan, grid)
    note = unit_note(scan, grid.rows[0][0].start)
    heads = heads_of(scan, grid, first)
    of_promotion = "khuyen cong" in scan.folded
    columns = columns_of(granted_heads(scan, grid, first, heads), context.year, of_promotion=of_promotion, note=note)
    if columns is None:
        return Found()
    rows, columns = grid.rows[first:], with_granted(with_supports(columns, heads), heads)
    settled = settled_by(columns, context, note, unit_before(scan, rows, columns))
    settled = with_proven_sources(scan, rows, heads, told_in_dong(scan, rows, settled))
    settled = without_running(scan, grid, first, heads, settled)
    if (told := settled_quarters(scan, rows, heads, settled)) is None:
        return Found()
    return _TableReader(scan, told, context, path, group).read(rows)


class _TableReader:
    """One reading of one table's rows; groups change what is known of the rows under them."""

    def __init__(self, scan: Scan, columns: list[Column], context: Context, path: str, group: str | None) -> None:
        self.scan, self.context, self.path, self.group = scan, context, path, group
        self._told_by(columns)
        self.found = Found()
        self.own_role = context.role
        self.english = self.leaves_out = False
        self.again: frozenset[str] = frozenset()  # what several rows are called
        kinds = [c.kind for c in columns]
        self.title_at = kinds.index(Kind.TITLE)
        self.index_at = kinds.index(Kind.INDEX) if Kind.INDEX in kinds else None
        self.unit_at = kinds.index(Kind.UNIT) if Kind.UNIT in kinds else None
        self.reports = any(c.role in REACHED for c in columns)  # a report tells all of the plan
        self.adjusts = Kind.BEFORE in kinds and not self.reports  # some contents only, whose sum is none of the plan
        self.item_row: TableRow | None = None  # the last item, which rows without a title go on with
        self.is_split = False  # they tell only who pays which part of its sum
        self.groups: list[TableRow] = []  # the open ones, outermost first
        self.group_source: str | None = None
        self.in_group: list[TableRow] = []  # the last open one and its rows so far

    def read(self, cells: tuple[tuple[Span, ...], ...]) -> Found:
        rows = [self._row(row) for row in cells if not is_numbering(self.scan, row)]
        self.english = bool(rows) and (
            written_english(self.scan.content[rows[0].span.start : rows[-1].span.end])
            or shows_english(self.scan, rows, self._money_columns())
        )
        self.leaves_out, self.again = leaves_out(rows), titles_again(self.scan, rows)
        for i, row in enumerate(rows):
            below = rows_below(self.scan, rows, i)
            if not self.scan.words(row.title):
                self._goes_on(row)
                continue
            if self._is_total(row):
                self._total(row, self._added_in_group(row, rows[i + 1 :]))
            elif self._opens_group(row, below):
                self._group(row, below)
            else:
                self.in_group.append(row)
                self.item_row, self.is_split = row, self._is_split(row, rows[i + 1 :])
                self._item(row, [other for other in below if has_words(other.title) and self._has_money(other)])
        return self.found

    def _money_columns(self) -> list[int]:
        return [j for j, c in enumerate(self.columns) if c.kind in (Kind.AMOUNT, Kind.FIGURE)]

    def _is_total(self, row: TableRow) -> bool:
        title = self.scan.fold(row.title)
        if SUM_ROW.match(title) or _WHOLE_COST.fullmatch(title):
            return True
        of_source = self.columns[self.title_at].source == OF_SOURCES
        return of_source and not any(self._counts(row, at, with_title=False) for at in self.cases.values())

    def _row(self, cells: tuple[Span, ...]) -> TableRow:
        title, index = cells[self.title_at], ""
        if self.index_at is not None:
            index = self.scan.words(cells[self.index_at])
            if not has_words(title) and len(index) > 3:  # «Tổng cộng» merged over the index
                title, index = cells[self.index_at], ""
        if not has_words(title):  # «Cộng» under another head: «Tên cơ sở | Nội dung hỗ trợ | Kinh phí»
            title = next((cell for cell in cells if SUM_ROW.match(self.scan.fold(cell))), title)
        index = index.strip(" .()")
        return TableRow(cells, title, index, depth_of(index), is_revenue(self.scan.fold(title)))

    def _is_split(self, row: TableRow, following: list[TableRow]) -> bool:
        """Whether the rows without a title behind an item add up to its sum: who pays which part of it."""
        untitled = [*takewhile(lambda other: not has_words(other.title), following)]
        return len(untitled) > 1 and any(
            (whole := self._amount(row, j))
            and whole.value == sum(a.value for r in untitled if (a := self._amount(r, j)))
            for j in range(len(self.columns))
        )

    def _has_money(self, row: TableRow) -> bool:
        return any(self._amount(row, j) for j in self._money_columns())

    def _is_paid(self, row: TableRow, as_in: Column) -> bool:
        """Whether any column of the same role and period tells money of a row, be it of one source."""
        case = as_in.role, as_in.period
        return any(self._amount(row, j) for j, c in enumerate(self.columns) if (c.role, c.period) == case)

    def _opens_group(self, row: TableRow, below: list[TableRow]) -> bool:
        """A row that heads those below it, or holds nothing but words."""
        if row.index:
            return bool(below) and row.depth < depth_of("1")
        figures = (self.scan.words(row.cells[j]) for at in self.cases.values() for j in at)
        return not any(re.search(r"\d", words) for words in figures)

    def _group(self, row: TableRow, below: list[TableRow]) -> None:
        words = self.scan.words(row.title)
        inner = under_heading(" ".join(self.scan.fold(row.title).split()), self.context)
        if inner.role:
            self._told_by([replace(c, role=inner.role) if c.role is self.own_role else c for c in self.columns])
            self.own_role = inner.role
        self.groups = [*self._above(row), row] if row.index else [replace(row, depth=0)]
        self.group = named(row, words)
        self.group_source, self.in_group = source_named(self.scan.fold(row.title)), [row]
        self._total(row, [other for other in below if has_words(other.title)])

    def _added_in_group(self, row: TableRow, following: list[TableRow]) -> list[TableRow]:
        """The open groups and rows that «Cộng» behind them adds up, when «Tổng cộng» of the table is yet to come."""
        is_last = not any(self._is_total(other) and self._has_money(other) for other in following)
        is_of_all = is_last or self.scan.fold(row.title).startswith("tong") or not self.groups
        return [] if is_of_all else [*self.groups, *self.in_group]

    def _above(self, row: TableRow) -> list[TableRow]:
        """The open groups that a row stands under by its number."""
        return [group for group in self.groups if group.depth < row.depth]

    def _group_title(self, row: TableRow) -> str | None:
        """The nearest group over a row; «III. …» with a sum of its own stands beside «II», under «A»."""
        above = self._above(row)
        if not self.groups or above == self.groups:
            return self.group
        return named(above[-1], self.scan.words(above[-1].title)) if above else None

    def _total(self, row: TableRow, parts: Sequence[TableRow]) -> None:
        """What a row adds up: of the table, or of `parts` that tell their own money."""
        title, own = self.scan.words(row.title), self._paid_outside(row)
        for j, column in enumerate(self.columns):
            if column.kind in (Kind.AMOUNT, Kind.FIGURE) and (amount := self._amount(row, j)):
                of_some = amount in own or self._is_of_some(j) or any(self._is_paid(part, column) for part in parts)
                source = column.source or source_named(self.scan.fold(row.title))
                told = Total(title, amount.value, amount.span, None, column.role, column.period, source, of_some)
                self.found.totals.append(told)

    def _paid_outside(self, row: TableRow) -> list[Amount]:
        cases = self.cases.values()
        told = ([(self.columns[j].source, a) for j in at if (a := self._amount(row, j))] for at in cases)
        return [amount for sums in told for _, amount in paid_outside(sums)]

    def _is_of_some(self, j: int) -> bool:
        """Whether sums of a column are of some contents only, as planned ones of a report; or beside a support."""
        is_beside = any(j in others for others in self.beside.values())
        return self.adjusts or is_beside or (self.reports and self.leaves_out and self.columns[j].role is Role.PLAN)

    def _item(self, row: TableRow, parts: list[TableRow]) -> None:
        """An activity for every role and period that the columns tell of; the money of `parts` is their own."""
        before = len(self.found.activities)
        if parts:
            self._total(row, parts)
        for number, (case, at) in enumerate(self.cases.items()):
            counts = self._counts(row, at, with_title=number == 0 and case[0] not in REACHED)
            for paid in (() if parts else self._paid(row, at)) or (NOTHING,):
                if paid.amount is None and not counts and number:
                    continue
                told = self._activity(row, case, counts, paid)
                self.found.activities.append(told)
                self.found.totals += totals_beside(told, paid)
                counts = ()
        self._explain(row, before)

    def _explain(self, row: TableRow, before: int) -> None:
        """A row's reason goes with what was reached; a row that tells nothing reached may say that it was not done."""
        reached = [case for case in self.cases if case[0] is not Role.PLAN]
        activities = self.found.activities
        for_nothing = any(a.amount and not a.amount.value for a in activities[before:] if a.role is not Role.PLAN)
        reason, undone = reason_in(self.scan, self._remarks(row), for_nothing=for_nothing), self._is_not_done(row)
        told = [i for i in range(before, len(activities)) if activities[i].role is not Role.PLAN or not reached]
        if told and reason:
            activities[told[0]] = replace(activities[told[0]], reason=reason.text, reason_span=reason.span)
        elif reached and not told and undone:
            not_done = replace(self._activity(row, reached[0], (), NOTHING), status=Status.NOT_DONE)
            why = replace(not_done, reason=reason.text, reason_span=reason.span) if reason else not_done
            activities.append(why)
        cells = [cell for _, cell in self._remarks(row)]
        activities[before:] = put_off(self.scan, activities[before:], cells, self.context.year)

    def _is_not_done(self, row: TableRow) -> bool:
        return any(is_not_done(self.scan, cell) for _, cell in self._remarks(row))

    def _remarks(self, row: TableRow) -> list[tuple[Kind, Span]]:
        at = sorted(self.at[Kind.REASON] + self.at[Kind.REMARK])
        return [(self.columns[j].kind, row.cells[j]) for j in at]

    def _goes_on(self, row: TableRow) -> None:
        """A row without a title counts or costs something more of the item above it."""
        if self.item_row is None:
            return
        for case, at in self.cases.items():
            counts = self._counts(row, at, with_title=False)
            paid = () if self.is_split else self._paid(row, at)
            for part in paid:
                self.found.activities.append(
                    self._activity(replace(self.item_row, cells=row.cells), case, counts, part)
                )
                counts = ()
            if counts:
                self._add_counts(self._activity(self.item_row, case, counts, NOTHING))

    def _add_counts(self, more: Activity) -> None:
        """To the same item in the same role and period, where it is told already."""
        for i in range(len(self.found.activities) - 1, -1, -1):
            known = self.found.activities[i]
            if (known.path, known.title, known.role, known.period) == (more.path, more.title, more.role, more.period):
                self.found.activities[i] = replace(known, quantities=known.quantities + more.quantities)
                return
        self.found.activities.append(more)

    def _told_by(self, columns: list[Column]) -> None:
        """The columns of the rows to come, `at` by their kinds, and in `cases` by roles and periods they tell of."""
        self.columns, self.beside = columns, beside_support(columns)
        self.at: dict[Kind, list[int]] = defaultdict(list)
        self.cases: dict[tuple[Role | None, str | None], list[int]] = {}
        for j, column in enumerate(columns):
            self.at[column.kind].append(j)
            if column.kind in (Kind.COUNT, Kind.AMOUNT, Kind.FIGURE):
                self.cases.setdefault((column.role, column.period), []).append(j)
        self.cases = wholes_first(self.cases)

    def _activity(
        self,
        row: TableRow,
        case: tuple[Role | None, str | None],
        counts: tuple[Quantity, ...],
        paid: Paid,
    ) -> Activity:
        return Activity(
            path=path_of(self.path, [g.index for g in self._above(row)], self.in_group, row.index),
            item="",
            title=heading_title(self.scan.words(row.title)),
            span=row.span,
            role=case[0],
            period=money_time(self.scan, self.columns, row, self.context.period, self.again) or case[1],
            status=self._status(row, paid),
            quantities=counts,
            amount=paid.amount,
            before=self._before(row, paid) if case[0] is Role.PLAN else None,
            unit_price=self._price(row, paid.amount) if paid.amount else None,
            fund_source=self._payer(row, paid),
            shares=tuple(replace(share, fund_source=self._exact(share.fund_source)) for share in paid.shares),
            organisations=self._actors(row),
            places=places(self.scan, row.span),
            group_title=self._group_title(row),
            arrangements=arranged_in(self.scan, self.columns, row, case[0], self.context.period),
        )

    def _status(self, row: TableRow, paid: Paid) -> Status | None:
        """A content that an adjustment leaves nothing, for it shall not be done."""
        is_dropped = self.adjusts and paid.amount and not paid.amount.value and self._is_not_done(row)
        return Status.NOT_DONE if is_dropped else self.context.status

    def _before(self, row: TableRow, paid: Paid) -> Amount | None:
        """What the same source gave until the adjustment."""
        at = (j for j in self.at[Kind.BEFORE] if self.columns[j].source == paid.source)
        return next((self._sum(row.cells[j], self.columns[j].factor) for j in at), None)

    def _named_source(self, row: TableRow) -> str | None:
        cell = next((row.cells[j] for j in self.at[Kind.SOURCE]), None)
        return source_named(self.scan.fold(cell)) if cell else None

    def _actors(self, row: TableRow) -> tuple[str, ...]:
        named = [self.scan.words(row.cells[j]) for j in self.at[Kind.LEAD]]
        return tuple(filter(None, named)) or organisations(self.scan, row.span)

    def _paid(self, row: TableRow, at: list[int]) -> tuple[Paid, ...]:
        """The sum of the row with the sources that pay it, or one for each source where no column tells the whole."""
        return paid_in(self.columns, {j: sum_ for j in at if (sum_ := self._amount(row, j))}, self.beside)

    def _price(self, row: TableRow, amount: Amount) -> Amount | None:
        """The price of one, where one column tells prices and the sum is of all that is counted."""
        if len(self.at[Kind.PRICE]) != 1:
            return None
        (j,) = self.at[Kind.PRICE]
        told = next(
            c for c, cell in zip(self.columns, row.cells, strict=True) if cell.start <= amount.span.start < cell.end
        )
        wholes = (c for c in self.columns if c.kind is Kind.AMOUNT and not (c.is_part or c.source))
        if told.is_part or (told.source and not any(wholes)):
            return None
        factor = self.columns[j].factor or (None if told.factor else 1)
        return self._sum(row.cells[j], factor)

    def _payer(self, row: TableRow, paid: Paid) -> str | None:
        if paid.amount is None or paid.shares:
            return None
        return paid.source or self._named_source(row) or self.group_source

    def _exact(self, source: str) -> str:
        """«Khuyến công hỗ trợ» in a group of one of its funds means this one."""
        group = self.group_source or ""
        return group if group.startswith(source) else source

    def _amount(self, row: TableRow, j: int) -> Amount | None:
        column, cell = self.columns[j], row.cells[j]
        if column.kind not in (Kind.AMOUNT, Kind.FIGURE) or row.is_revenue:
            return None
        if column.kind is Kind.FIGURE and not self._is_money_row(row):
            return own_amount(self.scan, cell)
        of_row = money_factor(self._unit(row)) if column.kind is Kind.FIGURE else None
        return self._sum(cell, of_row or column.factor)

    def _sum(self, cell: Span, factor: int | None) -> Amount | None:
        return amount_in(self.scan, cell, factor, english=self.english)

    def _is_money_row(self, row: TableRow) -> bool:
        """Whether «Kế hoạch», «Thực hiện» hold money in this row: by its unit, else by the table's."""
        if self.unit_at is not None and self._unit(row):
            return money_factor(self._unit(row)) is not None
        return any(c.kind is Kind.FIGURE and c.factor for c in self.columns)

    def _unit(self, row: TableRow) -> str:
        cell = row.cells[self.unit_at] if self.unit_at is not None else Span(0, 0)
        return " ".join(self.scan.fold(cell).split())

    def _counts(self, row: TableRow, at: list[int], *, with_title: bool) -> tuple[Quantity, ...]:
        told: list[Quantity] = []
        for j in at:
            if self.columns[j].kind is not Kind.AMOUNT:
                told += self._cell_counts(row, j)
        if with_title and not told:
            told += find_counts(self.scan, row.title)
        return tuple(told)

    def _cell_counts(self, row: TableRow, j: int) -> tuple[Quantity, ...]:
        """«4 lớp» counts by itself; a bare number is counted in the row's unit or in what the head names."""
        cell, column = row.cells[j], self.columns[j]
        if (bare := bare_number(self.scan, cell, english=self.english)) is None:
            return find_counts(self.scan, cell, find_money(self.scan, cell) if row.is_revenue else ())
        if column.kind is Kind.FIGURE and self._is_money_row(row) and not row.is_revenue:
            return ()
        unit = self.scan.words(row.cells[self.unit_at]) if self.unit_at is not None else ""
        if not (unit or column.unit):
            unit = unit_in_brackets(self.scan.words(row.title), " ".join(self.scan.fold(row.title).split()))
        if not (unit or column.unit):
            return ()
        if column.is_revenue and not column.factor:
            return ()
        if earned := column.factor if column.is_revenue else row.is_revenue and money_factor(self._unit(row)):
            return (replace(bare.counted("đồng", cell, earned), note="doanh thu", value_max=None, approx=None),)
        times = (column.factor if column.kind is Kind.COUNT else None) or 1  # in another country's money
        named = column.unit if column.unit.isupper() else unit or column.unit
        return (bare.counted(named if named.isupper() else named[:1].lower() + named[1:], cell, times),)
