"""An outlined report: items in plan and result, causes, lists of what was not done."""

import pytest

from khuyencong.terms.facts import Role, Status

from .reading import facts_of

REPORT = """Kết quả thực hiện kế hoạch khuyến công năm 2021

1. Chương trình đào tạo

1.1. Lớp quản trị

Kế hoạch: Mở lớp cho 120 học viên, kinh phí 90.000.000 đồng

Thực hiện: Đã mở tại huyện Tân Phú cho 112 học viên. Kinh phí thực hiện: 81.500.000 đồng.

1.2. Tham gia phiên chợ

Kế hoạch: Dự 02 phiên chợ, kinh phí 50.000.000 đồng; Trưng bày tại siêu thị cho 03 cơ sở: 12.000.000 đồng.

Thực hiện: Dự 02 phiên chợ. Kinh phí thực hiện: 58.000.000 đồng (kinh phí tăng được cân đối từ lớp quản trị).

Các siêu thị miễn tiền thuê. Vì vậy không sử dụng kinh phí Trưng bày tại siêu thị cho 03 cơ sở: 12.000.000 đồng.

1.3. Bản tin

Kế hoạch: In 800 cuốn bản tin, kinh phí 40.000.000 đồng.

Thực hiện: Kinh phí ước thực hiện: 38.000.000 đồng.

II. Nội dung không thực hiện

Có 02 nội dung không thực hiện gồm: (1) Hỗ trợ nhãn hiệu cho cơ sở; (2) Xây dựng định mức dịch vụ.

Nguyên nhân:

- Các huyện không đăng ký.

- Nội dung xây dựng định mức dịch vụ: chưa có hướng dẫn.

III. Nhiệm vụ được giao ngoài kế hoạch

Hỗ trợ hạ tầng cụm công nghiệp, kinh phí 2 tỷ đồng.
"""


def test_plan_and_result_of_each_item() -> None:
    told = [(a.path, a.title, a.role, a.amount and a.amount.value) for a in facts_of(REPORT).activities[:8]]
    assert told == [
        ("1.1", "Lớp quản trị", Role.PLAN, 90_000_000),
        ("1.1", "Lớp quản trị", Role.ACTUAL, 81_500_000),
        ("1.2", "Tham gia phiên chợ", Role.PLAN, 50_000_000),
        ("1.2", "Trưng bày tại siêu thị", Role.PLAN, 12_000_000),
        ("1.2", "Tham gia phiên chợ", Role.ACTUAL, 58_000_000),
        ("1.2", "Trưng bày tại siêu thị", Role.ACTUAL, 0),  # a second thing of the item, and it cost nothing
        ("1.3", "Bản tin", Role.PLAN, 40_000_000),
        ("1.3", "Bản tin", Role.ESTIMATE, 38_000_000),
    ]


def test_causes() -> None:
    activities = facts_of(REPORT).activities
    assert activities[4].reason == "kinh phí tăng được cân đối từ lớp quản trị"
    assert activities[5].reason is not None
    assert activities[5].reason.startswith("Các siêu thị miễn tiền thuê")
    undone = {a.title: a.reason for a in activities if a.status is Status.NOT_DONE and a.item}
    assert undone == {
        "Hỗ trợ nhãn hiệu cho cơ sở": None,
        "Xây dựng định mức dịch vụ": "chưa có hướng dẫn",
        "Nguyên nhân": "Các huyện không đăng ký",
    }


def test_out_of_plan_and_groups() -> None:
    activities = facts_of(REPORT).activities
    assert (activities[-1].path, activities[-1].status) == ("III", Status.OUT_OF_PLAN)
    assert activities[0].group_title == "1. Chương trình đào tạo"
    assert {a.period for a in activities} == {"2021"}


def test_every_figure_leads_to_its_words() -> None:
    for activity in facts_of(REPORT).activities:
        for quantity in activity.quantities:
            words = REPORT[quantity.span.start : quantity.span.end]
            assert words.endswith(quantity.unit)
            assert activity.span.start <= quantity.span.start <= quantity.span.end <= activity.span.end
        if activity.amount and activity.amount.value:
            assert "đồng" in REPORT[activity.amount.span.start : activity.amount.span.end]


