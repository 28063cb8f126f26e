"""The ledger's arithmetic against a naive model: stated totals hold, and order does not matter."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khuyencong.terms import ledger
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import (
    BEGINNING,
    Amounts,
    Cell,
    Outcome,
    Relation,
    Stated,
    conflicts,
    family,
    left_crossing,
    moves,
    outcome,
)
from khuyencong.terms.periods import Period, Window
from khuyencong.terms.results import State

YEAR, H1, H2, Q1, Q2 = (Period.parse(c).window for c in ("2023", "2023H1", "2023H2", "2023Q1", "2023Q2"))
ACROSS = Window(date(2023, 3, 1), date(2023, 8, 31))
LINES = ("/1/", "/1/2/", "/1/2/3/", "/1/4/")
WINDOWS = (YEAR, H1, H2, Q1, Q2, ACROSS)
SOURCES = ("/", "/", "/5/", "/5/6/", "/7/")
CELLS = [Cell(line, window, source=source) for line, window, source in product(LINES, WINDOWS, SOURCES)]


def say(order: int, cell: Cell, value: int, role: Role = Role.ACTUAL, state: State = State.GIVEN) -> Stated:
    return Stated(order, cell, role, state, value, value)


@dataclass
class Ledger:
    """The product's way: what is posted at each cell, moved by every statement and withdrawal."""

    standing: list[Stated]
    held: dict[tuple[Cell, Role], Amounts]

    def state(self, stated: Stated) -> Outcome:
        came_to = outcome(stated, self.standing)
        if came_to not in (Outcome.OVERLAP, Outcome.LATE_ESTIMATE):
            self._become([*self.standing, stated])
            self._hold_crossing()  # it may put away an estimate that was the whole around others
        return came_to

    def withdraw(self, stated: Stated) -> None:
        self._become([s for s in self.standing if s is not stated])
        self._hold_crossing()

    def _hold_crossing(self) -> None:
        for waiting in left_crossing(self.standing):
            self.withdraw(waiting)

    def _become(self, after: list[Stated]) -> None:
        for key, amounts in moves(self.standing, after).items():
            self.held[key] = self.held.get(key, Amounts()) + amounts
        self.standing = after

    def sum(self, cell: Cell, *roles: Role) -> int:
        return sum(a.low for (at, role), a in self.held.items() if role in roles and cell.contains(at))


def naive_sum(standing: list[Stated], cell: Cell) -> int:
    """What a reader of the papers would say: the figure stated for the cell, else the sum of the greatest inside.

    A whole that its sources tell is what these come to: he leaves out what is told in it of all sources.
    """
    finals = [s.cell for s in standing if s.role is Role.ACTUAL]
    counting = {
        s.cell: s.low
        for s in sorted(standing, key=lambda s: (s.role is Role.ACTUAL, s.order))
        if s.role is Role.ACTUAL or not any(f.contains(s.cell) for f in finals)
    }
    if cell in counting:
        return counting[cell]
    inside = {c for c in counting if cell.contains(c)}
    for whole in {whole for a, b in product(inside, repeat=2) if (whole := a.told_whole(b))} - inside:
        sources = [c for c in inside if replace(c, source=whole.source) == whole and whole.contains(c)]
        told_again = {c for c in inside if whole.contains(c) and any(map(c.meets, sources))}
        inside -= {c for c in told_again if not any(source.contains(c) for source in sources)}
    return sum(counting[c] for c in inside if not any(o != c and o.contains(c) for o in inside))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["state", "state", "withdraw"]),
        st.sampled_from(CELLS),
        st.integers(0, 1000),
        st.sampled_from([Role.ACTUAL, Role.ACTUAL, Role.ESTIMATE]),
    ),
    max_size=14,
)


