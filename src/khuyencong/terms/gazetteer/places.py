"""Provinces, districts, communes and countries named in a sentence.

A name may stand bare («tại Nhơn Trạch») when it is a province, a district or a country; a commune needs its type word
(«xã …»), a word of place before it («CCN …», «tại …») or a list it belongs to.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from .words import Index, Mention, Word, joined, key_of, lines, words_of

HOME = "75"  # among several places of one name, the one of this province is meant

_RANK: Mapping[str, int] = {"province": 0, "country": 1, "district": 2, "commune": 3}
_GAP = re.compile(r"[ \t\xa0]*\n?[ \t\xa0]*|[ \t\xa0]*[-–][ \t\xa0]*|\.[ \t\xa0]*")
_BLANK = re.compile(r"[ \t\xa0]*\n?[ \t\xa0]*|\.[ \t\xa0]*")
_LIST = re.compile(r"\s*[,;/]\s*(?:và\s+)?|\s+(?:và|hoặc)\s+|\s*[-–]\s*")
_LEVELS: Mapping[str, str] = {
    key_of(short): full
    for short, full in {
        "tỉnh": "Tỉnh", "tp": "Thành phố", "huyện": "Huyện", "tx": "Thị xã", "quận": "Quận", "xã": "Xã",
        "phường": "Phường",
    }.items()
} | {
    " ".join(map(key_of, two.split())): two.capitalize()
    for two in ("thành phố", "thị xã", "thị trấn", "đặc khu")
}  # fmt: skip
_KINDS: Mapping[str, str] = {"Tỉnh": "province"} | dict.fromkeys(("Thành phố", "Huyện", "Thị xã", "Quận"), "district")
_SITES = frozenset(key_of(word) for word in ("ccn", "kcn", "nghiệp", "nghề", "tại", "ở", "nước", "sang"))
_NOT_NAMES = frozenset(key_of(word) for word in ("đoàn", "ủy", "hội", "đội", "đảng", "cục", "sở"))
_LONGEST_UNLISTED = 3
_ALIASES = (
    ("TPHCM", "79"), ("TP.HCM", "79"), ("HCM", "79"), ("Sài Gòn", "79"), ("TP. HCM", "79"), ("BR-VT", "77"),
    ("BRVT", "77"), ("TT-Huế", "46"),
)  # fmt: skip


class Place(NamedTuple):
    name: str
    kind: str
    code: str
    province: str
    type: str


class _Found(NamedTuple):
    """A mention with what a list after it inherits: its end among the words and its type."""

    mention: Mention
    next: int
    level: str


def places_in(text: str) -> list[Mention]:
    """Every place named in the text, in order; spans hold the bare name, without «huyện», «tỉnh»."""
    words = words_of(text)
    mentions: list[Mention] = []
    before: _Found | None = None
    at = 0
    while at < len(words):
        before_here = before if before and _in_list(text, before, words[at]) else None
        found = _place_at(text, words, at, before_here) if words[at].capital else None
        if found:
            mentions.append(found.mention)
            before = found
        at = found.next if found else at + 1
    return mentions


def _place_at(text: str, words: tuple[Word, ...], at: int, before: _Found | None) -> _Found | None:
    level = _level_before(text, words, at)
    length = _index().longest(words, at, text, _GAP)
    name = words[at : at + length]
    if not length or not (all(word.capital for word in name) or level or before):
        return _unlisted(text, words, at, level) if level and not length else None
    candidates = _index().entries[Index.key(words, at, length)]
    inherited = level or (before.level if before else "")
    place = _meant(candidates, inherited, _may_stand_bare(text, words, at, name, level, before))
    if place is None:
        return None
    return _Found(_mention(name, place), at + length, inherited)


def _mention(name: tuple[Word, ...], place: Place) -> Mention:
    return Mention(name[0].start, name[-1].end, place.name, place.kind, place.code)


def _in_list(text: str, before: _Found, word: Word) -> bool:
    return _LIST.fullmatch(text, before.mention.end, word.start) is not None


def _level_before(text: str, words: tuple[Word, ...], at: int) -> str:
    """The type word before a name («Thành phố»), "" when there is none; «cấp xã» is a level, not a place."""
    for length in (2, 1):
        first = at - length
        if first < 0 or not joined(words[first : at + 1], text, _BLANK):
            continue
        level = _LEVELS.get(Index.key(words, first, length), "")
        if level and not (first and words[first - 1].key == key_of("cấp")):
            return level
    return ""


class _Bare(NamedTuple):
    """Which kinds of place may be meant without a type word here."""

    kinds: tuple[str, ...]


def _may_stand_bare(
    text: str, words: tuple[Word, ...], at: int, name: tuple[Word, ...], level: str, before: _Found | None
) -> _Bare:
    spelled = text[name[0].start : name[-1].end]
    at_site = at > 0 and words[at - 1].key in _SITES
    if at_site or before:
        return _Bare(("province", "country", "district", "commune"))
    if len(name) == 1:
        return _Bare(("province",) if not spelled.isupper() or level else ())
    return _Bare(("province",) if spelled.isupper() else ("province", "country", "district"))


def _meant(candidates: tuple[Place, ...], level: str, bare: _Bare) -> Place | None:
    """The place meant among those of one name: of the type said, else of the highest level that may stand bare."""
    pool = [place for place in candidates if level and place.type == level]
    pool = pool or [place for place in candidates if place.kind in bare.kinds]
    if not pool:
        return None
    kind = min((place.kind for place in pool), key=lambda kind: _RANK[kind])
    pool = [place for place in pool if place.kind == kind]
    pool = [place for place in pool if place.province == HOME] or pool
    sure = len({place.code for place in pool}) == 1
    return pool[0] if sure else pool[0]._replace(code="")


def _unlisted(text: str, words: tuple[Word, ...], at: int, level: str) -> _Found | None:
    """A name that no list holds, told by its type word: the capitalised words after it."""
    if words[at].key in _NOT_NAMES or text[words[at - 1].start : words[at - 1].end].isupper():
        return None
    length = 1
    while length < _LONGEST_UNLISTED and at + length < len(words) and words[at + length].capital:
        if not joined(words[at + length - 1 : at + length + 1], text, _BLANK):
            break
        length += 1
    name = words[at : at + length]
    spelled = " ".join(text[word.start : word.end] for word in name)
    kind = _KINDS.get(level, "commune")
    return _Found(Mention(name[0].start, name[-1].end, spelled, kind, ""), at + length, level)


@cache
def _index() -> Index[Place]:
    return Index.of(_listed())


def _listed() -> Iterator[tuple[str, Place]]:
    provinces: dict[str, Place] = {}
    for kind, *fields in lines("places.tsv"):
        if kind == "names":
            yield from ((name, Place(name, "commune", "", "", "Xã")) for name in fields[0].split(";"))
            continue
        code, province, type_, name = fields
        place = Place(name, kind, code, province, type_)
        provinces.update({code: place} if kind == "province" else {})
        yield name, place
    for alias, code in _ALIASES:
        yield alias, provinces[code]
    for code, name, others in lines("countries.tsv"):
        yield from ((spelled, Place(name, "country", code, "", "")) for spelled in (name, *filter(None, others.split(";"))))
