"""Papers being composed: what officers have filled in, before a paper is issued."""

from django.db import models
from django.db.models import Q


class Draft(models.Model):
    """A form of a plan and period with what an officer has filled in. `revision` grows with every saving: who saves
    over another's words is shown them first. It ends issued or put aside, and is never deleted."""

    plan = models.ForeignKey("records.Plan", models.PROTECT, related_name="drafts")
    form = models.CharField("mẫu", max_length=40)
    period = models.CharField("kỳ", max_length=12)
    money = models.CharField("đơn vị tiền", max_length=6)
    title = models.CharField("trích yếu", max_length=400)
    answers = models.JSONField("nội dung điền", default=dict)
    revision = models.PositiveIntegerField("lần lưu", default=1)
    made_by = models.ForeignKey("records.User", models.PROTECT, related_name="+")
    changed_by = models.ForeignKey("records.User", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField("lưu lúc")
    issue = models.OneToOneField("records.Issue", models.PROTECT, null=True, related_name="draft")
    put_aside_at_act = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-changed_at", "-id"]
        constraints = [models.CheckConstraint(condition=Q(revision__gt=0), name="draft_revision_counts_from_one")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.issue_id is None and self.put_aside_at_act is None
