"""Plan against actual folded out of a case: what became of each line."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.reports.results import results
from khuyencong.terms.cases import CaseNote
from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.periods import until_words
from khuyencong.terms.results import Outcome, State
from khuyencong.terms.selector import Selector
from tests.reports.cases import HEADS, MONEY, case, given, missing, nil

PLAN = {(20, MONEY, Role.PLAN): given(900)}


@pytest.mark.parametrize(
    ("reached", "notes", "outcome"),
    [
        ({}, (), Outcome.OPEN),
        ({(20, MONEY, Role.ACTUAL): given(900)}, (), Outcome.DONE),
        ({(20, HEADS, Role.ACTUAL): given(3)}, (), Outcome.DONE),
        ({(20, MONEY, Role.ACTUAL): given(901)}, (), Outcome.OVER),
        ({(20, MONEY, Role.ACTUAL): nil()}, (), Outcome.NO_COST),
        ({(20, MONEY, Role.ACTUAL): nil(), (20, HEADS, Role.ACTUAL): given(3)}, (), Outcome.NO_COST),
        ({(20, MONEY, Role.ACTUAL): nil(), (20, HEADS, Role.ACTUAL): nil()}, (), Outcome.LATER),  # not begun at 30/6
        ({(20, HEADS, Role.ACTUAL): given(0)}, (), Outcome.LATER),
        (
            {(20, MONEY, Role.ACTUAL): nil(), (20, HEADS, Role.ACTUAL): nil()},
            (CaseNote(20, "no_cost", "lồng ghép"),),
            Outcome.NO_COST,
        ),
        ({(20, MONEY, Role.ACTUAL): given(85), (20, HEADS, Role.ACTUAL): nil()}, (), Outcome.DONE),
        ({(20, MONEY, Role.ACTUAL): nil()}, (CaseNote(20, "not_done", "thiếu hồ sơ"),), Outcome.NOT_DONE),
        ({(20, MONEY, Role.ESTIMATE): given(950)}, (), Outcome.OVER),
    ],
)
def test_what_became_of_a_line(
    reached: dict[tuple[int, int, Role], Amounts], notes: tuple[CaseNote, ...], outcome: Outcome
) -> None:
    told = results(case(PLAN, reached, notes))
    assert next(line for line in told.lines if line.line == 20).outcome is outcome


LOCAL, OWN = "/kcdp/", "/thu-hut/doi-ung-co-so/"


@pytest.mark.parametrize(
    ("planned", "reached", "outcome"),
    [
        ({LOCAL: 600, OWN: 300}, {LOCAL: 600, OWN: 350}, Outcome.DONE),  # the workshop brought more of its own
        ({}, {LOCAL: 600, OWN: 350}, Outcome.DONE),
        ({LOCAL: 600, OWN: 300}, {LOCAL: 650, OWN: 300}, Outcome.OVER),
        ({LOCAL: 600, OWN: 300}, {}, Outcome.OVER),  # whose money it was nobody said
        ({LOCAL: 900}, {LOCAL: 950}, Outcome.OVER),
    ],
)
def test_only_the_states_money_can_be_over_its_plan(
    planned: dict[str, int], reached: dict[str, int], outcome: Outcome
) -> None:
    told = replace(
        case(PLAN, {(20, MONEY, Role.ACTUAL): given(950)}),
        planned_by_payer={20: {(source, Role.PLAN): given(value) for source, value in planned.items()}},
        reached_by_payer={20: {(source, Role.ACTUAL): given(value) for source, value in reached.items()}},
    )
    line = next(line for line in results(told).lines if line.line == 20)
    assert (line.outcome, line.flagged) == (outcome, outcome is Outcome.OVER)


EMPTIED = {**PLAN, (20, MONEY, Role.ADJUSTMENT): given(-900)}


@pytest.mark.parametrize(
    ("planned", "reached", "outcome"),
    [
        (EMPTIED, {}, Outcome.DROPPED),
        (EMPTIED, {(20, HEADS, Role.ACTUAL): given(3)}, Outcome.DONE),  # what was done without money was done
        ({**PLAN, (20, MONEY, Role.ADJUSTMENT): given(-899)}, {}, Outcome.OPEN),
        ({(20, MONEY, Role.PLAN): nil()}, {}, Outcome.OPEN),
    ],
)
def test_a_content_is_dropped_when_an_adjustment_leaves_it_nothing(
    planned: dict[tuple[int, int, Role], Amounts], reached: dict[tuple[int, int, Role], Amounts], outcome: Outcome
) -> None:
    line = next(line for line in results(case(planned, reached)).lines if line.line == 20)
    assert line.outcome is outcome
    assert line.is_to_be_done is (outcome is not Outcome.DROPPED)


def test_what_was_reached_sooner_or_is_planned_elsewhere_drops_no_content() -> None:
    whole = case(EMPTIED, {})
    sooner = replace(whole, to_date={(20, MONEY, Role.ACTUAL): given(30)})
    of_one_source = replace(whole, source="/5/")  # its money may have gone to another
    for told in (sooner, of_one_source):
        assert next(line for line in results(told).lines if line.line == 20).outcome is not Outcome.DROPPED


@pytest.mark.parametrize(("notes", "flagged"), [((), True), ((CaseNote(20, "over", "bù từ mục 1"),), False)])
def test_a_sum_above_plan_is_flagged_until_somebody_explains_it(notes: tuple[CaseNote, ...], flagged: bool) -> None:
    told = results(case(PLAN, {(20, MONEY, Role.ACTUAL): given(950)}, notes))
    assert [line.flagged for line in told.over] == [flagged]


def test_an_estimate_counts_and_stays_visible_beside_what_is_final() -> None:
    reached = {(12, MONEY, Role.ACTUAL): given(200), (12, MONEY, Role.ESTIMATE): given(50)}
    told = results(case({}, reached)).money_actual
    assert (told.value, told.estimate) == (250, 50)
    assert Selector.decode(told.estimate_selector or "").roles == (Role.ESTIMATE,)


def test_planned_figures_are_of_the_year_and_reached_ones_of_the_period() -> None:
    told = results(case(PLAN, {(20, MONEY, Role.ACTUAL): given(10)}, period="2031H1"))
    plan, actual = (Selector.decode(f.selector).window for f in (told.money_plan, told.money_actual))
    assert (plan.last.month, actual.last.month) == (12, 6)


def test_what_came_from_outside_the_plan_is_in_no_total() -> None:
    told = results(case(PLAN, {(91, MONEY, Role.ACTUAL): given(77)}))
    assert [line.money_actual.value for line in told.out_of_plan] == [77]
    assert told.money_actual.state is State.MISSING
    assert all(line.line != 91 for line in told.lines)


@pytest.mark.parametrize(("told", "in_annex"), [(missing(), True), (Amounts(), False)])
def test_money_left_to_an_annex_is_marked(told: Amounts, in_annex: bool) -> None:
    line = results(case({(20, MONEY, Role.PLAN): told})).lines[-1]
    assert (line.money_plan.state, line.money_plan.in_annex) == (State.MISSING, in_annex)


def test_an_estimate_is_told_apart_by_source_too() -> None:
    by_source = {("/kcdp/", MONEY, Role.ACTUAL): given(200), ("/kcdp/", MONEY, Role.ESTIMATE): given(50)}
    [(_name, _plan, actual)] = results(replace(case({}), reached_by_source=by_source)).sources
    assert (actual.value, actual.estimate) == (250, 50)
    expected = Selector.decode(actual.estimate_selector or "")
    assert (expected.roles, expected.source) == ((Role.ESTIMATE,), "/kcdp/")


def test_a_figure_told_to_an_earlier_day_than_others_of_its_content_says_so() -> None:
    march, september = date(2031, 3, 31), date(2031, 9, 30)
    reached = {(20, HEADS, Role.ACTUAL): given(83), (20, MONEY, Role.ACTUAL): given(900)}
    whole = case(PLAN, reached, period="2031M01-M09")

    def untils(money: date, heads: date) -> tuple[date | None, ...]:
        told = results(replace(whole, told_until={(20, MONEY): money, (20, HEADS): heads})).lines[-1]
        return told.money_actual.until, *(target.actual.until for target in told.targets if target.actual)

    assert untils(september, march) == (None, march)
    assert untils(march, september) == (march, None)
    assert untils(march, march) == (None, None)  # all that is known of a content that may be over


@pytest.mark.parametrize(
    ("day", "words"), [((3, 31), "hết quý I"), ((8, 31), "hết tháng 8"), ((8, 15), "ngày 15/8/2031")]
)
def test_to_when_something_was_told(day: tuple[int, int], words: str) -> None:
    assert until_words(date(2031, *day)) == words
