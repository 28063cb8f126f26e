"""What a report tells behind what was done: what is under way, left to later, or given up with its money."""

import pytest

from .reading import facts_of

REPORT_OF_NINE_MONTHS = """SỞ CÔNG THƯƠNG
BÁO CÁO
Kết quả khuyến công 9 tháng năm 2026

I. KẾT QUẢ
1. Mở 02 lớp nghề, kinh phí 90 triệu đồng.
2. {}
3. Dự 01 hội chợ, kinh phí 60 triệu đồng.
"""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Đã thực hiện 12/15 đề án, kinh phí 2.850 triệu đồng; còn 03 đề án chuyển sang năm 2027.",
            [("plan", "2026", None), ("actual", "2026M01-M09", 2850), ("plan", "2027", None)],
        ),
        (
            "Hỗ trợ 12 cơ sở, kinh phí 2.400 triệu đồng; còn 03 cơ sở chuyển sang năm 2027.",
            [("actual", "2026M01-M09", 2400), ("plan", "2027", None)],
        ),
        (
            "Nghiệm thu 05 đề án, kinh phí 1.200 triệu đồng, còn 03 đề án đang hoàn thiện hồ sơ, kinh phí 650 triệu "
            "đồng.",
            [("actual", "2026M01-M09", 1200), ("plan", "2026", 650)],
        ),
        (
            "Đã thực hiện 06 đề án, 1.500 triệu đồng; đang thực hiện 02 đề án, 450 triệu đồng; chưa thực hiện 01 đề "
            "án, 300 triệu đồng.",
            [("actual", "2026M01-M09", 1500), ("plan", "2026", 450), ("plan", "2026", 300)],
        ),
        # what is under way is told as a result where nothing is said to be done before it
        (
            "Đang triển khai 02 đề án máy sấy với kinh phí 450 triệu đồng.",
            [("actual", "2026M01-M09", 450)],
        ),
    ],
)
def test_what_is_left_behind_what_was_done_is_planned(line: str, told: list[tuple[str, str, int | None]]) -> None:
    facts = facts_of(REPORT_OF_NINE_MONTHS.format(line))
    assert [
        (a.role, a.period, a.amount.value // 1_000_000 if a.amount else None)
        for a in facts.activities
        if a.path == "I.2"
    ] == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Không tổ chức được hội chợ do mưa lũ; kinh phí 380 triệu đồng đề nghị chuyển sang quý IV.",
            [("Hội chợ", "plan", "2026", 380), ("Hội chợ", "actual", "2026M01-M09", None)],
        ),
        (
            "Hội chợ xuân: không tổ chức được do mưa lũ; kinh phí 380 triệu đồng nộp trả ngân sách.",
            [("Hội chợ xuân", "plan", "2026", 380), ("Hội chợ xuân", "actual", "2026M01-M09", None)],
        ),
    ],
)
def test_money_given_up_behind_what_was_not_done_was_not_spent(
    line: str, told: list[tuple[str, str, str, int | None]]
) -> None:
    facts = facts_of(REPORT_OF_NINE_MONTHS.format(line))
    assert [
        (a.title, a.role, a.period, a.amount.value // 1_000_000 if a.amount else None)
        for a in facts.activities
        if a.path == "I.2"
    ] == told
