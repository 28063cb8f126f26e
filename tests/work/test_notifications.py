"""People are told of what waits for them: in the act's own transaction, once, and as they chose."""

import smtplib
from datetime import date, timedelta

import pytest
from django.core import mail as outbox
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from khuyencong.records.models import (
    AskedTask,
    Mail,
    Membership,
    Notification,
    Office,
    ReferenceVersion,
    Statement,
    User,
)
from khuyencong.records.notifications import MailState, NotificationKind, unread
from khuyencong.terms.facts import Finding, Role, Severity, Span
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.library import accept_clean
from khuyencong.work.mail import PAUSES, send_again, send_mail, send_waiting
from khuyencong.work.notifications import Event, choose, mark_read, tell
from khuyencong.work.people import create_user, end_office
from khuyencong.work.permissions import Refused
from khuyencong.work.personal import erase_person
from khuyencong.work.plans import Decision, approve, money_of
from khuyencong.work.reminders import remind
from khuyencong.work.reporting.edits import SentencePlace, edit_sentence
from khuyencong.work.seeds.references import load_references
from tests.factories import Case
from tests.world import World, item
from tests.world import tell as tell_paper

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def told(person: User) -> list[str]:
    return list(Notification.objects.filter(user=person).values_list("kind", flat=True))


def by_mail(person: User, kind: NotificationKind, shown: bool = True) -> None:
    person.email = f"{person.username}@example.org"
    person.save(update_fields=["email"])
    choose(person, {kind: (shown, True)})


def test_who_may_accept_hears_that_a_paper_was_read_and_nobody_else(world: World) -> None:
    tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000, (3, "hội chợ")))
    for person in (world.officer, world.colleague):
        assert told(person) == ["paper_read"]
    for person in (world.centre_officer, world.leader, world.inspector, world.stranger):
        assert told(person) == []
    (notification,) = Notification.objects.filter(user=world.officer)
    assert "2 số liệu chờ duyệt" in notification.words
    tell_paper(world)
    empty = Notification.objects.filter(user=world.officer).latest("pk")
    assert empty.words.endswith("đã đọc xong: không thấy số liệu nào")


def test_a_paper_with_doubts_says_how_many(world: World) -> None:
    doubt = Finding("unit-slip", Severity.WARNING, "Có thể thiếu ba số 0.", Span(0, 4), "2.700", "2.700.000")
    tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000), findings=(doubt,))
    (notification,) = Notification.objects.filter(user=world.officer)
    assert (notification.kind, "1 phát hiện cần xem" in notification.words) == ("finding", True)


def test_what_is_rolled_back_told_nobody(world: World) -> None:
    with transaction.atomic():
        tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
        transaction.set_rollback(True)
    assert Notification.objects.count() == 0


def test_nobody_hears_the_same_thing_twice(world: World) -> None:
    event = Event(NotificationKind.ISSUED, "issued:1", "Phát hành", world.province)
    tell([world.officer, world.officer], event)
    tell([world.officer, world.leader], event)
    assert Notification.objects.filter(key="issued:1").count() == 2


def test_a_plan_that_waits_and_its_approval_are_told_to_the_other_side(world: World) -> None:
    paper = tell_paper(world, item("1", "Hội chợ", Role.PLAN, 5_000), title="Kế hoạch khuyến công 2023")
    accept_clean(world.officer, paper)
    paper.refresh_from_db()
    assert told(world.leader) == ["version_waits"]
    assert paper.plan is not None
    approve(world.leader, paper.plan.versions.get(), Decision("12/QĐ-UBND", date(2023, 6, 4)))
    assert "approved" in told(world.officer)
    assert "approved" not in told(world.leader)


def test_issuing_and_held_figures_are_told(case: Case) -> None:
    assert case.issue
    assert "issued" in told(case.world.colleague)
    assert "issued" not in told(case.world.officer)  # it was the officer's own act
    assert case.held
    assert told(case.world.officer).count("held") == 1


def test_who_edited_a_sentence_hears_once_that_a_figure_moved(case: Case) -> None:
    edited = edit_total(case)
    restate(case, 441_000_000)
    restate(case, 442_000_000)
    moved = Notification.objects.filter(kind="moved")
    assert [(one.user, one.key) for one in moved] == [(case.world.officer, f"moved:{edited}")]


