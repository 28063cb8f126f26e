"""Agencies named in a sentence: ministries, departments, centres, people's committees, unions and associations."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ..vietnamese import UPPER
from .places import HOME, council_of, is_home, places_among, typed_name
from .words import Index, Mention, Word, Words, key_of, keys_of, lines

_AND = frozenset((key_of("và"),))
_GAP = re.compile(r"[ \t\xa0]*(?:[-–,][ \t\xa0]*)?\n?[ \t\xa0]*(?:và[ \t\xa0]+\n?)?")
_LEVEL = r"(?:tỉnh|thành phố|TP\.?|huyện|thị xã|TX\.?|quận|xã|phường|thị trấn|đặc khu)"
_BEFORE_PLACE = re.compile(rf"\s+(?P<level>{_LEVEL})?\s*|\s+", re.IGNORECASE)
_NO_NAME_AFTER = rf"\b(?!\s+(?-i:[{UPPER}]))"
_SORT = rf"(?:huyện|thị xã|thị trấn|thành phố|tỉnh|quận|xã|phường){_NO_NAME_AFTER}"
_LEVEL_ONLY = re.compile(
    rf"\s+(?P<level>cấp (?:tỉnh|huyện|xã)|các {_SORT}(?:(?:\s*[,/]\s*|\s+và\s+)(?:các\s+)?{_SORT})*|{_LEVEL}\b)",
    re.IGNORECASE,
)
_FULL_LEVEL = {"tp": "thành phố", "tp.": "thành phố", "tx": "thị xã", "tx.": "thị xã"}
_TAKES_LEVEL_ONLY = frozenset(("committee", "council", "agency", "association", "media"))
_TAKES_NO_PLACE = frozenset(("government", "ministry", "ministry_agency"))
_MAY_BEGIN_SMALL = frozenset(("department", "division", "centre"))  # «phòng Quản lý …»
_UNLISTED_HEADS: Mapping[tuple[str, ...], str] = {
    tuple(map(key_of, head.split())): kind
    for head, kind in {
        "Hiệp hội": "association", "Hội": "association", "Câu lạc bộ": "association", "Liên minh": "association",
        "Trung tâm": "centre", "Ban Quản lý": "agency", "Chi cục": "agency",
    }.items()
}  # fmt: skip
_UNLISTED_FIRSTS = frozenset(head[0] for head in _UNLISTED_HEADS)
_LONGEST_UNLISTED = 10
_LONGEST_PLACE = 4  # words of a place's name up to «Hội», «Liên minh» in it
_NOT_IN_NAMES = keys_of(
    "tại ở của cho với trên trong từ đến để là có được đã tổ phối tham thực gửi xây chủ hỗ triển về theo ngày năm "
    "chợ thảo nghị đồng thi viên họp nhập"
)
_COMMITTEE = "UBND"


class Agency(NamedTuple):
    name: str
    kind: str
    code: str


class Named(NamedTuple):
    agencies: list[Mention]
    places: list[Mention]


def agencies_in(text: str) -> list[Mention]:
    """Every agency named in the text, in order, with the place that belongs to its name («Sở Công Thương Vĩnh Long»).

    `code` is the unit's code of Đồng Nai when the name is one of its units, else "".
    """
    return named_in(text).agencies


def named_in(text: str) -> Named:
    """The agencies named in the text, and the places but those inside an agency's name, which say who, not where."""
    words = Words.of(text)
    places = places_among(text, words)
    agencies = _agencies_among(text, words.without(_AND), places)
    inside = {at for agency in agencies for at in range(agency.start, agency.end)}
    return Named(agencies, [place for place in places if place.start not in inside])


def _agencies_among(text: str, words: Words, named: Iterable[Mention]) -> list[Mention]:
    places = {place.start: place for place in named}
    index = _index()
    mentions: list[Mention] = []
    for at in words.among(index.lengths):
        if mentions and words.starts[at] < mentions[-1].end:
            continue
        length = 0 if _in_symbol(text, words[at]) else index.longest(words, at, text, _GAP)
        agency = index.entries[words.key(at, length)][0] if length else None
        if agency and _is_proper(text, words.run(at, length), agency):
            mentions.append(_with_place(text, words.starts[at], words.ends[at + length - 1], agency, places))
    unlisted = _unlisted_in(text, words, places)
    news = [new for new in unlisted if not any(m.start <= new.start and new.end <= m.end for m in mentions)]
    kept = [m for m in mentions if not any(new.start < m.end and m.start < new.end for new in news)]
    return sorted(kept + news)


