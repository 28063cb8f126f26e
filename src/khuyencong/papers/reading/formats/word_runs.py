"""Runs of a Word paragraph put together: a program that makes them of a PDF's lines may lose the blank between two."""

import re
from collections.abc import Sequence

from ....terms.vietnamese import is_syllable

_LAST, _FIRST = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W\d_]+")
LONGEST_SYLLABLE = 7  # «nghiêng»


def unglued(parts: Sequence[str]) -> str:
    """«cơ sở» + «công nghiệp»: two syllables that are none together. Parts of one word stay one: «khuy» + «ến»."""
    told: list[str] = []
    for part in filter(None, parts):
        if told and told[-1][-1].isalnum() and part[0].isalnum() and _are_two(told[-1], part):
            told.append(" ")
        told.append(part)
    return "".join(told)


def _are_two(before: str, behind: str) -> bool:
    last, first = _LAST.search(before[-LONGEST_SYLLABLE - 1 :]), _FIRST.match(behind[: LONGEST_SYLLABLE + 1])
    words = [found.group() for found in (last, first) if found]
    if not words or "".join(words).isascii() or not all(is_syllable(word.lower()) for word in words):
        return False  # where one has no letter, it is a number: «số» + «3116», «000» + «đồng»
    in_one_case = len(words) == 1 or words[0].isupper() is words[1].isupper() or not words[0][1:].isupper()
    return in_one_case and (len(words) == 1 or not is_syllable("".join(words).lower()))
