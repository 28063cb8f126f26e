"""Databases to measure in: a fresh file, a generated one kept for the next time, or the server of DATABASE_URL."""

import json
import os
import re
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from khuyencong.work.generate import generate
from khuyencong.work.generate.library import make_library
from khuyencong.work.permissions import Refused

from .measure import Size

PLANS_A_PROVINCE = 52  # four programmes over thirteen years


@dataclass(frozen=True, slots=True)
class Place:
    """A database, as another process is told of it."""

    url: str
    folder: str

    @property
    def shown(self) -> str:
        """The address as it may be printed: without a password."""
        return re.sub(r":[^:@/]+@", ":…@", self.url)

    @property
    def environment(self) -> dict[str, str]:
        told = {"DATABASE_URL": self.url, "KHUYENCONG_STORE": f"{self.folder}/papers", "KHUYENCONG_LOG": "WARNING"}
        return {**os.environ, **told, "DJANGO_SETTINGS_MODULE": "khuyencong.config.settings"}

    def run(self, *arguments: str) -> None:
        """A command of ours on this database; what it says is shown only when it fails."""
        command = [sys.executable, "-m", "khuyencong.desk.command_line", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Refused(f"«{' '.join(arguments)}» không chạy được: {done.stderr.strip() or done.returncode}")

    def start(self, module: str, *arguments: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", f"{__package__}.{module}", *arguments]
        return subprocess.Popen(
            command, env=self.environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1
        )


@contextmanager
def fresh() -> Iterator[Place]:
    """A database that lives as long as the bench: a SQLite file, or one on the server of DATABASE_URL. Nothing is in
    it, not even tables."""
    with tempfile.TemporaryDirectory(prefix="khuyencong-bench-") as folder:
        if connections["default"].vendor != "postgresql":
            yield Place(f"sqlite:///{folder}/bench.sqlite3", folder)
            return
        own = f"khuyencong_bench_{uuid.uuid4().hex[:12]}"
        with connections["default"].cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{own}"')
        try:
            yield Place(_url_of(own), folder)
        finally:
            with connections["default"].cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{own}" WITH (FORCE)')


def apart(name: str) -> Place:
    """The migrated database of DATABASE_URL, or a file of our own beside the province's; our connection leads there."""
    if os.environ.get("DATABASE_URL"):
        place = Place(os.environ["DATABASE_URL"], str(settings.VAR))
    else:
        file = Path(settings.VAR) / "bench" / name
        file.parent.mkdir(exist_ok=True)
        place = Place(f"sqlite:///{file}", str(file.parent))
        _lead_to(str(file))
    call_command("migrate", interactive=False, verbosity=0)
    return place


def beside(name: str) -> Place:
    """A database of this name that the benches share: on a PostgreSQL server one beside the province's own and named
    after it, so that two provinces of one server measure apart; else as `apart` says."""
    if connections["default"].vendor != "postgresql":
        return apart(f"{name}.sqlite3")
    province = urlsplit(os.environ["DATABASE_URL"]).path.lstrip("/")
    own = f"{province}_bench_{name.replace('-', '_')}"
    if connections["default"].settings_dict["NAME"] != own:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [own])
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE DATABASE "{own}"')
        _lead_to(own)
    call_command("migrate", interactive=False, verbosity=0)
    return Place(_url_of(own), str(settings.VAR))


def generated(entries: int) -> Place:
    """A generated ledger of this size: made once, found again later."""
    place = beside(f"{entries}")
    provinces = max(1, entries // (PLANS_A_PROVINCE * 48_000))
    generate(provinces, entries, lambda so_far: print(f"  đã sinh {so_far} bút toán", file=sys.stderr))
    return place


def library(size: Size) -> Place:
    """A library of papers and references, and a plan of two hundred items: made once, found again later."""
    place = beside(f"library-{size.names}")
    make_library(size.papers, size.names)
    return place


def _url_of(name: str) -> str:
    """The address of another database on the server of DATABASE_URL."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def _lead_to(name: str) -> None:
    connections["default"].close()
    connections.settings["default"] = {**connections.settings["default"], "NAME": name}
    del connections["default"]


def answer(process: "subprocess.Popen[str]") -> Any:
    """One line of JSON that a measuring process says."""
    assert process.stdout is not None  # noqa: S101 - started with a pipe
    return json.loads(process.stdout.readline())


def go(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None  # noqa: S101 - started with a pipe
    process.stdin.write("\n")
    process.stdin.flush()
