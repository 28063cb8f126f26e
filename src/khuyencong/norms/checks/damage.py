"""Words that lost letters or were run together; marks put back are told as information."""

import re
from collections.abc import Iterator

from ...terms.facts import Finding, Span
from ...terms.gazetteer import is_of_a_name
from ...terms.vietnamese import is_syllable, looks_vietnamese
from .case import Case, info, warning

_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORT_FORMS = {"trđ", "đvt"}  # «Kinh phí (trđ)»: written short, not damaged
_COMMUNES = {"adơk", "anông", "atiêng", "avương", "bhalêê", "mađaguôi", "zuôih"}  # of one word, so in no list of names
_WRITTEN_AS_ONE = {"đakrông", "atisô", "sôcôla", "bêtông", "phôtô", "xêmina", "mêtan", "điôxin", "phnôm"}
_SOUND = frozenset(_SHORT_FORMS | _COMMUNES | _WRITTEN_AS_ONE)
_DIGIT_INSIDE = re.compile(r"(?<![\w./:@-])(?!(?:[mk]m)\d)(?!(?<=\n)\w+\n)[a-zà-ỹđ]{2,20}\d(?=\s)")
_LETTER_DIGIT = re.compile(r"\d(?<=[a-zà-ỹđ]{2}\d)(?=\s)")  # where none stands no word ends in a digit
_LOST = re.compile(r"[^\s\ufffd]{0,20}\ufffd\S{0,20}")  # a sign that stands for one whose code said nothing
_STRAY_DIGITS = re.compile(r" (?<=[a-zà-ỹđ] )\d \d (?=[a-zà-ỹđ])")


def damaged_text(case: Case) -> Iterator[Finding]:
    """Each damaged word once."""
    damaged = {word for word in _words(case.text) if _is_damaged(word)}
    for match in _WORD.finditer(case.text) if damaged else ():
        word = match.group()
        if word in damaged:
            damaged.remove(word)
            yield warning("damaged-text", f"Từ «{word}» thiếu chữ hoặc dính liền", Span(*match.span()), word)
    for pattern in (_DIGIT_INSIDE, _STRAY_DIGITS) if _LETTER_DIGIT.search(case.text) else (_STRAY_DIGITS,):
        for match in pattern.finditer(case.text):
            yield warning("damaged-text", "Chữ số lạc vào giữa câu", Span(*match.span()), match.group().strip())
    if lost := _LOST.search(case.text):
        count = case.text.count("\ufffd")
        words = f"{count} chữ không đọc được (bảng mã bị hỏng), từ «{lost.group()}» trở đi"
        yield warning("damaged-text", words, Span(*lost.span()), lost.group())
    if case.repairs:
        yield info(
            "damaged-text", f"Đã sửa {case.repairs} chỗ dấu tiếng Việt bị tách khỏi chữ", None, str(case.repairs)
        )


def _words(text: str) -> set[str]:
    """Its words, each once: most stand in a paper many times."""
    return set(_WORD.findall(" ".join(set(text.split()))))


def _is_damaged(word: str) -> bool:
    if word.isascii() or is_syllable(word) or word.lower() in _SOUND:
        return False
    return (word.islower() or word.istitle()) and looks_vietnamese(word) and not is_of_a_name(word)
