"""What pages of papers and portals are like as they stand on the web: lines of the portal's own, text cut off before
its head, the day they were posted on, and money told of those who got it."""

import pytest

from khuyencong.terms.facts import Role, Status

from .reading import facts_of
from .test_told_in_news import Case, sums, told

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
TASKS = "Sở Công Thương cho biết, 5 đề án tập huấn (450 triệu đồng) được thực hiện trong năm 2020."


@pytest.mark.parametrize(
    ("line", "case"),
    [
        ("Cập nhật lúc 15:38, Thứ Tư, 11/03/2020 (GMT+7)", (450, PLAN, "2020")),
        ("08:15, 11/03/2020", (450, PLAN, "2020")),
        ("Kinh tế - Ngày đăng : 08:15, 11/03/2020", (450, PLAN, "2020")),
        ("Cập nhật lúc 15:38, Thứ Tư, 11/11/2020 (GMT+7)", (450, ACTUAL, "2020")),
        ("Phát biểu ngày 11/03/2020 tại Sở", (450, ACTUAL, "2020")),  # no line of the portal's
    ],
)
def test_the_day_in_the_line_of_a_page_says_whether_a_year_is_over(line: str, case: Case) -> None:
    assert told(f"{line}\n{TASKS}", "Triển khai đề án khuyến công\n") == [case]


def test_a_page_without_a_year_tells_of_the_one_it_was_posted_in() -> None:
    page = "Thời sự - Ngày đăng : 08:22, 04/05/2011\nTrung tâm đã mở 3 lớp nghề, kinh phí 90 triệu đồng."
    assert told(page, "Tỉnh mở lớp dạy nghề\n") == [(90, ACTUAL, "2011")]


