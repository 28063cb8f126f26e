"""Money moves between the contents of a plan in force: paid for by savings, never over the total, two at once too."""

from datetime import date

import pytest

from khuyencong.records.models import Act, Area, Entry, Plan, PlanVersion
from khuyencong.terms.facts import Role
from khuyencong.work import posting
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.library import accept_clean, doubts_of
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, planned_total
from khuyencong.work.verification import verify
from tests.house.own_database import OwnDatabase
from tests.work.test_together import shared_world, together
from tests.world import World, accept_all, item, tell

__all__ = ["shared_world"]
pytestmark = pytest.mark.both_engines
BASIS = Basis("56/SCT-CN", date(2023, 8, 1), "bù phần tăng của hội chợ")


def approved(world: World, total: int | None = None) -> Plan:
    """Fair 500, machines 300 of which 100 are used, training 200; approved as they sum up unless told otherwise."""
    planned = (("1", "Hội chợ", 500), ("2", "Máy móc", 300), ("3", "Tập huấn", 200))
    told = [item(number, title, Role.PLAN, money) for number, title, money in planned]
    accept_clean(world.officer, tell(world, *told, title="Kế hoạch khuyến công năm 2023"))
    accept_clean(world.officer, tell(world, item("2", "Máy móc", Role.ACTUAL, 100)))
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1), total))
    return Plan.objects.get()


@pytest.fixture
def plan(world: World) -> Plan:
    return approved(world)


def moves(plan: Plan, **new: int) -> list[Move]:
    """New money by the first word of a content's title, as the page would send it: with what it showed."""
    known = {purse.line.title.split()[0]: purse for purse in purses(plan)}
    return [Move(known[word].line.pk, None, money, known[word].money) for word, money in new.items()]


def money(plan: Plan) -> dict[str, int]:
    return {purse.line.title: purse.money for purse in purses(plan)}


def test_an_increase_is_paid_by_savings_named_in_the_same_act(world: World, plan: Plan) -> None:
    act = adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)

    assert money(plan) == {"Hội chợ": 560, "Máy móc": 300, "Tập huấn": 140}
    assert planned_total(plan) == 1_000
    assert "tăng 1 Hội chợ 60 đồng; giảm 3 Tập huấn 60 đồng" in act.summary
    assert act.changes["basis"] == "56/SCT-CN"
    assert {entry.role for entry in Entry.objects.filter(act=act)} == {Role.ADJUSTMENT}
    assert verify() == []


def test_a_unit_s_part_of_a_content_leaves_what_was_adjusted(world: World, plan: Plan) -> None:
    adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)
    paper = tell(world, item("1", "Hội chợ", Role.PLAN, 90), title="Kế hoạch khuyến công năm 2023")
    area = Area.objects.create(code="75", level="province", name="Đồng Nai", type="Tỉnh", path="/1/")
    paper.facts.update(area=area)

    accept_all(world.officer, paper)

    assert money(plan)["Hội chợ"] == 560


def test_our_own_report_told_back_speaks_against_no_adjustment(world: World, plan: Plan) -> None:
    """It prints the plan as adjusted; only another figure for it is a doubt."""
    adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)
    ours = [
        item("1", "Hội chợ", Role.PLAN, 560),
        item("2", "Máy móc", Role.PLAN, 300),
        item("3", "Tập huấn", Role.PLAN, 140),
    ]
    assert doubts_of(tell(world, *ours)) == {}
    other = tell(world, item("1", "Hội chợ", Role.PLAN, 550))
    assert [doubt.rule for doubt in doubts_of(other).values()] == ["cross-paper-conflict"]


