"""Debian's chromium under playwright, and the live server it talks to."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test.testcases import LiveServerThread

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

PATIENCE = (
    30_000  # milliseconds that a look waits for what it expects: a page comes in well under one, on a busy machine too
)

# No sandbox, because CI is root; the rest keeps chromium from talking to the network by itself.
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def launched(program: str) -> Iterator["Browser"]:
    from playwright.sync_api import expect, sync_playwright  # slow to import; only browser tests pay

    expect.set_options(timeout=PATIENCE)

    # playwright keeps an event loop in this thread, in which Django would refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=program, args=list(_QUIET))
        yield browser
        browser.close()


def follow(way: "Locator", key: str = "") -> None:
    """Press what loads a page anew, by mouse or by key; afterwards that page is there with its scripts run.

    Without this wait the next look may still meet the page that is being left.
    """
    with way.page.expect_navigation():
        way.press(key) if key else way.click()


class _Handler(StaticFilesHandler):
    """Static files straight from the apps, so that no collecting is needed before a test."""

    def __init__(self, _application: object) -> None:
        super().__init__(WSGIHandler())


@contextmanager
def served() -> Iterator[str]:
    """Address of the whole application on a free loopback port, each request in a thread of its own."""
    server = LiveServerThread("127.0.0.1", _Handler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()
