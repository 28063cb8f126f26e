"""Revenue stays revenue when it is compared, and by how much a sum changed is no sum of its own."""

import pytest

from khuyencong.terms.facts import Role
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "
Told = list[tuple[Role | None, str | None, int]]


def spent(sentence: str) -> Told:
    read = facts_of(f"{REPORT}{sentence}\n").activities
    return [(a.role, a.period, a.amount.value // 10**6) for a in read if a.amount]


def earned(sentence: str) -> Told:
    read = facts_of(f"{REPORT}{sentence}\n").activities
    return [
        (a.role, a.period, int(q.value) // 10**6) for a in read for q in a.quantities if q.unit == "đồng" and q.note
    ]


@pytest.mark.parametrize(
    ("sentence", "compared"),
    [
        ("Hội chợ: doanh thu 3 tỷ đồng, tăng 20% so với năm 2030 (2,5 tỷ đồng).", (Role.ACTUAL, "2030", 2500)),
        ("Phiên chợ: doanh thu 3 tỷ đồng (năm 2030: 2,5 tỷ đồng).", (Role.ACTUAL, "2030", 2500)),
        (
            "Chợ đêm: doanh số 3 tỷ đồng, tăng 500 triệu đồng so với cùng kỳ (2,5 tỷ đồng).",
            (Role.ACTUAL, "2030", 2500),
        ),
        ("Tuần hàng: doanh thu 3 tỷ đồng, đạt 120% kế hoạch (2,5 tỷ đồng).", (Role.PLAN, "2031", 2500)),
    ],
)
def test_what_revenue_is_compared_with_was_earned_too(sentence: str, compared: tuple[Role, str, int]) -> None:
    assert earned(sentence) == [compared, (Role.ACTUAL, "2031", 3000)]
    assert spent(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "compared"),
    [
        ("Lớp may: kinh phí 90 triệu đồng, tăng 12% so với năm 2030 (80 triệu đồng).", (Role.ACTUAL, "2030", 80)),
        (
            "Hội chợ: doanh thu 3 tỷ đồng; kinh phí 90 triệu đồng, đạt 95% kế hoạch (95 triệu đồng).",
            (Role.PLAN, "2031", 95),
        ),
        (
            "Tuần hàng: doanh thu 3 tỷ đồng, kinh phí là 90 triệu đồng (năm 2030: 80 triệu đồng).",
            (Role.ACTUAL, "2030", 80),
        ),
        ("Hội nghị: doanh thu 3 tỷ đồng, vượt kế hoạch; kinh phí 90 triệu đồng.", None),
    ],
)
def test_money_that_was_spent_is_compared_with_money_spent(
    sentence: str, compared: tuple[Role, str, int] | None
) -> None:
    assert spent(sentence) == [*([compared] if compared else []), (Role.ACTUAL, "2031", 90)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bản tin tháng: kinh phí giảm 20 triệu đồng, còn 80 triệu đồng.",
        "Bản tin tháng: kinh phí tăng 15 triệu đồng, lên 80 triệu đồng.",
        "Bản tin tháng: kinh phí giảm khoảng 20 triệu đồng xuống còn 80 triệu đồng.",
        "Bản tin tháng: kinh phí tăng thêm 10 triệu đồng, đạt 80 triệu đồng.",
    ],
)
def test_by_how_much_a_sum_changed_is_no_sum_spent(sentence: str) -> None:
    assert spent(sentence) == [(Role.ACTUAL, "2031", 80)]


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Lớp mộc: tăng 20 triệu đồng cho 02 lớp, còn 01 lớp 30 triệu đồng.", [20, 30]),
        ("Máy sấy: giảm giá 20 triệu đồng, mua 02 máy 80 triệu đồng.", [20, 80]),
        ("Lớp thêu: chi tặng học viên 20 triệu đồng; lên kế hoạch mẫu, 80 triệu đồng.", [20, 80]),
        ("Lớp đan: chi 20 triệu đồng, lớp dệt 80 triệu đồng.", [20, 80]),
    ],
)
def test_sums_of_two_things_stay_two(sentence: str, sums: list[int]) -> None:
    assert [value for _, _, value in spent(sentence)] == sums