def test_lead_partners_and_quarter_of_an_item() -> None:
    plan = (
        "KẾ HOẠCH\nTriển khai nội dung OCOP năm 2022\n\nI. NỘI DUNG\n1. Mở lớp tập huấn (04 lớp)\n"
        "1.1. Nội dung thực hiện: hướng dẫn hồ sơ cho chủ thể.\n1.2. Đơn vị chủ trì: Phòng Kỹ thuật\n"
        "1.3. Đơn vị phối hợp: UBND các huyện.\n1.4. Thời gian triển khai: Quý I-II/2022\n"
        "II. KINH PHÍ\n- Ngân sách tỉnh.\n"
    )
    (item,) = facts_of(plan).activities[:1]
    assert (item.path, item.title, item.period) == ("I.1", "Mở lớp tập huấn", "2022Q1-Q2")
    assert item.organisations == ("Phòng Kỹ thuật", "UBND các huyện")
    assert [(q.value, q.unit) for q in item.quantities] == [(4, "lớp")]


def test_tasks_of_an_assignment() -> None:
    letter = (
        "SỞ CÔNG THƯƠNG\nSố:   /SCT-TM\nĐồng Nai, ngày   tháng  3  năm 2020\nV/v giao nhiệm vụ năm 2020\n\n"
        "Kính gửi: Các phòng.\n\nGiám đốc giao các phòng như sau:\n\n1. Phòng Thương mại\n\n"
        "- Lập danh sách điểm bán hàng trước ngày 30/4/2020;\n\n- Mở lớp tập huấn.\n\n"
        "2. Thanh tra\n\n- Kiểm tra hằng quý.\n\n"
        "Đề nghị các phòng thực hiện. Hàng quý, 6 tháng, năm gửi báo cáo về Văn phòng./.\n"
    )
    facts = facts_of(letter)
    assert facts.activities == ()
    assert [(t.unit, t.frequency) for t in facts.tasks[:3]] == [
        ("Phòng Thương mại", None),
        ("Phòng Thương mại", None),
        ("Thanh tra", "hằng quý"),
    ]
    assert facts.tasks[0].deadline == "trước ngày 30/4/2020"
    assert (facts.tasks[-1].unit, facts.tasks[-1].frequency) == ("các phòng", "hằng quý, 6 tháng, hằng năm")
    assert (facts.head.number, facts.head.date, facts.head.kind) == (None, "2020-03", "letter")


def test_funding_is_told_as_totals() -> None:
    plan = (
        "KẾ HOẠCH\nKhuyến công năm 2022\n\nI. NỘI DUNG\n1. Hỗ trợ 03 cơ sở mua máy.\n2. Mở 01 lớp.\n"
        "II. KINH PHÍ THỰC HIỆN\n"
        "1. Tổng kinh phí là 1.000.000.000 đồng.\nTrong đó:\n- Ngân sách tỉnh: 750.000.000 đồng, chiếm 75%.\n"
        "- Nguồn khác: 250.000.000 đồng, chiếm 25%.\n"
    )
    facts = facts_of(plan)
    assert [(t.amount_vnd, t.percent, t.fund_source) for t in facts.totals] == [
        (1_000_000_000, None, None),
        (750_000_000, 75.0, "ngân sách tỉnh"),
        (250_000_000, 25.0, "nguồn khác"),
    ]
    assert [a.amount for a in facts.activities] == [None, None]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "1.", "I. \n- \n(1)", "Kế hoạch:\nThực hiện:", "(1) a (2) b", "a) \n" * 40]
)
def test_nothing_raises_on_a_poor_paper(text: str) -> None:
    facts_of(text)


