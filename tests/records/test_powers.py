"""A role that serves does all the work and takes no guard off the ledger; the health page tells of one that could."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, connections
from django.test import Client
from pytest_django import Settings

from khuyencong.config import checks
from khuyencong.desk import health
from khuyencong.desk.command_line import main
from khuyencong.records.powers import excess_power
from khuyencong.terms.facts import Role
from khuyencong.work.backup import backup
from khuyencong.work.library import accept_clean
from khuyencong.work.verification import verify
from tests.house.own_database import OwnDatabase
from tests.house.sources import ROOT
from tests.world import item, make_world, tell

SCRIPT = ROOT / "deploy" / "postgresql-roles.sql"
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite knows no roles")
TAKEN_OFF = (
    "ALTER TABLE records_entry DISABLE TRIGGER ALL",
    "DROP TRIGGER records_entry_no_update ON records_entry",
    "DROP TABLE records_act CASCADE",
    "TRUNCATE records_entry CASCADE",
    "UPDATE records_entry SET value = 0",
    "DELETE FROM records_act",
    "CREATE TABLE own_table ()",
)


@pytest.fixture
def roles(own_database: OwnDatabase) -> Iterator[tuple[str, str]]:
    """A role that owned everything until now, and the one that is to own it; both gone afterwards."""
    serves, owns = (f"{name}_{uuid.uuid4().hex[:8]}" for name in ("serves", "owns"))
    run(
        f"CREATE ROLE {serves} LOGIN",
        f"CREATE ROLE {owns} LOGIN",
        f'ALTER DATABASE "{own_database.name}" OWNER TO {serves}',
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        run(*(f'ALTER TABLE "{table}" OWNER TO {serves}' for (table,) in cursor.fetchall()))
    yield serves, owns
    sign_in("khuyencong")
    run(*(f"DROP OWNED BY {role} CASCADE" for role in (serves, owns)))
    run(f'ALTER DATABASE "{own_database.name}" OWNER TO khuyencong', f"DROP ROLE {serves}", f"DROP ROLE {owns}")


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def sign_in(role: str) -> None:
    connections["default"].close()
    connections.settings["default"] = {**connections.settings["default"], "USER": role}
    del connections["default"]


def part(roles: tuple[str, str]) -> None:
    """The script we ship, for these roles."""
    script = re.sub("--.*", "", SCRIPT.read_text(encoding="utf-8"))
    for named, role in (("khuyencong_owner", roles[1]), ("khuyencong", roles[0])):
        script = re.sub(rf"\b{named}\b", role, script)
    run(script)


@on_postgresql
def test_who_serves_works_backs_up_and_proves_but_takes_no_guard_off(
    roles: tuple[str, str], settings: Settings, tmp_path: Path
) -> None:
    settings.STORE_ROOT = tmp_path / "papers"
    part(roles)
    sign_in(roles[0])
    assert excess_power(connection) == ""
    world = make_world()
    assert accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))).act
    assert verify() == []
    assert backup(tmp_path / "all.zip")
    for statement in TAKEN_OFF:
        with pytest.raises(ProgrammingError, match="permission denied|must be owner"):
            run(statement)


@on_postgresql
def test_who_only_serves_is_told_whose_work_an_upgrade_is(
    roles: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    part(roles)
    run(f"REVOKE CREATE ON SCHEMA public FROM {roles[0]}", "DROP TABLE django_migrations")
    sign_in(roles[0])
    assert main(["migrate"]) == 2
    assert "hãy chạy bằng cấu hình của chủ sở hữu" in capsys.readouterr().err


@on_postgresql
def test_control_who_owns_the_ledger_takes_its_guards_off(roles: tuple[str, str]) -> None:
    sign_in(roles[0])
    run("DROP TRIGGER records_entry_no_update ON records_entry")


@on_postgresql
def test_health_and_start_tell_of_a_role_that_could(
    roles: tuple[str, str],
    settings: Settings,
    client: Client,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    monkeypatch.setattr(health, "keeps_time", lambda: True)
    assert [fault.id for fault in checks.the_program_is_no_superuser(None)] == ["khuyencong.E009"]
    sign_in(roles[0])
    assert excess_power(connection) == "owner"
    assert checks.the_program_is_no_superuser(None) == []
    assert client.get("/suc-khoe/", secure=True).content == b"warning\n"
    assert "owner" in caplog.text
    sign_in("khuyencong")
    part(roles)
    sign_in(roles[0])
    assert client.get("/suc-khoe/", secure=True).content == b"ok\n"


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has roles")
def test_a_file_has_no_roles(settings: Settings) -> None:
    settings.HTTPS = True
    assert excess_power(connection) == ""
    assert checks.the_program_is_no_superuser(None) == []
