"""A written PDF is opened again and measured."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from khuyencong.papers.writing import write_paper
from khuyencong.papers.writing.pdf import MissingFonts, pdf_bytes, template_data
from khuyencong.papers.writing.printed import printed
from khuyencong.terms.document import Annex, Cell, Heading, Paragraph, Row, Run, TableBlock
from tests.papers.writing.samples import BODY, LONG, PAPER, table

MM = 72 / 25.4


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_paper(LONG, "pdf")


@pytest.fixture(scope="module")
def pdf(content: bytes) -> Iterator[pdfium.PdfDocument]:
    document = pdfium.PdfDocument(content)
    yield document
    document.close()


def texts(pdf: pdfium.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pdf]


def annex_pages(pdf: pdfium.PdfDocument) -> list[int]:
    return [number for number, page in enumerate(pdf) if page.get_width() > page.get_height()]


def test_pages_are_a4_and_the_annex_lies_on_its_side(pdf: pdfium.PdfDocument) -> None:
    sizes = {(round(page.get_width() / MM), round(page.get_height() / MM)) for page in pdf}
    assert sizes == {(210, 297), (297, 210)}
    assert annex_pages(pdf)[-1] == len(pdf) - 1


def test_text_keeps_inside_the_margins(pdf: pdfium.PdfDocument) -> None:
    for page in pdf:
        text = page.get_textpage()
        boxes = [text.get_charbox(i) for i in range(text.count_chars())]
        inked = [box for box in boxes if box[2] > box[0]]
        assert min(box[0] for box in inked) >= 29 * MM
        assert max(box[2] for box in inked) <= page.get_width() - 14 * MM
        assert min(box[1] for box in inked) >= 19 * MM


def test_page_numbers_begin_on_page_two_and_again_in_the_annex(pdf: pdfium.PdfDocument) -> None:
    first_lines = [text.lstrip().split("\n")[0].strip() for text in texts(pdf)]
    body = annex_pages(pdf)[0]
    assert first_lines[:body] == ["UBND TỈNH PHÚ GIANG", *(str(n) for n in range(2, body + 1))]
    assert first_lines[body] == "Phụ lục"
    assert first_lines[body + 1 :] == [str(n) for n in range(2, len(pdf) - body + 1)]


def test_number_and_day_stand_on_one_line(pdf: pdfium.PdfDocument) -> None:
    text = pdf[0].get_textpage()
    tops = []
    for words in ("Số: 07/BC-SCT", "Phú Giang, ngày"):
        found = text.search(words).get_next()
        assert found is not None
        tops.append(text.get_charbox(found[0], loose=True)[1])
    assert tops[0] == pytest.approx(tops[1], abs=3)


def test_the_tables_head_repeats_on_each_page(pdf: pdfium.PdfDocument) -> None:
    pages = texts(pdf)
    annex = annex_pages(pdf)
    assert len(annex) > 1
    assert all("Kinh phí (đồng)" in pages[number] and "Ghi chú" in pages[number] for number in annex)


def test_only_the_packages_font_is_used_and_embedded(pdf: pdfium.PdfDocument) -> None:
    fonts = {font_of(item) for page in pdf for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])}
    assert {name.partition("+")[2].partition("-")[0] for name, _ in fonts} == {"Tinos"}
    assert {embedded for _, embedded in fonts} == {True}


def font_of(item: pdfium.PdfObject) -> tuple[str, bool]:
    font = raw.FPDFTextObj_GetFont(item)
    name = ctypes.create_string_buffer(100)
    raw.FPDFFont_GetBaseFontName(font, name, 100)
    return name.value.decode(), bool(raw.FPDFFont_GetIsEmbedded(font))


def test_the_file_is_tagged_named_and_archival(content: bytes, pdf: pdfium.PdfDocument) -> None:
    assert raw.FPDFCatalog_IsTagged(pdf)
    assert pdf.get_metadata_value("Title") == "Báo cáo Kết quả dạy nghề năm 2031"
    assert pdf.get_metadata_value("CreationDate").startswith("D:20320205")
    assert b"pdfaid:part>2<" in content
    assert b"pdfuaid:part>1<" in content
    assert b"/Lang" in content


def test_writing_again_gives_the_same_bytes(content: bytes) -> None:
    assert write_paper(LONG, "pdf") == content


def test_a_paper_without_any_date_is_still_written() -> None:
    with pdfium.PdfDocument(write_paper(replace(PAPER, signed_on=None, written_on=None), "pdf")) as undated:
        assert undated.get_metadata_value("CreationDate").startswith("D:19800101")


def test_the_outline_never_skips_a_level() -> None:
    blocks = (Heading(1, "I", "Một"), Heading(3, "a", "Hai"), Heading(3, "b", "Ba"), Heading(2, "1", "Bốn"))
    body = template_data(printed(replace(PAPER, blocks=blocks)))["body"]
    assert [block["outline"] for block in body if block["block"] == "heading"] == [1, 2, 3, 2]


def test_missing_fonts_are_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(MissingFonts, match="Thiếu phông chữ Tinos"):
        pdf_bytes(printed(PAPER), fonts=tmp_path)


def test_the_signature_never_stands_alone_on_a_page() -> None:
    """Nor with the closing words only: what they close comes with them."""
    last = (Paragraph((Run("Việc sau cùng."),)), Paragraph((Run("Trên đây là báo cáo."),)))
    for length in range(1, 14):
        paper = replace(PAPER, blocks=(*BODY[:1], *BODY[3:] * length, *last))
        with pdfium.PdfDocument(write_paper(paper, "pdf")) as pdf:
            ending = texts(pdf)[-1]
            assert "Lê Thử Nghiệm" in ending
            assert "./." in ending
            assert "Việc sau cùng." in ending


def test_words_that_open_a_list_never_end_a_page() -> None:
    opened = (Paragraph((Run("Có hai nội dung, gồm:"),)), Paragraph((Run("- Nội dung đầu."),)))
    for length in range(8, 20):
        paper = replace(PAPER, blocks=(*BODY[3:] * length, *opened, *BODY[3:] * 4))
        with pdfium.PdfDocument(write_paper(paper, "pdf")) as pdf:
            assert any("gồm:" in page and "- Nội dung đầu." in page for page in texts(pdf))


def test_a_title_of_two_lines_is_broken_near_its_middle() -> None:
    title = "So sánh kế hoạch và thực hiện Kế hoạch khuyến công tỉnh Phú Giang năm 2031"
    with pdfium.PdfDocument(write_paper(replace(PAPER, title=title), "pdf")) as pdf:
        lines = [line.strip() for line in texts(pdf)[0].split("\n")]
    first = next(line for line in lines if line.startswith("So sánh"))
    assert 0.4 < len(first) / len(title) < 0.6


def test_no_line_is_stretched_before_a_long_sum() -> None:
    """The words of a sum stay with it by blanks that give way like any other."""
    words = (Run("Trong đó: đã thực hiện 16.304.507.000 đồng; ước thực hiện "), Run("784.513.000"), Run(" đồng."))
    with pdfium.PdfDocument(write_paper(replace(PAPER, blocks=(Paragraph(words),)), "pdf")) as pdf:
        text = pdf[0].get_textpage()
        found = text.search("thực hiện").get_next()
        assert found is not None
        end, begin = (text.get_charbox(found[0] + at) for at in (3, 5))
        assert begin[0] - end[2] < 12  # points between the two words


def test_a_sum_keeps_its_unit_unless_that_would_tear_the_line() -> None:
    """Then the number ends a full line, as in Word: it stands on the next one only where it alone would not fit."""
    apart, number = 0, 84  # points of the number and a blank
    for padding in range(0, 60, 2):
        words = (
            Run("x" * padding + " kinh phí thực hiện của lớp học nghề ở vùng xa là "),
            Run("1.234.567.890"),
            Run(" đồng."),
        )
        with pdfium.PdfDocument(write_paper(replace(PAPER, blocks=(Paragraph(words),)), "pdf")) as pdf:
            text, margin = pdf[0].get_textpage(), pdf[0].get_width() - 15 * MM
            whole = text.get_text_range()
            at = whole.index("vùng")
            blanks = [n for n in range(at, whole.index("đồng.", at)) if whole[n] == " "]
            wide = [text.get_charbox(n + 1)[0] - text.get_charbox(n - 1)[2] for n in blanks]
            assert sum(wide) - 3.5 * len(wide) < number
            if "1.234.567.890 đồng" not in whole:
                apart += 1
                assert text.get_charbox(whole.index("890") + 2)[2] > margin - 1
    assert 0 < apart < 15


def test_the_number_of_a_paper_is_never_torn() -> None:
    for padding in range(0, 30, 2):
        words = Run("x" * padding + " kinh phí các nội dung được điều chỉnh theo Quyết định số 312/QĐ-UBND của tỉnh.")
        with pdfium.PdfDocument(write_paper(replace(PAPER, blocks=(Paragraph((words,)),)), "pdf")) as pdf:
            assert "312/QĐ-UBND" in texts(pdf)[0]


@pytest.mark.parametrize("rows", range(14, 20))
def test_a_groups_row_never_ends_a_page(rows: int) -> None:
    """One of these lengths would leave it the last line of the annex's first page."""
    whole = table(rows)
    head = Row((Cell("II"), Cell("Nhóm sau"), Cell(""), Cell(""), Cell("")), "group")
    last = Row((Cell("1"), Cell("Lớp của nhóm sau"), Cell("5.000.000"), Cell("–"), Cell("")))
    annex = Annex("", "Danh sách", (replace(whole, rows=(*whole.rows[:-1], head, last)),), landscape=True)
    pages = pdfium.PdfDocument(write_paper(replace(PAPER, blocks=(*BODY, annex)), "pdf"))
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    (page,) = [text for text in texts if "Nhóm sau" in text]
    assert "Lớp của nhóm sau" in page


