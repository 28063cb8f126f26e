"""What is late: the share of the money spent beside the share of the year that has passed."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.reports.lateness import is_late, passed
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, LineResult, Outcome, State, TargetResult


@pytest.mark.parametrize(
    ("period", "day", "over"),
    [
        ("2025", date(2024, 12, 31), 0),
        ("2025", date(2025, 7, 2), 50),
        ("2025", date(2026, 3, 1), 100),
        ("2025H1", date(2025, 12, 1), 49),
        ("2025M01-M09", date(2025, 3, 31), 24),
        ("2025Q3", date(2025, 12, 1), 0),  # what was reached before it is not told in it
    ],
)
def test_how_much_of_the_year_is_over(period: str, day: date, over: int) -> None:
    assert passed(Period.parse(period), day) == over


def content(planned: int | None, actual: int | None, **more: bool) -> LineResult:
    state = {None: State.MISSING}
    return LineResult(
        line=1, number="1", title="Hội chợ", depth=0, outcome=Outcome.OPEN, targets=(), reasons=(), flagged=False,
        money_plan=Figure(planned, state.get(planned, State.GIVEN), ""),
        money_actual=Figure(actual, state.get(actual, State.GIVEN), ""),
        **{"is_group": False, **more},
    )  # fmt: skip


@pytest.mark.parametrize(("reached", "late"), [(5, False), (4, True), (None, True)])
def test_what_reached_its_targets_has_saved_the_rest(reached: int | None, late: bool) -> None:
    actual = None if reached is None else Figure(reached, State.GIVEN, "")
    aim = TargetResult("lớp", "lớp", Figure(5, State.GIVEN, ""), actual)
    assert is_late(replace(content(100, 90), targets=(aim,)), 100) is late


def test_a_content_is_late_when_less_was_spent_than_has_passed_of_the_year() -> None:
    assert is_late(content(100, 49), 50)
    assert not is_late(content(100, 50), 50)
    expected = replace(content(100, 90), money_actual=Figure(90, State.GIVEN, "", estimate=41))
    assert is_late(expected, 50)  # 49 was spent; what is expected of the whole year is not
    everything = TargetResult("lớp", "lớp", Figure(5, State.GIVEN, ""), Figure(5, State.GIVEN, "", estimate=1))
    assert is_late(replace(expected, targets=(everything,)), 50)
    assert is_late(content(100, None), 50)  # nobody has reported anything
    assert not is_late(content(None, None), 50)
    assert not is_late(content(100, 0, is_group=True), 50)
