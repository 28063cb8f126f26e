"""What became of a content by its paper's words."""

import pytest

from khuyencong.terms.fared import is_unpaid, put_off_to, waits
from khuyencong.terms.periods import Period


@pytest.mark.parametrize(
    ("words", "period", "is_to_come"),
    [
        ("chưa thực hiện do mưa lớn", "2031M01-M09", True),
        ("chưa thực hiện do mưa lớn", "2031", False),  # the year is over
        ("chưa thực hiện, chuyển sang năm 2032", "2031", True),
        ("chưa tổ chức", "2031Q3", True),
        ("không thực hiện do thiếu hồ sơ", "2031Q3", False),
        ("không thực hiện được, chuyển sang năm 2032", "2031Q3", False),
        ("ban tổ chức dời hội chợ đến tháng 11", "2031Q3", True),
        ("không có hồ sơ đủ điều kiện", "2031Q3", False),
        ("không có hồ sơ đăng ký, kinh phí hoàn trả ngân sách vào tháng 12", "2031Q3", False),
        ("không có đơn vị đăng ký, chuyển kinh phí sang năm 2032", "2031", False),
        ("không tổ chức đúng tháng 5 do mưa, dời sang tháng 11", "2031Q3", True),
    ],
)
def test_what_was_not_done_may_be_still_to_come(words: str, period: str, is_to_come: bool) -> None:
    assert waits(words, Period.parse(period)) is is_to_come


def test_until_when_it_is_put_off() -> None:
    assert put_off_to("chưa mở do mưa, dời sang đầu tháng 11 năm 2031.") == "dời sang đầu tháng 11 năm 2031"
    assert put_off_to("chưa mở, chuyển kinh phí sang lớp khác") == ""


@pytest.mark.parametrize(
    ("words", "owed"),
    [
        ("chưa thanh toán", True),
        ("Chưa được giải ngân", True),
        ("không phát sinh kinh phí", False),
        ("chưa sử dụng kinh phí", False),
        ("danh mục chưa chi tiết, chưa chỉ định đơn vị", False),
    ],
)
def test_what_is_not_paid_yet_is_owed(words: str, owed: bool) -> None:
    assert is_unpaid(words) is owed
