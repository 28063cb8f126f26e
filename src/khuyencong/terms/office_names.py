"""How heads of papers and lists write the name of an office: «ỦY BAN NHÂN DÂN XÃ AN» is «UBND xã An, tỉnh Đồng Nai»."""

import re

from .vietnamese import fold

_OF_PROVINCE = re.compile(r"(?<!^ubnd) (?:tinh|thanh pho) [^,]+$")  # «UBND tỉnh …» is the province's own


def plain_name(name: str) -> str:
    """The name folded, in one spelling, without the province or city that it stands in."""
    return _OF_PROVINCE.sub("", plain_words(name).partition(",")[0].strip())


def plain_words(words: str) -> str:
    """Words that name offices, folded, each in one spelling."""
    return fold(words).replace("uy ban nhan dan", "ubnd")


_KIND = r"(?:xã|phường|đặc khu|thị trấn|thị xã|huyện|thành phố)"
_LEAD = re.compile(rf"(?P<lead>UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:các )?(?={_KIND} )", re.IGNORECASE)
_PLACE = re.compile(
    rf"(?:(?:UBND|Ủy ban nhân dân) )?(?:các )?(?:(?P<kind>{_KIND}) )?(?P<name>[^\W\d_][^,;:()]{{1,40}})"
)
_BETWEEN = re.compile(r"\s*(?:[,;]|\bvà\b)\s*")


def each_of(words: str) -> tuple[str, ...]:
    """«Ủy ban nhân dân phường An, xã Bình và Lộc» names three; what lists anything but places by name is one."""
    lead = _LEAD.match(words)
    told = [_PLACE.fullmatch(part) for part in _BETWEEN.split(words[lead.end() :])] if lead else []
    places = [place for place in told if place and all(word[0].isupper() for word in place["name"].split())]
    if lead is None or len(places) < 2 or len(places) < len(told):
        return (words,)
    offices, kind = [], ""
    for place in places:
        kind = place["kind"] or kind
        offices.append(f"{lead['lead']} {kind} {place['name'].strip()}")
    return tuple(offices)
