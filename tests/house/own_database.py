"""Migrated databases, copied from one template of the whole run: one for each worker, and one of its own for each test
that really commits.

Flushing is no way here: ledger and history refuse DELETE and TRUNCATE, as they should. Nobody ever connects to the
template, because PostgreSQL copies no database that has a guest.
"""

import fcntl
import gc
import json
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.management import call_command
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


def template(folder: Path) -> OwnDatabase:
    """The migrated database of this folder: whoever asks first makes it, others wait and find it there."""
    told = folder / "template.json"
    with (folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            told.write_text(json.dumps(asdict(_migrated(folder))))
    return OwnDatabase(**json.loads(told.read_text()))


def _migrated(folder: Path) -> OwnDatabase:
    if connections["default"].vendor == "postgresql":
        made = _named(f"template_{uuid.uuid4().hex[:12]}")
        _on_server(f'CREATE DATABASE "{made.name}"')
    else:
        made = _file(folder / "template.sqlite3")
    gc.disable()  # migrating makes millions of objects and lets none go: looking for what may go takes a third of it
    try:
        with way_to(made) as way, leading_to(way):
            call_command("migrate", interactive=False, verbosity=0)
    finally:
        gc.enable()
    return made


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
    own = _named(f"own_{uuid.uuid4().hex[:12]}")
    _on_server(f'CREATE DATABASE "{own.name}" TEMPLATE "{original}" STRATEGY FILE_COPY')  # half the time of WAL_LOG
    try:
        yield own
    finally:
        _on_server(f'DROP DATABASE IF EXISTS "{own.name}" WITH (FORCE)')


def _named(name: str) -> OwnDatabase:
    settings = connections["default"].settings_dict
    return OwnDatabase(name, f"postgresql://{settings['USER']}@/{name}?host={settings['HOST']}")


def _on_server(statement: str) -> None:
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement)
