"""How pages of portals tell money: headings run into their text, a rest without a sum, support beside a whole cost."""

import pytest

from khuyencong.terms.facts import Role

from .test_told_in_news import Case, sums, told

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        (
            "Ngày hội năm 2019. Huyện mở 12 gian hàng, kinh phí 140 triệu đồng.\n\n"
            "Ngày hội năm 2022. Huyện mở 30 gian hàng, kinh phí 260 triệu đồng.",
            [(140, ACTUAL, "2019"), (260, ACTUAL, "2022")],
        ),
        (
            "1. Dự án năm 2018. Ngày 4/9/2018, Trung tâm nghiệm thu máy sàng, kinh phí 310 triệu đồng.\n"
            "2. Dự án năm 2021. Trung tâm nghiệm thu máy cán, kinh phí 420 triệu đồng.",
            [(310, ACTUAL, "2018"), (420, ACTUAL, "2021")],
        ),
        (
            "Khuyến công địa phương năm 2021 (đợt hai). Trung tâm hỗ trợ 3 cơ sở, kinh phí 330 triệu đồng.",
            [(330, ACTUAL, "2021")],
        ),
        (
            "Theo nghị quyết về làng nghề giai đoạn 2016-2020, năm 2018 huyện đã chi 75 triệu đồng cho 5 làng nghề.",
            [(75, ACTUAL, "2018")],
        ),
        (
            "Theo Sở Công Thương, 9 tháng đầu năm 2022 các huyện đã giải ngân 900 triệu đồng, đạt 60 % kế hoạch năm."
            " Cụ thể:\n- Mở 4 lớp nghề, kinh phí 300 triệu đồng;\n- Hỗ trợ 6 cơ sở, kinh phí 600 triệu đồng.",
            [(300, ACTUAL, "2022M01-M09"), (600, ACTUAL, "2022M01-M09")],
        ),
        (
            "Năm 2022, tỉnh đã có 18 chương trình xúc tiến thương mại được phê duyệt, kinh phí 7 tỷ đồng.",
            [(7000, PLAN, "2022")],
        ),
    ],
)
def test_headings_that_run_into_their_text_and_bases_tell_the_year(text: str, cases: list[Case]) -> None:
    assert told(text, "Bạc Liêu: khuyến công năm 2019 và năm 2022\n\n") == cases


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Cơ sở Hoa Mai lắp 01 máy rang, 01 máy xay với tổng kinh phí 480 triệu đồng, trong đó khuyến công tỉnh"
            " hỗ trợ 160 triệu đồng.",
            [480],
            [160],
        ),
        (
            "Theo dự toán được duyệt, đề án máy ép dầu có tổng kinh phí thực hiện 350.000.000 đồng, trong đó kinh phí"
            " khuyến công năm 2020 hỗ trợ 140.000.000 đồng.",
            [350],
            [140],
        ),
        (
            "Tổng kinh phí hoạt động là 9 tỷ đồng, trong đó khuyến công quốc gia hỗ trợ 4 tỷ đồng.",
            [],
            [9000, 4000],
        ),
        ("Dự án của Công ty Mây Xanh có tổng số vốn trên 8 tỷ đồng, tạo việc làm cho 25 lao động.", [], [8000]),
        (
            "Tỉnh chi 6,4 tỷ đồng kinh phí khuyến công để dạy nghề cho 2.150 lao động, xây dựng 3 mô hình.",
            [6400],
            [],
        ),
        ("Tính cả 2 đề án đang trình, kinh phí khuyến công của tỉnh là 2,4 tỷ đồng.", [], [2400]),
        (
            "Tỉnh chi 12 tỷ đồng hỗ trợ các đề tài. Lĩnh vực trồng trọt được 5 tỷ đồng. Chế biến được 4 tỷ đồng."
            " Phần còn lại dành cho các nhiệm vụ khác.",
            [5000, 4000],
            [12000],
        ),
        (
            "Tỉnh đã triển khai 30 đề án, tổng kinh phí hơn 8 tỷ đồng. Trong đó:\n"
            "- khuyến công quốc gia: 10 đề án, kinh phí hỗ trợ 2,5 tỷ đồng;\n"
            "- khuyến công địa phương: 20 đề án, kinh phí hỗ trợ gần 5,54 tỷ đồng.\n\n"
            "Chia theo nội dung, có 22 đề án máy móc; 8 đề án tập huấn.",
            [2500, 5540],
            [8000],
        ),
        (
            "Công ty Mây Xanh được vốn khuyến công quốc gia năm 2020 hỗ trợ 220 triệu đồng, trong tổng kinh phí"
            " 510 triệu đồng mua 1 máy cán.",
            [220],
            [510],
        ),
        ("Tỉnh bố trí 14 tỷ đồng để triển khai Chương trình «Mỗi xã một sản phẩm».", [], [14000]),
        ("Kinh phí triển khai Đề án dự kiến 52 tỷ đồng.", [], [52000]),
        (
            "Nguồn lực cho sản phẩm của tỉnh ước 90 tỷ đồng, bao gồm:\n"
            "- ngân sách địa phương 30 tỷ đồng;\n- vốn tín dụng 45 tỷ đồng;\n- vốn doanh nghiệp 15 tỷ đồng.",
            [],
            [90000, 30000, 45000, 15000],
        ),
    ],
)
def test_wholes_rests_and_what_others_bring(text: str, spent: list[int], totals: list[int]) -> None:
    assert sums(text) == (spent, totals)


def test_a_cost_alone_in_its_sentence_is_of_the_event_before_it() -> None:
    text = "Sở lần đầu tổ chức ngày hội trái cây ở Giá Rai. Kinh phí dự toán là 1,2 tỷ đồng, lấy từ ngân sách tỉnh."
    assert [cost for cost, *_ in told(text)] == [1200]
