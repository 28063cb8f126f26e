"""Word files: paragraphs and table rows in the order of the body."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from ....terms.facts import Place, UnreadablePaper

CELL_SEPARATOR = " | "


def docx_lines(data: bytes, name: str) -> tuple[list[str], list[Place]]:
    """A line per paragraph and per table row; a row's cells stand between bars."""
    try:
        body = Document(BytesIO(data)).element.body
    except Exception as fault:  # python-docx lets faults of zip, XML and package through as they are
        raise UnreadablePaper(f"{name}: tệp Word hỏng, không mở được. Hãy lưu lại từ Word rồi gửi lại.") from fault
    lines: list[str] = []
    places: list[Place] = []
    for line, place in _blocks(body):
        for part in line.split("\n"):
            lines.append(part.rstrip())
            places.append(place)
    return lines, places


def _blocks(parent: Any) -> Iterator[tuple[str, Place]]:
    for child in parent.iterchildren():
        if child.tag == qn("w:p"):
            yield _words(child), Place()
        elif child.tag == qn("w:tbl"):
            yield from _rows(child)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent")):
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[tuple[str, Place]]:
    for number, row in enumerate(table.iterchildren(qn("w:tr")), 1):
        cells = [" ".join(filter(None, map(_words, cell.iter(qn("w:p"))))) for cell in row.iterchildren(qn("w:tc"))]
        if _is_layout(cells):
            for cell in row.iterchildren(qn("w:tc")):
                yield from ((_words(p), Place(row=number)) for p in cell.iter(qn("w:p")))
        else:
            yield CELL_SEPARATOR.join(cells), Place(row=number)


def _is_layout(cells: list[str]) -> bool:
    """The two-column tables in which Word papers keep their head and their signature."""
    joined = " ".join(cells)
    return len(cells) <= 2 and any(
        words in joined for words in ("CỘNG H", "Nơi nhận", "Độc lập", "Số:", "GIÁM ĐỐC", "CHỦ TỊCH")
    )


def _words(paragraph: Any) -> str:
    """Text as Word shows it: inserted words in, deleted words out, tabs and breaks as blanks."""
    parts = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        else:
            parts.append({qn("w:tab"): " ", qn("w:br"): "\n"}.get(node.tag, "-"))
    return "".join(parts)
