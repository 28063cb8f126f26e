"""Tables as honest papers have them: nothing is alarmed where a further factor, a unit, a rounding or a part explains
it; and what only looks like such a thing stays a fault."""

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Finding, Severity, Text

TOTAL_OFF_BY_ONE = """TT | Nội dung | {head}
1 | Máy sấy | {a}
2 | Máy ép | {b}
3 | Máy xay | {c}
 | Tổng cộng | {total}"""
DAYS = """TT | Nội dung | Số lượng | Số ngày | Số lớp | Đơn giá | Thành tiền
1 | Nước uống | 30 | 2 | 2 | 80.000 | {}
2 | Thuê xe | 1 | 2 | 1 | 2.000.000 | 4.000.000"""
UNTOLD = """TT | Nội dung | Số lượng | Đơn giá | Thành tiền
1 | Thuê hội trường | 2 | 3.000.000 | 6.000.000
2 | Nước uống | 40 | 40.000 | {}
3 | In tài liệu | 40 | 50.000 | 2.000.000"""
NAMED = """TT | Nội dung | Số lượng | Đơn giá | Thành tiền
1 | Nước uống (40 người x 12 ngày) | 40 | 40.000 | {}
2 | In tài liệu | 40 | 50.000 | 2.000.000"""
TAXED = """TT | Nội dung | Số lượng | Đơn giá (triệu đồng) | Thuế GTGT (%) | Thành tiền
1 | Máy sấy | 2 | 100 | 8 | 216.000.000
2 | Máy ép | 1 | 100 | 10 | {}"""
RATE = "TT | Nội dung | {plan} | {reached} | {rate}\n{rows}"
OF_WHOLE = """TT | Nội dung | Kinh phí | Tỷ lệ (%)
1 | Máy sấy | 5.000 | 50
 | Trong đó bằng hiện vật | 1.000 | 20
2 | Máy ép | 3.000 | {}
3 | Máy xay | 2.000 | 20
 | Tổng cộng | 10.000 | 100"""


def findings(table: str, note: str = "") -> list[Finding]:
    text = Text(f"BÁO CÁO\nKết quả khuyến công năm 2031\n{note}\n{table}\n", "text/plain")
    return [*check(text, find_facts(text))]


def alarms(table: str, note: str = "") -> list[tuple[str | None, str | None]]:
    return [(f.found, f.expected) for f in findings(table, note) if f.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("head", "figures", "severity"),
    [
        ("Kinh phí (tỷ đồng)", ("2,5", "3,5", "1,5", "8,5"), Severity.ERROR),
        ("Kinh phí (triệu đồng)", ("210,500", "300,250", "100,250", "612,000"), Severity.ERROR),
        ("Kinh phí (tỷ đồng)", ("2,5", "3,5", "1,0", "8"), Severity.ERROR),
        ("Số lớp", ("3", "4", "2", "10"), Severity.ERROR),  # the unit over the table is not the count's
        ("Kinh phí", ("33", "33", "33", "100"), Severity.INFO),
        ("Kế hoạch vốn", ("33", "33", "33", "100"), Severity.INFO),
        ("Kinh phí", ("33", "33", "33", "101"), Severity.ERROR),
    ],
)
def test_a_total_is_forgiven_one_last_place_of_money_and_no_more(
    head: str, figures: tuple[str, ...], severity: Severity
) -> None:
    a, b, c, total = figures
    found = findings(TOTAL_OFF_BY_ONE.format(head=head, a=a, b=b, c=c, total=total), "Đơn vị tính: triệu đồng\n")
    assert [(f.found, f.severity) for f in found if f.rule == "sum-mismatch"] == [(total, severity)]


@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        (DAYS, "9.600.000", "9.500.000"),  # two further factors
        (UNTOLD, "3.200.000", "3.300.000"),  # two days that nobody wrote
        (UNTOLD, "1.600.000", "16.000.000"),  # a nought too many is none
        (NAMED, "19.200.000", "19.300.000"),  # in the row's own words
        (TAXED, "110.000.000", "118.000.000"),
        (NAMED.replace("40 người x 12 ngày", "đã giảm 20%"), "1.280.000", "1.270.000"),
    ],
)
def test_a_product_may_have_further_factors(table: str, right: str, wrong: str) -> None:
    assert alarms(table.format(right)) == []
    told = [(f.found, f.severity) for f in findings(table.format(wrong)) if f.rule == "sum-mismatch"]
    assert told == [(wrong, Severity.WARNING)]


