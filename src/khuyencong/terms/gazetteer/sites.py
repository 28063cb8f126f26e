"""Where a sentence or a row of a table says that something is held: «tại tỉnh Gia Lai», «| phường Trấn Biên |»."""

import re

from .places import places_in

_TYPE = r"(?:(?:tỉnh|thành phố|thủ đô|thị xã|quận|huyện|thị trấn|phường|xã|đặc khu) )?"
_AT = re.compile(rf"\btại (?:địa bàn )?({_TYPE})$", re.IGNORECASE)
_CELL = re.compile(rf"\|\s*({_TYPE})$", re.IGNORECASE)


def held_at(words: str) -> str:
    """The first place that the words say so of, with its type as written; "" where they name none."""
    for place in places_in(words):
        before, behind = words[: place.start], words[place.end :].lstrip()
        found = _AT.search(before) or (_CELL.search(before) if behind[:1] == "|" else None)
        if found:
            return f"{found[1]}{words[place.start : place.end]}"
    return ""
