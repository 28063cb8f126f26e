"""A sentence as words with comparison keys, and the longest listed name that begins at one of them."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from ..vietnamese import tone_free_key

Entry = TypeVar("Entry")

_WORD = re.compile(r"([^\W_]+(?:[&'’][^\W_]+)*)")  # «KH&CN», «Cư M'gar»


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


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: their keys and cases to walk along, and each word itself where one is asked for."""

    keys: Sequence[str]
    capitals: Sequence[bool]
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "Words":
        parts = _WORD.split(text)  # a word between any two gaps
        edges = list(accumulate(map(len, parts)))
        spelled = parts[1::2]
        known = set(spelled)
        keys, capitals = {word: key_of(word) for word in known}, {word: not word[0].islower() for word in known}
        told_keys, told_capitals = map(keys.__getitem__, spelled), map(capitals.__getitem__, spelled)
        return cls([*told_keys], [*told_capitals], edges[:-1:2], edges[1::2])

    def without(self, keys: frozenset[str]) -> "Words":
        kept = [key not in keys for key in self.keys]
        return Words(
            [*compress(self.keys, kept)],
            [*compress(self.capitals, kept)],
            [*compress(self.starts, kept)],
            [*compress(self.ends, kept)],
        )

    def among(self, keys: Container[str]) -> Iterator[int]:
        """Where one of the keys stands."""
        return compress(range(len(self.keys)), map(keys.__contains__, self.keys))

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, at: int) -> Word:
        return Word(self.starts[at], self.ends[at], self.keys[at], self.capitals[at])

    def run(self, at: int, length: int) -> list[Word]:
        """So many words in a row, fewer at the text's end."""
        return [self[i] for i in range(at, min(at + length, len(self)))]

    def key(self, at: int, length: int) -> str:
        return " ".join(self.keys[at : at + length])

    def joined(self, at: int, length: int, text: str, gap: re.Pattern[str]) -> bool:
        """Whether nothing but `gap` stands between so many words in a row."""
        return all(gap.fullmatch(text, self.ends[i], self.starts[i + 1]) for i in range(at, at + length - 1))


@dataclass(frozen=True, slots=True)
class Index(Generic[Entry]):
    """Listed names by their words' keys; `lengths` tells for a first word which lengths are worth trying, `seconds`
    which words may stand behind it in a name."""

    entries: Mapping[str, tuple[Entry, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    seconds: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, named: Iterable[tuple[str, Entry]], without: frozenset[str] = frozenset()) -> "Index[Entry]":
        """An index of (name, entry) pairs; words of `without` do not count («và»)."""
        entries: dict[str, tuple[Entry, ...]] = {}
        lengths: dict[str, set[int]] = {}
        seconds: dict[str, set[str]] = {}
        for name, entry in named:
            keys = [key for word in _WORD.findall(name) if (key := key_of(word)) not in without]
            joined = " ".join(keys)
            entries[joined] = (*entries.get(joined, ()), entry)
            lengths.setdefault(keys[0], set()).add(len(keys))
            seconds.setdefault(keys[0], set()).update(keys[1:2])
        tried = {first: tuple(sorted(all_, reverse=True)) for first, all_ in lengths.items()}
        return cls(entries, tried, {first: frozenset(all_) for first, all_ in seconds.items()})

    def longest(self, words: Words, at: int, text: str, gap: re.Pattern[str]) -> int:
        """How many words from `at` make the longest listed name; 0 when none does. `gap` may stand between them."""
        tried, behind = self.lengths.get(words.keys[at], ()), words.keys[at + 1 : at + 2]
        if tried and not (behind and behind[0] in self.seconds[words.keys[at]]):
            tried = tried[-1:] if tried[-1] == 1 else ()  # where a longer one cannot stand
        for length in tried:
            known = at + length <= len(words.keys) and words.key(at, length) in self.entries
            if known and words.joined(at, length, text, gap):
                return length
        return 0


def lines(name: str) -> list[list[str]]:
    """The fields of a shipped table, comments left out."""
    content = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in content.splitlines() if line and not line.startswith("#")]
