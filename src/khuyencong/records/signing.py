"""Who signs an agency's papers: posts and what was handed over, by date; and papers on their way to a signature."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.terms.signing import Ground as GroundTerm
from khuyencong.terms.signing import Rank as RankTerm

from .units import Unit, UnitType, dates_in_order


class SigningPost(models.Model):
    """Somebody's post in an agency («Phó Giám đốc») between two days, by a decision."""

    class Rank(models.TextChoices):
        HEAD = RankTerm.HEAD.value, _("người đứng đầu")
        ACTING = RankTerm.ACTING.value, _("quyền người đứng đầu")
        DEPUTY = RankTerm.DEPUTY.value, _("cấp phó")
        DIVISION_HEAD = RankTerm.DIVISION_HEAD.value, _("trưởng đơn vị thuộc cơ quan")
        DIVISION_DEPUTY = RankTerm.DIVISION_DEPUTY.value, _("phó đơn vị thuộc cơ quan")
        OTHER = RankTerm.OTHER.value, _("người ngoài cơ quan được ủy quyền")

    AT_THE_TOP = (Rank.HEAD, Rank.ACTING)

    unit = models.ForeignKey("records.Unit", models.PROTECT, related_name="signing_posts", verbose_name="cơ quan")
    division = models.ForeignKey("records.Unit", models.PROTECT, null=True, related_name="+")
    rank = models.CharField("bậc", max_length=16, choices=Rank)
    title = models.CharField("chức vụ", max_length=100)
    name = models.CharField("họ tên", max_length=100)
    user = models.ForeignKey("records.User", models.PROTECT, null=True, related_name="signing_posts")
    valid_from = models.DateField("từ ngày", null=True)
    valid_to = models.DateField("đến ngày", null=True)
    basis = models.CharField("quyết định", max_length=200)
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["unit_id", "id"]
        constraints = [
            dates_in_order("post_dates_in_order"),
            models.CheckConstraint(condition=~Q(basis="") & ~Q(name="") & ~Q(title=""), name="post_says_who_and_why"),
            models.CheckConstraint(
                condition=~Q(rank="acting") | Q(valid_from__isnull=False), name="acting_has_a_first_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.name}"


class SigningDelegation(models.Model):
    """A head's leave with who stands in, an order of the working rules, or a written authority limited in time."""

    class Ground(models.TextChoices):
        LEAVE = GroundTerm.LEAVE.value, _("nghỉ phép, đi công tác")
        ORDER = GroundTerm.ORDER.value, _("thừa lệnh")
        EMPOWERED = GroundTerm.EMPOWERED.value, _("ủy quyền")

    ground = models.CharField("căn cứ", max_length=10, choices=Ground)
    grantor = models.ForeignKey(SigningPost, models.PROTECT, related_name="granted")
    grantee = models.ForeignKey(SigningPost, models.PROTECT, null=True, related_name="received")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True)
    kinds = models.CharField("loại văn bản", max_length=120, blank=True)  # «BC KH CV»; «» = every kind
    matter = models.CharField("phạm vi", max_length=200, blank=True)
    basis = models.CharField("văn bản giao", max_length=200)
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="+")
    withdrawn_at_act = models.BigIntegerField(null=True)  # called off before it began

    class Meta:
        ordering = ["-valid_from", "id"]
        constraints = [
            dates_in_order("delegation_dates_in_order"),
            models.CheckConstraint(condition=~Q(basis=""), name="delegation_has_basis"),
            models.CheckConstraint(condition=~Q(grantor=F("grantee")), name="delegation_to_another"),
            models.CheckConstraint(
                condition=Q(ground="leave") | Q(grantee__isnull=False), name="delegation_to_somebody"
            ),
            models.CheckConstraint(
                condition=Q(ground="order") | Q(valid_to__isnull=False), name="delegation_limited_in_time"
            ),
        ]


class SigningRequest(models.Model):
    """A paper laid before a signer: what it will say is fixed by its act, and nobody changes it on the way."""

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ ký")
        SIGNED = "signed", _("đã ký, chờ phát hành")
        RETURNED = "returned", _("trả lại")
        WITHDRAWN = "withdrawn", _("đã rút")
        ISSUED = "issued", _("đã phát hành")

    ON_ITS_WAY = (State.WAITING, State.SIGNED)  # laid before a signer and not out of the house yet

    plan = models.ForeignKey("records.Plan", models.PROTECT, related_name="signing_requests")
    form = models.CharField("mẫu", max_length=40)
    period = models.CharField("kỳ", max_length=12)
    money = models.CharField("đơn vị tiền", max_length=10)
    as_of = models.BigIntegerField("số liệu đến hành vi số")
    answers = models.JSONField(default=dict)
    draft = models.ForeignKey("records.Draft", models.PROTECT, null=True, related_name="signing_requests")
    recipients = models.JSONField(default=list)
    document = models.JSONField()
    title = models.CharField("tên văn bản", max_length=400, default="")
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    writer = models.ForeignKey("records.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("trình lúc")
    post = models.ForeignKey(SigningPost, models.PROTECT, related_name="+", verbose_name="trình")
    signed_by = models.ForeignKey("records.User", models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField("ngày ký", null=True)
    note = models.TextField("ý kiến", blank=True)
    issue = models.OneToOneField("records.Issue", models.PROTECT, null=True, related_name="request")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["signed", "issued"]) | Q(signed_by__isnull=False, signed_on__isnull=False),
                name="signed_by_somebody_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(signed_by=F("writer")), name="writer_does_not_sign"),
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(issue__isnull=False), name="issued_request_has_issue"
            ),
        ]


_COLLECTIVE = {
    UnitType.PROVINCE_COMMITTEE: "Ủy ban nhân dân",
    UnitType.DISTRICT_COMMITTEE: "Ủy ban nhân dân",
    UnitType.COMMUNE_COMMITTEE: "Ủy ban nhân dân",
}


def collective_of(unit: Unit) -> str:
    """The body an agency decides as; «» of an agency under one head."""
    return _COLLECTIVE.get(UnitType(unit.type), "")


def posts_of(unit: Unit) -> "models.QuerySet[SigningPost]":
    """Everybody who holds, held or will hold a post that signs the agency's papers."""
    return SigningPost.objects.filter(unit=unit).select_related("user", "division")


def handed_while_away(day: date) -> "models.QuerySet[SigningDelegation]":
    """What makes others sign on a day for one who is away: the leave with who stands in, and the grantor's written
    authorities."""
    held = SigningDelegation.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day, withdrawn_at_act=None
    )
    away = held.filter(ground=SigningDelegation.Ground.LEAVE, grantor=OuterRef("grantor"))
    return held.filter(Exists(away)).exclude(ground=SigningDelegation.Ground.ORDER).exclude(grantee=None)


def delegations_of(unit: Unit, day: date | None = None) -> "models.QuerySet[SigningDelegation]":
    """What was handed over in an agency and not called off; only what holds on a day, where one is given."""
    rows = SigningDelegation.objects.filter(grantor__unit=unit, withdrawn_at_act=None).select_related(
        "grantor", "grantee", "act__actor"
    )
    if day is None:
        return rows
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)
