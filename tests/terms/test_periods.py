"""How people type a period, and what is none."""

from datetime import date, datetime

import pytest

from khuyencong.terms.periods import Period, Window, day_in_figures, day_in_words, moment_in_figures, window_words

YEAR = 2024


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *[(words, "2023H1") for words in ("2023H1", "2023-H1", "2023 h1", "H1/2023", "h1-2023", "1H2023")],
        *[
            (words, "2023H1")
            for words in ("6T2023", "6 tháng đầu năm 2023", "6 tháng năm 2023", "Sáu tháng đầu năm 2023")
        ],
        *[(words, "2024H1") for words in ("6 tháng", "6 thang dau nam", "H1", "nửa đầu năm")],
        *[(words, "2023H2") for words in ("6 tháng cuối năm 2023", "2023-H2", "nửa cuối năm 2023")],
        *[(words, "2023M01-M09") for words in ("9 tháng 2023", "9T/2023", "2023M01-M09", "9 tháng đầu năm 2023")],
        *[(words, "2023Q3") for words in ("quý III năm 2023", "Quý 3/2023", "Q3-2023", "2023q3", "Q.III/2023")],
        *[(words, "2023M05") for words in ("tháng 5/2023", "T5/2023", "2023-M5", "2023M05", "tháng 05 năm 2023")],
        *[(words, "2023") for words in ("2023", "năm 2023", "cả năm 2023")],
        *[(words, "2024") for words in ("năm", "cả năm")],
        ("2023Q2-Q3", "2023Q2-Q3"),
        ("2023M05-M05", "2023M05"),
        ("2023Q3-Q3", "2023Q3"),
        ("2021-2025", "2021-2025"),
        ("3 tháng đầu năm 2023", "2023Q1"),
    ],
)
def test_what_people_type_is_the_period_they_mean(typed: str, code: str) -> None:
    assert Period.typed(typed, YEAR).code == code


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "2023H9", "2023-Q5", "tháng 13", "2023 và 2024", "7 tháng", "hôm nay", "H1 Q2", "20233", "q", "/"],
)
def test_what_names_no_period_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(ValueError):
        Period.typed(typed, YEAR)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2023, 1, 1), date(2023, 9, 30), "9 tháng đầu năm 2023"),
        (date(2023, 1, 1), date(2023, 12, 31), "năm 2023"),
        (date(2023, 7, 1), date(2023, 9, 30), "quý III năm 2023"),
        (date(2023, 5, 1), date(2023, 5, 31), "tháng 5 năm 2023"),
        (date(2023, 2, 1), date(2023, 5, 31), "tháng 2–5 năm 2023"),
        (date(2021, 1, 1), date(2025, 12, 31), "giai đoạn 2021-2025"),
        (date(2023, 1, 1), date(2023, 9, 29), "từ 01/01/2023 đến 29/9/2023"),
        (date(2022, 12, 1), date(2023, 2, 28), "từ 01/12/2022 đến 28/02/2023"),
    ],
)
def test_a_window_is_called_by_the_period_that_it_is(first: date, last: date, words: str) -> None:
    assert window_words(Window(first, last)) == words


@pytest.mark.parametrize(
    ("day", "figures", "words"),
    [
        (date(2024, 6, 4), "04/6/2024", "ngày 04 tháng 6 năm 2024"),
        (date(2024, 2, 14), "14/02/2024", "ngày 14 tháng 02 năm 2024"),
        (date(2024, 12, 31), "31/12/2024", "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_a_day_has_its_noughts_where_the_decree_asks_for_them(day: date, figures: str, words: str) -> None:
    assert (day_in_figures(day), day_in_words(day)) == (figures, words)


def test_a_moment_says_its_day_the_same_way() -> None:
    assert moment_in_figures(datetime(2024, 6, 4, 8, 5)) == "08:05 04/6/2024"  # noqa: DTZ001 - as a clock here shows it
