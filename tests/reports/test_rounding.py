"""Money in nghìn or triệu đồng: every printed sum is the sum of its printed rows, and no figure moves a whole unit
further than its own parts make it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.papers.forms.figures import money_digits
from khuyencong.reports.rounding import in_unit, plan_in_unit
from khuyencong.terms.money import MoneyScale, MoneyUnit, nearest, shared_out
from khuyencong.terms.periods import Period
from khuyencong.terms.plan_paper import PlanGroup, PlanItem, PlanPaper, PlanSource
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, State

UNITS = tuple(unit for unit in MoneyUnit if unit is not MoneyUnit.DONG)
MISSING = Figure(None, State.MISSING, "")
amounts = st.one_of(
    st.integers(0, 9_000_000_000),
    st.integers(0, 90_000).map(lambda hundred_thousands: hundred_thousands * 100_000),
    st.integers(0, 9_000).map(lambda millions: millions * 1_000_000),
)


def figure(value: int, estimate: int = 0) -> Figure:
    return Figure(value, State.GIVEN, "l=1", estimate=estimate)


@st.composite
def funds(draw: st.DrawFn) -> tuple[Figure, Figure]:
    final, estimate = draw(amounts), draw(st.one_of(st.just(0), amounts))
    plan = draw(st.one_of(amounts.map(figure), st.just(MISSING)))
    return plan, draw(st.sampled_from([figure(final + estimate, estimate), figure(estimate, estimate), MISSING]))


def total(figures: list[Figure], more: int = 0) -> Figure:
    """The sum of figures and of something that none of them holds."""
    return figure(sum(f.value or 0 for f in figures) + more, sum(f.estimate for f in figures))


@st.composite
def reports(draw: st.DrawFn) -> Results:
    """Groups of items, lone items, and sums that may hold more than their lines."""
    lines: list[LineResult] = []
    for number in range(draw(st.integers(1, 4))):
        items = [draw(funds()) for _ in range(draw(st.integers(0, 3)))]
        own = (
            draw(funds())
            if not items
            else (total([p for p, _ in items], draw(st.sampled_from([0, 1_499_999]))), total([a for _, a in items]))
        )
        lines.append(LineResult(number, f"{number}", "", 0, bool(items), Outcome.DONE, *own))
        lines += [LineResult(100 + number, "", "", 1, False, Outcome.DONE, *f) for f in items]
    tops = [line for line in lines if line.depth == 0]
    plan = total([line.money_plan for line in tops], draw(st.sampled_from([0, 700_000])))
    actual = total([line.money_actual for line in tops])
    sources = draw(st.lists(funds(), max_size=3))
    return Results(
        1, "Kế hoạch", "", Period.parse("2031"), 1, tuple(lines), (), plan, actual,
        sources=tuple((f"nguồn {n}", *f) for n, f in enumerate(sources)),
    )  # fmt: skip


def printed(found: Figure) -> int:
    assert found.value is None or found.rounded is not None
    return found.rounded.value if found.rounded else 0


def expected(found: Figure) -> int:
    return found.rounded.estimate if found.rounded else 0


def step(found: Figure) -> int:
    """Đồng in the last place printed."""
    return found.rounded.scale.step if found.rounded else 1


def adds_up(whole: Figure, exact_rest: int, parts: list[Figure]) -> bool:
    """The printed parts and what they do not hold come to the printed whole; the rest is rounded with them."""
    rest = printed(whole) - sum(map(printed, parts))
    return abs(rest * step(whole) - exact_rest) < 2 * step(whole) if exact_rest else rest == 0


@given(told=reports(), unit=st.sampled_from(UNITS))
def test_printed_rows_add_up_to_printed_sums(told: Results, unit: MoneyUnit) -> None:
    shown = in_unit(told, unit)
    tops = [line for line in shown.lines if line.depth == 0]
    for name in ("money_plan", "money_actual"):
        whole, parts = getattr(shown, name), [getattr(line, name) for line in tops]
        rest = (whole.value or 0) - sum(p.value or 0 for p in parts)
        assert adds_up(whole, rest, parts)
    assert expected(shown.money_actual) == sum(expected(line.money_actual) for line in tops)
    for number, line in enumerate(shown.lines):
        if line.is_group:
            under = []
            for item in shown.lines[number + 1 :]:
                if item.depth == 0:
                    break
                under.append(item)
            assert printed(line.money_actual) == sum(printed(item.money_actual) for item in under)
            rest = (line.money_plan.value or 0) - sum(i.money_plan.value or 0 for i in under)
            assert adds_up(line.money_plan, rest, [i.money_plan for i in under])


Tree = tuple[int, list["Tree"]]  # what a content holds beyond the contents under it, and these
leaf, rests = st.tuples(amounts, st.just([])), st.one_of(st.just(0), amounts)
trees = st.recursive(leaf, lambda inner: st.tuples(rests, st.lists(inner, max_size=4)), max_leaves=25)


def lines_of(tree: Tree, depth: int = 0) -> list[LineResult]:
    """The lines of a tree in reading order; each sum holds its parts and its own rest."""
    own, below = tree
    parts = [lines_of(one, depth + 1) for one in below]
    money = own + sum(part[0].money_plan.value or 0 for part in parts)
    whole = LineResult(1, "", "", depth, bool(below), Outcome.DONE, figure(money), figure(money // 2, money // 5))
    return [whole, *(line for part in parts for line in part)]


def under(lines: tuple[LineResult, ...], at: int) -> list[LineResult]:
    """The lines right under one."""
    depth, found = lines[at].depth, []
    for line in lines[at + 1 :]:
        if line.depth <= depth:
            break
        if line.depth == depth + 1:
            found.append(line)
    return found


@given(forest=st.lists(trees, min_size=1, max_size=4), unit=st.sampled_from(UNITS))
def test_in_a_tree_of_any_depth_every_sum_is_that_of_its_printed_rows(forest: list[Tree], unit: MoneyUnit) -> None:
    lines = [line for tree in forest for line in lines_of(tree)]
    plan = total([line.money_plan for line in lines if line.depth == 0])
    told = Results(1, "Kế hoạch", "", Period.parse("2031"), 1, tuple(lines), (), plan, MISSING)
    shown = in_unit(told, unit)
    assert printed(shown.money_plan) == sum(printed(line.money_plan) for line in shown.lines if line.depth == 0)
    for at, line in enumerate(shown.lines):
        if parts := under(shown.lines, at):
            rest = (line.money_plan.value or 0) - sum(part.money_plan.value or 0 for part in parts)
            assert adds_up(line.money_plan, rest, [part.money_plan for part in parts])


@given(told=reports(), unit=st.sampled_from(UNITS))
def test_no_figure_is_moved_far_nor_made_negative_and_exact_values_stay(told: Results, unit: MoneyUnit) -> None:
    shown = in_unit(told, unit)
    for before, after in zip(told.lines, shown.lines, strict=True):
        for name in ("money_plan", "money_actual"):
            one, other = getattr(before, name), getattr(after, name)
            assert replace(other, rounded=None) == one
            if one.value is not None:
                assert printed(other) >= 0
                assert 0 <= expected(other) <= printed(other)
                assert abs(printed(other) * step(other) - one.value) < 2 * step(other)
                assert other.estimate or expected(other) == 0
            else:
                assert other.rounded is None
    assert printed(shown.money_plan) == nearest(told.money_plan.value or 0, step(shown.money_plan))


@given(
    parts=st.lists(st.integers(-(10**12), 10**12), min_size=1),
    factor=st.sampled_from([1, 1_000, 1_000_000]),
    up=st.booleans(),
)
def test_shares_come_to_the_whole_and_each_moves_less_than_one_unit(parts: list[int], factor: int, up: bool) -> None:
    whole = -(-sum(parts) // factor) if up else sum(parts) // factor
    shares = shared_out(whole, parts, factor)
    assert sum(shares) == whole
    assert all(abs(share * factor - part) < factor for share, part in zip(shares, parts, strict=True))


@pytest.mark.parametrize(
    ("whole", "parts", "shares"),
    [
        (2, (1_499_999, 500_001), (1, 1)),
        (3, (1_000_000, 1_000_000, 1_000_000), (1, 1, 1)),
        (2, (600_000, 600_000, 600_000), (1, 1, 0)),  # of equal remainders the earlier
        (4, (1_500_000, 2_500_000), (1, 3)),  # of equal remainders the greater part
        (0, (), ()),
    ],
)
def test_the_largest_remainders_go_up(whole: int, parts: tuple[int, ...], shares: tuple[int, ...]) -> None:
    assert shared_out(whole, parts, 1_000_000) == shares


@pytest.mark.parametrize(
    ("unit", "money", "decimals"),
    [
        (MoneyUnit.MILLION, (4_905_500_000, 230_000_000), 1),
        (MoneyUnit.MILLION, (230_000_000,), 0),
        (MoneyUnit.MILLION, (224_730_000, 20_400_000), 2),
        (MoneyUnit.MILLION, (224_730_512,), 3),  # rounded, and no finer
        (MoneyUnit.THOUSAND, (4_905_500,), 1),
        (MoneyUnit.THOUSAND, (224_730_000,), 0),
        (MoneyUnit.WHOLE_MILLION, (4_905_500_000,), 0),
        (MoneyUnit.WHOLE_THOUSAND, (4_905_500,), 0),
        (MoneyUnit.MILLION, (), 0),
    ],
)
def test_a_paper_has_the_decimals_its_figures_need(unit: MoneyUnit, money: tuple[int, ...], decimals: int) -> None:
    assert MoneyScale.of(unit, money).decimals == decimals


@given(told=reports(), unit=st.sampled_from([MoneyUnit.THOUSAND, MoneyUnit.MILLION]))
def test_what_the_decimals_can_say_is_printed_exactly(told: Results, unit: MoneyUnit) -> None:
    shown = in_unit(told, unit)
    finest = unit.factor // 1_000
    figures = [figure for line in shown.lines for figure in (line.money_plan, line.money_actual)]
    if all((f.value or 0) % finest == 0 and f.estimate % finest == 0 for f in (*figures, *_sums(shown))):
        assert all(printed(f) * step(f) == f.value for f in figures if f.value is not None)


def _sums(told: Results) -> list[Figure]:
    return [told.money_plan, told.money_actual, *(f for _, *funds in told.sources for f in funds)]


def test_a_report_keeps_the_decimal_of_its_plan() -> None:
    """4.905,5 triệu is no 4.906."""
    line = LineResult(1, "1", "", 0, False, Outcome.DONE, figure(4_905_500_000), figure(4_000_000_000))
    told = Results(1, "", "", Period.parse("2031"), 1, (line,), (), line.money_plan, line.money_actual)
    shown = in_unit(told, MoneyUnit.MILLION)
    assert (money_digits(shown.money_plan), money_digits(shown.lines[0].money_actual)) == ("4.905,5", "4.000")
    assert money_digits(in_unit(told, MoneyUnit.WHOLE_MILLION).money_plan) == "4.906"


def test_a_whole_that_is_no_rounded_sum_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no rounded sum"):
        shared_out(5, (1_000_000,), 1_000_000)


def test_in_dong_nothing_changes() -> None:
    told = Results(1, "", "", Period.parse("2031"), 1, (), (), figure(7), figure(5))
    assert in_unit(told, MoneyUnit.DONG) is told


groups = st.lists(st.lists(st.one_of(st.none(), amounts), min_size=1, max_size=4), min_size=1, max_size=4)


@given(money=groups, unit=st.sampled_from(UNITS), sources=st.lists(amounts, max_size=2))
def test_a_plan_adds_up_too(money: list[list[int | None]], unit: MoneyUnit, sources: list[int]) -> None:
    plan = PlanPaper(
        "Kế hoạch",
        2031,
        tuple(PlanGroup("1", "", tuple(PlanItem("a", "", money=m) for m in items)) for items in money),
        sources=tuple(PlanSource("", m) for m in sources),
        total=sum(m or 0 for items in money for m in items),
    )
    shown = plan_in_unit(plan, unit)
    assert shown.rounded is not None
    assert shown.rounded.value == sum(g.rounded.value for g in shown.groups if g.rounded)
    for group in shown.groups:
        assert group.rounded
        assert group.rounded.value == sum(item.rounded.value for item in group.items if item.rounded)
    assert [item.money for item in shown.items] == [item.money for item in plan.items]
