"""What the sum of a content is where its own sentence tells more than one: what it was laid out for, who brings the
rest, what is paid by now, what falls in which year."""

import pytest

from khuyencong.terms.facts import PaperFacts, Role
from tests.papers.reading.reading import facts_of

PLAN = "KẾ HOẠCH\nKhuyến công năm 2031\n\n1. Dự 02 hội chợ, kinh phí 90 triệu đồng.\n2. "
REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\n1. Dự 02 hội chợ, kinh phí 90 triệu đồng.\n2. "


def millions(value: int | None) -> int:
    return (value or 0) // 10**6


def costs(read: PaperFacts) -> list[tuple[str, str, str | None, int]]:
    told = [a for a in read.activities if a.path == "2" and a.amount]
    return [(a.title, str(a.role), a.period, millions(a.amount.value)) for a in told if a.amount]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Hội chợ mận: 80 triệu đồng, trong đó: thuê mặt bằng 30 triệu đồng; tuyên truyền 40 triệu đồng; chi khác"
            " 10 triệu đồng.",
            [30, 40, 10],
        ),
        (
            "Hội chợ mận: 80 triệu đồng (quảng cáo trên báo, đài 30 triệu đồng, gian hàng 40 triệu đồng, vận chuyển"
            " 10 triệu đồng).",
            [30, 40, 10],
        ),
        ("Bình chọn sản phẩm: 80 triệu đồng, trong đó tiền thưởng 30 triệu đồng (10 sản phẩm x 3 triệu đồng).", [30]),
    ],
)
def test_what_a_thing_was_laid_out_for_is_told_with_it(line: str, parts: list[int]) -> None:
    thing = facts_of(PLAN + line).activities[1:]
    assert [(millions(a.amount.value), [millions(p.amount.value) for p in a.parts]) for a in thing if a.amount] == [
        (80, parts)
    ]


def test_publicity_beside_a_thing_that_is_no_expense_is_a_content() -> None:
    read = facts_of(f"{PLAN}Xúc tiến: 80 triệu đồng, trong đó: hội chợ 50 triệu đồng; tuyên truyền 30 triệu đồng.")
    assert [cost for *_, cost in costs(read)] == [50, 30]


@pytest.mark.parametrize(
    "payers",
    [
        "(khuyến công 30 triệu đồng, công ty 60 triệu đồng)",
        "(khuyến công: 30 triệu đồng; doanh nghiệp: 60 triệu đồng)",
        "(khuyến công 30 triệu đồng, đơn vị thụ hưởng 60 triệu đồng)",
        "(ngân sách hỗ trợ 30 triệu đồng, công ty 60 triệu đồng)",
        ", trong đó ngân sách hỗ trợ 30 triệu đồng, công ty đối ứng 60 triệu đồng",
    ],
)
def test_whoever_pays_the_rest_in_a_word_is_no_content(payers: str) -> None:
    read = facts_of(f"{PLAN}Hỗ trợ Công ty TNHH Mận Vàng đầu tư máy ép: 90 triệu đồng{payers}.")
    assert [cost for *_, cost in costs(read)] == [30]
    assert {(millions(t.amount_vnd), t.of_group) for t in read.totals} == {(90, True), (60, True)}


@pytest.mark.parametrize(
    "told",
    [
        "vượt 12 triệu đồng do bổ sung 02 chuyến",
        "vượt dự toán 12 triệu đồng do bổ sung 02 chuyến",
        "cao hơn 12 triệu đồng so với dự toán do bổ sung 02 chuyến",
    ],
)
def test_by_how_much_a_cost_passed_its_plan_is_no_cost(told: str) -> None:
    read = facts_of(f"{REPORT}Dự hội chợ xa: kinh phí 262 triệu đồng, {told}.")
    assert costs(read) == [("Dự hội chợ xa", "actual", "2031", 262)]
    assert read.activities[1].quantities == ()
    assert read.activities[1].reason == "do bổ sung 02 chuyến"


@pytest.mark.parametrize(
    "told",
    [
        ", đã tạm ứng 40 triệu đồng, còn lại thanh toán sau nghiệm thu",
        ", đã giải ngân đợt 1 là 40 triệu đồng, số còn lại giải ngân trong quý IV",
        " (đã thanh toán 40 triệu đồng, còn 50 triệu đồng sẽ thanh toán sau nghiệm thu)",
    ],
)
def test_of_a_support_whose_rest_is_to_be_paid_only_what_was_paid_is_spent(told: str) -> None:
    read = facts_of(f"{REPORT}Hỗ trợ HTX Mận Vàng 90 triệu đồng{told}.")
    stood, paid = costs(read)
    assert stood == ("Hỗ trợ HTX Mận Vàng", "plan", "2031", 90)
    assert (paid[0], paid[3]) == ("Hỗ trợ HTX Mận Vàng", 40)
    assert not [t for t in read.totals if t.role is Role.PLAN]


