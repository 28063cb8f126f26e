"""What officials write every day and is right: over none of it may anything be said."""

import pytest

from khuyencong.terms.facts import Severity
from tests.norms.test_checks import HEAD, findings

HONEST = """
Triển khai 25 đề tài, dự án (22 đề tài cấp tỉnh, 03 đề tài cấp cơ sở), đạt 96,15% kế hoạch năm (26 đề tài)
Kinh phí được giao là 4.200 triệu đồng, đã giải ngân 2.760 triệu đồng; dự kiến quý IV giải ngân 1.440 triệu đồng, hoàn \
thành 100% kế hoạch
Mở 06 lớp, đạt 60% kế hoạch năm (10 lớp); nghiệm thu 04 lớp, đạt 100% kế hoạch năm
Đã tập huấn cho 80 học viên, trong đó có 45 nữ
Đã tập huấn cho 80 học viên, trong đó có 45 nữ và 30 người dân tộc thiểu số
Đã tập huấn cho 80 học viên, trong đó nữ 45 người, đạt 56,25%
Đã tập huấn cho 80 học viên (45 nữ, 20 đảng viên)
Đã tập huấn cho 80 học viên, trong đó 45 nữ, 35 nam và 20 người dân tộc thiểu số
Đào tạo 120 lao động, trong đó có 60 lao động nữ, 30 lao động là người dân tộc Chơ Ro
Có 05 lớp với 150 học viên, trong đó 90 nữ
Tổ chức 02 lớp cho 60 học viên (40 nữ, 20 nam)
Mở 02 lớp (lớp may 35 học viên, lớp đan 30 học viên)
Tổ chức 12 phiên chợ (chủ yếu tại Xuân Lộc 04 phiên, Tân Phú 03 phiên)
Tổ chức 12 phiên chợ, trong đó Xuân Lộc 04 phiên, Tân Phú 03 phiên
Tổ chức 12 phiên chợ (Xuân Lộc 04 phiên, Tân Phú 03 phiên, các huyện khác 05 phiên)
Tổ chức 12 phiên chợ (Xuân Lộc 04 phiên, Tân Phú 03 phiên, còn lại ở Định Quán)
Tổ chức 12 phiên chợ tại 03 huyện (mỗi huyện 04 phiên)
Tổ chức 12 phiên chợ tại các huyện Xuân Lộc (04 phiên), Tân Phú (03 phiên) và các huyện khác
Tổ chức 12 phiên chợ tại các huyện Xuân Lộc (20/4), Tân Phú (25/5), Định Quán (12/6)
Tổ chức 03 phiên chợ tại Xuân Lộc, Tân Phú, Định Quán (các tháng 4, 6, 9)
Tổ chức 03 lớp tập huấn (các ngày 4, 6, 9 tháng 5)
Mở 03 lớp (lớp 1, lớp 2, lớp 3)
Mở 03 lớp (1, 2, 3) tại thành phố Long Khánh
Hỗ trợ 05 cơ sở (02 cơ sở ở Xuân Lộc và Tân Phú)
Hỗ trợ 05 cơ sở (trong đó 02 cơ sở ở Xuân Lộc, 01 cơ sở ở Tân Phú)
Hỗ trợ 05 cơ sở (02 cơ sở chế biến gỗ, 03 cơ sở cơ khí), kinh phí 900 triệu đồng
Hỗ trợ 05 cơ sở: 02 cơ sở chế biến gỗ, 03 cơ sở cơ khí, tổng kinh phí 900 triệu đồng
Hỗ trợ 05 cơ sở, gồm: Công ty TNHH An Phú 200 triệu đồng, HTX Bình Lộc 150 triệu đồng và 03 cơ sở khác
Hỗ trợ 12 cơ sở, gồm 05 doanh nghiệp, 02 hợp tác xã và các hộ kinh doanh
Toàn tỉnh có 190 sản phẩm OCOP, trong đó có 25 sản phẩm 4 sao và 02 sản phẩm 5 sao
Toàn tỉnh có 190 sản phẩm OCOP, trong đó 163 sản phẩm 3 sao, 25 sản phẩm 4 sao, 02 sản phẩm 5 sao
Toàn tỉnh có 190 sản phẩm OCOP (25 sản phẩm 4 sao, 02 sản phẩm 5 sao, còn lại 3 sao)
Toàn tỉnh có 190 sản phẩm OCOP từ 3 sao trở lên, trong đó 25 sản phẩm 4 sao, 02 sản phẩm 5 sao
Có 190 sản phẩm của 120 chủ thể, gồm 163 sản phẩm 3 sao, 25 sản phẩm 4 sao và 02 sản phẩm 5 sao
Công nhận 30 sản phẩm OCOP, trong đó 25 sản phẩm 3 sao, 05 sản phẩm 4 sao; nâng hạng 03 sản phẩm lên 5 sao
Công nhận mới 20 sản phẩm 3 sao, 05 sản phẩm 4 sao; công nhận lại 06 sản phẩm
Có 45 chủ thể OCOP, gồm 20 hợp tác xã, 15 doanh nghiệp, 10 hộ sản xuất
Có 70 đại biểu tham dự, gồm lãnh đạo Sở, 20 đại biểu cấp huyện và đại diện 30 cơ sở
Có 90 đại biểu dự (60 đại biểu cấp xã, 40 đại biểu nữ)
Hội chợ có 120 gian hàng, trong đó 20 gian hàng của tỉnh và 15 gian hàng của tỉnh bạn
Hội chợ có 120 gian hàng của 80 doanh nghiệp (60 doanh nghiệp trong tỉnh, 20 doanh nghiệp ngoài tỉnh)
Hội chợ có quy mô 120 gian hàng tiêu chuẩn (3m x 3m), thu hút 15.000 lượt khách
Tham gia 04 hội chợ (Hà Nội, Đà Nẵng, Cần Thơ, TP. Hồ Chí Minh) với 16 gian hàng
Tham gia 04 hội chợ với 16 gian hàng (mỗi hội chợ 04 gian hàng)
Tham gia 04 hội chợ (tháng 4, 6, 9 và 12)
Thực hiện 08 đề án, gồm 03 đề án điểm và 05 đề án nhóm
Thực hiện 08 đề án (03 đề án điểm, 05 đề án nhóm), kinh phí 2.400 triệu đồng
Thực hiện 08 đề án cho 14 cơ sở, trong đó 03 đề án nhóm hỗ trợ 09 cơ sở
Có 07 lớp được mở trong năm (quý II 03 lớp, quý III 04 lớp)
Có 07 lớp được mở trong năm (riêng quý III 04 lớp)
Phát hành 04 số bản tin (mỗi quý 01 số, mỗi số 500 bản)
Phát hành 04 số bản tin, cụ thể: quý I 01 số, quý II 01 số, quý III 02 số
Kế hoạch 10 lớp, đã mở 06 lớp, còn lại 04 lớp sẽ mở trong quý IV
Lớp học 22 ngày, từ ngày 01/6/2021 đến ngày 30/6/2021
Hội chợ diễn ra 07 ngày từ 28/12 đến 03/01/2022
Cuộc họp có 09 thành viên, có mặt 08/09, vắng 01 có lý do
Dự họp có 09 thành viên, có mặt 07, vắng 02 (có lý do 01)
Kế hoạch 10 lớp, đã mở 06 lớp, còn 02 lớp đang tuyển sinh, 02 lớp chưa mở
Đào tạo 85/100 lao động, bằng 85% kế hoạch
Đào tạo 85/100 lao động, bằng 110% so với cùng kỳ
Đào tạo 85/100 lao động, bằng 110% cùng kỳ năm 2020
Đào tạo 45/100 lao động, đạt 90% kế hoạch 6 tháng
Đào tạo 45/100 lao động, đạt 90% kế hoạch quý II
Đào tạo 85/100 lao động, đạt 85%, tăng 10% so với cùng kỳ
Mở 02/02 lớp cho 70 học viên, đạt 100% kế hoạch
Mở 02/02 lớp, 90% học viên có việc làm
Mở 04/05 lớp, tỷ lệ học viên có việc làm đạt 90%
Đã hoàn thành 15/20 tiêu chí, phấn đấu cuối năm đạt 100%
Đã tổ chức 04 hội chợ so với kế hoạch 05 hội chợ, đạt 80%
Đã tổ chức 04 hội chợ, vượt 01 hội chợ so với kế hoạch, đạt 133%
Đã tổ chức 06 hội chợ so với kế hoạch 05 hội chợ, vượt 20%
Đã tổ chức 06 hội chợ so với 05 hội chợ của năm 2020, đạt 100% kế hoạch
Giải ngân 1.350/1.800 triệu đồng, đạt 75%
Giải ngân 1.350/1.800 triệu đồng, bằng 75% kế hoạch, tăng 5% so với cùng kỳ
Giải ngân 1.355/1.800 triệu đồng, đạt 75,3% kế hoạch
Giải ngân 1.355/1.800 triệu đồng, đạt gần 76% kế hoạch
Trong 40 cơ sở được khảo sát có 12 cơ sở đạt yêu cầu, chiếm 30%
Trong 40 cơ sở được khảo sát có 12 cơ sở chế biến gỗ, đạt 85% công suất
Doanh số đạt 56 tỷ đồng, tăng 12% so với cùng kỳ
Doanh số đạt 56 tỷ đồng, tăng 12% so với cùng kỳ (50 tỷ đồng)
Doanh số đạt 56 tỷ đồng (cùng kỳ đạt 50 tỷ đồng), tăng 12%
Doanh số đạt 56 tỷ đồng (cùng kỳ đạt 50 tỷ đồng), tăng 6 tỷ đồng
Doanh số đạt gần 56 tỷ đồng (cùng kỳ khoảng 50 tỷ đồng), tăng khoảng 12%
Doanh thu tăng từ 50 tỷ đồng năm 2020 lên 56 tỷ đồng năm 2021, tăng 12%
Năng suất tăng từ 100 lên 130 sản phẩm/ngày, tăng 30%
Năng suất tăng từ 100 lên 130 sản phẩm/ngày, doanh thu tăng 15%
Năng suất tăng từ 20% đến 30%, giá thành giảm 10%
Sau đầu tư, công suất tăng từ 02 tấn lên 03 tấn/ngày, giảm 15% chi phí nhân công
Có 112 cơ sở tham gia, tăng 12 cơ sở so với năm 2020
Có 90 gian hàng, giảm 25% so với năm 2020 (120 gian hàng)
Có 90 gian hàng, giảm 30 gian hàng so với năm 2020 (120 gian hàng)
Giá trị sản xuất đạt 21.400 tỷ đồng, tăng 8,5% so với cùng kỳ, đạt 75% kế hoạch
Kim ngạch xuất khẩu đạt 1.245 triệu USD, bằng 78,3% kế hoạch năm
Thuê 06 gian hàng, đơn giá 12 triệu đồng/gian hàng, thành tiền 72 triệu đồng
Hỗ trợ 03 lớp, mức tối đa 45 triệu đồng/lớp, kinh phí 130 triệu đồng
Hỗ trợ 50% chi phí, tối đa 300 triệu đồng/cơ sở, tổng kinh phí 1.090 triệu đồng cho 05 cơ sở
Hỗ trợ 05 cơ sở, bình quân 218 triệu đồng/cơ sở, kinh phí 1.090 triệu đồng
Hội chợ: kinh phí 290 triệu đồng (kế hoạch 255 triệu đồng) do giá thuê mặt bằng tăng
Hội chợ: kinh phí 250 triệu đồng (kế hoạch 255 triệu đồng)
Hội chợ: kinh phí 290 triệu đồng (kế hoạch 255 triệu đồng), vượt 35 triệu đồng do tăng 02 gian hàng
Hội chợ: kinh phí 290 triệu đồng (ngân sách tỉnh 190 triệu đồng, đối ứng 100 triệu đồng)
Hội chợ: kinh phí 290 triệu đồng (trong đó ngân sách tỉnh 190 triệu đồng)
Hội chợ: kinh phí 290 triệu đồng, trong đó thuê gian hàng 150 triệu đồng, vận chuyển 40 triệu đồng
Hỗ trợ máy: tổng vốn đầu tư 2.400 triệu đồng, trong đó khuyến công hỗ trợ 300 triệu đồng, còn lại là vốn của cơ sở
Hỗ trợ máy: kinh phí 1.500 triệu đồng (05 cơ sở, mỗi cơ sở 300 triệu đồng)
Kinh phí: 72.000.000 đồng (Bảy mươi hai triệu đồng chẵn)
Kinh phí 1.205.000.000 đồng (Bằng chữ: Một tỷ, hai trăm lẻ năm triệu đồng)
Số tiền 5.250.000 đồng (Năm triệu hai trăm năm mươi nghìn đồng)
Hoàn thành trước ngày 30/6/2021
Thực hiện Kế hoạch số 12/KH-UBND ngày 25/02/2021 của UBND tỉnh, đã mở 02 lớp
Tổ chức hội chợ từ ngày 28/4 đến ngày 03/5/2021 tại thành phố Biên Hòa với 120 gian hàng
Tổ chức 01 đoàn gồm 12 thành viên (02 cán bộ Sở, 10 doanh nghiệp) đi khảo sát
Đoàn công tác 12 người, gồm 02 lãnh đạo, 04 chuyên viên và 06 doanh nghiệp
Đã cấp 03 giấy chứng nhận cho 05 sản phẩm của 02 cơ sở (02 sản phẩm gỗ, 03 sản phẩm gốm)
Nghiệm thu 06/08 đề án (02 đề án còn lại nghiệm thu trong tháng 12)
Lớp học 90 ngày (45 buổi lý thuyết, 135 buổi thực hành) cho 35 học viên
Chi cho 03 đợt (đợt 1: 200 triệu đồng, đợt 2: 150 triệu đồng, đợt 3: 50 triệu đồng)
Cụm công nghiệp Phú Cường có diện tích 75 ha (giai đoạn 1: 40 ha, giai đoạn 2: 35 ha)
Toàn tỉnh có 27 cụm công nghiệp, trong đó 12 cụm đã có chủ đầu tư, 08 cụm đang xây dựng hạ tầng
Bình chọn 25 sản phẩm, trong đó 10 sản phẩm thủ công mỹ nghệ, 08 sản phẩm thực phẩm và 07 sản phẩm khác
Có 25/40 sản phẩm được chọn (10 sản phẩm gỗ, 15 sản phẩm thực phẩm)
Số học viên có việc làm là 68 người (62 người làm tại chỗ, 06 người tự tạo việc làm)
Ban Chỉ đạo có 11 thành viên, gồm Trưởng ban, 02 Phó Trưởng ban và 08 ủy viên
Triển khai 13 đề án, tổng kinh phí hỗ trợ trên 1,2 tỷ đồng, gồm 3 đề án từ nguồn khuyến công quốc gia và 10 đề án \
từ nguồn khuyến công địa phương
Đến nay có 34 hồ sơ (hồ sơ mới 20, hồ sơ chuyển tiếp 14)
Có 24 doanh nghiệp (10 doanh nghiệp trong khu công nghiệp, 14 doanh nghiệp ngoài khu)
Mở 03 lớp tại Xuân Lộc (35 học viên), Tân Phú (30 học viên), Định Quán (28 học viên)
Tham gia 05 hội chợ: Hà Nội 04 gian hàng, Đà Nẵng 02 gian hàng, Cần Thơ 02 gian hàng
Toàn tỉnh có 172 xã, phường, thị trấn, trong đó 121 xã, 42 phường và 09 thị trấn
Đạt 12 giải, gồm 02 giải nhất, 03 giải nhì, 03 giải ba và 04 giải khuyến khích
Sản lượng 1.200 tấn (tăng 200 tấn so với năm 2020)
Thu nhập tăng từ 5 triệu đồng lên 6,5 triệu đồng/người/tháng, tăng 30%
Tổ chức hội chợ từ ngày 28/12 đến ngày 03/01/2021
Thực hiện từ tháng 10/2021 đến tháng 3/2022
Quý II mở 03 lớp, lũy kế 6 tháng 05 lớp
Kinh phí 150 triệu đồng (kế hoạch 120 triệu đồng, bổ sung 30 triệu đồng)
Hội nghị có 120 đại biểu tại 05 điểm cầu (điểm cầu tỉnh 40 đại biểu, 04 điểm cầu huyện mỗi điểm 20 đại biểu)
Hoàn thành 05 đề án quốc gia (trong đó 01 đề án hạ tầng), 05 đề án địa phương và 02 hội nghị
Huyện được hỗ trợ 03 đề án, tổng mức 120 triệu đồng; trong đó máy ép gạch có tổng kinh phí 99 triệu đồng, \
nguồn vốn khuyến công hỗ trợ 40 triệu đồng
Đã nghiệm thu 03 dự án: nhãn hiệu, tổng kinh phí 950 triệu đồng, trong đó ngân sách tỉnh 570 triệu \
đồng; bảo quản bưởi, kinh phí 412 triệu đồng; mô hình mì gạo, kinh phí 385 triệu đồng
""".strip().splitlines()  # fmt: skip

