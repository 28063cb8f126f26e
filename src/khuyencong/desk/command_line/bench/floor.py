"""The bare framework: one view that says hello, to see what a page costs before it does anything."""

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("", hello)]


def application() -> WSGIHandler:
    """A Django without database, middleware or templates; called by the server in a process of its own."""
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bare")  # noqa: S106
    return get_wsgi_application()
