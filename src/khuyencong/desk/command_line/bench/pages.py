"""Benches of pages over HTTP on a large generated ledger, beside the bare framework."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from statistics import quantiles
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khuyencong.terms.numbers import format_vnd
from khuyencong.work.permissions import Refused

from .measure import Figure, Promise, Size, figure
from .places import Place, fresh, generated
from .server import Answer, Server, family, peak_mb, python, served

OURS = "khuyencong.config.wsgi:application"
_RECOUNT = """
SELECT sum(e.value) FROM records_entry e JOIN records_line l ON l.id = e.line_id
WHERE e.plan_id = %s AND e.measure_id = %s AND e.role = %s AND l.path LIKE %s
"""


def dashboard(size: Size) -> Iterator[Figure]:
    """The leader's home on the whole ledger; its totals must equal a recount of the entries."""
    place = generated(size.entries)
    client, plan = _leader(), _newest()
    yield figure("dashboard", "entries", [float(_entries())], "bút toán")
    limit = Promise(100)
    yield from _page("dashboard", place, client, "/", size, {"wall_ms": limit, "cpu_ms": limit})
    yield Figure("dashboard", "totals_off", _off(client, plan), "tổng", 1, Promise(0))


def plan_page(size: Size) -> Iterator[Figure]:
    """One plan with its sixty items; promised like any page of details."""
    place = generated(size.entries)
    promises = {"cpu_ms": Promise(80), "queries": Promise(15), "kilobytes": Promise(80)}
    yield from _page("plan-page", place, _leader(), f"/ke-hoach/{_newest().pk}/", size, promises)


def search(size: Size) -> Iterator[Figure]:
    """The search box over every name the ledger holds (the promise speaks of 200,000 names)."""
    place = generated(size.entries)
    from khuyencong.records.models import Line

    yield figure("search", "names", [float(Line.objects.count())], "tên")
    with served(place.environment, OURS, _cookie(_leader())) as server:
        _checked(server.get("/tim/?q=lang+nghe"), "/tim/")
        waits = [server.get("/tim/?q=lang+nghe").wall * 1000 for _ in range(max(2, size.runs * size.requests))]
    yield figure("search", "p95_ms", [quantiles(waits, n=20)[-1]], "ms", Promise(20))


def floor(size: Size) -> Iterator[Figure]:
    """What the framework takes for a page that says nothing."""
    with (
        fresh() as place,
        served(place.environment | {"GRANIAN_FACTORY": "1"}, f"{__package__}.floor:application") as server,
    ):
        walls, cpus = _walls_and_cpus(server, "/", replace(size, requests=50 * size.requests))
    yield figure("floor", "hello_wall_ms", walls, "ms")
    yield figure("floor", "hello_cpu_ms", cpus, "ms")


def worker(size: Size) -> Iterator[Figure]:
    """The memory of the worker after it has read a long paper."""
    peaks = []
    for _ in range(min(size.runs, 5)):
        with fresh() as place:
            place.run("migrate")
            peaks.append(_worker_peak(place, size))
    yield figure("worker", "peak_mb", peaks, "MB", Promise(200))


def _page(
    name: str, place: Place, client: Client, address: str, size: Size, promises: dict[str, Promise]
) -> Iterator[Figure]:
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    with served(place.environment, OURS, _cookie(client)) as server:
        walls, cpus = _walls_and_cpus(server, address, size)
        last = _checked(server.get(address), address)
    yield figure(name, "wall_ms", walls, "ms", promises.get("wall_ms"))
    yield figure(name, "cpu_ms", cpus, "ms", promises.get("cpu_ms"))
    yield figure(name, "queries", [float(len(asked))], "truy vấn", promises.get("queries"))
    yield figure(name, "kilobytes", [len(last.body) / 1000], "kB", promises.get("kilobytes"))


def _walls_and_cpus(server: Server, address: str, size: Size) -> tuple[list[float], list[float]]:
    """Milliseconds a request, of each run; CPU is that of the server, counted in ticks over all requests of a run."""
    walls, cpus = [], []
    _checked(server.get(address), address)
    for _ in range(size.runs):
        before = server.cpu()
        spent = [server.get(address).wall for _ in range(size.requests)]
        cpus.append((server.cpu() - before) * 1000 / size.requests)
        walls.append(sum(spent) * 1000 / size.requests)
    return walls, cpus


def _checked(answer: Answer, address: str) -> Answer:
    if answer.status != 200:
        raise Refused(f"Trang {address} trả lời {answer.status}, không đo được.")
    return answer


def _leader() -> Client:
    """The generated leader, signed in; the session is in the database, where the server finds it."""
    from khuyencong.records.models import Membership, Office

    client = Client(raise_request_exception=False, HTTP_HOST="127.0.0.1")
    held = Membership.objects.filter(office=Office.LEADER).order_by("pk")[0]
    client.force_login(held.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _cookie(client: Client) -> str:
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def _newest() -> Any:
    from khuyencong.records.models import Plan

    return Plan.objects.order_by("-year", "programme_id")[0]


def _entries() -> int:
    from khuyencong.records.models import Entry

    return Entry.objects.count()


def _off(client: Client, plan: Any) -> int:
    """How many of the totals shown are not what the entries come to."""
    from khuyencong.work.plans import money_of

    page = client.get("/").content.decode()
    money = money_of(plan.province).pk
    with connection.cursor() as cursor:
        off = 0
        for role in ("plan", "actual"):
            cursor.execute(_RECOUNT, [plan.pk, money, role, f"{plan.top.path}%"])
            off += format_vnd(int(cursor.fetchone()[0] or 0)) not in page
    return off


def _worker_peak(place: Place, size: Size) -> float:
    """Let a worker read one paper of ours, then look at the most it held."""
    place.run("generate", "--scale", "1", "--entries", "1")
    reading = place.start("waiting", str(size.rows))
    worker = subprocess.Popen(
        python("django", "db_worker", "--interval", "0.1"),
        env=place.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        said = reading.communicate("")[0].strip()
        if said != '"read"':
            raise Refused(f"Tiến trình nền không đọc được văn bản để đo: {said}")
        return max(peak_mb(process) for process in family(worker.pid))
    finally:
        worker.terminate()
        worker.wait()
