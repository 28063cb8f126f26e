"""In a report's results what was given out, approved or left is not spent."""

import pytest

from khuyencong.terms.facts import Role
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "
Told = list[tuple[Role | None, int]]


def money(sentence: str) -> Told:
    read = facts_of(f"{REPORT}{sentence}\n")
    sums = [(a.amount.span.start, a.role, a.amount.value) for a in read.activities if a.amount]
    sums += [(t.span.start, t.role, t.amount_vnd) for t in read.totals if t.amount_vnd]
    return [(role, value // 10**6) for _, role, value in sorted(sums, key=lambda told: told[0])]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Kinh phí được giao: 7.500 triệu đồng.", [(Role.PLAN, 7500)]),
        (
            "Kinh phí được phê duyệt: 700 triệu đồng; kinh phí đã giải ngân 500 triệu đồng.",
            [(Role.PLAN, 700), (Role.ACTUAL, 500)],
        ),
        ("Kinh phí giao đầu năm 50 triệu đồng, thực hiện 45 triệu đồng.", [(Role.PLAN, 50), (Role.ACTUAL, 45)]),
        (
            "Dự toán được duyệt 120 triệu đồng, đã thực hiện 118 triệu đồng.",
            [(Role.PLAN, 120), (Role.ACTUAL, 118)],
        ),
        (
            "Ngân sách cấp 300 triệu đồng cho 03 lớp tập huấn; kinh phí thực hiện 285 triệu đồng.",
            [(Role.PLAN, 300), (Role.ACTUAL, 285)],
        ),
        (
            "Tổng kinh phí phân bổ năm 2031 là 6 tỷ đồng, trong đó đã sử dụng 5 tỷ đồng, còn lại 1 tỷ đồng.",
            [(Role.PLAN, 6000), (Role.ACTUAL, 5000), (None, 1000)],
        ),
    ],
)
def test_money_given_out_approved_or_left_is_not_spent(sentence: str, told: Told) -> None:
    assert money(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Kinh phí đã giải ngân: 90 triệu đồng.",
        "Lớp may: kinh phí thực hiện 90 triệu đồng.",
        "Lớp may: kinh phí quyết toán là 90 triệu đồng.",
        "Lớp may: kinh phí thực tế đã sử dụng 90 triệu đồng.",
        "Máy sấy: hỗ trợ 90 triệu đồng cho 02 xưởng.",
        "Hội chợ: đã chi 90 triệu đồng.",
    ],
)
def test_money_that_was_paid_stays_spent(sentence: str) -> None:
    assert money(sentence) == [(Role.ACTUAL, 90)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đã hoàn thành 06 đề án với kinh phí được duyệt 1.500 triệu đồng.",
        "Trong năm, kinh phí được duyệt 1.500 triệu đồng cho 06 đề án đã hoàn thành nghiệm thu.",
        "Nghiệm thu 03 mô hình với kinh phí được giao 1.500 triệu đồng.",
        "Kinh phí được phê duyệt 1.500 triệu đồng cho 03 đề án đã nghiệm thu.",
        "Hoàn thành 02 lò sấy với kinh phí được phê duyệt là 1.500 triệu đồng.",
        "Vốn được giao 1.500 triệu đồng cho 04 lớp đã được nghiệm thu.",
    ],
)
def test_money_approved_for_what_was_completed_is_spent(sentence: str) -> None:
    assert money(sentence) == [(Role.ACTUAL, 1500)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kinh phí được duyệt 1.500 triệu đồng cho 06 đề án.",
        "Chưa hoàn thành 06 đề án với kinh phí được duyệt 1.500 triệu đồng.",
    ],
)
def test_money_approved_for_what_is_not_completed_is_planned(sentence: str) -> None:
    assert money(sentence) == [(Role.PLAN, 1500)]
