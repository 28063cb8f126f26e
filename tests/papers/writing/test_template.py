"""An office's own Word template: its looks stay, the paper is filled in, and nothing active is taken in."""

import unicodedata
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Mm, Pt, RGBColor

from khuyencong.papers import UnreadablePaper, find_facts, read_text
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.writing import write_paper
from khuyencong.papers.writing.template import PLACE, check_template
from tests.papers.forms.samples import RESULTS, SHEET
from tests.papers.forms.test_round_trip import said
from tests.papers.writing.samples import PAPER


def template(*body: str) -> bytes:
    """A file an office might have: own margins, own body type, a line in its header, an old text in its body."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(35), Mm(20)
    section.header.paragraphs[0].text = "Biểu trưng Sở Công Thương"
    section.footer.paragraphs[0].text = "Chân trang của Sở"
    style = word.styles["Body Text"]
    style.font.size, style.font.name = Pt(13), "Times New Roman"
    for words in body:
        word.add_paragraph(words)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def written(base: bytes) -> docx.document.Document:
    return docx.Document(BytesIO(write_paper(PAPER, "docx", base)))


def test_margins_styles_header_and_footer_are_the_offices() -> None:
    word = written(template("Văn bản mẫu cũ"))
    first, annex = word.sections
    assert [round(side.mm) for side in (first.left_margin, first.right_margin)] == [35, 20]
    assert round(annex.page_width.mm) == 297
    assert first.header.paragraphs[0].text == "Biểu trưng Sở Công Thương"
    assert annex.footer.paragraphs[0].text == "Chân trang của Sở"
    assert word.styles["Body Text"].font.size == Pt(13)
    assert word.styles["Quốc hiệu"].font.bold


def test_words_stock_styles_are_no_letterhead() -> None:
    """Blue heads in another type would come back from any office; what it has set itself, or uses, stays."""
    word = written(template(PLACE))
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        font = word.styles[name].font
        assert (font.name, str(font.color.rgb), font.size) == ("Times New Roman", "000000", Pt(14))
    base = docx.Document(BytesIO(template("Sở Công Thương", PLACE)))
    base.paragraphs[0].style = "Title"
    heading = base.styles["Heading 1"]
    heading.element.rPr.remove(heading.element.rPr.rFonts)  # as Word does when another type is chosen
    heading.font.name, heading.font.size, heading.font.color.rgb = "Times New Roman", Pt(13), RGBColor(0, 0, 0)
    stream = BytesIO()
    base.save(stream)
    own = written(stream.getvalue())
    assert own.styles["Title"].font.size == base.styles["Title"].font.size
    assert own.styles["Heading 1"].font.size == Pt(13)


def test_the_old_body_goes_and_the_paper_is_whole() -> None:
    text = read_text(write_paper(PAPER, "docx", template("Văn bản mẫu cũ")), "van-ban.docx").content
    assert "mẫu cũ" not in text
    assert "Cơ sở A&B <Tân Thử> nhận hai máy./." in text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text


def test_what_stands_before_the_mark_stays() -> None:
    lines = [p.text for p in written(template("Lời đầu của mẫu", "{{Nội dung}}", "Lời cuối")).paragraphs]
    assert lines[0] == "Lời đầu của mẫu"
    assert not any("dung}}" in line or line == "Lời cuối" for line in lines)


def test_tables_are_as_wide_as_the_offices_page() -> None:
    grid = written(template()).tables[0]._tbl.tblGrid
    width = sum(column.w.mm for column in grid.gridCol_lst)
    assert width == pytest.approx(155, abs=0.5)


def test_figures_are_read_back_from_it() -> None:
    paper = ket_qua.build(RESULTS, SHEET)
    plain, own = (write_paper(paper, "docx", base) for base in (None, template()))
    facts = [said(find_facts(read_text(data, "van-ban.docx"))) for data in (plain, own)]
    assert facts[0] == facts[1]


def test_writing_again_gives_the_same_bytes() -> None:
    base = template()
    assert write_paper(PAPER, "docx", base) == write_paper(PAPER, "docx", base)


def test_other_formats_take_no_template() -> None:
    assert write_paper(PAPER, "html", template()) == write_paper(PAPER, "html")


def with_part(name: str, content: bytes) -> bytes:
    stream = BytesIO(template(PLACE))
    with ZipFile(stream, "a") as package:
        package.writestr(name, content)
    return stream.getvalue()


def relation(kind: str) -> bytes:
    link = f'<Relationship Id="r9" Type="x/{kind}" Target="http://x.y/a.dotm" TargetMode="External"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{link}</Relationships>'.encode()


@pytest.mark.parametrize(
    ("part", "content", "reason"),
    [
        ("word/vbaProject.bin", b"x", "macro"),
        ("word/embeddings/oleObject1.bin", b"x", "đối tượng nhúng"),
        ("word/_rels/settings.xml.rels", relation("attachedTemplate"), "từ nơi khác"),
        ("word/_rels/header1.xml.rels", relation("image"), "từ nơi khác"),
    ],
)
def test_what_is_active_or_fetched_from_elsewhere_is_refused(part: str, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePaper, match=reason):
        check_template(with_part(part, content), "mau.docx")


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(UnreadablePaper, match="không mở được|hỏng"):
        check_template(b"PK\x03\x04", "mau.docx")


def test_a_plain_template_and_its_links_are_taken() -> None:
    check_template(template(PLACE), "mau.docx")
    check_template(with_part("word/_rels/extra.xml.rels", relation("hyperlink")), "mau.docx")


@pytest.mark.parametrize("body", [(), ("Văn bản mẫu cũ",), ("{{noi dung}}",)])
def test_a_template_that_marks_no_place_for_the_paper_is_refused_by_naming_the_mark(body: tuple[str, ...]) -> None:
    with pytest.raises(UnreadablePaper, match=r"thiếu dấu \{\{nội dung\}\}"):
        check_template(template(*body), "mau.docx")


@pytest.mark.parametrize("mark", ["{{Nội dung}}", unicodedata.normalize("NFD", PLACE), "Từ đây: {{NỘI DUNG}}"])
def test_the_mark_is_known_however_it_was_typed(mark: str) -> None:
    check_template(template("Lời đầu", mark), "mau.docx")
