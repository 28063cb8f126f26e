"""What rooms without gettext say in Vietnamese, said again in the reader's language: findings, refusals, remarks.

They are kept and handed on in Vietnamese, for they quote Vietnamese papers. The sentences they may be made of are
gathered from the code that says them (`scripts/told.py`); here one is taken apart again: into a sentence with what
stands in its places, or into several joined to one another. What no sentence explains is of the record and stays
Vietnamese.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import pgettext

CONTEXT = "told"
TABLE = Path(__file__).resolve().parents[1] / "locale/told.txt"
PLACE = re.compile(r"%\((\w+)\)s")
_LONGEST = 3_000  # signs of what is taken apart
_MOST_JOINTS = 12  # that are tried of a stretch
_ALL_JOINTS = 40  # of a whole saying: of more than that none is taken apart
_WEAK = 5  # letters of its own that say that it is this sentence, whatever stands in its places
_QUOTED = re.compile(r"«[^«»]*»")
_LETTER = re.compile(r"[^\W\d_IVX]")  # more than digits and the Roman number of a quarter
_STRONG = 12  # letters of its own by which a sentence is known behind a name and a colon
_JOINT = re.compile(r"(?P<plain>(?<=[.!])\s|\. |, |; |: (?=«[^«»]*»\.?$))|(?P<named>: )|(?: \(| và )")


# What stands before these words is a figure or its unit, never a name: «và 2 đơn vị khác», «500 đồng», «triệu đồng».
_COUNTED = re.compile(r" (?:đồng|phát hiện|(?:số|đơn vị|nội dung) khác)\b")
_FIGURE = r"-?\d[\d.,]*|nghìn|triệu|tỷ"


class Piece(NamedTuple):
    """A stretch of such a sentence: in the words of the interface, or of the record and so Vietnamese."""

    words: str
    of_record: bool = False


class Part(NamedTuple):
    """A known sentence and what stands in its places; without places, words as they are."""

    words: str
    held: tuple[tuple["Part", ...], ...] = ()
    is_known: bool = False
    unexplained: int = 0  # letters of the record that stand outside quotation marks


class Sentence(NamedTuple):
    words: str
    pattern: re.Pattern[str]
    longest: str  # of its own words, which must be there
    quoted: frozenset[int]  # places between quotation marks: what stands there is of the record
    letters: int  # of its own


def found(told: str) -> list[Piece]:
    """What a finding tells, for who reads it now; nothing where no sentence is known that it could be."""
    if len(told) > _LONGEST or len(_JOINT.findall(told)) > _ALL_JOINTS:
        return []
    parts = _apart(told)
    return [piece for part in parts for piece in _pieces(part)] if any(part.is_known for part in parts) else []


def in_words(told: str) -> str:
    """The same in plain words: of a refusal told to somebody on the spot."""
    return "".join(piece.words for piece in found(told)) or told


def _pieces(part: Part) -> Iterator[Piece]:
    if not part.is_known:
        yield Piece(part.words, bool(_LETTER.search(part.words)))
        return
    named = dict(zip(PLACE.findall(part.words), part.held, strict=True))
    begin, *rest = PLACE.split(pgettext(CONTEXT, part.words))
    yield Piece(begin.replace("%%", "%"))
    for name, behind in zip(rest[::2], rest[1::2], strict=True):
        yield from (piece for held in named[name] for piece in _pieces(held))
        yield Piece(behind.replace("%%", "%"))


@lru_cache(maxsize=4096)
def _apart(told: str) -> tuple[Part, ...]:
    """The reading that leaves the fewest words unexplained; the simplest of several."""
    best: tuple[Part, ...] = (_whole(told),)
    if _cost(best) and told.endswith("."):
        best = min(best, (*_apart(told[:-1]), Part(".")), key=_cost)
    for joint in [*_JOINT.finditer(told, 1)][:_MOST_JOINTS]:
        if not _cost(best):
            break
        best = min([best, *_joined(told, joint)], key=_cost)
    return best


def _joined(told: str, joint: re.Match[str]) -> Iterator[tuple[Part, ...]]:
    """The words before a joint and those from it on, where both can be told apart there."""
    head, tail = _whole(told[: joint.start()]), _apart(told[joint.start() :])
    if tail[0].is_known:
        yield head, *tail
    rest = _apart(told[joint.end() :])
    ends_a_name = head.unexplained and rest[0].is_known and not _is_strong(rest[0])  # «…, doanh nghiệp và cơ sở»
    both_known = joint["plain"] and head.is_known and not ends_a_name and (rest[0].is_known or not _cost(rest))
    one_strong = (joint["named"] or joint[0] == "; ") and any(map(_is_strong, (head, *rest)))
    if both_known or one_strong:
        yield head, Part(joint[0]), *rest


def _is_strong(part: Part) -> bool:
    return part.is_known and _letters(PLACE.sub("", part.words)) >= _STRONG


def _letters(words: str) -> int:
    return len(_LETTER.findall(words))


def _cost(parts: tuple[Part, ...]) -> int:
    return sum(part.unexplained for part in parts)


def _whole(told: str) -> Part:
    """The words as one sentence: the one that explains most of them."""
    as_is = Part(told, unexplained=_letters(_QUOTED.sub("", told)))
    return min([*_readings(told), as_is], key=lambda part: part.unexplained) if as_is.unexplained else as_is


def _readings(told: str) -> Iterator[Part]:
    for sentence in _sentences():
        if sentence.longest in told and (again := sentence.pattern.fullmatch(told)):
            held = tuple(
                (_name(words),) if at in sentence.quoted else _apart(words) for at, words in enumerate(again.groups())
            )
            unexplained = sum(map(_cost, held))
            if not unexplained or sentence.letters >= _WEAK:
                yield Part(sentence.words, held, is_known=True, unexplained=unexplained)


def _name(words: str) -> Part:
    """What stands between quotation marks is of the record and needs no explanation, unless it went beyond them."""
    return Part(words, unexplained=_letters(words) if "»" in words else 0)


@cache
def _sentences() -> list[Sentence]:
    """Those with most of their own first: of two readings that explain as much, the one that says more."""
    lines = TABLE.read_text("utf-8").splitlines()
    return sorted(map(_sentence, lines), key=lambda said: (said.letters, len(PLACE.sub("", said.words))), reverse=True)


def _sentence(words: str) -> Sentence:
    begin, *rest = PLACE.split(words.replace("%%", "%"))
    own = [begin, *rest[1::2]]
    quoted = frozenset(at for at, before in enumerate(own[:-1]) if before.endswith("«"))
    longest = max(own, key=len)
    return Sentence(words, re.compile(_pattern(own), re.DOTALL), longest, quoted, sum(map(_letters, own)))


def _pattern(own: list[str]) -> str:
    """Each place ends where the words behind it first stand, the last one where the sentence does: none is tried at
    more length (`(?>`), which would leave the others less. Before a figure they end where one follows them."""
    told = []
    for behind, next_behind in zip_longest(own[1:], own[2:], fillvalue=""):
        figure = rf"(?=(?:{_FIGURE}){re.escape(next_behind)})" if _COUNTED.match(next_behind) else ""
        told.append(rf"({_FIGURE if _COUNTED.match(behind) else '.*?'}){re.escape(behind)}{figure}")
    return re.escape(own[0]) + "".join(f"(?>{one})" for one in told[:-1]) + "".join(told[-1:])
