"""How news tell money: costs in brackets, kinds without sums, proposals, years that last, sections of their own."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
HEAD = "Bạc Liêu: kết quả khuyến công năm 2020\n\n"

Case = tuple[int, Role | None, str | None]


def told(text: str, head: str = HEAD) -> list[Case]:
    return [(a.amount.value // 1_000_000, a.role, a.period) for a in facts_of(head + text).activities if a.amount]


def sums(text: str, head: str = HEAD) -> tuple[list[int], list[int]]:
    facts = facts_of(head + text)
    spent = [a.amount.value // 1_000_000 for a in facts.activities if a.amount]
    return spent, [t.amount_vnd // 1_000_000 for t in facts.totals if t.amount_vnd]


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Hỗ trợ chủ thể làm nhà kho, sân phơi (tổng kinh phí 1,8 tỷ đồng); mua máy sấy (gần 2 tỷ đồng).",
            [1800, 2000],
            [],
        ),
        ("Mở 4 lớp nghề (180 triệu đồng), 2 mô hình trình diễn (tổng kinh phí 900 triệu đồng).", [180, 900], []),
        ("Trung tâm tổ chức hội chợ tại Giá Rai (kinh phí thực hiện 400 triệu đồng).", [400], []),
        (
            "Hỗ trợ máy ép cho cơ sở Hoa Mai (khoảng 150 triệu đồng) và máy rửa cho cơ sở Ba Tây (90 triệu đồng).",
            [150, 90],
            [],
        ),
        ("Chi 300 triệu đồng hỗ trợ Công ty Mây Xanh mua máy (tổng kinh phí 2 tỷ đồng).", [300], [2000]),
        (
            "Tỉnh chi 3 tỷ đồng từ nguồn khuyến công quốc gia (1 tỷ đồng) và ngân sách tỉnh (2 tỷ đồng).",
            [],
            [3000, 1000, 2000],
        ),
        ("Hỗ trợ thiết bị (tổng kinh phí 500 triệu đồng, trong đó khuyến công 200 triệu đồng).", [500], [200]),
    ],
)
def test_a_cost_in_brackets_is_of_what_stands_before_it(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        ("Sở hỗ trợ 60 đề án với số tiền 3 tỷ đồng, gồm các nội dung: mua máy; dạy nghề; hội chợ.", [3000], []),
        (
            "Khuyến công đã hỗ trợ tỉnh 3 tỷ đồng để thực hiện 5 đề án. Trong đó, 3 đề án máy; 2 đề án hội chợ.",
            [3000],
            [],
        ),
        ("Có 2 đề án, kinh phí hỗ trợ là 400 triệu đồng, gồm: máy sấy (01 đề án); bản tin (01 đề án).", [], [400]),
        ("Chi 9 tỷ đồng cho khuyến công. Trong đó, máy móc 7 tỷ đồng; tập huấn 2 tỷ đồng.", [7000, 2000], [9000]),
        ("Tổng kinh phí khuyến công hỗ trợ đợt này là 2 tỷ đồng để thực hiện 5 đề án máy ép.", [2000], []),
        ("Tổng kinh phí thực hiện đề án là 9 tỷ đồng, được phân bổ cho 5 nội dung hỗ trợ.", [], [9000]),
        ("Tổng kinh phí thực hiện đề án là 9 tỷ đồng, hoàn thành trong 5 tháng.", [9000], []),
    ],
)
def test_kinds_without_sums_of_their_own_part_no_sum(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Hỗ trợ 9 đơn vị với tổng kinh phí 10 tỷ đồng.\n\nCụ thể, hỗ trợ 2 doanh nghiệp dệt, kinh phí 5 tỷ đồng.",
            [5000],
            [10000],
        ),
        (
            "Làm 13 đề án máy, tổng kinh phí 11 tỷ đồng. Khuyến công cũng hỗ trợ xưởng gỗ với kinh phí 5 tỷ đồng; "
            "xưởng mây với kinh phí 2 tỷ đồng.",
            [11000, 5000, 2000],
            [],
        ),
        (
            "Làm 13 đề án máy, tổng kinh phí 11 tỷ đồng. Ngoài ra, mở 9 lớp, 900 triệu đồng; dự 2 hội chợ, "
            "300 triệu đồng.",
            [11000, 900, 300],
            [],
        ),
        (
            "Việc làm gồm: 9 đề án máy, tổng kinh phí 2 tỷ đồng; tập huấn, 300 triệu đồng; hội chợ, 400 triệu đồng.",
            [2000, 300, 400],
            [],
        ),
        (
            "Khuyến công quốc gia làm 19 đề án, 5 tỷ đồng; khuyến công địa phương làm 36 đề án, 6 tỷ đồng.\n\n"
            "Cụ thể, mở 13 lớp, 910 triệu đồng.",
            [5000, 6000, 910],
            [],
        ),
    ],
)
def test_parts_of_a_whole_and_what_is_told_beside_it(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        (
            "Sở còn đề nghị Bộ Công Thương phê duyệt đề án “Máy gặt, máy tuốt” với mức hỗ trợ 200 triệu đồng.",
            [(200, PLAN, "2020")],
        ),
        ("Trung tâm kiến nghị Cục bổ sung 90 triệu đồng cho 2 lớp nghề.", [(90, PLAN, "2020")]),
        ("Sở trình UBND tỉnh xem xét hỗ trợ 2 cơ sở, 300 triệu đồng.", [(300, PLAN, "2020")]),
        ("Đã trình UBND tỉnh phê duyệt 5 đề án với kinh phí 960 triệu đồng.", [(960, PLAN, "2020")]),
        ("Xây dựng 3 mô hình trình diễn theo đề nghị của huyện, hỗ trợ 300 triệu đồng.", [(300, ACTUAL, "2020")]),
        ("Có 5 đề án máy với tổng kinh phí đề nghị hỗ trợ 800 triệu đồng.", [(800, PLAN, "2020")]),
        ("Trung tâm đang hoàn thiện hồ sơ đề nghị Cục hỗ trợ 2 đề án, 650 triệu đồng.", [(650, PLAN, "2020")]),
        (
            "Trung tâm xây dựng kế hoạch 20 đề án máy, tổng kinh phí 5 tỷ đồng, trình cấp trên duyệt.",
            [(5000, PLAN, "2020")],
        ),
    ],
)
def test_what_is_asked_for_is_planned(text: str, cases: list[Case]) -> None:
    assert told(text) == cases


UNTITLED = "Cần Thơ: hoạt động khuyến công nhìn lại\n\n"


@pytest.mark.parametrize(
    ("text", "head", "cases"),
    [
        (
            "Năm 2009, khuyến công được quan tâm. Từ năm 2005 đến 2009, đã chi 85 triệu đồng cho 2 mô hình.\n\n"
            "Việc dạy nghề mở được 5 lớp, kinh phí 62 triệu đồng.",
            UNTITLED,
            [(85, ACTUAL, "2005-2009"), (62, ACTUAL, "2005-2009")],
        ),
        (
            "Giai đoạn 2016-2020, đã mở 9 lớp, 85 triệu đồng.\n\nNăm 2021, đã mở 2 lớp, 62 triệu đồng.",
            UNTITLED,
            [(85, ACTUAL, "2016-2020"), (62, ACTUAL, "2021")],
        ),
        (
            "Giai đoạn 2016-2020, đã mở 9 lớp, 85 triệu đồng.\n\nĐã dự 2 hội chợ, 62 triệu đồng.",
            HEAD,
            [(85, ACTUAL, "2016-2020"), (62, ACTUAL, "2020")],
        ),
        (
            "Đề án “Mỗi xã một sản phẩm giai đoạn 2018-2020” được ban hành. Năm 2018 đã mở 3 lớp, 85 triệu đồng.\n\n"
            "Huyện đã dự 2 hội chợ, 62 triệu đồng.",
            UNTITLED,
            [(85, ACTUAL, "2018"), (62, ACTUAL, "2018")],
        ),
        (
            "Được biết, năm 2019, tỉnh làm 16 đề án. Trong đó, 13 đề án máy, 900 triệu đồng.",
            HEAD,
            [(900, ACTUAL, "2019")],
        ),
    ],
)
def test_years_last_until_others_are_told(text: str, head: str, cases: list[Case]) -> None:
    assert told(text, head) == cases


def test_what_is_set_aside_for_years_without_a_count_is_the_frame_of_a_programme() -> None:
    plan = "Đà Nẵng: kế hoạch phát triển công nghiệp nông thôn giai đoạn 2017-2020\n\n"
    assert sums("Thành phố dành 115 tỷ đồng để hỗ trợ các cơ sở đổi mới máy móc.", plan) == ([], [115000])
    assert sums("Thành phố dành 15 tỷ đồng để hỗ trợ 60 cơ sở đổi mới máy móc.", plan) == ([15000], [])
    assert sums("Xây dựng phòng trưng bày, kinh phí 3 tỷ đồng.", plan) == ([3000], [])


def test_what_agencies_share_is_no_cost_of_a_thing() -> None:
    cost = "Kinh phí dự kiến 12 tỷ đồng, trong đó các sở, ngành 2 tỷ đồng; các huyện 10 tỷ đồng."
    text = f"Toàn tỉnh có 90 sản phẩm dự thi. {cost}"
    assert sums(text) == ([], [12000, 2000, 10000])


def test_sections_with_headlines_of_their_own() -> None:
    text = (
        "Tin khuyến công, xúc tiến thương mại\n\n1. Hội chợ năm 2012 (tin ngày 14/3/2012)\n"
        "Bộ phê duyệt 44 tỷ đồng cho 46 đề án.\n\n"
        "2. Mô hình trình diễn\nNăm năm qua đã làm 786 mô hình. Kinh phí là 84 tỷ đồng.\n"
    )
    assert told(text, "") == [(44000, PLAN, "2012"), (84000, ACTUAL, None)]


def test_the_cost_told_behind_its_thing() -> None:
    assert sums("Hỗ trợ 1 máy lọc. Tổng nguồn vốn đầu tư của đề án là 214 triệu đồng, trong đó có vốn tỉnh.") == (
        [214],
        [],
    )
    cost = "(tổng kinh phí thực hiện 5 tỷ đồng, trong đó vốn đối ứng 4,4 tỷ đồng)"
    text = f"Hỗ trợ 2 doanh nghiệp dệt. Mức hỗ trợ 300 triệu đồng/đơn vị {cost}."
    assert sums(text) == ([5000], [4400])


def test_money_that_was_left_is_not_that_nothing_was_spent() -> None:
    assert told("Phần chưa sử dụng nộp trả ngân sách tỉnh.") == []


@pytest.mark.parametrize(
    ("text", "head", "cases"),
    [
        (
            "Sáng 15/8/2023, Sở nghiệm thu máy ép.\n\nTỉnh đã chi 90 triệu đồng cho 2 cơ sở.",
            UNTITLED,
            [(90, ACTUAL, "2023")],
        ),
        ("(Tin ngày 12/10/2022) - Tỉnh đã chi 90 triệu đồng cho 2 cơ sở.", UNTITLED, [(90, ACTUAL, "2022")]),
        ("Từ năm 2015 đến nay, tỉnh mở 5 lớp, 90 triệu đồng.", HEAD, [(90, ACTUAL, "2015-2020")]),
        ("Dự kiến năm 2025, tỉnh bố trí 250 triệu đồng cho hội chợ.", HEAD, [(250, PLAN, "2025")]),
        (
            "9 tháng đầu năm 2020 đã mở 2 lớp, 40 triệu đồng. Quý IV/2020, mở 1 lớp, 20 triệu đồng.",
            "Tiền Giang: 9 tháng đầu năm 2020, khuyến công về xã\n\n",
            [(40, ACTUAL, "2020M01-M09"), (20, PLAN, "2020Q4")],
        ),
    ],
)
def test_days_and_parts_of_years(text: str, head: str, cases: list[Case]) -> None:
    assert told(text, head) == cases


def test_what_a_firm_puts_in_itself_is_no_support() -> None:
    assert sums("Hợp tác xã Bích Thảo đầu tư thêm 1,7 tỷ đồng mua dây chuyền.") == ([], [1700])
    assert sums("Khuyến công hỗ trợ hợp tác xã Bích Thảo đầu tư 300 triệu đồng mua dây chuyền.") == ([300], [])


@pytest.mark.parametrize(
    "text",
    [
        "Khuyến công tỉnh hỗ trợ cơ sở Hoa Mai mua máy sấy 90 triệu đồng.",
        "Kinh phí khuyến công hỗ trợ cơ sở Hoa Mai 90 triệu đồng.",
        "Ngân sách tỉnh hỗ trợ hợp tác xã Mây Xanh 90 triệu đồng.",
        "Nguồn khuyến công quốc gia hỗ trợ cho công ty Ba Tây 90 triệu đồng.",
        "Khuyến công hỗ trợ làng nghề Cát Đằng mở lớp, 90 triệu đồng.",
    ],
)
def test_a_source_that_gives_to_somebody_pays_for_a_thing(text: str) -> None:
    assert sums(text) == ([90], [])


def test_titles_name_things() -> None:
    text = "Kết quả nổi bật: hỗ trợ 9 cơ sở mua máy, 90 triệu đồng; 01 đoàn khảo sát thị trường Lào, 70 triệu đồng."
    assert [a.title for a in facts_of(HEAD + text).activities] == [
        "Hỗ trợ 9 cơ sở mua máy",
        "01 đoàn khảo sát thị trường Lào",
    ]


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        (
            "Sở mở lớp cho 85 học viên, 62 triệu đồng. Theo kế hoạch, năm 2020 mở 5 lớp, 310 triệu đồng.",
            [(62, ACTUAL, "2020"), (310, PLAN, "2020")],
        ),
        (
            "Hỗ trợ 8 doanh nghiệp, thấp nhất 90 triệu đồng. Công ty Ba Tây nhận 180 triệu đồng mua máy.",
            [(180, ACTUAL, "2020")],
        ),
        ("Không tổ chức 2 lớp do chưa có giảng viên, kinh phí 50 triệu đồng chuyển sang năm 2021.", []),
    ],
)
def test_what_was_planned_at_most_or_is_carried_over(text: str, cases: list[Case]) -> None:
    assert told(text, "Trà Vinh: tập huấn OCOP năm 2020\n\n") == cases


SERIES = "năm 2016 hơn 5,3 tỷ đồng, năm 2017 là 3,6 tỷ đồng và năm 2018 khoảng 3,9 tỷ đồng."


@pytest.mark.parametrize(
    ("lead", "spent", "totals"),
    [
        ("Kinh phí khuyến công của tỉnh không đều: ", [], [5300, 3600, 3900]),
        ("Tổng kinh phí, phân theo năm: ", [], [5300, 3600, 3900]),
        ("Riêng phần máy sấy, máy ép: ", [5300, 3600, 3900], []),
    ],
)
def test_a_programmes_money_year_by_year_is_no_things(lead: str, spent: list[int], totals: list[int]) -> None:
    assert sums(lead + SERIES, "Bạc Liêu: khuyến công giai đoạn 2016-2020\n\n") == (spent, totals)


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh cấp trên 9 tỷ đồng cho hoạt động khuyến công.",
        "Ngân sách dành cho khuyến công địa phương là 9 tỷ đồng.",
        "Bộ Công Thương duyệt hỗ trợ hoạt động khuyến công của tỉnh 9 tỷ đồng.",
        "Chương trình phát triển ngành nghề nông thôn cần gần 9 tỷ đồng.",
    ],
)
def test_money_for_promotion_itself_is_a_total(text: str) -> None:
    assert sums(text) == ([], [9000])


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("UBND huyện đã ra các quyết định hỗ trợ 80 triệu đồng mua máy sấy chuối.", [(80, PLAN, "2020")]),
        ("Hội đồng nhất trí hỗ trợ 4 đề án, 800 triệu đồng.", [(800, PLAN, "2020")]),
        ("Sở đã thống nhất kinh phí nhiệm vụ “Chỉ dẫn cua biển”: tổng kinh phí 3 tỷ đồng.", [(3000, PLAN, "2020")]),
        ("Trung tâm đề xuất và được Cục phê duyệt 2 đề án máy ép, chi 600 triệu đồng.", [(600, PLAN, "2020")]),
        # What was set aside in an earlier year has been spent, what was then approved is still a plan.
        ("Năm 2012, Bộ dành 1,5 tỷ đồng giúp 10 cơ sở mua máy.", [(1500, ACTUAL, "2012")]),
        ("Năm 2012, tỉnh phê duyệt 10 đề án, 3 tỷ đồng.", [(3000, PLAN, "2012")]),
        (
            "Theo báo cáo của Sở, ngày 20/7/2020, trong giai đoạn 2016 - 2019 tỉnh đã hỗ trợ 4 tỷ đồng cho 9 cơ sở.",
            [(4000, ACTUAL, "2016-2019")],
        ),
        ("Bốn năm 2016-2019, tỉnh hỗ trợ 12 cơ sở mua máy, 2 tỷ đồng.", [(2000, ACTUAL, "2016-2019")]),
        ("Trong 7 tháng đầu năm 2020, đã hỗ trợ 12 cơ sở, 2 tỷ đồng.", [(2000, ACTUAL, "2020M01-M07")]),
    ],
)
def test_who_gives_and_when(text: str, cases: list[Case]) -> None:
    assert told(text) == cases


def test_an_owner_with_a_name_like_revenue_earns_nothing() -> None:
    assert sums("Hộ kinh doanh Thủy Hà làm bánh phồng: 71 triệu đồng.") == ([71], [])


def test_what_is_told_of_single_years_does_not_part_the_projects_of_several() -> None:
    text = (
        "Từ năm 2014 đến năm 2020 tỉnh thực hiện 237 đề án, tổng kinh phí hơn 35 tỷ đồng.\n\n"
        "Năm 2016, tỉnh hỗ trợ 32 cơ sở mua máy, 4 tỷ đồng. Năm 2019, tỉnh hỗ trợ 20 cơ sở mua máy, 3 tỷ đồng."
    )
    assert sums(text, "Bạc Liêu: nhìn lại khuyến công 2014-2020\n\n") == ([4000, 3000], [35000])
    text = text.replace("237 đề án", "237 đề án máy móc")
    assert sums(text, "Bạc Liêu: nhìn lại khuyến công 2014-2020\n\n") == ([35000, 4000, 3000], [])


def test_of_a_title_with_several_years_none_makes_the_other_a_plan() -> None:
    text = (
        "1. Năm 2021\n\nHuyện chi 300 triệu đồng cho 3 cơ sở.\n\n"
        "2. Năm 2024\n\nHuyện chi 71 triệu đồng mua máy cho HTX Mây."
    )
    cases = told(text, "Núi Bà: hỗ trợ sản phẩm OCOP các năm 2021 và 2024\n\n")
    assert cases == [(300, ACTUAL, "2021"), (71, ACTUAL, "2024")]


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        # Split by source with counts and no sums, projects of one kind keep their money.
        ("Tỉnh làm 66 đề án máy với tổng kinh phí 51 tỷ đồng; trong đó khuyến công quốc gia 8 đề án.", [51000], []),
        ("Có 30 đề án với tổng kinh phí 3 tỷ đồng, gồm 2 đề án quốc gia và 28 đề án địa phương.", [], [3000]),
        # The support of one thing is told; what its owner invested in all is not ours.
        (
            "Khuyến công hỗ trợ 145 triệu đồng để mua 01 lò sấy, tổng kinh phí đầu tư 300 triệu đồng.",
            [145],
            [300],
        ),
        ("Khuyến công quốc gia hỗ trợ hơn 3 tỷ đồng cho các đề án về gỗ, ván ghép thanh.", [3000], []),
        ("Chia theo nguồn, ngân sách nhà nước hỗ trợ 2 tỷ đồng; vốn đối ứng gần 1 tỷ đồng.", [], [2000, 1000]),
        ("Trung tâm đã hỗ trợ 60 triệu đồng cho Công ty TNHH Mây Xanh.", [60], []),
        ("Huyện sẽ thu hút 4 tỷ đồng cho khuyến công, trong đó ngân sách huyện 1 tỷ đồng.", [], [4000, 1000]),
        # Two examples of little money do not make the projects before them a total.
        (
            "Có 12 đề án máy, tổng kinh phí 1,8 tỷ đồng. Hỗ trợ hộ Hai Sen mua máy sấy 48 triệu đồng. "
            "Hỗ trợ hộ Ba Cúc mua máy ép 40 triệu đồng.",
            [1800, 48, 40],
            [],
        ),
    ],
)
def test_projects_their_support_and_their_sources(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


def test_lines_of_their_own_head_the_paragraphs_behind_them() -> None:
    text = (
        "Kết quả năm 2021 (tin ngày 27/12/2021)\n\nHỗ trợ 11 cơ sở mua máy, tổng kinh phí 1,8 tỷ đồng.\n\n"
        "Kế hoạch năm 2023 (tin ngày 23/06/2023)\n\nHỗ trợ 18 cơ sở mua máy, tổng kinh phí 3,6 tỷ đồng."
    )
    assert told(text, "Hải Dương: hỗ trợ khuyến công\n\n") == [(1800, ACTUAL, "2021"), (3600, PLAN, "2023")]


def test_bullets_go_on_with_the_results_that_a_short_line_opens() -> None:
    text = (
        "Kết quả giai đoạn 2016-2020: có 52 dự án được hỗ trợ. Chia theo cấp:\n\n"
        "- cấp tỉnh 5 dự án, kinh phí 2 tỷ đồng;\n\n- cấp huyện 29 dự án, kinh phí 646 triệu đồng."
    )
    head = "Vĩnh Lợi: dự kiến khuyến công giai đoạn 2021-2025\n\n"
    assert told(text, head) == [(2000, ACTUAL, "2016-2020"), (646, ACTUAL, "2016-2020")]


def test_what_several_years_set_aside_has_been_spent() -> None:
    text = "Giai đoạn 2005 - 2009, ngân sách tỉnh dành 2.321 triệu đồng hỗ trợ 9 cơ sở mua máy."
    assert told(text, "Bắc Ninh: kết quả khuyến công giai đoạn 2005 - 2009\n\n") == [(2321, ACTUAL, "2005-2009")]
