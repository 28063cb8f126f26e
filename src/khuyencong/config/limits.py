"""How often one person, or one address, may ask for what costs much: uploads, issues, exports, searches.

Counts live in files under `var/` that all web processes of a machine share. Two requests in the same instant may be
counted once: the limits keep a machine usable, they are not what keeps secrets.
"""

import time
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from khuyencong.desk.access import way_back

from .middleware import Middleware


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `times` requests of a `kind` in `seconds`, told apart by person, or by address before sign-in."""

    kind: str
    times: int
    seconds: int


UPLOAD = Limit("upload", 60, 60)
ISSUE = Limit("issue", 30, 60)
EXPORT = Limit("export", 120, 60)
SEARCH = Limit("search", 120, 60)
REPORT = Limit("policy_report", 30, 60)
# A route × method without a line here costs little.
LIMITS: dict[tuple[str, str], Limit] = {
    ("receive", "POST"): UPLOAD,
    ("return_file", "POST"): UPLOAD,
    ("issue_report", "POST"): ISSUE,
    ("draft", "GET"): EXPORT,
    ("issue_file", "GET"): EXPORT,
    ("paper_file", "GET"): EXPORT,
    ("search", "GET"): SEARCH,
    ("policy_report", "POST"): REPORT,
}


class RateLimits(Middleware):
    """Answers 429 with the reason in words once a limit is passed."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        route = request.resolver_match.url_name if request.resolver_match else None
        limit = LIMITS.get((route or "", "GET" if request.method == "HEAD" else request.method or ""))
        if limit is None or counted(limit, asker(request)) <= limit.times:
            return None
        reason = _("Anh/chị thao tác quá nhanh: hãy đợi một phút rồi làm lại. Chưa có gì được ghi.")
        answer = render(request, "refused_at_door.html", {"reason": reason, "back": way_back(request)}, status=429)
        answer["Retry-After"] = str(limit.seconds)
        return answer


def asker(request: HttpRequest) -> str:
    """Who is counted: the person signed in, else the address."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return f"u{user.pk}" if known else f"a{request.META.get('REMOTE_ADDR', '')}"  # type: ignore[union-attr]


def counted(limit: Limit, who: str) -> int:
    """How many requests this one makes, in the present window."""
    key = f"limit:{limit.kind}:{who}:{int(time.time()) // limit.seconds}"
    cache.add(key, 0, timeout=limit.seconds)
    try:
        return cache.incr(key)
    except ValueError:  # swept away in between
        return 1
