"""Our web server and the worker as measured processes: what they answer, spend and hold."""

import gzip
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection

from khuyencong.work.permissions import Refused

from ..house import web_command

_TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes  # as it was sent
    wall: float
    packed: bool = False

    @property
    def page(self) -> bytes:
        return gzip.decompress(self.body) if self.packed else self.body


@dataclass(slots=True)
class Server:
    """A running server: one worker, so that its CPU is that of one request after the other."""

    port: int
    process: int
    cookie: str
    _line: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self._line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)

    def get(self, address: str) -> Answer:
        begun = time.perf_counter()
        self._line.request("GET", address, headers={"Cookie": self.cookie, "Accept-Encoding": "gzip"})
        told = self._line.getresponse()
        body = told.read()
        packed = told.headers.get("Content-Encoding") == "gzip"
        return Answer(told.status, body, time.perf_counter() - begun, packed)

    def leave(self) -> None:
        self._line.close()

    def cpu(self) -> float:
        """CPU seconds the server has spent so far, with its workers."""
        return sum(_cpu_of(process) for process in family(self.process))


@contextmanager
def served(environment: Mapping[str, str], application: str, cookie: str = "") -> Iterator[Server]:
    """The application on a free port until the block ends."""
    port = free_port()
    command = web_command("127.0.0.1", port, 1, application)
    process = subprocess.Popen(command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        server = Server(port, process.pid, cookie)
        try:
            yield server
        finally:
            server.leave()
    finally:
        process.terminate()
        process.wait()


def family(process: int) -> list[int]:
    """The process and all that it started."""
    children = _children()
    found, waiting = [], [process]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def peak_mb(process: int) -> float:
    """The most memory a process has held, in MB."""
    with open(f"/proc/{process}/status", encoding="utf-8") as told:
        return next(int(line.split()[1]) for line in told if line.startswith("VmHWM")) / 1024


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def python(*arguments: str) -> list[str]:
    return [sys.executable, "-m", *arguments]


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Refused("Máy chủ web không khởi động được để đo.")


def _cpu_of(process: int) -> float:
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as told:
            fields = told.read().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat", encoding="utf-8") as told:
                    parent = int(told.read().rpartition(")")[2].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
            found.setdefault(parent, []).append(int(entry))
    return found
