"""The real papers: what a careful reader found in them is found (figures only; no sentence of them stands here)."""

from pathlib import Path

from khuyencong.papers import find_facts, read_text
from khuyencong.terms.facts import PaperFacts, Role, Status

PAGE = 3000
PAGES_PER_SECOND = 100


def facts_of(corpus: Path, name: str) -> PaperFacts:
    return find_facts(read_text((corpus / f"{name}.txt").read_bytes(), f"{name}.txt"))


def test_the_results_of_2023(corpus: Path) -> None:
    facts = facts_of(corpus, "004")
    sums = {role: sum(a.amount.value for a in facts.activities if a.amount and a.role is role) for role in Role}
    assert sums[Role.PLAN] == 7_204_400_000
    out_of_plan = sum(a.amount.value for a in facts.activities if a.amount and a.status is Status.OUT_OF_PLAN)
    assert (sums[Role.ACTUAL] - out_of_plan, sums[Role.ESTIMATE]) == (2_719_633_000, 527_000_000)
    assert [a.path for a in facts.activities if a.amount and a.amount.value == 0] == ["3.2", "3.5", "5.5"]
    undone = [a for a in facts.activities if a.status is Status.NOT_DONE and a.path == "II"]
    assert [a.item for a in undone] == ["", "1", "2", "3", "4", "5", "1"]
    assert [bool(a.reason) for a in undone] == [False, False, False, False, False, True, True]
    assert [a.amount is None for a in facts.activities if a.path == "III"] == [False, True]


def test_the_plan_of_2024(corpus: Path) -> None:
    facts = facts_of(corpus, "002")
    assert (facts.head.number, facts.head.date, facts.head.issuer) == (
        "195/KH-UBND",
        "2024-06-04",
        "UBND tỉnh Đồng Nai",
    )
    assert len(facts.activities) == 20
    assert {(a.role, a.period, a.amount) for a in facts.activities} == {(Role.PLAN, "2024", None)}
    assert [t.amount_vnd for t in facts.totals] == [7_165_488_080, 5_611_735_330, 1_553_752_750]
    assert [(q.value, q.value_max) for a in facts.activities for q in a.quantities if q.value_max] == [
        (28, 30),
        (8, 10),
    ]


def test_the_report_with_four_periods(corpus: Path) -> None:
    facts = facts_of(corpus, "000")
    paid = [(a.role, a.period, a.amount.value) for a in facts.activities if a.amount and a.path.startswith("I.1.")]
    assert [value for role, period, value in paid if period == "2022"] == [
        2_596_690_000, 128_897_263, 162_275_000, 79_500_000, 209_355_200, 67_116_980,
    ]  # fmt: skip
    assert {(role, period) for role, period, _ in paid} == {
        (Role.ACTUAL, "2022"), (Role.PLAN, "2023H2"), (Role.PLAN, "2024"),
    }  # fmt: skip
    assert [t.amount_vnd for t in facts.totals if t.label.endswith(("là", "năm 2022"))] == [2_500_000_000]
    revenue = [q.value for a in facts.activities for q in a.quantities if q.unit == "đồng"]
    assert revenue == [470_600_000]


def test_the_assignment_of_2019(corpus: Path) -> None:
    facts = facts_of(corpus, "001")
    assert facts.activities == ()
    assert len({t.unit for t in facts.tasks[:-1]}) == 8
    assert facts.tasks[-1].frequency == "hằng quý, 6 tháng, hằng năm"
    assert facts.head.date == "2019-08"


def test_the_plan_by_quarter(corpus: Path) -> None:
    facts = facts_of(corpus, "003")
    assert [(a.path, a.period) for a in facts.activities] == [
        ("II.1", "2025Q2-Q3"),
        ("II.2", "2025Q2-Q3"),
        ("II.3", "2025"),
    ]
    assert len(facts.activities[0].organisations) == 2
