"""A decision words in many ways what it adjusts: each names its content, and says what stood and what stands."""

import pytest

from khuyencong.terms.facts import Status
from tests.papers.reading.reading import facts_of
from tests.papers.reading.test_adjusting import Told, contents, told
from tests.papers.reading.test_adjustments import HEAD

STANDS = {
    "Hội chợ mẫu giảm từ 300 triệu đồng xuống còn 220 triệu đồng.": ("Hội chợ mẫu", "decrease", 220, 300),
    "Hội chợ mẫu: 220 triệu đồng thay vì 300 triệu đồng.": ("Hội chợ mẫu", "decrease", 220, 300),
    "Hội chợ mẫu: 300 triệu đồng điều chỉnh thành 220 triệu đồng.": ("Hội chợ mẫu", "decrease", 220, 300),
    "Nâng mức hỗ trợ đề án Lò gốm từ 150 triệu đồng lên 200 triệu đồng.": ("Lò gốm", "increase", 200, 150),
    "Tăng kinh phí Hội chợ mẫu từ 220 triệu đồng lên 300 triệu đồng.": ("Hội chợ mẫu", "increase", 300, 220),
}


@pytest.mark.parametrize(("sentence", "expected"), STANDS.items())
def test_what_stood_and_what_stands_of_a_content(sentence: str, expected: Told) -> None:
    assert told(sentence) == [expected]


BY = {
    "Cắt giảm 10% kinh phí Hội nghị mẫu, tương ứng 45 triệu đồng.": ("Hội nghị mẫu", "decrease", 45, None),
    "Tiết kiệm chi 10% kinh phí Hội nghị mẫu: giảm 45 triệu đồng.": ("Hội nghị mẫu", "decrease", 45, None),
    "Phê duyệt điều chỉnh giảm 45 triệu đồng kinh phí Hội nghị mẫu.": ("Hội nghị mẫu", "decrease", 45, None),
    "Hội nghị mẫu giảm 45 triệu đồng.": ("Hội nghị mẫu", "decrease", 45, None),
}


@pytest.mark.parametrize(("sentence", "expected"), BY.items())
def test_by_how_much_a_content_is_adjusted(sentence: str, expected: Told) -> None:
    assert told(sentence) == [expected]


def test_saved_money_goes_from_the_content_that_saved_it() -> None:
    sentence = "Điều chuyển 20 triệu đồng từ nguồn kinh phí tiết kiệm của nội dung Lò gốm sang Hội chợ mẫu."
    assert told(sentence) == [("Lò gốm", "decrease", 20, None), ("Hội chợ mẫu", "increase", 20, None)]


def test_what_is_added_anew_in_a_list_goes_by_its_own_names() -> None:
    sentence = "Bổ sung mới 02 đề án: Lò gốm của HTX Thử 150 triệu đồng; Máy sấy của HTX Mẫu 180 triệu đồng."
    assert told(sentence) == [
        ("Lò gốm của HTX Thử", "increase", 150, None),
        ("Máy sấy của HTX Mẫu", "increase", 180, None),
    ]


def test_one_thing_in_place_of_another_for_the_same_money_had_it_before() -> None:
    sentence = "Thay thế nội dung “Hội chợ A” bằng nội dung “Hội chợ B”, kinh phí không đổi 90 triệu đồng."
    assert told(sentence) == [("Hội chợ A", "decrease", None, 90), ("Hội chợ B", "increase", 90, None)]


def test_a_place_that_is_agreed_on_moves_the_content_with_its_money() -> None:
    (moved,) = contents(
        "Đồng ý điều chỉnh địa điểm tổ chức Phiên chợ từ xã Hòa Bình sang xã An Phú; kinh phí giữ nguyên 90 triệu đồng."
    )
    assert (moved.title, moved.status, moved.amount and moved.amount.value) == ("Phiên chợ", Status.MOVED, 90_000_000)


def test_the_annex_of_the_plan_is_no_cause_of_what_is_dropped() -> None:
    (dropped,) = contents(
        "Bãi bỏ nội dung “Lò gốm” tại Phụ lục kèm theo Quyết định số 3/QĐ-UBND, kinh phí 70 triệu đồng."
    )
    assert (dropped.status, dropped.before and dropped.before.value, dropped.reason) == (
        Status.NOT_DONE, 70_000_000, None,
    )  # fmt: skip


def test_money_added_to_a_programme_says_what_it_then_has() -> None:
    facts = facts_of(
        "UBND TỈNH THỬ\nQUYẾT ĐỊNH\nVề việc bổ sung kinh phí thực hiện Chương trình xúc tiến thương mại năm 2031\n\n"
        "Điều 1. Bổ sung 500 triệu đồng từ nguồn ngân sách tỉnh cho Sở Công Thương để thực hiện Chương trình xúc tiến "
        "thương mại năm 2031, nâng tổng kinh phí từ 4.500 triệu đồng lên 5.000 triệu đồng, cụ thể:\n"
        "1. Hội chợ mẫu: 300 triệu đồng.\n2. Hội nghị mẫu: 200 triệu đồng.\n"
    )
    assert [(a.title, a.amount and a.amount.value) for a in facts.activities] == [
        ("Hội chợ mẫu", 300_000_000),
        ("Hội nghị mẫu", 200_000_000),
    ]
    assert [(t.amount_vnd, t.of_group) for t in facts.totals] == [(500_000_000, True), (5_000_000_000, False)]


