"""Slips in tables: a wrong rate, a group or a total that its rows do not make, a product; in every format alike."""

import json
from collections.abc import Callable

import pytest
import typst

from khuyencong.norms import check
from khuyencong.papers import find_facts, read_text
from khuyencong.papers.writing.pdf import FONTS
from khuyencong.terms.facts import Severity
from tests.papers.reading.formats.book_files import book, row, sheet
from tests.papers.reading.formats.word_files import cell, p, table, word_file

RATES = """STT | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ (%)
1 | Dạy nghề may | 100 | 90 | 90
2 | Dạy nghề đan | 200 | 160 | {}
3 | Mua máy sấy | 300 | 299 | 99,67
Tổng cộng | | 600 | 549 | 91,5"""
GROUPS = """STT | Nội dung | Kinh phí
I | Đào tạo nghề | {}
1 | Dạy nghề may | 100
2 | Dạy nghề đan | 200
II | Máy móc | 500
1 | Máy sấy | 200
2 | Máy ép | 300
III | Quản lý | 50
Tổng cộng | | {}"""
PRODUCTS = """STT | Nội dung | Số lượng{} | Đơn giá | Thành tiền
1 | Mở lớp | 2 | 30 | 60
2 | Thuê gian hàng | 5 | 12 | {}
3 | Thuê xe | 4 | 10 | 40"""
SLIPS = [
    ("percent-mismatch", RATES.format("85"), "85", "80%", RATES.format("80")),
    ("percent-mismatch", RATES.format("8,0"), "8,0", "80%", RATES.format("80,0")),
    ("sum-mismatch", GROUPS.format("350", "900"), "350", "300", GROUPS.format("300", "850")),
    ("sum-mismatch", GROUPS.format("350", "850"), "350", "300", GROUPS.format("300", "850")),
    ("sum-mismatch", GROUPS.format("300", "900"), "900", "850", GROUPS.format("300", "850")),
    ("sum-mismatch", PRODUCTS.format("", "65"), "65", "60", PRODUCTS.format("", "60")),
    ("sum-mismatch", PRODUCTS.format(" (lần)", "65"), "65.000.000", "60.000.000", PRODUCTS.format(" (lần)", "60")),
]
LINES = ("BÁO CÁO", "Kết quả khuyến công năm 2031", "Đơn vị tính: triệu đồng")
_PAGE = """
#let rows = json(bytes(sys.inputs.rows))
#set text(font: "Tinos", size: 12pt, lang: "vi", hyphenate: false)
#for words in json(bytes(sys.inputs.lines)) { par[#words] }
#table(columns: rows.at(0).len(), ..rows.flatten())
"""
Rows = list[list[str]]


def as_text(rows: Rows) -> bytes:
    return "\n".join([*LINES, "", *(" | ".join(cells) for cells in rows)]).encode()


def as_word(rows: Rows) -> bytes:
    return word_file("".join(map(p, LINES)) + table(*("".join(map(cell, cells)) for cells in rows)))


def as_book(rows: Rows) -> bytes:
    told = [[line] for line in LINES] + [[number(words) for words in cells] for cells in rows]
    return book(Bieu=sheet(*(row(i, *cells) for i, cells in enumerate(told, 1))))


def number(words: str) -> str | float:
    """As a workbook keeps it."""
    return float(words.replace(",", ".")) if words.replace(",", "").isdigit() else words


def as_pdf(rows: Rows) -> bytes:
    told = {"rows": json.dumps(rows), "lines": json.dumps(LINES)}
    return typst.compile(_PAGE.encode(), sys_inputs=told, font_paths=[str(FONTS)])


FORMATS = {"txt": as_text, "docx": as_word, "xlsx": as_book, "pdf": as_pdf}


def told(rows: str, made: Callable[[Rows], bytes], suffix: str, rule: str = "") -> list[tuple[str | None, str | None]]:
    cells = [[words.strip() for words in line.split("|")] for line in rows.split("\n")]
    width = len(cells[0])
    text = read_text(made([line + [""] * (width - len(line)) for line in cells]), f"bieu.{suffix}")
    found = check(text, find_facts(text))
    return [(f.found, f.expected) for f in found if f.rule == rule or (not rule and f.severity is not Severity.INFO)]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(("rule", "slip", "found", "expected", "right"), SLIPS, ids=[slip[1][:60] for slip in SLIPS])
def test_a_slip_in_a_table_is_told_with_what_it_should_be(
    suffix: str, rule: str, slip: str, found: str, expected: str, right: str
) -> None:
    made = FORMATS[suffix]
    printed = found.replace(",0", "") if suffix == "xlsx" else found  # a workbook keeps no zero behind a comma
    assert told(slip, made, suffix, rule) == [(printed, expected)]
    assert told(right, made, suffix, rule) == []