@pytest.mark.parametrize("rows", range(14, 20))
def test_no_sum_and_no_note_stands_alone_on_a_page(rows: int) -> None:
    """Some of these lengths would begin a page with the sum, or leave it the note alone."""
    note = Paragraph((Run("Ghi chú: dấu «–» là không có số liệu."),), key="legend")
    content = write_paper(replace(PAPER, blocks=(*BODY, Annex("", "Danh sách", (table(rows), note), True))), "pdf")
    with pdfium.PdfDocument(content) as pdf:
        (page,) = [text for text in texts(pdf) if "Ghi chú: dấu" in text]
    assert f"Lớp nghề thứ {rows} " in page
    assert page.index("Cộng") < page.index("Ghi chú: dấu")


@pytest.mark.parametrize("rows", range(8, 22))
def test_a_small_table_goes_overleaf_whole(rows: int) -> None:
    sources = replace(table(3), caption="Kinh phí theo nguồn", unit_note="")
    named = replace(sources, rows=tuple(replace(row, cells=(Cell("Nguồn"), *row.cells[1:])) for row in sources.rows))
    annex = Annex("", "Danh sách", (table(rows), named), landscape=True)
    with pdfium.PdfDocument(write_paper(replace(PAPER, blocks=(*BODY, annex)), "pdf")) as pdf:
        (page,) = [text for text in texts(pdf) if "Kinh phí theo nguồn" in text]
    assert page.count("Nguồn ") == 4


