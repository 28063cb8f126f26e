"""The time of a page: what its title and its lines settle for sums that name no period of their own."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of
from .test_told_in_news import Case, sums, told

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
LATE = "Kon Tum: khuyến công tạo đà cho làng nghề\n\nGiai đoạn 2021-2025, tỉnh hỗ trợ 40 đề án, 9 tỷ đồng.\n\n"
TURN = (
    "Năm 2026, tỉnh được giao 2 tỷ đồng. {lead}\n\na) Mở 4 lớp, giải ngân 90 triệu đồng;\n\n"
    "b) Dự 2 hội chợ, giải ngân 70 triệu đồng.\n\nTrong quý IV, Trung tâm sẽ dành 60 triệu đồng mua 2 máy.\n"
)


@pytest.mark.parametrize(
    ("lead", "period"),
    [
        ("Kết quả giải ngân 9 tháng như sau:", "2026M01-M09"),
        ("Kết quả giải ngân như sau:", "2026"),
        ("Tỉnh còn nhiều việc phải làm.", "2021-2025"),  # it opens no list
    ],
)
def test_items_are_of_the_time_that_the_line_before_them_opens_with(lead: str, period: str) -> None:
    spent = [case for case in told(TURN.format(lead=lead), LATE) if case[0] in (90, 70)]
    assert spent == [(90, ACTUAL, period), (70, ACTUAL, period)]


def test_a_quarter_is_of_the_year_told_last() -> None:
    assert told(TURN.format(lead="Kết quả như sau:"), LATE)[-1] == (60, PLAN, "2026Q4")


@pytest.mark.parametrize(
    ("told_of", "rest"),
    [
        ("6 tháng đầu năm 2026", "2026H2"),
        ("8 tháng đầu năm 2026", "2026M09-M12"),
        ("9 tháng năm 2026", "2026Q4"),
        ("năm 2026", "2026"),
    ],
)
def test_from_now_to_the_years_end_is_the_rest_behind_what_a_page_reports(told_of: str, rest: str) -> None:
    text = "Đã mở 4 lớp, chi 90 triệu đồng. Từ nay đến cuối năm, Trung tâm sẽ mở 3 lớp, 70 triệu đồng."
    assert told(text, f"Kon Tum: kết quả khuyến công {told_of}\n\n")[-1] == (70, PLAN, rest)


@pytest.mark.parametrize(
    ("title", "case"),
    [
        ("Chương trình OCOP 9 tháng năm 2026", (140, ACTUAL, "2026M01-M09")),
        ("Chương trình OCOP năm 2026", (140, PLAN, "2026")),
        ("Kế hoạch OCOP 9 tháng năm 2026", (140, PLAN, "2026M01-M09")),
    ],
)
def test_nobody_plans_the_first_months_of_a_year_unless_it_says_so(title: str, case: Case) -> None:
    text = "Mục tiêu là chuẩn hóa 90 sản phẩm. Hỗ trợ 9 hợp tác xã mua máy, 140 triệu đồng."
    assert told(text, f"Kon Tum: {title}\n\n") == [case]


def test_what_most_of_a_sum_went_to_parts_it() -> None:
    text = "Hỗ trợ 30 đề án, 900 triệu đồng; tập trung cho đào tạo nghề 400 triệu đồng; hỗ trợ máy móc 250 triệu đồng."
    assert sums(text) == ([400, 250], [900])


def test_what_a_thing_was_done_thanks_to_is_its_cost() -> None:
    assert sums("Hợp tác xã Mai Anh lắp 2 lò sấy nhờ 210 triệu đồng vốn khuyến công.") == ([210], [])


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Phát sóng 48 lượt, cả thảy 48 lượt phát sóng, 30 triệu đồng.", [(48, "lượt phát sóng")]),
        ("Cử 01 đoàn 12 người; đó là 01 đoàn công tác, 90 triệu đồng.", [(12, "người"), (1, "đoàn công tác")]),
        ("Mở 3 lớp, mua 2 máy, 30 triệu đồng.", [(3, "lớp"), (2, "máy")]),
    ],
)
def test_a_count_told_twice_is_the_one_that_its_longer_unit_names(text: str, counts: list[tuple[int, str]]) -> None:
    facts = facts_of("Bạc Liêu: kết quả khuyến công năm 2020\n\n- " + text)
    assert [(q.value, q.unit) for a in facts.activities for q in a.quantities] == counts


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("Đến tháng 11, đã mở 5 lớp, 150 triệu đồng.", [(150, ACTUAL, "2026")]),
        ("Đến hết tháng 11, mở 5 lớp, 150 triệu đồng.", [(150, ACTUAL, "2026")]),
        ("Trong tháng 11, mở 5 lớp, 150 triệu đồng.", [(150, ACTUAL, "2026M11")]),
        (
            "Đến tháng 6, mở 2 lớp, 60 triệu đồng; đến tháng 9, mở 4 lớp, 120 triệu đồng.",
            [(60, ACTUAL, "2026H1"), (120, ACTUAL, "2026")],
        ),
        (
            "Đến tháng 6, mở 2 lớp, 60 triệu đồng. Đến tháng 8, mở 4 lớp, 120 triệu đồng. Dự hội chợ, 90 triệu đồng.",
            [(60, ACTUAL, "2026H1"), (120, ACTUAL, "2026"), (90, ACTUAL, "2026")],
        ),
    ],
)
def test_what_was_reached_up_to_a_month_is_of_the_year_so_far(text: str, cases: list[Case]) -> None:
    assert told(text, "Kon Tum: kết quả khuyến công năm 2026\n\n") == cases


def test_up_to_a_month_goes_back_behind_the_quarter_of_a_report() -> None:
    text = "Đến tháng 9, đã mở 5 lớp, 150 triệu đồng."
    assert told(text, "Kon Tum: kết quả khuyến công quý III năm 2026\n\n") == [(150, ACTUAL, "2026M01-M09")]


def test_a_month_by_which_a_plan_is_to_be_done_dates_nothing() -> None:
    text = "Đến tháng 11, mở 5 lớp, 150 triệu đồng."
    assert told(text, "Kon Tum: kế hoạch khuyến công năm 2026\n\n") == [(150, PLAN, "2026")]


CHO = "Dự án xây chợ có kinh phí 310 triệu đồng. Thời gian thực hiện từ năm 2022 – 2024. "
KHO = "Dự án xây kho lạnh có kinh phí 50 triệu đồng. "


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (CHO + KHO + "Thời gian thực hiện từ năm 2023 – 2025.", ["2022-2024", "2023-2025"]),
        (CHO + KHO + "Thời gian thực hiện ngắn.", ["2022-2024", "2022-2024"]),  # no other time is told
        (KHO + CHO, ["2022-2024", "2022-2024"]),
    ],
)
def test_each_project_is_of_the_years_told_behind_it(text: str, periods: list[str]) -> None:
    assert [period for _, _, period in told(text, "Kon Tum: hạ tầng thương mại\n\n")] == periods


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Tỉnh đề ra mục tiêu hỗ trợ 12 cơ sở với kinh phí 3 tỷ đồng; kết quả hỗ trợ 10 cơ sở, 2 tỷ đồng.",
            [PLAN, ACTUAL],
        ),
        ("Tỉnh giao Trung tâm mở 3 lớp, kinh phí 90 triệu đồng.", [PLAN]),
        ("Chuyển nguồn kinh phí sang năm sau: tỉnh giao Trung tâm mở 3 lớp, 90 triệu đồng.", [PLAN]),
        ("Tỉnh giao Trung tâm mở 3 lớp, kinh phí 90 triệu đồng, đến nay đã hoàn thành.", [ACTUAL]),
        ("Tỉnh phê duyệt hỗ trợ 3 cơ sở, kinh phí 90 triệu đồng.", [ACTUAL]),
        ("Trung tâm mở 3 lớp đạt mục tiêu đề ra, kinh phí 90 triệu đồng.", [ACTUAL]),
    ],
)
def test_aims_and_tasks_stay_planned_though_their_year_is_over(text: str, roles: list[Role]) -> None:
    head = "Kon Tum: chương trình OCOP năm 2020 (tin ngày 12/03/2021)\n\n"
    assert [role for _, role, _ in told(text, head)] == roles


@pytest.mark.parametrize(("posted", "role"), [("15/3/2027", ACTUAL), ("15/3/2026", PLAN)])
def test_a_year_that_was_over_when_a_page_was_posted_has_been_reached(posted: str, role: Role) -> None:
    text = (
        "Năm 2026, huyện hỗ trợ 11 cơ sở, 140 triệu đồng. Theo kế hoạch, năm 2028 Trung tâm sẽ mở 3 lớp, 90 triệu đồng."
    )
    head = f"Kon Tum: tiếp sức cho cơ sở nông thôn (đăng ngày {posted})\n\n"
    assert told(text, head) == [(140, role, "2026"), (90, PLAN, "2028")]
