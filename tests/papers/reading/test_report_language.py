"""How reports speak of wholes and their parts, of firms' own money, of years beside each other and of what is over."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

HEAD = "Bạc Liêu: kết quả khuyến công năm 2020\n\n"


def sums(text: str, head: str = HEAD) -> tuple[list[int], list[int]]:
    """Sums of things and totals, in million đồng."""
    facts = facts_of(head + text)
    spent = [a.amount.value // 1_000_000 for a in facts.activities if a.amount]
    return spent, [(t.amount_vnd or 0) // 1_000_000 for t in facts.totals]


def titles(text: str) -> list[str]:
    return [a.title for a in facts_of(HEAD + text).activities if a.amount]


@pytest.mark.parametrize(
    ("text", "spent"),
    [
        ("Doanh thu của xưởng từ 210 triệu đồng tăng lên 640 triệu đồng mỗi năm.", []),
        ("Cơ sở có doanh thu 300 triệu đồng, tăng thêm 90 triệu đồng nhờ máy mới.", []),
        ("Lợi nhuận từ 120 triệu đồng, tăng gấp đôi, nay đạt 260 triệu đồng.", []),
        ("Doanh thu 3 tỷ đồng; tỉnh tặng máy sấy 90 triệu đồng.", [90]),
        ("Doanh thu 3 tỷ đồng; tỉnh đã hỗ trợ mua máy sấy 90 triệu đồng.", [90]),
    ],
)
def test_what_a_firm_earns_more_is_earned_too(text: str, spent: list[int]) -> None:
    assert sums(text)[0] == spent


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Cơ sở Út Nhàn được hỗ trợ 150 triệu đồng mua máy ép, phần còn lại hơn 200 triệu đồng do chủ cơ sở tự"
            " bỏ ra.",
            [150],
            [200],
        ),
        ("Xây 3 điểm bán hàng, 300 triệu đồng. Chủ cửa hàng đóng góp thêm 150 triệu đồng.", [300], [150]),
        ("Anh Hải vay ngân hàng 500 triệu đồng; tỉnh hỗ trợ 200 triệu đồng để mua máy sấy.", [200], [500]),
        (
            "Mở hội chợ, kinh phí 900 triệu đồng. Máy sấy 400 triệu đồng do hợp tác xã Minh Long đối ứng.",
            [900],
            [400],
        ),
        ("Máy sấy 400 triệu đồng do tỉnh hỗ trợ hợp tác xã Minh Long.", [400], []),
        ("Mua máy sấy 90 triệu đồng. Vì vậy, mở thêm lớp 40 triệu đồng.", [90, 40], []),
    ],
)
def test_what_firms_bring_is_none_of_the_programmes(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent"),
    [
        ("Sản phẩm đạt 3 sao được hỗ trợ 30 triệu đồng, 4 sao 50 triệu đồng.", []),
        ("Sản phẩm OCOP 5 sao được thưởng 100 triệu đồng.", []),
        ("Theo quy định, sản phẩm hạng 4 sao lần đầu sẽ được hỗ trợ 40 triệu đồng.", []),
        ("Có 12 sản phẩm 4 sao được hỗ trợ 120 triệu đồng.", [120]),
        ("Các sản phẩm 4 sao được hỗ trợ 120 triệu đồng.", [120]),
    ],
)
def test_what_a_product_of_a_rank_gets_is_a_rate(text: str, spent: list[int]) -> None:
    assert sums(text)[0] == spent


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Trung tâm phân khai kinh phí khuyến công như sau: huyện Đông Hải: 150 triệu đồng; huyện Hòa Bình: 250"
            " triệu đồng.",
            ["Huyện Đông Hải", "Huyện Hòa Bình"],
        ),
        (
            "UBND tỉnh phân bổ 4,5 tỷ đồng kinh phí khuyến công: Trung tâm Khuyến công 2,5 tỷ đồng; huyện Đông Hải 2 tỷ"
            " đồng.",
            ["Trung tâm Khuyến công", "Huyện Đông Hải"],
        ),
        (
            "Các nội dung chính: mở lớp may, kinh phí 40 triệu đồng; hỗ trợ máy sấy, kinh phí 90 triệu đồng.",
            ["Mở lớp may", "Hỗ trợ máy sấy"],
        ),
        ("Trong số này, 9 đề án máy móc, kinh phí 220 triệu đồng.", ["9 đề án máy móc"]),
        ("Tỉnh chi 620 triệu đồng. Trong đó, 500 triệu đồng mua máy; 120 triệu đồng mở lớp.", ["Mua máy", "Mở lớp"]),
        ("Máy sấy: kinh phí 90 triệu đồng.", ["Máy sấy"]),
        ("Lớp may cho phụ nữ: 40 triệu đồng.", ["Lớp may cho phụ nữ"]),
    ],
)
def test_a_member_of_a_list_has_its_own_name(text: str, names: list[str]) -> None:
    assert titles(text) == names


def test_what_its_project_cost_is_named_by_the_sentence_before() -> None:
    cost = "Tổng mức đầu tư của đề án 1,2 tỷ đồng, trong đó khuyến công hỗ trợ 250 triệu đồng."
    (title,) = titles(f"Sở nghiệm thu đề án máy phân loại cà phê cho Công ty TNHH Minh Hòa. {cost}")
    assert "máy phân loại cà phê" in title


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Sở giao Trung tâm kế hoạch khuyến công với mức kinh phí hỗ trợ cơ sở là 4 tỷ đồng (KCQG: 2 tỷ đồng; KCĐP:"
            " 2 tỷ đồng).",
            [],
            [4000, 2000, 2000],
        ),
        (
            "UBND tỉnh ban hành kế hoạch phát triển làng nghề, kinh phí hỗ trợ các cơ sở là 3 tỷ đồng, trong đó ngân"
            " sách tỉnh 2 tỷ đồng, ngân sách huyện 1 tỷ đồng.",
            [],
            [3000, 2000, 1000],
        ),
        (
            "Tỉnh phê duyệt kế hoạch hỗ trợ làng nghề với kinh phí 5 tỷ đồng (ngân sách tỉnh 4 tỷ đồng, ngân sách xã 1"
            " tỷ đồng).",
            [],
            [5000, 4000, 1000],
        ),
        ("Mua máy sấy với kinh phí 900 triệu đồng (KCQG: 500 triệu đồng; KCĐP: 400 triệu đồng).", [900], [500, 400]),
        (
            "Sở giao Trung tâm kế hoạch mở 9 lớp, kinh phí 900 triệu đồng (KCQG: 500 triệu đồng; KCĐP: 400 triệu"
            " đồng).",
            [900],
            [500, 400],
        ),
    ],
)
def test_the_money_of_a_plan_that_its_payers_make_up_is_a_whole(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Hỗ trợ 9 đơn vị đổi mới máy móc với tổng kinh phí 10 tỷ đồng. Trong đó, khuyến công 2 tỷ đồng; vốn đóng"
            " góp của doanh nghiệp 8 tỷ đồng. Cụ thể:\n\n- Hỗ trợ 2 đơn vị sản xuất sạch hơn, kinh phí 5 tỷ đồng.\n\n"
            "- Hỗ trợ 7 đơn vị đổi mới máy móc.",
            [5000],
            [10000, 2000, 8000],
        ),
        (
            "Hỗ trợ 5 cơ sở đổi mới thiết bị, kinh phí 900 triệu đồng. Bao gồm:\n\n- 3 cơ sở chế biến chè được hỗ trợ"
            " 600 triệu đồng.\n\n- 2 cơ sở mây tre đan.",
            [600],
            [900],
        ),
        (
            "Hỗ trợ 5 cơ sở đổi mới thiết bị, kinh phí 900 triệu đồng. Ngoài ra:\n\n- 3 cơ sở chế biến chè được hỗ trợ"
            " 600 triệu đồng.\n\n- 2 cơ sở mây tre đan.",
            [900, 600],
            [],
        ),
        (
            "Huyện xây dựng 6 sản phẩm OCOP với kinh phí 535 triệu đồng. Trong đó, 360 triệu đồng để nâng cấp 2 sản"
            " phẩm. Còn lại là kinh phí tập huấn, tuyên truyền.",
            [360],
            [535],
        ),
        (
            "Chi 800 triệu đồng cho làng nghề. Trong đó, mua máy 500 triệu đồng; mở lớp 120 triệu đồng. Còn lại dành"
            " cho tuyên truyền.",
            [500, 120],
            [800],
        ),
        ("Chi 800 triệu đồng mở 9 lớp. Còn lại là kinh phí chưa phân bổ.", [800], []),
        ("Hỗ trợ 9 đề án, trong đó có 4 đề án mua máy sấy với tổng kinh phí 800 triệu đồng.", [800], []),
        ("Từ nguồn lực này, tỉnh đã hỗ trợ 64 chủ thể mua máy móc với 11 tỷ đồng.", [11000], []),
        ("Năm qua, từ nguồn vốn khuyến công 2 tỷ đồng, Trung tâm hỗ trợ 8 cơ sở mua máy móc.", [2000], []),
        (
            "Ước tính nguồn kinh phí thực hiện là 302 tỷ đồng, trong đó vốn của chủ thể là 102 tỷ đồng.",
            [],
            [302000, 102000],
        ),
    ],
)
def test_a_whole_is_told_from_its_parts_by_counts_and_rests(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


def test_of_several_projects_in_an_item_the_part_counted_is_the_content() -> None:
    text = (
        "1. Mô hình trình diễn\n\nTỉnh hỗ trợ 17 đề án. Tổng kinh phí thực hiện các đề án này hơn 3 tỷ đồng, trong đó"
        " khuyến công quốc gia hỗ trợ 8 đề án với kinh phí 2 tỷ đồng.\n\n2. Đào tạo nghề\n\nMở 3 lớp, 60 triệu đồng."
    )
    assert sums(text) == ([2000, 60], [3000])


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Năm 2019, tỉnh có 13 đề án khuyến công với kinh phí 1,2 tỷ đồng. Năm 2020 đã tăng lên 24 đề án với tổng"
            " kinh phí 2,2 tỷ đồng.",
            [],
            [1200, 2200],
        ),
        (
            "Cụ thể từng năm: năm 2017: 4,1 tỷ đồng; năm 2018: 4,6 tỷ đồng; năm 2019: 5 tỷ đồng.",
            [],
            [4100, 4600, 5000],
        ),
        ("Mở 14 lớp, 260 triệu đồng, tăng 4 lớp và 70 triệu đồng so với cùng kỳ năm trước.", [260], []),
        ("Kế hoạch vốn là 5 tỷ đồng, giải ngân 3,1 tỷ đồng; số còn lại 1,9 tỷ đồng sẽ giải ngân trong quý IV.", [],
         [5000, 3100, 1900]),
        ("Năm 2019 có 9 đề án máy sấy, kinh phí 900 triệu đồng. Năm 2020 mở 3 lớp, 60 triệu đồng.", [900, 60], []),
        ("Năm 2020, tỉnh thực hiện 13 đề án, kinh phí 1.260 triệu đồng.", [1260], []),
    ],
)  # fmt: skip
def test_years_and_rests_set_beside_each_other_are_no_things(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


def test_a_year_told_behind_an_earlier_one_is_that_of_the_results() -> None:
    facts = facts_of(f"{HEAD}Năm 2019 mở 9 lớp, 90 triệu đồng; năm 2020 giảm còn 5 lớp, kinh phí 60 triệu đồng.")
    assert [(a.role, a.period) for a in facts.activities] == [(Role.ACTUAL, "2019"), (Role.ACTUAL, "2020")]
    later = facts_of(f"{HEAD}Năm 2019 mở 9 lớp, 90 triệu đồng; năm 2021 tăng lên 12 lớp, kinh phí 150 triệu đồng.")
    assert later.activities[-1].role is Role.PLAN


GRANTED = "UBND tỉnh quyết định phê duyệt kinh phí hỗ trợ năm 2020. Tiền thưởng sản phẩm 4 sao là 300 triệu đồng."


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("hỗ trợ chủ thể OCOP năm 2020 (tin ngày 12/03/2021)", Role.ACTUAL),
        ("hỗ trợ chủ thể OCOP giai đoạn 2018-2020 (đăng ngày 12/03/2021)", Role.ACTUAL),
        ("thưởng sản phẩm OCOP năm 2020 (01/02/2021)", Role.ACTUAL),
        ("hỗ trợ chủ thể OCOP năm 2020 (tin ngày 12/03/2020)", Role.PLAN),
        ("kế hoạch OCOP năm 2020 (tin ngày 12/03/2021)", Role.PLAN),
        ("hỗ trợ chủ thể OCOP giai đoạn 2021-2025 (tin ngày 12/03/2023)", Role.PLAN),
    ],
)
def test_what_is_granted_for_a_year_that_is_over_is_paid(title: str, role: Role) -> None:
    (reward,) = (a for a in facts_of(f"Bạc Liêu: {title}\n\n{GRANTED}").activities if a.amount)
    assert reward.role is role


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Dự án xây chợ có kinh phí 31 tỷ đồng. Thời gian thực hiện từ năm 2022 – 2024.", "2022-2024"),
        ("Dự án xây chợ có kinh phí 31 tỷ đồng. Thời gian triển khai: 3 năm (2022 - 2024).", "2022-2024"),
        ("Xây chợ đầu mối, kinh phí 9 tỷ đồng. Thời gian thực hiện dự án là năm 2023.", "2023"),
        ("Xây chợ đầu mối, kinh phí 9 tỷ đồng, trong thời gian thực hiện dự án từ năm 2022 – 2024.", "2022-2024"),
        ("Dự án xây chợ có kinh phí 31 tỷ đồng. Thời gian thực hiện ngắn.", None),
    ],
)
def test_the_years_told_behind_a_sum_are_its_own(text: str, period: str | None) -> None:
    assert [a.period for a in facts_of(f"Bạc Liêu: hạ tầng thương mại\n\n{text}").activities if a.amount] == [period]


def test_a_title_that_tells_the_year_holds_against_years_told_behind() -> None:
    facts = facts_of(f"{HEAD}Dự án xây chợ có kinh phí 31 tỷ đồng. Thời gian thực hiện từ năm 2022 – 2024.")
    assert [a.period for a in facts.activities if a.amount] == ["2020"]


def test_a_month_up_to_which_is_told_dates_nothing() -> None:
    facts = facts_of(f"{HEAD}Tính đến tháng 6, Trung tâm đã hoàn thành 5 đề án máy sấy, giải ngân 980 triệu đồng.")
    assert [a.period for a in facts.activities] == ["2020"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Có 2 đề án xin ngừng thực hiện do dịch bệnh, kinh phí 450 triệu đồng.", Role.PLAN),
        ("Có 2 lớp bị hủy vì mưa lũ, kinh phí 45 triệu đồng.", Role.PLAN),
        ("Lớp may còn dư, 45 triệu đồng nộp trả ngân sách.", Role.PLAN),
        ("Có 2 đề án máy sấy, kinh phí 450 triệu đồng.", Role.ACTUAL),
        ("Có 2 lớp dạy rút sợi, kinh phí 45 triệu đồng.", Role.ACTUAL),
    ],
)
def test_what_was_stopped_or_given_back_was_only_planned(text: str, role: Role) -> None:
    assert {a.role for a in facts_of(HEAD + text).activities if a.amount} <= {role}


def test_members_named_before_their_counts_are_told_apart() -> None:
    text = "Hỗ trợ 8 HTX: Chợ Đồn 02 HTX; Na Rì 02 HTX; Ba Bể 03 HTX; Pác Nặm 01 HTX."
    assert [int(q.value) for a in facts_of(HEAD + text).activities for q in a.quantities] == [8, 2, 2, 3, 1]
    again = "Hỗ trợ 5 HTX mua máy; đến nay 2 HTX đã xong, 3 HTX chưa xong; trong số này có 2 HTX làm chè."
    assert [int(q.value) for a in facts_of(HEAD + again).activities for q in a.quantities].count(2) <= 2


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Có 250 cơ quan, đơn vị, doanh nghiệp tham gia hội chợ.", "cơ quan, đơn vị, doanh nghiệp"),
        ("Tuyên truyền tại 05 trường Tiểu học và THCS.", "trường Tiểu học"),
        ("Tuyên truyền tại 05 trường.", "trường"),
    ],
)
def test_schools_and_agencies_are_counted(text: str, unit: str) -> None:
    assert [q.unit for a in facts_of(HEAD + text).activities for q in a.quantities] == [unit]


def test_a_case_is_no_school() -> None:
    facts = facts_of(f"{HEAD}Có 05 trường hợp chậm nộp hồ sơ.")
    assert all("trường" not in q.unit for a in facts.activities for q in a.quantities)


def test_the_narrower_word_of_a_count_told_twice_is_both() -> None:
    text = (
        "BÁO CÁO\nKết quả khuyến công năm 2020\n\n1. Bình chọn sản phẩm: công nhận 46 sản phẩm cấp tỉnh, 12 sản phẩm"
        " cấp khu vực.\n2. Hỗ trợ máy: 05 cơ sở công nghiệp nông thôn.\n\n"
        "TT | Nội dung | ĐVT | Số lượng | Kinh phí (đồng)\n"
        "1 | Bình chọn sản phẩm | sản phẩm | 46 | 90.000.000\n2 | Hỗ trợ máy | cơ sở | 05 | 40.000.000\n"
        "3 | Dạy nghề | lớp | 02 | 40.000.000\n"
    )
    told = {(q.value, q.unit, q.note) for a in facts_of(text).activities for q in a.quantities}
    assert told == {
        (46, "sản phẩm", "cấp tỉnh"),
        (12, "sản phẩm", "cấp khu vực"),
        (5, "cơ sở công nghiệp nông thôn", ""),
        (2, "lớp", ""),
    }
    other = facts_of(text.replace("sản phẩm | 46", "sản phẩm | 58").replace("cơ sở | 05", "hộ | 05"))
    assert {(58, "sản phẩm"), (5, "hộ")} <= {(q.value, q.unit) for a in other.activities for q in a.quantities}


@pytest.mark.parametrize(("unit", "word"), [("cơ sở", "cơ sở"), ("hộ", "cơ sở công nghiệp nông thôn")])
def test_what_was_reached_keeps_the_word_of_its_plan(unit: str, word: str) -> None:
    text = (
        "BÁO CÁO\nKết quả khuyến công năm 2020\n\n1. Hỗ trợ máy: 05 cơ sở công nghiệp nông thôn cấp tỉnh.\n"
        f"2. Dạy nghề: 02 lớp.\n\nTT | Nội dung | ĐVT | Kế hoạch | Thực hiện\n1 | Hỗ trợ máy | {unit} | 06 | 05\n"
        "2 | Dạy nghề | lớp | 02 | 02\n"
    )
    told = [
        (a.role, q.value, q.unit) for a in facts_of(text).activities for q in a.quantities if a.title == "Hỗ trợ máy"
    ]
    assert told == [(Role.ACTUAL, 5, word), (Role.PLAN, 6, unit), (Role.ACTUAL, 5, unit)]


REPORT = (
    "BÁO CÁO\nKết quả khuyến công năm 2020\n\n1. Hỗ trợ máy: đã hỗ trợ 01 cơ sở.\n2. Dạy nghề: mở 02 lớp.\n"
    "3. Hội chợ trong nước: chưa phát sinh.\n\nTT | Nội dung | ĐVT | Số lượng | Kinh phí (đồng)\n"
)


def test_a_table_of_all_items_stands_under_none_of_them() -> None:
    rows = "1 | Hỗ trợ máy | cơ sở | 1 | 90.000.000\n2 | Dạy nghề | lớp | 2 | 40.000.000\n"
    told = facts_of(REPORT + rows).activities
    assert [(a.path, a.status and a.status.value) for a in told] == [
        ("1", None), ("2", None), ("3", "not_done"), ("1", None), ("2", None),
    ]  # fmt: skip
    own = facts_of(REPORT + "1 | Hội chợ Hà Nội | gian | 1 | 90.000.000\n2 | Hội chợ Huế | gian | 2 | 40.000.000\n")
    assert [a.path for a in own.activities] == ["1", "2", "3.1", "3.2"]


def test_a_line_that_tells_only_what_the_year_will_come_to_opens_no_content() -> None:
    head = "BÁO CÁO\nKết quả khuyến công 9 tháng đầu năm 2026\n\nI. KẾT QUẢ\n1. Dạy nghề: mở 02 lớp.\n"
    facts = facts_of(f"{head}II. ƯỚC THỰC HIỆN CẢ NĂM\nƯớc cả năm 2026 thực hiện 2.105 triệu đồng, đạt 96% kế hoạch.\n")
    assert [(a.path, a.title) for a in facts.activities] == [("I.1", "Dạy nghề")]
    assert [(t.role, t.amount_vnd) for t in facts.totals] == [(Role.ESTIMATE, 2_105_000_000)]
