"""The ledger's verbs against a naive model on a real database, by hand and by change of authority."""

from datetime import date
from itertools import count, permutations, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khuyencong.records.folds import plan_sums
from khuyencong.records.models import Entry, FundSource, Line, Measure, Plan, Statement, Summary
from khuyencong.records.queries import amounts_of, last_act
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts, Cell, yields
from khuyencong.terms.periods import Period, Window
from khuyencong.terms.selector import Selector
from khuyencong.work.ledger import change_authority, enter_by_hand, reverse
from khuyencong.work.neighbours import as_stated
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import add_line, money_of, open_plan
from khuyencong.work.verification import verify
from tests.terms.test_ledger import naive_sum
from tests.world import World

pytestmark = pytest.mark.django_db
_years = count(1990)
CODES = ("", "H1", "H2", "Q1", "Q3", "M02")


def a_plan(world: World) -> tuple[Plan, list[Line]]:
    """A plan of a fresh year with a root, a group with an item, and an item of its own."""
    year = next(_years)
    plan = open_plan(world.programme, year, f"Kế hoạch {year}", world.department, Plan.Origin.DRAFT)
    group = add_line(plan, plan.top, Line.Kind.GROUP, "1", "Nhóm")
    inner = add_line(plan, group, Line.Kind.ITEM, "1.1", "Lớp học")
    return plan, [plan.top, group, inner, add_line(plan, plan.top, Line.Kind.ITEM, "2", "Hội chợ")]


def say(plan: Plan, line: Line, code: str, value: int, role: Role = Role.ACTUAL, **more: object) -> Statement:
    window = Period.parse(f"{plan.year}{code}").window
    return Statement(
        province=plan.province,
        plan=plan,
        line=line,
        measure=money_of(plan.province),
        role=role,
        first=window.first,
        last=window.last,
        state="given",
        value=value,
        reason="theo sổ tay",
        **more,
    )


def total(plan: Plan, line: Line, window: Window, *roles: Role, act: int | None = None) -> int:
    return amounts_of(Selector(line.pk, money_of(plan.province).pk, roles, window, act=act)).low


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["state", "state", "withdraw"]),
        st.integers(0, 3),
        st.sampled_from(CODES),
        st.integers(1, 900),
        st.sampled_from([Role.ACTUAL, Role.ACTUAL, Role.ESTIMATE]),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_order_of_statements_and_reversals_sums_as_a_naive_reader_would(
    world: World, steps: list[tuple[str, int, str, int, Role]]
) -> None:
    plan, lines = a_plan(world)
    year = Period.parse(str(plan.year)).window
    seen: list[tuple[int, int]] = []
    for verb, at, code, value, role in steps:
        standing = list(Statement.objects.filter(plan=plan, standing="stands"))
        if verb == "state":
            enter_by_hand(world.officer, say(plan, lines[at], code, value, role))
        elif standing:
            reverse(world.officer, standing[value % len(standing)], "ghi nhầm")
        seen.append((last_act(plan.province), total(plan, lines[0], year, Role.ACTUAL, Role.ESTIMATE)))

    told = [as_stated(s) for s in Statement.objects.filter(plan=plan, standing="stands").select_related("line")]
    for line, code in product(lines, CODES):
        window = Period.parse(f"{plan.year}{code}").window
        stated = [s for s in told if s.cell.line == line.path and s.cell.window == window]
        if stated or (line == lines[0] and not code):
            expected = naive_sum(told, Cell(line.path, window))
            assert total(plan, line, window, Role.ACTUAL, Role.ESTIMATE) == expected
    for act, then in seen:
        assert total(plan, lines[0], year, Role.ACTUAL, Role.ESTIMATE, act=act) == then
    assert verify() == []


def said(sums: dict[Any, Amounts]) -> dict[Any, Amounts]:
    """The sums that something was told of."""
    return {key: amounts for key, amounts in sums.items() if any(amounts.as_tuple())}


