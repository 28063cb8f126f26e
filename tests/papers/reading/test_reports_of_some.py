"""What a report tells of some of its things: given up, put off, lowered, or told again with all of its year."""

import pytest

from khuyencong.terms.facts import Role, Status

from .reading import facts_of
from .test_left_behind import REPORT_OF_NINE_MONTHS

MILLION = 1_000_000
Told = tuple[str, str, int | None]


def told_of(line: str) -> list[Told]:
    facts = facts_of(REPORT_OF_NINE_MONTHS.format(line))
    return [
        (a.role or "", a.period or "", a.amount.value // MILLION if a.amount else None)
        for a in facts.activities
        if a.path == "I.2" and a.status is not Status.NOT_DONE
    ]


def not_done(line: str) -> list[str]:
    facts = facts_of(REPORT_OF_NINE_MONTHS.format(line))
    return [a.title for a in facts.activities if a.path == "I.2" and a.status is Status.NOT_DONE]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Hỗ trợ máy móc: 07 đề án, kinh phí 1.500 triệu đồng; 02 xin dừng (450 triệu đồng), 01 chuyển sang năm "
            "2027 (200 triệu đồng).",
            [("actual", "2026M01-M09", 1500), ("plan", "2026", 450), ("plan", "2027", 200)],
        ),
        (
            "Hỗ trợ máy in: đã nghiệm thu 07 đề án, kinh phí 1.600 triệu đồng; 01 đề án (xưởng Hoa Lư) xin thôi không "
            "thực hiện, kinh phí 250 triệu đồng.",
            [("actual", "2026M01-M09", 1600), ("plan", "2026", 250)],
        ),
        (
            "Mở 02/04 phiên chợ, kinh phí 160 triệu đồng; 02 phiên chợ còn lại tổ chức trong quý IV, kinh phí 170 "
            "triệu đồng.",
            [("plan", "2026", None), ("actual", "2026M01-M09", 160), ("plan", "2026", 170)],
        ),
        (
            "Trong kỳ có 03 đề án xin điều chỉnh thời gian hoàn thành sang năm 2027, kinh phí 560 triệu đồng.",
            [("plan", "2027", 560)],
        ),
        (
            "Đề án của HTX Hoa Mai được UBND tỉnh cho gia hạn sang năm 2027, kinh phí 300 triệu đồng.",
            [("plan", "2027", 300)],
        ),
        ("Phiên chợ hoa: lùi sang tháng 11 năm 2026, kinh phí 150 triệu đồng.", [("plan", "2026", 150)]),
    ],
)
def test_what_goes_to_later_or_is_given_up_is_planned(line: str, told: list[Told]) -> None:
    assert told_of(line) == told


@pytest.mark.parametrize(
    ("line", "title", "planned"),
    [
        (
            "Xây dựng nhà trưng bày chưa thực hiện do vướng quy hoạch, kinh phí 900 triệu đồng.",
            "Xây dựng nhà trưng",
            900,
        ),
        ("Tập huấn bán hàng không tổ chức được do thiếu giảng viên, dự toán 120 triệu đồng.", "Tập huấn bán hàng", 120),
        ("Công ty TNHH Hoa Lư xin rút khỏi đề án, kinh phí hỗ trợ 200 triệu đồng.", "Công ty TNHH Hoa Lư", 200),
        ("Còn 02 phòng trưng bày chưa xây dựng, kinh phí 180 triệu đồng, lý do chưa có mặt bằng.", "Còn 02 phòng", 180),
    ],
)
def test_what_was_not_done_is_not_spent_however_it_is_named(line: str, title: str, planned: int) -> None:
    assert told_of(line) == [("plan", "2026", planned)]
    (named,) = not_done(line)
    assert named.startswith(title)


def test_why_it_was_not_done_says_nothing_of_whose_money_it_was() -> None:
    line = "Điểm bán hàng: 01 điểm không thực hiện do xưởng không có vốn đối ứng (200 triệu đồng)."
    assert told_of(line) == [("plan", "2026", 200)]


def test_a_fair_with_a_long_name_was_not_attended_for_a_reason() -> None:
    line = "Hội chợ Công nghiệp - Thương mại vùng Đồng bằng và Duyên hải phía Bắc: không tham gia do trùng lịch."
    assert len(not_done(line)) == 1


