"""The same facts in other words: what holds for a sum, whatever sentence tells it."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
RESULT = "Kết quả khuyến công năm 2023\n\n"
PLANNED = "Kế hoạch khuyến công năm 2023\n\n"

Case = tuple[int, Role | None, str | None]


def told(text: str) -> list[Case]:
    return [(a.amount.value // 1_000_000, a.role, a.period) for a in facts_of(text).activities if a.amount]


def test_parts_of_a_papers_own_time_are_told_one_behind_the_other() -> None:
    """An item that opens with an earlier time, or with a part, makes no plan of what follows in the paper's year."""
    items = (
        "1. Trong năm 2022, đã hỗ trợ 06 cơ sở, kinh phí 180 triệu đồng; năm 2023 hỗ trợ 08 cơ sở, kinh phí 240 triệu"
        " đồng.\n2. Nửa đầu năm 2023, mở 2 lớp, 60 triệu đồng; nửa cuối năm mở 1 lớp, 30 triệu đồng.\n"
    )
    years = [(180, ACTUAL, "2022"), (240, ACTUAL, "2023")]
    items += "3. 6 tháng đầu năm dự 02 hội chợ, 50 triệu đồng, nửa cuối năm dự 01 hội chợ đặc sản, 20 triệu đồng.\n"
    halves = [(60, ACTUAL, "2023H1"), (30, ACTUAL, "2023H2"), (50, ACTUAL, "2023H1"), (20, ACTUAL, "2023H2")]
    assert told(RESULT + items) == [*years, *halves]
    titles = [a.title for a in facts_of(RESULT + items).activities]
    assert titles == [title for title in ("Hỗ trợ cơ sở", "Mở lớp", "Dự hội chợ") for _ in range(2)]


def test_a_sentence_under_a_year_keeps_what_is_done_and_drops_how_many() -> None:
    text = "1. Năm 2022\nHỗ trợ 06 cơ sở ứng dụng máy móc, kinh phí 90 triệu đồng. Mở 02 lớp nghề, 30 triệu đồng.\n"
    assert [(a.title, a.period) for a in facts_of(RESULT + text).activities] == [
        ("Hỗ trợ ứng dụng máy móc", "2022"), ("Mở 02 lớp nghề", "2022"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "sentence", "cases"),
    [
        (RESULT, "Đã hỗ trợ 8 cơ sở, 240 triệu đồng, nhiều hơn so với 6 cơ sở được hỗ trợ trong năm 2022.", "2023"),
        (RESULT, "Đã hỗ trợ 8 cơ sở được công nhận trong năm 2022, 240 triệu đồng.", "2023"),
        (RESULT, "Đã hỗ trợ 5 cơ sở với 240 triệu đồng, nghiệm thu trong năm 2024.", "2023"),
        (PLANNED, "1. Hỗ trợ 3 cơ sở đã đăng ký trong năm 2022, kinh phí 240 triệu đồng.", "2023"),
    ],
)
def test_a_year_in_which_something_else_lies_dates_no_money(title: str, sentence: str, cases: str) -> None:
    assert told(title + sentence) == [(240, PLAN if title is PLANNED else ACTUAL, cases)]


def test_what_was_given_and_spent_of_a_source_are_its_totals() -> None:
    """Its contents are told beside; the money is not counted twice."""
    source = "Nguồn khuyến công quốc gia: được giao 80 triệu đồng; đã giải ngân 76 triệu đồng."
    assert told(f"{RESULT}1. Mở 2 lớp nghề, 90 triệu đồng.\n- {source}\n") == [(90, ACTUAL, "2023")]


def test_what_is_given_for_goods_is_no_revenue_of_them() -> None:
    assert told(RESULT + "Hỗ trợ vận chuyển hàng hóa ra đảo, tổng giá trị hỗ trợ 75 triệu đồng.") == [
        (75, ACTUAL, "2023")
    ]
    assert told(RESULT + "Bán hàng hóa tại hội chợ với tổng giá trị 75 triệu đồng.") == []


