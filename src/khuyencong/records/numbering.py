"""The book of outgoing papers: series of numbers of an agency, and what became of each number (NĐ 30/2020, Điều 15).

A series begins with 01 on 1 January. Every number up to the last has its row: a trigger refuses one that would leave
another out, so that a gap can only be a row that says why. A number that was never given, and recorded by mistake, is
struck out: its row stays, and the series goes on behind the last number that stands. Where it is given after all, that
is written into its row, which goes on saying why it had been struck out.
"""

from itertools import takewhile

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .units import Unit


class NumberRule(models.Model):
    """How an agency, or an advisory body that uses its seal, numbers from a year on: one series, or one per kind."""

    unit = models.ForeignKey("records.Unit", models.PROTECT, related_name="number_rules")
    body = models.CharField("ký hiệu tổ chức tư vấn", max_length=20, blank=True)
    body_name = models.CharField("tên tổ chức tư vấn", max_length=160, blank=True)
    year = models.PositiveSmallIntegerField("từ năm")
    together = models.BooleanField("mọi loại chung một dãy", default=False)
    basis = models.CharField("văn bản quy định", max_length=200)
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["unit_id", "body", "-year"]
        constraints = [
            models.UniqueConstraint("unit", "body", "year", name="number_rule_once_a_year"),
            models.CheckConstraint(condition=~Q(basis=""), name="number_rule_has_basis"),
            models.CheckConstraint(condition=Q(body="") | ~Q(body_name=""), name="number_rule_names_its_body"),
        ]


class NumberSeries(models.Model):
    """One run of numbers: an agency (or a body under its seal), a year and a kind of paper («» = all kinds)."""

    unit = models.ForeignKey("records.Unit", models.PROTECT, related_name="series")
    body = models.CharField(max_length=20, blank=True, default="")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["-year", "unit_id", "body", "kind"]
        constraints = [models.UniqueConstraint("unit", "body", "year", "kind", name="series_once")]


class BookNumber(models.Model):
    """One number and what became of it. A number is never taken out of the book, and never stands in it twice."""

    class State(models.TextChoices):
        GIVEN = "given", _("đã cấp")
        RESERVED = "reserved", _("giữ lại")
        CANCELLED = "cancelled", _("hủy số")
        ELSEWHERE = "elsewhere", _("dùng ở văn phòng điện tử")
        STRUCK = "struck", _("ghi nhầm")

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="numbers")
    ordinal = models.PositiveIntegerField("số thứ tự")
    symbol = models.CharField("ký hiệu", max_length=40)  # «BC-SCT»
    day = models.DateField("ngày")
    state = models.CharField("tình trạng", max_length=9, choices=State)
    issue = models.OneToOneField("records.Issue", models.PROTECT, null=True, related_name="book_number")
    reason = models.CharField("lý do", max_length=300, blank=True)
    struck_for = models.CharField("từng bị gạch vì", max_length=300, blank=True, default="")  # and stands again
    made_by = models.ForeignKey("records.User", models.PROTECT, null=True, related_name="+")
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="numbers")

    class Meta:
        ordering = ["series_id", "ordinal"]
        constraints = [
            models.UniqueConstraint("series", "ordinal", name="number_given_once"),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="numbers_begin_with_one"),
            models.CheckConstraint(
                condition=Q(state="given", issue__isnull=False)
                | Q(state__in=["reserved", "cancelled", "elsewhere", "struck"], issue__isnull=True) & ~Q(reason=""),
                name="number_without_paper_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordinal:02d}/{self.symbol}"


def rule_of(unit: Unit, body: str, year: int) -> NumberRule | None:
    """The rule in force for a year; None where nobody laid one down (then each kind has its series)."""
    return NumberRule.objects.filter(unit=unit, body=body, year__lte=year).order_by("-year").first()


def register_of(unit: Unit, year: int) -> QuerySet[BookNumber]:
    """The outgoing register of a year: every number of the agency, as the book gave them."""
    rows = BookNumber.objects.filter(series__unit=unit, series__year=year)
    others = ("issue__replaced_by__paper", "issue__supplements__paper")
    return rows.select_related("series", "issue__paper", *others).order_by("series__body", "series__kind", "ordinal")


IN_RUNS = (BookNumber.State.ELSEWHERE, BookNumber.State.STRUCK)


def in_runs(numbers: QuerySet[BookNumber]) -> QuerySet[BookNumber]:
    """The numbers of a register, of those that went elsewhere, or were struck out, in one run only the last, with
    `after`: the number before the run. An office that numbers all its papers elsewhere leaves hundreds out at once."""
    alike = {name: OuterRef(name) for name in ("state", "reason", "day")}
    series = BookNumber.objects.filter(series=OuterRef("series"))
    before = series.filter(ordinal__lt=OuterRef("ordinal")).exclude(**alike)
    goes_on = Q(state__in=IN_RUNS) & Exists(series.filter(ordinal=OuterRef("ordinal") + 1, **alike))
    last = before.order_by("-ordinal").values("ordinal")[:1]
    return numbers.exclude(goes_on).annotate(after=Coalesce(Subquery(last), 0))


def run_up_to(number: BookNumber) -> list[BookNumber]:
    """The run that ends with a number, first to last."""
    before = number.series.numbers.filter(ordinal__lte=number.ordinal).order_by("-ordinal")
    said = (number.state, number.reason, number.day)
    return list(takewhile(lambda row: (row.state, row.reason, row.day) == said, before.iterator(200)))[::-1]
