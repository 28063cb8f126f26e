"""In a report's results what was given out, approved or left is not spent."""

import pytest

from khuyencong.terms.facts import Role
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "
Told = list[tuple[Role | None, int]]


def money(sentence: str) -> Told:
    read = facts_of(f"{REPORT}{sentence}\n")
    sums = [(a.amount.span.start, a.role, a.amount.value) for a in read.activities if a.amount]
    sums += [(t.span.start, t.role, t.amount_vnd) for t in read.totals if t.amount_vnd]
    return [(role, value // 10**6) for _, role, value in sorted(sums, key=lambda told: told[0])]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Kinh phí được giao: 7.500 triệu đồng.", [(Role.PLAN, 7500)]),
        (
            "Kinh phí được phê duyệt: 700 triệu đồng; kinh phí đã giải ngân 500 triệu đồng.",
            [(Role.PLAN, 700), (Role.ACTUAL, 500)],
        ),
        ("Kinh phí giao đầu năm 50 triệu đồng, thực hiện 45 triệu đồng.", [(Role.PLAN, 50), (Role.ACTUAL, 45)]),
        (
            "Dự toán được duyệt 120 triệu đồng, đã thực hiện 118 triệu đồng.",
            [(Role.PLAN, 120), (Role.ACTUAL, 118)],
        ),
        (
            "Ngân sách cấp 300 triệu đồng cho 03 lớp tập huấn; kinh phí thực hiện 285 triệu đồng.",
            [(Role.PLAN, 300), (Role.ACTUAL, 285)],
        ),
        ("Tổng kinh phí kế hoạch: 700 triệu đồng.", [(Role.PLAN, 700)]),
        ("Tổng kinh phí theo kế hoạch năm 2031 là 700 triệu đồng.", [(Role.PLAN, 700)]),
        ("Kế hoạch vốn: 700 triệu đồng; thực hiện: 650 triệu đồng.", [(Role.PLAN, 700), (Role.ACTUAL, 650)]),
        ("Dự toán giao đầu năm 500 triệu đồng; bổ sung 40 triệu đồng.", [(Role.PLAN, 500), (Role.PLAN, 40)]),
        (
            "Tổng kinh phí phân bổ năm 2031 là 6 tỷ đồng, trong đó đã sử dụng 5 tỷ đồng, còn lại 1 tỷ đồng.",
            [(Role.PLAN, 6000), (Role.ACTUAL, 5000), (None, 1000)],
        ),
    ],
)
def test_money_given_out_approved_or_left_is_not_spent(sentence: str, told: Told) -> None:
    assert money(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Kinh phí đã giải ngân: 90 triệu đồng.",
        "Lớp may: kinh phí thực hiện 90 triệu đồng.",
        "Lớp may: kinh phí quyết toán là 90 triệu đồng.",
        "Lớp may: kinh phí thực tế đã sử dụng 90 triệu đồng.",
        "Máy sấy: hỗ trợ 90 triệu đồng cho 02 xưởng.",
        "Hội chợ: đã chi 90 triệu đồng.",
        "Giải ngân 90 triệu đồng, đạt 90% kế hoạch vốn.",
        "Kinh phí thực hiện 90 triệu đồng, vượt kế hoạch vốn.",
    ],
)
def test_money_that_was_paid_stays_spent(sentence: str) -> None:
    assert money(sentence) == [(Role.ACTUAL, 90)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đã hoàn thành 06 đề án với kinh phí được duyệt 1.500 triệu đồng.",
        "Trong năm, kinh phí được duyệt 1.500 triệu đồng cho 06 đề án đã hoàn thành nghiệm thu.",
        "Nghiệm thu 03 mô hình với kinh phí được giao 1.500 triệu đồng.",
        "Kinh phí được phê duyệt 1.500 triệu đồng cho 03 đề án đã nghiệm thu.",
        "Hoàn thành 02 lò sấy với kinh phí được phê duyệt là 1.500 triệu đồng.",
        "Vốn được giao 1.500 triệu đồng cho 04 lớp đã được nghiệm thu.",
    ],
)
def test_money_approved_for_what_was_completed_is_spent(sentence: str) -> None:
    assert money(sentence) == [(Role.ACTUAL, 1500)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kinh phí được duyệt 1.500 triệu đồng cho 06 đề án.",
        "Chưa hoàn thành 06 đề án với kinh phí được duyệt 1.500 triệu đồng.",
    ],
)
def test_money_approved_for_what_is_not_completed_is_planned(sentence: str) -> None:
    assert money(sentence) == [(Role.PLAN, 1500)]


ASSESSMENT = (
    "{head}\nGiai đoạn 2028-2031 đã hỗ trợ 38 cơ sở với kinh phí 9,2 tỷ đồng. "
    "Giá trị sản xuất công nghiệp nông thôn đạt 98.500 tỷ đồng.\n"
)


@pytest.mark.parametrize("head", ["II. ĐÁNH GIÁ", "II. ĐÁNH GIÁ CHUNG", "II. NHẬN XÉT, ĐÁNH GIÁ"])
def test_what_an_assessment_tells_of_years_is_no_content(head: str) -> None:
    facts = facts_of(f"{REPORT}Hội chợ: đã chi 90 triệu đồng.\n{ASSESSMENT.format(head=head)}")
    assert {a.path for a in facts.activities} == {"I.1", "I.2"}
    assert [(t.amount_vnd, t.period) for t in facts.totals] == [(9_200_000_000, "2028-2031")]


def test_what_is_listed_by_its_name_under_an_assessment_stays_a_content() -> None:
    facts = facts_of(
        f"{REPORT}Hội chợ: đã chi 90 triệu đồng.\nII. ĐÁNH GIÁ\n1. Lớp thêu: đã mở 02 lớp, 60 triệu đồng.\n"
    )
    assert [(a.title, a.amount and a.amount.value) for a in facts.activities][-1] == ("Lớp thêu", 60_000_000)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Nước mắm: sản lượng 3,2 triệu lít, giá trị 45 tỷ đồng.", []),
        ("Nước mắm: xuất khẩu 20 tấn, trị giá 45 tỷ đồng; kinh phí hỗ trợ 90 triệu đồng.", [(Role.ACTUAL, 90)]),
        ("Hỗ trợ HTX Mẫu xuất khẩu chuối, giá trị hỗ trợ 90 triệu đồng.", [(Role.ACTUAL, 90)]),
        ("Hỗ trợ xưởng xuất khẩu gỗ mua máy sấy trị giá 90 triệu đồng.", [(Role.ACTUAL, 90)]),
    ],
)
def test_the_worth_of_what_was_made_is_not_spent(sentence: str, told: Told) -> None:
    assert money(sentence) == told
