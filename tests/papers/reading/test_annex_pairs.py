"""A paper's text and its own annex tell the same contents in other words: each counts once, with all that both say."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Activity, Severity, Text

CASES = yaml.safe_load(Path(__file__).with_name("annex_pairs.yaml").read_text("utf-8"))
PAPER = """UBND TỈNH LÂM ĐỒNG
SỞ CÔNG THƯƠNG
Số: 312/KH-SCT
KẾ HOẠCH
Khuyến công và xúc tiến thương mại năm 2031
{aims}I. NỘI DUNG VÀ KINH PHÍ
{text}II. TỔ CHỨC THỰC HIỆN
Giao Trung tâm Khuyến công báo cáo kết quả trước ngày 15 tháng 12.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC

Nguyễn Văn A
PHỤ LỤC
Đơn vị tính: triệu đồng
STT | Nội dung | ĐVT | Số lượng | Kinh phí | Thời gian | Đơn vị chủ trì | Đơn vị phối hợp
{annex}"""


def told(activity: Activity) -> str:
    money = str(activity.amount.value // 1_000_000) if activity.amount else "-"
    counts = ", ".join(f"{q.value} {q.unit}" for q in activity.quantities) or "-"
    arranged = ", ".join(one.words for one in activity.arrangements) or "-"
    return " | ".join((activity.path, money, counts, arranged))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_row_goes_to_the_content_it_tells_again_and_no_other(case: dict[str, Any]) -> None:
    aims = f"MỤC TIÊU\n{case['aims']}\n" if "aims" in case else ""
    text = Text(PAPER.format(text=case["text"], annex=case["annex"], aims=aims), "text/plain")
    facts = find_facts(text)
    assert [told(a) for a in facts.activities if a.amount] == case["contents"]
    found = [f for f in check(text, facts) if f.severity is not Severity.INFO]
    assert [f"{f.rule} {f.found} → {f.expected}" for f in found] == case.get("differs", [])


WHO_DOES_WHAT = """TT | Nhiệm vụ | Thời gian | Địa điểm | Đơn vị chủ trì | Đơn vị phối hợp
1 | Hội chợ biên giới Việt - Trung | Tháng 11/2031 | Cửa khẩu Kim Thành | Trung tâm XTTM | Ban Quản lý
2 | Đoàn giao dịch tại Vân Nam | Tháng 8/2031 | Côn Minh | Trung tâm XTTM | Sở Ngoại vụ
3 | Lớp tập huấn TMĐT | Quý III | TP. Lào Cai | Phòng Thương mại | |
4 | Hội nghị tổng kết | Tháng 12 | Sở Công Thương | Văn phòng Sở | |
"""


def test_a_table_without_figures_says_when_where_and_by_whom() -> None:
    """It tells contents of the text; a row of its own is none, for nothing of it is planned in figures."""
    text = (
        "1. Tổ chức Hội chợ thương mại biên giới Việt - Trung, quy mô 300 gian hàng, kinh phí 1.200 triệu đồng.\n"
        "2. Đoàn giao dịch thương mại tại Vân Nam (Trung Quốc) gồm 15 doanh nghiệp, kinh phí 380 triệu đồng.\n"
        "3. Tập huấn thương mại điện tử cho 80 doanh nghiệp, kinh phí 60 triệu đồng.\n"
    )
    top = PAPER.partition("Đơn vị tính")[0].format(aims="", text=text)
    facts = find_facts(Text(f"{top}PHÂN CÔNG THỰC HIỆN\n{WHO_DOES_WHAT}", "text/plain"))
    assert [told(a) for a in facts.activities] == [
        "I.1 | 1200 | 300 gian hàng | Tháng 11/2031, Cửa khẩu Kim Thành, Trung tâm XTTM, Ban Quản lý",
        "I.2 | 380 | 15 doanh nghiệp | Tháng 8/2031, Côn Minh, Trung tâm XTTM, Sở Ngoại vụ",
        "I.3 | 60 | 80 doanh nghiệp | Quý III, TP. Lào Cai, Phòng Thương mại",
    ]


REPORT = """UBND TỈNH AN GIANG
SỞ CÔNG THƯƠNG
Số: 77/BC-SCT
BÁO CÁO
Kết quả thực hiện Kế hoạch khuyến công năm 2031
I. KẾT QUẢ
1. Hỗ trợ 12 cơ sở ứng dụng máy móc thiết bị tiên tiến vào sản xuất, kinh phí 2.340 triệu đồng.
2. Tổ chức 03 lớp tập huấn khởi sự doanh nghiệp cho 105 học viên, kinh phí 165 triệu đồng.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC

Nguyễn Văn A
PHỤ LỤC
Đơn vị tính: triệu đồng
TT | Nội dung | ĐVT | Kế hoạch | | Thực hiện | | Lý do
 | | | Số lượng | Kinh phí | Số lượng | Kinh phí |
1 | Ứng dụng máy móc thiết bị | cơ sở | 12 | 2.400 | 12 | 2.340 | Giảm giá qua đấu thầu
2 | Tập huấn khởi sự doanh nghiệp | lớp | 3 | 165 | 3 | 165 |
"""


def test_what_a_row_planned_goes_by_the_name_of_the_result_that_the_text_tells() -> None:
    facts = find_facts(Text(REPORT, "text/plain"))
    assert [(a.path, a.role, a.amount and a.amount.value // 1_000_000) for a in facts.activities] == [
        ("I.1", "actual", 2340), ("I.2", "actual", 165), ("I.1", "plan", 2400), ("I.2", "plan", 165),
    ]  # fmt: skip
    assert facts.activities[0].title == facts.activities[2].title
    assert facts.activities[0].reason == "Giảm giá qua đấu thầu"