def test_a_line_of_its_own_tells_the_cost_of_the_item_above() -> None:
    facts = facts_of(
        "Kết quả năm 2020\n\n1. Lớp nghề mộc\n\nĐã mở 02 lớp cho 44 học viên.\n\n"
        "Kinh phí thực hiện: 66.000.000 đồng.\n\n"
        "2. Phiên chợ\n\n- Dự 03 phiên chợ tại tỉnh bạn\n\nKinh phí: 45 triệu đồng\n"
    )
    assert [(a.path, a.title, a.amount and a.amount.value) for a in facts.activities] == [
        ("1", "Lớp nghề mộc", 66_000_000),
        ("2", "Dự 03 phiên chợ tại tỉnh bạn", 45_000_000),
    ]


def test_the_plan_of_an_item_may_stand_in_its_own_line() -> None:
    facts = facts_of(
        "Kết quả năm 2020\n\n1. Nuôi mạng lưới 30 cộng tác viên, kinh phí 162 triệu đồng.\n\n"
        "Thực hiện: 27 cộng tác viên, 148 triệu đồng.\n\n"
        "2. Kế hoạch: kiểm tra các đề án, kinh phí 30 triệu đồng.\n\nThực hiện: 6 cuộc kiểm tra, 17 triệu đồng.\n"
    )
    assert [(a.path, a.role, a.amount and a.amount.value // 1_000_000) for a in facts.activities] == [
        ("1", Role.PLAN, 162),
        ("1", Role.ACTUAL, 148),
        ("2", Role.PLAN, 30),
        ("2", Role.ACTUAL, 17),
    ]


def test_a_project_told_in_lines_of_its_own() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 9/QĐ-SCT\nQUYẾT ĐỊNH\nPhê duyệt đề án năm 2020\n\n"
        "Điều 1. Phê duyệt 02 đề án, tổng kinh phí hỗ trợ là 300.000.000 đồng (Ba trăm triệu đồng), gồm:\n"
        '1. Đề án "Máy sấy cá"\n- Đơn vị thụ hưởng: HTX Biển Xanh.\n'
        "- Kinh phí hỗ trợ: 100.000.000 đồng; đơn vị thụ hưởng đối ứng: 150.000.000 đồng.\n"
        '2. Đề án "02 máy cắt"\n- Đơn vị thụ hưởng: Hộ kinh doanh Hai.\n- Kinh phí hỗ trợ: 200.000.000 đồng.\n'
    )
    assert [(a.path, a.amount and a.amount.value // 1_000_000) for a in facts.activities] == [
        ("Điều 1.1", 100),
        ("Điều 1.2", 200),
    ]
    assert [t.amount_vnd and t.amount_vnd // 1_000_000 for t in facts.totals] == [300, 150]


def test_labels_of_nine_months_and_of_the_whole_year() -> None:
    facts = facts_of(
        "Kết quả khuyến công 9 tháng năm 2024\n\n1. Tập huấn\n\nKế hoạch: 06 lớp, kinh phí 240 triệu đồng\n\n"
        "Thực hiện 9 tháng: 04 lớp, kinh phí 151 triệu đồng. Ước cả năm: 06 lớp, kinh phí 238 triệu đồng.\n\n"
        "2. Hội chợ\n\nKế hoạch: 02 hội chợ, 90 triệu đồng\n\nThực hiện 9 tháng: 01 hội chợ, 40 triệu đồng.\n"
    )
    assert [(a.path, a.role, a.period, a.amount and a.amount.value // 1_000_000) for a in facts.activities] == [
        ("1", Role.PLAN, "2024", 240),
        ("1", Role.ACTUAL, "2024M01-M09", 151),
        ("1", Role.ESTIMATE, "2024", 238),
        ("2", Role.PLAN, "2024", 90),
        ("2", Role.ACTUAL, "2024M01-M09", 40),
    ]


def test_lines_that_name_their_unit_are_its_tasks() -> None:
    plan = (
        "SỞ CÔNG THƯƠNG\nSố: 8/KH-SCT\nKẾ HOẠCH\nKhuyến công năm 2025\n\nI. NỘI DUNG\n1. Mở 3 lớp.\n2. Dự 2 hội chợ.\n"
        "II. TỔ CHỨC THỰC HIỆN\n"
        "1. Trung tâm Khuyến công: chủ trì các đề án; báo cáo Sở trước ngày 15 hằng tháng.\n"
        "2. Phòng Thương mại phối hợp mở hội chợ, xong trong thời hạn 20 ngày.\n"
        "3. UBND các huyện: rà soát cơ sở trước khi ký hợp đồng.\n"
        "Giao Sở Tài chính cân đối kinh phí.\nTrên đây là kế hoạch năm 2025./.\n"
    )
    tasks = facts_of(plan).tasks
    assert [(t.unit, t.text, t.deadline, t.frequency) for t in tasks] == [
        ("Trung tâm Khuyến công", "chủ trì các đề án", None, None),
        ("Trung tâm Khuyến công", "báo cáo Sở trước ngày 15 hằng tháng", "trước ngày 15 hằng tháng", "hằng tháng"),
        ("Phòng Thương mại", "phối hợp mở hội chợ, xong trong thời hạn 20 ngày", "trong thời hạn 20 ngày", None),
        ("UBND các huyện", "rà soát cơ sở trước khi ký hợp đồng", None, None),
        ("Sở Tài chính", "cân đối kinh phí", None, None),
    ]


def test_attributes_by_letter_behind_a_short_basis() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 8/KH-SCT\nKẾ HOẠCH\nPhát triển sản phẩm năm 2025\n\n"
        "Thực hiện Quyết định số 9/QĐ-TTg ngày 1/8/2022, Sở xây dựng kế hoạch như sau:\n"
        "I. MỤC ĐÍCH\n- Phấn đấu có thêm 45 sản phẩm.\n- Gắn với nông thôn mới.\n"
        "II. NỘI DUNG\n1. Đánh giá sản phẩm\na) Nội dung: tổ chức 02 đợt đánh giá.\n"
        "b) Thời gian thực hiện: Quý III - Quý IV/2025.\nc) Kinh phí: 380.000.000 đồng.\n"
        "2. Hội chợ: dự 06 hội chợ; mở 01 hội chợ; tổng kinh phí 90 triệu đồng.\n"
    )
    assert [(a.path, a.period, a.quantities[0].value, a.amount and a.amount.value) for a in facts.activities] == [
        ("I", "2025", 45, None),
        ("II.1", "2025Q3-Q4", 2, 380_000_000),
        ("II.2", "2025", 6, 90_000_000),
    ]


def test_what_an_assignment_gives_money_for_is_planned_and_what_it_counts_is_told_by_the_task() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 8/SCT-KH\nV/v phân công nhiệm vụ năm 2019\n\nKính gửi: Các phòng.\n\n"
        "1. Phòng Quản lý công nghiệp\n\n- Tham mưu kế hoạch;\n\n- Kiểm tra 06 đề án;\n\n"
        "- Mở 02 lớp, kinh phí 40 triệu đồng.\n\n2. Văn phòng Sở\n\n- Bố trí xe.\n"
    )
    assert [task.text for task in facts.tasks] == [
        "Tham mưu kế hoạch",
        "Kiểm tra 06 đề án",
        "Mở 02 lớp, kinh phí 40 triệu đồng",
        "Bố trí xe",
    ]
    told = [(a.role, a.period, a.quantities[0].value, a.amount and a.amount.value) for a in facts.activities]
    assert told == [(Role.PLAN, "2019", 2, 40_000_000)]


def test_the_basis_that_a_report_carries_out_tells_the_plans_total() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 8/BC-SCT\nBÁO CÁO\nKết quả năm 2022\n\nThực hiện Kế hoạch số 4/KH-UBND ngày 1/3/2022 "
        "với tổng kinh phí 900 triệu đồng, Sở báo cáo:\n\n1. Mở lớp: 2 lớp, 60 triệu đồng.\n\n2. Hội chợ: 4 hội chợ.\n"
    )
    assert [(t.amount_vnd, t.role) for t in facts.totals] == [(900_000_000, Role.PLAN)]


