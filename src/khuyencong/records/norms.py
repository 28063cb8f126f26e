"""Norms: dated legal values of support, each under the document that sets it, with its article, source and mark."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .references import CertaintyMark, Reference, Told
from .units import dates_in_order, one_of


class NormKind(models.TextChoices):
    """What the amount of a norm is."""

    RATE_AND_CAP = "rate_and_cap", _("tỷ lệ và mức tối đa")
    RATE = "rate", _("tỷ lệ")
    CAP = "cap", _("mức tối đa")
    AWARD = "award", _("mức thưởng")
    CONTRACT = "by_contract_price", _("theo giá hợp đồng")
    ADMIN = "admin_cost_ceiling", _("chi quản lý tối đa")
    PRIORITY = "priority_multiplier", _("hệ số ưu tiên")
    ADVANCE = "advance_rate", _("mức tạm ứng")
    ADVANCE_CEILING = "advance_ceiling", _("mức tạm ứng tối đa")


class Norm(Told):
    """What a document allows for one content: a rate, a cap, both, or neither (as the contract says).

    A norm is never changed in place: a later reading of it withdraws the former. Both dates are inclusive.
    """

    reference = models.ForeignKey(Reference, models.PROTECT, related_name="norms")
    code = models.CharField(_("mã"), max_length=30)
    article = models.CharField(_("điều khoản"), max_length=60)
    kind = models.CharField(_("loại mức"), max_length=20, choices=NormKind.choices)
    content = models.CharField(_("nội dung"), max_length=300)
    rate = models.PositiveIntegerField(_("tỷ lệ"), null=True)  # in hundredths of a per cent: 3000 is 30 %
    cap = models.BigIntegerField(_("mức tối đa"), null=True)  # đồng
    per = models.CharField(_("tính cho"), max_length=80)
    conditions = models.CharField(_("điều kiện"), max_length=400, blank=True)
    valid_from = models.DateField(_("từ ngày"), null=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True)
    remark = models.CharField(_("ghi chú"), max_length=300, blank=True)

    class Meta:
        ordering = ["reference_id", "id"]
        constraints = [
            models.UniqueConstraint("reference", "code", condition=Q(withdrawn_at_act=None), name="norm_told_once"),
            models.CheckConstraint(
                condition=Q(rate__isnull=False) | Q(cap__isnull=False) | Q(kind=NormKind.CONTRACT),
                name="norm_says_much",
            ),
            dates_in_order("norm_dates_in_order"),
            one_of("kind", NormKind, "norm_kind_known"),
            one_of("mark", CertaintyMark, "norm_mark_known"),
        ]

    def __str__(self) -> str:
        return self.content


def norms_in_force() -> "models.QuerySet[Norm]":
    """What the house holds of all norms now, whenever they are or were valid."""
    return Norm.objects.filter(withdrawn_at_act=None).select_related("reference").order_by("reference__number", "pk")
