"""Where a sentence turns from plan to result, from one year to another, and what it only compares with."""

import pytest

from khuyencong.papers.reading.grammar.roles import Context
from khuyencong.papers.reading.sentences.asides import asides_in
from khuyencong.papers.reading.sentences.statements import statements
from khuyencong.terms.facts import Role

from .reading import scan_of, whole

PLAN, ACTUAL = Role.PLAN, Role.ACTUAL


def told(sentence: str, role: Role = ACTUAL, period: str = "2020") -> list[tuple[Role | None, str | None]]:
    scan = scan_of(sentence)
    return [(s.context.role, s.context.period) for s in statements(scan, whole(scan), Context(role, period))]


@pytest.mark.parametrize(
    ("sentence", "turns"),
    [
        ("Đã mở 3 lớp, 60 triệu đồng.", [(ACTUAL, "2020")]),
        ("Kế hoạch mở 5 lớp, 90 triệu đồng; thực tế mở 4 lớp, 72 triệu đồng.", [(PLAN, "2020"), (ACTUAL, "2020")]),
        ("Theo kế hoạch mở 5 lớp, đến nay đã mở 4 lớp.", [(PLAN, "2020"), (ACTUAL, "2020")]),
        ("Trung tâm được giao 4 tỷ đồng; quyết toán 3,8 tỷ đồng.", [(PLAN, "2020"), (ACTUAL, "2020")]),
        ("Sở bố trí 2 tỷ đồng cho 6 đề án nhưng chỉ thực hiện 5 đề án.", [(PLAN, "2020"), (ACTUAL, "2020")]),
        ("Năm 2020 mở 3 lớp; năm 2021 mở 4 lớp.", [(ACTUAL, "2020"), (PLAN, "2021")]),
        ("Năm nay có kế hoạch thực hiện 9 đề án.", [(PLAN, "2020")]),
        ("Mở 3 lớp. Thời gian tới sẽ mở 2 lớp.", [(ACTUAL, "2020"), (PLAN, "2020")]),
        ("Đã bàn giao 3 máy cho 2 cơ sở.", [(ACTUAL, "2020")]),
        ("Cuối năm sẽ nghiệm thu 9 đề án, giải ngân tiếp 2 tỷ đồng.", [(PLAN, "2020")]),
        ("Sở đề xuất 18 tỷ đồng cho 14 nhiệm vụ.", [(PLAN, "2020")]),
        ("Tỉnh đã đăng ký với Bộ Công Thương 2 đề án.", [(PLAN, "2020")]),
        ("Tỉnh đã đăng ký 2 nhãn hiệu.", [(ACTUAL, "2020")]),
        ("Mua máy se chỉ, 70 triệu đồng.", [(ACTUAL, "2020")]),  # «se» is not «sẽ»
        ("Năm trước bố trí 2 tỷ đồng và đã giải ngân 1 tỷ đồng.", [(PLAN, "2019"), (ACTUAL, "2019")]),
        (
            "Dự 4 hội chợ, kinh phí 90 triệu đồng; kế hoạch cả năm 5 hội chợ, 120 triệu đồng.",
            [(ACTUAL, "2020"), (PLAN, "2020")],
        ),
        (
            "Dự 4 hội chợ, kinh phí 90 triệu đồng; kế hoạch là 5 hội chợ, mở 3 lớp, 40 triệu đồng.",
            [(ACTUAL, "2020"), (PLAN, "2020"), (ACTUAL, "2020")],
        ),
        ("Riêng đề án máy sấy, kinh phí 80 triệu đồng phải dừng do cơ sở đổi ý.", [(PLAN, "2020")]),
        ("Quý III phải dừng 2 đề án: máy sấy, 80 triệu đồng.", [(PLAN, "2020Q3")]),
        (
            "Chi 60 triệu đồng, kế hoạch 80 triệu đồng, mời 30 học viên.",
            [(ACTUAL, "2020"), (PLAN, "2020"), (ACTUAL, "2020")],
        ),
        ("Trước đây, tỉnh hỗ trợ 5 cơ sở.", [(ACTUAL, None)]),
        ("Chi 80 triệu đồng, năm 2019 là 70 triệu đồng.", [(ACTUAL, "2020"), (ACTUAL, "2019")]),
        ("Năm 2019 mở 3 lớp và năm 2020 mở 4 lớp.", [(ACTUAL, "2019"), (ACTUAL, "2020")]),
        ("Được biết từ năm 2017 đến nay, đã có 64 dự án được hỗ trợ.", [(ACTUAL, "2017-2020")]),
        ("Từ nay sẽ mở 2 lớp, giải ngân 60 triệu đồng.", [(PLAN, "2020")]),  # «sẽ» is said of both
        ("Bộ giao Trung tâm làm chủ đầu tư đề án gạch, tổng kinh phí 90 triệu đồng.", [(PLAN, "2020")]),
        ("Năm năm qua tỉnh chi 9 tỷ đồng; trong đó Bộ bố trí 3 tỷ đồng.", [(ACTUAL, "2020")]),
        ("9 tháng đầu năm 2020, huyện dành 90 triệu đồng giúp 6 cơ sở.", [(ACTUAL, "2020M01-M09")]),
        ("Trong tháng 5/2020, huyện chi 90 triệu đồng.", [(ACTUAL, "2020M05")]),
        ("Trong đó, tháng 4–5 năm 2020 đã chi 90 triệu đồng.", [(ACTUAL, "2020M04-M05")]),
        ("Tháng 5/2020, huyện mở 3 lớp, 90 triệu đồng.", [(ACTUAL, "2020")]),  # when it took place
        ("Sở đã đăng ký với Bộ 2 đề án, 90 triệu đồng.", [(PLAN, "2020")]),
        ("Có 27 chương trình, đề án được phê duyệt 3 tỷ đồng.", [(PLAN, "2020")]),  # one list
    ],
)
def test_turns_in_a_report(sentence: str, turns: list[tuple[Role, str | None]]) -> None:
    assert told(sentence) == turns


