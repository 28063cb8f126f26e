"""How much work is done, told without a clock: a busy machine takes longer, and does the same."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


def calls(work: Callable[[], object]) -> int:
    """How many functions, ours and those of libraries, are called while this is done."""
    counted = 0

    def count(_frame: FrameType, event: str, _what: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


@contextmanager
def an_end(seconds: int = 60) -> Iterator[None]:
    """Breaks off what has no end: so much of our own process's time, where it needs a few seconds at most."""

    def break_off(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"no end after {seconds} seconds of work")

    before = signal.signal(signal.SIGVTALRM, break_off)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
