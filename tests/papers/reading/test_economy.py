"""What a report says of the province's economy before its results is none of its programme's contents."""

import pytest

from .reading import facts_of

REPORT = """SỞ CÔNG THƯƠNG
Số: 88/BC-SCT
BÁO CÁO
Kết quả khuyến công, xúc tiến thương mại 9 tháng đầu năm 2031
I. {head}
{said}
II. KẾT QUẢ
1. Hỗ trợ 09 cơ sở ứng dụng máy móc; kinh phí 1.650 triệu đồng.
2. Tổ chức 04 lớp tập huấn; kinh phí 300 triệu đồng.
"""
RESULTS = ["II.1", "II.2"]


@pytest.mark.parametrize(
    "head",
    [
        "TÌNH HÌNH CHUNG",
        "ĐẶC ĐIỂM TÌNH HÌNH",
        "KHÁI QUÁT TÌNH HÌNH KINH TẾ - XÃ HỘI",
        "BỐI CẢNH CHUNG",
        "Tình hình sản xuất công nghiệp, thương mại",
        "Một số nét chính về tình hình kinh tế",
    ],
)
@pytest.mark.parametrize(
    "said",
    [
        "Kim ngạch xuất khẩu đạt 1.245 triệu USD, bằng 78% kế hoạch (1.590 triệu USD).",
        "Toàn tỉnh có 1.870 cơ sở công nghiệp nông thôn với 21.400 lao động.",
        "1. Giá trị sản xuất công nghiệp đạt 21.400 tỷ đồng.\n2. Tổng mức bán lẻ hàng hóa đạt 58.000 tỷ đồng.",
        "- Trên địa bàn tỉnh hiện có 45 cụm công nghiệp; tổng vốn đầu tư toàn xã hội 30.000 tỷ đồng.",
    ],
)
def test_figures_of_the_economy_are_no_contents(head: str, said: str) -> None:
    facts = facts_of(REPORT.format(head=head, said=said))
    assert [a.path for a in facts.activities] == RESULTS
    assert facts.totals == ()


@pytest.mark.parametrize(
    ("head", "said", "counts"),
    [
        ("TÌNH HÌNH CHUNG", "Đến nay đã tham gia 03 hội chợ. Toàn tỉnh có 1.870 cơ sở.", [3]),
        (
            "TÌNH HÌNH THỰC HIỆN",
            "1. Phiên chợ: thu hút 45 doanh nghiệp; kim ngạch ký kết 2 triệu USD.",
            [45, 2_000_000],
        ),
    ],
)
def test_what_the_programme_did_stays_told(head: str, said: str, counts: list[int]) -> None:
    first, *others = facts_of(REPORT.format(head=head, said=said)).activities
    assert [q.value for q in first.quantities] == counts
    assert [a.path for a in others] == RESULTS
