"""A sentence as words with comparison keys, and the longest listed name that begins at one of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from ..vietnamese import tone_free_key

Entry = TypeVar("Entry")

_WORD = re.compile(r"[^\W_]+(?:[&'’][^\W_]+)*")  # «KH&CN», «Cư M'gar»


class Mention(NamedTuple):
    """A name at characters [start, end). `code` is "" when it is unknown or several bear the name."""

    start: int
    end: int
    name: str
    kind: str
    code: str


class Word(NamedTuple):
    start: int
    end: int
    key: str
    capital: bool  # begins with a capital letter or a digit, as the parts of a proper name do


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """How a word is compared: no case, tone behind the letters."""
    return tone_free_key(word.replace("’", "'"))


def keys_of(sentence: str) -> frozenset[str]:
    return frozenset(map(key_of, sentence.split()))


def words_of(text: str) -> tuple[Word, ...]:
    return tuple([Word(*found.span(), *_key_and_case(found[0])) for found in _WORD.finditer(text)])


@lru_cache(maxsize=1 << 16)
def _key_and_case(spelled: str) -> tuple[str, bool]:
    return key_of(spelled), not spelled[0].islower()


@dataclass(frozen=True, slots=True)
class Index(Generic[Entry]):
    """Listed names by their words' keys; `lengths` tells for a first word which lengths are worth trying."""

    entries: Mapping[str, tuple[Entry, ...]]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, named: Iterable[tuple[str, Entry]], without: frozenset[str] = frozenset()) -> "Index[Entry]":
        """An index of (name, entry) pairs; words of `without` do not count («và»)."""
        entries: dict[str, tuple[Entry, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for name, entry in named:
            keys = [key for word in _WORD.findall(name) if (key := key_of(word)) not in without]
            joined = " ".join(keys)
            entries[joined] = (*entries.get(joined, ()), entry)
            lengths.setdefault(keys[0], set()).add(len(keys))
        return cls(entries, {first: tuple(sorted(all_, reverse=True)) for first, all_ in lengths.items()})

    def longest(self, words: tuple[Word, ...], at: int, text: str, gap: re.Pattern[str]) -> int:
        """How many words from `at` make the longest listed name; 0 when none does. `gap` may stand between them."""
        for length in self.lengths.get(words[at].key, ()):
            name = words[at : at + length]
            known = len(name) == length and self.key(words, at, length) in self.entries
            if known and joined(name, text, gap):
                return length
        return 0

    @staticmethod
    def key(words: tuple[Word, ...], at: int, length: int) -> str:
        return " ".join([word.key for word in words[at : at + length]])


def joined(words: tuple[Word, ...], text: str, gap: re.Pattern[str]) -> bool:
    """Whether nothing but `gap` stands between the words."""
    return all(gap.fullmatch(text, left.end, right.start) for left, right in pairwise(words))


def lines(name: str) -> list[list[str]]:
    """The fields of a shipped table, comments left out."""
    content = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in content.splitlines() if line and not line.startswith("#")]
