"""The parts of a Word file as trees, opened without entities, without a network and within bounds."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Collection
from contextlib import suppress
from io import BytesIO
from typing import Any

from lxml import etree

from ....terms.facts import UnreadablePaper
from .refusal import LIMIT_CHARACTERS, refuse_long

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
LIMIT_PIECES = 600_000  # paragraphs and runs, such as two thousand pages may have
_PIECES = (b"<w:p>", b"<w:p ", b"<w:r>", b"<w:r ")
_WORDS = re.compile(rb"<w:t(?:\s[^>]*)?>([^<]*)")
_MAIN_PART = "/officeDocument"
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)


def word_parts(data: bytes, name: str) -> dict[str, Any]:
    """Roots of «document», «numbering», «styles», «footnotes», «endnotes», as far as the file has them."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            main = _main_part(archive)
            folder = main.rpartition("/")[0]
            text = archive.read(main)
            _refuse_heavy(text, name)
            parts = {"document": _tree(text)}
            for part in ("numbering", "styles", "footnotes", "endnotes"):
                path = f"{folder}/{part}.xml" if folder else f"{part}.xml"
                if path in archive.namelist():
                    parts[part] = _tree(archive.read(path))
    except UnreadablePaper:
        raise
    except _FAULTS as fault:
        raise UnreadablePaper(f"{name}: tệp Word hỏng, không mở được. Hãy lưu lại từ Word rồi gửi lại.") from fault
    return parts


def _refuse_heavy(text: bytes, name: str) -> None:
    """Told from its bytes: to walk through a tree of so many letters or pieces takes many seconds."""
    if len(text) <= LIMIT_CHARACTERS:
        return
    if sum(map(text.count, _PIECES)) > LIMIT_PIECES:
        raise UnreadablePaper(f"{name}: tệp Word có trên 600.000 đoạn chữ. Hãy tách thành nhiều tệp rồi gửi lại.")
    refuse_long(sum(len(found[1].decode(errors="replace")) for found in _WORDS.finditer(text)), name)


def files_named(relations: Collection[str], data: bytes) -> dict[str, bytes]:
    """Pictures and charts by the names that the text has for them, as far as they lie in the package."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        folder, _, part = _main_part(archive).rpartition("/")
        listed, found = f"{folder}/_rels/{part}.rels".lstrip("/"), dict[str, bytes]()
        for relation in _tree(archive.read(listed)) if listed in archive.namelist() else ():
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            if relation.get("Id") in relations and posixpath.normpath(path) in archive.namelist():
                with suppress(*_FAULTS):
                    found[relation.get("Id")] = archive.read(posixpath.normpath(path))
    return found


def _main_part(archive: zipfile.ZipFile) -> str:
    """Where the package's own list of relations says that the text is."""
    if "_rels/.rels" in archive.namelist():
        for relation in _tree(archive.read("_rels/.rels")):
            if relation.get("Type", "").endswith(_MAIN_PART):
                return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _tree(xml: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    root = etree.fromstring(xml.replace(*_STRICT), parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("a document type has no place in a Word file")
    return root


def attribute(element: Any, child: str, default: str | None = None) -> str | None:
    """`w:val` of a child, such as the style in a paragraph's properties."""
    found = element.find(W + child) if element is not None else None
    return default if found is None else found.get(W + "val", default)


def said(properties: Any, switch: str) -> bool | None:
    """Whether a switch such as `w:vanish` is said to be on or off; None where nothing is said of it."""
    found = properties.find(W + switch) if properties is not None else None
    return None if found is None else found.get(W + "val", "1") not in ("0", "false", "off", "none")


def is_on(properties: Any, switch: str) -> bool:
    return bool(said(properties, switch))


def whole(value: str | None, default: int) -> int:
    """A number as files write it; the default for anything else."""
    if value is None or not value.lstrip("-").isdecimal() or len(value) > 9:
        return default
    return int(value)
