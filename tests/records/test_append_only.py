"""Ledger and history refuse change on both engines, also after a table was remade."""

import re

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from khuyencong.records.append_only import guard_after_migrate, missing_guards
from khuyencong.records.models import Act, Entry
from khuyencong.terms.facts import Role
from khuyencong.work.library import accept_clean
from tests.house.own_database import OwnDatabase
from tests.world import item, make_world, tell

TABLES = [Entry._meta.db_table, Act._meta.db_table]


def change_statements(table: str) -> list[str]:
    statements = [f"UPDATE {table} SET id = id", f"DELETE FROM {table}"]
    if connection.vendor == "postgresql":
        return [*statements, f"TRUNCATE {table} CASCADE"]
    return [*statements, f"REPLACE INTO {table} SELECT * FROM {table}"]


def assert_refused(table: str) -> None:
    for statement in change_statements(table):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def one_entry() -> None:
    world = make_world()
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000)))
    assert Entry.objects.exists()
    connection.check_constraints()  # PostgreSQL truncates no table that has deferred checks waiting


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_rows_refuse_update_delete_and_truncate_by_raw_sql(table: str) -> None:
    one_entry()
    assert_refused(table)


@pytest.mark.django_db
def test_a_new_row_cannot_push_a_kept_one_from_its_number() -> None:
    """SQLite's REPLACE would remove the act that holds the number; the guard of DELETE never hears of it."""
    one_entry()
    columns = ", ".join(f.column for f in Act._meta.local_fields if f.column != "id")
    push = f"INSERT INTO records_act ({columns}) SELECT {columns} FROM records_act"
    if connection.vendor == "sqlite":
        push = push.replace("INSERT", "REPLACE", 1)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(push)


def test_a_remade_table_is_guarded_again_by_the_next_migration(own_database: OwnDatabase) -> None:
    one_entry()
    if connection.vendor == "sqlite":
        with connection.schema_editor() as editor:
            editor._remake_table(Entry)  # what Django does on SQLite to alter a field: it drops the triggers
    else:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {TABLES[0]}_no_update ON {TABLES[0]}")
    assert f"{TABLES[0]}_no_update" in missing_guards(connection)

    call_command("migrate", verbosity=0)

    assert missing_guards(connection) == []
    assert_refused(TABLES[0])


@pytest.mark.django_db
def test_laying_the_guards_twice_is_harmless() -> None:
    guard_after_migrate("default")
    assert missing_guards(connection) == []


@pytest.mark.django_db
def test_a_new_row_is_looked_up_key_by_key() -> None:
    """Asked for several keys at once, SQLite may read the whole ledger at every insert, by what ANALYZE told it."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite's REPLACE needs the guard")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name LIKE '%_no_replace'")
        conditions = [
            text for (sql,) in cursor.fetchall() for text in re.findall(r"EXISTS \(SELECT 1 FROM ([^)]*)\)", sql)
        ]
    assert len(conditions) == 4
    assert not [condition for condition in conditions if " OR " in condition]
