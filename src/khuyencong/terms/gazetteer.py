"""Names of places and agencies found in a sentence, from lists shipped with the package; no database.

Names are compared without regard to case and to where the tone mark sits (Biên Hòa = Biên Hoà = BIÊN HOÀ).
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

HOME = "75"  # a name borne by several places means the one of this province, when it has one

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LONGEST_NAME = 5
_JOINS_NAME = re.compile(r"[ \t\xa0]*\n?[ \t\xa0]*|[ \t\xa0]*[-–][ \t\xa0]*|\.[ \t\xa0]*")
_JOINS_LIST = re.compile(r"\s*[,;/]\s*(?:và\s+)?|\s+(?:và|hoặc)\s+|\s*[-–]\s*")
_LEVEL_WORDS: Mapping[str, tuple[str, ...]] = {
    "tỉnh": ("Tỉnh",),
    "thành phố": ("Thành phố",),
    "tp": ("Thành phố",),
    "huyện": ("Huyện",),
    "thị xã": ("Thị xã",),
    "tx": ("Thị xã",),
    "quận": ("Quận",),
    "xã": ("Xã",),
    "phường": ("Phường",),
    "thị trấn": ("Thị trấn",),
    "đặc khu": ("Đặc khu",),
}
_KIND_OF_LEVEL = {"Tỉnh": "province", "Thành phố": "district", "Huyện": "district", "Thị xã": "district",
                  "Quận": "district"}  # fmt: skip
_SITES = frozenset(("ccn", "kcn", "nghề", "tại", "ở", "nghiệp"))  # before these words a commune may stand bare


class Mention(NamedTuple):
    """A name at characters [start, end). `code` is "" when it is not known or several places bear the name."""

    start: int
    end: int
    name: str
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    kind: str  # province, district, commune, country
    code: str
    province: str
    type: str


@dataclass(frozen=True, slots=True)
class Agency:
    name: str
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    key: str
    capital: bool


@lru_cache(maxsize=50_000)
def _syllable(word: str) -> str:
    """A word in lower case with its tone at the end, so that «Hòa» and «Hoà» are equal."""
    lower = word.lower()
    if lower.isascii():
        return lower
    marks = unicodedata.normalize("NFD", lower)
    tones = "".join(c for c in marks if c in _TONES)
    return "".join(c for c in marks if c not in _TONES) + tones
