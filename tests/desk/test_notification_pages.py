"""The bell, the list behind it, how one wants to be told, and the outbox."""

import re

import pytest
from django.core import mail as outbox
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from khuyencong.records.models import Mail, Notification, NotificationChoice
from khuyencong.records.notifications import MailState, NotificationKind, unread
from khuyencong.work.library import accept_clean, reject
from khuyencong.work.mail import send_mail
from khuyencong.work.notifications import Event, mark_read, tell
from tests.desk.conftest import SignIn
from tests.desk.said import words_of
from tests.factories import Case


def test_the_bell_counts_what_is_new_and_each_leads_to_its_thing(case: Case, officer: Client) -> None:
    waiting = unread(case.world.officer.pk)
    tell([case.world.officer], Event(NotificationKind.APPROVED, "approved:1", "Phê duyệt kế hoạch", case.plan))
    count = waiting.count()
    assert f"<b>{count}</b>" in words_of(officer.get(reverse("home")))
    newest = waiting[1]
    opened = officer.post(reverse("open_notification", args=[newest.pk]))
    assert opened["Location"] == reverse("paper", args=[case.waiting.pk])
    assert f"<b>{count - 1}</b>" in words_of(officer.get(reverse("home")))
    assert officer.get(opened["Location"]).status_code == 200


def test_a_paper_that_was_reviewed_is_new_to_nobody(case: Case) -> None:
    """The bell counted «17 số liệu chờ duyệt» long after they were taken."""
    told = f"read:{case.waiting.pk}"
    officer, colleague = unread(case.world.officer.pk), unread(case.world.colleague.pk)
    assert officer.filter(key=told).exists()
    accept_clean(case.world.officer, case.waiting)
    left = case.waiting.facts.filter(review="pending").values_list("pk", flat=True)
    assert colleague.filter(key=told).exists() == left.exists(), "what is still open waits for who is there"
    reject(case.world.officer, case.waiting, list(left), "không thuộc kế hoạch")
    assert not officer.filter(key=told).exists()
    assert not colleague.filter(key=told).exists()


def test_each_kind_of_subject_has_a_page(case: Case, officer: Client) -> None:
    assert case.issue
    assert case.held
    for told in Notification.objects.filter(user=case.world.officer):
        address = officer.post(reverse("open_notification", args=[told.pk]))["Location"]
        assert officer.get(address).status_code == 200, told.kind


def test_reading_all_leaves_an_empty_list_that_says_so(case: Case, officer: Client) -> None:
    officer.post(reverse("read_all"))
    assert "Không còn thông báo nào chưa đọc" in words_of(officer.get(reverse("notifications"), {"loc": "chua-doc"}))
    assert "đã đọc" in words_of(officer.get(reverse("notifications")))
    assert unread(case.world.colleague.pk).exists()


def test_a_person_without_any_sees_what_will_come(case: Case, signed_in: SignIn) -> None:
    assert "Chưa có thông báo" in words_of(signed_in(case.people["nobody"]).get(reverse("notifications")))


def test_choices_are_kept(case: Case, officer: Client) -> None:
    page = words_of(officer.get(reverse("notification_choices")))
    assert "chưa nối máy chủ thư" in page
    officer.post(reverse("notification_choices"), {"xem_issued": "on", "thu_issued": "on"})
    choice = NotificationChoice.objects.get(user=case.world.officer, kind="issued")
    assert (choice.shown, choice.by_mail) == (True, True)
    assert not NotificationChoice.objects.get(user=case.world.officer, kind="held").shown


@pytest.fixture
def failed(case: Case) -> Mail:
    told = unread(case.world.officer.pk)[0]
    return Mail.objects.create(
        notification=told, due_at=told.made_at, state=MailState.FAILED, tries=6, fault="TimeoutError"
    )


def test_the_outbox_shows_what_failed_and_sends_it_again(
    case: Case, signed_in: SignIn, failed: Mail, settings: Settings
) -> None:
    settings.MAILS, settings.EMAIL_BACKEND = True, "django.core.mail.backends.locmem.EmailBackend"
    case.world.officer.email = "chuyenvien@example.org"
    case.world.officer.save(update_fields=["email"])
    admin = signed_in(case.people["admin"])
    page = words_of(admin.get(reverse("outbox"), {"tinh_trang": "failed"}))
    assert "TimeoutError" in page
    assert "example.org" not in page
    admin.post(reverse("send_mail_again", args=[failed.pk]))
    failed.refresh_from_db()
    assert failed.state == MailState.SENT
    assert "Không có thư nào" in words_of(admin.get(reverse("outbox"), {"tinh_trang": "failed"}))


def test_who_reads_english_gets_mails_in_english_around_the_names_of_the_record(
    case: Case, officer: Client, failed: Mail, settings: Settings, english: None
) -> None:
    """By the language last chosen for the pages, also before the mail was written; others get Vietnamese."""
    settings.MAILS, settings.EMAIL_BACKEND = True, "django.core.mail.backends.locmem.EmailBackend"
    case.world.officer.email = "chuyenvien@example.org"
    case.world.officer.save(update_fields=["email"])
    paper = Notification.objects.get(pk=failed.notification_id).words.partition("»")[0].partition("«")[2]

    def sent() -> EmailMessage:
        Mail.objects.filter(pk=failed.pk).update(state=MailState.WAITING, due_at=timezone.now())
        send_mail.call(failed.pk)
        return outbox.outbox[-1]

    assert ("Muốn bớt thư" in sent().body, "chờ duyệt" in sent().body) == (True, True)
    officer.post(reverse("language"), {"language": "en"})
    mail = sent()
    assert f"“{paper}”" in mail.body
    assert (mail.subject, "Fewer mails" in mail.body) == ("[Khuyến công] Paper read, awaiting review", True)
    assert not re.search("chờ duyệt|Xem tại|Thông báo", mail.body)
    officer.post(reverse("language"), {"language": "tlh"})  # none of ours: what was chosen stays
    assert "Fewer mails" in sent().body
    officer.post(reverse("language"), {"language": "vi"})
    assert "Muốn bớt thư" in sent().body


def test_the_queries_of_the_list_do_not_grow(case: Case, officer: Client) -> None:
    from tests.desk.test_query_counts import more_papers, queries

    more_papers(case, 1)
    with_one = queries(officer, reverse("notifications"))
    more_papers(case, 2)
    more_papers(case, 3)
    assert queries(officer, reverse("notifications")) == with_one
    assert mark_read(case.world.officer) > 3
