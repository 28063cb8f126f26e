"""Who pays which part of a sum, told without the sum's unit, and the source of a sum in its sentence."""

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import PaperFacts, Severity, Text


def read(line: str) -> tuple[PaperFacts, list[tuple[str, str | None, str | None]]]:
    text = Text(f"KẾ HOẠCH\nKhuyến công năm 2031\n\nI. NỘI DUNG\n1. {line}.\n2. Lớp may: 02 lớp.\n", "text/plain")
    facts = find_facts(text)
    alarms = (f for f in check(text, facts) if f.severity is not Severity.INFO)
    return facts, [(f.rule, f.found, f.expected) for f in alarms]


def paid(line: str) -> tuple[int, str | None, dict[str, int]]:
    (first, *_), millions = read(line)[0].activities, 1_000_000
    shares = {share.fund_source: share.amount.value // millions for share in first.shares}
    return (first.amount.value if first.amount else 0) // millions, first.fund_source, shares


TWO = {"ngân sách nhà nước": 300, "nguồn khác": 200}


@pytest.mark.parametrize(
    ("parts", "shares"),
    [
        ("(NSNN 300, đối ứng 200)", TWO),
        ("(NSNN: 300; đối ứng: 200)", TWO),
        ("(300 NSNN, 200 đối ứng)", TWO),
        ("(NSNN 300.000.000, đối ứng 200.000.000)", TWO),
        (", trong đó NSNN 300, đối ứng 200", TWO),
        (", gồm: NSNN 300 và đối ứng 200", TWO),
        ("(tỉnh 300, xã 100, đối ứng 100)", {"ngân sách tỉnh": 300, "ngân sách xã": 100, "nguồn khác": 100}),
        ("(trong đó NSNN 300)", {"ngân sách nhà nước": 300}),
    ],
)
def test_the_parts_of_a_sum_are_told_in_its_unit(parts: str, shares: dict[str, int]) -> None:
    line = f"Mua máy sấy: 500 triệu đồng {parts}".replace(" ,", ",")
    assert paid(line) == (500, None, shares)
    assert read(line)[1] == []


def test_parts_of_thousand_millions_have_decimals() -> None:
    assert paid("Mua máy: 2,5 tỷ đồng (NSTW 1,5; NST 0,5; đối ứng 0,5)")[2] == {
        "ngân sách trung ương": 1500,
        "ngân sách tỉnh": 500,
        "nguồn khác": 500,
    }


@pytest.mark.parametrize(
    "parts", ["(NSNN 300, đối ứng 150)", "(ngân sách tỉnh 300 triệu đồng, đối ứng 150 triệu đồng)"]
)
def test_parts_in_brackets_are_held_against_the_sum(parts: str) -> None:
    line = f"Mua máy sấy: 500 triệu đồng {parts}"
    assert list(paid(line)[2].values()) == [300, 150]
    assert read(line)[1] == [("sum-mismatch", "500.000.000", "450.000.000")]


def test_a_part_may_be_told_as_more_than_its_whole() -> None:
    line = "Mua máy sấy: 500 triệu đồng (NSNN 600, đối ứng 200)"
    assert list(paid(line)[2].values()) == [600, 200]
    assert read(line)[1] == [("sum-mismatch", "500.000.000", "800.000.000")]


@pytest.mark.parametrize(
    "words",
    ["(ngân sách tỉnh năm 2031)", "(ngân sách tỉnh theo Quyết định số 15)", "(15 cơ sở, 20 máy)", "(NSNN)", "(đợt 1)"],
)
def test_other_numbers_in_brackets_are_no_parts(words: str) -> None:
    assert paid(f"Mua máy sấy: 500 triệu đồng {words}")[2] == {}


@pytest.mark.parametrize(
    "line",
    [
        "Hỗ trợ 5 đề án, kinh phí 1.500 triệu đồng (KCQG 02; KCĐP 03)",
        "Hỗ trợ 5 đề án, kinh phí 1.500 triệu đồng, trong đó KCQG 2",
        "Vận động mua máy: 120 triệu đồng (doanh nghiệp 12, hộ dân 50)",
        "Vận động mua máy: 20 triệu đồng (doanh nghiệp 12, hộ dân 50)",
        "Mua máy ép: kinh phí 1.200 triệu đồng (ngân sách tỉnh 2026)",
        "Mua máy ép: kinh phí 3.000 triệu đồng, trong đó ngân sách tỉnh 2026",
    ],
)
def test_counts_of_who_pays_and_years_are_no_parts(line: str) -> None:
    facts, alarms = read(line)
    assert (facts.activities[0].shares, alarms) == ((), [])


def test_the_year_behind_a_total_is_no_total() -> None:
    totals = read("Tổng kinh phí hỗ trợ 1.200 triệu đồng (ngân sách tỉnh 2026)")[0].totals
    assert [total.amount_vnd for total in totals] == [1_200_000_000]


def test_the_parts_of_a_total_are_totals_by_source() -> None:
    totals = read("Tổng kinh phí: 500 triệu đồng (NSNN 300, đối ứng 200)")[0].totals
    assert [(t.amount_vnd, t.fund_source) for t in totals] == [
        (500_000_000, None),
        (300_000_000, "ngân sách nhà nước"),
        (200_000_000, "nguồn khác"),
    ]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Mở lớp may: kinh phí 90 triệu đồng từ ngân sách tỉnh", "ngân sách tỉnh"),
        ("Dự hội chợ: 90 triệu đồng bằng nguồn xã hội hóa", "nguồn khác"),
        ("Bằng nguồn sự nghiệp kinh tế, mở lớp may, kinh phí 90 triệu đồng", "sự nghiệp kinh tế"),
        ("In sách: 90 triệu đồng trích từ kinh phí khuyến công quốc gia", "khuyến công quốc gia"),
        ("Mua máy: 90 triệu đồng từ ngân sách tỉnh và 20 triệu đồng đối ứng của cơ sở", "ngân sách tỉnh"),
    ],
)
def test_a_sentence_names_the_source_of_its_sum(line: str, source: str) -> None:
    assert paid(line) == (90, source, {})


def test_a_sum_joined_to_another_has_its_own_source() -> None:
    facts, _ = read("Mua máy: 90 triệu đồng từ ngân sách tỉnh và 20 triệu đồng đối ứng của cơ sở")
    assert [(t.amount_vnd, t.fund_source) for t in facts.totals] == [(20_000_000, "nguồn khác")]
