"""An office's address line and Word template: set by its administrator, used by every paper written afterwards."""

import unicodedata
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from khuyencong.papers import UnreadablePaper
from khuyencong.papers.writing.template import check_template
from khuyencong.records.models import Stationery, StoredFile, Unit, User
from khuyencong.terms.media_types import DOCX

from .acts import seal
from .found import in_words
from .library.infected import refuse_infected
from .library.store import store_bytes
from .permissions import Refused, require


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    data: bytes


def set_stationery(
    user: User, unit: Unit, address: str, template: Upload | None = None, keep_template: bool = True
) -> Stationery:
    """The unit's stationery from now on. Without a new template the one in force stays, unless it is to go."""
    require(user, "administer", unit)
    _check(template)
    with transaction.atomic():
        unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # there may be no row to lock yet
        former = _in_force(unit)
        file, name = _file(template, former if keep_template else None)
        words = " ".join(unicodedata.normalize("NFC", address).split())[:300]
        row = Stationery(
            unit=unit, address=words, template=file, template_name=name, set_by=user, set_at=timezone.now()
        )
        act = seal(unit.province, user, "set_stationery", unit, f"Đặt mẫu giấy của đơn vị {unit}", {"template": name})
        if former:
            former.withdrawn_at_act = act.number
            former.save(update_fields=["withdrawn_at_act"])
        row.act = act
        row.save()
    return row


def _in_force(unit: Unit) -> Stationery | None:
    return Stationery.objects.filter(unit=unit, withdrawn_at_act=None).first()


def _check(template: Upload | None) -> None:
    if template is None:
        return
    refuse_infected(template.name, template.data)
    try:
        check_template(template.data, template.name)
    except UnreadablePaper as refusal:
        raise Refused(in_words(str(refusal))) from refusal


def _file(template: Upload | None, former: Stationery | None) -> tuple[StoredFile | None, str]:
    if template:
        return store_bytes(template.data, DOCX), template.name[:200]
    return (former.template, former.template_name) if former else (None, "")
