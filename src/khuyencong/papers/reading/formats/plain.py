"""Plain text and Markdown in UTF-8; Markdown marks are dropped."""

import re

from ....terms.facts import UnreadablePaper

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff]")
_MARKS = (
    (re.compile(r"^\s{0,3}#{1,6}\s+", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"\*\*"), ""),
    (re.compile(r"\[([^\]\n]+)\]\((?:https?|mailto)[^)\n]*\)"), r"\1"),
    (re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$", re.MULTILINE), ""),
    (re.compile(r"\\([.*_#\-()])"), r"\1"),
)


def plain_lines(data: bytes, name: str, *, markdown: bool) -> list[str]:
    """The file's lines without control characters, and without Markdown marks where they may occur."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadablePaper(
            f"{name}: không phải chữ Unicode (UTF-8). Hãy lưu lại với mã UTF-8 rồi gửi lại."
        ) from fault
    if "\x00" in text:
        raise UnreadablePaper(f"{name}: đây là tệp nhị phân, không phải văn bản. Hãy gửi DOCX, PDF, MD hoặc TXT.")
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\f", "\n"))
    if markdown:
        for pattern, replacement in _MARKS:
            text = pattern.sub(replacement, text)
    return [line.rstrip() for line in text.split("\n")]
