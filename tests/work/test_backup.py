"""Backup and restore: the same figures and the same files come back, on the other engine too; damage is refused."""

import json
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from khuyencong.records.models import Act, Entry, Paper, Plan, Province
from khuyencong.records.store import read_bytes
from khuyencong.terms.document import to_json
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.acts import seal
from khuyencong.work.backup import backup, restore
from khuyencong.work.library import IssueOrder, accept_clean, issue
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import preview
from tests.house.own_database import OwnDatabase
from tests.world import World, item, make_world, tell

SETTINGS = {"DJANGO_SETTINGS_MODULE": "khuyencong.config.settings"}
YEAR = Period.parse("2023")


def a_full_memory(settings: Settings, tmp_path: Path) -> World:
    settings.STORE_ROOT = tmp_path / "papers"
    world = make_world()
    paper = tell(world, item("1", "Hội chợ", Role.PLAN, 450, (3, "hội chợ")), item("1", "Hội chợ", Role.ACTUAL, 440))
    accept_clean(world.officer, paper)
    issue(world.officer, IssueOrder(Plan.objects.get(), YEAR, date(2024, 1, 5), "Trần Thị Ký"))
    return world


@pytest.fixture
def saved(db: None, settings: Settings, tmp_path: Path) -> Path:
    a_full_memory(settings, tmp_path)
    path = tmp_path / "sao-luu.zip"
    assert backup(path) == path.stat().st_size
    return path


def test_a_backup_is_refused_over_living_data(saved: Path) -> None:
    with pytest.raises(Refused, match="đang có dữ liệu"):
        restore(saved)


def test_everything_comes_back_into_an_empty_database(
    own_database: OwnDatabase, settings: Settings, tmp_path: Path
) -> None:
    script = (
        "import django; django.setup();"
        "from pathlib import Path; from django.conf import settings; import sys;"
        "from django.core.management import call_command; call_command('migrate', verbosity=0);"
        "from tests.work.test_backup import a_full_memory; a_full_memory(settings, Path(sys.argv[1]));"
        "from khuyencong.work.backup import backup; backup(Path(sys.argv[1]) / 'sao-luu.zip');"
        "import json; from tests.work.test_backup import memory; print(json.dumps(memory()))"
    )
    source = tmp_path / "source"
    source.mkdir()
    made = subprocess.run(  # the source always lives on SQLite; this run's engine receives it
        [sys.executable, "-c", script, str(source)],
        env={
            **os.environ,
            "DATABASE_URL": f"sqlite:///{source}/db.sqlite3",
            "DJANGO_SETTINGS_MODULE": "khuyencong.config.settings",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    settings.STORE_ROOT = tmp_path / "restored"

    done = restore(source / "sao-luu.zip")

    assert done.faults == ()
    assert (Act.objects.count(), Entry.objects.count()) == (3, 3)
    assert made.stdout.strip().splitlines()[-1] == json.dumps(memory())
    world_goes_on()


def memory() -> dict[str, object]:
    """What must be equal: the report, the issued bytes, the head of history."""
    plan = Plan.objects.get()
    issued = Paper.objects.get(direction="issued")
    return {
        "report": to_json(preview(None, plan, YEAR, 2).document)["blocks"],
        "pdf": len(read_bytes(issued.file)),
        "head": Act.objects.latest("number").digest,
    }


def world_goes_on() -> None:
    """New rows continue after the restored ones."""
    province = Province.objects.get()
    before = Act.objects.count()
    with transaction.atomic():
        seal(province, None, "note", None, "sau khôi phục")
    assert Act.objects.count() == before + 1


def within_a_member(path: Path, place: float) -> int:
    """Where a byte stands that is content: nothing reads the hour in a member's head, and no harm comes of it."""
    with zipfile.ZipFile(path) as archive:
        full = [member for member in archive.infolist() if member.file_size]
    member = full[int(len(full) * place)]
    head = path.read_bytes()[member.header_offset :][:30]
    named = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    return member.header_offset + 30 + named + member.compress_size // 2


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_damaged_file_is_refused_and_changes_nothing(
    own_database: OwnDatabase, settings: Settings, tmp_path: Path, place: float
) -> None:
    a_full_memory(settings, tmp_path)
    path = tmp_path / "sao-luu.zip"
    backup(path)
    data = bytearray(path.read_bytes())
    data[within_a_member(path, place)] ^= 0xFF
    path.write_bytes(bytes(data))
    acts = Act.objects.count()
    with pytest.raises(Refused, match="bị hỏng"):
        restore(path)
    assert Act.objects.count() == acts


@pytest.mark.parametrize("member", ["tables/records.entry.jsonl", "manifest.json"])
def test_a_rewritten_member_is_refused(saved: Path, tmp_path: Path, member: str) -> None:
    forged = tmp_path / "gia.zip"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(forged, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"[]\n" if name == member else old.read(name))
    with pytest.raises(Refused, match="bị hỏng"):
        restore(forged)


def test_another_file_is_no_backup(db: None, tmp_path: Path) -> None:
    path = tmp_path / "thu.zip"
    path.write_bytes(b"khong phai zip")
    with pytest.raises(Refused, match="bị hỏng"):
        restore(path)


def test_a_backup_that_cannot_be_written_leaves_no_part(saved: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Không ghi được"):
        backup(tmp_path / "khong-co" / "sao-luu.zip")
    assert list(tmp_path.rglob("*.part")) == []
