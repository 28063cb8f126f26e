"""The kept sums of the ledger: which rows an entry adds to, and how an act adds its entries to them."""

from collections.abc import Iterable, Sequence
from functools import cache

from django.db import connection

from khuyencong.records.ledger import AMOUNTS
from khuyencong.records.models import Entry, Measure, PlaceSummary, Plan, Summary
from khuyencong.records.queries import amounts_of, ancestors
from khuyencong.terms.facts import PLANNED
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period, Window, bucket
from khuyencong.terms.selector import Selector

Kept = type[Summary] | type[PlaceSummary]
SumKey = tuple[int | str, ...]
"""Which row of a summary: its columns as in KEYS."""

PLACE_DEPTH = 2  # lines that are summed by place: a plan's top and those right below it
KEYS: dict[Kept, tuple[str, ...]] = {
    Summary: ("province_id", "line_id", "measure_id", "role", "source_key", "bucket"),
    PlaceSummary: (
        *("province_id", "line_id", "measure_id", "role", "source_key", "bucket"),
        *("unit_key", "area_key"),
    ),
}
_AT_ONCE = 50  # rows of one statement


def keep_sums(entries: Sequence[Entry]) -> None:
    """Add the entries to the kept sums of their line and its ancestors, in the order they were told.

    The province's head row is held, so acts come one after the other and the order of rows can lock nobody out.
    """
    for kept in KEYS:
        rows = [(*key, *amounts.as_tuple()) for key, amounts in summed(entries, kept).items()]
        with connection.cursor() as cursor:
            for part in (rows[at : at + _AT_ONCE] for at in range(0, len(rows), _AT_ONCE)):
                cursor.execute(_adding(kept, len(part)), [value for row in part for value in row])


def summed(entries: Iterable[Entry], kept: Kept) -> dict[SumKey, Amounts]:
    """What the entries add to the rows of a summary."""
    sums: dict[SumKey, Amounts] = {}
    for entry in entries:
        told: SumKey = (entry.measure_id, entry.role, entry.source_id or 0, bucket(Window(entry.first, entry.last)))
        lines = ancestors(entry.line.path)
        if kept is PlaceSummary:
            told, lines = (*told, entry.unit_id or 0, entry.area_id or 0), lines[:PLACE_DEPTH]
        for line in lines:
            key = (entry.province_id, line, *told)
            sums[key] = sums.get(key, Amounts()) + entry.amounts
    return sums


@cache
def _adding(kept: Kept, rows: int) -> str:
    """The statement that adds so many rows; plain SQL, since others wait for the head row meanwhile."""
    keys = KEYS[kept]
    row = f"({', '.join(['%s'] * (len(keys) + len(AMOUNTS)))})"
    more = ", ".join(f"{name} = kept.{name} + excluded.{name}" for name in AMOUNTS)
    return (
        f"INSERT INTO {kept._meta.db_table} AS kept ({', '.join((*keys, *AMOUNTS))}) "
        f"VALUES {', '.join([row] * rows)} ON CONFLICT ({', '.join(keys[1:])}) DO UPDATE SET {more}"
    )


def planned_total(plan: Plan) -> int:
    """The plan's money now, đồng: planned and adjusted, under its root."""
    money = Measure.objects.get(province=plan.province_id, is_money=True)
    window = Period.parse(str(plan.year)).window
    return amounts_of(Selector(plan.top.pk, money.pk, PLANNED, window)).low
