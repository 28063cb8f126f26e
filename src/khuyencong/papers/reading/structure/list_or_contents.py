"""List or contents: whether the rows of a table that names firms or products are contents of its paper.

The rule, in its order:
1. What a person said of the table holds.
2. Heads that name works, or no things, are those of contents; a list without money, or of what was given, is a list.
   This the heads and the title tell: `registers`. Any other list, and each that a plan brings, is open: money decides.
3. Where no other content of the paper tells money, its rows are the contents: it carries the plan.
4. Where the others make the paper's total without it, it only says who gets a part of them: a list. Where they make
   it only together with the list, its rows are contents.
5. Where one of the others, or all together, tells as much as the list, it is a list; else its rows are contents.
6. Rows of any other table are contents, but where the others make the paper's total without it and it makes just one
   of them: «phân bổ theo xã», «danh mục đề án» only part that one. Where it names whom its projects are for, it is a
   list of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ....terms.facts import REACHED, Activity, ListOrContents, PaperFacts, Span, TableRead, Total
from ..sentences.passage import parts_of_rows
from ..tables.register_heads import Holds
from ..tables.registers import RegisterTable, listed_tables, listed_works, rows_of
from ..text.grid import grid_at, tables_in
from ..text.scan import Scan
from .head import read_frame

_YEAR = re.compile(r"\b20\d\d\b")


def open_tables(scan: Scan) -> list[RegisterTable]:
    """The lists of which nobody said, and neither head nor title tells, whether their rows are contents."""
    told = (table for table in listed_tables(scan, len(scan.content)) if Holds.SUPPORT in table.columns)
    unsaid = [table for table in told if scan.said_of(table.grid) is None]
    head = read_frame(scan).head if unsaid else None
    years = [None, *_YEAR.findall(head.title or "")] if head and head.kind == "plan" else []
    return [table for table in unsaid if table.is_open or table.year in years]


def decided(scan: Scan, tables: Sequence[RegisterTable], others: PaperFacts) -> tuple[TableRead, ...]:
    """What each open list is; `others`: what the paper tells without them."""
    sums = [sum(row.support or 0 for row in rows_of(scan, table)) for table in tables]
    return tuple(_decided(table, own, sum(sums), others) for table, own in zip(tables, sums, strict=True))


def _decided(table: RegisterTable, own: int, of_all: int, others: PaperFacts) -> TableRead:
    told, totals = _costs(table, others)
    whole, holders = sum(told.values()), [title for title, cost in told.items() if cost >= own]
    if not told:
        return TableRead(table.start, False, ListOrContents.ONLY)
    if whole not in totals and {whole + own, whole + of_all} & totals:
        return TableRead(table.start, False, ListOrContents.ADDED)
    if whole not in totals and not holders and own != whole:
        return TableRead(table.start, False, ListOrContents.MORE)
    equal = [title for title in holders if told[title] == own]
    (meant,) = next((titles for titles in (equal, holders) if len(titles) == 1), [""])
    return TableRead(table.start, True, ListOrContents.TOTAL if whole in totals else ListOrContents.HELD, meant)


def _costs(table: RegisterTable, others: PaperFacts) -> tuple[Mapping[str, int], set[int | None]]:
    """What the contents of a list's time cost, by their titles, and the totals told of that time. What is yet to be
    given is measured by what is planned; what was given, in a report, by what was reached."""
    is_reached = not table.to_come and any(one.role in REACHED for one in others.activities)

    def is_of_it(role: str | None, period: str | None) -> bool:
        return (role in REACHED) is is_reached and (not (table.year and period) or period.startswith(table.year))

    quarters = parts_of_rows(others.activities)
    told = (one for i, one in enumerate(others.activities) if i not in quarters and is_of_it(one.role, one.period))
    wholes = (t for t in others.totals if not (t.of_group or t.fund_source))
    return _by_title(told), {t.amount_vnd for t in wholes if is_of_it(t.role, t.period)}


def without_parts(scan: Scan, facts: PaperFacts) -> PaperFacts:
    """The same without the contents of tables that only part one which another tells: projects that name whom they are
    for stay as a list."""
    for table in tables_in(scan.content, 0, len(scan.content)) if facts.totals else ():
        grid = grid_at(scan.content, table)
        if grid and scan.said_of(grid) is None and (parted := _parted(table, facts)):
            if listed := listed_works(scan, grid):
                read = TableRead(listed.start, True, ListOrContents.TOTAL, parted)
                rows = (*facts.register_rows, *rows_of(scan, listed))
                facts = replace(facts, register_rows=tuple(sorted(rows, key=lambda row: row.span.start)))
            else:
                read = TableRead(grid.rows[0][0].start, True, ListOrContents.PARTS, parted)
            contents = tuple(one for one in facts.activities if not _in(table, one))
            totals = tuple(one for one in facts.totals if not _in(table, one))
            facts = replace(facts, activities=contents, totals=totals, tables=(*facts.tables, read))
    return facts


def _parted(table: Span, facts: PaperFacts) -> str:
    """The one content whose money a table tells again in parts; empty where there is none."""
    rows = [one for one in facts.activities if _in(table, one)]
    times = {(one.role, one.period) for one in rows}
    if len(times) != 1 or len(rows) < 2 or not all(one.amount for one in rows):
        return ""
    ((role, period),) = times
    told = [one for one in facts.activities if one.role is role and one.period == period and not _in(table, one)]
    costs, parts = _by_title(told), _by_title(rows)
    wholes = (one for one in facts.totals if not (one.of_group or one.fund_source or _in(table, one)))
    whole = sum(costs.values()) in {one.amount_vnd for one in wholes if one.role is role}
    equal = [title for title, cost in costs.items() if cost == sum(parts.values())]
    tells_again = any(one.title in parts for one in told)
    return equal[0] if whole and len(equal) == 1 < len(costs) and not tells_again else ""


def _by_title(told: Iterable[Activity]) -> Counter[str]:
    costs = Counter[str]()
    for one in told:
        if one.amount:
            costs[one.title] += one.amount.value
    return costs


def _in(table: Span, told: Activity | Total) -> bool:
    return table.start <= told.span.start < table.end
