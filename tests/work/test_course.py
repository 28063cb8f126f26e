"""The course of a year: sums to the end of its quarters, and nine months never taken for the whole year."""

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import Entry, Plan
from khuyencong.records.queries import amounts_of
from khuyencong.records.snapshots import course_case, plan_case
from khuyencong.reports.course import Course, course
from khuyencong.reports.results import results
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from khuyencong.work.library import accept_clean
from khuyencong.work.reporting import preview
from khuyencong.work.reporting.trace import trace
from khuyencong.work.verification import verify
from tests.world import World, accept_all, item, tell

pytestmark = pytest.mark.both_engines


def told(world: World, **by_part: int) -> Course:
    """A plan of 900, and papers that tell the money of parts of its year."""
    plan = tell(world, item("1", "Hội chợ", Role.PLAN, 900), title="Kế hoạch khuyến công năm 2023")
    accept_clean(world.officer, plan)
    for part, money in by_part.items():
        accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, money, period=f"2023{part}")))
    plan.refresh_from_db()
    assert plan.plan is not None
    return course(course_case(plan.plan))


def parts(course: Course) -> dict[str, int | None]:
    return {part.period.code: part.reached.value for part in course.parts}


def test_nine_months_are_a_part_of_their_own_and_the_year_says_where_it_stops(world: World) -> None:
    of_year = told(world, **{"H1": 300, "M01-M09": 500})
    assert parts(of_year) == {"2023H1": 300, "2023M01-M09": 500, "2023": 500}
    assert of_year.until is not None
    assert of_year.until.code == "2023M01-M09"


def test_a_year_told_whole_is_the_year(world: World) -> None:
    of_year = told(world, **{"H1": 300, "": 800})
    assert parts(of_year) == {"2023H1": 300, "2023": 800}
    assert of_year.until is None


def test_each_point_holds_all_that_was_reached_by_its_day(world: World) -> None:
    """Quarters, halves and the year stand on no axis beside one another: what a later day holds holds the earlier."""
    assert parts(told(world, Q1=100, H1=300, Q3=200, **{"": 800})) == {
        "2023Q1": 100, "2023H1": 300, "2023M01-M09": 500, "2023": 800,
    }  # fmt: skip


def test_a_day_by_which_nothing_more_was_told_is_no_point(world: World) -> None:
    of_year = told(world, Q1=100, H2=200)
    assert parts(of_year) == {"2023Q1": 100, "2023": 300}
    assert of_year.until is None


def test_a_part_of_the_year_that_no_paper_told_is_what_the_sums_from_its_beginning_leave(world: World) -> None:
    """Q1, H1, nine months and the year were told, as offices do: the quarters between are differences, never posted."""
    told(world, **{"Q1": 100, "H1": 300, "M01-M09": 450, "": 800})
    classes = [item("2", "Lớp nghề", Role.ACTUAL, 50, (2, "lớp"), period="2023H1")]
    accept_all(world.officer, tell(world, *classes))
    plan = Plan.objects.get()

    def reached(part: str) -> list[int | None]:
        now = results(plan_case(plan, Period.parse(f"2023{part}")))
        figures = [now.money_actual, *(line.money_actual for line in now.lines)]
        for figure in figures:
            if figure.value:
                selector = Selector.decode(figure.selector)
                assert amounts_of(selector).low == figure.value
                assert sum(row.value for row in trace(world.officer, selector).rows) == figure.value
        return [figure.value for figure in figures]

    entries = Entry.objects.count()
    assert reached("Q1") == [100, 100, None]
    assert reached("Q2") == [250, 200, 50]
    assert reached("Q3") == [150, 150, None]
    assert reached("Q4") == [350, 350, None]
    assert reached("H2") == [500, 500, None]
    assert reached("M05") == [None, None, None]  # nobody told how far things were on 30 April
    assert Entry.objects.count() == entries
    shown = preview(world.officer, plan, Period.parse("2023Q2"))
    said = read_text(write_paper(shown.document, "docx"), "bc.docx").content
    assert "Số thực hiện quý II năm 2023 tính từ lũy kế: số đến hết kỳ trừ số quý I năm 2023." in said
    assert [target.actual and target.actual.value for target in shown.results.lines[1].targets] == [2]

    accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 200, period="2023Q2")))
    assert reached("Q2") == [250, 200, 50]  # a paper of the quarter itself says the same, and nothing counts twice
    assert verify() == []
