"""What news tell besides their lists: rests, shares of places, titles, and what is yet to be paid."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

PLAN = Role.PLAN


def told(text: str, head: str) -> list[tuple[int, Role | None, str | None]]:
    facts = facts_of(head + text)
    return [(a.amount.value // 1_000_000, a.role, a.period) for a in facts.activities if a.amount]


def test_the_first_of_a_sentence_that_tells_the_rest_without_a_sum_is_no_whole() -> None:
    text = (
        "Theo kế hoạch, tỉnh sẽ hỗ trợ 40 cơ sở đổi mới máy móc (8,4 tỷ đồng), xây dựng 3 mô hình (2,1 tỷ đồng), "
        "đào tạo nghề cho 600 lao động (1,8 tỷ đồng). Phần còn lại dành cho tuyên truyền."
    )
    told_plan = told(text, "Kế hoạch khuyến công năm 2031\n\n")
    assert told_plan == [(8400, PLAN, "2031"), (2100, PLAN, "2031"), (1800, PLAN, "2031")]


def test_what_places_have_of_a_sum_that_contents_come_to_is_not_spent_again() -> None:
    text = (
        "Có 18 đề án được hỗ trợ với tổng kinh phí 3.285 triệu đồng, bao gồm: 15 đề án ứng dụng máy móc tiên tiến "
        "(2.745 triệu đồng), 1 đề án xây dựng mô hình trình diễn (400 triệu đồng), 2 đề án đào tạo nghề (140 triệu "
        "đồng).\n\nThành phố Mẫu có 4 đề án với 720 triệu đồng, huyện Thử 5 đề án với 930 triệu đồng."
    )
    told_plan = facts_of(f"Khuyến công năm 2031\n\n{text}")
    assert sum(a.amount.value for a in told_plan.activities if a.amount) == 3_285_000_000
    assert [(t.label, t.of_group) for t in told_plan.totals][1:] == [("Thành phố Mẫu", True), ("huyện Thử", True)]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (
            "tổ chức cho 25 cơ sở tham gia 6 hội chợ với kinh phí 600 triệu đồng",
            "Tổ chức cho 25 cơ sở tham gia 6 hội chợ",
        ),
        ("cơ sở bánh tráng Sáu Mẫu được hỗ trợ 70 triệu đồng", "Cơ sở bánh tráng Sáu Mẫu"),
        (
            "hỗ trợ 7 cơ sở lắp máy sấy với mức hỗ trợ từ 100 đến 300 triệu đồng/cơ sở, tổng cộng 1,3 tỷ đồng",
            "Hỗ trợ 7 cơ sở lắp máy sấy",
        ),
    ],
)
def test_titles_keep_who_and_what_and_no_rates(said: str, title: str) -> None:
    told_result = facts_of(f"Kết quả khuyến công năm 2031\n\nNăm 2031, tỉnh mở 3 lớp nghề, 60 triệu đồng; {said}.")
    assert told_result.activities[-1].title == title


def test_what_a_firm_invests_in_with_a_support_is_no_money_of_its_own() -> None:
    text = "Năm 2031, tỉnh hỗ trợ 2 doanh nghiệp đầu tư phòng trưng bày 70 triệu đồng; mở 3 lớp nghề, 60 triệu đồng."
    told_result = facts_of(f"Kết quả khuyến công năm 2031\n\n{text}")
    assert [a.fund_source for a in told_result.activities] == [None, None]


def test_what_is_paid_out_from_now_to_the_years_end_is_planned() -> None:
    text = (
        "Tính đến hết tháng 8/2031, Trung tâm đã giải ngân 3,5 tỷ đồng. Từ nay đến cuối năm, đơn vị tiếp tục giải ngân "
        "1,5 tỷ đồng còn lại cho 3 đề án máy móc và 1 lớp tập huấn."
    )
    assert (1500, PLAN, "2031M09-M12") in told(text, "Khánh Hòa: kết quả khuyến công\n\n")


def test_what_each_agency_is_allotted_is_its_own_however_many_projects_it_is_for() -> None:
    text = (
        "Theo đó, phân bổ 1.946 triệu đồng cho Trung tâm Khuyến công để thực hiện 12 đề án; UBND thành phố Mẫu 270 "
        "triệu đồng (2 đề án); UBND huyện Thử 200 triệu đồng (1 đề án)."
    )
    found = told(text, "Phân bổ kinh phí khuyến công năm 2031\n\n")
    assert found == [(1946, PLAN, "2031"), (270, PLAN, "2031"), (200, PLAN, "2031")]
