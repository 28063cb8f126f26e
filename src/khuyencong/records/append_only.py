"""Triggers that keep ledger and history append-only and the number book without gaps, on both engines, and the check
that they are there.

SQLite remakes a table when a field is altered and silently drops its triggers, so they are laid again after every
migration; `missing_guards` is asked at start and by `verify`. Its REPLACE removes the row in its way without a word to
the trigger of DELETE: there a guard of its own refuses any new row that would take the place of a kept one.
"""

from typing import Any

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from .history import Act
from .ledger import Entry
from .numbering import BookNumber

GUARDED = (Entry, Act)
BOOK = BookNumber._meta.db_table


def _tables() -> list[str]:
    return [model._meta.db_table for model in GUARDED]


def guard_after_migrate(using: str, **_: Any) -> None:
    """Lay the triggers wherever they are missing (signal post_migrate)."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    for model in (m for m in GUARDED if m._meta.db_table in existing):
        lay_guard(connection, model)
    if BOOK in existing:
        _run(connection, _BOOK_POSTGRESQL if connection.vendor == "postgresql" else _BOOK_SQLITE, table=BOOK)


def lay_guard(connection: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    table, taken = model._meta.db_table, _taken_place(model)
    _run(connection, _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE, table=table, taken=taken)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...], **names: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.format(**names))


def _taken_place(model: type[models.Model]) -> str:
    """SQL that holds where a new row would take the place of a kept one: equal in anything that must be unique.

    Each key is looked up by itself: for all of them at once SQLite reads the whole table at every insert.
    """
    keys = [[field.name] for field in model._meta.local_fields if field.unique]
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            keys.append([name.name for name in constraint.expressions if isinstance(name, models.F)])
    column_of = {field.name: field.column for field in model._meta.local_fields}
    return " OR ".join(_is_kept(model._meta.db_table, [column_of[name] for name in key]) for key in keys)


def _is_kept(table: str, columns: list[str]) -> str:
    told = " AND ".join(f"NEW.{column} IS NOT NULL" for column in columns)
    equal = " AND ".join(f"{column} = NEW.{column}" for column in columns)
    return f"({told} AND EXISTS (SELECT 1 FROM {table} WHERE {equal}))"


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that should be there and are not."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' "
        "UNION SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'table')"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    kinds = ("update", "delete", "truncate" if connection.vendor == "postgresql" else "replace")
    wanted = [f"{table}_no_{kind}" for table in _tables() for kind in kinds]
    if BOOK in present:  # an older schema has no book
        wanted += [f"{BOOK}_no_{kind}" for kind in ("gap", "delete", "move")]
    return [name for name in wanted if name not in present]


_SQLITE = (
    "DROP TRIGGER IF EXISTS {table}_no_replace",  # an earlier one was slow
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
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
_BOOK_SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_no_gap BEFORE INSERT ON {table} "
    "WHEN NEW.ordinal <> 1 + COALESCE((SELECT MAX(ordinal) FROM {table} WHERE series_id = NEW.series_id), 0) "
    "OR EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR issue_id = NEW.issue_id) "
    "BEGIN SELECT RAISE(ABORT, 'number book: not the next number'); END",
    "CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'number book: a number stays in the book'); END",
    "CREATE TRIGGER IF NOT EXISTS {table}_no_move BEFORE UPDATE OF series_id, ordinal ON {table} "
    "WHEN NEW.series_id <> OLD.series_id OR NEW.ordinal <> OLD.ordinal "
    "BEGIN SELECT RAISE(ABORT, 'number book: a number stays in the book'); END",
)
_BOOK_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION khuyencong_next_number() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.ordinal <> 1 + COALESCE((SELECT MAX(ordinal) FROM {table} WHERE series_id = NEW.series_id), 0) THEN "
    "RAISE EXCEPTION 'number book: not the next number' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
    "RETURN NEW; END $$",
    "CREATE OR REPLACE FUNCTION khuyencong_number_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'number book: a number stays in the book' USING ERRCODE = 'integrity_constraint_violation'; "
    "END $$",
    "CREATE OR REPLACE TRIGGER {table}_no_gap BEFORE INSERT ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION khuyencong_next_number()",
    "CREATE OR REPLACE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION khuyencong_number_stays()",
    "CREATE OR REPLACE TRIGGER {table}_no_move BEFORE UPDATE OF series_id, ordinal ON {table} FOR EACH ROW "
    "WHEN (NEW.series_id <> OLD.series_id OR NEW.ordinal <> OLD.ordinal) "
    "EXECUTE FUNCTION khuyencong_number_stays()",
)
