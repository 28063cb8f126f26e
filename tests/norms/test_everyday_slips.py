"""Slips as officials make them in a sentence, each beside the same sentence put right."""

import pytest

from khuyencong.terms.facts import Severity
from tests.norms.test_checks import HEAD, findings

SAID = [
    # money whose digits are grouped wrongly is told, for it is not read
    ("bad-grouping", "Lớp nghề: kinh phí 1.250.00.000 đồng", None, "Lớp nghề: kinh phí 1.250.000.000 đồng"),
    ("bad-grouping", "Lớp nghề: kinh phí 250.000.00 đồng", None, "Lớp nghề: kinh phí 250,000,000 đồng"),
    ("bad-grouping", "Lớp nghề: kinh phí 250,000.000 đồng", "250.000.000", "Lớp nghề: kinh phí 2.5 tỷ đồng"),
    # digits that are đồng already; far below two neighbours
    ("unit-slip", "Tổng kinh phí 5.200.000.000 triệu đồng", "5.200.000.000", "Tổng kinh phí 5.200 triệu đồng"),
    # words before the digits, and behind a comma
    ("words-mismatch", "Kinh phí hai trăm triệu đồng (250.000.000 đồng)", "250.000.000",
     "Kinh phí hai trăm năm mươi triệu đồng (250.000.000 đồng)"),
    ("words-mismatch", "Lớp nghề: kinh phí 250 triệu đồng, bằng chữ: hai trăm triệu đồng", "250.000.000",
     "Lớp nghề: kinh phí 250 triệu đồng, bằng chữ: hai trăm năm mươi triệu đồng"),
    # shares of a plan, and changes, told in words
    ("percent-mismatch", "Lớp nghề: kế hoạch 500 triệu đồng, thực hiện 450 triệu đồng, đạt 95% kế hoạch", "90%",
     "Lớp nghề: kế hoạch 500 triệu đồng, thực hiện 450 triệu đồng, đạt 90% kế hoạch"),
    ("percent-mismatch", "Lớp nghề: kế hoạch 300 học viên, thực hiện 241 học viên, đạt 90% kế hoạch", "80,33%",
     "Lớp nghề: kế hoạch 300 học viên, thực hiện 241 học viên, đạt 80,3% kế hoạch"),
    ("over-plan-unexplained", "Hội chợ: kinh phí 290 triệu đồng (kế hoạch 255 triệu đồng)", "255.000.000",
     "Hội chợ: kinh phí 290 triệu đồng (kế hoạch 295 triệu đồng)"),
    ("percent-mismatch", "Hội chợ\n- Kế hoạch năm: 50 tr.đ.\n- Thực hiện: 30 triệu đồng, bằng 80% kế hoạch\n2. Bản tin",
     "60%", "Hội chợ\n- Kế hoạch năm: 50 tr.đ.\n- Thực hiện: 30 triệu đồng, bằng 60% kế hoạch\n2. Bản tin"),
    ("percent-mismatch", "Doanh thu đạt 12,5 tỷ đồng, tăng 35% so với năm 2020 (10 tỷ đồng)", "25%",
     "Doanh thu đạt 12,5 tỷ đồng, tăng 25% so với năm 2020 (10 tỷ đồng)"),
    ("sum-mismatch", "Hội chợ: chi 450 triệu đồng, tăng 50 triệu đồng so với kế hoạch (420 triệu đồng) do giá thuê",
     "30.000.000", "Hội chợ: chi 450 triệu đồng, tăng 30 triệu đồng so với kế hoạch (420 triệu đồng) do giá thuê"),
    # kinds of a whole
    ("count-mismatch", "Có 72 cơ sở, gồm 9 doanh nghiệp, 5 hợp tác xã và 56 hộ kinh doanh", "70",
     "Có 70 cơ sở, gồm 9 doanh nghiệp, 5 hợp tác xã và 56 hộ kinh doanh"),
    ("count-mismatch", "Lớp có 35 học viên (28 nữ, 9 nam)", "37", "Lớp có 37 học viên (28 nữ, 9 nam)"),
    ("count-mismatch", "Hội chợ có 120 gian hàng (80 gian hàng tiêu chuẩn, 30 gian hàng ngoài trời)", "110",
     "Hội chợ có 120 gian hàng (80 gian hàng tiêu chuẩn, 40 gian hàng ngoài trời)"),
    # a price each
    ("sum-mismatch", "Hỗ trợ 04 cơ sở, mức 35 triệu đồng/cơ sở, kinh phí 150 triệu đồng", "140.000.000",
     "Hỗ trợ 04 cơ sở, mức tối đa 40 triệu đồng/cơ sở, kinh phí 150 triệu đồng"),
    ("sum-mismatch", "Thuê 12 gian hàng, mỗi gian hàng 15 triệu đồng, kinh phí 160 triệu đồng", "180.000.000",
     "Thuê 12 gian hàng, mỗi gian hàng 15 triệu đồng, kinh phí 180 triệu đồng"),
    # a list closed by its sum
    ("sum-mismatch", "Lớp nghề: 252 triệu đồng.\n2. Máy: 1.320 triệu đồng.\n3. Tin bài: 97 triệu đồng.\nTổng cộng: "
     "1.699 triệu đồng", "1.669.000.000",
     "Lớp nghề: 252 triệu đồng.\n2. Máy: 1.320 triệu đồng.\n3. Tin bài: 97 triệu đồng.\nTổng cộng: 1.669 triệu đồng"),
    # left to be filled in
    ("missing-value", "Hỗ trợ 05 cơ sở, kinh phí thực hiện: ..............\n2. Lớp nghề: 03 lớp", None,
     "Hỗ trợ 05 cơ sở, kinh phí thực hiện: 90 triệu đồng\n2. Lớp nghề: 03 lớp"),
    ("missing-value", "Hỗ trợ 05 cơ sở.\nThực hiện:\n2. Lớp nghề: 03 lớp", None,
     "Hỗ trợ 05 cơ sở.\nThực hiện:\n1. Lớp nghề: 03 lớp"),
    # references
    ("citation-date", "Theo Công văn số 77/SCT-KH ngày 31/02/2021 của Sở, hỗ trợ 05 cơ sở", None,
     "Theo Công văn số 77/SCT-KH ngày 28/02/2021 của Sở, hỗ trợ 05 cơ sở"),
    ("citation-form", "Theo Nghị định 45/2012/NDCP của Chính phủ, hỗ trợ 05 cơ sở", "45/2012/NĐ-CP",
     "Theo Nghị định 45/2012/NĐ-CP của Chính phủ, hỗ trợ 05 cơ sở"),
    # one thing in periods that cross, its counts apart
    ("overlap", "Trong 9 tháng đầu năm 2021, mở lớp tập huấn khởi sự cho 120 học viên.\n2. Trong 6 tháng cuối năm "
     "2021, mở lớp tập huấn khởi sự cho 80 học viên", None,
     "Trong 6 tháng đầu năm 2021, mở lớp tập huấn khởi sự cho 120 học viên.\n2. Trong 6 tháng "
     "cuối năm 2021, mở lớp tập huấn khởi sự cho 80 học viên"),
    ("count-mismatch", "Hỗ trợ 05 xưởng, gồm: 01 tại Hoa Lư, 02 tại Hoa Mai, 01 tại Hoa Sen; kinh phí 90 triệu đồng",
     "4", "Hỗ trợ 05 xưởng, gồm: 02 tại Hoa Lư, 02 tại Hoa Mai, 01 tại Hoa Sen; kinh phí 90 triệu đồng"),
    ("count-mismatch", "Mở 04 phiên chợ (cụ thể: 01 phiên tại Hoa Lư và 02 phiên ở Hoa Mai)", "3",
     "Mở 03 phiên chợ (cụ thể: 01 phiên tại Hoa Lư và 02 phiên ở Hoa Mai)"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "slip", "expected", "right"), SAID, ids=[said[1][:40] for said in SAID])
