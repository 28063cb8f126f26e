"""When reports fall due: the day the document names, else the day on which the figures of the period are closed."""

from datetime import date

import pytest

from khuyencong.norms.reporting import Closes, Often, ReportDuty, due_soon, period_of

CLOSES = Closes("9/2019", "Điều 12", 14, {Often.QUARTER: (3, 6, 9, 12), Often.HALF: (6, 12), Often.YEAR: (12,)})


def duty(often: Often, due_day: int | None = None) -> ReportDuty:
    return ReportDuty("x", ("SCT",), "kết quả", often, "36/2013", "Điều 21", date(2014, 2, 10), due_day)


@pytest.mark.parametrize(
    ("often", "due_day", "today", "found"),
    [
        (Often.MONTH, 24, date(2026, 11, 18), [("2026M11", date(2026, 11, 24), True)]),
        (Often.MONTH, 24, date(2026, 11, 24), [("2026M11", date(2026, 11, 24), True)]),  # the day itself
        (Often.MONTH, 24, date(2026, 11, 25), []),
        (Often.QUARTER, None, date(2026, 9, 7), [("2026Q3", date(2026, 9, 14), False)]),
        (Often.QUARTER, None, date(2026, 8, 7), []),
        (Often.HALF, None, date(2026, 6, 10), [("2026H1", date(2026, 6, 14), False)]),
        (Often.HALF, None, date(2026, 9, 10), []),
        (Often.YEAR, None, date(2026, 12, 10), [("2026", date(2026, 12, 14), False)]),
        (Often.MONTH, 24, date(2013, 11, 20), []),  # before the document was in force
    ],
)
def test_what_falls_due_within_a_week(
    often: Often, due_day: int | None, today: date, found: list[tuple[str, date, bool]]
) -> None:
    came = due_soon([duty(often, due_day)], CLOSES, today, 7)
    assert [(due.period.code, due.day, due.is_deadline) for due in came] == found


def test_a_day_lies_in_its_month_quarter_half_and_year() -> None:
    named = [period_of(often, date(2026, 8, 14)).code for often in Often if often is not Often.ONCE]
    assert named == ["2026M08", "2026Q3", "2026H2", "2026"]
