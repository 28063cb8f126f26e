"""Counts of all years together stand beside those of the time told of, and are none of its own."""

import pytest

from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả OCOP năm 2031\n\nI. KẾT QUẢ\n1. Bản tin: đã in 02 số.\n2. "


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Có 52 sản phẩm được công nhận; lũy kế đến nay có 317 sản phẩm của 189 chủ thể.", [52]),
        ("Xây dựng 02 điểm bán hàng (lũy kế 15 điểm), kinh phí 90 triệu đồng.", [2]),
        ("Mở 03 lớp với 90 học viên, nâng tổng số lớp từ năm 2027 đến nay lên 22 lớp.", [3, 90]),
        ("Hỗ trợ 05 cơ sở, lũy kế 1.200 cơ sở. Cấp 40 chứng nhận.", [5, 40]),
        ("Lũy kế đến nay có 317 sản phẩm.", [317]),  # nothing else is told
        ("Lũy kế đến hết tháng 8/2031 đã dự 05 hội chợ.", [5]),
    ],
)
def test_what_all_years_had_is_no_count_of_one(line: str, values: list[int]) -> None:
    told = [a for a in facts_of(REPORT + line).activities if a.path == "I.2"]
    assert [q.value for a in told for q in a.quantities] == values