LAST = "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
HEADED = """\
1. Nội dung đề nghị cắt giảm:
- Hội chợ mẫu: 150 triệu đồng;
- Lớp đan: 90 triệu đồng.
2. Nội dung bổ sung:
- Lò gốm: 140 triệu đồng.
3. Nội dung không thực hiện:
- Máy cưa: 80 triệu đồng.
"""
INLINE = """\
1. Các nội dung giảm kinh phí: Hội chợ mẫu giảm 150 triệu đồng, Lớp đan giảm 90 triệu đồng.
2. Các nội dung tăng kinh phí: Lò gốm tăng 140 triệu đồng.
3. Dừng thực hiện các nội dung: Máy cưa 80 triệu đồng.
"""


@pytest.mark.parametrize("listed", [HEADED, INLINE])
def test_contents_of_a_kind_are_listed_under_what_becomes_of_them(listed: str) -> None:
    facts = facts_of(f"{HEAD}Điều 1. Điều chỉnh một số nội dung như sau:\n{listed}\n{LAST}")
    sums = [a.amount or a.before for a in facts.activities]
    by = [(a.title, a.adjustment, a.status, s and s.value) for a, s in zip(facts.activities, sums, strict=True)]
    assert by == [
        ("Hội chợ mẫu", "decrease", None, 150_000_000),
        ("Lớp đan", "decrease", None, 90_000_000),
        ("Lò gốm", "increase", None, 140_000_000),
        ("Máy cưa", "decrease", Status.NOT_DONE, 80_000_000),
    ]


ABOVE = {
    "Không thực hiện, giảm 140 triệu đồng.": (None, 140, "decrease"),
    "Nay dừng thực hiện; kinh phí 140 triệu đồng.": (None, 140, "decrease"),
    "Đề nghị dừng thực hiện do hộ xin rút, kinh phí 140 triệu đồng.": (None, 140, "decrease"),
    "Điều chỉnh giảm 50 triệu đồng.": (50, None, "decrease"),
    "Tăng 50 triệu đồng (từ 200 triệu đồng lên 250 triệu đồng).": (250, 200, "increase"),
    "Giảm kinh phí 50 triệu đồng, còn 90 triệu đồng.": (90, 140, "decrease"),
}


@pytest.mark.parametrize(("line", "moved"), ABOVE.items())
def test_a_line_that_names_nothing_tells_of_the_content_above_it(
    line: str, moved: tuple[int | None, int | None, str]
) -> None:
    facts = facts_of(
        f"{HEAD}Điều 1. Điều chỉnh như sau:\n1. Đề án Lò gốm\n- {line}\n2. Tăng 10 triệu đồng của Máy cưa.\n{LAST}"
    )
    of_above, _ = facts.activities
    sums = (one and one.value // 1_000_000 for one in (of_above.amount, of_above.before))
    assert (of_above.title, (*sums, of_above.adjustment)) == ("Lò gốm", moved)
    assert facts.totals == ()


KEPT = """\
Chuyển đề án Lò gốm từ Công ty Thử sang HTX Mẫu thực hiện, kinh phí 150 triệu đồng.
Gia hạn thời gian thực hiện đề án Lò gốm đến hết quý I năm 2032, kinh phí 150 triệu đồng.
Điều chỉnh nguồn kinh phí đề án Lò gốm từ ngân sách tỉnh sang khuyến công quốc gia, 150 triệu đồng."""


@pytest.mark.parametrize("sentence", KEPT.splitlines())
def test_who_gets_it_until_when_and_who_pays_leave_a_content_its_sum(sentence: str) -> None:
    assert told(sentence) == [("Lò gốm", None, 150, 150)]
    assert contents(sentence)[0].fund_source is None


REST = {
    "Giảm 05 gian hàng tại Hội chợ mẫu, tương ứng giảm 75 triệu đồng.": (
        "Gian hàng tại Hội chợ mẫu", "decrease", 75, None,
    ),
    "Rút ngắn thời gian tổ chức Hội chợ mẫu từ 07 ngày xuống 05 ngày, giảm kinh phí 80 triệu đồng.": (
        "Tổ chức Hội chợ mẫu", "decrease", 80, None,
    ),
    "Không bố trí kinh phí cho nội dung Lò gốm (90 triệu đồng).": ("Lò gốm", "decrease", None, 90),
    "Bổ sung Công ty Thử vào danh sách đơn vị thụ hưởng đề án Lò gốm, kinh phí 90 triệu đồng.": (
        "Lò gốm", "increase", 90, None,
    ),
    "Điều chỉnh kinh phí hỗ trợ đề án Lò gốm: 150 triệu đồng (giảm 50 triệu đồng).": ("Lò gốm", "decrease", 150, 200),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), REST.items())
def test_other_ways_to_word_less_and_more(sentence: str, expected: Told) -> None:
    assert told(sentence) == [expected]


def test_what_is_moved_in_all_is_no_content() -> None:
    facts = facts_of(
        f"{HEAD}Điều 1. Điều chỉnh như sau:\n1. Giảm 20 triệu đồng của Lò gốm.\n"
        f"2. Kinh phí điều chỉnh giảm: 20 triệu đồng.\n{LAST}"
    )
    assert [a.title for a in facts.activities] == ["Lò gốm"]
    assert [(t.amount_vnd, t.of_group) for t in facts.totals] == [(20_000_000, True)]