@pytest.mark.parametrize(
    ("head", "rates", "expected"),
    [
        ("Cơ cấu (%)", ("16,7", "33,3", "45", "100"), "50%"),
        ("Tỷ trọng", ("16,67%", "33,33%", "45,00%", "100%"), "50%"),
        ("So với năm 2030 (%)", ("125", "80", "85", "85,7"), "75%"),
        ("Tăng, giảm (%)", ("+25", "-20", "-35", "-14,3"), "-25%"),
        ("Tỷ lệ", ("1,25", "0,8", "0,85", "0,857"), "75%"),  # a workbook's share without its sign
    ],
)
def test_what_a_rate_is_of_is_shown_by_the_other_rows(head: str, rates: tuple[str, ...], expected: str) -> None:
    of_all = head[0] in "C" or "trọng" in head
    sums = [("6", "100"), ("5", "200"), ("8", "300"), ("9", "600")] if of_all else []
    sums = sums or [("400", "500"), ("500", "400"), ("800", "600"), ("1.750", "1.500")]
    titles = ("1 | Dạy nghề may", "2 | Dạy nghề đan", "3 | Mua máy", " | Tổng cộng")
    rows = [f"{title} | {a} | {b} | {rate}" for title, (a, b), rate in zip(titles, sums, rates, strict=True)]
    year = "Số cơ sở" if of_all else "Năm 2030"
    found = told("\n".join([f"TT | Nội dung | {year} | Năm 2031 | {head}", *rows]), as_text, "txt", "percent-mismatch")
    assert found == [(rates[2], expected)]


@pytest.mark.parametrize(
    "true",
    [
        "TT | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ (%)\n1 | May | 3 | 2 | 67\n2 | Đan | 3 | 1 | 33\n"
        "3 | Sấy | 7 | 6 | 86",
        # of what is expected too, or of what was reached so far
        "TT | Nội dung | Kế hoạch | Thực hiện | Ước | Cộng cả ước | Tỷ lệ (%)\n1 | May | 100 | 90 | | 90 | 90\n"
        "2 | Đan | 200 | 160 | | 160 | 80\n3 | Sấy | 300 | 150 | 120 | 270 | 90",
        "TT | Nội dung | Kế hoạch | Thực hiện quý II | Lũy kế | Tỷ lệ (%)\n1 | May | 100 | 30 | 90 | 90\n | Khác",
        # what stands in triệu was reckoned from đồng
        "TT | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ (%)\n1 | May | 12 | 7 | 60,12\n2 | Đan | 30 | 15 | 50\n"
        "3 | Sấy | 40 | 10 | 25",
        # a share of something else, told by no two columns
        "TT | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ đối ứng (%)\n1 | May | 100 | 90 | 50\n2 | Đan | 200 | 160 | 30\n"
        "3 | Sấy | 300 | 200 | 50",
        "TT | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ\n1 | May | 100 | 90 | 60\n2 | Đan | 200 | 150 | 100\n"
        "3 | Sấy | 300 | 200 | 133",  # of the greatest
        "TT | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ (%)\n1 | May | 100 |  | 0\n2 | Đan | 0 | 160 | -\n"
        "3 | Sấy | 5 | 5 | 100",
        # three rounded thirds, and what stands below the sum
        "TT | Nội dung | Kinh phí\n1 | May | 33\n2 | Đan | 33\n3 | Sấy | 33\n | Tổng cộng | 100",
        "TT | Nội dung | Kinh phí\n1 | May | 30\n2 | Đan | 33\n | Tổng cộng | 63\n | Ngoài kế hoạch | \n1 | Sấy | 900",
        # a group that names some of its rows, and a price paid for several days
        "TT | Nội dung | Kinh phí\n1 | May | 300\n | Trong đó: tiền công | 100\n | Tiền vải | 50\n2 | Đan | 33\n"
        " | Tổng cộng | 333",
        "TT | Nội dung | Số lượng | Số ngày | Đơn giá | Thành tiền\n1 | Xe | 2 | 3 | 10 | 60\n"
        "2 | Phòng | 4 | 1 | 5 | 20\n3 | Ăn | 9 | 2 | 1 | 18",
    ],
)  # fmt: skip
def test_a_true_table_raises_no_alarm_of_its_figures(true: str) -> None:
    text = read_text(as_text([line.split("|") for line in true.split("\n")]), "bieu.txt")
    rules = {f.rule for f in check(text, find_facts(text)) if f.severity is not Severity.INFO}
    assert rules <= {"column-unread"}


def test_a_column_that_counts_what_nobody_says_is_told() -> None:
    """Its figures are in no unit; with a unit in the head they are read."""
    heads = "TT | Nội dung | Số lượng{} | Kinh phí"
    rows = heads + "\n1 | Dự hội chợ | 12 | 300\n2 | Mở phiên chợ | 5 | 200\n3 | Khác | | 9"
    assert told(rows.format(""), as_text, "txt", "column-unread") == [("12", None)]
    assert told(rows.format(" (gian hàng)"), as_text, "txt", "column-unread") == []
