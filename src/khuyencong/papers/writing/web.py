"""HTML: a semantic fragment for the live preview and a page of its own for export; no script, no inline style."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path

from khuyencong.terms.document import Annex, Block, Cell, Column, Heading, Paragraph, Row, Run, TableBlock

from ..typed import counting
from .printed import (
    RECIPIENTS_TITLE,
    SALUTATION,
    STATE_MOTTO,
    STATE_NAME,
    TABLE_NOTES,
    TEXT_WIDTH,
    Printed,
    annex_label,
    heading_text,
    joined_runs,
    with_places,
)

_STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


def html_page(paper: Printed) -> bytes:
    """The paper as a whole page that needs no other file."""
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{_metadata(paper)}'
    )
    page = f'<!doctype html>\n<html lang="vi">\n<head>{head}\n<style>\n{_STYLE}</style>\n</head>\n'
    return f"{page}<body>\n{html_fragment(paper, title='h1')}\n</body>\n</html>\n".encode()


def html_fragment(paper: Printed, traceable: bool = False, title: str = "h2") -> str:
    """The paper as one `<article>`; with `traceable` figures are buttons and sentences carry their key. `title` is the
    level of its name: on a screen the page around it has the one h1."""
    ink = _Ink(traceable)
    level = title if paper.annexes_only else "h2"
    annexes = [_annex(annex, paper.attached_to, ink, level) for annex in paper.annexes]
    parts = annexes if paper.annexes_only else [*_own_parts(paper, ink, title), *annexes]
    content = "\n".join(part for part in parts if part)
    return f'<article class="paper" lang="vi">\n{content}\n</article>'


def _own_parts(paper: Printed, ink: "_Ink", title: str) -> Iterable[str]:
    """What stands before the annexes."""
    bases = "".join(_p(line, "basis") for line in paper.bases)
    front = _p(paper.decided_by, "decided-by") + bases + _p(paper.resolved, "decided-by")
    body = front + "\n".join(ink.block(block) for block in paper.body)
    return (
        _p(paper.circulation, "circulation"),
        _head(paper),
        _name(paper, title),
        _salutation(paper),
        f'<div class="body">{body}</div>',
        _closing(paper),
        f'<footer class="address">{escape(paper.address)}</footer>' if paper.address else "",
    )


def _metadata(paper: Printed) -> str:
    metas = (("author", paper.author), ("description", paper.subject), ("date", paper.dated.isoformat()))
    tags = "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in metas if value)
    return f"<title>{escape(paper.name)}</title>{tags}"


def _p(text: str, css: str) -> str:
    return f'<p class="{css}">{escape(text)}</p>' if text else ""


def _head(paper: Printed) -> str:
    """Issuer left, state right; number and day stand on the second row, on one line."""
    cells = (
        _p(with_places(paper.parent_agency), "parent") + _p(with_places(paper.agency), "agency"),
        _p(STATE_NAME, "state") + f'<p class="motto"><span>{STATE_MOTTO}</span></p>',
        _p(paper.number, "number")
        + _p(paper.matter, "matter")
        + _p(paper.draft, "draft")
        + _p(paper.urgency, "urgency"),
        _p(paper.dateline, "dateline"),
    )
    boxes = "".join(f"<div>{cell}</div>" for cell in cells)
    return f'<header class="paper-head">{boxes}</header>'


def _name(paper: Printed, title: str) -> str:
    if not paper.kind:
        return ""
    return f'<{title} class="paper-kind">{escape(paper.kind)}</{title}>' + _p(paper.title, "paper-title")


def _salutation(paper: Printed) -> str:
    if not paper.addressees:
        return ""
    if len(paper.addressees) == 1:
        return _p(f"{SALUTATION} {paper.addressees[0]}", "salutation")
    return f'<div class="salutation"><p>{SALUTATION}</p>{_list(paper.addressees)}</div>'


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>"


def _closing(paper: Printed) -> str:
    recipients = f"<h2>{RECIPIENTS_TITLE}</h2>{_list(paper.recipients)}" if paper.recipients else ""
    told = f'<div class="recipients">{recipients}</div>'
    signature = _signature(paper.authority, paper.signer)
    if paper.second_authority:
        signatures = _signature(paper.second_authority, paper.second_signer) + signature
        return f'<div class="closing">{signatures}{told}</div>'
    return f'<div class="closing">{told}{signature}</div>'


def _signature(authority: tuple[str, ...], signer: str) -> str:
    lines = "".join(_p(line, "authority") for line in authority) + _p(signer, "signer")
    return f'<div class="signature">{lines}</div>'


def _annex(annex: Annex, attached_to: str, ink: "_Ink", level: str) -> str:
    title = (
        _p(annex_label(annex), "annex-label")
        + f"<{level}>{escape(annex.title.upper())}</{level}>"
        + _p(with_places(attached_to), "attached")
    )
    css = "annex landscape" if annex.landscape else "annex"
    body = "\n".join(ink.block(block) for block in annex.blocks)
    return f'<section class="{css}"><header>{title}</header><div class="body">{body}</div></section>'


class _Ink:
    """Writes blocks; knows whether figures are to lead to their entries."""

    def __init__(self, traceable: bool) -> None:
        self.traceable = traceable

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                level = min(block.level, 3) + 1
                return f"<h{level}>{escape(heading_text(block))}</h{level}>"
            case Paragraph():
                return self.paragraph(block)
            case TableBlock():
                return self.table(block)
        raise TypeError(f"an annex inside an annex: {block.title}")

    def paragraph(self, paragraph: Paragraph) -> str:
        names = ["note"] if paragraph.key in TABLE_NOTES else ["basis"] if paragraph.italic else []
        runs = paragraph.runs if self.traceable else joined_runs(paragraph.runs, TEXT_WIDTH)  # people edit no blanks
        if self.traceable:
            names += [name for name in ("edited", "moved") if getattr(paragraph, name)]
        css = f' class="{" ".join(names)}"' if names else ""
        key = f' data-key="{escape(paragraph.key)}"' if self.traceable and paragraph.key else ""
        ink = self.typed if self.traceable and paragraph.edited else self.run
        return f"<p{css}{key}>{''.join(map(ink, runs))}</p>"

    def typed(self, run: Run) -> str:
        """A run of a person's sentence: numbers that lead nowhere are marked in the draft."""
        if run.selector or run.told_by:
            return self.run(run)
        parts, at = [], 0
        for number in counting(run.text):
            typed = replace(run, text=number[0])
            parts += [self.run(replace(run, text=run.text[at : number.start()])), f"<mark>{self.run(typed)}</mark>"]
            at = number.end()
        return "".join((*parts, self.run(replace(run, text=run.text[at:]))))

    def run(self, run: Run) -> str:
        text = self.figure(run)
        text = f"<em>{text}</em>" if run.italic else text
        return f"<strong>{text}</strong>" if run.bold else text

    def figure(self, told: Run | Cell) -> str:
        leads = (("selector", told.selector), ("told", told.told_by), ("reckoned", told.reckoned))
        name, code = next(((name, code) for name, code in leads if code), ("", ""))
        if not (self.traceable and code):
            return escape(told.text)
        return f'<button type="button" class="fig" data-{name}="{escape(str(code))}">{escape(told.text)}</button>'

    def table(self, table: TableBlock) -> str:
        caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
        rows = "\n".join(self.row(row, table.columns) for row in table.rows)
        head = f"<thead>{_table_head(table.columns)}</thead>"
        whole = f"<table>{caption}{head}<tbody>\n{rows}\n</tbody></table>"
        reach = 'class="table-scroll" role="group" tabindex="0" aria-label="Bảng số liệu"'  # scrolled by keyboard too
        return _p(table.unit_note, "unit-note") + f"<div {reach}>{whole}</div>"

    def row(self, row: Row, columns: tuple[Column, ...]) -> str:
        css = "" if row.kind == "item" else f' class="{row.kind}"'
        cells = "".join(self.cell(cell, column) for cell, column in zip(row.cells, columns, strict=True))
        return f"<tr{css}>{cells}</tr>"

    def cell(self, cell: Cell, column: Column) -> str:
        css = "" if column.align == "left" else f' class="{column.align}"'
        value = f' data-value="{cell.value}"' if self.traceable and cell.value is not None else ""
        return f"<td{css}{value}>{self.figure(cell)}</td>"


def _table_head(columns: tuple[Column, ...]) -> str:
    """One row of titles, or two where columns of a group share a merged head."""
    if not any(column.group for column in columns):
        return f"<tr>{''.join(_th(column.title) for column in columns)}</tr>"
    upper = []
    for group, members in groupby(columns, key=lambda column: column.group):
        span = list(members)
        upper += [_th(group, f' colspan="{len(span)}"')] if group else [_th(c.title, ' rowspan="2"') for c in span]
    lower = "".join(_th(column.title) for column in columns if column.group)
    return f"<tr>{''.join(upper)}</tr><tr>{lower}</tr>"


def _th(title: str, span: str = "") -> str:
    return f'<th scope="col"{span}>{escape(title)}</th>'
