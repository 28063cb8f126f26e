"""Who opened or took away what: papers, also by the picture of a page, their files, and the pages and files that
`Opened` names; no other page. Told once a day, kept for a time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .units import one_of

KEPT_DAYS = 730


class Opened(models.TextChoices):
    """What was opened or taken away; `subject_id` of each is of the thing its first word names, 0 of a whole list."""

    PAPER = "paper", _("mở văn bản")
    PAPER_FILE = "paper_file", _("tải tệp văn bản")
    ISSUE = "issue", _("mở văn bản phát hành")
    ISSUE_FILE = "issue_file", _("tải văn bản phát hành")
    ISSUE_PACKAGE = "issue_package", _("tải gói liên thông")
    REGISTERS = "registers", _("mở danh mục")
    REGISTERS_FILE = "registers_file", _("tải danh mục")
    RECIPIENTS = "recipients", _("mở danh sách đơn vị thụ hưởng")
    RECIPIENT = "recipient", _("mở đơn vị thụ hưởng")
    RECIPIENT_FILE = "recipient_file", _("tải danh sách của đơn vị thụ hưởng")
    PERSON = "person", _("mở hồ sơ tài khoản")
    USERS = "users", _("mở danh sách tài khoản")


class Opening(models.Model):
    """That a person opened something on a day, and when first."""

    user = models.ForeignKey("records.User", models.PROTECT, related_name="openings")
    what = models.CharField(max_length=16, choices=Opened.choices)
    subject_id = models.BigIntegerField(default=0)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("user", "what", "subject_id", "day", name="opening_told_once_a_day"),
            one_of("what", Opened, "opening_known"),
        ]
        indexes = [
            models.Index("what", "subject_id", name="opening_of_a_thing"),
            models.Index("day", name="opening_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.subject_id}"
