"""The legal library: documents that papers cite, what is known of each, and what later documents did to it.

What is known is never changed in place: a later version, or taking a link back, withdraws the former, so that a page
can say what the house believed when a paper was accepted.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.terms.known_documents import (
    Change,
    ChangeKind,
    KnownDocument,
    KnownDocuments,
    Mark,
    Validity,
)

from .units import Province, dates_in_order, one_of


class CertaintyMark(models.TextChoices):
    """What was read for a statement about a document; shown beside it on every screen."""

    TEXT = Mark.TEXT.value, _("đã đọc chính văn")
    SECOND = Mark.SECOND.value, _("theo nguồn thứ cấp")
    SAMPLE = Mark.SAMPLE.value, _("theo văn bản của tỉnh")
    DERIVED = Mark.DERIVED.value, _("suy ra, cần đối chiếu")
    MEMORY = Mark.MEMORY.value, _("chưa kiểm chứng")


class Changed(models.TextChoices):
    """What the later document does to the earlier one."""

    AMENDS = ChangeKind.AMENDS.value, _("sửa đổi, bổ sung")
    REPLACES = ChangeKind.REPLACES.value, _("thay thế, bãi bỏ")
    CONSOLIDATES = ChangeKind.CONSOLIDATES.value, _("hợp nhất")


class Reference(models.Model):
    """A numbered document that some paper cites or an officer entered. `kind` … `issuer` are as first met."""

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="references")
    key = models.CharField(max_length=90)
    number = models.CharField("số, ký hiệu", max_length=60)
    kind = models.CharField("loại", max_length=60, blank=True)
    dated = models.CharField("ngày", max_length=10, blank=True)
    issuer = models.CharField("cơ quan", max_length=160, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint("province", "key", name="reference_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()


class CitedIn(models.Model):
    """One place where a paper cites a reference."""

    paper = models.ForeignKey("records.Paper", models.PROTECT, related_name="citations")
    reference = models.ForeignKey(Reference, models.PROTECT, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()


class Told(models.Model):
    """One statement of the library: by whom (nobody: shipped), in which act, on what source, until when."""

    mark = models.CharField(_("độ chắc chắn"), max_length=5, choices=CertaintyMark.choices)
    source = models.CharField(_("nguồn"), max_length=300)
    made_by = models.ForeignKey("records.User", models.PROTECT, null=True, related_name="+")
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="+")
    act_number = models.BigIntegerField(default=0)
    withdrawn_at_act = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


class ReferenceVersion(Told):
    """What is known of a document: its title, issuer, day and validity. Both dates of validity are inclusive."""

    reference = models.ForeignKey(Reference, models.PROTECT, related_name="versions")
    title = models.CharField(_("trích yếu"), max_length=400)
    kind = models.CharField(_("loại"), max_length=60, blank=True)
    dated = models.CharField(_("ngày ban hành"), max_length=10, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=160, blank=True)
    valid_from = models.DateField(_("có hiệu lực từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("có hiệu lực đến hết ngày"), null=True, blank=True)
    remark = models.CharField(_("ghi chú"), max_length=300, blank=True)

    class Meta:
        ordering = ["reference_id", "id"]
        constraints = [
            models.UniqueConstraint("reference", condition=Q(withdrawn_at_act=None), name="reference_told_once"),
            dates_in_order("reference_dates_in_order"),
            one_of("mark", CertaintyMark, "reference_mark_known"),
        ]

    def __str__(self) -> str:
        return self.title


class ReferenceChange(Told):
    """A later document amended, replaced or consolidated an earlier one. `since` empty: the day was not read."""

    old = models.ForeignKey(Reference, models.PROTECT, related_name="changed_by")
    new = models.ForeignKey(Reference, models.PROTECT, related_name="changes")
    kind = models.CharField(_("quan hệ"), max_length=12, choices=Changed.choices)
    since = models.DateField(_("từ ngày"), null=True, blank=True)

    class Meta:
        ordering = [models.F("since").asc(nulls_first=True), "id"]
        constraints = [
            models.UniqueConstraint(
                "old", "new", "kind", condition=Q(withdrawn_at_act=None), name="reference_change_once"
            ),
            models.CheckConstraint(condition=~Q(old=F("new")), name="reference_changes_another"),
            one_of("kind", Changed, "reference_change_known"),
            one_of("mark", CertaintyMark, "reference_change_mark_known"),
        ]

    def __str__(self) -> str:
        return f"{self.new} {self.get_kind_display()} {self.old}"


def known_documents(province: Province) -> KnownDocuments:
    """The province's library as one pure value, for checks: every described document with its validity and changes."""
    return KnownDocuments.of(known(version) for version in versions_in_force(province))


def versions_in_force(*provinces: Province) -> models.QuerySet[ReferenceVersion]:
    """What is known now of each described document, with its changes fetched along."""
    in_force = ReferenceVersion.objects.filter(withdrawn_at_act=None, reference__province__in=provinces)
    return in_force.select_related("reference").prefetch_related(
        models.Prefetch("reference__changed_by", changes_in_force(), "changes_made")
    )


def being(references: "models.QuerySet[Reference]", day: date, *states: str) -> "models.QuerySet[Reference]":
    """The references that are in one of the states on a day: `KnownDocument.on` told to the database."""
    told = ReferenceVersion.objects.filter(withdrawn_at_act=None, reference=models.OuterRef("pk"))
    made = changes_in_force().filter(Q(since=None) | Q(since__lte=day), old=models.OuterRef("pk"))
    read = told.exclude(mark=Mark.MEMORY).exclude(valid_from=None, valid_to=None)
    tests = (
        (models.Exists(made.filter(kind=Changed.REPLACES)), Validity.REPLACED),
        (models.Exists(told.filter(valid_to__lt=day)), Validity.EXPIRED),
        (~models.Exists(read), Validity.UNVERIFIED),
        (models.Exists(read.filter(valid_from__gt=day)), Validity.NOT_YET),
        (models.Exists(made.filter(kind=Changed.AMENDS)), Validity.AMENDED),
    )
    cases = (models.When(holds, then=models.Value(one.value)) for holds, one in tests)
    found = references.alias(state=models.Case(*cases, default=models.Value(Validity.IN_FORCE.value)))
    return found.filter(state__in=states)


def changes_in_force() -> models.QuerySet[ReferenceChange]:
    return ReferenceChange.objects.filter(withdrawn_at_act=None).select_related("old", "new")


def known(version: ReferenceVersion) -> KnownDocument:
    """The pure value of one described document; its reference comes from `versions_in_force`."""
    reference = version.reference
    return KnownDocument(
        number=reference.number,
        dated=version.dated or reference.dated,
        kind=version.kind or reference.kind,
        title=version.title,
        issuer=version.issuer or reference.issuer,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        mark=Mark(version.mark),
        source=version.source,
        remark=version.remark,
        changes=tuple(map(_change, reference.changes_made)),  # type: ignore[attr-defined]
    )


def _change(row: ReferenceChange) -> Change:
    return Change(ChangeKind(row.kind), row.old.number, row.new.number, row.since, Mark(row.mark), row.source)


def unknown(reference: Reference) -> KnownDocument:
    """A document only met in papers: as its first citation wrote it, nothing of it verified."""
    return KnownDocument(
        reference.number, reference.dated, reference.kind, "", reference.issuer, None, None, None, source=""
    )