def test_the_kept_summary_answers_as_a_recount_does(world: World) -> None:
    plan, lines = a_plan(world)
    state_money = FundSource.objects.filter(province=world.province)[0]
    for line, code, value in ((2, "Q1", 5), (2, "H1", 9), (1, "", 40), (3, "H2", 7), (0, "M02", 1)):
        enter_by_hand(world.officer, say(plan, lines[line], code, value))
    enter_by_hand(world.officer, say(plan, lines[3], "H1", 3, source=state_money))
    for code in ("", "H1", "H2", "Q1", "Q2"):
        window = Period.parse(f"{plan.year}{code}").window
        kept, counted = plan_sums(plan, [window]), plan_sums(plan, [window], last_act(plan.province))
        assert kept.act == counted.act
        assert said(kept.windows[window].by_line) == said(counted.windows[window].by_line)
        assert said(kept.windows[window].by_source) == said(counted.windows[window].by_source)
        for whole in (plan_sums(plan, [window], of_root=True), plan_sums(plan, [window], kept.act, of_root=True)):
            of_root = {key: told for key, told in whole.windows[window].by_line.items() if key[0] == plan.top.pk}
            assert said(of_root) == {k: v for k, v in said(counted.windows[window].by_line).items() if k in of_root}
            assert said(of_root) or code == "Q2"
    assert Summary.objects.exists()


def test_entering_by_hand_asks_for_a_reason_and_a_right(world: World) -> None:
    plan, lines = a_plan(world)
    nameless = say(plan, lines[3], "", 5)
    nameless.reason = " "
    with pytest.raises(Refused, match="lý do"):
        enter_by_hand(world.officer, nameless)
    with pytest.raises(Refused, match="không có quyền"):
        enter_by_hand(world.stranger, say(plan, lines[3], "", 5))
    assert Entry.objects.count() == 0


def test_the_side_without_authority_is_compared_and_never_added(world: World) -> None:
    plan, lines = a_plan(world)
    money, year = money_of(plan.province), Period.parse(str(plan.year)).window
    enter_by_hand(world.officer, say(plan, lines[3], "", 274))
    enter_by_hand(world.officer, say(plan, lines[3], "", 100, side="records"))
    assert Statement.objects.latest("pk").standing == "compared"
    assert total(plan, lines[3], year, Role.ACTUAL) == 274

    change_authority(world.officer, lines[3], money, Role.ACTUAL, "records", "đã có danh sách ký nhận")

    assert total(plan, lines[3], year, Role.ACTUAL) == 100
    assert verify() == []


def test_a_stock_level_posts_only_what_it_adds_to_the_level_before(world: World) -> None:
    plan, lines = a_plan(world)
    stock = Measure.objects.create(province=plan.province, name="cộng tác viên", key="ctv", unit="người", kind="stock")
    for day, level in ((date(2022, 12, 31), 60), (date(2023, 12, 31), 65)):
        told = say(plan, lines[3], "", level)
        told.measure, told.first, told.last = stock, date(1900, 1, 1), day
        enter_by_hand(world.officer, told)
    assert list(Entry.objects.filter(measure=stock).values_list("value", flat=True)) == [60, 5]


# Totals by fund source beside lines that tell the same money ------------------------------------------------------


def plan_money(plan: Plan, line: Line, source: FundSource | None, value: int, code: str = "") -> Statement:
    return say(plan, line, code, value, Role.PLAN, source=source)


def two_sources(world: World) -> tuple[FundSource, FundSource]:
    first, second = FundSource.objects.filter(province=world.province).order_by("pk")[:2]
    return first, second


def standing_of(plan: Plan) -> list[str]:
    return list(Statement.objects.filter(plan=plan).order_by("pk").values_list("standing", flat=True))


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_totals_by_source_are_compared_with_lines_whichever_came_first(world: World, order: tuple[int, ...]) -> None:
    plan, lines = a_plan(world)
    one, two = two_sources(world)
    told = (
        (lines[0], None, 7_000),  # what the plan has in all
        (lines[0], one, 5_000),  # and by source
        (lines[0], two, 2_000),
        (lines[3], None, 3_000),  # one of its contents
    )
    for at in order:
        enter_by_hand(world.officer, plan_money(plan, *told[at]))

    standing = {(s.line_id, s.source_id): s.standing for s in Statement.objects.filter(plan=plan)}
    assert standing[lines[0].pk, one.pk] == standing[lines[0].pk, two.pk] == "compared"
    assert standing[lines[0].pk, None] == standing[lines[3].pk, None] == "stands"
    year = Period.parse(str(plan.year)).window
    assert (total(plan, lines[0], year, Role.PLAN), total(plan, lines[3], year, Role.PLAN)) == (7_000, 3_000)
    assert verify() == []


