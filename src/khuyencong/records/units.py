"""Provinces, administrative areas and organisations, each with its dates, its tree and its successors.

Dates are inclusive on both sides; an empty `valid_from` means «there since 2004», an empty `valid_to` «still valid».
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from khuyencong.terms.successions import Coverage as CoverageTerm
from khuyencong.terms.successions import Link, Successions


class Certainty(models.TextChoices):
    """Whether a shipped value was read in a source; what was not must say so on every screen."""

    VERIFIED = "verified", _("đã kiểm chứng")
    UNVERIFIED = "unverified", _("chưa kiểm chứng")


class Coverage(models.TextChoices):
    """How much of the old area or unit the new one took over."""

    UNCHANGED = CoverageTerm.UNCHANGED.value, _("giữ nguyên")
    FULL = CoverageTerm.FULL.value, _("toàn bộ")
    PARTIAL = CoverageTerm.PARTIAL.value, _("một phần")


class AreaLevel(models.TextChoices):
    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    COMMUNE = "commune", _("cấp xã")


class UnitType(models.TextChoices):
    PROVINCE_COMMITTEE = "province_committee", _("UBND cấp tỉnh")
    DISTRICT_COMMITTEE = "district_committee", _("UBND cấp huyện")
    COMMUNE_COMMITTEE = "commune_committee", _("UBND cấp xã")
    DEPARTMENT = "department", _("sở")
    DIVISION = "division", _("phòng")
    CENTRE = "centre", _("trung tâm")
    AGENCY = "agency", _("cơ quan khác")
    ASSOCIATION = "association", _("tổ chức chính trị - xã hội, hội, hiệp hội")


def within(day: date, prefix: str = "") -> Q:
    """Rows in force on a day; `prefix` reaches them through a relation («titles__»)."""
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    open_ended = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    return begun & open_ended


# The row without a first day has been there from the beginning; the two engines sort it to different ends.
EARLIEST_FIRST = F("valid_from").asc(nulls_first=True)
LATEST_FIRST = F("valid_from").desc(nulls_last=True)


def dates_in_order(name: str) -> models.CheckConstraint:
    """Nothing ends before it begins."""
    return models.CheckConstraint(
        condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name=name
    )


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)


class AreaQuerySet(models.QuerySet["Area"]):
    def on(self, day: date) -> Self:
        """The areas that existed on a day."""
        return self.filter(within(day))


class UnitQuerySet(models.QuerySet["Unit"]):
    def on(self, day: date) -> Self:
        """The units that existed on a day."""
        return self.filter(within(day))


class UnitTitleQuerySet(models.QuerySet["UnitTitle"]):
    def on(self, day: date) -> Self:
        return self.filter(within(day))


class Province(models.Model):
    """The root of a tenant: everything a province writes hangs on its row. `code` is the statistics office's («75»)."""

    code = models.CharField(_("mã tỉnh"), max_length=2, unique=True)
    slug = models.SlugField(_("tên ngắn"), unique=True)

    class Meta:
        verbose_name = _("tỉnh, thành phố")
        verbose_name_plural = _("tỉnh, thành phố")

    def __str__(self) -> str:
        return self.slug


