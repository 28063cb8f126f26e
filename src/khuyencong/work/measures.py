"""Measures: add one, and say how its figures add up before any figure of it stands."""

from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.records.models import Measure, Province, Statement, User
from khuyencong.terms.plain_words import kept
from khuyencong.terms.vietnamese import fold

from .acts import as_recorded, seal
from .permissions import Refused, require_in

RIGHT = "keep_measures"


def add_measure(user: User | None, province: Province, name: str, unit: str, kind: Measure.Kind) -> Measure:
    """A measure no paper here has told of yet, counted in whole units."""
    name, unit = kept(" ".join(name.split())), kept(" ".join(unit.split()))
    with transaction.atomic():
        require_in(user, RIGHT, province)
        if not (name and unit):
            raise Refused(_("Phải ghi tên chỉ tiêu và đơn vị tính."))
        made, new = Measure.objects.get_or_create(
            province=province, key=fold(name)[:160], defaults={"name": name[:160], "unit": unit[:80], "kind": kind}
        )
        if not new:
            raise Refused(_("Đã có chỉ tiêu «%(name)s».") % {"name": made.name})
        seal(province, user, "add_measure", made, f"Thêm chỉ tiêu {_described(made)}")
    return made


def change_kind(user: User | None, measure: Measure, kind: Measure.Kind, seen: str) -> Measure:
    """Let a measure's figures add up another way. `seen` is how they added up when the person looked. Refused once a
    figure stands: its sums would change behind its back."""
    with transaction.atomic():
        current = Measure.objects.select_for_update().select_related("province").get(pk=measure.pk)
        require_in(user, RIGHT, current.province)
        if current.is_money:
            raise Refused(_("Kinh phí luôn cộng trong kỳ."))
        if current.kind != seen:
            raise Refused(
                _("Vừa có người khác đổi cách cộng của chỉ tiêu này thành «%(kind)s»: hãy xem lại rồi đổi.")
                % {"kind": current.get_kind_display()}
            )
        told = Statement.objects.filter(measure=current).exclude(standing=Statement.Standing.WITHDRAWN)
        if told.exists():
            raise Refused(_("Chỉ tiêu này đã có số ghi sổ: hãy rút các số ấy trước, hoặc thêm một chỉ tiêu mới."))
        current.kind = kind
        current.save(update_fields=["kind"])
        seal(current.province, user, "change_kind", current, f"Đổi cách cộng của chỉ tiêu {_described(current)}")
    return current


def _described(measure: Measure) -> str:
    return f"«{measure.name}» ({measure.unit}): {as_recorded(measure.get_kind_display)}"
