"""Sentences that look back, name who pays or tell what fell away: what was carried out stays carried out."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of
from .test_report_language import HEAD, sums

PLANNED = "KẾ HOẠCH khuyến công năm 2021\n\n"


def paid(text: str, head: str = HEAD) -> list[tuple[int, str | None, str | None]]:
    """Sums of things, in million đồng, with role and period."""
    facts = facts_of(head + text)
    return [(a.amount.value // 1_000_000, a.role, a.period) for a in facts.activities if a.amount]


@pytest.mark.parametrize(
    ("head", "role"), [(PLANNED, Role.PLAN), ("Báo cáo kết quả khuyến công năm 2021\n\n", Role.ACTUAL)]
)
def test_what_a_paper_is_about_is_taken_up_again_behind_an_earlier_year(head: str, role: Role) -> None:
    told = paid("Năm 2020 mở 10 lớp, kinh phí 100 triệu đồng; năm 2021 mở 12 lớp, kinh phí 150 triệu đồng.", head)
    assert told == [(100, Role.ACTUAL, "2020"), (150, role, "2021")]


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Tổ chức lớp tập huấn 50 triệu đồng do thành phố Bạc Liêu tự cân đối.", 50),
        ("Hội chợ kinh phí 600 triệu đồng do Cục Xúc tiến thương mại tự cân đối từ ngân sách.", 600),
        ("Máy sấy 300 triệu đồng do khó khăn nên cơ sở phải tự bỏ vốn trước.", 300),
        ("Lớp may 45 triệu đồng do Hội Liên hiệp Phụ nữ tỉnh đóng góp.", 45),
        ("Hội nghị kết nối doanh nghiệp vay ngân hàng kinh phí 40 triệu đồng.", 40),
        ("Bún khô Minh Hòa là sản phẩm đạt 4 sao được hỗ trợ 30 triệu đồng mua máy.", 30),
        ("Sau khi 2 lớp bị hủy, Trung tâm mở 3 lớp khác, kinh phí 90 triệu đồng.", 90),
        ("1 hội chợ phải dừng do dịch; Trung tâm tổ chức hội chợ trực tuyến, kinh phí 120 triệu đồng.", 120),
        ("Lớp may 45 triệu đồng, hoàn trả ngân sách 5 triệu đồng.", 45),
        ("Hoạt động chính trong năm: mở lớp may, kinh phí 40 triệu đồng.", 40),
    ],
)
def test_what_was_carried_out_stays_so_whoever_paid_and_whatever_fell_away(text: str, money: int) -> None:
    assert paid(text) == [(money, Role.ACTUAL, "2020")]


def test_the_plan_of_one_event_is_that_event() -> None:
    paying = "kinh phí 900 triệu đồng (ngân sách tỉnh 500 triệu đồng; ngân sách huyện 400 triệu đồng)."
    assert sums(f"Sở duyệt kế hoạch tổ chức hội chợ Xuân với {paying}") == ([900], [500, 400])
    assert sums(f"Sở phê duyệt kế hoạch xúc tiến thương mại gồm hội chợ Xuân, {paying}") == ([900], [500, 400])


def test_a_count_keeps_its_word_beside_a_namesake_of_another_section() -> None:
    one, other = "1. Hỗ trợ: 5 cơ sở, 60 triệu đồng", "1. Hỗ trợ: 5 cơ sở CNNT, 40 triệu đồng"
    text = f"I. KHUYẾN CÔNG\n{one}\nII. SẢN XUẤT SẠCH HƠN\n{other}"
    units = [q.unit for a in facts_of(HEAD + text).activities for q in a.quantities]
    assert len(set(units)) == 2
