"""Millions of a thing without «đồng» are counted; millions of money stay money."""

import pytest

from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "


def told(sentence: str) -> tuple[list[int], list[tuple[float, str]]]:
    """The millions of đồng and the counts of a report's item."""
    items = [a for a in facts_of(f"{REPORT}{sentence}\n").activities if a.path == "I.2"]
    counts = [(q.value, q.unit) for a in items for q in a.quantities]
    return [a.amount.value // 10**6 for a in items if a.amount], counts


@pytest.mark.parametrize(
    ("sentence", "sums", "count"),
    [
        ("Tem nhãn: cấp 1,2 triệu tem, kinh phí 1,25 tỷ đồng.", [1250], (1_200_000, "tem")),
        ("Truy xuất: dán 1,5 triệu con tem, kinh phí 40 triệu đồng.", [40], (1_500_000, "con tem")),
        ("Hỗ trợ trồng 2 triệu gốc tiêu, kinh phí 90 triệu đồng.", [90], (2_000_000, "gốc tiêu")),
        ("Bao gói: in 2,5 triệu nhãn mác, kinh phí 60 triệu đồng.", [60], (2_500_000, "nhãn mác")),
        ("Bao gói: hỗ trợ 3 triệu vỏ hộp, chi 70 triệu đồng.", [70], (3_000_000, "vỏ hộp")),
        ("Lò nung công suất 20 triệu viên/năm, kinh phí 80 triệu đồng.", [80], (20_000_000, "viên/năm")),
    ],
)
def test_millions_of_a_thing_are_counted(sentence: str, sums: list[int], count: tuple[float, str]) -> None:
    assert told(sentence) == (sums, [count])


def test_millions_of_what_no_list_names_are_no_money_where_it_is_grown_or_made() -> None:
    assert told("Trồng 3 triệu dây giống, kinh phí 90 triệu đồng.")[0] == [90]
    assert told("Xưởng làm được 12 triệu đế giày/năm, kinh phí 90 triệu đồng.")[0] == [90]


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Lớp may: 120 triệu hỗ trợ 02 xã.", [120]),
        ("Hội chợ: chi 80 triệu nhân dịp lễ.", [80]),
        ("Tài liệu: in 60 triệu tiền tờ rơi.", [60]),
        ("Kiểm toán: 75 triệu báo cáo tài chính.", [75]),
        ("Máy sấy: kinh phí 90 triệu từ nguồn khuyến công.", [90]),
        ("Máy sấy: 1,2 tỷ bao gồm lắp đặt.", [1200]),
        ("Sản xuất thử: chi 45 triệu mua vật tư.", [45]),
    ],
)
def test_millions_without_dong_stay_money_before_other_words(sentence: str, sums: list[int]) -> None:
    assert told(sentence)[0] == sums
