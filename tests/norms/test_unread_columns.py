"""A column of figures that nobody could read is told, whatever its head; one that is read is not."""

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Severity, Text

HEAD = "TRUNG TÂM KHUYẾN CÔNG\nSố: 203/BC-TTKC\nBÁO CÁO\nKết quả khuyến công năm 2024\n{}\n"


def _read(head: str, one: str = "240 | 238", two: str = "900 | 895", note: str = "") -> tuple[list[str], list[int]]:
    rows = f"STT | Nội dung | {head}\n1 | Đào tạo nghề | {one}\n2 | Hỗ trợ máy móc | {two}\n"
    text = Text(HEAD.format(note) + rows, "text/plain")
    facts = find_facts(text)
    unread = [f.message_vi.split("»")[0].split("«")[1] for f in check(text, facts) if f.rule == "column-unread"]
    return unread, [a.amount.value for a in facts.activities if a.amount]


@pytest.mark.parametrize(
    "result",
    [
        "Quyết toán", "Số quyết toán", "Đã giải ngân", "Giải ngân", "Thực chi", "Kết quả thực hiện",
        "Giá trị thực hiện", "Thực hiện", "Thanh toán", "Giá trị nghiệm thu", "Thực hiện năm 2024",
    ],
)  # fmt: skip
def test_without_a_unit_neither_the_plan_nor_the_result_is_guessed(result: str) -> None:
    assert _read(f"Kế hoạch | {result}") == (["Kế hoạch", result], [])


def test_where_no_head_names_money_the_figures_may_be_counts_and_it_is_no_alarm() -> None:
    for head, severity in (("Kế hoạch | Thực hiện", Severity.INFO), ("Kế hoạch | Quyết toán", Severity.WARNING)):
        text = Text(
            HEAD.format("") + f"STT | Nội dung | {head}\n1 | Lớp may | 24 | 23\n2 | Máy sấy | 90 | 89\n", "text/plain"
        )
        told = [f.severity for f in check(text, find_facts(text)) if f.rule == "column-unread"]
        assert told == [severity, severity]


@pytest.mark.parametrize("result", ["Quyết toán", "Thực chi", "Thực hiện", "Thanh toán"])
def test_under_a_unit_both_are_read_as_plan_and_result(result: str) -> None:
    unread, told = _read(f"Kế hoạch | {result}", note="ĐVT: triệu đồng")
    assert (unread, sorted(told)) == ([], [238_000_000, 240_000_000, 895_000_000, 900_000_000])


def test_sums_of_millions_and_more_are_dong_also_where_no_head_says_so() -> None:
    unread, told = _read("Kế hoạch | Thực hiện", "240.000.000 | 238.000.000", "900.000.000 | 895.500.000")
    assert (unread, sorted(told)) == ([], [238_000_000, 240_000_000, 895_500_000, 900_000_000])


def test_counts_with_their_units_are_no_unread_money() -> None:
    assert _read("ĐVT | Kế hoạch | Thực hiện", "lớp | 12 | 11", "cơ sở | 20 | 19") == ([], [])


def test_indicators_are_no_contents() -> None:
    rows = "STT | Chỉ tiêu | Kế hoạch | Thực hiện\n1 | Chỉ số sản xuất | 108 | 109\n2 | Chỉ số tiêu thụ | 105 | 104\n"
    text = Text(HEAD.format("") + rows, "text/plain")
    assert [f for f in check(text, find_facts(text)) if f.rule == "column-unread"] == []
