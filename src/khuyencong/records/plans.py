"""Plans: programmes, plans with their versions, the tree of lines, what is measured and where money comes from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .agencies import agency_of
from .references import CertaintyMark
from .units import Unit, UnitType


class Programme(models.Model):
    """A promotion programme (khuyến công, OCOP, xúc tiến thương mại …)."""

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="programmes")
    code = models.SlugField(max_length=20)
    name = models.CharField("chương trình", max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint("province", "code", name="programme_code_once")]

    def __str__(self) -> str:
        return self.name


class FundSource(models.Model):
    """Where money comes from; `path` is its place in the tree of sources. `programme`: offered in its plans only;
    `basis` and `mark` say where the source is known from, and how surely."""

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="sources")
    code = models.SlugField(max_length=20)
    name = models.CharField("nguồn kinh phí", max_length=160)
    path = models.CharField(max_length=120)
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="sources")
    mark = models.CharField(
        _("độ chắc chắn"), max_length=5, choices=CertaintyMark.choices, default=CertaintyMark.SAMPLE
    )
    basis = models.CharField(_("theo"), max_length=300, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True)

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint("province", "code", name="source_code_once"),
            models.UniqueConstraint("province", "path", name="source_path_once"),
        ]

    def __str__(self) -> str:
        return self.name


class SourceName(models.Model):
    """A word of papers that means a fund source: in the plans of one programme, or in all. Never a second source."""

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="source_names")
    source = models.ForeignKey(FundSource, models.PROTECT, related_name="names")
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("tên gọi trong văn bản"), max_length=160)
    key = models.CharField(max_length=160)

    class Meta:
        ordering = ["source_id", "id"]
        constraints = [
            models.UniqueConstraint("province", "key", condition=Q(programme=None), name="source_name_once"),
            models.UniqueConstraint(
                "province",
                "key",
                "programme",
                condition=Q(programme__isnull=False),
                name="source_name_of_programme_once",
            ),
            models.CheckConstraint(condition=~Q(key=""), name="source_name_given"),
        ]

    def __str__(self) -> str:
        return self.name


class Measure(models.Model):
    """What is counted. Values are integers of its smallest unit: `scale` decimals are folded in (đồng and heads 0)."""

    class Kind(models.TextChoices):
        FLOW = "flow", _("cộng trong kỳ")
        STOCK = "stock", _("số tại thời điểm")
        DISTINCT = "distinct", _("đếm không trùng")

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="measures")
    name = models.CharField("chỉ tiêu", max_length=160)
    key = models.CharField("khóa không dấu", max_length=160)
    unit = models.CharField("đơn vị tính", max_length=80)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FLOW)
    scale = models.PositiveSmallIntegerField(default=0)
    is_money = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        constraints = [
            models.UniqueConstraint("province", "key", name="measure_once"),
            models.CheckConstraint(condition=Q(scale__lte=6), name="measure_scale"),
            models.CheckConstraint(condition=Q(kind__in=["flow", "stock", "distinct"]), name="measure_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def adds(self) -> bool:
        """Whether its figures may be added: levels and distinct counts stand only where they were told."""
        return self.kind == self.Kind.FLOW


class Plan(models.Model):
    """One programme's plan for one year. `root` holds its lines; tasks given outside the plan stand under `outside`."""

    class Origin(models.TextChoices):
        PAPER = "paper", _("từ văn bản kế hoạch")
        RESULTS = "results", _("dựng lại từ báo cáo kết quả")
        DRAFT = "draft", _("dự thảo")

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="plans")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("tên kế hoạch", max_length=250)
    unit = models.ForeignKey("records.Unit", models.PROTECT, related_name="plans", verbose_name="đơn vị lập")
    origin = models.CharField(max_length=10, choices=Origin)
    root = models.OneToOneField("records.Line", models.PROTECT, null=True, related_name="+")
    outside = models.OneToOneField("records.Line", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-year", "programme_id"]
        constraints = [models.UniqueConstraint("programme", "year", name="plan_once_a_year")]

    def __str__(self) -> str:
        return self.title

    @property
    def top(self) -> "Line":
        """The root line; every plan is opened with one."""
        if self.root is None:
            raise LookupError(f"plan {self.pk} was not opened")
        return self.root

    @property
    def in_charge(self) -> Unit:
        """The department that leads the plan as a whole, where a paper or a person said so; else who keeps it."""
        lead = agency_of(self.top.lead) if self.top.lead else None
        return lead if lead and lead.type == UnitType.DEPARTMENT else agency_of(self.unit)

    @property
    def outside_top(self) -> "Line":
        """The line above tasks given outside the plan; every plan is opened with one."""
        if self.outside is None:
            raise LookupError(f"plan {self.pk} was not opened")
        return self.outside


class PlanVersion(models.Model):
    """What one decision approved. Under it the plan's money may never exceed `approved_total` (đồng)."""

    class State(models.TextChoices):
        DRAFT = "draft", _("dự thảo")
        APPROVED = "approved", _("đã phê duyệt")
        REPLACED = "replaced", _("đã thay")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("bản")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    paper = models.ForeignKey("records.Paper", models.PROTECT, null=True, related_name="versions")
    decision_number = models.CharField("số quyết định", max_length=60, blank=True)
    decision_date = models.DateField("ngày quyết định", null=True)
    approved_total = models.BigIntegerField("tổng kinh phí được duyệt", null=True)
    prepared_by = models.ForeignKey("records.User", models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey("records.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["plan_id", "number"]
        constraints = [
            models.UniqueConstraint("plan", "number", name="version_number_once"),
            models.UniqueConstraint("plan", condition=Q(state="approved"), name="one_version_in_force"),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(decision_number__gt="", decision_date__isnull=False),
                name="approved_by_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(approved_total__isnull=True) | Q(approved_total__gte=0), name="approved_total_positive"
            ),
        ]


class Line(models.Model):
    """A node that figures hang on. A line never changes parent; a later plan version adds or closes lines."""

    class Kind(models.TextChoices):
        ROOT = "root", _("kế hoạch")
        GROUP = "group", _("nhóm")
        ITEM = "item", _("nội dung")
        OUTSIDE = "outside", _("ngoài kế hoạch")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="lines")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=120, db_index=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.CharField("số mục", max_length=20, blank=True)
    title = models.CharField("nội dung", max_length=300)
    key = models.CharField("khóa không dấu", max_length=300)
    position = models.PositiveIntegerField(default=0)
    lead = models.ForeignKey("records.Unit", models.PROTECT, null=True, related_name="led_lines")
    closed_in = models.ForeignKey(PlanVersion, models.PROTECT, null=True, related_name="closed_lines")

    class Meta:
        ordering = ["plan_id", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="root") | Q(kind="outside") | Q(parent__isnull=False), name="line_has_parent"
            ),
            models.UniqueConstraint("plan", "path", condition=~Q(path=""), name="line_path_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class LineClosing(models.Model):
    """A content was left out by a version from an act on, perhaps until another act: a line keeps all of them."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="closings")
    version = models.ForeignKey(PlanVersion, models.PROTECT, null=True, related_name="closings")
    closed_at_act = models.BigIntegerField()
    reopened_at_act = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint("line", condition=Q(reopened_at_act__isnull=True), name="line_closed_once"),
            models.CheckConstraint(
                condition=Q(reopened_at_act__isnull=True) | Q(reopened_at_act__gt=models.F("closed_at_act")),
                name="line_opened_after_it_closed",
            ),
        ]
