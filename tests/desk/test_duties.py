"""Reports that fall due, as a home tells them: to whom, with what to do about each, and whether it was sent."""

import re
from datetime import date, datetime, time

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from khuyencong.desk.asker import Asker
from khuyencong.desk.panel_rows import Row, tasks_in_sight
from khuyencong.desk.tasks.duties import asked as asked_of
from khuyencong.desk.tasks.duties import due
from khuyencong.records.agencies import agency_of
from khuyencong.records.models import (
    AskedTask,
    Draft,
    Paper,
    Plan,
    Programme,
    Statement,
    StoredFile,
    Unit,
    UnitTitle,
)
from khuyencong.terms.facts import Role
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.plans import money_of
from khuyencong.work.seeds.references import load_references
from tests.desk.conftest import SignIn
from tests.desk.test_plan_table import sent_by_its_commune
from tests.factories import Case, unit_of
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


def test_a_report_that_tells_the_period_answers_before_the_period_s_last_month(case: Case, asked: AskedTask) -> None:
    came(case, date(2026, 11, 26), "2026Q4")
    assert state_of(case, asked) == "đã nhận 26/11/2026"


def test_a_plan_that_came_in_the_last_month_is_no_report_whatever_its_purpose(case: Case, asked: AskedTask) -> None:
    came(case, date(2026, 12, 16), "2027", Role.PLAN)
    Paper.objects.filter(title="Báo cáo của xã").update(purpose=Paper.Purpose.OTHER)
    assert state_of(case, asked) == "chưa gửi"


def test_a_report_is_not_forgotten_over_a_thousand_papers_that_came_since(case: Case, asked: AskedTask) -> None:
    came(case, date(2026, 12, 16), "2026Q4")
    files = [StoredFile(sha256=f"{n:064x}", size=1, media_type="text/plain") for n in range(1100)]
    StoredFile.objects.bulk_create(files)
    shared = {
        "province": case.world.province,
        "unit": case.world.department,
        "name": "bao-cao.txt",
        "issuer": "UBND XÃ",
    }
    at = timezone.make_aware(datetime.combine(date(2026, 12, 17), time(9)))
    Paper.objects.bulk_create(Paper(file=file, received_at=at, **shared) for file in StoredFile.objects.filter(size=1))
    assert state_of(case, asked) == "đã nhận 16/12/2026"


def test_a_report_without_figures_answers_by_its_day(case: Case, asked: AskedTask) -> None:
    came(case, date(2026, 12, 16))
    assert state_of(case, asked) == "đã nhận 16/12/2026"


def page_of_returns(task: AskedTask) -> str:
    return reverse("returns", args=[task.pk, "2026Q4"])


def duties_of(case: Case, role: str, day: date = DUE) -> list[Row]:
    return [row for row in due(Asker(case.people[role], day, QueryDict())) if "UBND các xã" in str(row.words)]


def test_a_duty_is_told_alike_to_who_owes_it_and_to_who_collects_it_and_to_nobody_else(
    case: Case, quarterly: AskedTask, signed_in: SignIn
) -> None:
    (owed,), (collected,) = duties_of(case, "commune"), duties_of(case, "officer")
    assert (owed.words, owed.more, owed.amount) == (collected.words, collected.more, collected.amount)
    assert (owed.state, collected.state) == ("chưa gửi", "đã gửi 0/1")  # one commune's answer, and how many have
    assert owed.address == reverse("plan", args=[case.plan.pk])  # its paper lies where the commune may not look
    (way,) = (address for _words, address in owed.ways)
    asking = quarterly.paper.unit
    assert way == f"{reverse('papers')}?gui_toi={asking.pk}#gui"
    form = signed_in(case.people["commune"]).get(way).content.decode()
    assert re.search(
        rf'value="{agency_of(asking).pk}" selected', form
    )  # it goes to who asked, not to the first by code
    assert [address for _words, address in collected.ways] == [page_of_returns(quarterly)]
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


def commune_named(case: Case, name: str) -> Unit:
    """One more commune, with its title."""
    world = case.world
    unit = unit_of(world.province, world.committee, name.upper().replace(" ", "-"), "commune_committee")
    told = {"short_title": name, "place_name": name, "certainty": "verified", "source": "thử"}
    UnitTitle.objects.create(unit=unit, title=f"UBND {name}", **told)
    return unit