@pytest.mark.parametrize(
    ("plan", "reached", "rate", "rows"),
    [
        ("Kế hoạch vốn (tỷ đồng)", "Giải ngân (triệu đồng)", "Tỷ lệ (%)", "1 | Máy sấy | 2,5 | 2.000 | 80"),
        (
            "Thực hiện 2030",
            "Kế hoạch 2031",
            "Tỷ lệ KH/TH (%)",
            "1 | Cơ sở A | 1.000 | 1.250 | 125\n2 | Cơ sở B | 500 | 500 | 100",
        ),
        ("Kế hoạch năm", "Thực hiện 6 tháng", "So sánh (%)", "1 | Giá trị sản xuất | 1.000 | 600 | 112,4"),
        (
            "Kế hoạch",
            "Thực hiện",
            "Tỷ lệ (%)",  # of households in need: fewer is more
            "1 | Số cơ sở | 10 | 12 | 120\n2 | Số lớp | 4 | 3 | 75\n3 | Tỷ lệ hộ nghèo (%) | 5 | 4 | 125",
        ),
        ("Kế hoạch", "Thực hiện", "So sánh (%)", "1 | Máy sấy | 10 | 10 | 100\n2 | Máy ép | 20 | 10 | 112,4"),
    ],
)
def test_heads_alone_do_not_say_what_a_rate_is_of(plan: str, reached: str, rate: str, rows: str) -> None:
    assert alarms(RATE.format(plan=plan, reached=reached, rate=rate, rows=rows)) == []


def test_a_part_is_told_of_its_own_row_and_the_rows_of_the_total() -> None:
    note = "Đơn vị tính: triệu đồng\n"
    assert alarms(OF_WHOLE.format("30"), note) == []
    assert alarms(OF_WHOLE.format("35"), note) == [("35", "30%")]


def test_a_group_that_names_some_of_its_rows_need_not_add_up() -> None:
    group = "TT | Nội dung | Kinh phí\nI | Máy móc | 500\n1 | {}Máy sấy | 200\n2 | Lớp may | 200\n | Tổng cộng | 500"
    note = "Đơn vị tính: triệu đồng\n"
    assert alarms(group.format("Trong đó: "), note) == []
    assert alarms(group.format(""), note) != alarms(group.format("Trong đó: "), note)


def test_a_count_beside_its_price_is_no_unread_column() -> None:
    assert alarms(UNTOLD.format("1.600.000")) == []


def test_a_long_table_of_many_rates_is_checked_to_its_last_row() -> None:
    heads = [f"Kế hoạch {j} | Thực hiện {j} | Tỷ lệ {j} (%)" for j in range(6)]
    rows = [[_row(100 + i + 9 * j, 50 + i + 4 * j) for j in range(6)] for i in range(1000)]
    rows[990][3] = "1.090 | 1.040 | 12,34"
    table = "\n".join(f"{i} | Nội dung {i} | {' | '.join(told)}" for i, told in enumerate(rows, 1))
    text = Text(f"BÁO CÁO\nKết quả năm 2031\n\nTT | Nội dung | {' | '.join(heads)}\n{table}\n", "text/plain")
    facts = find_facts(text)
    found = [(f.found, f.expected) for f in check(text, facts) if f.rule == "percent-mismatch"]
    assert found == [("12,34", "95,41%")]


def _row(whole: int, part: int) -> str:
    return f"{whole} | {part} | {10000 * part // whole / 100:.2f}".replace(".", ",")


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ("(khuyến công quốc gia hỗ trợ 300 triệu đồng, ngân sách xã hỗ trợ 100 triệu đồng)", []),  # the rest is its own
        ("(ngân sách tỉnh 300 triệu đồng, đối ứng 150 triệu đồng)", [("1.200.000.000", "450.000.000")]),
    ],
)
def test_support_is_not_all_that_a_thing_costs(parts: str, found: list[tuple[str, str]]) -> None:
    assert alarms(f"I. NỘI DUNG\n1. Mua máy sấy: 1.200 triệu đồng {parts}.\n2. Lớp may: 02 lớp.") == found


