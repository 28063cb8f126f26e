"""The tables of a year of promotion: a plan with sums of groups, half a year against it, nine months by source."""

from khuyencong.norms import check
from khuyencong.terms.facts import Activity, Text
from tests.papers.reading.reading import facts_of

PLAN = """Kế hoạch khuyến công năm 2031
Đơn vị tính: triệu đồng
TT | Đề án | Tổng kinh phí | Ngân sách tỉnh | Đối ứng
I | Đào tạo nghề | 90 | 70 | 20
1 | Dạy đan lát | 50 | 40 | 10
2 | Dạy làm hương | 40 | 30 | 10
II | Máy móc | 300 | 100 | 200
3 | Máy xay bột | 120 | 40 | 80
4 | Máy sấy nấm | 180 | 60 | 120
III | Quản lý | 30 | 30 |
5 | In tờ gấp | 20 | 20 |
6 | Kiểm tra | 10 | 10 |
 | TỔNG CỘNG | 420 | 200 | 220
"""
NINE_MONTHS = """BÁO CÁO
Kết quả khuyến công 9 tháng năm 2031

TT | Tên đề án | Giải ngân lũy kế 9 tháng (triệu đồng) | Trong đó: ngân sách tỉnh | Ngân sách trung ương | Đối ứng
1 | Dạy đan lát cho 25 lao động | 50,5 | 40,5 | - | 10
2 | Máy xay bột | 120 | - | 40 | 80
3 | Máy sấy nấm | - | - | - | -
 | Tổng cộng | 170,5 | 40,5 | 40 | 90
"""


def paid(activity: Activity) -> tuple[str, int, dict[str, int]]:
    whole = activity.amount.value if activity.amount else 0
    return activity.title, whole, {share.fund_source: share.amount.value for share in activity.shares}


def test_the_sum_of_a_group_is_none_of_the_whole_plan() -> None:
    totals = facts_of(PLAN).totals
    assert [t.amount_vnd for t in totals if t.of_group and not t.fund_source] == [90_000_000, 300_000_000, 30_000_000]
    assert [t.amount_vnd for t in totals if not t.of_group] == [420_000_000, 200_000_000, 220_000_000]


def test_cong_behind_the_rows_of_a_group_is_its_sum() -> None:
    rows = PLAN.replace("III | Quản lý", " | Cộng | 300 | 100 | 200\nIII | Quản lý")
    told = [(t.label, t.of_group) for t in facts_of(rows).totals if not t.fund_source]
    assert told[2:] == [("Cộng", True), ("Quản lý", True), ("TỔNG CỘNG", False)]


def test_a_group_whose_rows_tell_no_money_tells_it_itself() -> None:
    (total,) = facts_of(
        "Kế hoạch khuyến công năm 2031\n\nTT | Nội dung | Kinh phí (triệu đồng)\n"
        "I | Đào tạo nghề | 90\n1 | Dạy đan lát |\n2 | Dạy làm hương |\n"
    ).totals
    assert (total.amount_vnd, total.of_group) == (90_000_000, False)


def mismatches(text: str) -> list[tuple[str | None, str | None]]:
    paper = Text(text, "text/plain")
    return [(f.found, f.expected) for f in check(paper, facts_of(text)) if f.rule == "sum-mismatch"]


def test_a_group_is_checked_against_its_rows() -> None:
    assert mismatches(PLAN) == []
    assert mismatches(PLAN.replace("II | Máy móc | 300 | 100", "II | Máy móc | 300 | 110")) == [("110", "100")]


def test_the_unit_at_one_head_of_money_holds_for_its_parts() -> None:
    assert [paid(a) for a in facts_of(NINE_MONTHS).activities] == [
        ("Dạy đan lát cho 25 lao động", 50_500_000, {"ngân sách tỉnh": 40_500_000, "nguồn khác": 10_000_000}),
        ("Máy xay bột", 120_000_000, {"ngân sách trung ương": 40_000_000, "nguồn khác": 80_000_000}),
        ("Máy sấy nấm", 0, {}),
    ]


def test_two_units_among_the_heads_hold_for_no_third() -> None:
    heads = NINE_MONTHS.replace("ngân sách tỉnh |", "ngân sách tỉnh (đồng) |")
    (first, *_) = facts_of(heads).activities
    assert "nguồn khác" not in paid(first)[2]


def test_a_number_in_the_name_of_a_content_is_no_result() -> None:
    assert [a.quantities for a in facts_of(NINE_MONTHS).activities] == [(), (), ()]


def test_the_plan_beside_the_results_of_half_a_year_is_of_the_year() -> None:
    told = facts_of(
        "BÁO CÁO\nKết quả khuyến công 6 tháng đầu năm 2031\n\nTT | Tên đề án | Kế hoạch vốn | Giải ngân (triệu đồng)\n"
        "1 | Dạy đan lát | 50 | 20\n2 | Máy xay bột | 120 |\n"
    ).activities
    assert [(a.role, a.period) for a in told][:2] == [("plan", "2031"), ("actual", "2031H1")]


def test_rows_called_by_their_year_are_of_it() -> None:
    facts = facts_of(
        "BÁO CÁO\nKết quả OCOP giai đoạn 2021 - 2024\n\nNăm | Số sản phẩm công nhận | Kinh phí (triệu đồng)\n"
        "2021 | 58 | 2.150\nNăm 2022 | 71 | 2.840\n"
    )
    assert [(a.period, a.amount and a.amount.value) for a in facts.activities] == [
        ("2021", 2_150_000_000),
        ("2022", 2_840_000_000),
    ]
