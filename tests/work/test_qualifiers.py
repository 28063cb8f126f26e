"""«khoảng» before a printed figure: it stands as long as the statement that said it, and in its own time only."""

import pytest

from khuyencong.records.models import Line, Plan
from khuyencong.records.queries import last_act
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.ledger import enter_by_hand, reverse
from tests.work.test_ledger import a_plan, say
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def fair(world: World) -> Line:
    return a_plan(world)[1][3]


def printed(
    line: Line, code: str = "", act: int | None = None
) -> tuple[int | None, str | None, int | None, str | None]:
    """What a report says of the line: planned and reached, each with its qualifier."""
    plan = Plan.objects.get(pk=line.plan_id)
    told = results(plan_case(plan, Period.parse(f"{plan.year}{code}"), act))
    row = next(row for row in told.lines if row.line == line.pk)
    planned, reached = row.money_plan, row.money_actual
    return planned.value, planned.qualifier, reached.value, reached.qualifier


def test_a_figure_made_exact_is_no_longer_about(world: World, fair: Line) -> None:
    enter_by_hand(world.officer, say(fair.plan, fair, "", 120, qualifier="about"))
    assert printed(fair) == (None, None, 120, "about")
    exact = say(fair.plan, fair, "", 125)
    enter_by_hand(world.officer, exact)
    assert printed(fair) == (None, None, 125, None)
    reverse(world.officer, exact, "ghi nhầm")
    assert printed(fair) == (None, None, 120, "about")


def test_a_figure_withdrawn_and_told_anew_is_as_it_was_told_anew(world: World, fair: Line) -> None:
    enter_by_hand(world.officer, say(fair.plan, fair, "", 90, Role.PLAN))
    rough = say(fair.plan, fair, "", 120, qualifier="about")
    enter_by_hand(world.officer, rough)
    before = last_act(world.province)
    reverse(world.officer, rough, "chưa đối chiếu")
    assert printed(fair) == (90, None, None, None)
    enter_by_hand(world.officer, say(fair.plan, fair, "", 118))
    assert printed(fair) == (90, None, 118, None)
    assert printed(fair, act=before) == (90, None, 120, "about")  # the paper issued then is rebuilt as it was


def test_about_of_one_quarter_says_nothing_of_another(world: World, fair: Line) -> None:
    enter_by_hand(world.officer, say(fair.plan, fair, "Q1", 30, qualifier="about"))
    enter_by_hand(world.officer, say(fair.plan, fair, "Q2", 40))
    assert printed(fair, "Q1") == (None, None, 30, "about")
    assert printed(fair, "Q2") == (None, None, 40, None)
    assert printed(fair, "H1") == (None, None, 70, "about")  # a sum that holds it is no more exact than it


def test_a_plan_of_the_year_is_about_in_every_period(world: World, fair: Line) -> None:
    enter_by_hand(world.officer, say(fair.plan, fair, "", 120, Role.PLAN, qualifier="about"))
    enter_by_hand(world.officer, say(fair.plan, fair, "Q1", 30))
    assert printed(fair, "Q1") == (120, "about", 30, None)


def test_an_exact_figure_in_place_of_a_rough_estimate_is_exact(world: World, fair: Line) -> None:
    enter_by_hand(world.officer, say(fair.plan, fair, "H1", 30, Role.ESTIMATE, qualifier="about"))
    assert printed(fair, "H1") == (None, None, 30, "about")
    enter_by_hand(world.officer, say(fair.plan, fair, "H1", 40))
    assert printed(fair, "H1") == (None, None, 40, None)


def test_a_part_told_exactly_leaves_the_whole_about(world: World, fair: Line) -> None:
    enter_by_hand(world.officer, say(fair.plan, fair, "", 120, qualifier="about"))
    enter_by_hand(world.officer, say(fair.plan, fair, "Q1", 30))
    assert printed(fair) == (None, None, 120, "about")
    assert printed(fair, "Q1") == (None, None, 30, None)


def test_a_whole_told_exactly_is_exact_whatever_is_said_of_a_part(world: World, fair: Line) -> None:
    enter_by_hand(world.officer, say(fair.plan, fair, "Q1", 30, qualifier="about"))
    enter_by_hand(world.officer, say(fair.plan, fair, "", 120))
    assert printed(fair) == (None, None, 120, None)
    assert printed(fair, "Q1") == (None, None, 30, "about")
