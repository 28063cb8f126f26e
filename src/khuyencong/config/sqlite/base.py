"""SQLite whose transactions of all processes queue at one lock file.

SQLite's own busy handler sleeps longer and longer, so an unlucky writer waits for seconds while others pass it. Here a
transaction first takes an flock beside the database, and gives it back after commit or rollback. The gate only orders
the writers; safety stays with SQLite's own lock, so a gate that cannot be had in time is passed over.
"""

import fcntl
import os
import time
from typing import Any

from django.db.backends.sqlite3 import base

_PAUSE_S = 0.001


class Gate:
    """An flock on `path`, held by at most one open transaction of this machine."""

    def __init__(self, path: str, patience_s: float) -> None:
        self._path = path
        self._patience_s = patience_s
        self._handle: int | None = None

    def enter(self) -> None:
        if self._handle is not None:
            return
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        deadline = time.monotonic() + self._patience_s
        while not _taken(handle):
            if time.monotonic() > deadline:
                os.close(handle)
                return
            time.sleep(_PAUSE_S)
        self._handle = handle

    def leave(self) -> None:
        if self._handle is not None:
            os.close(self._handle)  # closing gives the flock back
            self._handle = None


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper; every explicit transaction passes the gate.

    The four inner hooks are not in the type stubs, hence the ignores; tests/house/test_gate.py watches that they fire.
    """

    _gate: Gate | None = None

    def get_new_connection(self, conn_params: Any) -> Any:
        connection = super().get_new_connection(conn_params)
        name = str(conn_params["database"])
        if not self.is_in_memory_db():
            self._gate = Gate(f"{name}.gate", float(conn_params.get("timeout", 5)))
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        if self._gate:
            self._gate.enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave_gate()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._leave_gate()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_gate()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave_gate()

    def _leave_gate(self) -> None:
        if self._gate:
            self._gate.leave()
