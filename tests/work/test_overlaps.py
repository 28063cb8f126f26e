"""Figures that cross others: held until a person decides, or standing together under the whole around them."""

from itertools import permutations

import pytest

from khuyencong.records.models import Entry, FundSource, Line, Plan, Statement
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period, Window
from khuyencong.work.ledger import enter_by_hand, reverse
from khuyencong.work.overlaps import crossed_by, parts_told, settle_by_whole, settle_overlap, whole_around
from khuyencong.work.permissions import Refused
from khuyencong.work.posting import Posting
from khuyencong.work.verification import verify
from tests.work.test_ledger import a_plan, say, total
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_crossing_statement_is_held_until_a_person_decides(world: World) -> None:
    plan, lines = a_plan(world)
    enter_by_hand(world.officer, say(plan, lines[1], "H1", 50))
    entries = Entry.objects.count()
    enter_by_hand(world.officer, say(plan, lines[2], "", 30))

    held = Statement.objects.latest("pk")
    assert (held.standing, held.outcome) == ("held", "overlap")
    assert Entry.objects.count() == entries


@pytest.mark.parametrize(("take_new", "sum_then", "standing"), [(True, 30, "stands"), (False, 50, "compared")])
def test_a_person_decides_which_of_two_crossing_figures_stands(
    world: World, take_new: bool, sum_then: int, standing: str
) -> None:
    plan, lines = a_plan(world)
    enter_by_hand(world.officer, say(plan, lines[1], "H1", 50))
    enter_by_hand(world.officer, say(plan, lines[2], "", 30))
    held = Statement.objects.latest("pk")

    settle_overlap(world.officer, held, take_new, "đã hỏi đơn vị")

    held.refresh_from_db()
    assert held.standing == standing
    assert total(plan, lines[0], Period.parse(str(plan.year)).window, Role.ACTUAL) == sum_then
    assert verify() == []
    with pytest.raises(Refused, match="không còn chờ"):
        settle_overlap(world.officer, held, take_new, "lần nữa")


def by_source(plan: Plan, line: Line, code: str, value: int, source: str) -> Statement:
    return say(plan, line, code, value, source=FundSource.objects.get(code=source))


def windows(plan: Plan, *codes: str) -> list[Window]:
    return [Period.parse(f"{plan.year}{code}").window for code in codes]


@pytest.mark.parametrize("order", permutations(range(3)))
def test_a_half_told_by_its_sources_alone_is_their_sum_whatever_a_quarter_told(
    world: World, order: tuple[int, ...]
) -> None:
    plan, lines = a_plan(world)
    item = lines[2]
    told = (
        say(plan, item, "Q1", 40),
        by_source(plan, item, "H1", 70, "kcqg"),
        by_source(plan, item, "H1", 30, "kcdp"),
    )
    for which in order:
        enter_by_hand(world.officer, told[which])

    assert set(Statement.objects.filter(plan=plan).values_list("standing", flat=True)) == {"stands"}
    quarter, half, year = windows(plan, "Q1", "H1", "")
    sums = [total(plan, item, window, Role.ACTUAL) for window in (quarter, half, year)]
    assert sums == [40, 100, 100]
    assert total(plan, lines[0], year, Role.ACTUAL) == 100
    assert verify() == []

    enter_by_hand(world.officer, by_source(plan, item, "H1", 35, "kcdp"))
    assert (total(plan, item, half, Role.ACTUAL), verify()) == (105, [])  # the sum moves with its parts
    enter_by_hand(world.officer, say(plan, item, "H1", 104))
    assert (total(plan, item, half, Role.ACTUAL), verify()) == (104, [])  # who tells the whole is believed

    for value, left in ((104, 105), (70, 35), (35, 30), (30, 40), (40, 0)):
        reverse(world.officer, Statement.objects.get(plan=plan, value=value, withdrawn_in=None), "nhầm biểu")
        assert (total(plan, item, half, Role.ACTUAL), verify()) == (left, [])


@pytest.mark.parametrize("order", permutations(range(3)))
def test_figures_that_cross_stand_together_once_the_whole_around_them_is_told(
    world: World, order: tuple[int, ...]
) -> None:
    plan, lines = a_plan(world)
    item = lines[2]
    told = (say(plan, item, "H1", 40), say(plan, item, "M01-M08", 100), say(plan, item, "M03-M08", 70))
    for which in order:
        enter_by_hand(world.officer, told[which])

    assert set(Statement.objects.filter(plan=plan).values_list("standing", flat=True)) == {"stands"}
    half, whole = windows(plan, "H1", "M01-M08")
    assert total(plan, item, half, Role.ACTUAL) == 40
    assert total(plan, item, whole, Role.ACTUAL) == total(plan, lines[0], whole, Role.ACTUAL) == 100
    assert verify() == []

    reverse(world.officer, Statement.objects.get(plan=plan, value=100), "nhầm biểu")

    waiting = Statement.objects.get(plan=plan, standing="held")
    assert waiting.value == (40 if order.index(2) < order.index(0) else 70)  # the later of the two
    assert verify() == []


