"""No number is torn: every column holds its longest word, on a page as wide as it is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.papers.writing import widths as module
from khuyencong.papers.writing.contents import contents, told_once
from khuyencong.papers.writing.pdf import _places
from khuyencong.papers.writing.widths import SIZES, fitted, word_width
from khuyencong.papers.writing.word_xml import WordXml
from khuyencong.terms.document import Cell, Column, Row, TableBlock

WIDE = 252


def table(titles: list[str], shares: list[int], *rows: list[str]) -> TableBlock:
    columns = tuple(Column(title, share) for title, share in zip(titles, shares, strict=True))
    return TableBlock(columns, tuple(Row(tuple(Cell(text) for text in row)) for row in rows))


def widths(found: TableBlock) -> list[int]:
    return [column.width_percent for column in found.columns]


def test_a_table_that_fits_keeps_its_shares() -> None:
    found = fitted(table(["TT", "Nội dung", "Số"], [10, 60, 30], ["1", "Lớp nghề", "25.000.000"]), WIDE)
    assert (widths(found), found.size) == ([252, 1512, 756], 12)


def test_a_long_number_takes_room_from_columns_that_have_it() -> None:
    found = fitted(table(["TT", "Nội dung", "Số"], [10, 85, 5], ["1", "Lớp nghề", "1.234.567.890.123"]), WIDE)
    assert sum(widths(found)) == 2520
    assert widths(found)[2] >= 10 * 17 * 0.25 * 12 * 0.3528  # seventeen signs of at least a quarter of their size


def test_thirteen_digits_in_each_of_four_columns_stand_on_one_line_across_a4() -> None:
    number = "1.234.567.890.123"
    row = ["1.1", "Bồi dưỡng kỹ năng", "cơ sở CNNT", "1.600", "1.600", number, number, number, "-" + number, "104,67"]
    found = fitted(table(["Cột"] * 10, [4, 19, 9, 7, 7, 8, 8, 8, 8, 7], row), WIDE)
    digits, dots = 13 * 0.5, 4 * 0.25
    assert all(width >= 10 * (digits + dots) * found.size * 0.3528 for width in widths(found)[5:9])
    assert found.size >= 10


def test_where_nothing_helps_the_columns_share_the_page() -> None:
    found = fitted(table(["A", "B"], [50, 50], ["9" * 400, "9" * 400]), WIDE)
    assert (widths(found), found.size) == ([1260, 1260], SIZES[-1])


words = st.text(st.sampled_from("abcĐm0123456789.,-/ "), max_size=40)


@pytest.mark.parametrize("page", [165, WIDE])
@given(data=st.data())
def test_any_table_takes_the_whole_page_and_no_column_vanishes(page: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    shares = data.draw(st.lists(st.integers(1, 60), min_size=count, max_size=count))
    row = data.draw(st.lists(words, min_size=count, max_size=count))
    found = widths(fitted(table(["Cột"] * count, shares, row), page))
    assert sum(found) == page * 10
    assert min(found) > 0


def test_room_that_numbers_and_remarks_do_not_need_goes_to_the_words_that_make_rows_high() -> None:
    """«cơ sở công nghiệp nông thôn» stands in no tower of five lines beside a wide empty remark."""
    rows = [[str(n), "Mở lớp nghề đan lát", "cơ sở công nghiệp nông thôn", "12", ""] for n in range(9)]
    titles = ["TT", "Nội dung", "ĐVT", "Số lượng", "Ghi chú"]
    found = fitted(table(titles, [5, 40, 6, 34, 15], *rows), WIDE)
    room = widths(found)[2] / 10 / found.size / 0.3528
    assert word_width(rows[0][2]) / room < 2
    assert widths(found)[4] >= 180  # room to write in


def test_one_long_remark_makes_no_small_letters() -> None:
    rows = [["1", "Mở lớp nghề", "25.000.000", ""] for _ in range(20)]
    rows[3][3] = "đơn vị chủ trì chưa nộp hồ sơ, đề nghị chuyển sang năm sau " * 4
    assert fitted(table(["TT", "Nội dung", "Kinh phí", "Ghi chú"], [5, 60, 20, 15], *rows), WIDE).size == 12


def test_words_beside_numbers_stand_in_no_narrow_tower() -> None:
    """A cause told in a remark takes six lines at most, by smaller letters and by what number columns do not need."""
    cause = "không phát sinh kinh phí: chi phí do nguồn khuyến công quốc gia chi trả"
    columns = (*(Column(f"Số {n}", 20, "right") for n in range(6)), Column("Ghi chú", 5))
    row = Row((*(Cell("1.900.000.000") for _ in range(6)), Cell(cause)))
    made = fitted(TableBlock(columns, (row,)), 252)
    assert made.size >= 10
    width = made.columns[-1].width_percent / 10
    assert word_width(cause) * made.size * 0.3528 / width <= 6.5


def test_a_long_table_is_weighed_by_rows_that_tell_the_others_and_looks_as_by_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wordy rows stand every eighth: a step through the paper's order would see all of them or none."""
    long = "Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến vào sản xuất sản phẩm công nghiệp nông thôn tiêu biểu"
    rows = [[str(n), "Lớp nghề" if n % 8 else long, "xã Xuân Lộc, xã Định Quán", "25.000.000"] for n in range(400)]
    whole = table(["TT", "Nội dung", "Địa bàn", "Kinh phí"], [5, 30, 30, 35], *rows)
    weighed: list[int] = []
    measured = module._height
    monkeypatch.setattr(module, "_height", lambda *told: weighed.append(len(told[0])) or measured(*told))
    found = fitted(whole, WIDE)
    assert max(weighed) <= module._MOST_ROWS
    monkeypatch.setattr(module, "_MOST_ROWS", len(rows))
    by_all = fitted(whole, WIDE)
    assert max(weighed) == len(rows)
    assert found.size == by_all.size
    assert all(abs(one - other) <= 80 for one, other in zip(widths(found), widths(by_all), strict=True))


