"""A paper has numbers of its own: no code of our reading and no gap of the plan shows in it."""

from dataclasses import replace

import pytest

from khuyencong.reports.numbering import in_own_numbers, plan_in_own_numbers
from khuyencong.reports.plans import plan_paper
from khuyencong.reports.results import results
from khuyencong.terms.cases import PlanCase
from tests.reports.cases import case


def called(told: PlanCase, numbers: dict[int, str]) -> PlanCase:
    return replace(told, lines=tuple(replace(line, number=numbers.get(line.id, line.number)) for line in told.lines))


@pytest.mark.parametrize("numbers", [{}, {11: "PL.I", 12: "PL.I.1", 13: "PL.I.2", 20: "PL.II", 91: "PL.3"}, {20: "7"}])
def test_a_report_counts_its_lines_itself(numbers: dict[int, str]) -> None:
    told = in_own_numbers(results(called(case({}), numbers)))
    assert [line.number for line in told.lines] == ["1", "1.1", "1.2", "2"]
    assert [line.number for line in told.out_of_plan] == ["1"]


@pytest.mark.parametrize(
    ("number", "words"),
    [("PL.I.13", "mục I.13 Phụ lục"), ("3.5", "mục 3.5"), ("II.", "mục II"), ("", "")],
)
def test_the_plans_number_is_told_in_words(number: str, words: str) -> None:
    told = in_own_numbers(results(called(case({}), {20: number})))
    assert told.lines[-1].in_plan == words


def test_a_plan_keeps_its_numbers_unless_only_its_annex_tells_its_contents() -> None:
    kept = plan_paper(case({}))
    assert plan_in_own_numbers(kept) is kept
    read = plan_paper(called(case({}), {11: "PL.I", 12: "PL.I.1", 13: "PL.I.2", 20: "PL.II"}))
    own = plan_in_own_numbers(read)
    assert [(group.number, [item.number for item in group.items]) for group in own.groups] == [
        ("1", ["1.1", "1.2"]),
        ("2", ["2.1"]),
    ]
