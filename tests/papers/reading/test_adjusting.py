"""How a decision words what it does to a content of its plan: dropped, less, more, passed on, renamed, put off."""

import pytest

from khuyencong.terms.facts import Activity, Status
from tests.papers.reading.reading import facts_of
from tests.papers.reading.test_adjustments import HEAD

MILLION = 1_000_000
Told = tuple[str, str | None, int | None, int | None]


def contents(*items: str) -> list[Activity]:
    listed = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    facts = facts_of(
        f"{HEAD}Điều 1. Điều chỉnh một số nội dung của Kế hoạch như sau:\n{listed}\n\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    assert facts.totals == ()
    return list(facts.activities)


def told(*items: str) -> list[Told]:
    """Title, direction, by how much or what stands, and what stood."""
    return [
        (a.title, a.adjustment, *(one and one.value // MILLION for one in (a.amount, a.before)))
        for a in contents(*items)
    ]


LISTS = {
    "1. Các nội dung không thực hiện:\na) Hội chợ mẫu, kinh phí 90 triệu đồng;\nb) Lò sấy ngói: 50 triệu đồng.": None,
    "1. Dừng thực hiện các đề án:\n- Hội chợ mẫu (90 triệu đồng);\n- Đề án Lò sấy ngói (50 triệu đồng).": None,
    "Không thực hiện 02 nội dung, gồm: Hội chợ mẫu 90 triệu đồng; Lò sấy ngói 50 triệu đồng.": None,
    "Cắt giảm 02 nội dung với tổng kinh phí 140 triệu đồng, gồm: Hội chợ mẫu 90 triệu đồng; Lò sấy ngói 50 triệu "
    "đồng.": "decrease",
    "Bổ sung kinh phí các nội dung sau: Hội chợ mẫu 90 triệu đồng; Lò sấy ngói 50 triệu đồng.": "increase",
}


@pytest.mark.parametrize(("listed", "way"), LISTS.items())
def test_a_list_says_once_what_becomes_of_all_its_members(listed: str, way: str | None) -> None:
    facts = facts_of(
        f"{HEAD}Điều 1. Điều chỉnh một số nội dung của Kế hoạch như sau:\n{listed}\n\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    told = [(a.title, a.status, a.amount and a.amount.value, a.before and a.before.value) for a in facts.activities]
    sums = {"Hội chợ mẫu": 90 * MILLION, "Lò sấy ngói": 50 * MILLION}
    if way:
        assert told == [(title, None, amount, None) for title, amount in sums.items()]
    else:
        assert told == [(title, Status.NOT_DONE, None, amount) for title, amount in sums.items()]
    assert {a.adjustment for a in facts.activities} == {way or "decrease"}
    assert all(total.of_group for total in facts.totals)  # what is moved is no total of the plan


DROPPED = """\
Không thực hiện nội dung {}, kinh phí 50 triệu đồng.
Không tiếp tục triển khai đề án {} với kinh phí 50 triệu đồng.
Bỏ nội dung: {}, kinh phí 50 triệu đồng.
Hủy bỏ đề án “{}” của Hộ kinh doanh Thử, kinh phí 50 triệu đồng.
Dừng thực hiện: {}, kinh phí 50 triệu đồng.
Tạm dừng thực hiện nội dung {} (kinh phí 50 triệu đồng).
Thôi thực hiện đề án {}, dự toán 50 triệu đồng.
Cắt giảm toàn bộ kinh phí nội dung {}: 50 triệu đồng.
Cắt bỏ nội dung {}, số tiền 50 triệu đồng.
Thu hồi toàn bộ kinh phí đã bố trí cho đề án {}: 50 triệu đồng.
Loại khỏi Kế hoạch nội dung {}, kinh phí 50 triệu đồng.
Đưa đề án {} ra khỏi danh mục, kinh phí 50 triệu đồng.
{}: không thực hiện, giảm 50 triệu đồng.
{}: giảm toàn bộ kinh phí 50 triệu đồng.
Nội dung {} không tổ chức, kinh phí 50 triệu đồng.
Đối với nội dung {}: thôi không thực hiện, kinh phí 50 triệu đồng.
Xóa nội dung {}, dự toán 50 triệu đồng.
Không tổ chức {}, tiết kiệm 50 triệu đồng.
Đồng ý cho dừng thực hiện đề án {} theo đề nghị của Công ty TNHH Thử, kinh phí 50 triệu đồng.
Chưa thực hiện nội dung {} trong năm 2031, kinh phí 50 triệu đồng.
Rút đề án “{}” ra khỏi Kế hoạch do Công ty TNHH Thử thiếu vốn; kinh phí hỗ trợ 50 triệu đồng.
Hoãn thực hiện {} sang năm 2032, kinh phí 50 triệu đồng."""


@pytest.mark.parametrize("sentence", DROPPED.splitlines())
def test_what_is_dropped_is_named_with_what_it_had_and_planned_no_more(sentence: str) -> None:
    assert told(sentence.format("Lò sấy ngói")) == [("Lò sấy ngói", "decrease", None, 50)]
    assert [a.status for a in contents(sentence.format("Lò sấy ngói"))] == [Status.NOT_DONE]


@pytest.mark.parametrize(
    ("said", "why"),
    [("(do hộ xin rút)", "hộ xin rút"), ("vì thiếu vốn đối ứng", "vì thiếu vốn đối ứng"), ("(lý do: trùng)", "trùng")],
)
def test_what_is_dropped_says_why(said: str, why: str) -> None:
    (dropped,) = contents(f"Bỏ nội dung Lò sấy ngói, kinh phí 50 triệu đồng {said}.")
    assert dropped.reason == why


def test_an_article_that_drops_one_quoted_content_says_what_it_had() -> None:
    facts = facts_of(f"{HEAD}Điều 1. Không thực hiện đề án “Lò sấy ngói” của Hộ Thử, kinh phí 50 triệu đồng.\n")
    assert [(a.title, a.status, a.before and a.before.value) for a in facts.activities] == [
        ("Lò sấy ngói", Status.NOT_DONE, 50 * MILLION)
    ]


BY = """\
Giảm 20 triệu đồng của nội dung {}.
Cắt giảm kinh phí nội dung {}: 20 triệu đồng.
Điều chỉnh giảm kinh phí thực hiện đề án {}, số tiền 20 triệu đồng.
{}: giảm 20 triệu đồng.
{}: điều chỉnh giảm kinh phí 20 triệu đồng do tiết kiệm chi.
Giảm nội dung {}, kinh phí 20 triệu đồng.
Cắt 20 triệu đồng kinh phí của {}, trong đó ngân sách tỉnh giảm 15 triệu đồng."""


@pytest.mark.parametrize("sentence", BY.splitlines())
def test_less_money_is_a_decrease_of_its_content(sentence: str) -> None:
    assert told(sentence.format("Lò sấy ngói")) == [("Lò sấy ngói", "decrease", 20, None)]


MORE = """\
Bổ sung 20 triệu đồng cho nội dung {}.
Bổ sung kinh phí cho nội dung {}: 20 triệu đồng.
Điều chỉnh tăng 20 triệu đồng kinh phí đề án {}.
{}: tăng 20 triệu đồng do tăng số gian hàng.
{}: bổ sung thêm kinh phí 20 triệu đồng."""


@pytest.mark.parametrize("sentence", MORE.splitlines())
def test_more_money_is_an_increase_of_its_content(sentence: str) -> None:
    assert told(sentence.format("Lò sấy ngói")) == [("Lò sấy ngói", "increase", 20, None)]


PASSED = """\
Chuyển 20 triệu đồng từ nội dung Lò sấy ngói sang nội dung Máy xay bột.
Điều chuyển kinh phí 20 triệu đồng của đề án Lò sấy ngói để bổ sung cho đề án Máy xay bột.
Chuyển kinh phí nội dung Lò sấy ngói (20 triệu đồng) sang nội dung Máy xay bột.
Giảm 20 triệu đồng của nội dung Lò sấy ngói để bổ sung cho nội dung Máy xay bột.
Giảm 20 triệu đồng của nội dung Lò sấy ngói, tăng 20 triệu đồng cho nội dung Máy xay bột.
Giảm kinh phí nội dung Lò sấy ngói 20 triệu đồng; bổ sung kinh phí nội dung Máy xay bột 20 triệu đồng.
Kinh phí còn dư 20 triệu đồng của Lò sấy ngói chuyển sang chi cho Máy xay bột.
Phân bổ lại 20 triệu đồng từ nội dung Lò sấy ngói cho nội dung Máy xay bột.
Giảm kinh phí Lò sấy ngói 20 triệu đồng để bổ sung cho Máy xay bột.
Cắt 20 triệu đồng của nội dung Lò sấy ngói để chi cho Máy xay bột.
Điều chỉnh kinh phí giữa các nội dung: giảm 20 triệu đồng của Lò sấy ngói; tăng 20 triệu đồng cho Máy xay bột.
Sử dụng 20 triệu đồng kinh phí còn lại của đề án Lò sấy ngói để bổ sung cho đề án Máy xay bột."""


@pytest.mark.parametrize("sentence", PASSED.splitlines())
def test_what_goes_from_one_content_to_another_is_less_of_one_and_more_of_the_other(sentence: str) -> None:
    assert told(sentence) == [("Lò sấy ngói", "decrease", 20, None), ("Máy xay bột", "increase", 20, None)]


def test_the_money_of_what_is_dropped_goes_to_another_content() -> None:
    sentence = "Không thực hiện nội dung Lò sấy ngói (50 triệu đồng), chuyển kinh phí sang nội dung Máy xay bột."
    assert told(sentence) == [("Lò sấy ngói", "decrease", None, 50), ("Máy xay bột", "increase", 50, None)]


def test_counts_of_what_is_less_or_more_are_told() -> None:
    less, more = contents(
        "Điều chỉnh giảm 02 lớp may, kinh phí 80 triệu đồng; tăng 01 hội chợ, kinh phí 80 triệu đồng."
    )
    assert [(a.title, a.adjustment, [(q.value, q.unit) for q in a.quantities]) for a in (less, more)] == [
        ("Lớp may", "decrease", [(2, "lớp")]),
        ("Hội chợ", "increase", [(1, "hội chợ")]),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hội chợ mẫu: giảm 20 triệu đồng, còn 80 triệu đồng.", ("Hội chợ mẫu", "decrease", 80, 100)),
        ("Hội chợ mẫu: tăng kinh phí từ 80 triệu đồng lên 100 triệu đồng.", ("Hội chợ mẫu", "increase", 100, 80)),
        (
            "Kinh phí nội dung “Hội chợ mẫu”: giảm từ 100 triệu đồng còn 80 triệu đồng.",
            ("Hội chợ mẫu", "decrease", 80, 100),
        ),
        (
            "Điều chỉnh quy mô nội dung Hội chợ mẫu từ 10 gian xuống 08 gian, kinh phí giảm 20 triệu đồng "
            "(còn 80 triệu đồng).",
            ("Hội chợ mẫu", "decrease", 80, 100),
        ),
        (
            "Hội chợ mẫu, giảm 20 triệu đồng (từ 100 triệu đồng xuống 80 triệu đồng).",
            ("Hội chợ mẫu", "decrease", 80, 100),
        ),
        (
            "Hội chợ mẫu: giảm 02 gian (từ 10 gian xuống 08 gian), giảm kinh phí 20 triệu đồng (từ 100 triệu đồng "
            "xuống 80 triệu đồng).",
            ("Hội chợ mẫu", "decrease", 80, 100),
        ),
        ("Giảm nội dung Hội chợ mẫu từ 100 triệu đồng xuống 80 triệu đồng.", ("Hội chợ mẫu", "decrease", 80, 100)),
    ],
)
def test_what_stands_from_now_on_says_which_way_it_went(sentence: str, expected: Told) -> None:
    assert told(sentence) == [expected]


def test_several_dropped_contents_have_each_their_own_sum() -> None:
    sentence = "Không thực hiện đề án “Lò sấy ngói” (50 triệu đồng) và đề án “Lò gốm” (70 triệu đồng)."
    assert told(sentence) == [("Lò sấy ngói", "decrease", None, 50), ("Lò gốm", "decrease", None, 70)]


def test_a_dropped_thing_whose_sum_cannot_be_read_has_none_and_not_that_of_the_next() -> None:
    sentence = "Không thực hiện đề án “Lò sấy ngói” (5.0.0 triệu đồng) và đề án “Lò gốm” (70 triệu đồng)."
    told = facts_of(f"{HEAD}Điều 1. Điều chỉnh như sau:\n1. {sentence}\n").activities
    assert [(a.title, a.before and a.before.value) for a in told] == [("Lò sấy ngói", None), ("Lò gốm", 70_000_000)]


def test_what_replaces_a_dropped_content_is_more() -> None:
    sentence = "Thay thế đề án “Lò sấy ngói” bằng đề án “Máy xay bột”, kinh phí 50 triệu đồng."
    assert told(sentence) == [("Lò sấy ngói", "decrease", None, None), ("Máy xay bột", "increase", 50, None)]


def test_what_stays_as_it_is_has_its_money_before_and_after() -> None:
    sentences = (
        "Giữ nguyên nội dung Lò sấy ngói, kinh phí 50 triệu đồng.",
        "Thay đổi đơn vị thụ hưởng đề án Lò sấy ngói từ HTX An Bình sang HTX Hòa Bình, kinh phí 50 triệu đồng.",
    )
    assert [told(sentence) for sentence in sentences] == [[("Lò sấy ngói", None, 50, 50)]] * 2


RENAMED = """\
Đổi tên đề án “Lò sấy ngói” thành “Lò sấy gạch”, kinh phí 50 triệu đồng.
Điều chỉnh tên nội dung Lò sấy ngói thành Lò sấy gạch, kinh phí 50 triệu đồng.
Sửa đổi tên gọi của đề án “Lò sấy ngói” là “Lò sấy gạch”, kinh phí 50 triệu đồng."""


@pytest.mark.parametrize("sentence", RENAMED.splitlines())
def test_a_renamed_content_goes_on_with_its_money_and_says_its_new_name(sentence: str) -> None:
    (renamed,) = contents(sentence)
    assert told(sentence) == [("Lò sấy ngói", None, 50, 50)]
    assert "Lò sấy gạch" in (renamed.reason or "")
    assert renamed.new_title == "Lò sấy gạch"


def test_a_content_that_somebody_else_gets_keeps_its_name() -> None:
    (given,) = contents(
        "Thay đổi đơn vị thụ hưởng đề án Lò sấy ngói từ HTX An Bình sang HTX Hòa Bình, kinh phí 50 triệu đồng."
    )
    assert given.new_title is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Đổi tên đề án “Lò sấy ngói” thành “Lò gạch”, kinh phí giảm từ 80 triệu đồng xuống 60 triệu đồng.", "Lò gạch"),
        (
            "Điều chỉnh tên đơn vị thụ hưởng đề án Lò sấy từ HTX An Bình thành HTX Hòa Bình, kinh phí 50 triệu đồng.",
            None,
        ),
    ],
)
def test_a_new_name_is_what_is_quoted_and_never_somebody(sentence: str, name: str | None) -> None:
    assert {one.new_title for one in contents(sentence)} == {name}


def test_what_is_put_off_keeps_its_money() -> None:
    (moved,) = contents(
        "Chuyển thời gian tổ chức Hội nghị kết nối từ quý III sang quý IV năm 2031; kinh phí giữ nguyên 40 triệu đồng."
    )
    assert (moved.title, moved.status, moved.amount and moved.amount.value) == (
        "Hội nghị kết nối", Status.MOVED, 40 * MILLION,
    )  # fmt: skip
    assert [one.period for one in moved.arrangements] == ["2031Q4"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổ chức 02 lớp thêu, kinh phí 90 triệu đồng.",
        "Hội chợ mẫu, kinh phí 90 triệu đồng, bỏ ra thêm 10 ngày công.",
        "Hỗ trợ giảm phát thải cho 02 cơ sở, kinh phí 90 triệu đồng.",
        "Không tăng mức hỗ trợ; Hội chợ mẫu, kinh phí 90 triệu đồng.",
    ],
)
def test_other_sentences_of_the_decision_tell_what_is_planned(sentence: str) -> None:
    assert [(amount, before) for _, way, amount, before in told(sentence) if way is None and amount] == [(90, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Giảm 20 triệu đồng của nội dung Lò sấy ngói.",
        "1. Máy xay bột: tăng 20 triệu đồng.",
    ],
)
def test_a_plan_that_adjusts_nothing_has_no_such_moves(sentence: str) -> None:
    facts = facts_of(f"KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n{sentence}\n2. Lớp thêu: 02 lớp.\n")
    assert [a.status for a in facts.activities if a.status] == []