def totals(text: str) -> list[int]:
    return [t.amount_vnd // 1_000_000 for t in facts_of(text).totals if t.amount_vnd]


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("Trung tâm dành 900 triệu đồng giúp 7 cơ sở mua máy.", [(900, ACTUAL, "2023")]),
        ("Nhiều cơ sở cũng được cấp 200 triệu đồng để mua máy sấy.", [(200, ACTUAL, "2023")]),
        ("2 chủ thể đã được huyện cấp 24 triệu đồng in bao bì.", [(24, ACTUAL, "2023")]),
        # What an agency is given is its budget, and what shall be set aside is planned.
        ("Huyện được tỉnh cấp 2 tỷ đồng mua máy cho 9 cơ sở.", [(2000, PLAN, "2023")]),
        ("Năm 2024, Trung tâm sẽ dành 700 triệu đồng giúp 5 cơ sở.", [(700, PLAN, "2024")]),
    ],
)
def test_what_is_given_to_its_user_in_a_past_report_is_spent(text: str, cases: list[Case]) -> None:
    assert told(RESULT + text) == cases


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Nhìn lại, cách đây vài năm, vào năm 2019, Trung tâm đã mở 3 lớp nghề, chi 90 triệu đồng.", "2019"),
        ("Trung tâm đã mở 3 lớp nghề với 90 triệu đồng trong năm 2021.", "2021"),
        # A year that stands beside another, or of a span, dates nothing by itself.
        ("Trung tâm đã mở 3 lớp nghề, 90 triệu đồng, theo kế hoạch năm 2022 duyệt trong năm 2021.", "2023"),
        ("Trung tâm đã mở 3 lớp nghề, 90 triệu đồng, hiệu quả hơn các lớp trong năm 2021-2022.", "2023"),
    ],
)
def test_a_sentence_is_of_the_year_in_which_it_says_to_lie(text: str, period: str) -> None:
    assert told(RESULT + text) == [(90, ACTUAL, period)]


@pytest.mark.parametrize(
    ("text", "spent", "whole"),
    [
        ("Để triển khai, ngân sách tỉnh hỗ trợ 2 tỷ đồng, đơn vị thụ hưởng góp 1 tỷ đồng.", [], [2000, 1000]),
        ("Chương trình cần hơn 2,5 tỷ đồng: ngân sách nhà nước 2 tỷ đồng.", [], [2500, 2000]),
        ("Chương trình cần 2 máy nghiền trị giá 300 triệu đồng.", [], [300]),
        ("Tỉnh trích 300 triệu đồng mở 2 lớp nghề.", [300], []),
        ("1. Thanh toán cho đơn vị thụ hưởng 250 triệu đồng.", [250], []),
        ("Khu trồng nho được bố trí 300 triệu đồng.", [300], []),
    ],
)
def test_only_money_and_who_gives_it_is_a_total(text: str, spent: list[int], whole: list[int]) -> None:
    assert ([value for value, _, _ in told(PLANNED + text)], totals(PLANNED + text)) == (spent, whole)


@pytest.mark.parametrize(
    ("text", "spent"),
    [
        ("1 đề án phát triển nghề gốm trị giá 310 triệu đồng.", [310]),
        ("Hỗ trợ 2 cơ sở với 1,77997 tỷ đồng.", [1779]),
        ("Các đề án không thu hồi kinh phí được 2 tỷ đồng hỗ trợ máy móc.", [2000]),
        ("Doanh nghiệp ký 3 hợp đồng trị giá 5 tỷ đồng.", []),
        ("Thu hồi kinh phí của 2 cơ sở là 90 triệu đồng.", []),
    ],
)
def test_what_a_sum_is_is_said_of_its_own_thing(text: str, spent: list[int]) -> None:
    assert [value for value, _, _ in told(PLANNED + text)] == spent


@pytest.mark.parametrize(
    ("line", "spent"),
    [
        ("Về khuyến công địa phương: kế hoạch được giao 900 triệu đồng; kết quả triển khai 8 đề án với 850 triệu đồng.",
         [(900, PLAN, "2023"), (850, ACTUAL, "2023")]),
        ("Về hỗ trợ máy móc: dự toán giao 900 triệu đồng; đã hỗ trợ 7 cơ sở, chi 850 triệu đồng.",
         [(900, PLAN, "2023"), (850, ACTUAL, "2023")]),
        ("Về kinh phí: được giao 900 triệu đồng; đã giải ngân 850 triệu đồng.", []),
    ],
)  # fmt: skip
def test_a_plan_and_its_result_behind_one_lead_are_of_what_it_names(line: str, spent: list[Case]) -> None:
    assert told(f"{RESULT}1. Cả năm 2023\n\na) {line}\n\nb) Mở 2 lớp nghề.") == spent