def test_a_slip_in_a_sentence_and_the_sentence_put_right(
    rule: str, slip: str, expected: str | None, right: str
) -> None:
    assert [f.expected for f in findings(f"{HEAD}1. {slip}.\n") if f.rule == rule] == [expected]
    assert [f.found for f in findings(f"{HEAD}1. {right}.\n") if f.rule == rule] == []


def test_a_sum_a_thousand_times_below_two_neighbours() -> None:
    told = HEAD + "1. Máy: 1.200.000.000 đồng.\n2. Lớp nghề: 252.000 đồng.\n3. Bình chọn: 186.450.000 đồng.\n"
    assert [f.expected for f in findings(told) if f.rule == "unit-slip"] == ["252.000.000"]


@pytest.mark.parametrize(
    "right",
    [
        "Lớp nghề: kế hoạch 200 lao động, đã đào tạo 200 lao động, trong đó tỷ lệ có việc làm đạt 80%",
        "Máy móc: kế hoạch 300 triệu đồng, đã hỗ trợ 300 triệu đồng, bằng 50% giá trị máy móc",
        "Hội chợ: kế hoạch 04 hội chợ, thực hiện 04 hội chợ, bằng 133% so với kết quả năm 2020",
        "Lớp nghề\n- Kế hoạch: 4 lớp, 100 lao động.\n- Thực hiện: 2 lớp cho 64 lao động, đạt 50% kế hoạch\n2. Bản tin",
        "Hội chợ\n- Kế hoạch: 50 triệu đồng.\n- Thực hiện: 40 triệu đồng, 50 gian hàng, đạt 125% kế hoạch\n2. Tờ rơi",
        "Lớp\n- Kế hoạch: 90 người.\n- Thực hiện: 45 người, đạt 70% kế hoạch về số nữ\n2. Tờ rơi",
        "Hỗ trợ 10 cơ sở, gồm: 04 tại Hoằng Hóa, 03 tại Nga Sơn và các huyện khác",
        "Hội chợ\n- Kế hoạch: 50 triệu đồng.\n- Thực hiện: 30 triệu đồng, bằng 80% cùng kỳ\n2. In tờ rơi",
        "Doanh thu 12 tỷ đồng, tăng 1,2 lần so với năm 2020 (10 tỷ đồng)",
        "Doanh thu 1,5 tỷ đồng, tăng 12,8% so với năm 2020 (1,3 tỷ đồng)",
        "Theo mục 2.1 đồng thời mở 03 lớp",
        "Có 45 chủ thể, gồm 12 doanh nghiệp, 20 hợp tác xã và các hộ kinh doanh",
        "Có 150 sản phẩm (12 sản phẩm mới, 45 sản phẩm nâng hạng)",
        "Có 100 người (60 người dân tộc thiểu số, 45 người hộ nghèo)",
        "Thuê 05 gian hàng, 10 triệu đồng/gian, chi phí vận chuyển 20 triệu đồng, kinh phí 70 triệu đồng",
        "Lớp nghề: 03 lớp, định mức 75 triệu đồng/lớp, kinh phí thực hiện 210 triệu đồng",
        "Tập huấn: 80 học viên, 100.000 đồng/học viên tiền tài liệu, kinh phí 140 triệu đồng",
        "Phiên chợ: kinh phí 2.345.678,5 đồng",
    ],
)
def test_what_only_looks_like_a_slip(right: str) -> None:
    assert [f for f in findings(f"{HEAD}1. {right}.\n") if f.severity is not Severity.INFO] == []


def test_a_total_closes_two_lists_and_a_fee_among_few_sums_is_only_asked_about() -> None:
    first = "I. Trung ương\n1. Máy: 350 triệu đồng.\n2. Lớp: 450 triệu đồng.\n"
    second = "II. Địa phương\n1. Hội chợ: 210 triệu đồng.\n2. Mô hình: 1.490 triệu đồng.\n"
    assert "sum-mismatch" not in {f.rule for f in findings(f"{HEAD}{first}{second}Tổng cộng: 2.500 triệu đồng.\n")}
    fee = "1. Hội chợ: 300.000.000 đồng.\n2. Máy: 1.200.000.000 đồng.\n3. Phí chuyển tiền: 330.000 đồng.\n"
    assert {f.severity for f in findings(HEAD + fee) if f.rule == "unit-slip"} == {Severity.WARNING}
