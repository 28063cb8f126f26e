"""Exchange of papers with other agencies: what receivers answered, and the code an agency bears on a day."""

from datetime import date

from django.db import models

from khuyencong.terms.exchange import STATUSES

from .units import LATEST_FIRST, Unit, UnitIdentifier, within


class ExchangeStatus(models.Model):
    """What a receiver answered about an issued paper."""

    issue = models.ForeignKey("records.Issue", models.PROTECT, related_name="statuses")
    code = models.CharField("trạng thái", max_length=2, choices=list(STATUSES.items()))
    organ_code = models.CharField("mã định danh bên nhận", max_length=35, blank=True)
    organ = models.CharField("bên nhận", max_length=200, blank=True)
    told_at = models.CharField("lúc", max_length=40, blank=True)  # as the message says it
    words = models.TextField("nội dung", blank=True)
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["issue_id", "id"]
        constraints = [
            models.UniqueConstraint("issue", "code", "organ_code", "organ", "told_at", name="status_told_once")
        ]


def identifier_on(unit: Unit, day: date) -> UnitIdentifier | None:
    """The code an agency bears on a day; None where nobody recorded one."""
    return UnitIdentifier.objects.filter(within(day), unit=unit).order_by(LATEST_FIRST).first()
