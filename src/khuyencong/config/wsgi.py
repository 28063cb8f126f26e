"""The WSGI application that granian serves; settings that would harm stop it before the first request."""

import os

from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application


def start() -> WSGIHandler:
    """The application, unless a check on safety or on the paper store finds a fault."""
    handler = get_wsgi_application()
    faults = [fault for fault in run_checks(tags=[Tags.security, Tags.files]) if fault.is_serious()]
    if faults:
        raise ImproperlyConfigured(" ".join(f"{fault.msg} {fault.hint}" for fault in faults))
    return handler


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyencong.config.settings")
application = start()
