"""The register of products and establishments: what official lists name, each with the row it was taken from."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khuyencong.terms.vietnamese import fold_words

from .search import Found


class RegisterRecord(models.Model):
    """A product or an establishment as one row of an official list names it. `key` are its words folded, by which it
    is ordered and found; `same` those by which the same thing in another list is known again. Never changed: it is
    withdrawn."""

    class Kind(models.TextChoices):
        PRODUCT = "product", _("sản phẩm")
        ESTABLISHMENT = "establishment", _("cơ sở")

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="register")
    kind = models.CharField("loại", max_length=13, choices=Kind)
    name = models.CharField("tên", max_length=300)
    holder = models.CharField("chủ thể", max_length=300, blank=True)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    area = models.ForeignKey("records.Area", models.PROTECT, null=True, related_name="register", verbose_name="địa bàn")
    rating = models.PositiveSmallIntegerField("hạng sao", null=True)
    trade = models.CharField("ngành nghề", max_length=200, blank=True)
    decision = models.CharField("quyết định", max_length=120, blank=True)
    key = models.TextField(default="")
    same = models.CharField(max_length=320, db_index=True, default="")
    paper = models.ForeignKey("records.Paper", models.PROTECT, related_name="register")
    table = models.PositiveIntegerField()  # the character of the paper's text its table begins at
    row = models.PositiveIntegerField("dòng của bảng")
    act = models.ForeignKey("records.Act", models.PROTECT, related_name="register")
    act_number = models.BigIntegerField()
    withdrawn_at_act = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["kind", "key", "id"]
        constraints = [
            models.UniqueConstraint(
                "paper", "table", "row", condition=Q(withdrawn_at_act__isnull=True), name="register_row_taken_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=["product", "establishment"]), name="register_kind_known"),
            models.CheckConstraint(condition=~Q(name=""), name="register_name_given"),
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__gte=1, rating__lte=5), name="register_stars_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return self.name


def same_thing(kind: str, name: str, holder: str) -> str:
    """By which a product (with its holder) or an establishment is known again in another list."""
    return fold_words(f"{kind} {name} {holder if kind == RegisterRecord.Kind.PRODUCT else ''}").strip()[:320]


def search_key(parts: Iterable[str]) -> str:
    return " ".join(fold_words(" ".join(parts)).split())


def holding(records: models.QuerySet[RegisterRecord], words: str) -> models.QuerySet[RegisterRecord]:
    """The records that hold a word beginning with each of these, marks and capitals aside."""
    asked = fold_words(words).split()
    if not asked:
        return records
    return records.filter(pk__in=Found.objects.filter(name__matches=("register", asked)).values("object"))