def test_lines_of_a_portal_over_a_headline_are_none() -> None:
    page = "Hà Nội: 35°C Hà Nội\nhoạt động khuyến công\nHình ảnh liên kết\nBạc Liêu: khuyến công 6 tháng đầu năm 2018\n"
    facts = facts_of(f"{page}\nTrung tâm đã mở 3 lớp nghề, kinh phí 90 triệu đồng.")
    assert facts.head.title == "Bạc Liêu: khuyến công 6 tháng đầu năm 2018"
    assert [a.period for a in facts.activities] == ["2018H1"]


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (  # cut off before its head, the text begins with figures
            "Trong tổng kinh phí này, ngân sách nhà nước: 105,5 tỷ đồng (30%); vốn doanh nghiệp: 246 tỷ đồng (70%).\n"
            "Bưởi là sản phẩm của huyện.",
            [],
            [105500, 246000],
        ),
        (
            "Năm 2023, tổng kinh phí khuyến công thực hiện của tỉnh là 8,2 tỷ đồng, đạt 82% kế hoạch.\n"
            "Năm 2023, công tác truyền thông được duy trì với kinh phí thực hiện là 970 triệu đồng.",
            [970],
            [8200],
        ),
    ],
)
def test_a_sentence_with_figures_is_no_headline(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text, "") == (spent, totals)
    assert {a.role for a in facts_of(text).activities if a.amount} <= {ACTUAL}


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (  # who got it, and what he laid out himself
            "Được hỗ trợ 113 triệu đồng từ chương trình khuyến công, Công ty TNHH Mây Xanh, ở thị xã Giá Rai đã đầu tư"
            " thêm gần 270 triệu đồng để mua tủ sấy.",
            [113],
            [270],
        ),
        (
            "Được hỗ trợ 5 tỷ đồng từ chương trình khuyến công, tỉnh có thêm nhiều máy móc.",
            [],
            [5000],
        ),
        (  # who gives how much, in a sentence of its own
            "Tỉnh giao Trung tâm 65 đề án, với tổng kinh phí là 10,2 tỷ đồng. Cụ thể, kinh phí khuyến công địa phương:"
            " 8,8 tỷ đồng, đến nay đã phân bổ 8,5 tỷ đồng; nguồn khuyến công quốc gia là 1,4 tỷ đồng.",
            [],
            [10200, 8800, 8500, 1400],
        ),
        (
            "Tổng kinh phí đào tạo nghề khoảng 969 tỷ đồng, trong đó kinh phí trích từ ngân sách thành phố 899,8 tỷ"
            " đồng; kinh phí từ ngân sách huyện 4,7 tỷ đồng; kinh phí từ nguồn xã hội hóa 64,5 tỷ đồng.",
            [],
            [969000, 899800, 4700, 64500],
        ),
        (  # one of several programmes
            "Khuyến công đã hỗ trợ xây dựng 78 mô hình trình diễn. Kinh phí cho chương trình này là 8,4 tỷ đồng, chiếm"
            " 21,6% tổng kinh phí.",
            [8400],
            [],
        ),
        (  # between what and what the sums of several lie
            "Một số địa phương bố trí ngân sách ở mức khá từ 4 đến 8,3 tỷ đồng cho khuyến công là: Hoa Mai, Giá Rai.",
            [],
            [],
        ),
    ],
)
def test_money_of_those_who_got_it_and_of_those_who_gave_it(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


def test_what_is_aimed_at_is_planned() -> None:
    page = "Bạc Liêu hoàn thành chương trình, mục tiêu thực hiện 16 lớp nghề, kinh phí 250 triệu đồng."
    assert told(page) == [(250, PLAN, "2020")]


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        ("Tổng kinh phí dự kiến hỗ trợ cho 14 cơ sở công nghiệp nông thôn là hơn 3,1 tỷ đồng.", [3100], []),
        (
            "Tổng kinh phí khuyến công địa phương hỗ trợ đợt này là hơn 1,9 tỷ đồng thực hiện 05 đề án máy móc.",
            [1900],
            [],
        ),
        ("Huyện được hỗ trợ 3 đề án khuyến công với tổng mức hỗ trợ lên đến 120 triệu đồng.", [], [120]),
        (
            "Tỉnh phân bổ 9,6 tỷ đồng triển khai Chương trình mỗi xã một sản phẩm (OCOP) tỉnh Bạc Liêu năm 2020.",
            [],
            [9600],
        ),
        (  # three dots end no sentence that goes on
            "Tỉnh hỗ trợ tổ chức hội nghị, tập huấn, thiết lập mã truy xuất... với tổng mức hơn 3,2 tỷ đồng.",
            [3200],
            [],
        ),
        (  # what several years in its name make a programme
            'Thành phố duyệt đề án "Hỗ trợ doanh nghiệp nhỏ giai đoạn 2021-2025".\n\nKinh phí để thực hiện đề án là'
            " 957 tỷ đồng, trong đó ngân sách thành phố hỗ trợ 832 tỷ đồng; đối ứng của các tổ chức 125 tỷ đồng.",
            [],
            [957000, 832000, 125000],
        ),
        (
            'Thành phố duyệt đề án "Hỗ trợ máy ép".\n\nKinh phí để thực hiện đề án là 957 triệu đồng.',
            [957],
            [],
        ),
    ],
)
def test_whose_money_a_sum_is_by_the_words_of_its_sentence(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


def test_a_headline_ends_where_the_news_agency_begins() -> None:
    page = (
        "Kinh tế Hỗ trợ hơn 16 tỷ đồng phát triển sản phẩm OCOP (QNO) – Theo báo cáo sơ kết 3 năm thực hiện nghị quyết"
        " về vùng đồng bào miền núi, giai đoạn 2021 – 2024, từ nguồn ngân sách tỉnh đã hỗ trợ 16,4 tỷ đồng cho các"
        " huyện miền núi phát triển sản phẩm OCOP."
    )
    assert told(page, "") == [(16400, ACTUAL, "2021-2024")]


def test_a_headline_repeated_under_the_comments_is_no_text() -> None:
    page = (
        "Sở hỗ trợ 3 cơ sở, kinh phí 60 triệu đồng.\n\n(0) Bình luận\nMới nhất\nHuyện đầu tư 3,7 tỷ đồng cho 6 sản phẩm"
    )
    assert told(page) == [(60, ACTUAL, "2020")]


def test_who_writes_stands_before_the_day_of_a_page() -> None:
    page = "MINH TÂN 15/12/2015 08:33\nSáng 14.12, huyện đã hỗ trợ 210 triệu đồng cho cơ sở Hoa Mai làm đồ gỗ."
    assert told(page, "Hỗ trợ cơ sở tiểu thủ công nghiệp\n") == [(210, ACTUAL, "2015")]


def test_who_is_given_a_part_in_what_was_done_is_given_no_money() -> None:
    page = "Trung tâm đã nghiệm thu máy. Sở được giao phối hợp với cơ sở Hoa Mai đầu tư 1 máy, kinh phí 570 triệu đồng."
    assert told(page) == [(570, ACTUAL, "2020")]


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Kinh phí khuyến công của tỉnh ở mức cao, cụ thể: Năm 2016 là hơn 5,3 tỷ đồng, 2017 hơn 3,6 tỷ đồng và 2018"
            " cũng ở con số rất cao khoảng 7,2 tỷ đồng.",
            [],
            [5300, 3600, 7200],
        ),
        ("Liên minh đã hỗ trợ cho HTX Hoa Mai một số trang thiết bị trị giá 150 triệu đồng.", [150], []),
        (
            "Khuyến công hỗ trợ HTX Hoa Mai mua dây chuyền trị giá 900 triệu đồng.",
            [],
            [900],
        ),
    ],
)
def test_years_named_once_and_things_given_instead_of_money(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (  # who gives how much stands behind each sum, in a paragraph of its own
            "Các HTX được hỗ trợ 59,3 tỷ đồng để xây dựng nhà kho.\n\nTrong đó, 42,1 tỷ đồng từ chương trình mục tiêu"
            " quốc gia xây dựng nông thôn mới, 17,2 tỷ đồng từ các nguồn vốn hỗ trợ khác.",
            [59300],
            [42100, 17200],
        ),
        ("Trong đó, Công ty TNHH Hoa Mai đã nhận được hỗ trợ 2,5 tỷ đồng từ nguồn vốn này để mua máy.", [2500], []),
        (  # the one project that the page is about
            "Tỉnh hỗ trợ 14 HTX xây dựng nhà kho.\n\nTổng mức đầu tư của Dự án là 31.580 triệu đồng, trong đó ngân sách"
            " nhà nước 30.000 triệu đồng; đối ứng của hợp tác xã là 1.580 triệu đồng.",
            [31580],
            [30000, 1580],
        ),
        (  # what each kind has on average
            "Vốn bình quân của mỗi doanh nghiệp chỉ khoảng 21,9 tỷ đồng; hộ kinh doanh khoảng 70,4 triệu đồng, hợp tác"
            " xã khoảng 80 triệu đồng, tổ hợp tác khoảng 30 triệu đồng.",
            [],
            [],
        ),
        (
            "Để tạo đà cho doanh nghiệp mua máy móc, năm nay tỉnh dành gần 1,2 tỷ đồng thực hiện hoạt động khuyến công;"
            " trong đó, nguồn kinh phí khuyến công quốc gia chiếm 800 triệu đồng.",
            [],
            [1200, 800],
        ),
        ("Sở mở 3 lớp.\n\nTỉnh chi 30 tỷ đồng hỗ trợ 8 chủ thể - Ảnh 1.", [], []),  # under a picture
    ],
)
def test_who_gives_and_what_each_has_on_average(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("Từ nay đến năm 2022, tỉnh hỗ trợ 14,7 tỷ đồng cho 5 làng nghề.", [(14700, PLAN, "2022")]),
        ("Tỉnh đưa ra mục tiêu có 5 lớp nghề, kinh phí 300 triệu đồng.", [(300, PLAN, "2020")]),
        ("Làng nghề dệt chiếu đã được Chi nhánh ngân hàng giải ngân 340 triệu đồng mua máy.", [(340, ACTUAL, "2020")]),
        (
            "Kinh phí cấp năm 2021 cho 3 lớp nghề là 90 triệu đồng; kinh phí hoạt động nghiệp vụ quản lý nhà nước về"
            " khoa học và công nghệ năm 2020 là 83 triệu đồng.",
            [(90, PLAN, "2021"), (83, ACTUAL, "2020")],
        ),
    ],
)
def test_what_lies_ahead_and_the_year_a_member_of_a_list_names(text: str, cases: list[Case]) -> None:
    assert told(text) == cases


