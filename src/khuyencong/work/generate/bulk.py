"""Loading millions of ledger rows: the engine's own bulk path, indexes laid again when all rows are in."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

from khuyencong.records.ledger import AMOUNTS
from khuyencong.records.models import Act, Entry, PlaceSummary, Statement, Summary

from ..sums import KEYS

HEAVY = (Statement, Entry)

# In the order in which rows are made; the ids are ours, so that statements and entries of one act go in together.
COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Statement: (
        *("id", "province_id", "plan_id", "line_id", "measure_id", "role", "source_id", "unit_id", "area_id"),
        *("first", "last", "side", "standing", "outcome", "state", "value", "value_high", "qualifier", "stated"),
        *("fact_id", "reason", "made_by_id", "act_id", "withdrawn_in_id"),
    ),
    Entry: (
        *("id", "province_id", "plan_id", "line_id", "measure_id", "role", "source_id", "unit_id", "area_id"),
        *("first", "last", "act_id", "act_number", "statement_id", "reverses_id", "value", "value_high"),
        *("given", "nil", "missing", "qualifier", "stated"),
    ),
    Summary: ("id", *KEYS[Summary], *AMOUNTS),
    PlaceSummary: ("id", *KEYS[PlaceSummary], *AMOUNTS),
}


def insert(model: type[models.Model], rows: Iterable[Sequence[Any]]) -> None:
    """Rows in the order of COLUMNS, days as ISO text: COPY on PostgreSQL, prepared inserts on SQLite."""
    columns, table = COLUMNS[model], model._meta.db_table
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" * len(columns))
            # The driver's own cursor: Django's would look through every row for its «%s» marks.
            connection.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def next_id(model: type[models.Model]) -> int:
    return (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1


@contextmanager
def light_tables() -> Iterator[None]:
    """Within it the heavy tables have neither plain indexes nor foreign keys; both are back, and checked, after it."""
    if connection.vendor == "postgresql":
        yield from _light_postgresql()
    else:
        yield from _light_sqlite()


def _light_sqlite() -> Iterator[None]:
    indexes = _rows(f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND {_ours('tbl_name')}")
    plain = [(name, sql) for name, sql in indexes if sql and "UNIQUE" not in sql]
    _run("PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -400000")
    _run(*(f'DROP INDEX "{name}"' for name, _ in plain))
    try:
        yield
    finally:
        _run(*(sql for _, sql in plain), "ANALYZE", "PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = ON")


def _light_postgresql() -> Iterator[None]:
    indexes = _rows(f"SELECT indexname, indexdef FROM pg_indexes WHERE {_ours('tablename')}")
    plain = [(name, sql) for name, sql in indexes if "UNIQUE" not in sql]
    keys = _rows(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        f"WHERE contype = 'f' AND {_ours('conrelid::regclass::text')}"
    )
    _run(*(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"' for table, name, _ in keys))
    _run(*(f'DROP INDEX "{name}"' for name, _ in plain))
    try:
        yield
    finally:
        _run(*(sql for _, sql in plain))
        _run(*(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {sql}' for table, name, sql in keys))
        _run(*connection.ops.sequence_reset_sql(no_style(), [Act, *COLUMNS]), "ANALYZE")


def _ours(column: str) -> str:
    return f"{column} IN ({', '.join(repr(model._meta.db_table) for model in HEAVY)})"


def _rows(query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def _run(*statements: str) -> None:
    if transaction.get_connection().in_atomic_block:
        raise RuntimeError("bulk loading decides its own transactions")
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
