"""The decree's page, measured on the files themselves: Phụ lục I of NĐ 30/2020, mục I–V."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pypdfium2 as pdfium
import pytest
from docx.oxml.ns import qn

from khuyencong.papers.writing import write_html, write_paper
from khuyencong.terms.document import Annex, Cell, Column, Document, Heading, Paragraph, Row, Run, TableBlock
from tests.papers.writing.kinds import DECISION, LETTER, MINUTES
from tests.papers.writing.pdf_ink import MM, Ink, ink_of
from tests.papers.writing.samples import PAPER, table

LEFT, RIGHT, WIDTH = 30 * MM, 195 * MM, 165 * MM
MARKED = replace(
    LETTER,
    urgency="Thượng khẩn",
    circulation="Lưu hành nội bộ",
    drafted_by="PL.(30)",
    address="Số 2 đường Thử Nghiệm, tỉnh Phú Giang",
    blocks=(
        *LETTER.blocks,
        Annex("", "Danh sách một", (table(3),)),
        Annex("", "Danh sách hai", (table(3),), landscape=True),
    ),
)
WORDY = Paragraph((Run("Cơ sở công nghiệp nông thôn được hỗ trợ máy móc thiết bị tiên tiến trong sản xuất. " * 6),))
LONG = replace(PAPER, blocks=(Heading(1, "I", "Kết quả"), Heading(2, "1", "Lớp nghề"), *([WORDY] * 30)))


@pytest.fixture(scope="module")
def first() -> Iterator[pdfium.PdfPage]:
    with pdfium.PdfDocument(write_paper(PAPER, "pdf")) as pdf:
        yield pdf[0]


def pages_of(document: Document) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(write_paper(document, "pdf"))


# words → size range, bold, italic: mục V of the decree
TYPES: list[tuple[str, tuple[int, int], bool, bool]] = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False),
    ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False),
    ("UBND TỈNH PHÚ GIANG", (12, 13), False, False),
    ("SỞ CÔNG THƯƠNG", (12, 13), True, False),
    ("Số: 07/BC-SCT", (13, 13), False, False),
    ("Phú Giang, ngày", (13, 14), False, True),
    ("BÁO CÁO", (13, 14), True, False),
    ("Kết quả dạy nghề năm 2031", (13, 14), True, False),
    ("Kính gửi:", (13, 14), False, False),
    ("Căn cứ Luật Thử nghiệm;", (13, 14), False, True),
    ("I. KẾT QUẢ CHUNG", (13, 14), True, False),
    ("1. Lớp nghề", (13, 14), True, False),
    ("Cơ sở A&B", (13, 14), False, False),
    ("KT. GIÁM ĐỐC", (13, 14), True, False),
    ("Lê Thử Nghiệm", (13, 14), True, False),
    ("Nơi nhận:", (12, 12), True, True),
    ("- Lãnh đạo Sở;", (11, 11), False, False),
]


@pytest.mark.parametrize(("words", "sizes", "bold", "italic"), TYPES, ids=[row[0] for row in TYPES])
def test_each_element_has_the_decrees_size_and_face(
    first: pdfium.PdfPage, words: str, sizes: tuple[int, int], bold: bool, italic: bool
) -> None:
    ink = ink_of(first, words)
    assert sizes[0] <= ink.size <= sizes[1]
    assert (ink.bold, ink.italic) == (bold, italic)


def middle(ink: Ink) -> float:
    return (ink.left + ink.right) / 2


def test_the_head_has_two_columns_each_centred_and_its_lines_level(first: pdfium.PdfPage) -> None:
    agency, parent, number = (ink_of(first, w) for w in ("SỞ CÔNG THƯƠNG", "UBND TỈNH PHÚ GIANG", "Số: 07/BC-SCT"))
    state, motto = ink_of(first, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ink_of(first, "Độc lập - Tự do - Hạnh phúc")
    day = ink_of(first, "Phú Giang, ngày 05 tháng 02 năm 2032")
    assert parent.baseline == pytest.approx(state.baseline, abs=0.5)
    assert agency.baseline == pytest.approx(motto.baseline, abs=1.5)
    assert number.baseline == pytest.approx(day.baseline, abs=0.5)
    assert middle(agency) == pytest.approx(middle(number), abs=1) == pytest.approx(middle(parent), abs=1)
    assert middle(state) == pytest.approx(middle(motto), abs=1) == pytest.approx(middle(day), abs=1)
    assert max(agency.right, parent.right) < LEFT + 0.44 * WIDTH
    assert state.left > LEFT + 0.45 * WIDTH  # in the diagram the agency has the first 44 of a hundred
    assert state.right < RIGHT + 1


def rules_of(page: pdfium.PdfPage) -> list[tuple[float, float, float]]:
    """Thin lines of a page: left, right and height."""
    bounds = [item.get_bounds() for item in page.get_objects(max_depth=5) if item.type == 2]
    return [(b[0], b[2], b[1]) for b in bounds if b[3] - b[1] < 3 and b[2] - b[0] > 20]


def test_rules_stand_under_agency_motto_and_title_as_long_as_the_decree_asks(first: pdfium.PdfPage) -> None:
    rules = rules_of(first)
    for words, least, most in (
        ("SỞ CÔNG THƯƠNG", 1 / 3, 1 / 2),
        ("Độc lập - Tự do - Hạnh phúc", 0.98, 1.02),
        ("Kết quả dạy nghề năm 2031", 1 / 3, 1 / 2),
    ):
        ink = ink_of(first, words)
        under = [r for r in rules if 0 < ink.baseline - r[2] < 12 and ink.left - 2 < r[0] and r[1] < ink.right + 2]
        assert len(under) == 1, words
        left, right, _ = under[0]
        assert least <= (right - left) / (ink.right - ink.left) <= most
        assert (left + right) / 2 == pytest.approx(middle(ink), abs=1)


def test_the_signature_stands_right_and_the_recipients_left_level_with_it(first: pdfium.PdfPage) -> None:
    authority, name, recipients = (ink_of(first, w) for w in ("KT. GIÁM ĐỐC", "Lê Thử Nghiệm", "Nơi nhận:"))
    assert authority.left > LEFT + 0.5 * WIDTH
    assert middle(authority) == pytest.approx(middle(name), abs=1)
    assert recipients.left == pytest.approx(LEFT, abs=1)
    assert recipients.baseline == pytest.approx(authority.baseline, abs=4)
    assert authority.baseline - name.baseline > 25 * MM


def test_body_lines_are_indented_justified_and_kept_apart() -> None:
    with pages_of(LONG) as pdf:
        text = pdf[1].get_textpage()
        starts = [
            place for place in _places(text, "Cơ sở công nghiệp nông thôn được hỗ trợ máy móc") if place[0] > LEFT
        ]
        opening = min(starts)
        assert opening[0] == pytest.approx(LEFT + 12.7 * MM, abs=1)
        shown = text.get_text_range()
        inked = [text.get_charbox(n) for n in range(text.count_chars()) if not shown[n].isspace()]
        rights = sorted(box[2] for box in inked)
        assert rights[-1] == pytest.approx(RIGHT, abs=1)


def _places(text: pdfium.PdfTextPage, words: str) -> list[tuple[float, float]]:
    search, found = text.search(words), []
    while hit := search.get_next():
        found.append(text.get_charbox(hit[0])[:2])
    return found


def test_the_page_number_stands_in_the_middle_of_the_top_margin() -> None:
    with pages_of(LONG) as pdf:
        assert len(pdf) > 2
        number = ink_of(pdf[1], "2")
        assert number.baseline > pdf[1].get_height() - 20 * MM
        assert middle(number) == pytest.approx((LEFT + RIGHT) / 2, abs=1)
        assert 13 <= number.size <= 14
        assert not number.bold
        top = pdf[0].get_textpage().get_text_bounded(bottom=pdf[0].get_height() - 19 * MM)
        assert top.strip() == ""


def test_no_row_of_a_table_is_torn_by_a_page() -> None:
    rows = tuple(
        Row((Cell(f"{n}"), Cell(f"đầu{n} " + "nội dung dài cần nhiều dòng " * 12 + f"cuối{n}"))) for n in range(30)
    )
    wide = TableBlock((Column("TT", 10, "center"), Column("Nội dung", 90)), rows)
    paper = replace(PAPER, blocks=(*PAPER.blocks[:2], Annex("", "Bảng", (wide,))))
    with pages_of(paper) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    for number in range(30):
        begun, ended = (_pages_with(texts, rf"{mark}{number}\b") for mark in ("đầu", "cuối"))
        assert begun == ended != set(), number
    word = docx.Document(BytesIO(write_paper(paper, "docx")))
    kept = [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in word.tables[-1].rows]
    assert all(kept)


def test_a_row_higher_than_a_page_is_printed_to_its_end() -> None:
    words = " ".join(f"việc{n}" for n in range(1500))
    tall = TableBlock((Column("TT", 10, "center"), Column("Nội dung", 90)), (Row((Cell("1"), Cell(words))),))
    with pages_of(replace(PAPER, blocks=(*PAPER.blocks[:2], Annex("", "Bảng", (tall,))))) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert all(f"việc{n}" in text for n in range(1500))


def _pages_with(texts: list[str], pattern: str) -> set[int]:
    return {place for place, text in enumerate(texts) if re.search(pattern, text)}


def test_urgency_circulation_drafter_and_address_stand_in_their_boxes() -> None:
    with pages_of(MARKED) as pdf:
        page = pdf[0]
        urgency, matter = ink_of(page, "THƯỢNG KHẨN"), ink_of(page, "V/v cử cán bộ")
        circulation, address = ink_of(page, "LƯU HÀNH NỘI BỘ"), ink_of(page, "Số 2 đường")
        assert urgency.right < LEFT + 0.44 * WIDTH
        assert urgency.top < matter.baseline
        assert circulation.baseline > page.get_height() - 20 * MM
        assert circulation.left > (LEFT + RIGHT) / 2
        assert address.top < 20 * MM
        assert (urgency.size, circulation.size, address.size) == (13, 13, 11)
        assert "Lưu: VT, CN. PL.(30)" in page.get_textpage().get_text_bounded()
        later = "".join(other.get_textpage().get_text_bounded() for other in list(pdf)[1:])
        assert "Số 2 đường" not in later
        assert "LƯU HÀNH" not in later


def test_the_stamp_is_as_big_as_the_decrees() -> None:
    for words, wide in (("Khẩn", 20), ("Hỏa tốc", 30), ("Thượng khẩn", 40)):
        with pages_of(replace(MARKED, urgency=words)) as pdf:
            boxes = [item.get_bounds() for item in pdf[0].get_objects(max_depth=5) if item.type == 2]
            sizes = {(round((b[2] - b[0]) / MM), round((b[3] - b[1]) / MM)) for b in boxes}
            assert any(abs(w - wide) <= 1 and abs(h - 8) <= 1 for w, h in sizes), sizes


def test_word_has_the_same_marks_on_its_first_page_only() -> None:
    word = docx.Document(BytesIO(write_paper(MARKED, "docx")))
    body, *annexes = word.sections
    assert [p.text for p in body.first_page_header.paragraphs] == ["LƯU HÀNH NỘI BỘ"]
    assert [p.text for p in body.first_page_footer.paragraphs] == ["Số 2 đường Thử Nghiệm, tỉnh Phú Giang"]
    for section in annexes:
        assert (
            "".join(p.text for p in (*section.first_page_header.paragraphs, *section.first_page_footer.paragraphs))
            == ""
        )
    cell: Any = word.tables[0].rows[1].cells[0]
    stamp = cell.paragraphs[-1]
    assert stamp.text == "THƯỢNG KHẨN"
    assert len(stamp._p.pPr.find(qn("w:pBdr"))) == 4


def test_two_annexes_carry_roman_numbers_and_one_none() -> None:
    word = docx.Document(BytesIO(write_paper(MARKED, "docx")))
    assert [p.text for p in word.paragraphs if p.style and p.style.name == "Số phụ lục"] == ["Phụ lục I", "Phụ lục II"]
    assert '<p class="annex-label">Phụ lục</p>' in write_html(PAPER)


def test_a_decisions_articles_are_bold_and_its_bases_italic() -> None:
    with pages_of(DECISION) as pdf:
        assert ink_of(pdf[0], "Điều 1.").bold
        assert not ink_of(pdf[0], "Thành lập hội đồng gồm").bold
        assert ink_of(pdf[0], "Căn cứ Luật").italic
        assert middle(ink_of(pdf[0], "QUYẾT ĐỊNH:")) == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_minutes_carry_no_recipients_above_their_signatures() -> None:
    with pages_of(MINUTES) as pdf:
        assert ink_of(pdf[0], "Nơi nhận:").top < ink_of(pdf[0], "Lê Thử Nghiệm").baseline


def test_rows_and_captions_stand_as_close_in_a_pdf_as_in_word() -> None:
    """Word's row is a line of 13,8 points between margins of two; its table stands three points under its name. A PDF
    that took more room had a page more than the Word file of the same annex."""
    rows = tuple(Row((Cell(str(n)), Cell(f"Nội dung {n}"))) for n in range(1, 9))
    table = TableBlock((Column("TT", 10, "center"), Column("Tên việc", 90)), rows, caption="Tên của bảng")
    with pages_of(replace(LONG, blocks=(table,))) as pdf:
        name, head = ink_of(pdf[0], "Tên của bảng"), ink_of(pdf[0], "Tên việc")
        first, last = ink_of(pdf[0], "Nội dung 2"), ink_of(pdf[0], "Nội dung 7")
    assert (first.baseline - last.baseline) / 5 == pytest.approx(13.8 + 4 + 0.5, abs=0.3)
    assert name.baseline - head.baseline == pytest.approx(13.8 + 2 + 3, abs=1.5)


def test_lines_paragraphs_and_headings_stand_as_close_in_a_pdf_as_in_word() -> None:
    """Word's single line of fourteen points is 16,1 high and six points stand between paragraphs, before a heading
    too: with more a PDF of many headings came to other pages than the Word file."""
    words = (Paragraph((Run("Việc một " + "của nhiều lời " * 6 + "hết"),)), Heading(1, "I", "Mục"))
    with pages_of(replace(PAPER, blocks=(*words, Paragraph((Run("Xong"),))))) as pdf:
        first, end, heading, last = (
            ink_of(pdf[0], text).baseline for text in ("Việc một", "lời hết", "I. MỤC", "Xong")
        )
    assert first - end == pytest.approx(16.1, abs=0.1)
    assert end - heading == pytest.approx(16.1 + 6, abs=0.1)
    assert heading - last == pytest.approx(16.1 + 6, abs=0.1)


def test_the_parts_above_the_text_stand_where_word_puts_them() -> None:
    """Fourteen points above the kind, ten below the addressees, and the number close below the names and their rule."""
    with pages_of(PAPER) as pdf:
        state = ink_of(pdf[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        day, kind = ink_of(pdf[0], "Số: 07/BC-SCT"), ink_of(pdf[0], "BÁO CÁO")
        to, basis = ink_of(pdf[0], "Kính gửi:"), ink_of(pdf[0], "Căn cứ Luật Thử nghiệm;")
    assert state.baseline - day.baseline == pytest.approx(36.9, abs=0.6)
    assert day.baseline - kind.baseline == pytest.approx(14 + 16.1, abs=0.6)
    assert to.baseline - basis.baseline == pytest.approx(10 + 16.1, abs=0.6)
