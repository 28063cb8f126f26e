"""Each start-up check is silent on the settings we ship and speaks, with a hint, on the one it watches for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import CheckMessage
from pytest_django import Settings

from khuyencong.config import checks, environment

AWAY = ["kc.example"]
CASES: list[tuple[Callable[..., Sequence[CheckMessage]], dict[str, Any], str]] = [
    (checks.demo_stays_at_home, {"DEMO": True, "ALLOWED_HOSTS": AWAY}, "khuyencong.E001"),
    (checks.debug_stays_at_home, {"DEBUG": True, "ALLOWED_HOSTS": AWAY}, "khuyencong.E002"),
    (checks.strangers_come_by_https, {"HTTPS": False, "ALLOWED_HOSTS": AWAY}, "khuyencong.W003"),
    (checks.papers_can_be_kept, {"STORE_ROOT": Path("/dev/null/papers")}, "khuyencong.E004"),
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
