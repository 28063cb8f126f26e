"""A table filed without its paper: planned, reached, or unsure until a person says."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

BUDGET = "STT | Nội dung | Số lượng | Đơn giá | Thành tiền\n1 | Máy sấy | 5 cơ sở | 30.000.000 | 150.000.000\n"
MONEY = "TT | Nội dung | Kinh phí (triệu đồng)\n1 | Máy sấy | 300\n2 | Lớp may | 200\nTổng cộng | | 500\n"
ASKED = "TT | Nội dung | Dự toán (triệu đồng)\n1 | Máy sấy | 300\n2 | Lớp may | 200\n"
SPENT = "TT | Nội dung | Kinh phí đã giải ngân (triệu đồng)\n1 | Máy sấy | 300\n2 | Lớp may | 200\n"
COUNTS = "TT | Nội dung | Số lượng\n1 | Máy sấy | 3 máy\n2 | Lớp may | 2 lớp\n"
DAY = "Đồng Nai, ngày 15 tháng 01 năm {}\n"


def told(text: str) -> set[tuple[Role | None, str | None]]:
    return {(a.role, a.period) for a in facts_of(text).activities}


@pytest.mark.parametrize(
    ("text", "role", "period"),
    [
        (f"PHỤ LỤC\nDANH MỤC ĐỀ ÁN KHUYẾN CÔNG NĂM 2031\n\n{BUDGET}", Role.PLAN, "2031"),
        (f"Phụ lục kinh phí khuyến công 2031\n{MONEY}", Role.PLAN, "2031"),
        (MONEY, Role.PLAN, None),
        (ASKED, Role.PLAN, None),
        (SPENT, Role.ACTUAL, None),
        (f"PHỤ LỤC\nKết quả hỗ trợ năm 2031\n{MONEY}", Role.ACTUAL, "2031"),
        (f"PHỤ LỤC\n(Kèm theo Báo cáo số 12/BC-SCT ngày 15/12/2031)\n{MONEY}", Role.ACTUAL, None),
        (f"PHỤ LỤC\n(Kèm theo Tờ trình số 12/TTr-SCT ngày 15/12/2031)\n{MONEY}", Role.PLAN, None),
        (f"BIỂU SỐ 2\n{DAY.format(2030)}Các nội dung năm 2031\n{COUNTS}", Role.PLAN, "2031"),
        (f"BIỂU SỐ 2\n{DAY.format(2032)}Các nội dung năm 2031\n{COUNTS}", Role.ACTUAL, "2031"),
    ],
)  # fmt: skip
def test_words_then_heads_then_dates_tell_the_role(text: str, role: Role, period: str | None) -> None:
    assert told(text) == {(role, period)}


@pytest.mark.parametrize(
    "above",
    [
        "",
        "PHỤ LỤC\nTổng hợp năm 2031\n",
        f"{DAY.format(2031)}Các nội dung năm 2031\n",
        "Biểu số 2, tháng … năm 2030\nNăm 2031\n",
    ],
)
def test_what_nothing_tells_is_left_open(above: str) -> None:
    assert {role for role, _ in told(above + COUNTS)} == {None}


def test_a_plan_and_its_result_keep_their_columns() -> None:
    heads = "TT | Nội dung | Kế hoạch (triệu đồng) | Thực hiện (triệu đồng)\n"
    roles = [(a.role, a.amount and a.amount.value) for a in facts_of(f"{heads}1 | Máy sấy | 300 | 280\n").activities]
    assert roles == [(Role.PLAN, 300_000_000), (Role.ACTUAL, 280_000_000)]


def test_news_with_a_table_stay_results() -> None:
    """Sentences around a table tell of it."""
    lead = "Trung tâm Khuyến công cho biết các cơ sở trong tỉnh rất quan tâm đến việc đổi mới máy móc, thiết bị " * 3
    assert {role for role, _ in told(f"Hỗ trợ máy móc năm 2031\n{lead}.\n{COUNTS}")} == {Role.ACTUAL}


@pytest.mark.parametrize(
    ("said", "totals"),
    [
        ("Trong 6 tháng đầu năm 2031, tổng kinh phí đã thực hiện là 1.565.900.000 đồng.", [("actual", "2031H1")]),
        ("Đề nghị cử 02 cán bộ dự lớp, tổng kinh phí dự kiến là 15.000.000 đồng.", []),
    ],
)
def test_a_letter_that_is_neither_plan_nor_result_tells_what_was_reached(
    said: str, totals: list[tuple[str, str]]
) -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 07/SCT-CN\nV/v cử cán bộ dự lớp tập huấn\nPhú Giang, ngày 09 tháng 7 năm 2031\n\n"
        f"Kính gửi: Ủy ban nhân dân xã Tân Thử\n\n{said}\n"
    )
    assert [(total.role, total.period) for total in facts.totals] == totals
    assert facts.activities == ()
