"""What a report's line says is left of its money is a total; a short name before a colon names a content."""

import pytest

from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Kinh phí chưa giải ngân 70 triệu đồng, chuyển nguồn sang năm 2032.", "Kinh phí chưa giải ngân"),
        ("Kinh phí chưa giải ngân: 70 triệu đồng.", "Kinh phí chưa giải ngân"),
        ("Kinh phí còn lại là 70 triệu đồng, nộp trả ngân sách.", "Kinh phí còn lại"),
        ("Kinh phí không sử dụng hết 70 triệu đồng, nộp trả ngân sách.", "Kinh phí không sử dụng hết"),
    ],
)
def test_money_that_is_left_is_a_total_and_no_content(line: str, label: str) -> None:
    facts = facts_of(REPORT + line + "\n")
    assert {a.path for a in facts.activities} == {"I.1"}
    assert [(t.label, t.amount_vnd, t.role) for t in facts.totals] == [(label, 70_000_000, None)]


@pytest.mark.parametrize(
    "line",
    [
        "Kinh phí còn lại hỗ trợ 02 cơ sở, 70 triệu đồng.",
        "Lớp thêu: đã mở 02 lớp, 70 triệu đồng; kinh phí còn lại 5 triệu đồng.",
    ],
)
def test_what_was_done_with_money_stays_a_content(line: str) -> None:
    told = [a.amount and a.amount.value for a in facts_of(REPORT + line + "\n").activities if a.path == "I.2"]
    assert told == [70_000_000]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Máy: kinh phí thực hiện 800 triệu đồng.", "Máy"),
        ("Web: trong tháng 5/2031 đăng 12 tin.", "Web"),
        ("Máy: 10 tháng hỗ trợ 08 cơ sở.", "Máy"),
        ("Hỗ trợ 08 cơ sở mua máy, kinh phí: 800 triệu đồng.", "Hỗ trợ 08 cơ sở mua máy"),
        ("Lò gốm của HTX Mẫu tại xã Phú Lý, 70 triệu đồng.", "Lò gốm của HTX Mẫu tại xã Phú Lý"),
        ("Cấp 1,5 triệu con tem, kinh phí 70 triệu đồng.", "Cấp 1,5 triệu con tem"),
        ("Tổng: hỗ trợ 08 cơ sở mua máy sấy.", "Tổng: hỗ trợ 08 cơ sở mua máy sấy"),
    ],
)
def test_a_content_is_called_by_its_name_without_its_sum(line: str, title: str) -> None:
    assert [a.title for a in facts_of(REPORT + line + "\n").activities if a.path == "I.2"] == [title]
