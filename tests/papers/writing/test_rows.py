"""Long lists as files: letters and numbers as they are, and nothing that a spreadsheet would carry out."""

import csv
import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from khuyencong.papers.writing.rows import Link, Summed, Value, write_csv, write_xlsx

HEAD = ("Mục", "Ngày", "Giá trị", "Ghi chú")
ROWS: list[tuple[Value, ...]] = [
    ("Gốm sứ", date(2025, 3, 9), 417_110_000, "đã chi"),
    ("Hạt điều", date(2025, 12, 31), Decimal("2.5200"), None),
]


def csv_of(rows: list[tuple[Value, ...]]) -> list[list[str]]:
    data = b"".join(write_csv(HEAD, rows))
    assert data.startswith(b"\xef\xbb\xbf"), "by this mark Excel knows UTF-8"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def xlsx_of(rows: list[tuple[Value, ...]]) -> list[list[object]]:
    stream = io.BytesIO()
    write_xlsx(HEAD, rows, stream, "Bút toán")
    return CalamineWorkbook.from_filelike(io.BytesIO(stream.getvalue())).get_sheet_by_index(0).to_python()


def test_rows_come_back_from_a_csv() -> None:
    assert csv_of(ROWS) == [
        list(HEAD),
        ["Gốm sứ", "09/3/2025", "417110000", "đã chi"],
        ["Hạt điều", "31/12/2025", "2.5200", ""],
    ]


def test_rows_come_back_from_a_workbook() -> None:
    assert xlsx_of(ROWS) == [
        list(HEAD),
        ["Gốm sứ", date(2025, 3, 9), 417_110_000, "đã chi"],
        ["Hạt điều", date(2025, 12, 31), 2.52, ""],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+84 251", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    (_, row) = csv_of([(text, None, None, None)])
    assert row[0] == f"'{text}"
    (_, cells) = xlsx_of([(text, None, 1, None)])
    assert cells[0] == text


def test_a_moment_keeps_its_hour_and_a_link_its_address() -> None:
    at, way = datetime.fromisoformat("2025-03-09T14:05"), Link("https://dia-chi/van-ban/3/?so=7#f7")
    assert csv_of([(way, at, None, None)])[1][:2] == [way, "09/3/2025 14:05"]
    assert xlsx_of([(way, at, None, None)])[1][:2] == [way, at]
    sheet, _ = sheet_of([(way, at, None, None), (Link('https://a/"&A1&"'), at, None, None)])
    assert f'<f>HYPERLINK("{way}")</f>' in sheet
    assert '<f>HYPERLINK("https://a/""&amp;A1&amp;""")</f>' in sheet  # no address reads a cell
    assert "<hyperlink" not in sheet  # which the writer would keep until the last row


def sheet_of(rows: list[tuple[Value, ...]], summed: Summed | None = None) -> tuple[str, str]:
    """The sheet and the book in the file's own words."""
    stream = io.BytesIO()
    write_xlsx(HEAD, rows, stream, "Bút toán", summed)
    parts = zipfile.ZipFile(io.BytesIO(stream.getvalue()))
    return parts.read("xl/worksheets/sheet1.xml").decode(), parts.read("xl/workbook.xml").decode()


def test_a_sheet_is_as_wide_as_its_words_and_ready_to_be_printed() -> None:
    sheet, book = sheet_of([("Máy", None, 1, "x" * 300), ("Gốm sứ xuất khẩu", None, 1, Link("https://dia-chi/"))])
    widths = [round(float(width)) for width in re.findall(r'<col [^>]*width="([\d.]+)"', sheet)]
    assert widths[0] == len("Gốm sứ xuất khẩu") + 2
    assert widths[3] < 50  # the rest goes on in the next line
    assert 'orientation="landscape"' in sheet
    assert 'ySplit="1"' in sheet
    assert "'Bút toán'!$1:$1" in book  # the head stands on every page
    assert "'Bút toán'!$A$1:$C$3" in book  # addresses are not printed


def test_a_column_is_added_up_only_where_its_units_agree() -> None:
    total = "SUBTOTAL(109,C2:C3)"
    alike = Summed(2, alike=(3,))
    assert total in sheet_of([("a", None, 4, "hộ"), ("b", None, 5, "hộ")], alike)[0]
    assert "SUBTOTAL" not in sheet_of([("a", None, 4, "hộ"), ("b", None, 5, "đồng")], alike)[0]
    assert "SUBTOTAL" not in sheet_of([], alike)[0]


def test_a_sum_is_there_for_programs_that_do_not_reckon() -> None:
    rows: list[tuple[Value, ...]] = [
        ("a", None, 4_000_000, "hộ"),
        ("b", None, Decimal("0.5"), "hộ"),
        ("c", None, None, "hộ"),
    ]
    stream = io.BytesIO()
    write_xlsx(HEAD, rows, stream, "Bút toán", Summed(2, alike=(3,)))
    told = CalamineWorkbook.from_filelike(io.BytesIO(stream.getvalue())).get_sheet_by_index(0).to_python()
    assert told[-1][2] == 4_000_000.5


def test_a_negative_number_stays_a_number() -> None:
    assert csv_of([("a", None, -5, None)])[1][2] == "-5"


def test_a_long_list_comes_in_pieces() -> None:
    pieces = list(write_csv(HEAD, ((str(n), None, n, None) for n in range(2_000))))
    assert len(pieces) == 5
    assert b"".join(pieces).count(b"\n") == 2_001


def test_no_rows_are_a_head_alone() -> None:
    assert csv_of([]) == [list(HEAD)]
    assert xlsx_of([]) == [list(HEAD)]


def test_words_that_go_on_in_the_next_line_have_room() -> None:
    sheet, _book = sheet_of([("Máy", None, 1, "x" * 100), ("Máy", None, 1, "ngắn")])
    heights = [round(float(height)) for height in re.findall(r'<row [^>]* ht="([\d.]+)"', sheet)]
    assert heights[0] > 15
    assert heights[1] == 45


def test_lines_of_a_value_have_room_each_and_no_row_is_taller_than_excel_opens() -> None:
    sheet, _book = sheet_of([("Máy\nLò\n" + "x" * 40, None, 1, None), ("Máy", None, 1, "x" * 2_000)])
    heights = [round(float(height)) for height in re.findall(r'<row [^>]* ht="([\d.]+)"', sheet)]
    assert heights[1:] == [60, 409]
