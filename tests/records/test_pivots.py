"""A pivot answers as a recount of the entries does, however it is cut, from whatever sums it is taken."""

from collections import defaultdict
from itertools import combinations
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khuyencong.records.models import Entry, FundSource, Line, Measure, Plan, Statement
from khuyencong.records.pivots import Dimension, Key, Question, pivot
from khuyencong.records.queries import last_act
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import Period, Window, bucket
from khuyencong.work.ledger import enter_by_hand, reverse
from khuyencong.work.plans import add_line, money_of, open_plan
from khuyencong.work.verification import verify
from tests.world import World, make_world

ROLES = (Role.ACTUAL, Role.ESTIMATE)
CUTS = [*combinations(Dimension, 1), *combinations(Dimension, 2), (Dimension.GROUP, Dimension.UNIT, Dimension.PERIOD)]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def question(world: World) -> Question:
    """Two years of a programme, told by line, deep line, unit, source and period, one figure taken back."""
    for year in (2021, 2022):
        plan = open_plan(world.programme, year, f"Kế hoạch {year}", world.department, Plan.Origin.DRAFT)
        group = add_line(plan, plan.top, Line.Kind.GROUP, "1", "Nhóm")
        inner = add_line(plan, group, Line.Kind.ITEM, "1.1", "Lớp học")
        deep = add_line(plan, inner, Line.Kind.ITEM, "1.1.1", "Lớp học đêm")
        market = add_line(plan, plan.top, Line.Kind.ITEM, "2", "Hội chợ")
        outside = add_line(plan, plan.outside_top, Line.Kind.ITEM, "9", "Đoàn ra")
        source = FundSource.objects.filter(province=world.province)[0]
        say(world, plan, inner, "Q1", 5, unit=world.centre)
        say(world, plan, deep, "Q2", 7, unit=world.division, source=source)
        say(world, plan, market, "H1", 11, role=Role.ESTIMATE)
        say(world, plan, market, "Q3", 13, unit=world.centre, source=source)
        say(world, plan, outside, "", 17)
        taken_back = say(world, plan, plan.top, "Q4", 19)
        say(world, plan, group, "", 100 * (year - 2020), unit=world.department)
        reverse(world.officer, taken_back, "ghi nhầm")
    return Question(Plan.objects.all(), money_of(world.province).pk, ROLES)


def say(world: World, plan: Plan, line: Line, code: str, value: int, **more: Any) -> Statement:
    window = Period.parse(f"{plan.year}{code}").window
    told = Statement(
        **{"province": plan.province, "plan": plan, "line": line, "measure": Measure.objects.get(is_money=True)},
        **{"role": Role.ACTUAL, "first": window.first, "last": window.last, "state": "given", "value": value} | more,
        reason="theo sổ tay",
    )
    enter_by_hand(world.officer, told)
    return told


def recount(cut: tuple[Dimension, ...], act: int | None = None) -> dict[Key, int]:
    cells: dict[Key, int] = defaultdict(int)
    for entry in Entry.objects.filter(role__in=ROLES).select_related("line", "plan"):
        if act is None or entry.act_number <= act:
            cells[tuple(value(entry, dimension) for dimension in cut)] += entry.value
    return {key: total for key, total in cells.items() if total}


def value(entry: Entry, dimension: Dimension) -> int | str:
    along = [int(one) for one in entry.line.path.strip("/").split("/")]
    return {
        Dimension.PROGRAMME: entry.plan.programme_id,
        Dimension.YEAR: entry.plan.year,
        Dimension.PLAN: entry.plan_id,
        Dimension.GROUP: (along[1:2] or along)[0],
        Dimension.LINE: entry.line_id,
        Dimension.SOURCE: entry.source_id or 0,
        Dimension.ROLE: entry.role,
        Dimension.PERIOD: bucket(Window(entry.first, entry.last)),
        Dimension.UNIT: entry.unit_id or 0,
        Dimension.AREA: entry.area_id or 0,
    }[dimension]


def cells_of(question: Question, cut: tuple[Dimension, ...]) -> dict[Key, int]:
    cells = pivot(question, cut[:1], cut[1:])
    return {(*row, *column): amounts.low for (row, column), amounts in cells.items() if amounts.low}


def test_every_cut_is_what_a_recount_says(question: Question) -> None:
    for cut in CUTS:
        assert cells_of(question, cut) == recount(cut), cut


def test_as_of_an_act_it_is_counted_and_says_the_same(question: Question, world: World) -> None:
    half = last_act(world.province) // 2
    then = Question(question.plans, question.measure, ROLES, act=half)
    for cut in CUTS:
        assert cells_of(then, cut) == recount(cut, half), cut


def test_nothing_asked_by_is_the_whole(question: Question) -> None:
    ((key, amounts),) = pivot(question, (), ()).items()
    assert key == ((), ())
    assert amounts.low == sum(recount(()).values())
    assert isinstance(amounts, Amounts)


def test_only_the_plans_one_may_see_are_cut(question: Question) -> None:
    one = Question(Plan.objects.filter(year=2022), question.measure, ROLES)
    assert {key for (key, _) in pivot(one, (Dimension.YEAR,), ())} == {(2022,)}


@pytest.mark.parametrize("cut", [(Dimension.UNIT, Dimension.YEAR), (Dimension.GROUP, Dimension.UNIT)])
def test_whole_plans_by_place_are_answered_from_kept_sums(question: Question, cut: tuple[Dimension, ...]) -> None:
    with CaptureQueriesContext(connection) as asked:
        cells_of(question, cut)
    assert not [query for query in asked if "records_entry" in query["sql"]]


def test_a_kept_sum_by_place_that_is_not_what_the_entries_come_to_is_named(question: Question) -> None:
    assert [fault for fault in verify() if fault.check == "summary"] == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_placesummary SET value = value + 1 WHERE unit_key > 0")
    assert [fault for fault in verify() if fault.check == "summary"] != []
