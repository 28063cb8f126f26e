"""Papers read while no plan stood: accepted after one another, each content has one line."""

import pytest

from khuyencong.records.models import Act, Line, Paper, Plan
from khuyencong.terms.facts import Activity, Role
from khuyencong.work.library import accept, match_item, match_waiting, plan_meant, undo
from khuyencong.work.plans import planned_total
from khuyencong.work.verification import verify
from tests.world import World, accept_all, item, pending, tell

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
TRAINING, MACHINES = "Tập huấn khởi sự doanh nghiệp", "Hỗ trợ máy móc thiết bị tiên tiến"


def told(role: Role, training: int, machines: int) -> list[Activity]:
    return [item("1", TRAINING, role, training, (2, "lớp")), item("2", MACHINES, role, machines, (1, "cơ sở"))]


def sent_together(world: World) -> tuple[Paper, Paper]:
    plan = tell(world, *told(Role.PLAN, 40, 120), title="Kế hoạch khuyến công 2023")
    result = tell(world, *told(Role.PLAN, 40, 120), *told(Role.ACTUAL, 38, 120))
    assert (plan.plan, result.plan) == (None, None)
    return plan, result


def numbers() -> list[str]:
    return list(Line.objects.filter(kind="item").order_by("number").values_list("number", flat=True))


def test_a_plan_and_its_result_read_together_have_one_line_for_each_content(world: World) -> None:
    plan, result = sent_together(world)
    accept_all(world.officer, plan)
    came = accept_all(world.officer, result)

    assert numbers() == ["1", "2"]
    assert came.outcomes == {"confirms": 4, "posted": 4}
    assert set(result.facts.values_list("line_certainty", flat=True)) == {100}
    assert planned_total(Plan.objects.get()) == 160
    assert verify() == []


def test_the_result_may_come_first(world: World) -> None:
    plan, result = sent_together(world)
    accept_all(world.officer, result)
    accept_all(world.officer, plan)
    assert numbers() == ["1", "2"]
    assert planned_total(Plan.objects.get()) == 160


def test_decisions_taken_back_and_made_again_find_the_same_lines(world: World) -> None:
    plan, result = sent_together(world)
    accept_all(world.officer, plan)
    undo(world.officer, plan, Act.objects.latest("number").number)
    accept_all(world.officer, result)
    undo(world.officer, result, Act.objects.latest("number").number)
    accept_all(world.officer, plan)
    accept_all(world.officer, result)
    assert numbers() == ["1", "2"]
    assert planned_total(Plan.objects.get()) == 160
    assert verify() == []


def test_the_match_is_seen_before_it_is_accepted(world: World) -> None:
    plan, result = sent_together(world)
    accept_all(world.officer, plan)
    facts = list(result.facts.order_by("position"))
    match_waiting(plan_meant(result), facts, facts)
    assert {fact.line.number for fact in facts if fact.line} == {"1", "2"}


def test_contents_that_a_paper_tells_apart_stay_apart_when_accepted_one_by_one(world: World) -> None:
    alike = [item(f"1.{n}", f"Máy móc cho hộ số {n}", Role.PLAN, n) for n in (1, 2, 3)]
    paper = tell(world, *alike, title="Kế hoạch khuyến công 2023")
    for fact in pending(paper):
        accept(world.officer, paper, {fact})
    assert numbers() == ["1.1", "1.2", "1.3"]


def test_one_line_is_found_by_the_content_most_like_it(world: World) -> None:
    few, more = ([item(f"1.{n}", f"Máy móc cho hộ số {n}", Role.PLAN, n) for n in told] for told in ((3,), (1, 2, 3)))
    first = tell(world, *few, title="Kế hoạch khuyến công 2023")
    second = tell(world, *more, title="Kế hoạch khuyến công 2023")
    accept_all(world.officer, first)
    accept_all(world.officer, second)
    assert numbers() == ["1.1", "1.2", "1.3"]
    assert second.facts.get(path="1.3").line == first.facts.get().line


def test_what_a_person_said_to_be_new_stays_new(world: World) -> None:
    plan, result = sent_together(world)
    accept_all(world.officer, plan)
    match_item(world.officer, result.facts.filter(path="2")[0], None)
    accept_all(world.officer, result)
    assert numbers() == ["1", "2", "2"]
