"""A budget told by its fields, what a year paid out of it, and what is of no thing beside it."""

import pytest

from khuyencong.terms.facts import PaperFacts, Role

from .reading import facts_of

MILLION = 1_000_000
PLAN_HEAD = "Bạc Liêu: kế hoạch công thương năm 2021\n\n"
RESULT_HEAD = "Bạc Liêu: kết quả công thương năm 2021\n\n"


def spent(facts: PaperFacts) -> list[int]:
    return [a.amount.value // MILLION for a in facts.activities if a.amount]


def totals(facts: PaperFacts) -> list[int]:
    return [t.amount_vnd // MILLION for t in facts.totals if t.amount_vnd]


@pytest.mark.parametrize(
    ("text", "contents", "wholes"),
    [
        (
            "Tổng kinh phí gần 9 tỷ đồng. Trong đó khuyến công được hỗ trợ 5 tỷ đồng, xúc tiến thương mại 4 tỷ đồng.",
            [5000, 4000],
            [9000],
        ),
        (
            "Kế hoạch có tổng kinh phí 8 tỷ đồng, gồm: 5 tỷ đồng cho khuyến công; 3 tỷ đồng cho xúc tiến thương mại.",
            [5000, 3000],
            [8000],
        ),
        (
            "Huyện bố trí 120 triệu đồng mở 2 lớp nghề; 300 triệu đồng mua máy cho 3 hợp tác xã; 200 triệu đồng cho xúc"
            " tiến thương mại.",
            [120, 300, 200],
            [],
        ),
        (
            "Tổng kinh phí 6 tỷ đồng, chia theo lĩnh vực: khuyến công 4 tỷ đồng, tiết kiệm năng lượng 1,3 tỷ đồng, sản"
            " xuất sạch hơn 700 triệu đồng.",
            [4000, 1300, 700],
            [6000],
        ),
        (
            "Tỉnh chi cho khuyến công 2 tỷ đồng, cho xúc tiến thương mại 1,4 tỷ đồng, cho OCOP 900 triệu đồng.",
            [2000, 1400, 900],
            [],
        ),
        (
            "Sở được giao 7 tỷ đồng, cụ thể: hoạt động khuyến công 3 tỷ đồng; thương mại điện tử 4 tỷ đồng.",
            [3000, 4000],
            [7000],
        ),
        ("Chi 9 tỷ đồng cho khuyến công. Trong đó, máy móc 7 tỷ đồng; tập huấn 2 tỷ đồng.", [7000, 2000], [9000]),
        # its sources, its whole money, what a thing's givers bring
        (
            "Tổng kinh phí 6 tỷ đồng, trong đó khuyến công quốc gia 4 tỷ đồng, khuyến công địa phương 2 tỷ đồng.",
            [],
            [6000, 4000, 2000],
        ),
        ("Năm 2021 tỉnh dành 5 tỷ đồng cho khuyến công.", [], [5000]),
        ("Hội chợ Cau hết 500 triệu đồng, trong đó khuyến công 300 triệu đồng.", [500], [300]),
        (
            "Hội chợ Cau hết 500 triệu đồng, trong đó nguồn khuyến công 300 triệu đồng, nguồn xúc tiến thương mại 200"
            " triệu đồng.",
            [500],
            [300, 200],
        ),
        (
            "Bố trí 900 triệu đồng cho khuyến công, trong đó mua máy 500 triệu đồng, mở lớp 400 triệu đồng.",
            [500, 400],
            [900],
        ),
    ],
)
def test_beside_another_field_each_is_a_content(text: str, contents: list[int], wholes: list[int]) -> None:
    facts = facts_of(PLAN_HEAD + text)
    assert (spent(facts), totals(facts)) == (contents, wholes)


@pytest.mark.parametrize(
    ("text", "contents", "wholes"),
    [
        ("Huyện sẽ chi 450 triệu đồng cho chương trình OCOP, phấn đấu có thêm 6 sản phẩm 3 sao.", [450], []),
        ("Xã sẽ dùng 90 triệu đồng cho chương trình, phấn đấu công nhận 2 sản phẩm.", [90], []),
        ("Huyện sẽ chi 450 triệu đồng cho chương trình OCOP, góp phần phát triển nông thôn.", [], [450]),
        ("Tổng kinh phí 9 tỷ đồng, phấn đấu có 30 sản phẩm.", [], [9000]),
        ("Giai đoạn 2021 - 2025, phấn đấu có 150 sản phẩm, tổng kinh phí 85 tỷ đồng.", [], [85_000]),
    ],
)
def test_money_whose_aim_is_counted_is_for_it(text: str, contents: list[int], wholes: list[int]) -> None:
    facts = facts_of(PLAN_HEAD + text)
    assert (spent(facts), totals(facts)) == (contents, wholes)


ROUNDS = "Như vậy, năm 2021 tỉnh đã phê duyệt 3 đợt cho 6 đề án khuyến công địa phương với tổng kinh phí 5 tỷ đồng, "


@pytest.mark.parametrize(
    ("text", "contents", "wholes"),
    [
        (ROUNDS + "trong đó kinh phí khuyến công của tỉnh hỗ trợ 1,7 tỷ đồng.", [], [5000, 1700]),
        (ROUNDS + "trong đó khuyến công hỗ trợ 1,7 tỷ đồng và cơ sở đối ứng 3,3 tỷ đồng.", [], [5000, 1700, 3300]),
        ("Tổng kinh phí các đợt là 5 tỷ đồng, trong đó nguồn khuyến công cấp 2 tỷ đồng.", [], [5000, 2000]),
        ("Lũy kế tổng kinh phí 12 tỷ đồng, trong đó kinh phí khuyến công hỗ trợ 3 tỷ đồng.", [], [12_000, 3000]),
        # of things that are counted together the support is what was spent on them
        (
            "Tỉnh đã hỗ trợ 10 cơ sở mua máy với tổng kinh phí 9 tỷ đồng, trong đó khuyến công hỗ trợ 2 tỷ đồng.",
            [2000],
            [9000],
        ),
        (
            "Sở giúp 4 hộ mua lò, tổng kinh phí 800 triệu đồng, trong đó khuyến công tỉnh hỗ trợ 300 triệu đồng.",
            [300],
            [800],
        ),
        # what a part counts is told of that
        (
            "Tổng kinh phí 4 tỷ đồng, trong đó khuyến công hỗ trợ 1 tỷ đồng cho 7 cơ sở mua máy.",
            [1000],
            [4000],
        ),
    ],
)
def test_a_sources_part_of_a_total_is_no_content(text: str, contents: list[int], wholes: list[int]) -> None:
    facts = facts_of(RESULT_HEAD + text)
    assert (spent(facts), totals(facts)) == (contents, wholes)


@pytest.mark.parametrize(
    ("text", "contents", "wholes"),
    [
        ("Năm 2021, tỉnh công nhận 31 sản phẩm OCOP, giải ngân 2.850 triệu đồng, đạt 95% kế hoạch.", [], [2850]),
        ("Trong năm 2021, huyện mở 4 lớp, hỗ trợ 9 cơ sở và giải ngân 900 triệu đồng, bằng 90% dự toán.", [], [900]),
        ("9 tháng đầu năm 2021, mở 4 lớp, hỗ trợ 9 cơ sở, đã giải ngân 1,8 tỷ đồng, đạt 60% kế hoạch.", [], [1800]),
        ("Năm 2021, toàn tỉnh có 12 đề án, giải ngân được 2 tỷ đồng, đạt tỷ lệ 80% kế hoạch.", [], [2000]),
        # of one thing or recipient, of one work, of an item, without a share of the plan
        ("9 tháng đầu năm 2021, tỉnh hỗ trợ 9 cơ sở, đã giải ngân 1,8 tỷ đồng, đạt 60% kế hoạch.", [1800], []),
        (
            "Quý II, hỗ trợ máy sấy cho HTX Sinh Dược, đã giải ngân 150 triệu đồng, bằng 100% kế hoạch.",
            [150],
            [],
        ),
        ("Trong 6 tháng, tổ chức 01 hội chợ, giải ngân 500 triệu đồng, đạt 100% kế hoạch.", [500], []),
        ("6 tháng đầu năm hỗ trợ 05 đề án, giải ngân 1.200 triệu đồng, đạt 60% kế hoạch.", [1200], []),
        ("Năm 2021, mở 02 lớp cho 60 học viên, giải ngân 90 triệu đồng, bằng 100% dự toán.", [90], []),
        ("Quý III, tổ chức 01 hội chợ với 30 gian hàng, giải ngân 500 triệu đồng, đạt 95% kế hoạch.", [500], []),
        ("Năm 2021, mua máy cho xưởng Ba Tri và giải ngân 80 triệu đồng, đạt 100% kế hoạch.", [80], []),
        ("Mở 3 lớp nghề, giải ngân 42 triệu đồng, đạt 95% kế hoạch.", [42], []),
        ("1. Máy móc: năm 2021 hỗ trợ 9 cơ sở, giải ngân 900 triệu đồng, đạt 90% kế hoạch.\n", [900], []),
        ("Năm 2021, tỉnh hỗ trợ 9 cơ sở, giải ngân 900 triệu đồng.", [900], []),
    ],
)
def test_what_a_year_paid_out_hangs_on_no_count(text: str, contents: list[int], wholes: list[int]) -> None:
    facts = facts_of(RESULT_HEAD + text)
    assert (spent(facts), totals(facts)) == (contents, wholes)


NEWS = "Bạc Liêu: 910 triệu đồng hỗ trợ 7 cơ sở\n\n"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Trong tổng 1,4 tỷ đồng, năm 2021 Trung tâm dành trên 910 triệu đồng hỗ trợ cho 7 cơ sở.", Role.PLAN),
        ("Năm 2021, Trung tâm dành 910 triệu đồng để hỗ trợ 7 cơ sở mua máy.", Role.PLAN),
        ("Năm 2021, huyện dành khoảng 910 triệu đồng giúp 7 cơ sở mua máy.", Role.PLAN),
        ("Năm 2021, Trung tâm đã dành 910 triệu đồng hỗ trợ 7 cơ sở mua máy.", Role.ACTUAL),
        ("Năm 2021, Trung tâm dành 910 triệu đồng hỗ trợ 7 cơ sở. Đến nay các cơ sở đã lắp máy.", Role.ACTUAL),
        ("Năm 2021, 7 cơ sở được hỗ trợ 910 triệu đồng.", Role.ACTUAL),
    ],
)
def test_what_is_set_aside_is_planned_where_nothing_says_that_it_was_spent(text: str, role: Role) -> None:
    assert [a.role for a in facts_of(NEWS + text).activities if a.amount] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Mở điểm bán tại một số địa phương: 600 triệu đồng.",
        "In bao bì cho một số hộ: 40 triệu đồng.",
        "Hỗ trợ một số hợp tác xã: 1,2 tỷ đồng.",
        "Mua máy cho một số cơ sở: hơn 300 triệu đồng.",
    ],
)
def test_some_places_before_a_colon_are_not_counted_by_their_sum(text: str) -> None:
    assert [a.quantities for a in facts_of(PLAN_HEAD + text).activities] == [()]


