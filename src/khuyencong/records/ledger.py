"""The ledger: statements (what someone said), entries (what moved; append-only) and their summary."""

from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from khuyencong.terms.facts import Approx, Role
from khuyencong.terms.ledger import Amounts, Outcome
from khuyencong.terms.results import State

ROLES = [(role.value, role.value) for role in Role]
STATES = [(state.value, state.value) for state in State]
APPROX = [(approx.value, approx.value) for approx in Approx]
AMOUNTS = ("value", "value_high", "given", "nil", "missing")
"""The columns of an entry, and of a kept sum, that add up: in the order of `Amounts`."""
SUMS = {f"{name}_sum": Sum(name) for name in AMOUNTS}


class CellColumns(models.Model):
    """The cell and role that a statement is about and an entry moves."""

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="+")
    plan = models.ForeignKey("records.Plan", models.PROTECT, related_name="+")
    line = models.ForeignKey("records.Line", models.PROTECT, related_name="+")
    measure = models.ForeignKey("records.Measure", models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=ROLES)
    source = models.ForeignKey("records.FundSource", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("records.Unit", models.PROTECT, null=True, related_name="+")
    area = models.ForeignKey("records.Area", models.PROTECT, null=True, related_name="+")
    first = models.DateField("từ")
    last = models.DateField("đến")

    class Meta:
        abstract = True


class Statement(CellColumns):
    """A value somebody gave for a cell: in a paper, a submission, or by hand with a reason."""

    class Side(models.TextChoices):
        STATEMENTS = "statements", _("phát biểu")
        RECORDS = "records", _("hồ sơ gốc")

    class Standing(models.TextChoices):
        STANDS = "stands", _("đang có hiệu lực")
        HELD = "held", _("chờ quyết định")
        COMPARED = "compared", _("chỉ để đối chiếu")
        WITHDRAWN = "withdrawn", _("đã rút")

    side = models.CharField(max_length=10, choices=Side, default=Side.STATEMENTS)
    standing = models.CharField(max_length=10, choices=Standing)
    outcome = models.CharField(max_length=14, choices=[(o.value, o.value) for o in Outcome])
    state = models.CharField(max_length=8, choices=STATES)
    value = models.BigIntegerField(null=True)
    value_high = models.BigIntegerField(null=True)
    qualifier = models.CharField(max_length=6, choices=APPROX, blank=True)
    stated = models.CharField("như in", max_length=160, blank=True)
    fact = models.ForeignKey("records.Fact", models.PROTECT, null=True, related_name="statements")
    reason = models.TextField("lý do", blank=True)
    made_by = models.ForeignKey("records.User", models.PROTECT, null=True, related_name="+")
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="statements")
    withdrawn_in = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="withdrawals")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(fact__isnull=False) | ~Q(reason=""), name="statement_has_origin"),
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="statement_window"),
            models.CheckConstraint(
                condition=Q(state="missing", value__isnull=True) | (~Q(state="missing") & Q(value__isnull=False)),
                name="missing_has_no_value",
            ),
            models.CheckConstraint(condition=~Q(state="nil") | Q(value=0), name="nil_is_zero"),
            models.CheckConstraint(
                condition=Q(value_high__isnull=True) | Q(value_high__gte=F("value")), name="statement_range"
            ),
            models.UniqueConstraint(
                "fact", condition=Q(fact__isnull=False) & ~Q(standing="withdrawn"), name="fact_stated_once"
            ),
        ]
        indexes = [
            # Of an item that two hundred units tell about, the few statements that meet a cell (queries.neighbourhood).
            models.Index(
                fields=["line", "measure", "role", "standing", "first", "last", "unit"], name="statement_place"
            ),
            models.Index(fields=["plan"], condition=Q(standing="held"), name="statement_held"),
        ]


def stated_by(act: int) -> Q:
    """Statements that stood at an act: made by then and not withdrawn by then."""
    return Q(act__number__lte=act) & (Q(withdrawn_in=None) | Q(withdrawn_in__number__gt=act))


class Entry(CellColumns):
    """What moved at a cell in one act. Never changed, never deleted: triggers refuse it on both engines."""

    act = models.ForeignKey("records.Act", models.PROTECT, related_name="entries")
    act_number = models.BigIntegerField()
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="entries")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    value = models.BigIntegerField()
    value_high = models.BigIntegerField()
    given = models.SmallIntegerField(default=0)
    nil = models.SmallIntegerField(default=0)
    missing = models.SmallIntegerField(default=0)
    qualifier = models.CharField(max_length=6, choices=APPROX, blank=True)
    stated = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(first__lte=F("last")), name="entry_window")]
        indexes = [
            models.Index(fields=["plan", "measure", "role", "line"], name="entry_fold"),
            models.Index(fields=["province", "act_number"], name="entry_as_of"),
            models.Index(fields=["plan"], condition=~Q(qualifier=""), name="entry_qualified"),
            models.Index(fields=["plan"], condition=Q(value__lt=0), name="entry_taken_off"),
        ]

    @property
    def amounts(self) -> Amounts:
        return Amounts(self.value, self.value_high, self.given, self.nil, self.missing)


class SumColumns(models.Model):
    """What a kept sum is told by and what it holds. Keys hold the id of the row they name, 0 where none was told."""

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="+")
    line = models.ForeignKey("records.Line", models.PROTECT, related_name="+")
    measure = models.ForeignKey("records.Measure", models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=ROLES)
    source_key = models.BigIntegerField(default=0)
    bucket = models.CharField(max_length=9, blank=True)
    value = models.BigIntegerField(default=0)
    value_high = models.BigIntegerField(default=0)
    given = models.IntegerField(default=0)
    nil = models.IntegerField(default=0)
    missing = models.IntegerField(default=0)

    class Meta:
        abstract = True


class Summary(SumColumns):
    """Kept sums of a line and its subtree per measure, role, source and smallest calendar bucket (terms.periods)."""

    class Meta:
        constraints = [models.UniqueConstraint("line", "measure", "role", "source_key", "bucket", name="summary_key")]


class PlaceSummary(SumColumns):
    """The same by unit and area as well, of a plan's top lines and those right below: what pivots by place ask for."""

    unit_key = models.BigIntegerField(default=0)
    area_key = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                *("line", "measure", "role", "source_key", "bucket", "unit_key", "area_key"), name="place_summary_key"
            )
        ]


class Authority(models.Model):
    """Which side speaks for a line, measure and role; statements, where no row says otherwise."""

    line = models.ForeignKey("records.Line", models.PROTECT, related_name="authorities")
    measure = models.ForeignKey("records.Measure", models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=ROLES)
    side = models.CharField(max_length=10, choices=Statement.Side)

    class Meta:
        constraints = [models.UniqueConstraint("line", "measure", "role", name="one_authority")]
