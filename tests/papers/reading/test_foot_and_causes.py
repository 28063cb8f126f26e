"""Where a body ends however long its annexes are, what a named cause says, what role and source a sum has."""

import pytest

from khuyencong.terms.facts import Role, Status
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


UNDONE = (
    "BÁO CÁO\nKết quả khuyến công 6 tháng đầu năm 2023\n\nI. KẾT QUẢ\n\n1. Mở 2 lớp may, kinh phí 60 triệu đồng.\n\n"
)


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        ("II. NỘI DUNG KHÔNG THỰC HIỆN\n\n1. Hội thảo sấy lạnh: 02 cuộc, 45 triệu đồng.\n\n2. Đoàn khảo sát.\n", 2),
        ("2. Nội dung chưa thực hiện: hội thảo sấy lạnh (kinh phí 45 triệu đồng) do thiếu đơn vị tư vấn.\n", 1),
        ("2. Hội thảo sấy lạnh (kinh phí 45 triệu đồng): chưa thực hiện do thiếu đơn vị tư vấn.\n", 1),
        ("2. Hội thảo sấy lạnh, kinh phí 45 triệu đồng, không tổ chức được.\n", 1),
    ],
)
def test_what_was_to_be_spent_on_what_was_not_done_is_planned(text: str, undone: int) -> None:
    told = facts_of(UNDONE + text).activities
    assert [(a.role, a.period, a.amount.value // 1_000_000) for a in told if a.amount] == [
        (Role.ACTUAL, "2023H1", 60),
        (Role.PLAN, "2023", 45),
    ]
    assert sum(a.status is Status.NOT_DONE for a in told) == undone


@pytest.mark.parametrize("ends", [", chưa tổ chức hội chợ.", "; hội chợ chưa tổ chức.", ". Hội chợ không thực hiện."])
def test_another_thing_that_was_not_done_leaves_what_was_spent(ends: str) -> None:
    told = facts_of(f"{UNDONE}2. Hội thảo sấy lạnh, kinh phí 45 triệu đồng{ends}\n").activities
    assert [(a.role, a.amount.value // 1_000_000) for a in told if a.amount] == [(Role.ACTUAL, 60), (Role.ACTUAL, 45)]