def test_who_collects_sees_how_many_communes_have_sent_and_which_have_not(
    case: Case, quarterly: AskedTask, officer: Client
) -> None:
    """«xã Suối» is not «xã Suối Nhỏ», though its name begins the other's."""
    small, other = commune_named(case, "xã Suối Nhỏ"), commune_named(case, "xã Suối")
    came(case, date(2026, 12, 16), "2026Q4")

    (row,) = duties_of(case, "officer")
    assert row.state == "đã gửi 1/3"
    page = officer.get(page_of_returns(quarterly)).content.decode()
    late, _sep, sent = page.partition('id="da"')
    assert reverse("unit", args=[small.pk]) in sent
    assert reverse("unit", args=[other.pk]) in late
    assert "16/12/2026" in sent

    Plan.objects.filter(pk=case.plan.pk).update(year=2026)
    Paper.objects.filter(pk=quarterly.paper_id).update(plan=case.plan)
    told = Statement(
        province=case.world.province, plan=case.plan, line=case.line, measure=money_of(case.world.province),
        area=case.area, role=Role.ACTUAL, first=date(2026, 10, 1), last=date(2026, 12, 31), state="given", value=9,
        reason="theo chứng từ",
    )  # fmt: skip
    enter_by_hand(case.world.officer, told)
    sent_by_its_commune(case, told)
    plan = officer.get(reverse("plan", args=[case.plan.pk]), {"ky": "2026Q4"}).content.decode()
    assert f'{page_of_returns(quarterly)}">' in plan
    assert "Mới có 1/3 đơn vị gửi báo cáo" in plan


def test_who_has_not_sent_a_report_is_reminded_once_a_day(case: Case, quarterly: AskedTask, officer: Client) -> None:
    commune_named(case, "xã Suối")
    address = reverse("urge_returns", args=[quarterly.pk, "2026Q4"])
    assert f'action="{address}"' in officer.get(page_of_returns(quarterly)).content.decode()
    officer.post(address, {"viec": "nhac"})
    page = officer.get(page_of_returns(quarterly)).content.decode()
    assert (f'action="{address}"' in page, "Đã nhắc hôm nay" in page) == (False, True)


def test_one_letter_asks_all_that_are_late(case: Case, quarterly: AskedTask, officer: Client) -> None:
    commune_named(case, "xã Suối")
    Paper.objects.filter(pk=quarterly.paper_id).update(plan=case.plan)
    Plan.objects.filter(pk=case.plan.pk).update(year=2026)
    page = officer.get(page_of_returns(quarterly)).content.decode()
    assert reverse("begin_draft", args=[case.plan.pk]) in page
    assert re.search(r'name="viec_no" value="báo cáo quý IV năm 2026: .+ \| \d\d/\d\d/20\d\d"', page)
    said = {"mau": "don-doc", "ky": "2026Q4", "kinh_gui": "UBND xã Suối\nUBND xã Đá"}
    officer.post(reverse("begin_draft", args=[case.plan.pk]), said)
    assert Draft.objects.latest("pk").answers["addressees"] == said["kinh_gui"]


@pytest.fixture
def letter(case: Case) -> AskedTask:
    """What a letter of no plan, kept at the department, asks of every commune."""
    paper = tell(case.world, title="Chế độ báo cáo khuyến công")
    return AskedTask.objects.create(
        paper=paper, unit="Ủy ban nhân dân các xã, phường", text="Báo cáo kết quả", frequency="hằng quý", start=0, end=4
    )


def test_the_late_are_reminded_of_a_letter_of_no_plan_by_the_year_s_plan(
    case: Case, letter: AskedTask, officer: Client
) -> None:
    begin = reverse("begin_draft", args=[case.plan.pk])
    without = officer.get(page_of_returns(letter)).content.decode()
    assert begin not in without
    assert "Công văn đôn đốc soạn theo kế hoạch năm 2026" in without
    assert f"{reverse('papers')}#gui" in without
    Plan.objects.filter(pk=case.plan.pk).update(year=2026)
    page = officer.get(page_of_returns(letter)).content.decode()
    assert begin in page
    assert "Công văn đôn đốc soạn theo kế hoạch" not in page


