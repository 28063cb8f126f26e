"""Who pays is told before a sum as well as behind it, and what a fair takes in pays a part of what it costs."""

import pytest

from khuyencong.terms.facts import PaperFacts
from tests.papers.reading.reading import facts_of

PLAN = "KẾ HOẠCH\nKhuyến công năm 2031\n\n1. Dự 02 hội chợ, kinh phí 90 triệu đồng.\n2. "
REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\n1. Dự 02 hội chợ, kinh phí 90 triệu đồng.\n2. "


def millions(value: int | None) -> int:
    return (value or 0) // 10**6


def costs(read: PaperFacts) -> list[tuple[str, int, str | None, list[tuple[str, int]]]]:
    told = [a for a in read.activities if a.path == "2" and a.amount]
    paid = [[(s.fund_source, millions(s.amount.value)) for s in a.shares] for a in told]
    return [
        (a.title, millions(a.amount.value), a.fund_source, by) for a, by in zip(told, paid, strict=True) if a.amount
    ]


@pytest.mark.parametrize(
    "payers",
    [
        "(ngân sách tỉnh 100 triệu đồng, cơ sở 150 triệu đồng): 250 triệu đồng",
        "(ngân sách tỉnh: 100 triệu đồng; cơ sở đối ứng: 150 triệu đồng), tổng kinh phí 250 triệu đồng",
        "(gồm ngân sách tỉnh 100 triệu đồng và cơ sở 150 triệu đồng): tổng cộng 250 triệu đồng",
        "(ngân sách tỉnh 100 triệu đồng + vốn đối ứng 150 triệu đồng) = 250 triệu đồng",
    ],
)
def test_what_a_workshop_brings_in_a_bracket_before_the_whole_is_not_ours(payers: str) -> None:
    read = facts_of(f"{PLAN}Hỗ trợ máy sấy {payers}.")
    assert costs(read) == [("Hỗ trợ máy sấy", 100, "ngân sách tỉnh", [])]
    assert {(millions(t.amount_vnd), t.of_group) for t in read.totals} == {(150, True), (250, True)}


@pytest.mark.parametrize(
    ("payers", "first"),
    [
        ("(ngân sách tỉnh 300 triệu đồng, xã hội hóa 150 triệu đồng): 450 triệu đồng", "ngân sách tỉnh"),
        (
            "(trong đó ngân sách 300 triệu đồng, doanh nghiệp đóng góp 150 triệu đồng): 450 triệu đồng",
            "ngân sách nhà nước",
        ),
    ],
)
def test_who_pays_for_a_fair_shares_its_whole(payers: str, first: str) -> None:
    read = facts_of(f"{PLAN}Tổ chức hội chợ mận {payers}.")
    assert costs(read) == [("Tổ chức hội chợ mận", 450, None, [(first, 300), ("nguồn khác", 150)])]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        # what is done in two places is no payer, and what does not come to the sum is of nothing
        ("Dự hội chợ (Hà Nội 60 triệu đồng, Huế 40 triệu đồng): 100 triệu đồng.", [100]),
        ("Dự hội chợ (ngân sách tỉnh 60 triệu đồng, xã hội hóa 30 triệu đồng): 100 triệu đồng.", [60, 30, 100]),
    ],
)
def test_what_no_payer_is_told_of_stays_as_it_was(line: str, told: list[int]) -> None:
    assert sorted(value for _, value, *_ in costs(facts_of(f"{PLAN}{line}"))) == sorted(told)


@pytest.mark.parametrize(
    "paid",
    [
        "kinh phí 800 triệu đồng, trong đó thu từ cho thuê gian hàng 300 triệu đồng, ngân sách tỉnh 500 triệu đồng",
        "kinh phí 800 triệu đồng (ngân sách tỉnh 500 triệu đồng, thu tiền thuê gian hàng 300 triệu đồng)",
        "800 triệu đồng, gồm: ngân sách tỉnh 500 triệu đồng, thu từ bán vé 300 triệu đồng",
        "kinh phí 800 triệu đồng; nguồn thu từ cho thuê gian hàng 300 triệu đồng, ngân sách tỉnh 500 triệu đồng",
    ],
)
def test_what_a_fair_takes_in_pays_for_it(paid: str) -> None:
    read = facts_of(f"{REPORT}Tổ chức Hội chợ mận: {paid}.")
    ((title, value, source, shares),) = costs(read)
    assert (title, value, source) == ("Tổ chức Hội chợ mận", 800, None)
    assert set(shares) == {("ngân sách tỉnh", 500), ("nguồn khác", 300)}
    assert read.activities[1].quantities == ()


@pytest.mark.parametrize(
    "told",
    [
        "kinh phí 800 triệu đồng, thu từ gian hàng 300 triệu đồng",
        "doanh thu 2 tỷ đồng, trong đó thu từ bán vé 300 triệu đồng; kinh phí 800 triệu đồng",
    ],
)
def test_what_a_fair_earned_beside_its_cost_is_counted(told: str) -> None:
    read = facts_of(f"{REPORT}Tổ chức Hội chợ mận: {told}.")
    assert costs(read) == [("Tổ chức Hội chợ mận", 800, None, [])]
    assert 300 * 10**6 in {q.value for q in read.activities[1].quantities}


def test_who_sponsors_a_fair_pays_for_it() -> None:
    read = facts_of(
        f"{REPORT}Tổ chức Hội chợ mận: chi phí 800 triệu đồng, trong đó ngân sách tỉnh 500 triệu đồng, tài trợ"
        " 300 triệu đồng."
    )
    ((title, value, _, shares),) = costs(read)
    assert (title, value, shares) == (
        "Tổ chức Hội chợ mận", 800, [("ngân sách tỉnh", 500), ("nguồn khác", 300)],
    )  # fmt: skip


def test_whom_a_sum_is_for_does_not_pay_it() -> None:
    read = facts_of(
        f"{PLAN}Hỗ trợ doanh nghiệp: 500 triệu đồng\n- Hỗ trợ máy móc: 300 triệu đồng\n- Hỗ trợ bao bì: 200 triệu đồng."
    )
    assert [(millions(t.amount_vnd), t.fund_source) for t in read.totals] == [(500, None)]
