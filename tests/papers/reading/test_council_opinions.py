"""What the minutes of a council tell of each content: what it agrees on, and what it refuses."""

import pytest

from khuyencong.terms.facts import PaperFacts, Role, Status

from .reading import facts_of

HEAD = "SỞ CÔNG THƯƠNG\nBIÊN BẢN\nHọp Hội đồng thẩm định đề án khuyến công năm 2031\n\nI. KẾT QUẢ THẨM ĐỊNH\n"
MILLION = 1_000_000


def minutes(listed: str) -> PaperFacts:
    return facts_of(f"{HEAD}{listed}\nBiên bản kết thúc lúc 11 giờ 15 phút cùng ngày.\n")


REFUSED = """\
Lò gốm của Hộ Bình: đề nghị hỗ trợ 150 triệu đồng. Hội đồng không thống nhất hỗ trợ do hồ sơ chưa đủ.
Lò gốm của Hộ Bình: đề nghị hỗ trợ 150 triệu đồng. Hội đồng không thông qua.
Lò gốm của Hộ Bình: đề nghị hỗ trợ 150 triệu đồng; kết luận: không hỗ trợ.
Lò gốm của Hộ Bình (150 triệu đồng): không đồng ý hỗ trợ vì trùng với năm 2030.
Không thống nhất hỗ trợ lò gốm của Hộ Bình (150 triệu đồng) do lò đã qua sử dụng.
Hội đồng nhất trí không hỗ trợ lò gốm của Hộ Bình, kinh phí đề nghị 150 triệu đồng.
Lò gốm của Hộ Bình: đề nghị hỗ trợ 150 triệu đồng. Kết quả: 02/07 phiếu đồng ý, không đạt.
Lò gốm của Hộ Bình: đề nghị hỗ trợ 150 triệu đồng. Ý kiến Hội đồng: không đủ điều kiện hỗ trợ."""


@pytest.mark.parametrize("line", REFUSED.splitlines())
def test_what_a_council_refuses_is_not_done_and_what_was_asked_stands_beside(line: str) -> None:
    facts = minutes(f"1. Máy ép của HTX Thử: đề nghị hỗ trợ 90 triệu đồng.\n2. {line}")
    asked, refused = facts.activities
    assert (asked.status, asked.amount and asked.amount.value) == (Status.PROPOSED, 90 * MILLION)
    assert (refused.title, refused.role, refused.status, refused.amount) == (
        "Lò gốm của Hộ Bình",
        Role.PLAN,
        Status.NOT_DONE,
        None,
    )
    assert "không" in (refused.reason or "").lower()
    assert [(t.amount_vnd, t.of_group) for t in facts.totals] == [(150 * MILLION, True)]


NOT_REFUSED = {
    "Lò gốm: đề nghị 150 triệu đồng. Hội đồng không thống nhất mức đề nghị; thống nhất hỗ trợ 50 triệu đồng.": 50,
    "Lò gốm: đề nghị 150 triệu đồng, không hỗ trợ phần nhà xưởng. Hội đồng thống nhất.": 150,
    "Lò gốm: đề nghị 150 triệu đồng. Hội đồng đề nghị hoàn thiện hồ sơ, trình kỳ sau.": 150,
}


@pytest.mark.parametrize(("line", "asked"), NOT_REFUSED.items())
def test_a_part_or_a_sum_that_a_council_refuses_leaves_the_rest(line: str, asked: int) -> None:
    (only,) = minutes(f"1. {line}").activities
    assert (only.title, only.status, only.amount and only.amount.value) == ("Lò gốm", Status.PROPOSED, asked * MILLION)


def test_a_heading_that_refuses_is_of_all_under_it() -> None:
    facts = minutes(
        "1. Hội đồng thống nhất hỗ trợ các đề án:\n- Máy ép của HTX Thử: 280 triệu đồng.\n"
        "2. Hội đồng không thống nhất hỗ trợ các đề án:\n- Lò gốm của Hộ Bình: 150 triệu đồng.\n"
        "3. Các đề án không được thông qua:\na) Lò hơi của Hộ Hải: 90 triệu đồng."
    )
    assert [(a.title, a.status, a.amount and a.amount.value) for a in facts.activities] == [
        ("Máy ép của HTX Thử", Status.PROPOSED, 280 * MILLION),
        ("Lò gốm của Hộ Bình", Status.NOT_DONE, None),
        ("Lò hơi của Hộ Hải", Status.NOT_DONE, None),
    ]


