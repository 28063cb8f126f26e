"""One of several things may cost by chance as much as all others together: it stays a thing."""

import pytest

from tests.papers.reading.reading import facts_of

PLAN = "KẾ HOẠCH\nKhuyến công năm 2031\n\n"
THINGS = [("Dự hội chợ mận", 100), ("Tập huấn khởi sự", 60), ("Khảo sát thị trường", 40)]


def costs(text: str) -> list[tuple[str, int]]:
    return [(a.title, a.amount.value // 10**6) for a in facts_of(PLAN + text).activities if a.amount]


@pytest.mark.parametrize("section", ["", "I. NỘI DUNG\n"])
@pytest.mark.parametrize("marks", ["123", "---"])
@pytest.mark.parametrize("told", [": {} triệu đồng", ", kinh phí {} triệu đồng", ": kinh phí {} triệu đồng"])
@pytest.mark.parametrize("total", ["", "\nTổng kinh phí: 200 triệu đồng."])
def test_an_item_that_costs_as_much_as_all_others_is_a_content(section: str, marks: str, told: str, total: str) -> None:
    lines = [
        f"{mark}{'' if mark == '-' else '.'} {title}{told.format(cost)}."
        for mark, (title, cost) in zip(marks, THINGS, strict=True)
    ]
    assert costs(section + "\n".join(lines) + total) == THINGS


def test_a_member_of_a_list_behind_a_colon_is_one_too() -> None:
    told = costs(
        "1. Xúc tiến: hội chợ mận 100 triệu đồng; tập huấn khởi sự 60 triệu đồng; khảo sát thị trường 40 triệu đồng.\n"
        "2. Truyền thông: kinh phí 25 triệu đồng.\n"
    )
    assert [cost for _, cost in told] == [100, 60, 40, 25]


@pytest.mark.parametrize(
    "text",
    [
        "1. Kinh phí giao năm 2031: 100 triệu đồng.\n2. Tập huấn: 60 triệu đồng.\n3. Khảo sát: 40 triệu đồng.",
        "1. Mở 03 lớp: 100 triệu đồng; lớp may 60 triệu đồng; lớp gốm 40 triệu đồng.\n2. Hội chợ: 25 triệu đồng.",
    ],
)
def test_what_is_called_the_whole_or_announces_its_parts_is_none(text: str) -> None:
    assert ("Kinh phí giao năm 2031", 100) not in costs(text)
    assert sum(cost for _, cost in costs(text)) in (100, 125)
