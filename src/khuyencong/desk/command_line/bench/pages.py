"""Benches of pages over HTTP on a large generated ledger, beside the bare framework."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Sum
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khuyencong.terms.numbers import format_vnd
from khuyencong.work.permissions import Refused

from .measure import Figure, Promise, Size, figure, timed
from .places import Place, fresh, generated, library
from .server import Answer, Server, family, peak_mb, python, served

OURS = "khuyencong.config.wsgi:application"
_RECOUNT = """
SELECT sum(e.value) FROM records_entry e JOIN records_line l ON l.id = e.line_id
WHERE e.plan_id = %s AND e.measure_id = %s AND e.role = %s AND l.path LIKE %s
"""


def dashboard(size: Size) -> Iterator[Figure]:
    """The leader's home on the whole ledger; its totals must equal a recount of the entries."""
    place = generated(size.entries)
    client, plan = leader(), newest()
    yield figure("dashboard", "entries", [float(_entries())], "bút toán")
    limit = Promise(100)
    yield from measured_page("dashboard", place, client, "/", size, {"wall_ms": limit, "cpu_ms": limit})
    yield Figure("dashboard", "totals_off", _off(client, plan), "tổng", 1, Promise(0))
    yield from _pivots(plan, size)


def detail(size: Size) -> Iterator[Figure]:
    """One plan: with its sixty items on the whole ledger, and one of two hundred items, as it opens and whole."""
    place = generated(size.entries)
    promises = {"cpu_ms": Promise(80), "queries": Promise(15), "kilobytes": Promise(80)}
    yield from measured_page("detail", place, leader(), f"/ke-hoach/{newest().pk}/", size, promises)
    place = library(size)
    address = f"/ke-hoach/{newest().pk}/"
    yield from measured_page("detail", place, leader(), address, size, promises, "_200_items")
    yield from measured_page("detail", place, leader(), f"{address}?tiep=1", size, {}, "_200_items_whole")


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


def measured_page(
    name: str, place: Place, client: Client, address: str, size: Size, promises: dict[str, Promise], of: str = ""
) -> Iterator[Figure]:
    """What a page takes: asked of the server as browsers ask, packed; `kilobytes` are those of the page unpacked."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    with served(place.environment, OURS, cookie(client)) as server:
        walls, cpus = _walls_and_cpus(server, address, size)
        last = checked(server.get(address), address)
    for what, values, unit in (
        ("wall_ms", walls, "ms"),
        ("cpu_ms", cpus, "ms"),
        ("queries", [float(len(asked))], "truy vấn"),
        ("kilobytes", [len(last.page) / 1000], "kB"),
        ("sent_kilobytes", [len(last.body) / 1000], "kB"),
    ):
        yield figure(name, what + of, values, unit, promises.get(what))


def _pivots(plan: Any, size: Size) -> Iterator[Figure]:
    """Free cuts of everything a province has told in its years; each adds up to a recount of the entries."""
    from khuyencong.records.models import Entry, Plan
    from khuyencong.records.pivots import Dimension as By
    from khuyencong.records.pivots import Question, pivot
    from khuyencong.terms.facts import REACHED
    from khuyencong.work.plans import money_of

    plans = Plan.objects.filter(province=plan.province_id)
    question = Question(plans, money_of(plan.province).pk, REACHED)
    told = Entry.objects.filter(plan__in=plans, measure=question.measure, role__in=question.roles)
    total = told.aggregate(total=Sum("value"))["total"] or 0
    waits, off = [], 0
    for rows, columns in (
        ((By.UNIT,), (By.YEAR,)),
        ((By.UNIT,), (By.PROGRAMME, By.PERIOD)),
        ((By.GROUP,), (By.UNIT,)),
        ((By.LINE, By.SOURCE), (By.PERIOD,)),
        ((By.PROGRAMME, By.YEAR), (By.ROLE, By.SOURCE)),
    ):
        waits.append(median(run.wall for run in timed(size.runs, partial(pivot, question, rows, columns))))
        off += sum(amounts.low for amounts in pivot(question, rows, columns).values()) != total
    yield Figure("dashboard", "pivot_worst_wall_s", round(max(waits), 3), "s", size.runs, Promise(3))
    yield Figure("dashboard", "pivots_off", off, "bảng", 1, Promise(0))


def _walls_and_cpus(server: Server, address: str, size: Size) -> tuple[list[float], list[float]]:
    """Milliseconds a request, of each run; CPU is that of the server, counted in ticks over all requests of a run."""
    walls, cpus = [], []
    checked(server.get(address), address)
    for _ in range(size.runs):
        before = server.cpu()
        spent = [server.get(address).wall for _ in range(size.requests)]
        cpus.append((server.cpu() - before) * 1000 / size.requests)
        walls.append(sum(spent) * 1000 / size.requests)
    return walls, cpus


def checked(answer: Answer, address: str) -> Answer:
    if answer.status != 200:
        raise Refused(f"Trang {address} trả lời {answer.status}, không đo được.")
    return answer


def leader() -> Client:
    """The generated leader, signed in; the session is in the database, where the server finds it."""
    from khuyencong.records.models import Membership, Office

    client = Client(raise_request_exception=False, HTTP_HOST="127.0.0.1")
    held = Membership.objects.filter(office=Office.LEADER).order_by("pk")[0]
    client.force_login(held.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def cookie(client: Client) -> str:
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def newest() -> Any:
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
