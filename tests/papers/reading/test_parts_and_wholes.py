"""Whose money a sum is: of one item, of a list, of a group that an annex parts, of a unit's own items."""

from khuyencong.terms.facts import PaperFacts, Role

from .reading import facts_of

REPORT = "SỞ CÔNG THƯƠNG\nSố: 8/BC-SCT\nBÁO CÁO\nKết quả khuyến công năm 2024\n\n"
PLAN = "SỞ CÔNG THƯƠNG\nSố: 8/KH-SCT\nKẾ HOẠCH\nKhuyến công năm 2024\n\n"


def sums(facts: PaperFacts) -> list[tuple[str, int]]:
    return [(a.title, a.amount.value) for a in facts.activities if a.amount]


def totals(facts: PaperFacts) -> list[int | None]:
    return [t.amount_vnd for t in facts.totals]


def test_what_units_shall_spend_is_an_item_and_what_they_shall_do_a_task() -> None:
    items = "1. Hội Phụ nữ\na) Mở 2 lớp. Nhu cầu vốn 95 triệu đồng.\nb) Dự hội chợ. Nhu cầu vốn 45 tr.đ.\n"
    facts = facts_of(f"{PLAN}I. NỘI DUNG\n{items}2. Sở Công Thương\na) In tạp chí: 30 trđ.\n")
    assert [amount for _, amount in sums(facts)] == [95_000_000, 45_000_000, 30_000_000]
    assert facts.tasks == ()


def test_a_result_under_a_units_name_is_no_task() -> None:
    facts = facts_of(f"{REPORT}1. Trung tâm Khuyến công\n- Mở 3 lớp.\n- Dự 2 hội chợ.\n2. Khác\n- In 4 tờ rơi.\n")
    assert facts.tasks == ()
    assert [q.value for a in facts.activities for q in a.quantities] == [3, 2, 4]


def test_the_sum_of_all_members_before_them_is_a_total() -> None:
    facts = facts_of(
        f"{PLAN}I. NỘI DUNG\n1. Bố trí 400 triệu đồng cho: "
        "(1) mở 5 lớp, 230 triệu đồng; (2) in bản tin, 170 triệu đồng.\n"
    )
    assert [amount for _, amount in sums(facts)] == [230_000_000, 170_000_000]
    assert totals(facts) == [400_000_000]


def test_the_sum_of_all_parts_told_behind_it_is_a_total() -> None:
    facts = facts_of(
        f"{REPORT}1. Máy móc: 3 đề án, kinh phí 900 triệu đồng. Trong đó: máy ép của cơ sở An 400 triệu đồng; "
        "máy sấy của cơ sở Bình 500 triệu đồng.\n2. Mở 2 lớp.\n"
    )
    assert [amount for _, amount in sums(facts)] == [400_000_000, 500_000_000]
    assert 900_000_000 in totals(facts)


def test_sums_of_groups_are_totals_where_the_annex_parts_them() -> None:
    annex = (
        "PHỤ LỤC\nĐơn vị tính: triệu đồng\n\nTT | Nội dung | Kinh phí\nA | Máy móc | 900\n1 | Máy ép | 400\n"
        "2 | Máy sấy | 500\nB | Đào tạo | 300\n1 | Nghề may | 100\n2 | Nghề mộc | 200\n"
    )
    body = "Điều 1. Phê duyệt kế hoạch. Trong đó 900 triệu đồng cho mua máy móc; 300 triệu đồng cho mở lớp đào tạo."
    facts = facts_of(f"{PLAN.replace('KẾ HOẠCH', 'QUYẾT ĐỊNH')}{body}\nĐiều 2. Thi hành./.\n\n{annex}")
    assert [amount for _, amount in sums(facts)] == [400_000_000, 500_000_000, 100_000_000, 200_000_000]


def test_a_sum_of_all_behind_bullets_is_not_the_last_ones() -> None:
    facts = facts_of(f"{PLAN}I. CHỈ TIÊU\n- Mở 3 lớp;\n- Dự 2 hội chợ.\n\nTổng kinh phí thực hiện hơn 2 tỷ đồng.\n")
    assert sums(facts) == []
    assert totals(facts) == [2_000_000_000]


def test_a_company_in_a_table_is_no_sum_of_rows() -> None:
    facts = facts_of(
        f"{REPORT}I. GIẢI NGÂN\n(đơn vị tính: triệu đồng)\n\nTT | Đơn vị thụ hưởng | Được duyệt | Đã giải ngân\n"
        "1 | Công ty An | 400 | 390\n2 | Cơ sở Bình | 300 | 0\n | Cộng | 700 | 390\n"
    )
    told = [(a.title, a.role, a.amount.value) for a in facts.activities if a.amount]
    assert told == [
        ("Công ty An", Role.PLAN, 400_000_000),
        ("Công ty An", Role.ACTUAL, 390_000_000),
        ("Cơ sở Bình", Role.PLAN, 300_000_000),
        ("Cơ sở Bình", Role.ACTUAL, 0),
    ]


