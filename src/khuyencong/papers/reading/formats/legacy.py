"""Vietnamese in the letters of before Unicode: TCVN3 (ABC), VNI-Windows and Windows-1258, told apart by their words.

Tables: TCVN 5712:1993 (VSCII-3, the code of the ABC fonts .VnTime), which the `TCVN` charset of the C library agrees
with; VNI-Windows as its maker VNI Software published it: a vowel, then one sign for quality and tone together.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, product
from operator import itemgetter

from ....terms.vietnamese import fold, is_syllable, nfc
from .lines import Line

_ABC_LETTERS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_ABC = {first + i: letter for first, letters in _ABC_LETTERS.items() for i, letter in enumerate(letters)}

_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")  # none, grave, acute, hook, tilde, dot
_VNI_SIGNS = {"": "øùûõï", "\u0302": "âàáåãä", "\u0306": "êèéúüë"}
_VNI_ALONE = {"ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}
LEAST_SOUND = 0.8  # share of words with marks that must be syllables in the letters they were written with
LEAST_WORDS = 3
_MARKED_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 200_000


def _vni_pairs() -> Iterator[tuple[str, str]]:
    for quality, signs in _VNI_SIGNS.items():
        tones = _TONES if quality else _TONES[1:]
        vowels = {"": "aeouyôö", "\u0302": "aeo", "\u0306": "a"}[quality]
        for vowel, (sign, tone) in product(vowels, zip(signs, tones, strict=True)):
            letter = nfc({"ô": "ơ", "ö": "ư"}.get(vowel, vowel) + quality + tone)
            yield vowel + sign, letter
            yield (vowel + sign).upper(), letter.upper()
            yield vowel.upper() + sign, letter.upper()


_VNI = {
    **_VNI_ALONE,
    **{sign.upper(): letter.upper() for sign, letter in _VNI_ALONE.items()},
    **dict(_vni_pairs()),
}
_VNI_SIGN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def from_abc(shown: str) -> str:
    """Text that an ABC font shows as Vietnamese, given as the Western letters it is stored in."""
    return "\n".join(map(_with_capitals, shown.translate(_ABC).split("\n")))


# «B¸O C¸O»: an ABC font has no capitals with tones; a word with two capitals and no small letter was meant in capitals.
_IN_CAPITALS = re.compile(r"(?<![^\W\d_])(?=[^\W\d_]*[^\x00-\x7f])(?=(?:[^\W\d_a-z]*[A-Z]){2})[^\W\d_a-z]+(?![^\W\d_])")
# signs that stand within words of the old codes, and in no word of Vietnamese in Unicode
_OLD_SIGN = re.compile(r"[^\W\d_][\xa1\xa6-\xa9\xab-\xaf\xb1\xb4-\xb8\xbb\xbe\xbf]|[äåëïûøüñæö]")
_SMALL = re.compile(r"[a-z]")


def _with_capitals(line: str) -> str:
    """Such words in capitals; all of a line that has one and no small letter: «Kế HOạCH»."""
    if not _SMALL.search(line) and _IN_CAPITALS.search(line):
        return line.upper()
    return _IN_CAPITALS.sub(lambda word: word.group().upper(), line)


def from_vni(shown: str) -> str:
    """Text that a VNI font shows as Vietnamese, given as the Western letters it is stored in."""
    return _VNI_SIGN.sub(lambda sign: _VNI[sign.group()], shown)


def in_font(words: str, font: str) -> str:
    """The words of a run as its font shows them: «.VnTimeH» draws small letters as capitals."""
    name = (
        font.strip().lower().rpartition("+")[2]
    )  # a converter keeps the part of a font that a PDF held: ABCDEE+.VnTime
    if name.startswith(".vn") and not _is_unicode(words):
        return from_abc(words).upper() if name.endswith("h") else from_abc(words)
    if name.startswith("vni") and not _is_unicode(words):
        return from_vni(words)
    return words


def _is_unicode(words: str) -> bool:
    """A letter that only Unicode has: the font's name is a left-over and the words are sound."""
    return any(c in "ăđơưĂĐƠƯ" or "\u1ea0" <= c <= "\u1ef9" for c in words)


def decoded(data: bytes) -> str | None:
    """Bytes that are no UTF-8 as text; None when in no known way most of their words are Vietnamese."""
    readings = (_from_abc_bytes, _from_vni_bytes, _from_windows_bytes)
    sound, read = max(((soundness(read(data[:SAMPLE])), read) for read in readings), key=itemgetter(0))
    return read(data) if sound >= LEAST_SOUND else None


def _from_abc_bytes(data: bytes) -> str:
    return from_abc(data.decode("cp1252", errors="replace"))


def _from_vni_bytes(data: bytes) -> str:
    return from_vni(data.decode("cp1252", errors="replace"))


def _from_windows_bytes(data: bytes) -> str:
    return nfc(data.decode("cp1258", errors="replace"))


def restored(text: str) -> str:
    """Text in Unicode stays as it is; Western letters that were an ABC or VNI font's are given back their meaning."""
    meaning = _meaning(text)
    return meaning(text) if meaning else text


def restored_lines(given: Sequence[Line]) -> tuple[Line, ...]:
    """The same for the lines of a file: all are in one code, or an old annex was put behind a paper in Unicode."""
    whole = "\n".join(line.text for line in given)
    if meaning := _meaning(whole):
        return _told_as(meaning, given)
    if not _OLD_SIGN.search(whole):
        return tuple(given)
    groups = ([*lines] for _, lines in groupby(given, key=lambda line: _is_unicode(line.text)))
    return tuple(line for group in groups for line in _restored_group(group))


def _restored_group(lines: list[Line]) -> Sequence[Line]:
    """Lines without a letter that only Unicode has; where enough words of theirs tell another code, in that."""
    words = "\n".join(line.text for line in lines)
    meaning = _meaning(words) if _OLD_SIGN.search(words) else None
    return _told_as(meaning, lines) if meaning else lines


def _told_as(meaning: Callable[[str], str], lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(replace(line, text=meaning(line.text)) for line in lines)


def _meaning(text: str) -> Callable[[str], str] | None:
    """How these letters are read; None where they mean what they say."""
    if _is_unicode(text[:SAMPLE]) or soundness(text) >= LEAST_SOUND:
        return None
    best, sound = max(((read, soundness(read(text))) for read in (from_abc, from_vni)), key=itemgetter(1))
    return best if sound >= LEAST_SOUND else None


def soundness(text: str) -> float:
    """The share of words with marks that are built like a syllable; 0 where there are too few to tell."""
    marked = [word for word in _MARKED_WORD.findall(text[:SAMPLE]) if not word.isascii() and _VOWEL.search(fold(word))]
    if len(marked) < LEAST_WORDS:
        return 0.0
    return sum(is_syllable(word) and not _is_closed_twice(word) for word in marked) / len(marked)


_VOWEL = re.compile(r"[aeiouy]")  # «QĐ», «trđ» prove nothing
_ONSET = re.compile(r"^(?:qu|gi)(?=[aeiouyăâêôơư])")
_CLOSED_TWICE = re.compile(r"(?:[aăâeêiouôơư][iu]|[aăâeêiuôơư]o|[aăâeêoôơư]y)(?:ng|nh|ch|[cmnpt])$")


def _is_closed_twice(word: str) -> bool:
    """«duyeot», «tieun»: letters of another table look like syllables, but no consonant stands behind such a glide."""
    bare = nfc("".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in _TONES))
    return bool(_CLOSED_TWICE.search(_ONSET.sub("", bare)))
