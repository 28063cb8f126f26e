"""Plain text and Markdown in UTF-8, UTF-16 or an old Vietnamese code; Markdown marks are dropped."""

import codecs
import re
from collections.abc import Sequence
from itertools import pairwise

from ....terms.facts import UnreadablePaper
from .legacy import decoded, restored
from .lines import Line, with_whole_numbers
from .noise import without_page_numbers
from .refusal import refuse_long
from .symbols import with_symbols_shown

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff]")
_BLANK = re.compile(r"[\xa0\u2000-\u200a\u202f\u205f\u3000]")  # of any width
_MARKS = (  # behind the signs of which each holds one: most texts hold none
    (("#",), re.compile(r"^\s{0,3}#{1,6}\s+", re.MULTILINE), ""),
    (("**", "__"), re.compile(r"(\*\*|__)(?=\S)(.{1,999}?)(?<=\S)\1"), r"\2"),
    (("**",), re.compile(r"\*\*"), ""),
    (("*",), re.compile(r"\*(?<![\w*]\*)(?=\w)([^*\n]{1,200})(?<=[\w.:;!?»)])\*(?![\w*])"), r"\1"),
    (("](",), re.compile(r"\[([^\[\]\n]+)\]\((?:https?|mailto)[^)\n]*\)"), r"\1"),
    (  # with blank lines around
        ("---", "***", "___"),
        re.compile(r"(?<!\n\n)^(?:\s*(?:-{3,}|\*{3,}|_{3,})\s*$)+", re.MULTILINE),
        "",
    ),
    (("\\",), re.compile(r"\\([.*_#\-()])"), r"\1"),
)

MOST_BYTES = 2  # of a letter in the old codes
LEAST_GAPS = 20
DOUBLE_SPACED = 0.7  # share of lines with one blank line behind them


def plain_lines(data: bytes, name: str, *, markdown: bool) -> tuple[Line, ...]:
    """The file's lines without control characters, and without Markdown marks where they may occur."""
    lines = _stripped(without_control(decoded_text(data, name).replace("\f", "\n")))
    if markdown:
        text = "\n".join(lines)
        for signs, pattern, replacement in _MARKS:
            if any(sign in text for sign in signs):
                text = pattern.sub(replacement, text)
        lines = _stripped(text)
    return tuple(without_pages([*map(Line, lines)]))


def without_pages(lines: Sequence[Line]) -> list[Line]:
    """Lines that a program took out of pages, without what the pages put between them."""
    kept = [lines[i] for i in without_page_numbers([line.text for line in lines])]
    return with_whole_numbers(_single_spaced(kept))


def _stripped(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n")]


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Text taken out of a PDF often has a blank line after each line: those that stand alone tell nothing."""
    told = [i for i, line in enumerate(lines) if line.text]
    gaps = [after - before for before, after in pairwise(told)]
    if len(gaps) < LEAST_GAPS or gaps.count(2) < DOUBLE_SPACED * len(gaps):
        return lines
    kept: list[Line] = []
    for line, before in zip(lines, [Line(""), *lines], strict=False):
        if line.text or (not before.text and kept and kept[-1].text):
            kept.append(line)
    return kept


def without_control(text: str) -> str:
    """Line ends and blanks of one kind; no character that is never seen, or seen as another."""
    return with_symbols_shown(_BLANK.sub(" ", _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))))


def decoded_text(data: bytes, name: str) -> str:
    """The words of a file in Unicode or an old Vietnamese code."""
    try:
        text = data.decode(_unicode_form(data))
    except UnicodeDecodeError as fault:
        refuse_long(len(data) // MOST_BYTES, name)
        old = None if b"\x00" in data else decoded(data)
        if old is None:
            raise UnreadablePaper(
                f"{name}: không phải chữ Unicode (UTF-8) và không nhận ra bảng mã cũ (TCVN3, VNI). "
                "Hãy lưu lại với mã UTF-8 rồi gửi lại."
            ) from fault
        return old
    refuse_long(len(text), name)
    if "\x00" in text:
        raise UnreadablePaper(f"{name}: đây là tệp nhị phân, không phải văn bản. Hãy gửi DOCX, PDF, MD hoặc TXT.")
    return restored(text)


def _unicode_form(data: bytes) -> str:
    """UTF-16 by its mark, or by the empty half of nearly every Latin letter; else UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:2000]
    if len(data) % 2 == 0 and len(sample) >= 8:
        for start, form in ((1, "utf-16-le"), (0, "utf-16-be")):
            if sample[start::2].count(0) > len(sample) // 4 and sample[1 - start :: 2].count(0) == 0:
                return form
    return "utf-8-sig"
