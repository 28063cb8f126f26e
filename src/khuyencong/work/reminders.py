"""Telling people in time: offices and legal bases that are about to end, reports that fall due.

Asked once a day; nobody is told twice.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count

from khuyencong.records.models import Membership, ReferenceVersion
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.signing import handed_while_away
from khuyencong.terms.periods import day_in_figures

from .notifications import Event, tell
from .people.offices import told
from .permissions import holders, holders_in
from .report_duties import remind_of_reports
from .standing_in import pass_on
from .urging import remind_of_late_tasks

OFFICE_DAYS, BASIS_DAYS = 14, 30


def remind(day: date) -> int:
    """Tell of what ends soon after the day, who is away from it on and what is late; how many things there are."""
    with transaction.atomic():
        return _offices(day) + _bases(day) + remind_of_reports(day) + _away(day) + remind_of_late_tasks(day)


def _away(day: date) -> int:
    """Who signs for another from this day on hears of the papers that wait: when it was recorded there was no need."""
    begun = handed_while_away(day).select_related("grantor", "grantee__user")
    return sum(pass_on(one, day) for one in begun)


def _offices(day: date) -> int:
    """The person and the administrators above hear that an office ends."""
    ending = Membership.objects.filter(valid_to__range=(day, day + timedelta(days=OFFICE_DAYS)), user__is_active=True)
    for held in ending.select_related("user", "unit"):
        assert held.valid_to is not None  # noqa: S101 - it ends within these days
        words = f"Vai trò {told(held)} của tài khoản số {held.user_id} hết ngày {day_in_figures(held.valid_to)}"
        event = Event(NotificationKind.ENDING, f"ending:membership:{held.pk}:{held.valid_to}", words, held)
        tell([held.user, *holders("administer", held.unit)], event)
    return len(ending)


def _bases(day: date) -> int:
    """Who keeps the library hears that a document papers stand on ends."""
    ending = ReferenceVersion.objects.filter(
        withdrawn_at_act=None, valid_to__range=(day, day + timedelta(days=BASIS_DAYS))
    ).annotate(times=Count("reference__citations"))
    cited = [version for version in ending.select_related("reference__province") if version.times]
    for version in cited:
        reference = version.reference
        assert version.valid_to is not None  # noqa: S101 - it ends within these days
        words = f"Căn cứ {reference} hết hiệu lực sau ngày {day_in_figures(version.valid_to)}"
        event = Event(NotificationKind.ENDING, f"ending:reference:{reference.pk}:{version.valid_to}", words, reference)
        tell(holders_in("keep_library", reference.province), event)
    return len(cited)