def test_a_label_still_counts_what_stands_behind_it() -> None:
    facts = facts_of(PLAN_HEAD + "Tập huấn: số lớp: 05; số học viên: 150; kinh phí 90 triệu đồng.")
    assert [(q.value, q.unit) for a in facts.activities for q in a.quantities] == [(5, "lớp"), (150, "học viên")]


@pytest.mark.parametrize(
    ("lines", "contents", "wholes"),
    [
        (["Cho tuyên truyền: 300 triệu đồng", "Cho xúc tiến thương mại: 900 triệu đồng"], [300, 900], []),
        (["Khuyến công: 3 tỷ đồng", "Thương mại điện tử: 1,5 tỷ đồng"], [3000, 1500], []),
        (["Kinh phí khuyến công: 3 tỷ đồng", "Kinh phí xúc tiến thương mại: 2 tỷ đồng"], [3000, 2000], []),
        (["Mua máy: 400 triệu đồng", "Chương trình OCOP: 2 tỷ đồng", "Tập huấn: 90 triệu đồng"], [400, 2000, 90], []),
        # sources, one alone, and what a whole programme has
        (["Khuyến công địa phương: 3 tỷ đồng", "Khuyến công quốc gia: 2 tỷ đồng"], [], [3000, 2000]),
        (["Khuyến công: 3 tỷ đồng", "Vốn đối ứng: 2 tỷ đồng"], [], [3000, 2000]),
        (["Khuyến công: 3 tỷ đồng"], [], [3000]),
        (["Tổng kinh phí khuyến công: 3 tỷ đồng", "Mua máy: 400 triệu đồng"], [400], [3000]),
    ],
)
def test_lines_of_fields(lines: list[str], contents: list[int], wholes: list[int]) -> None:
    facts = facts_of(PLAN_HEAD + "Kinh phí năm 2021 như sau:\n\n" + "\n\n".join(f"- {line};" for line in lines))
    assert (spent(facts), totals(facts)) == (contents, wholes)


