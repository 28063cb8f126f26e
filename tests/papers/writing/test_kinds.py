"""Each kind of paper in the order and type of NĐ 30/2020 (Phụ lục I, Mục V; Phụ lục III), in every format."""

from dataclasses import replace
from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from khuyencong.papers import read_text
from khuyencong.papers.writing import FORMATS, write_html, write_paper
from khuyencong.terms.document import Document, from_json, to_json
from tests.papers.writing.kinds import DECISION, KINDS, LETTER, MINUTES

MARKS = {
    "thông báo": ["THÔNG BÁO", "Kết quả xét chọn", "Có 12 cơ sở", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thử Nghiệm"],
    "công văn": ["Số: 41/SCT-CN", "V/v cử cán bộ dự lớp tập huấn", "Kính gửi:", "- UBND huyện Thử Nghiệm;"],
    "tờ trình": ["TỜ TRÌNH", "Phê duyệt danh mục", "Kính gửi: Ủy ban nhân dân tỉnh", "Như trên"],
    "quyết định": [
        "QUYẾT ĐỊNH",
        "Về việc thành lập",
        "GIÁM ĐỐC SỞ CÔNG THƯƠNG",
        "Căn cứ Luật Thử nghiệm;",
        "Theo đề nghị của Trưởng phòng Quản lý Công nghiệp.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Thành lập",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.",
        "Như Điều 1",
    ],
    "giấy mời": ["GIẤY MỜI", "Họp hội đồng", "Có 12 cơ sở được chọn", "GIÁM ĐỐC"],
    "biên bản": ["BIÊN BẢN", "Họp hội đồng", "THƯ KÝ", "CHỦ TỌA"],
    "danh sách": ["DANH SÁCH", "Cơ sở tham gia hội chợ", "Cơ sở Đan Lát"],
}


def text_of(document: Document, format: str) -> str:
    """What a reader sees, in one line."""
    return " ".join(read_text(write_paper(document, format), f"van-ban.{format}").content.split())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", FORMATS)
def test_every_kind_tells_its_parts_in_their_order(kind: str, format: str) -> None:
    text = text_of(KINDS[kind], format)
    places = [text.find(mark) for mark in MARKS[kind] if mark not in ("Như trên", "Như Điều 1")]
    assert -1 not in places, [mark for mark in MARKS[kind] if mark not in text]
    if kind not in ("công văn", "biên bản"):  # boxes that stand side by side are read in either order
        body = [place for place, mark in zip(places, MARKS[kind], strict=False) if "GIÁM ĐỐC" not in mark]
        assert body == sorted(body)
    assert all(mark in text for mark in MARKS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_comes_back_from_its_snapshot(kind: str) -> None:
    assert from_json(to_json(KINDS[kind])) == KINDS[kind]


def styles(document: Document) -> dict[str, str]:
    """Text of a DOCX's paragraphs → name of their style."""
    word = docx.Document(BytesIO(write_paper(document, "docx")))
    cells = [p for table in word.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return {p.text: p.style.name for p in (*word.paragraphs, *cells) if p.text and p.style}


def test_a_letter_has_no_name_and_its_matter_stands_under_its_number() -> None:
    found = styles(LETTER)
    assert found["V/v cử cán bộ dự lớp tập huấn"] == "Trích yếu công văn"
    assert "CÔNG VĂN" not in found
    assert "Title" not in found.values()
    word = docx.Document(BytesIO(write_paper(LETTER, "docx")))
    left = word.tables[0].rows[1].cells[0].paragraphs
    assert [p.text for p in left] == ["Số: 41/SCT-CN", "V/v cử cán bộ dự lớp tập huấn"]
    style = word.styles["Trích yếu công văn"]
    assert (style.font.size.pt, style.font.bold, style.paragraph_format.space_before.pt) == (12, False, 6)


def test_who_decides_stands_in_bold_capitals_between_name_and_bases() -> None:
    found = styles(DECISION)
    order = list(found)
    assert found["GIÁM ĐỐC SỞ CÔNG THƯƠNG"] == found["QUYẾT ĐỊNH:"] == "Thẩm quyền ban hành"
    assert order.index("GIÁM ĐỐC SỞ CÔNG THƯƠNG") < order.index("Căn cứ Luật Thử nghiệm;") < order.index("QUYẾT ĐỊNH:")
    style = docx.Document(BytesIO(write_paper(DECISION, "docx"))).styles["Thẩm quyền ban hành"]
    assert (style.font.size.pt, style.font.bold) == (14, True)


def test_minutes_are_signed_by_who_kept_them_on_the_left_and_who_presided_on_the_right() -> None:
    word = docx.Document(BytesIO(write_paper(MINUTES, "docx")))
    (signed,) = word.tables[-1].rows
    texts = [[p.text for p in cell.paragraphs if p.text] for cell in signed.cells]
    assert texts == [["THƯ KÝ", "Trần Thị Thí Điểm"], ["CHỦ TỌA", "Lê Thử Nghiệm"]]
    after = [paragraph.text for paragraph in word.paragraphs if paragraph.text]
    assert after[-3:] == ["Nơi nhận:", "- Các cơ sở được chọn;", "- Lưu: VT, CN."]


def test_minutes_never_open_a_page_for_who_receives_them() -> None:
    """Only the signatures stay with the last words; a third of a page was left empty for the lines below them."""
    long = replace(MINUTES, recipients=tuple(f"Đơn vị thứ {n}" for n in range(1, 41)))
    pages = pypdfium2.PdfDocument(write_paper(long, "pdf"))
    assert "THƯ KÝ" in pages[0].get_textpage().get_text_bounded()
    assert len(pages) == 2
    signed = docx.Document(BytesIO(write_paper(MINUTES, "docx"))).tables[-1]._tbl
    assert {kept.val for kept in signed.iter(qn("w:keepNext"))} == {False}


def test_the_pdf_of_minutes_places_the_signatures_side_by_side() -> None:
    page = pypdfium2.PdfDocument(write_paper(MINUTES, "pdf"))[0].get_textpage()
    boxes = {}
    for words in ("THƯ KÝ", "CHỦ TỌA", "Nơi nhận:"):
        index, _ = page.search(words).get_next()
        boxes[words] = page.get_charbox(index)
    left, right, recipients = boxes.values()
    assert left[0] < right[0]
    assert left[1] == pytest.approx(right[1], abs=2)
    assert recipients[3] < left[1]


def test_the_page_marks_the_parts_for_its_style() -> None:
    assert '<p class="matter">V/v cử cán bộ dự lớp tập huấn</p>' in write_html(LETTER)
    assert "<h1" not in write_html(LETTER)
    assert '<p class="decided-by">QUYẾT ĐỊNH:</p>' in write_html(DECISION)
    assert write_html(MINUTES).count('<div class="signature">') == 2