def test_a_commune_is_told_what_an_agency_s_letter_asks_of_every_commune_and_nothing_else_of_it(
    case: Case, letter: AskedTask
) -> None:
    AskedTask.objects.create(paper=letter.paper, unit="UBND xã Khác", text="Việc riêng", start=0, end=4)
    asker = Asker(case.people["commune"], DUE, QueryDict())
    (owed,) = due(asker)
    (task,) = asked_of(asker)
    assert (owed.state, owed.address) == ("chưa gửi", "")  # the paper is its keeper's
    assert (task.words, task.address) == ("Báo cáo kết quả", reverse("asked_task", args=[letter.pk]))
    Paper.objects.filter(pk=letter.paper_id).update(sender=case.world.department)  # another's paper, sent for review
    assert due(Asker(case.people["commune"], DUE, QueryDict())) == []
    Paper.objects.filter(pk=letter.paper_id).update(sender=None)
    strange = letter.paper.findings.create(rule="other-province", severity="error", message="tỉnh khác")
    assert asked_of(Asker(case.people["commune"], DUE, QueryDict())) == []  # another province's asks nobody here
    strange.settled = "đã chọn kế hoạch"
    strange.save()
    assert len(asked_of(Asker(case.people["commune"], DUE, QueryDict()))) == 1
    assert asked_of(Asker(case.people["agency"], DUE, QueryDict())) == []


def test_a_task_is_not_forgotten_over_hundreds_that_newer_papers_give_to_others(
    case: Case, letter: AskedTask, officer: Client
) -> None:
    """Names are looked for without marks, whatever their case, before anything is left out for its length."""
    AskedTask.objects.filter(pk=letter.pk).delete()
    told = {"unit": "ỦY BAN NHÂN DÂN CÁC XÃ", "text": "BÁO CÁO kết quả", "frequency": "hằng quý"}
    older = AskedTask.objects.create(paper=letter.paper, start=0, end=4, **told)
    others = {"unit": "Các phòng", "text": "Báo cáo việc khác", "frequency": "hằng tháng"}
    newer = tell(case.world, title="Giao việc cho các phòng")
    AskedTask.objects.bulk_create(AskedTask(paper=newer, start=n, end=n, **others) for n in range(320))

    asker = Asker(case.people["commune"], DUE, QueryDict())
    assert [(row.amount, row.words) for row in asked_of(asker)] == [("hằng quý", older.text)]
    with translation.override("en"):
        assert [row.amount for row in asked_of(asker)] == ["every quarter"]
    assert [row.state for row in due(asker)] == ["chưa gửi"]
    assert officer.get(page_of_returns(older)).status_code == 200


@pytest.mark.parametrize("by", ["trước ngày 25/12/2026", "trước ngày 25 tháng 12", "chậm nhất là ngày 25-12-2026"])
def test_what_a_letter_asks_for_once_is_due_on_the_day_it_names(
    case: Case, letter: AskedTask, officer: Client, by: str
) -> None:
    AskedTask.objects.filter(pk=letter.pk).update(frequency="", deadline=by, text=f"Báo cáo kết quả năm 2026 {by}")
    Paper.objects.filter(pk=letter.paper_id).update(dated="2026-11-20")
    (owed,) = due(Asker(case.people["commune"], DUE, QueryDict()))
    assert (owed.amount, owed.state) == ("còn 5 ngày", "chưa gửi")
    assert "hạn gửi 25/12/2026" in str(owed.more)
    assert "năm 2026" in str(owed.words)
    (asked_for,) = (row for row in due(Asker(case.world.officer, DUE, QueryDict())) if "25/12/2026" in str(row.more))
    assert asked_for.state == "đã gửi 0/1"
    assert officer.get(reverse("returns", args=[letter.pk, "2026"])).status_code == 200
    came(case, date(2026, 12, 16), "2026")
    (owed,) = due(Asker(case.people["commune"], DUE, QueryDict()))
    assert owed.state == "chưa gửi"  # another commune's
    unit = case.people["commune"].memberships.get().unit
    Paper.objects.filter(title="Báo cáo của xã").update(sender=unit)
    (owed,) = due(Asker(case.people["commune"], DUE, QueryDict()))
    assert owed.state == "đã nhận 16/12/2026"


@pytest.mark.parametrize("by", ["trước ngày 31/02/2027", "trước quý IV", "trong tháng 12", "ngày 20 tháng cuối quý"])
def test_a_deadline_that_names_no_day_makes_no_duty(case: Case, letter: AskedTask, by: str) -> None:
    AskedTask.objects.filter(pk=letter.pk).update(frequency="", deadline=by)
    assert due(Asker(case.people["commune"], DUE, QueryDict())) == []