def test_figures_that_waited_inside_one_another_are_let_in_once(world: World) -> None:
    plan, lines = a_plan(world)
    item = lines[2]
    enter_by_hand(world.officer, say(plan, item, "H1", 40))
    for value in (70, 80):  # a report, and its correction
        enter_by_hand(world.officer, say(plan, item, "M03-M08", value))
    enter_by_hand(world.officer, say(plan, item, "M01-M08", 100))

    later, whole = windows(plan, "M03-M08", "M01-M08")
    assert total(plan, item, later, Role.ACTUAL) == 80
    assert total(plan, item, whole, Role.ACTUAL) == 100
    assert verify() == []


def test_when_an_estimated_whole_gives_way_what_it_held_waits_again(world: World) -> None:
    plan, lines = a_plan(world)
    item = lines[2]
    enter_by_hand(world.officer, say(plan, item, "M01-M08", 100, Role.ESTIMATE))
    enter_by_hand(world.officer, say(plan, item, "H1", 40))
    enter_by_hand(world.officer, say(plan, item, "M03-M08", 70))
    enter_by_hand(world.officer, say(plan, item, "", 150))

    assert Statement.objects.get(plan=plan, standing="held").value == 70
    whole, year = windows(plan, "M01-M08", "")
    assert total(plan, item, whole, Role.ACTUAL, Role.ESTIMATE) == 40
    assert total(plan, item, year, Role.ACTUAL) == 150
    assert verify() == []


def test_what_goes_together_leaves_nobody_waiting_for_it(world: World) -> None:
    plan, lines = a_plan(world)
    for code, value in (("M01-M08", 100), ("H1", 40), ("M03-M08", 70)):
        enter_by_hand(world.officer, say(plan, lines[2], code, value))
    posting = Posting(plan)
    posting.withdraw(*Statement.objects.filter(plan=plan, value__in=[100, 40]))
    posting.sealed(world.officer, "reverse", "Rút cả hai", {})
    assert Statement.objects.get(plan=plan, value=70).standing == "stands"
    assert verify() == []


def test_a_person_tells_the_whole_around_two_crossing_figures_and_both_stand(world: World) -> None:
    plan, lines = a_plan(world)
    enter_by_hand(world.officer, say(plan, lines[2], "Q1", 40, unit=world.centre))
    enter_by_hand(world.officer, by_source(plan, lines[2], "H1", 70, "kcqg"))
    held = Statement.objects.get(plan=plan, standing="held")
    whole = whole_around(held, crossed_by(held))
    assert whole is not None
    assert (whole.line, whole.source, parts_told(held, whole)) == (lines[2], None, 70)
    with pytest.raises(Refused, match="nhỏ hơn"):
        settle_by_whole(world.officer, held, 60, 60, "biểu lũy kế")
    with pytest.raises(Refused, match="vừa thay đổi"):
        settle_by_whole(world.officer, held, 100, 100, "biểu lũy kế", seen=[held.pk])
    assert Statement.objects.filter(plan=plan).count() == 2

    settle_by_whole(world.officer, held, 100, 100, "biểu lũy kế")

    held.refresh_from_db()
    assert held.standing == "stands"
    assert total(plan, lines[0], Period.parse(f"{plan.year}H1").window, Role.ACTUAL) == 100
    assert total(plan, lines[0], Period.parse(f"{plan.year}Q1").window, Role.ACTUAL) == 40
    assert verify() == []


def test_the_whole_around_figures_of_one_place_and_source_is_of_these(world: World) -> None:
    plan, lines = a_plan(world)
    _root, group, inner, _fair = lines
    own = {"source": FundSource.objects.get(code="kcdp"), "unit": world.centre}
    enter_by_hand(world.officer, say(plan, group, "H1", 50, **own))
    enter_by_hand(world.officer, say(plan, inner, "", 30, **own))
    held = Statement.objects.get(plan=plan, standing="held")
    whole = whole_around(held, crossed_by(held))
    assert whole is not None
    assert (whole.line, whole.source, whole.unit, whole.area) == (group, own["source"], world.centre, None)
    assert (whole.first, whole.last) == (held.first, held.last)

    settle_by_whole(world.officer, held, 70, 70, "cả hai đúng")
    assert total(plan, group, Period.parse(str(plan.year)).window, Role.ACTUAL) == 70
    assert verify() == []


def test_no_whole_is_asked_for_where_one_cannot_hold_all(world: World) -> None:
    plan, lines = a_plan(world)
    enter_by_hand(world.officer, say(plan, lines[2], "Q1", 40))
    enter_by_hand(world.officer, say(plan, lines[2], "Q3", 10))
    enter_by_hand(world.officer, say(plan, lines[2], "M02-M08", 70))
    held = Statement.objects.get(plan=plan, standing="held")
    assert whole_around(held, crossed_by(held)) is None
    with pytest.raises(Refused, match="Không có một số chung"):
        settle_by_whole(world.officer, held, 100, 100, "cả hai đúng")
