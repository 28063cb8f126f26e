"""What people type: days and numbers, and how figures are printed."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.desk.days import WrongDay, parse_day
from khuyencong.desk.figures import MILLION, percent, printed, scaled
from khuyencong.desk.money import CountField, MoneyField, RangeField, figure_typed, in_smallest
from khuyencong.desk.templatetags.counter import day, line_with_changes, partial_day
from khuyencong.terms.results import Figure, State


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("4/6/2024", date(2024, 6, 4)), ("04-06-2024", date(2024, 6, 4)), ("2024-06-04", date(2024, 6, 4))],
)
def test_days_are_understood(typed: str, meant: date) -> None:
    assert parse_day(typed) == meant


@pytest.mark.parametrize("typed", ["31/2/2024", "4/6", "hôm qua", "2024-13-01"])
def test_what_is_no_day_is_said_with_an_example(typed: str) -> None:
    with pytest.raises(WrongDay, match="ví dụ: 4/6/2024"):
        parse_day(typed)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(9999, 1, 1)))
def test_a_printed_day_is_read_back(value: date) -> None:
    assert parse_day(day(value)) == value


@pytest.mark.parametrize(
    ("stored", "shown"), [("2024-06-04", "04/6/2024"), ("2019-08", "8/2019"), ("2019", "2019"), ("", "")]
)
def test_partial_days_are_shown_as_far_as_known(stored: str, shown: str) -> None:
    assert partial_day(stored) == shown


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("417.110.000", 417_110_000),
        ("2,7 tỷ", 2_700_000_000),
        ("320 triệu", 320_000_000),
        ("500 đồng", 500),
        ("", None),
    ],
)
def test_money_is_understood(typed: str, meant: int | None) -> None:
    assert MoneyField(required=False).clean(typed) == meant


@pytest.mark.parametrize("typed", ["3.7000", "abc", "-5", "1,5", "2 tỷ rưỡi"])
def test_what_is_no_money_is_said(typed: str) -> None:
    with pytest.raises(ValidationError, match="không phải là số"):
        MoneyField().clean(typed)


@pytest.mark.parametrize(
    ("field", "typed", "form"),
    [
        (MoneyField(), "1.000,5", "ghi số nguyên đồng"),
        (CountField(), "1,000.5", "dấu phẩy trước phần lẻ"),
        (RangeField(is_money=True, scale=0), "ba – bốn", "ghi số nguyên đồng"),
        (RangeField(is_money=False, scale=0), "ba – bốn", "dấu phẩy trước phần lẻ"),
        (forms.IntegerField(min_value=1, max_value=50), "-5", "Phải từ 1 trở lên, đang ghi -5"),
        (forms.IntegerField(min_value=1, max_value=50), "51", "Nhiều nhất là 50, đang ghi 51"),
    ],
)
def test_a_refused_number_is_told_in_what_form_it_is_expected(field: forms.Field, typed: str, form: str) -> None:
    with pytest.raises(ValidationError, match=form):
        field.clean(typed)


@pytest.mark.parametrize(("typed", "scale", "meant"), [("2,52", 4, 25_200), ("65", 0, 65), ("1.600", 0, 1_600)])
def test_counts_become_integers_of_the_smallest_unit(typed: str, scale: int, meant: int) -> None:
    assert figure_typed(typed, is_money=False, scale=scale) == meant
    assert scaled(meant, scale) == typed


def test_a_figure_is_read_by_its_measure_and_nothing_is_cut_off() -> None:
    assert figure_typed("265,6 triệu", is_money=True, scale=0) == 265_600_000
    with pytest.raises(ValidationError, match="không phải là số"):
        figure_typed("265,6 triệu", is_money=False, scale=0)
    with pytest.raises(ValidationError, match="số lẻ"):
        figure_typed("12,5", is_money=False, scale=0)
    assert in_smallest(Decimal("12.5"), 1) == 125


@given(st.integers(0, 10**13))
def test_money_in_millions_is_the_nearest_tenth(value: int) -> None:
    words = printed(Figure(value, State.GIVEN, ""), MILLION)
    assert abs(Decimal(words.replace(".", "").replace(",", ".")) * 1_000_000 - value) <= 50_000


@pytest.mark.parametrize(
    ("part", "whole", "meant"),
    [(1, 8, 13), (0, 5, 0), (None, 5, None), (5, 0, None), (5, None, None), (1474, 1481, 99), (1481, 1481, 100)],
)
def test_per_cent_is_rounded_but_100_is_reached_and_nothing_is_of_nothing(
    part: int | None, whole: int | None, meant: int | None
) -> None:
    assert percent(part, whole) == meant


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(28, State.GIVEN, "", 30), "28–30"),
        (Figure(240, State.GIVEN, "", qualifier="about"), "khoảng 240"),
        (Figure(900, State.GIVEN, "", qualifier="under"), "gần 900"),
        (Figure(None, State.MISSING, ""), ""),
    ],
)
def test_figures_keep_their_range_and_qualifier(figure: Figure, words: str) -> None:
    assert printed(figure) == words


def test_a_changed_figure_is_marked_and_markup_in_a_paper_stays_text() -> None:
    shown = line_with_changes("1.1 | <b>Hội chợ</b> | | 440.000.000", "1.1 | <b>Hội chợ</b> | | 444.000.000")
    assert shown == "1.1 · &lt;b&gt;Hội chợ&lt;/b&gt; · <mark>440.000.000</mark>"
