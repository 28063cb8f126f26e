"""What an office's papers look like beyond the decree: its address line and its own Word template."""

from django.db import models
from django.db.models import Q

from .library import StoredFile
from .queries import ancestors
from .store import read_bytes
from .units import Unit


class Stationery(models.Model):
    """Stands until a later one of the same unit withdraws it; papers issued before keep their own bytes."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="stationery")
    address = models.CharField("địa chỉ ở chân trang đầu", max_length=300, blank=True)
    template = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    template_name = models.CharField("tên tệp mẫu", max_length=200, blank=True)
    set_by = models.ForeignKey("records.User", models.PROTECT, related_name="+")
    set_at = models.DateTimeField("đặt lúc")
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="stationery")
    withdrawn_at_act = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint("unit", condition=Q(withdrawn_at_act__isnull=True), name="one_stationery_in_force")
        ]


def stationery_of(unit: Unit) -> Stationery | None:
    """The stationery in force of the agency that issues the unit's papers: its own, or of the unit above it."""
    found = Stationery.objects.filter(unit__in=ancestors(unit.path), withdrawn_at_act=None).select_related("template")
    return found.order_by("-unit__path").first()


def template_for(unit: Unit) -> bytes | None:
    """The Word template that the unit's papers are written into."""
    found = stationery_of(unit)
    return read_bytes(found.template) if found and found.template else None
