"""Short pages with a sum or two: which is the total of a year or a budget, which a thing's cost, which was earned."""

import pytest

from .reading import facts_of

RESULT = "Bạc Liêu: kết quả khuyến công năm 2020\n\n"
PLAN = "Bạc Liêu: kế hoạch nghiên cứu khoa học năm 2020\n\n"
UNSAID = "Bạc Liêu: khuyến công và OCOP\n\n"
MILLION = 1_000_000


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        # a year of a budget, whatever was counted before
        (
            RESULT
            + "Năm 2020, Sở quản lý 50 đề tài. Tổng kinh phí sự nghiệp khoa học của tỉnh năm 2020 trên 9 tỷ đồng.",
            [],
            [9000],
        ),
        (RESULT + "Tỉnh giao Trung tâm 7 tỷ đồng. Phần khuyến công địa phương đã phân bổ 5 tỷ đồng.", [], [7000, 5000]),
        (PLAN + "Về kinh phí, tỉnh dự kiến chi gần 9 tỷ đồng.", [], [9000]),
        # a numbered heading that names no thing, but a plan or a year, heads a section
        (
            PLAN + "1. Kế hoạch năm 2020\n\nDuyệt 20 nhiệm vụ với tổng kinh phí 9 tỷ đồng.\n\n2. Lớp\n\nMở lớp.",
            [],
            [9000],
        ),
        (PLAN + "1. Máy móc\n\nDuyệt 20 nhiệm vụ với tổng kinh phí 9 tỷ đồng.\n\n2. Lớp\n\nMở lớp.", [9000], []),
        # what several sentences tell of has no cost of its own
        (
            PLAN + "I. Sản phẩm\n\nChọn 18 sản phẩm. Mở 5 lớp.\n\nKinh phí 2 tỷ đồng, gồm ngân sách 1 tỷ đồng.\n\n"
            "II. Lớp\n\nMở lớp.",
            [],
            [2000, 1000],
        ),
        (PLAN + "I. Sản phẩm\n\nChọn 18 sản phẩm.\n\nKinh phí 2 tỷ đồng.\n\nII. Lớp\n\nMở lớp.", [2000], []),
        (
            PLAN + "1. Nhiệm vụ\n\n- Mới: 20 đề tài;\n\n- Cũ: 10 đề tài;\n\n- Khác: 3 đề tài.\n\n"
            "Tổng kinh phí cho các nhiệm vụ 27 tỷ đồng. Ngoài ra, việc quản lý khoa học được cấp 1 tỷ đồng.\n\n"
            "2. Lớp\n\nMở lớp.",
            [1000],
            [27000],
        ),
        (
            PLAN + "Tỉnh dành 13 tỷ đồng nghiên cứu các đề tài. Kinh phí phân theo lĩnh vực:\n\n"
            "| Lĩnh vực | Kinh phí |\n|---|---|\n| Thủy sản | 5 tỷ đồng |\n| Y tế | 4 tỷ đồng |\n| Khác | còn lại |",
            [5000, 4000],
            [13000],
        ),
        # what a sentence lists has one total; a rest, an event and a programme's part have a name of their own
        (
            PLAN + "Hỗ trợ 9 cơ sở, tổ chức 2 lớp và tham gia 3 hội chợ. Tổng kinh phí thực hiện 3 tỷ đồng.",
            [],
            [3000],
        ),
        (
            RESULT + "Kinh phí tổ chức hội chợ 3 tỷ đồng, trong đó xúc tiến thương mại quốc gia hỗ trợ 2 tỷ đồng.",
            [3000],
            [2000],
        ),
        # so many projects of which nothing else is told cost what a programme did, and no thing
        (RESULT + "Tỉnh triển khai 24 đề án với tổng kinh phí 5 tỷ đồng.", [], [5000]),
        (RESULT + "Tỉnh triển khai 24 đề án sấy nấm với tổng kinh phí 5 tỷ đồng.", [5000], []),
        (RESULT + "Từ năm 2016 đến năm 2020, toàn tỉnh triển khai 90 đề án với hơn 8 tỷ đồng.", [], [8000]),
        (RESULT + "Nguồn vốn 4 tỷ đồng cho 46 đề án của 38 đơn vị. Các đề án thuộc ba mảng.", [], [4000]),
        (RESULT + "Tỉnh duyệt 2 đề án, kinh phí 400 triệu đồng:\n\n1. Máy sấy (01 đề án);\n\n2. Tin.", [], [400]),
        (
            RESULT + "Hoàn thành 5 đề án khuyến công quốc gia với kinh phí 2 tỷ đồng và 9 đề án khuyến công địa phương "
            "với kinh phí 3 tỷ đồng.",
            [2000, 3000],
            [],
        ),
        (RESULT + "Nguồn khuyến công quốc gia triển khai 6 đề án với tổng kinh phí 2 tỷ đồng.", [2000], []),
        (RESULT + "6 tháng đầu năm 2020, nghiệm thu 7 đề án với tổng kinh phí 2 tỷ đồng.", [2000], []),
        (
            RESULT + "| Nguồn | Số đề án | Kinh phí (triệu đồng) |\n|---|---|---|\n| Khuyến công quốc gia | 3 | 900 |\n"
            "| Khuyến công địa phương | 9 | 600 |\n| Tổng cộng | 12 | 1.500 |",
            [900, 600],
            [1500],
        ),
        # one sum for several years of an aim, and money for promotion itself, are of the programme
        (
            PLAN + "1. Giai đoạn 2018-2020, huyện đặt mục tiêu nâng cấp 6 sản phẩm; tổng kinh phí hỗ trợ từ ngân sách "
            "nhà nước 3 tỷ đồng.\n\n2. Lớp\n\nMở lớp.",
            [],
            [3000],
        ),
        (RESULT + "Huyện trích 250 triệu đồng hỗ trợ khuyến công cho các cơ sở trên địa bàn.", [], [250]),
        (RESULT + "Kinh phí triển khai Chương trình OCOP năm 2020 của tỉnh là 7 tỷ đồng.", [], [7000]),
        # what the programme gave for a thing, told in brackets behind its whole cost or in the next sentence
        (
            RESULT + "Đề án “Máy cắt” do Công ty Mây làm, tổng vốn 2 tỷ đồng (khuyến công hỗ trợ 300 triệu đồng, doanh "
            "nghiệp đối ứng 1,7 tỷ đồng).",
            [300],
            [2000, 1700],
        ),
        (
            RESULT
            + "Sở nghiệm thu đề án máy thêu của cơ sở Minh. Tổng mức đầu tư 1,1 tỷ đồng, trong đó khuyến công hỗ "
            "trợ 250 triệu đồng.",
            [250],
            [1100],
        ),
        (
            PLAN
            + "Tỉnh phê duyệt dự án “Trồng quế”.\n\n- Đơn vị chủ trì: Trạm Khuyến nông;\n\n- Chủ nhiệm: Lê Hòa;\n\n"
            "- Tổng kinh phí: 900 triệu đồng.",
            [900],
            [],
        ),
        (RESULT + "Sản phẩm 5 sao được thưởng 150 triệu đồng, 4 sao 80 triệu đồng, 3 sao 50 triệu đồng.", [], []),
        # so much for whoever does it was spent on nobody
        (RESULT + "1. Chính sách: thưởng 90 triệu đồng cho xã giữ được nghề.\n\n2. Lớp\n\nMở lớp.", [], []),
    ],
)
def test_totals_and_things(text: str, spent: list[int], totals: list[int]) -> None:
    facts = facts_of(text)
    assert [a.amount.value // MILLION for a in facts.activities if a.amount] == spent
    assert [t.amount_vnd // MILLION for t in facts.totals if t.amount_vnd] == totals


def test_a_source_is_an_item_where_its_lines_count_what_it_paid_for() -> None:
    lines = "Kế hoạch: kinh phí 8 tỷ đồng.\n\nThực hiện: {} kinh phí 7 tỷ đồng.\n\n2. Lớp\n\nMở lớp."
    counted = facts_of(RESULT + "1. Khuyến công địa phương\n\n" + lines.format("56 đề án,"))
    assert [(str(a.role), a.amount.value // MILLION) for a in counted.activities if a.amount] == [
        ("plan", 8000),
        ("actual", 7000),
    ]
    bare = facts_of(RESULT + "1. Tổng kinh phí\n\n" + lines.format(""))
    assert not [a for a in bare.activities if a.amount]


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Tỉnh có 7 dự án được phê duyệt và triển khai, gồm 2 dự án quốc gia, 300 triệu đồng.", "actual"),
        ("Tỉnh có 7 dự án được phê duyệt, gồm 2 dự án quốc gia, 300 triệu đồng.", "plan"),
        ("Huyện đặt mục tiêu mở 5 lớp, 300 triệu đồng.", "plan"),
    ],
)
def test_what_was_approved_and_carried_out_is_a_result(told: str, role: str) -> None:
    assert [str(a.role) for a in facts_of(UNSAID + told).activities if a.amount] == [role]


def test_a_list_of_revenues_tells_what_was_earned() -> None:
    earning = "- Hòn Tre: 760 triệu đồng;\n\n- Gian hàng Lào: 385 triệu đồng;\n\n"
    spending = "- Trang trí gian hàng, kinh phí 50 triệu đồng."
    facts = facts_of(RESULT + "Hội chợ đông khách. Những gian hàng có doanh thu cao:\n\n" + earning + spending)
    earned = [q.value // MILLION for a in facts.activities for q in a.quantities if q.note == "doanh thu"]
    assert (earned, [a.amount.value // MILLION for a in facts.activities if a.amount]) == ([760, 385], [50])


def test_who_is_supported_for_a_low_revenue_earned_nothing() -> None:
    facts = facts_of(RESULT + "Hỗ trợ các cơ sở có doanh thu thấp:\n\n- Cơ sở Minh Tâm: 50 triệu đồng.\n\n")
    assert not [q for a in facts.activities for q in a.quantities if q.note == "doanh thu"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Kết nối 50 cơ sở thủ công với 50 cơ sở cung ứng gỗ; tạo 800 việc làm.", [50, 50, 800]),
        ("1. Lũy kế\n\nTỉnh có 13 sản phẩm của 9 chủ thể, gồm:\n\n- Đồ uống.\n\n2. Lớp\n\nMở lớp.", [13, 9]),
        ("1. Lũy kế\n\nTỉnh có 2 nội dung chưa làm, gồm:\n\n- Đồ uống.\n\n2. Lớp\n\nMở lớp.", []),
    ],
)
def test_counts_of_a_line(text: str, counted: list[int]) -> None:
    assert [q.value for a in facts_of(RESULT + text).activities for q in a.quantities] == counted


HALF = "Bạc Liêu: khuyến công 6 tháng đầu năm 2024\n\n"
BASIS = "Theo Quyết định phê duyệt Kế hoạch năm 2024 với tổng kinh phí 4 tỷ đồng, Trung tâm báo cáo như sau:\n\n"
SECTIONS = (
    "A. KẾT QUẢ\n\n1. Hỗ trợ máy móc: giải ngân 800 triệu đồng.\n\n2. Lớp: giải ngân 70 triệu đồng.\n\n"
    "B. NHIỆM VỤ 6 THÁNG CUỐI NĂM\n\n1. Hỗ trợ 7 cơ sở, kinh phí 900 triệu đồng.\n\n2. Mở 3 lớp, 90 triệu đồng."
)


def told(text: str) -> list[tuple[int, str, str | None]]:
    facts = facts_of(text)
    return [(a.amount.value // MILLION, str(a.role), a.period) for a in facts.activities if a.amount]


def test_results_of_a_half_year_are_its_own_though_a_plan_of_the_year_is_carried_out() -> None:
    results, tasks = (
        [(800, "actual", "2024H1"), (70, "actual", "2024H1")],
        [(900, "plan", "2024H2"), (90, "plan", "2024H2")],
    )
    assert told(HALF + BASIS + SECTIONS) == results + tasks
    assert [(t.role, t.period) for t in facts_of(HALF + BASIS + SECTIONS).totals] == [("plan", "2024")]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (RESULT + "Trong 9 tháng, mở 3 lớp, 120 triệu đồng.", [(120, "actual", "2020M01-M09")]),
        (
            UNSAID + "9 tháng năm 2020, tỉnh mở 3 lớp, 120 triệu đồng; phấn đấu đến hết năm mở 2 lớp, 80 triệu đồng.",
            [(120, "actual", "2020M01-M09"), (80, "plan", "2020")],
        ),
        (RESULT + "Trong 6 tháng, mở 3 lớp, 120 triệu đồng.", [(120, "actual", "2020H1")]),
        (RESULT + "Trong 3 tháng, mở 3 lớp, 120 triệu đồng.", [(120, "actual", "2020")]),  # so long it took
        (RESULT + "Trung tâm Ứng dụng khoa học mở lớp, 120 triệu đồng.", [(120, "actual", "2020")]),
        (RESULT + "Trung tâm mở lớp, tạm ứng 120 triệu đồng.", [(120, "advanced", "2020")]),
        (
            UNSAID + "Đến hết tháng 11/2022, huyện giải ngân 620 triệu đồng cho 4 cơ sở.",
            [(620, "actual", "2022M01-M11")],
        ),
        (
            UNSAID + "1. Từ đầu năm đến nay, tỉnh đã chi 80 triệu đồng mở 2 lớp.\n\n2. Năm 2019, nghỉ 1 lớp.",
            [(80, "actual", None)],
        ),
        (RESULT + "Sở đã tham mưu, đề xuất hỗ trợ 6 cơ sở với số tiền 300 triệu đồng.", [(300, "actual", "2020")]),
        (RESULT + "Trung tâm đã trình Sở thẩm định 01 đề án, kinh phí 94 triệu đồng.", [(94, "plan", "2020")]),
        (UNSAID + "Năm 2022, huyện vừa quyết định hỗ trợ 120 triệu đồng cho 3 lớp.", [(120, "plan", "2022")]),
        (UNSAID + "Huyện vừa được tỉnh cấp 900 triệu đồng nâng cấp 5 kho năm 2024.", [(900, "plan", "2024")]),
        (UNSAID + "Bộ giao Trung tâm mở 2 lớp năm 2023, kinh phí 90 triệu đồng.", [(90, "plan", "2023")]),
        (UNSAID + "Năm 2022, Chương trình cấp quốc gia chi 90 triệu đồng mở 2 lớp.", [(90, "actual", "2022")]),
        (
            RESULT + "1. Khuyến công quốc gia: kinh phí giao 900 triệu đồng, đã thực hiện 800 triệu đồng.\n\n2. Lớp",
            [(900, "plan", "2020"), (800, "actual", "2020")],
        ),
        (RESULT + "Do dịch bệnh phải dừng 3 hội chợ với kinh phí 120 triệu đồng.", [(120, "plan", "2020")]),
    ],
)
def test_role_and_period_of_one_sum(text: str, sums: list[tuple[int, str, str | None]]) -> None:
    assert told(text) == sums


def test_until_a_day_of_the_year_is_told_of_the_reports_own_time() -> None:
    text = "Kinh phí giao năm 2024 là 3 tỷ đồng. Đến ngày 30/6/2024 đã giải ngân 1 tỷ đồng."
    assert [(t.role, t.period) for t in facts_of(HALF + text).totals] == [("plan", "2024"), ("actual", "2024H1")]


def test_a_part_of_a_name_counts_nothing() -> None:
    (done,) = facts_of(RESULT + "Hỗ trợ máy sấy cho cơ sở Ba So, 90 triệu đồng.").activities
    assert (done.quantities, done.title) == ((), "Hỗ trợ máy sấy cho cơ sở Ba So")


def test_pottery_is_no_list() -> None:
    text = "Nghiệm thu 2 đề án: máy sấy của HTX Cao Sơn 150 triệu đồng; lò nung gốm của HTX Bàu Đá 120 triệu đồng."
    assert [a.title for a in facts_of(RESULT + text).activities if a.amount][1] == "Lò nung gốm của HTX Bàu Đá"


def test_the_cost_of_an_event_is_named_by_the_event() -> None:
    text = "Mỗi sản phẩm được thưởng 3 triệu đồng. Kinh phí tổ chức bình chọn 220 triệu đồng."
    assert [a.title for a in facts_of(RESULT + text).activities if a.amount] == ["Tổ chức bình chọn"]
