"""Provinces, districts, communes, regions and countries named in a sentence.

A name may stand bare («tại Nhơn Trạch») when it is a province, a district or a country; a commune needs its type word
(«xã …»), a word of place before it («CCN …», «tại …») or a list it belongs to.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress, pairwise, takewhile
from typing import NamedTuple

from ..vietnamese import tone_free_key
from .words import Index, Mention, Word, Words, key_of, keys_of, lines

HOME = "75"  # among several places of one name, the one of this province is meant

_RANK: Mapping[str, int] = {"province": 0, "country": 1, "region": 2, "district": 3, "commune": 4}
_WIDE = ("province", "country", "region")  # kinds that may stand bare anywhere
_GAP = re.compile(r"\s{1,6}|[ \t\xa0]*[-–][ \t\xa0]*|\.")
_BLANK = re.compile(r"[ \t\xa0]+\n?[ \t\xa0]*|\n")
_BETWEEN_WORDS = re.compile(r"[\s'’-]+")
_BLANKS = re.compile(r"\s{1,6}")
_ABBREVIATED = re.compile(r"\.?\s{0,2}")
_LIST = re.compile(r"\s*[,;/]\s*(?:và\s+)?|\s+(?:và|hoặc)\s+|\s*[-–]\s*")
_LEVELS: Mapping[str, str] = {
    " ".join(map(key_of, word.split())): level
    for word, level in {
        "tỉnh": "Tỉnh", "thành phố": "Thành phố", "tp": "Thành phố", "huyện": "Huyện", "thị xã": "Thị xã",
        "tx": "Thị xã", "quận": "Quận", "xã": "Xã", "phường": "Phường", "thị trấn": "Thị trấn", "đặc khu": "Đặc khu",
    }.items()
}  # fmt: skip
_LEVEL_ENDS = frozenset(level.split()[-1] for level in _LEVELS)
_KINDS: Mapping[str, str] = {"Tỉnh": "province"} | dict.fromkeys(("Thành phố", "Huyện", "Thị xã", "Quận"), "district")
_SITES = keys_of("ccn kcn nghiệp nghề tại ở nước sang trường")
_PROPER_NAMES = keys_of(
    "tnhh htx dntn ty phần ông bà nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý"
)
_BEFORE_NAMES = _LEVEL_ENDS | _SITES  # a name that no list holds stands behind one of these
_NOT_NAMES = keys_of("đoàn ủy hội đội đảng cục sở đbscl")
_GRADE = key_of("cấp")
_LONGEST_UNLISTED = 3
_ALIASES = (
    ("TPHCM", "79"), ("HCM", "79"), ("Sài Gòn", "79"), ("BR-VT", "77"), ("BRVT", "77"), ("TT-Huế", "46"),
    ("Đăk Nông", "67"), ("Đắc Nông", "67"), ("Đăk Lăk", "66"), ("Đắk Lăk", "66"), ("Đắc Lắc", "66"), ("Đăk Lắk", "66"),
)  # fmt: skip


class Place(NamedTuple):
    name: str
    kind: str  # province, district, commune, country, region
    code: str
    province: str
    type: str
    since: str = ""  # the day from which a province of another type before is a city


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a name may begin: its word, the type word before it, and the mention whose list it may continue."""

    text: str
    words: Words
    at: int
    level: str
    listed_after: "_Found | None"

    @property
    def at_site(self) -> bool:
        return self.at > 0 and self.words.keys[self.at - 1] in _SITES

    @property
    def in_proper_name(self) -> bool:
        """Whether the words before make it a person's or a company's name («Công ty TNHH …», «Trần …»)."""
        return not self.level and self.at > 0 and self.words.keys[self.at - 1] in _PROPER_NAMES

    @property
    def inherited(self) -> str:
        """The type word that holds here: «các huyện Tân Phú, Định Quán» says «huyện» of both."""
        return self.level or (self.listed_after.level if self.listed_after else "")

    def spelled(self, length: int) -> str:
        return self.text[self.words.starts[self.at] : self.words.ends[self.at + length - 1]]

    def mention(self, length: int, name: str, kind: str, code: str) -> Mention:
        return Mention(self.words.starts[self.at], self.words.ends[self.at + length - 1], name, kind, code)


