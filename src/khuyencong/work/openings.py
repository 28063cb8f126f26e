"""Keeping who opened or took away what, so that «who saw this» has an answer; it is no act and moves no figure."""

import logging
from datetime import date, timedelta

from django.db import OperationalError
from django.utils import timezone

from khuyencong.records.models import Opening, User
from khuyencong.records.openings import KEPT_DAYS, Opened

log = logging.getLogger("khuyencong.security")


def opened(user: User, what: Opened, subject: int) -> None:
    """Told once a day of each thing, in one statement. Where the database cannot take it in now the log tells it: a
    page is shown all the same."""
    now = timezone.now()
    row = Opening(user=user, what=what, subject_id=subject, day=timezone.localdate(now), at=now)
    try:
        Opening.objects.bulk_create([row], ignore_conflicts=True)
    except OperationalError:
        log.exception("opening not kept: person=%s what=%s subject=%s", user.pk, what, subject)


def forget_openings(today: date) -> int:
    """Drop what is older than it is kept for; how many there were."""
    return Opening.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()[0]
