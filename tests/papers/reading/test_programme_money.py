"""Money of programmes told in news: rates that are spent on nothing, who gives it together, whose years it is of."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of
from .test_told_in_news import sums

PLAN_HEAD = "Bạc Liêu: kế hoạch OCOP năm 2021\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Tiền thưởng đối với mỗi sản phẩm đạt 4 sao lần đầu là 12 triệu đồng.",
        "Mỗi xã được hỗ trợ từ 200 - 450 triệu đồng.",
        "Hỗ trợ mỗi nhãn hiệu tập thể tối đa 120 triệu đồng và nhãn hiệu chứng nhận là 180 triệu đồng.",
        "Hỗ trợ mỗi mô hình liên huyện (3 tỷ đồng) và mô hình cấp huyện (2 tỷ đồng).",
        "Trường hợp sản phẩm được nâng lên 5 sao, tỉnh hỗ trợ 25 triệu đồng.",
    ],
)
def test_what_each_gets_is_spent_on_nothing(text: str) -> None:
    assert sums(text, PLAN_HEAD) == ([], [])


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        ("Huyện hỗ trợ 420 triệu đồng cho 7 chủ thể. Theo đó, mỗi chủ thể được từ 20 đến 90 triệu đồng.", [420], []),
        (
            "Huyện hỗ trợ 420 triệu đồng cho 7 chủ thể. Theo đó, máy ép 300 triệu đồng; tủ sấy 120 triệu đồng.",
            [300, 120],
            [420],
        ),
    ],
)
def test_so_much_for_each_parts_no_sum(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text, PLAN_HEAD) == (spent, totals)


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        (
            "Tổng kinh phí thực hiện 2 tỷ đồng. Trong đó, ngân sách tỉnh 1,2 tỷ đồng; ngân sách huyện, xã 300 triệu"
            " đồng; vốn đối ứng của các tổ chức, cá nhân 500 triệu đồng.",
            [2000, 1200, 300, 500],
        ),
        (
            "Kinh phí bảo tồn nghề truyền thống trên địa bàn huyện năm 2021 là 1,6 tỷ đồng. Trong đó, ngân sách nhà"
            " nước hỗ trợ 1 tỷ đồng; vốn đối ứng 600 triệu đồng.",
            [1600, 1000, 600],
        ),
        (
            "Tỉnh sẽ hỗ trợ 6 tỷ đồng thực hiện Đề án “Mỗi xã một sản phẩm” năm 2021. Theo đó, vốn hỗ trợ theo ngân"
            " sách trung ương là 4 tỷ đồng; ngân sách tỉnh hỗ trợ 2 tỷ đồng.",
            [6000, 4000, 2000],
        ),
    ],
)
def test_money_of_a_whole_programme_and_its_givers(text: str, totals: list[int]) -> None:
    assert sums(text, PLAN_HEAD) == ([], totals)


def test_money_of_several_years_in_a_plan_of_one() -> None:
    text = (
        "Năm nay sẽ mở 3 lớp. Tổng kinh phí thực hiện chương trình giai đoạn 2019 - 2021 là 9 tỷ đồng, trong đó ngân"
        " sách tỉnh 5 tỷ đồng."
    )
    facts = facts_of(PLAN_HEAD + text)
    assert [(t.amount_vnd, t.role, t.period) for t in facts.totals] == [
        (9_000_000_000, Role.PLAN, "2019-2021"),
        (5_000_000_000, Role.PLAN, "2019-2021"),
    ]
