"""A house that answers what it heard: one line a request, with its method, its path and its body."""

from collections.abc import Callable
from typing import Any


def application(environ: dict[str, Any], start: Callable[[str, list[tuple[str, str]]], object]) -> list[bytes]:
    body = environ["wsgi.input"].read()
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"<{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {body.decode('latin-1')}>".encode()]