@settings(max_examples=400, deadline=None)
@given(STEPS)
def test_every_cell_sums_as_a_naive_reader_would(steps: list[tuple[str, Cell, int, Role]]) -> None:
    ledger = Ledger([], {})
    for order, (verb, cell, value, role) in enumerate(steps):
        if verb == "state":
            ledger.state(say(order, cell, value, role))
        elif ledger.standing:
            ledger.withdraw(ledger.standing[value % len(ledger.standing)])
    for cell in {s.cell for s in ledger.standing} | {Cell("/1/", YEAR)}:
        assert ledger.sum(cell, Role.ACTUAL, Role.ESTIMATE) == naive_sum(ledger.standing, cell)


@settings(max_examples=200, deadline=None)
@given(
    st.permutations(
        [
            (Cell("/1/", YEAR), 90),
            (Cell("/1/2/", YEAR), 60),
            (Cell("/1/2/", H1), 25),
            (Cell("/1/2/3/", Q1), 10),
            (Cell("/1/4/", H2), 7),
        ]
    )
)
def test_nested_statements_give_the_same_sums_in_any_order(told: list[tuple[Cell, int]]) -> None:
    ledger = Ledger([], {})
    for order, (cell, value) in enumerate(told):
        assert ledger.state(say(order, cell, value)) is Outcome.POSTED
    assert {cell: ledger.sum(cell, Role.ACTUAL) for cell, _ in told} == dict(told)


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_crossing_statements_are_never_posted_silently(steps: list[tuple[str, Cell, int, Role]]) -> None:
    ledger = Ledger([], {})
    for order, (_, cell, value, role) in enumerate(steps):
        before = dict(ledger.held)
        new = say(order, cell, value, role)
        uncovered = bool(conflicts(new, ledger.standing))
        assert (ledger.state(new) is Outcome.OVERLAP) == uncovered
        if uncovered:
            assert ledger.held == before


def test_a_restated_figure_posts_only_the_difference() -> None:
    ledger = Ledger([say(1, Cell("/1/", YEAR), 100)], {})
    assert moves(ledger.standing, [*ledger.standing, say(2, Cell("/1/", YEAR), 130)]) == {
        (Cell("/1/", YEAR), Role.ACTUAL): Amounts(30, 30)
    }


def test_the_same_figure_again_confirms_and_moves_nothing() -> None:
    first, again = say(1, Cell("/1/", YEAR), 100), say(2, Cell("/1/", YEAR), 100)
    assert outcome(again, [first]) is Outcome.CONFIRMS
    assert moves([first], [first, again]) == {}


def test_a_half_told_after_its_year_is_taken_out_of_the_year() -> None:
    year, half = say(1, Cell("/1/", YEAR), 100), say(2, Cell("/1/", H1), 40)
    posted = moves([year], [year, half])
    assert posted[Cell("/1/", H1), Role.ACTUAL].low == 40
    assert posted[Cell("/1/", YEAR), Role.ACTUAL].low == -40


def test_a_final_figure_puts_the_estimate_away_and_its_withdrawal_brings_it_back() -> None:
    ledger = Ledger([], {})
    cell = Cell("/1/", YEAR)
    ledger.state(say(1, cell, 527, Role.ESTIMATE))
    final = say(2, cell, 500)
    ledger.state(final)
    assert (ledger.sum(cell, Role.ESTIMATE), ledger.sum(cell, Role.ACTUAL)) == (0, 500)
    ledger.withdraw(final)
    assert (ledger.sum(cell, Role.ESTIMATE), ledger.sum(cell, Role.ACTUAL)) == (527, 0)


def test_an_estimate_after_the_final_figure_is_not_posted() -> None:
    assert outcome(say(2, Cell("/1/", H1), 9, Role.ESTIMATE), [say(1, Cell("/1/", YEAR), 5)]) is Outcome.LATE_ESTIMATE


def test_a_year_estimated_over_a_known_half_keeps_its_stated_total() -> None:
    ledger = Ledger([], {})
    ledger.state(say(1, Cell("/1/", H1), 40))
    ledger.state(say(2, Cell("/1/", YEAR), 100, Role.ESTIMATE))
    year = Cell("/1/", YEAR)
    assert (ledger.sum(year, Role.ACTUAL), ledger.sum(year, Role.ESTIMATE)) == (40, 60)


