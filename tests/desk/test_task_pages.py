"""Tasks at the counter: given to every commune in one go, seen and answered by who has them, late ones first."""

import html
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khuyencong.desk.asker import Asker
from khuyencong.desk.tasks.duties import asked as asked_of
from khuyencong.desk.tasks.duties import due
from khuyencong.records.models import Act, AskedTask, Draft, GivenTask, Line, Notification, Paper, Plan, TaskShare, Unit
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.vietnamese import fold
from khuyencong.work.tasks import finish_task, give_task
from tests.desk.conftest import SignIn
from tests.desk.test_duties import came, commune_named
from tests.desk.test_homes import panel
from tests.factories import Case


def give(case: Case, text: str = "Gửi danh sách sản phẩm") -> GivenTask:
    due = timezone.localdate() + timedelta(days=9)
    units = [case.unit_of("commune"), case.unit_of("agency")]
    return give_task(case.world.officer, case.world.department, text, due, units, case.plan)


def page_of(client: Client, route: str, *args: object) -> str:
    return " ".join(html.unescape(client.get(reverse(route, args=args)).content.decode()).split())


def test_one_form_gives_a_task_to_every_commune(case: Case, officer: Client) -> None:
    due = timezone.localdate() + timedelta(days=9)
    said = {"text": "Gửi danh sách sản phẩm", "due": day_in_figures(due), "everyone": "on", "plan": case.plan.pk}
    answer = officer.post(reverse("give_task"), said)
    task = GivenTask.objects.get()
    assert answer.headers["Location"] == reverse("task", args=[task.pk])
    assert {share.unit for share in task.shares.all()} == {*Unit.objects.filter(type="commune_committee")}
    assert f'href="{reverse("tasks")}"' in panel(page_of(officer, "home"), "bao-cao")  # one click from home
    assert "Gửi danh sách sản phẩm" in page_of(officer, "tasks")
    without = officer.post(reverse("give_task"), {**said, "text": "Việc khác", "everyone": ""})
    assert "Chọn ít nhất một đơn vị" in html.unescape(without.content.decode())


def test_a_commune_finds_it_at_home_and_says_that_it_is_done(case: Case, signed_in: SignIn, officer: Client) -> None:
    task, commune = give(case), signed_in(case.people["commune"])
    part = panel(page_of(commune, "home"), "duoc-giao")
    assert reverse("task", args=[task.pk]) in part
    assert "còn 9 ngày" in part
    commune.post(reverse("task", args=[task.pk]), {"word": "đã gửi 3 sản phẩm"})
    assert reverse("task", args=[task.pk]) not in panel(page_of(commune, "home"), "duoc-giao")
    seen = page_of(officer, "task", task.pk)
    late, _sep, done = seen.partition('id="da"')
    assert reverse("unit", args=[case.unit_of("agency").pk]) in late
    assert "đã gửi 3 sản phẩm" in done
    assert "> 1/2 <" in page_of(officer, "tasks")
    assert "đã gửi 3" not in page_of(signed_in(case.people["agency"]), "task", task.pk)  # another unit's word


def test_one_letter_goes_to_all_who_have_not_done_it(case: Case, officer: Client) -> None:
    task = give(case)
    finish_task(case.people["commune"], task, case.unit_of("commune"), "xong")
    page = page_of(officer, "task", task.pk)
    assert reverse("begin_draft", args=[case.plan.pk]) in page
    name = case.unit_of("agency").name_on(timezone.localdate())
    officer.post(
        reverse("begin_draft", args=[case.plan.pk]), {"mau": "don-doc", "ky": str(case.plan.year), "kinh_gui": name}
    )
    assert Draft.objects.latest("pk").answers["addressees"] == name
    assert f'name="kinh_gui" value="{name}"' in page


def test_the_letter_of_reminder_names_the_task_and_its_day(case: Case, officer: Client) -> None:
    task = give(case)
    page = page_of(officer, "task", task.pk)
    owing = f"{task.text} | {day_in_figures(task.due)}"
    assert f'name="viec_no" value="{owing}"' in html.unescape(page)
    officer.post(
        reverse("begin_draft", args=[case.plan.pk]), {"mau": "don-doc", "kinh_gui": "UBND xã Suối", "viec_no": owing}
    )
    draft = Draft.objects.latest("pk")
    assert draft.answers["owed"] == owing
    letter = page_of(officer, "compose", draft.pk)
    assert f"{task.text} (hạn {day_in_figures(task.due)})" in html.unescape(letter).replace("\xa0", " ")


