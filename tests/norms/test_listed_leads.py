"""A line that leads to a numbered list, against what the list holds; and lists closed by «Tổng cộng»."""

import pytest

from khuyencong.terms.facts import Severity
from tests.norms.test_checks import findings

DECISION = """SỞ CÔNG THƯƠNG
QUYẾT ĐỊNH
Về việc phê duyệt đề án khuyến công năm 2031 (đợt 2)

Điều 1. Phê duyệt {count} đề án với tổng kinh phí hỗ trợ {whole} đồng, cụ thể:
1. Công ty TNHH Mẫu: hỗ trợ máy ép, kinh phí hỗ trợ 300.000.000 đồng.
2. HTX Thử: hỗ trợ lò nung, kinh phí hỗ trợ 280.000.000 đồng.
3. Cơ sở Bánh tráng Mẫu: hỗ trợ máy tráng, kinh phí hỗ trợ 240.000.000 đồng.
Điều 2. Nguồn kinh phí: ngân sách tỉnh.
"""


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(f.rule, f.found, f.expected) for f in findings(text) if f.severity is not Severity.INFO]


def test_what_an_article_approves_is_what_it_lists() -> None:
    assert told(DECISION.format(count="03", whole="820.000.000")) == []
    assert told(DECISION.format(count="03", whole="802.000.000")) == [("sum-mismatch", "802.000.000", "820.000.000")]
    assert told(DECISION.format(count="04", whole="820.000.000")) == [("count-mismatch", "4", "3")]


def test_what_was_not_approved_is_told_behind_the_list() -> None:
    minutes = DECISION.replace("Điều 2.", "Không phê duyệt 01 đề án do chưa đủ điều kiện.\nĐiều 2.")
    assert told(minutes.format(count="03", whole="820.000.000")) == []
    assert told(minutes.format(count="04", whole="820.000.000")) == [("count-mismatch", "4", "3")]


PLAN = "SỞ CÔNG THƯƠNG\nKẾ HOẠCH\nKhuyến công năm 2031\n\n"


@pytest.mark.parametrize(
    "lines",
    [
        # groups of what is counted, not what is listed
        "Hỗ trợ 22 đề án, kinh phí 900 triệu đồng, gồm:\n1. Máy móc: 15 đề án, 600 triệu đồng.\n"
        "2. Nhãn hiệu: 07 đề án, 300 triệu đồng.\n",
        "Phê duyệt 23 nhiệm vụ mới, gồm:\n1. Nông nghiệp: 15 đề tài, 1 dự án.\n2. Y, dược: 7 đề tài.\n",
        "Thực hiện 22 đề án, gồm:\n1. Máy móc:\n- Máy ép: 15 đề án;\n2. Nhãn hiệu:\n- Bao bì: 07 đề án.\n",
        # an annex lists what is counted
        "Phê duyệt 06 đề án (Phụ lục kèm theo) với các nội dung chính sau:\n1. Thời gian: năm 2031.\n"
        "2. Đơn vị thực hiện: Trung tâm Khuyến công.\n",
        # a supporter's sum over what the supported bring too
        "Thực hiện 02 đề án, tổng vốn đầu tư 900 triệu đồng, gồm:\n1. Máy ép: hỗ trợ 200 triệu đồng.\n"
        "2. Máy sấy: hỗ trợ 100 triệu đồng.\n",
        # some of what was approved
        "Phê duyệt 09 đề án với tổng kinh phí 900 triệu đồng, trong đó có một số đề án sau:\n"
        "1. Máy ép: 200 triệu đồng.\n2. Máy sấy: 100 triệu đồng.\n",
        # one of the items costs nothing of it
        "Tổng kinh phí thực hiện 300 triệu đồng, gồm các nội dung sau:\n1. Máy ép: 200 triệu đồng.\n"
        "2. Máy sấy: 100 triệu đồng.\n3. Lập hồ sơ 05 đề án.\n",
        # two sums over the list: which of them it parts is not said
        "Tổng kinh phí 900 triệu đồng, ngân sách hỗ trợ 300 triệu đồng, cụ thể:\n1. Máy ép: 200 triệu đồng.\n"
        "2. Máy sấy: 100 triệu đồng.\n",
        # said roughly
        "Kinh phí khoảng 310 triệu đồng, cụ thể:\n1. Máy ép: 200 triệu đồng.\n2. Máy sấy: 100 triệu đồng.\n",
        # rounded to the last printed place
        "Tổng kinh phí 0,3 tỷ đồng, cụ thể:\n1. Máy ép: 203 triệu đồng.\n2. Máy sấy: 104 triệu đồng.\n",
    ],
)
def test_an_honest_list_raises_nothing(lines: str) -> None:
    assert told(PLAN + lines) == []


def test_next_years_list_is_held_against_its_own_total() -> None:
    report = (
        "SỞ CÔNG THƯƠNG\nBÁO CÁO\nKết quả khuyến công năm 2031, kế hoạch năm 2032\n\n"
        "Phần I. KẾT QUẢ NĂM 2031\n1. Máy móc: kinh phí 900 triệu đồng/950 triệu đồng.\n"
        "2. Lớp nghề: 300 triệu đồng.\nTổng kinh phí thực hiện: 1.200 triệu đồng.\n\n"
        "Phần II. KẾ HOẠCH NĂM 2032\n1. Máy móc: 1.250 triệu đồng.\n2. Lớp nghề: 400 triệu đồng.\n"
        "Tổng cộng: {} triệu đồng.\n"
    )
    assert told(report.format("1.650")) == []
    assert told(report.format("1.750")) == [("sum-mismatch", "1.750.000.000", "1.650.000.000")]