def edit_total(case: Case) -> int:
    from khuyencong.work.reporting.preview import generated

    year = Period.parse("2023")
    document = generated(case.plan, year, "ket-qua")
    keyed = [block for block in document.blocks if getattr(block, "key", "")]
    whole = next(b for b in keyed if any(run.selector and _is_reached_money(case, run.selector) for run in b.runs))
    place = SentencePlace(case.plan, "ket-qua", year, whole.key)
    edit = edit_sentence(case.world.officer, place, "Kết quả chung của năm rất tốt.")
    return int(edit.pk)


def _is_reached_money(case: Case, code: str) -> bool:
    selector = Selector.decode(code)
    return (
        selector.line == case.plan.top.pk
        and selector.measure == money_of(case.world.province).pk
        and (Role.ACTUAL in selector.roles)
    )


def restate(case: Case, value: int) -> None:
    """The first item's money told anew: everything that sums it moves."""
    year = Period.parse("2023").window
    said = Statement(
        province=case.world.province, plan=case.plan, line=case.line, measure=money_of(case.world.province),
        role=Role.ACTUAL, first=year.first, last=year.last, state="given", value=value, reason="theo chứng từ",
    )  # fmt: skip
    enter_by_hand(case.world.colleague, said)


def test_reading_one_and_reading_all(world: World) -> None:
    for number in range(3):
        tell_paper(world, item("1", f"Hội chợ {number}", Role.ACTUAL, 5_000))
    first = unread(world.officer.pk)[0]
    assert mark_read(world.officer, first.pk) == 1
    assert mark_read(world.officer, first.pk) == 0
    assert mark_read(world.stranger, unread(world.officer.pk)[0].pk) == 0
    assert mark_read(world.officer) == 2
    assert unread(world.colleague.pk).count() == 3


def test_a_mail_says_what_and_where_and_no_more(world: World, mails: Settings) -> None:
    by_mail(world.officer, NotificationKind.PAPER_READ)
    paper = tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    (sent,) = outbox.outbox
    where = f"https://khuyencong.example/van-ban/{paper.pk}/"
    assert (sent.to, where in sent.body) == (["chuyenvien@example.org"], True)
    assert world.officer.full_name not in sent.body + sent.subject
    assert Mail.objects.get().state == MailState.SENT


def test_a_line_break_writes_no_head_of_a_mail(world: World, mails: Settings) -> None:
    """In an address it is refused; the words that people write stand in no head at all."""
    by_mail(world.officer, NotificationKind.PAPER_READ)
    tell_paper(world, item("1", "Hội chợ\nBcc: ai@example.org", Role.ACTUAL, 5_000))
    (sent,) = outbox.outbox
    assert (sent.recipients(), "example.org" in sent.subject) == (["chuyenvien@example.org"], False)
    with pytest.raises(Refused):
        create_user(None, "moi", "", None, Office.OFFICER, world.division, "a@example.org\nBcc: b@example.org")


def test_by_mail_only_and_not_at_all(world: World, mails: Settings) -> None:
    by_mail(world.officer, NotificationKind.PAPER_READ, shown=False)
    choose(world.colleague, {NotificationKind.PAPER_READ: (False, False)})
    tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    assert (unread(world.officer.pk).count(), len(outbox.outbox)) == (0, 1)
    assert told(world.colleague) == []


def test_without_a_server_no_mail_is_written(world: World) -> None:
    by_mail(world.officer, NotificationKind.PAPER_READ)
    tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    assert Mail.objects.count() == 0


