"""Words as people type them: one spelling of each Vietnamese letter, and nothing that cannot be seen or printed."""

import unicodedata

# Marks that turn the direction of writing: in a file name they make «gpj.exe» look like a picture.
_TURNING = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_BLANKS = frozenset("\t\n\r")


def kept(words: str) -> str:
    """The words as they are kept: composed letters (NFC), without marks of direction."""
    return unicodedata.normalize("NFC", words.translate(_TURNING))


def has_control(words: str) -> bool:
    """Whether a character is there that no keyboard means: NUL and other controls, halves of a surrogate pair."""
    return any(unicodedata.category(char) in ("Cc", "Cs") and char not in _BLANKS for char in words)
