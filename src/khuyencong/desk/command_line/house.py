"""Running the house: the web server, and for a demonstration the worker beside it."""

import os
import signal
import subprocess
import sys


def serve() -> int:
    """Serve on HOST:PORT until told to stop. One blocking thread a worker, workers = cores (measured)."""
    return subprocess.call(_web())


def serve_with_worker() -> int:
    """Web and background jobs together; when one ends, or on Ctrl-C, both end."""
    worker = subprocess.Popen([sys.executable, "-m", "django", "db_worker", "--interval", "0.3"])
    web = subprocess.Popen(_web())
    signal.signal(signal.SIGTERM, lambda *_: web.terminate())
    print(f"Mở http://{_host()}:{_port()}/", flush=True)
    try:
        return web.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for process in (web, worker):
            process.terminate()
            process.wait()


def _web() -> list[str]:
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        _host(),
        "--port",
        _port(),
        "--workers",
        str(os.cpu_count() or 1),
        "--blocking-threads",
        "1",
        "--no-ws",
        "khuyencong.config.wsgi:application",
    ]


def _host() -> str:
    return os.environ.get("HOST", "127.0.0.1")


def _port() -> str:
    return os.environ.get("PORT", "8000")