@pytest.mark.parametrize(
    ("sentence", "turns"),
    [
        ("Hỗ trợ 5 cơ sở đã được công nhận, 200 triệu đồng.", [(PLAN, "2020")]),
        ("Năm 2019, toàn tỉnh mở 3 lớp.", [(ACTUAL, "2019")]),
        ("Từ năm 2017 đến nay, 64 dự án đã được nhận hỗ trợ.", [(ACTUAL, "2017-2020")]),
        ("Trước đó tỉnh đã phân bổ 2 tỷ đồng.", [(PLAN, "2020")]),
        ("Trong tháng 5/2020, mở 3 lớp, 90 triệu đồng.", [(PLAN, "2020")]),
        ("Đa dạng hóa 20 sản phẩm, 90 triệu đồng.", [(PLAN, "2020")]),  # «đa» is not «đã»
        ("Hội chợ năm 2019 đón 300 lượt khách.", [(ACTUAL, "2019")]),
        ("Đến 30/6/2019, tỉnh đã mở 2 lớp.", [(ACTUAL, "2019")]),
    ],
)
def test_turns_in_a_plan(sentence: str, turns: list[tuple[Role, str | None]]) -> None:
    assert told(sentence, PLAN) == turns


def test_a_plan_told_within_half_a_year_is_the_years() -> None:
    assert told("Kế hoạch mở 5 lớp; đã mở 2 lớp.", period="2020H1") == [(PLAN, "2020"), (ACTUAL, "2020H1")]
    assert told("Quý IV/2020 sẽ mở 3 lớp.", period="2020M01-M09") == [(PLAN, "2020Q4")]


def test_what_a_report_expects_of_its_year_is_an_estimate() -> None:
    assert told("Mở 4 lớp. Ước cả năm: 6 lớp.", period="2020M01-M09") == [
        (ACTUAL, "2020M01-M09"),
        (Role.ESTIMATE, "2020"),
    ]
    assert told("Mở 4 lớp. Dự kiến đến 31/12/2020 hoàn thành 6 lớp.", period="2020M01-M09")[1:] == [
        (Role.ESTIMATE, "2020")
    ]


def beside(sentence: str, role: Role = ACTUAL, period: str = "2020") -> list[tuple[Role, str | None, float | None]]:
    scan = scan_of(sentence)
    return [
        (a.role, a.period, a.amount.value if a.amount else a.quantities[0].value)
        for a in asides_in(scan, whole(scan), Context(role, period))
    ]


@pytest.mark.parametrize(
    ("sentence", "asides"),
    [
        ("Chi 268/275 triệu đồng.", [(PLAN, "2020", 275_000_000)]),
        ("Chi 1.260 triệu đồng/KH 1.400 triệu đồng.", [(PLAN, "2020", 1_400_000_000)]),
        ("Hỗ trợ 06 cơ sở/07 cơ sở, 90 triệu đồng.", [(PLAN, "2020", 7)]),
        ("Chi 2 tỷ đồng (cùng kỳ 3 tỷ đồng).", [(ACTUAL, "2019", 3_000_000_000)]),
        ("Mở 3 lớp (kế hoạch 4 lớp), 90 triệu đồng.", [(PLAN, "2020", 4)]),
        ("Đã tổ chức 3/4 lớp.", [(PLAN, "2020", 4)]),
        ("Có 3/4 lớp đạt loại giỏi.", []),
        ("Đã mở 03/04 lớp theo kế hoạch.", [(PLAN, "2020", 4)]),
        ("Chi 1,2 tỷ đồng, bằng 42% kế hoạch năm 3 tỷ đồng.", [(PLAN, "2020", 3_000_000_000)]),
        ("Chi 2 tỷ đồng, tăng 5% so với cùng kỳ năm 2019 (1,9 tỷ đồng).", [(ACTUAL, "2019", 1_900_000_000)]),
        ("Mở 5 lớp, tăng 2 lớp so với quý I (3 lớp).", [(ACTUAL, "2020Q1", 3)]),
        ("So với năm 2019 (116 triệu đồng), tăng 6%.", [(ACTUAL, "2019", 116_000_000)]),
        ("Chi 2 tỷ đồng, bằng 88% chương trình được duyệt (2,2 tỷ đồng).", [(PLAN, "2020", 2_200_000_000)]),
        ("Chi 2 tỷ đồng, cao hơn cùng kỳ năm 2019 khoảng 400 triệu đồng.", []),
        ("Công nhận 52 sản phẩm, vượt kế hoạch 12 sản phẩm.", []),
        ("Công nhận 52 sản phẩm, vượt kế hoạch (40 sản phẩm).", [(PLAN, "2020", 40)]),
    ],
)
def test_what_a_sentence_compares_with(sentence: str, asides: list[tuple[Role, str, float]]) -> None:
    assert beside(sentence) == asides


def test_the_same_months_of_the_year_before() -> None:
    assert beside("Chi 2 tỷ đồng, cùng kỳ năm trước là 3 tỷ đồng.", period="2020H1") == [
        (ACTUAL, "2019H1", 3_000_000_000)
    ]
