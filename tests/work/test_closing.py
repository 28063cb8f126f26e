"""A new version of a plan leaves contents out: they close with it, are told as closed, and open with it again."""

from datetime import date

import pytest

from khuyencong.records.models import Act, Line, LineClosing, Plan, PlanVersion, Statement
from khuyencong.records.queries import last_act
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work import closing as verbs
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.adjustments_made import undo_adjustment
from khuyencong.work.arrangements import put_lead
from khuyencong.work.closing import left_out, reopen_line
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.library import accept_clean
from khuyencong.work.new_contents import NewContent
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, money_of, planned_total, take_back_approval
from khuyencong.work.verification import verify
from tests.work.at_once import together
from tests.world import World, accept_all, item, tell

pytestmark = pytest.mark.both_engines
YEAR = Period.parse("2023")
FIRST, SECOND = Decision("95/KH-UBND", date(2023, 3, 1)), Decision("180/KH-UBND", date(2023, 8, 1))


@pytest.fixture
def plan(world: World) -> Plan:
    return planned_twice(world)


def planned_twice(world: World) -> Plan:
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


def machines() -> Line:
    return Line.objects.get(title="Máy móc")


def test_a_closed_content_opens_again_without_the_money_it_had(world: World, plan: Plan) -> None:
    approve(world.leader, second(plan), closing(plan))
    act = reopen_line(world.officer, machines(), "nêu lại trong báo cáo")
    assert (machines().closed_in, machines().closings.get().reopened_at_act) == (None, act.number)
    assert planned_total(plan) == 790
    with pytest.raises(Refused, match="đang mở"):
        reopen_line(world.officer, machines(), "lần nữa")
    with pytest.raises(Refused, match="phải nêu lý do"):
        reopen_line(world.officer, machines(), " ")
    assert verify() == []


def test_an_approval_taken_back_gives_its_money_back_to_what_was_opened_meanwhile(world: World, plan: Plan) -> None:
    approve(world.leader, second(plan), closing(plan))
    reopen_line(world.officer, machines(), "nêu lại")
    take_back_approval(world.leader, second(plan), "ghi nhầm số quyết định")
    assert planned_total(plan) == 1_050
    assert verify() == []


def planned_by_hand(plan: Plan, money: int) -> Statement:
    said = {"state": "given", "value": money, "reason": "bổ sung", "role": Role.PLAN}
    days = {"first": YEAR.window.first, "last": YEAR.window.last}
    place = {"province": plan.province, "plan": plan, "line": machines(), "measure": money_of(plan.province)}
    return Statement(**place, **days, **said)


def test_what_was_planned_anew_of_an_opened_content_stays(world: World, plan: Plan) -> None:
    approve(world.leader, second(plan), Decision("180/KH-UBND", SECOND.day, 1_000, closing(plan).closes))
    reopen_line(world.officer, machines(), "nêu lại")
    enter_by_hand(world.officer, planned_by_hand(plan, 70))
    take_back_approval(world.leader, second(plan), "ghi nhầm số quyết định")
    assert {purse.line.title: purse.money for purse in purses(plan)}["Máy móc"] == 70
    assert verify() == []


def test_nothing_is_planned_by_hand_of_a_closed_content(world: World, plan: Plan) -> None:
    """Not in a later draft either: it is opened first, by a person who says why."""
    approve(world.leader, second(plan), closing(plan))
    accept_all(
        world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 500), title="Kế hoạch khuyến công 2023 lần 3")
    )
    assert plan.versions.count() == 3
    with pytest.raises(Refused, match="đã đóng cùng bản 2: mở lại mục ấy trước"):
        enter_by_hand(world.officer, planned_by_hand(plan, 70))


# Two people at the same moment --------------------------------------------------------------------


def reopened_together(world: World) -> list[BaseException]:
    """Two people look at the closed content; both open it."""
    plan = planned_twice(world)
    approve(world.leader, second(plan), closing(plan))
    seen = machines()
    return together(*(lambda who=who: reopen_line(who, seen, "nêu lại") for who in (world.officer, world.colleague)))


def test_two_people_open_a_content_once(shared_world: World) -> None:
    assert [type(error) for error in reopened_together(shared_world)] == [Refused]
    assert Act.objects.filter(verb="reopen_line").count() == 1
    assert verify() == []


def test_control_looked_at_before_the_lock_it_is_opened_twice(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "_closed_as_seen", lambda seen: seen)
    assert reopened_together(shared_world) == []
    assert Act.objects.filter(verb="reopen_line").count() == 2


def taken_back_together(world: World) -> tuple[Plan, list[BaseException]]:
    """The leader takes the approval back while an officer opens the content that closed with it."""
    plan = planned_twice(world)
    approve(world.leader, second(plan), closing(plan))
    version, seen = second(plan), machines()
    return plan, together(
        lambda: take_back_approval(world.leader, version, "ghi nhầm"),
        lambda: reopen_line(world.officer, seen, "nêu lại"),
    )


def test_whoever_is_faster_an_approval_taken_back_leaves_the_same_money(shared_world: World) -> None:
    plan, raised = taken_back_together(shared_world)
    assert all(isinstance(error, Refused) for error in raised)
    assert (machines().closed_in, planned_total(plan)) == (None, 1_050)
    assert not LineClosing.objects.filter(reopened_at_act=None).exists()
    assert verify() == []


def approved_together(world: World) -> list[BaseException]:
    """The officer saw the content open; the leader approves the version that closes it."""
    plan = planned_twice(world)
    version, decision, seen = second(plan), closing(plan), machines()
    return together(
        lambda: approve(world.leader, version, decision), lambda: reopen_line(world.officer, seen, "nêu lại")
    )


def test_a_content_closes_though_somebody_opens_it_at_that_moment(shared_world: World) -> None:
    """Nobody opens what they did not see closed: whoever is faster, the approval stands as it was decided."""
    assert [type(error) for error in approved_together(shared_world)] == [Refused]
    closed = machines()
    assert closed.closed_in == PlanVersion.objects.get(number=2)
    assert closed.closings.get().reopened_at_act is None
    assert verify() == []


def test_control_not_asked_what_they_saw_they_open_what_was_just_closed(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "_closed_as_seen", lambda seen: seen)
    assert approved_together(shared_world) == []


@pytest.mark.parametrize("reached", [0, 100])
@pytest.mark.parametrize("led", [False, True])
def test_a_content_that_an_undone_adjustment_opened_is_closed_again(
    world: World, plan: Plan, reached: int, led: bool
) -> None:
    """What was reached of it before was no word on the adjustment, and it is led by whom it was led."""
    if reached:
        accept_all(world.officer, tell(world, item("2", "Máy móc", Role.ACTUAL, reached)))
    approval = approve(world.leader, second(plan), closing(plan))
    machines = Line.objects.get(title="Máy móc")
    former = world.division if led else None
    put_lead(machines, former, approval)
    fair = next(p for p in purses(plan) if p.line.title == "Hội chợ")
    again = NewContent("Máy móc", {None: 120}, lead=world.centre.pk)
    basis = Basis("8/QĐ", date(2023, 9, 1), "làm tiếp")
    act = adjust(world.officer, plan, [Move(fair.line.pk, None, 430, 550)], basis, [again])
    machines.refresh_from_db()
    assert (machines.closed_in, machines.lead) == (None, world.centre)

    undo_adjustment(world.officer, plan, act.number, "ghi nhầm")

    machines.refresh_from_db()
    assert (machines.closed_in, machines.lead) == (second(plan), former)
    assert planned_total(plan) == 550 + 240
    assert verify() == []
