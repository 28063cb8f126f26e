"""SQLite whose transactions of all processes queue at one lock file.

SQLite's own busy handler sleeps longer and longer, so an unlucky writer waits for seconds while others pass it. Here a
transaction first takes an flock beside the database, and gives it back after commit or rollback. The gate only orders
the writers; safety stays with SQLite's own lock, so a gate that cannot be had in time is passed over.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db.backends.sqlite3 import base

from khuyencong.terms.vietnamese import fold_words

_FIRST_PAUSE_S, _LAST_PAUSE_S = 0.002, 0.0003
_GETS_OLD_IN_S = 0.3
_TURN_S = 0.01


class Gate:
    """An flock on `path`, held by at most one open transaction of this machine.

    Who waits holds a share of a second lock, the waiting room; who comes and finds somebody there waits too. A busy
    process would else pass all others again and again; it may do so only for the moment that its turn lasts, because
    waking somebody at each handing over takes as long as a short transaction.
    """

    def __init__(self, path: str, patience_s: float) -> None:
        self._path = path
        self.patience_s = patience_s
        self._handle: int | None = None
        self._turn_ends = 0.0

    def enter(self) -> None:
        if self._handle is not None:
            return
        gate, room = _opened(self._path), _opened(f"{self._path}-room")
        try:
            in_turn = time.monotonic() < self._turn_ends
            if (in_turn or _taken(room, fcntl.LOCK_EX)) and _taken(gate, fcntl.LOCK_EX):
                self._handle, gate = gate, -1
            elif self._wait(gate, room):
                self._handle, gate, in_turn = gate, -1, False
            if not in_turn:
                self._turn_ends = time.monotonic() + _TURN_S
        finally:
            for handle in (room, gate):
                if handle >= 0:
                    os.close(handle)  # closing gives the flock back

    def _wait(self, gate: int, room: int) -> bool:
        """Whether the gate came free in time."""
        came = time.monotonic()
        _taken(room, fcntl.LOCK_SH)
        while (waited := time.monotonic() - came) <= self.patience_s:
            time.sleep(_pause_after(waited))
            if _taken(gate, fcntl.LOCK_EX):
                return True
        return False

    def leave(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _pause_after(waited_s: float) -> float:
    """Who has waited longer asks more often, and so is likelier to be next."""
    age = min(1.0, waited_s / _GETS_OLD_IN_S)
    return _FIRST_PAUSE_S + age * (_LAST_PAUSE_S - _FIRST_PAUSE_S)


def _opened(path: str) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _taken(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper; every explicit transaction passes the gate.

    The four inner hooks are not in the type stubs, hence the ignores; tests/house/test_gate.py watches that they fire.
    """

    _gate: Gate | None = None

    def get_new_connection(self, conn_params: Any) -> Any:
        self._keep_to_its_owner(str(conn_params["database"]))
        connection = super().get_new_connection(conn_params)
        connection.create_function("khuyencong_fold", 1, fold_words, deterministic=True)  # the search index's triggers
        name = str(conn_params["database"])
        if not self.is_in_memory_db():
            self._gate = Gate(f"{name}.gate", float(conn_params.get("timeout", 5)))
        return connection

    def _keep_to_its_owner(self, name: str) -> None:
        """A file that is made here holds accounts and papers: nobody else reads it, nor what SQLite lays beside it."""
        if not self.is_in_memory_db():
            with suppress(OSError):  # it is there already, or SQLite says what is wrong
                os.close(os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))

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

    @contextmanager
    def hurried(self, patience_ms: int) -> Iterator[None]:
        """Inside, a transaction that finds the database busy gives up this soon."""
        self.ensure_connection()
        if self._gate is None:
            yield
            return
        usual_s, self._gate.patience_s = self._gate.patience_s, patience_ms / 1000
        self.connection.execute(f"PRAGMA busy_timeout = {patience_ms}")
        try:
            yield
        finally:
            self._gate.patience_s = usual_s
            self.connection.execute(f"PRAGMA busy_timeout = {int(usual_s * 1000)}")
