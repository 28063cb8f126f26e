"""The units in which such papers count (`units.txt`), as one longest-first pattern over folded text."""

import re
from pathlib import Path

from ...terms.vietnamese import fold

_TABLE = Path(__file__).with_name("units.txt")


def _words(printed: str) -> str:
    return re.escape(fold(printed.strip())).replace(r"\ ", r"\s+")


def _unit_pattern(line: str) -> tuple[int, int, str]:
    """The pattern of one line, behind the lengths by which lines are ordered: longer heads match first."""
    head, _, tails = line.partition(" |")
    followers = sorted((_words(tail) for tail in tails.split(",") if tail.strip()), key=len, reverse=True)
    optional = rf"(?:\s+(?:{'|'.join(followers)}))?" if followers else ""
    return -len(_words(head)), -len(optional), _words(head) + optional


def _all_units() -> str:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    ordered = sorted({_unit_pattern(line) for line in lines if line.strip() and not line.startswith("#")})
    return "|".join(pattern for _, _, pattern in ordered)


UNIT = rf"(?:{_all_units()})\b"
