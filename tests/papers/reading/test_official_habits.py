"""Habits of official papers in telling money: attributes, expectations of a year, moves within a plan, sources."""

import pytest

from khuyencong.terms.facts import PaperFacts, Role

from .reading import facts_of

ACTUAL, ESTIMATE, PLAN = Role.ACTUAL, Role.ESTIMATE, Role.PLAN
MONTHS = "2022M01-M09"


def plan(body: str) -> PaperFacts:
    return facts_of(f"KẾ HOẠCH\nKhuyến công năm 2022\n\nI. NỘI DUNG\n\n{body}\n")


def report(body: str) -> PaperFacts:
    return facts_of(f"BÁO CÁO\nKết quả khuyến công 9 tháng đầu năm 2022\n\n{body}\n")


def told(facts: PaperFacts) -> list[tuple[int, Role | None, str | None]]:
    return [(a.amount.value // 1_000_000, a.role, a.period) for a in facts.activities if a.amount]


def totals(facts: PaperFacts) -> list[int]:
    return [t.amount_vnd // 1_000_000 for t in facts.totals if t.amount_vnd]


def test_the_mark_of_a_note_takes_neither_sum_nor_count_away() -> None:
    """In plain text it is a digit run on; «m2» and what a number counts stay."""
    (facts,) = report("1. Hỗ trợ máy: 05 cơ sở2 nhận 300 triệu đồng1, thêm 40 m2 nhà xưởng.\n").activities
    assert facts.amount is not None
    assert facts.amount.value == 300_000_000
    assert [(q.value, q.unit) for q in facts.quantities] == [(5, "cơ sở"), (40, "m2")]


@pytest.mark.parametrize(
    "heading",
    ["Sở hữu trí tuệ", "Phòng trưng bày sản phẩm", "Doanh nghiệp khởi nghiệp", "Trung tâm giới thiệu sản phẩm"],
)
def test_a_thing_named_like_a_unit_is_told_by_its_cost(heading: str) -> None:
    lines = f"1. {heading}\n\n1.1. Nội dung: mở 03 lớp.\n\n1.2. Thời gian: quý II.\n\n1.3. Kinh phí: 48 triệu đồng.\n"
    facts = plan(f"{lines}\n2. Bản tin\n\n2.1. Nội dung: in 900 cuốn.\n\n2.2. Kinh phí: 12 triệu đồng.\n")
    assert [a.amount.value // 1_000_000 for a in facts.activities if a.amount] == [48, 12]
    assert facts.tasks == ()


@pytest.mark.parametrize(
    ("heading", "case"),
    [
        ("Ước thực hiện cả năm", (ESTIMATE, "2022")),
        ("Ước thực hiện năm 2022", (ESTIMATE, "2022")),
        ("Ước kết quả thực hiện cả năm 2022", (ESTIMATE, "2022")),
        ("Ước thực hiện quý IV năm 2022", (ESTIMATE, "2022Q4")),
        ("Kế hoạch năm 2023", (PLAN, "2023")),
    ],
)
def test_a_section_on_what_is_expected(heading: str, case: tuple[Role, str]) -> None:
    facts = report(f"I. Kết quả\n\n1. Mở 3 lớp, 60 triệu đồng.\n\nII. {heading}\n\n1. Mở 5 lớp, 90 triệu đồng.\n")
    assert told(facts) == [(60, ACTUAL, MONTHS), (90, *case)]


@pytest.mark.parametrize(
    ("done", "actual"),
    [
        ("Đến 30/9/2022 đã nghiệm thu 01 đề án, giải ngân 60 triệu đồng.", (60, ACTUAL, MONTHS)),
        ("Trung tâm đã mở 2 lớp, chi 40 triệu đồng (đạt 50% kế hoạch).", (40, ACTUAL, MONTHS)),
        ("Thực hiện: 3 lớp, 55 triệu đồng.", (55, ACTUAL, MONTHS)),
        ("Đã thực hiện 2 lớp; quyết toán 38 triệu đồng.", (38, ACTUAL, MONTHS)),
    ],
)
def test_the_result_behind_a_labelled_plan_is_of_the_reports_months(done: str, actual: tuple[object, ...]) -> None:
    item = f"1. Đào tạo\n\nKế hoạch được giao: 4 lớp, kinh phí 80 triệu đồng. {done}"
    facts = report(f"I. Kết quả\n\n{item}\n\n2. Bản tin\n\nKế hoạch: 4 số.\n\nThực hiện: 3 số.\n")
    assert told(facts) == [(80, PLAN, "2022"), actual]


@pytest.mark.parametrize(
    ("line", "moved"),
    [
        ("Tăng kinh phí đề án máy sấy từ 180 triệu đồng lên 280 triệu đồng (tăng 100 triệu đồng)", 100),
        ("Tăng kinh phí bản tin (tăng 15 triệu đồng)", 15),
        ("Tăng lớp tập huấn tại xã Phú Lộc: tăng 20 triệu đồng", 20),
        ("Tăng mức chi hội chợ Cần Thơ thêm 30 triệu đồng", 30),
    ],
)
def test_what_a_plan_moves_is_not_a_comparison_of_another_line(line: str, moved: int) -> None:
    facts = facts_of(
        "QUYẾT ĐỊNH\nVề việc điều chỉnh Kế hoạch khuyến công năm 2022\n\nĐiều 1. Điều chỉnh như sau:\n\n"
        f"1. Điều chỉnh tăng:\n- {line};\n- Bổ sung 01 đề án máy ép: 70 triệu đồng.\n\n"
        "2. Sau điều chỉnh, tổng kinh phí khuyến công năm 2022 là 900 triệu đồng "
        "(giảm 60 triệu đồng so với kế hoạch).\n"
    )
    assert [a.amount.value // 1_000_000 for a in facts.activities if a.amount] == [moved, 70]
    assert 900 in totals(facts)


def test_rows_of_sources_are_totals() -> None:
    heads = "Nguồn vốn | Kế hoạch (triệu đồng) | Thực hiện (triệu đồng)"
    rows = f"{heads}\nNgân sách tỉnh | 520 | 484\nTổng cộng | 520 | 484\n"
    facts = report(f"I. Kết quả\n\n1. Mở 3 lớp, 60 triệu đồng.\n\n2. Bản tin: 3 số.\n\nII. Nguồn\n\n{rows}")
    assert told(facts) == [(60, ACTUAL, MONTHS)]
    assert [(t.amount_vnd, t.role, t.fund_source) for t in facts.totals][:2] == [
        (520_000_000, PLAN, "ngân sách tỉnh"),
        (484_000_000, ACTUAL, "ngân sách tỉnh"),
    ]


def test_the_sum_of_the_plan_that_a_letter_carries_out() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 9/SCT-CN\nV/v giao nhiệm vụ năm 2022\n\nKính gửi:\n- Phòng Thương mại;\n- Thanh tra.\n\n"
        "Thực hiện Quyết định số 5/QĐ-UBND của UBND tỉnh phê duyệt kế hoạch với tổng kinh phí 2,4 tỷ đồng, Sở giao:\n\n"
        "1. Phòng Thương mại\n\n- Mở 2 lớp, kinh phí 40 triệu đồng.\n\n2. Thanh tra\n\n- Kiểm tra hằng quý.\n"
    )
    assert (totals(facts), [a.amount.value // 1_000_000 for a in facts.activities if a.amount]) == ([2400], [40])


@pytest.mark.parametrize(
    "heads",
    [
        "TT | Nội dung | Ngân sách tỉnh | Vốn khác | Tổng\n | | (triệu đồng) | (triệu đồng) | (triệu đồng)",
        "TT | Nội dung | Ngân sách tỉnh (triệu đồng) | Phần của chủ thể (triệu đồng) | Tổng số (triệu đồng)",
        "TT | Nội dung | Tổng (triệu đồng) | Ngân sách tỉnh (triệu đồng) | Đối ứng (triệu đồng)",
    ],
)
def test_the_whole_of_a_row_among_its_sources(heads: str) -> None:
    rows = (
        "1 | Mở lớp | 90 | 60 | 30\n2 | Hội chợ | 70 | 40 | 30"
        if "Tổng (" in heads
        else ("1 | Mở lớp | 60 | 30 | 90\n2 | Hội chợ | 40 | 30 | 70")
    )
    assert told(plan(f"{heads}\n{rows}")) == [(90, PLAN, "2022"), (70, PLAN, "2022")]


@pytest.mark.parametrize(
    ("cost", "spent"),
    [
        ("Kinh phí 130 triệu đồng, trong đó tập huấn 50 triệu đồng.", [130]),
        ("Kinh phí 130 triệu đồng, trong đó tập huấn 50 triệu đồng, in tài liệu 30 triệu đồng.", [130]),
        ("Kinh phí 130 triệu đồng, trong đó tập huấn 50 triệu đồng, in tài liệu 80 triệu đồng.", [50, 80]),
        ("Kinh phí 130 triệu đồng, gồm: tập huấn 50 triệu đồng; in tài liệu 80 triệu đồng.", [50, 80]),
        ("Kinh phí 130 triệu đồng, trong đó ngân sách tỉnh 50 triệu đồng.", [130]),
    ],
)
def test_an_item_of_which_only_parts_are_named_costs_the_whole(cost: str, spent: list[int]) -> None:
    facts = plan(f"1. Tiêu chuẩn chất lượng cho hợp tác xã chè. {cost}\n\n2. In 900 cuốn bản tin.\n")
    assert [a.amount.value // 1_000_000 for a in facts.activities if a.amount] == spent


def test_a_line_on_the_source_behind_the_last_item_is_of_all() -> None:
    facts = plan(
        "1. Máy sấy, 150 triệu đồng.\n\n2. Máy ép, 90 triệu đồng.\n\nNguồn kinh phí: ngân sách 900 triệu đồng.\n"
    )
    assert ([a for a, _, _ in told(facts)], totals(facts)) == ([150, 90], [900])


def test_bullets_are_told_of_what_the_line_above_them_opens() -> None:
    facts = report(
        "I. Kết quả\n\n1. Mở 3 lớp, 60 triệu đồng.\n\nII. Giai đoạn 2023 - 2025\nTỉnh phấn đấu:\n"
        "- Mở 9 lớp nghề, 90 triệu đồng;\n"
        "- Làm 5 mô hình trình diễn, 900 triệu đồng.\n"
    )
    assert told(facts)[1:] == [(90, PLAN, "2023-2025"), (900, PLAN, "2023-2025")]


def test_a_proposal_in_the_report_of_a_part_is_of_the_year() -> None:
    facts = report(
        "I. Kết quả\n\n1. Mở 3 lớp, 60 triệu đồng.\n\nII. Kiến nghị\n\n- Bổ sung 30 triệu đồng cho 2 cơ sở.\n"
    )
    assert told(facts)[1:] == [(30, PLAN, "2022")]


def test_a_director_is_no_decrease() -> None:
    """«Giám đốc» without its marks begins like «giảm»."""
    facts = facts_of(
        "Phân bổ kinh phí khuyến công năm 2019\n\nGiám đốc Sở Công Thương ký duyệt 150 triệu đồng mua máy sấy chuối."
    )
    assert told(facts) == [(150, Role.PLAN, "2019")]
    assert [a.adjustment for a in facts.activities] == [None]


def test_a_plans_line_goes_over_to_what_was_reached_of_it() -> None:
    facts = report(
        "1. Khuyến công\n\nĐược giao 02 đề án:\n\n"
        "+ Đề án cơ khí (05 cơ sở): giá trị 800 triệu đồng; đã nghiệm thu 03 cơ sở, giải ngân 500 triệu đồng.\n\n"
        "+ Đề án gian trưng bày gốm: giá trị 200 triệu đồng; chưa giải ngân.\n\n"
        "2. Hội chợ\n\nĐã tham gia 03 hội chợ, giải ngân 90 triệu đồng trên 120 triệu đồng kế hoạch.\n"
    )
    assert told(facts) == [
        (800, PLAN, "2022"),
        (500, ACTUAL, MONTHS),
        (200, PLAN, "2022"),
        (0, ACTUAL, MONTHS),
        (120, PLAN, "2022"),
        (90, ACTUAL, MONTHS),
    ]


def test_who_is_to_provide_a_total_tells_it_again() -> None:
    facts = plan(
        "1. Mở 05 lớp truyền nghề, kinh phí 400 triệu đồng.\n\n2. Tham gia 03 hội chợ, kinh phí 600 triệu đồng.\n\n"
        "3. Tổng kinh phí thực hiện: 1.000 triệu đồng.\n\n"
        "4. Sở Tài chính cân đối 1.000 triệu đồng từ dự toán sự nghiệp kinh tế.\n\n"
    )
    assert [value for value, _, _ in told(facts)] == [400, 600]
    assert totals(facts) == [1000, 1000]


def test_no_unit_that_looks_through_a_total_gives_it_its_name() -> None:
    facts = plan(
        "1. Mở 05 lớp truyền nghề, kinh phí 400 triệu đồng.\n\n2. Tham gia 03 hội chợ, kinh phí 600 triệu đồng.\n\n"
        "3. Tổng kinh phí thực hiện: 1.000 triệu đồng.\n\n"
        "4. Phòng Tài chính: thẩm định dự toán 1.000 triệu đồng.\n\n"
    )
    assert [(t.label, t.amount_vnd) for t in facts.totals] == [("Tổng kinh phí thực hiện", 1_000_000_000)] * 2


def test_the_first_of_a_list_is_not_the_sum_of_the_others() -> None:
    facts = facts_of(
        "Kết quả khuyến công năm 2021\n\nNăm 2021, Trung tâm nghiệm thu 04 đề án máy, giải ngân 520 triệu đồng; "
        "đưa 09 cơ sở dự hội chợ hết 118 triệu đồng; mở 03 lớp khởi sự cho 105 người, chi 96 triệu đồng."
    )
    assert [value for value, _, _ in told(facts)] == [520, 118, 96]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Quý II-III/2031: tổ chức 02 lớp nghề, kinh phí 60 triệu đồng.", "Tổ chức 02 lớp nghề"),
        ("Tháng 3/2031: mở lớp nghề may, kinh phí 50 triệu đồng.", "Mở lớp nghề may"),
        ("Từ tháng 5 đến tháng 9/2031, hỗ trợ máy sấy, kinh phí 50 triệu đồng.", "Hỗ trợ máy sấy"),
        ("Trong 6 tháng cuối năm 2031, tổ chức đánh giá sản phẩm.", "Tổ chức đánh giá sản phẩm"),
        ("Chi tiết: 12 gian hàng, kinh phí 50 triệu đồng.", "Chi tiết"),
        ("Chi hội trợ giúp: 12 gian hàng, kinh phí 50 triệu đồng.", "Chi hội trợ giúp"),
    ],
)
def test_when_a_thing_is_done_is_not_what_it_is_called(told: str, title: str) -> None:
    facts = facts_of(f"KẾ HOẠCH\nKhuyến công năm 2031\nI. NỘI DUNG\n1. {told}\n2. Mở lớp nghề hàn.\n")
    assert facts.activities[0].title == title


def test_the_unit_over_a_table_is_no_content() -> None:
    table = "TT | Nội dung | Kinh phí\n1 | Tập huấn | 150\n2 | Đào tạo | 1.250\n"
    told = facts_of(f"BÁO CÁO\nKết quả năm 2031\nI. KẾT QUẢ\n(Đơn vị tính: triệu đồng)\n{table}II. KHÁC\n1. In lịch.\n")
    assert [a.title for a in told.activities] == ["Tập huấn", "Đào tạo", "In lịch"]