def _in_symbol(text: str, word: Word) -> bool:
    """Whether the word is a part of a document's number («558/QĐ-UBND»)."""
    return word.start > 0 and text[word.start - 1] in "/-–" and text[word.start : word.end].isupper()


def _is_proper(text: str, words: Sequence[Word], agency: Agency) -> bool:
    """A single word must be an abbreviation; a longer name begins with a capital, or has it next («phòng Quản lý»)."""
    if len(words) == 1:
        return text[words[0].start : words[0].end].isupper()
    if words[0].capital or agency.name[0].islower():
        return True
    return agency.kind in _MAY_BEGIN_SMALL and words[1].capital


def _with_place(text: str, start: int, end: int, agency: Agency, places: Mapping[int, Mention]) -> Mention:
    if agency.kind in _TAKES_NO_PLACE:
        return Mention(start, end, *agency)
    gap = _BEFORE_PLACE.match(text, end)
    place = places.get(gap.end()) if gap else None
    if gap and place and place.kind != "country":
        return _of_place(Mention(start, place.end, *agency), place, (gap["level"] or "").lower())
    bare = _LEVEL_ONLY.match(text, end) if agency.kind in _TAKES_LEVEL_ONLY else None
    if bare:
        return _of_level(Mention(start, bare.end(), *agency), bare["level"].lower())
    return Mention(start, end, *agency)._replace(code="" if agency.kind == "committee" else agency.code)


def _of_place(agency: Mention, place: Mention, level: str) -> Mention:
    """«UBND huyện Định Quán», «Sở Công Thương Vĩnh Long»; at home a department needs no place to be known."""
    if agency.kind == "committee":
        code = f"{_COMMITTEE}-{place.code}" if is_home(place.code) else ""
        said = f"{_COMMITTEE} {_FULL_LEVEL.get(level, level)} {place.name}" if level else None
        return agency._replace(
            name=said or council_of(place.name, None) or f"{_COMMITTEE} {typed_name(place)}",
            code=_COMMITTEE if place.code == HOME else code,
        )
    if place.code == HOME and agency.code:
        return agency
    return agency._replace(name=f"{agency.name} {place.name}", code="")


def _of_level(agency: Mention, level: str) -> Mention:
    level = " ".join(level.split())
    if agency.kind != "committee":
        return agency._replace(name=f"{agency.name} {level}")
    return agency._replace(name=f"{_COMMITTEE} {level}", code=_COMMITTEE if level == "tỉnh" else "")


def _unlisted_in(text: str, words: Words, places: Mapping[int, Mention]) -> list[Mention]:
    """Bodies that no list holds, from their first word to the place that closes the name («Hiệp hội … Đồng Nai»)."""
    found: list[Mention] = []
    for at in words.among(_UNLISTED_FIRSTS):
        opens = words.capitals[at] and (not found or words.starts[at] >= found[-1].end)
        if opens and not _is_in_place(words, at, places):
            mention = _unlisted_at(text, words, at, places)
            found += [mention] if mention else []
    return found


def _is_in_place(words: Words, at: int, places: Mapping[int, Mention]) -> bool:
    """«xã Tân Hội, xã Hưng Thuận» names no «Hội»."""
    around = (places.get(start) for start in words.starts[max(0, at + 1 - _LONGEST_PLACE) : at + 1])
    return any(place is not None and place.end > words.starts[at] for place in around)


def _unlisted_at(text: str, words: Words, at: int, places: Mapping[int, Mention]) -> Mention | None:
    for head, kind in _UNLISTED_HEADS.items():
        if tuple(words.keys[at : at + len(head)]) == head:
            last = at + len(head) - 1
            place = _closing_place(text, words.run(last, at + _LONGEST_UNLISTED - last), places)
            if place:
                start = words.starts[at]
                return Mention(start, place.end, " ".join(text[start : place.end].split()), kind, "")
    return None


def _closing_place(text: str, words: Sequence[Word], places: Mapping[int, Mention]) -> Mention | None:
    """The place after one or more words of a name; None when a verb, a preposition or a stop comes first."""
    for count, (left, right) in enumerate(pairwise(words)):
        if not _GAP.fullmatch(text, left.end, right.start):
            return None
        if count and right.start in places:  # «Đồng Nai» too, whose first word is that of «hội đồng»
            return places[right.start]
        if right.key in _NOT_IN_NAMES:
            return None
    return None


@cache
def _index() -> Index[Agency]:
    return Index.of(_listed(), without=_AND)


def _listed() -> Iterator[tuple[str, Agency]]:
    for kind, code, name, others in lines("agencies.tsv"):
        for spelled in (name, *filter(None, others.split(";"))):
            yield spelled, Agency(name, kind, code)
