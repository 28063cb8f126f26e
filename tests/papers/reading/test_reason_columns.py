"""A table's column of reasons: which row it explains, and what in a column of remarks is no reason."""

import pytest

from khuyencong.terms.facts import Activity, Role, Status
from tests.papers.reading.reading import facts_of

TABLE = """Kết quả khuyến công năm 2031

TT | Nội dung | Kế hoạch (triệu đồng) | Thực hiện (triệu đồng) | {head}
1 | Mở lớp nghề thêu | 120 | {reached} | {words}
2 | Dự hội chợ vùng | 300 | 300 |
"""


def told(head: str, words: str, reached: str = "150") -> Activity | None:
    """What the first row says of the result."""
    facts = facts_of(TABLE.format(head=head, words=words, reached=reached))
    found = [a for a in facts.activities if a.title == "Mở lớp nghề thêu" and a.role is not Role.PLAN]
    assert all(a.reason is None for a in facts.activities if a not in found)
    return found[0] if found else None


@pytest.mark.parametrize("head", ["Nguyên nhân", "Lý do tăng, giảm", "Giải trình", "Ghi chú (nguyên nhân)"])
def test_a_column_of_reasons_explains_the_result(head: str) -> None:
    row = told(head, "Giá vải tăng")
    assert row
    assert (row.reason, row.status) == ("Giá vải tăng", None)


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        ("Vượt kế hoạch: giá vải tăng", "giá vải tăng"),
        ("Tăng do mở thêm lớp", "Tăng do mở thêm lớp"),
        ("Giao Trung tâm thực hiện", None),
        ("Quyết định số 15/QĐ-SCT", None),
        ("Vượt kế hoạch, chưa nêu nguồn bù", None),
        ("", None),
    ],
)
def test_of_remarks_only_a_cause_is_a_reason(remark: str, reason: str | None) -> None:
    row = told("Ghi chú", remark)
    assert row
    assert row.reason == reason


def test_a_row_without_a_result_may_say_that_it_was_not_done() -> None:
    row = told("Nguyên nhân", "Chưa thực hiện do không có hồ sơ", reached="")
    assert row
    assert (row.status, row.amount, row.reason) == (Status.NOT_DONE, None, "Chưa thực hiện do không có hồ sơ")


def test_a_row_without_a_result_and_without_such_words_tells_nothing_of_one() -> None:
    assert told("Nguyên nhân", "", reached="") is None


def test_a_plan_is_not_called_undone() -> None:
    """«Chưa thực hiện năm trước» beside a planned sum explains the plan."""
    facts = facts_of(
        "Kế hoạch khuyến công năm 2031\n\nTT | Nội dung | Kinh phí (triệu đồng) | Lý do\n"
        "1 | Mở lớp nghề thêu | 120 | Chưa thực hiện năm trước\n2 | Dự hội chợ | 300 |\n"
    )
    assert [(a.role, a.status, a.reason) for a in facts.activities] == [
        (Role.PLAN, None, "Chưa thực hiện năm trước"),
        (Role.PLAN, None, None),
    ]


@pytest.mark.parametrize("head", ["Nguyên nhân", "Ghi chú"])
@pytest.mark.parametrize("reached", ["", "0"])
@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        ("Công ty xin rút do không đủ vốn đối ứng", "Công ty xin rút do không đủ vốn đối ứng"),
        ("Công ty có văn bản xin rút, không thực hiện, lý do: không đủ vốn", "không đủ vốn"),
        ("Hợp tác xã rút hồ sơ vì đổi hướng sản xuất", "Hợp tác xã rút hồ sơ vì đổi hướng sản xuất"),
    ],
)
def test_who_withdraws_calls_the_content_off(head: str, reached: str, remark: str, reason: str) -> None:
    row = told(head, remark, reached=reached)
    assert row
    assert (row.status, row.reason) == (Status.NOT_DONE, reason)


@pytest.mark.parametrize(
    "remark",
    [
        "Rút kinh nghiệm cho năm sau",
        "Rút ngắn thời gian học",
        "02 cơ sở xin rút",
        "Một lớp xã xin rút",
        "Chưa có đơn vị xin rút",
        "Không có đơn vị nào rút đăng ký",
        "Đơn vị xin rút, đã thay bằng HTX Bàu Sen",
        "Xã đề nghị rút bớt 5 học viên, lớp đã bế giảng",
        "HTX xin được rút kinh phí tạm ứng",
        "Rút hồ sơ cấp phép từ 10 ngày xuống 5 ngày",
        "Doanh nghiệp Nhật rút khỏi liên doanh",
    ],
)
def test_not_everything_that_is_drawn_back_is_called_off(remark: str) -> None:
    row = told("Ghi chú", remark, reached="0")
    assert row
    assert row.status is None


@pytest.mark.parametrize(
    ("told", "undone"),
    [
        ("Máy sấy: công ty không đủ vốn nên xin rút.", True),
        ("Máy sấy: hợp tác xã có đơn xin rút khỏi chương trình.", True),
        ("Lớp khởi sự: không có học viên xin rút.", False),
        ("Lớp may: xã đề nghị rút bớt 5 học viên, lớp đã bế giảng.", False),
        ("Bao bì: rút hồ sơ cấp phép từ 10 ngày xuống 5 ngày.", False),
        ("Sàn: 12 gian hàng, 2 gian hàng xin rút.", False),
        ("Bao bì: đã hoàn thành; chủ thể xin rút phần kinh phí đối ứng.", False),
        ("Máy cắt: doanh nghiệp có đơn xin rút một phần kinh phí, đã nghiệm thu.", False),
    ],
)
def test_a_line_is_called_off_only_where_its_firm_gives_it_up(told: str, undone: bool) -> None:
    facts = facts_of(f"BÁO CÁO\nKết quả khuyến công năm 2031\n\n1. {told}\n2. Hội chợ: đã dự 2 hội chợ.\n")
    assert (facts.activities[0].status is Status.NOT_DONE) is undone


def test_a_remark_beside_nothing_spent_says_why_whatever_its_words() -> None:
    table = (
        "TT | Nội dung | Kinh phí kế hoạch | Kinh phí thực hiện | Ghi chú\n1 | Mở lớp nghề | 400 | 352 | Đạt\n"
        "2 | Phòng trưng bày | 360 | 0 | Chưa có mặt bằng\n"
    )
    read = facts_of(f"BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\nĐơn vị tính: triệu đồng\n{table}")
    assert [a.reason for a in read.activities if a.role is Role.ACTUAL] == [None, "Chưa có mặt bằng"]
