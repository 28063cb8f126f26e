"""Triggers that keep ledger and history append-only on both engines, and the check that they are there.

SQLite remakes a table when a field is altered and silently drops its triggers, so they are laid again after every
migration; `missing_guards` is asked at start and by `verify`.
"""

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from .history import Act
from .ledger import Entry

GUARDED = (Entry, Act)


def _tables() -> list[str]:
    return [model._meta.db_table for model in GUARDED]


def guard_after_migrate(using: str, **_: Any) -> None:
    """Lay the triggers wherever they are missing (signal post_migrate)."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    for table in (t for t in _tables() if t in existing):
        lay_guard(connection, table)


def lay_guard(connection: BaseDatabaseWrapper, table: str) -> None:
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement.format(table=table))


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that should be there and are not."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    kinds = ("update", "delete", "truncate") if connection.vendor == "postgresql" else ("update", "delete")
    return [name for table in _tables() for kind in kinds if (name := f"{table}_no_{kind}") not in present]


_SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION khuyencong_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
    "CREATE OR REPLACE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION khuyencong_append_only()",
    "CREATE OR REPLACE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION khuyencong_append_only()",
    "CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION khuyencong_append_only()",
)
