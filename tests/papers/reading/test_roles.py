"""Whether a paper tells of what shall be or of what was reached: by its title, its day and its first sentences."""

import pytest

from khuyencong.papers.reading.grammar.roles import document_role, money_role
from khuyencong.terms.facts import Role
from khuyencong.terms.vietnamese import fold


@pytest.mark.parametrize(
    ("title", "opening", "role"),
    [
        ("Kết quả khuyến công năm 2020", "", Role.ACTUAL),
        ("Mở lớp vượt kế hoạch năm 2020", "", Role.ACTUAL),
        ("10 năm thực hiện chương trình khuyến công", "", Role.ACTUAL),
        ("Hiệu quả từ nguồn vốn khuyến công", "Tỉnh được phê duyệt 9 đề án", Role.ACTUAL),
        ("Tập huấn OCOP", "Huyện mở lớp. Theo kế hoạch, tỉnh có 5 lớp", Role.ACTUAL),
        ("Phân bổ vốn khuyến công", "", Role.PLAN),
        ("Chương trình khuyến công giai đoạn 2021-2025", "", Role.PLAN),
        ("Chương trình OCOP lan toả", "Toàn tỉnh đã công nhận 20 sản phẩm", Role.ACTUAL),
        ("Hội chợ làng nghề", "Hội chợ sẽ mở cửa vào tháng tới", Role.PLAN),
        ("Hội chợ làng nghề", "Mục tiêu giai đoạn 2021-2025: 20 hội chợ. Trước đây đã mở 3.", Role.PLAN),
        ("Hội chợ làng nghề", "", Role.ACTUAL),
        ("Kết quả tổ chức hội chợ ước năm 2026", "", Role.ESTIMATE),
        ("Kết quả khuyến công 9 tháng và ước thực hiện năm 2026", "", Role.ACTUAL),
        ("Kết quả khuyến công năm 2025, ước năm 2026", "", Role.ACTUAL),
    ],
)
def test_papers(title: str, opening: str, role: Role) -> None:
    assert document_role(title, None, opening) is role


def test_a_paper_of_a_year_that_has_just_begun_is_a_plan() -> None:
    assert document_role("", None, "", early=True) is Role.PLAN


@pytest.mark.parametrize(
    ("lead", "role"),
    [
        ("Kinh phí ước thực hiện", Role.ESTIMATE),
        ("Kinh phí thực hiện dự kiến", Role.ESTIMATE),
        ("Kinh phí dự kiến mở lớp là", Role.PLAN),
        ("Dự toán", Role.PLAN),
        ("Kinh phí được", Role.ACTUAL),
    ],
)
def test_sums_of_a_report(lead: str, role: Role) -> None:
    assert money_role(Role.ACTUAL, fold(lead)) is role
