"""Flows add up, levels stand at a day, and distinct counts add nowhere."""

import pytest

from khuyencong.records.models import Act, Measure, Plan, Statement
from khuyencong.records.queries import amounts_of, last_act
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import BEGINNING
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, State
from khuyencong.terms.selector import Selector
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.library import accept_clean
from khuyencong.work.measures import add_measure, change_kind
from khuyencong.work.permissions import Refused
from khuyencong.work.verification import verify
from tests.world import World, item, tell

pytestmark = pytest.mark.django_db
Kind = Measure.Kind


@pytest.fixture
def plan(world: World) -> Plan:
    accept_clean(world.officer, tell(world, item("1", "Mạng lưới", Role.ACTUAL, 5_000, (3, "lớp"))))
    return Plan.objects.get()


def state(world: World, plan: Plan, measure: Measure, period: str, value: int) -> None:
    window = Period.parse(period).window
    told = Statement(
        province=world.province,
        plan=plan,
        line=plan.lines.get(number="1"),
        measure=measure,
        role=Role.ACTUAL,
        first=BEGINNING if measure.kind == Kind.STOCK else window.first,
        last=window.last,
        state=State.GIVEN,
        value=value,
        reason="danh sách",
    )
    enter_by_hand(world.officer, told)


def reached(plan: Plan, measure: Measure, period: str, act: int | None = None) -> Figure | None:
    told = results(plan_case(plan, Period.parse(period), act))
    (line,) = [line for line in told.lines if line.number == "1"]
    return next((target.actual for target in line.targets if target.measure == measure.name), None)


def assert_traced(figure: Figure | None, value: int) -> None:
    assert figure is not None
    assert figure.value == amounts_of(Selector.decode(figure.selector)).low == value


def test_a_level_is_what_stood_last(world: World, plan: Plan) -> None:
    level = add_measure(world.officer, world.province, "Cộng tác viên", "người", Kind.STOCK)
    state(world, plan, level, "2023H1", 60)
    state(world, plan, level, "2023", 65)
    then = last_act(world.province)

    assert_traced(reached(plan, level, "2023H1"), 60)
    assert_traced(reached(plan, level, "2023"), 65)
    assert reached(plan, level, "2023Q1") is None
    assert verify() == []
    state(world, plan, level, "2023", 64)
    assert_traced(reached(plan, level, "2023"), 64)
    assert_traced(reached(plan, level, "2023", then), 65)


def test_a_distinct_count_stands_only_where_it_was_told(world: World, plan: Plan) -> None:
    distinct = add_measure(world.officer, world.province, "Cơ sở tham gia", "cơ sở", Kind.DISTINCT)
    state(world, plan, distinct, "2023H1", 40)
    state(world, plan, distinct, "2023H2", 30)
    assert_traced(reached(plan, distinct, "2023H1"), 40)
    assert reached(plan, distinct, "2023") is None  # who came twice is one: the halves do not make the year

    state(world, plan, distinct, "2023", 55)
    assert_traced(reached(plan, distinct, "2023"), 55)
    assert_traced(reached(plan, distinct, "2023H2"), 30)


def test_a_flow_adds_up(world: World, plan: Plan) -> None:
    flow = add_measure(world.officer, world.province, "Lượt khách", "lượt", Kind.FLOW)
    state(world, plan, flow, "2023H1", 40)
    state(world, plan, flow, "2023H2", 30)
    assert_traced(reached(plan, flow, "2023"), 70)


def test_how_a_measure_adds_is_said_before_a_figure_of_it_stands(world: World, plan: Plan) -> None:
    made = add_measure(world.officer, world.province, "Phòng trưng bày", "phòng", Kind.FLOW)
    change_kind(world.officer, made, Kind.STOCK, Kind.FLOW)
    made.refresh_from_db()
    assert made.kind == Kind.STOCK
    assert Act.objects.latest("pk").verb == "change_kind"

    state(world, plan, made, "2023", 2)
    with pytest.raises(Refused, match="đã có số ghi sổ"):
        change_kind(world.officer, made, Kind.FLOW, Kind.STOCK)


def test_a_figure_prepared_before_the_kind_changed_is_refused(world: World, plan: Plan) -> None:
    made = add_measure(world.officer, world.province, "Phòng trưng bày", "phòng", Kind.FLOW)
    change_kind(world.colleague, made, Kind.STOCK, Kind.FLOW)
    with pytest.raises(Refused, match="Cách cộng của chỉ tiêu vừa được đổi"):
        state(world, plan, made, "2023", 2)  # `made` still says that it flows
    assert not Statement.objects.filter(measure=made).exists()


def test_money_flows_a_name_is_taken_once_and_only_an_officer_keeps_measures(world: World, plan: Plan) -> None:
    with pytest.raises(Refused, match="luôn cộng trong kỳ"):
        change_kind(world.officer, Measure.objects.get(is_money=True), Kind.STOCK, Kind.FLOW)
    with pytest.raises(Refused, match="Đã có chỉ tiêu «lớp»"):
        add_measure(world.officer, world.province, "Lớp", "lớp", Kind.FLOW)
    with pytest.raises(Refused, match="không có quyền đặt chỉ tiêu"):
        add_measure(world.leader, world.province, "Gian hàng", "gian", Kind.FLOW)
