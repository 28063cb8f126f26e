"""Two states of a plan side by side: what came, went and changed, and the sums that follow."""

from dataclasses import replace

import pytest

from khuyencong.reports.versions import Comparison, Fate, Pair, compare
from khuyencong.terms.facts import Role
from tests.reports.cases import HEADS, MONEY, case, given, missing

BEFORE = case(
    {
        (12, MONEY, Role.PLAN): given(300),
        (12, HEADS, Role.PLAN): given(28, 30),
        (13, MONEY, Role.PLAN): given(200),
        (20, MONEY, Role.PLAN): missing(),
    },
    by_source={("/kcdp/", MONEY, Role.PLAN): given(500)},
)
AFTER = case(
    {
        (12, MONEY, Role.PLAN): given(300),
        (12, MONEY, Role.ADJUSTMENT): given(-40),
        (12, HEADS, Role.PLAN): given(28, 32),
        (20, MONEY, Role.PLAN): given(240),
    },
    by_source={("/kcdp/", MONEY, Role.PLAN): given(500)},
)


@pytest.fixture
def told() -> Comparison:
    return compare(BEFORE, AFTER)


def changed(pair: Pair) -> int | None:
    return pair.change and pair.change.value


def test_every_content_of_either_state_has_its_fate(told: Comparison) -> None:
    assert {line.line: line.fate for line in told.lines if not line.is_group} == {
        12: Fate.CHANGED,
        13: Fate.GONE,
        20: Fate.CHANGED,
    }
    assert [(fate, told.count(fate)) for fate in (Fate.ADDED, Fate.GONE)] == [(Fate.ADDED, 0), (Fate.GONE, 1)]


def test_a_content_that_an_adjustment_emptied_is_gone_and_its_money_beside_it() -> None:
    emptied = {(13, MONEY, Role.PLAN): given(200), (13, MONEY, Role.ADJUSTMENT): given(-200)}
    told = compare(BEFORE, case({(12, MONEY, Role.PLAN): given(300), **emptied}))
    dropped = next(line for line in told.lines if line.line == 13)
    assert (dropped.fate, changed(dropped.money)) == (Fate.GONE, -200)


def test_a_content_that_only_the_earlier_state_has_stands_where_it_stood_and_is_gone() -> None:
    """Its figures were withdrawn, so that it is no content any more: the rows add up to the total all the same."""
    left = case({(12, MONEY, Role.PLAN): given(300), (20, MONEY, Role.PLAN): given(240)})
    told = compare(BEFORE, replace(left, lines=tuple(line for line in left.lines if line.id != 13)))
    assert [(line.line, line.fate) for line in told.lines][1:] == [
        (12, Fate.CHANGED),
        (13, Fate.GONE),
        (20, Fate.CHANGED),
    ]
    rows = sum(changed(line.money) or 0 for line in told.lines if not line.is_group)
    assert rows == changed(told.total) == 40


def test_the_other_way_round_what_went_came(told: Comparison) -> None:
    assert compare(AFTER, BEFORE).count(Fate.ADDED) == 1


def test_adjustments_stand_in_the_money_after_and_missing_is_never_0(told: Comparison) -> None:
    money = {line.line: line.money for line in told.lines}
    assert [changed(money[line]) for line in (12, 13, 20)] == [-40, -200, 240]
    assert money[20].before is not None
    assert money[20].before.value is None
    assert (changed(money[11]), changed(told.total)) == (-240, 0)


def test_a_range_that_grew_is_a_change_of_the_target(told: Comparison) -> None:
    (pair,) = next(line.targets for line in told.lines if line.line == 12)
    assert (pair.differs, pair.measure) == (True, "sản phẩm (cấp tỉnh)")


def test_sources_are_compared_too(told: Comparison) -> None:
    (source,) = told.sources
    assert (source.measure, source.differs, changed(source)) == ("Kinh phí khuyến công địa phương", False, 0)


def test_a_source_whose_figure_neither_state_tells_is_left_out() -> None:
    untold = case({}, by_source={("/kcdp/", MONEY, Role.PLAN): missing()})
    assert compare(untold, untold).sources == ()
    assert [pair.measure for pair in compare(untold, AFTER).sources] == ["Kinh phí khuyến công địa phương"]


def test_a_state_compared_with_itself_is_the_same() -> None:
    told = compare(AFTER, AFTER)
    assert {line.fate for line in told.lines} == {Fate.SAME}
    assert not told.total.differs
