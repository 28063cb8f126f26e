"""Environment variables are read into typed values, and a wrong one says how to mend it."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from khuyencong.config import environment as env


@pytest.mark.parametrize(
    ("raw", "expected"), [("1", True), ("TRUE", True), (" on ", True), ("0", False), ("", False), ("no", False)]
)
def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch, raw: str, expected: bool) -> None:
    monkeypatch.setenv("KHUYENCONG_DEMO", raw)
    assert env.flag("KHUYENCONG_DEMO") is expected


@pytest.mark.parametrize(
    ("read", "raw"),
    [(env.flag, "maybe"), (lambda name: env.integer(name, 1), "ten"), (lambda name: env.database(name, Path()), "x")],
)
def test_a_value_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, read: object, raw: str) -> None:
    monkeypatch.setenv("KHUYENCONG_ODD", raw)
    with pytest.raises(ImproperlyConfigured, match="KHUYENCONG_ODD"):
        read("KHUYENCONG_ODD")  # type: ignore[operator]


def test_words_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHUYENCONG_HOSTS", "a.example, b.example,")
    assert env.words("KHUYENCONG_HOSTS", ("localhost",)) == ["a.example", "b.example"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://kc:p%40ss@db.example:6432/kc?sslmode=require",
            {"NAME": "kc", "USER": "kc", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "6432"},
        ),
        ("postgres://kc@/kc?host=/run/pg", {"NAME": "kc", "USER": "kc", "HOST": "/run/pg", "PORT": ""}),
        ("sqlite:////srv/kc/data.sqlite3", {"NAME": "/srv/kc/data.sqlite3", "ENGINE": "khuyencong.config.sqlite"}),
        ("", {"NAME": "default.sqlite3", "ENGINE": "khuyencong.config.sqlite"}),
    ],
)
def test_the_database_is_named_by_a_url(monkeypatch: pytest.MonkeyPatch, url: str, expected: dict[str, str]) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    settings = env.database("DATABASE_URL", Path("default.sqlite3"))
    assert {key: settings[key] for key in expected} == expected


def test_options_of_the_url_reach_the_server() -> None:
    assert env.postgresql("postgresql://kc@db.example/kc?sslmode=require")["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    "url",
    ["postgresql://kc@db.example/", "postgresql://kc@db.example:port/kc", "sqlite:///", "mysql://kc@db.example/kc"],
)
def test_a_url_that_names_no_database_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        env.database("DATABASE_URL", Path())


def test_the_secret_is_made_once_and_read_by_its_owner_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    kept = tmp_path / "deep" / "secret_key"

    first, second = env.secret_key("SECRET_KEY", kept), env.secret_key("SECRET_KEY", kept)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_secret_of_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "given")
    assert env.secret_key("SECRET_KEY", tmp_path / "secret_key") == "given"
    assert not (tmp_path / "secret_key").exists()


def test_an_emptied_secret_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (tmp_path / "secret_key").touch()
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        env.secret_key("SECRET_KEY", tmp_path / "secret_key")


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [(["localhost", "127.0.0.1"], True), (["localhost", "kc.example"], False), (["*"], False), ([], False)],
)
def test_loopback_means_this_machine_only(hosts: list[str], expected: bool) -> None:
    assert env.is_loopback(hosts) is expected


@pytest.mark.parametrize(
    ("url", "tls"),
    [
        ("smtp://mail.example", True),
        ("smtp://so:x@mail.example", True),
        ("smtp://so:x@localhost:587", True),
        ("smtp://localhost", False),
        ("smtps://so:x@mail.example", False),
    ],
)
def test_mails_leave_this_machine_by_tls_only(monkeypatch: pytest.MonkeyPatch, url: str, tls: bool) -> None:
    monkeypatch.setenv("KHUYENCONG_MAIL", url)
    server = env.mail_server("KHUYENCONG_MAIL")
    assert server is not None
    assert (server.tls, server.tls or server.ssl or server.host == "localhost") == (tls, True)
