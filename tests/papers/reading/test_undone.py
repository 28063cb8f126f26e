"""Money of what was not done, or goes to a later year, is never spent."""

import pytest

from khuyencong.terms.facts import Role, Status
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin: đã in 02 số.\n2. "


def money(sentence: str) -> set[tuple[Role | None, str | None, int]]:
    told = facts_of(f"{REPORT}{sentence}\n").activities
    return {(a.role, a.period, a.amount.value // 10**6) for a in told if a.amount}


def undone(sentence: str) -> list[str | None]:
    told = facts_of(f"{REPORT}{sentence}\n").activities
    return [a.reason for a in told if a.status is Status.NOT_DONE and a.role is Role.ACTUAL]


@pytest.mark.parametrize(
    ("sentence", "planned", "why"),
    [
        ("Không thực hiện 02 đề án (140 triệu đồng) do hai xưởng xin dừng.", 140, "hai xưởng xin dừng"),
        ("Đề án lò sấy (kinh phí 210 triệu đồng): không thực hiện do xưởng thiếu vốn.", 210, "xưởng thiếu vốn"),
        ("Mô hình dệt: kế hoạch 300 triệu đồng, không triển khai do chưa có mặt bằng.", 300, "chưa có mặt bằng"),
        ("Hội chợ xuân: hoãn vì mưa bão, kinh phí 90 triệu đồng.", 90, "mưa bão"),
        ("Không tổ chức được 02 lớp may, kinh phí 60 triệu đồng. Nguyên nhân: thiếu học viên.", 60, "thiếu học viên"),
        ("Chưa triển khai 02 mô hình, kinh phí 330 triệu đồng, lý do: chưa chọn được xưởng.", 330, "chưa chọn được"),
        ("Riêng lớp đan, kinh phí 70 triệu đồng, không tổ chức vì thiếu người học.", 70, "thiếu người học"),
    ],
)
def test_what_was_not_done_was_planned_and_says_why(sentence: str, planned: int, why: str) -> None:
    assert money(sentence) == {(Role.PLAN, "2031", planned)}
    (reason,) = undone(sentence)
    assert reason is not None
    assert why in reason


@pytest.mark.parametrize(
    "sentence", ["Hủy bỏ hội chợ hoa, kinh phí 100 triệu đồng.", "Huỷ 01 đề án, kinh phí 100 triệu đồng."]
)
def test_what_was_cancelled_is_not_spent_though_nothing_says_why(sentence: str) -> None:
    assert money(sentence) == {(Role.PLAN, "2031", 100)}
    assert undone(sentence) == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chuyển sang năm 2032: 02 đề án, kinh phí 450 triệu đồng.",
        "03 đề án (450 triệu đồng) chuyển tiếp sang năm 2032.",
        "Chuyển tiếp sang thực hiện trong năm 2032 02 mô hình, kinh phí 450 triệu đồng.",
    ],
)
def test_what_goes_to_the_next_year_is_planned_for_it(sentence: str) -> None:
    assert money(sentence) == {(Role.PLAN, "2032", 450)}
    assert undone(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Không tổ chức lễ khai mạc mà chi 50 triệu đồng mua máy.",
        "Hội chợ: không tổ chức khai mạc, kinh phí thực hiện 50 triệu đồng.",
        "Dùng 50 triệu đồng mua máy.",
        "Hoàn thiện 02 nhãn hiệu, kinh phí 50 triệu đồng.",
        "Chuyển giao 02 lò sấy, kinh phí 50 triệu đồng.",
        "Hội chợ bị hủy, đã chi 50 triệu đồng thuê mặt bằng.",
        "Mở 02 lớp, kinh phí 50 triệu đồng, không tổ chức lễ bế giảng.",
        "Đề án lò nung, kinh phí 50 triệu đồng, chưa thanh toán.",
        "Sau khi 02 lớp bị hủy, Trung tâm mở 03 lớp khác, kinh phí 50 triệu đồng.",
    ],
)
def test_what_was_done_is_spent_whatever_else_was_not(sentence: str) -> None:
    assert money(sentence) == {(Role.ACTUAL, "2031", 50)}
    assert undone(sentence) == []


def test_the_plan_is_named_by_its_thing() -> None:
    read = facts_of(f"{REPORT}Không thực hiện 02 đề án lò sấy, kinh phí 140 triệu đồng.\n").activities
    assert [a.title for a in read if a.amount] == ["02 đề án lò sấy"]
