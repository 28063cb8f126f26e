"""The sum under a table that lists only some of a paper's contents: its rows' own, and no total of them all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ....terms.facts import Activity, Role, Total
from ....terms.vietnamese import fold
from ..grammar.periods import is_within_year, year_of
from ..sentences.passage import Found, as_total, parts_of_rows
from ..text.grid import is_row
from ..text.scan import Scan

_Case = tuple[Role | None, str | None]  # of a year


def with_subtotals(scan: Scan, found: Found) -> Found:
    """The same, where the text tells a greater sum, to which all the contents come."""
    contents = _all_contents(found.activities)
    rows = [_row_of(scan, total) for total in found.totals]
    told = [(total, row) for total, row in zip(found.totals, rows, strict=True) if not total.fund_source]
    years = {(row, total.role) for total, row in told if not is_within_year(total.period)}
    told = [(t, row) for t, row in told if row is None or not is_within_year(t.period) or (row, t.role) not in years]
    wholes = {_case(t): t.amount_vnd or 0 for t, row in told if row is None and t.amount_vnd == contents[_case(t)]}
    less = {row for t, row in told if row is not None and (t.amount_vnd or 0) < wholes.get(_case(t), 0)}
    found.totals = [
        replace(total, of_group=True) if row in less else total for total, row in zip(found.totals, rows, strict=True)
    ]
    return found


def without_annex_sum(found: Found) -> Found:
    """The same, where the one sum that the text tells is what all rows of the paper's table come to: their total, and
    no content beside them."""
    told = [a for a in found.activities if a.amount and a.amount.rule != "table"]
    one = told[0] if len(told) == 1 else None
    rows = [a.amount.value for a in found.activities if one and a.amount and a is not one and _case(a) == _case(one)]
    if one is None or one.amount is None or len(rows) < 2 or sum(rows) != one.amount.value:
        return found
    total = replace(as_total(one, one.amount), fund_source=one.fund_source)
    left = replace(one, amount=None, shares=(), fund_source=None)
    activities = [left if a is one else a for a in found.activities if a is not one or one.quantities]
    return Found(activities, [*found.totals, total])


def _all_contents(activities: Sequence[Activity]) -> Counter[_Case]:
    """What all contents cost, each once, though a table tells it again."""
    of_rows = parts_of_rows(activities)
    sums = {
        (_case(a), fold(a.title)): a.amount.value for i, a in enumerate(activities) if a.amount and i not in of_rows
    }
    added: Counter[_Case] = Counter()
    for (case, _), value in sums.items():
        added[case] += value
    return added


def _row_of(scan: Scan, total: Total) -> int | None:
    """Where the row of a table begins in which a total stands; None in the text."""
    start = scan.content.rfind("\n", 0, total.span.start) + 1
    end = scan.content.find("\n", total.span.start)
    return start if is_row(scan.content, start, end if end > 0 else len(scan.content)) else None


def _case(told: Activity | Total) -> _Case:
    return told.role, year_of(told.period)
