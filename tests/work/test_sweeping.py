"""Files that no row names since a verb broke off are swept from the store; what a row names, or will, never is."""

import hashlib
import os
import threading
import time
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.utils import timezone

from khuyencong.records.models import Paper, StoredFile
from khuyencong.records.store import path_of, read_bytes, stored_files
from khuyencong.work.library import receive
from khuyencong.work.library.store import store_bytes, sweep
from khuyencong.work.verification import verify
from tests.work.at_once import together
from tests.work.test_shared_arrivals import PAPER
from tests.world import World

storing = import_module("khuyencong.work.library.store")


def left_behind(name: str, data: bytes = b"mo coi", days: int = 2) -> Path:
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    then = time.time() - timedelta(days=days).total_seconds()
    os.utime(path, (then, then))
    return path


@pytest.mark.django_db
def test_what_nobody_names_goes_when_it_is_a_day_old(world: World) -> None:
    named = store_bytes(b"cua mot van ban", "text/plain")
    left_behind(named.sha256, b"cua mot van ban")
    young = left_behind("ab" * 32, days=0)
    for name in ("cd" * 32, "cd1234.part"):
        left_behind(name)

    assert sweep(timezone.now()) == 2

    assert {path.name for path in stored_files()} == {named.sha256, young.name}
    assert sweep(timezone.now()) == 0
    assert read_bytes(named) == b"cua mot van ban"
    assert StoredFile.objects.count() == 1


@pytest.mark.django_db
def test_bytes_that_a_broken_off_removal_left_go_too(world: World) -> None:
    row = store_bytes(b"mat", "text/plain")
    StoredFile.objects.update(removed="văn bản mật")
    left_behind(row.sha256, b"mat")
    assert sweep(timezone.now()) == 1
    assert stored_files() == []
    assert StoredFile.objects.get().removed == "văn bản mật"


# A file that lies there already is received while the store is swept ----------------------------------------------


def receive_while_swept(world: World, monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """The sweep comes when the door has just seen that the bytes lie in the store, and before their paper is kept."""
    left_behind(hashlib.sha256(PAPER).hexdigest(), PAPER)
    seen, lay = threading.Event(), storing._lay

    def slowly(path: Path, data: bytes) -> None:
        lay(path, data)
        seen.set()
        time.sleep(0.5)

    monkeypatch.setattr(storing, "_lay", slowly)
    return together(
        lambda: receive(world.officer, world.division, "ke-hoach.txt", PAPER),
        lambda: seen.wait(10) and sweep(timezone.now()),
    )


def faults() -> list[str]:
    return [fault.check for fault in verify()]


def test_a_file_received_meanwhile_keeps_its_bytes(shared_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert receive_while_swept(shared_world, monkeypatch) == []
    assert read_bytes(Paper.objects.get().file) == PAPER
    assert faults() == []


def test_control_looked_for_without_waiting_it_loses_them(shared_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def at_once(path: Path) -> bool:
        return not StoredFile.objects.filter(sha256=path.name).exists() and path.unlink() is None

    monkeypatch.setattr(storing, "_swept", at_once)
    receive_while_swept(shared_world, monkeypatch)
    assert faults() == ["files"]
