"""Running the house: the web server, and for a demonstration the worker beside it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from khuyencong.work.permissions import Refused

PATIENCE_S = 12  # for a request that is still being answered; the service manager waits for 30
OURS = "khuyencong.config.wsgi:application"


def serve() -> int:
    """Serve on HOST:PORT until told to stop."""
    _refuse_busy_port()
    with _running(web_command(_host(), _port(), os.cpu_count() or 1, OURS)) as web:
        return _until_told(web)


def serve_with_worker() -> int:
    """Web and background jobs together; when one ends, or on Ctrl-C, both end."""
    _refuse_busy_port()
    jobs = [sys.executable, "-m", "django", "db_worker", "--interval", "0.3"]
    with _running(jobs), _running(web_command(_host(), _port(), os.cpu_count() or 1, OURS)) as web:
        print(f"Mở http://{_host()}:{_port()}/", flush=True)
        return _until_told(web)


def web_command(host: str, port: int, workers: int, application: str) -> list[str]:
    """The server's command: one blocking thread a worker, workers = cores (measured).

    A worker that is told to end before it has begun to listen for it never hears it, so it is ended after a while.
    """
    where = ["--host", host, "--port", str(port), "--workers-kill-timeout", str(PATIENCE_S)]
    shape = ["--interface", "wsgi", "--workers", str(workers), "--blocking-threads", "1", "--no-ws"]
    return [sys.executable, "-m", "granian", *where, *shape, *_log(), application]


def _log() -> list[str]:
    """The server tells its own starts and ends in the form of all other lines."""
    return (
        ["--log-config", str(files("khuyencong.config") / "server_log.json")]
        if os.environ.get("KHUYENCONG_LOG_FORMAT") == "json"
        else []
    )


def _until_told(web: "subprocess.Popen[bytes]") -> int:
    """Wait for the server. SIGTERM is handed on to it; Ctrl-C reaches it by itself, as one of our group."""
    signal.signal(signal.SIGTERM, lambda *_: web.terminate())
    try:
        return web.wait()
    except KeyboardInterrupt:
        return 0


@contextmanager
def _running(command: list[str]) -> "Iterator[subprocess.Popen[bytes]]":
    """A process that ends with the block. A second Ctrl-C meanwhile is not heard, so that nothing is left behind."""
    process = subprocess.Popen(command)
    try:
        yield process
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _refuse_busy_port() -> None:
    """Say so before the server starts: its own complaint comes late, once a worker, and in English."""
    family = socket.AF_INET6 if ":" in _host() else socket.AF_INET
    with socket.socket(family) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((_host(), _port()))
        except OSError as fault:
            words = f"Không mở được {_host()}:{_port()} ({fault.strerror}): chọn cổng khác, ví dụ PORT=8001."
            raise Refused(words) from fault


def _host() -> str:
    return os.environ.get("HOST", "127.0.0.1")


def _port() -> int:
    raw = os.environ.get("PORT", "8000")
    if not raw.isdigit() or not 0 < int(raw) < 65536:
        raise Refused(f"PORT={raw!r}: cần một số từ 1 đến 65535.")
    return int(raw)
