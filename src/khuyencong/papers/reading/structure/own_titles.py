"""What the text tells under the words of a section alone, «Nội dung»: called by what is counted, else a total."""

from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Activity
from ..grammar.titles import names_section
from ..sentences.passage import Found, as_total

_OF_TABLE = "table"  # whose rows may well be called «Tổ chức thực hiện»


def with_own_titles(found: Found) -> Found:
    """The same, where no content of the text is called as a section of the paper."""
    unnamed = [a for a in found.activities if names_section(a.title) and not _is_row(a)]
    if not unnamed:
        return found
    totals = [as_total(a, a.amount) for a in unnamed if a.amount and not a.quantities]
    return Found([*_named(found.activities, unnamed)], [*found.totals, *totals])


def _is_row(activity: Activity) -> bool:
    return any(told.rule == _OF_TABLE for told in (activity.amount, *activity.quantities) if told)


def _named(activities: list[Activity], unnamed: list[Activity]) -> Iterator[Activity]:
    for activity in activities:
        if activity not in unnamed:
            yield activity
        elif activity.quantities:
            unit = activity.quantities[0].unit
            yield replace(activity, title=unit[:1].upper() + unit[1:])
