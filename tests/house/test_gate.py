"""SQLite's writers pass a gate one at a time; it orders them and never decides what is safe."""

import threading
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from django.db.utils import ConnectionHandler

from khuyencong.config.environment import sqlite
from khuyencong.config.sqlite.base import Gate
from tests.house.own_database import OwnDatabase


def test_a_second_writer_waits_until_the_first_leaves(tmp_path: Path) -> None:
    first, second = (Gate(str(tmp_path / "gate"), patience_s=5) for _ in range(2))
    first.enter()
    left = threading.Event()

    def leave() -> None:
        left.set()
        first.leave()

    threading.Timer(0.05, leave).start()

    second.enter()

    assert left.is_set()
    second.leave()


def test_a_gate_that_stays_shut_is_passed_over(tmp_path: Path) -> None:
    first, second = (Gate(str(tmp_path / "gate"), patience_s=0.05) for _ in range(2))
    first.enter()
    second.enter()  # returns: SQLite's own lock, and its timeout, decide from here
    second.leave()

    third = Gate(str(tmp_path / "gate"), patience_s=0)
    third.enter()
    assert third._handle is None, "the first still holds it"
    first.leave()


def test_entering_twice_is_entering_once(tmp_path: Path) -> None:
    gate, other = (Gate(str(tmp_path / "gate"), patience_s=0.05) for _ in range(2))
    gate.enter()
    gate.enter()
    gate.leave()
    other.enter()
    assert other._handle is not None
    other.leave()


def test_a_database_is_read_by_nobody_but_its_owner(tmp_path: Path) -> None:
    """Nor are the files that SQLite lays beside it, whatever mask the person at the machine works under."""
    file = tmp_path / "khuyencong.sqlite3"
    opened = ConnectionHandler({"default": sqlite(file)})["default"]
    raw = opened.get_new_connection(opened.get_connection_params())
    raw.executescript("PRAGMA journal_mode=WAL; CREATE TABLE paper (words TEXT)")
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    raw.close()
    assert {"khuyencong.sqlite3", "khuyencong.sqlite3-wal"} <= set(modes)
    assert set(modes.values()) == {0o600}


def _is_free(own: OwnDatabase) -> bool:
    probe = Gate(f"{own.name}.gate", patience_s=0)
    probe.enter()
    try:
        return probe._handle is not None
    finally:
        probe.leave()


class _Undone(Exception):
    pass


@pytest.mark.parametrize("fault", [None, _Undone])
def test_a_transaction_holds_the_gate_until_it_ends(own_database: OwnDatabase, fault: type[Exception] | None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the gate is SQLite's")
    try:
        with transaction.atomic():
            assert not _is_free(own_database)
            with transaction.atomic():  # a savepoint leaves the gate alone
                pass
            assert not _is_free(own_database)
            if fault:
                raise fault
    except _Undone:
        pass
    assert _is_free(own_database)


def test_a_connection_that_dies_inside_a_transaction_frees_the_gate(own_database: OwnDatabase) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the gate is SQLite's")

    def begin_and_drop() -> None:
        connections["default"].set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        connections["default"].close()

    thread = threading.Thread(target=begin_and_drop)
    thread.start()
    thread.join()
    assert _is_free(own_database)
