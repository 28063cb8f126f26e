"""Slips as officials make them, each beside its twin: the same sentence put right, over which nothing is said."""

import pytest

from khuyencong.terms.facts import Severity
from tests.norms.test_checks import HEAD, findings

# the sentence with its slip left out; what was slipped in; what should stand there, which is what the finding proposes
PERCENTS = [
    ("Đào tạo nghề cho 85/100 lao động, bằng {}% kế hoạch", "87", "85", "85%"),
    ("Đào tạo được 85/100 lao động, đạt {}% kế hoạch năm", "87", "85", "85%"),
    ("Đã tổ chức 04 hội chợ so với kế hoạch 05 hội chợ, đạt {}%", "90", "80", "80%"),
    ("Tổ chức 04 hội chợ so với kế hoạch là 05 hội chợ (đạt {}%)", "90", "80", "80%"),
    ("Đã mở 06 lớp/08 lớp, bằng {}% kế hoạch", "70", "75", "75%"),
    ("Hoàn thành 9/12 đề án, đạt {}% kế hoạch giao", "85", "75", "75%"),
    ("Hỗ trợ 18/24 cơ sở theo kế hoạch, đạt tỷ lệ {}%", "80", "75", "75%"),
    ("Đã giải ngân 1.350/1.800 triệu đồng, đạt {}% kế hoạch", "85", "75", "75%"),
    ("Đã giải ngân 1.350 triệu đồng/1.800 triệu đồng, đạt {}%", "85", "75", "75%"),
    ("Giải ngân được 1.350 triệu đồng trên tổng số 1.800 triệu đồng, bằng {}%", "85", "75", "75%"),
    ("Đã đào tạo 170 lao động, đạt {}% so với kế hoạch (200 lao động)", "90", "85", "85%"),
    ("Tư vấn cho 45 cơ sở, đạt {}% kế hoạch (60 cơ sở)", "85", "75", "75%"),
    ("Kế hoạch 20 cơ sở, đã hỗ trợ 15 cơ sở, đạt {}%", "85", "75", "75%"),
    ("Trong 40 cơ sở được khảo sát có 12 cơ sở đạt yêu cầu, chiếm {}%", "35", "30", "30%"),
    ("Có 30/40 sản phẩm đạt 3 sao, chiếm {}%", "85", "75", "75%"),
    ("Doanh số đạt 56 tỷ đồng, tăng {}% so với cùng kỳ (50 tỷ đồng)", "21", "12", "12%"),
    ("Doanh số đạt 56 tỷ đồng, tăng {}% so với cùng kỳ năm 2020 (50 tỷ đồng)", "21", "12", "12%"),
    ("Có 112 cơ sở tham gia, tăng {}% so với cùng kỳ (100 cơ sở)", "21", "12", "12%"),
    ("Số cơ sở tham gia tăng từ 100 cơ sở lên 112 cơ sở, tăng {}%", "21", "12", "12%"),
    ("Doanh thu tăng từ 50 tỷ đồng năm 2020 lên 56 tỷ đồng năm 2021, tăng {}%", "21", "12", "12%"),
    ("Có 90 gian hàng, giảm {}% so với năm 2020 (120 gian hàng)", "30", "25", "25%"),
    ("Doanh số đạt 56 tỷ đồng (cùng kỳ đạt 50 tỷ đồng), tăng {}%", "21", "12", "12%"),
]  # fmt: skip
COUNTS = [
    ("Đã tập huấn cho {} học viên, trong đó có 45 nữ và 30 nam", "80", "75", "75"),
    ("Đã tập huấn cho {} học viên, trong đó: 45 nữ, 30 nam", "80", "75", "75"),
    ("Đã tập huấn cho {} học viên (trong đó 45 nữ và 30 nam)", "80", "75", "75"),
    ("Đã tập huấn cho {} học viên (nam 30, nữ 45)", "80", "75", "75"),
    ("Đã tập huấn cho {} học viên (nữ: 45, nam: 30)", "80", "75", "75"),
    ("Đã đào tạo {} lao động, trong đó lao động nữ 45 người, lao động nam 30 người", "80", "75", "75"),
    ("Đã đào tạo {} lao động, trong đó có 45 lao động nữ và 30 lao động nam", "80", "75", "75"),
    ("Tổ chức {} phiên chợ (Xuân Lộc 04 phiên, Tân Phú 03 phiên, Định Quán 04 phiên)", "12", "11", "11"),
    ("Tổ chức {} phiên chợ (Xuân Lộc: 04, Tân Phú: 03, Định Quán: 04)", "12", "11", "11"),
    ("Tổ chức {} phiên chợ tại các huyện Xuân Lộc (04 phiên), Tân Phú (03 phiên), Định Quán (04 phiên)", "12", "11",
     "11"),
    ("Tổ chức {} phiên tại Xuân Lộc, Tân Phú, Định Quán (4, 3, 4)", "12", "11", "11"),
    ("Tổ chức {} phiên (4, 3, 4)", "12", "11", "11"),
    ("Hỗ trợ {} cơ sở (huyện Xuân Lộc 04 cơ sở, huyện Tân Phú 03 cơ sở, thành phố Long Khánh 04 cơ sở)", "12", "11",
     "11"),
    ("Toàn tỉnh có {} sản phẩm OCOP, gồm 60 sản phẩm 3 sao, 25 sản phẩm 4 sao và 02 sản phẩm 5 sao", "90", "87", "87"),
    ("Toàn tỉnh có {} sản phẩm OCOP, trong đó: 60 sản phẩm 3 sao, 25 sản phẩm 4 sao, 02 sản phẩm 5 sao", "90", "87",
     "87"),
    ("Toàn tỉnh có {} sản phẩm OCOP (60 sản phẩm 3 sao, 25 sản phẩm 4 sao, 02 sản phẩm 5 sao)", "90", "87", "87"),
    ("Toàn tỉnh có {} sản phẩm OCOP, trong đó có 02 sản phẩm đạt 5 sao, 25 sản phẩm đạt 4 sao, 60 sản phẩm đạt 3 sao",
     "90", "87", "87"),
    ("Công nhận {} sản phẩm OCOP (3 sao: 60, 4 sao: 25, 5 sao: 02)", "90", "87", "87"),
    ("Công nhận {} sản phẩm, trong đó 3 sao 60 sản phẩm, 4 sao 25 sản phẩm, 5 sao 02 sản phẩm", "90", "87", "87"),
    ("Mở {} lớp, gồm: 02 lớp may, 01 lớp đan, 01 lớp gốm", "05", "04", "4"),
    ("Mở {} lớp (02 lớp may, 01 lớp đan và 01 lớp gốm)", "05", "04", "4"),
    ("Mở {} lớp, cụ thể: 02 lớp may, 01 lớp đan, 01 lớp gốm", "05", "04", "4"),
    ("Hỗ trợ {} cơ sở, gồm 04 doanh nghiệp, 02 hợp tác xã và 05 hộ kinh doanh", "12", "11", "11"),
    ("Có {} đề án, trong đó 03 đề án quốc gia và 08 đề án địa phương", "12", "11", "11"),
    ("Thực hiện {} đề án, gồm 03 đề án nhóm và 08 đề án điểm", "12", "11", "11"),
    ("Có {} đại biểu, gồm 60 đại biểu cấp tỉnh và 20 đại biểu cấp xã", "90", "80", "80"),
    ("Kế hoạch 10 lớp, đã mở 06 lớp, còn lại {} lớp chưa mở", "05", "04", "4"),
    ("Hội đồng có 09 thành viên, có mặt 07, vắng {}", "01", "02", "2"),
    ("Thành phần: 09 thành viên Hội đồng (có mặt: 08 thành viên; vắng mặt: {})", "02", "01", "1"),
    ("Hội nghị diễn ra trong {} ngày, từ ngày 20/5/2021 đến hết ngày 21/5/2021", "03", "02", "2"),
    ("Hội chợ tổ chức {} ngày (từ 28/4/2021 đến 02/5/2021)", "07", "05", "5"),
    ("Tập huấn {} lớp cho học viên các xã (quý I 02 lớp, quý II 01 lớp, quý III 01 lớp)", "05", "04", "4"),
]  # fmt: skip
MONEY = [
    ("sum-mismatch", "Tập huấn: kinh phí {} triệu đồng, gồm: giảng viên 30 triệu đồng, tài liệu 20 triệu đồng, hội "
     "trường 30 triệu đồng", "90", "80", "80.000.000"),
    ("sum-mismatch", "Hỗ trợ máy: kinh phí {} triệu đồng (ngân sách tỉnh 300 triệu đồng, đối ứng 500 triệu đồng)",
     "900", "800", "800.000.000"),
    ("sum-mismatch", "Thuê 06 gian hàng, đơn giá 12 triệu đồng/gian hàng, thành tiền {} triệu đồng", "80", "72",
     "72.000.000"),
    ("sum-mismatch", "Thuê gian hàng: 06 gian hàng x 12 triệu đồng = {} triệu đồng", "75", "72", "72.000.000"),
    ("sum-mismatch", "Hỗ trợ 03 lớp, mỗi lớp 45 triệu đồng, tổng kinh phí {} triệu đồng", "130", "135", "135.000.000"),
    ("over-plan-unexplained", "Hội chợ: kinh phí {} triệu đồng (kế hoạch 255 triệu đồng)", "290", "250",
     "255.000.000"),
    ("over-plan-unexplained", "Đã tổ chức hội chợ với kinh phí {} triệu đồng (kế hoạch 255 triệu đồng)", "290", "250",
     "255.000.000"),
    ("over-plan-unexplained", "Hội chợ: kinh phí {} triệu đồng so với kế hoạch 255 triệu đồng", "290", "250",
     "255.000.000"),
    ("over-plan-unexplained", "Hội chợ: kinh phí kế hoạch 255 triệu đồng, kinh phí thực hiện {} triệu đồng", "290",
     "250", "255.000.000"),
    ("words-mismatch", "Kinh phí: 72.000.000 đồng (Bảy mươi {} triệu đồng)", "lăm", "hai", "72.000.000"),
    ("words-mismatch", "Kinh phí 1.090.000.000 đồng (Bằng chữ: Một tỷ, không trăm {} mươi triệu đồng chẵn)", "tám",
     "chín", "1.090.000.000"),
    ("words-mismatch", "Số tiền 5.250.000 đồng (Năm triệu hai trăm {} nghìn đồng)", "lăm", "năm mươi", "5.250.000"),
    ("no-such-day", "Hoàn thành trước ngày {}/6/2021", "31", "30", None),
    ("citation-date", "Thực hiện Kế hoạch số 12/KH-UBND ngày {}/02/2021 của UBND tỉnh, đã mở 02 lớp", "30", "25", None),
]  # fmt: skip
TWINS = [
    *(("percent-mismatch", *told) for told in PERCENTS),
    *(("count-mismatch", *told) for told in COUNTS),
    *MONEY,
]


def alarms(said: str) -> list[tuple[str, str | None]]:
    raised = findings(f"{HEAD}1. {said}.\n")
    return [(f.rule, f.expected) for f in raised if f.severity is not Severity.INFO]


@pytest.mark.parametrize(("rule", "said", "wrong", "right", "expected"), TWINS, ids=[told[1][:60] for told in TWINS])
def test_a_slip_and_its_twin(rule: str, said: str, wrong: str, right: str, expected: str | None) -> None:
    assert alarms(said.format(wrong)) == [(rule, expected)]
    assert alarms(said.format(right)) == []
