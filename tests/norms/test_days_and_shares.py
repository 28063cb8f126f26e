"""Days no calendar has, however they are printed; parts and shares of a whole in the words of reports."""

import pytest

from .test_true_sums import HEAD, rules

BASIS = "Thực hiện Quyết định số 4321/QĐ-UBND ngày {} của UBND tỉnh.\n1. Đã mở 01 lớp.\n"


@pytest.mark.parametrize(
    "day",
    [
        "31/4/2020", "30 tháng 02 năm 2020", "31 tháng 4 năm 2020", "29 tháng 02 năm 2019", "12 tháng 13 năm 2020",
        "31 / 9 / 2020", "31.11.2020",
    ],
)  # fmt: skip
def test_a_day_no_calendar_has(day: str) -> None:
    assert "citation-date" in rules(HEAD + BASIS.format(day))


@pytest.mark.parametrize("day", ["30/4/2020", "29 tháng 02 năm 2020", "31 tháng 5 năm 2020", "01 tháng 12 năm 2020"])
def test_a_day_of_the_calendar(day: str) -> None:
    assert "citation-date" not in rules(HEAD + BASIS.format(day))
