"""An office's own Word template: what of it is safe to write into, and where the paper goes."""

import re
import unicodedata
import zipfile
from io import BytesIO
from typing import Any

from docx import Document as open_word
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from khuyencong.terms.facts import UnreadablePaper
from khuyencong.terms.media_types import DOCX

from ..reading.formats.refusal import media_type_of, refuse_size

PLACE = "{{nội dung}}"  # a paragraph of the body that says this marks where the paper begins
_MEND = "Hãy lưu lại dạng DOCX rồi gửi lại."
_ACTIVE = re.compile(r"(?:^|/)(?:vbaProject|vbaData|activeX|embeddings|ctrlProps)", re.IGNORECASE)
_OUTWARD = re.compile(rb"<Relationship\b[^>]*TargetMode=[\"']External[\"'][^>]*>")
_DOCTYPE = re.compile(rb"<!DOCTYPE|<\0!\0D\0O\0C\0T\0Y\0P\0E")  # the second as UTF-16 writes it, either way round


def check_template(data: bytes, name: str) -> None:
    """Refuse what is no plain Word template: macros, embedded objects, parts fetched from elsewhere, no place marked
    for the paper."""
    refuse_size(data, name)
    if media_type_of(data, name) != DOCX:
        raise UnreadablePaper(f"{name}: tệp mẫu phải là DOCX.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            relations = [package.read(part) for part in names if part.endswith(".rels")]
            speaks = any(_DOCTYPE.search(package.read(part)) for part in names if part.endswith((".xml", ".rels")))
    except (zipfile.BadZipFile, OSError) as fault:
        raise UnreadablePaper(f"{name}: không mở được như tệp Word. {_MEND}") from fault
    if any(map(_ACTIVE.search, names)):
        raise UnreadablePaper(f"{name}: có macro hoặc đối tượng nhúng. Hãy gỡ bỏ rồi lưu lại dạng DOCX.")
    if speaks:
        raise UnreadablePaper(f"{name}: có khai báo DOCTYPE, tệp của Word không có. {_MEND}")
    if any(b"/hyperlink" not in link for relation in relations for link in _OUTWARD.findall(relation)):
        raise UnreadablePaper(f"{name}: lấy nội dung từ nơi khác khi mở. Hãy chèn hẳn ảnh vào tệp rồi gửi lại.")
    try:
        body: Any = open_word(BytesIO(data)).element.body
    except (PackageNotFoundError, XMLSyntaxError, AttributeError, KeyError, ValueError) as fault:
        raise UnreadablePaper(f"{name}: không mở được như tệp Word. {_MEND}") from fault
    if not any(map(_marks_place, body)):
        raise UnreadablePaper(
            f"{name}: thiếu dấu {PLACE}. Hãy gõ dấu này thành một đoạn riêng trong thân tệp, ở chỗ văn bản bắt đầu, "
            "rồi gửi lại."
        )


def opened(template: bytes, with_front: bool = True) -> WordFile:
    """The template with its styles, headers and footers; its body ends where the paper begins. Of one that marks no
    place (taken in before the mark was asked for) nothing of the body stays."""
    word = open_word(BytesIO(template))
    kept: Any = word.element.body
    found = False
    before = [element for element in kept if (found := found or _marks_place(element)) is False]
    front = before if found and with_front else []
    for element in list(kept):
        if element.tag != qn("w:sectPr") and element not in front:
            kept.remove(element)
    return word


def _marks_place(element: Any) -> bool:
    words = "".join(text.text or "" for text in element.iter(qn("w:t")))
    return PLACE in unicodedata.normalize("NFC", words).lower()
