"""DOCX by python-docx: an editable paper whose layout is computed, not typed, and whose bytes repeat."""

from io import BytesIO
from typing import Any

from docx import Document as new_word
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Length, Mm, Twips

from khuyencong.terms.document import Annex, Block, Heading, Paragraph, TableBlock

from .package import repeatable
from .printed import (
    RECIPIENTS_TITLE,
    SALUTATION,
    STATE_MOTTO,
    STATE_NAME,
    TABLE_NOTES,
    Printed,
    annex_label,
    heading_text,
    joined,
    joined_runs,
    with_places,
)
from .template import opened
from .together import leads_on, parted
from .word_styles import LANGUAGE, set_styles, style_ids
from .word_xml import TWIPS_PER_MM, WordXml, run, runs

_SHORT_SIDE, _LONG_SIDE = 210, 297
_MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 15}

# Mean letter widths of bold Times, in hundredths of the type size, measured on the metric-equal Tinos.
_WIDE_CAPITAL, _CAPITAL, _LETTER = 74, 58, 46
_MOTTO_WIDTH = round(12.22 * 13 * 20)
_LONG_WORD = 900  # twips of «nghiệp» in the title's letters
_FREE = '<w:keepNext w:val="0"/>'  # of minutes: who receives them may stand on the next page


def docx_bytes(paper: Printed, template: bytes | None = None) -> bytes:
    """The paper as DOCX: real styles, headings for navigation, each annex a section numbered on its own.

    An office's own template keeps its styles, margins, headers and footers; only what it lacks is added.
    """
    word = opened(template, with_front=not paper.annexes_only) if template else new_word()
    set_styles(word, keep=template is not None)
    if template is None:
        _set_page(word.sections[0])
        _number_pages(word.sections[0])
        _mark_first_page(word.sections[0], paper)
    ink = _Ink(WordXml(style_ids(word)), _room(word.sections[0]), _room(word.sections[0], across=True))
    if not paper.annexes_only:
        _append(word, ink.front(paper) + ink.body(paper.body) + ink.closing(paper))
    for number, annex in enumerate(paper.annexes):
        section = word.sections[0] if paper.annexes_only and number == 0 else _new_section(word)
        _turn(section, annex.landscape)
        if template is None:
            _clear_first_page(section)
        _restart_numbering(section)
        _append(word, ink.annex(annex, paper.attached_to))
    _set_properties(word, paper)
    stream = BytesIO()
    word.save(stream)
    return repeatable(stream.getvalue(), paper.dated)


def _new_section(word: WordFile) -> Section:
    """A section behind a line as low as can be: a full line under the signature could open an empty page."""
    section: Section = word.add_section()
    word.paragraphs[-1].style = "Kẻ ngang"
    return section