class _Found(NamedTuple):
    """A mention with what a list after it inherits: the next word and the type."""

    mention: Mention
    next: int
    level: str


def places_in(text: str) -> list[Mention]:
    """Every place named in the text, in order; spans hold the bare name, without «huyện», «tỉnh».

    Places that are part of an agency's name are told too; `named_in` leaves them out.
    """
    return places_among(text, Words.of(text))


def places_among(text: str, words: Words) -> list[Mention]:
    """The places of a text whose words are known."""
    mentions: list[Mention] = []
    before: _Found | None = None
    listed, free = _index().lengths, 0
    for at in compress(range(len(words)), words.capitals):
        if at < free:
            continue
        key, goes_on = words.keys[at], before is not None and at <= free + 1  # with at most «và» between
        by_itself = key in listed and not key.isdigit()  # «Quận 4», but not «4»
        if (by_itself or words.keys[at - 1] in _BEFORE_NAMES or goes_on) and (
            found := _place_at(text, words, at, before)
        ):
            mentions.append(found.mention)
            before, free = found, found.next
    return mentions


def council_of(name: str, day: str | None) -> str | None:
    """What the council of a province is called: «UBND tỉnh Long An»; None for what was no province that day.

    Of a day only a year or month may be known; where none is, a province that became a city is called as before.
    """
    provinces = [place for place in _named(name) if place.kind == "province"]
    if day is not None:
        provinces = [place for place in reversed(provinces) if place.since[: len(day)] <= day]
    return f"UBND {provinces[0].type.lower()} {name}" if provinces else None


def typed_name(place: Mention) -> str:
    """A listed place with its type, «huyện Tân Phú»; the bare name of one that shares it with others."""
    types = {listed.type for listed in _named(place.name) if listed.kind == place.kind and listed.code == place.code}
    return f"{types.pop().lower()} {place.name}" if len(types) == 1 else place.name


def _named(name: str) -> tuple[Place, ...]:
    return _index().entries.get(" ".join(Words.of(name).keys), ())


def is_home(code: str) -> bool:
    """Whether the code is one of a district or commune of the home province, of any time."""
    return code in _home_codes()


def _place_at(text: str, words: Words, at: int, before: _Found | None) -> _Found | None:
    length = _index().longest(words, at, text, _GAP)
    level = _level_before(text, words, at)
    listed_after = before if before and _LIST.fullmatch(text, before.mention.end, words.starts[at]) else None
    if not (length or level or listed_after or (at and words.keys[at - 1] in _SITES)):
        return None
    spot = _Spot(text, words, at, level, listed_after)
    if length:
        place = _meant(_index().entries[words.key(at, length)], spot, length)
        return place and _Found(spot.mention(length, *place[:3]), at + length, spot.inherited)
    return _country_wide(spot) or (_unlisted(spot) if level else None)


def _level_before(text: str, words: Words, at: int) -> str:
    """The type word before a name («Thành phố»), "" when there is none; «cấp xã» is a grade, not a place."""
    if not at or words.keys[at - 1] not in _LEVEL_ENDS:
        return ""
    for length in (2, 1):
        first = max(at - length, 0)
        level = _LEVELS.get(words.key(first, length), "")
        gap = _ABBREVIATED if words.keys[at - 1] in ("tp", "tx") else _BLANKS
        if level and gap.fullmatch(text, words.ends[at - 1], words.starts[at]):
            return "" if first and words.keys[first - 1] == _GRADE else level
    return ""


