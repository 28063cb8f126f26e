"""Tables behind the signature: a plan's list of items with their money, a report's table of results."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ....terms.facts import Activity, Amount, Arrangement, Role, Share, Span
from ....terms.vietnamese import fold
from ..grammar.periods import comes_before, find_period, next_period, year_of
from ..grammar.roles import Context, section_role
from ..sentences.passage import Found, as_total
from ..text.grid import grid_at, tables_in
from ..text.scan import Scan
from .rows import read_table

_TITLE_REACH = 600
PATH = "PL"
NUMBER_LETTERS = 6
_Key = tuple[str, object, str | None]


def read_annexes(scan: Scan, span: Span, context: Context, body: Found) -> Found:
    """What annex tables add: sums for things the body has named, and things of their own; nothing told twice."""
    found, before = Found(), span.start
    for table in tables_in(scan.content, span.start, span.end):
        title = _title(scan, max(before, table.start - _TITLE_REACH), table.start)
        before = table.end
        if grid := grid_at(scan.content, table):
            read = read_table(scan, grid, _context(title, context), PATH)
            _arrange(body, read)
            if not _told(read, body):
                found.add(read)
    return _merged(found, body)


def _title(scan: Scan, start: int, end: int) -> str:
    """The folded words over a table, without the paper that it goes with and the note under the table before."""
    lines = (fold(line).strip() for line in scan.content[start:end].split("\n"))
    of_it = (line for line in lines if not line.startswith(("kem theo", "ghi chu")))
    return re.sub(r"\(kem theo[^)]*\)", "", "\n".join(of_it))


def _context(words: str, document: Context) -> Context:
    """What the words over a table say; else the document's own role and period. A time behind that of a report is
    planned."""
    said = find_period(words) or next_period(words, document.period)
    period = said or find_period(words, year=document.year, bare=False) or document.period
    role, told = section_role(words), document.period
    if role is None and document.role is Role.ACTUAL and told and period and comes_before(told, period):
        role = Role.PLAN
    return replace(document, role=role or document.role, period=period)


def _arrange(body: Found, read: Found) -> None:
    """Who does a content and when, who pays, what one of it costs and what stood before it was adjusted may stand only
    in the columns of its row: they go to the content the text tells."""
    rows = {(fold(row.title), row.role): row.arrangements for row in read.activities if row.arrangements}
    if rows:
        body.activities = [_arranged_as(a, rows.get((fold(a.title), a.role), ())) for a in body.activities]
    stood = {(_key(row), row.amount.value): row.before for row in read.activities if row.amount and row.before}
    body.activities = [_as_it_stood(a, stood) for a in body.activities] if stood else body.activities
    body.activities = _with_their_rows(body.activities, read.activities)
    alike = _numbered_alike(read, body)
    body.activities = [_paid_as(a, alike[a.path]) if a.path in alike and a.amount else a for a in body.activities]


def _as_it_stood(activity: Activity, stood: Mapping[tuple[_Key, int], Amount]) -> Activity:
    if activity.amount is None or activity.before is not None:
        return activity
    return replace(activity, before=stood.get((_key(activity), activity.amount.value)))


def _with_their_rows(told: list[Activity], rows: Sequence[Activity]) -> list[Activity]:
    """The contents with what the one row of their name and sum says of price and payers."""
    costs = [_cost_of(row) for row in rows]
    times = Counter(costs)
    known = {cost: row for cost, row in zip(costs, rows, strict=True) if row.amount and times[cost] == 1}
    return [_priced_as(one, row) if (row := known.get(_cost_of(one))) else one for one in told]


def _cost_of(activity: Activity) -> tuple[_Key, int | None]:
    return _key(activity), activity.amount.value if activity.amount else None


def _priced_as(activity: Activity, row: Activity) -> Activity:
    """Who pays all of it is told as a share too: it stands in the column that names the source."""
    price, shares = activity.unit_price or row.unit_price, activity.shares
    if not (activity.shares or activity.fund_source):
        shares = row.shares or ((Share(row.fund_source, row.amount),) if row.fund_source and row.amount else ())
    says_more = (price, shares) != (activity.unit_price, activity.shares)
    return replace(activity, unit_price=price, shares=shares) if says_more else activity


def _paid_as(activity: Activity, row: Activity) -> Activity:
    told, says = _arranged_as(activity, row.arrangements), bool(activity.shares or activity.fund_source)
    return told if says else replace(told, shares=row.shares, fund_source=row.fund_source)


def _arranged_as(activity: Activity, by_row: tuple[Arrangement, ...]) -> Activity:
    known = {one.kind for one in activity.arrangements}
    more = tuple(one for one in by_row if one.kind not in known)
    return replace(activity, arrangements=activity.arrangements + more) if more else activity


def _told(read: Found, body: Found) -> bool:
    """Whether the body has told every sum of the table, of its role and year; of what was not done it prints no 0."""
    sums, known = _sums(read), _sums(body)
    return bool(sums) and sums <= known


def _sums(found: Found) -> Counter[tuple[object, str | None, int]]:
    return Counter((a.role, year_of(a.period), a.amount.value) for a in found.activities if a.amount and a.amount.value)


def _merged(annex: Found, body: Found) -> Found:
    """An item that the body names without money takes its sum from the annex's row of the same name."""
    if alike := _numbered_alike(annex, body):
        unpaid = (a.path in alike and a.amount is None for a in body.activities)
        both = zip(body.activities, unpaid, strict=True)
        body.activities = [_named_by(alike[a.path], a) if is_unpaid else a for a, is_unpaid in both]
        return Found(totals=annex.totals)
    paid = Counter(_key(a) for a in annex.activities if a.amount)  # more than once: by one source and by another
    rows = {_key(a): a for a in annex.activities if a.amount and paid[_key(a)] == 1}
    used = set()
    for i, activity in enumerate(body.activities):
        row = rows.get(_key(activity)) if activity.amount is None else None
        if row is not None:
            used.add(_key(row))
            body.activities[i] = replace(activity, amount=row.amount, fund_source=row.fund_source, shares=row.shares)
    _part_groups(annex, body)
    told = {_key(a): a.amount for a in body.activities}
    costs = {_cost(a): _counts(a) for a in body.activities}
    groups = {fold(_without_number(a.group_title)) for a in body.activities if a.group_title}
    annex.totals = [total for total in annex.totals if fold(total.label) not in groups]  # its contents tell it
    new = [a for a in annex.activities if _key(a) not in used and not _says_nothing_new(a, told, groups)]
    annex.activities = [a for a in new if not _is_shortened(a, costs)]
    return annex


