"""Papers told in sentences: one activity per thing with figures, and what the headline tells of the decision."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

ADJUSTED = """Kon Tum điều chỉnh kế hoạch hội chợ năm 2019 (đăng ngày 12-04-2019)

Chủ tịch UBND tỉnh Kon Tum ký quyết định điều chỉnh vào ngày 08/4/2019.

Các khoản giảm: dự phiên chợ vùng cao, 80 triệu đồng; thuê gian hàng, 45 triệu đồng. Cộng giảm 125 triệu đồng.

Các khoản tăng: 125 triệu đồng, gồm hội nghị kết nối 90 triệu đồng; thông tin thị trường 35 triệu đồng.
"""

RESULTS = """Cà Mau: kết quả 12 đề án khuyến công năm 2020

Trong năm 2020, Trung tâm Khuyến công thuộc Sở Công Thương Cà Mau đã hoàn thành 12 đề án.

Kết quả: 5 cơ sở, hộ kinh doanh được hỗ trợ mua máy sấy, tổng 1,2 tỷ đồng; 2 doanh nghiệp đăng ký nhãn hiệu,
30 triệu đồng; ngoài ra còn dự 3 hội chợ. Kinh phí 9 tháng được giám sát chặt chẽ.

Năm 2021, Trung tâm sẽ triển khai 15 đề án với tổng kinh phí 2 tỷ đồng.
"""


def test_moves_of_money_between_items() -> None:
    facts = facts_of(ADJUSTED)
    assert [(a.title, a.adjustment, a.amount and a.amount.value) for a in facts.activities] == [
        ("Dự phiên chợ vùng cao", "decrease", 80_000_000),
        ("Thuê gian hàng", "decrease", 45_000_000),
        ("Hội nghị kết nối", "increase", 90_000_000),
        ("Thông tin thị trường", "increase", 35_000_000),
    ]
    assert [t.amount_vnd for t in facts.totals] == [125_000_000, 125_000_000]
    assert (facts.head.issuer, facts.head.date) == ("UBND tỉnh Kon Tum", "2019-04-08")


def test_results_and_the_year_to_come() -> None:
    facts = facts_of(RESULTS)
    assert [(a.title, a.role, a.period, a.amount and a.amount.value) for a in facts.activities[1:3]] == [
        ("Mua máy sấy", Role.ACTUAL, "2020", 1_200_000_000),
        ("Đăng ký nhãn hiệu", Role.ACTUAL, "2020", 30_000_000),
    ]
    coming = facts.activities[-1]
    assert (coming.role, coming.period, coming.quantities[0].value) == (Role.PLAN, "2021", 15)
    assert coming.amount is None
    assert (facts.totals[-1].amount_vnd, facts.totals[-1].period) == (2_000_000_000, "2021")  # of so many projects


def test_an_opening_sum_that_the_others_make_up_is_a_total() -> None:
    facts = facts_of(
        "Trà Vinh hỗ trợ khuyến công năm 2018\n\nNăm 2018, tỉnh đã hỗ trợ 9 đề án, kinh phí 900 triệu đồng. "
        "Nhóm máy móc 4 đề án, 600 triệu đồng. Nhóm đào tạo 5 đề án, 300 triệu đồng.\n"
    )
    assert [t.amount_vnd for t in facts.totals] == [900_000_000]
    assert [a.amount.value for a in facts.activities if a.amount] == [600_000_000, 300_000_000]


def test_revenue_is_a_quantity() -> None:
    facts = facts_of("Hội chợ năm 2019\n\nHội chợ đã đón 3.000 lượt khách, doanh thu đạt khoảng 450 triệu đồng.\n")
    (activity,) = facts.activities
    assert activity.amount is None
    assert [(q.value, q.unit) for q in activity.quantities] == [(3000, "lượt khách"), (450_000_000, "đồng")]


def amounts(text: str) -> list[tuple[str, Role | None, str | None, int]]:
    return [(a.title, a.role, a.period, a.amount.value) for a in facts_of(text).activities if a.amount]


def test_list_members_with_years_of_their_own() -> None:
    text = (
        "Gia Lai: khuyến công năm 2020\n\nNăm 2020 đã thực hiện 40 đề án, kinh phí 8 tỷ đồng; "
        "năm 2021 dự kiến thực hiện 44 đề án, kinh phí 9 tỷ đồng, tăng 1 tỷ đồng so với năm 2020.\n"
    )
    assert [(role, period, value) for _, role, period, value in amounts(text)] == [
        (Role.ACTUAL, "2020", 8_000_000_000),
        (Role.PLAN, "2021", 9_000_000_000),  # the difference between the years is no spending
    ]


def test_sums_named_behind_themselves() -> None:
    text = (
        "Lai Châu phân bổ kinh phí hội chợ năm 2022\n\nUBND tỉnh phân bổ 900 triệu đồng: "
        "500 triệu đồng cho hội chợ mùa xuân; 300 triệu đồng cho 2 đoàn khảo sát; 100 triệu đồng cho tuyên truyền.\n"
    )
    assert amounts(text) == [
        ("Hội chợ mùa xuân", Role.PLAN, "2022", 500_000_000),
        ("2 đoàn khảo sát", Role.PLAN, "2022", 300_000_000),
        ("Tuyên truyền", Role.PLAN, "2022", 100_000_000),
    ]
    assert [t.amount_vnd for t in facts_of(text).totals] == [900_000_000]


def test_sources_are_totals_and_not_things() -> None:
    text = (
        "Hà Giang hỗ trợ OCOP năm 2023\n\nTỉnh đã mở 3 phiên chợ, kinh phí 700 triệu đồng, "
        "trong đó ngân sách tỉnh 450 triệu đồng, xã hội hóa 250 triệu đồng. "
        "Mỗi cơ sở được hỗ trợ không quá 20 triệu đồng.\n"
    )
    assert [value for *_, value in amounts(text)] == [700_000_000]
    assert [t.amount_vnd for t in facts_of(text).totals] == [450_000_000, 250_000_000]


def test_the_year_of_an_event_is_the_year_of_its_article() -> None:
    text = (
        "Hội chợ làng nghề\n\nTừ ngày 8/10 đến 12/10/2022, tỉnh mở hội chợ với 90 gian hàng.\n\n"
        "Tổng chi phí tổ chức 640 triệu đồng, trong đó ngân sách tỉnh 400 triệu đồng. Năm 2021 không có hội chợ.\n"
    )
    assert [(role, period, value) for _, role, period, value in amounts(text)] == [(Role.ACTUAL, "2022", 640_000_000)]


def test_the_cost_told_in_the_next_sentence() -> None:
    text = "Hội chợ làng nghề năm 2022\n\nHội chợ đã có 90 gian hàng. Kinh phí tổ chức 640 triệu đồng.\n"
    (activity,) = facts_of(text).activities
    assert (activity.quantities[0].value, activity.amount and activity.amount.value) == (90, 640_000_000)


def test_bullets_take_the_period_of_the_sentence_above() -> None:
    text = (
        "Sơn La: kết quả khuyến công năm 2022\n\nNăm 2023, Sở sẽ triển khai:\n\n- Hỗ trợ 4 cơ sở: 800 triệu đồng;\n"
        "- Mở 2 lớp: 60 triệu đồng.\n"
    )
    assert [(role, period, value) for _, role, period, value in amounts(text)] == [
        (Role.PLAN, "2023", 800_000_000),
        (Role.PLAN, "2023", 60_000_000),
    ]


def test_the_decision_behind_the_news() -> None:
    head = facts_of(
        "Điện Biên công nhận 9 sản phẩm OCOP\n\nUBND tỉnh Điện Biên ban hành Quyết định số 71/QĐ-UBND ngày 05/01/2023 "
        "công nhận 9 sản phẩm của 6 chủ thể.\n"
    ).head
    assert (head.number, head.date, head.issuer) == ("71/QĐ-UBND", "2023-01-05", "UBND tỉnh Điện Biên")


def test_sections_that_are_news_of_their_own() -> None:
    facts = facts_of(
        "Khuyến công hai tỉnh\n\n"
        "1. Long An: 3 tỷ đồng cho khuyến công năm 2018\n\n"
        "Tỉnh phê duyệt kế hoạch khuyến công năm 2018. Sẽ mở 4 lớp, 90 triệu đồng.\n\n"
        "2. Huế: kết quả năm 2017\n\nNăm 2017, tỉnh đã mở 2 lớp, 50 triệu đồng.\n"
    )
    assert [(a.path, a.role, a.period, a.amount and a.amount.value) for a in facts.activities] == [
        ("1", Role.PLAN, "2018", 90_000_000),
        ("2", Role.ACTUAL, "2017", 50_000_000),
    ]


@pytest.mark.parametrize(
    ("head", "period"),
    [("(tin ngày 08/06/2022)", "2022"), ("(08/06/2022)", "2022"), ("", None)],
)
def test_news_without_a_period_tell_of_the_year_in_which_they_stand(head: str, period: str | None) -> None:
    facts = facts_of(
        f"Hỗ trợ cơ sở công nghiệp nông thôn {head}\n\nTừ đầu năm đến nay đã hỗ trợ 3 cơ sở 90 triệu đồng.\n"
    )
    assert [a.period for a in facts.activities] == [period]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Năm 2020, tỉnh có 27 chương trình, đề án, kinh phí 90 triệu đồng.", "27 chương trình, đề án"),
        ("Ngày 2/3/2020, tỉnh ban hành Quyết định số 5/QĐ-UBND phê duyệt máy đúc gang, 90 triệu đồng.", "Máy đúc gang"),
        ("Theo đó, 7 tỷ đồng dành hỗ trợ máy đúc gang.", "Máy đúc gang"),
        ("Chi phí quản lý 90 triệu đồng.", "Chi phí quản lý"),
        ("4 lớp đào tạo nghề cho 120 lao động (240 triệu đồng).", "4 lớp đào tạo nghề"),
    ],
)
def test_a_title_names_the_thing(text: str, title: str) -> None:
    assert [a.title for a in facts_of(f"Kế hoạch khuyến công năm 2020\n\n{text}\n").activities] == [title]


def test_a_bracket_ends_what_its_sum_is_for() -> None:
    facts = facts_of(
        "Kết quả năm 2020\n\nBàn giao HTX Một (máy rang, 160 triệu đồng) và HTX Hai (máy sấy, 140 triệu đồng).\n"
    )
    assert [(a.title, a.amount and a.amount.value // 1_000_000) for a in facts.activities] == [
        ("Bàn giao HTX Một (máy rang)", 160),
        ("HTX Hai (máy sấy)", 140),
    ]


def test_parts_of_a_revenue_are_revenue() -> None:
    facts = facts_of(
        "Hội chợ OCOP Nam Định năm 2022\n\nMột số gian hàng có doanh thu cao: Ý Yên: 360 triệu đồng; "
        "Vụ Bản: 220 triệu đồng; gian hàng Lào: 120 triệu đồng.\n\nTổng doanh thu đạt 9 tỷ đồng. "
        "Trong đó, khu gian hàng trong tỉnh đạt 5 tỷ đồng; khu gian hàng ngoài tỉnh đạt 4 tỷ đồng.\n"
    )
    assert [a for a in facts.activities if a.amount] == []
    assert sum(q.value for a in facts.activities for q in a.quantities if q.unit == "đồng") == 18_700_000_000


def test_years_of_news_that_no_title_dates_are_past() -> None:
    text = (
        "Vốn khuyến công giúp cơ sở\n\nGiai đoạn 2016-2020, tỉnh đã làm 152 đề án với tổng kinh phí 21 tỷ đồng.\n\n"
        "Năm 2023, Trung tâm triển khai 3 đề án với tổng kinh phí 2 tỷ đồng.\n\n"
        "Năm 2024, dự kiến hỗ trợ 14 cơ sở với kinh phí 1 tỷ đồng.\n"
    )
    assert [(t.role, t.period) for t in facts_of(text).totals] == [(Role.ACTUAL, "2016-2020"), (Role.ACTUAL, "2023")]
    assert [a[1:3] for a in amounts(text)] == [(Role.PLAN, "2024")]


def test_what_was_given_out_before_the_year_of_a_plan_is_past() -> None:
    text = (
        "Kế hoạch khuyến công năm 2018\n\nTổng kinh phí dự kiến 2 tỷ đồng.\n\n"
        "Năm 2017, Trung tâm được giao 1 tỷ đồng để mở 12 lớp nghề mây.\n"
    )
    assert [a[1:] for a in amounts(text)] == [(Role.ACTUAL, "2017", 1_000_000_000)]


def test_a_result_of_nine_months_keeps_its_period() -> None:
    text = "Khuyến công năm 2022\n\nKết quả, 9 tháng đầu năm 2022 đã hỗ trợ 12 cơ sở với tổng kinh phí 3 tỷ đồng.\n"
    assert [a[2:] for a in amounts(text)] == [("2022M01-M09", 3_000_000_000)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Trung tâm Khuyến công hỗ trợ 90 triệu đồng để mua máy ép.", "Mua máy ép"),
        ("Khoảng gần 5 tỷ đồng được chi cho hội chợ này.", "Hội chợ này"),
    ],
)
def test_a_title_names_what_a_sum_is_for(text: str, title: str) -> None:
    assert [a.title for a in facts_of("Bạc Liêu: kết quả khuyến công năm 2020\n\n" + text).activities] == [title]


def test_a_year_that_is_only_compared_with_dates_no_news() -> None:
    text = "Khuyến công chi 80 triệu đồng mua máy ép. Kinh phí này tăng 3 lần so với kinh phí năm 2007."
    assert [a.period for a in facts_of("Bạc Liêu: khuyến công giúp cơ sở\n\n" + text).activities] == [None]
