"""The units in which such papers count (`units.txt`), as one longest-first pattern over folded text."""

import re
from collections.abc import Iterator
from pathlib import Path

from ...terms.vietnamese import fold

_TABLE = Path(__file__).with_name("units.txt")


def _words(printed: str) -> str:
    return re.escape(fold(printed.strip())).replace(r"\ ", r"\s+")


def _rows() -> Iterator[tuple[str, list[str], list[str]]]:
    """Head, what may follow it within the unit, and what may not follow it at all («giải», but not «giải ngân»)."""
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        head, bar, tails = line.partition("|")
        if bar and not line.startswith("#"):
            kept, _, barred = tails.partition("!")
            yield _words(head), _members(kept), _members(barred)


def _members(listed: str) -> list[str]:
    return [_words(word) for word in listed.split(",") if word.strip()]


def _all_units() -> str:
    """Longer heads and longer followers match first; heads that folding makes equal («tổ», «tờ») share followers."""
    followers: dict[str, set[str]] = {}
    barred: dict[str, set[str]] = {}
    for head, tails, never in _rows():
        followers.setdefault(head, set()).update(tails)
        barred.setdefault(head, set()).update(never)
    patterns = []
    for head, kept in sorted(followers.items(), key=lambda unit: -len(unit[0])):
        longest_first = "|".join(sorted(kept, key=lambda tail: -len(tail)))
        stop = rf"(?!\s+(?:{'|'.join(sorted(barred[head]))})\b)" if barred[head] else ""
        patterns.append(head + stop + (rf"(?:\s+(?:{longest_first}))?" if kept else ""))
    return "|".join(patterns)


UNIT = rf"(?:{_all_units()})\b"