class Area(models.Model):
    """One version of a province, district or commune; a code may keep its number and change its territory and name.

    `path` is the tree of the area's own time, as ids between slashes («/1/23/456/»). Versions of one unchanged
    territory share it, so that one sum finds the figures of a xã before and after it became a phường.
    `present_path` is where its figures stand on today's map: the path of the present area that carries it upward, or of
    the present province alone when part of it went elsewhere («chưa phân bổ»).
    """

    code = models.CharField(_("mã"), max_length=5)
    level = models.CharField(_("cấp"), max_length=8, choices=AreaLevel.choices)
    name = models.CharField(_("tên"), max_length=80, help_text=_("không kèm loại: «Biên Hòa»"))
    type = models.CharField(_("loại"), max_length=20, help_text=_("«Thành phố», «Huyện», «Xã» …"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)
    path = models.CharField(max_length=60, db_index=True, default="/")
    present_path = models.CharField(max_length=60, db_index=True, default="/")

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị hành chính")
        verbose_name_plural = _("đơn vị hành chính")
        ordering = ["level", "code", EARLIEST_FIRST]
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="area_version_once"),
            models.UniqueConstraint(fields=["code"], condition=Q(valid_from=None), name="area_first_version_once"),
            dates_in_order("area_dates_in_order"),
            one_of("level", AreaLevel, "area_level_known"),
            models.CheckConstraint(
                condition=Q(level=AreaLevel.PROVINCE, parent=None)
                | (~Q(level=AreaLevel.PROVINCE) & Q(parent__isnull=False)),
                name="area_below_province_has_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """«Thành phố Biên Hòa»; a city under the central government is «Thành phố Đồng Nai»."""
        return f"{self.type} {self.name}"


class AreaSuccession(models.Model):
    """An old area version went, wholly or in part, into a new one on a day, by a legal instrument."""

    old = models.ForeignKey(Area, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Area, models.PROTECT, related_name="predecessions")
    coverage = models.CharField(_("phạm vi"), max_length=9, choices=Coverage.choices)
    date = models.DateField(_("ngày có hiệu lực"))
    instrument = models.CharField(_("văn bản"), max_length=80, blank=True)
    clause = models.CharField(_("điều khoản"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("kế thừa đơn vị hành chính")
        verbose_name_plural = _("kế thừa đơn vị hành chính")
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "date"], name="area_succession_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="area_succession_to_another"),
            one_of("coverage", Coverage, "area_succession_coverage_known"),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class Unit(models.Model):
    """An organisation that plans, runs, reports or approves. `code` is our own short name within the province."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="units")
    code = models.CharField(_("mã đơn vị"), max_length=20)
    type = models.CharField(_("loại"), max_length=20, choices=UnitType.choices)
    symbol = models.CharField(
        _("ký hiệu"), max_length=20, blank=True, help_text=_("chữ viết tắt trong số văn bản: «SCT»")
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=60, db_index=True, default="/")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="units")
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)
    certainty = models.CharField(_("độ chắc chắn"), max_length=10, choices=Certainty.choices)
    source = models.CharField(_("nguồn"), max_length=200)
    kept_here = models.BooleanField(default=False)  # changed by an administrator: shipped data leave it alone

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["province", "code"], name="unit_code_once"),
            dates_in_order("unit_dates_in_order"),
            one_of("type", UnitType, "unit_type_known"),
            one_of("certainty", Certainty, "unit_certainty_known"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="unit_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def depth(self) -> int:
        """How far below the top of its province: 0 for the committee."""
        return max(self.path.count("/") - 2, 0)

    def stands_on(self, day: date) -> bool:
        """Whether the unit exists on a day: `within` asked of a row at hand."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    def title_on(self, day: date) -> "UnitTitle | None":
        """What the unit was called on a day; None before its first title."""
        return self.titles.on(day).order_by(LATEST_FIRST).first()

    def name_on(self, day: date) -> str:
        """Its title on a day; the code where it has none."""
        title = self.title_on(day)
        return title.title if title else self.code


class UnitTitle(models.Model):
    """What a unit calls itself, and where its papers are dated from, between two days."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="titles")
    title = models.CharField(_("tên gọi"), max_length=160)
    short_title = models.CharField(_("tên viết gọn"), max_length=80)
    place_name = models.CharField(_("địa danh"), max_length=80)
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)
    certainty = models.CharField(_("độ chắc chắn"), max_length=10, choices=Certainty.choices)
    source = models.CharField(_("nguồn"), max_length=200)

    objects = UnitTitleQuerySet.as_manager()

    class Meta:
        verbose_name = _("tên gọi của đơn vị")
        verbose_name_plural = _("tên gọi của đơn vị")
        ordering = ["unit", EARLIEST_FIRST]
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="unit_title_once"),
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_from=None), name="unit_first_title_once"),
            dates_in_order("unit_title_dates_in_order"),
            one_of("certainty", Certainty, "unit_title_certainty_known"),
        ]

    def __str__(self) -> str:
        return self.title


