"""Reports that fall due, as a home tells them: to whom, with what to do about each, and whether it was sent."""

from datetime import date, datetime, time

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from khuyencong.desk.home.duties import due
from khuyencong.desk.home.panels import Asker, Row
from khuyencong.records.models import AskedTask, Paper, Plan
from khuyencong.terms.facts import Role
from khuyencong.work.references_seed import load_references
from tests.factories import Case
from tests.world import item, tell

DUE = date(2026, 12, 20)  # figures of the fourth quarter closed on 14 December


@pytest.fixture
def asked(case: Case) -> AskedTask:
    return AskedTask.objects.create(
        paper=case.accepted, unit="UBND xã Suối Nhỏ", text="Báo cáo kết quả", frequency="hằng quý", start=0, end=4
    )


def state_of(case: Case, task: AskedTask) -> str:
    """What the officer's home says on the day of the report that the task asks for."""
    rows = due(Asker(case.world.officer, DUE, QueryDict()))
    (row,) = (row for row in rows if task.unit in str(row.more))
    return str(row.state)


def came(case: Case, day: date, period: str = "", role: Role = Role.ACTUAL) -> None:
    """A paper of the commune, with a figure of a period where one is named."""
    told = [item("1", "Hội chợ", role, 5_000_000, period=period)] if period else []
    paper = tell(case.world, *told, title="Báo cáo của xã")
    at = timezone.make_aware(datetime.combine(day, time(9)))
    Paper.objects.filter(pk=paper.pk).update(issuer="UBND XÃ SUỐI NHỎ", received_at=at)


def test_an_officer_sees_who_has_not_sent_what_a_paper_asks(case: Case, asked: AskedTask) -> None:
    assert state_of(case, asked) == "chưa gửi"
    came(case, date(2026, 12, 16), "2026Q4")
    assert state_of(case, asked) == "đã nhận 16/12/2026"


@pytest.mark.parametrize(
    ("day", "period", "role"),
    [
        (date(2026, 10, 5), "", Role.ACTUAL),  # before the figures of the quarter closed
        (date(2026, 12, 16), "2026Q3", Role.ACTUAL),  # the quarter before, late
        (date(2026, 12, 16), "2026Q4", Role.PLAN),
    ],
)
def test_a_paper_that_is_not_the_report_asked_for_does_not_answer_it(
    case: Case, asked: AskedTask, day: date, period: str, role: Role
) -> None:
    came(case, day, period, role)
    assert state_of(case, asked) == "chưa gửi"


def test_a_report_without_figures_answers_by_its_day(case: Case, asked: AskedTask) -> None:
    came(case, date(2026, 12, 16))
    assert state_of(case, asked) == "đã nhận 16/12/2026"


@pytest.fixture
def quarterly(case: Case) -> AskedTask:
    """What the plan of 2026 asks of every commune; its paper lies at the department."""
    plan_paper = case.plan.versions.get().paper
    Paper.objects.filter(pk=plan_paper.pk).update(year=2026)
    return AskedTask.objects.create(
        paper=plan_paper, unit="Các đơn vị", text="UBND các xã, phường báo cáo kết quả về Sở Công Thương",
        frequency="hằng quý", start=0, end=4,
    )  # fmt: skip


def duties_of(case: Case, role: str, day: date = DUE) -> list[Row]:
    return [row for row in due(Asker(case.people[role], day, QueryDict())) if "UBND các xã" in str(row.words)]


def test_a_duty_is_told_alike_to_who_owes_it_and_to_who_collects_it_and_to_nobody_else(
    case: Case, quarterly: AskedTask
) -> None:
    (owed,), (collected,) = duties_of(case, "commune"), duties_of(case, "officer")
    assert (owed.words, owed.more, owed.amount, owed.state) == (
        collected.words, collected.more, collected.amount, collected.state,
    )  # fmt: skip
    assert owed.address == reverse("plan", args=[case.plan.pk])  # its paper lies where the commune may not look
    assert [address for _words, address in owed.ways] == [f"{reverse('papers')}#gui"]
    assert collected.ways == ()
    assert duties_of(case, "leader") != []
    assert [duties_of(case, role) for role in ("centre", "agency")] == [[], []]


def test_a_plan_asks_for_reports_of_its_own_year_only(case: Case, quarterly: AskedTask) -> None:
    assert duties_of(case, "officer") != []
    Paper.objects.filter(pk=quarterly.paper_id).update(year=2025)
    assert duties_of(case, "officer") == []
    assert duties_of(case, "commune") == []


def test_a_commune_sees_that_it_has_sent_what_is_asked(case: Case, quarterly: AskedTask) -> None:
    (row,) = duties_of(case, "commune")
    assert row.state == "chưa gửi"
    came(case, date(2026, 12, 16), "2026Q4")
    unit = case.people["commune"].memberships.get().unit
    Paper.objects.filter(title="Báo cáo của xã").update(sender=unit, issuer="")
    (row,) = duties_of(case, "commune")
    assert row.state == "đã nhận 16/12/2026"


def test_a_report_by_law_leads_to_its_preparation_with_plan_and_period(case: Case) -> None:
    load_references(case.world.province)
    Plan.objects.filter(pk=case.plan.pk).update(year=2026)
    rows = due(Asker(case.world.officer, DUE, QueryDict()))
    ways = {address for row in rows for _words, address in row.ways}
    assert f"{reverse('report', args=[case.plan.pk])}?ky=2026Q4" in ways
    own = due(Asker(case.world.centre_officer, DUE, QueryDict()))
    assert own
    assert all("Trung tâm" in str(row.more) for row in own)
    assert {address for row in own for _words, address in row.ways} == {f"{reverse('papers')}#gui"}
