"""From the bytes of a file to repaired text: what the file really is decides who reads it."""

from bisect import bisect_left

from ....terms.facts import Text, UnreadablePaper
from ....terms.media_types import CSV, DOCX, HTML, PDF, XLSX
from ....terms.vietnamese import fold, repair
from .csv_rows import csv_lines
from .lines import Reading
from .lost import lost_letters
from .noise import without_addresses, without_contents
from .ocr import Pictures, picture_reading
from .plain import plain_lines
from .refusal import PICTURES, READABLE_ENDINGS, media_type_of, refuse_length, refuse_secret, refuse_size

__all__ = ["READABLE_ENDINGS", "Pictures", "read_text"]

READ_NOW = Pictures()

_SOFT_HYPHEN = "\xad"  # it may be seen at the end of a line; in an ABC font it was «ư», which is known by now


def read_text(data: bytes, name: str, pictures: Pictures = READ_NOW) -> Text:
    """The paper as repaired text. Raises UnreadablePaper, with a reason in Vietnamese, for a file that is refused."""
    refuse_size(data, name)
    media_type = media_type_of(data, name)
    reading = _read(data, name, media_type, pictures)
    told = (*reading.lines, *reading.notes)
    said = [line.text for line in told]
    listed = frozenset(without_contents(said))
    kept = [i for i in without_addresses(said) if i in listed]
    lines = [told[i] for i in kept]
    refuse_length([len(line.text) for line in lines], name)
    repaired = repair("\n".join(line.text for line in lines).replace(_SOFT_HYPHEN, ""))
    if not repaired.text.strip() and not reading.unread:
        raise UnreadablePaper(
            f"{name}: không có chữ nào đọc được. Nếu chỉ có ảnh chụp, hãy gửi bản có lớp chữ (DOCX, PDF)."
        )
    lines_left = (line.rstrip(" \t") for line in repaired.text.split("\n"))
    content = "\n".join(lines_left)  # where a loose mark was put on its letter, its blank stays behind
    refuse_secret(content, name, guessed=reading.ocr)
    return Text(
        content=content,
        media_type=media_type,
        pages=reading.pages,
        repairs=repaired.count,
        line_places=tuple(line.place for line in lines),
        findings=(*reading.findings, *lost_letters(content)),
        ocr=reading.ocr,
        unread=reading.unread,
        notes_from=_line_start(content, bisect_left(kept, len(reading.lines))) if reading.notes else None,
    )


def _line_start(content: str, number: int) -> int:
    """Where a line begins, counted from 0."""
    return sum(len(line) + 1 for line in content.split("\n")[:number])


def _read(data: bytes, name: str, media_type: str, pictures: Pictures) -> Reading:
    """The reader of this kind of file; each brings a library that the others need not wait for."""
    try:
        if media_type == PDF:
            from .pdf import pdf_reading  # noqa: PLC0415 - slow library, needed for this format only

            return pdf_reading(data, name, pictures)
        if media_type == DOCX:
            from .docx import docx_reading  # noqa: PLC0415 - slow library, needed for this format only

            return docx_reading(data, name, pictures)
        if media_type == XLSX:
            from .xlsx import xlsx_reading  # noqa: PLC0415 - slow library, needed for this format only

            return xlsx_reading(data, name)
        if media_type == HTML:
            from .html import html_reading  # noqa: PLC0415 - slow library, needed for this format only

            return html_reading(data, name)
        if media_type == CSV:
            return Reading(csv_lines(data, name))
        if media_type in PICTURES.values():
            return picture_reading(data, name, pictures)
    except RecursionError as fault:
        raise UnreadablePaper(f"{name}: tệp lồng nhau quá sâu, không an toàn. Hãy lưu lại rồi gửi lại.") from fault
    return Reading(plain_lines(data, name, markdown=_may_be_markdown(name)))


def _may_be_markdown(name: str) -> bool:
    return fold(name).rpartition(".")[2] in ("md", "txt", "markdown")
