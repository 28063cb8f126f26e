"""One line for every request: who (by number), which route, how it ended, how long it took, and the acts it recorded.

The request's number stands in all lines written while it is answered and in the answer itself (`X-Request-Id`), so that
a person who met an error can name it. Neither addresses nor what was typed enter the log.
"""

import logging
import secrets
import time
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.http import HttpRequest, HttpResponse

from khuyencong.records.models import Act

from .logs import Asked, answering
from .middleware import Middleware

HEADER = "X-Request-Id"
log = logging.getLogger("khuyencong.request")


class RequestLog(Middleware):
    """Numbers the request and tells it once it is answered."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked, began = Asked(secrets.token_hex(8)), time.perf_counter()
        before = answering.set(asked)
        request.asked = asked  # type: ignore[attr-defined]
        try:
            answer = self.get_response(request)
            answer[HEADER] = asked.number
            _tell(request, answer, asked, round((time.perf_counter() - began) * 1000))
            return answer
        finally:
            answering.reset(before)


def _tell(request: HttpRequest, answer: HttpResponse, asked: Asked, took_ms: int) -> None:
    person = getattr(getattr(request, "user", None), "pk", None)
    route = (request.resolver_match.url_name or "") if request.resolver_match else ""
    told: dict[str, Any] = {"method": request.method, "route": route, "status_code": answer.status_code, "ms": took_ms}
    log.info(
        "%s %s %s %s ms person=%s acts=%s", *told.values(), person, asked.acts,
        extra={**told, "person": person, "acts": asked.acts},
    )  # fmt: skip


def _on_act(instance: Act, created: bool, **_signal: object) -> None:
    """An act counts for the request once it is committed: what was rolled back was not recorded."""
    asked = answering.get()
    if created and asked is not None:
        transaction.on_commit(lambda: asked.acts.append(instance.number))


def listen() -> None:
    post_save.connect(_on_act, sender=Act, dispatch_uid="khuyencong.request_log")
