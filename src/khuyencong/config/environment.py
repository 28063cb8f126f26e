"""Typed reading of environment variables: the only door between the machine's settings and ours.

A value that cannot be read stops the start with one line that says how to mend it.
"""

import os
import secrets
import shlex
import shutil
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"", "0", "false", "no", "off"})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})


def text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks; empty counts as not set."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    raw = os.environ.get(name)
    if raw is None:
        return default
    word = raw.strip().lower()
    if word not in _YES | _NO:
        raise ImproperlyConfigured(f"{name}={raw!r}: chỉ nhận 1 hoặc 0.")
    return word in _YES


def integer(name: str, default: int) -> int:
    raw = text(name)
    if not raw:
        return default
    try:
        return int(raw)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={raw!r}: cần một số nguyên.") from None


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Values separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default)


def command(name: str) -> list[str]:
    """A program with its arguments as a shell would split them, without a shell; empty when not set."""
    parts = shlex.split(text(name))
    if parts and shutil.which(parts[0]) is None:
        raise ImproperlyConfigured(f"{name}: không có chương trình {parts[0]!r} trên máy này.")
    return parts


def one_of(name: str, words: tuple[str, ...]) -> str:
    """One of these words; the first when the variable is not set."""
    word = text(name, words[0])
    if word not in words:
        raise ImproperlyConfigured(f"{name}={word!r}: chỉ nhận {' hoặc '.join(words)}.")
    return word


def folder(name: str, default: Path) -> Path:
    return Path(text(name) or default).expanduser().resolve()


def home() -> Path:
    """Where `var/` stands by default: the checkout, or the current folder when installed from a wheel."""
    checkout = Path(__file__).resolve().parents[3]
    return checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()


def package(inside: str) -> Path:
    """A folder shipped in the package."""
    return Path(__file__).resolve().parents[1] / inside


def is_loopback(hosts: list[str]) -> bool:
    """Whether every host name reaches this machine only."""
    return bool(hosts) and all(host in _LOOPBACK for host in hosts)


def secret_key(name: str, kept_in: Path) -> str:
    """The secret of the environment, or one made once and kept in a file that only its owner reads."""
    given = text(name)
    if given:
        return given
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kept_secret(name, kept_in)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        made = secrets.token_urlsafe(48)
        file.write(made)
    return made


def _kept_secret(name: str, kept_in: Path) -> str:
    kept = kept_in.read_text(encoding="ascii").strip()
    if not kept:
        raise ImproperlyConfigured(f"{kept_in} rỗng: xoá tệp này để tạo khoá mới, hoặc đặt {name}.")
    return kept


def database(name: str, sqlite_file: Path) -> dict[str, Any]:
    """Django's database settings: SQLite in a file, or the server that the variable's URL names."""
    url = text(name)
    if not url:
        return sqlite(sqlite_file)
    parts = urlsplit(url)
    if parts.scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name}: chỉ nhận postgresql://người:mật-khẩu@máy:cổng/tên hoặc sqlite:////tệp.")
    if not parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name}: thiếu tên cơ sở dữ liệu sau dấu «/» cuối.")
    try:
        return sqlite(Path(unquote(parts.path[1:]))) if parts.scheme == "sqlite" else postgresql(url)
    except ValueError as fault:  # a port that is no number
        raise ImproperlyConfigured(f"{name}: {fault}.") from None


def postgresql(url: str) -> dict[str, Any]:
    """Settings of a `postgresql://` URL; `?host=/folder` names a Unix socket, other options go to libpq."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


class MailServer(NamedTuple):
    """Where mails are handed over, in the order of Django's settings."""

    host: str
    port: int
    user: str
    password: str
    ssl: bool
    tls: bool


def mail_server(name: str) -> MailServer | None:
    """The server of a URL: `smtps://người:mật-khẩu@máy:465`, or `smtp://…:587`, which goes over to TLS unless it is on
    this machine and nobody signs in; None when not set."""
    url = text(name)
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(f"{name}: chỉ nhận smtp://máy:cổng hoặc smtps://người:mật-khẩu@máy:cổng.")
    ssl, user = parts.scheme == "smtps", unquote(parts.username or "")
    port = parts.port or (465 if ssl else 587 if user else 25)
    tls = not ssl and (bool(user) or parts.hostname not in _LOOPBACK)
    return MailServer(parts.hostname, port, user, unquote(parts.password or ""), ssl, tls)


def sqlite(file: Path) -> dict[str, Any]:
    """The measured SQLite settings; writers queue at a gate (config/sqlite) instead of starving one another."""
    return {
        "ENGINE": "khuyencong.config.sqlite",
        "NAME": str(file),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