def test_a_head_breaks_in_no_word_and_stands_in_no_tower() -> None:
    """«Tỷ lệ (%)» over a column of dashes stood in three lines, its last wider than the column."""
    rows = [[str(n), "Mô hình trình diễn kỹ thuật, ứng dụng máy móc thiết bị tiên tiến " * 2, "–"] for n in range(9)]
    made = fitted(table(["TT", "Nội dung", "Tỷ lệ (%)"], [5, 90, 1], *rows), WIDE)
    assert widths(made)[2] / 10 >= max(word_width("Tỷ lệ"), word_width("(%)")) * made.size * 0.3528


def test_a_head_is_whole_where_vietnamese_letters_come_from_a_wider_type() -> None:
    """A machine whose Times lacks them takes «ự», «ạ» from another type, a quarter wider: «Thự-c» took two lines."""
    words = "Mô hình trình diễn kỹ thuật, ứng dụng máy móc thiết bị tiên tiến " * 9
    made = fitted(table(["Nội dung", "Kế hoạch", "Thực hiện"], [90, 1, 1], [words, "–", "–"]), WIDE)
    assert made.size < 12
    needed = {"hoạch": 2.71, "Thực": 2.40}  # sizes of bold letters, one or two of them of DejaVu Serif
    for width, sizes in zip(widths(made)[1:], needed.values(), strict=True):
        assert width / 10 >= sizes * made.size * 0.3528 + 1.4  # with the cell's margins


def test_words_beside_all_targets_of_a_content_make_its_rows_no_higher() -> None:
    """Number, title and remark are told once of a content; a target's blank number is no cell to be merged."""
    told = TableBlock(
        (Column("TT", 6), Column("Nội dung", 30), Column("Số", 10, "right"), Column("Ghi chú", 20)),
        tuple(Row(tuple(map(Cell, row))) for row in (("1", "Hội chợ", "3", "vượt kế hoạch"), ("", "", "", ""))),
    )
    (content,) = contents(told.rows)
    assert told_once(told, content) == {0, 1, 3}
    other = replace(told, rows=(told.rows[0], Row(tuple(map(Cell, ("", "", "", "gồm ước"))))))
    assert told_once(other, content) == {0, 1}
    xml = WordXml(dict.fromkeys(("Đầu bảng", "Ô bảng"), "a")).table(fitted(told, WIDE), 9000)
    assert xml.count('<w:vMerge w:val="restart"/>') == xml.count('<w:vMerge w:val="continue"/>') == 3
    assert [row["spans"] for row in _places(told)] == [[2, 2, 1, 2], [0, 0, 1, 0]]
