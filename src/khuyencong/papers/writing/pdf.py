"""PDF/A-2a and PDF/UA-1 by typst: tagged, fonts embedded, byte for byte the same when written again."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import typst

from khuyencong.terms.document import Block, Heading, Paragraph, TableBlock

from .contents import contents, told_once
from .printed import (
    RECIPIENTS_TITLE,
    SALUTATION,
    STATE_MOTTO,
    STATE_NAME,
    TABLE_NOTES,
    TEXT_WIDTH,
    WIDE_TEXT_WIDTH,
    Printed,
    annex_label,
    heading_text,
    joined,
    joined_runs,
    with_places,
)
from .together import end_begins, leads_on, may_be_torn, parted, stays_whole

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"
_MOST_TOGETHER = 8  # rows that fit on any page


class MissingFonts(RuntimeError):
    """The build has not brought the fonts a PDF embeds."""


def pdf_bytes(paper: Printed, fonts: Path = FONTS) -> bytes:
    """The paper as PDF; only the fonts of this package are used, so that every machine prints the same lines."""
    if not any(fonts.glob("*.ttf")):
        raise MissingFonts("Thiếu phông chữ Tinos để ghi PDF: chạy «make demo» hoặc bước dựng tài nguyên rồi thử lại.")
    compiler = typst.Compiler(str(_HERE / "paper.typ"), font_paths=[str(fonts)], ignore_system_fonts=True)
    inputs = {"paper": json.dumps(template_data(paper), ensure_ascii=False)}
    return cast(bytes, compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["a-2a", "ua-1"]))


def template_data(paper: Printed) -> dict[str, Any]:
    """What `paper.typ` reads: the printed lines, each heading with its words and its depth in the outline."""
    before, ending = parted(paper.body)
    annexes = [
        {
            "label": annex_label(annex),
            "title": joined(annex.title.upper()),
            "landscape": annex.landscape,
            "blocks": _blocks(annex.blocks, WIDE_TEXT_WIDTH if annex.landscape else TEXT_WIDTH, depth=1),
        }
        for annex in paper.annexes
    ]
    return asdict(paper) | {
        "state_name": STATE_NAME,
        "state_motto": STATE_MOTTO,
        "salutation": SALUTATION,
        "recipients_title": RECIPIENTS_TITLE,
        "parent_agency": with_places(paper.parent_agency),
        "agency": with_places(paper.agency),
        "attached_to": with_places(paper.attached_to),
        "title": joined(paper.title),
        "bases": [joined(line) for line in paper.bases],
        "body": _blocks(before, TEXT_WIDTH, depth=0),
        "ending": _blocks(ending, TEXT_WIDTH, depth=0),
        "annexes": annexes,
        "dated": {"year": paper.dated.year, "month": paper.dated.month, "day": paper.dated.day},
    }


def _blocks(blocks: tuple[Block, ...], millimetres: int, depth: int) -> list[dict[str, Any]]:
    """Blocks as plain values; an outline may not skip a level (PDF/UA), whatever the paper's own numbering does."""
    plain: list[dict[str, Any]] = []
    for at, block in enumerate(blocks):
        value = asdict(block) | {"kept": leads_on(block)}
        match block:
            case Heading():
                depth = min(block.level, depth + 1)
                value |= {"printed": joined(heading_text(block)), "outline": depth}
            case Paragraph():
                value["runs"] = [asdict(run) for run in joined_runs(block.runs, millimetres, shrinks=True)]
                if at and isinstance(blocks[at - 1], TableBlock) and block.key in TABLE_NOTES:
                    plain[-1]["note"] = value["runs"]
                    continue
            case TableBlock():
                rows = [asdict(row) | told for row, told in zip(block.rows, _places(block), strict=True)]
                value |= {"rows": rows, "whole": stays_whole(block), "end": end_begins(block), "note": []}
        plain.append(value)
    return plain


def _places(table: TableBlock) -> list[dict[str, Any]]:
    """Of each row, whether it may be torn, and of each cell how many rows it stands beside: those stay on one page; 0
    of a cell whose place one above takes."""
    torn = [may_be_torn(row, table) for row in table.rows]
    spans = [[1] * len(table.columns) for _ in torn]
    for content in contents(table.rows):
        whole = len(content) <= _MOST_TOGETHER and not any(torn[at] for at in content)
        for column in told_once(table, content) if whole else ():
            for at in content:
                spans[at][column] = len(content) if at == content.start else 0
    return [{"torn": one, "spans": row} for one, row in zip(torn, spans, strict=True)]
