"""A text that lost letters: its font had no table for Vietnamese, or it was saved in a code without these letters.

«Hỗ trợ» comes out as «H tr», as «H? tr?», or as signs that stand for nothing: every third word is left without a vowel.
"""

import re
import unicodedata
from collections import Counter

from ....terms.facts import Finding, Severity
from ....terms.vietnamese import is_syllable

RULE = "lost-letters"
LEAST_ALONE = 6
ALONE_SHARE = 0.1  # of the words are consonants only: in whole Vietnamese text hardly one in a hundred,
ALONE_OF_LOST = 0.5  # and of those that are no syllables: in another language hardly one in ten
STRANGE_SHARE = 0.02  # of the signs
SAMPLE, SAMPLES = 2000, 6  # characters looked at, spread over the paper
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_ADDRESS = re.compile(r"://|@|www\.|\.vn\b")
_ADDRESS = re.compile(rf"\S*(?:{_OF_ADDRESS.pattern})\S*")
_ALONE = re.compile(r"[bcdđghklmnpqrstvx]+u?")
_SHORT_FORMS = frozenset(("kg", "km", "cm", "mm", "ml", "vn", "tp", "tx", "tt", "pgs", "ts", "ths", "trđ", "đvt"))
_ADVICE = "Hãy gửi bản Word, hoặc bản chụp để nhận dạng; nếu dùng tệp này, phải xem từng số"


def lost_letters(content: str) -> tuple[Finding, ...]:
    """What is to be told of a paper of which a part lost its letters; nothing of a whole one."""
    return next(filter(None, map(_lost_in, _samples(content))), ())


def _lost_in(sample: str) -> tuple[Finding, ...]:
    strange = sum(count for sign, count in Counter(sample).items() if _is_strange(sign))
    if strange and strange >= STRANGE_SHARE * len(sample):
        return (_told(f"có ký tự lạ, phông thiếu bảng mã ({_percent(strange, len(sample))} số ký tự)"),)
    plain = _ADDRESS.sub(" ", sample) if _OF_ADDRESS.search(sample) else sample
    said = Counter(_WORD.findall(plain))  # most words stand there many times
    words = Counter({word: times for word, times in said.items() if word.islower() and word not in _SHORT_FORMS})
    lost = Counter({word: times for word, times in words.items() if not is_syllable(word)})
    alone = sum(times for word, times in lost.items() if _ALONE.fullmatch(word))
    if alone < max(LEAST_ALONE, ALONE_SHARE * words.total(), ALONE_OF_LOST * lost.total()):
        return ()
    share = _percent(lost.total(), words.total())
    return (_told(f"mất chữ cái tiếng Việt, khoảng {share} số từ không thể là tiếng Việt"),)


def _told(damage: str) -> Finding:
    return Finding(RULE, Severity.ERROR, f"Chữ trong tệp hỏng: {damage}. {_ADVICE}")


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %"


def _samples(content: str) -> list[str]:
    """The whole of a short paper; of a long one stretches spread over it, for the look must cost little."""
    if len(content) <= SAMPLE * SAMPLES:
        return [content]
    step = len(content) // SAMPLES
    return [content[start : start + SAMPLE] for start in range(0, step * SAMPLES, step)]


def _is_strange(sign: str) -> bool:
    if sign < "\u0250":
        return (sign < " " and sign not in "\t\n") or "\x7f" <= sign < "\xa0"
    if unicodedata.category(sign) in ("Co", "Cn", "Cc", "Cs") or sign == "\ufffd":
        return True
    return sign.isalpha() and not "\u1e00" <= sign <= "\u1eff" and not unicodedata.combining(sign)
