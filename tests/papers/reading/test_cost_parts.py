"""What the sum of one thing was spent on, or where, is told with the thing and costs nothing of its own."""

import pytest

from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "


def read(item: str) -> tuple[list[int], list[int | None]]:
    facts = facts_of(f"{REPORT}{item}\n")
    spent = [a.amount.value // 1_000_000 for a in facts.activities if a.amount and a.path == "I.2"]
    return spent, [total.amount_vnd for total in facts.totals]


@pytest.mark.parametrize(
    "item",
    [
        "Lớp gốm: 03 lớp; kinh phí 90 triệu đồng (trong đó: giảng viên 40 triệu đồng, vật liệu 35 triệu đồng, chi khác"
        " 15 triệu đồng).",
        "Hội chợ: 02 hội chợ, kinh phí 90 triệu đồng, trong đó thuê gian hàng 60 triệu đồng, vận chuyển 30 triệu đồng.",
        "Hội chợ: kinh phí 90 triệu đồng (mặt bằng 50 triệu đồng và trang trí 40 triệu đồng).",
        "Máy sấy: 05 xưởng, kinh phí 90 triệu đồng, gồm: huyện Hoa Lư 50 triệu đồng, huyện Hoa Mai 40 triệu đồng.",
    ],
)
def test_the_whole_is_the_things_sum(item: str) -> None:
    assert read(item) == ([90], [])


@pytest.mark.parametrize(
    ("item", "spent"),
    [
        # parts that are counted, or are things to do, are contents
        ("Kết nối: kinh phí 90 triệu đồng, gồm 02 hội nghị 50 triệu đồng, 01 hội chợ 40 triệu đồng.", [50, 40]),
        ("Bao bì: kinh phí 90 triệu đồng, gồm: tập huấn 50 triệu đồng; in tài liệu 40 triệu đồng.", [50, 40]),
        # they do not come to the sum
        ("Hội chợ: 02 hội chợ, kinh phí 90 triệu đồng; thuê xe 30 triệu đồng.", [90, 30]),
    ],
)
def test_what_is_no_part_of_a_cost_is_spent_itself(item: str, spent: list[int]) -> None:
    assert read(item)[0] == spent


def test_who_pays_the_parts_is_told_as_before() -> None:
    told = read("Lớp gốm: kinh phí 90 triệu đồng, trong đó ngân sách tỉnh 60 triệu đồng, cơ sở đối ứng 30 triệu đồng.")
    assert told == ([90], [60_000_000, 30_000_000])


@pytest.mark.parametrize(
    "told",
    [
        "Tổng kinh phí khuyến công 3 tỷ đồng (thành phố Hoa Lư 1 tỷ đồng, huyện Hoa Mai 2 tỷ đồng).",
        "Kinh phí hỗ trợ\nTổng kinh phí 3 tỷ đồng, trong đó:\n- Thành phố Hoa Lư: 1 tỷ đồng;\n- Các xã: 2 tỷ đồng.",
    ],
)
def test_what_areas_have_of_a_total_is_none_of_the_whole_paper(told: str) -> None:
    totals = facts_of(f"{REPORT}{told}\n").totals
    assert [(t.amount_vnd and t.amount_vnd // 10**9, t.of_group) for t in totals] == [(3, False), (1, True), (2, True)]


@pytest.mark.parametrize(
    "told",
    [
        "Tổng kinh phí 3 tỷ đồng (ngân sách tỉnh 1 tỷ đồng, ngân sách huyện 2 tỷ đồng).",
        "Tổng kinh phí 4 tỷ đồng (thành phố Hoa Lư 1 tỷ đồng, huyện Hoa Mai 2 tỷ đồng).",
    ],
)
def test_sources_and_areas_that_do_not_come_to_it_stay_totals(told: str) -> None:
    assert not any(t.of_group for t in facts_of(f"{REPORT}{told}\n").totals)
