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


@pytest.mark.parametrize(
    "line",
    [
        "- UBND xã Phú Mẫu: 270 triệu đồng;\n- UBND xã Vinh Mẫu: 180 triệu đồng.",
        "- UBND xã Phú Mẫu 270 triệu đồng;\n- UBND xã Vinh Mẫu khoảng 180 triệu đồng.",
        "- UBND xã Phú Mẫu: 270 triệu đồng (02 gian hàng);\n- UBND xã Vinh Mẫu: 180 triệu đồng (01 gian hàng).",
    ],
)
def test_what_areas_have_for_the_thing_above_them_are_contents(line: str) -> None:
    spent, totals = costs(line)
    assert spent == [("UBND xã Phú Mẫu", "2031", 270), ("UBND xã Vinh Mẫu", "2031", 180)]
    assert totals == []


def test_areas_that_have_projects_of_their_own_are_contents() -> None:
    read = facts_of(
        "BÁO CÁO\nKết quả khuyến công năm 2031\n\n1. Kết quả hỗ trợ các địa phương:\n"
        "- UBND thành phố Mẫu 270 triệu đồng (2 đề án);\n- Phường Mận 150 triệu đồng (1 đề án);\n"
        "- Trung tâm Khuyến công: 300 triệu đồng (3 đề án).\n2. Hội nghị khách hàng: kinh phí 20 triệu đồng.\n"
    )
    told = [
        (a.title, a.amount.value // 10**6, a.quantities[0].value) for a in read.activities if a.amount and a.quantities
    ]
    assert told == [("UBND thành phố Mẫu", 270, 2), ("Phường Mận", 150, 1), ("Trung tâm Khuyến công", 300, 3)]
    assert read.totals == ()


def test_money_shared_out_among_areas_for_no_thing_stays_a_total() -> None:
    read = facts_of(
        "KẾ HOẠCH\nKhuyến công năm 2031\n\n1. Giao kinh phí cho các địa phương:\n- UBND xã Phú Mẫu: 270 triệu đồng;\n"
        "- UBND xã Vinh Mẫu: 180 triệu đồng.\n2. Hội nghị khách hàng: kinh phí 20 triệu đồng.\n"
    )
    assert [a.amount.value for a in read.activities if a.amount] == [20_000_000]


@pytest.mark.parametrize(
    "line",
    [
        "Thời gian: Quý II. Kinh phí: 450 triệu đồng.",
        "- Địa điểm: phường Mẫu. Kinh phí: 450 triệu đồng.",
        "- Đơn vị thực hiện: Sở Công Thương; kinh phí: 450 triệu đồng.",
        "- Thời gian thực hiện: tháng 6; quy mô: một sàn; kinh phí: 450 triệu đồng.",
        "- Nội dung: xây dựng.\n- Về kinh phí: Kinh phí thực hiện 450 triệu đồng.",
    ],
)
def test_a_line_of_when_where_and_by_whom_is_called_by_the_thing_above_it(line: str) -> None:
    assert costs(line)[0] == [("Mở sàn mận", "2031", 450)]


@pytest.mark.parametrize(
    "lines",
    [
        "- Tổng kinh phí: 1.500 triệu đồng\n- Kinh phí năm 2031: 600 triệu đồng",
        "- Tổng kinh phí: 1.500 triệu đồng\n- Kế hoạch vốn năm 2031: 600 triệu đồng",
        "- Thời gian thực hiện: 2030 - 2031; tổng kinh phí: 1.500 triệu đồng; kế hoạch năm 2031: 600 triệu đồng.",
    ],
)
def test_this_years_part_may_stand_in_a_line_of_its_own(lines: str) -> None:
    assert costs(lines) == ([("Mở sàn mận", "2031", 600)], [(1500, True)])


def test_what_is_planned_of_an_investment_is_this_years() -> None:
    spent, totals = costs(
        "- Tổng mức đầu tư: 1.500 triệu đồng\n- Lũy kế vốn đã bố trí đến hết năm 2030: 900 triệu đồng\n"
        "- Kế hoạch vốn năm 2031: 600 triệu đồng"
    )
    assert spent == [("Mở sàn mận", "2031", 600)]
    assert [value for value, _ in totals] == [1500, 900]
