"""Reports that a plan asks for by days of its own: of the last month of a quarter, or of each year."""

import re
from datetime import date

import pytest

from khuyencong.records.models import AskedTask
from tests.desk.test_duties import duties_of
from tests.factories import Case


def test_a_day_of_the_quarters_last_month_is_the_day_the_report_is_due(case: Case, quarterly: AskedTask) -> None:
    AskedTask.objects.filter(pk=quarterly.pk).update(deadline="trước ngày 20 của tháng cuối quý")
    (row,) = duties_of(case, "officer", date(2026, 12, 1))
    assert "hạn gửi 20/12/2026" in str(row.more)
    assert row.amount == "còn 19 ngày"


@pytest.mark.parametrize(
    ("often", "by", "today", "told"),
    [
        ("6 tháng", "trước ngày 15 tháng 6", date(2026, 6, 1), ["6 tháng đầu năm 2026, hạn gửi 15/6/2026"]),
        ("6 tháng", "trước ngày 15 tháng 6", date(2026, 11, 28), []),  # the second half is told with the year
        ("6 tháng", "trước ngày 05/7 và 05/01", date(2026, 7, 1), ["6 tháng đầu năm 2026, hạn gửi 05/7/2026"]),
        ("hằng năm", "trước ngày 15 tháng 12", date(2026, 11, 28), ["năm 2026, hạn gửi 15/12/2026"]),
        ("hằng năm", "trước ngày 10/01 năm sau", date(2026, 12, 20), ["năm 2026, hạn gửi 10/01/2027"]),
        ("hằng quý", "trước ngày 15 tháng 12", date(2026, 12, 1), ["quý IV năm 2026, chốt số liệu 14/12/2026"]),
    ],
)
def test_a_report_asked_for_each_year_is_due_on_the_days_that_the_paper_names(
    case: Case, quarterly: AskedTask, often: str, by: str, today: date, told: list[str]
) -> None:
    AskedTask.objects.filter(pk=quarterly.pk).update(frequency=often, deadline=by)
    rows = [f"{row.words} · {row.more}" for row in duties_of(case, "officer", today)]
    assert [re.sub(r"^.*, (.*?) · .*? · (.*?)[,·].*$", r"\1, \2", row).strip() for row in rows] == told
