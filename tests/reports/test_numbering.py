"""A paper has numbers of its own: no code of our reading and no gap of the plan shows in it."""

from dataclasses import replace

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.ke_hoach import v2026_1 as ke_hoach
from khuyencong.papers.writing import write_paper
from khuyencong.reports.numbering import in_own_numbers, plan_in_own_numbers
from khuyencong.reports.plans import plan_paper
from khuyencong.reports.results import results
from khuyencong.terms.cases import PlanCase
from khuyencong.terms.plan_paper import PlanGroup, PlanItem, PlanPaper
from tests.papers.forms.samples import SHEET
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


def lettered(letters: str) -> PlanPaper:
    items = tuple(PlanItem(letter, f"Nội dung {letter}") for letter in letters)
    return PlanPaper("Khuyến công", 2031, (PlanGroup("1", "Tuyên truyền", items), PlanGroup("2", "Khác", items[:1])))


@pytest.mark.parametrize(
    ("letters", "told"),
    [
        ("abcd", ["a", "b", "c", "d"]),
        ("abcdeđ", ["a", "b", "c", "d", "đ", "e"]),  # each content keeps the letter by which papers cite it
        ("abcdef", ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]),
        ("abd", ["1.1", "1.2", "1.3"]),
    ],
)
def test_the_points_of_a_plan_run_by_the_alphabet(letters: str, told: list[str]) -> None:
    read = lettered(letters)
    own = plan_in_own_numbers(read)
    assert [item.number for item in own.groups[0].items] == told
    if "." not in told[0]:
        assert {(one.number, one.title) for one in own.items} == {(one.number, one.title) for one in read.items}
    text = read_text(write_paper(ke_hoach.build(own, SHEET), "docx"), "ke-hoach.docx")
    assert [one.message_vi for one in check(text, find_facts(text)) if "Điểm" in one.message_vi] == []