@pytest.mark.parametrize(
    ("text", "contents", "wholes"),
    [
        (
            "Trong tổng số 2 tỷ đồng được giao, tỉnh đã chi 1,3 tỷ đồng mở hội chợ; 420 triệu đồng tham gia 6 hội chợ.",
            [1300, 420],
            [2000],
        ),
        (
            "Tổng kinh phí 3 tỷ đồng, gồm: khuyến công địa phương 2 tỷ đồng (11 đề án), khuyến công quốc gia 1 tỷ đồng"
            " (03 đề án).",
            [],
            [3000, 2000, 1000],
        ),
        ("1. Mở lớp: trong tổng số 90 triệu đồng được giao, đã chi 76 triệu đồng.\n", [90, 76], []),
    ],
)
def test_what_is_shared_out_is_a_total(text: str, contents: list[int], wholes: list[int]) -> None:
    facts = facts_of(RESULT_HEAD + text)
    assert (spent(facts), totals(facts)) == (contents, wholes)


@pytest.mark.parametrize(
    ("text", "contents", "wholes"),
    [
        (
            "Đã hỗ trợ khuyến công 1.200 triệu đồng, xúc tiến thương mại 800 triệu đồng, OCOP 500 triệu đồng.",
            [1200, 800, 500],
            [],
        ),
        ("Tỉnh hỗ trợ khuyến công 1.200 triệu đồng và xúc tiến thương mại 800 triệu đồng.", [1200, 800], []),
        ("Đã giải ngân khuyến công 1.200 triệu đồng; OCOP 500 triệu đồng.", [1200, 500], []),
        ("Đã chi khuyến công 2 tỷ đồng, xúc tiến thương mại 700 triệu đồng.", [2000, 700], []),
        (
            "Năm 2021 tỉnh đã rót vốn khuyến công 2 tỷ đồng, xúc tiến thương mại 700 triệu đồng, OCOP 90 triệu đồng.",
            [],
            [2000, 700, 90],
        ),
    ],
)
def test_fields_of_one_list_are_all_alike(text: str, contents: list[int], wholes: list[int]) -> None:
    facts = facts_of(RESULT_HEAD + text)
    assert (spent(facts), totals(facts)) == (contents, wholes)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            [
                "Cho khuyến công: 900 triệu đồng, hỗ trợ 05 đề án",
                "Cho xúc tiến thương mại: 800 triệu đồng, tham gia 06 hội chợ",
            ],
            {(900, 5), (800, 6)},
        ),
        (["Tập huấn: 90 triệu đồng", "Cho OCOP: 800 triệu đồng, in 06 tờ gấp"], {(90, None), (800, 6)}),
        (["Tập huấn: 90 triệu đồng", "Chi cho xúc tiến thương mại: 70 triệu đồng, 02 hội chợ"], {(90, None), (70, 2)}),
        (["Tập huấn: 90 triệu đồng", "Cho khuyến công: 800 triệu đồng"], {(90, None), (800, None)}),
    ],
)
def test_what_a_fields_line_counts_is_of_its_money(lines: list[str], told: set[tuple[int, int | None]]) -> None:
    facts = facts_of(RESULT_HEAD + "Kinh phí năm 2021 như sau:\n\n" + "\n\n".join(f"- {line};" for line in lines))
    read = {
        (a.amount and a.amount.value // MILLION, next((q.value for q in a.quantities), None)) for a in facts.activities
    }
    assert read == told
    assert not [a.title for a in facts.activities if a.title.startswith(("Cho ", "Chi cho "))]


def test_a_fields_line_is_titled_by_its_field() -> None:
    lines = "- Tập huấn: 90 triệu đồng.\n- Cho xúc tiến thương mại: 800 triệu đồng, tham gia 06 hội chợ.\n"
    facts = facts_of(f"{RESULT_HEAD}Kinh phí năm 2021 như sau:\n{lines}")
    assert [a.title for a in facts.activities] == ["Tập huấn", "Xúc tiến thương mại"]