def test_what_an_item_asks_for_is_its_sum_beside_its_whole_and_a_sections_projects_are_a_total() -> None:
    facts = facts_of(
        "BIÊN BẢN\nThẩm định đề án năm 2024\n\nI. Kết quả thẩm định\n\n"
        '1. Đề án "Máy ép": tổng kinh phí 820 triệu đồng, đề nghị hỗ trợ 200 triệu đồng.\n'
        '2. Đề án "Máy sấy": tổng kinh phí 560 triệu đồng, đề nghị hỗ trợ 180 triệu đồng.\n\n'
        "II. Kết luận\n\nTrình duyệt 02 đề án với tổng kinh phí hỗ trợ 380 triệu đồng.\n"
    )
    assert [(a.role, a.amount.value // 1_000_000) for a in facts.activities if a.amount] == [
        (Role.PLAN, 200),
        (Role.PLAN, 180),
    ]
    assert [((t.amount_vnd or 0) // 1_000_000, t.of_group) for t in facts.totals] == [
        (820, True), (560, True), (380, False),
    ]  # fmt: skip


def test_what_is_asked_for_is_of_the_year_named_with_it() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 8/BC-SCT\nBÁO CÁO\nKết quả khuyến công năm 2024\n\nI. KẾT QUẢ\n1. Mở 3 lớp.\n"
        "2. Dự 2 hội chợ.\nII. KIẾN NGHỊ\n1. Thêm 500 triệu đồng dự hội chợ năm 2025.\n2. Cấp 90 triệu đồng mở lớp.\n"
    )
    assert [(a.status, a.period) for a in facts.activities if a.amount] == [("proposed", "2025"), ("proposed", "2024")]


def test_a_part_keeps_its_items_behind_a_sum_expected_for_all() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 8/BC-SCT\nBÁO CÁO\nKết quả năm 2023, kế hoạch năm 2024\n\nPhần I\nKẾT QUẢ NĂM 2023\n"
        "1. Mở 3 lớp: 90 triệu đồng.\nPhần II\nKẾ HOẠCH NĂM 2024\n\nDự kiến tổng kinh phí 2,2 tỷ đồng, gồm:\n"
        "- Dự 6 hội chợ: 1,9 tỷ đồng;\n- Mở 4 lớp: 300 triệu đồng.\n"
    )
    assert [(a.path, a.role, a.period, a.amount.value) for a in facts.activities if a.amount] == [
        ("I.1", Role.ACTUAL, "2023", 90_000_000),
        ("II", Role.PLAN, "2024", 1_900_000_000),
        ("II", Role.PLAN, "2024", 300_000_000),
    ]
    assert [t.amount_vnd for t in facts.totals] == [2_200_000_000]
    assert len(facts.activities) == 3


