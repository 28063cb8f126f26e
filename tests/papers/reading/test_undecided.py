"""Papers that decide nothing: submissions, and minutes of a council."""

import pytest

from khuyencong.terms.facts import Role, Status

from .reading import facts_of

MINUTES = """SỞ CÔNG THƯƠNG
BIÊN BẢN
Họp Hội đồng thẩm định đề án khuyến công năm 2031

I. KẾT QUẢ THẨM ĐỊNH
1. Đề án máy ép của Công ty TNHH Mẫu: tổng vốn đầu tư 1.250 triệu đồng, đề nghị hỗ trợ 300 triệu đồng. {}
2. Đề án máy sấy của HTX Thử: đề nghị hỗ trợ 250 triệu đồng.
Biên bản kết thúc lúc 11 giờ 15 phút cùng ngày.
"""
SUBMISSION = """SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
TỜ TRÌNH
Về việc đề nghị bổ sung kinh phí OCOP năm 2031

Đến nay đã giải ngân 4.870 triệu đồng, đạt 76,1%. Sở đề nghị bổ sung 470 triệu đồng, gồm:
1. Tổ chức đánh giá sản phẩm đợt 2 (85 sản phẩm): 340 triệu đồng.
2. Xây dựng phóng sự: 04 phóng sự, 130 triệu đồng.
"""


def test_a_submission_only_asks_for_what_it_lists_whatever_it_tells_as_spent_before() -> None:
    told = facts_of(SUBMISSION)
    assert [(a.role, a.status, a.amount and a.amount.value) for a in told.activities] == [
        (Role.PLAN, Status.PROPOSED, 340_000_000),
        (Role.PLAN, Status.PROPOSED, 130_000_000),
    ]


def test_what_a_council_agrees_on_stands_for_what_was_asked_of_it() -> None:
    told = facts_of(MINUTES.format("Hội đồng thống nhất mức hỗ trợ 280 triệu đồng (07/07 phiếu)."))
    first, second = told.activities
    assert (first.title, first.amount and first.amount.value, first.status) == (
        "Đề án máy ép của Công ty TNHH Mẫu",
        280_000_000,
        Status.PROPOSED,
    )
    assert (second.amount and second.amount.value, second.quantities) == (250_000_000, ())
    assert [t.amount_vnd for t in told.totals if t.of_group][-1] == 300_000_000


def test_what_nobody_has_agreed_on_stays_as_it_was_asked() -> None:
    told = facts_of(MINUTES.format("Đơn vị chuẩn bị 150 triệu đồng vốn lưu động."))
    assert told.activities[0].amount
    assert told.activities[0].amount.value == 300_000_000


def test_what_a_council_has_heard_and_agrees_on_is_planned_and_who_was_there_is_no_content() -> None:
    told = facts_of(
        "SỞ CÔNG THƯƠNG\nBIÊN BẢN\nHọp Hội đồng thẩm định đề án khuyến công năm 2031\n\nI. THÀNH PHẦN\n"
        "1. Chủ trì: ông Lê Văn Mẫu, Giám đốc Sở.\n2. Thư ký: bà Trần Thị Thử.\n\nII. NỘI DUNG\n"
        "Hội đồng đã nghe Trung tâm trình bày 02 đề án và thống nhất như sau:\n"
        "1. Đề án máy sấy của HTX Mẫu: kinh phí hỗ trợ 300 triệu đồng.\n"
        "2. Đề án máy ép của Công ty Thử: kinh phí hỗ trợ 250 triệu đồng.\n"
    )
    assert [(a.path, a.role, a.status, a.amount and a.amount.value) for a in told.activities] == [
        ("II.1", Role.PLAN, Status.PROPOSED, 300_000_000),
        ("II.2", Role.PLAN, Status.PROPOSED, 250_000_000),
    ]


def test_what_came_in_at_a_fair_was_not_spent() -> None:
    told = facts_of(
        "SỞ CÔNG THƯƠNG\nBÁO CÁO\nKết quả hội chợ năm 2031\n\nI. KẾT QUẢ\n1. Hội chợ có 60 gian hàng.\n"
        "2. Tổng thu: 1.420 triệu đồng, trong đó cho thuê gian hàng 920 triệu đồng, tài trợ 500 triệu đồng.\n"
        "3. Ký 50 hợp đồng; tổng trị giá hợp đồng khoảng 10 tỷ đồng.\n"
    )
    assert [a.amount for a in told.activities] == [None] * len(told.activities)


ASKED = {
    "Đề nghị tăng kinh phí Lò sấy ngói từ 200 triệu đồng lên 260 triệu đồng.": (260, 200, "increase"),
    "Sở Công Thương kính đề nghị UBND tỉnh xem xét, cho phép điều chỉnh giảm kinh phí Lò sấy ngói từ 200 triệu đồng "
    "xuống 160 triệu đồng.": (160, 200, "decrease"),
    "Đề nghị giảm 30 triệu đồng nội dung Lò sấy ngói.": (30, None, "decrease"),
    "Kiến nghị bổ sung kinh phí cho nội dung Lò sấy ngói: 20 triệu đồng.": (20, None, "increase"),
    "Lò sấy ngói: đề nghị giảm 60 triệu đồng, còn 200 triệu đồng.": (200, 260, "decrease"),
    "Đề nghị giữ nguyên kinh phí nội dung Lò sấy ngói: 70 triệu đồng.": (70, 70, None),
    "Xin dừng thực hiện đề án Lò sấy ngói (120 triệu đồng) do hộ xin rút.": (None, 120, "decrease"),
}


@pytest.mark.parametrize(("sentence", "moved"), ASKED.items())
def test_what_a_submission_asks_to_adjust_is_named_without_who_asks_whom(
    sentence: str, moved: tuple[int | None, int | None, str | None]
) -> None:
    told = facts_of(
        "SỞ CÔNG THƯƠNG\nTỜ TRÌNH\nVề việc đề nghị điều chỉnh Kế hoạch khuyến công năm 2031\n\n"
        "Kính gửi: Ủy ban nhân dân tỉnh.\n\nI. NỘI DUNG ĐỀ NGHỊ\n"
        f"1. {sentence}\n2. Phiên chợ: giữ nguyên 90 triệu đồng.\n"
    )
    asked, _ = told.activities
    sums = (one and one.value // 1_000_000 for one in (asked.amount, asked.before))
    assert (asked.title, asked.role, (*sums, asked.adjustment)) == ("Lò sấy ngói", Role.PLAN, moved)


def test_what_was_paid_out_before_a_submission_asks_for_more_was_spent() -> None:
    spent = {t.amount_vnd: t.role for t in facts_of(SUBMISSION).totals}
    assert spent == {4_870_000_000: Role.ACTUAL, 470_000_000: Role.PLAN}
