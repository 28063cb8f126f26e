"""Who does a content, when and where, and who gets it: each by the sentence or the act that said so."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.terms.facts import Arranged

from .history import stood
from .library import Fact


class ArrangementQuerySet(models.QuerySet["Arrangement"]):
    def standing(self, as_of: int | None = None) -> Self:
        """Those in force now, or at an act."""
        if as_of is None:
            return self.filter(state=Arrangement.State.TAKEN, withdrawn_at_act=None)
        return self.filter(stood(as_of), state=Arrangement.State.TAKEN)


class Arrangement(models.Model):
    """Read in a plan's paper, or said by a person (`paper` None). It stands on its line from an act on until a later
    one withdraws it; nothing of it is ever overwritten. `unit` None: the words name nobody the house knows. Who gets a
    content is an `establishment`, known by these words from the act on."""

    class Kind(models.TextChoices):
        LEAD = Arranged.LEAD.value, _("chủ trì")
        DOER = Arranged.DOER.value, _("thực hiện")
        PARTNER = Arranged.PARTNER.value, _("phối hợp")
        TIME = Arranged.TIME.value, _("thời gian")
        VENUE = Arranged.VENUE.value, _("địa điểm")
        RECIPIENT = Arranged.RECIPIENT.value, _("thụ hưởng")

    class State(models.TextChoices):
        PENDING = "pending", _("chờ duyệt")
        TAKEN = "taken", _("đã nhận")
        REJECTED = "rejected", _("đã bỏ")

    kind = models.CharField(max_length=9, choices=Kind)
    words = models.CharField("như in", max_length=300, blank=True)
    unit = models.ForeignKey("records.Unit", models.PROTECT, null=True, related_name="arrangements")
    establishment = models.ForeignKey(
        "records.Establishment", models.PROTECT, null=True, related_name="arrangements", verbose_name="cơ sở"
    )
    period = models.CharField("kỳ", max_length=12, blank=True)
    paper = models.ForeignKey("records.Paper", models.PROTECT, null=True, related_name="arrangements")
    place = models.CharField(max_length=8, choices=Fact.Place, default=Fact.Place.ITEM)
    same_as = models.PositiveIntegerField(default=0)  # the activity of the paper it speaks of, as facts tell theirs
    title = models.CharField("nội dung", max_length=300, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    line = models.ForeignKey("records.Line", models.PROTECT, null=True, related_name="arrangements")
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="arrangements")
    act_number = models.BigIntegerField(null=True)
    withdrawn_at_act = models.BigIntegerField(null=True)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="arrangement_span"),
            models.CheckConstraint(
                condition=~Q(state="taken") | Q(line__isnull=False, act_number__isnull=False),
                name="arrangement_taken_by_an_act",
            ),
            models.CheckConstraint(
                condition=~Q(state="taken", kind="recipient") | Q(establishment__isnull=False),
                name="recipient_taken_is_known",
            ),
            models.UniqueConstraint(
                "line",
                "kind",
                condition=Q(kind__in=["lead", "time", "venue"], state="taken", withdrawn_at_act__isnull=True),
                name="one_lead_time_and_venue_stand",
            ),
        ]

    @property
    def quote(self) -> str:
        """The sentence it came from."""
        return self.paper.text[self.start : self.end] if self.paper else ""
