"""Workbooks come in as rows whose numbers read as official papers print them."""

import datetime as dt
import time

import pytest

from khuyencong.papers import UnreadablePaper, read_text
from khuyencong.papers.reading.formats.xlsx import shown
from khuyencong.terms.facts import Place
from tests.papers.reading.formats.book_files import book, row, sheet


def lines_of(data: bytes) -> list[str]:
    return read_text(data, "a.xlsx").content.split("\n")


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (1250000000.0, "1.250.000.000"),
        (97.5, "97,5"),
        (0.1 + 0.2, "0,3"),
        (2031.0, "2031"),
        (1899.0, "1.899"),
        (-500000.0, "-500.000"),
        (3.0, "3"),
        (float("nan"), ""),
        (float("inf"), ""),
        (1e300, ""),
        (True, "x"),
        (False, ""),
        ("05", "05"),
        (dt.date(2031, 3, 2), "02/03/2031"),
        (dt.datetime(2031, 3, 2), "02/03/2031"),  # noqa: DTZ001 - a workbook knows no zone
        (dt.time(7, 30), "07:30"),
    ],
)
def test_values_as_papers_print_them(value: object, printed: str) -> None:
    assert shown(value) == printed


def test_rows_with_merged_heads_keep_their_columns() -> None:
    content = sheet(
        row(1, "KẾ HOẠCH NĂM 2031"),
        row(3, "TT", "Nội dung", "Kinh phí", None, "Ghi chú"),
        row(4, None, None, "Trung ương", "Tỉnh"),
        row(6, 1, "Mở lớp", 20000000, 30000000.0),
        merged=("A1:E1", "C3:D3", "A3:A4"),
    )
    text = read_text(book(KH=content), "a.xlsx")
    assert text.content.split("\n") == [
        "KẾ HOẠCH NĂM 2031",
        "TT | Nội dung | Kinh phí |  | Ghi chú",
        " |  | Trung ương | Tỉnh |",
        "1 | Mở lớp | 20.000.000 | 30.000.000 |",
    ]
    assert [place.row for place in text.line_places] == [1, 3, 4, 6]
    assert text.line_places[0] == Place(row=1, column=1)


def test_several_sheets_tell_their_names_and_hidden_ones_are_left_out() -> None:
    data = book(
        hidden=frozenset({"Nháp"}),
        **{"Đào tạo": sheet(row(1, "a", "b")), "Nháp": sheet(row(1, "c", "d")), "Hội chợ": sheet(row(2, "e", 5))},
    )
    assert lines_of(data) == ["Đào tạo", "a | b", "Hội chợ", "e | 5"]


def test_a_date_is_read_by_its_style() -> None:
    assert lines_of(book(A=sheet(row(1, "Ngày", None), row(2, "x", 47909, style=1)))) == ["Ngày", "x | 02/03/2031"]


def test_one_word_in_the_last_cell_is_refused_at_once() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    started = time.process_time()
    with pytest.raises(UnreadablePaper, match="quá lớn"):
        read_text(book(A=sheet(row(1, "a"), far)), "a.xlsx")
    assert time.process_time() - started < 1


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.xlsm", "a.xlsb"])
def test_other_workbooks_are_refused_with_advice(name: str) -> None:
    with pytest.raises(UnreadablePaper, match="XLSX"):
        read_text(book(A=sheet(row(1, "a"))), name)


def test_a_workbook_named_as_a_text_is_refused() -> None:
    with pytest.raises(UnreadablePaper, match="đổi tên"):
        read_text(book(A=sheet(row(1, "a"))), "a.docx")