def test_a_headline_under_a_picture_is_told_once() -> None:
    head = "Bạc Liêu thưởng gần 2,6 tỷ đồng cho các sản phẩm OCOP năm 2020"
    page = f"{head}\n\nTỉnh đã thưởng các sản phẩm OCOP với số tiền 2,59 tỷ đồng.\n\n{head}\n\nLãnh đạo trao giải."
    assert told(page, "") == [(2590, ACTUAL, "2020")]


HEAD_OF_PAPER = "SỞ CÔNG THƯƠNG\nSố: 12/BC-SCT\nBạc Liêu, ngày 20 tháng 12 năm 2020\n\n"
REPORT = f"{HEAD_OF_PAPER}BÁO CÁO\nKết quả thực hiện chương trình khuyến công năm 2020\n\n"
PLAN_OF_2020 = f"{HEAD_OF_PAPER}KẾ HOẠCH\nThực hiện chương trình khuyến công năm 2020\n\n"


@pytest.mark.parametrize(
    ("head", "text", "cases"),
    [
        # a year in the name of a content is not the year of its money
        (
            PLAN_OF_2020,
            "1. Đưa các sản phẩm công nghiệp nông thôn đã được công nhận năm 2019 đi dự 02 hội chợ, 60 triệu đồng.",
            [(60, PLAN, "2020")],
        ),
        (
            PLAN_OF_2020,
            "1. Mở hội nghị tổng kết công tác khuyến công toàn tỉnh năm 2019 và bàn việc mới, kinh phí 20 triệu đồng.",
            [(20, PLAN, "2020")],
        ),
        (
            REPORT,
            "1. Trả nốt phần việc của các đề án khuyến công địa phương năm 2019 chuyển sang năm 2020: 50 triệu đồng.",
            [(50, ACTUAL, "2020")],
        ),
        # an aim that was reached
        (REPORT, "1. Đã hoàn thành mục tiêu hỗ trợ 08 cơ sở với kinh phí 800 triệu đồng.", [(800, ACTUAL, "2020")]),
        (REPORT, "1. Đạt mục tiêu thực hiện 03 lớp nghề, kinh phí 90 triệu đồng.", [(90, ACTUAL, "2020")]),
        # who is given the lead is given its money
        (
            REPORT,
            "1. Phòng được giao chủ trì thực hiện 05 đề án, 500 triệu đồng; đã hoàn thành 04 đề án, 400 triệu đồng.",
            [(500, PLAN, "2020"), (400, ACTUAL, "2020")],
        ),
        # a title that ends with a full stop, or stands in small letters
        (
            "Danh mục nhiệm vụ khoa học cấp tỉnh năm 2020 (Kèm theo Quyết định số 5/QĐ-UBND ngày 03/01/2020).\n\n",
            "1. Đề tài chọn giống lúa: 850 triệu đồng.",
            [(850, PLAN, "2020")],
        ),
        ("kế hoạch khuyến công năm 2020\n\n", "1. Tập huấn: 03 lớp, kinh phí 90 triệu đồng.", [(90, PLAN, "2020")]),
    ],
)
def test_what_papers_of_officials_say_in_the_same_words(head: str, text: str, cases: list[Case]) -> None:
    assert told(text, head) == cases


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (  # each item is a «đề án», though the plan's basis names a programme of several years so
            'Thực hiện Chương trình "Phát triển nghề giai đoạn 2016-2020" của tỉnh:\n1. Đề án máy ép tại cơ sở Hoa Mai.'
            " Kinh phí thực hiện đề án: 300 triệu đồng.\n2. Đề án mô hình sấy lúa: tổng kinh phí thực hiện đề án 800"
            " triệu đồng, trong đó khuyến công 300 triệu đồng, cơ sở đối ứng 500 triệu đồng.",
            [300, 300],
            [500, 800],
        ),
        (  # a programme that pays is no content beside the one it pays for
            "1. Phát triển sản phẩm OCOP: 800 triệu đồng, trong đó Chương trình mục tiêu quốc gia xây dựng nông thôn"
            " mới 500 triệu đồng, ngân sách tỉnh 300 triệu đồng.",
            [800],
            [500, 300],
        ),
        (  # a table's total is nobody's support
            "| TT | Cơ sở | Kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Cơ sở Hoa Mai | 300 |\n| 2 | HTX Ba | 50 |"
            "\n\nTổng kinh phí hỗ trợ 02 cơ sở là 350 triệu đồng.",
            [],
            [350],
        ),
        (  # what a machine is worth beside its support
            "1. Giao máy cho 03 cơ sở: hệ thống máy sấy trị giá 900 triệu đồng, trong đó khuyến công hỗ trợ 450 triệu"
            " đồng.\n2. Nhận bàn giao 05 máy may, thiết bị trị giá 500 triệu đồng.",
            [450],
            [900, 500],
        ),
        (
            "1. Hỗ trợ đổi mới dây chuyền làm đũa có giá trị 900 triệu đồng, kinh phí khuyến công 250 triệu đồng.",
            [],
            [900, 250],
        ),
        # the range of one content
        ("1. Tổ chức hội chợ: kinh phí ở mức từ 3 đến 4 tỷ đồng.", [4000], []),
        # a content whose money is said to be for such work
        ("1. Hội nghị kết nối cung cầu: 50 triệu đồng thực hiện hoạt động xúc tiến thương mại.", [50], []),
        ("1. Hội nghị kết nối cung cầu: bố trí 50 triệu đồng thực hiện hoạt động khuyến công.", [50], []),
    ],
)
def test_whose_money_a_sum_in_papers_of_officials_is(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text, REPORT) == (spent, totals)


