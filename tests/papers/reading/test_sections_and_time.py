"""Sections of official papers: whose time and thing the sums under their headings are."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
REPORT = "SỞ CÔNG THƯƠNG BẠC LIÊU\n\nBÁO CÁO\nKết quả hoạt động khuyến công{years}\n\n"
PLAN_HEAD = "SỞ CÔNG THƯƠNG BẠC LIÊU\n\nKẾ HOẠCH\nKhuyến công năm 2024\n\n"
Case = tuple[int, Role | None, str | None]


def spent(text: str, head: str = REPORT.format(years="")) -> list[Case]:
    """Sums of contents in million đồng, with role and period."""
    told = ((a.amount, a.role, a.period) for a in facts_of(head + text).activities)
    return [(amount.value // 1_000_000, role, period) for amount, role, period in told if amount]


def totals(text: str, head: str = REPORT.format(years="")) -> list[int]:
    return [(t.amount_vnd or 0) // 1_000_000 for t in facts_of(head + text).totals]


ITEMS = "\n\n1. Hỗ trợ 5 cơ sở mua máy sấy, kinh phí 300 triệu đồng.\n\n2. Mở 2 lớp may, kinh phí 60 triệu đồng.\n\n"


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("I. KHUYẾN CÔNG QUỐC GIA NĂM 2017", "2017"),
        ("I. HUYỆN ĐÔNG HẢI, GIAI ĐOẠN 2016 - 2020", "2016-2020"),
        ("I. CÁC ĐỀ ÁN CHUYỂN TIẾP TỪ NĂM 2017", None),
        ("I. HUYỆN ĐÔNG HẢI", None),
        ("I. KHUYẾN CÔNG QUỐC GIA SO VỚI NĂM 2017", None),
        ("I. CÁC ĐỀ ÁN THUỘC CHƯƠNG TRÌNH KHUYẾN CÔNG QUỐC GIA GIAI ĐOẠN 2021 - 2025", None),  # by which it is called
        ("I. NHIỆM VỤ THEO NGHỊ QUYẾT CỦA HĐND TỈNH NĂM 2017", None),
        ("I. CÁC ĐỀ ÁN CHUYỂN TIẾP NĂM 2017", None),
    ],
)
def test_a_section_is_of_the_years_that_close_its_heading(heading: str, period: str | None) -> None:
    assert spent(heading + ITEMS) == [(300, ACTUAL, period), (60, ACTUAL, period)]


def test_an_item_is_not_of_the_year_in_its_name() -> None:
    text = "I. KẾT QUẢ\n\n1. Hội chợ Xuân năm 2025: 12 gian hàng, 80 triệu đồng.\n\n2. Mở 2 lớp may, 60 triệu đồng.\n\n"
    assert spent(text, REPORT.format(years=" năm 2024")) == [(80, ACTUAL, "2024"), (60, ACTUAL, "2024")]


@pytest.mark.parametrize(
    ("heading", "case"),
    [
        ("II. ĐỀ ÁN NĂM 2022", (PLAN, "2022")),  # of a time behind that of the report
        ("II. ĐỀ ÁN NĂM 2020", (ACTUAL, "2020")),
        ("II. ĐỀ ÁN TIÊU BIỂU", (ACTUAL, "2021")),
    ],
)
def test_a_later_section_of_a_report_is_planned(heading: str, case: tuple[Role, str]) -> None:
    text = f"I. KẾT QUẢ{ITEMS}{heading}\n\n1. Hỗ trợ 4 cơ sở mua máy ép, kinh phí 90 triệu đồng.\n\n2. Nộp hồ sơ."
    assert spent(text, REPORT.format(years=" năm 2021"))[-1] == (90, *case)


def test_a_section_of_a_plan_about_a_year_before_tells_results() -> None:
    text = f"I. KHUYẾN CÔNG NĂM 2023{ITEMS}II. NỘI DUNG{ITEMS}"
    assert [case[1:] for case in spent(text, PLAN_HEAD)] == [(ACTUAL, "2023")] * 2 + [(PLAN, "2024")] * 2


def test_places_without_a_time_leave_open_the_time_that_no_title_told() -> None:
    text = (
        "TỔNG HỢP BÁO CÁO\nCông tác khuyến công của các huyện\n\nA. HUYỆN ĐÔNG HẢI\n\nI. Khuyến công năm 2019"
        f"{ITEMS}B. HUYỆN HÒA BÌNH\n\nI. Giai đoạn 2021 - 2025{ITEMS}"
    )
    assert spent(text, "") == [
        *((million, ACTUAL, "2019") for million in (300, 60)),
        *((million, ACTUAL, "2021-2025") for million in (300, 60)),
    ]


YEARS = (
    "\n\na) Năm 2016: trên 160 triệu đồng;\n\nb) Năm 2017: 220 triệu đồng;\n\nc) Năm 2018: dự kiến 250 triệu đồng.\n\n"
)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Hỗ trợ máy móc vào sản xuất", "Hỗ trợ máy móc vào sản xuất"),
        ("Kinh phí hỗ trợ máy sấy từng năm", "Hỗ trợ máy sấy từng năm"),
    ],
)
def test_lines_of_a_year_and_a_sum_are_of_the_thing_their_heading_names(heading: str, title: str) -> None:
    text = f"I. KẾT QUẢ\n\n1. {heading}{YEARS}2. Tập huấn: 2 lớp."
    assert spent(text, REPORT.format(years=" giai đoạn 2016 - 2018")) == [
        (160, ACTUAL, "2016"),
        (220, ACTUAL, "2017"),
        (250, PLAN, "2018"),
    ]
    assert {a.title for a in facts_of(REPORT.format(years="") + text).activities if a.amount} == {title}


@pytest.mark.parametrize(
    "heading", ["Tổng kinh phí khuyến công từng năm", "Kinh phí được giao", "Giai đoạn 2016 - 2018"]
)
def test_lines_of_a_year_and_a_sum_under_a_heading_of_money_are_totals(heading: str) -> None:
    text = f"I. KẾT QUẢ\n\n1. {heading}{YEARS}2. Tập huấn: 2 lớp."
    assert spent(text) == []
    assert totals(text) == [160, 220, 250]


def test_a_round_of_a_year_is_of_that_year() -> None:
    text = "1. Đợt 2 năm 2018: phê duyệt 6 cơ sở mua máy, kinh phí 500 triệu đồng.\n\n2. Tập huấn: 2 lớp.\n\n"
    head = REPORT.format(years=" giai đoạn 2016 - 2020")
    assert spent(f"I. KẾT QUẢ\n\n{text}", head) == [(500, PLAN, "2018")]


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("được giao thực hiện 07 đề án máy móc, kinh phí 523 triệu đồng", PLAN),
        ("UBND tỉnh giao thực hiện 07 đề án máy móc với kinh phí 523 triệu đồng", PLAN),
        ("được phê duyệt 07 đề án máy móc, kinh phí 523 triệu đồng, đã thực hiện hoàn thành", ACTUAL),
        ("được phê duyệt 07 đề án máy móc, kinh phí 523 triệu đồng, đã hoàn thành 3 đề án", PLAN),
        ("được phê duyệt 07 đề án máy móc, kinh phí 523 triệu đồng, đến nay các đề án đều đã hoàn thành", ACTUAL),
        ("được giao 07 đề án máy móc, kinh phí 523 triệu đồng, hồ sơ đề án đã hoàn thành thẩm định", PLAN),
        ("được phê duyệt 07 đề án máy móc, kinh phí 523 triệu đồng, đã xong khâu lựa chọn nhà thầu", PLAN),
        ("được giao 07 đề án máy móc, kinh phí 523 triệu đồng, các thủ tục đều đã hoàn thành, chờ giải ngân", PLAN),
        ("bàn giao 07 máy sấy cho 7 cơ sở, kinh phí 523 triệu đồng", ACTUAL),
    ],
)
def test_what_is_given_out_is_planned_until_it_is_told_as_done(told: str, role: Role) -> None:
    text = f"I. KẾT QUẢ\n\n1. Khuyến công quốc gia: {told}.\n\n2. Tập huấn: 2 lớp.\n\n"
    assert spent(text, REPORT.format(years=" năm 2019")) == [(523, role, "2019")]


@pytest.mark.parametrize(
    ("line", "is_content"),
    [
        ("Khuyến công quốc gia: ước thực hiện 500 triệu đồng, đạt 100% kế hoạch", True),
        ("Xúc tiến thương mại: đã giải ngân 500 triệu đồng", True),
        ("Khuyến công quốc gia: 500 triệu đồng", False),
        ("Nguồn khuyến công quốc gia: 500 triệu đồng", False),
        ("Ngân sách tỉnh: đã giải ngân 500 triệu đồng", False),
    ],
)
def test_what_a_programme_has_carried_out_is_its_own_content(line: str, is_content: bool) -> None:
    text = f"I. KẾT QUẢ\n\n1. {line}.\n\n2. Tập huấn: 2 lớp.\n\n"
    head = REPORT.format(years=" năm 2020")
    assert ([case[0] for case in spent(text, head)], totals(text, head)) == (([500], []) if is_content else ([], [500]))


@pytest.mark.parametrize(
    ("last", "whole"),
    [
        ("Cả năm có 16 cơ sở được hỗ trợ với tổng kinh phí 400 triệu đồng.", True),
        ("Cả năm hỗ trợ 10 cơ sở dự hội chợ, tổng kinh phí 400 triệu đồng.", False),  # others than those told
        ("Hỗ trợ 16 cơ sở dự hội chợ, kinh phí 400 triệu đồng.", False),
    ],
)
def test_a_whole_year_that_counts_all_told_before_is_their_total(last: str, whole: bool) -> None:
    text = (
        "I. KẾT QUẢ\n\n1. Hỗ trợ máy móc\n\na) Hỗ trợ 5 cơ sở mua máy sấy, kinh phí 150 triệu đồng.\n\n"
        f"b) Hỗ trợ 11 cơ sở mua máy ép, kinh phí 180 triệu đồng.\n\n{last}\n\n2. Tập huấn: 2 lớp."
    )
    assert (400 in totals(text)) is whole


@pytest.mark.parametrize("lines", ["- Năm 2016: {}\n\n- Năm 2017: {}", "a) Năm 2016: {}\n\nb) Năm 2017: {}"])
def test_what_tells_of_a_whole_time_stands_beside_the_lines_of_its_years(lines: str) -> None:
    listed = lines.format("5 cơ sở, 150 triệu đồng;", "11 cơ sở, 180 triệu đồng.")
    text = (
        f"I. KẾT QUẢ\n\n1. Hỗ trợ máy móc\n\n{listed}\n\n"
        "Cả giai đoạn hỗ trợ 16 cơ sở, tổng kinh phí 330 triệu đồng.\n\n2. Tập huấn: 2 lớp."
    )
    facts = facts_of(REPORT.format(years=" giai đoạn 2016 - 2017") + text)
    assert [(t.amount_vnd, t.period) for t in facts.totals] == [(330_000_000, "2016-2017")]
    assert [a.period for a in facts.activities if a.amount] == ["2016", "2017"]


@pytest.mark.parametrize(
    ("lead", "role"),
    [
        ("Sở Công Thương đề nghị UBND tỉnh bổ sung 360 triệu đồng để thực hiện:", PLAN),
        ("UBND tỉnh quyết định phân bổ 360 triệu đồng, gồm:", PLAN),
        ("UBND tỉnh giao 6 đề án, kinh phí 500 triệu đồng; Trung tâm đã triển khai như sau:", ACTUAL),
        ("UBND tỉnh phê duyệt 6 đề án với kinh phí 500 triệu đồng. Kết quả thực hiện:", ACTUAL),
        ("Theo kế hoạch được phê duyệt, kinh phí 500 triệu đồng, Sở báo cáo kết quả như sau:", ACTUAL),
        ("UBND tỉnh quyết định phân bổ 360 triệu đồng cho Trung tâm.", ACTUAL),  # it opens no list
        ("Được UBND tỉnh giao kế hoạch năm 2023 với 2 tỷ đồng, Trung tâm tổ chức:", ACTUAL),
        ("Thực hiện Kế hoạch khuyến công năm 2022 của UBND tỉnh, Trung tâm đã tổ chức:", ACTUAL),
        ("Tổng kinh phí được phê duyệt 360 triệu đồng, trong đó:", PLAN),
        ("Trung tâm đã tổ chức các nội dung sau:", ACTUAL),
    ],
)
def test_items_are_told_as_the_line_before_them_opens_their_list(lead: str, role: Role) -> None:
    text = f"I. KẾT QUẢ\n\n{lead}{ITEMS}II. KHÓ KHĂN\n\n1. Thiếu vốn."
    assert spent(text, REPORT.format(years=" năm 2023")) == [(300, role, "2023"), (60, role, "2023")]


def test_a_year_that_opens_no_list_is_none_of_its_items() -> None:
    lead = "Căn cứ Kế hoạch hỗ trợ khởi nghiệp năm 2022, Sở Công Thương thực hiện các nội dung sau:"
    text = f"I. KẾT QUẢ\n\n{lead}\n\n1. Mở 2 lớp may, kinh phí 60 triệu đồng.\n\n2. Năm 2023, mua máy: 90 triệu đồng.\n"
    assert spent(text) == [(60, ACTUAL, None), (90, ACTUAL, "2023")]


@pytest.mark.parametrize(
    ("told", "million"),
    [
        ("tổng nguồn vốn đầu tư của đề án là 214 triệu đồng", [214]),
        ("tổng nguồn vốn đầu tư cho đề án: 2 tỷ đồng (khuyến công 500 triệu đồng)", [500]),
        ("tổng mức đầu tư của đề án 1.200 triệu đồng", []),  # whoever pays
        ("tổng vốn đầu tư của doanh nghiệp là 214 triệu đồng", []),
        ("thu hút vốn đầu tư 214 triệu đồng", []),
    ],
)
def test_what_is_invested_in_a_project_is_its_cost(told: str, million: list[int]) -> None:
    text = f"I. KẾT QUẢ\n\n1. Đề án chế biến mật ong của hộ Minh Hòa: hỗ trợ 1 máy lọc; {told}.\n\n2. Tập huấn: 2 lớp."
    assert [case[0] for case in spent(text)] == million


SECOND = "\nII. TỔ CHỨC THỰC HIỆN\n\nSở Công Thương chủ trì.\n"


@pytest.mark.parametrize(
    ("section", "title"),
    [
        ("I. NỘI DUNG\n\nTổ chức 3 hội chợ trong tỉnh.\n", "Tổ chức 3 hội chợ trong tỉnh"),
        ("I. NỘI DUNG VÀ GIẢI PHÁP CHỦ YẾU\n\nTổ chức 3 hội chợ.\n", "Tổ chức 3 hội chợ"),
        ("I. CÁC NHIỆM VỤ TRỌNG TÂM\n\n3 hội chợ.\n", "3 hội chợ"),
        ("I. NỘI DUNG: 3 hội chợ\n\n1. Tuyên truyền.\n\n2. Quảng bá.\n", "3 hội chợ"),
        ("I. NỘI DUNG (3 hội chợ)\n\n1. Tuyên truyền.\n\n2. Quảng bá.\n", "Hội chợ"),
        ("I. NỘI DUNG\n\n- Kế hoạch: 3 hội chợ.\n\n- Thực hiện: 2 hội chợ.\n", "Hội chợ"),
        ("1. Hội chợ vùng\n\n- Nội dung: 3 hội chợ.\n\n2. Tuyên truyền.\n", "Hội chợ vùng"),
        ("I. NỘI DUNG HỖ TRỢ HỘI CHỢ\n\n3 hội chợ.\n", "NỘI DUNG HỖ TRỢ HỘI CHỢ"),  # it names a thing
    ],
)
def test_the_words_of_a_section_name_no_content(section: str, title: str) -> None:
    told = facts_of(PLAN_HEAD + section + SECOND).activities
    assert [a.title for a in told if (3, "hội chợ") in {(q.value, q.unit) for q in a.quantities}] == [title]


def test_money_under_the_words_of_a_section_alone_is_a_total() -> None:
    section = "I. NỘI DUNG\n\n- Thời gian: quý II.\n\n- Kinh phí: 300 triệu đồng.\n"
    assert (spent(section + SECOND, PLAN_HEAD), totals(section + SECOND, PLAN_HEAD)) == ([], [300])
    table = "I. KINH PHÍ\n\nTT | Nội dung | Kinh phí (triệu đồng)\n1 | Tổ chức thực hiện | 300\n2 | Hội chợ | 200\n"
    assert spent(table + SECOND, PLAN_HEAD) == [(300, PLAN, "2024"), (200, PLAN, "2024")]


TABLE = "Đơn vị tính: triệu đồng\n\nTT | Nội dung | Kinh phí thực hiện{}\n1 | Máy {} | 300\n2 | Lớp {} | 200\n\n"


def test_money_to_carry_out_is_planned_in_a_plans_section_and_spent_in_one_of_results() -> None:
    """What a head says of an earlier time was spent, also in a plan."""
    text = (
        f"I. KẾT QUẢ NĂM 2023\n{TABLE.format('', 'sấy', 'may')}II. KẾ HOẠCH NĂM 2024\n{TABLE.format('', 'ép', 'đan')}"
    )
    text += f"III. KẾ HOẠCH NĂM 2025\n{TABLE.format(' năm 2024', 'xay', 'thêu')}"
    assert spent(text) == [
        *((money, ACTUAL, "2023") for money in (300, 200)),
        *((money, PLAN, "2024") for money in (300, 200)),
        *((money, ACTUAL, "2024") for money in (300, 200)),
    ]
