"""Of a thing of several years a plan of one year counts what falls in it; the whole is told beside it."""

import pytest

from tests.papers.reading.reading import facts_of

PLAN = "KẾ HOẠCH\nKhuyến công năm 2031\n\n1. Dự 02 hội chợ, kinh phí 90 triệu đồng.\n2. "


@pytest.mark.parametrize(
    "line",
    [
        "Lập nhãn hiệu: 500 triệu đồng, thực hiện trong 02 năm 2031 - 2032, năm 2031 bố trí 300 triệu đồng.",
        "Lập nhãn hiệu, kinh phí 500 triệu đồng, trong đó năm 2031 là 300 triệu đồng.",
        "Lập nhãn hiệu, kinh phí 500 triệu đồng (năm 2031 bố trí 300 triệu đồng).",
        "Lập nhãn hiệu, kinh phí 500 triệu đồng; năm 2031: 300 triệu đồng.",
    ],
)
def test_this_years_part_is_the_content_and_the_whole_its_total(line: str) -> None:
    read = facts_of(PLAN + line)
    assert [(a.title, a.amount.value // 10**6) for a in read.activities[1:] if a.amount] == [("Lập nhãn hiệu", 300)]
    assert [(t.amount_vnd // 10**6, t.of_group) for t in read.totals] == [(500, True)]


@pytest.mark.parametrize(
    "line",
    [
        "Lập nhãn hiệu, kinh phí 500 triệu đồng; năm 2030 bố trí 300 triệu đồng.",
        "Lập nhãn hiệu, kinh phí 500 triệu đồng; năm 2031 mở 02 lớp, 300 triệu đồng.",
        "Lập nhãn hiệu, kinh phí 300 triệu đồng, năm 2031 là 500 triệu đồng.",
    ],
)
def test_another_year_another_thing_or_more_is_no_part(line: str) -> None:
    whole = int(line.split("kinh phí ")[1].split()[0])
    assert whole in [a.amount.value // 10**6 for a in facts_of(PLAN + line).activities if a.amount]