def _numbered_alike(annex: Found, body: Found) -> dict[str, Activity]:
    """By the body's paths the rows of an annex that lists the contents of one section once more, with their money
    and in no other words: «1. Tổ chức 03 lớp dạy nghề mộc» is its «1 | Dạy nghề mộc»."""
    rows = {a.path.removeprefix(f"{PATH}."): a for a in annex.activities if a.amount}
    if len(rows) < 2 or len(rows) < len(annex.activities):
        return {}
    sections: dict[str, dict[str, Activity]] = {}
    times = Counter(activity.path for activity in body.activities)
    for activity in (a for a in body.activities if times[a.path] == 1):
        section, _dot, number = activity.path.rpartition(".")
        sections.setdefault(section, {})[number] = activity
    for section, items in sections.items():
        if items.keys() == rows.keys() and all(_is_named_by(rows[n], item) for n, item in items.items()):
            return {f"{section}.{n}" if section else n: rows[n] for n in items}
    return {}


def _is_named_by(row: Activity, item: Activity) -> bool:
    of_one = (row.role, year_of(row.period)) == (item.role, year_of(item.period))
    costs_as_much = item.amount is None or (row.amount and row.amount.value == item.amount.value)
    return (
        of_one and bool(costs_as_much) and set(_WORD.findall(fold(row.title))) <= set(_WORD.findall(fold(item.title)))
    )


def _named_by(row: Activity, item: Activity) -> Activity:
    """The content by its shorter name, with what only its row tells."""
    told = _arranged_as(replace(item, title=row.title), row.arrangements)
    return replace(told, amount=row.amount, fund_source=row.fund_source, shares=row.shares)


def _part_groups(annex: Found, body: Found) -> None:
    """A sum that the body tells of a whole group is a total where the annex parts it into the group's items."""
    groups = {t.amount_vnd for t in annex.totals} - {a.amount.value for a in annex.activities if a.amount}
    parted = [a for a in body.activities if a.amount and a.amount.value in groups]
    if len(parted) < 2:
        return
    body.totals += [as_total(a, a.amount) for a in parted if a.amount]
    body.activities = [replace(a, amount=None) if a in parted else a for a in body.activities]


def _says_nothing_new(
    row: Activity, told: Mapping[tuple[str, object, str | None], Amount | None], groups: set[str]
) -> bool:
    """A row that names a group or a content of the body again, without a sum or with the same one."""
    if row.amount is None:
        return fold(row.title) in groups or _key(row) in told
    known = told.get(_key(row))
    return known is not None and known.value == row.amount.value


def _without_number(heading: str) -> str:
    """«3. Phát triển sản phẩm» as the annex prints it."""
    number, dot, title = heading.partition(". ")
    return title if dot and len(number) <= NUMBER_LETTERS else heading


def _is_shortened(row: Activity, costs: Mapping[tuple[_Key, int | None], frozenset[str]]) -> bool:
    """A row that tells a content of the body with its sum, but without the count in its name."""
    told = costs.get(_cost(row)) if row.amount else None
    return told is not None and _counts(row) <= told


_WORD = re.compile(r"\w+")
_COUNT = re.compile(r"\d[\d.,]*\s*")


def _cost(activity: Activity) -> tuple[_Key, int | None]:
    """What costs how much, whatever its count: «Hỗ trợ máy cho 5 cơ sở» is the annex's «Hỗ trợ máy cho cơ sở»."""
    title, role, period = _key(activity)
    return (_COUNT.sub("", title), role, period), activity.amount.value if activity.amount else None


def _counts(activity: Activity) -> frozenset[str]:
    """The numbers in a title: a row that has another is another thing («lớp 2»)."""
    return frozenset(map(str.strip, _COUNT.findall(activity.title)))


def _key(activity: Activity) -> _Key:
    return fold(activity.title), activity.role, activity.period
