"""A written DOCX is opened again and measured."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as open_word
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from khuyencong.papers.writing import write_paper
from khuyencong.papers.writing.word import _append
from khuyencong.terms.document import Annex, Cell, Paragraph, Row, Run
from tests.house.steps import an_end
from tests.papers.writing.samples import BODY, DRAFT, PAPER, table


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_paper(PAPER, "docx")


@pytest.fixture(scope="module")
def word(content: bytes) -> WordFile:
    return open_word(BytesIO(content))


def lines(word: WordFile) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in word.element.body.iter(qn("w:p"))]


def test_pages_are_a4_with_the_decrees_margins(word: WordFile) -> None:
    first, annex = word.sections
    assert [round(side.mm) for side in (first.page_width, first.page_height)] == [210, 297]
    assert [round(side.mm) for side in (annex.page_width, annex.page_height)] == [297, 210]
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    for section in word.sections:
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(side.mm) for side in sides] == [20, 20, 30, 15]


def test_page_numbers_stand_centred_in_the_header_from_page_two(word: WordFile) -> None:
    first, annex = word.sections
    number = first.header.paragraphs[0]
    assert number._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
    assert word.styles["Header"].paragraph_format.alignment == 1
    assert first.different_first_page_header_footer
    assert not "".join(p.text for p in first.first_page_header.paragraphs)
    assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_the_line_that_ends_a_section_takes_no_room(word: WordFile) -> None:
    (end,) = (p for p in word.paragraphs if p._p.find(f".//{qn('w:sectPr')}") is not None)
    assert end.style is not None
    assert (end.style.name, end.style.font.size.pt) == ("Kẻ ngang", 2)


def test_number_and_day_stand_in_one_row_under_the_state(word: WordFile) -> None:
    head = word.tables[0]
    assert head.cell(0, 1).paragraphs[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert head.cell(1, 0).paragraphs[0].text == "Số: 07/BC-SCT"
    assert head.cell(1, 1).paragraphs[0].text == "Phú Giang, ngày 05 tháng 02 năm 2032"
    widths = [int(column.get(qn("w:w"))) for column in head._tbl.tblGrid]
    assert widths[0] / sum(widths) == pytest.approx(0.44, abs=0.01)


@pytest.mark.parametrize(
    ("style", "size", "bold", "italic"),
    [
        ("Quốc hiệu", 12, True, False),
        ("Tiêu ngữ", 13, True, False),
        ("Cơ quan chủ quản", 12, False, False),
        ("Cơ quan ban hành", 12, True, False),
        ("Số ký hiệu", 13, False, False),
        ("Địa danh ngày tháng", 13, False, True),
        ("Body Text", 14, False, False),
        ("Căn cứ", 14, False, True),
        ("Nơi nhận", 12, True, True),
        ("Nơi nhận từng nơi", 11, False, False),
        ("Chữ ký", 14, True, False),
    ],
)
def test_sizes_are_those_of_the_decrees_table(word: WordFile, style: str, size: int, bold: bool, italic: bool) -> None:
    font = word.styles[style].font
    assert (font.size.pt, font.bold, font.italic) == (size, bold, italic)


def test_all_text_is_times_new_roman_in_vietnamese(content: bytes) -> None:
    styles = ZipFile(BytesIO(content)).read("word/styles.xml").decode()
    assert 'w:ascii="Times New Roman"' in styles
    assert 'w:lang w:val="vi-VN"' in styles
    normal = open_word(BytesIO(content)).styles["Normal"].element.rPr.rFonts
    assert {normal.get(qn(f"w:{part}")) for part in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}


def test_word_opens_it_as_a_paper_of_today_and_goes_on_in_its_styles(word: WordFile, content: bytes) -> None:
    settings = ZipFile(BytesIO(content)).read("word/settings.xml").decode()
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert "ja-JP" not in settings
    assert word.styles["Heading 2"].next_paragraph_style.name == "Body Text"
    assert word.styles["Kính gửi"].quick_style


def test_the_body_is_justified_with_its_first_line_indented(word: WordFile) -> None:
    form = word.styles["Body Text"].paragraph_format
    assert form.alignment == 3
    assert form.first_line_indent.cm == pytest.approx(1.27, abs=0.01)
    assert form.space_after.pt >= 6


def test_headings_are_words_own_so_that_navigation_finds_them(word: WordFile) -> None:
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "I. KẾT QUẢ CHUNG"),
        ("Heading 2", "1. Lớp nghề"),
        ("Heading 3", "a) Đan lát"),
    ]


def test_headings_stand_left_so_that_no_long_one_is_pulled_apart(word: WordFile) -> None:
    assert {word.styles[f"Heading {level}"].paragraph_format.alignment for level in (1, 2, 3)} == {0}


def test_table_heads_repeat_and_numbers_stand_right(word: WordFile) -> None:
    table = word.tables[-1]
    repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows[:3]]
    assert repeated == [True, True, False]
    assert table.cell(0, 2).text == table.cell(0, 3).text == "Kinh phí (đồng)"
    assert table.cell(2, 2).paragraphs[0].alignment == 2


def test_words_are_escaped_and_the_paper_is_closed(word: WordFile) -> None:
    assert "Cơ sở A&B <Tân Thử> nhận hai máy./." in lines(word)


def test_a_draft_says_so(word: WordFile) -> None:
    assert "DỰ THẢO" not in lines(word)
    assert "DỰ THẢO" in lines(open_word(BytesIO(write_paper(DRAFT, "docx"))))


def test_writing_again_gives_the_same_bytes_dated_by_the_paper(content: bytes, word: WordFile) -> None:
    assert write_paper(PAPER, "docx") == content
    assert {entry.date_time[:3] for entry in ZipFile(BytesIO(content)).infolist()} == {(2032, 2, 5)}
    created = word.core_properties.created
    assert created is not None
    assert created.date() == PAPER.written_on
    assert (word.core_properties.title, word.core_properties.language) == (
        "Báo cáo Kết quả dạy nghề năm 2031",
        "vi-VN",
    )


def test_the_last_words_stay_with_the_signature(word: WordFile) -> None:
    at = next(n for n, p in enumerate(word.paragraphs) if p.text.endswith("./."))
    assert [p.paragraph_format.keep_with_next for p in word.paragraphs[at - 1 : at + 1]] == [True, True]


def test_words_that_open_a_list_stay_with_it() -> None:
    opening = Paragraph((Run("Có "), Run("02", bold=True), Run(" nội dung, gồm:")))
    word = open_word(BytesIO(write_paper(replace(PAPER, blocks=(opening, *BODY)), "docx")))
    (found,) = [paragraph for paragraph in word.paragraphs if paragraph.text.endswith("gồm:")]
    assert found.paragraph_format.keep_with_next


def test_a_title_of_two_lines_is_broken_near_its_middle() -> None:
    """«năm 2031» alone in the second line looks like a slip."""
    long = replace(PAPER, title="So sánh kế hoạch và thực hiện Kế hoạch khuyến công tỉnh Phú Giang năm 2031")
    sides = []
    for paper in (PAPER, long):
        word = open_word(BytesIO(write_paper(paper, "docx")))
        (title,) = [p for p in word.paragraphs if p.style and p.style.name == "Subtitle"]
        sides.append(title.paragraph_format.left_indent)
    assert sides[0] in (None, 0)
    assert sides[1] is not None
    assert 25 < sides[1].mm < 60


def test_no_row_stands_where_it_tells_nothing() -> None:
    """A content stays with its further targets, the sum with the last content and with the words about the table."""
    further, whole = Row((Cell(""), Cell(""), Cell("9.000.000"), Cell("–"), Cell(""))), table(14)
    first, *others = whole.rows
    told = replace(whole, rows=(first, further, *others))
    legend = Paragraph((Run("Ghi chú."),), key="legend")
    paper = replace(PAPER, blocks=(*BODY, Annex("", "Danh sách", (told, legend))))
    word = open_word(BytesIO(write_paper(paper, "docx")))
    (note,) = (paragraph for paragraph in word.paragraphs if paragraph.text == "Ghi chú.")
    assert note.style.font.size == word.styles["Ô bảng"].font.size  # no body text under the table it explains
    rows = [row.cells[2].paragraphs[0].paragraph_format.keep_with_next for row in word.tables[-1].rows[2:]]
    assert rows == [True, *[None] * 13, True, True]
    assert [word.tables[-1].cell(n, 1).text for n in (2, 3)] == ["Lớp nghề thứ 1"] * 2  # beside both of its figures
    alone = open_word(BytesIO(write_paper(replace(PAPER, blocks=(*BODY, Annex("", "Danh sách", (told,)))), "docx")))
    assert alone.tables[-1].rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next is None


def test_a_sum_stays_with_its_unit_and_a_year_with_its_word() -> None:
    told = Paragraph((Run("Năm 2031 chi "), Run("25.000.000", bold=True), Run(" đồng cho 12 lớp.")))
    found = open_word(BytesIO(write_paper(replace(PAPER, blocks=(told,)), "docx"))).paragraphs
    (text,) = [paragraph.text for paragraph in found if "lớp" in paragraph.text and "chi" in paragraph.text]
    assert text == "Năm\u00a02031 chi 25.000.000\u00a0đồng cho 12\u00a0lớp./."
    (title,) = [paragraph.text for paragraph in found if paragraph.style.name == "Subtitle"]
    assert title == "Kết quả dạy nghề năm\u00a02031"


def test_the_body_reaches_both_margins_also_where_a_date_or_a_sum_would_leave_a_line_half_empty() -> None:
    """Phụ lục I of the decree, II.6: such words end with one line and go on with the next."""
    sum_ = (Run("Thực hiện: 04 hội chợ, trên 150 sản phẩm. Kinh phí thực hiện: "), Run("447.500.000"), Run(" đồng."))
    day = (Run("Các cơ quan, đơn vị gửi báo cáo kết quả thực hiện về Sở trước "), Run("ngày 15/12/2026"), Run("."))
    short = (Run("Các cơ quan gửi trước ngày 15/12/2026."),)
    paper = replace(PAPER, blocks=(Paragraph(sum_), Paragraph(day), Paragraph(short)))
    word = open_word(BytesIO(write_paper(paper, "docx")))
    told = [p for p in word.paragraphs if p.text.startswith(("Thực hiện: 04", "Các cơ quan"))]
    assert [p.paragraph_format.alignment for p in told] == [None] * 3  # as their style says, to both margins
    assert "447.500.000 đồng" in told[0].text
    assert "trước ngày 15/12/2026" in told[1].text
    assert "ngày\u00a015/12/2026" in told[2].text


def test_a_long_table_is_put_into_the_paper_row_by_row() -> None:
    """Moved whole, it would take the square of its length: 600 rows a second, 2,000 rows more than ten."""
    cell = "<w:tc><w:tcPr/><w:p><w:pPr/><w:r><w:t>lớp</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{f'<w:tr>{cell * 8}</w:tr>' * 6_000}</w:tbl>"
    word = open_word()
    with an_end():
        _append(word, table)
    assert len([*word.element.body.iter(qn("w:tr"))]) == 6_000
