"""A line under an item that tells nothing but money tells what the item costs, where nothing beside it costs."""

import pytest

from tests.papers.reading.reading import facts_of

PLAN = "KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n1. Dự 02 hội chợ, kinh phí 90 triệu đồng.\n2. Mở sàn mận\n"


def costs(lines: str) -> tuple[list[tuple[str, str | None, int]], list[tuple[int, bool]]]:
    read = facts_of(f"{PLAN}{lines}\n3. Hội nghị khách hàng: kinh phí 20 triệu đồng.\n")
    told = [a for a in read.activities if a.path == "I.2" and a.amount]
    spent = [(a.title, a.period, a.amount.value // 10**6) for a in told if a.amount]
    return spent, [((t.amount_vnd or 0) // 10**6, t.of_group) for t in read.totals]


@pytest.mark.parametrize(
    "line",
    [
        "- Tổng kinh phí thực hiện: 450 triệu đồng.",
        "- Tổng kinh phí: 450 triệu đồng",
        "- Tổng kinh phí dự kiến là 450 triệu đồng.",
        "+ Tổng chi phí tổ chức khoảng 450 triệu đồng;",
    ],
)
def test_a_total_alone_below_an_item_is_what_it_costs(line: str) -> None:
    assert costs(line) == ([("Mở sàn mận", "2031", 450)], [])


@pytest.mark.parametrize(
    "line",
    [
        "- Tổng kinh phí 1.500 triệu đồng, năm 2031 bố trí 600 triệu đồng",
        "- Tổng kinh phí: 1.500 triệu đồng, trong đó năm 2031 là 600 triệu đồng.",
    ],
)
def test_of_several_years_money_below_an_item_this_years_is_planned(line: str) -> None:
    assert costs(line) == ([("Mở sàn mận", "2031", 600)], [(1500, True)])


def test_a_total_behind_things_that_cost_is_theirs() -> None:
    spent, totals = costs("- Máy chủ: 100 triệu đồng.\n- Tên miền: 50 triệu đồng.\n- Tổng kinh phí: 150 triệu đồng.")
    assert [value for *_, value in spent] == [100, 50]
    assert totals == [(150, False)]