def test_the_months_behind_those_of_a_report_are_planned() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 8/BC-SCT\nBÁO CÁO\nKhuyến công 9 tháng đầu năm 2024, dự kiến năm 2025\n\n"
        "A. Chín tháng đầu năm 2024\n1. Mở 3 lớp: 90 triệu đồng.\n2. Thiết bị: chưa mua, giải ngân 0 đồng.\n"
        "B. Ba tháng cuối năm 2024\n1. Mở 2 lớp: 60 triệu đồng.\n2. In 4 tờ rơi.\n"
    )
    told = [(a.role, a.period, a.amount.value) for a in facts.activities if a.amount]
    assert told == [
        (Role.ACTUAL, "2024M01-M09", 90_000_000),
        (Role.ACTUAL, "2024M01-M09", 0),
        (Role.PLAN, "2024Q4", 60_000_000),
    ]


def test_what_a_plan_fell_short_of_was_reached() -> None:
    facts = facts_of(f"{REPORT}1. Hội thảo: kế hoạch 02 hội thảo, chỉ tổ chức được 01 hội thảo.\n2. Mở 2 lớp.\n")
    assert [(a.role, [q.value for q in a.quantities]) for a in facts.activities][:2] == [
        (Role.PLAN, [2]),
        (Role.ACTUAL, [1]),
    ]


def test_an_approval_called_a_result_is_a_plan() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 8/BC-SCT\nBÁO CÁO\nKết quả phê duyệt đề án khuyến công năm 2024\n\n"
        "1. Máy sấy: tổng kinh phí 860 triệu đồng; tỉnh hỗ trợ 290 triệu đồng; đơn vị đối ứng 570 triệu đồng.\n"
        "2. Mở 2 lớp.\n"
    )
    assert [(a.role, a.amount.value) for a in facts.activities if a.amount] == [(Role.PLAN, 860_000_000)]


def test_a_project_told_by_what_it_got_and_what_it_used() -> None:
    facts = facts_of(
        f"{REPORT}I. KHUYẾN CÔNG\nĐề án 1: Máy sấy cho cơ sở An\n- Kinh phí được giao: 900 triệu đồng\n"
        "- Kinh phí đã sử dụng: 897 triệu đồng\nĐề án 2: Mở 3 lớp nghề\n- Kinh phí được giao: 90 triệu đồng\n"
        "- Kinh phí đã sử dụng: 80 triệu đồng\n"
    )
    told = [(a.path, a.role, a.amount.value) for a in facts.activities if a.amount]
    assert told == [
        ("I.1", Role.PLAN, 900_000_000),
        ("I.1", Role.ACTUAL, 897_000_000),
        ("I.2", Role.PLAN, 90_000_000),
        ("I.2", Role.ACTUAL, 80_000_000),
    ]


def test_what_a_section_got_does_not_make_its_results_planned() -> None:
    facts = facts_of(
        f"{REPORT}I. KHUYẾN CÔNG\nKinh phí được giao: 900 triệu đồng.\n"
        "a) Máy sấy: hoàn thành, kinh phí 240 triệu đồng.\n"
        "b) Lớp nghề: 1 lớp, kinh phí 87 triệu đồng.\n"
    )
    assert [(a.role, a.amount.value) for a in facts.activities if a.amount] == [
        (Role.ACTUAL, 240_000_000),
        (Role.ACTUAL, 87_000_000),
    ]


def test_short_labels_within_a_sentence() -> None:
    facts = facts_of(f"{REPORT}1. Tập huấn: KH 100 người/50 triệu đồng; TH 112 người/49 triệu đồng.\n2. In 2 tờ rơi.\n")
    assert [(a.role, a.amount.value, a.quantities[0].value) for a in facts.activities if a.amount] == [
        (Role.PLAN, 50_000_000, 100),
        (Role.ACTUAL, 49_000_000, 112),
    ]


def test_sums_that_are_of_no_item() -> None:
    """What a machine is worth, what owners add, what each gets, the most that one got."""
    facts = facts_of(
        f"{REPORT}1. Hỗ trợ 180 triệu đồng mua dây chuyền rang xay trị giá 620 triệu đồng.\n"
        "2. Máy sấy: hỗ trợ 150 triệu đồng, phần còn lại do cơ sở thụ hưởng tự bỏ vốn là 185 triệu đồng.\n"
        "3. Mở lớp: cùng mức 20 triệu đồng mỗi lớp có 3 lớp; nhiều nhất 35 triệu đồng.\n"
    )
    assert [amount for _, amount in sums(facts)] == [180_000_000, 150_000_000]