class _Ink:
    """The paper's parts as WordprocessingML, on pages whose text is so many twips wide, upright and across."""

    def __init__(self, xml: WordXml, width: int, wide: int) -> None:
        self.xml, self.width, self.wide = xml, width, wide
        self.head_columns = (width * 44 // 100, width * 56 // 100)  # the state's name takes 53 of a hundred

    def front(self, paper: Printed) -> str:
        """Head, name of the paper, addressees and bases."""
        bases = "".join(self.xml.line("Căn cứ", joined(line)) for line in paper.bases)
        decided, resolved = (self.xml.line("Thẩm quyền ban hành", line) for line in (paper.decided_by, paper.resolved))
        return self.head(paper) + self.name(paper) + self.salutation(paper) + decided + bases + resolved

    def head(self, paper: Printed) -> str:
        xml, (left, right) = self.xml, self.head_columns
        agency_rule = xml.rule(_share(len(paper.agency) * _CAPITAL * 12, left), left)
        issuer = xml.line("Cơ quan chủ quản", with_places(paper.parent_agency))
        issuer += xml.line("Cơ quan ban hành", with_places(paper.agency))
        state = xml.line("Quốc hiệu", STATE_NAME) + xml.line("Tiêu ngữ", STATE_MOTTO)
        number = xml.line("Số ký hiệu", paper.number) + xml.line("Trích yếu công văn", paper.matter)
        number += xml.line("Dấu dự thảo", paper.draft) + xml.stamp(paper.urgency, left)
        rows = (
            (issuer + agency_rule, state + xml.rule(_MOTTO_WIDTH, right)),
            (number, xml.line("Địa danh ngày tháng", paper.dateline)),
        )
        return xml.grid(self.head_columns, rows)

    def name(self, paper: Printed) -> str:
        if not paper.kind:
            return self.space(14)
        long = len(paper.title) * _LETTER * 14
        rule = self.xml.rule(_share(long, self.width), self.width) + self.space(10)
        title = self.xml.paragraph("Subtitle", run(joined(paper.title)), _balanced(long, self.width))
        return self.xml.line("Title", paper.kind) + title + rule

    def salutation(self, paper: Printed) -> str:
        if not paper.addressees:
            return ""
        if len(paper.addressees) == 1:
            return self.xml.line("Kính gửi", f"{SALUTATION} {paper.addressees[0]}") + self.space(10)
        places = "".join(self.xml.line("Kính gửi từng nơi", line) for line in paper.addressees)
        return self.xml.line("Kính gửi", SALUTATION) + places + self.space(10)

    def body(self, blocks: tuple[Block, ...]) -> str:
        """The body; its last words stay with the signature, which never stands alone on a page."""
        before, ending = parted(blocks)
        kept = (self.paragraph(block, self.width, True) for block in ending if isinstance(block, Paragraph))
        return self.blocks(before, self.width, words_end=bool(ending)) + "".join(kept)

    def paragraph(self, block: Paragraph, width: int, kept: bool = False) -> str:
        told = joined_runs(block.runs, width / TWIPS_PER_MM)
        extra = "<w:keepNext/>" if kept or leads_on(block) else ""
        style = "Ghi chú bảng" if block.key in TABLE_NOTES else "Căn cứ" if block.italic else "Body Text"
        return self.xml.paragraph(style, runs(told), extra)

    def blocks(self, blocks: tuple[Block, ...], width: int, words_end: bool = False) -> str:
        """`words_end`: words about these blocks follow them."""
        follow = (*(isinstance(block, Paragraph) for block in blocks[1:]), words_end)
        return "".join(self.block(block, width, words) for block, words in zip(blocks, follow, strict=False))

    def block(self, block: Block, width: int, words_follow: bool) -> str:
        match block:
            case Heading():
                return self.xml.line(f"Heading {min(block.level, 3)}", joined(heading_text(block)))
            case Paragraph():
                return self.paragraph(block, width)
            case TableBlock():
                kept = "<w:keepNext/>" if words_follow else ""
                return self.xml.table(block, width, bool(kept)) + self.xml.paragraph("Kẻ ngang", "", kept)
        raise TypeError(f"an annex inside an annex: {block.title}")

    def closing(self, paper: Printed) -> str:
        """Nơi nhận left and signature right, on one page with each other; of minutes both signatures, then Nơi nhận."""
        xml = self.xml
        title = xml.line("Nơi nhận", RECIPIENTS_TITLE) if paper.recipients else ""
        recipients = title + "".join(xml.line("Nơi nhận từng nơi", line) for line in paper.recipients)
        space, halves = self.space(8, "<w:keepNext/>"), (self.width // 2, self.width // 2)
        if not paper.second_authority:
            return space + xml.grid(halves, [(recipients, self.signature(paper.authority, paper.signer))])
        kept_by = self.signature(paper.second_authority, paper.second_signer, _FREE)
        presided = self.signature(paper.authority, paper.signer, _FREE)
        return space + xml.grid(halves, [(kept_by, presided)]) + self.space(12) + recipients

    def signature(self, authority: tuple[str, ...], name: str, extra: str = "") -> str:
        room = self.xml.paragraph("Chữ ký", "", f'{extra}<w:spacing w:before="1560"/>')
        lines = (self.xml.paragraph("Chữ ký", run(line), extra) for line in (*authority, name))
        *above, signer = lines
        return "".join(above) + room + signer

    def space(self, points: int, extra: str = "") -> str:
        return self.xml.paragraph("Normal", "", f'{extra}<w:spacing w:line="{points * 20}" w:lineRule="exact"/>')

    def annex(self, annex: Annex, attached_to: str) -> str:
        xml = self.xml
        head = xml.line("Số phụ lục", annex_label(annex)) + xml.line("Tên phụ lục", annex.title.upper())
        width = self.wide if annex.landscape else self.width
        return head + xml.line("Kèm theo", with_places(attached_to)) + self.blocks(annex.blocks, width)


def _share(hundredth_points: int, column: int) -> int:
    """Two fifths of a line of words that wide (the decree: one third to one half), in twips."""
    return min(hundredth_points * 20 // 100, column) * 2 // 5


def _balanced(hundredth_points: int, column: int) -> str:
    """Indents between which words take their several lines about equally long, with room for one more word in each."""
    long = hundredth_points * 20 // 100
    lines = -(-long // column)
    side = (column - long // lines - _LONG_WORD) // 2 if lines > 1 else 0
    return f'<w:ind w:left="{side}" w:right="{side}"/>' if side > 0 else ""


def _append(word: WordFile, xml: str) -> None:
    """Puts elements at the end of the body, before the properties of its last section; a table row by row, for lxml
    takes the square of its length to move it whole."""
    body = word.element.body
    last = body[-1]
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        rows = element.findall(qn("w:tr"))
        for row in rows:
            element.remove(row)
        last.addprevious(element)
        element.extend(rows)


def _room(section: Section, across: bool = False) -> int:
    """Twips between the left and right margins; `across`: as if the page lay on its side."""
    page = section.page_height if across else section.page_width
    width = (page or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return int(Length(width).twips)


def _turn(section: Section, landscape: bool) -> None:
    """The page upright or across, with the margins it has."""
    long, short = sorted((section.page_width or 0, section.page_height or 0), reverse=True)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (
        (Length(long), Length(short)) if landscape else (Length(short), Length(long))
    )


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Mm(_SHORT_SIDE), Mm(_LONG_SIDE)
    for name, millimetres in _MARGINS.items():
        setattr(section, name, Mm(millimetres))
    section.header_distance = Mm(8)
    section.footer_distance = Mm(8)
    section.different_first_page_header_footer = True


def _number_pages(section: Section) -> None:
    """The page number stands in the middle of the top margin; the first page's own header stays empty."""
    section.first_page_header.is_linked_to_previous = False
    header = section.header
    header.is_linked_to_previous = False
    number = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE">{run("2")}</w:fldSimple>')
    header.paragraphs[0].style = "Header"
    header.paragraphs[0]._p.append(number)


def _mark_first_page(section: Section, paper: Printed) -> None:
    """The circulation mark in the first page's top margin, the agency's address at its foot."""
    for part, style, words in (
        (section.first_page_header, "Chỉ dẫn lưu hành", paper.circulation),
        (section.first_page_footer, "Địa chỉ", paper.address),
    ):
        if words:
            part.is_linked_to_previous = False
            part.paragraphs[0].style = style
            part.paragraphs[0].add_run(words)
    if paper.circulation:  # a paragraph's box is as wide as the paragraph
        width = len(paper.circulation) * _WIDE_CAPITAL * 13 * 20 // 100
        section.first_page_header.paragraphs[0].paragraph_format.left_indent = Twips(_room(section) - width)


def _clear_first_page(section: Section) -> None:
    """An annex begins without the marks of the paper's own first page."""
    section.first_page_header.is_linked_to_previous = False
    section.first_page_footer.is_linked_to_previous = False


def _restart_numbering(section: Section) -> None:
    properties: Any = section._sectPr
    for known in properties.findall(qn("w:pgNumType")):
        properties.remove(known)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    properties.find(qn("w:pgMar")).addnext(numbering)


def _set_properties(word: WordFile, paper: Printed) -> None:
    properties = word.core_properties
    properties.title, properties.author, properties.subject = paper.name, paper.author, paper.subject
    properties.language, properties.comments, properties.last_modified_by = LANGUAGE, "", paper.author
