"""Numbers are read and written as Vietnamese papers print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.terms.numbers import (
    NotANumber,
    amount_in_words,
    format_decimal,
    format_vnd,
    item_order,
    parse_number,
    parse_scaled,
    parse_words,
    percent_text,
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [("07", 7), ("1.600", 1600), ("2,52", Decimal("2.52")), ("12.345.678", 12345678), ("1.234,5", Decimal("1234.5"))],
)
def test_printed_digits(printed: str, value: int | Decimal) -> None:
    assert parse_number(printed) == value


@pytest.mark.parametrize("printed", ["3.7000", "1.23", "12a", "", "1,", "1.234.56"])
def test_digits_that_no_rule_explains(printed: str) -> None:
    with pytest.raises(NotANumber):
        parse_number(printed)


@pytest.mark.parametrize(
    ("digits", "scale", "amount"),
    [
        ("1,75", "tỉ", 1_750_000_000),
        ("35", "tỷ", 35_000_000_000),
        ("262,5", "triệu", 262_500_000),
        ("4.120.500", "nghìn", 4_120_500_000),
        ("2.5", "tỷ", 2_500_000_000),
        ("15.000.000", "", 15_000_000),
    ],
)
def test_scales(digits: str, scale: str, amount: int) -> None:
    assert parse_scaled(digits, scale) == amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (7165488080, "Bảy tỷ, một trăm sáu mươi lăm triệu, bốn trăm tám mươi tám nghìn, không trăm tám mươi đồng"),
        (224730000, "Hai trăm hai mươi tư triệu, bảy trăm ba mươi nghìn đồng"),
        (21000000, "Hai mươi mốt triệu đồng"),
        (
            128897263,
            "Một trăm hai mươi tám triệu, tám trăm chín mươi bảy nghìn, hai trăm sáu mươi ba đồng",
        ),
        (15_000_000, "Mười lăm triệu đồng"),
        (1_005_000, "Một triệu, không trăm lẻ năm nghìn đồng"),
        (2_500_000_000_000, "Hai nghìn năm trăm tỷ đồng"),
    ],
)
def test_amounts_in_words(amount: int, words: str) -> None:
    assert amount_in_words(amount) == words


def test_vouchers_may_say_chan() -> None:
    assert amount_in_words(2_000_000, even=True) == "Hai triệu đồng chẵn"


@given(st.integers(min_value=0, max_value=10**15))
def test_words_are_read_back(amount: int) -> None:
    assert parse_words(amount_in_words(amount)) == amount


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_are_read_back(amount: int) -> None:
    assert parse_number(format_vnd(amount)) == amount


def test_words_that_are_no_number() -> None:
    assert parse_words("một khoản lớn đồng") is None
    assert parse_words("đồng") is None


def test_percents_and_decimals_have_a_comma() -> None:
    assert percent_text(Decimal("78.32")) == "78,32%"
    assert percent_text(100) == "100%"
    assert percent_text(Decimal("106.625")) == "106,63%", "as ROUND of the workbook beside it has it"
    assert format_decimal(Decimal("1055.93")) == "1.055,93"


def test_items_are_in_the_order_of_their_numbers() -> None:
    told = ["I", "II", "IX", "1", "1.2", "1.10", "2", "3.a", "3.b", "10"]
    assert sorted(["10", "1.10", "3.b", "2", "1.2", "3.a", "1"], key=item_order) == told[3:]
    assert sorted(["IX", "II", "I"], key=item_order) == told[:3]
    aims_and_groups = ["1", "2", "3", "I", "II", "IV", "A", "D"]
    assert sorted(["I", "A", "1", "II", "2", "D", "IV", "3"], key=item_order) == aims_and_groups
