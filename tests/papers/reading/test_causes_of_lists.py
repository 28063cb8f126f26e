"""A list of what was not done keeps all its items, and «Nguyên nhân: …» behind the last is heard for them."""

import pytest

from khuyencong.terms.facts import Status

from .reading import facts_of

TOP = "Kết quả khuyến công năm 2021\n\nI. KẾT QUẢ\n1. Bản tin: đã phát hành 02 số, kinh phí 20 triệu đồng.\n"
WHY = "Không có cơ sở đăng ký"


def undone(lines: str) -> list[tuple[str, str | None]]:
    facts = facts_of(f"{TOP}II. NỘI DUNG KHÔNG THỰC HIỆN\n{lines}")
    return [(a.title, a.reason) for a in facts.activities if a.status is Status.NOT_DONE]


@pytest.mark.parametrize(
    "lines",
    [
        f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\nNguyên nhân: {WHY}.\n",
        f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\nNguyên nhân:\n- {WHY}.\n",
        f"- Mô hình mẫu;\n- Xây dựng thương hiệu.\nNguyên nhân: {WHY}.\n",
        f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\n- Nguyên nhân không thực hiện: {WHY}.\n",
        f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\n3. Nguyên nhân: {WHY}.\n",
    ],
)
def test_a_cause_behind_the_list_is_that_of_all(lines: str) -> None:
    assert undone(lines) == [("Mô hình mẫu", WHY), ("Xây dựng thương hiệu", WHY)]


def test_each_item_keeps_its_own_cause() -> None:
    lines = f"1. Mô hình mẫu.\nNguyên nhân: {WHY}.\n2. Xây dựng thương hiệu.\nNguyên nhân: Thiếu vốn.\n"
    assert undone(lines) == [("Mô hình mẫu", WHY), ("Xây dựng thương hiệu", "Thiếu vốn")]


@pytest.mark.parametrize(
    "behind", ["", "Nguyên nhân: chưa nêu.\n", "III. NGUYÊN NHÂN KHÁCH QUAN\nThời tiết không thuận lợi.\n"]
)
def test_what_is_no_cause_gives_none(behind: str) -> None:
    told = undone(f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\n{behind}")
    assert [(title, reason) for title, reason in told if title != "Nguyên nhân"][:2] == [
        ("Mô hình mẫu", None),
        ("Xây dựng thương hiệu", None),
    ]
