"""A backup and a proof tell of one moment, though people go on recording while they are made.

The control takes the moment away; then what was recorded meanwhile must tear them, or the test proves nothing.
"""

import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections
from pytest_django import Settings

from khuyencong.records.models import Act, Entry, Paper
from khuyencong.terms.facts import Role
from khuyencong.work import backup, verification
from khuyencong.work.library import accept_clean, receive
from tests.house.own_database import OwnDatabase
from tests.world import World, item, make_world, tell


@pytest.fixture
def world(own_database: OwnDatabase, settings: Settings, tmp_path: Path) -> World:
    """One paper is recorded, another waits to be accepted."""
    settings.STORE_ROOT = tmp_path / "papers"
    world = make_world()
    accept_clean(
        world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 450), item("1", "Hội chợ", Role.ACTUAL, 440))
    )
    tell(world, item("2", "Máy móc", Role.ACTUAL, 100))
    return world


@contextmanager
def a_colleague_accepting(world: World, before: str) -> Iterator[None]:
    """When the first question about the table is asked, a colleague's act is recorded before it is answered."""
    acted = threading.Event()

    def act() -> None:
        accept_clean(world.colleague, Paper.objects.latest("pk"))
        receive(world.colleague, world.division, "moi.txt", "Kế hoạch khuyến công năm 2024".encode())
        connections.close_all()

    def first(ask: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if f'FROM "{before}"' in sql and not acted.is_set():
            acted.set()
            colleague = threading.Thread(target=act)
            colleague.start()
            colleague.join(30)
        return ask(sql, *rest)

    with connection.execute_wrapper(first):
        yield
    assert acted.is_set()


def saved(path: Path, table: str) -> list[list[Any]]:
    with zipfile.ZipFile(path) as archive:
        return [json.loads(line) for line in archive.read(f"tables/records.{table}.jsonl").splitlines()]


def saved_meanwhile(world: World, path: Path) -> tuple[int, int]:
    """How many entries and acts lie in a backup during which somebody recorded: between the one table and the other."""
    later = max((Entry, Act), key=list(apps.get_models()).index)
    with a_colleague_accepting(world, before=later._meta.db_table):
        backup.backup(path)
    return len(saved(path, "entry")), len(saved(path, "act"))


def test_a_backup_holds_nothing_of_what_is_recorded_meanwhile(world: World, tmp_path: Path) -> None:
    before = Entry.objects.count(), Act.objects.count()
    assert saved_meanwhile(world, tmp_path / "b.zip") == before
    assert (Entry.objects.count(), Act.objects.count() > before[1]) == (before[0] + 1, True)


def test_control_without_the_moment_a_backup_holds_one_half_of_an_act(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Entry.objects.count(), Act.objects.count()
    monkeypatch.setattr(backup, "one_moment", nullcontext)
    kept = saved_meanwhile(world, tmp_path / "b.zip")
    assert kept not in (before, (Entry.objects.count(), Act.objects.count()))


def verified_meanwhile(world: World) -> set[str]:
    with a_colleague_accepting(world, before="records_summary"):
        return {fault.check for fault in verification.verify()}


def test_what_is_recorded_during_a_proof_is_no_fault(world: World) -> None:
    assert verified_meanwhile(world) == set()
    assert verification.verify() == []


def test_control_without_the_moment_a_proof_finds_faults_that_are_none(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "one_moment", nullcontext)
    assert "summary" in verified_meanwhile(world)
    assert verification.verify() == []