def test_a_mail_that_fails_is_tried_again_and_given_up_in_the_open(
    world: World, mails: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise smtplib.SMTPRecipientsRefused({"chuyenvien@example.org": (550, b"no")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    by_mail(world.officer, NotificationKind.PAPER_READ)
    tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    waiting = Mail.objects.get()
    assert (waiting.state, waiting.tries) == (MailState.WAITING, 1)
    assert waiting.due_at > timezone.now()
    assert "@" not in waiting.fault
    for _ in PAUSES:
        send_mail.func(waiting.pk)  # before it is due again nothing is tried
        Mail.objects.update(due_at=timezone.now())
        send_mail.func(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == MailState.FAILED

    monkeypatch.undo()
    admin = User.objects.create(username="quantri")
    Membership.objects.create(user=admin, unit=world.committee, office=Office.ADMIN)
    with pytest.raises(Refused, match="quản trị"):
        send_again(world.officer, waiting)
    send_again(admin, waiting)
    waiting.refresh_from_db()
    assert (waiting.state, len(outbox.outbox)) == (MailState.SENT, 1)
    with pytest.raises(Refused, match="không ở tình trạng"):
        send_again(admin, waiting)


def test_what_a_stopped_worker_left_behind_goes_out_once(world: World, mails: Settings) -> None:
    mails.MAILS = False
    tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    world.officer.email = "chuyenvien@example.org"
    world.officer.save(update_fields=["email"])
    now = timezone.now()
    Mail.objects.create(notification=unread(world.officer.pk)[0], due_at=now)
    mails.MAILS = True
    assert (send_waiting(now - timedelta(seconds=1)), send_waiting(now), send_waiting(now)) == (0, 1, 0)
    assert len(outbox.outbox) == 1


@pytest.mark.parametrize("locked", [True, False], ids=["claimed", "control: no claim"])
def test_two_workers_at_one_mail_send_it_once(
    world: World, mails: Settings, monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    """The second worker comes while the first speaks with the server."""
    mails.MAILS = False
    tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    world.officer.email = "chuyenvien@example.org"
    world.officer.save(update_fields=["email"])
    waiting = Mail.objects.create(notification=unread(world.officer.pk)[0], due_at=timezone.now())
    mails.MAILS = True
    deliver, second = EmailBackend.send_messages, [waiting.pk]

    def slowly(backend: EmailBackend, messages: list[EmailMessage]) -> int:
        if second:
            send_mail.func(second.pop())
        return deliver(backend, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", slowly)
    if not locked:
        monkeypatch.setattr("khuyencong.work.mail._is_mine", lambda mail: mail.state == MailState.WAITING)
    send_mail.func(waiting.pk)
    assert len(outbox.outbox) == (1 if locked else 2)


def test_what_ends_soon_is_told_once(world: World) -> None:
    admin = User.objects.create(username="quantri")
    Membership.objects.create(user=admin, unit=world.committee, office=Office.ADMIN)
    today = timezone.localdate()
    end_office(admin, world.colleague.memberships.get(), today + timedelta(days=10))
    assert (remind(today), remind(today + timedelta(days=1))) == (1, 1)
    assert remind(today - timedelta(days=10)) == 0
    assert told(world.colleague) == told(admin) == ["ending"]
    assert told(world.officer) == []


def test_a_legal_basis_that_ends_soon_is_told_where_papers_stand_on_it(world: World) -> None:
    load_references(world.province)
    paper = tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    decision = world.province.references.get(number="148/QĐ-TTg")
    day = date(2026, 7, 1)
    assert remind(day) == 0
    paper.citations.create(reference=decision, start=0, end=4)
    assert remind(day) == 1
    assert told(world.officer).count("ending") == 1


def test_a_report_that_falls_due_is_told_with_its_article_where_the_document_is_in_the_library(world: World) -> None:
    day = date(2026, 11, 20)
    assert remind(day) == 0  # the house holds no document that asks for it
    load_references(world.province)
    assert remind(day) == remind(day + timedelta(days=1)) == 1
    (due,) = world.centre_officer.notifications.filter(kind="due")
    assert "tháng 11 năm 2026: hạn gửi 24/11/2026" in due.words
    assert "36/2013/TT-BCT, Điều 23 khoản 3 điểm a" in due.words
    assert not world.leader.notifications.filter(kind="due").exists()  # who compiles it, not who signs it


def test_where_no_day_is_written_the_close_of_figures_is_told_and_said_to_be_no_deadline(world: World) -> None:
    load_references(world.province)
    assert remind(date(2026, 3, 10)) == 1
    (due,) = world.officer.notifications.filter(kind="due")
    assert "chốt số liệu ngày 14/3/2026 theo 09/2019/NĐ-CP, ngày gửi không được ghi" in due.words


def test_a_document_that_has_ended_asks_for_nothing(world: World) -> None:
    load_references(world.province)
    ReferenceVersion.objects.filter(reference__number="36/2013/TT-BCT").update(valid_to=date(2026, 1, 1))
    assert remind(date(2026, 11, 20)) == 0


def test_what_a_paper_asks_to_be_reported_by_quarter_half_and_year_is_told_to_its_unit(world: World) -> None:
    paper = tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    often = "hằng quý, 6 tháng, hằng năm"
    for words in ("thực hiện báo cáo gửi về Sở", "tổ chức hội chợ"):
        AskedTask.objects.create(paper=paper, unit="các phòng", text=words, frequency=often, start=0, end=4)
    assert remind(date(2026, 9, 10)) == 1
    assert remind(date(2026, 12, 10)) == 3
    assert told(world.officer).count("due") == 4


def test_erasing_a_person_forgets_what_they_were_told(world: World) -> None:
    tell_paper(world, item("1", "Hội chợ", Role.ACTUAL, 5_000))
    erase_person(None, world.colleague, "nghỉ việc")
    assert told(world.colleague) == []
