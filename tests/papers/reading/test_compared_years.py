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


PLAN, BEFORE = (Role.PLAN, "2026"), (Role.ACTUAL, "2025")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "thu hút 85 gian hàng, tăng 10 gian hàng so với năm 2025 (75 gian hàng); kinh phí 620 triệu đồng (kế hoạch"
            " 600 triệu đồng)",
            [(BEFORE, [75], None), (PLAN, [], 600)],
        ),
        (
            "doanh thu 4,2 tỷ đồng, tăng 20% so với năm 2025 (3,5 tỷ đồng); kinh phí 620 triệu đồng (kế hoạch 600"
            " triệu đồng)",
            [(BEFORE, [3_500_000_000], None), (PLAN, [], 600)],
        ),
        (
            "kinh phí 620 triệu đồng (kế hoạch 600 triệu đồng, cùng kỳ 580 triệu đồng)",
            [(PLAN, [], 600), (BEFORE, [], 580)],
        ),
        (
            "kinh phí 620 triệu đồng (cùng kỳ 580 triệu đồng, kế hoạch 600 triệu đồng)",
            [(BEFORE, [], 580), (PLAN, [], 600)],
        ),
        ("mở 06 lớp (kế hoạch 05 lớp, năm 2025: 04 lớp)", [(PLAN, [5], None), (BEFORE, [4], None)]),
        ("mở 06 lớp (năm 2025: 04 lớp; kế hoạch 05 lớp)", [(BEFORE, [4], None), (PLAN, [5], None)]),
        (
            "mở 06 lớp (kế hoạch: 05 lớp, 250 triệu đồng; cùng kỳ: 04 lớp, 200 triệu đồng), kinh phí 300 triệu đồng",
            [(PLAN, [5], 250), (BEFORE, [4], 200)],
        ),
    ],
)
def test_plan_and_year_before_that_stand_beside_a_result_keep_each_its_own_figures(
    words: str, expected: list[tuple[tuple[Role, str], list[int], int | None]]
) -> None:
    facts = facts_of(f"BÁO CÁO\nKết quả khuyến công năm 2026\n\n1. Hội chợ, tập huấn: {words}.\n")
    beside = [a for a in facts.activities if (a.role, a.period) != (Role.ACTUAL, "2026")]
    told = [((a.role, a.period), [q.value for q in a.quantities], a.amount and a.amount.value // 10**6) for a in beside]
    assert told == expected
    assert facts.totals == ()
