"""Approving a plan version: by another person, under a decision, within its total."""

from datetime import date

import pytest

from khuyencong.records.decisions import decision_on
from khuyencong.records.models import Act, Plan, PlanVersion
from khuyencong.records.queries import last_act
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.library import accept_clean
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, planned_total, take_back_approval
from khuyencong.work.reporting import preview
from tests.world import World, accept_all, item, tell

pytestmark = pytest.mark.django_db
DECISION = Decision("95/KH-UBND", date(2023, 3, 1), 800)


@pytest.fixture
def version(world: World) -> PlanVersion:
    told = (item("1", "Hội chợ", Role.PLAN, 500), item("2", "Máy móc", Role.PLAN, 300))
    accept_clean(world.officer, tell(world, *told, title="Kế hoạch khuyến công năm 2023"))
    return PlanVersion.objects.get()


def test_a_leader_puts_a_version_in_force(world: World, version: PlanVersion) -> None:
    act = approve(world.leader, version, DECISION)

    version.refresh_from_db()
    assert (version.state, version.decision_number, version.approved_total) == ("approved", "95/KH-UBND", 800)
    assert (act.verb, act.actor, act.subject_id) == ("approve", world.leader, Plan.objects.get().pk)


def test_lines_may_not_sum_over_the_decided_total(world: World, version: PlanVersion) -> None:
    with pytest.raises(Refused, match="vượt 1 đồng so với tổng được duyệt 799 đồng"):
        approve(world.leader, version, Decision("95/KH-UBND", date(2023, 3, 1), 799))


def test_an_officer_may_not_approve_and_nobody_approves_his_own(world: World, version: PlanVersion) -> None:
    with pytest.raises(Refused, match="không có quyền phê duyệt"):
        approve(world.officer, version, DECISION)
    version.prepared_by = world.leader
    version.save()
    with pytest.raises(Refused, match="Người lập không được"):
        approve(world.leader, version, DECISION)
    assert Act.objects.filter(verb="approve").count() == 0


def test_a_version_is_approved_once_and_needs_a_number(world: World, version: PlanVersion) -> None:
    with pytest.raises(Refused, match="số của văn bản"):
        approve(world.leader, version, Decision(" ", date(2023, 3, 1)))
    approve(world.leader, version, DECISION)
    with pytest.raises(Refused, match="không còn là dự thảo"):
        approve(world.leader, version, DECISION)


def test_a_second_plan_paper_brings_a_second_version_which_replaces_the_first(
    world: World, version: PlanVersion
) -> None:
    approve(world.leader, version, DECISION)
    more = tell(world, item("1", "Hội chợ", Role.PLAN, 550), title="Kế hoạch khuyến công điều chỉnh năm 2023")
    accept_all(world.officer, more)
    approve(world.leader, PlanVersion.objects.get(number=2), Decision("120/KH-UBND", date(2023, 7, 1)))

    assert list(PlanVersion.objects.values_list("number", "state", "approved_total")) == [
        (1, "replaced", 800),
        (2, "approved", 850),
    ]


def test_a_paper_cites_the_decision_that_was_in_force_at_its_act(world: World, version: PlanVersion) -> None:
    plan, before = version.plan, last_act(world.province)
    first = approve(world.leader, version, DECISION)
    more = tell(world, item("1", "Hội chợ", Role.PLAN, 550), title="Kế hoạch khuyến công điều chỉnh năm 2023")
    accept_all(world.officer, more)
    second = PlanVersion.objects.get(number=2)
    then = approve(world.leader, second, Decision("120/KH-UBND", date(2023, 7, 1)))
    back = take_back_approval(world.leader, second, "ghi nhầm số")
    said = [decision_on(plan, act) for act in (before, first.number, then.number, back.number)]
    old, new = (
        f"Kế hoạch số {n}/KH-UBND ngày 01 tháng {m} năm 2023 của UBND tỉnh Đồng Nai" for n, m in ((95, 3), (120, 7))
    )
    assert said == ["", old, new, old]


@pytest.mark.parametrize(("told", "named"), [("UBND tỉnh Phú Giang", " của Ủy ban nhân dân tỉnh Phú Giang"), ("", "")])
def test_the_agency_of_another_symbol_is_cited_as_the_plans_own_paper_names_it(
    world: World, version: PlanVersion, told: str, named: str
) -> None:
    """The first citing of a document names who issued it; where its head does not, that is said before signing."""
    paper = version.paper
    assert paper is not None
    paper.number, paper.issuer = "01/KH-VD", told
    paper.save()
    approve(world.leader, version, Decision("01/KH-VD", date(2023, 2, 20), 800))
    said = decision_on(version.plan, last_act(world.province))
    assert said == f"Kế hoạch số 01/KH-VD ngày 20 tháng 02 năm 2023{named}"
    shown = preview(world.officer, version.plan, Period.parse("2023"))
    lacks = [finding.found for finding in shown.findings if finding.rule == "form"]
    assert lacks == ([] if named else ["01/KH-VD"])


def test_after_approval_no_paper_raises_the_plan_over_its_total(world: World, version: PlanVersion) -> None:
    approve(world.leader, version, DECISION)
    raised = tell(world, item("1", "Hội chợ", Role.PLAN, 501), item("1", "Hội chợ", Role.ACTUAL, 501, reason="bù"))
    with pytest.raises(Refused, match="vượt 1 đồng so với tổng 800 đồng đã duyệt theo 95/KH-UBND"):
        accept_all(world.officer, raised)
    assert planned_total(Plan.objects.get()) == 800


def test_an_increase_paid_by_another_item_keeps_to_the_total(world: World, version: PlanVersion) -> None:
    approve(world.leader, version, DECISION)
    moved = tell(
        world,
        item("1", "Hội chợ", Role.PLAN, 560),
        item("2", "Máy móc", Role.PLAN, 240),
        item("2", "Máy móc", Role.ACTUAL, 200),
    )
    accept_all(world.officer, moved)
    assert planned_total(Plan.objects.get()) == 800
