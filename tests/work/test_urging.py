"""Reminding the late: which task or report, its day, how many days late; by itself each week, and by an officer."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.utils import timezone
from pytest_django import Settings

from khuyencong.records.models import Act, AskedTask, GivenTask, Line, Notification
from khuyencong.records.notifications import NotificationKind
from khuyencong.terms.periods import day_in_figures
from khuyencong.work.mail import send_waiting
from khuyencong.work.permissions import Refused
from khuyencong.work.reminders import remind
from khuyencong.work.tasks import finish_task, give_task, withdraw_task
from khuyencong.work.urging import UrgedBefore, urge
from tests.factories import Case
from tests.work.test_notifications import by_mail

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def given(case: Case) -> GivenTask:
    units = [case.unit_of("commune"), case.unit_of("agency")]
    return give_task(case.world.officer, case.world.department, "Gửi danh sách sản phẩm", timezone.localdate(), units)


def told(case: Case, role: str = "commune") -> list[str]:
    told_late = Notification.objects.filter(user=case.people[role], key__startswith="late:")
    return [one.words for one in told_late.order_by("pk")]


def test_who_is_late_hears_the_task_its_day_and_the_delay_and_is_led_to_where_it_is_answered(
    case: Case, mails: Settings
) -> None:
    by_mail(case.people["commune"], NotificationKind.TASK)
    task = given(case)
    outbox.outbox.clear()
    remind(task.due)
    assert told(case) == []
    remind(task.due + timedelta(days=1))
    (words,) = told(case)
    assert words == f"Quá hạn 1 ngày (hạn {day_in_figures(task.due)}): Sở Công Thương giao «Gửi danh sách sản phẩm»"
    send_waiting(timezone.now())
    (sent,) = outbox.outbox
    assert words in sent.body
    assert f"https://khuyencong.example/viec/{task.pk}/" in sent.body


def test_it_is_told_again_each_week_and_to_nobody_who_has_done_it(case: Case) -> None:
    task = given(case)
    finish_task(case.people["agency"], task, case.unit_of("agency"), "đã gửi")
    for days in (1, 2, 7, 8, 100):
        remind(task.due + timedelta(days=days))
    assert [words[:15] for words in told(case)] == ["Quá hạn 1 ngày ", "Quá hạn 8 ngày "]
    assert told(case, "agency") == []
    withdraw_task(case.world.officer, task, "không cần nữa")
    remind(task.due + timedelta(days=15))
    assert len(told(case)) == 2


def test_an_officer_reminds_of_what_a_paper_asks_once_a_day_whoever_presses(case: Case) -> None:
    asked = AskedTask.objects.create(paper=case.accepted, unit="UBND các xã", text="Báo cáo quý III", start=0, end=4)
    due = timezone.localdate() - timedelta(days=12)
    urge(case.world.officer, asked, "báo cáo quý III năm 2026", due, [case.unit_of("commune")])
    for person in (case.world.officer, case.world.leader):
        with pytest.raises(UrgedBefore, match=rf"{case.world.officer} đã nhắc lúc \d\d:\d\d hôm nay"):
            urge(person, asked, "báo cáo quý III năm 2026", due, [case.unit_of("commune")])
    (one,) = Notification.objects.filter(user=case.people["commune"], key__startswith="urged:")
    assert one.words == f"Quá hạn 12 ngày (hạn {day_in_figures(due)}): Sở Công Thương nhắc «báo cáo quý III năm 2026»"
    assert (one.subject_kind, one.subject_id) == ("askedtask", asked.pk)
    assert Act.objects.filter(verb="urge", subject_id=asked.pk).count() == 1
    later = due + timedelta(days=92)  # the report on another quarter, which the same sentence asks for
    urge(case.world.officer, asked, "báo cáo quý IV năm 2026", later, [case.unit_of("commune")])
    assert Notification.objects.filter(user=case.people["commune"], key__startswith="urged:").count() == 2
    with pytest.raises(Refused, match="không có quyền giao việc"):
        urge(case.people["commune"], asked, "báo cáo", due, [case.unit_of("agency")])
    with pytest.raises(Refused, match="Không còn đơn vị nào"):
        urge(case.world.officer, asked, "báo cáo", due, [])


def test_a_centre_gives_tasks_for_the_contents_it_leads_and_for_no_others(case: Case) -> None:
    centre, person, due = case.world.centre, case.world.centre_officer, timezone.localdate() + timedelta(days=5)
    commune, told_to = case.unit_of("commune"), case.people["commune"]
    with pytest.raises(Refused, match="chọn nội dung ấy"):
        give_task(person, centre, "Lập danh sách", due, [commune], line=case.line)
    Line.objects.filter(pk=case.line.pk).update(lead=centre)
    with pytest.raises(Refused, match="chọn nội dung ấy"):
        give_task(person, centre, "Lập danh sách", due, [commune], plan=case.plan)
    with pytest.raises(Refused, match="cơ quan cấp trên"):
        give_task(person, centre, "Lập danh sách", due, [case.world.department], line=case.line)

    task = give_task(person, centre, "Lập danh sách", due, [commune], line=case.line)
    assert (task.unit, task.plan, task.text) == (
        centre,
        case.plan,
        f"{case.line.number} {case.line.title}: Lập danh sách",
    )
    finish_task(told_to, task, commune, "đã lập")
    assert Notification.objects.filter(user=person, key=f"task:{task.pk}:{commune.pk}").exists()
    with pytest.raises(Refused):
        withdraw_task(told_to, task, "thử")
    withdraw_task(person, task, "đổi cách làm")