def test_a_missing_figure_is_counted_and_never_nests_or_crosses() -> None:
    item, source = Cell("/1/2/", YEAR), Cell("/1/", YEAR, source="/5/")
    missing = say(1, item, 0, Role.PLAN, State.MISSING)
    assert outcome(missing, [say(0, source, 7, Role.PLAN)]) is Outcome.POSTED
    assert moves([], [missing])[item, Role.PLAN] == Amounts(missing=1)
    given_now = say(2, item, 5, Role.PLAN)
    assert moves([missing], [missing, given_now])[item, Role.PLAN] == Amounts(5, 5, given=1, missing=-1)


def test_who_leaves_a_figure_open_takes_none_away() -> None:
    item = Cell("/1/2/", YEAR)
    figure, missing = say(1, item, 5, Role.PLAN), say(2, item, 0, Role.PLAN, State.MISSING)
    assert outcome(missing, [figure]) is Outcome.CONFIRMS
    assert moves([figure], [figure, missing]) == {}
    assert moves([figure, missing], [missing])[item, Role.PLAN] == Amounts(-5, -5, given=-1, missing=1)


def test_levels_of_a_stock_nest_from_the_beginning() -> None:
    ledger = Ledger([], {})
    at = {year: Cell("/9/", Window(BEGINNING, date(year, 12, 31))) for year in (2022, 2023, 2024)}
    ledger.state(say(1, at[2022], 60))
    ledger.state(say(2, at[2024], 70))
    ledger.state(say(3, at[2023], 65))
    assert [ledger.sum(at[year], Role.ACTUAL) for year in (2022, 2023, 2024)] == [60, 65, 70]
    assert [ledger.held[at[year], Role.ACTUAL].low for year in (2022, 2023, 2024)] == [60, 5, 5]


QUARTER = Cell("/1/", Q1)
HALF = Cell("/1/", H1)
BY_SOURCE = [Cell("/1/", H1, source=source) for source in ("/5/", "/6/")]


def test_a_quarter_and_the_sources_of_its_half_stand_together_under_the_whole_half() -> None:
    ledger = Ledger([], {})
    told = [(QUARTER, 40), (HALF, 100), (BY_SOURCE[0], 70), (BY_SOURCE[1], 30)]
    for order, (cell, value) in enumerate(told):
        assert ledger.state(say(order, cell, value)) is Outcome.POSTED
    assert {cell: ledger.sum(cell, Role.ACTUAL) for cell, _ in told} == dict(told)
    assert ledger.held[HALF, Role.ACTUAL].low == -40  # the quarter's money is also in the half's sources


def test_a_half_told_by_its_sources_alone_is_their_sum_whatever_a_quarter_told() -> None:
    for told in permutations([(QUARTER, 40), (BY_SOURCE[0], 70), (BY_SOURCE[1], 30)]):
        ledger = Ledger([], {})
        for order, (cell, value) in enumerate(told):
            assert ledger.state(say(order, cell, value)) is Outcome.POSTED
        assert [ledger.sum(cell, Role.ACTUAL) for cell in (QUARTER, HALF, Cell("/1/", YEAR))] == [40, 100, 100]
        assert ledger.state(say(9, BY_SOURCE[1], 35)) is Outcome.CORRECTS
        assert ledger.sum(HALF, Role.ACTUAL) == 105  # the sum moves with its parts
        assert ledger.state(say(10, HALF, 104)) is Outcome.POSTED
        assert ledger.sum(HALF, Role.ACTUAL) == 104  # who tells the whole is believed


def test_a_final_source_of_a_half_leaves_its_estimated_quarter_out_of_the_estimates() -> None:
    ledger = Ledger([], {})
    ledger.state(say(1, QUARTER, 40, Role.ESTIMATE))
    ledger.state(say(2, BY_SOURCE[0], 70))
    assert (ledger.sum(HALF, Role.ACTUAL), ledger.sum(HALF, Role.ESTIMATE)) == (70, 0)


