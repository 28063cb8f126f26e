"""Tables of papers that adjust a plan: what stood before, what stands from now on, and who gets it from now on."""

import pytest

from khuyencong.terms.facts import Activity
from tests.papers.reading.reading import facts_of
from tests.papers.reading.test_adjustments import HEAD

MILLION = 1_000_000


def rows_of(heads: str, *rows: str) -> tuple[Activity, ...]:
    table = "\n".join((f"Đơn vị tính: triệu đồng\nTT | Nội dung | {heads}", *rows))
    return facts_of(
        f"{HEAD}Điều 1. Điều chỉnh một số nội dung như sau:\n{table}\nĐiều 2. Quyết định có hiệu lực.\n"
    ).activities


BESIDE = (
    "Dự toán giao đầu năm | Dự toán điều chỉnh | Ghi chú",
    "Kế hoạch được giao | Kế hoạch điều chỉnh | Ghi chú",
    "Kế hoạch được giao | Đề nghị điều chỉnh | Tăng, giảm",
    "Kinh phí được duyệt | Kinh phí đề nghị điều chỉnh | Tăng (+), giảm (-)",
    "Kinh phí cũ | Kinh phí mới | Ghi chú",
)


@pytest.mark.parametrize("heads", BESIDE)
def test_what_stands_from_now_on_has_what_stood_beside_it(heads: str) -> None:
    rows = rows_of(heads, "1 | Máy sấy | 250 | 200 |", "2 | Máy ép | 300 | 350 |")
    assert [(a.title, *(s and s.value // MILLION for s in (a.before, a.amount)), a.adjustment) for a in rows] == [
        ("Máy sấy", 250, 200, "decrease"),
        ("Máy ép", 300, 350, "increase"),
    ]


def test_what_each_costs_is_no_new_sum() -> None:
    rows = rows_of("Kinh phí được duyệt | Kinh phí mỗi lớp", "1 | Lớp may | 250 | 50", "2 | Lớp đan | 300 | 60")
    assert [(a.before, a.amount and a.amount.value // MILLION) for a in rows] == [(None, 250), (None, 300)]


def test_who_gets_a_content_from_now_on_is_its_recipient() -> None:
    rows = rows_of(
        "Đơn vị thụ hưởng đã phê duyệt | Đơn vị thụ hưởng điều chỉnh | Kinh phí hỗ trợ",
        "1 | Máy sấy | HTX Thử | HTX Mẫu | 200",
        "2 | Máy ép | Công ty Thử | Công ty Mẫu | 350",
    )
    assert [[one.words for one in a.arrangements] for a in rows] == [["HTX Mẫu"], ["Công ty Mẫu"]]
