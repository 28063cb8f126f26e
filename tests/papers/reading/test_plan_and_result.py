"""Plan and result of one content told in one line or sentence, and what a heading or the shortest title keeps."""

import pytest

from khuyencong.terms.facts import Role, Status

from .reading import facts_of

ONE_LINE = "Kết quả thực hiện công tác khuyến công năm 2031\n\n"


def told_in_one_line(line: str) -> list[tuple[str, str, Role | None, int | None, list[tuple[float, str]]]]:
    return [
        (a.path, a.title, a.role, a.amount and a.amount.value // 1_000_000, [(q.value, q.unit) for q in a.quantities])
        for a in facts_of(f"{ONE_LINE}{line}\n").activities
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1. Đào tạo nghề may. Kế hoạch: 10 lớp, 50 triệu. Thực hiện: 8 lớp, 40 triệu.",
        "1. Đào tạo nghề may: Kế hoạch: 10 lớp, 50 triệu đồng; Thực hiện: 8 lớp, 40 triệu đồng.",
        "1. Đào tạo nghề may. KH: 10 lớp, 50 triệu đồng/TH: 8 lớp, 40 triệu đồng.",
        "1. Đào tạo nghề may (KH: 10 lớp, 50 triệu đồng; TH: 8 lớp, 40 triệu đồng).",
        "1. Đào tạo nghề may - Kế hoạch được giao: 10 lớp, 50 triệu đồng - Đã thực hiện: 8 lớp, 40 triệu đồng",
        "1. Đào tạo nghề may. KH 10 lớp, 50 triệu đồng; TH 8 lớp, 40 triệu đồng.",
    ],
)
def test_plan_and_result_in_one_line_are_one_item(line: str) -> None:
    assert told_in_one_line(line) == [
        ("1", "Đào tạo nghề may", Role.PLAN, 50, [(10, "lớp")]),
        ("1", "Đào tạo nghề may", Role.ACTUAL, 40, [(8, "lớp")]),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1. Đào tạo nghề may: Kế hoạch giao 10 lớp, kinh phí 50 triệu đồng; thực hiện 8 lớp, 40 triệu đồng.",
        "1. Đào tạo nghề may được giao 10 lớp, 50 triệu đồng, đã thực hiện 8 lớp, 40 triệu đồng.",
    ],
)
def test_plan_and_result_told_in_a_sentence(line: str) -> None:
    following = "\n2. Hội chợ: đã dự 1 hội chợ, 30 triệu đồng."
    assert told_in_one_line(line + following)[:2] == [
        ("1", "Đào tạo nghề may", Role.PLAN, 50, [(10, "lớp")]),
        ("1", "Đào tạo nghề may", Role.ACTUAL, 40, [(8, "lớp")]),
    ]


@pytest.mark.parametrize(
    "planned", ["Kế hoạch năm", "Kế hoạch cả năm", "Kế hoạch năm 2031", "Dự toán giao", "Chỉ tiêu"]
)
@pytest.mark.parametrize("reached", ["Thực hiện đến nay", "Lũy kế thực hiện", "Tình hình thực hiện", "Quyết toán"])
@pytest.mark.parametrize("mark", ["-", "+", "•"])
def test_lines_whose_labels_say_plan_and_result_are_of_the_item_above(planned: str, reached: str, mark: str) -> None:
    lines = f"{mark} {planned}: 10 lớp, 50 triệu đồng.\n{mark} {reached}: 8 lớp, 40 triệu đồng."
    assert told_in_one_line(f"1. Đào tạo nghề may\n{lines}\n2. Hội chợ: đã dự 1 hội chợ.")[:2] == [
        ("1", "Đào tạo nghề may", Role.PLAN, 50, [(10, "lớp")]),
        ("1", "Đào tạo nghề may", Role.ACTUAL, 40, [(8, "lớp")]),
    ]


