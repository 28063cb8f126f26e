"""What a leader with two minutes asks first: which figures moved since the last look, and who is late."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from axes.models import AccessLog
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Entry, TaskShare, UnitTitle
from khuyencong.records.units import LATEST_FIRST
from khuyencong.terms.facts import PLANNED, REACHED
from khuyencong.terms.periods import moment_in_figures

from ..asker import Asker
from ..figures import scaled
from ..panel_rows import Row

MOST = 4  # plans
MOST_ACTS = 200  # of the ledger, looked through at most
NAMED = 3  # units
USUAL = 7  # days looked back at by who never signed in before


def since(asker: Asker) -> list[Row]:
    """Of the person's plans what moved since they signed in the time before, then who is late."""
    return [*_moved(asker), *_late(asker)]


def _moved(asker: Asker) -> Iterator[Row]:
    """One row for each plan of the whole with figures posted since, and what these come to."""
    whole = [plan for plan in asker.ranked if not getattr(plan, "of_shares", False)]
    if not whole:
        return
    week_ago = datetime.combine(asker.day - timedelta(days=USUAL), time.min, timezone.get_current_timezone())
    sign_ins = AccessLog.objects.filter(username=asker.user.username).order_by("-attempt_time").values("attempt_time")
    looked = Coalesce(Subquery(sign_ins[1:2]), Value(week_ago))
    acts = Act.objects.filter(province=whole[0].province_id).order_by("-number").values("number")
    seen = Coalesce(Subquery(acts.filter(at__lte=looked)[:1]), 0)
    first = Coalesce(Subquery(acts[:1]), 0) - MOST_ACTS
    moved = Entry.objects.filter(province=whole[0].province_id, plan__in=whole, act_number__gt=Greatest(seen, first))
    sums = {
        name: Sum("value", filter=Q(measure__is_money=True, role__in=roles), default=0)
        for name, roles in (("planned", PLANNED), ("reached", REACHED))
    }
    told = moved.annotate(looked=looked, left=first - seen).values("plan", "plan__title", "looked", "left")
    for row in told.annotate(contents=Count("line", distinct=True), **sums).order_by("-contents", "-plan")[:MOST]:
        moved_by = {"planned": _signed(row["planned"]), "reached": _signed(row["reached"])}
        yield Row(
            _("%(n)s mục") % {"n": row["contents"]},
            row["plan__title"],
            reverse("plan", args=[row["plan"]]),
            _("có số mới"),
            "info",
            _("kế hoạch %(planned)s, thực hiện %(reached)s đồng") % moved_by + ", " + _when(row["looked"], row["left"]),
        )


def _when(looked: datetime, left: int) -> str:
    """Since the last look; of a ledger that went on by more than is counted, its last acts only."""
    if left > 0:
        return _("trong %(n)s lần ghi sổ gần nhất") % {"n": MOST_ACTS}
    return _("từ %(at)s") % {"at": moment_in_figures(timezone.localtime(looked))}


def _signed(difference: int) -> str:
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return f"{sign}{scaled(abs(difference), 0)}"


def _late(asker: Asker) -> Iterator[Row]:
    """How many units have not done in time what the person's agencies gave them, and the first names."""
    ours = Q(pk__in=())
    for path in asker.collected:
        ours |= Q(given__unit__path__startswith=path)
    late = TaskShare.objects.filter(ours, done_on=None, given__withdrawn_at_act=None, given__due__lt=asker.day)
    titles = UnitTitle.objects.on(asker.day).filter(unit=OuterRef("unit")).order_by(LATEST_FIRST).values("short_title")
    named = late.annotate(name=Coalesce(Subquery(titles[:1]), F("unit__code"))).order_by("given__due", "pk")
    if names := list(dict.fromkeys(named.values_list("name", flat=True))):
        first = ", ".join(names[:NAMED]) + ("…" if len(names) > NAMED else "")
        yield Row(_("%(n)s đơn vị") % {"n": len(names)}, first, reverse("tasks"), _("quá hạn việc giao"), "bad")
