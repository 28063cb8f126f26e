"""Reads a file in a process of its own with bounds on time and memory, so that no file takes the server down.

The process is this module run by name: it is handed the name and the bytes, and hands back the text as JSON. It gets
none of the server's environment and gives up the network and all other files (`bounds`), so a reader that were taken
over would find neither passwords nor a database.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from ...terms.facts import Finding, SecretPaper, Severity, Span, Text, UnreadablePaper, as_row, place_of
from ...terms.vietnamese import fold
from .bounds import allow_seconds, bound
from .formats import Pictures, read_text
from .process import TooMuch, TooSlow, ask, tell_progress

SECONDS = 60
SECONDS_WITH_PICTURES = 150  # the longest silence: Tesseract has two minutes for a picture
MEGABYTES = 1536
IN_PROCESS_BYTES = 256 * 1024  # words without a format do no harm; a process of their own would cost more than reading
REFUSED, OUT_OF_MEMORY, SECRET = 3, 4, 5
_PLAIN = frozenset(("txt", "md", "markdown"))
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)


def read_text_guarded(
    data: bytes,
    name: str,
    *,
    pictures: Callable[[int, int], None] | None = None,
    seconds: int | None = None,
    megabytes: int = MEGABYTES,
) -> Text:
    """`read_text` within bounds. Raises UnreadablePaper also for a file that is too heavy or breaks its reader.

    Pictures are read, and how many are done is told to `pictures`; without it they are left for later, for one person
    waits for the answer. `seconds` is the longest time without a word of progress.
    """
    if fold(name).rpartition(".")[2] in _PLAIN and len(data) <= IN_PROCESS_BYTES:
        return read_text(data, name)
    seconds = seconds or (SECONDS_WITH_PICTURES if pictures else SECONDS)
    asked = {"name": name, "seconds": seconds, "megabytes": megabytes, "pictures": pictures is not None}
    command = [sys.executable, "-P", "-m", __name__]
    try:
        code, out = ask(command, json.dumps(asked).encode() + b"\n" + data, seconds, pictures or _untold)
    except TooSlow as fault:
        raise _too_slow(name, seconds) from fault
    except TooMuch:
        code, out = 0, b""
    if code in _OUT_OF_TIME:
        raise _too_slow(name, seconds)
    return _text_or_refusal(code, out, name, megabytes)


def _untold(done: int, of: int) -> None:
    """Nobody waits to hear."""


def _text_or_refusal(code: int, out: bytes, name: str, megabytes: int) -> Text:
    if code == SECRET:
        raise SecretPaper(out.decode())
    if code == REFUSED:
        raise UnreadablePaper(out.decode())
    if code == OUT_OF_MEMORY:
        raise UnreadablePaper(
            f"{name}: cần hơn {megabytes} MB bộ nhớ để đọc. Hãy tách tệp hoặc bỏ bớt ảnh rồi gửi lại."
        )
    told = None if code else _text(out)
    if told is None:
        raise UnreadablePaper(f"{name}: tệp làm hỏng trình đọc, không an toàn. Hãy mở, lưu lại rồi gửi lại.")
    return told


def _too_slow(name: str, seconds: int) -> UnreadablePaper:
    return UnreadablePaper(
        f"{name}: đọc quá {seconds} giây, tệp quá nặng hoặc hỏng. Hãy tách hoặc lưu lại rồi gửi lại."
    )


def _text(out: bytes) -> Text | None:
    """The text told; None for an answer that no reader of ours gives."""
    try:
        told = json.loads(out)
        places = tuple(map(place_of, told["line_places"]))
        findings = tuple(_finding(finding) for finding in told["findings"])
        return Text(**{**told, "line_places": places, "findings": findings})
    except (ValueError, TypeError, KeyError):
        return None


def _finding(told: dict[str, Any]) -> Finding:
    span = Span(**told["span"]) if told["span"] else None
    return Finding(**{**told, "severity": Severity(told["severity"]), "span": span})


def _json(text: Text) -> bytes:
    told = asdict(text) | {"line_places": [as_row(place) for place in text.line_places]}
    return json.dumps(told, ensure_ascii=False).encode()


def _answer() -> tuple[int, bytes]:
    """What the reading process says: exit code and words."""
    asked = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    bound(asked["seconds"], asked["megabytes"])

    def told(done: int, of: int) -> None:
        allow_seconds(asked["seconds"])
        tell_progress(done, of)

    try:
        return 0, _json(read_text(data, asked["name"], Pictures(asked["pictures"], told)))
    except SecretPaper as refused:
        return SECRET, str(refused).encode()
    except UnreadablePaper as refused:
        return REFUSED, str(refused).encode()
    except MemoryError:
        return OUT_OF_MEMORY, b""


if __name__ == "__main__":
    code, words = _answer()
    sys.stdout.buffer.write(words)
    sys.stdout.buffer.flush()
    os._exit(code)  # nothing is left to tidy up, and leaving at once saves time
