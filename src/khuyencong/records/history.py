"""History: every act of a province, numbered without gaps and chained by digest; append-only."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _


class Head(models.Model):
    """The province's head row: writing verbs lock it last, to number their act and chain it."""

    province = models.OneToOneField("records.Province", models.PROTECT, primary_key=True, related_name="head")
    number = models.BigIntegerField("số hành vi cuối", default=0)
    digest = models.CharField("mã nối cuối", max_length=64, default="", blank=True)


class Act(models.Model):
    """One thing done by one person: what, on what, and what it changed, in words that a page can show."""

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="acts")
    number = models.BigIntegerField("số")
    at = models.DateTimeField("lúc")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="acts")
    verb = models.CharField("việc", max_length=40)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField(null=True)
    summary = models.TextField("nội dung")
    changes = models.JSONField(default=dict)
    entries_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["province_id", "number"]
        constraints = [models.UniqueConstraint("province", "number", name="act_number_once")]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="act_subject")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"

    @property
    def who(self) -> str:
        """Who did it, in words of a page; the operator at the machine's own command line has no account."""
        return str(self.actor or _("hệ thống"))


def stood(act: int, of: str = "") -> models.Q:
    """Rows that stood at an act: made by then and not withdrawn by then. `of` leads to them («arrangements__»)."""
    made = models.Q(**{f"{of}act_number__lte": act})
    open_then = models.Q(**{f"{of}withdrawn_at_act": None}) | models.Q(**{f"{of}withdrawn_at_act__gt": act})
    return made & open_then


class Verification(models.Model):
    """One proof of the whole memory: when, over how much, to which end of history, and what it found."""

    at = models.DateTimeField("lúc")
    took_ms = models.PositiveBigIntegerField("mất")
    acts = models.BigIntegerField("số hành vi")
    entries = models.BigIntegerField("số bút toán")
    digest = models.CharField("mã nối", max_length=64)  # over the heads of all provinces
    faults = models.PositiveIntegerField("số lỗi")
    words = models.TextField("lỗi đầu tiên", blank=True)
    found = models.JSONField("các lỗi", default=list)  # the first of them, each with where it leads

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(faults=0, words="") | models.Q(faults__gt=0) & ~models.Q(words=""),
                name="verification_says_its_faults",
            )
        ]
