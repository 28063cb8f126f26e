"""Notifications: what a person is told because of an act, how they want to be told, and the mails on their way."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .units import one_of

# The page that a notification leads to, by what it is about: its name among the addresses.
PLACES = {
    "paper": "paper", "issue": "issue", "statement": "settle", "plan": "plan", "planversion": "plan",
    "reference": "reference", "membership": "home", "signingrequest": "signing_request",
    "giventask": "task", "askedtask": "asked_task",
}  # fmt: skip


class NotificationKind(models.TextChoices):
    """Why somebody is told; each person chooses by kind."""

    PAPER_READ = "paper_read", _("Văn bản đã đọc xong, chờ duyệt")
    FINDING = "finding", _("Văn bản có phát hiện cần xem trước khi nhận")
    ANSWERED = "answered", _("Văn bản đã gửi được xử lý hoặc bị trả lại")
    PAPER_FAILED = "paper_failed", _("Văn bản không đọc được")
    HELD = "held", _("Số liệu chồng lấn chờ quyết định")
    VERSION_WAITS = "version_waits", _("Bản kế hoạch chờ phê duyệt")
    APPROVED = "approved", _("Kế hoạch được phê duyệt")
    TO_SIGN = "to_sign", _("Văn bản trình ký chờ anh/chị ký")
    SENT_BACK = "sent_back", _("Văn bản trình ký được trả lại")
    TAKEN_BACK = "taken_back", _("Văn bản trình anh/chị được rút lại")
    ISSUED = "issued", _("Văn bản được phát hành")
    RETURNED = "returned", _("Bản đã ký được nhận lại")
    MOVED = "moved", _("Câu đã sửa có số liệu thay đổi")
    DUE = "due", _("Báo cáo sắp đến hạn")
    TASK = "task", _("Việc được giao, việc đơn vị báo xong")
    ENDING = "ending", _("Vai trò, căn cứ sắp hết hạn")


class Notification(models.Model):
    """One thing told to one person, once: `key` says what («read:12»). Its subject is where it leads."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=16, choices=NotificationKind.choices)
    key = models.CharField(max_length=60)
    words = models.CharField(_("nội dung"), max_length=300)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    shown = models.BooleanField(default=True)  # False: the person wants this kind by mail only

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint("user", "key", name="told_once"),
            one_of("kind", NotificationKind, "notification_kind_known"),
        ]
        indexes = [models.Index("user", condition=Q(read_at=None, shown=True), name="notification_unread")]

    def __str__(self) -> str:
        return self.words


class NotificationChoice(models.Model):
    """How a person wants to be told of a kind, where it differs from the usual (at the counter, not by mail)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notification_choices")
    kind = models.CharField(max_length=16, choices=NotificationKind.choices)
    shown = models.BooleanField(default=True)
    by_mail = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint("user", "kind", name="notification_choice_once"),
            one_of("kind", NotificationKind, "notification_choice_kind_known"),
        ]


class MailState(models.TextChoices):
    WAITING = "waiting", _("chờ gửi")
    SENT = "sent", _("đã gửi")
    FAILED = "failed", _("gửi không được")


class Mail(models.Model):
    """A mail on its way: written with its notification, sent by the worker. The address is the account's, not kept
    here."""

    notification = models.OneToOneField(Notification, models.CASCADE, related_name="mail")
    state = models.CharField(max_length=7, choices=MailState.choices, default=MailState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(_("gửi lúc"))
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(_("lỗi"), max_length=200, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [one_of("state", MailState, "mail_state_known")]
        indexes = [models.Index("due_at", condition=Q(state=MailState.WAITING), name="mail_waiting")]


def unread(user_id: int) -> models.QuerySet[Notification]:
    return Notification.objects.filter(user=user_id, read_at=None, shown=True)
