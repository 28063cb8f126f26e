"""The course of a year: sums to the end of its quarters, and nine months never taken for the whole year."""

import pytest

from khuyencong.records.snapshots import course_case
from khuyencong.reports.course import Course, course
from khuyencong.terms.facts import Role
from khuyencong.work.library import accept_clean
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
