"""The units in which such papers count (`units.txt`), as one longest-first pattern over folded text."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ....terms.vietnamese import fold

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
    patterns: dict[str, list[str]] = defaultdict(list)  # by first letter, so that few are tried at each word
    for head, kept in sorted(followers.items(), key=lambda unit: (-len(unit[0]), unit[0])):
        longest_first = "|".join(sorted(kept, key=lambda tail: (-len(tail), tail)))
        stop = rf"(?!\s+(?:{'|'.join(sorted(barred[head]))})\b)" if barred[head] else ""
        patterns[head[0]].append(head[1:] + stop + (rf"(?:\s+(?:{longest_first}))?" if kept else ""))
    return "|".join(f"{first}(?:{'|'.join(heads)})" for first, heads in patterns.items())


UNIT = rf"(?:{_all_units()})\b"

_MEMBER = re.compile(r"(?:^|[,/]|\s(?:và|hoặc)\s)\s*((?:(?![,/]|\s(?:và|hoặc)\s).)+)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def printed_unit(printed: str) -> str:
    """The members of a printed unit up to the first that folding has confused with one: «hỗ» is no «hộ»."""
    end = 0
    for member in _MEMBER.finditer(printed):
        if not _is_printed_so(member[1].split()):
            break
        end = member.end()
    return printed[:end]


def _is_printed_so(words: list[str]) -> bool:
    """Whether a unit's first word has the marks it must have; what is printed without marks needs no proof."""
    if [word.lower() for word in words] == ["so"]:
        return False  # «04 hội chợ, so với …» has no «số»
    known = _FORMS.get((len(words) == 1, fold(words[0])))
    return known is None or words[0].isascii() or _marks(words[0]) in known


def _marks(word: str) -> str:
    """The letters and marks of a word wherever the tone is put: «khoá» and «khóa» are one."""
    return "".join(sorted(unicodedata.normalize("NFD", word.lower())))


def _first_words() -> dict[tuple[bool, str], set[str]]:
    """The printed forms of every word that opens a unit, by whether it stands alone and its folded form."""
    forms: dict[tuple[bool, str], set[str]] = defaultdict(set)
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if "|" in line and not line.startswith("#"):
            words = line.partition("|")[0].replace(",", " ").split()
            for alone in {len(words) == 1, False}:
                forms[alone, fold(words[0])].add(_marks(words[0]))
    return forms


_FORMS = _first_words()
