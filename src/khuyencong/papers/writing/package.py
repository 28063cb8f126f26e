"""A ZIP package (DOCX, XLSX) whose bytes depend on the paper alone: fixed times, order and compression."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_LEFT_OUT = frozenset({"docProps/thumbnail.jpeg"})  # a picture of the library's empty template
_THUMBNAIL_LINK = re.compile(rb"<Relationship [^>]*thumbnail\.jpeg[^>]*/>")


_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_FIRST_PAGE = (b"<headerFooter>", b'<headerFooter differentFirst="1">')  # a sheet's first page shows no number


def repeatable(package: bytes, day: date) -> bytes:
    """The package again, dated by the paper (not before 1980) instead of the clock."""
    stream = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in _LEFT_OUT:
                target.writestr(_entry(name, day), _content(name, source.read(name), day), ZIP_DEFLATED)
    return stream.getvalue()


def _entry(name: str, day: date) -> ZipInfo:
    entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o600 << 16
    return entry


def _content(name: str, content: bytes, day: date) -> bytes:
    if name == _CORE:
        return _STAMP.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<3>", content)
    if _SHEET.fullmatch(name):
        return content.replace(*_FIRST_PAGE)
    return _THUMBNAIL_LINK.sub(b"", content) if name == "_rels/.rels" else content
