"""A decision that adjusts a plan: what stood, what stands, what is dropped; its articles are none of the contents."""

from itertools import pairwise

import pytest

from khuyencong.terms.facts import Activity, Role, Status
from tests.papers.reading.reading import facts_of

HEAD = """ỦY BAN NHÂN DÂN
TỈNH THỬ
Số: 7/QĐ-UBND
QUYẾT ĐỊNH
Điều chỉnh Kế hoạch khuyến công năm 2031

"""
DECISION = f"""{HEAD}Điều 1. Điều chỉnh kinh phí một số đề án của Kế hoạch năm 2031. Tổng kinh phí: 195 triệu đồng.

Điều 2. Không thực hiện đề án “Lò sấy ngói” của Hộ kinh doanh Thử (do hộ đã nghỉ làm); bổ sung đề án “Máy xay bột”.

Điều 3. Các nội dung khác giữ nguyên theo Quyết định số 3/QĐ-UBND.

Đơn vị tính: triệu đồng
TT | Tên đề án | Đơn vị thụ hưởng | NS tỉnh theo QĐ 3 | Tăng (+), giảm (-) | NS tỉnh sau ĐC | Đối ứng sau ĐC | Ghi chú
1 | Dạy đan lát | Hợp tác xã Thử | 90 | -30 | 60 | 15 |
2 | Lò sấy ngói | Hộ kinh doanh Thử | 50 | -50 | 0 | 0 | Không thực hiện
3 | Máy xay bột | Hợp tác xã Mẫu | | +80 | 80 | 40 | Bổ sung mới
 | Cộng | | 140 | 0 | 140 | 55 |
"""


