"""The register of products and establishments: what official lists name, each with the row it was taken from."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from khuyencong.terms.firm_names import core, spelling
from khuyencong.terms.fund_sources import OCOP
from khuyencong.terms.numbers import format_scaled
from khuyencong.terms.periods import Window
from khuyencong.terms.recognition import REFILE_FROM_DAYS
from khuyencong.terms.results import Recognised
from khuyencong.terms.vietnamese import fold_words

from .history import stood
from .plans import Plan
from .search import Found
from .units import AreaLevel


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
    number = models.CharField("số thứ tự", max_length=12, blank=True)
    points = models.PositiveIntegerField("điểm, phần trăm điểm", null=True)  # in hundredths
    decided_on = models.DateField("ngày quyết định", null=True)
    valid_to = models.DateField("giấy chứng nhận đến hết ngày", null=True, db_index=True)
    given = models.CharField("được hỗ trợ", max_length=200, blank=True)
    support = models.BigIntegerField("kinh phí hỗ trợ, đồng", null=True)  # theirs, in no plan
    line = models.ForeignKey(  # the content that gives it
        "records.Line", models.PROTECT, null=True, related_name="register", verbose_name="nội dung"
    )
    to_come = models.BooleanField("dự kiến", default=False)  # only asked for or planned: given to nobody yet
    correction = models.CharField("lý do sửa", max_length=200, default="", blank=True)  # of what its row says
    period = models.CharField("thời gian", max_length=20, blank=True)  # where no day is told: its month or year
    since = models.DateField("xếp theo ngày", null=True)  # the day, or the last of its period
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

    @property
    def is_reported(self) -> bool:
        """Whether stars are told of it and no decision: somebody says so, nobody has recognised it."""
        return self.kind == self.Kind.PRODUCT and self.rating is not None and not self.decision

    @property
    def in_points(self) -> str:
        return "" if self.points is None else format_scaled(self.points, 2)


def same_thing(kind: str, name: str, holder: str) -> str:
    """By which a product (with its holder, however its legal form is written) or an establishment is known again in
    another list."""
    of = core(holder) if kind == RegisterRecord.Kind.PRODUCT and holder else ""
    return fold_words(f"{kind} {name} {of}").strip()[:320]


# A product without a holder may be anybody's.
_KNOWN_AGAIN = Q(kind=RegisterRecord.Kind.PRODUCT) & ~Q(holder="") & ~Q(same="")
_RANK = {
    "starred": models.Case(models.When(rating=None, then=0), default=1),  # else it is honoured by something else
    "recognised": models.Case(models.When(decision="", then=0), default=1),
    "day": Coalesce("since", models.Value(date(1900, 1, 1)), output_field=models.DateField()),
}


def standing_now(records: models.QuerySet[RegisterRecord]) -> models.QuerySet[RegisterRecord]:
    """Each product once, as it was recognised last: what is only reported of it stands behind, of two alike stands
    that which was taken last. Stars succeed only stars."""
    others = RegisterRecord.objects.filter(_KNOWN_AGAIN, withdrawn_at_act=None).annotate(**_RANK)
    of_it = {name: models.OuterRef(name) for name in ("province", "same", "starred")}
    one, day = models.OuterRef("recognised"), models.OuterRef("day")
    later = others.filter(**of_it).filter(
        Q(recognised__gt=one)
        | Q(recognised=one, day__gt=day)
        | Q(recognised=one, day=day, pk__gt=models.OuterRef("pk"))
    )
    return records.annotate(**_RANK).exclude(_KNOWN_AGAIN & models.Exists(later))


def told_before(
    records: models.QuerySet[RegisterRecord], now: Iterable[RegisterRecord]
) -> dict[int, list[RegisterRecord]]:
    """What else these records tell of each of these products, the latest first: earlier recognitions, and what was only
    reported."""
    asked = {_of(one): one for one in now if one.kind == RegisterRecord.Kind.PRODUCT and one.holder}
    if not asked:
        return {}
    alike = records.filter(_KNOWN_AGAIN, same__in={one.same for one in asked.values()})
    found: dict[int, list[RegisterRecord]] = {}
    for record in alike.annotate(**_RANK).order_by("-recognised", "-day", "-pk"):
        of = asked.get(_of(record))
        if of is not None and record.pk != of.pk:
            found.setdefault(of.pk, []).append(record)
    return found


def each_once(records: models.QuerySet[RegisterRecord], ids: Sequence[int]) -> list[int]:
    """These records in their order, a product once: as the recognition of it that stands now."""
    again = _KNOWN_AGAIN & Q(same__in=records.filter(pk__in=ids).values("same"))
    found: dict[object, RegisterRecord] = {}
    of: dict[int, object] = {}
    for record in records.filter(Q(pk__in=ids) | again).annotate(**_RANK).order_by("-recognised", "-day", "-pk"):
        is_known_again = record.kind == RegisterRecord.Kind.PRODUCT and record.holder and record.same
        of[record.pk] = _of(record) if is_known_again else record.pk
        found.setdefault(of[record.pk], record)
    return [found[one].pk for one in dict.fromkeys(of[pk] for pk in ids if pk in of)]


def _of(record: RegisterRecord) -> tuple[int, str, bool]:
    """The product that a record tells of, and whether by stars."""
    return record.province_id, record.same, record.rating is not None


def search_key(parts: Iterable[str]) -> str:
    return " ".join(fold_words(" ".join(parts)).split())


def holding(records: models.QuerySet[RegisterRecord], words: str) -> models.QuerySet[RegisterRecord]:
    """The records that hold a word beginning with each of these, marks and capitals aside."""
    asked = fold_words(words).split()
    if not asked:
        return records
    found = Found.objects.filter(name__matches=("register", asked)).values("object")
    return records.filter(pk__in=found)


def holding_ever(records: models.QuerySet[RegisterRecord], words: str) -> models.QuerySet[RegisterRecord]:
    """The same of what stands now, where any recognition of the product holds them: also by its former decision."""
    if not words.strip():
        return standing_now(records)
    told = holding(records, words)
    again = told.filter(_KNOWN_AGAIN).values("same")
    return standing_now(records).filter(Q(pk__in=told.values("pk")) | (_KNOWN_AGAIN & Q(same__in=again)))


def naming(records: models.QuerySet[RegisterRecord], names: Collection[str]) -> list[RegisterRecord]:
    """The records that name somebody by one of these: as an establishment, or as the holder of a product."""
    keys = {spelling(name) for name in names}
    asked = (Q(name__matches=("register", fold_words(name).split())) for name in names)
    held = Found.objects.filter(reduce(or_, asked)).values("object")
    return [row for row in records.filter(pk__in=held) if spelling(row.name) in keys or spelling(row.holder) in keys]


def recognised_in(plan: Plan, window: Window, act: int) -> tuple[Recognised, ...]:
    """The products that decisions of these days recognised, as the register stood at an act: by decision, as listed."""
    if plan.programme.code != OCOP:
        return ()
    products = plan.province.register.filter(
        stood(act), kind=RegisterRecord.Kind.PRODUCT, decided_on__range=(window.first, window.last)
    ).exclude(decision="")
    rows = products.select_related("area").order_by("decided_on", "decision", "paper", "table", "row")
    return tuple(_recognised(row) for row in rows)


def _recognised(row: RegisterRecord) -> Recognised:
    if row.decided_on is None:
        raise LookupError(f"record {row.pk} was recognised on no day")
    place = row.area.full_name if row.area else row.address
    return Recognised(
        row.name, row.holder, place, row.rating, row.decision, row.decided_on, address=row.address, points=row.in_points
    )


class Certificate(models.TextChoices):
    """How a product's certificate stands on a day."""

    VALID = "con", _("còn hạn")
    REFILE = "danh-gia-lai", _("phải đánh giá lại")
    ENDED = "het", _("hết hạn")


