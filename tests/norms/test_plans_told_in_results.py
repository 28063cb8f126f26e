"""A report beside the plan it cites: short headings are the plan's contents, plan figures are the plan's."""

import pytest

from khuyencong.norms import check_between
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Text

PLAN = """SỞ CÔNG THƯƠNG
Số: 12/KH-SCT
Thử, ngày 14 tháng 01 năm 2031

KẾ HOẠCH
Khuyến công năm 2031

II. NỘI DUNG
1. Hỗ trợ 08 cơ sở ứng dụng máy móc tiên tiến vào sản xuất. Kinh phí: 2.400 triệu đồng.
2. Tổ chức 04 lớp đào tạo nghề cho 120 lao động, kinh phí 384 triệu đồng.
3. Tham gia hội chợ, triển lãm: 03 kỳ hội chợ, kinh phí 660 triệu đồng.
"""
REPORT = """SỞ CÔNG THƯƠNG
Số: 84/BC-SCT
Thử, ngày 20 tháng 6 năm 2031

BÁO CÁO
Kết quả khuyến công 6 tháng đầu năm 2031

Thực hiện Kế hoạch số 12/KH-SCT ngày 14/01/2031 của Sở Công Thương{cause}, kết quả như sau:
I. KẾT QUẢ
1. Hỗ trợ máy móc tiên tiến: đã nghiệm thu 03/{count} cơ sở; kinh phí giải ngân 870 triệu đồng/{whole} triệu đồng.
2. {lessons}: đã mở 02 lớp, kinh phí đã chi 186 triệu đồng.
3. Hội chợ: đã tham gia 01 hội chợ, kinh phí 212 triệu đồng.
"""


def between(
    count: str = "08", whole: str = "2.400", lessons: str = "Đào tạo nghề", cause: str = ""
) -> list[tuple[str, str | None]]:
    report = REPORT.format(count=count, whole=whole, lessons=lessons, cause=cause)
    texts = [(f"{i}.txt", Text(words, "text/plain")) for i, words in enumerate((PLAN, report))]
    found = check_between([(name, text, find_facts(text)) for name, text in texts])
    return [(finding.rule, finding.found) for _, finding in found]


def test_a_short_heading_under_the_same_number_is_the_plans_content() -> None:
    assert between() == []
    assert between(lessons="In lịch tường") == [("content-new", "In lịch tường")]


def test_what_a_result_calls_planned_is_what_its_plan_has() -> None:
    assert between(count="09") == [("cross-paper-conflict", "9")]
    assert between(whole="2.600") == [("cross-paper-conflict", "2.600.000.000")]


def test_a_plan_may_have_been_adjusted_since() -> None:
    assert between(whole="2.600", cause=" (điều chỉnh tại Quyết định số 70/QĐ-SCT ngày 02/5/2031)") == []


SHARES = [
    ("đã mở 02 lớp, đạt {}% kế hoạch, kinh phí đã chi 186 triệu đồng", "60", "50", "50%"),
    ("đã mở 02 lớp, kinh phí đã chi 192 triệu đồng, đạt {}% kế hoạch năm", "52", "50", "50%"),
    ("đã mở 02 lớp cho 66 lao động (bằng {}% kế hoạch), kinh phí 186 triệu đồng", "65", "55", "55%"),
]


@pytest.mark.parametrize(("told", "wrong", "right", "expected"), SHARES)
def test_a_share_of_a_plan_that_only_its_paper_tells(told: str, wrong: str, right: str, expected: str) -> None:
    assert lessons_told(told.format(wrong)) == [("percent-mismatch", expected)]
    assert lessons_told(told.format(right)) == []


@pytest.mark.parametrize(
    "told",
    [
        "đã mở 02 lớp, đạt 100% kế hoạch 6 tháng, kinh phí đã chi 186 triệu đồng",
        "đã mở 02 lớp, đạt 100% kế hoạch quý II, kinh phí đã chi 186 triệu đồng",
        "đã mở 02 lớp, kinh phí đã chi 186 triệu đồng, đạt 93% kế hoạch vốn giao đợt 1",
        "đã mở 02 lớp, kinh phí đã chi 186 triệu đồng, đạt 50% kế hoạch về số lớp",  # of another figure of its sentence
        "đã mở 02 lớp, 100% học viên có việc làm, kinh phí đã chi 186 triệu đồng",
        "đã tư vấn cho 30 cơ sở, đạt 150% kế hoạch, kinh phí đã chi 186 triệu đồng",  # the plan counts none of them
        "đã mở 02 lớp, kinh phí đã chi 186 triệu đồng, đạt 93% kế hoạch (200 triệu đồng do điều chỉnh)",
    ],
)
def test_a_share_of_something_else_is_left_alone(told: str) -> None:
    assert lessons_told(told) == []


def lessons_told(told: str) -> list[tuple[str, str | None]]:
    lines = REPORT.format(count="08", whole="2.400", lessons="Đào tạo nghề", cause="").splitlines(keepends=True)
    report = "".join(f"2. Đào tạo nghề: {told}.\n" if line.startswith("2. ") else line for line in lines)
    texts = [(f"{i}.txt", Text(words, "text/plain")) for i, words in enumerate((PLAN, report))]
    found = check_between([(name, text, find_facts(text)) for name, text in texts])
    return [(finding.rule, finding.expected) for _, finding in found]