def told(a: Activity) -> tuple[str, int | None, int | None, str | None]:
    before, after = (amount and amount.value // 1_000_000 for amount in (a.before, a.amount))
    return a.title, before, after, a.fund_source


def test_a_table_of_adjustments_tells_what_stood_and_what_stands() -> None:
    facts = facts_of(DECISION)
    assert [told(a) for a in facts.activities if a.amount] == [
        ("Dạy đan lát", 90, 60, "ngân sách tỉnh"),
        ("Dạy đan lát", None, 15, "nguồn khác"),
        ("Lò sấy ngói", 50, 0, "ngân sách tỉnh"),
        ("Lò sấy ngói", None, 0, "nguồn khác"),
        ("Máy xay bột", None, 80, "ngân sách tỉnh"),
        ("Máy xay bột", None, 40, "nguồn khác"),
    ]
    assert facts.register_rows == ()


def test_the_sum_of_what_is_adjusted_is_none_of_the_plan() -> None:
    totals = facts_of(DECISION).totals
    assert [(t.amount_vnd and t.amount_vnd // 1_000_000, t.of_group) for t in totals] == [
        (195, False),
        (140, True),
        (55, True),
    ]


def test_the_sum_of_an_article_says_what_it_is_the_sum_of() -> None:
    (total,) = (t for t in facts_of(DECISION).totals if not t.of_group)
    assert total.label == "Điều chỉnh kinh phí một số đề án của Kế hoạch năm 2031. Tổng kinh phí"


def test_what_a_decision_drops_is_told_by_its_name() -> None:
    dropped = [a for a in facts_of(DECISION).activities if a.status is Status.NOT_DONE]
    assert {a.title for a in dropped} == {"Lò sấy ngói"}
    assert dropped[0].reason == "hộ đã nghỉ làm"


def test_articles_are_no_contents_but_their_aims_are_told() -> None:
    facts = facts_of(
        HEAD.replace("Điều chỉnh", "Phê duyệt") + "Điều 1. Phê duyệt Kế hoạch khuyến công năm 2031 như sau:\n"
        "1. Mục tiêu: hỗ trợ 7 cơ sở, mở 3 lớp nghề.\n2. Nội dung: chi tiết tại Phụ lục.\n"
        "3. Tổng kinh phí thực hiện: 640 triệu đồng.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    assert all(a.of_whole for a in facts.activities)
    assert [q.value for a in facts.activities for q in a.quantities] == [7, 3]
    assert [t.amount_vnd for t in facts.totals] == [640_000_000]


def test_an_article_that_gives_money_to_somebody_is_a_content() -> None:
    facts = facts_of(
        HEAD + "Điều 1. Hỗ trợ Hợp tác xã Thử mua máy xay, kinh phí 90 triệu đồng.\n\n"
        "Điều 2. Hỗ trợ Hợp tác xã Mẫu mua máy sấy, kinh phí 60 triệu đồng.\n"
    )
    assert [(a.path, a.amount and a.amount.value, a.of_whole) for a in facts.activities] == [
        ("Điều 1", 90_000_000, False),
        ("Điều 2", 60_000_000, False),
    ]


@pytest.mark.parametrize(
    ("article", "amount"),
    [
        ("Bổ sung kinh phí thực hiện đề án Máy xay bột cho Hợp tác xã Mẫu, số tiền 80 triệu đồng.", 80),
        ("Giao kinh phí 60 triệu đồng cho Trung tâm Thử mở 02 lớp dạy may.", 60),
    ],
)
def test_money_given_for_one_thing_is_no_total_of_the_plan(article: str, amount: int) -> None:
    facts = facts_of(f"{HEAD}Điều 1. {article}\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n")
    assert facts.totals == ()
    told = [(a.amount and a.amount.value, a.of_whole) for a in facts.activities if a.path == "Điều 1"]
    assert told == [(amount * 1_000_000, False)]


def test_money_given_to_all_the_plan_is_its_total() -> None:
    facts = facts_of(
        f"{HEAD}Điều 1. Bổ sung kinh phí thực hiện Kế hoạch khuyến công năm 2031, số tiền 80 triệu đồng.\n\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    assert [t.amount_vnd for t in facts.totals] == [80_000_000]
    assert facts.activities == ()


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (
            "đề án “Lò sấy ngói” và “Máy xay bột” (do hộ đã nghỉ).",
            [("Lò sấy ngói", "hộ đã nghỉ"), ("Máy xay bột", "hộ đã nghỉ")],
        ),
        ("các đề án: “Lò gốm”; “Máy cắt”.", [("Lò gốm", None), ("Máy cắt", None)]),
        (
            "đề án “Lò gốm” của Hộ Thử (do thiếu vốn) và bổ sung đề án “Máy cắt”.",
            [("Lò gốm", "thiếu vốn")],
        ),
    ],
)
def test_every_title_that_a_decision_drops_is_told(article: str, expected: list[tuple[str, str | None]]) -> None:
    facts = facts_of(f"{HEAD}Điều 1. Không thực hiện {article}\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n")
    told = [a for a in facts.activities if not a.of_whole]
    assert [(a.title, a.reason) for a in told if a.status is Status.NOT_DONE] == expected
    assert len(told) == len(expected)
    assert all(a.span.end <= b.span.start for a, b in pairwise(told))


REPORT = """BÁO CÁO
Kết quả khuyến công năm 2031

Đơn vị tính: triệu đồng
TT | Nội dung | {before} giao đầu năm | {before} sau điều chỉnh | Kinh phí giải ngân
1 | Dạy đan lát | 90 | 60 | 55
2 | Máy xay bột | 40 | 70 | 70
 | Tổng cộng | 130 | 130 | 125
"""


@pytest.mark.parametrize("before", ["Kinh phí", "Kế hoạch"])
def test_what_stood_before_an_adjustment_is_of_the_plan_and_not_of_what_was_paid(before: str) -> None:
    facts = facts_of(REPORT.format(before=before))
    assert [(a.role, *told(a)[:3]) for a in facts.activities if a.amount] == [
        (Role.PLAN, "Dạy đan lát", 90, 60),
        (Role.ACTUAL, "Dạy đan lát", None, 55),
        (Role.PLAN, "Máy xay bột", 40, 70),
        (Role.ACTUAL, "Máy xay bột", None, 70),
    ]
    assert [(t.amount_vnd, t.of_group) for t in facts.totals] == [(130_000_000, False), (125_000_000, False)]


@pytest.mark.parametrize(
    ("change", "sums"), [("Tăng (+), giảm (-)", [(90, 60), (40, 70)]), ("Ghi chú", [(None, 90), (None, 40)])]
)
def test_what_is_called_adjusted_beside_a_column_of_the_difference_stands_afterwards(
    change: str, sums: list[tuple[int | None, int]]
) -> None:
    """Without that column «Kinh phí điều chỉnh» may be the difference itself."""
    table = (
        f"Đơn vị tính: triệu đồng\nTT | Nội dung | Kinh phí đã phê duyệt | Kinh phí điều chỉnh | {change}\n"
        "1 | Dạy đan lát | 90 | 60 | -30\n2 | Máy xay bột | 40 | 70 | +30\n | Cộng | 130 | 130 | 0\n"
    )
    facts = facts_of(f"{HEAD}Điều 1. Điều chỉnh kinh phí giữa các nội dung như sau:\n{table}Điều 2. Có hiệu lực.\n")
    assert [told(a)[1:3] for a in facts.activities if a.amount] == sums


IN_SENTENCES = f"""{HEAD}Điều 1. Điều chỉnh một số nội dung của Kế hoạch như sau:
1. Giảm kinh phí ngân sách tỉnh của nội dung Dạy đan lát từ 90 triệu đồng xuống 60 triệu đồng (giảm 30 triệu đồng).
2. Bổ sung nội dung Máy xay bột, quy mô 2 cơ sở, kinh phí ngân sách tỉnh 30 triệu đồng, giao Trung tâm Thử chủ trì.
3. Tổng kinh phí sau điều chỉnh không đổi: 195 triệu đồng.

Điều 2. Quyết định có hiệu lực kể từ ngày ký.

Đơn vị tính: triệu đồng
TT | Nội dung | Đã phê duyệt | Tăng | Giảm | Sau điều chỉnh
1 | Dạy đan lát | 105 | | 30 | 75
2 | Máy xay bột | 0 | 30 | | 30
 | Cộng | 105 | 30 | 30 | 105
"""


def test_sentences_of_an_article_name_the_contents_they_change() -> None:
    facts = facts_of(IN_SENTENCES)
    assert [(a.path, *told(a)) for a in facts.activities] == [
        ("Điều 1.1", "Dạy đan lát", 90, 60, "ngân sách tỉnh"),
        ("Điều 1.2", "Máy xay bột", None, 30, "ngân sách tỉnh"),
        ("1", "Dạy đan lát", 105, 75, None),
        ("2", "Máy xay bột", 0, 30, None),
    ]
    assert {a.group_title for a in facts.activities} == {None}
    assert [t.amount_vnd for t in facts.totals if not t.of_group] == [195_000_000]


def test_sentences_tell_what_stands_from_now_on_and_that_the_whole_stays() -> None:
    facts = facts_of(
        f"{HEAD}Điều 1. Điều chỉnh một số nội dung của Kế hoạch số 9/KH-SCT như sau:\n\n"
        "1. Giảm kinh phí nội dung Hội chợ trong nước từ 264 triệu đồng xuống 204 triệu đồng.\n\n"
        "2. Tăng kinh phí nội dung Dạy đan lát từ 186 triệu đồng lên 246 triệu đồng, số lớp từ 03 lớp lên 04 lớp.\n\n"
        "3. Các nội dung khác giữ nguyên. Tổng kinh phí không thay đổi (450 triệu đồng).\n\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    assert [(*told(a)[:3], [q.value for q in a.quantities]) for a in facts.activities] == [
        ("Hội chợ trong nước", 264, 204, []),
        ("Dạy đan lát", 186, 246, [4]),
    ]
    assert [(t.label, t.amount_vnd) for t in facts.totals] == [("Tổng kinh phí không thay đổi", 450_000_000)]


def test_the_day_of_a_plan_that_is_named_tells_no_period() -> None:
    named = DECISION.replace("của Kế hoạch năm 2031.", "của Kế hoạch số 7/KH-SCT ngày 08 tháng 01 năm 2031;")
    assert {a.period for a in facts_of(named).activities if a.amount} == {"2031"}


@pytest.mark.parametrize(
    ("sentence", "title", "sums", "counts"),
    [
        (
            "Điều chỉnh giảm: Hội chợ trong nước từ 07 hội chợ xuống 06 hội chợ, kinh phí từ 264 triệu đồng xuống "
            "204 triệu đồng (giảm 60 triệu đồng).",
            "Hội chợ trong nước", (264, 204), [6],
        ),
        (
            "Hội chợ trong nước: điều chỉnh tăng từ 03 hội chợ lên 05 hội chợ, kinh phí từ 264 triệu đồng lên 304 "
            "triệu đồng (tăng 40 triệu đồng).",
            "Hội chợ trong nước", (264, 304), [5],
        ),
        (
            "Điều chỉnh giảm: Hội chợ trong nước từ 07 xuống 06 hội chợ, kinh phí từ 264 xuống 204 triệu đồng (giảm 60 "
            "triệu đồng).",
            "Hội chợ trong nước", (264, 204), [6],
        ),
        ("Điều chỉnh kinh phí Hội chợ mẫu từ 264 triệu đồng thành 204 triệu đồng.", "Hội chợ mẫu", (264, 204), []),
        ("Hội chợ mẫu: điều chỉnh kinh phí từ 264 triệu đồng lên 304 triệu đồng.", "Hội chợ mẫu", (264, 304), []),
        ("Hội chợ mẫu: kinh phí điều chỉnh từ 264 lên 304 triệu đồng.", "Hội chợ mẫu", (264, 304), []),
        ("Hội chợ mẫu: kinh phí từ 264 triệu đồng lên 304 triệu đồng.", "Hội chợ mẫu", (264, 304), []),
        ("Hội chợ mẫu\n- Điều chỉnh kinh phí từ 264 triệu đồng lên 304 triệu đồng.", "Hội chợ mẫu", (264, 304), []),
        ("Lớp thêu: điều chỉnh từ 03 lớp lên 04 lớp.", "Lớp thêu", (None, None), [4]),
        ("Bổ sung: Hội nghị mẫu, quy mô 01 hội nghị, kinh phí 70 triệu đồng.", "Hội nghị mẫu", (None, 70), [1]),
    ],
)  # fmt: skip
def test_a_content_is_told_with_what_stood_and_what_stands(
    sentence: str, title: str, sums: tuple[int | None, int | None], counts: list[float]
) -> None:
    facts = facts_of(f"{HEAD}Điều 1. Điều chỉnh một số nội dung như sau:\n1. {sentence}\n\nĐiều 2. Có hiệu lực.\n")
    (one,) = (a for a in facts.activities if a.path != "Điều 2")
    assert (*told(one)[:3], [q.value for q in one.quantities]) == (title, *sums, counts)
    assert facts.totals == ()


@pytest.mark.parametrize("called", ["nội dung ", ""])
def test_each_content_that_is_moved_in_brackets_is_told_by_its_own_name(called: str) -> None:
    facts = facts_of(
        f"{HEAD}Điều 1. Điều chỉnh tăng 40 triệu đồng cho {called}dạy đan lát (từ 186 triệu đồng lên 226 triệu đồng), "
        f"giảm 60 triệu đồng của {called}hội chợ mẫu (từ 264 triệu đồng xuống 204 triệu đồng).\n\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    assert [told(a)[:3] for a in facts.activities] == [("Dạy đan lát", 186, 226), ("Hội chợ mẫu", 264, 204)]


def test_a_sum_and_its_count_go_from_one_to_another_together() -> None:
    facts = facts_of(
        f"{HEAD}Điều 1. Điều chỉnh nội dung hội chợ mẫu: từ 02 hội chợ, kinh phí 500 triệu đồng thành 01 hội chợ, "
        "kinh phí 250 triệu đồng.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    (one,) = facts.activities
    assert (*told(one)[:3], [q.value for q in one.quantities]) == ("Hội chợ mẫu", 500, 250, [1])


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Hội chợ trong nước, kinh phí 264 triệu đồng từ ngân sách tỉnh.", (None, 264)),
        ("Máy móc: nâng mức hỗ trợ từ 20 triệu đồng lên 30 triệu đồng/cơ sở, kinh phí 90 triệu đồng.", (None, 90)),
        ("Máy móc: doanh thu tăng từ 12 tỷ đồng lên 15 tỷ đồng, kinh phí 90 triệu đồng.", (None, 90)),
        ("Hội chợ trong nước, kinh phí 264 triệu đồng, tăng 20 triệu đồng so với năm 2030.", (None, 264)),
    ],
)
def test_a_plan_that_adjusts_nothing_tells_its_own_sum(sentence: str, sums: tuple[int | None, int]) -> None:
    facts = facts_of(f"KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n1. {sentence}\n2. Lớp thêu: 02 lớp.\n")
    assert told(facts.activities[0])[1:3] == sums


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kế hoạch đã giao", "Kế hoạch điều chỉnh"),
        ("Dự toán đã duyệt", "Dự toán điều chỉnh"),
        ("Trước điều chỉnh", "Sau điều chỉnh"),
    ],
)
def test_a_table_of_counts_and_sums_before_and_after_tells_those_after(before: str, after: str) -> None:
    facts = facts_of(
        "QUYẾT ĐỊNH\nVề việc điều chỉnh Kế hoạch khuyến công năm 2031\n\nĐơn vị tính: triệu đồng\n"
        f"STT | Nội dung | {before} | {before} | {after} | {after} | Tăng (+), giảm (-)\n"
        "STT | Nội dung | Số lượng | Kinh phí | Số lượng | Kinh phí | Tăng (+), giảm (-)\n"
        "1 | Máy móc (cơ sở) | 10 | 1.850 | 09 | 1.665 | -185\n2 | Hội chợ (hội chợ) | 06 | 720 | 07 | 905 | +185\n"
    )
    told = [
        (a.amount and a.amount.value, a.before and a.before.value, [q.value for q in a.quantities])
        for a in facts.activities
    ]
    assert told == [(1_665_000_000, 1_850_000_000, [9]), (905_000_000, 720_000_000, [7])]
