"""«Mức hỗ trợ», «Mức thưởng» of a table of grants is money; a rate of one is none."""

import pytest

from khuyencong.terms.facts import PaperFacts

from .reading import facts_of

DECISION = """UBND TỈNH ĐỒNG NAI
SỞ CÔNG THƯƠNG
Số: 96/QĐ-SCT
Đồng Nai, ngày 12 tháng 5 năm 2025
QUYẾT ĐỊNH
Về việc hỗ trợ kinh phí khuyến công địa phương năm 2025
Điều 1. Hỗ trợ các cơ sở, cụ thể:
"""


def _decided(*rows: str) -> PaperFacts:
    return facts_of(DECISION + "\n".join(rows) + "\n")


def _sums(facts: PaperFacts) -> list[int]:
    return [a.amount.value for a in facts.activities if a.amount]


@pytest.mark.parametrize(
    "head",
    [
        "Mức hỗ trợ",
        "Mức hỗ trợ (đồng)",
        "Mức kinh phí hỗ trợ (đồng)",
        "Giá trị hỗ trợ (đồng)",
        "Mức thưởng (đồng)",
        "Số tiền (đồng)",
        "Mức đề nghị hỗ trợ (đồng)",
        "Mức được hỗ trợ",
    ],
)
def test_what_each_is_given_is_money(head: str) -> None:
    facts = _decided(
        f"STT | Tên cơ sở | Nội dung hỗ trợ | {head}",
        "1 | Cơ sở mộc Minh Phát | Máy chà nhám | 250.000.000",
        "2 | HTX Bình Lộc | Máy sấy lạnh | 280.000.000",
        "| Tổng cộng | | 530.000.000",
    )

    assert _sums(facts) == [250_000_000, 280_000_000]
    assert [t.amount_vnd for t in facts.totals] == [530_000_000]


def test_a_total_below_shows_that_a_scaled_column_adds_up() -> None:
    facts = _decided(
        "STT | Tên cơ sở | Nội dung hỗ trợ | Mức hỗ trợ (triệu đồng)",
        "1 | Cơ sở mộc Minh Phát | Máy chà nhám | 250",
        "2 | HTX Bình Lộc | Máy sấy lạnh | 280",
        "Tổng cộng | | | 530",
    )

    assert _sums(facts) == [250_000_000, 280_000_000]


def test_without_a_total_whole_dong_beside_names_are_what_each_is_given() -> None:
    facts = _decided(
        "STT | Đơn vị thụ hưởng | Nội dung | Mức hỗ trợ (đồng)",
        "1 | HTX Bình Lộc | Máy sấy lạnh | 280.000.000",
        "2 | HTX Gia Kiệm | Máy sấy thăng hoa | 260.000.000",
    )

    assert _sums(facts) == [280_000_000, 260_000_000]


@pytest.mark.parametrize(
    "rows",
    [
        ("TT | Nội dung hỗ trợ | Mức hỗ trợ (đồng)", "1 | In bao bì | 20.000.000", "2 | Máy sấy | 300.000.000"),
        ("TT | Tên cơ sở | Nội dung | Mức hỗ trợ tối đa (đồng)", "1 | HTX A | Máy | 20.000.000"),
        ("TT | Tên cơ sở | Nội dung | Mức hỗ trợ (%)", "1 | HTX A | Máy | 50", "Tổng cộng | | | 50"),
        ("TT | Tên cơ sở | Nội dung | Mức hỗ trợ/cơ sở", "1 | HTX A | Máy | 20.000.000", "2 | HTX B | Lò | 30.000.000"),
    ],
)  # fmt: skip
def test_a_rate_is_no_money_of_a_content(rows: tuple[str, ...]) -> None:
    assert _sums(_decided(*rows)) == []


def test_beside_the_product_of_a_rate_only_the_product_is_told() -> None:
    facts = _decided(
        "TT | Nội dung | Số cơ sở | Mức hỗ trợ (đồng) | Thành tiền (đồng)",
        "1 | Máy sấy | 2 | 100.000.000 | 200.000.000",
        "2 | Máy ép | 3 | 50.000.000 | 150.000.000",
        "Tổng cộng | | 5 | | 350.000.000",
    )

    assert _sums(facts) == [200_000_000, 150_000_000]
