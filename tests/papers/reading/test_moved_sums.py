"""Decisions tell beside each other what stood, by how much it is adjusted and what stands from now on."""

import pytest

from tests.papers.reading.test_adjusting import told

STOOD_MOVED_STANDS = """\
X mẫu: kinh phí đã duyệt 200 triệu đồng, điều chỉnh giảm 40 triệu đồng, kinh phí sau điều chỉnh 160 triệu đồng.
X mẫu: kế hoạch 200 triệu đồng, giảm 40 triệu đồng, còn 160 triệu đồng.
X mẫu: dự toán đã giao 200 triệu đồng; điều chỉnh giảm 40 triệu đồng; dự toán sau điều chỉnh 160 triệu đồng.
X mẫu (kế hoạch đã giao 200 triệu đồng): điều chỉnh giảm bớt 40 triệu đồng, còn 160 triệu đồng.
X mẫu: giảm 40 triệu đồng (kinh phí được duyệt 200 triệu đồng, kinh phí sau điều chỉnh 160 triệu đồng).
X mẫu: kinh phí đã duyệt là 200 triệu đồng, kinh phí sau điều chỉnh là 160 triệu đồng, giảm 40 triệu đồng.
X mẫu: giảm 40 triệu đồng, từ 200 triệu đồng xuống 160 triệu đồng, do tiết kiệm chi.
Nội dung X mẫu: dự toán ban đầu 200 triệu đồng, nay điều chỉnh còn 160 triệu đồng.
X mẫu: kinh phí 160 triệu đồng, giảm 40 triệu đồng so với Quyết định số 3/QĐ-UBND.
Giảm 40 triệu đồng của nội dung X mẫu, kinh phí còn lại là 160 triệu đồng.
Điều chỉnh giảm 40 triệu đồng kinh phí X mẫu, kinh phí sau khi điều chỉnh còn 160 triệu đồng.
Giảm 40 triệu đồng của đề án X mẫu, đưa tổng kinh phí hỗ trợ xuống còn 160 triệu đồng.
Giảm 40 triệu đồng của đề án X mẫu (trong đó nhân công 10 triệu đồng), còn 160 triệu đồng."""


@pytest.mark.parametrize("sentence", STOOD_MOVED_STANDS.splitlines())
def test_what_stood_and_what_stands_are_told_of_one_content(sentence: str) -> None:
    assert told(sentence) == [("X mẫu", "decrease", 160, 200)]


MORE = """\
Bổ sung 50 triệu đồng cho đề án X mẫu, nâng tổng kinh phí hỗ trợ lên 250 triệu đồng.
Bổ sung 50 triệu đồng cho đề án X mẫu, nâng tổng kinh phí từ 200 triệu đồng lên 250 triệu đồng.
Bổ sung kinh phí cho nội dung X mẫu 50 triệu đồng, đưa tổng mức kinh phí lên 250 triệu đồng.
Tăng 50 triệu đồng cho nội dung X mẫu, tổng kinh phí sau điều chỉnh 250 triệu đồng."""


@pytest.mark.parametrize("sentence", MORE.splitlines())
def test_what_is_more_says_what_stands_then(sentence: str) -> None:
    assert told(sentence) == [("X mẫu", "increase", 250, 200)]


def test_what_a_move_is_paid_from_is_not_what_stands() -> None:
    parted = "trong đó ngân sách tỉnh 30 triệu đồng, còn lại 20 triệu đồng do doanh nghiệp đóng góp"
    assert told(f"Bổ sung 50 triệu đồng cho đề án X mẫu, {parted}.") == [("X mẫu", "increase", 50, None)]
