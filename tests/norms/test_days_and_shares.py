"""Days no calendar has, however they are printed; parts and shares of a whole in the words of reports."""

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Text

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


@pytest.mark.parametrize(
    "words",
    [
        "70 học viên (gồm 40 nam và 25 nữ)",
        "70 học viên (bao gồm: 40 nữ, 25 nam)",
        "70 học viên (40 nam và 25 nữ)",
        "120 lao động, gồm 80 nữ và 50 nam",
    ],
)
def test_men_and_women_are_all(words: str) -> None:
    told = f"{HEAD}1. Tập huấn: đã mở lớp cho {words}; kinh phí 50 triệu đồng.\n"
    assert "count-mismatch" in rules(told)
    right = words.replace("25", "30").replace("50 nam", "40 nam")
    assert "count-mismatch" not in rules(told.replace(words, right))


@pytest.mark.parametrize(
    "words", ["70 học viên (trong đó 25 nữ)", "70 học viên (có 40 nữ và 25 đảng viên)", "70 người"]
)
def test_some_of_them_need_not_be_all(words: str) -> None:
    assert "count-mismatch" not in rules(f"{HEAD}1. Tập huấn: đã mở lớp cho {words}; kinh phí 50 triệu đồng.\n")


@pytest.mark.parametrize(
    ("words", "told", "right"),
    [
        ("Đã giải ngân 1.200 trên tổng số 2.000 triệu đồng, đạt tỷ lệ {}%", "65", "60"),
        ("Đã giải ngân 1.200 triệu đồng trên tổng số 2.000 triệu đồng, đạt tỷ lệ {}%", "65", "60"),
        ("Đã đào tạo 150 lao động/200 lao động, đạt {}%", "80", "75"),
        ("Đào tạo nghề: đã đào tạo 150 lao động/200 lao động, đạt {}% kế hoạch; kinh phí 90 triệu đồng", "80", "75"),
        ("Đã đào tạo 150 lao động / 200 lao động (đạt {}%)", "80", "75"),
        ("Đã công nhận 45 sản phẩm trên 60 sản phẩm, chiếm {}%", "70", "75"),
    ],
)
def test_a_part_of_a_whole_and_its_percent(words: str, told: str, right: str) -> None:
    assert "percent-mismatch" in rules(f"{HEAD}1. {words.format(told)}.\n")
    assert "percent-mismatch" not in rules(f"{HEAD}1. {words.format(right)}.\n")


@pytest.mark.parametrize(
    "words",
    [
        "Đã đào tạo 150 lao động/05 lớp, đạt 80%",
        "Mức hỗ trợ 30 triệu đồng/01 cơ sở, bằng 80% chi phí",
        "Đã giải ngân 1,2 tỷ đồng trên 2.000 triệu đồng, đạt 60%",
        "Đã công nhận 45 sản phẩm trên 60 sản phẩm đăng ký, đạt 90% kế hoạch",
        "Đã tổ chức 02 lớp trên địa bàn 03 huyện, đạt 100%",
    ],
)
def test_what_is_no_part_has_no_share(words: str) -> None:
    assert "percent-mismatch" not in rules(f"{HEAD}1. {words}.\n")


def test_a_wrong_day_is_told_once_and_not_as_a_missing_one() -> None:
    head = "UBND TỈNH X\nSố: 12/BC-SCT\nBÁO CÁO\nKết quả khuyến công năm 2020\n"
    text = Text(head + BASIS.format("31/6/2020"), "text/plain")
    told = [f.rule for f in check(text, find_facts(text)) if "4321" in f"{f.message_vi}{f.found}"]
    assert "form" not in told
    assert "citation-date" in told
