"""A paper given as plain text, made into the Word file, PDF and web page it would have been in an office.

`laid_out` takes it apart as NĐ 30/2020 lays papers out; each writer puts the same words into its format by hand, so
that no reader is tested with a file of our own writers.
"""

import html
import json
import re
from dataclasses import dataclass

import typst

from khuyencong.papers.reading.structure.head import read_frame
from khuyencong.papers.reading.structure.outline import paragraphs
from khuyencong.papers.reading.text.scan import Scan
from khuyencong.papers.writing.pdf import FONTS
from tests.papers.reading.formats.word_files import cell, level, numbered, numbering, p, table, word_file

_RIGHT_COLUMN = re.compile(r"CỘNG H|Độc lập|,\s*ngày\s")
_POST = re.compile(r"(?:TM\.|KT\.|PHÓ |GIÁM ĐỐC|CHỦ TỊCH)")


@dataclass(frozen=True)
class Layout:
    """The words of a paper by their place: head in two columns, title, paragraphs, foot in two columns."""

    left: list[str]
    right: list[str]
    title: list[str]
    body: list[str]
    recipients: list[str]
    signature: list[str]


def laid_out(content: str) -> Layout:
    """Each line and each paragraph on one line, without the line ends of the page they once stood on."""
    frame = read_frame(Scan.of(content))
    head, foot = _lines(content[: frame.body.start]), _lines(content[frame.body.end :])
    body = [" ".join(content[p.start : p.end].split()) for p in paragraphs(content, frame.body.start, frame.body.end)]
    right = [line for line in head if _RIGHT_COLUMN.search(line)]
    under = next((i for i, line in enumerate(head) if line in ("KẾ HOẠCH", "BÁO CÁO")), len(head)) if right else 0
    posts = next((i for i, line in enumerate(foot) if _POST.match(line)), len(foot))
    left = _with_subject_joined([line for line in head[:under] if line not in right])
    return Layout(left, right, head[under:], body, foot[:posts], foot[posts:])


def _lines(words: str) -> list[str]:
    return [" ".join(line.split()) for line in words.split("\n") if line.strip()]


def _with_subject_joined(lines: list[str]) -> list[str]:
    """«V/v …» of a letter is one paragraph, however many lines it took."""
    at = next((i for i, line in enumerate(lines) if line.startswith("V/v")), len(lines))
    return lines[:at] + [" ".join(lines[at:])] * (at < len(lines))


def as_word(layout: Layout, *, counted: bool = False) -> bytes:
    """A Word file; `counted` = the numbers before paragraphs are Word's own and stand nowhere in the text."""
    body, uses = _counted(layout.body) if counted else (_word_lines(layout.body), "")
    head = _word_columns(layout.left, layout.right) if layout.right else ""
    foot = _word_columns(layout.recipients, layout.signature) if layout.signature else _word_lines(layout.recipients)
    return word_file(head + _word_lines(layout.title) + body + foot, numbering=numbering(*_LEVELS, uses=uses))


def _word_lines(lines: list[str]) -> str:
    return "".join(p(html.escape(line)) for line in lines)


def _word_columns(left: list[str], right: list[str]) -> str:
    return table("".join(cell("", inner=_word_lines(column)) for column in (left, right)))


_FORMS = (
    ("upperRoman", "%1.", re.compile(r"(?P<n>[IVX]+)\.\s*(?=\S)")),
    ("decimal", "%2.", re.compile(r"(?P<n>\d{1,2})\.\s+(?=\D)")),
    ("decimal", "%2.%3.", re.compile(r"(?P<above>\d{1,2})\.(?P<n>\d{1,2})\.?\s+(?=\D)")),
    ("lowerLetter", "%4)", re.compile(r"(?P<n>[a-d])\)\s*(?=\S)")),
    ("bullet", "-", re.compile(r"-\s+(?=\S)")),
    ("bullet", "+", re.compile(r"\+\s+(?=\S)")),
)
_LEVELS = [level(depth, form, text) for depth, (form, text, _) in enumerate(_FORMS)]
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
_FIRST_USE = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def _counted(lines: list[str]) -> tuple[str, str]:
    """Paragraphs with their numbers taken off and given to Word, and the uses of its list; a jump restarts the list."""
    counters = [0] * len(_FORMS)
    told, uses = "", [_FIRST_USE]
    for line in lines:
        depth, number, words = _marked(line, counters)
        if depth is None:
            told += p(html.escape(line))
            continue
        if number is not None and number != counters[depth] + 1:
            uses.append(_restart(len(uses) + 1, depth, number))
        jumped = number is not None and number != counters[depth] + 1
        told += numbered(html.escape(words), depth, len(uses) if jumped else 1)
        counters[depth + 1 :] = [0] * (len(_FORMS) - depth - 1)
        counters[depth] = number or 0
    return told, "".join(uses)