def test_a_second_adjustment_adds_to_the_first(world: World, plan: Plan) -> None:
    adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)
    adjust(world.officer, plan, moves(plan, Hội=520, Máy=340), BASIS)
    assert money(plan) == {"Hội chợ": 520, "Máy móc": 340, "Tập huấn": 140}
    assert verify() == []


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ({"Hội": 560}, "còn thiếu 60 đồng. Tổng kế hoạch theo 95/KH-UBND không được tăng"),
        ({"Hội": 560, "Tập": 150}, "còn thiếu 10 đồng"),
        ({"Hội": 710, "Máy": 90}, "không giảm xuống dưới số đó"),
        ({"Hội": 1_000, "Tập": -300}, "không thể âm"),
        ({"Hội": 500}, "Không có nội dung nào thay đổi"),
    ],
)
def test_what_nobody_pays_for_is_refused(world: World, plan: Plan, new: dict[str, int], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        adjust(world.officer, plan, moves(plan, **new), BASIS)
    assert planned_total(plan) == 1_000
    assert not Act.objects.filter(verb="adjust").exists()


def test_what_the_decision_left_unshared_may_pay(world: World) -> None:
    plan = approved(world, 1_040)
    adjust(world.officer, plan, moves(plan, Hội=540), BASIS)
    with pytest.raises(Refused, match="còn thiếu 1 đồng"):
        adjust(world.officer, plan, moves(plan, Hội=541), BASIS)


def test_what_somebody_changed_meanwhile_is_told_and_not_overwritten(world: World, plan: Plan) -> None:
    seen = moves(plan, Hội=530, Tập=170)
    adjust(world.colleague, plan, moves(plan, Hội=560, Tập=140), BASIS)
    with pytest.raises(Refused, match="khi mở trang là 500 đồng, nay đã có người đổi thành 560 đồng"):
        adjust(world.officer, plan, seen, BASIS)
    assert money(plan)["Hội chợ"] == 560


def test_a_new_plan_paper_takes_the_adjustments_in(world: World, plan: Plan) -> None:
    adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)
    told = (item("1", "Hội chợ", Role.PLAN, 570), item("3", "Tập huấn", Role.PLAN, 140))
    accept_all(world.officer, tell(world, *told, title="Kế hoạch khuyến công điều chỉnh năm 2023"))
    assert money(plan) == {"Hội chợ": 570, "Máy móc": 300, "Tập huấn": 140}
    assert verify() == []


def test_it_needs_a_plan_in_force_a_paper_a_reason_and_an_officer(world: World, plan: Plan) -> None:
    for basis in (Basis(" ", DAY, "vì"), Basis("1/SCT", DAY, " ")):
        with pytest.raises(Refused, match="văn bản cho phép và lý do"):
            adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), basis)
    for person in (world.leader, world.inspector, world.centre_officer, world.stranger):
        with pytest.raises(Refused, match="điều chỉnh kinh phí"):
            adjust(person, plan, moves(plan, Hội=560, Tập=140), BASIS)
    PlanVersion.objects.update(state="draft")
    with pytest.raises(Refused, match="đã phê duyệt"):
        adjust(world.officer, plan, moves(plan, Hội=560, Tập=140), BASIS)


DAY = date(2023, 8, 1)

# Two officers at the same moment ------------------------------------------------------------------


def adjust_together(world: World) -> tuple[Plan, list[BaseException]]:
    """Both spend the one saving of 40 that the decision left unshared, on different contents."""
    plan = approved(world, 1_040)
    one, two = moves(plan, Hội=540), moves(plan, Tập=240)
    raised = together(
        lambda: adjust(world.officer, plan, one, BASIS), lambda: adjust(world.colleague, plan, two, BASIS)
    )
    return plan, raised


def test_two_adjustments_at_once_cannot_exceed_the_total(shared_world: World) -> None:
    plan, raised = adjust_together(shared_world)
    assert [type(error) for error in raised] == [Refused]
    assert planned_total(plan) == 1_040
    assert verify() == []


def test_control_a_total_read_outside_the_lock_is_exceeded(
    shared_world: World, own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khuyencong.work.adjust.planned_total", lambda plan: 1_000)
    monkeypatch.setattr(posting, "planned_total", lambda plan: 1_000)
    plan, raised = adjust_together(shared_world)
    assert raised == []
    monkeypatch.undo()
    assert planned_total(plan) == 1_080
