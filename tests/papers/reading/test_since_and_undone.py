"""Since when something is told, what was left undone among things done, and results told in a paper of plans."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
MILLION = 1_000_000
RESULT = "Hoa Lư: kết quả khuyến công 6 tháng đầu năm 2031\n\n"
Told = tuple[int, Role | None, str | None]


def contents(text: str) -> list[Told]:
    return [(a.amount.value // MILLION, a.role, a.period) for a in facts_of(text).activities if a.amount]


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (
            "Từ năm 2028 đến nay đã hỗ trợ 40 cơ sở, 4 tỷ đồng. Riêng năm 2031 hỗ trợ 9 cơ sở, 900 triệu đồng.",
            "2028-2031",
        ),
        ("Từ năm 2028 đến nay đã hỗ trợ 40 cơ sở, 4 tỷ đồng.", None),  # no year is told that now would be
    ],
)
def test_since_a_year_is_not_in_that_year(sentences: str, told: str | None) -> None:
    assert contents(f"Hoa Lư đẩy mạnh khuyến công\n\n{sentences}\n")[0] == (4000, ACTUAL, told)


def test_who_tells_it_makes_no_content_of_so_many_projects() -> None:
    said = "Giai đoạn 2028 - 2031, Trung tâm đã thực hiện 62 đề án với 15 tỷ đồng."
    facts = facts_of(f"Hoa Lư đẩy mạnh khuyến công\n\nÔng Lê Văn An, Giám đốc Trung tâm, cho biết: {said}\n")
    assert [a.amount for a in facts.activities] == [None]
    assert [t.amount_vnd for t in facts.totals] == [15_000 * MILLION]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Có 05 đề án đã nghiệm thu với kinh phí 500 triệu đồng,"
            " 02 đề án chưa triển khai với kinh phí 80 triệu đồng.",
            [(500, ACTUAL, "2031H1"), (80, PLAN, "2031")],
        ),
        (
            "Đã hoàn thành 05 đề án, 500 triệu đồng; 02 đề án dừng thực hiện (80 triệu đồng) do thiếu vốn;"
            " mở 01 lớp, 30 triệu đồng.",
            [(500, ACTUAL, "2031H1"), (80, PLAN, "2031"), (30, ACTUAL, "2031H1")],
        ),
        ("Đã hoàn thành 05 đề án, 500 triệu đồng; 02 đề án dừng thực hiện.", [(500, ACTUAL, "2031H1")]),
        (
            "Đã hoàn thành 05 đề án, 500 triệu đồng. Từ nay đến cuối năm nghiệm thu 02 đề án với 80 triệu đồng.",
            [(500, ACTUAL, "2031H1"), (80, PLAN, "2031H2")],
        ),
    ],
)
def test_what_is_left_among_things_done_was_only_planned(sentence: str, told: list[Told]) -> None:
    assert contents(f"{RESULT}{sentence}\n") == told


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Kết quả thực hiện 10 đề án máy móc, kinh phí 960 triệu đồng.", ACTUAL),
        ("Kết quả: hỗ trợ 10 cơ sở, kinh phí 960 triệu đồng.", ACTUAL),
        ("Kết quả thẩm định: hỗ trợ 10 cơ sở, kinh phí 960 triệu đồng.", PLAN),
    ],
)
def test_a_sentence_of_results_in_a_paper_of_plans_tells_what_was_done(sentence: str, role: Role) -> None:
    text = (
        f"Hoa Lư: các đề án khuyến công năm 2031\n\nNăm 2031 tỉnh phê duyệt các đề án mua máy, 2 tỷ đồng. {sentence}\n"
    )
    assert contents(text)[-1] == (960, role, "2031")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nhờ máy mới, cơ sở giảm 12 lao động.", []),
        ("Nhờ máy mới, cơ sở giảm được khoảng 12 lao động.", []),
        ("Nhờ máy mới, cơ sở tăng thêm 12 lao động.", [12]),
    ],
)
def test_fewer_are_nobody_who_was_reached(text: str, told: list[int]) -> None:
    assert [q.value for a in facts_of(f"{RESULT}{text}\n").activities for q in a.quantities] == told


def test_a_need_of_projects_in_several_years_is_a_total() -> None:
    text = "Giai đoạn 2031 - 2035, tỉnh phấn đấu hỗ trợ 175 đề án, nhu cầu kinh phí 38 tỷ đồng."
    assert contents(f"Hoa Lư: chương trình khuyến công giai đoạn 2031 - 2035\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Tỉnh chuyển 900 triệu đồng sang hỗ trợ 30 cơ sở mua máy.", [900]),
        ("Tỉnh chuyển 900 triệu đồng sang năm 2032.", []),
        ("Tỉnh chuyển 900 triệu đồng sang nguồn dự phòng.", []),
    ],
)
def test_money_that_is_moved_to_a_thing_pays_for_it(sentence: str, told: list[int]) -> None:
    assert [value for value, _, _ in contents(f"{RESULT}Không mở hội chợ. {sentence}\n")] == told
