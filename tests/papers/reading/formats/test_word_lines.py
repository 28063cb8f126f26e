"""Word files that a program made of a PDF keep each line as a paragraph; they are read as the paper they were."""

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.reading.structure.outline import paragraphs
from khuyencong.terms.facts import Text
from tests.papers.reading.formats.word_files import p, r, word_file

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
    told = [f"{i}. Tổ chức hội chợ đợt {i} tại thành phố Biên Hòa\nkinh phí do tỉnh cấp" for i in range(1, 4)]
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