def test_lines_of_what_was_asked_and_what_the_council_says_are_one_content() -> None:
    facts = minutes(
        "1. Đề án máy sấy của HTX Thử:\n- Kinh phí đề nghị hỗ trợ: 250 triệu đồng.\n"
        "- Ý kiến Hội đồng: thống nhất hỗ trợ 200 triệu đồng.\n"
        "2. Đề án máy ép của HTX Mẫu:\n- Kinh phí đề nghị hỗ trợ: 300 triệu đồng.\n"
        "- Kết luận: Hội đồng thống nhất thông qua.\n"
        "3. Đề án lò gốm của Hộ Bình\n- Đề nghị hỗ trợ: 150 triệu đồng\n- Hội đồng không thông qua do thiếu vốn."
    )
    assert [(a.path, a.title, a.status, a.amount and a.amount.value) for a in facts.activities] == [
        ("I.1", "Đề án máy sấy của HTX Thử", Status.PROPOSED, 200 * MILLION),
        ("I.2", "Đề án máy ép của HTX Mẫu", Status.PROPOSED, 300 * MILLION),
        ("I.3", "Đề án lò gốm của Hộ Bình", Status.NOT_DONE, None),
    ]
    assert [(t.amount_vnd, t.of_group) for t in facts.totals] == [
        (250 * MILLION, True), (300 * MILLION, True), (150 * MILLION, True),
    ]  # fmt: skip


TABLE = """\
Đơn vị tính: triệu đồng
STT | Tên đề án | Đơn vị thụ hưởng | {} | {} | Ghi chú
1 | Máy sấy | HTX Thử | 250 | 200 | 07/07 phiếu
2 | Máy ép | HTX Mẫu | 300 | 300 | 07/07 phiếu
3 | Lò gốm | Hộ Bình | 150 | 0 | Không thống nhất
 | Tổng cộng | | 700 | 500 |
"""
HEADS = [
    ("Kinh phí đề nghị", "Kinh phí Hội đồng thống nhất"),
    ("Kinh phí đề xuất", "Kinh phí thẩm định"),
    ("Đề nghị hỗ trợ", "Hội đồng thống nhất"),
]


@pytest.mark.parametrize("heads", HEADS)
def test_what_is_granted_in_a_table_stands_beside_what_was_asked(heads: tuple[str, str]) -> None:
    facts = minutes("Kết quả thẩm định như sau:\n\n" + TABLE.format(*heads))
    assert [(a.title, a.status, a.amount and a.amount.value) for a in facts.activities] == [
        ("Máy sấy", Status.PROPOSED, 200 * MILLION),
        ("Máy ép", Status.PROPOSED, 300 * MILLION),
        ("Lò gốm", Status.NOT_DONE, None),
    ]
    assert facts.activities[-1].reason == "Không thống nhất"
    asked = [t.amount_vnd for t in facts.totals if t.of_group]
    assert asked == [250 * MILLION, 300 * MILLION, 150 * MILLION, 700 * MILLION]
    assert [t.amount_vnd for t in facts.totals if not t.of_group] == [500 * MILLION]


def test_a_decision_plans_what_it_approves_and_not_what_was_asked() -> None:
    table = TABLE.format("Kinh phí đề nghị", "Kinh phí phê duyệt")
    facts = facts_of(
        "UBND TỈNH THỬ\nQUYẾT ĐỊNH\nPhê duyệt danh mục đề án khuyến công năm 2031\n\n"
        f"Điều 1. Phê duyệt danh mục đề án như sau:\n\n{table}"
    )
    assert [a.amount and a.amount.value for a in facts.activities] == [200 * MILLION, 300 * MILLION, 0]


def test_columns_of_a_plan_that_is_asked_to_be_adjusted_keep_what_stood_and_what_stands() -> None:
    table = TABLE.format("Kinh phí đã phê duyệt", "Kinh phí đề nghị điều chỉnh")
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nTỜ TRÌNH\nVề việc điều chỉnh Kế hoạch khuyến công năm 2031\n\n"
        f"Sở Công Thương kính đề nghị điều chỉnh như sau:\n\n{table}"
    )
    assert [t.amount_vnd for t in facts.totals if t.of_group and t.label == "Máy sấy"] == []


def test_what_a_council_heard_and_what_it_grants_in_all_are_no_contents() -> None:
    facts = minutes(
        "Hội đồng đã nghe Trung tâm Khuyến công trình bày 02 đề án.\n"
        "1. Máy ép của HTX Thử: đề nghị hỗ trợ 90 triệu đồng; Hội đồng thống nhất theo đề nghị.\n"
        "2. Lò hơi của Hộ Hải: đề nghị hỗ trợ 80 triệu đồng; Hội đồng thống nhất theo đề nghị.\n"
        "Tổng kinh phí Hội đồng thống nhất hỗ trợ: 170 triệu đồng cho 02 đề án."
    )
    assert [a.title for a in facts.activities] == ["Máy ép của HTX Thử", "Lò hơi của Hộ Hải"]
    assert [t.amount_vnd for t in facts.totals if not t.of_group] == [170 * MILLION]
