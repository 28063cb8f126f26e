"""Reads a paper in a process of its own with bounds on time and memory, so that no file takes the server down.

The process is this module run by name: it is handed the name and the bytes, and hands back text and facts as JSON
(`answers`). It gets none of the server's environment and gives up the network and all other files (`bounds`), so a
reader that were taken over would find neither passwords nor a database.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TypeVar

from ....terms.facts import PaperFacts, SecretPaper, Text, UnreadablePaper
from ....terms.vietnamese import fold
from ..formats import Pictures, read_text
from .answers import built, told
from .bounds import allow_seconds, bound
from .process import TooMuch, TooSlow, ask, tell_progress

SECONDS = 30
SECONDS_WITH_PICTURES = 150  # Tesseract has two minutes for a picture
PATIENCE = 2  # a busy machine shares its processors: a paper is no heavier for that, so its reader is waited for longer
MEGABYTES = 768  # of addresses, a third of which libraries take and never touch
IN_PROCESS_BYTES = 256 * 1024  # words without a format do no harm; a process of their own would cost more than reading
REFUSED, OUT_OF_MEMORY, SECRET = 3, 4, 5
_PLAIN = frozenset(("txt", "md", "markdown"))
Answer = TypeVar("Answer")
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class ReadPaper:
    text: Text
    facts: PaperFacts


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What the process is told beside the bytes; `seconds` of processor time for each word of progress."""

    seconds: int
    megabytes: int
    pictures: bool

    @classmethod
    def of(cls, pictures: object, seconds: int | None, megabytes: int) -> "_Bounds":
        most = SECONDS_WITH_PICTURES if pictures else SECONDS
        return cls(seconds or most, megabytes, pictures is not None)


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
    waits for the answer. `seconds` is the most processor time, and PATIENCE times as many the longest wait, for each
    word of progress.
    """
    if _is_harmless(data, name):
        return read_text(data, name)
    return _asked(data, name, _Bounds.of(pictures, seconds, megabytes), pictures, Text)


def read_paper_guarded(
    data: bytes, name: str, *, pictures: Callable[[int, int], None] | None = None, seconds: int | None = None
) -> ReadPaper:
    """Text and facts of a paper, both found within the same bounds."""
    if _is_harmless(data, name):
        text = read_text(data, name)
        return ReadPaper(text, _finder()(text))
    return _asked(data, name, _Bounds.of(pictures, seconds, MEGABYTES), pictures, ReadPaper)


def _is_harmless(data: bytes, name: str) -> bool:
    return fold(name).rpartition(".")[2] in _PLAIN and len(data) <= IN_PROCESS_BYTES


def _asked(
    data: bytes, name: str, bounds: _Bounds, pictures: Callable[[int, int], None] | None, kind: type[Answer]
) -> Answer:
    """The answer of a process of its own, or its refusal."""
    order = json.dumps(asdict(bounds) | {"name": name, "facts": kind is ReadPaper}).encode()
    command = [sys.executable, "-P", "-m", __name__]
    try:
        code, out = ask(command, order + b"\n" + data, PATIENCE * bounds.seconds, pictures or _untold)
    except TooSlow as fault:
        raise _too_slow(name, PATIENCE * bounds.seconds) from fault
    except TooMuch:
        code, out = 0, b""
    if code in _OUT_OF_TIME:
        raise _too_slow(name, bounds.seconds)
    _refuse(code, out, name, bounds.megabytes)
    return _built(kind, out, name)


def _untold(done: int, of: int) -> None:
    """Nobody waits to hear."""


def _refuse(code: int, out: bytes, name: str, megabytes: int) -> None:
    if code == SECRET:
        raise SecretPaper(out.decode())
    if code == REFUSED:
        raise UnreadablePaper(out.decode())
    if code == OUT_OF_MEMORY:
        raise UnreadablePaper(
            f"{name}: cần hơn {megabytes} MB bộ nhớ để đọc. Hãy tách tệp hoặc bỏ bớt ảnh rồi gửi lại."
        )
    if code:
        raise _broken(name)


def _built(kind: type[Answer], out: bytes, name: str) -> Answer:
    """The value told; an answer that no reader of ours gives is as good as a broken reader."""
    try:
        answer: Answer = built(kind, json.loads(out))
    except (ValueError, TypeError, KeyError) as fault:
        raise _broken(name) from fault
    return answer


def _broken(name: str) -> UnreadablePaper:
    return UnreadablePaper(f"{name}: tệp làm hỏng trình đọc, không an toàn. Hãy mở, lưu lại rồi gửi lại.")


def _too_slow(name: str, seconds: int) -> UnreadablePaper:
    return UnreadablePaper(
        f"{name}: đọc quá {seconds} giây, tệp quá nặng hoặc hỏng. Hãy tách hoặc lưu lại rồi gửi lại."
    )


def _finder() -> Callable[[Text], PaperFacts]:
    """What finds facts: made ready only where they are asked for, and before the process gives up all files."""
    from ..paper import find_facts  # noqa: PLC0415

    return find_facts


def _read(data: bytes, name: str, pictures: Pictures, finder: Callable[[Text], PaperFacts] | None) -> Text | ReadPaper:
    text = read_text(data, name, pictures)
    return ReadPaper(text, finder(text)) if finder else text


def _json(answer: Text | ReadPaper) -> bytes:
    return json.dumps(told(answer), ensure_ascii=False).encode()


def _answer() -> tuple[int, bytes]:
    """What the reading process says: exit code and words."""
    asked = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    finder = _finder() if asked["facts"] else None
    bound(asked["seconds"], asked["megabytes"])

    def progress(done: int, of: int) -> None:
        allow_seconds(asked["seconds"])
        tell_progress(done, of)

    try:
        return 0, _json(_read(data, asked["name"], Pictures(asked["pictures"], progress), finder))
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
