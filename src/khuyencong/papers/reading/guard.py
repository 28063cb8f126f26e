"""Reads a file in a process of its own with bounds on time and memory, so that no file takes the server down.

The process is this module run by name: it is handed the name and the bytes, and hands back the text as JSON. It gets
none of the server's environment, so a reader that were taken over would find neither passwords nor a database.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from ...terms.facts import Area, Finding, Place, Severity, Span, Text, UnreadablePaper
from ...terms.vietnamese import fold
from .formats import read_text

SECONDS = 60
MEGABYTES = 2048
IN_PROCESS_BYTES = 256 * 1024  # words without a format do no harm; a process of their own would cost more than reading
REFUSED, OUT_OF_MEMORY = 3, 4
_PLAIN = frozenset(("txt", "md", "markdown"))
_KEPT = frozenset(("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "TMPDIR", "SYSTEMROOT"))


def read_text_guarded(data: bytes, name: str, *, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> Text:
    """`read_text` within bounds. Raises UnreadablePaper also for a file that is too heavy or breaks its reader."""
    if fold(name).rpartition(".")[2] in _PLAIN and len(data) <= IN_PROCESS_BYTES:
        return read_text(data, name)
    header = json.dumps({"name": name, "seconds": seconds, "megabytes": megabytes}).encode() + b"\n"
    code, out = _run(header + data, name, seconds)
    if code == REFUSED:
        raise UnreadablePaper(out.decode())
    if code == OUT_OF_MEMORY:
        raise UnreadablePaper(
            f"{name}: cần hơn {megabytes} MB bộ nhớ để đọc. Hãy tách tệp hoặc bỏ bớt ảnh rồi gửi lại."
        )
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _too_slow(name, seconds)
    told = None if code else _text(out)
    if told is None:
        raise UnreadablePaper(f"{name}: tệp làm hỏng trình đọc, không an toàn. Hãy mở, lưu lại rồi gửi lại.")
    return told


def _run(given: bytes, name: str, seconds: int) -> tuple[int, bytes]:
    """Exit code and answer of the reading process; with its own children it is ended when its time is over."""
    kept = {key: value for key, value in os.environ.items() if key in _KEPT}
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**kept, "PYTHONIOENCODING": "utf-8"},
        start_new_session=True,
    )
    try:
        out, _ = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired as fault:
        raise _too_slow(name, seconds) from fault
    finally:
        _end(process)
    return process.returncode, out


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started; all of it may be gone already."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()


def _too_slow(name: str, seconds: int) -> UnreadablePaper:
    return UnreadablePaper(
        f"{name}: đọc quá {seconds} giây, tệp quá nặng hoặc hỏng. Hãy tách hoặc lưu lại rồi gửi lại."
    )


def _text(out: bytes) -> Text | None:
    """The text told; None for an answer that no reader of ours gives."""
    try:
        told = json.loads(out)
        places = tuple(_place(*place) for place in told["line_places"])
        findings = tuple(_finding(finding) for finding in told["findings"])
        return Text(**{**told, "line_places": places, "findings": findings})
    except (ValueError, TypeError, KeyError):
        return None


def _place(page: int | None, row: int | None, column: int | None, *area: float) -> Place:
    return Place(page, row, column, Area(*area) if area else None)


def _finding(told: dict[str, Any]) -> Finding:
    span = Span(**told["span"]) if told["span"] else None
    return Finding(**{**told, "severity": Severity(told["severity"]), "span": span})


def _json(text: Text) -> bytes:
    told = asdict(text) | {"line_places": [_row(place) for place in text.line_places]}
    return json.dumps(told, ensure_ascii=False).encode()


def _row(place: Place) -> list[float | None]:
    area = place.area
    return [place.page, place.row, place.column, *((area.left, area.top, area.right, area.bottom) if area else ())]


def _limit(seconds: int, megabytes: int) -> None:
    """No more memory and processor time than given, and not a byte written to any file."""
    memory = megabytes * 1024 * 1024
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, ceiling = resource.getrlimit(what)
        resource.setrlimit(what, (most if ceiling < 0 else min(most, ceiling), ceiling))


def _answer() -> tuple[int, bytes]:
    """What the reading process says: exit code and words."""
    asked = json.loads(sys.stdin.buffer.readline())
    _limit(asked["seconds"], asked["megabytes"])
    try:
        return 0, _json(read_text(sys.stdin.buffer.read(), asked["name"]))
    except UnreadablePaper as refused:
        return REFUSED, str(refused).encode()
    except MemoryError:
        return OUT_OF_MEMORY, b""


if __name__ == "__main__":
    code, words = _answer()
    sys.stdout.buffer.write(words)
    sys.stdout.buffer.flush()
    os._exit(code)  # nothing is left to tidy up, and leaving at once saves time
