"""Establishments: firms, co-operatives and households that contents are given to, by every name papers call them."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from khuyencong.terms.firm_names import LONGEST, core, spelling


class Establishment(models.Model):
    """One spelling of a name, as it was first written. What a person said to be the same leads to one of them
    (`same_as`), which stands for all; a paper's own words are never changed."""

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="establishments")
    name = models.CharField("tên", max_length=LONGEST)
    key = models.CharField(max_length=LONGEST)
    core = models.CharField(max_length=LONGEST, db_index=True)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="spellings")

    class Meta:
        ordering = ["key", "id"]
        constraints = [
            models.UniqueConstraint("province", "key", name="establishment_spelled_once"),
            models.CheckConstraint(condition=~Q(key=""), name="establishment_has_a_name"),
            models.CheckConstraint(condition=~Q(same_as=F("id")), name="establishment_same_as_another"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def root(self) -> int:
        """The one that stands for it."""
        return self.same_as_id or self.pk


def known_as(province: int, names: Iterable[str]) -> dict[str, Establishment]:
    """The establishments that are spelled so already, by their spelling."""
    keys = {spelling(name) for name in names}
    found = Establishment.objects.filter(province=province, key__in=keys).select_related("same_as")
    return {one.key: one for one in found} if keys else {}


def of_one(establishment: Establishment) -> models.QuerySet[Establishment]:
    """All spellings of what this one is a spelling of."""
    return Establishment.objects.filter(Q(pk=establishment.root) | Q(same_as=establishment.root))


def alike(province: int, names: Iterable[str]) -> dict[str, list[Establishment]]:
    """Who may be meant by names, by their cores: asked where nobody is spelled so."""
    cores = {core(name) for name in names}
    found: dict[str, list[Establishment]] = {}
    like = Establishment.objects.filter(province=province, core__in=cores, same_as=None) if cores else ()
    for one in like:
        found.setdefault(one.core, []).append(one)
    return found
