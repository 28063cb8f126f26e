"""Exchange of papers with other agencies: identifiers of agencies by date, and what receivers answered."""

from datetime import date

from django.db import models
from django.db.models import Q

from khuyencong.terms.exchange import STATUSES

from .units import Certainty, Unit, dates_in_order, one_of, within


class UnitIdentifier(models.Model):
    """An agency's code in the national exchange (mã định danh), between two days."""

    unit = models.ForeignKey("records.Unit", models.PROTECT, related_name="identifiers")
    code = models.CharField("mã định danh", max_length=35)
    valid_from = models.DateField("từ ngày", null=True)
    valid_to = models.DateField("đến ngày", null=True)
    certainty = models.CharField("độ chắc chắn", max_length=10, choices=Certainty.choices)
    source = models.CharField("nguồn", max_length=200)
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["unit_id", "valid_from"]
        constraints = [
            models.UniqueConstraint("code", "valid_from", name="identifier_once"),
            models.UniqueConstraint("unit", condition=Q(valid_to=None), name="one_identifier_in_force"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(source=""), name="identifier_has_source"),
            dates_in_order("identifier_dates_in_order"),
            one_of("certainty", Certainty, "identifier_certainty_known"),
        ]

    def __str__(self) -> str:
        return self.code


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
    return UnitIdentifier.objects.filter(within(day), unit=unit).order_by("valid_from").last()
