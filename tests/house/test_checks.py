"""Each start-up check is silent on the settings we ship and speaks, with a hint, on the one it watches for."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from khuyencong.config import checks, environment, wsgi

AWAY = ["kc.example"]


CASES: list[tuple[Callable[..., Sequence[CheckMessage]], dict[str, Any], str]] = [
    (checks.demo_stays_at_home, {"DEMO": True, "ALLOWED_HOSTS": AWAY}, "khuyencong.E001"),
    (checks.debug_stays_at_home, {"DEBUG": True, "ALLOWED_HOSTS": AWAY}, "khuyencong.E002"),
    (checks.strangers_come_by_https, {"HTTPS": False, "ALLOWED_HOSTS": AWAY}, "khuyencong.W003"),
    (checks.papers_can_be_kept, {"STORE_ROOT": Path("/dev/null/papers")}, "khuyencong.E004"),
    (checks.leaked_passwords_are_known, {"HTTPS": True}, "khuyencong.W010"),
    (checks.leaked_passwords_can_be_read, {"LEAKED_PASSWORDS": "/nowhere/leaked.txt"}, "khuyencong.E007"),
]


@pytest.mark.parametrize(("check", "harmful", "name"), CASES)
def test_a_harmful_setting_is_named_with_its_remedy(
    settings: Settings, check: Callable[..., Sequence[CheckMessage]], harmful: dict[str, Any], name: str
) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    assert check(None) == []

    for key, value in harmful.items():
        setattr(settings, key, value)
    (message,) = check(None)

    assert message.id == name
    assert message.hint


@pytest.mark.parametrize("safe", [{"HTTPS": True}, {"ALLOWED_HOSTS": ["127.0.0.1"]}])
def test_https_or_staying_at_home_is_enough(settings: Settings, safe: dict[str, Any]) -> None:
    settings.ALLOWED_HOSTS = AWAY
    for key, value in safe.items():
        setattr(settings, key, value)
    assert checks.strangers_come_by_https(None) == []


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("db.example", ["khuyencong.E008"]),
        ("db.example?sslmode=require", ["khuyencong.E008"]),
        ("db.example?sslmode=verify-full", []),
        ("127.0.0.1", []),
        ("?host=/run/postgresql", []),
        ("db.example?host=/run/postgresql", []),
    ],
)
def test_a_database_proves_itself_or_stands_here(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, place: str, told: list[str]
) -> None:
    host, _, rest = place.partition("?")
    asked = environment.postgresql(f"postgresql://kc:x@{host}/kc?{rest}")
    for name in ("HOST", "OPTIONS"):  # of the settings alone: no connection is opened or changed
        monkeypatch.setitem(settings.DATABASES["default"], name, asked[name])
    assert [fault.id for fault in checks.database_elsewhere_is_known(None)] == told


def test_a_secret_that_others_can_read_is_named(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    settings.VAR = tmp_path
    environment.secret_key("SECRET_KEY", tmp_path / "secret_key")
    assert checks.secret_is_private(None) == []

    (tmp_path / "secret_key").chmod(0o644)

    assert [message.id for message in checks.secret_is_private(None)] == ["khuyencong.E006"]


def test_missing_fonts_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(environment, "package", lambda inside: tmp_path)
    assert [message.id for message in checks.fonts_are_there(None)] == ["khuyencong.W005"]
    (tmp_path / "Letters.ttf").touch()
    assert checks.fonts_are_there(None) == []


def test_the_server_does_not_start_on_harmful_settings(settings: Settings) -> None:
    assert wsgi.start() is not None

    settings.DEMO, settings.ALLOWED_HOSTS = True, AWAY

    with pytest.raises(ImproperlyConfigured, match="KHUYENCONG_DEMO"):
        wsgi.start()


def _django_check(**environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "django", "check", "--deploy"]
    ours = {key: value for key, value in os.environ.items() if key != "DJANGO_ALLOW_ASYNC_UNSAFE"}  # of browser tests
    return subprocess.run(command, env={**ours, **environment}, capture_output=True, text=True, check=False)


def test_a_demonstration_open_to_strangers_does_not_pass(tmp_path: Path) -> None:
    done = _django_check(KHUYENCONG_VAR=str(tmp_path), KHUYENCONG_DEMO="1", KHUYENCONG_HOSTS="kc.example")

    assert done.returncode == 1
    assert "khuyencong.E001" in done.stderr
    assert "KHUYENCONG_HOSTS" in done.stderr, "the hint tells what to change"


def test_production_behind_https_passes_every_check(tmp_path: Path) -> None:
    done = _django_check(KHUYENCONG_VAR=str(tmp_path), KHUYENCONG_HTTPS="1", KHUYENCONG_HOSTS="kc.example")

    assert done.returncode == 0
    assert "security." not in done.stderr


def test_a_list_of_leaked_passwords_in_no_order_stops_the_start(settings: Settings, tmp_path: Path) -> None:
    """Nobody's password would be found in it, and nothing would say so."""
    words = [f"mật khẩu thứ {number}" for number in range(500)]
    digests = sorted(hashlib.new("sha1", word.encode()).hexdigest().upper() for word in words)
    file = tmp_path / "leaked.txt"
    settings.LEAKED_PASSWORDS = str(file)
    for told in (digests, digests[:1], [f"{digest}:7" for digest in digests]):
        file.write_text("\r\n".join(told))
        assert checks.leaked_passwords_stand_in_order(None) == []
    for told in (digests[::-1], [*digests[:90], *digests[:89:-1]], words, []):
        file.write_text("\n".join(told))
        (fault,) = checks.leaked_passwords_stand_in_order(None)
        assert fault.id == "khuyencong.E010"
