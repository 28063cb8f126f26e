"""Exchange of papers with other agencies: what receivers answered, and the code an agency bears on a day."""

from collections.abc import Collection
from datetime import date

from django.db import models

from khuyencong.terms.exchange import STATUSES
from khuyencong.terms.vietnamese import tone_free_key

from .units import EARLIEST_FIRST, LATEST_FIRST, Unit, UnitIdentifier, UnitTitle, within


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


def identifiers_of(province: int, names: Collection[str], day: date) -> dict[str, str]:
    """The codes of a day of the units that papers of a province call so. A name that goes on otherwise in several
    units' titles («UBND xã») is nobody's; «UBND tỉnh» is the only one that begins so."""
    if not names:
        return {}
    given = UnitIdentifier.objects.filter(within(day), unit__province=province).order_by(EARLIEST_FIRST)
    codes = dict(given.values_list("unit", "code"))
    if not codes:
        return {}
    titles = UnitTitle.objects.on(day).filter(unit__province=province).values_list("unit", "title", "short_title")
    called = [(unit, tone_free_key(title)) for unit, *both in titles for title in both]
    meant = {name: _called(tone_free_key(name), called) for name in names}
    return {name: codes[unit] for name, unit in meant.items() if unit in codes}


def _called(name: str, titles: Collection[tuple[int, str]]) -> int | None:
    units = {unit for unit, title in titles if title == name}
    units = units or {unit for unit, title in titles if title.startswith(f"{name} ")}
    return units.pop() if len(units) == 1 else None
