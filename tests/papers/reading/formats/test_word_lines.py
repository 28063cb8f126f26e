"""Word files that a program made of a PDF keep each line as a paragraph; they are read as the paper they were."""

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.reading.structure.outline import paragraphs
from khuyencong.terms.facts import Text
from tests.papers.reading.formats.word_files import cell, p, r, table, word_file

HEAD = ("BÁO CÁO", "Kết quả công tác khuyến công năm 2024", "I. KẾT QUẢ THỰC HIỆN")
LINES = (
    "1. Đào tạo nghề: đã tổ chức 02 lớp may công nghiệp cho 60 lao động tại các",
    "huyện Xuân Lộc, Định Quán; kinh phí thực hiện 124.",
    "000.000 đồng.",
    "2. Hội chợ: đã tham gia 02 hội chợ trong nước với 12 gian hàng của 10 cơ sở",
    "công nghiệp nông thôn trên địa bàn tỉnh, trưng bày sản phẩm tiêu biểu; kinh",
    "2",
    "phí thực hiện là 99 triệu đồng, do ngân sách địa phương bảo đảm theo dự toán",
    "được giao đầu năm.",
)


def read(*lines: str) -> Text:
    return read_text(word_file("".join(map(p, lines))), "a.docx")


def test_sums_over_the_end_of_a_line_or_a_page_are_found() -> None:
    text = read(*HEAD, *LINES)
    found = find_facts(text).activities
    assert [a.amount and a.amount.value for a in found] == [124_000_000, 99_000_000]
    assert "2" not in text.content.split("\n")


def test_whole_paragraphs_stay_apart_though_a_few_begin_small() -> None:
    """In a Word file a paragraph ends where its writer ended it, full stop or not."""
    told = [f"{i}. Tổ chức hội chợ đợt {i} tại thành phố Biên Hòa.\nkinh phí do tỉnh cấp" for i in range(1, 4)]
    content = "\n".join([*told, *(f"{i}. Mở lớp nghề đợt {i}." for i in range(4, 18))])
    assert len(paragraphs(content, 0, len(content), wrapped=False)) == len(content.split("\n"))


def test_a_lone_number_of_a_whole_paper_is_its_own() -> None:
    assert read(*HEAD, "Số lớp đã tổ chức:", "12", "Trên đây là báo cáo.").content.split("\n")[-2] == "12"


def tabs(*cells: str) -> str:
    return f"<w:p>{'<w:r><w:tab/></w:r>'.join(map(r, cells))}</w:p>"


HEADED = ("STT", "Nội dung", "Kinh phí (triệu đồng)")


def test_a_table_set_with_tabs_comes_row_by_row() -> None:
    body = [*map(p, HEAD), tabs(*HEADED), tabs("1", "Mở lớp nghề", "120"), tabs("2", "Hội chợ"), p("Hết.")]
    text = read_text(word_file("".join(body)), "a.docx")
    assert text.content.split("\n")[3:] == [
        "STT | Nội dung | Kinh phí (triệu đồng)",
        "1 | Mở lớp nghề | 120",
        "2 | Hội chợ |",
        "Hết.",
    ]
    assert [place.row for place in text.line_places[3:]] == [1, 2, 3, None]
    assert find_facts(text).activities[0].amount is not None


def test_two_tabs_may_stand_where_one_is_meant() -> None:
    rows = [tabs("TT", "Nội dung", "", "Số lớp"), tabs("1", "Nghề may", "5"), tabs("2", "Nghề mộc", "", "6")]
    assert read_text(word_file("".join(rows)), "a.docx").content.split("\n")[1:] == [
        "1 | Nghề may | 5",
        "2 | Nghề mộc | 6",
    ]


def test_a_tab_elsewhere_is_a_blank() -> None:
    told = [
        tabs("UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        tabs("1.", "Mở 02 lớp nghề"),
        tabs("TT", "mục", "x"),
    ]
    assert "\t" not in read_text(word_file("".join(told)), "a.docx").content
    assert " | " not in read_text(word_file("".join(told)), "a.docx").content


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (("các cơ sở", "công nghiệp"), "các cơ sở công nghiệp"),
        (("theo Quyết định số", "3116/QĐ-BCT"), "theo Quyết định số 3116/QĐ-BCT"),
        (("kinh phí 119.068.000", "đồng"), "kinh phí 119.068.000 đồng"),
        # and what Word parts by itself within a word
        (("Khuy", "ến công"), "Khuyến công"),
        (("BÁO C", "ÁO"), "BÁO CÁO"),
        (("124.0", "00.000 đồng"), "124.000.000 đồng"),
        (("Face", "book"), "Facebook"),
        (("Đ", "ồng Nai"), "Đồng Nai"),
        (("12/QĐ", "UBND"), "12/QĐUBND"),
        (("15.000.000", "đ"), "15.000.000đ"),
        (("120m", "2 nhà"), "120m2 nhà"),
    ],
)
def test_runs_of_a_paragraph(runs: tuple[str, ...], shown: str) -> None:
    """A program that makes Word files of PDFs may lose the blank where a line ended."""
    assert read_text(word_file(f"<w:p>{''.join(map(r, runs))}</w:p>"), "a.docx").content == shown


def test_a_sentence_cut_where_a_page_ended_is_one() -> None:
    """The rest of the file keeps its paragraphs whole, so few lines begin amid a sentence."""
    cut = [
        "3. Hội chợ: đã tham gia 02 hội chợ trong nước với 12 gian hàng tiêu biểu",
        "",
        "của tỉnh, kinh phí 99 triệu đồng.",
    ]
    others = [f"{i}. Lớp nghề đợt {i}: đã mở 01 lớp, kinh phí {i}0 triệu đồng." for i in (1, 2, *range(4, 20))]
    found = find_facts(read(*HEAD, *others[:2], *cut, *others[2:])).activities
    assert found[2].amount is not None
    assert found[2].amount.value == 99_000_000


def test_a_number_broken_over_the_lines_of_a_narrow_cell_is_whole() -> None:
    broken = cell("", inner=p("1.240.5") + p("00.000"))
    body = table(
        cell("1") + cell("Mở lớp") + broken, cell("2") + cell("Hội chợ") + cell("", inner=p("5.1") + p("10 lớp"))
    )
    lines = read_text(word_file(body), "a.docx").content.split("\n")
    assert lines == ["1 | Mở lớp | 1.240.500.000", "2 | Hội chợ | 5.1 10 lớp"]
