"""Figures that a sentence works out from two others, each beside it put right; and what is left alone."""

import pytest

from khuyencong.terms.facts import Severity
from tests.norms.test_checks import HEAD, findings

SAID = [
    ("quyết toán 47.850.000 đồng, tiết kiệm {} đồng so với dự toán (50.000.000 đồng)", "1.250.000", "2.150.000"),
    ("dự toán 50 triệu đồng, quyết toán 47 triệu đồng (đạt 94%), tiết kiệm {} triệu đồng", "5", "3"),
    ("kinh phí thực hiện 47 triệu đồng, tiết kiệm {} triệu đồng so với dự toán được duyệt 50 triệu đồng", "13", "3"),
    ("kinh phí được giao năm 2025 là 250 triệu đồng; đã thực hiện 205,5 triệu đồng, đạt 82,2%; còn lại {} triệu "
     "đồng", "45,4", "44,5"),
    ("kế hoạch 250 triệu đồng, đã giải ngân 200 triệu đồng, kinh phí còn lại là {} triệu đồng", "40", "50"),
    ("đã hỗ trợ 19 chủ thể với tổng số tiền 665 triệu đồng, bình quân {} triệu đồng/chủ thể", "53", "35"),
    ("đã hỗ trợ 19 chủ thể với tổng số tiền 665 triệu đồng, bình quân mỗi chủ thể {} triệu đồng", "53", "35"),
    ("mở 04 lớp cho 118 học viên (trung bình {} học viên/lớp)", "40", "30"),
    ("đánh giá 26 sản phẩm, kết quả có {} sản phẩm đạt hạng 4 sao và 05 sản phẩm đạt hạng 3 sao", "22", "20"),
    ("mở 03 lớp, kinh phí thực hiện {} đồng", "…", "90.000.000"),
    ("mở 03 lớp, kinh phí {} triệu đồng", "........", "90"),
    ("hỗ trợ in bao {} cho 05 cơ sở", "b\ufffd", "bì"),
]  # fmt: skip


def told(said: str) -> list[str]:
    return [f.rule for f in findings(f"{HEAD}1. Nội dung mẫu: {said}.\n") if f.severity is not Severity.INFO]


@pytest.mark.parametrize(("said", "slip", "right"), SAID, ids=[said[0][:40] for said in SAID])
def test_a_figure_worked_out_wrongly_is_told(said: str, slip: str, right: str) -> None:
    assert len(told(said.format(slip))) == 1
    assert told(said.format(right)) == []


@pytest.mark.parametrize(
    "said",
    [
        # averages of something else than the sum
        "tạo việc làm cho 120 lao động, kinh phí 300 triệu đồng, thu nhập bình quân 8 triệu đồng/lao động",
        "hỗ trợ 02 cơ sở, tổng vốn đầu tư 3.000 triệu đồng, khuyến công hỗ trợ bình quân 250 triệu đồng/cơ sở",
        "120 lao động, kinh phí 300 triệu đồng, bình quân 8 triệu đồng/người/tháng",
        # rounded as they are told
        "hỗ trợ 07 cơ sở, kinh phí 1.000 triệu đồng, bình quân 143 triệu đồng/cơ sở",
        "hỗ trợ 07 cơ sở, kinh phí 1.000 triệu đồng, bình quân khoảng 140 triệu đồng/cơ sở",
        "dự toán 0,5 tỷ đồng, quyết toán 470 triệu đồng, tiết kiệm 28 triệu đồng",
        "kế hoạch 500 triệu đồng, thực hiện 450 triệu đồng, giảm 20 triệu đồng so với cùng kỳ",
        "kế hoạch 500 triệu đồng, thực hiện 300 triệu đồng, đang thực hiện 150 triệu đồng, còn lại 50 triệu đồng",
        "kế hoạch 500 triệu đồng, thực hiện 449,6 triệu đồng, còn lại 50,4 triệu đồng",
        "kế hoạch 0,5 tỷ đồng, thực hiện 449,6 triệu đồng, còn lại 50 triệu đồng",
        # what did not pass is left out
        "đánh giá 26 sản phẩm, kết quả có 18 sản phẩm đạt hạng 4 sao và 05 sản phẩm đạt hạng 3 sao",
    ],
)
def test_an_honest_figure_is_left_alone(said: str) -> None:
    assert told(said) == []


PLAN = (
    "KẾ HOẠCH\nKhuyến công năm 2031\n\n1. Hỗ trợ máy móc: 08 cơ sở. Kinh phí: {} triệu đồng.\n"
    "2. Mở 04 lớp nghề: 384 triệu đồng.\n3. Bình chọn: 350 triệu đồng.\nTổng kinh phí: 3.134 triệu đồng.\n"
)


def test_a_sum_far_above_the_total_of_its_plan() -> None:
    slips = [f.expected for f in findings(PLAN.format("2.400.000")) if f.rule == "unit-slip"]
    assert slips == ["2.400.000.000"]
    assert "unit-slip" not in {f.rule for f in findings(PLAN.format("2.400"))}


def test_an_item_told_again_word_for_word_in_its_list() -> None:
    first = (
        f"{HEAD}1. Công tác tập huấn: Mở 06 lớp tập huấn cho 312 lượt người, kinh phí 274 triệu đồng từ nguồn mẫu.\n"
    )
    again = (
        "2. Hội chợ: tham gia 02 hội chợ, kinh phí 90 triệu đồng.\n3. Mở 06 lớp tập huấn cho {} lượt người, kinh phí "
    )
    assert [f.rule for f in findings(f"{first}{again.format(312)}274 triệu đồng.\n")].count("repeated-event") == 1
    assert "repeated-event" not in {f.rule for f in findings(f"{first}{again.format(310)}274 triệu đồng.\n")}
    assert "repeated-event" not in {f.rule for f in findings(f"{first}{again.format(312)}275 triệu đồng.\n")}
