"""What a leader puts in force is what the page showed, and nothing they had a hand in themselves."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from khuyencong.records.models import Paper, Plan, PlanVersion, Statement
from khuyencong.records.queries import last_act
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import day_in_figures
from khuyencong.work import plans
from khuyencong.work.adjust import Basis, Move, adjust
from khuyencong.work.ledger import enter_by_hand, reverse
from khuyencong.work.library import accept, reject
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, money_of, planned_total, take_back_approval
from khuyencong.work.verification import verify
from tests.work.at_once import together
from tests.world import World, accept_all, item, pending, tell

pytestmark = pytest.mark.both_engines
DECISION, TITLE = Decision("95/KH-UBND", date(2023, 3, 1)), "Kế hoạch khuyến công năm 2023"


def draft_of(world: World) -> PlanVersion:
    """A plan of 800, and a content more of 90 in its paper that nobody has accepted yet."""
    told = (item("1", "Hội chợ", Role.PLAN, 500), item("2", "Máy móc", Role.PLAN, 300))
    paper = tell(world, *told, item("3", "Tập huấn", Role.PLAN, 90), title=TITLE)
    accept(world.officer, paper, set(sorted(pending(paper))[:2]))
    return PlanVersion.objects.get()


@pytest.fixture
def version(world: World) -> PlanVersion:
    return draft_of(world)


def waiting(version: PlanVersion) -> tuple[Paper, set[int]]:
    assert version.paper is not None
    return version.paper, set(pending(version.paper))


def seen_now(version: PlanVersion) -> int:
    return last_act(version.plan.province)


# As the page showed it --------------------------------------------------------------------------------------------


def test_figures_accepted_after_the_page_was_opened_are_not_put_in_force_unseen(
    world: World, version: PlanVersion
) -> None:
    seen = seen_now(version)
    accept(world.colleague, *waiting(version))
    with pytest.raises(Refused, match="Dongnghiep đã đổi bản này.* trước là 800 đồng, nay là 890 đồng"):
        approve(world.leader, version, DECISION, seen)
    assert PlanVersion.objects.get().state == "draft"
    approve(world.leader, version, DECISION, seen_now(version))
    assert PlanVersion.objects.get().approved_total == 890


def test_a_content_left_out_after_the_page_was_opened_is_told_too(world: World, version: PlanVersion) -> None:
    """No figure moves, but what the version leaves out would be closed unseen."""
    seen = seen_now(version)
    reject(world.colleague, *waiting(version))
    with pytest.raises(Refused, match="Dongnghiep đã đổi bản này"):
        approve(world.leader, version, DECISION, seen)


def test_what_was_reached_meanwhile_hinders_no_approval(world: World, version: PlanVersion) -> None:
    seen = seen_now(version)
    accept_all(world.colleague, tell(world, item("1", "Hội chợ", Role.ACTUAL, 120)))
    approve(world.leader, version, DECISION, seen)


def test_an_overtaken_draft_is_not_approved(world: World, version: PlanVersion) -> None:
    accept_all(world.colleague, tell(world, item("1", "Hội chợ", Role.PLAN, 550), title=TITLE))
    with pytest.raises(Refused, match="Dongnghiep vừa mở bản 2 sau bản 1"):
        approve(world.leader, version, DECISION, seen_now(version))


def test_an_approval_is_taken_back_as_it_was_seen(world: World, version: PlanVersion) -> None:
    approve(world.leader, version, DECISION)
    seen = seen_now(version)
    take_back_approval(world.leader, version, "nhầm số", seen)
    approve(world.leader, version, Decision("96/KH-UBND", DECISION.day))
    with pytest.raises(Refused, match="vừa phê duyệt lại bản này theo 96/KH-UBND"):
        take_back_approval(world.leader, version, "nhầm số", seen)


def race(world: World) -> list[BaseException]:
    """A leader looks at 800 and approves; at the same moment an officer accepts 90 more."""
    version = draft_of(world)
    seen, (paper, facts) = seen_now(version), waiting(version)
    return together(
        lambda: approve(world.leader, version, DECISION, seen), lambda: accept(world.colleague, paper, facts)
    )


def test_of_approving_and_accepting_at_once_one_gives_way(shared_world: World) -> None:
    (fault,) = race(shared_world)
    assert isinstance(fault, Refused)
    assert PlanVersion.objects.get().approved_total in (800, None)
    assert planned_total(Plan.objects.get()) in (800, 890)
    assert verify() == []


def test_control_without_a_look_at_what_was_seen_more_is_put_in_force(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "_refuse_unseen", lambda *_: None)
    version = draft_of(shared_world)
    seen = seen_now(version)
    accept(shared_world.colleague, *waiting(version))
    approve(shared_world.leader, version, DECISION, seen)
    assert PlanVersion.objects.get().approved_total == 890


# Who writes does not approve --------------------------------------------------------------------------------------


def by_hand(plan: Plan, money: int) -> Statement:
    line = plan.lines.get(title="Hội chợ")
    year = {"first": date(plan.year, 1, 1), "last": date(plan.year, 12, 31)}
    said = {"role": Role.PLAN, "state": "given", "value": money, "reason": "tờ trình"}
    return Statement(province=plan.province, plan=plan, line=line, measure=money_of(plan.province), **year, **said)


def accepts_the_second_block(world: World, version: PlanVersion) -> None:
    accept(world.leader, *waiting(version))


def rejects_the_second_block(world: World, version: PlanVersion) -> None:
    reject(world.leader, *waiting(version))


def enters(world: World, version: PlanVersion) -> None:
    enter_by_hand(world.leader, by_hand(version.plan, 510))


def withdraws(world: World, version: PlanVersion) -> None:
    reverse(world.leader, Statement.objects.filter(plan=version.plan, role=Role.PLAN)[0], "nhập nhầm")


HANDS = [accepts_the_second_block, rejects_the_second_block, enters, withdraws]


@pytest.mark.parametrize("does", HANDS)
def test_who_had_a_hand_in_a_version_does_not_approve_it(
    world: World, version: PlanVersion, does: Callable[[World, PlanVersion], None]
) -> None:
    world.leader.memberships.create(unit=world.division, office="officer")
    does(world, version)
    with pytest.raises(Refused, match="Người lập không được"):
        approve(world.leader, version, DECISION)


def test_who_only_took_an_approval_back_approves_again(world: World, version: PlanVersion) -> None:
    approve(world.leader, version, DECISION)
    take_back_approval(world.leader, version, "nhầm số")
    approve(world.leader, version, DECISION)


def test_what_they_did_under_an_earlier_decision_is_past(world: World, version: PlanVersion) -> None:
    world.leader.memberships.create(unit=world.division, office="officer")
    enters(world, version)
    chief = type(world.leader).objects.create(username="lanhdao2", full_name="Lanhdao Hai")
    chief.memberships.create(unit=world.department, office="leader")
    approve(chief, version, DECISION)
    accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 400), title=TITLE))
    approve(world.leader, PlanVersion.objects.get(number=2), Decision("180/KH-UBND", date(2023, 8, 1)))


# Planned money moves by rule --------------------------------------------------------------------------------------


def test_under_a_decision_planned_money_is_not_entered_by_hand(world: World, version: PlanVersion) -> None:
    approve(world.leader, version, DECISION)
    with pytest.raises(Refused, match="kinh phí đổi bằng «Điều chỉnh»"):
        enter_by_hand(world.officer, by_hand(version.plan, 450))
    assert planned_total(version.plan) == 800


def test_an_adjustment_is_not_entered_by_hand(world: World, version: PlanVersion) -> None:
    said = by_hand(version.plan, 10)
    said.role = Role.ADJUSTMENT
    with pytest.raises(Refused, match="ghi ở trang «Điều chỉnh»"):
        enter_by_hand(world.officer, said)


def test_one_half_of_an_adjustment_is_not_withdrawn(world: World, version: PlanVersion) -> None:
    approve(world.leader, version, DECISION)
    fair, machines = version.plan.lines.filter(kind="item").order_by("position")[:2]
    moves = [Move(fair.pk, None, 450, 500), Move(machines.pk, None, 350, 300)]
    adjust(world.colleague, version.plan, moves, Basis("30/QĐ", date(2023, 6, 1), "tiết kiệm"))
    for half in Statement.objects.filter(role=Role.ADJUSTMENT):
        with pytest.raises(Refused, match="do Dongnghiep ghi .*«Điều chỉnh»"):
            reverse(world.officer, half, "nhầm")
    assert planned_total(version.plan) == 800


def test_a_decision_of_a_day_to_come_puts_nothing_in_force(world: World, version: PlanVersion) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused, match=f"Văn bản đề ngày {day_in_figures(tomorrow)}, ở sau hôm nay"):
        approve(world.leader, version, Decision("120/KH-UBND", tomorrow))
    assert approve(world.leader, version, Decision("120/KH-UBND", timezone.localdate()))