SHARED = """TT | Nội dung | Kinh phí | Ngân sách tỉnh | Đối ứng
1 | Máy sấy | 333,3 | 166,7 | 166,7
2 | Máy ép | 333,3 | 166,7 | {}
3 | Máy xay | 400 | 200 | 200"""


@pytest.mark.parametrize(("last", "told"), [("166,7", []), ("166,6", []), ("176,7", ["333.300.000"])])
def test_sources_told_with_decimals_come_to_their_sum_as_far_as_they_are_told(last: str, told: list[str]) -> None:
    found = [f for f in findings(SHARED.format(last), "Đơn vị tính: triệu đồng") if f.rule == "sum-mismatch"]
    assert [f.found for f in found if "nguồn" in f.message_vi] == told


@pytest.mark.parametrize(("last", "told"), [("166,7", []), ("166,3", ["333.300.000"]), ("176,7", ["333.300.000"])])
def test_a_total_told_with_decimals_is_the_sum_of_its_sources_as_far_as_they_are_told(
    last: str, told: list[str]
) -> None:
    parts = f"ngân sách tỉnh 166,7 triệu đồng, đối ứng {last} triệu đồng"
    words = f"I. NỘI DUNG\n1. Lớp may: 02 lớp.\nII. KINH PHÍ\nTổng kinh phí: 333,3 triệu đồng, gồm: {parts}."
    assert [found for found, _expected in alarms(words)] == told


COUNTED = """KẾ HOẠCH
Khuyến công năm 2031
Đơn vị tính: triệu đồng
TT | Nội dung | Số lượng | Kinh phí
1 | {}Dạy nghề may | 3 | 300
2 | {}Dạy nghề đan | 2 | 200
"""


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("", ""), [("3", Severity.INFO)]),
        (("Mở 3 lớp ", "Mở 02 lớp "), []),  # the rows' own names say what is counted
        (("Mở 4 lớp ", "Mở 05 lớp "), [("3", Severity.INFO)]),
    ],
)
def test_counts_of_what_nobody_says_are_told_once_and_quietly(
    names: tuple[str, str], told: list[tuple[str, Severity]]
) -> None:
    text = Text(COUNTED.format(*names), "text/plain")
    found = [f for f in check(text, find_facts(text)) if f.rule == "column-unread"]
    assert [(f.found, f.severity) for f in found] == told


RATED = """TT | Đối tượng | {} | Số lớp | Thành tiền (triệu đồng)
1 | Lớp may | 40 | 2 | 80
2 | Lớp đan | 30 | 3 | {}
 | Tổng cộng | {} | 5 | 170"""
GRANTED = "TT | Tên cơ sở | {} | Đã giải ngân\n1 | HTX A | 40 | 20\n2 | HTX B | 30 | 30"


@pytest.mark.parametrize("total", ["", "35"])
@pytest.mark.parametrize(
    "head",
    [
        "Mức hỗ trợ (triệu đồng/lớp)",
        "Mức hỗ trợ/lớp (triệu đồng)",
        "Mức hỗ trợ bình quân (triệu đồng)",
        "Mức hỗ trợ tối đa (triệu đồng)",
        "Định mức (triệu đồng)",
        "Đơn giá (triệu đồng)",
    ],
)
def test_a_rate_beside_what_it_makes_is_neither_unread_nor_added_up(head: str, total: str) -> None:
    assert alarms(RATED.format(head, "90", total)) == []
    assert alarms(RATED.format(head, "95", total)) != []


def test_what_each_is_given_is_a_rate_only_where_it_makes_a_sum() -> None:
    head = "Mức hỗ trợ (triệu đồng)"
    assert alarms(RATED.format(head, "90", "")) == []
    unread = [f.found for f in findings(GRANTED.format(head)) if f.rule == "column-unread"]
    assert unread == ["40", "20"]
    assert alarms(f"TT | Tên cơ sở | {head}\n1 | HTX A | 40\n2 | HTX B | 30\n | Tổng cộng | 75") == [("75", "70")]
