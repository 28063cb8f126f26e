"""What every middleware of ours begins with: it has what answers behind it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class Middleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
