"""How papers of other provinces tell years, firms' own money, schemes and what was only prepared."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of
from .test_told_in_news import Case, sums, told

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
YEAR = "Kon Tum: kết quả khuyến công năm 2031\n\n"


OF_YEARS = "Giai đoạn 2031 - 2033, tỉnh thực hiện 51 đề án, tổng kinh phí {} tỷ đồng. Từng năm như sau: năm 2031: 15 đề"
OF_YEARS += " án, 3 tỷ đồng; năm 2032: 17 đề án, 4 tỷ đồng; năm 2033: 19 đề án, 5 tỷ đồng."


def test_the_years_that_make_up_a_total_are_totals_of_their_own() -> None:
    facts = facts_of("Kon Tum: kết quả khuyến công giai đoạn 2031 - 2033\n\n" + OF_YEARS.format(12))
    assert not [a for a in facts.activities if a.amount]
    assert {(t.amount_vnd or 0, t.period) for t in facts.totals} == {
        (12_000_000_000, "2031-2033"),
        *((billion * 10**9, f"203{billion - 2}") for billion in (3, 4, 5)),
    }
    assert [(a.title, q.value) for a in facts.activities for q in a.quantities][2:] == [
        ("Năm 2032: 17 đề án", 17),
        ("Năm 2033: 19 đề án", 19),
    ]


def test_years_that_do_not_make_up_a_total_stay_what_they_were() -> None:
    spent, totals = sums(OF_YEARS.format(13), "Kon Tum: kết quả khuyến công giai đoạn 2031 - 2033\n\n")
    assert (spent, totals) == ([3000, 4000, 5000], [13_000])


def test_behind_a_list_of_years_a_page_tells_of_its_own_time_again() -> None:
    text = (
        "Kinh phí OCOP của tỉnh năm 2031 là 22 tỷ đồng, năm 2032 là 35 tỷ đồng, năm 2033 là 36 tỷ đồng. Mở 16 lớp nghề,"
        " kinh phí 160 triệu đồng."
    )
    assert told(text, "Kon Tum: kết quả OCOP giai đoạn 2031 - 2033\n\n")[-1] == (160, ACTUAL, "2031-2033")


GIVEN = "Khuyến công quốc gia hỗ trợ Công ty Mây Xanh 300 triệu đồng mua dây chuyền."


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (f"{GIVEN} Tổng vốn đầu tư của dự án là 7 tỷ đồng, trong đó vốn của công ty 6 tỷ đồng.", [300], [6000, 7000]),
        (f"{GIVEN} Tổng mức đầu tư gần 7 tỷ đồng.", [300], [7000]),
        (f"{GIVEN} Đề án máy sấy ở Ba Tây có tổng vốn đầu tư 900 triệu đồng, trong đó khuyến công 90 triệu đồng.",
         [300, 900], [90]),
        ("Cơ sở Hoa Mai đầu tư 420 triệu đồng mua máy, được khuyến công tỉnh hỗ trợ 120 triệu đồng.", [120], [420]),
        ("Tỉnh hỗ trợ cơ sở Ba Tây 90 triệu đồng mua nồi nấu, tổng đầu tư của cơ sở là 210 triệu đồng.", [90], [210]),
        ("Cơ sở Hoa Mai lắp lò sấy 420 triệu đồng, được hỗ trợ 120 triệu đồng.", [120], [420]),
    ],
)  # fmt: skip
def test_what_was_invested_stands_beside_what_the_programme_gave(
    text: str, spent: list[int], totals: list[int]
) -> None:
    assert sums(text, YEAR) == (spent, totals)


def test_a_bullet_holds_none_of_the_bullets_beside_it() -> None:
    text = (
        "- Mở 2 phiên chợ (120 gian hàng; doanh thu 1,8 tỷ đồng), tổng kinh phí 260 triệu đồng.\n"
        "- Dự hội chợ vùng, kinh phí 145 triệu đồng.\n- Hỗ trợ 15 cơ sở lên sàn, kinh phí 75 triệu đồng.\n"
    )
    assert sums(text, YEAR) == ([260, 145, 75], [])
    opened = "- Hỗ trợ 17 cơ sở, tổng kinh phí 260 triệu đồng. Cụ thể:\n" + text.partition("\n")[2].replace("- ", "+ ")
    assert sums(opened, YEAR) == ([145, 75], [260])


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        # whoever it is that a plan is given to
        ("Bộ giao Đắk Nông thực hiện 3 đề án, tổng kinh phí 1,4 tỷ đồng, gồm: Máy sấy, 800 triệu đồng; máy ép, 600"
         " triệu đồng. Đến ngày 30/9/2031, đã nghiệm thu 1 đề án máy ép, 600 triệu đồng.",
         [(800, PLAN, "2031"), (600, PLAN, "2031"), (600, ACTUAL, "2031")]),
        ("Hội giao lưu thực hiện 3 dự án máy ép, kinh phí 600 triệu đồng.", [(600, ACTUAL, "2031")]),
        # what shall be reached has its money beside it
        ("Tỉnh phấn đấu có thêm 40 sản phẩm; kinh phí thực hiện 5,5 tỷ đồng.", [(5500, PLAN, "2031")]),
        ("Kế hoạch mở 5 lớp, 100 triệu đồng; kinh phí thực hiện 90 triệu đồng.",
         [(100, PLAN, "2031"), (90, ACTUAL, "2031")]),
        # with what somebody bought a thing
        ("Năm 2031, với 200 triệu đồng từ khuyến công và 1 tỷ đồng vốn tự có, công ty đã lắp 2 máy ép viên.",
         [(200, ACTUAL, "2031")]),
    ],
)  # fmt: skip
def test_who_is_given_a_plan_what_shall_be_and_with_what_it_was_bought(text: str, cases: list[Case]) -> None:
    assert told(text, YEAR) == cases


def test_what_was_paid_for_the_same_works_in_a_year_before_is_that_years_total() -> None:
    text = "Năm 2031, mở 6 lớp nghề, 420 triệu đồng. Năm 2030, tỉnh chi 970 triệu đồng cho các nội dung này."
    assert sums(text, YEAR) == ([420], [970])


def test_a_cost_ends_the_name_of_what_it_was_for() -> None:
    facts = facts_of(f"{YEAR}- Dự Hội chợ Thương mại Việt - Lào, chi phí 145 triệu đồng.\n- Hỗ trợ chi phí gian hàng.")
    assert facts.activities[0].title == "Dự Hội chợ Thương mại Việt - Lào"
    facts = facts_of(f"{YEAR}Chuyển giao công nghệ 22 đề án, trên 5,5 tỷ đồng.")
    assert facts.activities[0].title == "Chuyển giao công nghệ 22 đề án"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("sản phẩm OCOP năm 2031 và kế hoạch năm 2032", ACTUAL),
        ("dự kiến sản phẩm OCOP năm 2031 và kế hoạch năm 2032", PLAN),
        ("sản phẩm OCOP năm 2031 và kế hoạch năm 2031", PLAN),
    ],
)
def test_the_year_before_that_of_a_plan_is_over(title: str, role: Role) -> None:
    text = "1. Năm 2031\n\nHỗ trợ 14 chủ thể mua máy, 2,4 tỷ đồng.\n\n2. Kế hoạch\n\nPhấn đấu có thêm 30 sản phẩm.\n"
    assert told(text, f"Kon Tum: {title}\n\n")[0] == (2400, role, "2031")


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        ("Đề án phát triển sản phẩm OCOP của tỉnh có tổng kinh phí 65 tỷ đồng; trong đó ngân sách tỉnh 25 tỷ đồng.",
         [], [65_000, 25_000]),
        ("Đề án sản phẩm mật ong có tổng kinh phí 650 triệu đồng; trong đó ngân sách tỉnh 250 triệu đồng.",
         [650], [250]),
        ("Sở hỗ trợ 6 sản phẩm đăng ký nhãn hiệu, mỗi nhãn hiệu từ 15 - 20 triệu đồng; tổng kinh phí 108 triệu đồng.",
         [108], []),
    ],
)  # fmt: skip
def test_a_scheme_has_totals_and_so_much_for_each_hides_no_cost(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text, YEAR) == (spent, totals)


@pytest.mark.parametrize(
    ("title", "role"),
    [("sau hai năm", ACTUAL), ("sau 5 năm triển khai", ACTUAL), ("trong thời gian tới", PLAN)],
)
def test_a_programme_after_so_many_years_tells_results(title: str, role: Role) -> None:
    text = "Hỗ trợ 14 chủ thể mua máy, 2,4 tỷ đồng. Theo kế hoạch, tỉnh sẽ hỗ trợ thêm 15 chủ thể."
    assert told(text, f"Kon Tum: Chương trình OCOP {title}\n\n")[0][:2] == (2400, role)


@pytest.mark.parametrize(
    ("told_of", "role"),
    [
        ("Trung tâm đã xây dựng và trình phê duyệt 10 đề án", PLAN),
        ("Trung tâm đã rà soát và đề nghị hỗ trợ 10 đề án", PLAN),
        ("Trung tâm đã lập kế hoạch 10 đề án", PLAN),
        ("Trung tâm đã xây dựng kế hoạch và tổ chức 10 đề án", ACTUAL),
        ("Trung tâm đã xây dựng 10 mô hình", ACTUAL),
    ],
)
def test_what_was_prepared_and_asked_for_is_not_done_yet(told_of: str, role: Role) -> None:
    text = f"{told_of} máy sấy, kinh phí 1,7 tỷ đồng."
    assert told(text, "Kon Tum giao kế hoạch khuyến công năm 2031\n\n") == [(1700, role, "2031")]


@pytest.mark.parametrize(("year", "role"), [("2032", ACTUAL), ("2031", PLAN)])
def test_what_a_later_year_needs_makes_no_plan_of_a_page(year: str, role: Role) -> None:
    text = f"Năm 2031, Sở hỗ trợ 9 cơ sở mua máy, 540 triệu đồng. Sở đề nghị bố trí 6 tỷ đồng cho năm {year}."
    assert told(text, "Kon Tum: hỗ trợ doanh nghiệp năm 2031\n\n")[0] == (540, role, "2031")


def test_a_year_in_brackets_beside_a_sum_is_its_own() -> None:
    text = (
        "Tỉnh hỗ trợ 4 mô hình với tổng kinh phí 1,9 tỷ đồng: mô hình gạch không nung 500 triệu đồng (năm 2031), mô"
        " hình sấy cá 600 triệu đồng (năm 2032), mô hình ván ép 500 triệu đồng (năm 2030) và mô hình nước mắm 300 triệu"
        " đồng (thực hiện năm 2033)."
    )
    facts = facts_of("Kon Tum: kết quả khuyến công giai đoạn 2031 - 2033\n\n" + text)
    assert [(a.title, a.period) for a in facts.activities if a.amount] == [
        ("Mô hình gạch không nung", "2031"),
        ("Mô hình sấy cá", "2032"),
        ("Mô hình ván ép", "2031-2033"),  # of a year before those told of
        ("Mô hình nước mắm", "2033"),
    ]


@pytest.mark.parametrize(
    ("lead", "role"), [("Kế hoạch năm 2032: mở", PLAN), ("Năm 2032 sẽ mở", PLAN), ("Trung tâm mở", ACTUAL)]
)
def test_the_sum_of_what_a_page_plans_is_planned(lead: str, role: Role) -> None:
    facts = facts_of(f"{YEAR}{lead} 2 lớp, 80 triệu đồng; dự 1 hội chợ, 90 triệu đồng. Tổng kinh phí 170 triệu đồng.")
    assert [t.role for t in facts.totals] == [role]


def test_the_year_of_a_list_ends_with_it() -> None:
    facts = facts_of(
        "Mây Xanh: nhìn lại khuyến công 2031 - 2035\n\nGiai đoạn 2031 - 2035, tỉnh đã hỗ trợ 70 cơ sở.\n"
        "Các đề án được duyệt trong năm 2033 đã hoàn thành:\n- Hỗ trợ 12 cơ sở;\n- Mở 5 lớp nghề.\n"
        "Tính đến cuối năm 2034, tỉnh đã thực hiện:\n- 40 mô hình trình diễn.\nCác xã đã:\n- Tư vấn 30 cơ sở.\n"
    )
    assert [a.period for a in facts.activities] == ["2031-2035", "2033", "2033", "2031-2035", "2031-2035"]