def test_totals_by_source_stand_where_every_line_tells_its_source(world: World) -> None:
    plan, lines = a_plan(world)
    one, two = two_sources(world)
    for line, source, value in ((0, None, 7), (0, one, 5), (3, one, 4), (0, two, 2), (2, two, 1)):
        enter_by_hand(world.officer, plan_money(plan, lines[line], source, value))
    assert set(standing_of(plan)) == {"stands"}
    assert total(plan, lines[0], Period.parse(str(plan.year)).window, Role.PLAN) == 7


def test_a_total_comes_back_when_the_last_line_beside_it_is_withdrawn(world: World) -> None:
    plan, lines = a_plan(world)
    one, _ = two_sources(world)
    enter_by_hand(world.officer, plan_money(plan, lines[0], one, 5_000))
    first = enter_by_hand(world.officer, plan_money(plan, lines[3], None, 300)).statements.get()
    second = enter_by_hand(world.officer, plan_money(plan, lines[2], None, 200)).statements.get()
    by_source = Statement.objects.filter(plan=plan).earliest("pk")
    assert (by_source.standing, by_source.outcome) == ("compared", "cut_otherwise")

    reverse(world.officer, first, "nhầm nội dung")
    by_source.refresh_from_db()
    assert by_source.standing == "compared"

    act = reverse(world.officer, second, "nhầm nội dung")
    by_source.refresh_from_db()
    assert (by_source.standing, by_source.outcome) == ("stands", "posted")
    assert act.changes["turned"] == {str(by_source.pk): "stands"}
    assert total(plan, lines[0], Period.parse(str(plan.year)).window, Role.PLAN) == 5_000
    assert verify() == []


def test_a_total_that_comes_back_may_have_to_wait_for_a_decision(world: World) -> None:
    plan, lines = a_plan(world)
    one, _ = two_sources(world)
    enter_by_hand(world.officer, plan_money(plan, lines[0], one, 5_000, "H1"))
    part = enter_by_hand(world.officer, plan_money(plan, lines[3], None, 300, "Q1")).statements.get()
    enter_by_hand(world.officer, plan_money(plan, lines[1], one, 400))  # of the year, which the half crosses
    reverse(world.officer, part, "nhầm nội dung")
    assert standing_of(plan) == ["held", "withdrawn", "stands"]
    assert verify() == []


def test_a_total_by_source_of_another_window_or_of_what_was_reached_still_waits(world: World) -> None:
    plan, lines = a_plan(world)
    one, _ = two_sources(world)
    enter_by_hand(world.officer, plan_money(plan, lines[3], None, 300))
    enter_by_hand(world.officer, plan_money(plan, lines[0], one, 5_000, "H1"))
    enter_by_hand(world.officer, say(plan, lines[3], "", 30))
    enter_by_hand(world.officer, say(plan, lines[0], "", 50, source=one))
    assert standing_of(plan) == ["stands", "held", "stands", "held"]


SOURCED_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["state", "state", "state", "withdraw"]),
        st.integers(0, 3),
        st.integers(0, 2),
        st.integers(1, 900),
    ),
    max_size=9,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=SOURCED_STEPS)
def test_which_totals_stand_depends_on_what_was_told_and_not_on_its_order(
    world: World, steps: list[tuple[str, int, int, int]]
) -> None:
    plan, lines = a_plan(world)
    sources = (None, *two_sources(world))
    for verb, line, source, value in steps:
        told = list(Statement.objects.filter(plan=plan).exclude(standing="withdrawn"))
        if verb == "state":
            enter_by_hand(world.officer, plan_money(plan, lines[line], sources[source], value))
        elif told:
            reverse(world.officer, told[value % len(told)], "ghi nhầm")

    told = list(Statement.objects.filter(plan=plan).exclude(standing="withdrawn").select_related("line", "source"))
    all_told = [as_stated(s) for s in told]
    counting = [s for s in all_told if not yields(s, all_told)]
    assert [as_stated(s) for s in told if s.standing == "stands"] == counting
    assert {s.standing for s in told} <= {"stands", "compared"}
    window = Period.parse(str(plan.year)).window
    for place in lines:
        assert total(plan, place, window, Role.PLAN) == naive_sum(counting, Cell(place.path, window))
    assert verify() == []