def test_bullets_with_plan_and_result_are_items() -> None:
    lines = "- Hội nghị. Kế hoạch: 9 triệu. Thực hiện: 12 triệu.\n- Lớp may. Kế hoạch: 90 triệu. Thực hiện: 80 triệu."
    assert [(title, role, sum_) for _, title, role, sum_, _ in told_in_one_line(lines)] == [
        ("Hội nghị", Role.PLAN, 9), ("Hội nghị", Role.ACTUAL, 12),
        ("Lớp may", Role.PLAN, 90), ("Lớp may", Role.ACTUAL, 80),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", [" ", "\n"])
@pytest.mark.parametrize("cause", ["Lý do", "Nguyên nhân", "Lý do chưa thực hiện"])
def test_what_was_not_done_has_the_cause_behind_it(mark: str, cause: str) -> None:
    parts = ("1. Dự hội chợ Mẫu.", "Kế hoạch: 01 hội chợ.", "Thực hiện: chưa thực hiện.", f"{cause}: mưa bão.\n")
    facts = facts_of(ONE_LINE + mark.join(parts))
    assert [(a.role, a.status, a.reason) for a in facts.activities] == [
        (Role.PLAN, None, None),
        (Role.ACTUAL, Status.NOT_DONE, "mưa bão"),
    ]


def test_one_label_alone_parts_no_line() -> None:
    (activity,) = facts_of(f"{ONE_LINE}1. Mở lớp may. Kết quả: 8 lớp, 40 triệu đồng.\n2. Hội chợ.\n").activities[:1]
    assert (activity.role, activity.quantities[0].value) == (Role.ACTUAL, 8)


def test_items_go_on_behind_the_hundredth() -> None:
    lines = "\n\n".join(f"{n}. Mở lớp nghề cho 20 học viên, kinh phí {n} triệu đồng." for n in range(1, 122))
    facts = facts_of(f"KẾ HOẠCH\nKhuyến công năm 2024\n\nI. NỘI DUNG\n\n{lines}\n")
    assert [a.path for a in facts.activities] == [f"I.{n}" for n in range(1, 122)]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Hội chợ, kinh phí 30 triệu đồng.", "Hội chợ"),
        ("In lịch; kinh phí 30 triệu đồng.", "In lịch"),
        ("Mở lớp (kinh phí 30 triệu đồng).", "Mở lớp"),
    ],
)
def test_the_shortest_title_does_not_keep_its_money(told: str, title: str) -> None:
    facts = facts_of(f"KẾ HOẠCH\nKhuyến công năm 2031\nI. NỘI DUNG\n1. {told}\n2. Mở lớp nghề may.\n")
    assert [a.title for a in facts.activities] == [title, "Mở lớp nghề may"]


def test_a_heading_that_only_announces_names_nothing_below_it() -> None:
    facts = facts_of(
        "QUYẾT ĐỊNH\nPhê duyệt kế hoạch khuyến công năm 2031\n\nĐiều 1. Phê duyệt kế hoạch với nội dung sau:\n"
        "1. Mục tiêu: hỗ trợ 12 cơ sở.\n2. Nhiệm vụ: đào tạo 90 lao động.\n"
    )
    assert [a.title for a in facts.activities] == ["Hỗ trợ 12 cơ sở", "Đào tạo 90 lao động"]


@pytest.mark.parametrize(
    ("sentence", "planned", "reached"),
    [
        ("Tham gia 04/06 hội chợ với 16 gian hàng.", [(6, "hội chợ")], [(4, "hội chợ"), (16, "gian hàng")]),
        ("Tham gia hội chợ: 04/06 hội chợ.", [(6, "hội chợ")], [(4, "hội chợ")]),
        ("Hỗ trợ 03/04 đề án.", [(4, "đề án")], [(3, "đề án")]),
        ("Mở 04/05 lớp, 120/150 học viên.", [(5, "lớp"), (150, "học viên")], [(4, "lớp"), (120, "học viên")]),
        ("Tổ chức 04 hội chợ so với kế hoạch 05.", [(5, "hội chợ")], [(4, "hội chợ")]),
        ("Tổ chức 04 hội chợ so với kế hoạch 05 hội chợ.", [(5, "hội chợ")], [(4, "hội chợ")]),
        ("Tổ chức 04 hội chợ (kế hoạch 05), đạt 80%.", [(5, "hội chợ")], [(4, "hội chợ")]),
        ("Có 44/46 hộ tham gia tập huấn.", [], [(44, "hộ"), (46, "hộ")]),
    ],
)
def test_so_many_of_those_planned_are_reached(
    sentence: str, planned: list[tuple[int, str]], reached: list[tuple[int, str]]
) -> None:
    facts = facts_of(f"BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin: đã in 02 số.\n2. {sentence}\n")
    told = [a for a in facts.activities if a.path == "I.2"]
    assert [
        [(q.value, q.unit) for a in told if a.role is role for q in a.quantities] for role in (Role.PLAN, Role.ACTUAL)
    ] == [
        planned,
        reached,
    ]
