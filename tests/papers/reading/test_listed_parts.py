"""A sum, and what is told right behind it: its parts, examples out of many, its sources, or something more."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

HEAD = "Bạc Liêu: kết quả khuyến công năm 2020\n\n"


def sums(text: str, head: str = HEAD) -> tuple[list[int], list[int | None]]:
    """Sums of things and totals, in million đồng."""
    facts = facts_of(head + text)
    spent = [a.amount.value // 1_000_000 for a in facts.activities if a.amount]
    return spent, [t.amount_vnd and t.amount_vnd // 1_000_000 for t in facts.totals]


TWO_SOURCES = "Tỉnh làm 7 đề án: quốc gia 500 triệu đồng với 2 đề án; địa phương 260 triệu đồng với 5 đề án.\n\n"


@pytest.mark.parametrize(
    ("lists", "spent", "totals"),
    [
        (
            "Nguồn quốc gia chi cho:\n- Máy sấy, 300 triệu đồng;\n- Lớp nghề, 200 triệu đồng.\n\n"
            "Nguồn địa phương chi cho:\n- Máy ép, 150 triệu đồng;\n- Hội chợ, 70 triệu đồng;\n- Tin, 40 triệu đồng.",
            [300, 200, 150, 70, 40],
            [500, 260],
        ),
        (  # one of the two lists does not add up: nothing is proven
            "Nguồn quốc gia chi cho:\n- Máy sấy, 300 triệu đồng;\n- Lớp nghề, 200 triệu đồng.\n\n"
            "Nguồn địa phương chi cho:\n- Máy ép, 150 triệu đồng;\n- Hội chợ, 70 triệu đồng.",
            [500, 260, 300, 200, 150, 70],
            [],
        ),
    ],
)
def test_sums_parted_one_after_the_other(lists: str, spent: list[int], totals: list[int]) -> None:
    assert sums(TWO_SOURCES + lists) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (  # what comes later is no part
            "Quốc gia cấp 700 triệu đồng với 5 đề án, gồm:\n\n- 3 đề án máy, 450 triệu đồng;\n\n"
            "- 2 đề án lớp nghề, 250 triệu đồng.\n\nNgoài ra, Trung tâm tư vấn 4 công trình, kinh phí 130 triệu đồng.",
            [450, 250, 130],
            [700],
        ),
        (  # rounded sums whose counts add up
            "Tỉnh làm 30 đề án khuyến công với kinh phí trên 9,1 tỷ đồng. Khuyến công quốc gia hỗ trợ 4 đề án với hơn "
            "3 tỷ đồng, khuyến công địa phương hỗ trợ 26 đề án với 6,08 tỷ đồng.",
            [3000, 6080],
            [9100],
        ),
        (  # counts that do not add up: three sums of their own
            "Tỉnh làm 30 đề án máy với kinh phí hơn 900 triệu đồng. Huyện làm 4 đề án với 400 triệu đồng, xã làm 6 "
            "đề án với 503 triệu đồng.",
            [900, 400, 503],
            [],
        ),
        (
            "Sở hỗ trợ 20 cơ sở mua máy, tổng kinh phí 4 tỷ đồng. Đáng chú ý là 3 cơ sở gỗ được hỗ trợ 1 tỷ đồng và "
            "2 cơ sở gốm được hỗ trợ 900 triệu đồng.",
            [4000, 1000, 900],
            [],
        ),
        (
            "Đề án máy rang của Công ty Hoa Mai có tổng kinh phí 500 triệu đồng. Đề án máy ép của hộ Ba Tây được hỗ "
            "trợ 90 triệu đồng. Đề án máy cưa của xưởng Tân Phú được hỗ trợ 70 triệu đồng.",
            [500, 90, 70],
            [],
        ),
    ],
)
def test_what_adds_up_is_listed(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        ("UBND tỉnh cấp cho Sở Công Thương hơn 2 tỷ đồng để hoạt động khuyến công.", [], [2000]),
        ("Sở đề xuất chi 2 tỷ đồng để thực hiện chương trình OCOP.", [2000], []),
        (
            "Kinh phí khuyến công địa phương là 5 tỷ đồng, đến nay đã phân bổ 4 tỷ đồng, còn 1 tỷ đồng chưa phân bổ.",
            [],
            [5000, 4000, 1000],
        ),
        (
            "Tổng kinh phí 2 tỷ đồng, gồm: hỗ trợ đề án khuyến công quốc gia 400 triệu đồng; hỗ trợ đề án khuyến công "
            "địa phương 1,2 tỷ đồng; phần còn lại để tập huấn.",
            [400, 1200],
            [2000],
        ),
        (
            "Tỉnh giao 12 đề án với tổng kinh phí 5 tỷ đồng. Trong số này, kinh phí khuyến công quốc gia 2 tỷ đồng, "
            "khuyến công địa phương 3 tỷ đồng.",
            [],
            [5000, 2000, 3000],
        ),
        ("Trung tâm chi 100 triệu đồng mua máy sấy, công ty bỏ ra 250 triệu đồng.", [100], [250]),
        (
            "Thưởng 24 sản phẩm, mức thưởng 20 triệu đồng cho sản phẩm 4 sao và 10 triệu đồng cho sản phẩm 3 sao.",
            [],
            [],
        ),
    ],
)
def test_whose_money_it_is(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


def test_an_item_that_budgets_pay_for_with_others_costs_the_whole() -> None:
    items = (
        "1. Trang trại bò Hoa Mai: tổng mức đầu tư 90 tỷ đồng, trong đó ngân sách trung ương 3 tỷ đồng, ngân sách "
        "tỉnh 2 tỷ đồng.\n\n2. Nhà lưới Ba Tây: tổng mức đầu tư 40 tỷ đồng, trong đó ngân sách tỉnh 1 tỷ đồng.\n"
    )
    assert sums("Tỉnh hỗ trợ:\n\n" + items) == ([90_000, 40_000], [3000, 2000, 1000])


@pytest.mark.parametrize(
    ("head", "text", "role"),
    [
        (
            "Cà Mau: khuyến công năm 2021\n\n",
            "Năm 2021, chương trình của tỉnh, do Bộ Công Thương phê duyệt, đã hỗ trợ 4 đề án với 900 triệu đồng.",
            Role.ACTUAL,
        ),
        ("Cà Mau giao kinh phí khuyến công năm 2021\n\n", "Đề án máy ép, 300 triệu đồng.", Role.PLAN),
        (
            "Cà Mau: khuyến công năm 2021\n\n",
            "Cục Công Thương địa phương giao cho tỉnh 300 triệu đồng làm đề án máy ép.",
            Role.PLAN,
        ),
        (  # what shall be next year says nothing of this one
            "Cà Mau: khuyến công giúp cơ sở đổi mới\n\n",
            "Năm 2021, cơ sở Hoa Mai được hỗ trợ 90 triệu đồng. Năm 2022, tỉnh có kế hoạch mở thêm lớp.",
            Role.ACTUAL,
        ),
        (
            "Cà Mau: khuyến công năm 2021 và kế hoạch năm 2022\n\n",
            "Trung tâm hỗ trợ cơ sở Hoa Mai 90 triệu đồng.",
            Role.ACTUAL,
        ),
        (  # what was done has been paid, though the paper tells of a plan
            "Cà Mau: kế hoạch khuyến công năm 2021\n\n",
            "Hợp tác xã Hoa Mai đã mua máy ép. Kinh phí mua máy là 90 triệu đồng.",
            Role.ACTUAL,
        ),
        (
            "Cà Mau: kết quả khuyến công năm 2021\n\n",
            "Hội chợ không mở được nên 90 triệu đồng đã bố trí phải nộp trả ngân sách.",
            Role.PLAN,
        ),
    ],
)
def test_whether_news_tell_a_plan(head: str, text: str, role: Role) -> None:
    assert [a.role for a in facts_of(head + text).activities] == [role]


def test_supports_told_beside_what_was_invested() -> None:
    text = (
        "Giúp 2 cơ sở, tổng mức hỗ trợ 330 triệu đồng:\n\n1. Công ty Hoa Mai: máy sấy; mức hỗ trợ 250 triệu đồng, "
        "tổng vốn đầu tư 980 triệu đồng.\n\n2. Hộ Ba Tây: máy ép; mức hỗ trợ 80 triệu đồng, vốn đầu tư 200 triệu đồng."
    )
    assert sums(text) == ([250, 80], [330, 980, 200])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Có 2 nội dung chưa triển khai: (1) mở 01 lớp nghề (30 triệu đồng), do thiếu người; (2) hỗ trợ 01 máy sấy "
            "(70 triệu đồng), do thiếu vốn.",
            [(30, Role.PLAN), (70, Role.PLAN)],
        ),
        ("Mở 3 lớp nghề, 60 triệu đồng.", [(60, Role.ACTUAL)]),
    ],
)
def test_what_was_not_done_was_planned(text: str, told: list[tuple[int, Role]]) -> None:
    found = facts_of(HEAD + text).activities
    assert [(a.amount.value // 1_000_000, a.role) for a in found if a.amount] == told


def test_a_plan_tells_how_far_it_has_come() -> None:
    text = (
        "Tỉnh duyệt 2 đợt. Đợt 1 có 6 đề án, 900 triệu đồng. Đến hết tháng 9, cả 6 đề án đã hoàn thành, quyết toán 850 "
        "triệu đồng. Đợt 2 mới nghiệm thu 1 đề án, thanh toán 70 triệu đồng."
    )
    found = facts_of("Bạc Liêu: phê duyệt kế hoạch khuyến công năm 2020\n\n" + text).activities
    roles = [(a.amount.value // 1_000_000, a.role) for a in found if a.amount]
    assert roles == [(900, Role.PLAN), (850, Role.ACTUAL), (70, Role.ACTUAL)]


def test_a_list_of_sources_names_no_things() -> None:
    text = (
        "Mở hội chợ với 90 gian hàng.\n\nKinh phí khoảng 400 triệu đồng, được bảo đảm từ các nguồn:\n\n"
        "+ Chương trình cấp quốc gia: 150 triệu đồng;\n\n+ Thu từ cho thuê gian hàng: 250 triệu đồng.\n\n"
        "Tỉnh chi cho:\n\n- Thuê gian hàng, 90 triệu đồng;\n\n- Bản tin, 60 triệu đồng."
    )
    assert sums(text) == ([90, 60], [400, 150, 250])


def test_who_asks_for_money_tells_no_thing() -> None:
    text = "Mở 3 lớp, 60 triệu đồng. Năm 2021, Trung tâm đề nghị bố trí 900 triệu đồng, tăng 20% so với năm 2020."
    assert sums(text) == ([60], [900])


def test_two_years_told_together_are_one_period() -> None:
    told = facts_of(HEAD + "Trong hai năm 2018 và 2019, tỉnh làm 31 đề án, kinh phí 9,2 tỷ đồng.").activities
    assert [a.period for a in told] == ["2018-2019"]


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Chi 400 triệu đồng cho:\n\n- Máy sấy: 250 triệu đồng, 3 cơ sở;\n\n- Lớp nghề: lớp, 150 triệu đồng.",
            [250, 150],
            [400],
        ),
        (
            "Sở cho biết, tỉnh làm 9 đề án, tổng kinh phí 800 triệu đồng. Mở 3 lớp, 300 triệu đồng; dự 2 hội chợ, 200 "
            "triệu đồng.",
            [300, 200],
            [800],
        ),
        ("Mở 3 lớp, 60 triệu đồng. Số kinh phí còn lại chưa phân bổ là 90 triệu đồng.", [60], [90]),
        ("Mở 3 lớp, 60 triệu đồng; 20 triệu đồng còn lại thanh toán sau khi nghiệm thu.", [60], [20]),
        ("Hộ Ba Tây: máy hút 900 triệu đồng, được hỗ trợ 200 triệu đồng.", [200], [900]),
        ("Hộ Ba Tây: máy hút 200 triệu đồng; xưởng Tân Phú được hỗ trợ 90 triệu đồng.", [200, 90], []),
    ],
)
def test_parts_rests_and_supports(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Danh mục đề án khuyến công tỉnh Bạc Liêu năm 2020 (đợt 1)", Role.PLAN),
        ("Bạc Liêu: OCOP giữa chặng đường 2016 - 2020", Role.ACTUAL),
    ],
)
def test_titles_that_say_plan_or_result(title: str, role: Role) -> None:
    opening = "Ngày 10/01/2020, Hội đồng đã xem 13 hồ sơ; mục tiêu là 30 sản phẩm."
    found = facts_of(f"{title}\n\n{opening}\n\nNăm 2020: hỗ trợ 5 cơ sở, 60 triệu đồng.").activities
    assert [a.role for a in found if a.amount] == [role]


def test_what_could_not_be_done_was_planned() -> None:
    text = "Do dịch, hai việc không làm được là hội chợ vùng (700 triệu đồng) và 1 chuyến học tập (230 triệu đồng)."
    found = facts_of(HEAD + text).activities
    assert {a.role for a in found if a.amount} == {Role.PLAN}


@pytest.mark.parametrize(
    ("told", "roles"),
    [
        (
            "Bạc Liêu: 2 cơ sở nhận máy đợt 1 năm 2020\n\nGiám đốc Sở ký Quyết định số 9/QĐ-SCT ngày 8/6/2020 hỗ trợ 2 "
            "cơ sở: xưởng Tân Phú, máy sấy, 90 triệu đồng; hộ Ba Tây, máy ép, 70 triệu đồng.",
            [Role.PLAN, Role.PLAN],
        ),
        (
            "Bạc Liêu: công tác khuyến công 6 tháng đầu năm 2020\n\nKế hoạch năm 2020 gồm 16 đề án. Đã mở 3 lớp, 60 "
            "triệu đồng.",
            [Role.ACTUAL],
        ),
        (
            HEAD + "Mở 3 lớp, 60 triệu đồng. Riêng phim tài liệu, kinh phí 40 triệu đồng, không thực hiện được do chưa "
            "chọn được nhà thầu.",
            [Role.ACTUAL, Role.PLAN],
        ),
    ],
)
def test_what_a_paper_says_of_plan_and_result(told: str, roles: list[Role]) -> None:
    assert [a.role for a in facts_of(told).activities if a.amount] == roles