def test_a_list_with_slashes_compares_nothing() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 8/BC-SCT\nBÁO CÁO\nKết quả năm 2023\n\nI. KẾT QUẢ\n"
        "1. Tập huấn: 05 lớp/150 học viên/225 triệu đồng.\n"
        "2. Đề án máy sấy: kinh phí 900 triệu đồng (khuyến công 250 triệu đồng, đối ứng 650 triệu đồng).\n"
        "3. Phòng trưng bày: hỗ trợ 200 triệu đồng, chủ đầu tư góp 350 triệu đồng.\n"
        "4. Tình hình giải ngân: vốn giao 6 tỷ đồng (trung ương 4 tỷ đồng, địa phương 2 tỷ đồng); đã chi 5 tỷ đồng.\n"
    )
    told = [(a.title, [q.value for q in a.quantities], a.amount.value) for a in facts.activities if a.amount]
    assert told == [
        ("Tập huấn", [5, 150], 225_000_000),
        ("Đề án máy sấy", [], 250_000_000),
        ("Phòng trưng bày", [], 200_000_000),
    ]


def test_prizes_that_are_told_in_figures_are_a_content_and_a_section_about_them_none() -> None:
    told = "BÁO CÁO\nKết quả khuyến công năm 2024\nI. KẾT QUẢ\n1. Mở 02 lớp nghề: 90 triệu đồng.\n"
    (_, prizes) = facts_of(told + "2. Khen thưởng 05 tập thể, 10 cá nhân với tổng số tiền 25 triệu đồng.\n").activities
    assert prizes.amount
    assert prizes.amount.value == 25_000_000
    assert [(q.value, q.unit) for q in prizes.quantities] == [(5, "tập thể"), (10, "cá nhân")]
    assert len(facts_of(told + "2. Khen thưởng, kỷ luật theo quy định.\n").activities) == 1