def test_a_sum_before_its_thing() -> None:
    facts = facts_of(
        "Long An: đề án khuyến công năm 2024\n\nUBND tỉnh Long An duyệt 3 đề án.\n\n"
        "250 triệu đồng: Hợp tác xã An Bình, hệ thống kết tinh muối.\n\n"
        "Khoản 95 triệu đồng giao Trung tâm mở 02 lớp khởi sự. Số còn lại, 75 triệu đồng, chi cho việc nghiệm thu.\n"
    )
    assert [amount for _, amount in sums(facts)] == [250_000_000, 95_000_000, 75_000_000]


def test_the_sources_of_one_cost() -> None:
    facts = facts_of(
        f"{PLAN}I. NỘI DUNG\n1. In bao bì: 0,65 tỷ đồng, trong đó sự nghiệp khoa học 0,45 tỷ đồng, chủ thể 0,2 tỷ.\n"
        "2. Mua máy: 3,6 tỷ đồng, gồm ngân sách huyện 1,7 tỷ đồng và vốn chủ thể 1,9 tỷ đồng.\n"
    )
    assert [amount for _, amount in sums(facts)] == [650_000_000, 3_600_000_000]


def test_a_table_of_assignments() -> None:
    """Lines that name their unit, and a table under a unit, tell what is planned; the table is no task."""
    facts = facts_of(
        "BAN CHỈ ĐẠO TỈNH AN GIANG\nSố: 4/PC-BCĐ\n\nBẢNG PHÂN CÔNG\nNhiệm vụ OCOP năm 2024\n\n"
        "1. Sở Công Thương: dự 3 hội chợ; kinh phí 430 triệu đồng.\n2. UBND các huyện\nGiao như sau:\n\n"
        "Địa phương | Sản phẩm mới | Kinh phí (triệu đồng)\nHuyện An Phú | 6 | 240\n"
        "Huyện Tịnh Biên | 5 | 200\nCộng | 11 | 440\n"
    )
    assert [(a.role, a.period, a.amount.value) for a in facts.activities if a.amount] == [
        (Role.PLAN, "2024", 430_000_000),
        (Role.PLAN, "2024", 240_000_000),
        (Role.PLAN, "2024", 200_000_000),
    ]
    assert facts.head.kind == "assignment"
    assert not any("|" in task.text for task in facts.tasks)


def test_a_total_under_a_heading_of_its_own_words_is_named_once() -> None:
    told = "1. Tổng kinh phí kế hoạch\nTổng kinh phí kế hoạch là 175.000.000 đồng.\n"
    reached = "2. Tổng kinh phí thực hiện\nTổng kinh phí thực hiện là 401.800.000 đồng.\n"
    items = "II. KẾT QUẢ THEO NỘI DUNG\n1. Mở lớp\nThực hiện: 02 lớp. Kinh phí thực hiện: 401.800.000 đồng.\n"
    facts = facts_of(f"{REPORT}I. KẾT QUẢ CHUNG NĂM 2024\n{told}{reached}{items}")
    assert [t.label for t in facts.totals] == ["Tổng kinh phí kế hoạch", "Tổng kinh phí thực hiện"]


def test_the_end_mark_of_a_paper_is_no_word_of_what_it_asks() -> None:
    facts = facts_of(
        f"{PLAN}III. TỔ CHỨC THỰC HIỆN\nUBND các xã, phường báo cáo kết quả hằng quý về Sở Công Thương./.\n"
    )
    assert [task.text[-17:] for task in facts.tasks] == ["về Sở Công Thương"]


def test_the_sum_behind_a_group_whose_head_has_no_money_is_the_groups() -> None:
    facts = facts_of(
        "Kế hoạch khuyến công năm 2031\n\nTT | Nội dung | Kinh phí (triệu đồng)\nI | Máy móc |\n1 | Máy sấy | 90\n"
        "2 | Máy xay | 50\n | Cộng | 140\nII | Đào tạo |\n1 | Nghề may | 30\n | Cộng | 30\n | Tổng cộng | 170\n"
    )
    assert [(t.amount_vnd, t.of_group) for t in facts.totals] == [
        (140_000_000, True),
        (30_000_000, True),
        (170_000_000, False),
    ]


def test_the_sum_of_a_group_whose_rows_tell_only_their_sources_is_the_groups() -> None:
    facts = facts_of(
        "Kế hoạch khuyến công năm 2031\n\nTT | Nội dung | Tổng kinh phí (triệu đồng) | Ngân sách tỉnh | Đối ứng\n"
        "I | Máy móc | 140 | |\n1 | Máy sấy | | 60 | 30\n2 | Máy xay | | 30 | 20\nII | Đào tạo | 30 | |\n"
        "1 | Nghề may | | 30 |\n | Tổng cộng | 170 | |\n"
    )
    assert [(t.amount_vnd, t.of_group) for t in facts.totals] == [
        (140_000_000, True),
        (30_000_000, True),
        (170_000_000, False),
    ]
