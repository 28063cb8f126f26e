"""The last item's «Kết quả: …» is a result though the paper closes behind it; things given are no money given out."""

import pytest

from khuyencong.terms.facts import Role
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "
CLOSING = [
    "",
    "Trên đây là báo cáo kết quả khuyến công năm 2031./.\n",
    "Trên đây là báo cáo của Trung tâm./.\nNơi nhận:\n- Lưu: VT.\n",
]
Money = list[tuple[Role | None, str, int]]


def money(told: str) -> Money:
    read = facts_of(f"{REPORT}{told}").activities
    return [(a.role, a.title, a.amount.value // 10**6) for a in read if a.amount]


@pytest.mark.parametrize("mark", ["*", "-", "+"])
@pytest.mark.parametrize("closing", CLOSING)
def test_the_last_labelled_line_is_a_result_whatever_closes_the_paper(mark: str, closing: str) -> None:
    told = f"Tem dán\n{mark} Kế hoạch: 02 số, 30 triệu đồng.\n{mark} Kết quả: 02 số, 28 triệu đồng.\n{closing}"
    assert money(told) == [(Role.PLAN, "Tem dán", 30), (Role.ACTUAL, "Tem dán", 28)]


def test_what_stands_under_a_labelled_line_is_of_its_label() -> None:
    told = "Tem dán\n- Kế hoạch: 30 triệu đồng.\n- Kết quả: 28 triệu đồng.\n+ Tem giấy: 10 triệu đồng.\n"
    assert {role for role, _, value in money(f"{told}+ Tem nhựa: 18 triệu đồng.\n") if value != 30} == {Role.ACTUAL}


@pytest.mark.parametrize(
    "told",
    [
        "Tem dán: đã cấp 20.000 con tem, kinh phí 40 triệu đồng.",
        "Chứng nhận: đã cấp 12 giấy chứng nhận, kinh phí 40 triệu đồng.",
        "Mã vạch: đã cấp mới 15 mã số, kinh phí 40 triệu đồng.",
        "Tem điện tử: đã cấp 1,2 triệu con tem, kinh phí 40 triệu đồng.",
        "Quà tặng: 30 hộ được cấp 60 bộ dụng cụ, kinh phí 40 triệu đồng.",
        "Hội chợ: bố trí 60 gian hàng, kinh phí 40 triệu đồng.",
    ],
)
def test_things_that_were_given_were_paid_for(told: str) -> None:
    assert [(role, value) for role, _, value in money(f"{told}\n")] == [(Role.ACTUAL, 40)]


@pytest.mark.parametrize(
    "told",
    [
        "Lớp may: Sở được cấp 40 triệu đồng mở 02 lớp.",
        "Hội chợ: huyện đã cấp 40 triệu cho 02 xã.",
        "Máy sấy: đã bố trí 40 triệu đồng hỗ trợ 02 xưởng.",
        "Mô hình: đã phê duyệt 02 mô hình, kinh phí 40 triệu đồng.",
        "Lò nung: đã được tỉnh giao 40 triệu đồng hỗ trợ 01 xưởng.",
    ],
)
def test_money_that_was_given_out_stays_planned(told: str) -> None:
    assert [(role, value) for role, _, value in money(f"{told}\n")] == [(Role.PLAN, 40)]
