"""Vietnamese text: composed form, folding for search, and repair of diacritics that a PDF tore off their letters."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_QUALITIES = {"\u0302": "aeo", "\u0306": "a", "\u031b": "ou"}
_MARKS = _TONES + "".join(_QUALITIES)
_VOWELS = "aeiouy"

_LOOSE_MARK = re.compile(rf"[{_MARKS}]")
_BLANK_THEN_MARK = re.compile(rf"(?<=[^\W\d_])([{_MARKS}]*)[ \u00a0]+([{_MARKS}]+)[ \u00a0]*")
_PUNCTUATION_THEN_MARK = re.compile(rf"([,;.:!?)\"”»]+)([{_MARKS}]+)")
_WORD = re.compile(rf"[^\W\d_][^\W\d_{_MARKS}]*(?:[{_MARKS}]+[^\W\d_{_MARKS}]*)+")
_COMPOSED_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    r"^(?P<onset>ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[kpbdđ]r|[kp]l|kn|[bcdđghklmnprstvx]|)"
    r"(?P<nucleus>[aeiouyăâêôơư]{1,3})"
    r"(?P<coda>ng|nh|ch|[cmnptk]|)$"
)
_LOOKALIKES = {0xD0: "Đ", 0xF0: "đ", 0x189: "Đ"}  # letters of other tongues that look like «Đ», «đ»
_LOOKALIKE = re.compile("[" + "".join(map(chr, _LOOKALIKES)) + "]")
_TWO_STYLES = frozenset({"oa", "oe", "uy"})
_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
LETTERED = "abcdđeghiklmnopqrstuvxy"  # the letters of points, in their order
UPPER, LOWER = ("".join(filter(case, _LATIN)) for case in (str.isupper, str.islower))  # the insides of [classes]


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without marks: «Đồng Nai» → «dong nai». One form for search on every engine."""
    quick = fold_in_place(text)
    return _fold_decomposed(text) if _UNFOLDED.search(quick) else quick


