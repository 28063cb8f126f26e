"""Health: whether the house can serve, for the watchman and the balancer; says ok or not ok and nothing else."""

import logging
import os
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from khuyencong.records.append_only import missing_guards

log = logging.getLogger(__name__)


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Public: 200 «ok», or 503 «not ok» with the reason in the log only."""
    fault = what_ails()
    if not fault:
        return HttpResponse("ok\n", content_type="text/plain")
    log.error("not healthy: %s", fault)
    return HttpResponse("not ok\n", content_type="text/plain", status=503)


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
    return ""
