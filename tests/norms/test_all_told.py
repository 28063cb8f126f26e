"""All contents that a paper's text tells against its total in another part; beside each slip the paper put right."""

import pytest

from khuyencong.terms.facts import Severity
from tests.norms.test_checks import findings

PLAN = """KẾ HOẠCH
Khuyến công năm 2031
I. MỤC TIÊU
1. Hỗ trợ ít nhất 20 cơ sở.
II. NỘI DUNG
1. Hỗ trợ máy móc cho 08 cơ sở, kinh phí {} triệu đồng.
2. Tổ chức 04 lớp tập huấn, mỗi lớp 60 triệu đồng, kinh phí 240 triệu đồng.
3. Hỗ trợ 12 cơ sở tham gia hội chợ, kinh phí 360 triệu đồng.
III. KINH PHÍ THỰC HIỆN
Tổng kinh phí thực hiện Kế hoạch là 3.000 triệu đồng từ nguồn khuyến công địa phương.
IV. TỔ CHỨC THỰC HIỆN
1. Trung tâm mở thêm 01 chuyên mục.
"""
RESULT = """BÁO CÁO
Kết quả khuyến công năm 2031
I. KẾT QUẢ
1. Đào tạo nghề: kế hoạch 250 triệu đồng, thực hiện 240 triệu đồng.
2. Máy móc: kế hoạch 900 triệu đồng, thực hiện {} triệu đồng.
3. Hội chợ: kế hoạch 350 triệu đồng, thực hiện 330 triệu đồng.
II. KINH PHÍ
Tổng kinh phí được giao năm 2031 là 1.500 triệu đồng; đã thực hiện 1.450 triệu đồng.
"""
AHEAD = """BÁO CÁO
Kết quả khuyến công 6 tháng đầu năm 2031
I. KẾT QUẢ
Tổng kinh phí thực hiện 6 tháng đầu năm là 1.430 triệu đồng (kế hoạch 3.500 triệu đồng). Cụ thể:
1. Hỗ trợ 03 cơ sở, kinh phí {} triệu đồng, bình quân 300 triệu đồng/cơ sở.
2. Mở 02 lớp, kinh phí 120 triệu đồng.
3. Tham gia hội chợ, kinh phí 410 triệu đồng.
II. NHIỆM VỤ 6 THÁNG CUỐI NĂM
1. Hỗ trợ 05 cơ sở, kinh phí 1.500 triệu đồng.
"""


def told(paper: str) -> list[tuple[str | None, str | None]]:
    return [
        (found.found, found.expected)
        for found in findings(paper)
        if found.rule == "sum-mismatch" and found.severity is not Severity.INFO
    ]


@pytest.mark.parametrize(
    ("paper", "right", "wrong", "total", "added"),
    [
        (PLAN, "2.400", "2.700", "3.000.000.000", "3.300.000.000"),
        (PLAN, "2.400", "2.040", "3.000.000.000", "2.640.000.000"),
        (RESULT, "880", "780", "1.450.000.000", "1.350.000.000"),
        (AHEAD, "900", "870", "1.430.000.000", "1.400.000.000"),
    ],
)
def test_contents_that_do_not_come_to_the_sum_of_all(
    paper: str, right: str, wrong: str, total: str, added: str
) -> None:
    assert told(paper.format(right)) == []
    assert (total, added) in told(paper.format(wrong))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # not all contents tell their sum
        ("III. KINH PHÍ", "4. Tuyên truyền về khuyến công trên báo, đài.\nIII. KINH PHÍ"),
        ("III. KINH PHÍ", "4. Phát hành 06 số bản tin.\nIII. KINH PHÍ"),
        ("III. KINH PHÍ", "III. NỘI DUNG KHÁC\n1. Mở 02 điểm giới thiệu sản phẩm.\nIV. KINH PHÍ"),
        ("khuyến công địa phương.", "khuyến công địa phương, gồm cả dự phòng 200 triệu đồng."),
        # others pay a part, which the total tells beside it or leaves out
        ("triệu đồng từ nguồn khuyến công địa phương", "triệu đồng. Ngoài ra, doanh nghiệp đối ứng 200 triệu đồng"),
        ("kinh phí 360 triệu đồng", "kinh phí 360 triệu đồng (ngân sách tỉnh 160 triệu đồng, doanh nghiệp 200 triệu "
         "đồng)"),
        # the total is of something else, or no sum to the last đồng
        ("Tổng kinh phí thực hiện Kế hoạch là", "Tổng kinh phí hội chợ là"),
        ("là 3.000 triệu", "khoảng 3.000 triệu"),
        ("là 3.000 triệu", "là 3 tỷ"),
    ],
)  # fmt: skip
def test_nothing_is_said_where_the_contents_are_not_all_of_it(before: str, after: str) -> None:
    total = "2.600" if "200" in after else "2.404,5" if "3 tỷ" in after else "2.200"
    changed = PLAN.format(total).replace(before, after)
    assert changed != PLAN.format(total)
    assert told(changed) == []
