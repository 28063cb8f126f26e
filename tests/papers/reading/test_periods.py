"""Periods are read as headings and sentences say them."""

import pytest

from khuyencong.papers.reading.grammar.periods import find_period, first_period, leading_period
from khuyencong.papers.reading.grammar.roles import Context, under_heading
from khuyencong.terms.facts import Role, Status
from khuyencong.terms.vietnamese import fold


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("kết quả năm 2022", "2022"),
        ("6 tháng đầu năm 2023", "2023H1"),
        ("6 tháng cuối  năm 2023", "2023H2"),
        ("9 tháng đầu năm 2021", "2021M01-M09"),
        ("quý III năm 2024", "2024Q3"),
        ("từ Quý II-III/2025", "2025Q2-Q3"),
        ("tháng 5/2023", "2023M05"),
        ("Từ năm 2011 đến hết năm 2015", "2011-2015"),
        ("từ 2016 đến 2020", "2016-2020"),
        ("giai đoạn 2021 - 2025", "2021-2025"),
        ("nửa đầu năm 2023", "2023H1"),
        ("3 tháng cuối năm 2023", "2023Q4"),
        ("4 tháng cuối năm 2023", "2023M09-M12"),
        ("hai tháng cuối năm 2023", "2023M11-M12"),
    ],
)
def test_periods(words: str, code: str) -> None:
    assert find_period(fold(words)) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Quý II - Quý IV", "2026Q2-Q4"),
        ("quý I đến quý III", "2026Q1-Q3"),
        ("Quý I-III", "2026Q1-Q3"),
        ("Quý II", "2026Q2"),
        ("Quý I, 2 lớp", "2026Q1"),
    ],
)
def test_quarters_without_a_year_take_the_tables(words: str, code: str) -> None:
    assert find_period(fold(words), year="2026", bare=False) == code


def test_a_half_without_a_year_takes_the_papers() -> None:
    assert leading_period(fold("6 tháng đầu năm, toàn tỉnh mở 3 lớp"), year="2022") == "2022H1"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Trong tháng 10, mở 2 lớp", "2022M10"),
        ("Từ tháng 5 đến tháng 9: 4 lớp", "2022M05-M09"),
        ("Từ tháng 5 đến tháng 9 năm 2021, mở 4 lớp", "2021M05-M09"),
        ("Từ tháng 9 đến tháng 5: 4 lớp", None),
        ("Lũy kế 10 tháng: 7 lớp", "2022M01-M10"),
        ("10 tháng của khóa học, mở 7 lớp", None),
        ("Từ ngày 01/5/2022 đến ngày 30/9/2022: 4 lớp", "2022M05-M09"),
        ("Từ ngày 01/5/2022 đến ngày 29/9/2022: 4 lớp", None),
        ("Từ ngày 12/5/2022 đến ngày 30/9/2022: 4 lớp", None),
    ],
)
def test_months_with_which_a_line_opens_are_of_the_papers_year(words: str, code: str | None) -> None:
    assert leading_period(fold(words), year="2022") == code


def test_the_period_named_first() -> None:
    assert first_period(fold("Năm 2021 mở 3 lớp; 6 tháng đầu năm 2022 mở 1 lớp")) == "2021"
    assert first_period("") is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Trong quý II, Trung tâm mở lớp", "2022Q2"),
        ("An Giang, năm 2018: mở lớp", "2018"),
        ("Cũng trong năm 2021, mở lớp", "2021"),
        ("Từ năm 2016 đến 2020, mở lớp", "2016-2020"),
        ("Nhìn lại giai đoạn 2016-2020, mở lớp", "2016-2020"),
    ],
)
def test_what_a_sentence_opens_with(words: str, code: str) -> None:
    assert leading_period(fold(words), year="2022") == code


def test_months_that_do_not_exist() -> None:
    assert find_period(fold("tháng 13/2023"), bare=False) is None


@pytest.mark.parametrize(
    ("heading", "role", "period", "status"),
    [
        ("Kết quả thực hiện 6 tháng đầu năm 2023", Role.ACTUAL, "2023H1", None),
        ("Phương hướng 6 tháng cuối năm 2023", Role.PLAN, "2023H2", None),
        ("Nhiệm vụ 3 tháng cuối năm 2023", Role.PLAN, "2023Q4", None),
        ("Một số nhiệm vụ, giải pháp trọng tâm quý IV/2023", Role.PLAN, "2023Q4", None),
        ("Kế hoạch thực hiện năm 2024", Role.PLAN, "2024", None),
        ("Nội dung không thực hiện", Role.ACTUAL, "2020", Status.NOT_DONE),
        ("Nhiệm vụ phát sinh ngoài kế hoạch", Role.ACTUAL, "2020", Status.OUT_OF_PLAN),
        ("Xây dựng kế hoạch cho năm 2024", Role.ACTUAL, "2020", None),  # about a thing, not a period
    ],
)
def test_headings(heading: str, role: Role, period: str, status: Status | None) -> None:
    found = under_heading(fold(heading), Context(Role.ACTUAL, "2020"))
    assert (found.role, found.period, found.status) == (role, period, status)