def test_prose_under_a_number_that_names_no_thing_is_read_by_its_sentences() -> None:
    page = (
        "Khuyến công tỉnh Bạc Liêu\n\n1. Nửa đầu năm 2023\n\nTổng số 20 đề án được giao cho Trung tâm. Số đã phân bổ"
        " là 850 triệu đồng, số chưa phân bổ là 340 triệu đồng.\n\n2. Năm 2022\n\nTrung tâm đã mở 2 lớp, 60 triệu đồng."
    )
    assert (told(page), totals(page)) == ([(60, ACTUAL, "2022")], [850, 340])


def test_projects_whose_parts_are_counted_behind_their_sum_are_no_content() -> None:
    assert told(RESULT + "Tỉnh đã hỗ trợ 16 đề án với 2,1 tỷ đồng. Riêng 13 đề án máy móc được 1,7 tỷ đồng.") == [
        (1700, ACTUAL, "2023")
    ]
    text = "Trung tâm đã hỗ trợ 1,2 tỷ đồng cho 13 đề án, trong đó quốc gia 3 đề án, địa phương 10 đề án."
    assert (told(RESULT + text), totals(RESULT + text)) == ([], [1200])
    assert told(RESULT + "Hỗ trợ 4 đề án, 485 triệu đồng. Riêng đề án táo sấy được 130 triệu đồng.")[0][0] == 485


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("2 lớp nghề với số vốn 90 triệu đồng cũng đã được tỉnh phê duyệt.", [(90, PLAN, "2023")]),
        ("Mở 2 lớp nghề với 90 triệu đồng được giao.", [(90, ACTUAL, "2023")]),
        ("Đã mở 2 lớp nghề với 90 triệu đồng, kết quả được tỉnh công nhận.", [(90, ACTUAL, "2023")]),
        ("Trung tâm dự định mở thêm 2 lớp nghề, chi 90 triệu đồng.", [(90, PLAN, "2023")]),
        ("Trung tâm chuẩn bị đầy đủ vật tư cho 2 lớp nghề, chi 90 triệu đồng.", [(90, ACTUAL, "2023")]),
    ],
)
def test_what_is_approved_or_meant_is_planned_wherever_it_is_said(text: str, cases: list[Case]) -> None:
    assert told(RESULT + text) == cases


@pytest.mark.parametrize(
    ("text", "spent", "whole"),
    [
        ("Huyện trích 250 triệu đồng từ ngân sách huyện cho hoạt động khuyến công.", [], [250]),
        ("Huyện trích 250 triệu đồng từ ngân sách huyện cho 2 lớp nghề.", [250], []),
        ("Trên 9 tỷ đồng là tổng kinh phí khuyến công của tỉnh.", [], [9000]),
        ("Chương trình cần 7 tỷ đồng, chia ra: năm 2023 là 3 tỷ đồng, năm 2024 là 4 tỷ đồng.", [], [7000, 3000, 4000]),
        ("Phần lớn, 3 tỷ đồng, được dùng để mua máy sấy cho cơ sở.", [3000], []),
        ("Máy ép có kinh phí 1 tỷ đồng, trong đó có 90 triệu đồng của khuyến công quốc gia.", [1000], [90]),
    ],
)
def test_who_gives_a_sum_and_what_it_is_for_may_stand_behind_it(text: str, spent: list[int], whole: list[int]) -> None:
    assert ([value for value, _, _ in told(PLANNED + text)], sorted(totals(PLANNED + text))) == (spent, sorted(whole))


@pytest.mark.parametrize(
    ("heading", "period"),
    [("CÔNG VIỆC ĐÃ LÀM TRONG QUÝ II/2023", "2023Q2"), ("Về giai đoạn 2016 - 2020", "2016-2020")],
)
def test_a_period_in_a_heading_holds_for_all_under_it(heading: str, period: str) -> None:
    page = (
        f"BÁO CÁO\nCông tác khuyến công năm 2023\n\nI. {heading}\n\n1. Mở 2 lớp nghề, 60 triệu đồng.\n\n2. Dự hội chợ."
    )
    assert told(page) == [(60, ACTUAL, period)]


def test_a_number_that_names_who_pays_heads_its_content() -> None:
    page = (
        "KẾ HOẠCH\nKhuyến công năm 2023\n\nI. NGUỒN KHUYẾN CÔNG QUỐC GIA\n\nỨng dụng máy móc trong chế biến gỗ."
        " Kinh phí hỗ trợ dự kiến: trên 3.000 triệu đồng.\n\nII. NGUỒN KHUYẾN CÔNG ĐỊA PHƯƠNG\n\n1. Mở 2 lớp nghề."
    )
    assert told(page) == [(3000, PLAN, "2023")]