def with_targets(contents: int, targets: int) -> TableBlock:
    """Contents of so many targets each; «đích 7.2» is the second of the seventh."""
    whole, rows = table(0), []
    for content in range(1, contents + 1):
        for target in range(1, targets + 1):
            named = (str(content), f"Nội dung {content}") if target == 1 else ("", "")
            rows.append(Row((*map(Cell, named), Cell("1"), Cell("–"), Cell(f"đích {content}.{target}"))))
    return replace(whole, rows=(*rows, *whole.rows))


@pytest.mark.parametrize("shift", range(3))
def test_a_content_stays_on_one_page_with_all_its_targets(shift: int) -> None:
    """Wherever the first page ends: each run begins the table a line lower."""
    lines = tuple(Paragraph((Run(f"Dòng {n}."),)) for n in range(shift))
    content = write_paper(replace(PAPER, blocks=(*BODY, Annex("", "Danh sách", (*lines, with_targets(30, 3))))), "pdf")
    with pdfium.PdfDocument(content) as pdf:
        pages = texts(pdf)
    assert sum("đích" in page for page in pages) > 2
    for page in pages:
        told = re.findall(r"đích (\d+)\.(\d)", page)
        assert all(sum(one == content for one, _ in told) == 3 for content, _ in told)


def test_a_content_of_more_targets_than_a_page_holds_goes_on_overleaf() -> None:
    content = write_paper(replace(PAPER, blocks=(*BODY, Annex("", "Danh sách", (with_targets(2, 60),)))), "pdf")
    with pdfium.PdfDocument(content) as pdf:
        told = re.findall(r"đích (\d+\.\d+)", "\n".join(texts(pdf)))
    assert told == [f"{content}.{target}" for content in (1, 2) for target in range(1, 61)]


def test_a_line_that_a_long_number_would_leave_half_empty_is_filled() -> None:
    """The last words, which stay with the signature, are as wide as any others."""
    words = "Thực hiện: 04 hội chợ, trên 150 sản phẩm. Kinh phí thực hiện: 447.500.000 đồng."
    told = replace(PAPER, blocks=(Paragraph((Run(words),)),))
    with pdfium.PdfDocument(write_paper(told, "pdf")) as pdf:
        text = pdf[0].get_textpage()
        whole = text.get_text_range()
        last, unit = whole.index("447.500.000") + 10, whole.index("đồng", whole.index("447"))
        assert text.get_charbox(last)[2] > pdf[0].get_width() - 15 * MM - 1
        assert text.get_charbox(unit)[1] < text.get_charbox(last)[1] - 10