SHARED_OUT = """KẾ HOẠCH
Khuyến công năm 2021
I. KINH PHÍ
Tổng kinh phí thực hiện Kế hoạch: 900 triệu đồng, trong đó:
- Kinh phí khuyến công tỉnh: 600 triệu đồng;
- Vốn đối ứng của cơ sở: {} triệu đồng.
PHỤ LỤC PHÂN BỔ KINH PHÍ KHUYẾN CÔNG TỈNH
Đơn vị tính: triệu đồng
TT | Nội dung | Kinh phí
1 | Máy sấy | 400
2 | Lớp may | 200
 | Tổng cộng | 600
"""


def test_an_annex_may_share_out_what_one_source_gives() -> None:
    assert [f.rule for f in findings(SHARED_OUT.format(300)) if f.severity is not Severity.INFO] == []
    assert "sum-mismatch" in {f.rule for f in findings(SHARED_OUT.format(310))}


def test_what_owners_are_parted_into_is_no_part_of_their_products() -> None:
    said = (
        "1. Toàn tỉnh có 412 sản phẩm OCOP, gồm 03 sản phẩm 5 sao, 118 sản phẩm 4 sao và {} sản phẩm 3 sao của "
        "236 chủ thể (98 hợp tác xã, 41 doanh nghiệp, 97 hộ kinh doanh).\n"
    )
    assert [f.rule for f in findings(HEAD + said.format(291)) if f.severity is not Severity.INFO] == []
    assert "count-mismatch" in {f.rule for f in findings(HEAD + said.format(281))}


@pytest.mark.parametrize("said", HONEST)
def test_an_honest_sentence_raises_nothing(said: str) -> None:
    raised = findings(f"{HEAD}1. {said}.\n")
    assert [(f.rule, f.found, f.expected) for f in raised if f.severity is not Severity.INFO] == []
