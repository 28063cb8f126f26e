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
