"""Whose address a request bears when a proxy stands before us: the proxy's word, never the visitor's."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .middleware import Middleware


class BehindProxy(Middleware):
    """With HTTPS on, a proxy on this machine hands every request on: the last address it names is the visitor's.

    Without it every visitor would share one address, and with it one count of tries. What a visitor writes into the
    header comes before what the proxy adds, so only the last one counts; without a proxy the header is not read.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.HTTPS and (told := request.META.get("HTTP_X_FORWARDED_FOR")):
            request.META["REMOTE_ADDR"] = told.rpartition(",")[2].strip()
        return self.get_response(request)