USUAL = f"""{HEAD}Điều 1. Điều chỉnh một số nội dung Kế hoạch khuyến công năm 2031 như sau:

1. Điều chỉnh giảm 03 nội dung, tổng kinh phí giảm 64 triệu đồng:
a) Đoàn khảo sát: giảm 35 triệu đồng (từ 35 triệu đồng xuống 0 đồng), lý do: tiết kiệm chi;
b) Lớp thêu: giảm từ 03 lớp còn 02 lớp, kinh phí từ 27 triệu đồng còn 18 triệu đồng;
c) Lò sấy ngói: giảm 20 triệu đồng, còn 40 triệu đồng.

2. Điều chỉnh tăng 02 nội dung, tổng kinh phí tăng 64 triệu đồng:
a) Máy xay bột: tăng thêm 04 cơ sở (từ 12 cơ sở lên 16 cơ sở), kinh phí tăng 48 triệu đồng (từ 180 triệu đồng lên \
228 triệu đồng);
b) Hội chợ mẫu: bổ sung 16 triệu đồng để tham gia thêm 01 hội chợ.

Điều 2. Tổng kinh phí kế hoạch sau điều chỉnh không thay đổi: 560 triệu đồng.
"""


def test_a_decision_in_the_usual_words_is_read_content_by_content_where_it_lists_them() -> None:
    facts = facts_of(USUAL)
    told = [
        (a.path, a.title, a.adjustment, *(s and s.value // MILLION for s in (a.amount, a.before)))
        for a in facts.activities
    ]
    assert told == [
        ("Điều 1.1.a", "Đoàn khảo sát", "decrease", None, 35),
        ("Điều 1.1.b", "Lớp thêu", "decrease", 18, 27),
        ("Điều 1.1.c", "Lò sấy ngói", "decrease", 40, 60),
        ("Điều 1.2.a", "Máy xay bột", "increase", 228, 180),
        ("Điều 1.2.b", "Hội chợ mẫu", "increase", 16, None),
    ]
    assert [[q.value for q in a.quantities] for a in facts.activities][1:4] == [[2], [], [16]]
    assert [(a.status, a.reason) for a in facts.activities if a.status] == [(Status.NOT_DONE, "tiết kiệm chi")]
    assert [(t.amount_vnd and t.amount_vnd // MILLION, t.of_group) for t in facts.totals] == [
        (64, True),
        (64, True),
        (560, False),
    ]


PARTS = """\
Không tổ chức 02 lớp may (giảm 140 triệu đồng) do thiếu học viên.
Hủy kế hoạch tổ chức 02 lớp may, giảm 140 triệu đồng.
Bỏ 02 lớp may (140 triệu đồng).
Không thực hiện 02 lớp may: giảm 140 triệu đồng."""


@pytest.mark.parametrize("sentence", PARTS.splitlines())
def test_so_many_not_held_are_less_of_a_content_that_may_go_on_with_others(sentence: str) -> None:
    (less,) = contents(sentence)
    assert (less.title, less.adjustment, less.status) == ("Lớp may", "decrease", None)
    assert less.amount
    assert (less.amount.value, [(q.value, q.unit) for q in less.quantities]) == (140 * MILLION, [(2, "lớp")])


def test_a_plan_of_holding_something_that_is_called_off_is_that_thing() -> None:
    sentence = "Hủy bỏ kế hoạch tổ chức Hội nghị kết nối cung cầu, kinh phí 120 triệu đồng."
    assert told(sentence) == [("Hội nghị kết nối cung cầu", "decrease", None, 120)]


KEPT = """\
Các nội dung còn lại giữ nguyên: Hội chợ mẫu 400 triệu đồng; Lò gốm 90 triệu đồng.
Các nội dung khác không thay đổi, gồm: Hội chợ mẫu (400 triệu đồng); Lò gốm (90 triệu đồng).
Giữ nguyên các nội dung còn lại: Hội chợ mẫu 400 triệu đồng, Lò gốm 90 triệu đồng.
Giữ nguyên kinh phí các nội dung còn lại gồm: Hội chợ mẫu 400 triệu đồng và Lò gốm 90 triệu đồng."""


@pytest.mark.parametrize("sentence", KEPT.splitlines())
def test_what_is_listed_as_left_unmoved_keeps_each_its_own_sum(sentence: str) -> None:
    assert told(sentence) == [("Hội chợ mẫu", None, 400, 400), ("Lò gốm", None, 90, 90)]
