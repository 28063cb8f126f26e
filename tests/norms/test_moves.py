"""A decision that adjusts a plan: each slip beside its twin, the same put right, over which nothing is said."""

import pytest

from khuyencong.norms.checks import check
from khuyencong.papers.reading.paper import find_facts
from khuyencong.terms.facts import Finding, Severity, Text
from tests.papers.reading.test_adjustments import HEAD


def alarms(*items: str) -> list[Finding]:
    told = "\n".join(items)
    text = Text(f"{HEAD}Điều 1. Điều chỉnh một số nội dung của Kế hoạch như sau:\n{told}\n", "text/plain")
    return [found for found in check(text, find_facts(text)) if found.severity is not Severity.INFO]


LIST = """\
1. Giảm 03 nội dung, tổng kinh phí giảm {} triệu đồng:
a) Hội chợ mẫu: giảm 350 triệu đồng (từ 350 triệu đồng xuống 0 đồng), lý do: tiết kiệm;
b) Phòng trưng bày: giảm từ 03 phòng còn 02 phòng, kinh phí từ 270 triệu đồng còn 180 triệu đồng;
c) Đào tạo nghề: giảm 200 triệu đồng, còn 400 triệu đồng."""
TWINS = [
    (LIST, "650", "640", "640.000.000"),
    ("1. Cắt giảm 02 nội dung với tổng kinh phí {} triệu đồng, gồm: X mẫu 90 triệu đồng; Y mẫu 50 triệu đồng.",
     "150", "140", "140.000.000"),
    ("Điều 2. Sau điều chỉnh, tổng kinh phí giảm {} triệu đồng, từ 4.800 triệu đồng còn 4.300 triệu đồng.",
     "600", "500", "500.000.000"),
    ("1. X mẫu: giảm {} triệu đồng, từ 200 triệu đồng xuống 150 triệu đồng.", "40", "50", "50.000.000"),
    ("1. X mẫu: tăng {} triệu đồng (từ 200 triệu đồng lên 250 triệu đồng).", "40", "50", "50.000.000"),
    ("1. X mẫu: kinh phí đã duyệt 200 triệu đồng, điều chỉnh giảm {} triệu đồng, kinh phí sau điều chỉnh 160 triệu "
     "đồng.", "30", "40", "40.000.000"),
    ("1. X mẫu: giảm 40 triệu đồng.\n2. Y mẫu: tăng {} triệu đồng.\nĐiều 2. Tổng kinh phí kế hoạch sau điều chỉnh "
     "không thay đổi: 5.600 triệu đồng.", "30", "40", "-10.000.000"),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "wrong", "right", "expected"), TWINS)
def test_a_move_that_does_not_come_to_what_is_told_is_found(paper: str, wrong: str, right: str, expected: str) -> None:
    assert [(found.rule, found.expected) for found in alarms(paper.format(wrong))] == [("sum-mismatch", expected)]
    assert alarms(paper.format(right)) == []


HONEST = r"""\
1. Bổ sung 50 triệu đồng cho X mẫu từ nguồn chưa phân bổ.\nĐiều 2. Tổng kinh phí không thay đổi: 900 triệu đồng.
1. Chuyển 20 triệu đồng từ X mẫu sang Y mẫu.\nĐiều 2. Tổng kinh phí kế hoạch không đổi: 900 triệu đồng.
1. X mẫu: giảm 40 triệu đồng do tăng 10 triệu đồng phần xã hội hóa, còn 160 triệu đồng.
1. X mẫu: giảm 12,5 triệu đồng, từ 1,2 tỷ đồng xuống 1,19 tỷ đồng.
1. Không thực hiện X mẫu.\n2. Y mẫu: tăng 40 triệu đồng.\nĐiều 2. Tổng kinh phí không thay đổi: 900 triệu đồng.
1. Giảm 02 nội dung, tổng kinh phí giảm 90 triệu đồng, trong đó X mẫu giảm 50 triệu đồng.
1. X mẫu: tăng 40 triệu đồng, trong đó ngân sách tỉnh tăng 30 triệu đồng, từ 200 triệu đồng lên 240 triệu đồng."""


@pytest.mark.parametrize("paper", HONEST.splitlines())
def test_nothing_is_said_of_moves_that_hold(paper: str) -> None:
    assert alarms(paper.replace("\\n", "\n")) == []


def test_a_total_that_does_not_change_is_told_so_behind_its_sum() -> None:
    moved = "1. X mẫu: giảm 40 triệu đồng.\n2. Y mẫu: tăng {} triệu đồng.\n"
    kept = "Tổng kinh phí của Kế hoạch sau điều chỉnh là 5.600 triệu đồng, không thay đổi."
    assert [found.expected for found in alarms(moved.format(90) + kept)] == ["50.000.000"]
    assert alarms(moved.format(40) + kept) == []
    assert alarms(moved.format(90) + "Tổng kinh phí là 5.650 triệu đồng. Các nội dung khác giữ nguyên.") == []