def test_an_item_alone_in_a_formal_paper_keeps_its_number_and_its_papers_time() -> None:
    told = facts_of(
        "BÁO CÁO\nKết quả khuyến công quý III năm 2031\n\nI. KẾT QUẢ\n1. Mở 01 lớp, kinh phí 90 triệu đồng.\n"
    )
    assert [(a.path, a.period) for a in told.activities] == [("I.1", "2031Q3")]


@pytest.mark.parametrize(
    "caption", ["Kinh phí: triệu đồng", "Bảng 1. Kết quả (tr.đ)", "Biểu tổng hợp, tính bằng triệu đồng"]
)
def test_a_line_over_a_table_is_no_content(caption: str) -> None:
    table = "TT | Nội dung | Kinh phí thực hiện\n1 | Mở lớp nghề | 300\n2 | Dự hội chợ | 990\n"
    told = facts_of(f"BÁO CÁO\nKết quả năm 2031\n\nI. KẾT QUẢ\n{caption}\n{table}\nII. KIẾN NGHỊ\nKhông.\n")
    assert [(a.title, a.amount and a.amount.value) for a in told.activities] == [
        ("Mở lớp nghề", 300_000_000),
        ("Dự hội chợ", 990_000_000),
    ]


def test_of_what_a_report_asks_for_only_what_is_counted_is_a_content() -> None:
    asked = "1. Đề nghị Bộ Công Thương quan tâm.\n2. Bố trí 500 triệu đồng cho hội chợ.\n3. Các sở, ngành phối hợp.\n"
    told = facts_of(
        f"BÁO CÁO\nKết quả năm 2031\n\nI. KẾT QUẢ\n1. Mở 02 lớp.\n2. Dự 01 hội chợ.\n\nII. KIẾN NGHỊ, ĐỀ XUẤT\n{asked}"
    )
    assert [(a.path, a.status) for a in told.activities] == [("I.1", None), ("I.2", None), ("II.2", Status.PROPOSED)]


def test_who_carries_out_a_decision_is_no_content_of_it() -> None:
    told = facts_of(
        "QUYẾT ĐỊNH\nVề việc điều chỉnh Kế hoạch khuyến công năm 2031\n\nĐiều 1. Điều chỉnh kế hoạch như sau:\n"
        "1. Lớp may: giảm từ 04 lớp còn 03 lớp, kinh phí từ 400 triệu đồng còn 300 triệu đồng.\n"
        "Điều 2. Trưởng các phòng và Giám đốc Trung tâm chịu trách nhiệm thi hành Quyết định này.\n"
    )
    assert [a.title for a in told.activities] == ["Lớp may"]


def test_a_section_that_only_points_to_its_annex_is_no_content() -> None:
    plan = "KẾ HOẠCH\nXúc tiến thương mại năm 2031\n\nI. Mục tiêu: tổ chức 12 hoạt động.\n"
    told = facts_of(f"{plan}\nII. Nội dung (Phụ lục kèm theo)\n\nIII. Kinh phí: 90 triệu đồng.\n")
    assert [a.path for a in told.activities] == ["I"]


def test_pottery_opens_a_title_and_a_price_ends_one() -> None:
    plan = "KẾ HOẠCH\nKhuyến công năm 2031\n\n1. Gốm đỏ Mẫu - hỗ trợ 01 lò nung: 300 triệu đồng.\n"
    told = facts_of(f"{plan}2. Tập huấn khởi sự 03 lớp x 50 triệu đồng = 150 triệu đồng.\n3. Hội chợ: 90 triệu đồng.\n")
    assert [(a.title, a.amount and a.amount.value) for a in told.activities] == [
        ("Gốm đỏ Mẫu - hỗ trợ 01 lò nung", 300_000_000),
        ("Tập huấn khởi sự", 150_000_000),
        ("Hội chợ", 90_000_000),
    ]
