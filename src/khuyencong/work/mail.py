"""The mail outbox: each mail is sent by the worker, tried again with growing pauses, and given up in the open."""

import logging
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from khuyencong.records.models import Mail, Notification, User
from khuyencong.records.notifications import PLACES, MailState, NotificationKind

from .permissions import Refused, require
from .recorded import recorded

log = logging.getLogger(__name__)
CLAIM = timedelta(minutes=10)  # longer than any server takes to answer
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))  # after each failed try


@task()
def send_mail(mail_id: int) -> None:
    """Send one mail, unless it was sent already; a fault puts it back for later."""
    mail = Mail.objects.select_related("notification__user").get(pk=mail_id)
    if not settings.MAILS or not _is_mine(mail):
        return
    try:
        _message(mail).send()
    except (OSError, smtplib.SMTPException, ValueError) as fault:
        log.warning("mail %s was not sent: %s", mail.pk, type(fault).__name__)
        _put_back(mail, _told(fault))
    else:
        _note(mail, state=MailState.SENT, sent_at=timezone.now(), tries=mail.tries + 1, fault="")


def _is_mine(mail: Mail) -> bool:
    """Claim a mail that waits: of two workers at one mail the second finds it claimed, and a dead one's claim ends."""
    now = timezone.now()
    free = Mail.objects.filter(pk=mail.pk, state=MailState.WAITING, due_at__lte=now)
    return free.update(due_at=now + CLAIM) == 1


def send_waiting(now: datetime) -> int:
    """Put every mail that is due into the worker's queue again: what a stopped worker left behind goes out too."""
    due = Mail.objects.filter(state=MailState.WAITING, due_at__lte=now)
    for mail in due:
        send_mail.enqueue(mail.pk)
    return len(due)


def send_again(actor: User | None, mail: Mail) -> None:
    """An administrator has mended what was wrong: the mail starts anew."""
    with transaction.atomic():
        current = Mail.objects.select_for_update().get(pk=mail.pk)
        require(actor, "administer", None)
        if current.state != MailState.FAILED:
            raise Refused(_("Thư này không ở tình trạng gửi không được."))
        _note(current, state=MailState.WAITING, tries=0, due_at=timezone.now(), fault="")
        send_mail.enqueue(current.pk)


def _message(mail: Mail) -> EmailMessage:
    """Few words, in the language that the person reads: what waits and where to see it. No figure and no name of
    anybody leaves the house this way."""
    told = mail.notification
    with override(told.user.language or settings.LANGUAGE_CODE):
        where = settings.ADDRESS + place_of(told) if settings.ADDRESS else _("mục Thông báo của hệ thống")
        see = _("Xem tại: %(where)s") % {"where": where}
        fewer = _("Muốn bớt thư: mục Thông báo, phần «Cách nhận».")
        subject = f"[Khuyến công] {told.get_kind_display()}"
        words = "".join(piece.words for piece in recorded(told.words))
        body = f"{words}.\n\n{see}\n{fewer}\n"
    return EmailMessage(
        subject=subject,
        body=body,
        to=[told.user.email],
        headers={"Message-ID": f"<thong-bao-{mail.pk}@khuyencong>", "Auto-Submitted": "auto-generated"},
    )


def place_of(told: Notification) -> str:
    """The page where the person does something about it: its subject's, or the list of what is due or was told."""
    if told.kind == NotificationKind.DUE:
        return reverse("due_reports")
    route = PLACES.get(told.subject_kind, "notifications")
    return reverse(route) if route in ("notifications", "home") else reverse(route, args=[told.subject_id])


def _told(fault: Exception) -> str:
    """The kind of fault and the server's code; its words may hold an address and are left out."""
    code = getattr(fault, "smtp_code", None) or getattr(fault, "errno", None)
    return f"{type(fault).__name__} {code}" if code else type(fault).__name__


def _put_back(mail: Mail, fault: str) -> None:
    tried = mail.tries + 1
    if tried > len(PAUSES):
        _note(mail, state=MailState.FAILED, tries=tried, fault=fault[:200])
        return
    due = timezone.now() + PAUSES[tried - 1]
    _note(mail, tries=tried, due_at=due, fault=fault[:200])
    if send_mail.get_backend().supports_defer:  # else `send_waiting` finds it
        send_mail.using(run_after=due).enqueue(mail.pk)


def _note(mail: Mail, **values: object) -> None:
    Mail.objects.filter(pk=mail.pk).update(**values)
