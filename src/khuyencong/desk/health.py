"""Health: whether the house can serve, for the watchman and the balancer; one of three words and nothing else."""

import logging
import os
import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from khuyencong.records.append_only import missing_guards
from khuyencong.records.clock import keeps_time
from khuyencong.records.models import Verification
from khuyencong.records.powers import excess_power

log = logging.getLogger(__name__)
LOW_BYTES = 2 << 30  # some hundred papers and their backup
PATIENCE = timedelta(minutes=10)  # a long scan takes minutes; then nobody is reading
NIGHTLY = timedelta(hours=26)  # proof and backup come every night; later than this one was left out


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Public: 200 «ok», 200 «warning» while people can still work, or 503 «not ok»; the reason in the log only."""
    fault = what_ails()
    if fault:
        log.error("not healthy: %s", fault)
        return HttpResponse("not ok\n", content_type="text/plain", status=503)
    if trouble := what_threatens():
        log.warning("not well: %s", trouble)
        return HttpResponse("warning\n", content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def what_ails() -> str:
    """Why the house cannot serve; "" when the ledger answers, is guarded, and papers can be kept."""
    try:
        unguarded = missing_guards(connection)
    except (DatabaseError, InterfaceError) as fault:
        return f"database: {fault}"
    if unguarded:
        return f"ledger without its guards: {', '.join(unguarded)}"
    store = Path(settings.STORE_ROOT)
    if store.is_dir() and not os.access(store, os.W_OK):
        return f"papers cannot be written to {store}"
    if _free_bytes() < settings.MAX_PAPER_BYTES:
        return "disk full: a paper cannot be kept"
    return ""


def what_threatens() -> str:
    """What does not stop people yet: a disk that fills up, papers that nobody reads, a memory whose guards
    we could take off, a clock nobody keeps, or a memory not proven or not found whole; "" when nothing does."""
    if (free := _free_bytes()) < LOW_BYTES:
        return f"disk: {free >> 20} MB free"
    since = timezone.now() - PATIENCE
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=since).count()
    if waiting:
        return f"worker: {waiting} jobs wait longer than {PATIENCE}"
    return _unguarded() or _untimed() or _unproven()


def _unguarded() -> str:
    """In production the program signs in as a role that serves and owns nothing (deploy/postgresql-roles.sql)."""
    power = excess_power(connection) if settings.HTTPS else ""
    return f"database: we sign in as its {power}, who could take the ledger's guards off" if power else ""


def _untimed() -> str:
    """In production each act and each line of the log is told by a clock that a time server keeps."""
    return "clock: no time server keeps it" if settings.HTTPS and keeps_time() is False else ""


def _unproven() -> str:
    """What the newest proof of the memory found, or that it is old; a house that never had one is told at home."""
    last = Verification.objects.first()
    if last is None:
        return ""
    if last.faults:
        return f"verify: {last.faults} faults at {last.at:%F %R}, the first: {last.words}"
    return f"verify: not since {last.at:%F %R}" if timezone.now() - last.at > NIGHTLY else ""


def _free_bytes() -> int:
    """Where memory and papers lie; the fuller disk counts."""
    places = (Path(settings.VAR), Path(settings.STORE_ROOT))
    return min(shutil.disk_usage(place).free for place in places if place.is_dir())