def test_a_national_programme_behind_in_it_is_the_source_of_its_sum() -> None:
    text = (
        "1. Phát triển OCOP: 8 tỷ đồng, trong đó Chương trình MTQG nông thôn mới 5 tỷ đồng, ngân sách tỉnh 3 tỷ đồng."
    )
    sources = {t.fund_source for t in facts_of(PLAN_OF_2020 + text).totals}
    assert sources == {"chương trình mục tiêu quốc gia", "ngân sách tỉnh"}


def test_what_a_commune_registers_for_next_year_stays_proposed() -> None:
    letter = "UBND XÃ PHÚ LÂM\nSố: 45/UBND-KT\nBạc Liêu, ngày 05 tháng 12 năm 2020\n\nV/v báo cáo kết quả năm 2020"
    needs = "UBND xã đăng ký nhu cầu khuyến công năm 2021 như sau:\n- Cơ sở Hoa Mai: hỗ trợ máy ép, tổng vốn đầu tư"
    asked = f"{letter}\n\nKính gửi: Phòng Kinh tế\n\n{needs} 1.200 triệu đồng, đề nghị hỗ trợ 300 triệu đồng.\n"
    assert [a.status for a in facts_of(asked).activities if a.amount] == [Status.PROPOSED]


def test_degrees_of_a_dryer_are_no_weather() -> None:
    text = "Kho bảo quản 5°C: 300 triệu đồng\nLò sấy 80°C: 150 triệu đồng\n"
    assert told(text, "Kế hoạch hỗ trợ máy năm 2020\n\n") == [(300, PLAN, "2020"), (150, PLAN, "2020")]


def test_the_title_of_a_list_in_small_letters_is_no_name_of_a_section() -> None:
    facts = facts_of("kế hoạch khuyến công năm 2020\n\n1. Tập huấn: 03 lớp, kinh phí 90 triệu đồng.\n")
    assert facts.head.title == "kế hoạch khuyến công năm 2020"


def test_three_dots_at_the_end_of_a_line_end_its_sentence() -> None:
    facts = facts_of(f"{PLAN_OF_2020}- Các khoản chi khác: văn phòng phẩm, xăng xe...\nkinh phí 40 triệu đồng.\n")
    assert [a.title for a in facts.activities] == ["Các khoản chi khác"]


def test_a_comparison_takes_no_count_out_of_a_title() -> None:
    items = (
        "1. Tổ chức 05 lớp, tăng 02 lớp so với năm 2019 (03 lớp).\n"
        "2. Trong 9 tháng, dự 03 hội chợ, kinh phí 240 triệu đồng, tăng 1,5 lần so với năm 2019 (160 triệu đồng).\n"
    )
    titles = {a.title for a in facts_of(REPORT + items).activities}
    assert titles == {"Tổ chức 05 lớp, tăng 02 lớp so với năm 2019", "Dự 03 hội chợ"}