def test_what_was_reached_stays_reached_where_the_sources_of_the_half_are_only_expected() -> None:
    for expected in ([(HALF, 250)], [(BY_SOURCE[0], 250)], [(BY_SOURCE[0], 150), (BY_SOURCE[1], 100)]):
        ledger = Ledger([], {})
        ledger.state(say(1, QUARTER, 100))
        for order, (cell, value) in enumerate(expected, start=2):
            ledger.state(say(order, cell, value, Role.ESTIMATE))
        assert (ledger.sum(HALF, Role.ACTUAL), ledger.sum(HALF, Role.ESTIMATE)) == (100, 150)


def test_sources_told_of_times_that_cross_tell_no_whole() -> None:
    across = Cell("/1/", ACROSS, source="/6/")
    assert outcome(say(2, across, 30), [say(1, BY_SOURCE[0], 70)]) is Outcome.OVERLAP


def test_a_wider_whole_is_no_answer_to_what_both_count() -> None:
    across, wider = say(1, Cell("/1/", ACROSS), 40), say(2, Cell("/1/", YEAR), 100)
    assert outcome(say(3, HALF, 70), [across, wider]) is Outcome.OVERLAP


def test_without_the_whole_around_them_the_later_of_two_that_cross_waits() -> None:
    ledger = Ledger([], {})
    whole = say(2, Cell("/1/", Window(H1.first, ACROSS.last)), 100)
    for told in (say(1, Cell("/1/", ACROSS), 40), whole, say(3, HALF, 70)):
        assert ledger.state(told) is Outcome.POSTED
    ledger.withdraw(whole)
    assert [s.order for s in ledger.standing] == [1]
    assert ledger.sum(Cell("/1/", YEAR), Role.ACTUAL) == 40


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (QUARTER, BY_SOURCE[0], HALF),
        (Cell("/1/2/", H1), Cell("/1/4/", Q1), HALF),
        (Cell("/12/", Q1), Cell("/1/", Q2), Cell("/", H1)),
    ],
)
def test_the_smallest_cell_around_two(one: Cell, other: Cell, both: Cell) -> None:
    assert one.join(other) == other.join(one) == both


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (Cell("/1/", YEAR), Cell("/1/", YEAR), Relation.SAME),
        (Cell("/1/", YEAR), Cell("/1/2/", H1), Relation.INSIDE),
        (Cell("/1/2/", H1), Cell("/1/", YEAR), Relation.AROUND),
        (Cell("/1/2/", YEAR), Cell("/1/4/", YEAR), Relation.APART),
        (Cell("/1/", H1), Cell("/1/2/", YEAR), Relation.CROSSING),
        (Cell("/1/", H1), Cell("/1/", ACROSS), Relation.CROSSING),
        (Cell("/1/", YEAR, source="/5/"), Cell("/1/2/", YEAR), Relation.CROSSING),
        (Cell("/12/", YEAR), Cell("/1/", YEAR), Relation.APART),
    ],
)
def test_how_cells_lie_to_each_other(one: Cell, other: Cell, how: Relation) -> None:
    assert one.relation(other) is how


def test_only_estimate_and_actual_share_a_family() -> None:
    assert family(Role.ESTIMATE) == (Role.ACTUAL, Role.ESTIMATE)
    assert family(Role.PLAN) == (Role.PLAN,)


def test_what_many_units_tell_of_one_content_is_compared_with_what_meets_it_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of two hundred units each crosses its own part only; none of another is looked at, and none that meet missed."""
    told = [say(at, Cell("/1/", (H1, ACROSS)[at % 2], unit=f"/9/{at // 2}/"), 5) for at in range(400)]
    of_all = say(400, Cell("/1/2/", ACROSS, unit="/9/"), 7)
    looked, compare = [], ledger.crosses

    def compared(one: Stated, other: Stated) -> bool:
        looked.append(one)
        return compare(one, other)

    monkeypatch.setattr(ledger, "crosses", compared)
    assert {s.order for s in left_crossing([*told, of_all])} == {*range(1, 400, 2), 400}
    assert len(looked) < 4 * len(told)
