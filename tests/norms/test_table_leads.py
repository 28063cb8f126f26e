"""The line over a table tells how many it lists and what they come to; a total is not blamed for a slip of a row."""

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Severity, Text

PAPER = """UBND TỈNH ĐỒNG NAI
SỞ CÔNG THƯƠNG
Số: 96/QĐ-SCT
Đồng Nai, ngày 12 tháng 5 năm 2025
QUYẾT ĐỊNH
Về việc hỗ trợ kinh phí khuyến công địa phương năm 2025
Điều 1. Phê duyệt hỗ trợ kinh phí cho {count} cơ sở với tổng số tiền {told} đồng, cụ thể:
STT | {name} | Nội dung hỗ trợ | Mức hỗ trợ (đồng)
1 | Cơ sở mộc Minh Phát | Máy chà nhám | 250.000.000
2 | HTX Bình Lộc | Máy sấy lạnh | 280.000.000
3 | {third} | Máy ép dầu | 260.000.000
{total}
"""
TOTAL = "Tổng cộng | | | 790.000.000"


def _findings(
    count: str = "03",
    told: str = "790.000.000",
    third: str = "HTX Gia Kiệm",
    total: str = TOTAL,
    name: str = "Tên cơ sở",
) -> list[tuple[str, str | None, str | None]]:
    text = Text(PAPER.format(count=count, told=told, third=third, total=total, name=name), "text/plain")
    found = check(text, find_facts(text))
    return [(f.rule, f.found, f.expected) for f in found if f.rule in ("count-mismatch", "sum-mismatch")]


def test_more_are_counted_than_the_table_lists() -> None:
    assert _findings(count="04") == [("count-mismatch", "4", "3")]


@pytest.mark.parametrize("total", [TOTAL, ""], ids=["against its total", "against its rows"])
def test_another_sum_is_told_than_the_table_comes_to(total: str) -> None:
    assert _findings(told="970.000.000", total=total) == [("sum-mismatch", "970.000.000", "790.000.000")]


def test_a_wrong_total_in_the_table_is_told_once() -> None:
    wrong = "Tổng cộng | | | 970.000.000"
    assert _findings(told="970.000.000", total=wrong) == [("sum-mismatch", "970.000.000", "790.000.000")]


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"total": ""},
        {"count": "02", "third": "HTX Bình Lộc"},  # who gets two things is counted once
        {"count": "04", "name": "Đơn vị thực hiện"},  # who carries it out is not what is counted
    ],
)
def test_what_agrees_is_left_alone(said: dict[str, str]) -> None:
    assert _findings(**said) == []


ROWS = """BÁO CÁO
Kết quả khuyến công năm 2025
ĐVT: {unit}
STT | Nội dung | Tổng kinh phí | Khuyến công hỗ trợ | Cơ sở đối ứng
1 | Máy cắt | 850.000 | 280.000 | 570.000
2 | Máy sấy | 700.000 | 280.000 | 420.000
3 | Máy ép | {row} | 280.000 | 350.000
Tổng cộng | | {total} | 840.000 | 1.340.000
"""


@pytest.mark.parametrize(
    ("row", "total", "told"),
    [
        ("620.000", "2.180.000", ["620.000"]),  # the total is made once the row is right
        ("630", "2.180.000", ["630"]),
        ("620.000", "2.190.000", ["620.000", "2.190.000"]),  # nor does it make this
        ("630.000", "2.190.000", ["2.190.000"]),
        ("630.000", "2.180.000", []),
    ],
)
def test_a_total_that_is_right_is_not_blamed_for_its_row(row: str, total: str, told: list[str]) -> None:
    text = Text(ROWS.format(unit="nghìn đồng", row=row, total=total), "text/plain")
    found = [f for f in check(text, find_facts(text)) if f.rule == "sum-mismatch"]
    assert [text.content[f.span.start : f.span.end] for f in found if f.span] == told


LED = """QUYẾT ĐỊNH
Hỗ trợ cơ sở năm 2031

{}

STT | Tên cơ sở | Kinh phí (triệu đồng)
1 | HTX Bàu Sen | 400
2 | Công ty TNHH Gỗ Mẫu | 200
"""