def test_by_how_much_a_plan_was_lowered_is_no_result_and_moves_nothing_again() -> None:
    line = "Đào tạo nghề: mở 05 lớp, kinh phí 200 triệu đồng; Sở đã điều chỉnh giảm 02 lớp, 80 triệu đồng."
    facts = facts_of(REPORT_OF_NINE_MONTHS.format(line))
    assert told_of(line) == [("actual", "2026M01-M09", 200)]
    assert [(t.role, (t.amount_vnd or 0) // MILLION, t.of_group) for t in facts.totals] == [("plan", 80, True)]


@pytest.mark.parametrize(
    "line",
    [
        "Trong tháng 9 hỗ trợ 02 cơ sở, kinh phí 310 triệu đồng, lũy kế 9 tháng 14 cơ sở, 2.450 triệu đồng.",
        "Hỗ trợ máy móc: trong tháng 9 nghiệm thu 02 đề án, kinh phí 310 triệu đồng; lũy kế từ đầu năm đã nghiệm thu "
        "14 đề án, kinh phí 2.450 triệu đồng.",
    ],
)
def test_a_month_beside_all_months_is_told_of_itself(line: str) -> None:
    facts = facts_of(REPORT_OF_NINE_MONTHS.format(line))
    assert told_of(line) == [("actual", "2026M09", 310), ("actual", "2026M01-M09", None)]
    assert [(t.period, (t.amount_vnd or 0) // MILLION, t.of_group) for t in facts.totals] == [
        ("2026M01-M09", 2450, True)
    ]


def test_what_is_told_in_brackets_since_the_year_began_is_spent_once() -> None:
    line = "Đào tạo nghề: 01 lớp, kinh phí 40 triệu đồng (lũy kế 05 lớp, kinh phí 200 triệu đồng)."
    assert told_of(line) == [("actual", "2026M01-M09", 40)]


@pytest.mark.parametrize(
    ("line", "spent"),
    [
        ("Tổ chức 05 lớp tập huấn cho các cơ sở chưa được hỗ trợ, kinh phí 150 triệu đồng.", 150),
        ("Tổ chức hội nghị tại các xã chưa có sản phẩm, kinh phí 60 triệu đồng.", 60),
        ("Trong tháng 9 hỗ trợ 02 cơ sở, kinh phí 310 triệu đồng.", 310),
        ("Có 12 hồ sơ xin hỗ trợ, đã hỗ trợ 08 hồ sơ với kinh phí 700 triệu đồng.", 700),
    ],
)
def test_honest_results_stay_results(line: str, spent: int) -> None:
    assert [(role, money) for role, _, money in told_of(line) if money] == [("actual", spent)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Nội dung chưa thực hiện: Tổ chức phiên chợ gốm, kinh phí 95 triệu đồng.", "Tổ chức phiên chợ gốm"),
        (
            "Chưa bố trí được kinh phí để thực hiện nội dung xây dựng lò nung mẫu (460 triệu đồng).",
            "Xây dựng lò nung mẫu",
        ),
    ],
)
def test_what_was_not_done_is_called_by_its_own_name(line: str, title: str) -> None:
    assert not_done(line) == [title]


def test_want_of_money_is_a_reason() -> None:
    facts = facts_of(REPORT_OF_NINE_MONTHS.format("Chưa có nguồn để thực hiện nội dung lò nung mẫu (460 triệu đồng)."))
    assert [a.reason for a in facts.activities if a.status is Status.NOT_DONE] == [
        "Chưa có nguồn để thực hiện nội dung lò nung mẫu (460 triệu đồng)"
    ]


def test_what_is_paid_on_acceptance_was_not_paid_yet() -> None:
    line = "Hỗ trợ lò gốm: đã tạm ứng 145 triệu đồng, còn lại 65 triệu đồng giải ngân sau nghiệm thu."
    assert told_of(line) == [("advanced", "2026M01-M09", 145)]


def test_what_is_asked_for_is_proposed_and_not_spent() -> None:
    line = "Đã thẩm định cấp cơ sở 11 đề án, tổng kinh phí đề nghị hỗ trợ 2.700 triệu đồng."
    facts = facts_of(REPORT_OF_NINE_MONTHS.format(line))
    assert [(a.role, a.status) for a in facts.activities if a.path == "I.2"] == [(Role.PLAN, Status.PROPOSED)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Không thực hiện nội dung in sổ tay, kinh phí 95 triệu đồng điều chuyển sang phiên chợ gốm.",
            [("plan", "2026", 95)],
        ),
        (
            "UBND tỉnh cho phép kéo dài thời gian thực hiện đề án lò gốm, kinh phí 610 triệu đồng sang năm 2027.",
            [("plan", "2027", 610)],
        ),
    ],
)
def test_moved_money_was_not_spent(line: str, told: list[Told]) -> None:
    assert told_of(line) == told


def test_how_far_the_year_is_names_nothing() -> None:
    for time in ("Trong 9 tháng đã hỗ trợ", "Cộng dồn từ đầu năm hỗ trợ"):
        facts = facts_of(REPORT_OF_NINE_MONTHS.format(f"{time} 08 cơ sở mua lò, kinh phí 1.650 triệu đồng."))
        assert [a.title for a in facts.activities if a.path == "I.2"] == ["Hỗ trợ 08 cơ sở mua lò"]
