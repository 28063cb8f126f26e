"""`verify` names each fault that is injected below the verbs."""

from collections.abc import Callable

import pytest
from django.db import connection

from khuyencong.records.models import Entry, Head, Statement, StoredFile, Summary
from khuyencong.records.store import path_of
from khuyencong.terms.facts import Role
from khuyencong.work.library import accept_clean
from khuyencong.work.verification import verify
from tests.world import World, item, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def posted(world: World) -> World:
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000, (3, "hội chợ"))))
    assert verify() == []
    return world


def past_the_guard(table: str, statement: str) -> None:
    """Somebody with the keys of the database lifts the guard, writes, and lays it again."""
    lift = {
        "sqlite": f"DROP TRIGGER {table}_no_update",
        "postgresql": f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_update",
    }
    connection.check_constraints()  # PostgreSQL alters no table that has deferred checks waiting
    with connection.cursor() as cursor:
        cursor.execute(lift[connection.vendor])
        cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_no_update")
        else:
            cursor.execute(
                f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def change_an_entry() -> None:
    past_the_guard("records_entry", "UPDATE records_entry SET value = value + 1, value_high = value_high + 1")


def rewrite_history() -> None:
    past_the_guard("records_act", "UPDATE records_act SET summary = 'khác' WHERE number = 2")


def change_a_kept_sum() -> None:
    Summary.objects.update(value=1)


def forget_a_statement() -> None:
    Statement.objects.update(standing="withdrawn")


def move_the_head() -> None:
    Head.objects.update(number=99)


def lose_a_file() -> None:
    path_of(StoredFile.objects.earliest("pk").sha256).unlink()


def damage_a_file() -> None:
    path_of(StoredFile.objects.earliest("pk").sha256).write_bytes(b"khac")


def leave_an_orphan() -> None:
    path = path_of("ab" * 32)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"mo coi")


def lift_a_guard() -> None:
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON records_entry"
        cursor.execute(f"DROP TRIGGER records_entry_no_delete{on}")


@pytest.mark.parametrize(
    ("injure", "named"),
    [
        (change_an_entry, {"history", "summary", "ledger"}),
        (rewrite_history, {"history"}),
        (change_a_kept_sum, {"summary"}),
        (forget_a_statement, {"ledger"}),
        (move_the_head, {"history"}),
        (lose_a_file, {"files"}),
        (damage_a_file, {"files"}),
        (leave_an_orphan, {"files"}),
        (lift_a_guard, {"guards"}),
    ],
)
def test_each_injected_fault_is_named(posted: World, injure: Callable[[], None], named: set[str]) -> None:
    injure()
    assert {fault.check for fault in verify()} == named


def test_an_entry_cannot_be_slipped_in_unseen(posted: World) -> None:
    entry = Entry.objects.earliest("pk")
    entry.pk = None
    entry.reverses = None
    entry.save(force_insert=True)
    assert {"history", "summary", "ledger"} == {fault.check for fault in verify()}