def _fold_decomposed(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold_in_place(text: str) -> str:
    """Like `fold`, but as long as the composed text, so that positions in one are positions in the other."""
    return text.translate(_FOLD_TABLE)


def tone_free_key(text: str) -> str:
    """A key equal for «Hoà» and «Hòa»: each word's tone stands behind its letters."""
    return _COMPOSED_WORD.sub(lambda word: _tone_last(word.group()), nfc(text).lower())


def _tone_last(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in decomposed if c in _TONES)
    return nfc("".join(c for c in decomposed if c not in _TONES)) + tones


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        folded = _fold_decomposed(chr(code))
        if len(folded) == 1:
            table[code] = folded
    return table


_FOLDED_LETTERS = _fold_table()
_FOLD_TABLE = {code: chr(code) for code in range(0x80)} | _FOLDED_LETTERS  # asking for what it lacks is slow
_UNFOLDED = re.compile(r"[^\x00-\x7f–—“”‘’«»…•·]")  # what the table does not know: loose marks, other scripts
# The same table for an engine that folds by itself: character by character.
UNFOLDED, FOLDED = "".join(map(chr, _FOLDED_LETTERS)), "".join(_FOLDED_LETTERS.values())
_NO_WORD = re.compile(r"[^a-z0-9]+")


def fold_words(text: str | None) -> str:
    """Folded words with single blanks between: «Số 195/KH-UBND» → «so 195 kh ubnd». What the search index holds."""
    return _NO_WORD.sub(" ", fold_in_place(text or ""))


@dataclass(frozen=True, slots=True)
class Repaired:
    """Composed text and how many places were mended."""

    text: str
    count: int


def repair(text: str) -> Repaired:
    """Put torn and misplaced marks back; idempotent. Sound text stays as its NFC, lost letters are never guessed."""
    mended = 0

    def counted(pattern: re.Pattern[str], template: str, within: str) -> str:
        nonlocal mended
        result, times = pattern.subn(template, within)
        mended += times
        return result

    if strange := len(_LOOKALIKE.findall(text)):
        text, mended = text.translate(_LOOKALIKES), strange
    joined, words = nfc(text), _COMPOSED_WORD
    if _LOOSE_MARK.search(joined):
        joined, words = counted(_BLANK_THEN_MARK, r"\1\2 ", unicodedata.normalize("NFD", text)), _WORD
        joined = counted(_PUNCTUATION_THEN_MARK, r"\2\1", joined)

    once = " ".join(set(joined.split()))  # most words stand in a text many times
    faulty = {word for word in set(words.findall(once)) if mend_word(word) != nfc(word)}

    def mend(word: re.Match[str]) -> str:
        nonlocal mended
        mended += word.group() in faulty
        return mend_word(word.group())

    return Repaired(nfc(words.sub(mend, joined) if faulty else joined), mended)


@lru_cache(maxsize=65536)
def mend_word(word: str) -> str:
    """A word of letters and loose marks (NFD) with its quality marks and its one tone where they belong."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = {c for c in decomposed if c in _TONES}
    composed = nfc(word)
    if len(tones) != 1:
        return composed
    bare = _with_qualities_placed([c for c in decomposed if c not in _TONES])
    spot = _tone_spots(bare)
    if spot is None or (not _has_loose_mark(composed) and _tone_index(composed) in spot):
        return composed
    return nfc(bare[: spot[0] + 1] + tones.pop() + bare[spot[0] + 1 :])


def _with_qualities_placed(letters: list[str]) -> str:
    """Each circumflex, breve or horn on the nearest vowel to its left that admits it and has none."""
    placed: list[str] = []
    for letter in letters:
        if letter in _QUALITIES:
            for i in reversed(range(len(placed))):
                if placed[i].lower() in _QUALITIES[letter]:
                    placed[i] = nfc(placed[i] + letter)
                    break
        else:
            placed.append(letter)
    return "".join(placed)


def _has_loose_mark(composed: str) -> bool:
    return any(unicodedata.combining(c) for c in composed)


def _tone_index(composed: str) -> int:
    for i, letter in enumerate(composed):
        if any(c in _TONES for c in unicodedata.normalize("NFD", letter)):
            return i
    return -1


@dataclass(frozen=True, slots=True)
class _Syllable:
    onset: str
    nucleus: str
    coda: str


def _parse(bare: str) -> _Syllable | None:
    """Onset, nucleus and coda of a syllable without tone; None when it is no Vietnamese syllable."""
    lower = bare.lower()
    if found := _SYLLABLE.match(lower):
        return _Syllable(found["onset"], found["nucleus"], found["coda"])
    if lower.startswith("gi") and (found := _SYLLABLE.match("g" + lower[1:])):
        return _Syllable("g", found["nucleus"], found["coda"])
    return None


def _tone_spots(bare: str) -> tuple[int, ...] | None:
    """Where the tone may stand, the preferred place first; None when the letters are no syllable."""
    syllable = _parse(bare)
    if syllable is None:
        return None
    first, nucleus = len(syllable.onset), syllable.nucleus
    marked = [i for i, vowel in enumerate(nucleus) if vowel not in _VOWELS]
    if marked:
        return (first + marked[-1],)
    if len(nucleus) == 1:
        return (first,)
    if nucleus in _TWO_STYLES and not syllable.coda:
        return (first, first + 1)
    if syllable.coda:
        return (first + len(nucleus) - 1,)
    return (first + (1 if len(nucleus) == 3 else 0),)


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word is built like a Vietnamese syllable (onset, nucleus, coda)."""
    bare = nfc("".join(c for c in unicodedata.normalize("NFD", word) if c not in _TONES))
    return _parse(bare) is not None


def looks_vietnamese(word: str) -> bool:
    """A word with a letter that only Vietnamese writes so; such a word must be a syllable."""
    return not word.isascii() and any(c in "ăâêôơưđ" or (ord(c) > 0xBF and c.isalpha()) for c in word.lower())