def _led(line: str, table: str = LED) -> list[tuple[str, str | None, str | None]]:
    text = Text(table.format(line), "text/plain")
    return [(f.rule, f.found, f.expected) for f in check(text, find_facts(text)) if f.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Hỗ trợ 03 cơ sở với tổng số tiền 600 triệu đồng, cụ thể:", [("count-mismatch", "3", "2")]),
        ("Hỗ trợ 02 cơ sở với tổng số tiền 600 triệu đồng, cụ thể:", []),
        ("Đã hỗ trợ 10 cơ sở, trong đó 02 cơ sở được hỗ trợ đợt này, gồm:", []),
        ("Trong số 10 cơ sở đăng ký, hỗ trợ 02 cơ sở sau:", []),
        ("Năm 2031 hỗ trợ 10 cơ sở; một số cơ sở tiêu biểu sau:", []),
    ],
)
def test_how_many_are_given_something_is_how_many_the_table_lists(
    line: str, told: list[tuple[str, str | None, str | None]]
) -> None:
    assert [found for found in _led(line) if found[0] == "count-mismatch"] == told


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Tổng kinh phí: 900 triệu đồng, hỗ trợ máy móc cho các cơ sở sau:", True),
        ("Hỗ trợ với tổng số tiền 900 triệu đồng (Chín trăm triệu đồng chẵn), cụ thể:", True),
        (
            "Tổng kinh phí: 900 triệu đồng, trong đó đào tạo nghề 300 triệu đồng; hỗ trợ máy móc cho các cơ sở sau:",
            False,
        ),
        ("Tổng kinh phí: 900 triệu đồng, đào tạo nghề 300 triệu, còn lại hỗ trợ các cơ sở sau:", False),
        ("Tổng kinh phí: 600 triệu đồng, hỗ trợ máy móc cho các cơ sở sau:", False),
    ],
)
def test_a_sum_told_beside_another_may_be_more_than_the_table(line: str, is_told: bool) -> None:
    told = [("sum-mismatch", "900.000.000", "600.000.000")]
    assert [found for found in _led(line) if found[0] == "sum-mismatch"] == (told if is_told else [])


@pytest.mark.parametrize("note", ["", "Đơn vị tính: triệu đồng\n", "(ĐVT: triệu đồng)\n\n"])
def test_a_table_right_behind_tells_the_money(note: str) -> None:
    table = LED.replace("STT |", f"{note}STT |")
    assert _led("Điều 1. Hỗ trợ kinh phí như sau:", table) == []
    between = "1. Mở lớp may. Kinh phí:\n2. Tiến độ thực hiện trong quý II."
    told = [found for found in _led(between, table) if found[0] == "missing-value"]
    assert told == [("missing-value", "Kinh phí:", None)]


def test_what_the_supported_lay_out_in_all_is_no_total_of_their_support() -> None:
    grants = (
        "SỞ CÔNG THƯƠNG\nQUYẾT ĐỊNH\nVề việc phê duyệt đề án khuyến công năm 2031\n\n"
        "Điều 1. Phê duyệt 02 đề án với tổng kinh phí hỗ trợ {} triệu đồng như sau:\nĐơn vị tính: triệu đồng\n\n"
        "STT | Tên đề án | Đơn vị thụ hưởng | Tổng vốn đầu tư | Kinh phí khuyến công | Vốn đối ứng\n"
        "1 | Máy sấy | HTX Mẫu | 900 | 250 | 650\n2 | Máy ép | Công ty Thử | 1.300 | 300 | 1.000\n"
        " | Tổng cộng | | 2.200 | 550 | 1.650\n"
    )
    right, wrong = (Text(grants.format(told), "text/plain") for told in (550, 580))
    assert [f.rule for f in check(right, find_facts(right)) if f.severity is not Severity.INFO] == []
    assert [f.expected for f in check(wrong, find_facts(wrong)) if f.rule == "sum-mismatch"] == ["550.000.000"]
