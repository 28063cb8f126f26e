"""Signs of the fonts Symbol and Wingdings, which files keep at U+F021–F0FF, as the signs a person sees.

The places tell no font: those of Symbol that papers reckon with are told, any other is a bullet.
And what is no sign of the words at all: «110.000.000 đồng¹».
"""

import re

_BULLET = "•"
_OF_SYMBOL = {
    0x2B: "+", 0x2D: "-", 0xA3: "≤", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xDE: "⇒",
}  # fmt: skip
_SHOWN = {0xF000 + place: _OF_SYMBOL.get(place, _BULLET) for place in range(0x21, 0x100)} | {0xF020: " "}
_ANY_SHOWN = re.compile(f"[{''.join(map(chr, _SHOWN))}]")
_UNIT = re.compile(r"(?<![^\W\d_])[kcdhm]?m\Z", re.IGNORECASE)


def marks_note(before: str, raised: str) -> bool:
    """Whether raised digits mark a note, behind the words before them; behind «m», «km» they belong to the unit."""
    behind = before[-3:]
    return raised.strip(" ()[]").isdigit() and bool(behind[-1:].strip()) and not _UNIT.search(behind)


def with_symbols_shown(words: str) -> str:
    return words.translate(_SHOWN) if _ANY_SHOWN.search(words) else words


def symbol(font: str | None, place: str | None) -> str:
    """The sign at a place, written in sixteens, of a font of signs."""
    try:
        number = int(place or "", 16) % 0x100
    except ValueError:
        return _BULLET
    return _OF_SYMBOL.get(number, _BULLET) if (font or "").lower() == "symbol" else _BULLET
