"""Who pays the sums of a sentence: named before a sum or behind it, of a whole or, where none is told, of the thing."""

import pytest

from khuyencong.terms.facts import Activity
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. Lớp mộc: mở 02 lớp, "
QG, DP, TINH, HUYEN, KHAC = (
    "khuyến công quốc gia", "khuyến công địa phương", "ngân sách tỉnh", "ngân sách huyện", "nguồn khác",
)  # fmt: skip
Paid = list[tuple[str | None, int]]


def of_item(words: str) -> list[Activity]:
    return [a for a in facts_of(f"{REPORT}{words}.\n").activities if a.path == "I.2"]


def paid(found: list[Activity]) -> Paid:
    return [(a.fund_source, a.amount.value // 1_000_000) for a in found if a.amount]


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        ("80 triệu đồng, trong đó 60 triệu đồng từ ngân sách tỉnh, còn lại 20 triệu đồng từ xã hội hóa", (TINH, KHAC)),
        ("80 triệu đồng, trong đó ngân sách tỉnh 60 triệu đồng, 20 triệu đồng là vốn đối ứng", (TINH, KHAC)),
        ("80 triệu đồng, gồm: 60 triệu đồng khuyến công quốc gia và 20 triệu đồng khuyến công địa phương", (QG, DP)),
        ("80 triệu đồng do ngân sách tỉnh hỗ trợ 60 triệu đồng, doanh nghiệp chi 20 triệu đồng", (TINH, KHAC)),
        ("80 triệu đồng (ngân sách tỉnh hỗ trợ 60 triệu đồng; cơ sở đối ứng 20 triệu đồng)", (TINH, KHAC)),
        ("80 triệu đồng, trong đó khuyến công quốc gia hỗ trợ 60 triệu đồng, khuyến công địa phương hỗ trợ 20 triệu"
         " đồng", (QG, DP)),
        ("80 triệu đồng, trong đó ngân sách tỉnh 60 triệu đồng, ngân sách huyện 20 triệu đồng để hỗ trợ 02 xưởng mua"
         " máy", (TINH, HUYEN)),
    ],
)  # fmt: skip
def test_what_whoever_pays_comes_to_are_shares_of_one_sum(words: str, shares: tuple[str, str]) -> None:
    (found,) = of_item(f"kinh phí {words}")
    assert found.amount is not None
    assert found.amount.value == 80_000_000
    assert [(s.fund_source, s.amount.value // 1_000_000) for s in found.shares] == [*zip(shares, (60, 20), strict=True)]


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("kinh phí 60 triệu đồng từ nguồn khuyến công địa phương và 20 triệu đồng từ nguồn khuyến công quốc gia",
         [(DP, 60), (QG, 20)]),
        ("60 triệu đồng (ngân sách tỉnh) và 20 triệu đồng (ngân sách huyện)", [(TINH, 60), (HUYEN, 20)]),
        # what others bring beside it is none of ours
        ("kinh phí 60 triệu đồng từ ngân sách tỉnh và 20 triệu đồng vốn đối ứng", [(TINH, 60)]),
        # parts that do not come to the sum, or of other things
        ("kinh phí 90 triệu đồng, trong đó ngân sách tỉnh 60 triệu đồng, ngân sách huyện 20 triệu đồng", [(None, 90)]),
        ("kinh phí 60 triệu đồng từ ngân sách tỉnh; in tài liệu 20 triệu đồng từ nguồn khác", [(TINH, 60), (KHAC, 20)]),
    ],
)  # fmt: skip
def test_sums_without_a_whole_are_each_of_the_source_behind_it(words: str, sums: Paid) -> None:
    assert paid(of_item(words)) == sums
    assert not any(a.shares for a in of_item(words))


def test_what_the_programme_gives_of_a_firms_whole_cost_stays_the_sum() -> None:
    words = "tổng kinh phí 900 triệu đồng, trong đó khuyến công hỗ trợ 300 triệu đồng, cơ sở đối ứng 600 triệu đồng"
    assert [value for _, value in paid(of_item(words))] == [300]


@pytest.mark.parametrize("parts", [[(TINH, 50), (HUYEN, 20)], [(TINH, 50)]])
def test_parts_beside_a_rest_that_is_only_named_are_shares(parts: Paid) -> None:
    named = ", ".join(f"{source} {value} triệu đồng" for source, value in parts)
    (found,) = of_item(f"kinh phí 90 triệu đồng, trong đó {named}, còn lại là vốn đối ứng")
    assert [(s.fund_source, s.amount.value // 1_000_000) for s in found.shares] == parts