@pytest.fixture
def asked(case: Case) -> AskedTask:
    """What a letter that lies at the department asks of every commune, long ago."""
    text = "Điều 1. UBND các xã gửi danh sách trước ngày 31/3/2024; Sở tổng hợp.\nĐiều 2. Thi hành."
    Paper.objects.filter(pk=case.accepted.pk).update(text=text, dated="2024-01-22")
    start, end = text.index("gửi"), text.index(";")
    told = {"unit": "UBND các xã", "text": text[start:end], "deadline": "trước ngày 31/3/2024"}
    return AskedTask.objects.create(paper=case.accepted, start=start, end=end, **told)


def test_the_sentence_of_a_paper_that_lies_elsewhere_is_shown_and_answered(
    case: Case, asked: AskedTask, signed_in: SignIn
) -> None:
    """Before, the way led to the whole plan, and the paper was «không tìm thấy»."""
    commune = signed_in(case.people["commune"])
    part = panel(page_of(commune, "home"), "duoc-giao")
    assert reverse("asked_task", args=[asked.pk]) in part
    assert "quá " in part
    page = page_of(commune, "asked_task", asked.pk)
    assert "<mark>gửi danh sách trước ngày 31/3/2024</mark>" in page
    assert "Điều 1. UBND các xã" in page
    assert "Điều 2" not in page
    commune.post(reverse("asked_task", args=[asked.pk]), {"word": "đã gửi"})
    assert TaskShare.objects.get().word == "đã gửi"
    assert reverse("asked_task", args=[asked.pk]) not in panel(page_of(commune, "home"), "duoc-giao")


def test_what_is_overdue_stands_before_what_has_time(case: Case, asked: AskedTask, signed_in: SignIn) -> None:
    task = give(case)
    page = page_of(signed_in(case.people["commune"]), "tasks")
    assert page.index(reverse("asked_task", args=[asked.pk])) < page.index(reverse("task", args=[task.pk]))


