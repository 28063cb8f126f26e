"""A year that a title only compares with is none of the paper's: «Dự toán năm 2026 … so với năm 2025»."""

import pytest

from khuyencong.terms.facts import Role
from tests.papers.reading.reading import facts_of


@pytest.mark.parametrize(
    "title",
    [
        "KẾ HOẠCH\nDự toán kinh phí khuyến công năm 2026 và so với năm 2025",
        "KẾ HOẠCH\nKhuyến công tỉnh năm 2026 tăng 10% so với kế hoạch năm 2025",
        "TỜ TRÌNH\nVề dự toán năm 2026 chương trình khuyến công (so với năm 2025)",
        "BÁO CÁO\nThuyết minh dự toán khuyến công năm 2026 có so sánh với năm 2025",
    ],
)
def test_a_plan_is_of_its_own_year_whatever_it_is_compared_with(title: str) -> None:
    told = facts_of(f"{title}\n\nI. NỘI DUNG\n1. Dạy nghề may: 300 triệu đồng.\n2. Máy sấy: 500 triệu đồng.\n")
    assert {(a.role, a.period) for a in told.activities} == {(Role.PLAN, "2026")}


def test_each_year_of_a_compared_table_keeps_its_own_column() -> None:
    told = facts_of(
        "BIỂU DỰ TOÁN NĂM 2026 SO VỚI THỰC HIỆN NĂM 2025\nĐơn vị tính: triệu đồng\n"
        "STT | Nội dung | Thực hiện năm 2025 | Dự toán năm 2026\n1 | Nghề may | 150 | 200\n2 | Máy sấy | 300 | 400\n"
    ).activities
    assert [(a.role, a.period, a.amount and a.amount.value) for a in told][:2] == [
        (Role.ACTUAL, "2025", 150_000_000),
        (Role.PLAN, "2026", 200_000_000),
    ]


def test_years_that_a_title_joins_still_end_with_the_last() -> None:
    told = facts_of("KẾ HOẠCH\nKhuyến công năm 2025 và năm 2026\n\nI. NỘI DUNG\n1. Dạy nghề may: 300 triệu đồng.\n")
    assert {a.period for a in told.activities} == {"2026"}
