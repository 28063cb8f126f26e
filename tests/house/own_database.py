"""A migrated database of a test's own, copied from a template, for tests that really commit.

Flushing is no way here: ledger and history refuse DELETE and TRUNCATE, as they should. Nobody ever connects to the
template, because PostgreSQL copies no database that has a guest.
"""

import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class OwnDatabase:
    """Where it is; `environment` points another process at it."""

    name: str
    url: str

    @property
    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "khuyencong.config.settings"}


@contextmanager
def template(folder: Path) -> Iterator[OwnDatabase]:
    """A copy of the run's database as the migrations left it; call it before the first test."""
    run = connections["default"]
    if run.vendor == "sqlite":
        file = folder / "template.sqlite3"
        run.ensure_connection()
        target = sqlite3.connect(file)
        run.connection.backup(target)
        target.close()
        yield _file(file)
    else:
        run.close()
        with _copy_on_server(run.settings_dict["NAME"]) as own:
            yield own


@contextmanager
def copied(original: OwnDatabase, folder: Path) -> Iterator[OwnDatabase]:
    """A fresh copy that lives until the block ends."""
    on_server = connections["default"].vendor == "postgresql"
    with _copy_on_server(original.name) if on_server else _copy_file(original, folder) as own:
        yield own


@contextmanager
def way_to(own: OwnDatabase) -> Iterator[BaseDatabaseWrapper]:
    """A connection that opens at its first use and is closed when the block ends."""
    way = connections["default"].copy()
    way.settings_dict["NAME"] = own.name
    yield way
    way.close()


@contextmanager
def leading_to(way: BaseDatabaseWrapper) -> Iterator[None]:
    """This thread's `default` connection is this one until the block ends, and every other thread's leads there too."""
    run = connections["default"]
    connections.settings["default"], connections["default"] = way.settings_dict, way
    try:
        yield
    finally:
        last = connections["default"]
        if last is not way:  # what ran here led on, to another database or as another role, and nobody else closes that
            last.close()
        connections.settings["default"], connections["default"] = run.settings_dict, run


@contextmanager
def _copy_file(original: OwnDatabase, folder: Path) -> Iterator[OwnDatabase]:
    yield _file(Path(shutil.copyfile(original.name, folder / "own.sqlite3")))


def _file(file: Path) -> OwnDatabase:
    return OwnDatabase(str(file), f"sqlite:///{file}")


@contextmanager
def _copy_on_server(original: str) -> Iterator[OwnDatabase]:
    name = f"own_{uuid.uuid4().hex[:12]}"
    settings = connections["default"].settings_dict
    _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{original}" STRATEGY FILE_COPY')  # half the time of WAL_LOG
    try:
        yield OwnDatabase(name, f"postgresql://{settings['USER']}@/{name}?host={settings['HOST']}")
    finally:
        _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _on_server(statement: str) -> None:
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement)
