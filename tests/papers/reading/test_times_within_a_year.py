"""Months, quarters and days up to which is counted, where a clause of a year's report opens with them."""

import pytest

from khuyencong.terms.facts import Role
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "


def periods(sentence: str) -> list[str | None]:
    return [a.period for a in facts_of(f"{REPORT}{sentence}\n").activities if a.path == "I.2"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Trang tin: trong tháng 5/2031 đăng 12 tin bài.", ["2031M05"]),
        ("Trang tin: trong tháng 5 năm 2031 đăng 12 tin bài, kinh phí 6 triệu đồng.", ["2031M05"]),
        ("Hội chợ: tính đến ngày 30/9/2031 đã dự 02 hội chợ, kinh phí 90 triệu đồng.", ["2031M01-M09"]),
        ("Hội chợ: tính đến hết ngày 31/3/2031 đã dự 02 hội chợ.", ["2031Q1"]),
        ("Hội chợ: tính đến hết tháng 8/2031 đã dự 02 hội chợ.", ["2031M01-M08"]),
        ("Lũy kế đến hết tháng 8/2031 đã dự 02 hội chợ.", ["2031M01-M08"]),
        ("Riêng tháng 5/2031 đăng 12 tin, kinh phí 6 triệu đồng.", ["2031M05"]),
        ("Bản tin: từ tháng 01 đến tháng 10 năm 2031 phát hành 05 số, kinh phí 50 triệu đồng.", ["2031M01-M10"]),
        ("Bản tin: từ ngày 01/01/2031 đến ngày 31/10/2031 phát hành 05 số.", ["2031M01-M10"]),
        ("Máy móc: quý I năm 2031 hỗ trợ 01 cơ sở; quý II năm 2031 hỗ trợ 02 cơ sở.", ["2031Q1", "2031Q2"]),
        ("Bản tin: lũy kế đến 30/9/2031 phát hành 09 số, kinh phí 90 triệu đồng.", ["2031M01-M09"]),
        ("Bản tin: lũy kế thực hiện đến hết ngày 31/10/2031 phát hành 09 số.", ["2031M01-M10"]),
        ("Hội chợ: đến hết ngày 31/10/2031 dự 03 hội chợ, kinh phí 210 triệu đồng.", ["2031M01-M10"]),
        ("Hội chợ: tính đến 30/9 đã dự 03 hội chợ.", ["2031M01-M09"]),
        ("Hội chợ: tính đến 30/9/2031 đã dự 03 hội chợ.", ["2031M01-M09"]),
        ("Máy móc: 10 tháng hỗ trợ 08 cơ sở (600 triệu đồng).", ["2031M01-M10"]),
        ("Lớp thêu: 9 tháng tổ chức 03 lớp, kinh phí 90 triệu đồng.", ["2031M01-M09"]),
        ("Lớp thêu: thực hiện 9 tháng 03 lớp, kinh phí 90 triệu đồng.", ["2031M01-M09"]),
        ("Lớp thêu: 6 tháng đã mở 03 lớp.", ["2031H1"]),
        ("Trang tin: tháng 7 đăng 10 tin, tháng 8 đăng 12 tin.", ["2031M07", "2031M08"]),
        (
            "Trang tin: trong tháng 5/2031 đăng 12 tin, 6 triệu đồng; trong tháng 6/2031 đăng 15 tin, 7 triệu đồng.",
            ["2031M05", "2031M06"],
        ),
    ],
)
def test_a_clause_that_opens_with_a_part_of_the_year_tells_of_it(sentence: str, told: list[str]) -> None:
    assert periods(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội chợ: tính đến ngày 15/6/2031 đã dự 02 hội chợ.",  # a day within a month ends no period
        "Hội chợ: tính đến ngày 31/12/2031 đã dự 02 hội chợ.",
        "Hội chợ: tính đến 15/6 đã dự 02 hội chợ.",
        "Hội chợ: tháng 4 dự 01 hội chợ, tháng 8 dự 02 hội chợ, kinh phí 90 triệu đồng.",
        "Bản tin: 3 tháng phát hành 01 số.",  # how often
        "Bản tin: mỗi 6 tháng phát hành 01 số.",
        "Lớp thêu: dạy 6 tháng, mở 02 lớp.",
        "Lớp thêu 6 tháng: mở 02 lớp.",
        "Đến ngày 30/9/2031, đã nghiệm thu 02 đề án.",
        "Đào tạo: từ 01/01/2031 đến 15/11/2031 dạy nghề cho 200 lao động.",
        "Hội chợ: dự 02 hội chợ trong tháng 5/2031, kinh phí 90 triệu đồng.",
        "Máy móc: quý I năm 2031 hỗ trợ 01 cơ sở, quý II năm 2031 hỗ trợ 02 cơ sở, kinh phí 90 triệu đồng.",
        "Tháng 5/2031, xưởng Hoa Mai được hỗ trợ 01 lò sấy.",  # when it took place
        "Hội thảo: khai mạc ngày 30/9/2031, kinh phí 90 triệu đồng.",
    ],
)
def test_other_days_and_months_leave_the_year(sentence: str) -> None:
    assert set(periods(sentence)) == {"2031"}


def test_what_was_reached_so_far_stands_beside_what_is_expected_of_the_year() -> None:
    facts = facts_of(
        f"{REPORT}Máy móc: 10 tháng hỗ trợ 08 cơ sở (600 triệu đồng), ước cả năm 10 cơ sở (800 triệu đồng).\n"
    )
    assert [
        (a.role, a.period, [q.value for q in a.quantities], a.amount and a.amount.value // 10**6)
        for a in facts.activities
        if a.path == "I.2"
    ] == [(Role.ACTUAL, "2031M01-M10", [8], 600), (Role.ESTIMATE, "2031", [10], 800)]


def test_months_before_a_count_are_no_date() -> None:
    (lesson,) = (a for a in facts_of(f"{REPORT}Lớp thêu: thực hiện 9 tháng 03 lớp.\n").activities if a.path == "I.2")
    assert [(q.value, q.unit) for q in lesson.quantities] == [(3, "lớp")]


def test_a_quarters_report_dates_what_it_tells_by_its_months_and_a_years_report_by_its_year() -> None:
    told = "Tháng 8/2031, dự hội chợ Công Thương với 03 gian hàng, kinh phí 76 triệu đồng."
    assert periods(told) == ["2031"]
    quarter = REPORT.replace("năm", "quý III năm")
    assert [a.period for a in facts_of(f"{quarter}{told}\n").activities] == ["2031Q3", "2031M08"]
    of_another = facts_of(f"{quarter}{told.replace('8/2031', '5/2031')}\n").activities
    assert [a.period for a in of_another] != ["2031Q3", "2031M05"]
