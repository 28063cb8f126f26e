"""Money of fund sources moves: sums by source and the plan's total never say two things."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date

import pytest

from khuyencong.desk.plans.table import moved_by_source
from khuyencong.records.models import FundSource, Plan, PlanVersion
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Amount, Role, Share, Span
from khuyencong.work.adjust import Move, Purse, adjust, purses, told_sources
from khuyencong.work.adjustments_made import undo_adjustment
from khuyencong.work.library import accept_clean
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, planned_total
from khuyencong.work.verification import verify
from tests.work.test_adjust import BASIS, YEAR, money
from tests.work.test_ended_sources import whole
from tests.work.test_totals_by_source import DP, QG, by_source
from tests.world import World, accept_all, item, tell

pytestmark = pytest.mark.both_engines


def test_no_source_of_a_content_may_be_cut_so_that_less_is_left_than_was_spent_of_no_source_told(world: World) -> None:
    shares = tuple(Share(source, Amount(sum_, Span(0, 4))) for source, sum_ in ((QG, 300), (DP, 200)))
    told = (replace(item("1", "Hội chợ", Role.PLAN, 500), shares=shares), item("2", "Máy móc", Role.PLAN, 300))
    accept_all(world.officer, tell(world, *told, title="Kế hoạch khuyến công năm 2023"))
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 400)))
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1), None))
    plan = Plan.objects.get()
    local = next(p for p in purses(plan) if p.source and p.money == 200)
    machines = next(p for p in purses(plan) if p.line.title == "Máy móc")
    for left, refused in ((50, True), (100, False)):
        moved = [
            Move(local.line.pk, local.source.pk if local.source else None, left, 200),
            Move(machines.line.pk, None, 300 + 200 - left, 300),
        ]
        with pytest.raises(Refused, match="đã thực hiện 400 đồng, không giảm") if refused else nullcontext():
            adjust(world.officer, plan, moved, BASIS)
    assert verify() == []


def test_a_content_told_as_a_whole_and_by_its_sources_is_adjusted_source_by_source(world: World) -> None:
    """Its whole is no purse beside them, but for what they leave of it: sums by source and the total stay one."""
    title = "Kế hoạch khuyến công năm 2023"
    fair, shares = item("1", "Hội chợ", Role.PLAN, 500), ((QG, 250), (DP, 200))
    accept_all(world.officer, tell(world, fair, item("2", "Máy móc", Role.PLAN, 300), title=title))
    told = tuple(Share(source, Amount(sum_, Span(0, 4))) for source, sum_ in shares)
    accept_all(world.officer, tell(world, replace(fair, shares=told), title=title))
    approve(world.leader, PlanVersion.objects.latest("number"), Decision("95/KH-UBND", date(2023, 3, 1), None))
    plan = Plan.objects.get()

    def by_money() -> dict[int, Purse]:
        return {purse.money: purse for purse in purses(plan)}

    def move(purse: Purse, money: int) -> Move:
        return Move(purse.line.pk, purse.source.pk if purse.source else None, money, purse.money)

    known = by_money()
    assert sorted(known) == [50, 200, 250, 300]
    assert [str(known[money].source).endswith(name) for money, name in ((50, "None"), (200, DP), (250, QG))] == [
        True
    ] * 3
    adjust(world.officer, plan, [move(known[50], 40), move(known[300], 310)], BASIS)
    act = adjust(world.officer, plan, [move(known[200], 100), move(by_money()[310], 410)], BASIS)
    assert sorted(by_money()) == [40, 100, 250, 410]
    assert planned_total(plan) == 800
    assert [planned.value for _name, planned, _reached in results(plan_case(plan, YEAR)).sources] == [100, 250]
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 385)))
    assert {purse.savings for purse in purses(plan) if purse.line.title == "Hội chợ"} == {5}
    undo_adjustment(world.officer, plan, act.number, "nhầm nguồn")
    assert sorted(by_money()) == [40, 200, 250, 310]
    assert verify() == []


def test_of_totals_by_source_an_adjustment_says_which_one_gives(world: World) -> None:
    contents = (item("1", "Hội chợ", Role.PLAN, 500), item("2", "Máy móc", Role.PLAN, 300))
    totals = (whole(800), by_source(DP, 600), by_source(QG, 200))
    accept_all(world.officer, tell(world, *contents, totals=totals, title="Kế hoạch khuyến công năm 2023"))
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1), None))
    plan = Plan.objects.get()
    local, national = sorted(told_sources(plan), key=lambda source: not source.name.endswith(DP))
    other = FundSource.objects.exclude(pk__in=[local.pk, national.pk]).earliest("pk")
    fair, machines = purses(plan)
    with pytest.raises(Refused, match="không có trong tổng theo nguồn"):
        adjust(world.officer, plan, [Move(fair.line.pk, None, 440, 500, other.pk)], BASIS)
    adjust(world.officer, plan, [Move(fair.line.pk, None, 440, 500, local.pk)], BASIS)
    act = adjust(world.officer, plan, [Move(machines.line.pk, None, 340, 300, local.pk)], BASIS)
    assert money(plan) == {"Hội chợ": 440, "Máy móc": 340}
    assert planned_total(plan) == 780
    case = plan_case(plan, YEAR)
    assert [(name, figure.value) for name, figure in moved_by_source(case, results(case))] == [(local.name, -20)]
    undo_adjustment(world.officer, plan, act.number, "nhầm nguồn")
    assert money(plan) == {"Hội chợ": 440, "Máy móc": 300}
    assert verify() == []