def test_the_list_asks_as_often_for_three_as_for_one(case: Case, officer: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(reverse("tasks")).status_code == 200
        return len(queries)

    give(case)
    once = count()
    give(case, "Việc thứ hai")
    give(case, "Việc thứ ba")
    assert count() == once


def test_what_a_paper_asks_of_every_commune_counts_them_all_and_names_the_late(
    case: Case, quarterly: AskedTask, officer: Client
) -> None:
    """Only reports did: of «rà soát nhu cầu» nobody saw who had not answered."""
    this_year, small = timezone.localdate().year, commune_named(case, "xã Suối Nhỏ")
    commune_named(case, "xã Suối")
    Plan.objects.filter(pk=case.plan.pk).update(year=this_year)
    Paper.objects.filter(pk=quarterly.paper_id).update(year=this_year, plan=case.plan)
    by = f"trước ngày 31/3/{this_year}"
    told = {"unit": "Ủy ban nhân dân các xã, phường", "text": f"rà soát nhu cầu {by}", "deadline": by}
    AskedTask.objects.filter(pk=quarterly.pk).update(frequency="", folded=fold(" ".join(told.values())), **told)
    assert "0/3" in page_of(officer, "tasks")
    TaskShare.objects.create(asked=quarterly, unit=small, done_on=timezone.localdate(), word="02 cơ sở cần hỗ trợ")
    assert "1/3" in page_of(officer, "tasks")
    late, _sep, done = page_of(officer, "asked_task", quarterly.pk).partition('id="da"')
    assert "xã Suối" in late
    assert "02 cơ sở cần hỗ trợ" in done


def test_what_a_plan_asks_of_some_units_once_is_told_once_to_each_and_counted_for_who_gave_it(
    case: Case, quarterly: AskedTask, officer: Client
) -> None:
    """It stood twice at a commune, the deadline taken for a period; the giver read «chưa gửi» though one had done it,
    and could not see which."""
    this_year, own = timezone.localdate().year, commune_named(case, "xã Đá")
    case.people["commune"].memberships.update(unit=own)
    Plan.objects.filter(pk=case.plan.pk).update(year=this_year)
    Paper.objects.filter(pk=quarterly.paper_id).update(year=this_year, plan=case.plan)
    by, day = f"trước ngày 10 tháng 12 năm {this_year}", date(this_year, 12, 20)
    told = {"unit": "UBND xã Đá, UBND xã Suối Nhỏ", "text": f"báo cáo tiến độ mô hình {by}", "deadline": by}
    AskedTask.objects.filter(pk=quarterly.pk).update(frequency="", folded=fold(" ".join(told.values())), **told)
    small, at = commune_named(case, "xã Suối Nhỏ"), reverse("asked_task", args=[quarterly.pk])

    commune = Asker(case.people["commune"], day, QueryDict())
    (owed,), (asked_for,) = due(commune), asked_of(commune)
    assert (owed.words, owed.amount, owed.address) == ("báo cáo tiến độ mô hình", "quá 10 ngày", at)
    assert (asked_for.words, asked_for.address) == ("báo cáo: xem «Báo cáo đến hạn»", reverse("due_reports"))

    TaskShare.objects.create(asked=quarterly, unit=own, done_on=day, word="đã lắp 01 mô hình")
    commune = Asker(case.people["commune"], day, QueryDict())
    (done,) = asked_of(commune)
    assert (due(commune), done.amount, done.address) == ([], "1", reverse("tasks"))
    (collected,) = (row for row in due(Asker(case.world.officer, day, QueryDict())) if "tiến độ" in str(row.words))
    assert (collected.state, [address for _words, address in collected.ways]) == ("đã gửi 1/2", [at])
    assert "1/2" in officer.get(reverse("tasks")).content.decode()
    late, _sep, sent = officer.get(at).content.decode().partition('id="da"')
    assert reverse("unit", args=[small.pk]) in late
    assert "đã lắp 01 mô hình" in sent

    came(case, date(this_year, 12, 16))
    (collected,) = (row for row in due(Asker(case.world.officer, day, QueryDict())) if "tiến độ" in str(row.words))
    assert (collected.state, collected.tone) == ("đã gửi 2/2", "ok")
    assert "2/2" in officer.get(reverse("tasks")).content.decode()


def test_a_centre_gives_a_task_of_a_content_it_leads(case: Case, signed_in: SignIn) -> None:
    centre, address = signed_in(case.world.centre_officer), reverse("give_task")
    assert "Chưa kế hoạch nào ghi đơn vị chủ trì nội dung" in html.unescape(centre.get(address).content.decode())
    assert address not in centre.get(reverse("tasks")).content.decode()
    Line.objects.filter(pk=case.line.pk).update(lead=case.world.centre)
    assert address in centre.get(reverse("tasks")).content.decode()
    page = html.unescape(centre.get(address).content.decode())
    assert case.line.title in page
    assert "Mọi xã, phường" not in page
    commune = case.people["commune"].memberships.get().unit
    said = {"text": "Lập danh sách", "due": day_in_figures(timezone.localdate()), "units": commune.pk}
    assert "Nội dung đơn vị chủ trì" in html.unescape(centre.post(address, said).content.decode())
    answer = centre.post(address, said | {"line": case.line.pk}, follow=True)
    assert f"{case.line.number} {case.line.title}: Lập danh sách" in html.unescape(answer.content.decode())
    assert "Nhắc 1 đơn vị" in html.unescape(answer.content.decode())


def test_the_late_are_reminded_with_one_button(case: Case, officer: Client) -> None:
    commune = case.people["commune"].memberships.get().unit
    task = give_task(case.world.officer, case.world.department, "Gửi danh sách", timezone.localdate(), [commune])
    page = officer.post(reverse("urge_task", args=[task.pk]), {"viec": "nhac"}, follow=True)
    assert "Đã nhắc 1 đơn vị" in html.unescape(page.content.decode())
    assert Notification.objects.filter(user=case.people["commune"], key__startswith="urged:giventask").count() == 1
    again = officer.post(reverse("urge_task", args=[task.pk]), {"viec": "nhac"}, follow=True)
    assert f"{case.world.officer} đã nhắc lúc" in html.unescape(again.content.decode())
    assert Act.objects.filter(verb="urge").count() == 1


def test_where_all_were_reminded_today_no_button_offers_it_again(case: Case, officer: Client) -> None:
    task = give(case)
    before = page_of(officer, "task", task.pk)
    assert (reverse("urge_task", args=[task.pk]) in before, "Đã nhắc hôm nay" in before) == (True, False)
    officer.post(reverse("urge_task", args=[task.pk]), {"viec": "nhac"})
    after = page_of(officer, "task", task.pk)
    assert (reverse("urge_task", args=[task.pk]) in after, "Đã nhắc hôm nay" in after) == (False, True)
