"""The units in which such papers count (`units.txt`), as one longest-first pattern over folded text."""

import re
from pathlib import Path

from ...terms.vietnamese import fold

_TABLE = Path(__file__).with_name("units.txt")


def _words(printed: str) -> str:
    return re.escape(fold(printed.strip())).replace(r"\ ", r"\s+")


def _followers() -> dict[str, set[str]]:
    """What may follow each head; heads that folding makes equal («tổ», «tờ») share their followers."""
    found: dict[str, set[str]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        head, bar, tails = line.partition("|")
        if bar and not line.startswith("#"):
            found.setdefault(_words(head), set()).update(_words(tail) for tail in tails.split(",") if tail.strip())
    return found


def _all_units() -> str:
    """Longer heads and longer followers match first."""
    patterns = []
    for head, tails in sorted(_followers().items(), key=lambda unit: -len(unit[0])):
        longest_first = "|".join(sorted(tails, key=lambda tail: -len(tail)))
        patterns.append(head + (rf"(?:\s+(?:{longest_first}))?" if tails else ""))
    return "|".join(patterns)


UNIT = rf"(?:{_all_units()})\b"