def _marked(line: str, counters: list[int]) -> tuple[int | None, int | None, str]:
    """At which level Word would number this line, its number there and its words; no level for one typed by hand."""
    for depth, (_, _, pattern) in enumerate(_FORMS):
        if found := pattern.match(line):
            told = found.groupdict()
            if "above" in told and int(told["above"]) != counters[1]:
                return None, None, line
            return depth, _value(told.get("n")), line[found.end() :]
    return None, None, line


def _value(told: str | None) -> int | None:
    if told is None:
        return None
    if told.isdigit():
        return int(told)
    return _ROMAN.index(told) + 1 if told in _ROMAN else ord(told) - 96


def _restart(use: int, depth: int, number: int) -> str:
    start = f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{number}"/></w:lvlOverride>'
    return f'<w:num w:numId="{use}"><w:abstractNumId w:val="0"/>{start}</w:num>'


_TYPST = """
#let paper = json(bytes(sys.inputs.paper))
#set document(date: none)
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
  header: context if here().page() > 1 { align(center)[#here().page()] })
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 10mm, all: true))
#let column(lines) = align(center, stack(spacing: 6pt, ..lines.map(line => par(first-line-indent: 0pt)[#line])))
#if paper.right.len() > 0 { text(size: 12pt, grid(columns: (8fr, 9fr), column(paper.left), column(paper.right))) }
#column(paper.title)
#for words in paper.body { par[#words] }
#let posts = paper.signature
#grid(columns: (1fr, 1fr), stack(spacing: 6pt, ..paper.recipients.map(line => par(first-line-indent: 0pt)[#line])),
  column(posts))
"""


def as_pdf(layout: Layout) -> bytes:
    """A page of A4 with the decree's margins, its lines broken anew, page numbers above from the second page."""
    told = {name: getattr(layout, name) for name in layout.__dataclass_fields__}
    return typst.compile(_TYPST.encode(), sys_inputs={"paper": json.dumps(told)}, font_paths=[str(FONTS)])


def as_page(layout: Layout) -> bytes:
    """A portal's page around the paper: menu, path, share buttons, related news, foot."""
    columns = [(layout.left, layout.right), (layout.recipients, layout.signature)]
    head, foot = (_web_columns(*pair) if pair[1] else _web_lines(pair[0]) for pair in columns)
    menu = "".join(f'<li><a href="/{i}">{words}</a></li>' for i, words in enumerate(("Trang chủ", "Giới thiệu", "Tin")))
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng thông tin</title></head><body>'
        f'<header><nav><ul>{menu}</ul></nav></header><div class="breadcrumb"><a href="/">Trang chủ</a></div>'
        f'<main><div class="content">{head}{_web_lines(layout.title)}{_web_lines(layout.body)}{foot}</div>'
        f'<div class="social-share"><a href="#">Chia sẻ</a> <a href="#">In trang</a></div></main>'
        f'<div class="related-news"><h3>Tin liên quan</h3><ul>{menu}</ul></div><footer>Bản quyền của Cổng</footer>'
        f"</body></html>"
    ).encode()


def _web_lines(lines: list[str]) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines)


def _web_columns(left: list[str], right: list[str]) -> str:
    return f"<table><tr><td>{_web_lines(left)}</td><td>{_web_lines(right)}</td></tr></table>"
