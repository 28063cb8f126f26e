"""Where browsers tell that the content policy stopped something: one line in the log, without what the page held."""

import json
import logging
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

log = logging.getLogger("khuyencong.security")
LONGEST = 8 * 1024


@csrf_exempt  # a browser sends it by itself, without our form; it changes nothing
@require_POST
def policy_report(request: HttpRequest) -> HttpResponse:
    """Always 204: a sender learns nothing from the answer."""
    told = request.read(LONGEST + 1)
    if len(told) <= LONGEST:
        _log(told)
    return HttpResponse(status=204)


def _log(told: bytes) -> None:
    try:
        report = json.loads(told).get("csp-report", {})
        stopped = {name: _word(report.get(name, "")) for name in ("document-uri", "blocked-uri")}
        rule = _word(report.get("effective-directive", ""))
    except (ValueError, AttributeError):
        return
    log.warning("policy stopped %s on %s: %s", stopped["blocked-uri"], stopped["document-uri"], rule)


def _word(value: object) -> str:
    """An address without its query and secrets, a word without line breaks; either kept short."""
    place = urlsplit(str(value)[:300])
    return f"{place.netloc}{place.path}"[:120].encode("ascii", "replace").decode().replace("\n", " ").replace("\r", " ")