def test_what_was_paid_of_a_support_is_no_total_of_the_paper() -> None:
    read = facts_of(f"{REPORT}Hỗ trợ HTX Mận Vàng 90 triệu đồng, đã giải ngân 40 triệu đồng.")
    assert [cost for *_, cost in costs(read)] == [90]
    assert [(millions(t.amount_vnd), t.of_group) for t in read.totals] == [(40, True)]


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("tổng kinh phí 90 triệu đồng, năm 2031 bố trí 40 triệu đồng", {"2031": 40}),
        (
            "tổng dự toán 90 triệu đồng, năm 2030 đã bố trí 20 triệu đồng, năm 2031 bố trí 40 triệu đồng, còn lại 30"
            " triệu đồng bố trí năm 2032",
            {"2030": 20, "2031": 40, "2032": 30},
        ),
        (
            "90 triệu đồng, đã cấp năm 2030 là 20 triệu đồng, năm 2031 cấp 40 triệu đồng",
            {"2030": 20, "2031": 40},
        ),
        (
            "tổng kinh phí 90 triệu đồng trong 02 năm; trong đó năm 2031: 40 triệu đồng, năm 2032: 50 triệu đồng",
            {"2031": 40, "2032": 50},
        ),
    ],
)
def test_each_year_of_a_thing_has_its_own_sum_and_the_whole_is_of_the_thing_alone(
    line: str, years: dict[str, int]
) -> None:
    read = facts_of(f"{PLAN}Xây dựng nhà xưởng mẫu: {line}.")
    assert {period: cost for _, _, period, cost in costs(read)} == years
    assert {title for title, *_ in costs(read)} == {"Xây dựng nhà xưởng mẫu"}
    assert [(millions(t.amount_vnd), t.of_group) for t in read.totals] == [(90, True)]


@pytest.mark.parametrize("mark", [" ", ": "])
def test_quarters_of_a_total_are_told_each_of_its_own(mark: str) -> None:
    told = f"quý I{mark}20 triệu đồng, quý II{mark}30 triệu đồng, quý IV{mark}40 triệu đồng"
    read = facts_of(f"{PLAN}Tổng kinh phí thực hiện chương trình là 90 triệu đồng, trong đó {told}.")
    assert [(t.period, millions(t.amount_vnd)) for t in read.totals] == [
        ("2031", 90),
        ("2031Q1", 20),
        ("2031Q2", 30),
        ("2031Q4", 40),
    ]


def test_a_place_keeps_its_first_syllable() -> None:
    read = facts_of(f"{REPORT}Dự các hội chợ: Hà Nội 40 triệu đồng, Đà Nẵng 30 triệu đồng, Đà Lạt 20 triệu đồng.")
    assert [title for title, *_ in costs(read)][1:] == ["Đà Nẵng", "Đà Lạt"]


@pytest.mark.parametrize(
    "line",
    [
        "Tập huấn: 05 lớp, kinh phí 150 triệu đồng (Chi cục Mẫu 03 lớp: 90 triệu đồng; Hội Nông dân 02 lớp: 60 triệu"
        " đồng)",
        "Tập huấn 05 lớp, 150 triệu đồng (huyện Mận 03 lớp 90 triệu đồng, huyện Đào 02 lớp 60 triệu đồng)",
        "Tập huấn 05 lớp (Hà Nội 90 triệu đồng; Đà Nẵng 60 triệu đồng): 150 triệu đồng",
        "Tập huấn 05 lớp (Hà Nội 90 triệu đồng; Đà Nẵng 60 triệu đồng), tổng kinh phí 150 triệu đồng",
    ],
)
def test_what_each_has_of_a_printed_sum_is_part_of_it(line: str) -> None:
    read = facts_of(f"{REPORT}{line}.")
    (thing,) = (a for a in read.activities if a.path == "2")
    assert thing.amount
    assert (millions(thing.amount.value), [millions(p.amount.value) for p in thing.parts]) == (150, [90, 60])
    assert [q.value for q in thing.quantities] == [5]
    assert not read.totals


def test_places_that_are_counted_without_a_sum_are_contents_each() -> None:
    read = facts_of(f"{REPORT}Dự 03 hội chợ: Hà Nội 40 triệu đồng, Đà Nẵng 30 triệu đồng, Huế 20 triệu đồng.")
    assert [(title, cost) for title, *_, cost in costs(read)] == [("Hà Nội", 40), ("Đà Nẵng", 30), ("Huế", 20)]
    (counting,) = (a for a in read.activities if a.path == "2" and not a.amount)
    assert [q.value for q in counting.quantities] == [3]


@pytest.mark.parametrize("mark", [" ", ": "])
def test_quarters_of_one_content_are_told_each_of_its_own(mark: str) -> None:
    read = facts_of(f"{REPORT}In bản tin: quý I{mark}20 triệu đồng, quý II{mark}30 triệu đồng.")
    assert costs(read) == [("In bản tin", "actual", "2031Q1", 20), ("In bản tin", "actual", "2031Q2", 30)]