class UnitIdentifier(models.Model):
    """A unit's identifier in the exchange of documents (mã định danh, QĐ 20/2020/QĐ-TTg), between two days."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="identifiers")
    code = models.CharField(_("mã định danh"), max_length=35)
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)
    certainty = models.CharField(_("độ chắc chắn"), max_length=10, choices=Certainty.choices)
    source = models.CharField(_("nguồn"), max_length=200)

    class Meta:
        ordering = ["unit", EARLIEST_FIRST]
        constraints = [
            models.UniqueConstraint("code", condition=Q(valid_to=None), name="identifier_of_one_unit"),
            models.UniqueConstraint("unit", condition=Q(valid_to=None), name="unit_identifier_once"),
            dates_in_order("unit_identifier_dates_in_order"),
            one_of("certainty", Certainty, "unit_identifier_certainty_known"),
        ]

    def __str__(self) -> str:
        return self.code


class UnitSuccession(models.Model):
    """The duties of an old unit went, wholly or in part, to a new one on a day."""

    old = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="predecessions")
    coverage = models.CharField(_("phạm vi"), max_length=9, choices=Coverage.choices)
    date = models.DateField(_("ngày có hiệu lực"))
    certainty = models.CharField(_("độ chắc chắn"), max_length=10, choices=Certainty.choices)
    source = models.CharField(_("nguồn"), max_length=200)

    class Meta:
        verbose_name = _("kế thừa đơn vị")
        verbose_name_plural = _("kế thừa đơn vị")
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "date"], name="unit_succession_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="unit_succession_to_another"),
            one_of("coverage", Coverage, "unit_succession_coverage_known"),
            one_of("certainty", Certainty, "unit_succession_certainty_known"),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class LoadedSeed(models.Model):
    """Which shipped file was loaded, by digest: an unchanged file is not loaded twice."""

    name = models.CharField(_("tập dữ liệu"), max_length=80, unique=True)
    digest = models.CharField(_("mã băm"), max_length=64)

    class Meta:
        verbose_name = _("dữ liệu kèm theo đã nạp")
        verbose_name_plural = _("dữ liệu kèm theo đã nạp")

    def __str__(self) -> str:
        return self.name


def area_successions() -> Successions[int]:
    """All stored successions of areas as one pure value, by id."""
    return Successions.of(map(_link, AreaSuccession.objects.all()), _ends(Area.objects.all()))


def unchanged_successions() -> Successions[int]:
    """Only those that changed no territory: they lead to the last version of the same area."""
    return Successions.of(map(_link, AreaSuccession.objects.filter(coverage=Coverage.UNCHANGED)))


def _ends(rows: "models.QuerySet[Area]") -> dict[int, date]:
    return {pk: last for pk, last in rows.values_list("pk", "valid_to") if last}


def _link(row: AreaSuccession) -> Link[int]:
    return Link(row.old_id, row.new_id, CoverageTerm(row.coverage), row.date)


def went_into(area: Area) -> tuple[str, ...]:
    """The paths of the areas of before that went into this one, wholly or in part, near or far."""
    found: list[str] = []
    newest = {area.path}
    while newest:
        before = Area.objects.filter(successions__new__path__in=newest).values_list("path", flat=True)
        newest = set(before).difference(found, (area.path,))
        found += sorted(newest)
    return tuple(found)


def areas_below(province: str, first: date, last: date | None = None) -> AreaQuerySet:
    """The districts and communes of a province (by its code) that stood on a day, or on any of several; districts
    first."""
    standing = Area.objects.filter(Q(valid_from=None) | Q(valid_from__lte=last or first))
    standing = standing.filter(Q(valid_to=None) | Q(valid_to__gte=first))
    inside = standing.filter(Q(parent__code=province) | Q(parent__parent__code=province))
    order = Case(When(level=AreaLevel.DISTRICT, then=0), default=1)
    return inside.select_related("parent").order_by(order, "parent__name", "name")


def joined_between(code: str, first: date, last: date) -> tuple[AreaSuccession, ...]:
    """What was merged into a province after `first` and by `last`: a column over both days compares two territories."""
    merged = AreaSuccession.objects.filter(
        new__code=code, new__level=AreaLevel.PROVINCE, coverage=Coverage.FULL, date__gt=first, date__lte=last
    )
    return tuple(merged.exclude(old__code=code).select_related("old", "new").order_by("date", "old__code"))
