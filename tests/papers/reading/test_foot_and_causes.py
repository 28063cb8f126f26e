"""Where a body ends however long its annexes are, what a named cause says, what role and source a sum has."""

import pytest

from khuyencong.terms.facts import Role
from tests.papers.reading.reading import facts_of

HEAD = "Số: 9/BC-SCT\nPhú Giang, ngày 05 tháng 01 năm 2032\nBÁO CÁO\nKết quả khuyến công năm 2031\n\n"
BODY = (
    "I. KẾT QUẢ ĐÀO TẠO\n1. Mở lớp đan lát\nThực hiện: 11 lớp. Kinh phí thực hiện: 30.000.000 đồng.\n"
    "II. KẾT QUẢ HỖ TRỢ MÁY\n1. Máy sấy nông sản\nThực hiện: {undone}.\n"
)
LONG_ANNEX = "Phụ lục\n" + "1 | Mở lớp đan lát | lớp | 11 | 30.000.000 | không phát sinh kinh phí\n" * 60


@pytest.mark.parametrize(
    "foot",
    ["Trên đây là kết quả./.\n", "Trên đây là kết quả./.\n\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n"],
    ids=["without recipients", "with recipients"],
)
def test_annexes_however_long_are_no_part_of_the_body(foot: str) -> None:
    body = BODY.format(undone="kinh phí 12.000.000 đồng")
    short, long = facts_of(HEAD + body + foot), facts_of(HEAD + body + foot + LONG_ANNEX)
    assert [a.title for a in long.activities] == ["Mở lớp đan lát", "Máy sấy nông sản"]
    assert long.activities == short.activities


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("không thực hiện, nguyên nhân: chưa có cơ sở đăng ký", "chưa có cơ sở đăng ký"),
        ("không thực hiện, lý do: chưa chọn được nơi đặt máy", "chưa chọn được nơi đặt máy"),
        ("không phát sinh kinh phí, lý do: máy do tỉnh bạn tặng", "máy do tỉnh bạn tặng"),
        ("không thực hiện, nguyên nhân: chưa nêu", None),
    ],
)
def test_a_named_cause_is_the_reason_without_what_it_is_the_cause_of(sentence: str, reason: str | None) -> None:
    activity = facts_of(HEAD + BODY.format(undone=sentence)).activities[-1]
    assert activity.reason == reason


def test_a_sum_takes_its_role_from_its_heading_and_from_its_own_words() -> None:
    text = (
        "I. Kết quả chung năm 2031\n1. Tổng kinh phí kế hoạch\nTổng kinh phí kế hoạch là 90.000.000 đồng.\n"
        "2. Tổng kinh phí thực hiện\nTổng kinh phí thực hiện (gồm ước) là 70.000.000 đồng.\n"
        "Trong đó: đã thực hiện 60.000.000 đồng; ước thực hiện 10.000.000 đồng.\n"
        "II. Kết quả theo nội dung\n1. Mở lớp đan lát\nThực hiện: 11 lớp.\n"
    )
    assert [(total.amount_vnd, total.role) for total in facts_of(HEAD + text).totals] == [
        (90_000_000, Role.PLAN),
        (70_000_000, Role.ESTIMATE),
        (60_000_000, Role.ACTUAL),
        (10_000_000, Role.ESTIMATE),
    ]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Tổng kinh phí Kế hoạch khuyến công tỉnh Phú Giang", None),
        ("Tổng kinh phí Chương trình khuyến công tỉnh Phú Giang", None),
        ("Tổng kinh phí khuyến công tỉnh", "khuyến công địa phương"),
        ("Nguồn kinh phí khuyến công địa phương", "khuyến công địa phương"),
    ],
)
def test_the_name_of_a_plan_does_not_say_who_pays(words: str, source: str | None) -> None:
    text = f"I. NỘI DUNG\n1. Mở lớp đan lát\nTổ chức 11 lớp.\nII. KINH PHÍ\n{words} là 90.000.000 đồng.\n"
    assert [total.fund_source for total in facts_of(text).totals] == [source]
