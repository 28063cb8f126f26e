"""A process beside us that is handed bytes, may say how far it is, answers bytes, and is ended when it goes too far."""

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO

PIECE = 65_536
LIMIT_ANSWER = 128 * 1024 * 1024  # bytes; more is no text of ours
_PROGRESS = b"\x1e"  # opens a line of progress among the noise that libraries write
_KEPT = frozenset(("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "TMPDIR", "SYSTEMROOT"))


class TooSlow(Exception):
    """Nothing was heard for as long as was allowed."""


class TooMuch(Exception):
    """The answer is longer than any honest one."""


def ask(command: list[str], given: bytes, seconds: float, told: Callable[[int, int], None]) -> tuple[int, bytes]:
    """Exit code and answer. `seconds` is the longest silence: progress that is told begins the time anew."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**{key: value for key, value in os.environ.items() if key in _KEPT}, "PYTHONIOENCODING": "utf-8"},
        start_new_session=True,
    )
    try:
        answer = _Talk(process, given, seconds, told).answer()
        return process.wait(seconds), answer
    except subprocess.TimeoutExpired as fault:
        raise TooSlow from fault
    finally:
        _end(process)


def tell_progress(done: int, of: int) -> None:
    """Said by the process itself."""
    os.write(2, _PROGRESS + b"%d/%d\n" % (done, of))


class _Talk:
    """Feeds the process, gathers its answer and hears its progress, whichever is ready."""

    def __init__(
        self, process: subprocess.Popen[bytes], given: bytes, seconds: float, told: Callable[[int, int], None]
    ) -> None:
        self._left = memoryview(given)
        self._seconds, self._told = seconds, told
        self._deadline = time.monotonic() + seconds
        self._heard = bytearray()
        self._answer = bytearray()
        self._ready = selectors.DefaultSelector()
        for pipe, event, handle in (
            (process.stdin, selectors.EVENT_WRITE, self._feed),
            (process.stdout, selectors.EVENT_READ, self._gather),
            (process.stderr, selectors.EVENT_READ, self._hear),
        ):
            if pipe is not None:
                os.set_blocking(pipe.fileno(), False)
                self._ready.register(pipe, event, handle)

    def answer(self) -> bytes:
        with self._ready:
            while self._ready.get_map():
                left = self._deadline - time.monotonic()
                if left <= 0:
                    raise TooSlow
                for key, _ in self._ready.select(left):
                    key.data(key.fileobj)
        return bytes(self._answer)

    def _feed(self, pipe: IO[bytes]) -> None:
        try:
            self._left = self._left[os.write(pipe.fileno(), self._left[:PIECE]) :] if self._left else self._left
        except BrokenPipeError:
            self._left = self._left[:0]
        if not self._left:
            self._done(pipe)

    def _gather(self, pipe: IO[bytes]) -> None:
        piece = os.read(pipe.fileno(), PIECE)
        self._answer += piece
        if len(self._answer) > LIMIT_ANSWER:
            raise TooMuch
        if not piece:
            self._done(pipe)

    def _hear(self, pipe: IO[bytes]) -> None:
        piece = os.read(pipe.fileno(), PIECE)
        self._heard += piece
        *lines, rest = self._heard.split(b"\n")
        self._heard = rest[-PIECE:]
        for line in lines:
            done, _, of = line.removeprefix(_PROGRESS).partition(b"/")
            if line.startswith(_PROGRESS) and done.isdigit() and of.isdigit():
                self._deadline = time.monotonic() + self._seconds
                self._told(int(done), int(of))
        if not piece:
            self._done(pipe)

    def _done(self, pipe: IO[bytes]) -> None:
        self._ready.unregister(pipe)
        pipe.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started; all of it may be gone already."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            pipe.close()
