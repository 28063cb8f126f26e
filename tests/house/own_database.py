"""A migrated database of a test's own, copied from the run's one, for tests that really commit.

Flushing is no way here: ledger and history refuse DELETE and TRUNCATE, as they should.
"""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
def copied(folder: Path) -> Iterator[OwnDatabase]:
    """Every thread's `default` connection leads to a fresh copy until the block ends."""
    template = connections["default"]
    make = _copy_file if template.vendor == "sqlite" else _copy_on_server
    with make(template, folder) as own:
        connections.settings["default"] = {**template.settings_dict, "NAME": own.name}
        del connections["default"]  # the next use in this thread opens the copy
        try:
            yield own
        finally:
            connections["default"].close()
            connections.settings["default"] = template.settings_dict
            connections["default"] = template


@contextmanager
def _copy_file(template: BaseDatabaseWrapper, folder: Path) -> Iterator[OwnDatabase]:
    file = folder / "own.sqlite3"
    template.ensure_connection()
    target = sqlite3.connect(file)
    template.connection.backup(target)
    target.close()
    yield OwnDatabase(str(file), f"sqlite:///{file}")


@contextmanager
def _copy_on_server(template: BaseDatabaseWrapper, folder: Path) -> Iterator[OwnDatabase]:
    name = f"own_{uuid.uuid4().hex[:12]}"
    settings: dict[str, Any] = template.settings_dict
    template.close()  # a template may have no guest while it is copied
    _on_server(template, f'CREATE DATABASE "{name}" TEMPLATE "{settings["NAME"]}"')
    try:
        yield OwnDatabase(name, f"postgresql://{settings['USER']}@/{name}?host={settings['HOST']}")
    finally:
        _on_server(template, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _on_server(template: BaseDatabaseWrapper, statement: str) -> None:
    with template._nodb_cursor() as cursor:
        cursor.execute(statement)