def certified(records: models.QuerySet[RegisterRecord], how: str, day: date) -> models.QuerySet[RegisterRecord]:
    """The records whose certificate stands so: the file for a new evaluation is due in its last 180 days."""
    last = day + timedelta(days=REFILE_FROM_DAYS)
    asked = {
        Certificate.VALID: Q(valid_to__gt=last),
        Certificate.REFILE: Q(valid_to__gte=day, valid_to__lte=last),
        Certificate.ENDED: Q(valid_to__lt=day),
    }
    return records.filter(asked[Certificate(how)])


@dataclass(frozen=True, slots=True)
class Counted:
    """How many products of each star (0: none told) an area has; `code` is empty where it is no commune of today."""

    area: str
    code: str
    stars: dict[int, int]


def by_commune(records: models.QuerySet[RegisterRecord]) -> list[Counted]:
    """The recognised products of every area, each once; those without a known one last."""
    found: dict[tuple[str, str], Counted] = {}
    today = Q(area__level=AreaLevel.COMMUNE, area__valid_to=None)
    recognised = standing_now(records).filter(kind=RegisterRecord.Kind.PRODUCT).exclude(decision="")
    placed = recognised.order_by("area__name", "area__type")
    coded = placed.annotate(on_map=models.Case(models.When(today, "area__code"), default=models.Value("")))
    rows = coded.values_list("area__type", "area__name", "on_map", "rating").annotate(models.Count("pk"))
    for kind, name, code, stars, count in rows:
        area = f"{kind} {name}" if name else ""
        told = found.setdefault((area, code), Counted(area, code, {})).stars
        told[stars or 0] = told.get(stars or 0, 0) + count
    return sorted(found.values(), key=lambda row: (not row.area, fold_words(row.area), not row.code))
