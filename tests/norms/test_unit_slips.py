"""Sums a thousand, or a million, times too small or too large, each beside the paper put right."""

import pytest

from khuyencong.terms.facts import Severity
from tests.norms.test_checks import findings

DECISION = """QUYẾT ĐỊNH
Về việc phê duyệt đề án khuyến công năm 2031

Điều 1. Phê duyệt 04 đề án, cụ thể:
1. Hỗ trợ máy sấy cho Công ty TNHH Mẫu: {}.
2. Hỗ trợ máy đóng gói cho HTX Thử: 250.000.000 đồng.
3. Hỗ trợ máy ép cho Công ty TNHH Đúng: 300.000.000 đồng.
4. Hỗ trợ máy dệt cho HTX Mẫu: 280.000.000 đồng.
Tổng kinh phí hỗ trợ: 1.030.000.000 đồng.
"""
REPORT = """BÁO CÁO
Kết quả khuyến công năm 2031

Tổng kinh phí thực hiện là {}, kế hoạch 2.700.000.000 đồng.
1. Máy móc thiết bị: 1.450.000.000 đồng.
2. Đào tạo nghề: 590.000.000 đồng.
3. Hội chợ: 556.690.000 đồng.
"""
SUBMISSION = """TỜ TRÌNH
Về việc phê duyệt Chương trình xúc tiến thương mại năm 2031

1. Tham gia 06 hội chợ: 900 triệu đồng.
2. Tổ chức 10 phiên chợ: 450 triệu đồng.
3. Tổ chức 02 đoàn giao dịch: {}.
"""


def told(paper: str) -> set[tuple[str | None, str | None]]:
    return {
        (found.found, found.expected)
        for found in findings(paper)
        if found.rule == "unit-slip" and found.severity is not Severity.INFO
    }


@pytest.mark.parametrize(
    ("paper", "right", "wrong", "found", "expected"),
    [
        (DECISION, "200.000.000 đồng", "200.000 đồng", "200.000", "200.000.000"),
        (DECISION, "200.000.000 đồng", "200.000.000.000 đồng", "200.000.000.000", "200.000.000"),
        (REPORT, "2.596.690.000 đồng", "2.596.690.000.000 đồng", "2.596.690.000.000", "2.596.690.000"),
        (SUBMISSION, "600 triệu đồng", "600 đồng", "600 đồng", "600.000.000"),
        (SUBMISSION, "600 triệu đồng", "kinh phí 600 đồng", "600 đồng", "600.000.000"),
    ],
)
def test_a_sum_far_from_its_neighbours_is_told(paper: str, right: str, wrong: str, found: str, expected: str) -> None:
    assert told(paper.format(right)) == set()
    assert told(paper.format(wrong)) == {(found, expected)}


@pytest.mark.parametrize(
    "paper",
    [
        # what a firm lays out, or sells, is no support
        DECISION.format("tổng vốn đầu tư 200.000.000.000 đồng, hỗ trợ 200.000.000 đồng"),
        REPORT.format("2.596.690.000 đồng") + "4. Doanh thu của các cơ sở: 250.000.000.000 đồng.\n",
        REPORT.format("2.596.690.000 đồng") + "Giá trị sản xuất công nghiệp đạt 35.000.000.000.000 đồng.\n",
        REPORT.format("2.596.690.000 đồng") + "Kim ngạch xuất khẩu thực hiện 2.500 tỷ đồng.\n",
        # prices, and nothing left
        SUBMISSION.format("600 triệu đồng") + "Giá chè tăng: 600 đồng/kg.\n",
        SUBMISSION.format("600 triệu đồng") + "4. Hội nghị: giảm còn 0 đồng.\n",
        SUBMISSION.format("600 triệu đồng, đợt 1 ký 600 hợp đồng"),
        # a small expense beside large ones
        SUBMISSION.format("600 triệu đồng") + "4. Văn phòng phẩm: 1.200.000 đồng.\n",
    ],
)
def test_other_money_is_left_alone(paper: str) -> None:
    assert told(paper) == set()
