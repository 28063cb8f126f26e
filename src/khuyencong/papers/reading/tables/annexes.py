"""Tables behind the signature: a plan's list of items with their money, a report's table of results."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ....terms.facts import Activity, Amount, Differing, Role, Share, Span
from ....terms.vietnamese import fold
from ..grammar.periods import comes_before, find_period, next_period, year_of
from ..grammar.roles import Context, section_role
from ..sentences.passage import Found, as_total
from ..text.grid import grid_at, tables_in
from ..text.scan import Scan
from .annex_pairs import are_apart, are_compared, counts_alike, like_units, pairs, share_words
from .arranged_rows import arranged_rows
from .rows import read_table

_TITLE_REACH = 600
PATH = "PL"
NUMBER_LETTERS = 6
MANY_ROWS = 4  # so many sums of the text are told again on purpose
_Key = tuple[str, object, str | None]
_Arranging = Callable[[Iterable[Activity]], Iterator[Activity]]


def read_annexes(scan: Scan, span: Span, context: Context, body: Found, arranged: _Arranging) -> Found:
    """What annex tables add: sums for things the body has named, and things of their own; nothing told twice.
    `arranged` tells contents with what the text arranges for them."""
    found, before = Found(), span.start
    for table in tables_in(scan.content, span.start, span.end):
        title = _title(scan, max(before, table.start - _TITLE_REACH), table.start)
        before = table.end
        if grid := grid_at(scan.content, table):
            told = _context(title, context)
            read = read_table(scan, grid, told, PATH)
            if not (read.activities or read.totals):
                _of_their_own(scan, Found(arranged_rows(scan, grid, told, PATH)), body, arranged)
                continue
            is_told = _told(read, body)  # before the rows tell it
            if rows := _of_their_own(scan, read, body, arranged):
                _part_groups(read, body)
            if rows or not is_told:
                found.add(Found(rows, read.totals))
    return _merged(found, body)


def _of_their_own(scan: Scan, read: Found, body: Found, arranged: _Arranging) -> list[Activity]:
    """The rows that tell nothing of the body again: what the others add goes to the contents that they tell."""
    if not read.activities:
        return []
    is_told, told = _told(read, body), body.activities
    contents = [*arranged(told)] if are_compared(read.activities, told) else told
    made = pairs(scan, read.activities, contents)
    for i, j in made.items():
        body.activities[i] = _with_row(body.activities[i], read.activities[j])
    taken = {*made.values()}
    known = {read.activities[j].span: contents[i] for i, j in made.items()}
    rows = [_of_content(row, known.get(row.span)) for j, row in enumerate(read.activities) if j not in taken]
    if not is_told:
        return rows
    alike: dict[tuple[Role | None, int], list[Activity]] = defaultdict(list)
    for i, content in enumerate(contents):
        if i not in made and content.amount:
            alike[content.role, content.amount.value].append(content)
    few = len(read.activities) < MANY_ROWS
    return [row for row in rows if row.amount and _is_another(row, alike[row.role, row.amount.value], few=few)]


def _of_content(row: Activity, content: Activity | None) -> Activity:
    """What a row plans or reaches besides, by the name and number of the content that it tells again."""
    if content is None or (row.role, row.period) == (content.role, content.period):
        return row
    return replace(row, path=content.path, item=content.item, title=content.title, group_title=content.group_title)


def _is_another(row: Activity, alike: Sequence[Activity], *, few: bool) -> bool:
    """Whether a row whose sum the text tells is yet another content: of another place, time or payer; among `few` rows
    the same sums in other words may be chance."""
    if not row.arrangements and any(_case_of(one) == _case_of(row) for one in alike):
        return False
    return all(are_apart(one, row) or (few and not share_words(one, row)) for one in alike)


def _case_of(told: Activity) -> tuple[object, ...]:
    return told.title, told.period, told.fund_source, told.places


def _with_row(content: Activity, row: Activity) -> Activity:
    """A content of the text with what only its row tells: when, where, who, for how much and by whose money."""
    known = {one.kind for one in content.arrangements}
    more = tuple(one for one in row.arrangements if one.kind not in known)
    counted = (q for q in row.quantities if not any(like_units(q.unit, own.unit) for own in content.quantities))
    told = replace(
        content,
        amount=content.amount or row.amount,
        before=content.before or row.before,
        quantities=(*content.quantities, *counted),
        arrangements=content.arrangements + more,
        reason=content.reason or row.reason,
        reason_span=content.reason_span or row.reason_span,
        in_annex=tuple(_differing(content, row)),
    )
    is_equal = told.amount and row.amount and told.amount.value == row.amount.value
    return _paid_as(replace(told, unit_price=told.unit_price or row.unit_price), row) if is_equal else told


def _paid_as(content: Activity, row: Activity) -> Activity:
    """Who pays all of a content that the text tells in these words is told as a share: it stands in the column that
    names the source."""
    if content.shares or content.fund_source:
        return content
    in_words = row.fund_source and row.amount and content.amount is not row.amount and _key(content) == _key(row)
    if in_words and row.fund_source and row.amount:
        return replace(content, shares=(Share(row.fund_source, row.amount),))
    return replace(content, shares=row.shares, fund_source=row.fund_source)


def _differing(content: Activity, row: Activity) -> Iterator[Differing]:
    if content.amount and row.amount and content.amount.value != row.amount.value:
        yield Differing(content.amount.span, content.amount.value, row.amount.span, row.amount.value)
    for told, printed in counts_alike(content, row):
        if told.value != printed.value:
            yield Differing(told.span, told.value, printed.span, printed.value, told.unit)


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


def _told(read: Found, body: Found) -> bool:
    """Whether the body has told every sum of the table, of its role and year; of what was not done it prints no 0."""
    sums, known = _sums(read), _sums(body)
    return bool(sums) and sums <= known


def _sums(found: Found) -> Counter[tuple[object, str | None, int]]:
    return Counter((a.role, year_of(a.period), a.amount.value) for a in found.activities if a.amount and a.amount.value)


def _merged(annex: Found, body: Found) -> Found:
    """Without the rows and sums that only name a group or a content of the body again."""
    told = {_key(a): a.amount for a in body.activities}
    groups = {fold(_without_number(a.group_title)) for a in body.activities if a.group_title}
    annex.totals = [total for total in annex.totals if fold(total.label) not in groups]  # its contents tell it
    annex.activities = [a for a in annex.activities if not _says_nothing_new(a, told, groups)]
    return annex


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


def _key(activity: Activity) -> _Key:
    return fold(activity.title), activity.role, activity.period