def _meant(candidates: tuple[Place, ...], spot: _Spot, length: int) -> Place | None:
    """The place meant among those of one name: of the type said, else of the highest kind that may stand bare."""
    pool = [place for place in candidates if spot.inherited and place.type == spot.inherited]
    pool = pool or [place for place in candidates if place.kind in _bare_kinds(spot, length)]
    if not pool:
        return None
    kind = min((place.kind for place in pool), key=lambda kind: _RANK[kind])
    pool = [place for place in pool if place.kind == kind]
    pool = [place for place in pool if place.province == HOME] or pool
    sure = len({place.code for place in pool}) == 1
    return pool[0] if sure else pool[0]._replace(code="")


def _bare_kinds(spot: _Spot, length: int) -> tuple[str, ...]:
    """Kinds of place that may be meant without their type word here."""
    spelled = spot.spelled(length)
    if spelled.isdigit() or not all(spot.words.capitals[spot.at : spot.at + length]):
        return ()
    if spot.in_proper_name:
        return ()
    if spot.level or spot.at_site or (spot.listed_after and spot.listed_after.mention.kind == "commune"):
        return (*_WIDE, "district", "commune")
    if spelled.isupper():  # in a heading of capitals, «THỐNG NHẤT» is more often a verb
        return ("province",)
    return (*_WIDE, "district") if length > 1 or spot.listed_after else ("province",)


def _country_wide(spot: _Spot) -> _Found | None:
    """A commune of any other province, known by its name only."""
    for length in (4, 3, 2):
        known = spot.at + length <= len(spot.words) and spot.words.key(spot.at, length) in _commune_keys()
        capitals = spot.words.capitals[spot.at : spot.at + length]
        if known and all(capitals) and spot.words.joined(spot.at, length, spot.text, _BLANK):
            return _Found(spot.mention(length, spot.spelled(length), "commune", ""), spot.at + length, spot.level)
    return None


def _unlisted(spot: _Spot) -> _Found | None:
    """A name that no list holds, told by its type word: the two or three capitalised words after it."""
    words, at = spot.words, spot.at
    type_word = words[at - 1]
    if words.keys[at] in _NOT_NAMES or spot.text[type_word.start : type_word.end].isupper():
        return None
    name = [type_word, *words.run(at, _LONGEST_UNLISTED)]
    length = sum(1 for _ in takewhile(lambda pair: pair[1].capital and _same_line(spot.text, *pair), pairwise(name)))
    if length < 2:
        return None
    kind = _KINDS.get(spot.level, "commune")
    return _Found(spot.mention(length, spot.spelled(length), kind, ""), at + length, spot.level)


def _same_line(text: str, left: Word, right: Word) -> bool:
    return text[left.end : right.start] in (" ", ". ")


@cache
def _index() -> Index[Place]:
    return Index.of(_listed())


def _listed() -> Iterator[tuple[str, Place]]:
    provinces: dict[str, Place] = {}
    for kind, code, province, type_, name, *since in lines("places.tsv"):
        place = Place(name, kind, code, province, type_, *since)
        if kind == "province":
            provinces[code] = place
        yield name, place
    for alias, code in _ALIASES:
        yield alias, provinces[code]
    for kind, code, name, others in lines("beyond.tsv"):
        for spelled in (name, *filter(None, others.split(";"))):
            yield spelled, Place(name, kind, code, "", "")


@cache
def _commune_keys() -> frozenset[str]:
    """Keys of the commune names of the whole country (written as keys, so that they load at once)."""
    return frozenset(lines("communes.txt")[0][0].split(";"))


def is_of_a_name(word: str) -> bool:
    """Whether a word with a capital is one of a listed place's name: «Tẻh» of «Đạ Tẻh», no syllable as others are."""
    return word[:1].isupper() and key_of(word) in _words_of_names()


@cache
def _words_of_names() -> frozenset[str]:
    keys = chain(_commune_keys(), (tone_free_key(name) for name, _ in _listed()))
    written = chain.from_iterable((key, key.replace("'", "")) for key in keys)  # «Đắk R'Lấp», «Đắk Rlấp»
    return frozenset(word for key in written for word in _BETWEEN_WORDS.split(key))


@cache
def _home_codes() -> frozenset[str]:
    return frozenset(place.code for places in _index().entries.values() for place in places if place.province == HOME)
