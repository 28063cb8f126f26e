"""Where a table's unit of money is told, and figures written the English way."""

import pytest

from tests.papers.reading.reading import facts_of

HEADS = "TT | Nội dung | Kinh phí\n"


def sums(rows: str, above: str = "") -> list[int]:
    facts = facts_of(f"KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n{above}{rows}")
    return [a.amount.value for a in facts.activities if a.amount]


@pytest.mark.parametrize(
    "note",
    ["Đơn vị tính: triệu đồng\n", " |  | Đơn vị tính: triệu đồng\n", "ĐVT: triệu đồng |  | \n"],
    ids=["above", "over the last column", "merged over the heads"],
)
def test_the_unit_stands_above_the_table_or_in_its_first_row(note: str) -> None:
    assert sums(f"{HEADS}1 | Mở lớp nghề | 310,5\n2 | Dự hội chợ | 1.013,5\n", note) == [310_500_000, 1_013_500_000]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("310.50", 310_500_000), ("1,013.5", 1_013_500_000), ("1.013", 1_013_000_000), ("1.01", 1_010_000)],
)
def test_two_places_behind_a_dot_are_decimals(printed: str, value: int) -> None:
    assert sums(f"{HEADS}1 | Mở lớp nghề | {printed}\n2 | Dự hội chợ |\n", "ĐVT: triệu đồng\n") == [value]
