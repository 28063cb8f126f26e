"""A line about money may tell what one thing costs, and the lines below a thing what its money is laid out for."""

import pytest

from khuyencong.terms.facts import PaperFacts
from tests.papers.reading.reading import facts_of

PLAN = "KẾ HOẠCH\nKhuyến công năm 2031\n\n"


def millions(value: int | None) -> int:
    return (value or 0) // 10**6


def costs(read: PaperFacts) -> list[tuple[str, int]]:
    return [(a.title, millions(a.amount.value)) for a in read.activities if a.amount]


@pytest.mark.parametrize("mark", ["1. |2. |3. ", "- |- |- "])
def test_a_section_on_money_tells_what_each_thing_costs(mark: str) -> None:
    first, second, third = mark.split("|")
    read = facts_of(
        f"{PLAN}II. KINH PHÍ THỰC HIỆN\n{first}Kinh phí tổ chức Hội chợ mận là 450 triệu đồng, trong đó ngân sách tỉnh"
        f" 300 triệu đồng, xã hội hóa 150 triệu đồng.\n{second}Kinh phí tập huấn: 60 triệu đồng.\n"
        f"{third}Kinh phí hỗ trợ máy sấy: 300 triệu đồng.\n"
    )
    assert costs(read) == [("Tổ chức Hội chợ mận", 450), ("Tập huấn", 60), ("Hỗ trợ máy sấy", 300)]
    assert [millions(share.amount.value) for share in read.activities[0].shares] == [300, 150]


@pytest.mark.parametrize(
    "line",
    ["Kinh phí quản lý chương trình: 30 triệu đồng", "Kinh phí hỗ trợ từ khuyến công quốc gia: 30 triệu đồng"],
)
def test_money_of_the_programme_and_its_givers_are_no_things(line: str) -> None:
    assert costs(facts_of(f"{PLAN}II. KINH PHÍ THỰC HIỆN\n1. {line}.\n2. Kinh phí dự phòng: 20 triệu đồng.\n")) == []


def test_a_section_on_money_tells_again_what_the_contents_have_told() -> None:
    read = facts_of(
        f"{PLAN}I. NỘI DUNG\n1. Tổ chức Hội chợ mận: 450 triệu đồng.\n2. Tập huấn: 60 triệu đồng.\nII. KINH PHÍ\n"
        "1. Kinh phí tổ chức Hội chợ mận: 450 triệu đồng.\n2. Kinh phí tập huấn: 60 triệu đồng.\n"
    )
    assert costs(read) == [("Tổ chức Hội chợ mận", 450), ("Tập huấn", 60)]


@pytest.mark.parametrize(
    "told",
    ["là 450 triệu đồng, trong đó:", ": 450 triệu đồng, gồm:", " 450 triệu đồng. Trong đó:"],
)
def test_who_pays_a_thing_line_by_line_shares_its_cost(told: str) -> None:
    read = facts_of(
        f"{PLAN}1. Kinh phí tổ chức Hội chợ mận {told.lstrip()}\n- Ngân sách tỉnh: 300 triệu đồng;\n"
        "- Xã hội hóa: 150 triệu đồng.\n2. Tập huấn: 60 triệu đồng.\n"
    )
    assert costs(read) == [("Tổ chức Hội chợ mận", 450), ("Tập huấn", 60)]
    assert [millions(share.amount.value) for share in read.activities[0].shares] == [300, 150]


@pytest.mark.parametrize(
    "opening", [": 450 triệu đồng, trong đó:", ", kinh phí 450 triệu đồng, gồm:", ": 450 triệu đồng."]
)
@pytest.mark.parametrize("second", ["Tuyên truyền", "Chi khác", "Trang trí khánh tiết"])
def test_expenses_line_by_line_are_parts_of_the_thing_above_them(opening: str, second: str) -> None:
    read = facts_of(
        f"{PLAN}1. Tổ chức Hội chợ mận{opening}\n- Thuê mặt bằng: 300 triệu đồng;\n- {second}: 150 triệu đồng.\n"
        "2. Tập huấn: 60 triệu đồng.\n"
    )
    assert costs(read) == [("Tổ chức Hội chợ mận", 450), ("Tập huấn", 60)]
    assert [(part.label, millions(part.amount.value)) for part in read.activities[0].parts] == [
        ("Thuê mặt bằng", 300),
        (second, 150),
    ]
    assert read.totals == ()


def test_a_heading_that_counts_keeps_its_count_over_expenses() -> None:
    read = facts_of(
        f"{PLAN}1. Mở 02 lớp dạy nghề, kinh phí 90 triệu đồng, gồm:\n- Giảng viên: 60 triệu đồng;\n"
        "- Tài liệu: 30 triệu đồng.\n2. Dự hội chợ: 60 triệu đồng.\n"
    )
    (lesson, _) = (a for a in read.activities if a.amount)
    assert [(q.value, q.unit) for q in lesson.quantities] == [(2, "lớp")]
    assert len(lesson.parts) == 2


def test_things_line_by_line_stay_contents() -> None:
    read = facts_of(
        f"{PLAN}1. Xúc tiến thương mại: 450 triệu đồng, trong đó:\n- Dự hội chợ: 300 triệu đồng;\n"
        "- Tuyên truyền: 150 triệu đồng.\n2. Tập huấn: 60 triệu đồng.\n"
    )
    assert costs(read) == [("Dự hội chợ", 300), ("Tuyên truyền", 150), ("Tập huấn", 60)]


def test_two_things_of_one_section_may_cost_the_same() -> None:
    read = facts_of(
        f"{PLAN}II. KINH PHÍ\n1. Kinh phí tập huấn: 60 triệu đồng.\n2. Kinh phí truyền thông: 60 triệu đồng.\n"
    )
    assert costs(read) == [("Tập huấn", 60), ("Truyền thông", 60)]


def test_what_a_firm_is_supported_with_is_a_content() -> None:
    told = costs(
        facts_of(
            f"{PLAN}1. Kinh phí hỗ trợ Công ty TNHH Mận Vàng là 300 triệu đồng.\n2. Kinh phí hỗ trợ 02 HTX là 200 triệu"
            " đồng.\n3. Dự hội chợ: 60 triệu đồng.\n"
        )
    )
    assert told == [("Hỗ trợ Công ty TNHH Mận Vàng", 300), ("Hỗ trợ 02 HTX", 200), ("Dự hội chợ", 60)]
