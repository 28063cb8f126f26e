"""A line that counts things and lists them one by one: the count is the line's, each sum its own thing's."""

import pytest

from khuyencong.terms.facts import Status

from .reading import facts_of
from .test_left_behind import REPORT_OF_NINE_MONTHS

MILLION = 1_000_000
Thing = tuple[str, int | None, list[float]]


def things(line: str) -> list[Thing]:
    facts = facts_of(REPORT_OF_NINE_MONTHS.format(line))
    return [
        (a.title, a.amount.value // MILLION if a.amount else None, [q.value for q in a.quantities])
        for a in facts.activities
        if a.path == "I.2" and a.status is not Status.NOT_DONE
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Hỗ trợ 02 đề án gồm: lò sấy của HTX Hoa Lư (310 triệu đồng), máy dệt của Công ty Tre Xanh (140 triệu "
            "đồng).",
            [
                ("Hỗ trợ 02 đề án", None, [2]),
                ("Lò sấy của HTX Hoa Lư", 310, []),
                ("Máy dệt của Công ty Tre Xanh", 140, []),
            ],
        ),
        (
            "Mở 03 lớp nghề, gồm đan lát 65 triệu đồng, may túi 85 triệu đồng và gốm 75 triệu đồng.",
            [("Mở 03 lớp nghề", None, [3]), ("Đan lát", 65, []), ("May túi", 85, []), ("Gốm", 75, [])],
        ),
        (
            "Mở 05 lớp nghề: đan lát 02 lớp, 65 triệu đồng; may túi 03 lớp, 95 triệu đồng.",
            [("Mở 05 lớp nghề", None, [5]), ("Đan lát 02 lớp", 65, [2]), ("May túi 03 lớp", 95, [3])],
        ),
        (
            "Tổ chức 02 hội nghị: hội nghị cung cầu tại Huế 185 triệu đồng, hội nghị giao thương tại Cà Mau 165 triệu "
            "đồng.",
            [
                ("Tổ chức 02 hội nghị", None, [2]),
                ("Hội nghị cung cầu tại Huế", 185, []),
                ("Hội nghị giao thương tại Cà Mau", 165, []),
            ],
        ),
    ],
)
def test_each_thing_has_its_own_name_and_sum(line: str, told: list[Thing]) -> None:
    assert things(line) == told


def test_what_stands_before_a_list_counts_the_whole_and_a_like_sum_above_stays_its_own() -> None:
    line = "Tập huấn 02 lớp cho 110 học viên: 01 lớp tại Hoa Lư (45 triệu đồng), 01 lớp tại Tân Mai (45 triệu đồng)."
    assert things(line) == [
        ("Tập huấn 02 lớp cho 110 học viên", None, [2, 110]),
        ("01 lớp tại Hoa Lư", 45, [1]),
        ("01 lớp tại Tân Mai", 45, [1]),
    ]
    above = [a for a in facts_of(REPORT_OF_NINE_MONTHS.format(line)).activities if a.path == "I.1"]
    assert [a.amount.value for a in above if a.amount] == [90 * MILLION]  # of 02 lớp too


def test_a_thing_told_by_its_place_alone_is_called_by_its_kind_too() -> None:
    line = "Tham gia 02 hội chợ: Cần Thơ 125 triệu đồng, Hà Nội 155 triệu đồng."
    assert [title for title, *_ in things(line)] == ["Tham gia 02 hội chợ", "Hội chợ Cần Thơ", "Hội chợ Hà Nội"]


@pytest.mark.parametrize(
    "line",
    [
        "Hỗ trợ 02 đề án: ngân sách tỉnh 310 triệu đồng, cơ sở đối ứng 140 triệu đồng.",
        "Hỗ trợ 02 đề án: đã giải ngân 310 triệu đồng, còn lại 140 triệu đồng.",
        "Hỗ trợ 02 cơ sở mua lò nung, kinh phí 450 triệu đồng, gồm lò ga 310 triệu đồng, lò điện 140 triệu đồng.",
        "Mở 02 lớp nghề: giáo viên 65 triệu đồng, vật liệu 95 triệu đồng.",
    ],
)
def test_who_pays_how_far_and_what_for_are_no_things(line: str) -> None:
    title, amount, counts = things(line)[0]
    assert amount in (65, 310, 450)
    assert counts == [2]
    assert ":" not in title


def test_each_thing_that_was_not_done_goes_by_its_name() -> None:
    line = "Có 02 đề án không thực hiện: HTX Hoa Lư 310 triệu đồng, Công ty Tre Xanh 140 triệu đồng."
    facts = facts_of(REPORT_OF_NINE_MONTHS.format(line))
    undone = [a.title for a in facts.activities if a.status is Status.NOT_DONE]
    assert undone == ["HTX Hoa Lư", "Công ty Tre Xanh"]
