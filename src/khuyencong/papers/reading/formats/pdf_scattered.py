"""Pages on which the letters that one font lacks are drawn behind the rest of their line: «Đ ng Nai ồ».

Programs write so that put another font in the place of a missing one. Each letter still stands where it is seen: on
such a page the signs of a line are told from left to right, a blank where there is room for one.
"""

import re
from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_WORDS = "(?![ởýôơỞÝÔ](?!\\S))"  # words of one letter
_LONE = re.compile(rf"(?<!\S){_WORDS}[{_LETTERS}{_LETTERS.upper()}]{{1,2}}(?!\S)")
LEAST_LONE, LONE_SHARE = 2, 0.03  # of a page's words: in whole text hardly one in thousands
FALL = 0.5  # of the letters' height: what stands so far below is on another line
SAME_LEVEL = 0.1  # of their height
NEAREST = 4  # lines looked back for the beginning of a word
ROOM = 0.17  # of the letters' height: wider white parts words
_LINE_END = re.compile(r"(\r\n|(?<=[\ufffe\x02]))")


def in_order(words: Any, text: str) -> tuple[str, list[int]] | None:
    """The text of such a page as it is seen, and pdfium's number of each of its signs; None for any other page."""
    lone = len(_LONE.findall(text))
    if lone < LEAST_LONE or lone < LONE_SHARE * len(text.split()):
        return None
    lines, start = list[list[_Drawn]](), 0
    for part in _LINE_END.split(text):
        drawn = [sign for i, said in enumerate(part) if (sign := _drawn(words, start + i, said))]
        for line in _levels(drawn):
            begun = next((above for above in lines[-NEAREST:] if _touch(above, line)), None)
            if begun is None:
                lines.append(line)
            else:
                begun += line
        start += len(part)
    told = [sign for line in lines for sign in (*_from_left_to_right(line), ("\r", 0), ("\n", 0))]
    return "".join(sign for sign, _ in told), [number for _, number in told]


@dataclass(frozen=True, slots=True)
class _Drawn:
    sign: str
    number: int
    left: float
    right: float
    height: float
    level: float


def _drawn(words: Any, place: int, sign: str) -> _Drawn | None:
    number = pdfium.FPDFText_GetCharIndexFromTextIndex(words.raw, place)
    across, up = c_double(), c_double()
    if number < 0 or sign.isspace() or not pdfium.FPDFText_GetCharOrigin(words.raw, number, byref(across), byref(up)):
        return None
    left, bottom, right, top = words.get_charbox(number, loose=True)
    return _Drawn(sign, number, left, right, top - bottom, up.value)


def _levels(drawn: list[_Drawn]) -> Iterator[list[_Drawn]]:
    """pdfium takes two lines of a narrow cell for one where the letters of both follow: the upper first."""
    line: list[_Drawn] = []
    for sign in sorted(drawn, key=lambda sign: -sign.level):
        if line and line[0].level - sign.level > FALL * sign.height:
            yield line
            line = []
        line.append(sign)
    if line:
        yield line


def _touch(line: list[_Drawn], other: list[_Drawn]) -> bool:
    """Whether a line goes on where another ends, on its level, without a blank: a word is drawn in two."""
    gap = min(sign.left for sign in other) - max(sign.right for sign in line)
    level = abs(line[0].level - other[0].level) < SAME_LEVEL * other[0].height
    return level and abs(gap) <= ROOM * other[0].height


def _from_left_to_right(line: list[_Drawn]) -> Iterator[tuple[str, int]]:
    end = None
    for drawn in sorted(line, key=lambda drawn: drawn.left):
        if end is not None and drawn.left - end > ROOM * drawn.height:
            yield " ", drawn.number
        yield drawn.sign, drawn.number
        end = drawn.right
