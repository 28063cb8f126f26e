"""What a unit answers for: the contents it leads with their sums, and beside them its part in those of others."""

from dataclasses import replace

from khuyencong.reports.leading import led_lines, results_of_unit
from khuyencong.terms.cases import CaseArrangement, PlanCase, SumKey
from khuyencong.terms.facts import Arranged, Role
from khuyencong.terms.ledger import Amounts
from khuyencong.terms.results import Results, State
from khuyencong.terms.selector import Selector
from tests.reports.cases import MONEY, ROOT, case, given

OURS, OTHERS = 7, 8
PLAN: dict[SumKey, Amounts] = {
    (12, MONEY, Role.PLAN): given(100), (13, MONEY, Role.PLAN): given(300), (20, MONEY, Role.PLAN): given(900),
}  # fmt: skip
DONE: dict[SumKey, Amounts] = {(12, MONEY, Role.ACTUAL): given(90), (13, MONEY, Role.ACTUAL): given(280)}
PART: dict[SumKey, Amounts] = {(13, MONEY, Role.ACTUAL): given(30)}


def led_by(told: PlanCase, leads: dict[int, int]) -> PlanCase:
    def arranged(line: int) -> tuple[CaseArrangement, ...]:
        return (CaseArrangement(Arranged.LEAD, "", leads[line]),) if line in leads else ()

    return replace(told, lines=tuple(replace(line, arranged=arranged(line.id)) for line in told.lines))


def report(leads: dict[int, int]) -> Results:
    whole = led_by(case(PLAN, DONE), leads)
    return results_of_unit(whole, case({}, PART), led_lines(whole, {OURS}))


def test_a_group_holds_the_sum_of_the_contents_that_are_led() -> None:
    told = report({12: OURS, 13: OTHERS})
    assert [(line.line, line.money_plan.value, line.money_actual.value) for line in told.lines] == [
        (11, 100, 90),
        (12, 100, 90),
    ]
    assert (told.money_plan.value, told.money_actual.value) == (100, 90)
    assert [(line.line, line.money_actual.value) for line in told.shared] == [(13, 30)]


def test_a_sum_over_led_contents_names_them_all() -> None:
    told = report({12: OURS, 20: OURS, 13: OTHERS})
    assert told.money_plan.value == 1_000
    assert Selector.decode(told.money_plan.selector).lines == (12, 20)


def test_who_leads_the_plan_leads_all_that_nobody_else_does() -> None:
    told = report({ROOT: OURS, 13: OTHERS})
    assert [line.line for line in told.lines] == [11, 12, 20]
    assert told.money_plan.value == 1_000


def test_a_group_that_is_led_whole_keeps_its_own_sum() -> None:
    told = report({11: OURS})
    assert Selector.decode(told.money_plan.selector).lines == (11,)
    assert told.shared == ()


def test_of_a_unit_that_leads_nothing_there_is_what_was_told_of_it() -> None:
    told = report({12: OTHERS})
    assert told.money_actual.value == 30
    assert told.shared == ()


def test_what_is_led_and_nobody_told_of_is_missing_and_not_nothing() -> None:
    told = report({20: OURS})
    assert told.money_actual.state is State.MISSING
