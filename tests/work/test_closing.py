"""A new version of a plan leaves contents out: they close with it, are told as closed, and open with it again."""

from datetime import date

import pytest

from khuyencong.records.models import Act, Line, Plan, PlanVersion
from khuyencong.records.queries import last_act
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.closing import left_out
from khuyencong.work.library import accept_clean
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, planned_total, take_back_approval
from khuyencong.work.verification import verify
from tests.world import World, accept_all, item, tell

pytestmark = pytest.mark.both_engines
YEAR = Period.parse("2023")
FIRST, SECOND = Decision("95/KH-UBND", date(2023, 3, 1)), Decision("180/KH-UBND", date(2023, 8, 1))


@pytest.fixture
def plan(world: World) -> Plan:
    """Approved with a fair of 500, machines of 300 (40 adjusted away) and classes of 200; then a version of two."""
    planned = [("1", "Hội chợ", 500), ("2", "Máy móc", 300), ("3", "Tập huấn", 200)]
    told = [item(number, title, Role.PLAN, money) for number, title, money in planned]
    accept_clean(world.officer, tell(world, *told, title="Kế hoạch khuyến công năm 2023"))
    plan = Plan.objects.get()
    approve(world.leader, PlanVersion.objects.get(), FIRST)
    machines, classes = (next(p for p in purses(plan) if p.line.title == title) for title in ("Máy móc", "Tập huấn"))
    moves = [Move(machines.line.pk, None, 260, 300), Move(classes.line.pk, None, 240, 200)]
    adjust(world.officer, plan, moves, Basis("7/QĐ", date(2023, 6, 1), "bù nhau"))
    new = [item("1", "Hội chợ", Role.PLAN, 550), item("3", "Tập huấn", Role.PLAN, 240)]
    accept_all(world.officer, tell(world, *new, title="Kế hoạch khuyến công năm 2023 (điều chỉnh)"))
    return plan


def second(plan: Plan) -> PlanVersion:
    return plan.versions.get(number=2)


def closing(plan: Plan) -> Decision:
    return Decision(SECOND.number, SECOND.day, closes=frozenset(line.pk for line in left_out(second(plan))))


def titles(plan: Plan, act: int | None = None) -> list[str]:
    return [line.title for line in results(plan_case(plan, YEAR, act)).lines]


def test_what_the_new_paper_does_not_name_is_left_out(plan: Plan) -> None:
    assert [line.title for line in left_out(second(plan))] == ["Máy móc"]
    assert left_out(plan.versions.get(number=1)) == []


def test_it_closes_with_the_version_in_the_same_act(world: World, plan: Plan) -> None:
    before = last_act(plan.province)
    assert planned_total(plan) == 550 + 260 + 240
    act = approve(world.leader, second(plan), closing(plan))

    machines = Line.objects.get(title="Máy móc")
    assert (machines.closed_in, machines.closings.get().closed_at_act) == (second(plan), act.number)
    assert planned_total(plan) == second(plan).approved_total == 550 + 240
    assert titles(plan) == ["Hội chợ", "Tập huấn"]
    assert titles(plan, before) == ["Hội chợ", "Máy móc", "Tập huấn"]
    assert [line.closed for line in results(plan_case(plan, YEAR, closed=True)).lines] == [False, True, False]
    assert verify() == []


def test_what_was_reached_of_it_stays_told(world: World, plan: Plan) -> None:
    accept_clean(world.officer, tell(world, item("2", "Máy móc", Role.ACTUAL, 90)))
    approve(world.leader, second(plan), closing(plan))
    told = results(plan_case(plan, YEAR))
    assert titles(plan) == ["Hội chợ", "Máy móc", "Tập huấn"]
    assert (told.money_plan.value, told.money_actual.value) == (790, 90)


def test_a_paper_of_changes_alone_closes_nothing(world: World, plan: Plan) -> None:
    approve(world.leader, second(plan), SECOND)
    assert not Line.objects.exclude(closed_in=None).exists()
    assert planned_total(plan) == 1_050


def test_taking_the_approval_back_opens_it_with_the_money_it_had(world: World, plan: Plan) -> None:
    closed = approve(world.leader, second(plan), closing(plan))
    act = take_back_approval(world.leader, second(plan), "ghi nhầm số quyết định")

    machines = Line.objects.get(title="Máy móc")
    assert (machines.closed_in, machines.closings.get().reopened_at_act) == (None, act.number)
    assert {purse.line.title: purse.money for purse in purses(plan)}["Máy móc"] == 260
    assert planned_total(plan) == 1_050
    assert [version.state for version in plan.versions.order_by("number")] == ["approved", "draft"]
    assert titles(plan, closed.number) == ["Hội chợ", "Tập huấn"]
    assert titles(plan) == ["Hội chợ", "Máy móc", "Tập huấn"]
    approve(world.leader, second(plan), closing(plan))
    assert planned_total(plan) == 790
    assert verify() == []


def test_only_the_newest_version_in_force_is_taken_back(world: World, plan: Plan) -> None:
    with pytest.raises(Refused, match="bản mới nhất"):
        take_back_approval(world.leader, plan.versions.get(number=1), "nhầm")
    approve(world.leader, second(plan), closing(plan))
    with pytest.raises(Refused, match="phải nêu lý do"):
        take_back_approval(world.leader, second(plan), " ")
    with pytest.raises(Refused, match="phê duyệt kế hoạch"):
        take_back_approval(world.officer, second(plan), "nhầm")
    assert not Act.objects.filter(verb="take_back_approval").exists()


def test_a_content_the_paper_names_cannot_be_closed(world: World, plan: Plan) -> None:
    fair = Line.objects.get(title="Hội chợ")
    with pytest.raises(Refused, match="đã được nêu trong bản này"):
        approve(world.leader, second(plan), Decision("9/QĐ", SECOND.day, closes=frozenset([fair.pk])))
    assert second(plan).state == "draft"