def test_a_task_of_nobody_s_or_of_another_period_has_no_list(
    case: Case, quarterly: AskedTask, asked: AskedTask, officer: Client
) -> None:
    for task, period in ((quarterly.pk, "2026H1"), (quarterly.pk, "x"), (asked.pk, "2026Q4"), (0, "2026Q4")):
        assert officer.get(reverse("returns", args=[task, period])).status_code == 404


def test_a_report_that_the_centre_wrote_elsewhere_counts_as_sent(case: Case) -> None:
    """What the law asks each month is not missing because it was not issued here."""
    load_references(case.world.province)
    asker = Asker(case.world.officer, DUE, QueryDict())
    before = [row for row in due(asker) if row.state == "chưa phát hành, chưa gửi"]
    assert before
    names = {str(title.title) for title in UnitTitle.objects.filter(unit__province=case.world.province)}
    for name in names:
        paper = tell(case.world, title="Báo cáo gửi bằng giấy")
        at = timezone.make_aware(datetime.combine(date(2026, 12, 16), time(9)))
        Paper.objects.filter(pk=paper.pk).update(issuer=name.upper(), received_at=at)
    after = [row for row in due(Asker(case.world.officer, DUE, QueryDict())) if "đã nhận 16/12/2026" in str(row.state)]
    assert after


# What is long overdue, and what is not asked --------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "by", "period"),
    [
        ("báo cáo 6 tháng trước ngày 10/6/2026", "trước ngày 10/6/2026", "6 tháng đầu năm 2026"),
        ("báo cáo năm trước ngày 25/11/2026", "trước ngày 25/11/2026", ", năm 2026"),
        ("báo cáo trước ngày 15/6/2026 (6 tháng)", "trước ngày 15/6/2026 (6 tháng)", "6 tháng đầu năm 2026"),
        ("báo cáo trước ngày 30/11/2026 (năm)", "trước ngày 30/11/2026 (năm)", ", năm 2026"),
    ],
)
def test_what_is_long_overdue_stays_until_it_is_sent(
    case: Case, letter: AskedTask, text: str, by: str, period: str
) -> None:
    """A report of June that nobody sent was gone from every home two weeks after its day."""
    AskedTask.objects.filter(pk=letter.pk).update(frequency="", deadline=by, text=text)
    Paper.objects.filter(pk=letter.paper_id).update(dated="2026-01-22")
    (owed,) = due(Asker(case.people["commune"], DUE, QueryDict()))
    assert period in str(owed.words)
    assert (owed.state, owed.tone) == ("chưa gửi", "bad")
    (collected,) = (row for row in due(Asker(case.world.officer, DUE, QueryDict())) if row.words == owed.words)
    assert (collected.state, collected.tone) == ("đã gửi 0/1", "bad")


def test_what_is_overdue_leaves_room_for_what_is_coming_and_both_say_how_many_more() -> None:
    late, coming = [Row(str(n), "trễ", "", tone="bad") for n in range(10)], [Row(str(n), "sắp", "") for n in range(6)]
    told = [(str(row.amount), str(row.words)[:4]) for row in tasks_in_sight([*late, *coming], "/viec/")]
    assert told[:5] == [("0", "trễ"), ("1", "trễ"), ("2", "trễ"), ("3", "trễ"), ("+ 6", "việc")]
    assert told[5:] == [("0", "sắp"), ("1", "sắp"), ("2", "sắp"), ("3", "sắp"), ("+ 2", "việc")]
    assert len(tasks_in_sight(late, "")) == 9, "nothing is coming: eight, and the way to the rest"
    assert tasks_in_sight([*late[:2], *coming], "") == [*late[:2], *coming]


def test_the_laws_reports_of_another_programme_are_not_asked_of_who_works_by_other_plans(case: Case) -> None:
    load_references(case.world.province)
    other = Programme.objects.exclude(pk=case.plan.programme_id).filter(province=case.world.province)[0]
    assert due(Asker(case.world.officer, DUE, QueryDict())) != []
    Plan.objects.filter(pk=case.plan.pk).update(programme=other)
    assert due(Asker(case.world.officer, DUE, QueryDict())) == []
