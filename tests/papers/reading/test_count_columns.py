"""Columns of counts in a table without «ĐVT»: what is counted stands in their heads."""

import pytest

from tests.papers.reading.reading import facts_of


def counted(*heads: str) -> list[tuple[object, str]]:
    told = "".join(f" | {head}" for head in heads)
    rows = "".join(f"{i} | Nội dung thứ {i}{' | 7' * len(heads)} | 90\n" for i in (1, 2))
    facts = facts_of(f"Kế hoạch khuyến công năm 2031\n\nTT | Nội dung{told} | Kinh phí (triệu đồng)\n{rows}")
    assert [a.amount.value for a in facts.activities if a.amount] == [90_000_000] * 2
    return [(q.value, q.unit) for q in facts.activities[0].quantities]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Số cơ sở", "cơ sở"),
        ("Số lớp", "lớp"),
        ("Số học viên", "học viên"),
        ("Số lượng (gian hàng)", "gian hàng"),
        ("SL (lớp)", "lớp"),
        ("Quy mô (học viên)", "học viên"),
        ("Số lượng học viên", "học viên"),
        ("Số lượng sản phẩm", "sản phẩm"),
        ("Số lượng cơ sở thụ hưởng", "cơ sở"),
        ("Số chủ thể", "chủ thể"),
        ("Số lượng chủ thể OCOP", "chủ thể OCOP"),
        ("Kế hoạch (lớp)", "lớp"),
    ],
)
def test_the_head_says_what_is_counted(head: str, unit: str) -> None:
    assert counted(head) == [(7, unit)]


def test_several_things_are_counted_side_by_side() -> None:
    heads = ("Số cơ sở", "Số lớp", "Số lượng (gian hàng)", "Số học viên")
    assert [unit for _, unit in counted(*heads)] == ["cơ sở", "lớp", "gian hàng", "học viên"]


def test_units_stand_under_one_head_of_several_columns() -> None:
    (first, _) = facts_of(
        "Kế hoạch khuyến công năm 2031\n\nTT | Nội dung | Số lượng | | Kinh phí\n | | Lớp | Học viên | (triệu đồng)\n"
        "1 | Dạy nghề may | 3 | 90 | 300\n2 | Dạy nghề đan | 2 | 50 | 200\n"
    ).activities
    assert [(q.value, q.unit) for q in first.quantities] == [(3, "lớp"), (90, "học viên")]


@pytest.mark.parametrize("head", ["Số lượng", "Số lượng kế hoạch", "Số lượng (2)", "Chủ thể thực hiện"])
def test_a_head_that_names_no_unit_counts_nothing(head: str) -> None:
    """«kế» of «kế hoạch» is no «kệ»."""
    assert counted(head) == []


@pytest.mark.parametrize(
    ("title", "cell", "told"),
    [
        ("Dạy nghề may", "3 lớp", [(3, "lớp")]),
        ("Dạy nghề may (lớp)", "3", [(3, "lớp")]),
        ("Mở 3 lớp dạy nghề may", "3", [(3, "lớp")]),
        ("Dạy nghề may", "3", []),  # of what, nobody says
        ("Dạy nghề may (2031)", "3", []),
    ],
)
def test_a_row_says_what_so_many_are_where_no_head_does(title: str, cell: str, told: list[tuple[int, str]]) -> None:
    rows = f"1 | {title} | {cell} | 90\n2 | Khác | | 80\n"
    facts = facts_of(f"Kế hoạch khuyến công năm 2031\n\nTT | Nội dung | Số lượng | Kinh phí (triệu đồng)\n{rows}")
    assert [(q.value, q.unit) for q in facts.activities[0].quantities] == told
    assert facts.activities[0].amount


def test_what_was_sold_keeps_the_scale_of_its_head() -> None:
    heads = "TT | Nội dung | Số gian hàng | Doanh thu (tỷ đồng) | Doanh số bán hàng | Kinh phí"
    rows = "1 | Hội chợ Xuân | 30 | 2,5 | 800 | 300\n2 | Hội chợ Hè | 20 | 1,25 | 700 | 200\n"
    facts = facts_of(f"Kết quả khuyến công năm 2031\n\nĐơn vị tính: triệu đồng\n{heads}\n{rows}")
    counted = [[(q.value, q.unit) for q in a.quantities] for a in facts.activities]
    million = 1_000_000
    assert counted[0] == [(30, "gian hàng"), (2_500 * million, "đồng"), (800 * million, "đồng")]
    assert counted[1] == [(20, "gian hàng"), (1_250 * million, "đồng"), (700 * million, "đồng")]
    assert [a.amount.value for a in facts.activities if a.amount] == [300 * million, 200 * million]


@pytest.mark.parametrize("head", ["Sản phẩm", "Sản phẩm OCOP", "Mô hình", "Hội chợ"])
def test_what_is_counted_elsewhere_names_the_rows_behind_their_numbers(head: str) -> None:
    read = facts_of(
        "QUYẾT ĐỊNH\nHỗ trợ kinh phí sản phẩm OCOP năm 2031\n\nĐiều 1. Hỗ trợ kinh phí như sau:\n\n"
        f"| STT | {head} | Địa chỉ | Số tiền (đồng) |\n|---|---|---|---|\n| 1 | Trà mận | Xã Mẫu | 10.000.000 |\n"
        "| 2 | Lạc rang | Xã Mới | 20.000.000 |\n| | Tổng cộng | | 30.000.000 |\n\n"
        "Điều 2. Giao Phòng Kinh tế năm 2032 hỗ trợ 05 sản phẩm, kinh phí dự kiến 125.000.000 đồng.\n"
    )
    rows = [(a.title, a.period, a.amount.value) for a in read.activities if a.amount and a.period == "2031"]
    assert rows == [("Trà mận", "2031", 10_000_000), ("Lạc rang", "2031", 20_000_000)]
    assert [total.amount_vnd for total in read.totals] == [30_000_000]
